/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a PDF by libqpdf: finds its objects, mends its table of them where it
 * is broken, undoes encryption that needs no password. Of what was read only
 * the objects are handed on, in the form of pdf_object.h; a stream keeps its
 * filters. Nothing is judged here.
 */
#ifndef SK_PDF_READ_H
#define SK_PDF_READ_H

#include <sekisho/part.h>
#include <sekisho/policy.h>
#include "pdf/pdf_object.h"

/* Objects may be nested this deep; libqpdf itself stops at 500. */
#define SK_PDF_NESTING_MAX 100

typedef struct _SkPdf SkPdf;

/* sk_pdf_prepare: makes libqpdf load what it loads at its first file. It must
 * be called before the process enters the sandbox. */
gboolean sk_pdf_prepare(GError **error);

/* sk_pdf_open: opens the PDF @bytes, which must outlive the result. Counts on
 * @part what had to be mended. Returns NULL with *@reason and *@detail (a
 * static string) set if it is encrypted with a password, or no PDF. */
SkPdf *
sk_pdf_open(SkPart *part, GBytes *bytes, SkReason *reason, const char **detail);
void sk_pdf_free(SkPdf *pdf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPdf, sk_pdf_free)

/* sk_pdf_trailer: returns the dictionary of the trailer; NULL if there is none.
 */
SkPdfObject *sk_pdf_trailer(SkPdf *pdf);

/* sk_pdf_follow: returns the object that @object names if it is a reference,
 * else @object; NULL for the null object and for NULL. */
SkPdfObject *sk_pdf_follow(SkPdf *pdf, SkPdfObject *object);

/* sk_pdf_at: sk_pdf_follow of the entry @key of @object. */
SkPdfObject *sk_pdf_at(SkPdf *pdf, const SkPdfObject *object, const char *key);

/* sk_pdf_raw: returns the bytes of the stream @stream, decrypted, with its
 * filters not undone. Returns NULL if they cannot be had. The caller unrefs
 * them. */
GBytes *sk_pdf_raw(SkPdf *pdf, const SkPdfObject *stream);

/* sk_pdf_is_whole: returns FALSE, with the reason set, if some object was left
 * out because the file holds more of them than is read, or because its reader
 * wanted more memory than it may have, or because the time was up. */
gboolean
sk_pdf_is_whole(const SkPdf *pdf, SkReason *reason, const char **detail);

#endif
