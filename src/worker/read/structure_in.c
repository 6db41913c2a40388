/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns the bytes of a mail into a tree of parts. GMime finds the structure,
 * our own readers say what the headers of each entity mean, and the bookkeeping
 * of conserve.c finds what GMime left over. GMime's decoding of text, addresses
 * and encodings is not used, and its generators of boundaries and ids are never
 * called. This defends against parts that are hidden from one of two readers. A
 * mail attached to a mail is a leaf here, whatever its encoding, and is read by
 * itself, so that an ambiguity in it is known to be in it. There are two
 * exceptions to the RFCs: a multipart without parts becomes a file, so that it
 * is named and not lost, and a mail in base64 inside a mail is read.
 */
#include <string.h>
#include "core/mail_lines.h"
#include "core/part_private.h"
#include "worker/read/entity_line.h"
#include "worker/read/header_in.h"
#include "worker/read/message_in.h"
#include "worker/read/prescan.h"
#include "worker/read/tidy_in.h"

/* One byte string that GMime reads: a mail, or one that was encoded in it. */
typedef struct {
    SkReading *reading;
    GBytes *bytes; /* lent */
    SkMap *map;
    /* of Step; it replaces recursion, so that deep nesting is harmless */
    GQueue stack;
} Source;

/* One entity that is still to be visited. */
typedef struct {
    GMimeObject *object; /* lent */
    SkPart *parent;      /* lent */
    SkEntityPlace place;
    const char *fallback;
} Step;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParserOptions, g_mime_parser_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

/* The media types whose content is a mail. */
static const char *const mails[] = { "message/rfc822", "message/global",
                                     "message/news", NULL };

static void
push_step(Source *source, GMimeObject *object, SkPart *parent,
          SkEntityPlace place, const char *fallback)
{
    Step *step = g_new(Step, 1);

    *step = (Step){ object, parent, place, fallback };
    g_queue_push_head(&source->stack, step);
}

/* Tells the bookkeeping where the headers of @object stand. */
static void
map_headers(Source *source, GMimeObject *object)
{
    GMimeHeaderList *list = g_mime_object_get_header_list(object);

    for (int i = 0; i < g_mime_header_list_get_count(list); i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
        gint64 offset = g_mime_header_get_offset(header);
        if (offset < 0 || (gsize)offset >= g_bytes_get_size(source->bytes))
            continue;
        sk_map_add_header(source->map, (gsize)offset);
    }
}

/* Returns the bytes of a leaf as they stand, without a copy; GMime knows their
 * bounds. */
static GBytes *
raw_content(Source *source, GMimePart *part)
{
    GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
    GMimeStream *stream =
        wrapper != NULL ? g_mime_data_wrapper_get_stream(wrapper) : NULL;
    gsize size = g_bytes_get_size(source->bytes);
    gsize start, end;

    if (stream == NULL || stream->bound_start < 0)
        return g_bytes_new_static("", 0);
    start = MIN((gsize)stream->bound_start, size);
    end = stream->bound_end < 0 ? size : (gsize)stream->bound_end;
    end = CLAMP(end, start, size);
    sk_map_add_leaf(source->map, start, end);
    return g_bytes_new_from_bytes(source->bytes, start, end - start);
}

static gboolean
is_blank(const char *text)
{
    return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

/* Returns the part for a multipart in which GMime found no part. It is not
 * ambiguous if there is nothing at all, or only plain text in the copy of a
 * returned mail that was cut short. Else it is, and if the policy goes on in
 * spite of it, it becomes text if it is plain, or a file, so that it is named
 * and not lost. */
static SkPart *
empty_multipart(Source *source, const Step *step, const SkEntity *entity)
{
    const char *text =
        g_mime_multipart_get_prologue(GMIME_MULTIPART(step->object));
    gboolean returned = sk_part_role(step->parent) == SK_ROLE_MESSAGE &&
                        step->parent != source->reading->top;
    SkReport *report = source->reading->report;
    gboolean plain;

    if (is_blank(text)) {
        sk_report_add_untidy(report, "empty-part");
        return sk_part_new(SK_ROLE_MULTIPART, NULL, entity->claimed, NULL);
    }
    plain = !sk_lines_have_entity((const guint8 *)text, strlen(text));
    if (plain && returned)
        sk_report_add_untidy(report, "empty-part");
    else
        sk_report_add_ambiguous(report, "empty-multipart");
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return sk_part_new(plain ? SK_ROLE_BODY : SK_ROLE_ATTACHMENT, NULL,
                       plain ? "text/plain" : entity->claimed, bytes);
}

/* Returns the index of the child that the parameter start names, else that of
 * the first. */
static int
related_root(GMimeMultipart *multipart, const SkEntity *entity)
{
    const char *start = sk_params_get(entity->type, "start");
    int n = g_mime_multipart_get_count(multipart);

    if (start == NULL)
        return 0;
    g_autofree char *id = g_strdup(start + strspn(start, "<"));
    id[strcspn(id, ">")] = '\0';
    for (int i = 0; i < n; i++) {
        const char *own = g_mime_object_get_content_id(
            g_mime_multipart_get_part(multipart, i));
        if (g_strcmp0(own, id) == 0)
            return i;
    }
    return 0;
}

static void
visit_multipart(Source *source, const Step *step, const SkEntity *entity)
{
    GMimeMultipart *multipart = GMIME_MULTIPART(step->object);
    const char *boundary =
        g_mime_object_get_content_type_parameter(step->object, "boundary");
    gboolean related = strcmp(entity->claimed, "multipart/related") == 0;
    gboolean is_signed = strcmp(entity->claimed, "multipart/signed") == 0;
    const char *fallback = strcmp(entity->claimed, "multipart/digest") == 0
                               ? "message/rfc822"
                               : "text/plain";
    int n = g_mime_multipart_get_count(multipart);
    int root = related ? related_root(multipart, entity) : 0;
    SkPart *part;

    if (boundary != NULL && *boundary != '\0')
        sk_map_add_boundary(source->map, boundary);
    part = n == 0 ? empty_multipart(source, step, entity)
                  : sk_part_new(SK_ROLE_MULTIPART, NULL, entity->claimed, NULL);
    sk_part_append(step->parent, part);
    for (int i = n - 1; i >= 0; i--) {
        SkEntityPlace place = SK_PLACE_PLAIN;
        if (related && i != root)
            place = SK_PLACE_RELATED;
        if (is_signed && i > 0)
            place = SK_PLACE_SIGNATURE;
        push_step(source, g_mime_multipart_get_part(multipart, i), part, place,
                  fallback);
    }
}

/* Handles a mail attached to a mail, whatever its encoding: it is read later
 * and by itself, and has a report of its own. */
static void
visit_mail(Source *source, const Step *step, const SkEntity *entity,
           GBytes *raw)
{
    SkReading *reading = source->reading;
    SkReport *outer = reading->report;
    SkInner *inner = g_new0(SkInner, 1);
    const char *other;

    inner->report = reading->report = sk_report_new();
    g_autoptr(GBytes) decoded = sk_entity_mail(reading, entity, raw);
    g_autoptr(GBytes) tidy = sk_mail_tidy(decoded, inner->report);
    inner->bytes = sk_mail_from_file(tidy);
    inner->message =
        sk_part_new(SK_ROLE_MESSAGE, sk_entity_name(entity, &other),
                    "message/rfc822", NULL);
    sk_message_head(reading, inner->message, inner->bytes);
    reading->report = outer;
    sk_part_append(step->parent, inner->message);
    g_queue_push_tail(&reading->pending, inner);
}

static void
visit_leaf(Source *source, const Step *step, const SkEntity *entity)
{
    SkReading *reading = source->reading;
    g_autoptr(GBytes) raw = raw_content(source, GMIME_PART(step->object));

    if (g_str_has_prefix(entity->claimed, "multipart/"))
        sk_report_add_ambiguous(reading->report, "conflicting-content-type");
    if (g_strv_contains(mails, entity->claimed)) {
        visit_mail(source, step, entity, raw);
        return;
    }
    sk_part_append(step->parent,
                   sk_entity_leaf(reading, entity, raw, step->place));
}

/* Returns the bytes from the last header of @object to the end, which hold at
 * least all of its content. */
static GBytes *
content_and_more(Source *source, GMimeObject *object)
{
    GMimeHeaderList *list = g_mime_object_get_header_list(object);
    gsize size = g_bytes_get_size(source->bytes);
    gint64 last = 0;

    for (int i = 0; i < g_mime_header_list_get_count(list); i++) {
        gint64 offset =
            g_mime_header_get_offset(g_mime_header_list_get_header_at(list, i));

        last = MAX(last, offset);
    }
    last = MIN(last, (gint64)size);
    return g_bytes_new_from_bytes(source->bytes, (gsize)last,
                                  size - (gsize)last);
}

/* Returns whether our readers would take too long over the
 * headers of @object. */
static gboolean
has_huge_headers(GMimeObject *object)
{
    GMimeHeaderList *list = g_mime_object_get_header_list(object);
    int n = g_mime_header_list_get_count(list);
    gsize sum = 0;

    if (n > SK_HEADER_LINES_MAX)
        return TRUE;
    for (int i = 0; i < n; i++) {
        const char *value = g_mime_header_get_raw_value(
            g_mime_header_list_get_header_at(list, i));
        sum += value != NULL ? strlen(value) : 0;
    }
    return sum > SK_HEADER_BLOCK_MAX;
}

/* Returns how deep a child of @parent lies: the number of containers around it,
 * or of multiparts within its own mail, whichever is greater. A mail that is
 * written anew has at most one multipart, so what was read once is not too deep
 * the next time. */
static guint
depth_below(const SkPart *parent)
{
    guint multiparts = 0;
    guint boxes =
        sk_part_depth(parent) + (sk_part_role(parent) != SK_ROLE_MULTIPART);

    for (; parent != NULL && sk_part_role(parent) == SK_ROLE_MULTIPART;
         parent = sk_part_parent(parent))
        multiparts++;
    return MAX(boxes, multiparts + 1);
}

static void
visit(Source *source, const Step *step)
{
    SkReading *reading = source->reading;
    const SkLimits *limits = &reading->policy->limits;

    if (++reading->parts > limits->parts)
        reading->limit = SK_REASON_LIMIT_PARTS;
    else if (depth_below(step->parent) > limits->depth)
        reading->limit = SK_REASON_LIMIT_DEPTH;
    else if (has_huge_headers(step->object))
        reading->limit = SK_REASON_LIMIT_HEADERS;
    else if (sk_tree_look(reading->tree))
        reading->limit = SK_REASON_LIMIT_SECONDS;
    if (reading->limit != SK_REASON_NONE)
        return;
    g_autoptr(SkEntity) entity =
        sk_entity_read(reading, step->object, step->fallback);
    map_headers(source, step->object);
    if (GMIME_IS_MULTIPART(step->object)) {
        g_autoptr(GBytes) raw = content_and_more(source, step->object);
        sk_entity_check_encoding(reading, entity, raw);
        visit_multipart(source, step, entity);
    } else if (GMIME_IS_PART(step->object)) {
        visit_leaf(source, step, entity);
    } else {
        sk_report_add_ambiguous(reading->report, "malformed");
    }
}

void
sk_structure_prepare(void)
{
    g_mime_init();
    for (guint i = 0; mails[i] != NULL; i++)
        g_mime_object_register_type("message", strchr(mails[i], '/') + 1,
                                    GMIME_TYPE_PART);
}

/* Lets GMime parse @bytes, so that every content is a stretch of them. A stream
 * that does not own its array neither copies nor frees it, and nothing writes
 * to this one. */
static GMimeMessage *
parse(SkReading *reading, GByteArray *bytes)
{
    g_autoptr(GMimeParserOptions) options = g_mime_parser_options_new();
    g_autoptr(GMimeStream) stream =
        g_mime_stream_mem_new_with_byte_array(bytes);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);

    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_parser_options_set_warning_callback(options, sk_mime_warning,
                                               reading);
    g_mime_parser_set_persist_stream(parser, TRUE);
    g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
    g_mime_parser_set_respect_content_length(parser, FALSE);
    return g_mime_parser_construct_message(parser, options);
}

/* Checks for MIME headers in the first lines of a text body, as they stand in
 * the mail: its headers then ended too early, and some readers read on. */
static void
check_header_in_body(SkReading *reading, const SkPart *part, const guint8 *data,
                     gsize len)
{
    const guint8 *body = memmem(data, len, "\r\n\r\n", 4);

    if (body != NULL && g_strcmp0(sk_part_claimed(part), "text/plain") == 0 &&
        sk_lines_have_mime_header(body + 4, len - (gsize)(body + 4 - data)))
        sk_report_add_ambiguous(reading->report, "header-in-body");
}

void
sk_structure_read(SkReading *reading, GBytes *bytes, SkPart *message)
{
    gsize len;
    const guint8 *data = g_bytes_get_data(bytes, &len);
    g_autoptr(SkMap) map = sk_map_new(data, len);
    GByteArray lent = { (guint8 *)(guintptr)data, (guint)len };
    g_autoptr(GMimeMessage) parsed = parse(reading, &lent);
    Source source = { reading, bytes, map, G_QUEUE_INIT };
    GMimeObject *root =
        parsed != NULL ? g_mime_message_get_mime_part(parsed) : NULL;
    guint first = sk_part_n_children(message);

    if (root == NULL) {
        sk_report_add_ambiguous(reading->report, "malformed");
        return;
    }
    map_headers(&source, GMIME_OBJECT(parsed));
    push_step(&source, root, message, SK_PLACE_PLAIN, "text/plain");
    while (!g_queue_is_empty(&source.stack)) {
        g_autofree Step *step = g_queue_pop_head(&source.stack);
        if (reading->limit == SK_REASON_NONE)
            visit(&source, step);
    }
    if (reading->limit != SK_REASON_NONE)
        return;
    reading->limit = sk_map_check(map, reading->report, reading->tree);
    if (sk_part_n_children(message) > first)
        check_header_in_body(reading, sk_part_child(message, first), data, len);
}
