/* SPDX-License-Identifier: Apache-2.0
 *
 * A policy as a tree of settings, each with the line it was said on, and the
 * builder that makes it of the words of the file. Private to the policy files
 * of core.
 */
#ifndef SK_CORE_CONF_TREE_H
#define SK_CORE_CONF_TREE_H

#include <glib.h>
#include "core/conf/grammar.h"
#include "core/conf/problems.h"

typedef enum {
    SK_NODE_GROUP, /* { name = value; … } */
    SK_NODE_LIST,  /* ( … ) or [ … ] */
    SK_NODE_TEXT,
    SK_NODE_NUMBER, /* whole */
    SK_NODE_BOOL,   /* in number: 0 or 1 */
    SK_NODE_FLOAT,  /* no setting wants one; kept to say so */
} SkNodeKind;

typedef struct _SkNode SkNode;

struct _SkNode {
    SkNodeKind kind;
    char *name;         /* or NULL in a list */
    char *text;         /* of a TEXT */
    gint64 number;      /* of a NUMBER or BOOL */
    char *origin;       /* "policy.conf:12" */
    GPtrArray *members; /* of SkNode; of a GROUP or LIST, else empty */
};

void sk_node_free(SkNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkNode, sk_node_free)

/* sk_node_member: the member of @group (may be NULL) named @name, or NULL. */
const SkNode *sk_node_member(const SkNode *group, const char *name);

/* sk_node_at: the @i-th member. */
const SkNode *sk_node_at(const SkNode *node, guint i);

/* The tree while its words come in. */
typedef struct {
    SkProblems *problems; /* lent */
    SkGrammar grammar;
    SkNode *root;
    GPtrArray *open;           /* of SkNode, lent: the root and each group or
                                  list that is open, the innermost last */
    GString *brackets;         /* the open ones, as characters */
    GPtrArray *bracket_origin; /* of char*: where each was opened */
    char *last_origin;         /* of the last word; NULL before the first */
    gboolean comma;            /* seen, and not yet judged */
} SkNodeBuilder;

void sk_node_builder_begin(SkNodeBuilder *tree, SkProblems *problems);

/* sk_node_builder_put: the next word, said at @origin: a sign or bracket, a
 * quoted text with its quotes, or anything else between blanks. */
void sk_node_builder_put(SkNodeBuilder *tree, const char *origin,
                         const char *word, gsize len);

/* sk_node_builder_end: no more words. Says what was left open and frees all but
 * the tree, which it gives to the caller: a group, never NULL, and worth
 * reading only when no problem was found. */
SkNode *sk_node_builder_end(SkNodeBuilder *tree);

#endif
