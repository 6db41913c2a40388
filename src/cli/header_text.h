/* SPDX-License-Identifier: Apache-2.0
 *
 * The headers of a mail as the command line shows them to people. This reader
 * decides nothing: what becomes of a mail is decided by what the worker reads.
 */
#ifndef SK_CLI_HEADER_TEXT_H
#define SK_CLI_HEADER_TEXT_H

#include <glib.h>

/* sk_header_text: returns the value of the first header called @name before
 * the first empty line of @mail (@len bytes), unfolded, as UTF-8. Encoded words
 * (RFC 2047) in UTF-8 or ISO-2022-JP are decoded, others stay as they are. NULL
 * if there is none. New string. */
char *sk_header_text(const char *mail, gsize len, const char *name);

#endif
