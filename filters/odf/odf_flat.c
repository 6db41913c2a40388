/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes flat OpenDocument files (one XML file, OpenDocument 1.4, part 3, 3.1.2)
 * apart into the members that a package would have, so that one set of lists
 * judges both. This file decides nothing about content: it leaves out elements
 * in namespaces that no list knows, and writes all others as they came.
 */
#include <string.h>
#include <markup/markup_read.h>
#include "odf/odf_package.h"

#define OBJECTS_MAX 1000

/* The parts of a document, in the order in which they are written. */
static const char *const sections[] = {
    "meta",   "settings",         "scripts",       "font-face-decls",
    "styles", "automatic-styles", "master-styles", "body",
    NULL,
};
/* clang-format off */
enum { META, SETTINGS, SCRIPTS, FONTS, STYLES, AUTOMATIC, MASTER, BODY,
       N_SECTIONS };
/* clang-format on */

/* A document, which may stand in another. */
typedef struct {
    char *folder; /* "" or "Object 1/" */
    char *version;
    GString *section[N_SECTIONS];
    GString *math; /* the only member of a formula; else NULL */
    GString *out;  /* the section that is open, or NULL */
    guint depth;   /* of its root */
    guint objects, pictures;
} Document;

typedef struct {
    GArray *members; /* of SkOdfFlatMember */
    GPtrArray *open; /* of Document: those that are open, the innermost last */
    guint skipped;   /* the depth of what is left out, plus 1 */
    gboolean is_tag_open; /* the ">" of a start tag is still to come */
    gboolean may_refer;   /* that tag may get a reference to what is in it */
    GString *binary;      /* the base64 that is being read; else NULL */
    char *binary_name;
    const char *type;
    guint n_objects;
} Flat;

static void
clear_flat_member(gpointer data)
{
    SkOdfFlatMember *member = data;

    g_free(member->name);
    g_bytes_unref(member->bytes);
}

static void
free_document(gpointer data)
{
    Document *document = data;

    for (guint i = 0; i < N_SECTIONS; i++)
        if (document->section[i] != NULL)
            g_string_free(document->section[i], TRUE);
    if (document->math != NULL)
        g_string_free(document->math, TRUE);
    g_free(document->folder);
    g_free(document->version);
    g_free(document);
}

static Document *
innermost(Flat *flat)
{
    return flat->open->len > 0 ? flat->open->pdata[flat->open->len - 1] : NULL;
}

/* ---- writing ------------------------------------------------------------ */

static void
put_escaped(GString *out, const char *text, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (strchr("&<>\"\t\n\r", text[i]) != NULL)
            g_string_append_printf(out, "&#%d;", text[i]);
        else
            g_string_append_c(out, text[i]);
}

static void
put_attribute(GString *out, const char *prefix, const char *name,
              const char *value)
{
    g_string_append_printf(out, *prefix != '\0' ? " %s:%s=\"" : " %s%s=\"",
                           prefix, name);
    put_escaped(out, value, strlen(value));
    g_string_append_c(out, '"');
}

static void
close_tag(Flat *flat, GString *out)
{
    if (flat->is_tag_open)
        g_string_append_c(out, '>');
    flat->is_tag_open = FALSE;
}

static void
put_start(Flat *flat, GString *out, const SkMarkupTag *tag)
{
    static const char *const referring[] = {
        "image",
        "object",
        "fill-image",
        "background-image",
        "list-level-style-image",
        NULL,
    };

    close_tag(flat, out);
    flat->may_refer = g_strv_contains(referring, tag->name);
    g_string_append_printf(out, "<%s:%s", tag->space->prefix, tag->name);
    for (guint i = 0; i < tag->n_attributes; i++) {
        SkMarkupAttribute *a = &tag->attributes[i];

        if (a->space != NULL)
            put_attribute(out, a->space->prefix, a->name,
                          sk_markup_attribute_value(tag, a));
    }
    flat->is_tag_open = TRUE;
}

/* ---- members ------------------------------------------------------------ */

/* Takes @bytes. */
static void
add_member(Flat *flat, const char *folder, const char *name, GBytes *bytes)
{
    SkOdfFlatMember member = { g_strconcat(folder, name, NULL), bytes };

    g_array_append_val(flat->members, member);
}

static void
put_root(GString *xml, const char *root, const char *version)
{
    g_string_append_printf(xml, "<%s", root);
    for (guint i = 0; sk_markup_space_at(i) != NULL; i++) {
        const SkMarkupSpace *space = sk_markup_space_at(i);

        /* the first of a prefix, if the table has it twice */
        if (*space->prefix != '\0' && strcmp(space->prefix, "xml") != 0 &&
            sk_markup_space(space->prefix) == space)
            put_attribute(xml, "xmlns", space->prefix, space->uri);
    }
    if (version != NULL)
        put_attribute(xml, "office", "version", version);
    g_string_append_c(xml, '>');
}

static void
add_xml(Flat *flat, const Document *document, const char *name,
        const char *root, guint from, guint to, guint without)
{
    GString *xml = g_string_new(NULL);
    gboolean is_there = FALSE;

    put_root(xml, root, document->version);
    for (guint i = from; i <= to; i++) {
        if (document->section[i] == NULL || (without & 1u << i) != 0)
            continue;
        g_string_append_len(xml, document->section[i]->str,
                            (gssize)document->section[i]->len);
        is_there = TRUE;
    }
    g_string_append_printf(xml, "</%s>", root);
    if (is_there)
        add_member(flat, document->folder, name, g_string_free_to_bytes(xml));
    else
        g_string_free(xml, TRUE);
}

static void
add_document(Flat *flat, Document *document)
{
    if (document->math != NULL) {
        add_member(flat, document->folder, "content.xml",
                   g_string_free_to_bytes(document->math));
        document->math = NULL;
        return;
    }
    add_xml(flat, document, "content.xml", "office:document-content", SCRIPTS,
            BODY, 1u << STYLES | 1u << MASTER);
    add_xml(flat, document, "styles.xml", "office:document-styles", FONTS,
            MASTER, 0);
    add_xml(flat, document, "meta.xml", "office:document-meta", META, META, 0);
    add_xml(flat, document, "settings.xml", "office:document-settings",
            SETTINGS, SETTINGS, 0);
}

/* ---- events ------------------------------------------------------------- */

static Document *
push_document(Flat *flat, char *folder, const SkMarkupTag *tag)
{
    Document *document = g_new0(Document, 1);

    document->folder = folder;
    document->depth = tag->depth;
    document->version = g_strdup(sk_markup_value(tag, "office", "version"));
    g_ptr_array_add(flat->open, document);
    flat->is_tag_open = FALSE;
    return document;
}

/* Begins a document within another one. The element around it, whose start tag
 * is not closed yet, gets a reference to it. */
static gboolean
push_inner(Flat *flat, SkMarkupTag *tag)
{
    Document *outer = innermost(flat), *inner = NULL;
    g_autofree char *name = NULL;

    if (!flat->is_tag_open || outer->out == NULL ||
        ++flat->n_objects > OBJECTS_MAX)
        return FALSE;
    name = g_strdup_printf("Object %u", ++outer->objects);
    put_attribute(outer->out, "xlink", "href", name);
    g_string_append_c(outer->out, '>');
    inner =
        push_document(flat, g_strconcat(outer->folder, name, "/", NULL), tag);
    if (!sk_markup_is(tag, "math", "math"))
        return TRUE;
    inner->math = g_string_new(NULL);
    put_root(inner->math, "math:math", NULL);
    inner->out = inner->math;
    return TRUE;
}

static gboolean
open_section(Flat *flat, Document *document, const SkMarkupTag *tag)
{
    for (guint i = 0; sections[i] != NULL; i++)
        if (sk_markup_is(tag, "office", sections[i]) &&
            document->section[i] == NULL) {
            document->out = document->section[i] = g_string_new(NULL);
            put_start(flat, document->out, tag);
            return TRUE;
        }
    return FALSE;
}

static gboolean
begin_binary(Flat *flat, Document *document)
{
    if (!flat->is_tag_open || document->out == NULL)
        return FALSE;
    flat->binary_name = g_strdup_printf("Pictures/%u", ++document->pictures);
    put_attribute(document->out, "xlink", "href", flat->binary_name);
    flat->binary = g_string_new(NULL);
    return TRUE;
}

/* Writes @tag. Returns FALSE if it is left out. */
static gboolean
take_start(Flat *flat, SkMarkupTag *tag)
{
    Document *document = innermost(flat);

    if (tag->space == NULL || flat->binary != NULL)
        return FALSE;
    if (document == NULL) {
        const char *type = sk_markup_value(tag, "office", "mimetype");

        flat->type = type != NULL ? sk_odf_type(type, strlen(type)) : NULL;
        push_document(flat, g_strdup(""), tag);
        return sk_markup_is(tag, "office", "document");
    }
    if (sk_markup_is(tag, "office", "document") ||
        (sk_markup_is(tag, "math", "math") && document->math == NULL))
        return push_inner(flat, tag);
    if (sk_markup_is(tag, "office", "binary-data"))
        return begin_binary(flat, document);
    if (tag->depth == document->depth + 1 && document->math == NULL)
        return open_section(flat, document, tag);
    put_start(flat, document->out, tag);
    return TRUE;
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Flat *flat = user;

    if (flat->skipped == 0 && !take_start(flat, tag))
        flat->skipped = tag->depth + 1;
    return TRUE;
}

static void
end_binary(Flat *flat, Document *document)
{
    gsize len = 0;
    guchar *bytes = g_base64_decode(flat->binary->str, &len);

    add_member(flat, document->folder, flat->binary_name,
               g_bytes_new_take(bytes, len));
    g_string_free(flat->binary, TRUE);
    flat->binary = NULL;
    g_clear_pointer(&flat->binary_name, g_free);
}

static void
end_document(Flat *flat, Document *document)
{
    if (document->math != NULL) {
        close_tag(flat, document->math);
        g_string_append(document->math, "</math:math>");
    }
    add_document(flat, document);
    flat->is_tag_open = FALSE;
    g_ptr_array_set_size(flat->open, (gint)flat->open->len - 1);
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    Flat *flat = user;
    Document *document = innermost(flat);

    if (flat->skipped > 0) {
        if (flat->skipped == tag->depth + 1)
            flat->skipped = 0;
        return TRUE;
    }
    if (flat->binary != NULL) {
        end_binary(flat, document);
    } else if (tag->depth == document->depth) {
        end_document(flat, document);
    } else {
        close_tag(flat, document->out);
        g_string_append_printf(document->out, "</%s:%s>", tag->space->prefix,
                               tag->name);
    }
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    Flat *flat = user;
    Document *document = innermost(flat);
    gboolean is_blank = TRUE;

    if (flat->skipped > 0 || document == NULL)
        return TRUE;
    if (flat->binary != NULL) {
        g_string_append_len(flat->binary, text, (gssize)len);
        return TRUE;
    }
    for (gsize i = 0; is_blank && i < len; i++)
        is_blank = strchr(" \t\r\n", text[i]) != NULL;
    /* Blanks may stand before a picture or a document, which still have to add
     * to the start tag. */
    if (document->out == NULL ||
        (is_blank && flat->is_tag_open && flat->may_refer))
        return TRUE;
    close_tag(flat, document->out);
    put_escaped(document->out, text, len);
    return TRUE;
}

GArray *
sk_odf_flat_split(SkPart *part, const char **type, SkReason *why,
                  const char **detail)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    Flat flat = { 0 };
    gboolean is_read = FALSE;

    flat.members = g_array_new(FALSE, TRUE, sizeof(SkOdfFlatMember));
    g_array_set_clear_func(flat.members, clear_flat_member);
    flat.open = g_ptr_array_new_with_free_func(free_document);
    *why = SK_REASON_UNREADABLE;
    is_read =
        sk_markup_read(part, sk_part_bytes(part), &events, &flat, why, detail);
    g_ptr_array_unref(flat.open);
    if (flat.binary != NULL)
        g_string_free(flat.binary, TRUE);
    g_free(flat.binary_name);
    *type = flat.type;
    if (is_read && flat.type != NULL)
        return flat.members;
    if (is_read)
        *detail = "mimetype";
    g_array_unref(flat.members);
    return NULL;
}
