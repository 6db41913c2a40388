/* SPDX-License-Identifier: Apache-2.0
 *
 * Alters text from outside that looks as if this gateway had written it.
 */
#ifndef SK_WORKER_MAIL_DEFUSE_H
#define SK_WORKER_MAIL_DEFUSE_H

#include <glib.h>
#include <sekisho/policy.h>

/* This is inserted where a text is altered; it says that the
 * words were copied. */
#define SK_COPIED "・転記"

/* sk_notice_defuse: returns a copy of @text in which every place that people or
 * programs could take for a mark line, or for the heading or the top line of a
 * notice, is altered visibly ("sekisho・転記": copied). Wide, spaced, accented
 * and look-alike letters are recognised, and quoted lines, too. The lines are
 * those of the built-in texts and those of @texts (may be NULL). Idempotent.
 * The number of altered places is added to *@count (@count may be NULL). New
 * string. */
char *
sk_notice_defuse(const char *text, const SkNoticeTexts *texts, guint *count);

#endif
