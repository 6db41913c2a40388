/* SPDX-License-Identifier: Apache-2.0
 *
 * The notice: what was taken out of a mail, why, and what to do next.
 */
#ifndef SK_WORKER_NOTICE_NOTICE_H
#define SK_WORKER_NOTICE_NOTICE_H

#include <sekisho/policy.h>
#include <sekisho/verdict.h>

#include "core/order.h"
#include "worker/mail/defuse.h" /* sk_notice_defuse */
#include "worker/notice/mark.h"   /* sk_notice_is_ours */

typedef struct {
    const char *name; /* as claimed, lent; NULL: it has none */
    guint64 bytes;
    const char *kind; /* sk_kind_word: "zip"; an unknown word is "unknown" */
    SkReason reason;
} SkRemoved;

typedef struct {
    GArray *removed;   /* of SkRemoved; NULL: none */
    guint undecodable; /* places of the text that became U+FFFD */
    guint unsure;      /* texts whose charset is a guess that may be wrong */
    guint lost;        /* characters that became 〓 before they came here */
    const char *changed; /* sk_changed_text; NULL: no file has changed */
    const char *warnings; /* sentences about who it claims to be from, each with
                             its line end; NULL: none */
    const char *harmless; /* a text that sk_notice_defuse leaves as it is, so
                             that a body that is this text is not looked at
                             again; NULL: none is known */
    gboolean rebuilt;  /* from an ambiguous mail: what one reader of it would
                          have shown may be missing, and staff must know */
} SkNotice;

/* sk_notice_compose: @body (clean UTF-8) with the notice as @policy has it, in
 * the final form that sk_mail_write delivers. Without anything to tell (nothing
 * removed, changed, warned of, undecodable, unsure, rebuilt or, in ISO-2022-JP,
 * lost) it is the body alone.
 * Text from outside, names too, is defused on the way; count it before with
 * sk_notice_defuse. New string. */
char *sk_notice_compose(const char *body, const SkNotice *notice,
                        const SkPolicy *policy, const SkOrder *order);

/* sk_notice_returned: how many of @removed (of SkRemoved; NULL: none) are parts
 * of a returned mail. */
guint sk_notice_returned(const GArray *removed);

/* sk_notice_final: @text as it leaves, and as the next pass leaves it. New
 * string. */
char *sk_notice_final(const char *text, const SkPolicy *policy);

/* sk_notice_seal: @text, which holds one sk_mark_line of its own, in final form
 * and with its MAC. New string. */
char *
sk_notice_seal(const char *text, const SkPolicy *policy, const SkOrder *order);

/* sk_notice_name: @name (may be NULL) as it may stand between the quotes of a
 * text of ours, cut. sk_notice_size: "340 KB". New strings. */
char *sk_notice_name(const SkPolicy *policy, const char *name);
char *sk_notice_size(const SkPolicy *policy, guint64 bytes);

/* sk_notice_outside: a line from outside (a name, a subject) as it may stand in
 * a text of ours: clean, defanged, defused under @policy, at most @chars
 * characters. */
char *sk_notice_outside(const SkPolicy *policy, const char *line, guint chars);

#endif
