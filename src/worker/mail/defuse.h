/* SPDX-License-Identifier: Apache-2.0
 *
 * Text from outside must not look as if this gateway had written it.
 */
#ifndef SK_WORKER_MAIL_DEFUSE_H
#define SK_WORKER_MAIL_DEFUSE_H

#include <glib.h>
#include <sekisho/policy.h>

/* What an altered place says: it was copied. */
#define SK_COPIED "・転記"

/* sk_notice_defuse: @text with every place that people or machines could take
 * for a mark line, the heading or the top line of a notice altered visibly
 * ("sekisho・転記": copied): also in wide, spaced, accented or look-alike
 * letters, also quoted. The lines are those of the built-in texts and those of
 * @texts (may be NULL). Idempotent. @count (added; may be NULL): places
 * altered. New string. */
char *
sk_notice_defuse(const char *text, const SkNoticeTexts *texts, guint *count);

#endif
