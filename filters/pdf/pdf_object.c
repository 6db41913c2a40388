/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks into the objects of a PDF that are in memory (pdf_object.h).
 */
#include <string.h>
#include "pdf/pdf_object.h"

SkPdfObject *
sk_pdf_entry(const SkPdfObject *object, const char *key)
{
    if (object == NULL ||
        (object->type != SK_PDF_DICTIONARY && object->type != SK_PDF_STREAM))
        return NULL;
    for (guint i = 0; i < object->len; i++)
        if (strcmp(object->entries[i].key, key) == 0)
            return object->entries[i].value;
    return NULL;
}

const char *
sk_pdf_name(const SkPdfObject *object)
{
    return object != NULL && object->type == SK_PDF_NAME ? object->text : NULL;
}

gboolean
sk_pdf_is_name(const SkPdfObject *object, const char *name)
{
    return g_strcmp0(sk_pdf_name(object), name) == 0;
}

gboolean
sk_pdf_number(const SkPdfObject *object, double *number)
{
    if (object != NULL && object->type == SK_PDF_INTEGER)
        *number = (double)object->integer;
    else if (object != NULL && object->type == SK_PDF_REAL)
        *number = g_ascii_strtod(object->text, NULL);
    else
        return FALSE;
    return TRUE;
}
