/* SPDX-License-Identifier: Apache-2.0
 *
 * Code pages by their Windows numbers.
 */
#ifndef SK_CHARSET_CODEPAGE_H
#define SK_CHARSET_CODEPAGE_H

#include <glib.h>

/* sk_codepage_label: returns the charset label of code page @number
 * ("shift_jis" for 932) as sk_charset_decode knows it; NULL for 0 and unknown
 * ones. Static. */
const char *sk_codepage_label(guint32 number);

/* sk_codepage_of_font: returns the code page of RTF's \fcharset @number; 0: the
 * document's own. */
guint32 sk_codepage_of_font(gint32 number);

#endif
