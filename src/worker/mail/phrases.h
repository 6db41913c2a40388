/* SPDX-License-Identifier: Apache-2.0
 *
 * Whole sentences that only a notice of ours may say.
 */
#ifndef SK_WORKER_MAIL_PHRASES_H
#define SK_WORKER_MAIL_PHRASES_H

#include <glib.h>
#include <sekisho/policy.h>

/* sk_phrases_defuse: @text (UTF-8) with SK_COPIED put behind every top line,
 * heading and subject of a notice, and into 【関所】. Idempotent. Cost linear
 * in
 * @text. @texts (may be NULL): the policy's, beside the built-in ones. @count
 * (added; may be NULL): places altered. New string. */
char *
sk_phrases_defuse(const char *text, const SkNoticeTexts *texts, guint *count);

#endif
