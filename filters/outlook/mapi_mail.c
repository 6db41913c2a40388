/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes Outlook's objects as a mail (mapi.h). Nothing is judged here;
 * everything is handed on in a form that the one reader of mails understands. A
 * second reader of mails would have rules of its own.
 */
#include <string.h>
#include <charset/codepage.h>
#include <outlook/lzfu.h>
#include <mail/mail_file.h>
#include <outlook/mapi.h>
#include <outlook/mapi_item.h>
#include <mail/mime_write.h>
#include <outlook/rtf.h>

#define LEVELS_MAX 32

/* How the content of an attachment is stored (PidTagAttachMethod). */
enum { BY_REFERENCE = 2, REFERENCE_ONLY = 4, OLE = 6, WEB_REFERENCE = 7 };

typedef struct {
    GString *out;
    SkPart *part;
    const SkPolicy *policy;
    guint level;
    guint boundaries; /* the number of boundaries made so far */
    guint64 left;     /* how many bytes may still be unpacked */
    SkReason why;
} Writer;

/* ---- text -------------------------------------------------------------- */

typedef struct {
    GBytes *plain, *html; /* each may be NULL */
    const char *html_charset;
} Texts;

static void
texts_clear(Texts *texts)
{
    g_clear_pointer(&texts->plain, g_bytes_unref);
    g_clear_pointer(&texts->html, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Texts, texts_clear)

static void
take_rtf(Writer *writer, const SkMapi *message, Texts *texts)
{
    GBytes *packed = sk_mapi_bytes(message, SK_MAPI_RTF, NULL);
    g_autoptr(GBytes) rtf =
        packed != NULL ? sk_lzfu_undo(packed, writer->left) : NULL;
    gboolean is_html = FALSE;
    gsize size;
    char *text;

    if (packed != NULL && rtf == NULL)
        sk_part_count(writer->part, "damaged-rtf", 1, NULL);
    if (rtf == NULL)
        return;
    size = g_bytes_get_size(rtf); /* must fit into what is left */
    writer->left -= size;
    text = sk_rtf_read(rtf, writer->part, &is_html);
    if (text == NULL)
        return;
    if (is_html && texts->html == NULL) {
        texts->html = g_bytes_new_take(text, strlen(text));
        texts->html_charset = "utf-8";
    } else if (texts->plain == NULL) {
        texts->plain = g_bytes_new_take(text, strlen(text));
    } else {
        g_free(text);
    }
}

static void
take_texts(Writer *writer, const SkMapi *message, Texts *texts)
{
    g_autofree char *plain = sk_mapi_text(message, SK_MAPI_BODY);
    g_autofree char *html_text = sk_mapi_text(message, SK_MAPI_HTML);
    GBytes *html = sk_mapi_bytes(message, SK_MAPI_HTML, NULL);
    guint64 codepage = sk_mapi_number(message, SK_MAPI_INTERNET_CODEPAGE, 0);

    if (plain != NULL)
        texts->plain = g_bytes_new(plain, strlen(plain));
    if (html_text != NULL) { /* A string: its charset is known. */
        texts->html = g_bytes_new(html_text, strlen(html_text));
        texts->html_charset = "utf-8";
    } else if (html != NULL && g_bytes_get_size(html) > 0) {
        texts->html = g_bytes_ref(html);
        texts->html_charset = sk_codepage_label((guint32)codepage);
    }
    /* If there is HTML, the RTF only repeats it. */
    if (texts->html == NULL)
        take_rtf(writer, message, texts);
}

static void
put_text(Writer *writer, const char *type, const char *charset, GBytes *bytes)
{
    g_string_append_printf(writer->out, "Content-Type: %s", type);
    if (charset != NULL)
        g_string_append_printf(writer->out, "; charset=%s", charset);
    g_string_append(writer->out, "\r\n");
    sk_mime_base64(writer->out, bytes);
}

/* ---- structure --------------------------------------------------------- */

/* Starts a multipart with a boundary that can occur in no text, because all
 * content is base64 and all header values are encoded. New string. */
static char *
open_multipart(Writer *writer, const char *type)
{
    char *boundary = g_strdup_printf("=_opened_%08u", ++writer->boundaries);

    g_string_append_printf(
        writer->out, "Content-Type: multipart/%s; boundary=\"%s\"\r\n\r\n",
        type, boundary);
    return boundary;
}

static void
put_texts(Writer *writer, const Texts *texts)
{
    g_autoptr(GBytes) nothing = g_bytes_new_static("", 0);
    g_autofree char *boundary = NULL;

    if (texts->html == NULL || texts->plain == NULL) {
        gboolean html = texts->html != NULL;

        put_text(writer, html ? "text/html" : "text/plain",
                 html ? texts->html_charset : "utf-8",
                 html                   ? texts->html
                 : texts->plain != NULL ? texts->plain
                                        : nothing);
        return;
    }
    boundary = open_multipart(writer, "alternative");
    g_string_append_printf(writer->out, "--%s\r\n", boundary);
    put_text(writer, "text/plain", "utf-8", texts->plain);
    g_string_append_printf(writer->out, "--%s\r\n", boundary);
    put_text(writer, "text/html", texts->html_charset, texts->html);
    g_string_append_printf(writer->out, "--%s--\r\n", boundary);
}

/* Writes the fields of an item as a text of its own, before the text that a
 * person wrote. */
static void
put_item(Writer *writer, const char *item, const char *boundary)
{
    g_autoptr(GBytes) bytes = NULL;

    if (item == NULL)
        return;
    bytes = g_bytes_new(item, strlen(item));
    g_string_append_printf(writer->out, "--%s\r\n", boundary);
    put_text(writer, "text/plain", "utf-8", bytes);
}

/* ---- attachments ------------------------------------------------------- */

static gboolean
is_media_type(const char *text)
{
    const char *slash = strchr(text, '/');

    if (slash == NULL || slash == text || slash[1] == '\0' ||
        strlen(text) > 100 || g_str_has_prefix(text, "multipart/") ||
        g_str_has_prefix(text, "message/"))
        return FALSE;
    for (const char *p = text; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && strchr("!#$&-^_.+/", *p) == NULL)
            return FALSE;
    return strchr(slash + 1, '/') == NULL;
}

static char *
name_of(const SkMapi *attachment)
{
    static const guint16 ids[] = { SK_MAPI_ATTACH_LONG_NAME,
                                   SK_MAPI_ATTACH_SHORT_NAME, SK_MAPI_NAME };

    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        char *name = sk_mapi_text(attachment, ids[i]);

        if (name != NULL)
            return name;
    }
    return NULL;
}

/* Returns the other name of an attachment. Usually the short name is the long
 * one cut; where it is not, some program may show it. */
static char *
other_name_of(const SkMapi *attachment)
{
    g_autofree char *lng = sk_mapi_text(attachment, SK_MAPI_ATTACH_LONG_NAME);
    g_autofree char *sht = sk_mapi_text(attachment, SK_MAPI_ATTACH_SHORT_NAME);
    const char *a = lng != NULL ? strrchr(lng, '.') : NULL;
    const char *b = sht != NULL ? strrchr(sht, '.') : NULL;

    if (lng == NULL || b == NULL ||
        (a != NULL && g_ascii_strncasecmp(a, b, strlen(b)) == 0))
        return NULL;
    return g_steal_pointer(&sht);
}

static void
put_content_id(Writer *writer, const SkMapi *attachment)
{
    g_autofree char *id = sk_mapi_text(attachment, SK_MAPI_ATTACH_CONTENT_ID);

    if (id == NULL || strlen(id) > 200)
        return;
    for (const char *p = id; *p != '\0'; p++)
        if (*p <= ' ' || *p > '~' || *p == '<' || *p == '>')
            return;
    g_string_append_printf(writer->out, "Content-ID: <%s>\r\n", id);
}

/* Returns the declared type, unless the method of storage implies another. */
static char *
type_of(const SkMapi *attachment)
{
    guint64 method = sk_mapi_number(attachment, SK_MAPI_ATTACH_METHOD, 1);
    g_autofree char *mime = sk_mapi_text(attachment, SK_MAPI_ATTACH_MIME);

    if (attachment->message != NULL)
        return g_strdup("message/rfc822");
    if (method == BY_REFERENCE || method == REFERENCE_ONLY ||
        method == WEB_REFERENCE)
        return g_strdup("message/external-body");
    if (method == OLE)
        return g_strdup("application/x-ole-storage");
    if (g_strcmp0(mime, "multipart/signed") == 0)
        /* The attachment is the whole of a signed mail. */
        return g_strdup("application/pkcs7-mime");
    return g_strdup(mime != NULL && is_media_type(mime)
                        ? mime
                        : "application/octet-stream");
}

/* Returns the content. An OLE object has streams and no bytes; the first bytes
 * of any such object stand for it, so that it is recognised and named as one.
 */
static GBytes *
bytes_of(const SkMapi *attachment)
{
    GBytes *bytes = sk_mapi_bytes(attachment, SK_MAPI_ATTACH_DATA, NULL);

    if (bytes != NULL)
        return g_bytes_ref(bytes);
    if (sk_mapi_number(attachment, SK_MAPI_ATTACH_METHOD, 1) == OLE)
        return g_bytes_new_static("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    return g_bytes_new_static("", 0);
}

static void
put_attachment(Writer *writer, const SkMapi *attachment)
{
    g_autofree char *type = type_of(attachment);
    g_autofree char *name = name_of(attachment);
    g_autofree char *other = other_name_of(attachment);
    g_autoptr(GBytes) bytes = NULL;

    if (attachment->message != NULL && name != NULL) {
        char *mail = g_strconcat(name, ".eml", NULL);

        g_free(name);
        name = mail;
    }
    g_string_append_printf(writer->out, "Content-Type: %s", type);
    if (other != NULL)
        sk_mime_name(writer->out, "name", other);
    g_string_append(writer->out, "\r\nContent-Disposition: attachment");
    if (name != NULL)
        sk_mime_name(writer->out, "filename", name);
    g_string_append(writer->out, "\r\n");
    if (attachment->message != NULL) {
        g_string_append(writer->out, "\r\n");
        return;
    }
    put_content_id(writer, attachment);
    bytes = bytes_of(attachment);
    sk_mime_base64(writer->out, bytes);
}

/* ---- the message ------------------------------------------------------- */

static void
put_message(Writer *writer, const SkMapi *message, gboolean headers)
{
    g_auto(Texts) texts = { 0 };
    g_autofree char *boundary = NULL;
    g_autofree char *item = NULL;
    gboolean has_text;

    if (writer->level >= LEVELS_MAX)
        writer->why = SK_REASON_LIMIT_DEPTH;
    if (writer->why != SK_REASON_NONE)
        return;
    writer->level++;
    if (headers)
        sk_mapi_put_headers(writer->out, message);
    g_string_append(writer->out, "MIME-Version: 1.0\r\n");
    take_texts(writer, message, &texts);
    item = sk_mapi_item_text(message, writer->policy, writer->part);
    has_text = texts.plain != NULL || texts.html != NULL;
    if (message->attachments->len == 0 && item == NULL)
        put_texts(writer, &texts);
    else
        boundary = open_multipart(writer, "mixed");
    put_item(writer, item, boundary);
    if (boundary != NULL && has_text) {
        g_string_append_printf(writer->out, "--%s\r\n", boundary);
        put_texts(writer, &texts);
    }
    for (guint i = 0; boundary != NULL && i < message->attachments->len; i++) {
        const SkMapi *attachment = message->attachments->pdata[i];

        g_string_append_printf(writer->out, "--%s\r\n", boundary);
        put_attachment(writer, attachment);
        if (attachment->message != NULL)
            put_message(writer, attachment->message, TRUE);
    }
    if (boundary != NULL)
        g_string_append_printf(writer->out, "--%s--\r\n", boundary);
    writer->level--;
}

/* Writes @message as a mail for sk_part_read_mail: header fields (if @headers),
 * the fields of an item that is no mail (mapi_item.h), the text in each form
 * that it has, attachments, and embedded messages. @part is the part that holds
 * it. Returns NULL and sets *@why on failure. */
static GBytes *
write_as_mail(const SkMapi *message, const SkPolicy *policy, gboolean headers,
              SkPart *part, SkReason *why)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Writer writer = { .out = out, .part = part, .policy = policy };
    guint parts;

    sk_part_left(part, &parts, &writer.left);
    put_message(&writer, message, headers);
    *why = writer.why;
    if (writer.why == SK_REASON_NONE && sk_part_out_of_time(part))
        *why = SK_REASON_LIMIT_SECONDS;
    return *why == SK_REASON_NONE
               ? g_string_free_to_bytes(g_steal_pointer(&out))
               : NULL;
}

SkVerdict
sk_mapi_open(SkPart *part, const SkPolicy *policy, const char *type,
             SkMapiReader *read, gboolean headers, const char *box)
{
    SkReason why = SK_REASON_NONE;
    g_autoptr(SkMapi) message = NULL;
    g_autoptr(GBytes) mail = NULL;

    if (!sk_mail_file_opens(part, policy, type))
        return sk_part_pass(part);
    if (sk_mail_file_is_closed(part, policy, type))
        return sk_part_remove(part, SK_REASON_LIMIT_DEPTH, NULL);
    message = read(sk_part_bytes(part), part);
    if (message == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE, box);
    mail = write_as_mail(message, policy, headers, part, &why);
    if (mail == NULL)
        return sk_part_remove(part, why, NULL);
    return sk_mail_file_split(part, mail);
}
