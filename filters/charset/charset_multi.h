/* SPDX-License-Identifier: Apache-2.0
 *
 * Charsets that are decoded by tables, with one to four bytes a character, and
 * UTF-16 and UTF-32, which need no table. Only charset*.c use this.
 */
#ifndef SK_CHARSET_CHARSET_MULTI_H
#define SK_CHARSET_CHARSET_MULTI_H

#include <iconv.h>
#include <charset/charset_cells.h>
#include <charset/charset_read.h>

/* Where the cells of each kind of code begin (charset_cells.h); 0 if the
 * charset has no such codes. */
typedef struct {
    guint single; /* the bytes 01 to FF */
    guint pairs;  /* 80 to FE, then 30 to FE */
    guint triple; /* 8F, then twice A1 to FE */
    guint plane;  /* 8E, then A1 to B0 for the plane, then twice A1 to FE */
    guint four;   /* GB18030: 81 to 84, 30 to 39, 81 to FE, 30 to 39 */
} SkMulti;

/* sk_multi_fill: makes the tables of the charset @name, which @converter
 * decodes. */
void sk_multi_fill(SkMulti *multi, const char *name, iconv_t converter);

/* sk_multi_put: writes the characters of @cell. */
void sk_multi_put(SkReading *reading, SkCell cell);

/* sk_multi_read: does what sk_read does, except that it does not count wide
 * characters. */
void sk_multi_read(SkReading *reading, const SkMulti *multi,
                   const guchar *bytes, gsize len);
void
sk_read_utf16(SkReading *reading, gboolean big, const guchar *bytes, gsize len);
void
sk_read_utf32(SkReading *reading, gboolean big, const guchar *bytes, gsize len);

#endif
