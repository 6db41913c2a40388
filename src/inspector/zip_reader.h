/* SPDX-License-Identifier: Apache-2.0
 *
 * The members of a ZIP in the only form that the writer makes: every byte
 * belongs to a member, its two headers, or the one end record, and the headers
 * agree. What the members hold is not looked at.
 */
#ifndef SK_INSPECTOR_ZIP_READER_H
#define SK_INSPECTOR_ZIP_READER_H

#include "inspector/inner.h"

typedef struct {
    SkSpan file;
    const uint8_t *local, *central; /* the next header of each kind */
    const uint8_t *directory;       /* where the central headers begin */
} SkZipReader;

typedef struct {
    const uint8_t *local;
    SkSpan name, data;
    uint32_t method; /* 0 stored, 8 deflated */
    uint32_t crc, size;
} SkZipEntry;

/* sk_zip_begin: reads the end record, which says how many members there are and
 * where the directory begins. sk_zip_next: reads the two headers of the next
 * member, which must say the same, and only what the writer's headers say; call
 * it @n times. sk_zip_end: nothing lies behind the last. */
SkNo sk_zip_begin(SkZipReader *zip, SkSpan file, uint32_t *n);
SkNo sk_zip_next(SkZipReader *zip, SkZipEntry *entry);
SkNo sk_zip_end(const SkZipReader *zip);

#endif
