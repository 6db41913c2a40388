/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPart: one file in hand. A body, an attachment, an archive member, the
 * message itself. Whole and in memory, because policy bounds its size. The
 * bytes are immutable: a filter never edits, it replaces; so no half-cleaned
 * state exists and before/after can both be hashed.
 *
 * A lone file is a tree with one leaf, a mail a tree of MIME parts, an archive
 * a part whose members are children: one walk serves all.
 */
#ifndef SEKISHO_PART_H
#define SEKISHO_PART_H

#include <glib.h>
#include <sekisho/verdict.h>

typedef struct _SkPart SkPart;

typedef enum {
    SK_ROLE_MESSAGE,    /* a whole mail; its children are its MIME parts */
    SK_ROLE_MULTIPART,  /* a structure node: no bytes of its own */
    SK_ROLE_BODY,       /* text the sender meant to be read */
    SK_ROLE_INLINE,     /* a picture in the text and the like */
    SK_ROLE_ATTACHMENT, /* a file */
    SK_ROLE_MEMBER,     /* a member of an archive */
    SK_ROLE_EMBEDDED,   /* an object inside a document */
} SkRole;

/* Lends: everything returned is owned by the part and lives as long as it. */
SkPart *sk_part_parent(const SkPart *part);         /* NULL for the root */
guint sk_part_n_children(const SkPart *part);
SkPart *sk_part_child(const SkPart *part, guint i); /* i < n_children */
SkRole sk_part_role(const SkPart *part);
guint sk_part_depth(const SkPart *part); /* boxes (mails, archives) around it;
                                            the multiparts of a mail are none */
SkVerdict sk_part_verdict(const SkPart *part);
SkReason sk_part_reason(const SkPart *part);

/* The file name as claimed, UTF-8, for people only; NULL if it has none. */
const char *sk_part_name(const SkPart *part);

/* Every name the part was given: filename, name, RFC 2231 and 2047 readings
 * that differ, both names of an archive member. i < n_names; UTF-8; the first
 * is sk_part_name. The worst of them decides. */
guint sk_part_n_names(const SkPart *part);
const char *sk_part_nth_name(const SkPart *part, guint i);
void sk_part_add_name(SkPart *part, const char *name); /* once each */

/* The one clean name under which the part leaves; NULL until a filter has
 * given it one (a file without one is named by its type and number). */
const char *sk_part_out_name(const SkPart *part);
void sk_part_rename(SkPart *part, const char *name);

/* Media type as claimed ("text/html", lower case, no parameters); NULL if
 * nothing was claimed. */
const char *sk_part_claimed(const SkPart *part);

/* Media type as identified by content (identify); a structure node's is its
 * claimed one. Never NULL once the pipeline has seen the part. */
const char *sk_part_found(const SkPart *part);

/* sk_part_known_as: OPEN only: the reader of the filter that runs has found
 * @part to be of media type @type, which no first bytes tell. */
void sk_part_known_as(SkPart *part, const char *type);

/* A parameter of the claimed type ("charset", "format", "delsp"), decoded,
 * UTF-8; NULL if absent. @name lower case. */
const char *sk_part_param(const SkPart *part, const char *name);

/* Current content, transfer encoding undone; NULL for structure nodes and once
 * removed.
 *
 * A text for reading (role BODY, found type "text/plain") is, from stage CLEAN
 * on, always valid UTF-8 with LF line ends and without control characters
 * (sk_text_clean would change nothing). The filters of stage READ make it so
 * from what came, in any charset and with any line ends; keep and replace see
 * to it that it stays so. Lines get CRLF when the mail is written, which is no
 * filter's business.
 *
 * The bytes of a file (any other role) are those that will leave, byte for
 * byte; the filter that writes it chooses its line ends. */
GBytes *sk_part_bytes(const SkPart *part);

/* The five sentences. Every path of a filter's clean ends in one of them, as
 * `return sk_part_…`, so that no path forgets to decide.
 *
 * keep: crosses as it is; of a text, as the text that it is (its line ends may
 * change inside the pipeline). If a filter has kept or replaced the part
 * before, nothing changes. */
SkVerdict sk_part_keep(SkPart *part);

/* replace: @bytes (taken) stand for it from now on, of media type @type
 * ("text/plain"). Later filters see the new content. The report names every
 * filter that replaced the part, in order. A text for reading must be UTF-8
 * with LF; what is not is made so (see sk_part_bytes) and counted. A file that
 * becomes longer counts with what it becomes against limits.expanded, and past
 * that limit is removed. */
SkVerdict sk_part_replace(SkPart *part, GBytes *bytes, const char *type);

/* extend: not a sentence of its own. A text that another filter has decided
 * gets more below it: @bytes (taken) are the whole of it. The method that the
 * report gives stays that of the filter which made the text. */
SkVerdict sk_part_extend(SkPart *part, GBytes *bytes);

/* remove: it and all below it do not cross. @detail: one more word for the
 * report, or NULL. */
SkVerdict sk_part_remove(SkPart *part, SkReason reason, const char *detail);

/* split: @children (a GPtrArray of SkPart, taken) take its place; each starts
 * undecided at the first stage. Counts, with all below them, against
 * limits.parts, limits.depth and limits.expanded: past any, @part is removed
 * with that reason and no child survives (zip quine, multipart bomb). */
SkVerdict sk_part_split(SkPart *part, GPtrArray *children);

/* pass: not mine; the verdict stays what it was. */
SkVerdict sk_part_pass(SkPart *part);

/* sk_part_withhold: the whole message must not cross, for @reason. May be
 * returned in place of one of the five. */
SkVerdict sk_part_withhold(SkPart *part, SkReason reason, const char *detail);

/* sk_part_count: @n more of @what were taken out of this part without removing
 * it ("script", "hidden-text", "control"); appears in the report's "removed".
 * @what: a word of sekisho/removed.h (else it counts as "unlisted"). @sample:
 * up to 80 characters of what it was, UTF-8, or NULL; the first one given is
 * kept. */
void sk_part_count(SkPart *part, const char *what, guint n, const char *sample);

/* sk_part_take_out: a file called @name (UTF-8; NULL: it had none), @bytes long
 * as it was written there, stood in the text of @part and was taken out: counts
 * as "inline-file", and the notice lists it. */
void sk_part_take_out(SkPart *part, const char *name, gsize bytes);

/* sk_part_note: something about the whole message worth counting in the
 * report's "notes" ("undecodable", "charset-guessed"). @what static. */
void sk_part_note(SkPart *part, const char *what, guint n);

/* sk_part_new: a part to hand to sk_part_split; owned by the caller until then.
 * @name (UTF-8), @claimed (a media type) and @bytes may be NULL; of @bytes a
 * reference is taken. */
SkPart *sk_part_new(SkRole role, const char *name, const char *claimed,
                    GBytes *bytes);
void sk_part_free(SkPart *part); /* and all below it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPart, sk_part_free)

/* sk_part_is_rebuilt: a container that was split and then replaced: it leaves
 * itself, with what passed of its children in it, and they do not. */
gboolean sk_part_is_rebuilt(const SkPart *part);

/* ---- mails ------------------------------------------------------------- */

/* sk_part_read_mail: @mail, the bytes of a mail or of a MIME entity that @part
 * holds, read by the one reader of mails with all its rules: what is untidy in
 * it counts as if it stood in the message at hand, what is ambiguous too, where
 * the policy rebuilds it (else *@why is SK_REASON_AMBIGUOUS), and limits hold
 * across all levels. Returns children for sk_part_split (of SkPart, owned by
 * the caller): a BODY with its From, Date, To, Subject as text if it has any,
 * then its parts, which may have children of their own. NULL with *@why. Sets
 * the parameter "subject" of @part to the decoded subject, if there is one. */
GPtrArray *sk_part_read_mail(SkPart *part, GBytes *mail, SkReason *why);

/* sk_part_write_mail: BUILD only, for a part that was split by
 * sk_part_read_mail, or a message/rfc822 in a mail: its headers that may leave,
 * the text below it and the files that passed, as a mail of our own writer.
 * New reference. NULL with *@why: its headers are too long, say. */
GBytes *sk_part_write_mail(SkPart *part, SkReason *why);

/* The parameter of the BODY that tells the headers of a mail within as text. */
#define SK_PARAM_TOLD "told"

/* sk_part_text_below: the texts for reading (role BODY, vouched for) below
 * @part but not in what was rebuilt, joined: UTF-8 with LF. New string, empty
 * if there is none. */
char *sk_part_text_below(const SkPart *part);

/* sk_part_drop_texts_below: removes exactly those. */
void sk_part_drop_texts_below(SkPart *part, SkReason reason);

/* sk_part_add_file: BUILD only: a file more below @part, made by the filter
 * that runs, which vouches for it. A reference to @bytes is taken; they leave
 * as they are. The child is lent; it needs a clean name (sk_part_rename). */
SkPart *sk_part_add_file(SkPart *part, const char *name, const char *type,
                         GBytes *bytes);

/* sk_part_left: how many more parts, and bytes in them, the limits leave to
 * this message: what opens a container stops there. */
void sk_part_left(const SkPart *part, guint *parts, guint64 *bytes);

/* sk_part_discarded: @bytes were unpacked or decoded for @part and thrown away
 * again, so that no part shows them: they cost what a part's bytes cost, and
 * count with them against limits.expanded and in the report ("discarded-kib").
 * A window or a dictionary counts as well. */
void sk_part_discarded(SkPart *part, guint64 bytes);

/* sk_part_out_of_time: TRUE once this message has used 80% of
 * limits.seconds of CPU. Ask in every loop over hostile content and end with
 * sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL): the hard limit kills,
 * and a kill is a fault. Cheap: looks at the clock once in 256 calls. */
gboolean sk_part_out_of_time(SkPart *part);

#endif
