/* SPDX-License-Identifier: Apache-2.0
 *
 * Paragraphs, tables and text boxes of a story as text (word_story.h).
 */
#include <string.h>
#include <text/text_columns.h>
#include <word/word_story_state.h>

#define WORD_COLUMNS_MAX 200 /* of a cell that spans many */

static gpointer
last(GPtrArray *array)
{
    return array->len > 0 ? g_ptr_array_index(array, array->len - 1) : NULL;
}

static void
pop(GPtrArray *array)
{
    g_ptr_array_set_size(array, (gint)array->len - 1);
}

/* ---- paragraphs ---------------------------------------------------------- */

void
sk_word_free_paragraph(gpointer data)
{
    SkWordParagraph *paragraph = data;

    g_string_free(paragraph->text, TRUE);
    g_string_free(paragraph->after, TRUE);
    g_free(paragraph->style);
    g_free(paragraph->list);
    g_free(paragraph);
}

void
sk_word_open_paragraph(SkWordReader *reader, SkMarkupTag *tag)
{
    SkWordParagraph *paragraph = g_new0(SkWordParagraph, 1);

    (void)tag;
    paragraph->text = g_string_new(NULL);
    paragraph->after = g_string_new(NULL);
    paragraph->level = -1;
    g_ptr_array_add(reader->paragraphs, paragraph);
}

void
sk_word_set_paragraph(SkWordReader *reader, SkMarkupTag *tag)
{
    SkWordParagraph *paragraph = last(reader->paragraphs);
    const char *value = sk_markup_value(tag, "w", "val");

    if (paragraph == NULL || value == NULL)
        return;
    if (strcmp(tag->name, "pStyle") == 0) {
        g_free(paragraph->style);
        paragraph->style = g_strdup(value);
    } else if (strcmp(tag->name, "numId") == 0) {
        g_free(paragraph->list);
        paragraph->list = g_strdup(value);
    } else {
        guint64 level = g_ascii_strtoull(value, NULL, 10);

        paragraph->level = (int)MIN(level, SK_WORD_LEVELS - 1);
    }
}

void
sk_word_close_paragraph(SkWordReader *reader)
{
    SkWordParagraph *paragraph = last(reader->paragraphs);
    SkWordStory *story = reader->story;
    GString *sink = sk_word_sink(reader);
    g_autofree char *label = NULL;

    if (paragraph->mode != SK_WORD_MODE_PLAIN)
        g_string_append(paragraph->text, story->is_english ? "]" : "］");
    if (paragraph->text->len > 0)
        label = sk_word_number_next(story->numbers, paragraph->style,
                                    paragraph->list, paragraph->level);
    if (label != NULL && *label != '\0') {
        for (int i = 0; i < paragraph->level; i++)
            g_string_append(sink, "  ");
        g_string_append(sink, label);
        g_string_append_c(sink, ' ');
    }
    g_string_append_len(sink, paragraph->text->str,
                        (gssize)paragraph->text->len);
    g_string_append_c(sink, '\n');
    g_string_append_len(sink, paragraph->after->str,
                        (gssize)paragraph->after->len);
    pop(reader->paragraphs);
}

/* ---- tables -------------------------------------------------------------- */

void
sk_word_free_table(gpointer data)
{
    SkWordTable *table = data;

    g_ptr_array_unref(table->rows);
    g_free(table);
}

static void
free_row(gpointer row)
{
    g_ptr_array_unref(row);
}

void
sk_word_open_table(SkWordReader *reader, SkMarkupTag *tag)
{
    SkWordTable *table = g_new0(SkWordTable, 1);

    (void)tag;
    table->rows = g_ptr_array_new_with_free_func(free_row);
    g_ptr_array_add(reader->tables, table);
}

/* A table of one cell is a frame around text. */
void
sk_word_close_table(SkWordReader *reader)
{
    SkWordTable *table = last(reader->tables);
    GString *out = sk_word_behind(reader);
    const GPtrArray *first =
        table->rows->len == 1 ? g_ptr_array_index(table->rows, 0) : NULL;

    if (first != NULL && first->len == 1) {
        g_string_append(out, g_ptr_array_index(first, 0));
        g_string_append_c(out, '\n');
    } else {
        sk_text_columns(out, table->rows);
    }
    pop(reader->tables);
}

void
sk_word_open_row(SkWordReader *reader, SkMarkupTag *tag)
{
    SkWordTable *table = last(reader->tables);

    (void)tag;
    if (table != NULL)
        g_ptr_array_add(table->rows, g_ptr_array_new_with_free_func(g_free));
}

static void
add_columns(SkWordTable *table, guint count)
{
    GPtrArray *row = last(table->rows);

    for (guint i = 0; row != NULL && i < count; i++)
        g_ptr_array_add(row, NULL);
}

static guint
columns_of(const SkMarkupTag *tag)
{
    const char *value = sk_markup_value(tag, "w", "val");
    guint64 count = value != NULL ? g_ascii_strtoull(value, NULL, 10) : 0;

    return (guint)MIN(count, WORD_COLUMNS_MAX);
}

void
sk_word_skip_columns(SkWordReader *reader, SkMarkupTag *tag)
{
    SkWordTable *table = last(reader->tables);

    if (table != NULL)
        add_columns(table, columns_of(tag));
}

void
sk_word_open_cell(SkWordReader *reader, SkMarkupTag *tag)
{
    SkWordTable *table = last(reader->tables);

    (void)tag;
    if (table != NULL) {
        table->span = 1;
        table->is_merged = FALSE;
    }
    g_ptr_array_add(reader->sinks, g_string_new(NULL));
}

void
sk_word_set_cell(SkWordReader *reader, SkMarkupTag *tag)
{
    SkWordTable *table = last(reader->tables);
    const char *value = sk_markup_value(tag, "w", "val");

    if (table == NULL)
        return;
    if (strcmp(tag->name, "gridSpan") == 0)
        table->span = columns_of(tag);
    else
        table->is_merged = g_strcmp0(value, "restart") != 0;
}

void
sk_word_close_cell(SkWordReader *reader)
{
    SkWordTable *table = last(reader->tables);
    GPtrArray *row = table != NULL ? last(table->rows) : NULL;
    GString *sink = last(reader->sinks);

    if (row != NULL) {
        char *text = table->is_merged ? NULL : g_strdup(sink->str);

        g_ptr_array_add(row, text != NULL ? g_strchomp(text) : g_strdup(""));
        add_columns(table, table->span > 1 ? table->span - 1 : 0);
    }
    pop(reader->sinks);
}

/* ---- text boxes ---------------------------------------------------------- */

void
sk_word_open_box(SkWordReader *reader, SkMarkupTag *tag)
{
    (void)tag;
    g_ptr_array_add(reader->sinks, g_string_new(NULL));
}

void
sk_word_close_box(SkWordReader *reader)
{
    GString *text =
        g_ptr_array_steal_index(reader->sinks, reader->sinks->len - 1);
    GString *out = sk_word_behind(reader);

    if (*g_strchomp(text->str) != '\0') {
        g_string_append(out, sk_word_says(reader->story, SK_WORD_SAYS_BOX));
        g_string_append_c(out, '\n');
        g_string_append(out, text->str);
        g_string_append_c(out, '\n');
    }
    g_string_free(text, TRUE);
}
