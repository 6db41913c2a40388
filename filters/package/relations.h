/* SPDX-License-Identifier: Apache-2.0
 *
 * Content types and relationships of a package (ISO/IEC 29500-2, 6.2.3 and
 * 6.5): what its members are, and which leads to which. Both are read strictly.
 * This defends against a part that is one thing to one reader and another to
 * the next, because two entries speak of it.
 *
 * What content_types.c defines is declared here.
 */
#ifndef SK_PACKAGE_RELATIONS_H
#define SK_PACKAGE_RELATIONS_H

#include <package/package.h>

typedef struct _SkContentTypes SkContentTypes;

/* sk_content_types_read: reads [Content_Types].xml. Returns NULL with *@why and
 * *@detail set. */
SkContentTypes *
sk_content_types_read(SkPackage *package, SkReason *why, const char **detail);
void sk_content_types_free(SkContentTypes *types);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkContentTypes, sk_content_types_free)

/* sk_content_type_of: returns the type of the member called @name, "" if none
 * is given. Lent. */
const char *sk_content_type_of(const SkContentTypes *types, const char *name);

typedef struct {
    char *id, *type;
    char *target; /* as it is written */
    gboolean is_external;
    int member; /* to which it leads; -1 if to none */
    /* of the relationship at place i: the place of the one whose identifier is
     * number i in their order (sk_relations_find) */
    guint ordered;
} SkRelation;

/* sk_relations_read: returns the relationships of the member called @source (""
 * for the package itself), in their order; empty if there are none. Returns
 * NULL with *@why and *@detail set. Owned by the caller. */
GPtrArray *sk_relations_read(SkPackage *package, const char *source,
                             SkReason *why, const char **detail);

/* sk_relations_find: returns the relationship @id of @relations, which
 * sk_relations_read has returned, or NULL. Lent. */
const SkRelation *sk_relations_find(const GPtrArray *relations, const char *id);

/* sk_relations_member: returns the member that holds the relationships of
 * @source, such as "word/_rels/document.xml.rels". New string. */
char *sk_relations_member(const char *source);

#endif
