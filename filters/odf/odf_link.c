/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges the targets of links (odf_link.h). This defends against targets that
 * open files or programs, and against those that do not lead where they seem
 * to.
 */
#include <string.h>
#include "odf/odf_link.h"

#define HREF_MAX 2048

/* Returns @text with every byte escaped that a target may not have. New string.
 */
static char *
escape(const char *text)
{
    return g_uri_escape_string(text, "!#$%&'()*+,/:;=?@[]", FALSE);
}

/* Returns the web address of @scheme whose host begins @rest, or NULL if that
 * is no plain host: a name or password before it could look like one. New
 * string. */
static char *
web_page(const char *scheme, const char *rest)
{
    gsize len = strcspn(rest, "/?#\\");
    g_autofree char *name = g_strndup(rest, len);
    g_autofree char *path = escape(rest + len), *host = NULL;
    char *port = strchr(name, ':');

    if (port != NULL)
        *port++ = '\0';
    if (port != NULL && strspn(port, "0123456789") != strlen(port))
        return NULL;
    host = g_hostname_to_ascii(name);
    if (host == NULL || !g_ascii_isalnum(*host) ||
        strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                     "0123456789-._") != strlen(host))
        return NULL;
    return port != NULL && *port != '\0'
               ? g_strconcat(scheme, host, ":", port, path, NULL)
               : g_strconcat(scheme, host, path, NULL);
}

/* Returns the target that writes a mail to the address @rest begins with, or
 * NULL. What follows, a subject, a text, a file, is left out. New string. */
static char *
mail_address(const char *rest)
{
    g_autofree char *address = g_strndup(rest, strcspn(rest, "?#"));
    g_autofree char *plain = escape(address);

    return strchr(plain, '@') != NULL ? g_strconcat("mailto:", plain, NULL)
                                      : NULL;
}

char *
sk_odf_link_out(const char *href, const SkPolicy *policy)
{
    static const char *const schemes[] = { "http://", "https://" };

    if (strlen(href) > HREF_MAX)
        return NULL;
    if (href[0] == '#')
        return g_strdup(href);
    if (sk_policy_inside(policy, SK_INSIDE_HYPERLINKS) != SK_TREAT_KEEP)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
            return web_page(schemes[i], href + strlen(schemes[i]));
    if (g_ascii_strncasecmp(href, "mailto:", 7) == 0)
        return mail_address(href + 7);
    return NULL;
}
