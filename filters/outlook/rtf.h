/* SPDX-License-Identifier: Apache-2.0
 *
 * RTF as Outlook writes the text of mails, read for its words alone.
 */
#ifndef SK_OUTLOOK_RTF_H
#define SK_OUTLOOK_RTF_H

#include <glib.h>
#include <sekisho/part.h>

/* sk_rtf_read: the text of @rtf as UTF-8, not yet clean; or, where it carries
 * the HTML it was made of (\fromhtml), that HTML, and *@is_html. Pictures,
 * objects and hidden text are left out. NULL when it is no RTF, nested beyond
 * reason, or time is up. @part: whose time it costs, and hidden text is counted
 * on; may be NULL. New string. */
char *sk_rtf_read(GBytes *rtf, SkPart *part, gboolean *is_html);

#endif
