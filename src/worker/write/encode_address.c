/* SPDX-License-Identifier: Apache-2.0
 *
 * Address lists, in the one form that no MTA writes anew: one line an address,
 * folded between them where sendmail folds. Stands against comments, groups and
 * quoting that two readers take for two senders.
 */
#include <string.h>

#include "worker/read/address.h"
#include "worker/write/encode_inner.h"
#include "worker/write/encode_words.h"

#define PHRASE_CHARS    64 /* of a display name: one address is one line */
#define ADDRESS_INVALID "invalid-address@invalid.invalid"
#define ADDRESS_WISH    78 /* where sendmail folds address lists */
#define ATOM_MARKS      "!#$%&'*+-/=?^_`{|}~"

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

/* One address in one line. One that cannot be written keeps its text as the
 * name before a fixed address that leads nowhere; *@replaced is set. */
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
