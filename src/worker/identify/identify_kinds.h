/* SPDX-License-Identifier: Apache-2.0
 *
 * Between the files that name kinds (identify*.c, signature.c). All of them
 * only name; none vouches.
 */
#ifndef SK_WORKER_IDENTIFY_IDENTIFY_KINDS_H
#define SK_WORKER_IDENTIFY_IDENTIFY_KINDS_H

#include <glib.h>
#include <sekisho/part.h>

/* What a file was found to be, and by what. */
typedef struct {
    const char *type;  /* media type, static or the part's own; NULL: unknown */
    const char *by;    /* which reader, static: "signature", "zip", "text" */
    const char *what;  /* what it saw there, static or NULL */
    gsize at;          /* at which byte */
    gboolean locked;   /* encrypted: "+encrypted" goes behind the type */
    gboolean polyglot; /* another reader takes it for something else */
} SkKind;

/* sk_kind_of_zip: by the strict walk, whose list of members decides; by its
 * first member where there is no list all readers agree on. */
SkKind sk_kind_of_zip(const guint8 *bytes, gsize len);

/* sk_kind_of_ole2: by the names of its streams, and by the first bytes of those
 * that say whether it is encrypted. */
SkKind sk_kind_of_ole2(const guint8 *bytes, gsize len);

/* sk_kind_by_signature: by the first bytes alone, type NULL when no signature
 * fits. @weak: letters a text may well begin with. */
SkKind sk_kind_by_signature(const guint8 *bytes, gsize len, gboolean *weak);

/* sk_kind_of_text: type NULL when @bytes are no text. @kind: what the
 * signatures say already, or NULL type. What @part claims chooses among kinds
 * of text; what starts something overrides it. */
SkKind sk_kind_of_text(const SkPart *part, const guint8 *bytes, gsize len,
                       const SkKind *kind);

/* sk_text_starts: the kind that starts something, or shows itself in a browser,
 * by the decoded beginning @head of a text; type NULL: none. @is_xml: it says
 * it is XML, whose elements may be called "a" and "table". */
SkKind sk_text_starts(const char *head, gsize len, gboolean is_xml);

/* sk_kind_look_closer: sets locked and polyglot of @kind. */
void sk_kind_look_closer(SkKind *kind, const guint8 *bytes, gsize len);

/* sk_ends_as_zip: whether a ZIP ends where the file ends, whatever it begins
 * as. sk_holds_early_pdf: whether "%PDF-" stands where its readers look. */
gboolean sk_ends_as_zip(const guint8 *bytes, gsize len);
gboolean sk_holds_early_pdf(const guint8 *bytes, gsize len);

/* One file of an OLE2 container as far as names go. */
typedef struct {
    const guint8 *bytes;
    gsize len;
    guint sector;     /* bytes of one: 512 or 4096 */
    guint32 root;     /* first sector of the short streams */
    guint8 class[16]; /* class identifier of the root */
    GArray *entries;  /* of SkOleEntry */
} SkOle;

typedef struct {
    char name[64]; /* ASCII; others are "?" */
    guint32 start;
    guint64 size;
} SkOleEntry;

/* sk_ole_open: the directory, as far as it can be read; FALSE when there is
 * none. */
gboolean sk_ole_open(SkOle *ole, const guint8 *bytes, gsize len);
void sk_ole_clear(SkOle *ole);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkOle, sk_ole_clear)

const SkOleEntry *sk_ole_find(const SkOle *ole, const char *name);

/* sk_ole_head: the first bytes of a stream, at most @most, into @into; how many
 * there are. */
gsize sk_ole_head(const SkOle *ole, const SkOleEntry *entry, guint8 *into,
                  gsize most);

#endif
