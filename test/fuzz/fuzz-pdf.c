/* SPDX-License-Identifier: Apache-2.0
 *
 * Any objects of a PDF: what leaves is accepted by the exit inspection, and
 * cleaning it again changes nothing. The input is a list of objects, so that
 * the engine need not guess offsets and lengths: the byte 1E parts two of them,
 * the first is number 1 and the catalogue. An object with the byte 1D is a
 * stream: the entries of its dictionary, and its data. An input that begins
 * like a PDF is taken as it is.
 */
#include <string.h>

#include "../filters/clean-help.h"

#define OBJECTS_MAX 64

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static void
put_object(GString *out, guint number, const char *bytes, gsize len)
{
    const char *data = memchr(bytes, '\x1D', len);

    g_string_append_printf(out, "%u 0 obj\n", number);
    if (data == NULL) {
        g_string_append_len(out, bytes, (gssize)len);
    } else {
        gsize left = len - (gsize)(data + 1 - bytes);

        g_string_append(out, "<<");
        g_string_append_len(out, bytes, data - bytes);
        g_string_append_printf(out, "/Length %" G_GSIZE_FORMAT ">>\nstream\n",
                               left);
        g_string_append_len(out, data + 1, (gssize)left);
        g_string_append(out, "\nendstream");
    }
    g_string_append(out, "\nendobj\n");
}

/* Returns the PDF of the objects in @data, with a table that fits. */
static GString *
pdf_of(const char *data, gsize size)
{
    GString *out = g_string_new("%PDF-1.7\n");
    const char *end = data + size, *p = data;
    gsize offsets[OBJECTS_MAX + 1], at;
    guint n = 0;

    while (p <= end && n < OBJECTS_MAX) {
        const char *next = memchr(p, '\x1E', (gsize)(end - p));
        gsize len = (gsize)((next != NULL ? next : end) - p);

        offsets[++n] = out->len;
        put_object(out, n, p, len);
        p += len + 1;
    }
    at = out->len;
    g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", n + 1);
    for (guint i = 1; i <= n; i++)
        g_string_append_printf(out, "%010" G_GSIZE_FORMAT " 00000 n \n",
                               offsets[i]);
    g_string_append_printf(out,
                           "trailer\n<</Root 1 0 R/Size %u>>\nstartxref\n"
                           "%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                           n + 1, at);
    return out;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkPolicy *policies[2];
    GString *pdf;

    if (policies[0] == NULL) {
        clean_prepare();
        policies[0] = clean_policy(
            "inside = { objects = \"clean\"; hyperlinks = \"keep\"; "
            "forms = \"keep\"; comments = \"keep\"; metadata = \"keep\"; };");
        policies[1] = clean_policy("");
    }
    if (size > 5 && memcmp(data, "%PDF-", 5) == 0)
        pdf = g_string_new_len((const char *)data, (gssize)size);
    else
        pdf = pdf_of((const char *)data, size);
    for (guint i = 0; i < G_N_ELEMENTS(policies); i++)
        clean_check(policies[i], "application/pdf", pdf->str, pdf->len);
    g_string_free(pdf, TRUE);
    return 0;
}
