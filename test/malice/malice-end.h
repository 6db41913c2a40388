/* SPDX-License-Identifier: Apache-2.0
 *
 * Words for the malice table, and the search for the payload.
 */
#ifndef SK_TEST_MALICE_END_H
#define SK_TEST_MALICE_END_H

#include <glib.h>

/* Stands in the attachment of every mail of these tests. */
#define MALICE_PAYLOAD "UNCLEANED-PAYLOAD-7f3a"

/* Stands in one mail, and shall be nowhere when the next one comes. */
#define MALICE_MARK "MARK-OF-A-MAIL:0123456789:QWERTZ"

/* malice_holds_payload: TRUE when @output, a mail with one text part, holds
 * the payload raw or in its base64 (or is no such mail). */
gboolean malice_holds_payload(GBytes *output);

/* malice_end_words: a fault of the gate in a word or two. New string. */
char *malice_end_words(const GError *error);

#endif
