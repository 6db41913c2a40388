/* SPDX-License-Identifier: Apache-2.0
 *
 * The tolerant reader of VML (vml_normal.h). It never guesses at content: what
 * it cannot read as a tag is text, and what is not closed is closed where its
 * parent ends. The allow-list writer judges the result like any other part.
 */
#include <string.h>
#include "drawingml/vml_normal.h"

typedef struct {
    const char *at, *end;
    GString *out;
    GPtrArray *open; /* names of the elements that are open, owned */
    gboolean is_bad, has_root;
} Reader;

static gboolean
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
is_name(char c)
{
    return g_ascii_isalnum(c) || c == '_' || c == ':' || c == '-' || c == '.' ||
           (guchar)c >= 0x80;
}

static gboolean
starts(const Reader *reader, const char *mark)
{
    gsize len = strlen(mark);

    return (gsize)(reader->end - reader->at) >= len &&
           memcmp(reader->at, mark, len) == 0;
}

/* Steps behind the next @mark, or to the end if there is none. */
static void
skip_behind(Reader *reader, const char *mark)
{
    const char *found =
        g_strstr_len(reader->at, reader->end - reader->at, mark);

    reader->at = found != NULL ? found + strlen(mark) : reader->end;
}

/* Returns the length of the reference of XML that begins at @at, or 0. */
static gsize
reference_len(const char *at, const char *end)
{
    static const char *const named[] = { "&amp;", "&lt;", "&gt;", "&quot;",
                                         "&apos;" };
    gsize left = (gsize)(end - at), len = 2;

    for (guint i = 0; i < G_N_ELEMENTS(named); i++)
        if (left >= strlen(named[i]) &&
            memcmp(at, named[i], strlen(named[i])) == 0)
            return strlen(named[i]);
    if (left < 4 || at[1] != '#')
        return 0;
    if (at[2] == 'x')
        while (++len < left && len < 10 && g_ascii_isxdigit(at[len]))
            ;
    else
        for (; len < left && len < 10 && g_ascii_isdigit(at[len]); len++)
            ;
    return len < left && at[len] == ';' && len > (at[2] == 'x' ? 3u : 2u)
               ? len + 1
               : 0;
}

/* Writes what is between @at and @end as text or as the value of an attribute:
 * references stay, all that could be read as markup is escaped. */
static void
put_text(GString *out, const char *at, const char *end)
{
    while (at < end) {
        gsize len = *at == '&' ? reference_len(at, end) : 0;

        if (len > 0)
            g_string_append_len(out, at, (gssize)len);
        else if (end - at >= 6 && memcmp(at, "&nbsp;", 6) == 0) {
            g_string_append(out, "&#160;");
            len = 6;
        } else if (*at == '&')
            g_string_append(out, "&amp;");
        else if (*at == '<')
            g_string_append(out, "&lt;");
        else if (*at == '>')
            g_string_append(out, "&gt;");
        else if (*at == '"')
            g_string_append(out, "&quot;");
        else if ((guchar)*at >= 0x20 || is_blank(*at))
            g_string_append_c(out, *at);
        at += MAX(len, 1);
    }
}

/* Takes a name; an empty string if there is none. */
static char *
take_name(Reader *reader)
{
    const char *begin = reader->at;

    while (reader->at < reader->end && is_name(*reader->at))
        reader->at++;
    return g_strndup(begin, (gsize)(reader->at - begin));
}

static void
skip_blanks(Reader *reader)
{
    while (reader->at < reader->end && is_blank(*reader->at))
        reader->at++;
}

/* Takes the value behind "=": from *@begin to *@end. */
static void
take_value(Reader *reader, const char **begin, const char **end)
{
    char quote = reader->at < reader->end ? *reader->at : '\0';

    if (quote == '"' || quote == '\'') {
        const char *close = memchr(reader->at + 1, quote,
                                   (gsize)(reader->end - reader->at) - 1);

        *begin = reader->at + 1;
        *end = close != NULL ? close : reader->end;
        reader->at = close != NULL ? close + 1 : reader->end;
        return;
    }
    *begin = reader->at;
    while (reader->at < reader->end && !is_blank(*reader->at) &&
           *reader->at != '>' && !starts(reader, "/>"))
        reader->at++;
    *end = reader->at;
}

/* Takes one attribute and writes it, if the tag does not have it yet. */
static void
take_attribute(Reader *reader, GHashTable *seen)
{
    g_autofree char *name = take_name(reader);
    const char *begin = NULL, *end = NULL;

    skip_blanks(reader);
    if (reader->at < reader->end && *reader->at == '=') {
        reader->at++;
        skip_blanks(reader);
        take_value(reader, &begin, &end);
    }
    if (!(g_ascii_isalpha(*name) || *name == '_') ||
        g_hash_table_contains(seen, name))
        return;
    g_string_append_printf(reader->out, " %s=\"", name);
    if (begin != NULL)
        put_text(reader->out, begin, end);
    g_string_append_c(reader->out, '"');
    g_hash_table_add(seen, g_steal_pointer(&name));
}

static void
close_last(Reader *reader)
{
    const char *name = g_ptr_array_index(reader->open, reader->open->len - 1);

    g_string_append_printf(reader->out, "</%s>", name);
    g_ptr_array_set_size(reader->open, (gint)reader->open->len - 1);
}

static void
take_end(Reader *reader)
{
    g_autofree char *name = NULL;
    guint i;

    reader->at += 2;
    name = take_name(reader);
    skip_behind(reader, ">");
    for (i = reader->open->len; i > 1; i--)
        if (g_ascii_strcasecmp(g_ptr_array_index(reader->open, i - 1), name) ==
            0)
            break;
    /* the root is closed at the end of the file */
    while (i > 1 && reader->open->len >= i)
        close_last(reader);
}

/* Returns whether @name is an element of HTML that has no end tag. */
static gboolean
is_void(const char *name)
{
    return strcmp(name, "br") == 0 || strcmp(name, "hr") == 0 ||
           strcmp(name, "img") == 0;
}

static void
take_start(Reader *reader)
{
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *name = NULL;
    gboolean is_closed = FALSE;

    reader->at++;
    name = take_name(reader);
    if (strchr(name, ':') == NULL) {
        char *lower = g_ascii_strdown(name, -1);

        g_free(name);
        name = lower;
    }
    g_string_append_printf(reader->out, "<%s", name);
    while (reader->at < reader->end && *reader->at != '>' && !is_closed) {
        is_closed = starts(reader, "/>");
        if (is_closed || !is_name(*reader->at))
            reader->at++;
        else
            take_attribute(reader, seen);
    }
    reader->at += reader->at < reader->end ? 1 : 0;
    reader->has_root = TRUE;
    if ((is_closed || is_void(name)) && reader->open->len > 0) {
        g_string_append(reader->out, "/>");
        return;
    }
    g_string_append_c(reader->out, '>');
    g_ptr_array_add(reader->open, g_steal_pointer(&name));
    reader->is_bad |= reader->open->len > SK_VML_DEPTH_MAX;
}

/* Takes what begins with "<". */
static void
take_markup(Reader *reader)
{
    char next = reader->end - reader->at > 1 ? reader->at[1] : '\0';

    if (starts(reader, "<!--"))
        skip_behind(reader, "-->");
    else if (starts(reader, "<![CDATA[")) {
        const char *begin = reader->at + 9;

        skip_behind(reader, "]]>");
        put_text(reader->out, begin,
                 reader->at - begin >= 3 &&
                         memcmp(reader->at - 3, "]]>", 3) == 0
                     ? reader->at - 3
                     : reader->at);
    } else if (next == '!') {
        reader->is_bad |= g_ascii_strncasecmp(reader->at, "<!doctype", 9) == 0;
        skip_behind(reader, ">");
    } else if (next == '?')
        skip_behind(reader, ">");
    else if (next == '/')
        take_end(reader);
    else if (g_ascii_isalpha(next) || next == '_')
        take_start(reader);
    else {
        if (reader->open->len > 0)
            g_string_append(reader->out, "&lt;");
        reader->at++;
    }
}

GBytes *
sk_vml_normal(GBytes *bytes)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    g_autofree char *valid =
        g_utf8_make_valid(data != NULL ? data : "", (gssize)len);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    Reader reader = { .at = valid, .out = out, .open = open };

    reader.end = valid + strlen(valid);
    if (g_str_has_prefix(valid, "\xEF\xBB\xBF"))
        reader.at += 3;
    while (reader.at < reader.end && !reader.is_bad) {
        const char *tag =
            memchr(reader.at, '<', (gsize)(reader.end - reader.at));
        const char *stop = tag != NULL ? tag : reader.end;

        if (open->len > 0)
            put_text(out, reader.at, stop);
        reader.at = stop;
        if (tag != NULL)
            take_markup(&reader);
    }
    while (open->len > 0)
        close_last(&reader);
    if (reader.is_bad || !reader.has_root)
        return NULL;
    return g_bytes_new(out->str, out->len);
}
