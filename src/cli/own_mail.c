/* SPDX-License-Identifier: Apache-2.0
 *
 * Splits a mail of our own form into its texts (own_mail.h): one level of
 * parts, each in base64, or as it stands for ISO-2022-JP.
 */
#include "cli/own_mail.h"

#include <string.h>

#include "cli/header_text.h"

static void
text_free(gpointer data)
{
    SkOwnText *text = data;

    g_free(text->name);
    g_free(text->text);
    g_free(text);
}

/* Returns the value of the parameter @mark ("boundary=\"", up to the next
 * quote) in the header value @said, or NULL. New string. */
static char *
parameter(const char *said, const char *mark)
{
    const char *at = said != NULL ? strstr(said, mark) : NULL;

    if (at == NULL)
        return NULL;
    at += strlen(mark);
    return g_strndup(at, strcspn(at, "\""));
}

/* Returns the name of the file, or NULL. The gateway writes a name that is not
 * ASCII by RFC 2231, in one piece or in several. */
static char *
file_name(const char *part, gsize len)
{
    g_autofree char *said = sk_header_text(part, len, "Content-Disposition");
    char *quoted = parameter(said, "filename=\"");
    g_autoptr(GString) coded = g_string_new(NULL);

    if (quoted != NULL || said == NULL)
        return quoted;
    for (const char *at = said; (at = strstr(at, "filename*")) != NULL;) {
        at += strcspn(at, "=");
        at += *at == '=';
        g_string_append_len(coded, at, (gssize)strcspn(at, "; "));
    }
    return g_uri_unescape_string(
        g_str_has_prefix(coded->str, "utf-8''") ? coded->str + 7 : coded->str,
        NULL);
}

/* Returns the text of the part with the headers @part, whose content is at
 * @body, or NULL. */
static char *
decode(const char *part, gsize len, const char *body)
{
    g_autofree char *type = sk_header_text(part, len, "Content-Type");
    g_autofree char *coding =
        sk_header_text(part, len, "Content-Transfer-Encoding");
    gboolean is_jis = type != NULL && strstr(type, "iso-2022-jp") != NULL;
    g_autofree char *bytes = NULL;
    char *text;
    gsize n = strlen(body);

    if (type == NULL || !g_str_has_prefix(type, "text/"))
        return NULL;
    bytes = g_strcmp0(coding, "base64") == 0 ? (char *)g_base64_decode(body, &n)
                                             : g_strdup(body);
    text = is_jis ? g_convert(bytes, (gssize)n, "utf-8", "iso-2022-jp", NULL,
                              NULL, NULL)
                  : g_utf8_make_valid(bytes, (gssize)n);
    if (text != NULL) {
        g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);

        g_free(text);
        text = g_strjoinv("\n", lines);
    }
    return text;
}

static void
add_part(GPtrArray *texts, const char *part)
{
    const char *body = strstr(part, "\r\n\r\n");
    gsize len = strlen(part);
    char *text = body != NULL ? decode(part, len, body + 4) : NULL;
    SkOwnText *own;

    if (text == NULL)
        return;
    own = g_new0(SkOwnText, 1);
    own->name = file_name(part, len);
    own->text = text;
    g_ptr_array_add(texts, own);
}

GPtrArray *
sk_own_mail_texts(GBytes *mail)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(text_free);
    gsize len;
    const char *bytes = g_bytes_get_data(mail, &len);
    g_autofree char *whole = g_strndup(bytes, len);
    g_autofree char *type = sk_header_text(bytes, len, "Content-Type");
    g_autofree char *boundary = parameter(type, "boundary=\"");
    g_autofree char *mark = NULL;
    g_auto(GStrv) parts = NULL;

    if (boundary == NULL) {
        add_part(texts, whole);
        return texts;
    }
    mark = g_strdup_printf("\r\n--%s", boundary);
    parts = g_strsplit(whole, mark, -1);
    for (guint i = 1; parts[i] != NULL && *parts[0] != '\0'; i++)
        if (g_str_has_prefix(parts[i], "\r\n"))
            add_part(texts, parts[i] + 2);
    return texts;
}
