/* SPDX-License-Identifier: Apache-2.0
 *
 * Collects the footnotes of links. How a target is shown, and whether a text
 * misleads, is decided in link.c. This defends against a link that names one
 * bank and leads to another, and against targets so long that nobody reads
 * them.
 */
#include <string.h>

#include <sekisho/text.h>

#include "html/html_notes.h"
#include "link/link.h"

#define SHOWN_MAX     1000 /* characters of one target */
#define NOTE_MARK_MAX 16   /* bytes of "[4294967295]", and more */

static const char misleads_fallback[] = "［※表示と異なるリンク先］";

/* Returns @url without what does not distinguish two targets. */
static char *
essence(const char *url)
{
    g_autofree char *line = sk_text_clean_line(url, -1, 0, NULL);
    const char *start = line;
    static const char *const schemes[] = { "http://", "https://",
                                           "mailto:", "tel:" };
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(start, schemes[i], strlen(schemes[i])) == 0) {
            start += strlen(schemes[i]);
            break;
        }
    gsize len = strlen(start);
    while (len > 0 && start[len - 1] == '/')
        len--;
    return g_ascii_strdown(start, len);
}

static gboolean
is_scheme(const char *href, const char *scheme)
{
    return g_ascii_strncasecmp(href, scheme, strlen(scheme)) == 0;
}

/* Returns the digits of a telephone number, "03-1234-5678" or "0312345678". */
static char *
digits(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text != '\0'; text++)
        if (g_ascii_isdigit(*text))
            g_string_append_c(out, *text);
    return g_string_free(out, FALSE);
}

static gboolean
says_itself(const char *href, const char *visible)
{
    g_autofree char *target = essence(href);
    g_autofree char *text = essence(visible);

    if (strcmp(target, text) == 0)
        return TRUE;
    if (is_scheme(href, "mailto:")) {
        target[strcspn(target, "?")] = '\0';
        return *target == '\0' || strstr(text, target) != NULL;
    }
    if (is_scheme(href, "tel:")) {
        g_autofree char *called = digits(href);
        g_autofree char *shown = digits(visible);
        return *called != '\0' && strstr(shown, called) != NULL;
    }
    return FALSE;
}

/* Returns the warning, with the host that the link really leads to where the
 * text asks for it. */
static char *
warn(const SkNotes *notes, const char *href)
{
    const char *form = sk_policy_text(notes->policy, "link.misleads");
    g_autofree char *host = essence(href);
    g_autoptr(GString) text = g_string_new(form ? form : misleads_fallback);

    host[strcspn(host, "/?#\\")] = '\0';
    if (notes->policy->links != SK_LINKS_KEEP) {
        g_auto(GStrv) labels = g_strsplit(host, ".", -1);
        g_autofree char *dotted = g_strjoinv("[.]", labels);
        g_string_replace(text, "{host}", dotted, 0);
    } else {
        g_string_replace(text, "{host}", host, 0);
    }
    return sk_text_clean_line(text->str, -1, 200, NULL);
}

/* Writes "[3]". */
static void
put_number(char mark[NOTE_MARK_MAX], guint number)
{
    char *to = mark + NOTE_MARK_MAX - 1;
    *to = '\0';
    *--to = ']';
    for (; number > 0; number /= 10)
        *--to = (char)('0' + number % 10);
    *--to = '[';
    memmove(mark, to, (gsize)(mark + NOTE_MARK_MAX - to));
}

char *
sk_notes_mark(SkNotes *notes, const char *href, const char *visible)
{
    g_autofree char *target = sk_link_resolve(notes->base, href);
    g_autofree char *shown = sk_link_show(target, notes->policy->links);
    if (shown == NULL || *shown == '\0' || says_itself(target, visible))
        return NULL;

    char *line = sk_text_clean_line(shown, -1, SHOWN_MAX, NULL);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(notes->numbers, line));
    if (number == 0) {
        g_ptr_array_add(notes->shown, line);
        number = notes->shown->len;
        g_hash_table_insert(notes->numbers, line, GUINT_TO_POINTER(number));
    } else {
        g_free(line);
    }
    char mark[NOTE_MARK_MAX];
    put_number(mark, number);
    if (!sk_link_misleads(visible, target))
        return g_strdup(mark);
    g_autofree char *warning = warn(notes, target);
    return g_strconcat(mark, warning, NULL);
}

void
sk_notes_write(const SkNotes *notes, const char *heading, GString *out)
{
    if (notes->shown->len == 0)
        return;
    g_string_append_printf(out, "%s%s\n", out->len > 0 ? "\n" : "", heading);
    for (guint i = 0; i < notes->shown->len; i++) {
        char mark[NOTE_MARK_MAX];
        put_number(mark, i + 1);
        g_string_append(out, mark);
        g_string_append_c(out, ' ');
        g_string_append(out, g_ptr_array_index(notes->shown, i));
        g_string_append_c(out, '\n');
    }
}

SkNotes *
sk_notes_new(const SkPolicy *policy)
{
    SkNotes *notes = g_new0(SkNotes, 1);
    notes->policy = policy;
    notes->shown = g_ptr_array_new_with_free_func(g_free);
    notes->numbers = g_hash_table_new(g_str_hash, g_str_equal);
    return notes;
}

void
sk_notes_free(SkNotes *notes)
{
    if (notes == NULL)
        return;
    g_hash_table_unref(notes->numbers);
    g_ptr_array_unref(notes->shown);
    g_free(notes);
}
