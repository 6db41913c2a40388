/* SPDX-License-Identifier: Apache-2.0
 *
 * What all filters that open a file which is a mail (or holds mails) have in
 * common: whether the policy permits it, and the verdict.
 */
#ifndef SK_MAIL_MAIL_FILE_H
#define SK_MAIL_MAIL_FILE_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_mail_file_used: returns whether some rule of @policy opens files of the
 * group "mail". The `uses` functions of these filters call it. */
gboolean sk_mail_file_used(const SkPolicy *policy);

/* sk_mail_file_opens: returns whether @part is a file that the rule for the
 * media type @type opens ("flatten" or "clean"). */
gboolean sk_mail_file_opens(const SkPart *part, const SkPolicy *policy,
                            const char *type);

/* sk_mail_file_is_closed: returns whether @part lies deeper than that rule
 * opens. */
gboolean sk_mail_file_is_closed(const SkPart *part, const SkPolicy *policy,
                                const char *type);

/* sk_mail_file_leaves: returns whether the opened @part comes back as an .eml
 * written by us. A format that only wraps the mail it came with (TNEF, S/MIME,
 * mbox) does so only where there is no such mail: in an archive, or alone. */
gboolean sk_mail_file_leaves(const SkPart *part, const SkPolicy *policy);

/* sk_mail_file_split: makes the mail or MIME entity @mail the children of
 * @part, or removes @part with a reason. Returns the verdict. */
SkVerdict sk_mail_file_split(SkPart *part, GBytes *mail);

#endif
