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

/* An entry that dictionaries of some kind may have. */
typedef struct {
    const char *key; /* NULL: the end of the table */
    const SkPdfKind *kind;
} SkPdfRow;

#define SK_PDF_BIT(type) (1u << SK_PDF_##type)
#define SK_PDF_NUMBERS   (SK_PDF_BIT(INTEGER) | SK_PDF_BIT(REAL))

/* A kind makes an object from the object @in that was read; NULL if it does not
 * leave. @in is no reference. */
typedef SkPdfObject *(*SkPdfMaker)(SkPdfWalk *walk, const SkPdfKind *kind,
                                   SkPdfObject *in);

struct _SkPdfKind {
    guint types;           /* the types it may have, SK_PDF_BIT of each */
    const SkPdfRow *rows;  /* of dictionaries and streams; may be NULL */
    const SkPdfKind *any;  /* of dictionaries: of every value whose key is in no
                              row; NULL: there is no other entry */
    const SkPdfKind *item; /* of arrays: of every item */
    const char *const *words; /* of names: those that there are; NULL: any */
    guint most;               /* of arrays: how many items; 0: any number */
    /* what it really is, by what it holds; NULL: nothing that may leave. The
     * answer has no such function itself. */
    const SkPdfKind *(*choose)(SkPdfWalk *walk, SkPdfObject *in);
    SkPdfMaker make; /* in place of the tables */
    /* called with what the tables made of @in; returns it, or NULL */
    SkPdfObject *(*finish)(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out);
    gboolean is_inline; /* it is written where it is referred to */
    /* it is made as soon as it is met, because whether it can be made decides
     * whether it may be referred to */
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
    guint depth;
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
    GHashTable *made;  /* from number and kind to what is written where
                            it is referred to: a reference, a name or the like,
                            or NULL */
    GPtrArray *out;    /* of SkPdfObject, by number; NULL: to be made */
    GArray *queue;     /* of what is to be made */
    GHashTable *pages; /* from a page as it was read to what pdf_page.c
                          knows of it */
    /* what pdf_page.c knows, in the order of the pages; may be NULL */
    GPtrArray *order;
    SkPdfObject *profiles[4]; /* the references to our colour profiles, by
                                 their kind; NULL: not written yet */
    /* the pages as they were read, in their order; may be NULL */
    GPtrArray *read_pages;
    SkPdfObject *parent;      /* the reference to the one node of pages */
    SkPdfObject *kids;        /* the references to the pages */
    SkPdfObject *structure;   /* the root of the structure tree, as it was read;
                                 NULL: none */
    guint steps;              /* values made so far */
    GHashTable *programs;     /* of fonts, from the stream that was read; may be
                                 NULL */
    struct _SkPdfDrawn *font; /* of pdf_font.c: the font whose glyphs are being
                                 made; NULL: none */
    GPtrArray *files;         /* of SkPart, the files in it; NULL: none */
    SkReason reason;          /* why nothing leaves */
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
