/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes the objects of a PDF out of libqpdf (pdf_read.h), one by one and each
 * of them once. This defends against files that consist of more objects than
 * memory can hold, and of objects within objects without end.
 */
#include <string.h>
#include "pdf/pdf_reader.h"

/* against files that hold nothing but numbers */
#define PDF_NODES_MAX (8u << 20)
/* how many bytes a string or a name may have */
#define PDF_TEXT_MAX (16u << 20)

static void
fail(SkPdf *pdf, SkReason reason, const char *detail)
{
    if (pdf->reason != SK_REASON_NONE)
        return;
    pdf->reason = reason;
    pdf->detail = detail;
}

static gint
number_of(SkPdf *pdf, int id, int generation)
{
    guint64 key = (guint64)(guint32)id << 32 | (guint32)generation;
    gpointer number = g_hash_table_lookup(pdf->numbers, &key);
    guint64 *kept;

    if (number != NULL)
        return GPOINTER_TO_INT(number);
    kept = sk_pdf_arena_room(pdf->arena, sizeof key);
    *kept = key;
    g_array_append_val(pdf->ids, key);
    g_ptr_array_add(pdf->objects, NULL);
    g_hash_table_insert(pdf->numbers, kept,
                        GINT_TO_POINTER((gint)pdf->objects->len));
    return (gint)pdf->objects->len;
}

/* What one call of libqpdf gave for an object. */
typedef struct {
    qpdf_oh handle;
    enum qpdf_object_type_e type;
    gboolean is_indirect;
    const char *text; /* lent until the next call */
    size_t len;
    long long integer;
    int id, generation, n;
} Seen;

static void
look_at_text(SkPdf *pdf, Seen *seen)
{
    qpdf_data q = pdf->qpdf;

    if (seen->type == ot_string) {
        seen->text =
            qpdf_oh_get_binary_string_value(q, seen->handle, &seen->len);
        return;
    }
    seen->text = seen->type == ot_name
                     ? qpdf_oh_get_name(q, seen->handle)
                     : qpdf_oh_get_real_value(q, seen->handle);
    seen->len = qpdf_get_last_string_length(q);
}

/* Asks libqpdf what an object is. A reference is not followed, unless the
 * object is @asked for. */
static void
look(SkPdf *pdf, Seen *seen, gboolean asked)
{
    qpdf_data q = pdf->qpdf;

    sk_heap_enter(&pdf->heap);
    seen->is_indirect = !asked && qpdf_oh_is_indirect(q, seen->handle);
    if (seen->is_indirect) {
        seen->id = qpdf_oh_get_object_id(q, seen->handle);
        seen->generation = qpdf_oh_get_generation(q, seen->handle);
        sk_heap_leave();
        return;
    }
    seen->type = qpdf_oh_get_type_code(q, seen->handle);
    if (seen->type == ot_integer)
        seen->integer = qpdf_oh_get_int_value(q, seen->handle);
    else if (seen->type == ot_boolean)
        seen->integer = qpdf_oh_get_bool_value(q, seen->handle);
    else if (seen->type == ot_array)
        seen->n = qpdf_oh_get_array_n_items(q, seen->handle);
    else if (seen->type == ot_string || seen->type == ot_name ||
             seen->type == ot_real)
        look_at_text(pdf, seen);
    sk_heap_leave();
}

void
sk_pdf_release(SkPdf *pdf, qpdf_oh handle)
{
    sk_heap_enter(&pdf->heap);
    qpdf_oh_release(pdf->qpdf, handle);
    sk_heap_leave();
}

static SkPdfObject *
convert_array(SkPdf *pdf, const Seen *seen, guint depth)
{
    guint n = (guint)MAX(seen->n, 0);
    SkPdfObject *object;

    if (n > PDF_NODES_MAX - MIN(pdf->nodes, PDF_NODES_MAX)) {
        fail(pdf, SK_REASON_LIMIT_EXPANDED, "pdf-objects");
        return NULL;
    }
    object = sk_pdf_new_items(pdf->arena, n);
    for (guint i = 0; i < n && pdf->reason == SK_REASON_NONE; i++) {
        qpdf_oh item;

        sk_heap_enter(&pdf->heap);
        item = qpdf_oh_get_array_item(pdf->qpdf, seen->handle, (int)i);
        sk_heap_leave();
        object->items[object->len++] = sk_pdf_convert(pdf, item, depth);
        sk_pdf_release(pdf, item);
    }
    return object;
}

/* Returns the keys of a dictionary: strings with their slash, NUL-terminated
 * and one behind the other. libqpdf goes through one dictionary at a time, so
 * all keys are taken before any value is looked at. */
static GPtrArray *
keys_of(SkPdf *pdf, qpdf_oh handle)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

    sk_heap_enter(&pdf->heap);
    qpdf_oh_begin_dict_key_iter(pdf->qpdf, handle);
    while (qpdf_oh_dict_more_keys(pdf->qpdf)) {
        const char *key = qpdf_oh_dict_next_key(pdf->qpdf);

        sk_heap_leave();
        g_ptr_array_add(keys, g_strdup(key));
        sk_heap_enter(&pdf->heap);
    }
    sk_heap_leave();
    return keys;
}

static SkPdfObject *
convert_entries(SkPdf *pdf, qpdf_oh handle, SkPdfType type, guint depth)
{
    g_autoptr(GPtrArray) keys = keys_of(pdf, handle);
    SkPdfObject *object = sk_pdf_new_entries(pdf->arena, type, keys->len);

    for (guint i = 0; i < keys->len && pdf->reason == SK_REASON_NONE; i++) {
        const char *key = keys->pdata[i];
        SkPdfObject *value;
        qpdf_oh item;

        sk_heap_enter(&pdf->heap);
        item = qpdf_oh_get_key(pdf->qpdf, handle, key);
        sk_heap_leave();
        value = sk_pdf_convert(pdf, item, depth);
        sk_pdf_release(pdf, item);
        if (value->type != SK_PDF_NULL && *key == '/')
            sk_pdf_put(object, sk_pdf_new_name(pdf->arena, key + 1)->text,
                       value);
    }
    sk_pdf_sort(object);
    return object;
}

static SkPdfObject *
convert_stream(SkPdf *pdf, const Seen *seen, guint depth)
{
    SkPdfObject *object;
    qpdf_oh dictionary;
    int id, generation;

    sk_heap_enter(&pdf->heap);
    dictionary = qpdf_oh_get_dict(pdf->qpdf, seen->handle);
    id = qpdf_oh_get_object_id(pdf->qpdf, seen->handle);
    generation = qpdf_oh_get_generation(pdf->qpdf, seen->handle);
    sk_heap_leave();
    object = convert_entries(pdf, dictionary, SK_PDF_STREAM, depth);
    object->own = number_of(pdf, id, generation);
    sk_pdf_release(pdf, dictionary);
    return object;
}

static SkPdfObject *
convert_text(SkPdf *pdf, const Seen *seen)
{
    gboolean is_name = seen->type == ot_name && seen->len > 0;
    SkPdfType type = seen->type == ot_string ? SK_PDF_STRING
                     : seen->type == ot_name ? SK_PDF_NAME
                                             : SK_PDF_REAL;

    if (seen->text == NULL || seen->len > PDF_TEXT_MAX)
        return sk_pdf_new(pdf->arena, SK_PDF_NULL);
    return sk_pdf_new_text(pdf->arena, type, seen->text + is_name,
                           seen->len - is_name);
}

static SkPdfObject *
convert_seen(SkPdf *pdf, const Seen *seen, guint depth)
{
    SkPdfObject *object = NULL;

    if (seen->is_indirect)
        return sk_pdf_new_reference(pdf->arena,
                                    number_of(pdf, seen->id, seen->generation));
    if (depth == 0)
        return sk_pdf_new(pdf->arena, SK_PDF_NULL);
    if (seen->type == ot_array)
        object = convert_array(pdf, seen, depth - 1);
    else if (seen->type == ot_dictionary)
        object =
            convert_entries(pdf, seen->handle, SK_PDF_DICTIONARY, depth - 1);
    else if (seen->type == ot_stream)
        object = convert_stream(pdf, seen, depth - 1);
    else if (seen->type == ot_integer)
        object = sk_pdf_new_integer(pdf->arena, seen->integer);
    else if (seen->type == ot_string || seen->type == ot_name ||
             seen->type == ot_real)
        object = convert_text(pdf, seen);
    if (seen->type == ot_boolean) {
        object = sk_pdf_new(pdf->arena, SK_PDF_BOOLEAN);
        object->boolean = seen->integer != 0;
    }
    return object != NULL ? object : sk_pdf_new(pdf->arena, SK_PDF_NULL);
}

SkPdfObject *
sk_pdf_convert(SkPdf *pdf, qpdf_oh handle, guint depth)
{
    Seen seen = { .handle = handle };

    if (pdf->nodes++ >= PDF_NODES_MAX)
        fail(pdf, SK_REASON_LIMIT_EXPANDED, "pdf-objects");
    if (sk_part_out_of_time(pdf->part))
        fail(pdf, SK_REASON_LIMIT_SECONDS, NULL);
    if (pdf->heap.refused)
        fail(pdf, SK_REASON_LIMIT_EXPANDED, "pdf-memory");
    if (pdf->reason != SK_REASON_NONE)
        return sk_pdf_new(pdf->arena, SK_PDF_NULL);
    look(pdf, &seen, depth == SK_PDF_NESTING_MAX);
    return convert_seen(pdf, &seen, depth);
}
