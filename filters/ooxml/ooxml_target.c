/* SPDX-License-Identifier: Apache-2.0
 *
 * Targets of hyperlinks, as they leave: the web, a mail address, or a place in
 * the document, in plain ASCII and without what only hides where they lead.
 * This defends against links that start a program, open a share, or look like
 * another host ("https://bank.example@evil.example/").
 */
#include <string.h>
#include <ooxml/ooxml_inner.h>

#define LINK_TARGET_MAX 2000

/* Returns @text with every byte escaped that a URI may not have. New string. */
static char *
escape_rest(const char *text)
{
    /* "%" stays: it is part of an escape, or a harmless character. */
    return g_uri_escape_string(text, "!#$%&'()*+,/:;=?@[]", FALSE);
}

/* Returns the host of the web address @host (@len bytes), with its port, in
 * ASCII, or NULL if it is none. New string. */
static char *
plain_host(const char *host, gsize len)
{
    g_autofree char *name = g_strndup(host, len);
    g_autofree char *ascii = NULL;
    char *port = strrchr(name, ':');

    if (port != NULL && strspn(port + 1, "0123456789") == strlen(port + 1))
        *port = '\0';
    else
        port = NULL;
    ascii = g_hostname_to_ascii(name);
    if (ascii == NULL || *ascii == '\0' ||
        strspn(ascii, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                      "0123456789-._") != strlen(ascii))
        return NULL;
    return port != NULL && port[1] != '\0'
               ? g_strconcat(ascii, ":", port + 1, NULL)
               : g_steal_pointer(&ascii);
}

static char *
web_target(const char *scheme, const char *rest)
{
    gsize len = strcspn(rest, "/?#\\");
    g_autofree char *host = plain_host(rest, len);
    g_autofree char *path = NULL;

    if (host == NULL)
        return NULL;
    path = escape_rest(rest + len);
    return g_strconcat(scheme, host, path, NULL);
}

/* Only the address is kept: a subject and a text are the sender's words in the
 * reader's mouth. */
static char *
mail_target(const char *rest)
{
    g_autofree char *address = g_strndup(rest, strcspn(rest, "?#"));
    g_autofree char *plain = escape_rest(address);

    return strchr(plain, '@') != NULL ? g_strconcat("mailto:", plain, NULL)
                                      : NULL;
}

char *
sk_ooxml_link_target(const char *target)
{
    static const char *const schemes[] = { "http://", "https://" };
    g_autofree char *trimmed = g_strstrip(g_strdup(target));

    if (strlen(trimmed) > LINK_TARGET_MAX)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
        gsize len = strlen(schemes[i]);

        if (g_ascii_strncasecmp(trimmed, schemes[i], len) == 0)
            return web_target(schemes[i], trimmed + len);
    }
    if (g_ascii_strncasecmp(trimmed, "mailto:", 7) == 0)
        return mail_target(trimmed + 7);
    return *trimmed == '#' && trimmed[1] != '\0' ? escape_rest(trimmed) : NULL;
}
