/* SPDX-License-Identifier: Apache-2.0
 *
 * The comments on slides as text, in both forms: those of 2007 and those of
 * 2018, which have answers.
 */
#include <string.h>

#include "markup/markup_read.h"
#include "slide/slide_page.h"

typedef struct {
    GHashTable *authors;
    GString *out;
    gboolean is_text;
} Reader;

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    Reader *reader = user;

    reader->is_text = FALSE;
    if (sk_markup_is(tag, "a", "p") || sk_markup_is(tag, "p", "text"))
        g_string_append_c(reader->out, '\n');
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    Reader *reader = user;

    if (reader->is_text)
        g_string_append_len(reader->out, text, (gssize)len);
    return TRUE;
}

static gboolean
on_author(gpointer user, SkMarkupTag *tag)
{
    Reader *reader = user;
    const char *id = sk_markup_value(tag, NULL, "id");
    const char *name = sk_markup_value(tag, NULL, "name");

    if ((sk_markup_is(tag, "p", "cmAuthor") ||
         sk_markup_is(tag, "p188", "author")) &&
        id != NULL && name != NULL)
        g_hash_table_replace(reader->authors, g_strdup(id), g_strdup(name));
    return TRUE;
}

static gboolean
on_comment(gpointer user, SkMarkupTag *tag)
{
    Reader *reader = user;
    const char *id = NULL, *name = NULL;

    if (sk_markup_is(tag, "p", "cm") || sk_markup_is(tag, "p188", "cm") ||
        sk_markup_is(tag, "p188", "reply")) {
        id = sk_markup_value(tag, NULL, "authorId");
        name = id != NULL ? g_hash_table_lookup(reader->authors, id) : NULL;
        g_string_append_printf(reader->out, "［コメント］%s%s",
                               name != NULL ? name : "",
                               name != NULL ? "：" : "");
    }
    reader->is_text =
        sk_markup_is(tag, "p", "text") || sk_markup_is(tag, "a", "t");
    return TRUE;
}

gboolean
sk_slide_authors_read(SkPart *part, GBytes *bytes, GHashTable *authors,
                      SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_author, on_end, on_text };
    g_autoptr(GString) out = g_string_new(NULL);
    Reader reader = { .authors = authors, .out = out };

    return sk_markup_read(part, bytes, &events, &reader, why, detail);
}

gboolean
sk_slide_comments_read(SkPart *part, GBytes *bytes, GHashTable *authors,
                       GString *out, SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_comment, on_end, on_text };
    g_autoptr(GString) lines = g_string_new(NULL);
    Reader reader = { .authors = authors, .out = lines };

    if (!sk_markup_read(part, bytes, &events, &reader, why, detail))
        return FALSE;
    g_string_append(out, lines->str);
    return TRUE;
}
