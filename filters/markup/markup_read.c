/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs the SAX2 interface of libxml2 over the XML of documents (markup_read.h);
 * no other file of documents calls libxml2. Nothing is allocated for an
 * element: its attributes and their values lie in rooms that the next tag uses
 * again, because a sheet has millions of cells.
 */
#include <string.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <markup/markup_bytes.h>
#include <markup/markup_reader.h>

static void
stop(SkMarkupReader *reader, SkReason why, const char *detail)
{
    if (reader->stopped)
        return;
    reader->stopped = TRUE;
    reader->why = why;
    reader->detail = detail;
    xmlStopParser(reader->xml);
}

/* ---- namespaces --------------------------------------------------------- */

static const SkMarkupSpace *
find_space(SkMarkupReader *reader, const xmlChar *uri, gboolean *strict)
{
    guint at = (guint)((gsize)uri >> 3) % SK_MARKUP_SEEN;

    if (uri == NULL) {
        *strict = FALSE;
        return reader->none;
    }
    if (reader->seen[at].uri != uri) {
        reader->seen[at].strict = FALSE;
        reader->seen[at].uri = uri;
        reader->seen[at].space =
            sk_markup_space_of_uri((const char *)uri, &reader->seen[at].strict);
    }
    *strict = reader->seen[at].strict;
    return reader->seen[at].space;
}

static void
declare(SkMarkupReader *reader, const xmlChar **pairs, int n)
{
    for (int i = 0; i < n; i++) {
        SkMarkupDeclared one = { (const char *)pairs[2 * i],
                                 (const char *)pairs[2 * i + 1],
                                 reader->depth };

        g_array_append_val(reader->scope, one);
    }
}

static void
forget(SkMarkupReader *reader)
{
    guint n = reader->scope->len;

    while (n > 0 &&
           g_array_index(reader->scope, SkMarkupDeclared, n - 1).depth >=
               reader->depth)
        n--;
    if (n < reader->scope->len)
        g_array_set_size(reader->scope, n);
}

/* ---- attributes --------------------------------------------------------- */

/* Takes the attributes of a tag out of the five pointers that libxml2 gives for
 * each: name, prefix, URI, and begin and end of the value. */
static void
take_attributes(SkMarkupReader *reader, SkMarkupTag *tag, guint n,
                const xmlChar **given)
{
    gsize len = 0;
    gboolean strict = FALSE;

    if (n + SK_MARKUP_ADDED_MAX > reader->room) {
        reader->room = n + SK_MARKUP_ADDED_MAX + 48;
        reader->attributes =
            g_renew(SkMarkupAttribute, reader->attributes, reader->room);
    }
    for (guint i = 0; i < n; i++, given += 5) {
        reader->attributes[i] =
            (SkMarkupAttribute){ .space = find_space(reader, given[2], &strict),
                                 .name = (const char *)given[0],
                                 .value = (const char *)given[3],
                                 .len = (gsize)(given[4] - given[3]) };
        len += reader->attributes[i].len + 1;
    }
    /* The room must not move as long as the tag lives. */
    if (len > reader->values->len)
        g_byte_array_set_size(reader->values, (guint)MIN(len, G_MAXUINT));
    reader->values_len = 0;
    tag->attributes = reader->attributes;
    tag->n_attributes = n;
}

const char *
sk_markup_intern(SkMarkupReader *reader, const char *name)
{
    return (const char *)xmlDictLookup(reader->xml->dict, (const xmlChar *)name,
                                       -1);
}

/* ---- events ------------------------------------------------------------- */

static gboolean
end_text(SkMarkupReader *reader)
{
    gboolean good = TRUE;

    if (reader->text->len == 0)
        return TRUE;
    if (reader->events->text != NULL)
        good = reader->events->text(reader->user, reader->text->str,
                                    reader->text->len);
    g_string_truncate(reader->text, 0);
    if (!good)
        stop(reader, SK_REASON_NONE, NULL);
    return good;
}

/* Returns the limit that a tag at the current place goes beyond, or NULL. */
static const char *
over_limit(SkMarkupReader *reader)
{
    if (reader->scope->len > SK_MARKUP_DECLARED_MAX)
        return "namespaces";
    if (reader->tags++ % 1024 == 0 &&
        xmlDictSize(reader->xml->dict) > SK_MARKUP_NAMES_MAX)
        return "names";
    return NULL;
}

static void
on_start(void *user, const xmlChar *name, const xmlChar *prefix,
         const xmlChar *uri, int n_spaces, const xmlChar **spaces, int n,
         int n_defaulted, const xmlChar **attributes)
{
    SkMarkupReader *reader = user;
    SkMarkupTag tag = { .name = (const char *)name, .reader = reader };
    const char *over = NULL;

    (void)prefix;
    (void)n_defaulted;
    if (reader->stopped || !end_text(reader))
        return;
    if (reader->depth >= SK_MARKUP_DEPTH_MAX) {
        stop(reader, SK_REASON_LIMIT_DEPTH, "xml");
        return;
    }
    if (sk_part_out_of_time(reader->part)) {
        stop(reader, SK_REASON_LIMIT_SECONDS, NULL);
        return;
    }
    if (n_spaces > 0)
        declare(reader, spaces, n_spaces);
    over = over_limit(reader);
    if (over != NULL) {
        stop(reader, SK_REASON_UNREADABLE, over);
        return;
    }
    if (reader->changed != NULL)
        g_string_chunk_clear(reader->changed);
    tag.space = find_space(reader, uri, &tag.strict);
    tag.depth = reader->depth++;
    take_attributes(reader, &tag, (guint)n, attributes);
    if (reader->events->start != NULL &&
        !reader->events->start(reader->user, &tag))
        stop(reader, SK_REASON_NONE, NULL);
}

static void
on_end(void *user, const xmlChar *name, const xmlChar *prefix,
       const xmlChar *uri)
{
    SkMarkupReader *reader = user;
    SkMarkupTag tag = { .name = (const char *)name, .reader = reader };

    (void)prefix;
    if (reader->stopped || !end_text(reader))
        return;
    tag.space = find_space(reader, uri, &tag.strict);
    tag.depth = --reader->depth;
    if (reader->events->end != NULL && !reader->events->end(reader->user, &tag))
        stop(reader, SK_REASON_NONE, NULL);
    forget(reader);
}

static void
on_text(void *user, const xmlChar *text, int len)
{
    SkMarkupReader *reader = user;

    if (!reader->stopped)
        g_string_append_len(reader->text, (const char *)text, len);
}

static void
on_comment(void *user, const xmlChar *text)
{
    (void)text;
    ((SkMarkupReader *)user)->comments++;
}

static void
on_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
    (void)target;
    (void)data;
    ((SkMarkupReader *)user)->instructions++;
}

static void
on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
           const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    stop(user, SK_REASON_UNREADABLE, "doctype");
}

static xmlEntityPtr
get_entity(void *user, const xmlChar *name)
{
    (void)user;
    return xmlGetPredefinedEntity(name);
}

static void
on_error(void *user, xmlErrorPtr error)
{
    /* The parser itself remembers that the file is not well-formed. */
    (void)user;
    (void)error;
}

/* ---- the file ----------------------------------------------------------- */

static int
give(void *user, char *to, int room)
{
    SkMarkupReader *reader = user;
    gsize n = MIN((gsize)(reader->end - reader->next), (gsize)MAX(room, 0));

    if (n > 0)
        memcpy(to, reader->next, n);
    reader->next += n;
    return (int)n;
}

static gboolean
parse(SkMarkupReader *reader)
{
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .comment = on_comment,
        .processingInstruction = on_instruction,
        .internalSubset = on_doctype,
        .getEntity = get_entity,
        .serror = on_error,
    };
    gboolean good = FALSE;

    reader->xml = xmlCreateIOParserCtxt(&sax, reader, give, NULL, reader,
                                        XML_CHAR_ENCODING_NONE);
    if (reader->xml == NULL)
        return FALSE;
    xmlCtxtUseOptions(reader->xml,
                      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(reader->xml);
    good = !reader->stopped && reader->xml->wellFormed &&
           reader->xml->nsWellFormed && reader->next == reader->end;
    if (reader->xml->myDoc != NULL)
        xmlFreeDoc(reader->xml->myDoc);
    reader->xml->myDoc = NULL;
    xmlFreeParserCtxt(reader->xml);
    return good;
}

gboolean
sk_markup_read(SkPart *part, GBytes *bytes, const SkMarkupEvents *events,
               gpointer user, SkReason *why, const char **detail)
{
    g_autoptr(GBytes) utf8 = sk_markup_utf8(bytes);
    SkMarkupReader reader = {
        .part = part,
        .events = events,
        .user = user,
        .detail = "xml",
        .none = sk_markup_space_at(0),
    };
    gsize len = 0;
    gboolean good = FALSE;

    reader.why = SK_REASON_UNREADABLE;
    if (utf8 == NULL) {
        reader.detail = "encoding";
    } else {
        reader.next = g_bytes_get_data(utf8, &len);
        reader.end = reader.next + len;
    }
    if (utf8 != NULL && !sk_markup_is_bounded(reader.next, len)) {
        reader.detail = "attributes";
    } else if (utf8 != NULL) {
        reader.scope = g_array_new(FALSE, FALSE, sizeof(SkMarkupDeclared));
        reader.values = g_byte_array_new();
        reader.text = g_string_new(NULL);
        good = parse(&reader);
        g_array_unref(reader.scope);
        g_byte_array_unref(reader.values);
        g_string_free(reader.text, TRUE);
        g_free(reader.attributes);
        g_clear_pointer(&reader.changed, g_string_chunk_free);
    }
    sk_part_count(part, "markup-comment", reader.comments, NULL);
    sk_part_count(part, "instruction", reader.instructions, NULL);
    if (!good && reader.why != SK_REASON_NONE) {
        *why = reader.why;
        *detail = reader.detail;
    }
    return good;
}

void
sk_markup_warm(void)
{
    xmlInitParser();
}
