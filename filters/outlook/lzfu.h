/* SPDX-License-Identifier: Apache-2.0
 *
 * Compressed RTF (MS-OXRTFCP): how Outlook keeps the text of a mail.
 */
#ifndef SK_OUTLOOK_LZFU_H
#define SK_OUTLOOK_LZFU_H

#include <glib.h>

/* sk_lzfu_undo: the RTF in @packed, compressed or stored, at most @most bytes.
 * NULL when it is damaged (sizes, CRC) or larger. */
GBytes *sk_lzfu_undo(GBytes *packed, guint64 most);

#endif
