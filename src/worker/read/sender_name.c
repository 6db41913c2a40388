/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks for addresses and domains in display names (sender_name.h). This file
 * knows what at signs and dots look like, but nothing about headers. The
 * inspector has the same rules (src/inspector/README.md).
 */
#include <string.h>
#include "link/link_domain.h"
#include "worker/read/sender.h"
#include "worker/read/sender_name.h"

/* Returns the ASCII character as which @c is read; characters that look like an
 * at sign or a dot become these. */
static gunichar
plain(gunichar c)
{
    static const gunichar ats[] = { 0xFE6B, 0x24B6, 0x24D0 };
    static const gunichar dots[] = { 0x3002, 0xFF61, 0xFE52, 0x2024, 0x00B7,
                                     0x2027, 0x0701, 0x0702, 0xA4F8, 0xA60E };

    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    for (guint i = 0; i < G_N_ELEMENTS(ats); i++)
        if (c == ats[i])
            return '@';
    for (guint i = 0; i < G_N_ELEMENTS(dots); i++)
        if (c == dots[i])
            return '.';
    return c;
}

static gboolean
is_blank(gunichar c)
{
    return c == ' ' || c == 0x3000 || c == 0xA0;
}

static const char *
skip_blanks(const char *p)
{
    while (*p != '\0' && is_blank(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* Returns the end of the name with a dot inside that stands at @p, as after an
 * at sign, or NULL if there is none. */
static const char *
domain_end(const char *p)
{
    const char *start = p;
    gboolean dot = FALSE, whole = FALSE;

    for (; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = plain(g_utf8_get_char(p));

        if (is_blank(c) || c == '@')
            break;
        whole |= dot && c != '.';
        dot = c == '.' ? p > start : dot;
    }
    return whole ? p : NULL;
}

/* An address that was found in a text. It reaches from start to just before
 * end. Its at sign, with the blanks around it, reaches from at to just before
 * behind. The search for the next address goes on at behind, because the domain
 * of this one may be the first word of the next. */
typedef struct {
    const char *start, *at, *behind, *end;
} Found;

static gboolean
find_address(const char *text, Found *found)
{
    /* the start of the characters before the blanks, if any */
    const char *word = NULL;
    const char *ink = NULL; /* just after the last character that is no blank */
    gboolean gap = FALSE;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = plain(g_utf8_get_char(p));

        if (c == '@' && word != NULL) {
            found->start = word;
            found->at = ink;
            found->behind = skip_blanks(g_utf8_next_char(p));
            found->end = domain_end(found->behind);
            if (found->end != NULL)
                return TRUE;
        }
        if (!is_blank(c)) {
            word = word == NULL || gap ? p : word;
            ink = g_utf8_next_char(p);
        }
        gap = is_blank(c);
    }
    return FALSE;
}

/* Returns the at sign of @name if all of it is like "boss@city", an address
 * without a dot, else NULL. */
static const char *
lone_at(const char *name)
{
    const char *at = NULL;
    guint before = 0, behind = 0;

    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = plain(g_utf8_get_char(p));

        if (c == '@' && at == NULL)
            at = p;
        else if (c >= 0x80 || !(g_ascii_isalnum((char)c) ||
                                strchr(at == NULL ? "-._+" : "-.", (int)c)))
            return NULL;
        else
            (*(at == NULL ? &before : &behind))++;
    }
    return before > 0 && behind > 1 ? at : NULL;
}

gboolean
sk_name_is_address(const char *name)
{
    Found found;

    return find_address(name, &found) || lone_at(name) != NULL;
}

/* Returns @text without the quotes and brackets around it. New string. */
static char *
bare(const char *text, gsize len)
{
    static const char around[] = "\"'<>()[]{},;:. ";
    g_autofree char *copy = g_strndup(text, len);
    char *p = copy + strspn(copy, around);
    gsize n = strlen(p);

    while (n > 0 && strchr(around, p[n - 1]) != NULL)
        n--;
    return g_strndup(p, n);
}

gboolean
sk_name_is_mail(const char *text, gsize len, const char *mail)
{
    g_autofree char *word = bare(text, len);

    return g_ascii_strcasecmp(word, mail) == 0;
}

char *
sk_name_part(const char *name, const char *mail, gboolean *other)
{
    GString *out = g_string_new(NULL);
    const char *done = name;
    const char *at = lone_at(name);
    Found found;

    if (at != NULL) {
        *other = TRUE;
        g_string_append_printf(out, "%.*s (at) %s", (int)(at - name), name,
                               g_utf8_next_char(at));
        return g_string_free(out, FALSE);
    }
    while (find_address(done, &found)) {
        *other |= !sk_name_is_mail(found.start,
                                   (gsize)(found.end - found.start), mail);
        g_string_append_len(out, done, found.at - done);
        g_string_append(out, " (at) ");
        done = found.behind;
    }
    g_string_append(out, done);
    return g_string_free(out, FALSE);
}

/* ---- domains ------------------------------------------------------------ */

gboolean
sk_domain_lies_in(const char *a, const char *b)
{
    gsize n = strlen(a), m = strlen(b);

    return n >= m && m > 0 && g_ascii_strcasecmp(a + n - m, b) == 0 &&
           (n == m || (a[n - m - 1] == '.' && strchr(b, '.') != NULL));
}

/* Returns whether @word, which consists of labels and dots, is a domain as
 * defined in sender_name.h. */
static gboolean
is_domain(const char *word)
{
    const char *last = strrchr(word, '.');
    const char *before = last;
    gboolean person;

    if (last == NULL || strstr(word, "..") != NULL ||
        !sk_domain_is_top(last + 1, strlen(last + 1)))
        return FALSE;
    while (before > word && before[-1] != '.')
        before--;
    person = before == word && strlen(last + 1) > 3 && g_ascii_isupper(last[1]);
    return last - before >= 2 && !person;
}

/* Returns whether @word is the domain of @mail, or one above or below it. */
static gboolean
is_own(const char *word, const char *mail)
{
    const char *at = strrchr(mail, '@');

    if (g_ascii_strncasecmp(word, "www.", 4) == 0)
        word += 4;
    return at != NULL &&
           (sk_domain_lies_in(word, at + 1) || sk_domain_lies_in(at + 1, word));
}

/* Returns the end of the labels and dots that begin at @start, and sets @word
 * to them in ASCII, without a dot at the end, which does not belong to it. */
static const char *
take_word(const char *start, GString *word)
{
    const char *p = start;

    g_string_truncate(word, 0);
    for (; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = plain(g_utf8_get_char(p));

        if (c >= 0x80 || (!g_ascii_isalnum((char)c) && c != '-' && c != '.'))
            break;
        if (c != '.' || word->len > 0)
            g_string_append_c(word, (char)c);
    }
    while (word->len > 0 && word->str[word->len - 1] == '.')
        g_string_truncate(word, word->len - 1);
    return p;
}

static void
put_parted(GString *out, const char *p, const char *end)
{
    for (const char *next; p < end; p = next) {
        next = g_utf8_next_char(p);
        if (plain(g_utf8_get_char(p)) == '.')
            g_string_append(out, "[.]");
        else
            g_string_append_len(out, p, next - p);
    }
}

char *
sk_name_part_domains(const char *name, const char *mail)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GString) word = g_string_new(NULL);
    gboolean found = FALSE;

    for (const char *p = name; *p != '\0';) {
        const char *end = take_word(p, word);
        gboolean parted = p - name >= 5 && strncmp(p - 5, "(at) ", 5) == 0;
        gboolean other =
            !parted && is_domain(word->str) && !is_own(word->str, mail);

        if (end == p)
            end = g_utf8_next_char(p);
        if (other)
            put_parted(out, p, end);
        else
            g_string_append_len(out, p, end - p);
        found = found || other;
        p = end;
    }
    return found ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}
