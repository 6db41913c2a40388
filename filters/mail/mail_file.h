/* SPDX-License-Identifier: Apache-2.0
 *
 * What every filter that opens a file which is a mail (or holds one) does
 * alike: whether the policy lets it, and how it ends.
 */
#ifndef SK_MAIL_MAIL_FILE_H
#define SK_MAIL_MAIL_FILE_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

/* sk_mail_file_used: whether some rule of @policy opens files of the group
 * "mail". What `uses` asks. */
gboolean sk_mail_file_used(const SkPolicy *policy);

/* sk_mail_file_opens: whether @part is a file that the rule for the media type
 * @type opens ("flatten" or "clean"). */
gboolean sk_mail_file_opens(const SkPart *part, const SkPolicy *policy,
                            const char *type);

/* sk_mail_file_is_closed: whether @part lies deeper than that rule opens. */
gboolean sk_mail_file_is_closed(const SkPart *part, const SkPolicy *policy,
                                const char *type);

/* sk_mail_file_leaves: whether the opened @part comes back as an .eml of our
 * own writer. What only wraps the mail it came with (TNEF, S/MIME, mbox) does
 * so where there is no such mail: in an archive, or alone. */
gboolean sk_mail_file_leaves(const SkPart *part, const SkPolicy *policy);

/* sk_mail_file_split: the mail or MIME entity @mail becomes the children of
 * @part; or @part is removed and says why. */
SkVerdict sk_mail_file_split(SkPart *part, GBytes *mail);

#endif
