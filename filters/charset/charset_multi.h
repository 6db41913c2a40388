/* SPDX-License-Identifier: Apache-2.0
 *
 * Charsets read by tables: one byte a character, or one to four; and UTF-16
 * and UTF-32, which need none. For charset*.c only.
 */
#ifndef SK_CHARSET_CHARSET_MULTI_H
#define SK_CHARSET_CHARSET_MULTI_H

#include <iconv.h>
#include <charset/charset_cells.h>
#include <charset/charset_read.h>

/* Places of cells (charset_cells.h); 0: the charset has no such codes. */
typedef struct {
    guint single; /* bytes 01-FF */
    guint pairs;  /* 80-FE by 30-FE */
    guint triple; /* 8F, then A1-FE twice */
    guint plane;  /* 8E, then A1-B0 for the plane, then A1-FE twice */
    guint four;   /* GB18030: 81-84, 30-39, 81-FE, 30-39 */
} SkMulti;

/* sk_multi_fill: makes the tables of the charset called @name. */
void sk_multi_fill(SkMulti *multi, const char *name, iconv_t converter);

/* sk_multi_put: writes what stands in @cell. */
void sk_multi_put(SkReading *reading, SkCell cell);

/* As sk_read, but for counting wide characters. */
void sk_multi_read(SkReading *reading, const SkMulti *multi,
                   const guchar *bytes, gsize len);
void
sk_read_utf16(SkReading *reading, gboolean big, const guchar *bytes, gsize len);
void
sk_read_utf32(SkReading *reading, gboolean big, const guchar *bytes, gsize len);

#endif
