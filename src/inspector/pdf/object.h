/* SPDX-License-Identifier: Apache-2.0
 *
 * The objects of a PDF as our writer writes them.
 *
 * What layout.c defines is declared here.
 */
#ifndef SK_INSPECTOR_PDF_OBJECT_H
#define SK_INSPECTOR_PDF_OBJECT_H

#include "inspector/pdf/pdf.h"

typedef enum {
    SK_PDF_IS_NULL = 1 << 0,
    SK_PDF_IS_BOOLEAN = 1 << 1,
    SK_PDF_IS_INTEGER = 1 << 2,
    SK_PDF_IS_REAL = 1 << 3,
    SK_PDF_IS_STRING = 1 << 4,
    SK_PDF_IS_NAME = 1 << 5,
    SK_PDF_IS_ARRAY = 1 << 6,
    SK_PDF_IS_DICTIONARY = 1 << 7,
    SK_PDF_IS_STREAM = 1 << 8,
    SK_PDF_IS_REFERENCE = 1 << 9,
} SkPdfSort;

/* One value. What an array or a dictionary holds follows one another from its
 * first; 0 is no node. */
typedef struct {
    SkPdfSort sort;
    uint32_t count;       /* of what it holds */
    uint32_t first, next; /* the first it holds, the next beside it */
    int32_t number;       /* an integer, the number of the object that is
                             referred to, or 1 for true */
    SkSpan text;          /* as it is written; of a name without the slash */
    SkSpan key;           /* within a dictionary: without the slash */
} SkPdfNode;

typedef struct {
    uint32_t node;
    const uint8_t *at;   /* where it begins */
    SkSpan stream;       /* the bytes of its stream */
    bool listed;         /* it is on the list of pages */
    const void *seen[4]; /* the rules by which it is checked */
} SkPdfThing;

typedef struct {
    SkSpan all;
    SkPdfNode *nodes;
    uint32_t n_nodes, room;
    SkPdfThing *things; /* the objects; things[0] is none */
    uint32_t n_things, thing_room;
    uint32_t root, info; /* the numbers of these objects; info may be 0 */
} SkPdfFile;

/* sk_pdf_value: reads one value at @in->p, which moves behind it. Returns its
 * node, or 0 if it is not as our writer writes it. */
uint32_t sk_pdf_value(SkPdfFile *file, SkSpan *in);

/* sk_pdf_layout: reads the whole file. Returns NULL if every byte of it belongs
 * to an object, to the table of them or to the trailer, else the byte that does
 * not. sk_pdf_close frees what it allocated, in both cases. */
const uint8_t *sk_pdf_layout(SkPdfFile *file);
void sk_pdf_close(SkPdfFile *file);

/* sk_pdf_get: returns the node of the value of @key in @node, a dictionary or
 * stream; 0 if there is none. */
uint32_t sk_pdf_get(const SkPdfFile *file, uint32_t node, const char *key);

/* sk_pdf_reach: follows @node if it is a reference. */
uint32_t sk_pdf_reach(const SkPdfFile *file, uint32_t node);

/* sk_pdf_is: returns whether @node is the name @name. */
bool sk_pdf_is(const SkPdfFile *file, uint32_t node, const char *name);

/* sk_pdf_string: decodes the string @node into @out, which has room for as many
 * bytes as the string is written with. Returns the length. */
size_t sk_pdf_string(const SkPdfNode *node, uint8_t *out);

/* sk_pdf_unpack: inflates @stream. Returns what is in it, which the caller
 * frees, in *@out; false if it is no stream of zlib or holds more than @most
 * bytes. */
bool sk_pdf_unpack(SkSpan stream, size_t most, SkSpan *out);

#endif
