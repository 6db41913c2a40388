/* SPDX-License-Identifier: Apache-2.0
 *
 * What `sekisho explain` finds out about one input, and the functions that
 * print it. Members marked "lent" belong to others and must outlive it.
 *
 * What these files define is declared here: compare.c, json.c, table.c, text.c.
 */
#ifndef SK_CLI_EXPLAIN_EXPLAINED_H
#define SK_CLI_EXPLAIN_EXPLAINED_H

#include "cli/cli.h"
#include "cli/input.h"

/* One recipient and where its mail goes. */
typedef struct {
    const char *to; /* lent */
    SkRoute route;
} SkExplainedRoute;

typedef struct {
    const SkPolicyFile *file; /* lent */
    const char *path;         /* as given; lent */
    const char *client;       /* or NULL; lent */
    SkSource source;          /* set if there are routes */
    GArray *routes;         /* of SkExplainedRoute; empty if nobody was named */
    gboolean refused;       /* whether the mail to some recipient is refused */
    const SkPolicy *policy; /* the policy under which it was cleaned */
    SkPassage passage;
    SkSpool *spool;
    SkOutcome outcome; /* its report is NULL if the input was not cleaned */
} SkExplained;

void sk_explained_clear(SkExplained *explained);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkExplained, sk_explained_clear)

/* What was asked of `sekisho explain`. */
typedef struct {
    char *policy, *profile, *client, *listener, *from, *key, *as_word, *other;
    char **to;
    SkAs as;
    gboolean json;
} SkExplain;

/* sk_explain_one: finds the routes of @input, whose content is @bytes, under
 * the policy of @engine and cleans it, unless no recipient crosses. The worker
 * reads the headers that conditions ask for. @explained is to be cleared in any
 * case; it borrows from all other arguments. Returns FALSE on a fault. */
gboolean sk_explain_one(const SkExplain *explain, const SkEngine *engine,
                        const SkInput *input, GBytes *bytes,
                        SkExplained *explained, GError **error);

/* sk_explained_is_unknown: returns whether the zone @name is the one that
 * clients belong to which no zone lists. */
gboolean
sk_explained_is_unknown(const SkExplained *explained, const char *name);

/* sk_explained_code: returns the exit code that @explained stands for. */
int sk_explained_code(const SkExplained *explained);

/* sk_explained_changes: compares @explained with @other, which is the same
 * input under another policy. Returns a new array of SkChange, one for each
 * difference. */
GPtrArray *
sk_explained_changes(const SkExplained *explained, const SkExplained *other);

/* These print one input to stdout, with @changes as sk_explained_changes
 * returns them, or NULL if no other policy was given. */
void sk_explained_print(const SkExplained *explained, const GPtrArray *changes);
void
sk_explained_print_json(const SkExplained *explained, const GPtrArray *changes);

/* A table with a line for each input of a folder. */
typedef struct {
    guint n, verdicts[SK_VERDICT_WITHHELD + 1], faults;
    GPtrArray *reasons; /* of SkCount: why parts were taken out */
} SkExplainTable;

/* These print the head of the table, the line of one input, and the sums. If
 * @explained is NULL, the line says that the input could not be processed.
 * sk_explain_table_end also frees what @table holds. */
void sk_explain_table_begin(SkExplainTable *table);
void sk_explain_table_add(SkExplainTable *table, const char *path,
                          const SkExplained *explained);
void sk_explain_table_end(SkExplainTable *table);

#endif
