/* SPDX-License-Identifier: Apache-2.0
 *
 * Content streams with their resources (pdf_draw.h). Resources are looked up
 * name by name, so that a form whose resources are those of its page, which are
 * just being made, finds them all the same.
 */
#include <string.h>
#include "pdf/pdf_draw.h"

static const char *const categories[] = {
#define SK_X(symbol, key) key,
    SK_PDF_RESOURCES(SK_X)
#undef SK_X
};

/* The names under which resources give colour spaces that replace those of the
 * device (ISO 32000-1, 8.6.5.6). Content depends on them without naming them.
 */
static const char *const implied[] = { "DefaultCMYK", "DefaultGray",
                                       "DefaultRGB" };

struct _SkPdfDrawn {
    SkPdfWalk *walk;
    SkPdfAround around;
    SkPdfObject *given; /* may be NULL */
    /* from a name to what is written under it, or NULL */
    GHashTable *named[SK_PDF_N_RESOURCES];
};

SkPdfDrawn *
sk_pdf_drawn_begin(SkPdfWalk *walk, SkPdfObject *in)
{
    SkPdfDrawn *drawn = g_new0(SkPdfDrawn, 1);
    const SkPdfAround *above = walk->around;

    drawn->walk = walk;
    drawn->around.in = in;
    drawn->around.above = above;
    drawn->around.level = above != NULL ? above->level + 1 : 0;
    walk->around = &drawn->around;
    return drawn;
}

void
sk_pdf_drawn_given(SkPdfDrawn *drawn, SkPdfObject *out)
{
    drawn->given = sk_pdf_out(drawn->walk, out);
}

static SkPdfObject *
entry_of(SkPdfWalk *walk, const SkPdfAround *around, SkPdfResource category,
         const char *name)
{
    SkPdfObject *entry = sk_pdf_entry(
        sk_pdf_at(walk->pdf, around->in, categories[category]), name);

    return sk_pdf_follow(walk->pdf, entry) != NULL ? entry : NULL;
}

/* Returns the resource @name as it was read, or NULL if there is none. It is
 * looked for in @drawn, then in what is around that, up to the page, and at
 * last in the resources for the fields of the interactive form. */
static SkPdfObject *
find(const SkPdfDrawn *drawn, SkPdfResource category, const char *name)
{
    SkPdfWalk *walk = drawn->walk;
    const SkPdfAround *around = &drawn->around;
    const SkPdfAround last = { .in = walk->defaults };

    for (; around != NULL; around = around->above) {
        SkPdfObject *entry = entry_of(walk, around, category, name);

        if (entry == NULL)
            continue;
        walk->leans = MIN(walk->leans, around->level);
        return entry;
    }
    walk->leans = 0; /* In another page it may be there. */
    return entry_of(walk, &last, category, name);
}

/* Returns what is written for the resource @name, which is made the first time;
 * NULL if it does not leave. */
static SkPdfObject *
resolve(SkPdfDrawn *drawn, SkPdfResource category, const char *name)
{
    SkPdfWalk *walk = drawn->walk;
    SkPdfObject *entry, *made = NULL;
    gpointer known = NULL;
    gsize len = strlen(name);

    if (len == 0 || len > SK_PDF_KEY_MAX)
        return NULL;
    if (drawn->named[category] == NULL)
        drawn->named[category] = g_hash_table_new(g_str_hash, g_str_equal);
    if (g_hash_table_lookup_extended(drawn->named[category], name, NULL,
                                     &known))
        return known;
    entry = find(drawn, category, name);
    /* A name without a resource is not remembered, because a content stream may
     * hold any number of such names. */
    if (entry == NULL)
        return NULL;
    made = sk_pdf_make(walk, sk_pdf_kind_of_resource(category), entry);
    g_hash_table_insert(drawn->named[category],
                        (gpointer)sk_pdf_new_name(walk->arena, name)->text,
                        made);
    return made;
}

/* ---- content ------------------------------------------------------------ */

static gboolean
has_resource(const SkPdfContent *content, SkPdfResource category,
             const char *name)
{
    SkPdfDrawn *drawn = content->data;
    SkPdfObject *named = NULL;

    if (drawn->given == NULL)
        return resolve(drawn, category, name) != NULL;
    named = sk_pdf_out(drawn->walk,
                       sk_pdf_entry(drawn->given, categories[category]));
    return sk_pdf_entry(named, name) != NULL;
}

static guint
components_of(const SkPdfContent *content, const char *name)
{
    SkPdfDrawn *drawn = content->data;
    SkPdf *pdf = drawn->walk->pdf;
    gboolean is_indexed;

    if (!has_resource(content, SK_PDF_RESOURCE_COLOR_SPACE, name))
        return 0;
    return sk_pdf_components(
        drawn->walk,
        sk_pdf_follow(pdf, find(drawn, SK_PDF_RESOURCE_COLOR_SPACE, name)),
        &is_indexed);
}

GBytes *
sk_pdf_drawn_content(SkPdfDrawn *drawn, SkPdfContentKind kind, GBytes *bytes)
{
    SkPdfWalk *walk = drawn->walk;
    SkPdfContent content = { .part = walk->part,
                             .limits = &walk->policy->limits,
                             .kind = kind,
                             .has = has_resource,
                             .components = components_of,
                             .data = drawn };
    GBytes *clean = NULL;

    content.bytes = g_bytes_get_data(bytes, &content.len);
    if (content.len > 0)
        clean = sk_pdf_content_clean(&content);
    else
        clean = g_bytes_new(NULL, 0);
    if (clean == NULL && content.reason == SK_REASON_LIMIT_SECONDS)
        sk_pdf_walk_fail(walk, content.reason, content.detail);
    if (clean == NULL)
        sk_pdf_count(walk, "content");
    g_bytes_unref(bytes);
    return clean != NULL ? clean : g_bytes_new(NULL, 0);
}

/* ---- the dictionary ----------------------------------------------------- */

static void
resolve_all(SkPdfDrawn *drawn, SkPdfResource category)
{
    const SkPdfObject *names =
        sk_pdf_at(drawn->walk->pdf, drawn->around.in, categories[category]);

    if (names == NULL || names->type != SK_PDF_DICTIONARY)
        return;
    for (guint i = 0; i < names->len; i++)
        resolve(drawn, category, names->entries[i].key);
}

void
sk_pdf_drawn_rest(SkPdfDrawn *drawn)
{
    for (guint i = 0; i < SK_PDF_N_RESOURCES; i++)
        resolve_all(drawn, i);
}

static SkPdfObject *
dictionary_of(SkPdfWalk *walk, GHashTable *named)
{
    SkPdfObject *out = NULL;
    GHashTableIter iter;
    gpointer name, value;

    if (named == NULL)
        return NULL;
    out = sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY,
                             g_hash_table_size(named));
    g_hash_table_iter_init(&iter, named);
    while (g_hash_table_iter_next(&iter, &name, &value))
        sk_pdf_put(out, name, value);
    sk_pdf_sort(out);
    return out->len > 0 ? out : NULL;
}

/* Makes the colour spaces that replace those of the device. If @drawn has no
 * resources of its own, those of the next thing around it hold. */
static void
resolve_implied(SkPdfDrawn *drawn)
{
    guint leans = drawn->walk->leans;
    const SkPdfAround *around = &drawn->around;

    while (around->in == NULL && around->above != NULL)
        around = around->above;
    for (guint i = 0; i < G_N_ELEMENTS(implied); i++)
        if (entry_of(drawn->walk, around, SK_PDF_RESOURCE_COLOR_SPACE,
                     implied[i]) != NULL) {
            resolve(drawn, SK_PDF_RESOURCE_COLOR_SPACE, implied[i]);
            leans = MIN(leans, around->level);
        }
    drawn->walk->leans = leans;
}

SkPdfObject *
sk_pdf_drawn_end(SkPdfDrawn *drawn)
{
    SkPdfWalk *walk = drawn->walk;
    SkPdfObject *out =
        sk_pdf_new_entries(walk->arena, SK_PDF_DICTIONARY, SK_PDF_N_RESOURCES);

    if (drawn->given == NULL)
        resolve_implied(drawn);
    for (guint i = 0; i < SK_PDF_N_RESOURCES; i++) {
        sk_pdf_put(out, categories[i], dictionary_of(walk, drawn->named[i]));
        g_clear_pointer(&drawn->named[i], g_hash_table_unref);
    }
    sk_pdf_sort(out);
    walk->around = drawn->around.above;
    g_free(drawn);
    return out->len > 0 ? out : NULL;
}

SkPdfObject *
sk_pdf_drawn_stream(SkPdfWalk *walk, const SkPdfKind *kind, SkPdfObject *in,
                    SkPdfContentKind content, GBytes *bytes)
{
    SkPdfDrawn *drawn =
        sk_pdf_drawn_begin(walk, sk_pdf_at(walk->pdf, in, "Resources"));
    SkPdfObject *resources = NULL, *out = NULL;

    bytes = sk_pdf_drawn_content(drawn, content, bytes);
    resources = sk_pdf_drawn_end(drawn);
    out = sk_pdf_fill(walk, kind, in, bytes);
    sk_pdf_set(walk, out, "Resources", resources);
    return out;
}
