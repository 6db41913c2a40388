/* SPDX-License-Identifier: Apache-2.0
 *
 * Composes the notice: what was taken out of a mail, why, and what to do next.
 */
#ifndef SK_WORKER_NOTICE_NOTICE_H
#define SK_WORKER_NOTICE_NOTICE_H

#include <sekisho/policy.h>
#include <sekisho/verdict.h>

#include "core/order.h"
#include "worker/mail/defuse.h" /* for sk_notice_defuse */
#include "worker/notice/mark.h" /* for sk_notice_is_ours */

typedef struct {
    const char *name; /* the name as claimed, lent; NULL if it has none */
    guint64 bytes;
    /* by sk_kind_word, such as "zip"; an unknown word is shown as "unknown" */
    const char *kind;
    SkReason reason;
} SkRemoved;

typedef struct {
    GArray *removed;   /* of SkRemoved; may be NULL */
    guint undecodable; /* how many places of the text became U+FFFD */
    /* how many texts have a charset that was guessed and may be wrong */
    guint unsure;
    guint lost;          /* how many characters had already become 〓 before */
    const char *changed; /* from sk_changed_text; NULL if no file has changed */
    /* sentences about whom the mail claims to be from, each with its line end;
     * NULL if there are none */
    const char *warnings;
    /* a text that sk_notice_defuse leaves as it is, so that a body that equals
     * it need not be searched again; NULL if none is known */
    const char *harmless;
    /* the mail was ambiguous: what another reader would have shown may be
     * missing, and staff must know this */
    gboolean rebuilt;
} SkNotice;

/* sk_notice_compose: returns @body (clean UTF-8) with the notice as @policy
 * wants it, in the final form that sk_mail_write delivers. If there is nothing
 * to tell (nothing was removed, changed, warned of, undecodable, unsure,
 * rebuilt or, in ISO-2022-JP, lost), it returns the body alone. Text from
 * outside, including names, is defused; to count what is altered, call
 * sk_notice_defuse before. New string. */
char *sk_notice_compose(const char *body, const SkNotice *notice,
                        const SkPolicy *policy, const SkOrder *order);

/* sk_notice_returned: returns how many of @removed (of SkRemoved; may be NULL)
 * are parts of a returned mail. */
guint sk_notice_returned(const GArray *removed);

/* sk_notice_final: returns @text in the form in which it leaves and which the
 * next pass leaves alone. New string. */
char *sk_notice_final(const char *text, const SkPolicy *policy);

/* sk_notice_seal: returns @text, which must hold exactly one sk_mark_line, in
 * its final form and with its MAC. New string. */
char *
sk_notice_seal(const char *text, const SkPolicy *policy, const SkOrder *order);

/* sk_notice_name: returns @name (may be NULL), cut, in a form that may stand
 * between the quotes of a text of ours. sk_notice_size: returns a size such as
 * "340 KB". New strings. */
char *sk_notice_name(const SkPolicy *policy, const char *name);
char *sk_notice_size(const SkPolicy *policy, guint64 bytes);

/* sk_notice_outside: returns a line from outside (a name, a subject) in a form
 * that may stand in a text of ours: clean, defanged, defused under @policy, and
 * of at most @chars characters (0 means no limit). New string. */
char *sk_notice_outside(const SkPolicy *policy, const char *line, guint chars);

#endif
