/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads one story of a Word document as text (word_story.h). What is hidden,
 * inserted or deleted is said to be.
 */
#include <string.h>
#include <word/word_story_state.h>

const char *
sk_word_says(const SkWordStory *story, SkWordSays what)
{
    static const char *const words[][2] = {
        [SK_WORD_SAYS_HIDDEN] = { "［隠し文字: ", "[hidden: " },
        [SK_WORD_SAYS_INSERTED] = { "［挿入: ", "[inserted: " },
        [SK_WORD_SAYS_DELETED] = { "［削除: ", "[deleted: " },
        [SK_WORD_SAYS_BOX] = { "［テキストボックス］", "[text box]" },
        [SK_WORD_SAYS_PICTURE] = { "［図］", "[picture]" },
        [SK_WORD_SAYS_NOTE] = { "［注%u］", "[note %u]" },
        [SK_WORD_SAYS_ENDNOTE] = { "［文末注%u］", "[endnote %u]" },
        [SK_WORD_SAYS_COMMENT] = { "［コメント%u］", "[comment %u]" },
        [SK_WORD_SAYS_HEADER] = { "［ヘッダー］", "[header]" },
        [SK_WORD_SAYS_FOOTER] = { "［フッター］", "[footer]" },
        [SK_WORD_SAYS_LINK] = { "［リンク: ", "[link: " },
    };

    return words[what][story->is_english];
}

/* The number of the note @id of the kind @kind, counting on if it is new. */
static guint
note_number(const SkWordStory *story, guint kind, const char *id)
{
    GHashTable *notes = story->notes[kind];
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(notes, id));

    if (number == 0) {
        number = g_hash_table_size(notes) + 1;
        g_hash_table_insert(notes, g_strdup(id), GUINT_TO_POINTER(number));
    }
    return number;
}

char *
sk_word_mark(const SkWordStory *story, guint kind, const char *id)
{
    g_auto(GStrv) around =
        g_strsplit(sk_word_says(story, SK_WORD_SAYS_NOTE + kind), "%u", 2);

    return g_strdup_printf("%s%u%s", around[0], note_number(story, kind, id),
                           around[1]);
}

/* ---- writing ------------------------------------------------------------- */

GString *
sk_word_sink(SkWordReader *reader)
{
    return g_ptr_array_index(reader->sinks, reader->sinks->len - 1);
}

GString *
sk_word_behind(SkWordReader *reader)
{
    const SkWordParagraph *open =
        reader->paragraphs->len > 0
            ? g_ptr_array_index(reader->paragraphs, reader->paragraphs->len - 1)
            : NULL;

    return open != NULL ? open->after : sk_word_sink(reader);
}

/* Begins or ends the mark around what is not plain text. */
static void
set_mode(SkWordReader *reader, SkWordParagraph *paragraph)
{
    static const SkWordSays says[] = { SK_WORD_SAYS_HIDDEN, SK_WORD_SAYS_HIDDEN,
                                       SK_WORD_SAYS_INSERTED,
                                       SK_WORD_SAYS_DELETED };
    SkWordMode mode = reader->deleted > 0    ? SK_WORD_MODE_DELETED
                      : reader->inserted > 0 ? SK_WORD_MODE_INSERTED
                      : reader->is_hidden    ? SK_WORD_MODE_HIDDEN
                                             : SK_WORD_MODE_PLAIN;

    if (mode == paragraph->mode)
        return;
    if (paragraph->mode != SK_WORD_MODE_PLAIN)
        g_string_append(paragraph->text,
                        reader->story->is_english ? "]" : "］");
    if (mode != SK_WORD_MODE_PLAIN)
        g_string_append(paragraph->text,
                        sk_word_says(reader->story, says[mode]));
    paragraph->mode = mode;
}

void
sk_word_put(SkWordReader *reader, const char *text, gsize len)
{
    SkWordParagraph *paragraph = NULL;

    if (reader->capture != NULL) {
        g_string_append_len(reader->capture, text, (gssize)len);
        return;
    }
    for (guint i = reader->fields->len; i > 0; i--) {
        SkWordShown *field = g_ptr_array_index(reader->fields, i - 1);

        if (!field->has_result) {
            g_string_append_len(field->code, text, (gssize)len);
            return;
        }
    }
    if (reader->paragraphs->len == 0 || len == 0)
        return;
    paragraph =
        g_ptr_array_index(reader->paragraphs, reader->paragraphs->len - 1);
    set_mode(reader, paragraph);
    g_string_append_len(paragraph->text, text, (gssize)len);
}

/* ---- events ----------------------------------------------------------------
 */

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    SkWordReader *reader = user;
    const SkWordElement *element = NULL;

    if (reader->skipping > 0) {
        reader->skipping++;
        return TRUE;
    }
    element = sk_word_element(tag);
    if (element != NULL && element->start != NULL)
        element->start(reader, tag);
    return TRUE;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    SkWordReader *reader = user;
    const SkWordElement *element = NULL;

    if (reader->skipping > 0) {
        reader->skipping--;
        return TRUE;
    }
    element = sk_word_element(tag);
    if (element != NULL && element->end != NULL)
        element->end(reader);
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    SkWordReader *reader = user;

    if (reader->skipping == 0 && reader->in_text)
        sk_word_put(reader, text, len);
    return TRUE;
}

static void
free_sink(gpointer sink)
{
    g_string_free(sink, TRUE);
}

gboolean
sk_word_story_read(SkWordStory *story, GBytes *bytes, SkReason *why,
                   const char **detail)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(GPtrArray) sinks = g_ptr_array_new_with_free_func(free_sink);
    g_autoptr(GPtrArray) paragraphs =
        g_ptr_array_new_with_free_func(sk_word_free_paragraph);
    g_autoptr(GPtrArray) tables =
        g_ptr_array_new_with_free_func(sk_word_free_table);
    g_autoptr(GPtrArray) fields =
        g_ptr_array_new_with_free_func(sk_word_free_shown);
    g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) ruby = g_string_new(NULL);
    SkWordReader reader = { .story = story,
                            .sinks = sinks,
                            .paragraphs = paragraphs,
                            .tables = tables,
                            .fields = fields,
                            .links = links,
                            .ruby = ruby };

    g_ptr_array_add(sinks, g_string_new(NULL));
    if (!sk_markup_read(story->part, bytes, &events, &reader, why, detail))
        return FALSE;
    g_string_append(story->out, sk_word_sink(&reader)->str);
    return TRUE;
}
