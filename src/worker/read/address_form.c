/* SPDX-License-Identifier: Apache-2.0
 *
 * Brings one address into the form in which it can be written, and turns it
 * into text for people. Lists are not read here.
 */
#include <string.h>
#include "worker/read/address.h"

/* RFC 5321 allows 64 octets, but services give out longer ones */
#define LOCAL_MAX  240
#define DOMAIN_MAX 254

char *
sk_address_text(const SkAddress *address)
{
    if (address->phrase == NULL)
        return g_strdup(address->mail);
    if (strcmp(address->mail, SK_ADDRESS_INVALID) == 0)
        return g_strdup(address->phrase);
    return g_strdup_printf("%s <%s>", address->phrase, address->mail);
}

static gboolean
is_atext(char c)
{
    return g_ascii_isalnum(c) ||
           (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* Returns whether @p (@len bytes) is a local part that the inspector accepts:
 * atoms and dots in any order (old mobile carriers gave out such addresses),
 * and inside quotes also blanks. */
static gboolean
is_local(const char *p, gsize len)
{
    gboolean quoted = len > 2 && p[0] == '"' && p[len - 1] == '"';

    if (len == 0 || len > LOCAL_MAX || g_strstr_len(p, len, "=?") != NULL)
        return FALSE;
    for (gsize i = quoted; i < len - quoted; i++)
        if (!is_atext(p[i]) && p[i] != '.' && !(quoted && p[i] == ' '))
            return FALSE;
    return TRUE;
}

static gboolean
is_domain(const char *p)
{
    g_auto(GStrv) labels = g_strsplit(p, ".", -1);
    gsize len = strlen(p);
    const char *literal = g_str_has_prefix(p, "[IPv6:") ? p + 6 : p + 1;

    if (len > DOMAIN_MAX)
        return FALSE;
    if (p[0] == '[') {
        gsize n = strspn(literal, "0123456789ABCDEFabcdef:.");

        return n > 0 && g_str_equal(literal + n, "]");
    }
    for (char **label = labels; *label != NULL; label++)
        if (**label == '\0' || strlen(*label) > 63 ||
            strspn(*label, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_") !=
                strlen(*label))
            return FALSE;
    return labels[0] != NULL;
}

gboolean
sk_address_is_plain(const char *mail)
{
    const char *at = mail != NULL ? strrchr(mail, '@') : NULL;

    return at != NULL && is_local(mail, at - mail) && is_domain(at + 1);
}

/* Returns @local in a form that can be written, as atoms with dots anywhere or
 * quoted, or NULL if there is none. New string. */
static char *
clean_local(const char *local, gsize len)
{
    gboolean plain = len > 0, quotable = FALSE;
    g_autofree char *text = g_strndup(local, len);

    if (len >= 2 && text[0] == '"' && text[len - 1] == '"') {
        memmove(text, text + 1, len - 2);
        text[len - 2] = '\0';
        plain = quotable = len > 2;
    }
    for (const char *p = text; *p != '\0'; p++) {
        plain = plain && (is_atext(*p) || *p == '.');
        quotable =
            quotable && g_ascii_isgraph(*p) && strchr("\"\\<>", *p) == NULL;
    }
    if (strlen(text) > LOCAL_MAX || (!plain && !quotable))
        return NULL;
    return plain ? g_steal_pointer(&text) : g_strdup_printf("\"%s\"", text);
}

static char *
clean_domain(const char *domain)
{
    g_autofree char *ascii = g_hostname_to_ascii(domain);
    gsize len = ascii != NULL ? strlen(ascii) : 0;

    if (len > 0 && ascii[len - 1] == '.')
        ascii[--len] = '\0';
    if (len == 0 || len > DOMAIN_MAX || ascii[0] == '.')
        return NULL;
    if (ascii[0] == '[' && len > 2 && ascii[len - 1] == ']') {
        if (strspn(ascii + 1, "0123456789abcdefABCDEFIPv.:") == len - 2)
            return g_steal_pointer(&ascii);
        return NULL;
    }
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(ascii[i]) && strchr("-_.", ascii[i]) == NULL)
            return NULL;
    return strstr(ascii, "..") != NULL ? NULL : g_steal_pointer(&ascii);
}

/* Returns @text without blanks around "@" and ".", which are obsolete but were
 * once legal. New string. */
static char *
drop_blanks(const char *text)
{
    GString *out = g_string_new(NULL);
    gboolean quoted = FALSE;

    for (; *text != '\0'; text++) {
        if (*text == '"')
            quoted = !quoted;
        if (quoted || (*text != ' ' && *text != '\t'))
            g_string_append_c(out, *text);
    }
    return g_string_free(out, FALSE);
}

char *
sk_address_clean(const char *text)
{
    g_autofree char *mail = drop_blanks(text);
    const char *start = mail;
    const char *at;

    if (*start == '@' && strchr(start, ':') != NULL) /* This is a route. */
        start = strchr(start, ':') + 1;
    if (g_ascii_strncasecmp(start, "mailto:", 7) == 0)
        start += 7;
    at = strrchr(start, '@');
    if (at == NULL)
        return NULL;
    g_autofree char *local = clean_local(start, (gsize)(at - start));
    g_autofree char *domain = clean_domain(at + 1);
    if (local == NULL || domain == NULL)
        return NULL;
    g_autofree char *clean = g_strdup_printf("%s@%s", local, domain);
    return sk_address_is_plain(clean) ? g_steal_pointer(&clean) : NULL;
}
