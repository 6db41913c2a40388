/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a presentation (slide_text.h): follows the relationships from
 * the presentation to its slides, and from each slide to its notes, comments,
 * charts and SmartArt. What nothing refers to is not shown.
 */
#include <string.h>

#include "drawingml/drawing_text.h"
#include "markup/markup_read.h"
#include "package/relations.h"
#include "slide/slide_page.h"
#include "slide/slide_text.h"

typedef struct {
    SkPackage *package;
    SkReason *why;
    const char **detail;
    GString *out;
    GHashTable *authors;
    gboolean has_comments; /* They may leave. */
} Text;

/* ---- parts --------------------------------------------------------------- */

/* Returns whether the last word of the relationship's type is @word. */
static gboolean
is_type(const SkRelation *relation, const char *word)
{
    const char *slash = strrchr(relation->type, '/');

    return !relation->is_external && relation->member >= 0 && slash != NULL &&
           strcmp(slash + 1, word) == 0;
}

static const SkRelation *
relation_of_type(const GPtrArray *relations, const char *word)
{
    for (guint i = 0; i < relations->len; i++)
        if (is_type(relations->pdata[i], word))
            return relations->pdata[i];
    return NULL;
}

static const SkRelation *
relation_with_id(const GPtrArray *relations, const char *id)
{
    const SkRelation *relation = sk_relations_find(relations, id);

    return relation != NULL && !relation->is_external && relation->member >= 0
               ? relation
               : NULL;
}

static GBytes *
read_member(const Text *text, const SkRelation *relation)
{
    return sk_package_read(text->package, (guint)relation->member, text->why,
                           text->detail);
}

static GPtrArray *
relations_of(const Text *text, const SkRelation *relation)
{
    return sk_relations_read(
        text->package, sk_package_name(text->package, (guint)relation->member),
        text->why, text->detail);
}

/* ---- one slide ----------------------------------------------------------- */

/* Appends what the frame @ref shows. */
static gboolean
put_ref(const Text *text, const GPtrArray *relations, const SkSlideRef *ref)
{
    const SkRelation *relation = relation_with_id(relations, ref->id);
    SkPart *part = sk_package_part(text->package);
    g_autoptr(GBytes) bytes = NULL;

    if (relation == NULL)
        return TRUE;
    bytes = read_member(text, relation);
    if (bytes == NULL)
        return FALSE;
    g_string_append(text->out, ref->is_chart ? "［グラフ］" : "［図］");
    return ref->is_chart ? sk_drawing_chart_text(part, bytes, text->out,
                                                 text->why, text->detail)
                         : sk_drawing_diagram_text(part, bytes, text->out,
                                                   text->why, text->detail);
}

/* Appends the text of @page, with what its frames show where they stand. */
static gboolean
put_page(const Text *text, const SkSlidePage *page, const GPtrArray *relations)
{
    gsize at = 0;

    for (guint i = 0; i < page->refs->len; i++) {
        const SkSlideRef *ref = &g_array_index(page->refs, SkSlideRef, i);

        g_string_append_len(text->out, page->text->str + at,
                            (gssize)(ref->at - at));
        at = ref->at;
        if (!put_ref(text, relations, ref))
            return FALSE;
    }
    g_string_append(text->out, page->text->str + at);
    return TRUE;
}

static gboolean
put_notes(const Text *text, const SkRelation *relation)
{
    g_autoptr(GBytes) bytes = read_member(text, relation);
    g_autoptr(SkSlidePage) page = NULL;

    if (bytes == NULL)
        return FALSE;
    page = sk_slide_page_read(sk_package_part(text->package), bytes, TRUE,
                              text->why, text->detail);
    if (page != NULL && page->text->len > 0)
        g_string_append_printf(text->out, "［ノート］%s", page->text->str);
    return page != NULL;
}

/* Appends the notes and the comments of a slide. */
static gboolean
put_beside(const Text *text, const GPtrArray *relations)
{
    for (guint i = 0; i < relations->len; i++) {
        const SkRelation *relation = relations->pdata[i];
        g_autoptr(GBytes) bytes = NULL;

        if (is_type(relation, "notesSlide") && !put_notes(text, relation))
            return FALSE;
        if (!text->has_comments || !is_type(relation, "comments"))
            continue;
        bytes = read_member(text, relation);
        if (bytes == NULL ||
            !sk_slide_comments_read(sk_package_part(text->package), bytes,
                                    text->authors, text->out, text->why,
                                    text->detail))
            return FALSE;
    }
    return TRUE;
}

static void
put_heading(const Text *text, const SkSlidePage *page, guint number)
{
    g_autofree char *title =
        g_strdelimit(g_strdup(page->title->str), "\n", ' ');

    g_string_append_printf(text->out, "%s■ スライド %u", number > 1 ? "\n" : "",
                           number);
    if (*title != '\0')
        g_string_append_printf(text->out, "：%s", title);
    g_string_append(text->out,
                    page->is_hidden ? "（非表示のスライド）\n" : "\n");
}

static gboolean
put_slide(const Text *text, const SkRelation *relation, guint number)
{
    g_autoptr(GBytes) bytes = read_member(text, relation);
    g_autoptr(GPtrArray) relations = NULL;
    g_autoptr(SkSlidePage) page = NULL;

    if (bytes == NULL)
        return FALSE;
    relations = relations_of(text, relation);
    page = relations != NULL
               ? sk_slide_page_read(sk_package_part(text->package), bytes,
                                    FALSE, text->why, text->detail)
               : NULL;
    if (page == NULL)
        return FALSE;
    put_heading(text, page, number);
    return put_page(text, page, relations) && put_beside(text, relations);
}

/* ---- the presentation ---------------------------------------------------- */

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "r", "id");

    if (sk_markup_is(tag, "p", "sldId") && id != NULL)
        g_ptr_array_add(user, g_strdup(id));
    return TRUE;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    (void)user;
    (void)tag;
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    (void)user;
    (void)text;
    (void)len;
    return TRUE;
}

static gboolean
read_authors(const Text *text, const GPtrArray *relations)
{
    for (guint i = 0; i < relations->len; i++) {
        g_autoptr(GBytes) bytes = NULL;

        if (!is_type(relations->pdata[i], "commentAuthors") &&
            !is_type(relations->pdata[i], "authors"))
            continue;
        bytes = read_member(text, relations->pdata[i]);
        if (bytes == NULL ||
            !sk_slide_authors_read(sk_package_part(text->package), bytes,
                                   text->authors, text->why, text->detail))
            return FALSE;
    }
    return TRUE;
}

static gboolean
put_slides(const Text *text, const SkRelation *main_part)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) relations = relations_of(text, main_part);
    g_autoptr(GBytes) bytes = NULL;

    if (relations == NULL)
        return FALSE;
    bytes = read_member(text, main_part);
    if (bytes == NULL || !read_authors(text, relations) ||
        !sk_markup_read(sk_package_part(text->package), bytes, &events, ids,
                        text->why, text->detail))
        return FALSE;
    for (guint i = 0; i < ids->len; i++) {
        const SkRelation *slide = relation_with_id(relations, ids->pdata[i]);

        if (slide != NULL && !put_slide(text, slide, i + 1))
            return FALSE;
    }
    return TRUE;
}

char *
sk_slide_text(SkPackage *package, const SkPolicy *policy, SkReason *why,
              const char **detail)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GHashTable) authors =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const Text text = {
        package, why,
        detail,  out,
        authors, sk_policy_inside(policy, SK_INSIDE_COMMENTS) == SK_TREAT_KEEP,
    };
    g_autoptr(GPtrArray) root = sk_relations_read(package, "", why, detail);
    const SkRelation *main_part =
        root != NULL ? relation_of_type(root, "officeDocument") : NULL;

    if (root == NULL)
        return NULL;
    if (main_part == NULL) {
        *why = SK_REASON_UNREADABLE;
        *detail = "no-main-part";
        return NULL;
    }
    if (!put_slides(&text, main_part))
        return NULL;
    return g_string_free(g_steal_pointer(&out), FALSE);
}
