/* SPDX-License-Identifier: Apache-2.0
 *
 * What each element of a story shows as text (word_story.h).
 */
#include <string.h>
#include <word/word_story_state.h>

static void
put(SkWordReader *reader, const char *text)
{
    sk_word_put(reader, text, strlen(text));
}

/* ---- elements in runs ---------------------------------------------------- */

static void
open_text(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    reader->in_text = TRUE;
}

static void
close_text(SkWordReader *reader)
{
    reader->in_text = FALSE;
}

static void
open_run(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    reader->is_hidden = FALSE;
}

static void
set_hidden(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *value = sk_markup_value(tag, "w", "val");

    reader->is_hidden = value == NULL || (strcmp(value, "0") != 0 &&
                                          strcmp(value, "false") != 0 &&
                                          strcmp(value, "off") != 0);
}

static void
put_tab(SkWordReader *reader, SkMarkupTag *tag)
{
    /* In properties, the element sets a tab stop. */
    if (sk_markup_value(tag, "w", "pos") == NULL)
        put(reader, "\t");
}

static void
put_break(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    put(reader, "\n");
}

static void
put_hyphen(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    put(reader, "-");
}

static void
put_symbol(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *code = sk_markup_value(tag, "w", "char");
    guint64 number = code != NULL ? g_ascii_strtoull(code, NULL, 16) : 0;
    gunichar c = (gunichar)MIN(number, 0xFFFF);
    gunichar shown = sk_word_symbol(c);
    char bytes[8] = "";

    if (shown == 0 && c >= 0xE000)
        shown = 0x3013; /* 〓, as printers write what they lack */
    else if (shown == 0)
        shown = g_unichar_validate(c) && c >= 0x20 ? c : 0x3013;
    sk_word_put(reader, bytes, (gsize)g_unichar_to_utf8(shown, bytes));
}

static void
open_ruby(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    g_string_truncate(reader->ruby, 0);
    reader->capture = reader->ruby;
}

static void
close_ruby(SkWordReader *reader)
{
    reader->capture = NULL;
}

/* The readings come before the characters that they belong to. */
static void
close_base(SkWordReader *reader)
{
    if (reader->ruby->len == 0)
        return;
    g_string_prepend(reader->ruby, "（");
    g_string_append(reader->ruby, "）");
    put(reader, reader->ruby->str);
    g_string_truncate(reader->ruby, 0);
}

/* ---- notes --------------------------------------------------------------- */

static void
put_note(SkWordReader *reader, SkMarkupTag *tag, guint kind)
{
    const char *id = sk_markup_value(tag, "w", "id");
    g_autofree char *mark = NULL;

    if (id == NULL)
        return;
    mark = sk_word_mark(reader->story, kind, id);
    put(reader, mark);
}

static void
put_footnote(SkWordReader *reader, SkMarkupTag *tag)
{
    put_note(reader, tag, 0);
}

static void
put_endnote(SkWordReader *reader, SkMarkupTag *tag)
{
    put_note(reader, tag, 1);
}

static void
put_comment(SkWordReader *reader, SkMarkupTag *tag)
{
    if (reader->story->shows_changes)
        put_note(reader, tag, 2);
}

/* A note in the part of its kind. The lines that separate notes from the text
 * are notes as well. */
static void
open_note(SkWordReader *reader, SkMarkupTag *tag)
{
    static const char *const names[] = { "footnote", "endnote", "comment" };
    const char *type = sk_markup_value(tag, "w", "type");
    const char *id = sk_markup_value(tag, "w", "id");
    const char *author = sk_markup_value(tag, "w", "author");
    guint kind = 0;

    if (id == NULL || (type != NULL && strcmp(type, "normal") != 0)) {
        reader->skipping = 1;
        return;
    }
    while (strcmp(names[kind], tag->name) != 0)
        kind++;
    {
        g_autofree char *mark = sk_word_mark(reader->story, kind, id);

        g_string_append(sk_word_sink(reader), mark);
    }
    if (author != NULL && *author != '\0')
        g_string_append_printf(sk_word_sink(reader), " %s:", author);
    g_string_append_c(sk_word_sink(reader), ' ');
}

/* ---- links and drawings -------------------------------------------------- */

static void
open_link(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "r", "id");
    SkWordStory *story = reader->story;
    char *target = id != NULL ? story->target(story, id) : NULL;

    g_ptr_array_add(reader->links, target != NULL ? target : g_strdup(""));
}

static void
open_simple(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *code = sk_markup_value(tag, "w", "instr");
    char *target =
        code != NULL ? sk_word_link_of_field(reader, code) : g_strdup("");

    g_ptr_array_add(reader->links, target);
}

/* Says where a link leads. */
static void
close_link(SkWordReader *reader)
{
    if (reader->links->len == 0)
        return;
    sk_word_put_target(
        reader, g_ptr_array_index(reader->links, reader->links->len - 1));
    g_ptr_array_set_size(reader->links, (gint)reader->links->len - 1);
}

static void
put_picture(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    put(reader, sk_word_says(reader->story, SK_WORD_SAYS_PICTURE));
}

/* The words for a picture, or of a watermark. */
static void
put_words(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *words = strcmp(tag->name, "textpath") == 0
                            ? sk_markup_value(tag, NULL, "string")
                            : sk_markup_value(tag, NULL, "descr");

    if (words != NULL && *words != '\0')
        put(reader, words);
}

static void
put_chart(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "r", "id");

    if (id != NULL)
        reader->story->frame(reader->story, id, TRUE, sk_word_behind(reader));
}

static void
put_diagram(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "r", "dm");

    if (id != NULL)
        reader->story->frame(reader->story, id, FALSE, sk_word_behind(reader));
}

static void
keep_margin(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "r", "id");
    GPtrArray *ids = strcmp(tag->name, "headerReference") == 0
                         ? reader->story->headers
                         : reader->story->footers;

    if (id != NULL)
        g_ptr_array_add(ids, g_strdup(id));
}

/* ---- formulas, changes, choices ------------------------------------------ */

static void
put_slash(SkWordReader *reader, SkMarkupTag *tag)
{
    put(reader, strcmp(tag->name, "den") == 0   ? "/"
                : strcmp(tag->name, "sup") == 0 ? "^"
                                                : "_");
}

static void
open_inserted(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    reader->inserted += (guint)reader->story->shows_changes;
}

static void
close_inserted(SkWordReader *reader)
{
    reader->inserted -= (guint)reader->story->shows_changes;
}

static void
skip(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    reader->skipping = 1;
}

static void
open_deleted(SkWordReader *reader, SkMarkupTag *tag)
{
    if (reader->story->shows_changes)
        reader->deleted++;
    else
        skip(reader, tag);
}

static void
close_deleted(SkWordReader *reader)
{
    reader->deleted--;
}

/* Of several contents the first is read that programs of our time take. */
static void
open_choice(SkWordReader *reader, SkMarkupTag *tag)
{
    if (sk_markup_passes_over(tag, &reader->choices))
        skip(reader, tag);
}

static void
close_choices(SkWordReader *reader)
{
    reader->choices >>= 1;
}

/* ---- the table ----------------------------------------------------------- */

/* clang-format off */
static const SkWordElement elements[] = {
    { "w", "p", sk_word_open_paragraph, sk_word_close_paragraph },
    { "w", "r", open_run, NULL },
    { "w", "t", open_text, close_text },
    { "w", "delText", open_text, close_text },
    { "w", "instrText", open_text, close_text },
    { "w", "delInstrText", open_text, close_text },
    { "w", "pStyle", sk_word_set_paragraph, NULL },
    { "w", "numId", sk_word_set_paragraph, NULL },
    { "w", "ilvl", sk_word_set_paragraph, NULL },
    { "w", "vanish", set_hidden, NULL },
    { "w", "tab", put_tab, NULL },
    { "w", "br", put_break, NULL },
    { "w", "cr", put_break, NULL },
    { "w", "noBreakHyphen", put_hyphen, NULL },
    { "w", "sym", put_symbol, NULL },
    { "w", "rt", open_ruby, close_ruby },
    { "w", "rubyBase", NULL, close_base },
    { "w", "fldChar", sk_word_read_character, NULL },
    { "w", "default", sk_word_read_form, NULL },
    { "w", "checked", sk_word_read_form, NULL },
    { "w", "result", sk_word_read_form, NULL },
    { "w", "listEntry", sk_word_read_form, NULL },
    { "w", "footnoteReference", put_footnote, NULL },
    { "w", "endnoteReference", put_endnote, NULL },
    { "w", "commentReference", put_comment, NULL },
    { "w", "footnote", open_note, NULL },
    { "w", "endnote", open_note, NULL },
    { "w", "comment", open_note, NULL },
    { "w", "hyperlink", open_link, close_link },
    { "w", "fldSimple", open_simple, close_link },
    { "w", "ins", open_inserted, close_inserted },
    { "w", "moveTo", open_inserted, close_inserted },
    { "w", "del", open_deleted, close_deleted },
    { "w", "moveFrom", open_deleted, close_deleted },
    { "w", "tbl", sk_word_open_table, sk_word_close_table },
    { "w", "tr", sk_word_open_row, NULL },
    { "w", "gridBefore", sk_word_skip_columns, NULL },
    { "w", "tc", sk_word_open_cell, sk_word_close_cell },
    { "w", "gridSpan", sk_word_set_cell, NULL },
    { "w", "vMerge", sk_word_set_cell, NULL },
    { "w", "txbxContent", sk_word_open_box, sk_word_close_box },
    { "w", "headerReference", keep_margin, NULL },
    { "w", "footerReference", keep_margin, NULL },
    { "w", "pPrChange", skip, NULL },
    { "w", "rPrChange", skip, NULL },
    { "w", "tcPrChange", skip, NULL },
    { "w", "trPrChange", skip, NULL },
    { "w", "sectPrChange", skip, NULL },
    { "w", "sdtPr", skip, NULL },
    { "m", "t", open_text, close_text },
    { "m", "den", put_slash, NULL },
    { "m", "sup", put_slash, NULL },
    { "m", "sub", put_slash, NULL },
    { "mc", "AlternateContent", open_choice, close_choices },
    { "mc", "Choice", open_choice, NULL },
    { "mc", "Fallback", open_choice, NULL },
    { "pic", "pic", put_picture, NULL },
    { "v", "imagedata", put_picture, NULL },
    { "wp", "docPr", put_words, NULL },
    { "v", "textpath", put_words, NULL },
    { "c", "chart", put_chart, NULL },
    { "dgm", "relIds", put_diagram, NULL },
};
/* clang-format on */

const SkWordElement *
sk_word_element(const SkMarkupTag *tag)
{
    if (tag->space == NULL)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
        if (strcmp(elements[i].name, tag->name) == 0 &&
            strcmp(elements[i].prefix, tag->space->prefix) == 0)
            return &elements[i];
    return NULL;
}
