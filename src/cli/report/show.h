/* SPDX-License-Identifier: Apache-2.0
 *
 * The forms of a report: text for a terminal, CSV for a spreadsheet, JSON for a
 * program, one HTML page for paper. What comes from mails (names, domains) is
 * made harmless for the reader of each form.
 *
 * What these files define is declared here: show_html.c, show_text.c.
 */
#ifndef SK_CLI_REPORT_SHOW_H
#define SK_CLI_REPORT_SHOW_H

#include "cli/report/facts.h"
#include "cli/report/words.h"

typedef struct {
    const SkMailFacts *facts;
    const SkVoice *voice;
    const char *period; /* as people call it: "2026-11-28", "2026-11", … */
    const char *domain; /* or NULL */
    guint top;          /* rows of a section at most */
    guint damaged;      /* files that could not be read to their end */
} SkShow;

/* Each appends the whole report. */
void sk_show_text(const SkShow *show, GString *out);
void sk_show_csv(const SkShow *show, GString *out);
void sk_show_json(const SkShow *show, GString *out);
void sk_show_html(const SkShow *show, GString *out);

/* ---- shared by the forms ---- */

/* One number of the overview. */
typedef struct {
    const char *id; /* of a word, and in CSV and JSON */
    guint64 number;
} SkShowTotal;

#define SK_SHOW_TOTALS 16

/* sk_show_totals: fills in the totals and returns how many there are. */
guint sk_show_totals(const SkShow *show, SkShowTotal totals[SK_SHOW_TOTALS]);

/* sk_show_rows: returns the rows of @section in the order in which they are
 * shown: by time, or most first. The array is the caller's. @columns gets the
 * number of columns. */
GPtrArray *sk_show_rows(const SkShow *show, SkSection section, guint *columns);

/* sk_show_key: returns the key or label of a row as text that is safe on a
 * terminal and on paper, as a new string. */
char *sk_show_key(SkSlice slice);

/* sk_show_title: returns the title of @section. */
const char *sk_show_title(const SkShow *show, SkSection section);

/* sk_show_number: returns @number with separators of thousands. New string. */
char *sk_show_number(guint64 number);

/* sk_show_note: returns the text for @id with @count filled in. New string. */
char *sk_show_note(const SkShow *show, const char *id, guint64 count);

#endif
