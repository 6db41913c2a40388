/* SPDX-License-Identifier: Apache-2.0
 *
 * What the code of a link tells (word_link.h), and the code under which it
 * leaves. This defends against links that do not lead where they seem to.
 */
#include <string.h>
#include <link/link.h>
#include <ooxml/ooxml_kind.h>
#include <word/word_code.h>
#include <word/word_link.h>

void
sk_word_link_free(SkWordLink *link)
{
    g_string_free(link->target, TRUE);
    g_string_free(link->tip, TRUE);
    g_string_free(link->place, TRUE);
    g_free(link);
}

SkWordLink *
sk_word_link_new(gboolean is_lenient)
{
    SkWordLink *link = g_new0(SkWordLink, 1);

    link->target = g_string_new(NULL);
    link->tip = g_string_new(NULL);
    link->place = g_string_new(NULL);
    link->is_lenient = is_lenient;
    return link;
}

static gboolean
is_frame(const char *value)
{
    static const char *const frames[] = { "",     "_blank",  "_self",
                                          "_top", "_parent", NULL };

    return g_strv_contains(frames, value);
}

gboolean
sk_word_link_may_stay(const SkWordLink *link)
{
    g_autofree char *plain = NULL;

    if (link->has_bad_frame || sk_link_tip_names_host(link->tip->str))
        return FALSE;
    if (link->target->len == 0)
        return TRUE;
    plain = sk_ooxml_link_target(link->target->str);
    return plain != NULL && strcmp(plain, link->target->str) == 0;
}

void
sk_word_link_switch(SkWordLink *link, char letter, const char *value)
{
    if (letter == 'o')
        g_string_assign(link->tip, value);
    else if (letter == 'l')
        g_string_assign(link->place, value);
    else if (letter == 't')
        link->has_bad_frame |= !is_frame(value);
}

static void
append_argument(GString *code, const char *before, const char *value)
{
    g_string_append_printf(code, "%s\"", before);
    for (; *value != '\0'; value++) {
        if (*value == '"' || *value == '\\')
            g_string_append_c(code, '\\');
        g_string_append_c(code, *value);
    }
    g_string_append_c(code, '"');
}

char *
sk_word_code_target(const char *code)
{
    g_autoptr(SkWordLink) link = sk_word_link_new(TRUE);

    return sk_word_code_read_link(code, link) && link->target->len > 0
               ? g_strdup(link->target->str)
               : NULL;
}

char *
sk_word_code_link(const char *code, gboolean *names_host)
{
    g_autoptr(SkWordLink) link = sk_word_link_new(TRUE);
    g_autoptr(GString) written = g_string_new(" HYPERLINK");
    g_autofree char *target = NULL;

    if (!sk_word_code_read_link(code, link))
        return NULL;
    if (link->target->len > 0) {
        target = sk_ooxml_link_target(link->target->str);
        if (target == NULL)
            return NULL;
        append_argument(written, " ", target);
    } else if (link->place->len == 0) {
        return NULL;
    }
    if (link->place->len > 0)
        append_argument(written, " \\l ", link->place->str);
    *names_host = sk_link_tip_names_host(link->tip->str);
    if (link->tip->len > 0 && !*names_host)
        append_argument(written, " \\o ", link->tip->str);
    g_string_append_c(written, ' ');
    return g_string_free(g_steal_pointer(&written), FALSE);
}
