/* SPDX-License-Identifier: Apache-2.0
 *
 * Parts that are mails: the calls into the worker's reader and writer, and the
 * readable text that stands below a part. No mail is read or written here.
 */
#include <string.h>
#include "core/part_private.h"

void
sk_part_known_as(SkPart *part, const char *type)
{
    sk_part_set_found(part, type);
}

GPtrArray *
sk_part_read_mail(SkPart *part, GBytes *mail, SkReason *why)
{
    *why = SK_REASON_UNREADABLE;
    if (part->tree == NULL || part->tree->read_mail == NULL)
        return NULL;
    *why = SK_REASON_NONE;
    return part->tree->read_mail(part, mail, why);
}

GBytes *
sk_part_write_mail(SkPart *part, SkReason *why)
{
    *why = SK_REASON_UNREADABLE;
    if (part->tree == NULL || part->tree->write_mail == NULL)
        return NULL;
    *why = SK_REASON_NONE;
    return part->tree->write_mail(part, why);
}

static gboolean
is_text(const SkPart *part)
{
    return part->role == SK_ROLE_BODY && sk_part_n_children(part) == 0 &&
           part->bytes != NULL && sk_part_passes(part);
}

/* Separates a mail inside a mail from the text above it, because its sender did
 * not write the words above. */
#define DIVIDER "----------------------------------------\n"

static void
join_texts(const SkPart *part, GString *text)
{
    gsize len;
    const char *bytes;

    if (sk_part_is_rebuilt(part))
        return; /* The text of the part already contains it. */
    for (guint i = 0; i < sk_part_n_children(part); i++)
        join_texts(sk_part_child(part, i), text);
    if (!is_text(part))
        return;
    bytes = g_bytes_get_data(part->bytes, &len);
    if (len == 0)
        return;
    if (text->len > 0)
        g_string_append(text, text->str[text->len - 1] == '\n' ? "\n" : "\n\n");
    if (sk_part_param(part, SK_PARAM_TOLD) != NULL)
        g_string_append(text, DIVIDER);
    g_string_append_len(text, bytes, (gssize)len);
}

char *
sk_part_text_below(const SkPart *part)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < sk_part_n_children(part); i++)
        join_texts(sk_part_child(part, i), text);
    return g_string_free(text, FALSE);
}

void
sk_part_drop_texts_below(SkPart *part, SkReason reason)
{
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);

        if (sk_part_is_rebuilt(child))
            continue;
        sk_part_drop_texts_below(child, reason);
        if (!is_text(child))
            continue;
        sk_part_remove(child, reason, NULL);
    }
}

SkPart *
sk_part_add_file(SkPart *part, const char *name, const char *type,
                 GBytes *bytes)
{
    SkPart *child = sk_part_new(SK_ROLE_ATTACHMENT, name, NULL, bytes);

    sk_part_append(part, child);
    sk_part_set_found(child, type);
    child->verdict = SK_VERDICT_CLEANED;
    child->filter = part->current;
    sk_part_add_step(child, part->current, TRUE);
    return child;
}
