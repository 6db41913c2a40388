/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the header fields of an Outlook message as a mail has them (mapi.h).
 * Every text from outside is encoded or checked character by character. This
 * defends against values that would be read as another header field.
 */
#include <string.h>
#include <outlook/mapi.h>
#include <mail/mime_write.h>

/* the number of bytes after which no more recipients are added */
#define FIELD_MAX 6000

static void
put_text_field(GString *out, const char *name, const SkMapi *message,
               guint16 id)
{
    g_autofree char *text = sk_mapi_text(message, id);

    if (text != NULL)
        sk_mime_field(out, name, text);
}

static gboolean
is_address(const char *text)
{
    const char *at = text != NULL ? strchr(text, '@') : NULL;

    if (at == NULL || at == text || at[1] == '\0' || strlen(text) > 250)
        return FALSE;
    for (; *text != '\0'; text++)
        if (*text <= ' ' || *text > '~' || strchr("<>\"(),;:\\", *text))
            return FALSE;
    return TRUE;
}

/* Returns the first of @ids that holds an Internet address.
 * New string or NULL. */
static char *
address_of(const SkMapi *object, const guint16 *ids, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *text = sk_mapi_text(object, ids[i]);

        if (is_address(text))
            return g_steal_pointer(&text);
    }
    return NULL;
}

static void
put_mailbox(GString *out, const char *name, const char *address)
{
    if (name != NULL && g_strcmp0(name, address) != 0) {
        sk_mime_words(out, name);
        g_string_append(out, "\r\n ");
    }
    g_string_append_printf(
        out, "<%s>", address != NULL ? address : "unknown@unknown.invalid");
}

static void
put_from(GString *out, const SkMapi *message)
{
    static const guint16 ids[] = { SK_MAPI_SENT_SMTP, SK_MAPI_SENDER_SMTP,
                                   SK_MAPI_SENT_EMAIL, SK_MAPI_SENDER_EMAIL };
    g_autofree char *address = address_of(message, ids, G_N_ELEMENTS(ids));
    g_autofree char *name = sk_mapi_text(message, SK_MAPI_SENT_NAME);

    if (name == NULL)
        name = sk_mapi_text(message, SK_MAPI_SENDER_NAME);
    if (name == NULL && address == NULL)
        return;
    g_string_append(out, "From: ");
    put_mailbox(out, name, address);
    g_string_append(out, "\r\n");
}

/* Writes the recipients of @kind (1 is To, 2 is Cc). */
static void
put_recipients(GString *out, const SkMapi *message, const char *field,
               guint kind)
{
    static const guint16 ids[] = { SK_MAPI_SMTP, SK_MAPI_EMAIL };
    gsize start = out->len;
    guint n = 0;

    for (guint i = 0; i < message->recipients->len; i++) {
        const SkMapi *recipient = message->recipients->pdata[i];
        g_autofree char *address = NULL;
        g_autofree char *name = NULL;

        if (sk_mapi_number(recipient, SK_MAPI_RECIPIENT_TYPE, 1) != kind ||
            out->len - start > FIELD_MAX)
            continue;
        address = address_of(recipient, ids, G_N_ELEMENTS(ids));
        name = sk_mapi_text(recipient, SK_MAPI_NAME);
        if (address == NULL && name == NULL)
            continue;
        if (n++ == 0)
            g_string_append_printf(out, "%s: ", field);
        else
            g_string_append(out, ",\r\n ");
        put_mailbox(out, name, address);
    }
    if (n > 0)
        g_string_append(out, "\r\n");
}

static void
put_date(GString *out, const SkMapi *message)
{
    guint64 time =
        sk_mapi_number(message, SK_MAPI_SUBMIT_TIME,
                       sk_mapi_number(message, SK_MAPI_DELIVERY_TIME, 0));
    gint64 seconds = (gint64)(time / 10000000) - G_GINT64_CONSTANT(11644473600);
    g_autoptr(GDateTime) date =
        time > 0 && seconds > 0 && seconds < G_GINT64_CONSTANT(32503680000)
            ? g_date_time_new_from_unix_utc(seconds)
            : NULL;
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
                                          "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec" };

    if (date == NULL)
        return;
    g_string_append_printf(
        out, "Date: %d %s %d %02d:%02d:%02d +0000\r\n",
        g_date_time_get_day_of_month(date),
        months[g_date_time_get_month(date) - 1], g_date_time_get_year(date),
        g_date_time_get_hour(date), g_date_time_get_minute(date),
        g_date_time_get_second(date));
}

static void
put_id(GString *out, const SkMapi *message)
{
    g_autofree char *id = sk_mapi_text(message, SK_MAPI_MESSAGE_ID);
    gsize len = id != NULL ? strlen(id) : 0;

    if (len < 3 || len > 250 || id[0] != '<' || id[len - 1] != '>')
        return;
    for (gsize i = 0; i < len; i++)
        if (id[i] <= ' ' || id[i] > '~')
            return;
    g_string_append_printf(out, "Message-ID: %s\r\n", id);
}

void
sk_mapi_put_headers(GString *out, const SkMapi *message)
{
    put_from(out, message);
    put_recipients(out, message, "To", 1);
    put_recipients(out, message, "Cc", 2);
    put_text_field(out, "Subject", message, SK_MAPI_SUBJECT);
    put_date(out, message);
    put_id(out, message);
}
