/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the XML of documents anew by a list of what may leave. What the list
 * does not name does not leave: an element goes with all that is in it, an
 * attribute alone; both are counted ("unknown-element", "unknown-attribute").
 *
 * What is written has one form, so that an inspector can read it strictly:
 *
 *   <?xml version="1.0" encoding="UTF-8" standalone="yes"?> LF, then one root,
 *   and nothing behind it. All namespaces that are used are declared at the
 *   root, under the prefixes and in the order of the table (markup_space.h),
 *   and nowhere else; then comes mc:Ignorable, if any of them is ignorable, and
 *   then the root's own attributes. One blank before each attribute, double
 *   quotes, no comment, no instruction, no CDATA. Text has &amp; &lt; &gt;,
 *   attributes also &quot; &#9; &#10;, and no other reference. An element
 *   without content is <a/>. A value is UTF-8 that sk_text_clean would not
 *   change, a text one that sk_text_clean_piece would not.
 *
 * What markup_hook.c defines is declared here.
 */
#ifndef SK_MARKUP_MARKUP_WRITE_H
#define SK_MARKUP_MARKUP_WRITE_H

#include <markup/markup_read.h>

typedef struct _SkMarkup SkMarkup;

typedef enum {
    SK_MARKUP_KEEP,
    /* drop it with everything in it, which the hook has counted */
    SK_MARKUP_DROP,
    /* leave out its tags, and judge its children in its place */
    SK_MARKUP_UNWRAP,
} SkMarkupDo;

/* A flag: the element may hold text. In other elements blanks are dropped, and
 * other text is dropped and counted as "unknown-element". */
#define SK_MARKUP_TEXT 1u

/* An element that may leave. The rows of one namespace stand in a table that
 * ends with a row without a name. */
typedef struct {
    const char *name;
    /* The attributes that it may have, separated by blanks, with our prefix
     * where they are in a namespace: "val w:val xml:space r:id". The values of
     * attributes in the namespace "r", and of others with an "@" at the end
     * ("o:relid@"), are the identifiers of relationships: they are judged, and
     * the attribute goes when the relationship does. With a "!" at the end
     * ("r:embed!") the element goes with it. NULL for none. */
    const char *attributes;
    guint flags; /* SK_MARKUP_TEXT */
    /* start: judges the element before it is written and behind the lists; it
     * may change, add or take out attributes (sk_markup_set_value). What it
     * adds must be on the list. NULL to keep it. */
    SkMarkupDo (*start)(SkMarkup *markup, SkMarkupTag *tag);
    /* text: gets the whole text of the element when it ends, and returns what
     * is written instead (new string), or NULL to keep it. Such an element may
     * have no children. */
    char *(*text)(SkMarkup *markup, const char *text);
    void (*end)(SkMarkup *markup); /* called when its end tag is written */
} SkMarkupRow;

/* The rows of a namespace in one kind of part. The same row table may stand in
 * many lists. */
typedef struct {
    const char *prefix;
    const SkMarkupRow *rows;
} SkMarkupSet;

/* A kind of part: its root, and the sets that it may use, ended by one without
 * prefix. Of several rows for one element the first counts. */
typedef struct {
    const char *root_prefix, *root;
    const SkMarkupSet *sets;
    /* What is written instead of the root; NULL where it stays. */
    const char *plain_prefix, *plain_root;
} SkMarkupList;

/* The one for whom is written. */
typedef struct {
    gpointer user;
    /* relate: the identifier that the relationship @id of this part has when it
     * leaves; NULL if it does not leave, which has been counted. It is asked
     * when an element is written that refers to it. NULL where there are no
     * relationships. */
    const char *(*relate)(gpointer user, const SkMarkupTag *tag,
                          const char *id);
    /* leaves: whether the relationship may leave, for an element that may still
     * be dropped. NULL to ask relate, if asking does not matter. */
    gboolean (*leaves)(gpointer user, const SkMarkupTag *tag, const char *id);
} SkMarkupHost;

/* sk_markup_rewrite: returns @bytes written anew by @list, or NULL with *@why
 * and *@detail set. What is taken out is counted on @part (which may be NULL).
 * mc:AlternateContent is resolved: of the choices that require namespaces of
 * the list only, the first is kept in its wrapper; if there is none, the
 * content of the fallback takes its place. @host may be NULL. New reference. */
GBytes *
sk_markup_rewrite(SkPart *part, GBytes *bytes, const SkMarkupList *list,
                  const SkMarkupHost *host, SkReason *why, const char **detail);

/* sk_markup_prepare: builds the look-up of @list, which is otherwise built when
 * it is first used. */
void sk_markup_prepare(const SkMarkupList *list);

/* ---- for hooks ---------------------------------------------------------- */

gpointer sk_markup_user(SkMarkup *markup);
SkPart *sk_markup_part(SkMarkup *markup);

/* sk_markup_count: counts one of @word (sekisho/removed.h) that was taken out;
 * @sample as for sk_part_count. */
void sk_markup_count(SkMarkup *markup, const char *word, const char *sample);

/* sk_markup_refuse: the whole file must not leave. Reading ends soon. */
void sk_markup_refuse(SkMarkup *markup, SkReason why, const char *detail);

/* sk_markup_parent: returns the row of the innermost element that is open and
 * written around the one that a start hook is judging, or NULL at the root. */
const SkMarkupRow *sk_markup_parent(SkMarkup *markup);

/* sk_markup_uses: a value that is written names the prefix @prefix of the
 * table, so that its namespace is declared. */
void sk_markup_uses(SkMarkup *markup, const char *prefix);

/* sk_markup_at: where the next tag or text is written. sk_markup_cut: what was
 * written from @from to @to leaves out; both come from sk_markup_at, the tags
 * between them are balanced, and cuts do not overlap but may contain each
 * other. For what is known to be unwanted only behind it. */
gsize sk_markup_at(SkMarkup *markup);
void sk_markup_cut(SkMarkup *markup, gsize from, gsize to);

/* These write something of the hook's own at the current place: before the
 * element in a start hook, behind it in an end hook. What is written must be on
 * the list; start and end tags must be balanced. */
void sk_markup_put_text(SkMarkup *markup, const char *text);
void
sk_markup_put_start(SkMarkup *markup, const char *prefix, const char *name);
void sk_markup_put_attribute(SkMarkup *markup, const char *prefix,
                             const char *name, const char *value);
void sk_markup_put_end(SkMarkup *markup, const char *prefix, const char *name);

/* These change, in a start hook, what was already written of the parent, if the
 * parent is an element and not a choice. sk_markup_parent_add: gives its start
 * tag the attribute @name, which has no prefix, unless it has one; returns
 * FALSE if the list does not allow that. sk_markup_parent_begins: returns
 * whether the first element in it is @shown ("a:ln"). sk_markup_put_first:
 * makes what was put since
 * @from, which comes from sk_markup_at, the first that stands in it. */
gboolean
sk_markup_parent_add(SkMarkup *markup, const char *name, const char *value);
gboolean sk_markup_parent_begins(SkMarkup *markup, const char *shown);
void sk_markup_put_first(SkMarkup *markup, gsize from);

#endif
