/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of one slide (slide_page.h), in the order in which its shapes are
 * drawn. Of mc:AlternateContent one content is read; what stands in the others
 * is the same in another form.
 */
#include <string.h>

#include "markup/markup_read.h"
#include "slide/slide_page.h"
#include "text/text_columns.h"

typedef struct {
    SkSlidePage *page;
    GString *shape;  /* the text of the shape, or of the cell, that is open */
    GPtrArray *rows; /* of the table that is open; NULL outside */
    guint skipped;   /* elements that are open in a branch that is not read */
    guint level;     /* of the paragraph */
    guint choices;   /* of mc:AlternateContent */
    gboolean is_title, is_other; /* the shape is a title; is a slide number */
    gboolean is_notes, is_body;
    gboolean is_text;
} Reader;

void
sk_slide_page_free(SkSlidePage *page)
{
    if (page == NULL)
        return;
    for (guint i = 0; i < page->refs->len; i++)
        g_free(g_array_index(page->refs, SkSlideRef, i).id);
    g_array_unref(page->refs);
    g_string_free(page->title, TRUE);
    g_string_free(page->text, TRUE);
    g_free(page);
}

static void
free_row(gpointer row)
{
    g_ptr_array_unref(row);
}

/* ---- starts -------------------------------------------------------------- */

static void
start_placeholder(Reader *reader, const SkMarkupTag *tag)
{
    const char *type = sk_markup_value(tag, NULL, "type");

    reader->is_title =
        g_strcmp0(type, "title") == 0 || g_strcmp0(type, "ctrTitle") == 0;
    reader->is_other = g_strcmp0(type, "sldNum") == 0;
    reader->is_body = g_strcmp0(type, "body") == 0;
}

static void
add_ref(Reader *reader, const char *id, gboolean is_chart)
{
    SkSlideRef ref = { reader->page->text->len, g_strdup(id), is_chart };

    if (id != NULL)
        g_array_append_val(reader->page->refs, ref);
}

/* Elements of PresentationML and of what frames refer to. */
static void
start_slide_tag(Reader *reader, const SkMarkupTag *tag)
{
    if (sk_markup_is(tag, "p", "sld")) {
        const char *show = sk_markup_value(tag, NULL, "show");

        reader->page->is_hidden =
            g_strcmp0(show, "0") == 0 || g_strcmp0(show, "false") == 0;
    } else if (sk_markup_is(tag, "p", "sp")) {
        reader->is_title = reader->is_other = reader->is_body = FALSE;
        g_string_truncate(reader->shape, 0);
    } else if (sk_markup_is(tag, "p", "ph"))
        start_placeholder(reader, tag);
    else if (sk_markup_is(tag, "c", "chart") ||
             sk_markup_is(tag, "cx", "chart"))
        add_ref(reader, sk_markup_value(tag, "r", "id"), TRUE);
    else if (sk_markup_is(tag, "dgm", "relIds"))
        add_ref(reader, sk_markup_value(tag, "r", "dm"), FALSE);
}

static void
start_table_tag(Reader *reader, const SkMarkupTag *tag)
{
    if (sk_markup_is(tag, "a", "tbl") && reader->rows == NULL)
        reader->rows = g_ptr_array_new_with_free_func(free_row);
    else if (sk_markup_is(tag, "a", "tr") && reader->rows != NULL)
        g_ptr_array_add(reader->rows, g_ptr_array_new_with_free_func(g_free));
    else if (sk_markup_is(tag, "a", "tc"))
        g_string_truncate(reader->shape, 0);
}

static void
start_level(Reader *reader, const char *level)
{
    guint64 number = level != NULL ? g_ascii_strtoull(level, NULL, 10) : 0;

    reader->level = (guint)MIN(number, 8);
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Reader *reader = user;

    if (reader->skipped > 0 || sk_markup_passes_over(tag, &reader->choices)) {
        reader->skipped++;
        return TRUE;
    }
    if (sk_markup_is(tag, "a", "p"))
        reader->level = 0;
    else if (sk_markup_is(tag, "a", "pPr"))
        start_level(reader, sk_markup_value(tag, NULL, "lvl"));
    else if (sk_markup_is(tag, "a", "br"))
        g_string_append_c(reader->shape, '\n');
    start_slide_tag(reader, tag);
    start_table_tag(reader, tag);
    reader->is_text =
        sk_markup_is(tag, "a", "t") || sk_markup_is(tag, "m", "t");
    if (sk_markup_is(tag, "a", "t") && reader->level > 0 &&
        (reader->shape->len == 0 ||
         reader->shape->str[reader->shape->len - 1] == '\n'))
        for (guint i = 0; i < reader->level; i++)
            g_string_append(reader->shape, "  ");
    return TRUE;
}

/* ---- ends ---------------------------------------------------------------- */

/* Puts the text of a shape that ends where it belongs. */
static void
end_shape(Reader *reader)
{
    SkSlidePage *page = reader->page;

    if (reader->is_other || (reader->is_notes && !reader->is_body))
        return;
    g_strchomp(reader->shape->str);
    reader->shape->len = strlen(reader->shape->str);
    if (reader->shape->len == 0)
        return;
    if (reader->is_title && page->title->len == 0) {
        g_string_append(page->title, reader->shape->str);
        return;
    }
    g_string_append(page->text, reader->shape->str);
    g_string_append_c(page->text, '\n');
}

static void
end_cell(Reader *reader)
{
    GPtrArray *row = NULL;

    if (reader->rows == NULL || reader->rows->len == 0)
        return;
    row = reader->rows->pdata[reader->rows->len - 1];
    g_ptr_array_add(row, g_strdup(g_strchomp(reader->shape->str)));
    g_string_truncate(reader->shape, 0);
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    Reader *reader = user;

    if (reader->skipped > 0) {
        reader->skipped--;
        return TRUE;
    }
    reader->is_text = FALSE;
    if (sk_markup_is(tag, "a", "p"))
        g_string_append_c(reader->shape, '\n');
    else if (sk_markup_is(tag, "p", "sp"))
        end_shape(reader);
    else if (sk_markup_is(tag, "a", "tc"))
        end_cell(reader);
    else if (sk_markup_is(tag, "a", "tbl") && reader->rows != NULL) {
        sk_text_columns(reader->page->text, reader->rows);
        g_clear_pointer(&reader->rows, g_ptr_array_unref);
    }
    sk_markup_end_choices(tag, &reader->choices);
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    Reader *reader = user;

    if (reader->is_text && reader->skipped == 0)
        g_string_append_len(reader->shape, text, (gssize)len);
    return TRUE;
}

SkSlidePage *
sk_slide_page_read(SkPart *part, GBytes *bytes, gboolean is_notes,
                   SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(SkSlidePage) page = g_new0(SkSlidePage, 1);
    g_autoptr(GString) shape = g_string_new(NULL);
    Reader reader = { .page = page, .shape = shape, .is_notes = is_notes };
    gboolean ok = FALSE;

    page->title = g_string_new(NULL);
    page->text = g_string_new(NULL);
    page->refs = g_array_new(FALSE, FALSE, sizeof(SkSlideRef));
    ok = sk_markup_read(part, bytes, &events, &reader, why, detail);
    g_clear_pointer(&reader.rows, g_ptr_array_unref);
    return ok ? g_steal_pointer(&page) : NULL;
}
