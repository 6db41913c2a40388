/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads dates, message ids, tokens and trace fields. Each has a small strict
 * reader and is written in one form, so that nothing odd can hide in it. No
 * charset and no encoded word is decoded here.
 */
#include <string.h>
#include "worker/mail/date.h"
#include "worker/read/header_values.h"
#include "worker/read/rfc2047.h"

#define IDS_LENGTH_MAX 4000
#define TOKEN_MAX      200
#define TRACE_LINE_MAX 980
#define TRACE_MAX      4000

char *
sk_value_date(const char *raw, gsize len)
{
    g_autofree char *text = sk_header_unfold(raw, MIN(len, SK_DATE_MAX));

    return sk_mail_date(text);
}

static gsize
id_length(const char *p)
{
    gsize n = 1;

    while (g_ascii_isgraph(p[n]) && p[n] != '<' && p[n] != '>')
        n++;
    return p[n] == '>' && n > 1 && n < 900 ? n + 1 : 0;
}

char *
sk_value_ids(const char *raw, gsize len, gboolean *repaired)
{
    g_autofree char *text = sk_header_unfold(raw, len);
    g_autoptr(GString) out = g_string_new(NULL);
    const char *plain = g_strstrip(text);

    for (const char *p = text; *p != '\0';) {
        gsize n = *p == '<' ? id_length(p) : 0;
        if (n == 0 || out->len + n + 1 > IDS_LENGTH_MAX) {
            *repaired |= !g_ascii_isspace(*p) && *p != ',';
            p++;
            continue;
        }
        if (out->len > 0)
            g_string_append_c(out, ' ');
        g_string_append_len(out, p, (gssize)n);
        p += n;
    }
    if (out->len == 0 && strchr(plain, '@') != NULL &&
        strpbrk(plain, "<> \t") == NULL && strlen(plain) < 900) {
        g_autofree char *wrapped = g_strdup_printf("<%s>", plain);
        if (id_length(wrapped) > 0)
            g_string_append(out, wrapped);
    }
    return out->len > 0 ? g_strdup(out->str) : NULL;
}

static gboolean
is_printable(const char *text)
{
    for (; *text != '\0'; text++)
        if (!g_ascii_isprint(*text))
            return FALSE;
    return TRUE;
}

char *
sk_value_token(const char *raw, gsize len)
{
    g_autofree char *unfolded = sk_header_unfold(raw, len);
    char *text = g_strstrip(g_strdelimit(unfolded, "\t", ' '));

    if (!is_printable(text) || strstr(text, "=?") != NULL) {
        char *angle = strrchr(text, '<');
        if (angle == NULL || id_length(angle) != strlen(angle))
            return NULL;
        text = angle;
    }
    if (*text == '\0' || strlen(text) > TOKEN_MAX)
        return NULL;
    return g_strdup(text);
}

/* Returns whether a line of a trace field is printable, and, if it is a fold,
 * is not just blank. */
static gboolean
trace_line_is_plain(const char *line, gsize len)
{
    gsize ink = 0;

    for (gsize i = 0; i < len; i++) {
        if (!g_ascii_isprint(line[i]) && line[i] != '\t')
            return FALSE;
        ink += g_ascii_isgraph(line[i]);
    }
    return ink > 0 && len <= TRACE_LINE_MAX;
}

char *
sk_value_trace(const char *raw, gsize len)
{
    gsize skip = len > 0 && raw[0] == ' ';
    g_autofree char *value = NULL;

    if (len > TRACE_MAX || memchr(raw, '\0', len) != NULL)
        return NULL;
    value = g_strndup(raw + skip, len - skip);
    g_auto(GStrv) lines = g_strsplit(value, "\r\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (!trace_line_is_plain(lines[i], strlen(lines[i])))
            return NULL;
    return g_steal_pointer(&value);
}
