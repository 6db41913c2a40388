/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads JSON (RFC 8259) from memory without copying it: strict, one pass, no
 * tree. It is fast because it is told what to keep: strings stay where they
 * are, escapes and all, until somebody wants to show them. A document that
 * breaks the grammar anywhere, also in what nobody keeps, is broken as a whole.
 */
#ifndef SK_CLI_REPORT_SCAN_H
#define SK_CLI_REPORT_SCAN_H

#include <glib.h>

/* A string of the document as it stands there between the quotes: valid UTF-8,
 * with escapes (\n, \u00e9) that are valid but not undone. @at is NULL if there
 * was no string, or a JSON null in its place. */
typedef struct {
    const char *at;
    gsize len;
} SkSlice;

/* How deep arrays and objects may be nested; a report line needs four levels.
 */
#define SK_SCAN_DEPTH 32

typedef struct {
    const char *at; /* what is read next */
    /* The end of the document, where a control character stands. No loop takes
     * one, so every loop ends there. */
    const char *end;
    guint depth;     /* arrays and objects that are open */
    gboolean broken; /* the document is not JSON, whatever else is in it */
} SkScan;

/* sk_scan_begin: begins to read @len bytes at @text. @text[@len] must be a
 * readable control character, such as the LF of the line. */
SkScan sk_scan_begin(const char *text, gsize len);

/* sk_scan_end: returns TRUE if the document was whole JSON and nothing but
 * blanks follows it. */
gboolean sk_scan_end(SkScan *scan);

/* sk_scan_peek: returns the first character of the next value. */
char sk_scan_peek(SkScan *scan);

/* sk_scan_open: steps into an object or array; FALSE if @bracket is not next.
 * Then, as long as sk_scan_more is TRUE, exactly one entry is read: a key and a
 * value in an object, a value in an array. @first is TRUE before the first. */
gboolean sk_scan_open(SkScan *scan, char bracket);
gboolean sk_scan_more(SkScan *scan, char close, gboolean *first);

/* These read one key, string or value. They return FALSE if the document is
 * broken there, or for sk_scan_text and sk_scan_count, if the value is of
 * another kind, which is then skipped. sk_scan_text takes null too. */
gboolean sk_scan_key(SkScan *scan, SkSlice *key);
gboolean sk_scan_text(SkScan *scan, SkSlice *text);
gboolean sk_scan_count(SkScan *scan, guint64 *count);
gboolean sk_scan_skip(SkScan *scan);

/* sk_slice_is: returns whether @slice is @word, which holds nothing that JSON
 * must escape. */
gboolean sk_slice_is(SkSlice slice, const char *word);

/* sk_slice_text: returns the text with its escapes undone, as a new UTF-8
 * string. What is no character (half a surrogate pair, NUL) becomes U+FFFD. */
char *sk_slice_text(SkSlice slice);

#endif
