/* SPDX-License-Identifier: Apache-2.0
 *
 * The objects of a PDF (ISO 32000-1, 7.3) as the filters hold them: what was
 * read from the file, and what is about to be written. An object belongs to a
 * document (pdf.h), which frees all of its objects together. Nothing is read or
 * written here.
 */
#ifndef SK_PDF_OBJECT_H
#define SK_PDF_OBJECT_H

#include <glib.h>

typedef enum {
    SK_PDF_NULL,
    SK_PDF_BOOLEAN,
    SK_PDF_INTEGER,
    SK_PDF_REAL,
    SK_PDF_STRING,
    SK_PDF_NAME,
    SK_PDF_ARRAY,
    SK_PDF_DICTIONARY,
    SK_PDF_STREAM,
    SK_PDF_REFERENCE,
} SkPdfType;

typedef struct _SkPdfObject SkPdfObject;

/* One entry of a dictionary. The key is without the slash and decoded, so that
 * "/J#53" is "JS". */
typedef struct {
    const char *key;
    SkPdfObject *value;
} SkPdfEntry;

struct _SkPdfObject {
    SkPdfType type;
    /* of a string, a name or a real: how many bytes there are; of an array or
     * a dictionary: how many items; of a stream: how many entries */
    guint len;
    union {
        gboolean boolean;
        gint64 integer;
        const char *text; /* a string (any bytes, ended by a NUL that does not
                             count), a name without its slash, or the digits of
                             a real */
        SkPdfObject **items;
        SkPdfEntry *entries; /* of dictionaries and streams */
        gint number;         /* of the object that a reference names */
    };
    gint own;     /* of a stream that was read: its own number */
    GBytes *data; /* of a stream that is to be written, as it will stand in the
                     file; owned by the arena */
};

/* An arena owns objects and what they are made of. */
typedef struct _SkPdfArena SkPdfArena;
SkPdfArena *sk_pdf_arena_new(void);
void sk_pdf_arena_free(SkPdfArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPdfArena, sk_pdf_arena_free)

/* sk_pdf_arena_room: returns @size bytes, which are zero. sk_pdf_arena_keep:
 * owns @bytes (taken) from now on, and returns them. */
gpointer sk_pdf_arena_room(SkPdfArena *arena, gsize size);
GBytes *sk_pdf_arena_keep(SkPdfArena *arena, GBytes *bytes);

/* These make objects. Texts are copied. The arrays of sk_pdf_new_items and
 * sk_pdf_new_entries have room for @most; len is 0 and counts up as items are
 * put in. */
SkPdfObject *sk_pdf_new(SkPdfArena *arena, SkPdfType type);
SkPdfObject *
sk_pdf_new_text(SkPdfArena *arena, SkPdfType type, const char *text, gsize len);
SkPdfObject *sk_pdf_new_name(SkPdfArena *arena, const char *name);
SkPdfObject *sk_pdf_new_integer(SkPdfArena *arena, gint64 integer);
SkPdfObject *sk_pdf_new_reference(SkPdfArena *arena, gint number);
SkPdfObject *sk_pdf_new_items(SkPdfArena *arena, guint most);
SkPdfObject *sk_pdf_new_entries(SkPdfArena *arena, SkPdfType type, guint most);

/* sk_pdf_put: appends the entry @key (lent; static or of the arena) with
 * @value, unless @value is NULL. The caller has seen to the room. */
void sk_pdf_put(SkPdfObject *object, const char *key, SkPdfObject *value);

/* sk_pdf_sort: sorts the entries of @object by the bytes of their keys. */
void sk_pdf_sort(SkPdfObject *object);

/* The four lookups take NULL for @object and then return NULL. None of them
 * follows references. */

/* sk_pdf_entry: returns the value of @key in a dictionary or a stream, or NULL.
 */
SkPdfObject *sk_pdf_entry(const SkPdfObject *object, const char *key);

/* sk_pdf_name: returns the name that @object is, or NULL if it is none. */
const char *sk_pdf_name(const SkPdfObject *object);

/* sk_pdf_is_name: returns whether @object is the name @name. */
gboolean sk_pdf_is_name(const SkPdfObject *object, const char *name);

/* sk_pdf_number: returns whether @object is a number, which *@number then is.
 */
gboolean sk_pdf_number(const SkPdfObject *object, double *number);

#endif
