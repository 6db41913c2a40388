/* SPDX-License-Identifier: Apache-2.0
 *
 * Address lists, in the one form that no MTA writes anew: one line an address,
 * folded between them where sendmail folds. Stands against comments, groups and
 * quoting that two readers take for two senders.
 */
#include <string.h>

#include "worker/encode_inner.h"
#include "worker/encode_words.h"

#define PHRASE_CHARS    64 /* of a display name: one address is one line */
#define LOCAL_MOST      240 /* RFC 5321 has 64, services give out more */
#define ADDRESS_MOST    254 /* bytes of a domain */
#define ADDRESS_INVALID "invalid-address@invalid.invalid"
#define ADDRESS_WISH    78 /* where sendmail folds address lists */
#define ATOM_MARKS      "!#$%&'*+-/=?^_`{|}~"

static gboolean
is_atom_byte(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr(ATOM_MARKS, c) != NULL);
}

/* A local part as the inspector takes it: atoms and dots, in any order (old
 * mobile carriers gave out such addresses), in quotes with blanks too. */
static gboolean
is_local(const char *p, gsize len)
{
    gboolean quoted = len > 2 && p[0] == '"' && p[len - 1] == '"';

    if (len == 0 || len > LOCAL_MOST || g_strstr_len(p, len, "=?") != NULL)
        return FALSE;
    for (gsize i = quoted; i < len - quoted; i++)
        if (!is_atom_byte(p[i]) && p[i] != '.' && !(quoted && p[i] == ' '))
            return FALSE;
    return TRUE;
}

static gboolean
is_domain(const char *p)
{
    g_auto(GStrv) labels = g_strsplit(p, ".", -1);
    gsize len = strlen(p);
    const char *literal = g_str_has_prefix(p, "[IPv6:") ? p + 6 : p + 1;

    if (len > ADDRESS_MOST)
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

/* local@domain that every reader takes for the same address. */
static gboolean
is_plain_address(const char *mail)
{
    const char *at = mail != NULL ? strrchr(mail, '@') : NULL;

    return at != NULL && is_local(mail, at - mail) && is_domain(at + 1);
}

static void
append_phrase(GString *out, const char *phrase, SkCharset charset)
{
    gboolean atoms = TRUE;
    gboolean quotable = sk_encode_is_plain(phrase);

    for (const char *p = phrase; *p != '\0'; p++) {
        atoms = atoms && (is_atom_byte(*p) || (*p == ' ' && p[1] != ' '));
        quotable = quotable && *p != '"' && *p != '\\';
    }
    if (!quotable)
        sk_encode_words(out, phrase, charset, 0, " ");
    else if (atoms)
        g_string_append(out, phrase);
    else
        g_string_append_printf(out, "\"%s\"", phrase);
}

/* One address in one line. One that cannot be written keeps its text as the
 * name before a fixed address that leads nowhere; *@replaced is set. */
static char *
one_address(const SkAddress *address, SkCharset charset, gboolean *replaced)
{
    const char *mail = address->mail;
    const char *name = address->phrase;
    g_autofree char *phrase = NULL;
    GString *out = NULL;

    *replaced = !is_plain_address(mail);
    if (*replaced) {
        name = name != NULL ? name : mail;
        mail = ADDRESS_INVALID;
    }
    if (name != NULL)
        phrase = sk_encode_clean(name, PHRASE_CHARS, charset);
    if (phrase == NULL || phrase[0] == '\0')
        return g_strdup(mail);
    out = g_string_new(NULL);
    append_phrase(out, phrase, charset);
    g_string_append_printf(out, " <%s>", mail);
    return g_string_free(out, FALSE);
}

/* The fold of mta.md 2.5: sendmail writes address lists anew, and leaves
 * exactly this one as it is. */
char *
sk_encode_addresses(const SkHeader *header, SkCharset charset, SkReport *report)
{
    g_autoptr(GString) out = sk_encode_begin(header);
    gsize position = out->len;
    guint written = 0;

    for (guint i = 0; header->addresses && i < header->addresses->len; i++) {
        const SkAddress *address = g_ptr_array_index(header->addresses, i);
        gboolean replaced = FALSE;
        g_autofree char *one = one_address(address, charset, &replaced);
        gsize len = strlen(one);

        if (replaced)
            sk_encode_tell(report, header, "rewritten", address->mail);
        if (written > 0 && position + 2 + len > ADDRESS_WISH) {
            g_string_append(out, ",\r\n        ");
            position = 8;
        } else if (written > 0) {
            g_string_append(out, ", ");
            position += 2;
        }
        g_string_append(out, one);
        position += len;
        written++;
    }
    if (written == 0 && !g_str_equal(header->name, "To")) {
        sk_encode_tell(report, header, "dropped", NULL);
        return NULL;
    }
    if (written == 0)
        g_string_append(out, "undisclosed-recipients:;");
    return sk_encode_finish(g_steal_pointer(&out));
}
