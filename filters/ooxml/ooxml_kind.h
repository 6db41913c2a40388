/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of parts that an OOXML document may consist of. Each is one static
 * row, which names the kinds that it may lead to; so the rows are a graph, and
 * the walk (ooxml.c) visits what its edges reach from the main part. A
 * part that no edge reaches does not leave, and neither does a relationship
 * that no row allows: it is counted by the words of ooxml_type.c.
 *
 * What these files define is declared here: filters/drawingml/theme_kind.c,
 * ooxml_main.c, ooxml_part.c, ooxml_shared.c, ooxml_target.c,
 * filters/sheet/sheet_kind.c, filters/word/word_kind.c.
 */
#ifndef SK_OOXML_OOXML_KIND_H
#define SK_OOXML_OOXML_KIND_H

#include <markup/markup_write.h>
#include <sekisho/policy.h>

typedef struct _SkOoxmlPart SkOoxmlPart;
typedef struct _SkOoxmlKind SkOoxmlKind;

/* What a part is, besides XML that is written anew by a list. */
typedef enum {
    SK_OOXML_XML,
    /* A picture, or another file of its own, such as the workbook of a chart:
     * it goes through all filters as a part of role EMBEDDED, and is put back
     * as it left them. */
    SK_OOXML_EMBEDDED,
} SkOoxmlForm;

struct _SkOoxmlKind {
    /* The type of the relationship that leads to it: "o:" for
     * …/officeDocument/2006/relationships/ (and for that of Strict), "p:" for
     * …/package/2006/relationships/, "m:" for http://schemas.microsoft.com/
     * office/ (so "m:2011/relationships/commentsExtended"). */
    const char *relation;
    /* The type with which that relationship leaves, in the same form, where a
     * part leaves as one of another kind (a sheet of macros as one without
     * them). NULL where it is @relation. */
    const char *plain_relation;
    /* The content types that it may have, separated by blanks; it is written
     * with the first. NULL for embedded files, which have that of what they
     * are. */
    const char *content_type;
    /* The name that it gets: "word/styles.xml", or with a "%u" where there may
     * be several ("word/header%u.xml", counted from 1). "~" stands for the
     * folder of the main part ("~/charts/chart%u.xml"). An embedded file gets
     * its extension behind it ("~/media/image%u"). Two kinds may have the same.
     */
    const char *name;
    SkOoxmlForm form;
    const SkMarkupList *list; /* of SK_OOXML_XML */
    /* the kinds that its relationships may lead to, ended by NULL; or NULL */
    const SkOoxmlKind *const *holds;
    /* TRUE: it leaves if a relationship leads to it (styles, theme, comments).
     * FALSE: it leaves if its identifier stands in an attribute that the list
     * lets through, too (pictures, headers, slides). */
    gboolean is_implicit;
    /* If @word is set: it is an object of this kind (sekisho/removed.h), and
     * where the policy does not keep that kind, the relationship is dropped and
     * counted as @word. */
    SkInside inside;
    const char *word;
    /* Makes XML of what comes as something near to it (legacy drawings).
     * Returns a new reference, or NULL if that cannot be done. NULL for XML. */
    GBytes *(*normal)(GBytes *bytes);
    /* The format's own state while one part is written (Word's fields, shared
     * formulas): begin makes it, finish frees it. NULL for none. */
    gpointer (*begin)(SkOoxmlPart *part);
    void (*finish)(gpointer state);
};

/* ---- what the hooks of lists may ask ------------------------------------ */

/* sk_ooxml_part: returns the part that is being written. sk_ooxml_state:
 * returns what `begin` of its kind made. sk_ooxml_policy: returns the policy.
 */
SkOoxmlPart *sk_ooxml_part(SkMarkup *markup);
gpointer sk_ooxml_state(SkMarkup *markup);
const SkPolicy *sk_ooxml_policy(SkMarkup *markup);

/* sk_ooxml_part_shared: a pointer that belongs to the document as a whole and
 * which the format may set once (freed with @free at the end): styles that
 * other parts need, and the like. */
gpointer sk_ooxml_part_shared(const SkOoxmlPart *part);
void
sk_ooxml_part_share(SkOoxmlPart *part, gpointer shared, GDestroyNotify free);

/* A relationship of the part that is being written. */
typedef struct {
    const char *id;
    const char *type;   /* in the short form of SkOoxmlKind.relation */
    const char *target; /* of an external one as it leaves; else NULL */
    gboolean leaves;
} SkOoxmlRelation;

/* sk_ooxml_nth_relation: tells of relationship @i of @part, counted from 0 in
 * their order, without deciding anything. Returns FALSE behind the last. What
 * is told is lent as long as the part. */
gboolean
sk_ooxml_nth_relation(SkOoxmlPart *part, guint i, SkOoxmlRelation *relation);

/* sk_ooxml_relation: tells of the relationship @id of @part likewise. Returns
 * FALSE if there is none. */
gboolean sk_ooxml_relation(const SkOoxmlPart *part, const char *id,
                           SkOoxmlRelation *relation);

/* sk_ooxml_link_target: returns @target, of a hyperlink, as it leaves, or NULL
 * if it leads to anything but the web, a mail address or a place in the
 * document. New string. */
char *sk_ooxml_link_target(const char *target);

/* What follows is for parts of which one needs what belongs to another
 * (ooxml_beside.c). sk_ooxml_first: returns the identifier, as the document
 * calls it, of the first relationship of @type that may leave; NULL if there is
 * none. sk_ooxml_beside: returns the bytes of the part of XML to which the
 * relationship @id leads, or NULL. New reference. */
const char *sk_ooxml_first(const SkOoxmlPart *part, const char *type);
GBytes *sk_ooxml_beside(SkOoxmlPart *part, const char *id);

/* sk_ooxml_behind: returns the bytes of the part, of whatever kind, to which
 * the relationship @inner, of @type, of the part of XML behind the relationship
 * @id leads; it does not leave by that. NULL if there is none. New reference.
 */
GBytes *sk_ooxml_behind(SkOoxmlPart *part, const char *id, const char *inner,
                        const char *type);

/* sk_ooxml_borrow: gives @part a relationship of its own to the picture to
 * which the relationship @picture of the part behind its relationship @id
 * leads. Returns the identifier under which it leaves, lent as long as the
 * part; NULL if there is no such picture. */
const char *
sk_ooxml_borrow(SkOoxmlPart *part, const char *id, const char *picture);

/* sk_ooxml_owner_id: returns the identifier that the relationship @id of the
 * part which led to @part has as it leaves, lent likewise; NULL if it does not
 * leave. */
const char *sk_ooxml_owner_id(SkOoxmlPart *part, const char *id);

/* ---- kinds that all formats share --------------------------------------- */

extern const SkOoxmlKind sk_ooxml_theme; /* ~/theme/theme%u.xml */
extern const SkOoxmlKind sk_ooxml_theme_override;
extern const SkOoxmlKind sk_ooxml_picture;       /* ~/media/image%u */
extern const SkOoxmlKind sk_ooxml_workbook_file; /* the workbook of a chart */

/* ---- the main parts ----------------------------------------------------- */

/* What is main in a document: its kind, and as what it leaves. */
typedef struct {
    const char *content_type; /* as it came */
    const char *plain;        /* as it leaves */
    const char *type;         /* the media type of the file that leaves */
    const SkOoxmlKind *kind;
} SkOoxmlMain;

/* sk_ooxml_main: returns the row of the content type @type, or NULL. */
const SkOoxmlMain *sk_ooxml_main(const char *type);

/* What each format exports: the kind of its main part, whose relation is
 * "o:officeDocument". */
extern const SkOoxmlKind sk_word_main;
extern const SkOoxmlKind sk_sheet_main;
extern const SkOoxmlKind sk_slide_main;

#endif
