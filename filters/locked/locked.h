/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens documents of Office that are encrypted under the password that Excel
 * uses when nobody has chosen one ([MS-OFFCRYPTO] 2.4.2.3): everybody can read
 * these, and so can whoever wants to hide a document from a scanner.
 */
#ifndef SK_LOCKED_LOCKED_H
#define SK_LOCKED_LOCKED_H

#include <sekisho/part.h>

/* sk_locked_open: decrypts @bytes, an OLE2 file with an encrypted package.
 * Returns the package, or NULL if the password is another one or the file
 * cannot be read. @part (not NULL) is the part whose time and room are used.
 * New reference. */
GBytes *sk_locked_open(SkPart *part, GBytes *bytes);

#endif
