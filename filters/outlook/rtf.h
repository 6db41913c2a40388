/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the RTF in which Outlook writes the text of mails, for its words alone.
 */
#ifndef SK_OUTLOOK_RTF_H
#define SK_OUTLOOK_RTF_H

#include <glib.h>
#include <sekisho/part.h>

/* sk_rtf_read: returns the text of @rtf as UTF-8; it is not cleaned yet. If the
 * RTF carries the HTML from which it was made (\fromhtml), returns that HTML
 * and sets *@is_html. Pictures, objects and hidden text are left out. Returns
 * NULL if it is no RTF, is unreasonably nested, or time is up. @part, whose
 * time limit applies and on which hidden text is counted, may be NULL. New
 * string. */
char *sk_rtf_read(GBytes *rtf, SkPart *part, gboolean *is_html);

#endif
