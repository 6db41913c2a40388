/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the objects of a PDF and looks into them (pdf_object.h).
 */
#include <stdlib.h>
#include <string.h>
#include "pdf/pdf_object.h"

#define BLOCK (64u << 10)

struct _SkPdfArena {
    GPtrArray *blocks;
    GPtrArray *bytes; /* of GBytes */
    guint8 *next;     /* the next free byte of the last block */
    gsize left;
};

SkPdfArena *
sk_pdf_arena_new(void)
{
    SkPdfArena *arena = g_new0(SkPdfArena, 1);

    arena->blocks = g_ptr_array_new_with_free_func(g_free);
    arena->bytes =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    return arena;
}

void
sk_pdf_arena_free(SkPdfArena *arena)
{
    g_ptr_array_unref(arena->blocks);
    g_ptr_array_unref(arena->bytes);
    g_free(arena);
}

gpointer
sk_pdf_arena_room(SkPdfArena *arena, gsize size)
{
    guint8 *room;

    size = (size + 7) & ~(gsize)7;
    if (size > BLOCK / 4) {
        room = g_malloc0(size);
        g_ptr_array_add(arena->blocks, room);
        return room;
    }
    if (size > arena->left) {
        arena->next = g_malloc0(BLOCK);
        arena->left = BLOCK;
        g_ptr_array_add(arena->blocks, arena->next);
    }
    room = arena->next;
    arena->next += size;
    arena->left -= size;
    return room;
}

GBytes *
sk_pdf_arena_keep(SkPdfArena *arena, GBytes *bytes)
{
    g_ptr_array_add(arena->bytes, bytes);
    return bytes;
}

SkPdfObject *
sk_pdf_new(SkPdfArena *arena, SkPdfType type)
{
    SkPdfObject *object = sk_pdf_arena_room(arena, sizeof *object);

    object->type = type;
    return object;
}

SkPdfObject *
sk_pdf_new_text(SkPdfArena *arena, SkPdfType type, const char *text, gsize len)
{
    SkPdfObject *object = sk_pdf_new(arena, type);
    char *copy = sk_pdf_arena_room(arena, len + 1);

    if (len > 0)
        memcpy(copy, text, len);
    object->text = copy;
    object->len = (guint)len;
    return object;
}

SkPdfObject *
sk_pdf_new_name(SkPdfArena *arena, const char *name)
{
    return sk_pdf_new_text(arena, SK_PDF_NAME, name, strlen(name));
}

SkPdfObject *
sk_pdf_new_integer(SkPdfArena *arena, gint64 integer)
{
    SkPdfObject *object = sk_pdf_new(arena, SK_PDF_INTEGER);

    object->integer = integer;
    return object;
}

SkPdfObject *
sk_pdf_new_reference(SkPdfArena *arena, gint number)
{
    SkPdfObject *object = sk_pdf_new(arena, SK_PDF_REFERENCE);

    object->number = number;
    return object;
}

SkPdfObject *
sk_pdf_new_items(SkPdfArena *arena, guint most)
{
    SkPdfObject *object = sk_pdf_new(arena, SK_PDF_ARRAY);

    object->items =
        sk_pdf_arena_room(arena, (gsize)most * sizeof *object->items);
    return object;
}

SkPdfObject *
sk_pdf_new_entries(SkPdfArena *arena, SkPdfType type, guint most)
{
    SkPdfObject *object = sk_pdf_new(arena, type);

    object->entries =
        sk_pdf_arena_room(arena, (gsize)most * sizeof *object->entries);
    return object;
}

void
sk_pdf_put(SkPdfObject *object, const char *key, SkPdfObject *value)
{
    if (value == NULL)
        return;
    object->entries[object->len].key = key;
    object->entries[object->len++].value = value;
}

static int
compare_keys(const void *a, const void *b)
{
    return strcmp(((const SkPdfEntry *)a)->key, ((const SkPdfEntry *)b)->key);
}

void
sk_pdf_sort(SkPdfObject *object)
{
    if (object->len > 1)
        qsort(object->entries, object->len, sizeof *object->entries,
              compare_keys);
}

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
