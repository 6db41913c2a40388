/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPart is one file that is being cleaned: a body, an attachment, an archive
 * member, or the message itself. It is whole and in memory, because the policy
 * bounds its size. The bytes are immutable: a filter never edits them, it
 * replaces them. So there is no half-cleaned state, and the content before and
 * after can both be hashed. A lone file is a tree with one leaf, a mail is a
 * tree of MIME parts, and an archive is a part whose members are children, so
 * one way of walking serves them all.
 *
 * What these files define is declared here: src/core/part_limit.c,
 * src/core/part_mail.c, src/core/part_names.c, src/core/policy/part_rule.c.
 */
#ifndef SEKISHO_PART_H
#define SEKISHO_PART_H

#include <glib.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

typedef struct _SkPart SkPart;

typedef enum {
    SK_ROLE_MESSAGE,    /* a whole mail; its children are its MIME parts */
    SK_ROLE_MULTIPART,  /* has children and no bytes of its own */
    SK_ROLE_BODY,       /* text that the sender meant to be read */
    SK_ROLE_INLINE,     /* a picture in the text, or the like */
    SK_ROLE_ATTACHMENT, /* a file */
    SK_ROLE_MEMBER,     /* a member of an archive */
    SK_ROLE_EMBEDDED,   /* an object inside a document */
} SkRole;

/* Everything returned here belongs to the part and lives as long as it does. */
SkPart *sk_part_parent(const SkPart *part); /* NULL for the root */
guint sk_part_n_children(const SkPart *part);
/* @i is less than sk_part_n_children */
SkPart *sk_part_child(const SkPart *part, guint i);
SkRole sk_part_role(const SkPart *part);
/* sk_part_depth: returns how many containers (mails, archives) are around the
 * part. The multiparts of a mail do not count. */
guint sk_part_depth(const SkPart *part);
SkVerdict sk_part_verdict(const SkPart *part);
SkReason sk_part_reason(const SkPart *part);

/* sk_part_name: returns the claimed file name in UTF-8, or NULL if there is
 * none. It is only for people to read. */
const char *sk_part_name(const SkPart *part);

/* Every name that the part was given: filename, name, differing readings by RFC
 * 2231 and RFC 2047, and both names of an archive member. @i is less than
 * sk_part_n_names. Names are UTF-8; the first is sk_part_name. The worst of
 * them decides. */
guint sk_part_n_names(const SkPart *part);
const char *sk_part_nth_name(const SkPart *part, guint i);
void sk_part_add_name(SkPart *part, const char *name); /* adds each name once */

/* sk_part_out_name: returns the clean name under which the part leaves, or NULL
 * until a filter has set one. A file without a name is named by its type and a
 * number. */
const char *sk_part_out_name(const SkPart *part);
void sk_part_rename(SkPart *part, const char *name);

/* sk_part_claimed: returns the claimed media type ("text/html", in lower case,
 * without parameters), or NULL if none was claimed. */
const char *sk_part_claimed(const SkPart *part);

/* sk_part_found: returns the media type that was identified by the content; for
 * a part with children it is the claimed one. Never NULL once the pipeline has
 * seen the part. */
const char *sk_part_found(const SkPart *part);

/* sk_part_known_as: in stage OPEN only: says that the reader of the running
 * filter has found @part to be of the media type @type, which the first bytes
 * alone do not tell. */
void sk_part_known_as(SkPart *part, const char *type);

/* sk_part_rule: returns the rule of `files` of @policy that decides about
 * @part as a file of the media type @type (NULL stands for its found type): the
 * first that names the type and whose conditions the mail and this file, as it
 * came, meet. NULL if there is none; the part is then removed. Owned by
 * @policy. */
const SkFileRule *
sk_part_rule(const SkPart *part, const SkPolicy *policy, const char *type);

/* sk_part_param: returns a parameter of the claimed type ("charset", "format",
 * "delsp"), decoded to UTF-8, or NULL if it is absent. @name is in lower case.
 */
const char *sk_part_param(const SkPart *part, const char *name);

/* sk_part_bytes: returns the current content with its transfer encoding undone,
 * or NULL for a part that has only children or was removed. A text for reading
 * (role BODY, found type "text/plain") is, from stage CLEAN on, always valid
 * UTF-8 with LF line ends and without control characters, so that sk_text_clean
 * would change nothing. The filters of stage READ make it so from what came, in
 * any charset and with any line ends, and the functions keep and replace make
 * sure that it stays so. Lines get CRLF when the mail is written, which is no
 * filter's task. The bytes of a file (any other role) are those that will
 * leave, byte for byte; the filter that writes it chooses its line ends. */
GBytes *sk_part_bytes(const SkPart *part);

/* The five sentences. Every path of a filter's function clean ends in one of
 * them, as `return sk_part_…`, so that no path forgets to decide. sk_part_keep:
 * the part crosses as it is; a text crosses as the text that it is (its line
 * ends may change inside the pipeline). If a filter has kept or replaced the
 * part before, nothing changes. */
SkVerdict sk_part_keep(SkPart *part);

/* replace: @bytes (taken) stand for it from now on, of media type @type
 * ("text/plain"). Later filters see the new content. The report names every
 * filter that replaced the part, in order. A text for reading must be UTF-8
 * with LF; what is not is made so (see sk_part_bytes) and counted. A file that
 * becomes longer counts with what it becomes against limits.expanded, and past
 * that limit is removed. */
SkVerdict sk_part_replace(SkPart *part, GBytes *bytes, const char *type);

/* sk_part_extend: not a sentence of its own. Appends to a text that another
 * filter has decided about: @bytes (taken) are the whole new text. The report
 * keeps the method of the filter that made the text. */
SkVerdict sk_part_extend(SkPart *part, GBytes *bytes);

/* sk_part_remove: the part and everything below it do not cross. @detail is one
 * more word for the report, or NULL. */
SkVerdict sk_part_remove(SkPart *part, SkReason reason, const char *detail);

/* sk_part_split: @children (a GPtrArray of SkPart, taken) take the place of the
 * part; each starts undecided at the first stage. They count, with everything
 * below them, against limits.parts, limits.depth and limits.expanded. If a
 * limit is exceeded, @part is removed with that reason and no child survives;
 * this stops zip quines and multipart bombs. */
SkVerdict sk_part_split(SkPart *part, GPtrArray *children);

/* sk_part_pass: the filter does not handle this part; its verdict stays as it
 * is. */
SkVerdict sk_part_pass(SkPart *part);

/* sk_part_withhold: the whole message must not cross, for @reason. It may be
 * returned in place of one of the five sentences. */
SkVerdict sk_part_withhold(SkPart *part, SkReason reason, const char *detail);

/* sk_part_count: notes that @n more of @what ("script", "hidden-text",
 * "control") were taken out of the part without removing it; the report shows
 * this under "removed". @what is a word of sekisho/removed.h; any other counts
 * as "unlisted". @sample is up to 80 characters of what it was, in UTF-8, or
 * NULL; the first one given is kept. */
void sk_part_count(SkPart *part, const char *what, guint n, const char *sample);

/* sk_part_take_out: notes that a file called @name (UTF-8, or NULL), @bytes
 * long as it was written there, stood in the text of @part and was taken out.
 * It counts as "inline-file" and the notice lists it. */
void sk_part_take_out(SkPart *part, const char *name, gsize bytes);

/* sk_part_note: counts something about the whole message in "notes" of the
 * report ("undecodable", "charset-guessed"). @what is static. */
void sk_part_note(SkPart *part, const char *what, guint n);

/* sk_part_new: makes a part for sk_part_split, which the caller owns until
 * then. @name (UTF-8), @claimed (a media type) and @bytes may be NULL; a
 * reference to @bytes is taken. */
SkPart *
sk_part_new(SkRole role, const char *name, const char *claimed, GBytes *bytes);
void sk_part_free(SkPart *part); /* frees it with everything below it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPart, sk_part_free)

/* sk_part_is_rebuilt: returns whether @part is a container that was split and
 * then replaced. It then leaves itself, with what passed of its children inside
 * it, and the children do not. */
gboolean sk_part_is_rebuilt(const SkPart *part);

/* ---- mails ------------------------------------------------------------- */

/* sk_part_read_mail: reads @mail, the bytes of a mail or MIME entity that @part
 * holds, by the one reader of mails with all its rules: what is untidy or
 * ambiguous in it counts as if it stood in the message itself (if the policy
 * does not rebuild, *@why is SK_REASON_AMBIGUOUS), and the limits hold across
 * all levels. Returns children for sk_part_split (of SkPart, owned by the
 * caller): a BODY with From, Date, To and Subject as text, if there are any,
 * and then the parts of the mail, which may have children. Returns NULL and
 * sets *@why on failure. Sets the parameter "subject" of @part to the decoded
 * subject, if there is one. */
GPtrArray *sk_part_read_mail(SkPart *part, GBytes *mail, SkReason *why);

/* sk_part_write_mail: in stage BUILD only, for a part that was split by
 * sk_part_read_mail or is a message/rfc822 in a mail: returns its headers that
 * may leave, the text below it and the files that passed, as a mail made by the
 * one writer. New reference. Returns NULL and sets *@why on failure, for
 * example if the headers are too long. */
GBytes *sk_part_write_mail(SkPart *part, SkReason *why);

/* The parameter of the BODY that shows the headers of an inner mail as text. */
#define SK_PARAM_TOLD "told"

/* sk_part_text_below: returns the texts for reading (role BODY, vouched for)
 * below @part, except in containers that were rebuilt, joined as UTF-8 with LF.
 * New string, empty if there are none. */
char *sk_part_text_below(const SkPart *part);

/* sk_part_drop_texts_below: removes exactly these texts. */
void sk_part_drop_texts_below(SkPart *part, SkReason reason);

/* sk_part_add_file: in stage BUILD only: adds a file below @part, made by the
 * running filter, which vouches for it. A reference to @bytes is taken; they
 * leave as they are. The child is lent and needs a clean name (sk_part_rename).
 */
SkPart *sk_part_add_file(SkPart *part, const char *name, const char *type,
                         GBytes *bytes);

/* sk_part_left: returns how many more parts, and how many bytes in them, the
 * limits allow this message. A filter that opens a container stops there. */
void sk_part_left(const SkPart *part, guint *parts, guint64 *bytes);

/* sk_part_discarded: says that @bytes were unpacked or decoded for @part and
 * thrown away, so that no part shows them. They count like the bytes of a part
 * against limits.expanded, and in the report as "discarded-kib". A window or a
 * dictionary counts, too. */
void sk_part_discarded(SkPart *part, guint64 bytes);

/* sk_part_out_of_time: returns TRUE once this message has used 80% of
 * limits.seconds of CPU time. Ask it in every loop over hostile content, and
 * end with sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL): the hard limit
 * kills the process, which is a fault. It is cheap, because it asks the clock
 * only once in 256 calls. */
gboolean sk_part_out_of_time(SkPart *part);

#endif
