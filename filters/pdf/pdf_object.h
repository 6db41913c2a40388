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
    GBytes *data; /* of a stream; owned by the document */
};

/* The four lookups take NULL for @object and then return NULL. None of them
 * follows references. */

/* sk_pdf_entry: the value of @key in a dictionary or a stream, or NULL. */
SkPdfObject *sk_pdf_entry(const SkPdfObject *object, const char *key);

/* sk_pdf_name: the name that @object is, or NULL if it is none. */
const char *sk_pdf_name(const SkPdfObject *object);

/* sk_pdf_is_name: whether @object is the name @name. */
gboolean sk_pdf_is_name(const SkPdfObject *object, const char *name);

/* sk_pdf_number: whether @object is a number, which *@number then is. */
gboolean sk_pdf_number(const SkPdfObject *object, double *number);

#endif
