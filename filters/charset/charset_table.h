/* SPDX-License-Identifier: Apache-2.0
 *
 * The charsets that can be decoded, by the names that mail gives them. Only
 * charset*.c use this.
 */
#ifndef SK_CHARSET_CHARSET_TABLE_H
#define SK_CHARSET_CHARSET_TABLE_H

#include <glib.h>

typedef enum {
    SK_CODE_ASCII,   /* us-ascii, which any byte beyond ASCII contradicts */
    SK_CODE_WESTERN, /* latin-1, the label of software that knows no other */
    SK_CODE_UTF_8,   /* decoded by hand */
    SK_CODE_JIS,     /* ISO-2022-JP and its relatives, decoded by hand */
    SK_CODE_SJIS,    /* decoded by hand, as CP932 maps it */
    /* decoded by hand; CP51932 and eucJP-ms are treated alike */
    SK_CODE_EUC_JP,
    SK_CODE_UTF_7,    /* decoded by iconv; the text is 7-bit */
    SK_CODE_UTF_16,   /* either byte order, by its mark or by its text */
    SK_CODE_UTF_16LE, /* little-endian, decoded two bytes at a time */
    SK_CODE_UTF_16BE,
    SK_CODE_UTF_32, /* either byte order */
    SK_CODE_UTF_32LE,
    SK_CODE_UTF_32BE,
    SK_CODE_SINGLE, /* one byte a character */
    SK_CODE_MULTI,  /* one to four bytes a character */
} SkCode;

typedef struct {
    const char *name; /* the canonical name */
    SkCode code;
    /* its name for iconv_open; NULL if iconv is not needed */
    const char *iconv;
    /* " word word " in lower case, letters and digits only, including the form
     * of the name itself */
    const char *aliases;
} SkCharsetRow;

extern const SkCharsetRow sk_charset_rows[];
extern const guint sk_charset_n_rows;

/* sk_charset_find: returns the row of @label, or NULL. Quotes, case,
 * punctuation and "charset=" do not matter. */
const SkCharsetRow *sk_charset_find(const char *label);

/* sk_charset_row: returns the row that is decoded by @code, which is not SINGLE
 * or MULTI. */
const SkCharsetRow *sk_charset_row(SkCode code);

#endif
