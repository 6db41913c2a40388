/* SPDX-License-Identifier: Apache-2.0
 *
 * Address lists of headers (address.c).
 */
#ifndef SK_WORKER_READ_ADDRESS_H
#define SK_WORKER_READ_ADDRESS_H

#include <glib.h>
#include "worker/mail/mail.h"
#include "worker/read/rfc2047.h"

/* What stands where an address was that no reader of ours can write: the name
 * remains, the address cannot be answered. */
#define SK_ADDRESS_INVALID "invalid-address@invalid.invalid"

typedef struct {
    guint bad;     /* addresses repaired or replaced by SK_ADDRESS_INVALID */
    guint invalid; /* of these, the replaced ones */
    guint groups;  /* groups flattened */
    SkHeaderSeen header;
} SkAddressSeen;

/* sk_address_list_parse: the mailboxes in the raw header value @raw, groups
 * flattened, in order: an array of SkAddress, possibly empty. Phrases are clean
 * UTF-8; mail is `local@domain` of printable ASCII without blanks, the local
 * part atoms and dots or a quoted string, the domain letters, digits, "-", "_"
 * and dots (A-labels) or a literal. At most 20000 mailboxes are read. */
GPtrArray *
sk_address_list_parse(const char *raw, gsize len, SkAddressSeen *seen);

SkAddress *sk_address_new(const char *phrase, const char *mail);
void sk_address_free(gpointer address);

/* sk_address_is_plain: @mail is local@domain in the one form that every reader
 * takes for the same address, the only one that is written; FALSE for NULL. */
gboolean sk_address_is_plain(const char *mail);

/* sk_address_clean: @text, an address with routes and blanks that were legal
 * once, as local@domain; NULL when it cannot be written so. New string. */
char *sk_address_clean(const char *text);

/* sk_address_text: @address as text for people, "Name <local@domain>"; only the
 * name where the address was replaced. New string. */
char *sk_address_text(const SkAddress *address);

#endif
