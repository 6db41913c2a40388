/* SPDX-License-Identifier: Apache-2.0
 *
 * The state of a document while it is walked. Only the files ooxml_*.c include
 * this.
 *
 * What these files define is declared here: ooxml_form.c, ooxml_type.c.
 */
#ifndef SK_OOXML_OOXML_INNER_H
#define SK_OOXML_OOXML_INNER_H

#include <ooxml/ooxml.h>
#include <ooxml/ooxml_kind.h>
#include <package/relations.h>

/* A relationship of a part, judged. */
typedef struct {
    const SkRelation *relation;
    char *type; /* in short, or "" */
    /* of the part to which it leads; NULL if the relationship does not leave,
     * or is a hyperlink */
    const SkOoxmlKind *kind;
    char *target; /* of a hyperlink, as it leaves */
    gboolean is_used;
    guint number; /* of the identifier that it got; 0 until it is used */
    char *id;     /* the identifier itself, made when it is asked for */
} SkOoxmlLink;

struct _SkOoxmlPart {
    SkOoxml *document;
    int member; /* -1 for the package itself, whose name is "" */
    const SkOoxmlKind *kind;
    char *name; /* as it leaves */
    const char *content_type;
    GPtrArray *relations; /* of SkRelation */
    GArray *links;        /* of SkOoxmlLink, one for each */
    GHashTable *by_id;    /* their numbers plus 1, by their identifiers */
    guint n_used;
    SkOoxmlPart *owner; /* the first one that led to it; NULL for the package */
    gpointer state;
    SkZipPacked *packed, *packed_relations;
};

/* A file in the document that is a part of its own in the pipeline. */
typedef struct {
    guint member;
    const SkOoxmlKind *kind;
} SkOoxmlEmbedded;

struct _SkOoxml {
    SkPart *part;
    const SkPolicy *policy;
    SkPackage *package;
    SkContentTypes *types;
    const SkOoxmlMain *main;
    int main_member;
    gboolean is_strict;
    gboolean is_counting; /* what is dropped is counted now */
    GArray *embedded;     /* of SkOoxmlEmbedded, in the order of the walk */
    GHashTable *embedded_by_member; /* their numbers plus 1 */
    GPtrArray *parts; /* of SkOoxmlPart, in the order of the walk */
    /* of SkOoxmlPart, by their members: read only for their relationships */
    GHashTable *beside;
    GHashTable *by_member;
    GHashTable *names; /* how many parts got the name, by its pattern */
    gpointer shared;
    GDestroyNotify free_shared;
};

/* sk_ooxml_part_new: a part of @document; sk_ooxml_part_read: reads and judges
 * its relationships. */
SkOoxmlPart *
sk_ooxml_part_new(SkOoxml *document, int member, const SkOoxmlKind *kind);
void sk_ooxml_part_free(SkOoxmlPart *part);
gboolean
sk_ooxml_part_read(SkOoxmlPart *part, SkReason *why, const char **detail);

/* sk_ooxml_find_link: returns the relationship @id of @part, or NULL. */
SkOoxmlLink *sk_ooxml_find_link(const SkOoxmlPart *part, const char *id);

/* sk_ooxml_link_id: returns the identifier of a used link, which lives as long
 * as the part: several are given out for one tag. */
const char *sk_ooxml_link_id(SkOoxmlLink *link);

/* sk_ooxml_used_links: returns the relationships of @part that leave, of
 * SkOoxmlLink (lent), in the order of their identifiers. Owned by the caller.
 */
GPtrArray *sk_ooxml_used_links(const SkOoxmlPart *part);

/* sk_ooxml_root: the kind of the package itself. */
extern const SkOoxmlKind sk_ooxml_root;

/* sk_ooxml_short: returns the type @uri of a relationship in short
 * (ooxml_kind.h), or "" for another family. New string. sk_ooxml_long: returns
 * the reverse; @strict for a document of Strict OOXML. New string. */
char *sk_ooxml_short(const char *uri);
char *sk_ooxml_long(const char *type, gboolean strict);

/* sk_ooxml_is_other_core: returns whether @uri is the second type that a
 * relationship to the properties of a document may have. */
gboolean sk_ooxml_is_other_core(const char *uri);

/* sk_ooxml_has_type: returns whether @type is one of the content types of
 * @kind. */
gboolean sk_ooxml_has_type(const SkOoxmlKind *kind, const char *type);

/* sk_ooxml_dropped: returns the word under which a relationship of the short
 * type @type is counted that no row allows. Static. */
const char *sk_ooxml_dropped(const char *type);

/* sk_ooxml_child: returns the child of the pipeline that member @member of the
 * document became, or NULL. */
SkPart *sk_ooxml_child(const SkOoxml *document, int member);

/* sk_ooxml_child_type: its content type if it may stand where @kind says and
 * has passed, else NULL; *@extension is that of its name. Static. */
const char *sk_ooxml_child_type(const SkPart *child, const SkOoxmlKind *kind,
                                const char **extension);

/* sk_ooxml_relations_bytes: returns the relationships of @part that leave, as
 * they are written. sk_ooxml_types_bytes: the same for the content types of
 * all. New references. */
GBytes *sk_ooxml_relations_bytes(const SkOoxmlPart *part);
GBytes *sk_ooxml_types_bytes(const SkOoxml *document);

#endif
