/* SPDX-License-Identifier: Apache-2.0
 *
 * A mail as it lies in a file, brought into the form it has on the wire.
 */
#ifndef SK_CORE_MAIL_LINES_H
#define SK_CORE_MAIL_LINES_H

#include <glib.h>

/* sk_mail_from_file: @bytes without an mbox "From " line, and, when every line
 * ends in LF alone (the Unix form), with CRLF line ends. Mixed line ends stay:
 * they are the reader's to judge. New reference or new bytes. */
GBytes *sk_mail_from_file(GBytes *bytes);

#endif
