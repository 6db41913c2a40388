/* SPDX-License-Identifier: Apache-2.0
 *
 * Cuts returned mails down to their headers (returned.h), which RFC 3462
 * section 2 allows. No content is read except to find the line at which the
 * headers end. This defends against a mail that is sent to an address which
 * does not exist, so that its bounce carries it to somebody it may not reach,
 * and against the same way out of the inside network.
 */
#include <string.h>

#include "worker/read/message_in.h"
#include "worker/read/prescan.h"
#include "worker/returned.h"

static gboolean
is_report(const SkPart *part)
{
    const char *claimed = sk_part_claimed(part);

    return sk_part_role(part) == SK_ROLE_MULTIPART && claimed != NULL &&
           g_ascii_strcasecmp(claimed, "multipart/report") == 0;
}

static gboolean
is_in_report(const SkPart *part)
{
    for (part = sk_part_parent(part); part != NULL; part = sk_part_parent(part))
        if (is_report(part))
            return TRUE;
    return FALSE;
}

/* Returns the length of the line at @pos without the blanks at its end, which
 * is 0 for a blank line. *@next is set to where the following line begins. */
static gsize
ink_in_line(const char *data, gsize len, gsize pos, gsize *next)
{
    gsize n = sk_line_next((const guint8 *)data, len, pos, next);

    while (n > 0 && g_ascii_isspace(data[pos + n - 1]))
        n--;
    return n;
}

/* Returns the offset at which the headers at the start of @data end, without
 * the empty line. */
static gsize
headers_end(const char *data, gsize len)
{
    for (gsize i = 0, next; i < len; i = next)
        if (ink_in_line(data, len, i, &next) == 0 && i > 0)
            return i;
    return len;
}

/* The lines of a text that may be the headers of a mail quoted in it. */
typedef struct {
    gboolean trace;  /* what a mail only has once it was sent */
    gboolean sender; /* From */
    gboolean other;  /* To, Subject or Date */
} Quoted;

/* Takes one line. Returns FALSE if it is neither a header field nor the
 * continuation of one. */
static gboolean
take_header(Quoted *quoted, const char *line, gsize len)
{
    static const struct {
        const char *name;
        gsize place;
    } rows[] = {
        { "Received:", G_STRUCT_OFFSET(Quoted, trace) },
        { "Return-Path:", G_STRUCT_OFFSET(Quoted, trace) },
        { "Message-ID:", G_STRUCT_OFFSET(Quoted, trace) },
        { "From:", G_STRUCT_OFFSET(Quoted, sender) },
        { "To:", G_STRUCT_OFFSET(Quoted, other) },
        { "Subject:", G_STRUCT_OFFSET(Quoted, other) },
        { "Date:", G_STRUCT_OFFSET(Quoted, other) },
    };
    gsize n = 0;

    if (len > 0 && (line[0] == ' ' || line[0] == '\t'))
        return TRUE;
    while (n < len && (g_ascii_isalnum(line[n]) || line[n] == '-'))
        n++;
    if (n == 0 || n == len || line[n] != ':')
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (n + 1 == strlen(rows[i].name) &&
            g_ascii_strncasecmp(line, rows[i].name, n + 1) == 0)
            G_STRUCT_MEMBER(gboolean, quoted, rows[i].place) = TRUE;
    return TRUE;
}

/* Returns the offset at which the headers of a mail that is quoted in the text
 * @data end, or @len if none is quoted. Old mail servers (qmail, Exchange) send
 * a mail back in this way, below a sentence of their own. */
static gsize
quoted_headers_end(const char *data, gsize len)
{
    Quoted quoted = { FALSE, FALSE, FALSE };

    for (gsize i = 0, next; i < len; i = next) {
        gsize n = ink_in_line(data, len, i, &next);

        if (n == 0 && quoted.trace && quoted.sender && quoted.other)
            return i;
        if (n == 0 || !take_header(&quoted, data + i, n))
            quoted = (Quoted){ FALSE, FALSE, FALSE };
    }
    return len;
}

/* Shortens @part to its first @end bytes. The rest becomes a removed part. */
static void
cut_at(SkPart *part, gsize end)
{
    g_autoptr(GBytes) bytes = g_bytes_ref(sk_part_bytes(part));
    gsize len = g_bytes_get_size(bytes);
    g_autoptr(GBytes) left = NULL;
    SkPart *rest;

    if (end >= len)
        return;
    left = g_bytes_new_from_bytes(bytes, end, len - end);
    g_bytes_unref(part->bytes);
    part->bytes = g_bytes_new_from_bytes(bytes, 0, end);
    rest = sk_part_new(SK_ROLE_BODY, NULL, "text/plain", left);
    sk_part_remove(rest, SK_REASON_RETURNED, NULL);
    sk_part_append(part->parent, rest);
}

/* Cuts @part after its headers if it claims to be headers only and yet goes on
 * after them, and, where the message has no sender (@all), a text after the
 * headers of a mail that it quotes. */
static void
cut_headers(SkPart *part, gboolean all)
{
    static const char *const types[] = { "text/rfc822-headers",
                                         "message/global-headers" };
    const char *claimed = sk_part_claimed(part);
    GBytes *bytes = sk_part_bytes(part);
    gboolean is_headers = FALSE, is_text;
    gsize len;
    const char *data;

    if (bytes == NULL || part->parent == NULL)
        return;
    for (guint i = 0; claimed != NULL && i < G_N_ELEMENTS(types); i++)
        is_headers |= g_ascii_strcasecmp(claimed, types[i]) == 0;
    is_text =
        sk_part_role(part) == SK_ROLE_BODY &&
        (claimed == NULL || g_ascii_strcasecmp(claimed, "text/plain") == 0);
    data = g_bytes_get_data(bytes, &len);
    if (is_headers)
        cut_at(part, headers_end(data, len));
    else if (all && is_text)
        cut_at(part, quoted_headers_end(data, len));
}

void
sk_returned_strip(SkPart *child)
{
    if (sk_part_param(child, SK_PARAM_TOLD) != NULL)
        return;
    for (guint i = 0; i < sk_part_n_children(child); i++)
        sk_returned_strip(sk_part_child(child, i));
    if (sk_part_n_children(child) == 0)
        sk_part_remove(child, SK_REASON_RETURNED, NULL);
}

gboolean
sk_returned_is(const SkPart *part, gboolean all)
{
    const char *found = sk_part_found(part);
    gboolean is_mail =
        found != NULL && (g_str_equal(found, "message/rfc822") ||
                          g_str_equal(found, "application/vnd.ms-outlook"));

    return is_mail && (all || is_in_report(part));
}

void
sk_returned_cut(SkPart *part, gboolean all)
{
    guint n = sk_part_n_children(part);
    gboolean within =
        sk_part_role(part) == SK_ROLE_MESSAGE && sk_part_parent(part) != NULL;

    if (within && (all || is_in_report(part))) {
        for (guint i = 0; i < n; i++)
            sk_returned_strip(sk_part_child(part, i));
        return;
    }
    if (n == 0 && (all || is_in_report(part)))
        cut_headers(part, all);
    for (guint i = 0; i < n; i++)
        sk_returned_cut(sk_part_child(part, i), all);
}
