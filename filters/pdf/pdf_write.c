/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a PDF (pdf_write.h) in the one form that the inspector accepts:
 *
 *   header    "%PDF-1.7" LF "%" E2 E3 CF D3 LF
 *   object    number " 0 obj" LF value LF "endobj" LF, numbers from 1 upwards
 *   stream    dictionary LF "stream" LF bytes LF "endstream"; Length is direct
 *   end       "xref" LF … "trailer" LF dictionary LF "startxref" LF offset LF
 *             "%%EOF" LF
 *
 * Values are separated by one blank where two of them would run together.
 * Strings are literal if they are printable ASCII, else hexadecimal.
 */
#include <stdio.h>
#include <string.h>
#include <openssl/evp.h>
#include "pdf/pdf_write.h"

/* digits that a number may have before and behind its point */
#define PDF_DIGITS_MAX   10
#define PDF_DECIMALS_MAX 10

typedef struct {
    GByteArray *out;
    GPtrArray *objects;
    gint *numbers; /* by number in @objects: the one that is written; 0: none */
    GArray *order; /* of gint: the numbers in @objects of those written */
    GArray *offsets; /* of guint, by number written */
} Writer;

static void
put(Writer *writer, const char *text)
{
    g_byte_array_append(writer->out, (const guint8 *)text, (guint)strlen(text));
}

G_GNUC_PRINTF(2, 3)
static void
put_as(Writer *writer, const char *form, ...)
{
    char room[64];
    va_list arguments;

    va_start(arguments, form);
    g_vsnprintf(room, sizeof room, form, arguments);
    va_end(arguments);
    put(writer, room);
}

/* ---- values ------------------------------------------------------------- */

static gboolean
is_regular(guint8 c)
{
    return c > ' ' && c < 0x7F && strchr("()<>[]{}/%#", c) == NULL;
}

static void
put_name(Writer *writer, const char *name)
{
    put(writer, "/");
    for (; *name != '\0'; name++) {
        if (is_regular((guint8)*name))
            g_byte_array_append(writer->out, (const guint8 *)name, 1);
        else
            put_as(writer, "#%02X", (guint8)*name);
    }
}

static void
put_string(Writer *writer, const char *text, guint len)
{
    gboolean is_plain = TRUE;

    for (guint i = 0; i < len; i++)
        is_plain = is_plain && text[i] >= ' ' && text[i] < 0x7F &&
                   text[i] != '<' && text[i] != '%';
    put(writer, is_plain ? "(" : "<");
    for (guint i = 0; i < len; i++) {
        if (!is_plain) {
            put_as(writer, "%02X", (guint8)text[i]);
            continue;
        }
        if (strchr("()\\", text[i]) != NULL)
            put(writer, "\\");
        g_byte_array_append(writer->out, (const guint8 *)text + i, 1);
    }
    put(writer, is_plain ? ")" : ">");
}

/* Writes the digits of a real that was read in the one way in which it is
 * written: no sign but "-", no zeros that do not count, at most so many digits.
 */
static void
put_real(Writer *writer, const char *text)
{
    gboolean is_negative = *text == '-';
    const char *digits = text + strspn(text, "+-0");
    gsize n = strspn(digits, "0123456789");
    const char *point = strchr(text, '.');
    gsize m = point != NULL ? strspn(point + 1, "0123456789") : 0;
    g_autofree char *whole = NULL;

    m = MIN(m, PDF_DECIMALS_MAX);
    while (m > 0 && point[m] == '0')
        m--;
    if (n > PDF_DIGITS_MAX) { /* No reader could count so far. */
        n = m = 0;
    }
    whole =
        g_strdup_printf("%s%.*s%s%.*s", is_negative ? "-" : "", (int)n, digits,
                        m > 0 ? "." : "", (int)m, m > 0 ? point + 1 : "");
    put(writer, n + m == 0 ? "0" : whole);
}

static void put_value(Writer *writer, const SkPdfObject *value);

static gboolean
is_there(const Writer *writer, const SkPdfObject *value)
{
    return value->type != SK_PDF_REFERENCE ||
           writer->numbers[value->number - 1] > 0;
}

static void
put_items(Writer *writer, const SkPdfObject *array)
{
    gboolean is_first = TRUE;

    put(writer, "[");
    for (guint i = 0; i < array->len; i++) {
        if (!is_there(writer, array->items[i]))
            continue;
        if (!is_first)
            put(writer, " ");
        put_value(writer, array->items[i]);
        is_first = FALSE;
    }
    put(writer, "]");
}

static void
put_length(Writer *writer, const SkPdfObject *stream)
{
    put_as(writer, "/Length %" G_GSIZE_FORMAT, g_bytes_get_size(stream->data));
}

static void
put_entries(Writer *writer, const SkPdfObject *object)
{
    gboolean needs_length = object->type == SK_PDF_STREAM;

    put(writer, "<<");
    for (guint i = 0; i < object->len; i++) {
        if (!is_there(writer, object->entries[i].value))
            continue;
        if (needs_length && strcmp(object->entries[i].key, "Length") > 0) {
            put_length(writer, object);
            needs_length = FALSE;
        }
        put_name(writer, object->entries[i].key);
        put(writer, " ");
        put_value(writer, object->entries[i].value);
    }
    if (needs_length)
        put_length(writer, object);
    put(writer, ">>");
}

static void
put_value(Writer *writer, const SkPdfObject *value)
{
    switch (value->type) {
    case SK_PDF_BOOLEAN:
        put(writer, value->boolean ? "true" : "false");
        break;
    case SK_PDF_INTEGER:
        put_as(writer, "%" G_GINT64_FORMAT,
               CLAMP(value->integer, -G_MAXINT, G_MAXINT));
        break;
    case SK_PDF_REAL:
        put_real(writer, value->text);
        break;
    case SK_PDF_STRING:
        put_string(writer, value->text, value->len);
        break;
    case SK_PDF_NAME:
        put_name(writer, value->text);
        break;
    case SK_PDF_ARRAY:
        put_items(writer, value);
        break;
    case SK_PDF_DICTIONARY:
    case SK_PDF_STREAM:
        put_entries(writer, value);
        break;
    case SK_PDF_REFERENCE:
        put_as(writer, "%d 0 R", writer->numbers[value->number - 1]);
        break;
    case SK_PDF_NULL:
    default:
        put(writer, "null");
        break;
    }
}

/* ---- the file ----------------------------------------------------------- */

static void
put_object(Writer *writer, const SkPdfObject *object, gint number)
{
    guint at = writer->out->len;

    g_array_append_val(writer->offsets, at);
    put_as(writer, "%d 0 obj\n", number);
    put_value(writer, object);
    if (object->type == SK_PDF_STREAM) {
        gsize len;
        const guint8 *bytes = g_bytes_get_data(object->data, &len);

        put(writer, "\nstream\n");
        g_byte_array_append(writer->out, bytes, (guint)len);
        put(writer, "\nendstream");
    }
    put(writer, "\nendobj\n");
}

/* Numbers the object to which @value refers, and notes that what lies in it is
 * still to be looked at. */
static void
reach(Writer *writer, const SkPdfObject *value)
{
    gint number = 0;

    if (value->type == SK_PDF_ARRAY)
        for (guint i = 0; i < value->len; i++)
            reach(writer, value->items[i]);
    else if (value->type == SK_PDF_DICTIONARY || value->type == SK_PDF_STREAM)
        for (guint i = 0; i < value->len; i++)
            reach(writer, value->entries[i].value);
    if (value->type != SK_PDF_REFERENCE)
        return;
    number = value->number;
    if (writer->objects->pdata[number - 1] == NULL ||
        writer->numbers[number - 1] != 0)
        return;
    g_array_append_val(writer->order, number);
    writer->numbers[number - 1] = (gint)writer->order->len;
}

/* Numbers the objects that are reached from @root and @info, in the order in
 * which they are reached: so a document that is read again gets the same
 * numbers, whatever was made and then not needed. */
static void
number_objects(Writer *writer, gint root, gint info)
{
    SkPdfObject first = { .type = SK_PDF_REFERENCE, .number = root };
    SkPdfObject second = { .type = SK_PDF_REFERENCE, .number = info };

    reach(writer, &first);
    if (info > 0)
        reach(writer, &second);
    for (guint i = 0; i < writer->order->len; i++)
        reach(
            writer,
            writer->objects->pdata[g_array_index(writer->order, gint, i) - 1]);
}

static void
put_end(Writer *writer, gint root, gint info)
{
    guint8 hash[EVP_MAX_MD_SIZE];
    guint n = writer->offsets->len + 1, at = writer->out->len;

    if (EVP_Digest(writer->out->data, at, hash, NULL, EVP_sha256(), NULL) != 1)
        g_error("SHA-256 is not to be had");
    put_as(writer, "xref\n0 %u\n0000000000 65535 f \n", n);
    for (guint i = 0; i < writer->offsets->len; i++)
        put_as(writer, "%010u 00000 n \n",
               g_array_index(writer->offsets, guint, i));
    put(writer, "trailer\n<</ID [");
    for (int i = 0; i < 2; i++) {
        put(writer, i == 0 ? "<" : " <");
        for (int k = 0; k < 16; k++)
            put_as(writer, "%02X", hash[k]);
        put(writer, ">");
    }
    put(writer, "]");
    if (info > 0 && writer->numbers[info - 1] > 0)
        put_as(writer, "/Info %d 0 R", writer->numbers[info - 1]);
    put_as(writer, "/Root %d 0 R/Size %u>>\nstartxref\n%u\n%%%%EOF\n",
           writer->numbers[root - 1], n, at);
}

/* Returns about how many bytes the file will have, so that it is not copied
 * while it grows. */
static guint
room_for(const GPtrArray *objects)
{
    guint64 room = 4096;

    for (guint i = 0; i < objects->len; i++) {
        const SkPdfObject *object = objects->pdata[i];

        room += 64;
        if (object != NULL && object->type == SK_PDF_STREAM)
            room += g_bytes_get_size(object->data);
    }
    return (guint)MIN(room, G_MAXINT);
}

GBytes *
sk_pdf_write(GPtrArray *objects, gint root, gint info)
{
    Writer writer = { .out = g_byte_array_sized_new(room_for(objects)),
                      .objects = objects,
                      .numbers = g_new0(gint, objects->len + 1),
                      .order = g_array_new(FALSE, FALSE, sizeof(gint)),
                      .offsets = g_array_new(FALSE, FALSE, sizeof(guint)) };

    put(&writer, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    number_objects(&writer, root, info);
    for (guint i = 0; i < writer.order->len; i++)
        put_object(&writer,
                   objects->pdata[g_array_index(writer.order, gint, i) - 1],
                   (gint)i + 1);
    put_end(&writer, root, info);
    g_free(writer.numbers);
    g_array_unref(writer.order);
    g_array_unref(writer.offsets);
    return g_byte_array_free_to_bytes(writer.out);
}
