/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files that name kinds (identify*.c, signature.c) share. All of them
 * only name; none vouches for a file.
 *
 * What these files define is declared here: identify_closer.c, identify_ole.c,
 * identify_starts.c, identify_text.c, identify_zip.c, ole_names.c.
 */
#ifndef SK_WORKER_IDENTIFY_IDENTIFY_KINDS_H
#define SK_WORKER_IDENTIFY_IDENTIFY_KINDS_H

#include <glib.h>
#include <sekisho/part.h>

/* What a file was found to be, and by which evidence. */
typedef struct {
    /* the media type, static or lent by the part; NULL if unknown */
    const char *type;
    /* which reader found it, static: "signature", "zip", "text" */
    const char *by;
    const char *what; /* what it saw there, static, or NULL */
    gsize at;         /* at which byte it saw that */
    /* encrypted, so that "+encrypted" is appended to the type */
    gboolean locked;
    gboolean polyglot; /* another reader takes it for another kind of file */
} SkKind;

/* sk_kind_of_zip: returns the kind of a ZIP archive by the list of members that
 * the strict walk finds, or by its first member if there is no list on which
 * all readers agree. */
SkKind sk_kind_of_zip(const guint8 *bytes, gsize len);

/* sk_kind_of_ole2: returns the kind of an OLE2 container by the names of its
 * streams, and by the first bytes of those that say whether it is encrypted. */
SkKind sk_kind_of_ole2(const guint8 *bytes, gsize len);

/* sk_kind_by_signature: returns the kind by the first bytes, or, for ZIP and
 * OLE2, by what the container holds; its type is NULL if no signature fits.
 * *@weak is set to whether a text may also begin with that signature. */
SkKind sk_kind_by_signature(const guint8 *bytes, gsize len, gboolean *weak);

/* sk_kind_of_text: returns the kind of text; its type is NULL if @bytes are no
 * text. @kind is what the signatures say (its type may be NULL). The claim of
 * @part chooses among kinds of plain text, but content that starts something
 * overrides it. */
SkKind sk_kind_of_text(const SkPart *part, const guint8 *bytes, gsize len,
                       const SkKind *kind);

/* sk_text_starts: returns the kind of a text that starts something or that a
 * browser would show, by its decoded beginning @head; its type is NULL if there
 * is none. @is_xml says that the text claims to be XML, whose elements may be
 * called "a" and "table". */
SkKind sk_text_starts(const char *head, gsize len, gboolean is_xml);

/* sk_kind_look_closer: sets the fields locked and polyglot of @kind where they
 * apply. */
void sk_kind_look_closer(SkKind *kind, const guint8 *bytes, gsize len);

/* sk_begins_as_pdf: returns whether the file begins as a PDF. Some servers and
 * printers write a byte order mark or blanks before it, by which it becomes no
 * other kind of file; *@start is the place behind them. */
gboolean sk_begins_as_pdf(const guint8 *bytes, gsize len, gsize *start);

/* sk_ends_as_zip: returns whether a ZIP archive ends where the file ends,
 * whatever the file begins as. sk_holds_early_pdf: returns whether "%PDF-"
 * stands where PDF readers look for it. */
gboolean sk_ends_as_zip(const guint8 *bytes, gsize len);
gboolean sk_holds_early_pdf(const guint8 *bytes, gsize len);

/* An OLE2 container, as far as names of streams need it. */
typedef struct {
    const guint8 *bytes;
    gsize len;
    guint sector; /* the bytes of a sector: 512 or 4096 */
    /* the first sector of the stream that holds the short streams */
    guint32 root;
    guint8 class[16]; /* the class identifier of the root */
    GArray *entries;  /* of SkOleEntry */
} SkOle;

typedef struct {
    char name[64]; /* ASCII, with "?" for every other character */
    guint32 start;
    guint64 size;
} SkOleEntry;

/* sk_ole_open: reads the directory as far as that is possible. Returns FALSE if
 * there is none. @bytes are lent; free @ole with sk_ole_clear. */
gboolean sk_ole_open(SkOle *ole, const guint8 *bytes, gsize len);
void sk_ole_clear(SkOle *ole);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkOle, sk_ole_clear)

const SkOleEntry *sk_ole_find(const SkOle *ole, const char *name);

/* sk_ole_head: copies the first bytes of a stream, at most @most, to @into.
 * Returns how many these are. */
gsize sk_ole_head(const SkOle *ole, const SkOleEntry *entry, guint8 *into,
                  gsize most);

#endif
