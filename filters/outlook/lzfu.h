/* SPDX-License-Identifier: Apache-2.0
 *
 * Decompresses the form in which Outlook stores the text of a mail
 * (MS-OXRTFCP).
 */
#ifndef SK_OUTLOOK_LZFU_H
#define SK_OUTLOOK_LZFU_H

#include <glib.h>

/* sk_lzfu_undo: returns the RTF in @packed, which is compressed or stored, of
 * at most @most bytes. Returns NULL if it is larger, or damaged as its sizes or
 * its CRC show. */
GBytes *sk_lzfu_undo(GBytes *packed, guint64 most);

#endif
