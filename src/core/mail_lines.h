/* SPDX-License-Identifier: Apache-2.0
 *
 * Converts a mail in a file to the form it has on the wire.
 */
#ifndef SK_CORE_MAIL_LINES_H
#define SK_CORE_MAIL_LINES_H

#include <glib.h>

/* sk_mail_from_file: returns @bytes without an mbox "From " line and, if every
 * line ends in LF alone (the Unix form), with CRLF line ends. Mixed line ends
 * stay; the reader judges them. Returns a new reference or new bytes. */
GBytes *sk_mail_from_file(GBytes *bytes);

#endif
