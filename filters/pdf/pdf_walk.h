/* SPDX-License-Identifier: Apache-2.0
 *
 * The walk over the objects of a PDF. It begins at the trailer and goes only
 * where a table says that an entry may be; each object that it comes to is of a
 * kind, and the kind says which entries an object may have and of which kinds
 * their values are. What no table names is not written. An object that is
 * reached as two different kinds is written twice, once as each.
 *
 * What these files define is declared here: pdf_plain.c, pdf_stream.c.
 */
#ifndef SK_PDF_WALK_H
#define SK_PDF_WALK_H

#include <sekisho/part.h>
#include <sekisho/policy.h>
#include "pdf/pdf_read.h"

typedef struct _SkPdfWalk SkPdfWalk;
typedef struct _SkPdfKind SkPdfKind;

/* An entry that dictionaries of some kind may have. A table of them ends with a
 * row whose key is NULL. */
typedef struct {
    const char *key;
    const SkPdfKind *kind; /* of the value */
} SkPdfRow;

#define SK_PDF_BIT(type) (1u << SK_PDF_##type)
#define SK_PDF_NUMBERS   (SK_PDF_BIT(INTEGER) | SK_PDF_BIT(REAL))

/* Makes what is written in place of @in, an object that was read and is no
 * reference. Returns NULL if it does not leave. */
typedef SkPdfObject *(*SkPdfMaker)(SkPdfWalk *walk, const SkPdfKind *kind,
                                   SkPdfObject *in);

/* What an object may be at its place, and how it is made. The members from rows
 * to most are the tables by which it is made; a kind uses those that fit its
 * types. */
struct _SkPdfKind {
    guint types; /* the types it may have, SK_PDF_BIT of each */
    /* for a dictionary or a stream: its entries; may be NULL */
    const SkPdfRow *rows;
    /* for a dictionary: the kind of every value whose key is in no row; NULL if
     * such entries do not leave */
    const SkPdfKind *any;
    const SkPdfKind *item; /* for an array: the kind of every item */
    /* for a name: the names that may leave; NULL if any may */
    const char *const *words;
    guint most; /* for an array: how many items it may have; 0 for any number */
    /* If it is set, it chooses by what @in holds the kind that is used instead
     * of this one, which must not choose again. It returns NULL if @in does not
     * leave. */
    const SkPdfKind *(*choose)(SkPdfWalk *walk, SkPdfObject *in);
    SkPdfMaker make; /* if it is set, it does the work instead of the tables */
    /* If it is set, it is called with @out, which the tables made of @in, and
     * returns that, or NULL if it does not leave after all. */
    SkPdfObject *(*finish)(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out);
    gboolean is_inline; /* it is written in the place of a reference to it */
    /* it is made as soon as a reference to it is met, because the reference
     * leaves only if the object can be made */
    gboolean is_at_once;
};

/* sk_pdf_kind_of_entry: returns the kind that the value of @key has in a
 * dictionary of @kind, or NULL if such an entry does not leave. */
const SkPdfKind *sk_pdf_kind_of_entry(const SkPdfKind *kind, const char *key);

/* A set of kinds that are alike in all files. */
extern const SkPdfKind sk_pdf_kind_boolean, sk_pdf_kind_integer,
    sk_pdf_kind_number, sk_pdf_kind_name, sk_pdf_kind_numbers, sk_pdf_kind_rect,
    sk_pdf_kind_matrix, sk_pdf_kind_words, sk_pdf_kind_bytes, sk_pdf_kind_date,
    sk_pdf_kind_plain;

/* how long a name, or a key that an author chose, may be */
#define SK_PDF_KEY_MAX 127

/* One link of the chain of things that draw, each inside of the next: the
 * glyphs of a font in a form, that form in another one, and at last the page. A
 * name that the innermost one does not have is looked up along the chain. */
typedef struct _SkPdfAround SkPdfAround;
struct _SkPdfAround {
    SkPdfObject *in;          /* its resources as they were read; may be NULL */
    const SkPdfAround *above; /* what it is drawn in; NULL for the page */
    guint level;              /* how far the page is above it; 0 for the page */
};

struct _SkPdfWalk {
    SkPdf *pdf;
    SkPdfArena *arena; /* of what is written */
    SkPart *part;      /* may be NULL */
    const SkPolicy *policy;
    guint64 decoded; /* bytes of all streams so far */
    guint depth;     /* how many objects are being made within one another */
    /* the innermost thing that draws and is just being made; NULL outside of
     * pages */
    const SkPdfAround *around;
    /* the resources with which the fields of the interactive form are drawn
     * (ISO 32000-1, 12.7.2), as they were read; may be NULL */
    SkPdfObject *defaults;
    /* the level of the outermost thing on whose resources the object that is
     * just being made depends; 0 as well if a name was found nowhere, because
     * another page may have it; G_MAXUINT if it depends on none so far. An
     * object that depends on what is around it is made anew elsewhere. */
    guint leans;
    /* maps the number and the kind of an object to what is written where it is
     * referred to: a reference, a name or the like, or NULL */
    GHashTable *made;
    /* of SkPdfObject: the objects that are written, by their numbers; NULL for
     * one that is still to be made */
    GPtrArray *out;
    GArray *queue; /* the objects that are still to be made */
    /* maps a page as it was read to what pdf_page.c knows of it */
    GHashTable *pages;
    /* what pdf_page.c knows, in the order of the pages; may be NULL */
    GPtrArray *order;
    /* the references to our colour profiles, by their kind; NULL for one that
     * is not written yet */
    SkPdfObject *profiles[4];
    /* the pages as they were read, in their order; may be NULL */
    GPtrArray *read_pages;
    SkPdfObject *parent; /* the reference to the one node of pages */
    SkPdfObject *kids;   /* the references to the pages */
    /* the root of the structure tree, as it was read, or NULL */
    SkPdfObject *structure;
    guint steps; /* how many values were made so far */
    /* maps the stream of a font's program, as it was read, to what is written
     * for it; may be NULL */
    GHashTable *programs;
    /* the font whose glyphs pdf_font.c is just making, or NULL */
    struct _SkPdfDrawn *font;
    GPtrArray *files; /* of SkPart: the files that lie in the PDF, or NULL */
    SkReason reason;  /* why nothing leaves */
    const char *detail;
};

/* sk_pdf_walk_new: begins a walk over @pdf under @policy; all are lent. */
SkPdfWalk *sk_pdf_walk_new(SkPdf *pdf, SkPart *part, const SkPolicy *policy);
void sk_pdf_walk_free(SkPdfWalk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPdfWalk, sk_pdf_walk_free)

/* sk_pdf_walk_fail: notes that the file does not leave, and why; the first
 * reason is kept. Returns NULL, so that a maker can return that. */
gpointer sk_pdf_walk_fail(SkPdfWalk *walk, SkReason reason, const char *detail);

/* sk_pdf_count: counts on the part that one more of @what was left out. */
void sk_pdf_count(SkPdfWalk *walk, const char *what);

/* sk_pdf_make: returns what is to be written for @in (which may be a reference,
 * or NULL) as an object of @kind, or NULL if nothing. */
SkPdfObject *
sk_pdf_make(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in);

/* sk_pdf_make_by_tables: makes @in, a container, as a kind without a maker is
 * made. A maker that does more calls it. */
SkPdfObject *
sk_pdf_make_by_tables(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in);

/* sk_pdf_add: gives @object, which was made here, a number of its own and
 * returns a reference to it. */
SkPdfObject *sk_pdf_add(SkPdfWalk *walk, SkPdfObject *object);

/* sk_pdf_out: returns what is written as @object, which may be a reference;
 * NULL if that is not made yet. */
SkPdfObject *sk_pdf_out(SkPdfWalk *walk, SkPdfObject *object);

/* sk_pdf_walk_all: makes what is still to be made. */
void sk_pdf_walk_all(SkPdfWalk *walk);

/* sk_pdf_data: returns what @stream, a stream that was read, decodes to, or
 * NULL if it is broken or a picture. The caller unrefs it. */
GBytes *sk_pdf_data(SkPdfWalk *walk, SkPdfObject *stream);

/* sk_pdf_fill: makes the entries of @kind from @in, and a stream of them with
 * the bytes @data (taken), deflated. */
SkPdfObject *sk_pdf_fill(SkPdfWalk *walk, const SkPdfKind *kind,
                         SkPdfObject *in, GBytes *data);

/* sk_pdf_fill_as_is: the same, with @data as it is to stand in the file, coded
 * as @filter says (NULL: not at all). */
SkPdfObject *
sk_pdf_fill_as_is(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in,
                  const char *filter, GBytes *data);

/* sk_pdf_set: sets the entry @key (static) of @object, which has been filled,
 * to @value; NULL takes the entry out. */
void sk_pdf_set(SkPdfWalk *walk, SkPdfObject *object, const char *key,
                SkPdfObject *value);

#endif
