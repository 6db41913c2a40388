/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the words of one member of an OpenDocument file (odf_text.h). Text is
 * only what stands in paragraphs and headings; each place that can hold some (a
 * cell, a note, the document) collects the lines that end in it.
 */
#include <string.h>
#include "odf/odf_text.h"
#include "odf/odf_text_inner.h"

GString *
sk_odf_place_text(SkOdfReader *reader)
{
    return g_array_index(reader->places, SkOdfPlace, reader->places->len - 1)
        .text;
}

void
sk_odf_place_push(SkOdfReader *reader, SkOdfPlaceKind kind, guint repeated)
{
    SkOdfPlace place = { kind, g_string_new(NULL), repeated };

    g_array_append_val(reader->places, place);
}

/* Ends the innermost place. Returns its text without the last line end. New
 * string. */
char *
sk_odf_place_pop(SkOdfReader *reader)
{
    guint last = reader->places->len - 1;
    GString *text = g_array_index(reader->places, SkOdfPlace, last).text;

    g_array_set_size(reader->places, last);
    return g_strchomp(g_string_free(text, FALSE));
}

static SkOdfPlaceKind
place_kind(const SkOdfReader *reader)
{
    return g_array_index(reader->places, SkOdfPlace, reader->places->len - 1)
        .kind;
}

guint
sk_odf_number(const SkMarkupTag *tag, const char *prefix, const char *name,
              guint most)
{
    const char *value = sk_markup_value(tag, prefix, name);
    guint64 number = value != NULL ? g_ascii_strtoull(value, NULL, 10) : 1;

    return (guint)CLAMP(number, 1, most);
}

gboolean
sk_odf_style_is_hidden(const SkOdfReader *reader, const char *style)
{
    return style != NULL && g_hash_table_contains(reader->hidden, style);
}

/* ---- paragraphs ---------------------------------------------------------- */

static void
start_line(SkOdfReader *reader, const SkMarkupTag *tag)
{
    GString *line = g_string_new(NULL);

    if (strcmp(tag->name, "h") == 0)
        g_string_append(line, "■ ");
    for (guint i = 1; i < reader->lists; i++)
        g_string_append(line, "  ");
    if (reader->lists > 0)
        g_string_append(line, reader->is_item ? "・" : "  ");
    reader->is_item = FALSE;
    g_ptr_array_add(reader->lines, line);
}

/* Returns whether @line holds nothing but the marks of its kind. */
static gboolean
is_empty(const char *line)
{
    static const char *const marks[] = { " ", "・", "■" };

    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(line, marks[i])) {
            line += strlen(marks[i]);
            i = G_MAXUINT; /* from the first one again */
        }
    return *line == '\0';
}

void
sk_odf_text_put_frames(SkOdfReader *reader)
{
    if (reader->tables->len > 0)
        return;
    g_string_append(sk_odf_place_text(reader), reader->frames->str);
    g_string_truncate(reader->frames, 0);
}

/* Appends the line that ends. Empty ones leave one blank line between others.
 */
static void
end_line(SkOdfReader *reader)
{
    guint last = reader->lines->len - 1;
    GString *line = reader->lines->pdata[last];
    GString *out = sk_odf_place_text(reader);

    if (!is_empty(line->str))
        g_string_append_printf(out, "%s\n", line->str);
    else if (out->len > 0 && !g_str_has_suffix(out->str, "\n\n"))
        g_string_append_c(out, '\n');
    g_ptr_array_set_size(reader->lines, (gint)last);
    if (last == 0 && reader->behind->len > 0) {
        g_string_append(out, reader->behind->str);
        g_string_truncate(reader->behind, 0);
    }
    if (last == 0)
        sk_odf_text_put_frames(reader);
}

void
sk_odf_text_put(SkOdfReader *reader, const char *text)
{
    if (reader->lines->len > 0)
        g_string_append(reader->lines->pdata[reader->lines->len - 1], text);
}

/* Elements within paragraphs. */
static void
start_inline(SkOdfReader *reader, const SkMarkupTag *tag)
{
    if (strcmp(tag->name, "s") == 0)
        for (guint n = sk_odf_number(tag, "text", "c", 200); n > 0; n--)
            sk_odf_text_put(reader, " ");
    else if (strcmp(tag->name, "tab") == 0)
        sk_odf_text_put(reader, "\t");
    else if (strcmp(tag->name, "line-break") == 0)
        sk_odf_text_put(reader, "\n");
    else if (strcmp(tag->name, "ruby-text") == 0)
        sk_odf_text_put(reader, "（");
    else if (strcmp(tag->name, "span") == 0 &&
             sk_odf_style_is_hidden(reader,
                                    sk_markup_value(tag, "text", "style-name")))
        sk_odf_text_put(reader, "［隠し文字］");
}

static void
start_text_tag(SkOdfReader *reader, const SkMarkupTag *tag)
{
    if (strcmp(tag->name, "p") == 0 || strcmp(tag->name, "h") == 0) {
        start_line(reader, tag);
    } else if (strcmp(tag->name, "list") == 0) {
        reader->lists++;
    } else if (strcmp(tag->name, "list-item") == 0) {
        reader->is_item = TRUE;
    } else if (strcmp(tag->name, "note") == 0) {
        g_autofree char *mark = g_strdup_printf("［注%u］", ++reader->notes);

        sk_odf_text_put(reader, mark);
    } else if (strcmp(tag->name, "note-body") == 0) {
        sk_odf_place_push(reader, SK_ODF_PLACE_NOTE, 1);
    } else if (strcmp(tag->name, "a") == 0) {
        sk_odf_text_open_link(reader, tag);
    } else {
        start_inline(reader, tag);
    }
}

/* ---- notes, comments, slides, styles ------------------------------------- */

/* Appends what a note or a comment says: behind the paragraph in which it
 * stands, or where it stands if that is none. */
static void
end_beside(SkOdfReader *reader, const char *mark, const char *name)
{
    g_autofree char *text = sk_odf_place_pop(reader);
    GString *out =
        reader->lines->len > 0 ? reader->behind : sk_odf_place_text(reader);

    g_string_append_printf(out, "［%s%s%s］%s\n", mark,
                           name != NULL ? "：" : "", name != NULL ? name : "",
                           text);
}

static void
start_office_tag(SkOdfReader *reader, const SkMarkupTag *tag)
{
    if (strcmp(tag->name, "annotation") == 0) {
        g_clear_pointer(&reader->author, g_free);
        sk_odf_place_push(reader, SK_ODF_PLACE_COMMENT, 1);
    }
}

static void
start_slide(SkOdfReader *reader, const SkMarkupTag *tag)
{
    const char *name = sk_markup_value(tag, "draw", "name");

    g_string_append_printf(
        sk_odf_place_text(reader), "%s■ スライド %u%s%s%s\n",
        reader->slides > 0 ? "\n" : "", reader->slides + 1,
        name != NULL ? "：" : "", name != NULL ? name : "",
        sk_odf_style_is_hidden(reader,
                               sk_markup_value(tag, "draw", "style-name"))
            ? "（非表示のスライド）"
            : "");
    reader->slides++;
}

/* Notes which styles hide: text, a sheet, a slide. */
static void
start_style_tag(SkOdfReader *reader, const SkMarkupTag *tag)
{
    const char *display = sk_markup_value(tag, "text", "display");
    const char *shown = sk_markup_value(tag, "table", "display");
    const char *visibility = sk_markup_value(tag, "presentation", "visibility");

    if (strcmp(tag->name, "style") == 0) {
        g_free(reader->style);
        reader->style = g_strdup(sk_markup_value(tag, "style", "name"));
    }
    if (reader->style != NULL &&
        (g_strcmp0(display, "none") == 0 || g_strcmp0(shown, "false") == 0 ||
         g_strcmp0(visibility, "hidden") == 0))
        g_hash_table_add(reader->hidden, g_strdup(reader->style));
}

/* ---- events -------------------------------------------------------------- */

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    SkOdfReader *reader = user;
    const char *prefix = tag->space != NULL ? tag->space->prefix : "";

    if (reader->skipped > 0)
        return TRUE;
    if (sk_odf_text_is_unseen(tag)) {
        reader->skipped = tag->depth + 1;
        return TRUE;
    }
    if (strcmp(prefix, "text") == 0)
        start_text_tag(reader, tag);
    else if (strcmp(prefix, "table") == 0)
        sk_odf_start_table_tag(reader, tag);
    else if (strcmp(prefix, "office") == 0)
        start_office_tag(reader, tag);
    else if (strcmp(prefix, "style") == 0)
        start_style_tag(reader, tag);
    else if (sk_markup_is(tag, "draw", "page"))
        start_slide(reader, tag);
    else if (strcmp(prefix, "draw") == 0 || strcmp(prefix, "form") == 0)
        sk_odf_text_start_shape(reader, tag);
    else if (sk_markup_is(tag, "math", "math") && reader->lines->len == 0) {
        reader->is_formula = TRUE; /* an object, which has no paragraphs */
        start_line(reader, tag);
    } else if (sk_markup_is(tag, "presentation", "notes"))
        sk_odf_place_push(reader, SK_ODF_PLACE_NOTE, 1);
    reader->is_author = sk_markup_is(tag, "dc", "creator");
    return TRUE;
}

static void
end_text_tag(SkOdfReader *reader, const SkMarkupTag *tag)
{
    if (strcmp(tag->name, "p") == 0 || strcmp(tag->name, "h") == 0) {
        end_line(reader);
    } else if (strcmp(tag->name, "a") == 0) {
        sk_odf_text_close_link(reader);
    } else if (strcmp(tag->name, "list") == 0) {
        reader->lists--;
    } else if (strcmp(tag->name, "ruby-text") == 0) {
        sk_odf_text_put(reader, "）");
    } else if (strcmp(tag->name, "note-body") == 0) {
        g_autofree char *mark = g_strdup_printf("注%u", reader->notes);

        end_beside(reader, mark, NULL);
    }
}

static void
end_presentation_notes(SkOdfReader *reader)
{
    g_autofree char *text = sk_odf_place_pop(reader);

    if (*g_strstrip(text) != '\0')
        g_string_append_printf(sk_odf_place_text(reader), "［ノート］%s\n",
                               text);
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    SkOdfReader *reader = user;
    const char *prefix = tag->space != NULL ? tag->space->prefix : "";

    reader->is_author = FALSE;
    if (reader->skipped > 0) {
        if (reader->skipped == tag->depth + 1)
            reader->skipped = 0;
        return TRUE;
    }
    if (strcmp(prefix, "text") == 0)
        end_text_tag(reader, tag);
    else if (strcmp(prefix, "table") == 0)
        sk_odf_end_table_tag(reader, tag);
    else if (sk_markup_is(tag, "office", "annotation"))
        end_beside(reader, "コメント", reader->author);
    else if (sk_markup_is(tag, "presentation", "notes"))
        end_presentation_notes(reader);
    else if (sk_markup_is(tag, "math", "math") && reader->is_formula)
        end_line(reader);
    return TRUE;
}

/* Appends @text, in which blanks and line ends stand for one blank (part 3,
 * 6.1.2), to the paragraph that is open. */
static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    SkOdfReader *reader = user;
    GString *line = NULL;

    if (reader->skipped > 0)
        return TRUE;
    if (reader->is_author && place_kind(reader) == SK_ODF_PLACE_COMMENT) {
        g_free(reader->author);
        reader->author = g_strndup(text, len);
        return TRUE;
    }
    if (reader->lines->len == 0)
        return TRUE;
    line = reader->lines->pdata[reader->lines->len - 1];
    for (gsize i = 0; i < len; i++) {
        char c = strchr(" \t\r\n", text[i]) != NULL ? ' ' : text[i];

        if (c != ' ' || line->len == 0 || line->str[line->len - 1] != ' ')
            g_string_append_c(line, c);
    }
    return TRUE;
}

static void
free_line(gpointer line)
{
    g_string_free(line, TRUE);
}

static void
clear_reader(SkOdfReader *reader)
{
    for (guint i = 1; i < reader->places->len; i++)
        g_string_free(g_array_index(reader->places, SkOdfPlace, i).text, TRUE);
    for (guint i = 0; i < reader->tables->len; i++)
        g_ptr_array_unref(g_array_index(reader->tables, SkOdfTable, i).rows);
    g_array_unref(reader->places);
    g_array_unref(reader->tables);
    g_ptr_array_unref(reader->lines);
    g_ptr_array_unref(reader->links);
    g_string_free(reader->behind, TRUE);
    g_string_free(reader->frames, TRUE);
    g_hash_table_unref(reader->hidden);
    g_hash_table_unref(reader->controls);
    g_free(reader->control);
    g_free(reader->style);
    g_free(reader->author);
}

gboolean
sk_odf_text_read(const SkOdfTextSource *source, GBytes *bytes, GString *out,
                 SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    SkOdfReader reader = { .source = source };
    SkOdfPlace document = { .kind = SK_ODF_PLACE_DOCUMENT, .text = out };
    gboolean is_read = FALSE;

    reader.places = g_array_new(FALSE, TRUE, sizeof(SkOdfPlace));
    g_array_append_val(reader.places, document);
    reader.tables = g_array_new(FALSE, TRUE, sizeof(SkOdfTable));
    reader.lines = g_ptr_array_new_with_free_func(free_line);
    reader.links = g_ptr_array_new_with_free_func(g_free);
    reader.behind = g_string_new(NULL);
    reader.frames = g_string_new(NULL);
    reader.hidden =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    reader.controls =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    is_read =
        sk_markup_read(source->part, bytes, &events, &reader, why, detail);
    if (is_read) /* every place but the document has ended */
        sk_odf_text_put_frames(&reader);
    clear_reader(&reader);
    return is_read;
}
