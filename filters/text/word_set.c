/* SPDX-License-Identifier: Apache-2.0
 *
 * Words as sets of hashes (word_set.h). Two hashes that are one would hide one
 * word of a text, so they are of 64 bits. Knows no grammar. Stands against a
 * form of a mail that leaves out what its other form says.
 */
#include <string.h>

#include <text/word_set.h>

#define SEED 14695981039346656037u

typedef struct {
    SkWordSet *set;
    GString *run;  /* the word that is being read */
    gunichar last; /* the Japanese character before; 0: none */
    gboolean number;
    SkWordSet *known;            /* NULL, or what is not counted */
    guint fresh; /* read, and not in known */
} Reader;

static guint64
hash(const char *word, gsize len)
{
    guint64 value = SEED;
    for (gsize i = 0; i < len; i++)
        value = (value ^ (guchar)word[i]) * 1099511628211u;
    return value;
}

static void
take(Reader *reader, const char *word, gsize len)
{
    guint64 value = hash(word, len);
    if (reader->set != NULL && !g_hash_table_contains(reader->set, &value))
        g_hash_table_add(reader->set, g_memdup2(&value, sizeof value));
    if (reader->known != NULL &&
        !g_hash_table_contains(reader->known, &value)) {
        reader->fresh++;
    }
}

static void
end_run(Reader *reader)
{
    if (reader->run->len > 0)
        take(reader, reader->run->str, reader->run->len);
    g_string_truncate(reader->run, 0);
}

static void
take_wide(Reader *reader, gunichar c)
{
    char pair[12];
    gint len = 0;
    end_run(reader);
    if (reader->last != 0) {
        len = g_unichar_to_utf8(reader->last, pair);
        len += g_unichar_to_utf8(c, pair + len);
        take(reader, pair, (gsize)len);
    }
    reader->last = c;
}

/* Behind a link, a link that was made unclickable, or the number of a footnote
 * at @p; @p when there is none. */
static const char *
pass_link(const char *p)
{
    static const char *const starts[] = { "http", "hxxp", "ftp", "fxp",
                                          "[リンク" };
    if (*p == '[' && g_ascii_isdigit(p[1])) {
        const char *end = p + 1;
        while (g_ascii_isdigit(*end))
            end++;
        return *end == ']' ? end + 1 : p;
    }
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
        gsize len = strlen(starts[i]);
        if (g_ascii_strncasecmp(p, starts[i], len) != 0 ||
            strcspn(p, ":") > len + 1)
            continue;
        while ((guchar)*p > 0x20)
            p++;
        return p;
    }
    return p;
}

/* Every word of @text, which is NFKC and folded. */
static void
read_words(Reader *reader, const char *text)
{
    while (*text != '\0') {
        const char *after = text;
        if (*text == '[')
            end_run(reader); /* the number of a footnote stands at a word */
        if (reader->run->len == 0)
            after = pass_link(text);
        if (after > text) {
            text = after;
            continue;
        }
        gunichar c = g_utf8_get_char(text);
        if (!g_unichar_isalnum(c)) {
            end_run(reader);
        } else if (g_unichar_iswide(c)) {
            take_wide(reader, c);
        } else {
            gboolean digit = g_unichar_isdigit(c);
            if (reader->run->len > 0 && digit != reader->number)
                end_run(reader);
            reader->number = digit;
            reader->last = 0;
            g_string_append_unichar(reader->run, c);
        }
        text = g_utf8_next_char(text);
    }
    end_run(reader);
}

static void
read_text(Reader *reader, const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    g_autofree char *folded =
        normal != NULL ? g_utf8_casefold(normal, -1) : g_strdup("");
    reader->run = g_string_new(NULL);
    read_words(reader, folded);
    g_string_free(reader->run, TRUE);
}

SkWordSet *
sk_word_set_new(const char *text)
{
    Reader reader = { .set = g_hash_table_new_full(g_int64_hash, g_int64_equal,
                                                   g_free, NULL) };
    read_text(&reader, text);
    return reader.set;
}

guint
sk_word_set_extra(SkWordSet *set, SkWordSet *other)
{
    GHashTableIter iter;
    gpointer key;
    guint extra = 0;
    g_hash_table_iter_init(&iter, set);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        extra += !g_hash_table_contains(other, key);
    return extra;
}

char *
sk_word_set_lines(const char *text, SkWordSet *other, guint *lines)
{
    GString *out = g_string_new(NULL);
    *lines = 0;
    while (*text != '\0') {
        gsize len = strcspn(text, "\n");
        g_autofree char *line = g_strndup(text, len);
        Reader reader = { .known = other };
        read_text(&reader, line);
        if (reader.fresh > 0) {
            g_string_append_printf(out, "%s\n", line);
            (*lines)++;
        }
        text += len + (text[len] == '\n');
    }
    return g_string_free(out, FALSE);
}
