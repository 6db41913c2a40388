/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the inspector say to each other; nobody else includes it.
 * All readers look at spans of the one output in place. None trusts that
 * another ran before: each checks its own bounds.
 */
#ifndef SK_INSPECTOR_INNER_H
#define SK_INSPECTOR_INNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "inspector/order.h"

typedef struct {
    const uint8_t *p, *end; /* from p up to, not including, end */
} SkSpan;

typedef struct {
    const SkInspectOrder *order;
    SkSpan all; /* the whole output */
    SkInspectAnswer *answer;
} SkInspection;

/* sk_refuse: writes the no into the answer; @at: the byte it is about. */
static inline bool
sk_refuse(SkInspection *inspection, SkInspectWhy why, uint32_t part,
          const uint8_t *at)
{
    inspection->answer->accepted = 0;
    inspection->answer->why = why;
    inspection->answer->part = part;
    inspection->answer->offset = (uint64_t)(at - inspection->all.p);
    return false;
}

static inline bool
sk_is_blank(uint8_t c)
{
    return c == ' ' || c == '\t';
}

static inline bool
sk_is_printable(uint8_t c)
{
    return c >= 0x20 && c < 0x7F;
}

/* ---- lines.c ------------------------------------------------------------ */

#define SK_LINE_MAX 990 /* bytes before CRLF: sendmail wraps longer ones */

/* sk_inspect_lines: the whole mail is 7-bit lines of at most SK_LINE_MAX bytes
 * that end in CRLF; no CR, LF or NUL stands alone. Other controls are left to
 * those who know what the line is. */
bool sk_inspect_lines(SkInspection *inspection);

/* ---- text.c ------------------------------------------------------------- */

typedef enum {
    SK_ENDS_NONE, /* one line: neither line ends nor TAB */
    SK_ENDS_CRLF,
    SK_ENDS_LF,
    SK_ENDS_OPEN, /* LF or CRLF: the first one decides */
} SkLineEnds;

/* UTF-8 as it arrives in pieces; start with {ends} and zeros. */
typedef struct {
    SkLineEnds ends;
    uint32_t prev; /* last character, 0 before the first */
    bool bad;      /* what follows the bytes taken may not stand there */
} SkText;

/* sk_text_take: takes whole characters that may leave from the @n bytes at
 * @p. Returns how many bytes it took; fewer than @n: what follows is bad, or,
 * without text->bad, not complete (three bytes at most). */
size_t sk_text_take(SkText *text, const uint8_t *p, size_t n);

/* sk_text_may_end: whether the text may end here (no joiner dangles). */
bool sk_text_may_end(const SkText *text);

/* ---- jis.c -------------------------------------------------------------- */

/* sk_jis_line: one line (or encoded word) of ISO-2022-JP without its line
 * end. NULL when strict, else the byte that is not. */
const uint8_t *sk_jis_line(SkSpan line, bool tabs);

/* ---- base64.c ----------------------------------------------------------- */

#define SK_BASE64_LINE  76 /* characters of every line but the last */
#define SK_BASE64_BYTES 57 /* bytes they hold */
#define SK_BASE64_CHUNK (SK_BASE64_BYTES * 64) /* most sk_base64_read gives */

/* sk_base64_word: @n characters into @out (3 bytes for every 4 characters).
 * Strict: whole quanta, padding only at the end, no trailing bits set. Returns
 * the bytes, 0 when there is none or @bad says which character is wrong. */
size_t
sk_base64_word(const uint8_t *p, size_t n, uint8_t *out, const uint8_t **bad);

/* A body in base64; start with {start, start, end}. */
typedef struct {
    const uint8_t *start, *p, *end;
    const uint8_t *bad; /* set when a line is not as it must be */
} SkBase64Body;

/* sk_base64_read: the next bytes, at most SK_BASE64_CHUNK; 0 at the end or
 * when body->bad is set. */
size_t sk_base64_read(SkBase64Body *body, uint8_t *out);

/* sk_base64_place: the quantum that holds decoded byte @at. */
const uint8_t *sk_base64_place(const SkBase64Body *body, size_t at);

/* ---- encoded_word.c, header_value.c, address.c -------------------------- */

/* sk_encoded_word: the encoded word that begins at @in.p; @chain is the text
 * of the neighbours before it, if any. Returns what follows it, NULL when it
 * is not strict. */
const uint8_t *sk_encoded_word(SkSpan in, SkText *chain);

/* Each: NULL when @value is as the grammar says, else the byte that is not.
 * @value: after the colon and its space, folds included, without the last
 * CRLF. */
typedef const uint8_t *(*SkValueCheck)(SkSpan value);
const uint8_t *sk_field_trace(SkSpan value);      /* Received */
const uint8_t *sk_field_text(SkSpan value);       /* Subject */
const uint8_t *sk_field_ids(SkSpan value);        /* References */
const uint8_t *sk_field_date(SkSpan value);       /* Date */
const uint8_t *sk_field_token(SkSpan value);      /* Precedence */
const uint8_t *sk_field_sekisho(SkSpan value);    /* X-Sekisho */
const uint8_t *sk_field_version(SkSpan value);    /* MIME-Version */
const uint8_t *sk_field_addresses(SkSpan value);  /* From */
const uint8_t *sk_field_recipients(SkSpan value); /* To: may be undisclosed */

/* ---- header.c ----------------------------------------------------------- */

typedef struct {
    SkSpan type;     /* value of Content-Type */
    SkSpan encoding; /* value of Content-Transfer-Encoding */
    SkSpan body;     /* what follows the empty line */
} SkHeaders;

/* sk_keep_is_whole: the kept names of an order are names. */
bool sk_keep_is_whole(const SkInspectOrder *order);

/* sk_inspect_headers: the headers of the message: names, order, counts,
 * values. What the type means is the caller's. */
bool sk_inspect_headers(SkInspection *inspection, SkHeaders *headers);

#endif
