/* SPDX-License-Identifier: Apache-2.0
 *
 * A policy as a tree of settings, each with the line on which it was given, and
 * the builder that makes the tree from the words of the file. Only the files of
 * core that read settings use this.
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
    SK_NODE_BOOL,   /* stored in number as 0 or 1 */
    /* no setting takes one; it is kept so that this can be reported */
    SK_NODE_FLOAT,
} SkNodeKind;

typedef struct _SkNode SkNode;

struct _SkNode {
    SkNodeKind kind;
    char *name;    /* NULL inside a list */
    char *text;    /* of a TEXT */
    gint64 number; /* of a NUMBER or BOOL */
    char *origin;  /* for example "policy.conf:12" */
    /* of SkNode: the members of a GROUP or LIST; else empty */
    GPtrArray *members;
};

void sk_node_free(SkNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkNode, sk_node_free)

/* sk_node_member: returns the member @name of @group (which may be NULL), or
 * NULL. */
const SkNode *sk_node_member(const SkNode *group, const char *name);

/* sk_node_at: returns member number @i. */
const SkNode *sk_node_at(const SkNode *node, guint i);

/* The tree while its words are coming in. */
typedef struct {
    SkProblems *problems; /* lent */
    SkGrammar grammar;
    SkNode *root;
    /* of SkNode, lent: the root and each group or list that is open, innermost
     * last */
    GPtrArray *open;
    GString *brackets;         /* the open brackets as characters */
    GPtrArray *bracket_origin; /* of char *: where each was opened */
    char *last_origin; /* where the last word stood; NULL before the first */
    gboolean comma;    /* a comma has been seen and is not judged yet */
} SkNodeBuilder;

void sk_node_builder_begin(SkNodeBuilder *tree, SkProblems *problems);

/* sk_node_builder_put: takes the next word, which stands at @origin: a sign or
 * bracket, a quoted text with its quotes, or anything else between blanks. */
void sk_node_builder_put(SkNodeBuilder *tree, const char *origin,
                         const char *word, gsize len);

/* sk_node_builder_end: says that no more words come, and reports what was left
 * open. Frees everything but the tree, which it returns to the caller: a group,
 * never NULL, that may only be used if no problem was found. */
SkNode *sk_node_builder_end(SkNodeBuilder *tree);

#endif
