/* SPDX-License-Identifier: Apache-2.0
 *
 * What the lines of one period say together. Memory does not grow with the
 * number of lines.
 */
#ifndef SK_CLI_REPORT_FACTS_H
#define SK_CLI_REPORT_FACTS_H

#include "cli/report/line.h"
#include "cli/report/period.h"
#include "cli/report/tally.h"

/* X(symbol, id, the columns of its numbers). The ids name the section in CSV,
 * JSON and the table of words. */
#define SK_SECTIONS(X)                                                         \
    X(TIME, "time", "messages", "withheld", "removed")                         \
    X(VERDICT, "verdict", "messages", "bytes-in", "bytes-out")                 \
    X(REASON, "reason", "messages", NULL, NULL)                                \
    X(REFUSED, "refused", "messages", NULL, NULL)                              \
    X(FAULT, "fault", "lines", NULL, NULL)                                     \
    X(TRIAL, "candidate", "tried", "differ", "cross")                          \
    X(CROSSING, "crossing", "messages", "withheld", "removed")                 \
    X(TYPE, "type", "parts", "passed", "removed")                              \
    X(REMOVED, "removed", "parts", NULL, NULL)                                 \
    X(METHOD, "method", "parts", NULL, NULL)                                   \
    X(HASH, "hash", "times", NULL, NULL)                                       \
    X(SENDER, "sender", "messages", "withheld", "removed")                     \
    X(RECIPIENT, "recipient", "messages", "withheld", "removed")               \
    X(RULE, "rule", "messages", "parts", NULL)                                 \
    X(SIGN, "sign", "messages", NULL, NULL)                                    \
    X(POLICY, "policy", "messages", NULL, NULL)                                \
    X(ENGINE, "engine", "messages", NULL, NULL)

typedef enum {
#define SK_X(symbol, id, a, b, c) SK_SECTION_##symbol,
    SK_SECTIONS(SK_X)
#undef SK_X
        SK_N_SECTIONS
} SkSection;

#define SK_COLUMNS 3

/* sk_section_id: returns the id of @section. */
const char *sk_section_id(SkSection section);

/* sk_section_column: returns the id of column number @column, or NULL if the
 * section has fewer. @column is less than SK_COLUMNS. */
const char *sk_section_column(SkSection section, guint column);

/* Mails are counted by the milliseconds that they took; all that took longer
 * than this are counted together. */
#define SK_FACTS_MS 10000

typedef struct {
    const SkPeriod *period;
    SkTally *sections[SK_N_SECTIONS];
    guint64 messages, recipients, parts, removed, bytes_in, bytes_out;
    guint64 cleaned_ms[SK_FACTS_MS + 1]; /* how many mails took so long */
    guint64 slowest_ms;
    char first[32], last[32]; /* the times of the first and last line */
    /* the lines that were read, and those of them that are no mail here */
    guint64 lines, faults, outside, foreign, broken, torn;
    GString *scratch; /* a key that is being put together */
} SkMailFacts;

/* sk_facts_new: returns facts without a line. @period is lent and must outlive
 * them. */
SkMailFacts *sk_facts_new(const SkPeriod *period);
void sk_facts_free(SkMailFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkMailFacts, sk_facts_free)

/* sk_facts_add: counts @line, which is of the kind @is. @torn says that it is
 * the unfinished last line of a file: if it cannot be read, it counts as cut
 * off, not as broken. */
void sk_facts_add(SkMailFacts *facts, const SkLine *line, SkLineIs is,
                  gboolean torn);

/* sk_facts_percentile: returns in how many milliseconds @percent of the cleaned
 * messages were done; SK_FACTS_MS stands for that or more. */
guint sk_facts_percentile(const SkMailFacts *facts, guint percent);

#endif
