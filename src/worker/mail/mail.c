/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes, finds and frees the pieces of a mail (mail.h).
 */
#include <string.h>
#include "worker/mail/mail.h"

SkAddress *
sk_address_new(const char *phrase, const char *mail)
{
    SkAddress *address = g_new0(SkAddress, 1);

    address->phrase = g_strdup(phrase);
    address->mail = g_strdup(mail);
    return address;
}

void
sk_address_free(gpointer data)
{
    SkAddress *address = data;

    g_free(address->phrase);
    g_free(address->mail);
    g_free(address);
}

SkHeader *
sk_header_new(const char *name, SkHeaderKind kind, const char *value)
{
    SkHeader *header = g_new0(SkHeader, 1);

    header->name = g_strdup(name);
    header->kind = kind;
    if (kind == SK_HEADER_TRACE)
        header->raw = g_strdup(value);
    else if (kind == SK_HEADER_ADDRESSES)
        header->addresses = g_ptr_array_new_with_free_func(sk_address_free);
    else
        header->text = g_strdup(value);
    return header;
}

void
sk_header_free(gpointer data)
{
    SkHeader *header = data;

    g_free(header->name);
    g_free(header->text);
    g_free(header->raw);
    g_clear_pointer(&header->addresses, g_ptr_array_unref);
    g_free(header);
}

SkHeader *
sk_mail_find(const SkMail *mail, const char *name)
{
    for (guint i = 0; i < mail->headers->len; i++) {
        SkHeader *header = mail->headers->pdata[i];

        if (strcmp(header->name, name) == 0)
            return header;
    }
    return NULL;
}

void
sk_mail_free(SkMail *mail)
{
    if (mail == NULL)
        return;
    g_clear_pointer(&mail->headers, g_ptr_array_unref);
    g_clear_pointer(&mail->root, sk_part_free);
    g_free(mail->from_text);
    g_free(mail->subject_text);
    g_clear_pointer(&mail->told, g_ptr_array_unref);
    g_free(mail);
}
