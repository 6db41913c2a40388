/* SPDX-License-Identifier: Apache-2.0
 *
 * Alters whole sentences that only a notice of this gateway may say.
 */
#ifndef SK_WORKER_MAIL_PHRASES_H
#define SK_WORKER_MAIL_PHRASES_H

#include <glib.h>
#include <sekisho/policy.h>

/* sk_phrases_defuse: returns a copy of @text (UTF-8) with SK_COPIED inserted
 * after every top line, heading and subject of a notice, and inside 【関所】.
 * The phrases are the built-in ones and those of @texts (may be NULL).
 * Idempotent. The cost is linear in the length of @text. The number of altered
 * places is added to *@count (@count may be NULL). New string. */
char *
sk_phrases_defuse(const char *text, const SkNoticeTexts *texts, guint *count);

#endif
