/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks over the objects of a PDF (pdf_walk.h). This file knows no entry of any
 * dictionary: the tables do. Objects that are referred to are made one after
 * the other from a queue, so that no chain of references is deeper than the
 * stack. This defends against whatever a PDF holds that no table names, and
 * against loops.
 */
#include <string.h>
#include "pdf/pdf_kinds.h"
#include "pdf/pdf_left.h"
#include "pdf/pdf_walk.h"

/* what is made as soon as it is met, within one another */
#define PDF_WALK_DEPTH_MAX 64
/* numbers of objects that are written */
#define PDF_OBJECTS_MAX (1u << 20)
/* values that are written; against arrays of arrays, each written in the place
 * of every reference to it */
#define PDF_STEPS_MAX (16u << 20)

typedef struct {
    gint from; /* the number in the file that was read */
    const SkPdfKind *kind;
    /* If the object takes resources from what is around it: the resources of
     * the next thing around it that has any, and of the page. Otherwise both
     * are NULL, because what was made is the same everywhere. */
    const SkPdfObject *next, *page;
} Known;

typedef struct {
    const SkPdfKind *kind;
    SkPdfObject *in;
    gint to;
} Waiting;

static guint
hash_known(gconstpointer key)
{
    const Known *known = key;

    return (guint)known->from * 31 + g_direct_hash(known->kind) +
           g_direct_hash(known->next) * 7 + g_direct_hash(known->page) * 3;
}

static gboolean
equal_known(gconstpointer a, gconstpointer b)
{
    const Known *one = a, *other = b;

    return one->from == other->from && one->kind == other->kind &&
           one->next == other->next && one->page == other->page;
}

gpointer
sk_pdf_walk_fail(SkPdfWalk *walk, SkReason reason, const char *detail)
{
    if (walk->reason == SK_REASON_NONE) {
        walk->reason = reason;
        walk->detail = detail;
    }
    return NULL;
}

void
sk_pdf_count(SkPdfWalk *walk, const char *what)
{
    if (walk->part != NULL)
        sk_part_count(walk->part, what, 1, NULL);
}

/* ---- numbers ------------------------------------------------------------ */

static gint
next_number(SkPdfWalk *walk)
{
    if (walk->out->len >= PDF_OBJECTS_MAX)
        sk_pdf_walk_fail(walk, SK_REASON_LIMIT_EXPANDED, "pdf-objects");
    g_ptr_array_add(walk->out, NULL);
    return (gint)walk->out->len;
}

SkPdfObject *
sk_pdf_add(SkPdfWalk *walk, SkPdfObject *object)
{
    gint number = next_number(walk);

    walk->out->pdata[number - 1] = object;
    return sk_pdf_new_reference(walk->arena, number);
}

SkPdfObject *
sk_pdf_out(SkPdfWalk *walk, SkPdfObject *object)
{
    if (object == NULL || object->type != SK_PDF_REFERENCE)
        return object;
    return walk->out->pdata[object->number - 1];
}

/* ---- what the tables say ------------------------------------------------ */

const SkPdfKind *
sk_pdf_kind_of_entry(const SkPdfKind *kind, const char *key)
{
    const SkPdfRow *row = kind->rows;

    for (; row != NULL && row->key != NULL; row++)
        if (strcmp(row->key, key) == 0)
            return row->kind;
    return kind->any;
}

/* Returns whether a key that the author of the file chose may be written. */
static gboolean
is_good_key(const char *key)
{
    return *key != '\0' && strlen(key) <= SK_PDF_KEY_MAX;
}

static void
make_entries(SkPdfWalk *walk, const SkPdfKind *kind, const SkPdfObject *in,
             SkPdfObject *out)
{
    for (guint i = 0; i < in->len && walk->reason == SK_REASON_NONE; i++) {
        const char *key = in->entries[i].key;
        const SkPdfKind *inner = sk_pdf_kind_of_entry(kind, key);

        if (inner != NULL && is_good_key(key))
            sk_pdf_put(out, key,
                       sk_pdf_make(walk, inner, in->entries[i].value));
        else
            sk_pdf_count_left(walk, key, in->entries[i].value);
    }
}

static SkPdfObject *
make_items(SkPdfWalk *walk, const SkPdfKind *kind, const SkPdfObject *in)
{
    SkPdfObject *out = sk_pdf_new_items(walk->arena, in->len);

    if (kind->most > 0 && in->len > kind->most)
        return NULL;
    for (guint i = 0; i < in->len && walk->reason == SK_REASON_NONE; i++) {
        SkPdfObject *item = kind->item != NULL
                                ? sk_pdf_make(walk, kind->item, in->items[i])
                                : NULL;

        if (item != NULL)
            out->items[out->len++] = item;
    }
    return out;
}

static gboolean
is_listed(const char *name, const char *const *words)
{
    return words == NULL || g_strv_contains(words, name);
}

SkPdfObject *
sk_pdf_make_by_tables(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *out = NULL;

    if (in->type == SK_PDF_ARRAY) {
        out = make_items(walk, kind, in);
    } else if (in->type == SK_PDF_DICTIONARY) {
        out = sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, in->len);
        make_entries(walk, kind, in, out);
    } else if (in->type == SK_PDF_NAME) {
        out = in->len > 0 && in->len <= SK_PDF_KEY_MAX &&
                      strlen(in->text) == in->len &&
                      is_listed(in->text, kind->words)
                  ? sk_pdf_new_name(walk->arena, in->text)
                  : NULL;
    } else if (in->type == SK_PDF_STREAM) {
        GBytes *data = sk_pdf_data(walk, in);

        return data != NULL ? sk_pdf_fill(walk, kind, in, data) : NULL;
    } else {
        /* Numbers and booleans stay; the writer spells them in the one way. */
        out = in;
    }
    return out;
}

static SkPdfObject *
make_now(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *out = NULL;

    if (walk->depth >= PDF_WALK_DEPTH_MAX + SK_PDF_NESTING_MAX)
        return NULL;
    walk->depth++;
    out = kind->make != NULL ? kind->make(walk, kind, in)
                             : sk_pdf_make_by_tables(walk, kind, in);
    if (out != NULL && kind->finish != NULL)
        out = kind->finish(walk, in, out);
    walk->depth--;
    return out;
}

/* ---- references --------------------------------------------------------- */

/* Makes the object that is to be written as the number @to. Returns FALSE if
 * there is none. */
static gboolean
make_at(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in, gint to)
{
    SkPdfObject *out = make_now(walk, kind, in);

    walk->out->pdata[to - 1] = out;
    return out != NULL;
}

static gboolean
is_container(const SkPdfObject *object)
{
    return object->type == SK_PDF_ARRAY || object->type == SK_PDF_DICTIONARY ||
           object->type == SK_PDF_STREAM;
}

static void
keep(SkPdfWalk *walk, const Known *known, SkPdfObject *made)
{
    Known *kept = sk_pdf_arena_room(walk->arena, sizeof *kept);

    *kept = *known;
    g_hash_table_insert(walk->made, kept, made);
}

/* Makes @in at once. A reference that leads back to @in while it is being made
 * leads to nothing. Returns a reference to the result, or the result itself if
 * it is a name, a number or the like, or NULL. */
static SkPdfObject *
refer_at_once(SkPdfWalk *walk, const Known *known, const Known *here,
              SkPdfObject *in)
{
    gint number = next_number(walk);
    SkPdfObject *out = NULL;
    guint outer = walk->leans;
    gboolean leans;

    keep(walk, known, NULL);
    walk->leans = G_MAXUINT;
    if (make_at(walk, known->kind, in, number)) {
        out = walk->out->pdata[number - 1];
        if (is_container(out))
            out = sk_pdf_new_reference(walk->arena, number);
        else
            walk->out->pdata[number - 1] = NULL;
    }
    leans = walk->around != NULL && walk->leans <= walk->around->level;
    if (leans)
        g_hash_table_remove(walk->made, known);
    keep(walk, leans ? here : known, out);
    walk->leans = MIN(outer, walk->leans);
    return out;
}

/* Returns the key of an object that takes resources from what is around it,
 * which is made once for each such place; @known is the key without a place. */
static Known
known_here(const SkPdfWalk *walk, const Known *known)
{
    Known here = *known;

    for (const SkPdfAround *a = walk->around; a != NULL; a = a->above) {
        here.page = a->in;
        if (here.next == NULL)
            here.next = a->in;
    }
    return here;
}

SkPdfObject *
sk_pdf_later(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    Waiting waiting = { kind, in, next_number(walk) };

    g_array_append_val(walk->queue, waiting);
    return sk_pdf_new_reference(walk->arena, waiting.to);
}

static SkPdfObject *
refer(SkPdfWalk *walk, const SkPdfKind *kind, gint from, SkPdfObject *in)
{
    Known known = { .from = from, .kind = kind }, here;
    gpointer made = NULL;

    if (g_hash_table_lookup_extended(walk->made, &known, NULL, &made))
        return made;
    if (!kind->is_at_once) {
        made = sk_pdf_later(walk, kind, in);
        keep(walk, &known, made);
        return made;
    }
    here = known_here(walk, &known);
    if (!g_hash_table_lookup_extended(walk->made, &here, NULL, &made))
        return refer_at_once(walk, &known, &here, in);
    walk->leans = 0;
    return made;
}

SkPdfObject *
sk_pdf_make(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in)
{
    SkPdfObject *target = sk_pdf_follow(walk->pdf, in);

    if (target == NULL || walk->reason != SK_REASON_NONE)
        return NULL;
    if (walk->steps++ >= PDF_STEPS_MAX)
        return sk_pdf_walk_fail(walk, SK_REASON_LIMIT_EXPANDED, "pdf-objects");
    if (sk_part_out_of_time(walk->part))
        return sk_pdf_walk_fail(walk, SK_REASON_LIMIT_SECONDS, NULL);
    if (kind->choose != NULL) {
        kind = kind->choose(walk, target);
        if (kind == NULL) /* The function has counted what it was. */
            return NULL;
    }
    if ((kind->types & 1u << target->type) == 0) {
        sk_pdf_count(walk, "pdf-entry");
        return NULL;
    }
    if (in->type == SK_PDF_REFERENCE && is_container(target) &&
        !kind->is_inline)
        return refer(walk, kind, in->number, target);
    return make_now(walk, kind, target);
}

void
sk_pdf_walk_all(SkPdfWalk *walk)
{
    for (guint i = 0; i < walk->queue->len && walk->reason == SK_REASON_NONE;
         i++) {
        Waiting waiting = g_array_index(walk->queue, Waiting, i);

        make_at(walk, waiting.kind, waiting.in, waiting.to);
    }
    g_array_set_size(walk->queue, 0);
}

SkPdfWalk *
sk_pdf_walk_new(SkPdf *pdf, SkPart *part, const SkPolicy *policy)
{
    SkPdfWalk *walk = g_new0(SkPdfWalk, 1);

    walk->pdf = pdf;
    walk->part = part;
    walk->policy = policy;
    walk->arena = sk_pdf_arena_new();
    walk->leans = G_MAXUINT;
    walk->made = g_hash_table_new(hash_known, equal_known);
    walk->out = g_ptr_array_new();
    walk->queue = g_array_new(FALSE, FALSE, sizeof(Waiting));
    walk->pages = g_hash_table_new(NULL, NULL);
    return walk;
}

void
sk_pdf_walk_free(SkPdfWalk *walk)
{
    sk_pdf_arena_free(walk->arena);
    g_hash_table_unref(walk->made);
    g_ptr_array_unref(walk->out);
    g_array_unref(walk->queue);
    g_hash_table_unref(walk->pages);
    if (walk->order != NULL)
        g_ptr_array_unref(walk->order);
    if (walk->read_pages != NULL)
        g_ptr_array_unref(walk->read_pages);
    if (walk->programs != NULL)
        g_hash_table_unref(walk->programs);
    if (walk->files != NULL)
        g_ptr_array_unref(walk->files);
    g_free(walk);
}
