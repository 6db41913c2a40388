/* SPDX-License-Identifier: Apache-2.0
 *
 * The charsets we read, by the names mail gives them. For charset*.c only.
 */
#ifndef SK_CHARSET_CHARSET_TABLE_H
#define SK_CHARSET_CHARSET_TABLE_H

#include <glib.h>

typedef enum {
    SK_CODE_ASCII,    /* us-ascii: what is not ASCII in it contradicts it */
    SK_CODE_WESTERN,  /* latin-1: the label of software that knows no other */
    SK_CODE_UTF_8,    /* by hand */
    SK_CODE_JIS,      /* ISO-2022-JP and its relatives, by hand */
    SK_CODE_SJIS,     /* by hand, CP932's mapping */
    SK_CODE_EUC_JP,   /* by hand, CP51932 and eucJP-ms are the same to us */
    SK_CODE_UTF_7,    /* iconv; the text is 7-bit */
    SK_CODE_UTF_16,   /* iconv; either byte order, by BOM or looks */
    SK_CODE_UTF_16LE, /* iconv; two bytes a step */
    SK_CODE_UTF_16BE,
    SK_CODE_UTF_32, /* iconv; either byte order */
    SK_CODE_UTF_32LE,
    SK_CODE_UTF_32BE,
    SK_CODE_SINGLE, /* iconv; one byte a character */
    SK_CODE_MULTI,  /* iconv; one to four bytes */
} SkCode;

typedef struct {
    const char *name; /* canonical */
    SkCode code;
    const char *iconv;   /* what iconv_open calls it; NULL: not needed */
    const char *aliases; /* " word word ": lower case, letters and digits only;
                            name's own form too */
} SkCharsetRow;

extern const SkCharsetRow sk_charset_rows[];
extern const guint sk_charset_n_rows;

/* sk_charset_find: the row of @label (quotes, case, punctuation and "charset="
 * do not matter), or NULL. */
const SkCharsetRow *sk_charset_find(const char *label);

/* sk_charset_row: the row read by @code; @code is not SINGLE or MULTI. */
const SkCharsetRow *sk_charset_row(SkCode code);

#endif
