/* SPDX-License-Identifier: Apache-2.0
 *
 * A policy as a tree of settings, each with the line it was said on; what the
 * parser's own tree becomes, so that one file alone knows the parser. Private
 * to the policy files of core.
 */
#ifndef SK_CORE_POLICY_TREE_H
#define SK_CORE_POLICY_TREE_H

#include <glib.h>
#include "core/policy-source.h"

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

/* sk_node_parse: the tree of @source; NULL when it does not parse, which is in
 * @problems then. */
SkNode *sk_node_parse(const SkPolicySource *source, SkProblems *problems);
void sk_node_free(SkNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkNode, sk_node_free)

/* sk_node_member: the member of @group (may be NULL) named @name, or NULL. */
const SkNode *sk_node_member(const SkNode *group, const char *name);

/* sk_node_at: the @i-th member. */
const SkNode *sk_node_at(const SkNode *node, guint i);

#endif
