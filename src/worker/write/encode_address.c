/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes address lists in the one form that no MTA rewrites: each address on
 * one line, with folds between addresses where sendmail folds. This defends
 * against comments, groups and quoting that two readers take for two different
 * senders.
 */
#include <string.h>

#include "worker/read/address.h"
#include "worker/write/encode_inner.h"
#include "worker/write/encode_words.h"

/* characters of a display name, so that an address fits on a line */
#define PHRASE_CHARS    64
#define ADDRESS_INVALID "invalid-address@invalid.invalid"
/* the column at which sendmail folds address lists */
#define ADDRESS_WISH 78
#define ATOM_MARKS   "!#$%&'*+-/=?^_`{|}~"

static gboolean
is_atom_byte(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr(ATOM_MARKS, c) != NULL);
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

/* Returns one address on one line. An address that cannot be written keeps its
 * text as the name before a fixed address that leads nowhere, and *@replaced is
 * set. New string. */
static char *
one_address(const SkAddress *address, SkCharset charset, gboolean *replaced)
{
    const char *mail = address->mail;
    const char *name = address->phrase;
    g_autofree char *phrase = NULL;
    GString *out = NULL;

    *replaced = !sk_address_is_plain(mail);
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

/* Folds exactly as sendmail does: it rewrites address lists, and leaves only
 * one in this form as it is. */
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
