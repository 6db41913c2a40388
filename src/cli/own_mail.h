/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the texts of a mail that the gateway itself has written and the
 * inspector has accepted, to show them to people. It knows no other form of
 * mail than that one.
 */
#ifndef SK_CLI_OWN_MAIL_H
#define SK_CLI_OWN_MAIL_H

#include <glib.h>

typedef struct {
    char *name; /* of the file; NULL for the text of the mail */
    char *text; /* in UTF-8, with LF line ends */
} SkOwnText;

/* sk_own_mail_texts: returns the parts of @mail that are text, in order, as an
 * array of SkOwnText; other parts are left out. New array. */
GPtrArray *sk_own_mail_texts(GBytes *mail);

#endif
