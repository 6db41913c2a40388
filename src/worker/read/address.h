/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the address lists of headers (address.c).
 *
 * What address_form.c defines is declared here.
 */
#ifndef SK_WORKER_READ_ADDRESS_H
#define SK_WORKER_READ_ADDRESS_H

#include <glib.h>
#include "worker/mail/mail.h"
#include "worker/read/rfc2047.h"

/* Replaces an address that cannot be written: the name remains, and the address
 * cannot be answered. */
#define SK_ADDRESS_INVALID "invalid-address@invalid.invalid"

typedef struct {
    /* how many addresses were repaired or replaced by SK_ADDRESS_INVALID */
    guint bad;
    guint invalid; /* how many of these were replaced */
    guint groups;  /* how many groups were flattened */
    SkHeaderSeen header;
} SkAddressSeen;

/* sk_address_list_parse: returns the mailboxes in the raw header value @raw
 * (@len bytes), in order and with groups flattened, as an array of SkAddress,
 * which may be empty. Phrases are clean UTF-8. The address is `local@domain` in
 * printable ASCII without blanks: the local part consists of atoms and dots or
 * is a quoted string, and the domain consists of letters, digits, "-", "_" and
 * dots (A-labels) or is an address literal. At most 20000 mailboxes are read.
 * What was met is added to @seen. */
GPtrArray *
sk_address_list_parse(const char *raw, gsize len, SkAddressSeen *seen);

/* sk_address_is_plain: returns whether @mail is local@domain in the one form
 * that every reader takes for the same address, which is the only form that is
 * written. FALSE for NULL. */
gboolean sk_address_is_plain(const char *mail);

/* sk_address_clean: returns @text, an address that may have the routes and
 * blanks of obsolete forms, as local@domain, or NULL if it cannot be written
 * so. New string. */
char *sk_address_clean(const char *text);

/* sk_address_text: returns @address as text for people, "Name <local@domain>",
 * or only the name if the address was replaced. New string. */
char *sk_address_text(const SkAddress *address);

#endif
