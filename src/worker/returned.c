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

/* Returns the offset at which the headers at the start of @data end, without
 * the empty line. */
static gsize
headers_end(const char *data, gsize len)
{
    for (gsize i = 0; i < len;) {
        const char *lf = memchr(data + i, '\n', len - i);
        gsize next = lf != NULL ? (gsize)(lf - data) + 1 : len;
        gsize n = next - i;

        while (n > 0 && g_ascii_isspace(data[i + n - 1]))
            n--;
        if (n == 0 && i > 0)
            return i;
        i = next;
    }
    return len;
}

/* Cuts @part after its headers if it claims to be headers only and yet goes on
 * after them. The rest becomes a removed part. */
static void
cut_headers(SkPart *part)
{
    static const char *const types[] = { "text/rfc822-headers",
                                         "message/global-headers" };
    const char *claimed = sk_part_claimed(part);
    GBytes *bytes = sk_part_bytes(part);
    gboolean is_headers = FALSE;
    SkPart *rest;
    gsize len, end;
    const char *data;

    for (guint i = 0; claimed != NULL && i < G_N_ELEMENTS(types); i++)
        is_headers |= g_ascii_strcasecmp(claimed, types[i]) == 0;
    if (!is_headers || bytes == NULL || part->parent == NULL)
        return;
    data = g_bytes_get_data(bytes, &len);
    end = headers_end(data, len);
    if (end >= len)
        return;
    g_autoptr(GBytes) left = g_bytes_new_from_bytes(bytes, end, len - end);

    part->bytes = g_bytes_new_from_bytes(bytes, 0, end);
    g_bytes_unref(bytes);
    rest = sk_part_new(SK_ROLE_BODY, NULL, "text/plain", left);
    sk_part_remove(rest, SK_REASON_RETURNED, NULL);
    sk_part_append(part->parent, rest);
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
    gboolean is_mail = found != NULL &&
                       (g_str_equal(found, "message/rfc822") ||
                        g_str_equal(found, "application/vnd.ms-outlook"));

    return is_mail && (all || is_in_report(part));
}

void
sk_returned_cut(SkPart *part, gboolean all)
{
    guint n = sk_part_n_children(part);
    gboolean within = sk_part_role(part) == SK_ROLE_MESSAGE &&
                      sk_part_parent(part) != NULL;

    if (within && (all || is_in_report(part))) {
        for (guint i = 0; i < n; i++)
            sk_returned_strip(sk_part_child(part, i));
        return;
    }
    if (n == 0 && (all || is_in_report(part)))
        cut_headers(part);
    for (guint i = 0; i < n; i++)
        sk_returned_cut(sk_part_child(part, i), all);
}
