/* SPDX-License-Identifier: Apache-2.0
 *
 * Text from outside must not look as if this gateway had written it.
 */
#ifndef SK_WORKER_DEFUSE_H
#define SK_WORKER_DEFUSE_H

#include <glib.h>

/* sk_notice_defuse: @text with every place that people or machines could take
 * for a mark line or the heading of a notice altered visibly ("sekisho・転記":
 * copied): also in wide, spaced, accented or look-alike letters, also quoted.
 * Idempotent. @count (added; may be NULL): places altered. New string. */
char *sk_notice_defuse(const char *text, guint *count);

#endif
