/* SPDX-License-Identifier: Apache-2.0
 *
 * One MIME entity: what its headers claim, how its content is encoded, which
 * role it plays. The headers are read by our own readers from GMime's raw
 * values; two that disagree make the mail ambiguous, and the first one counts.
 * Looks at no content but to undo its encoding. Stands against A1-A5, A13,
 * A14, A19 and A21 of the catalogue.
 */
#include <string.h>
#include "core/part-private.h"
#include "worker/decode.h"
#include "worker/header_in.h"
#include "worker/message_in.h"

/* The first raw value of @name; says @word when another one differs. */
static const char *
first_value(SkReading *reading, GMimeObject *object, const char *name,
            const char *word)
{
    GMimeHeaderList *list = g_mime_object_get_header_list(object);
    const char *first = NULL;

    for (int i = 0; i < g_mime_header_list_get_count(list); i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
        const char *value = g_mime_header_get_raw_value(header);
        if (value == NULL ||
            g_ascii_strcasecmp(g_mime_header_get_name(header), name) != 0)
            continue;
        if (first == NULL)
            first = value;
        else if (sk_raw_header_same(first, strlen(first), value, strlen(value)))
            sk_report_add_untidy(reading->report, "duplicate-header");
        else
            sk_report_add_ambiguous(reading->report, word);
    }
    return first;
}

static gboolean
is_media_type(const char *text)
{
    const char *slash = strchr(text, '/');

    if (slash == NULL || slash == text || slash[1] == '\0' ||
        strlen(text) > 127)
        return FALSE;
    for (const char *p = text; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && strchr("!#$&-^_.+/", *p) == NULL)
            return FALSE;
    return strchr(slash + 1, '/') == NULL;
}

/* Old mailers wrote "text"; "text/plain; charset" without the blanks is no
 * riddle either. What is unreadable is a file of unknown kind. */
static char *
claimed_type(SkReading *reading, const char *value, const char *fallback)
{
    if (is_media_type(value))
        return g_strdup(value);
    if (*value == '\0')
        return g_strdup(fallback);
    sk_report_add_untidy(reading->report, "bad-content-type");
    return g_strdup(strcmp(value, "text") == 0 ? "text/plain"
                                               : "application/octet-stream");
}

/* Two boundaries, or one that readers spell in two ways. */
static void
judge_boundary(SkReading *reading, const SkEntity *entity, GMimeObject *object)
{
    const SkParam *own = sk_params_find(entity->type, "boundary");
    const char *other =
        g_mime_object_get_content_type_parameter(object, "boundary");

    if (entity->type->conflicting_boundary)
        sk_report_add_ambiguous(reading->report, "conflicting-boundary");
    if (!g_str_has_prefix(entity->claimed, "multipart/"))
        return;
    if (own == NULL || *own->value == '\0')
        sk_report_add_ambiguous(reading->report, "no-boundary");
    else if (own->encoded || own->odd)
        sk_report_add_ambiguous(reading->report, "boundary-form");
    else if (g_strcmp0(own->value, other) != 0)
        sk_report_add_ambiguous(reading->report, "boundary-form");
}

SkEntity *
sk_entity_read(SkReading *reading, GMimeObject *object, const char *fallback)
{
    SkEntity *entity = g_new0(SkEntity, 1);
    SkReport *report = reading->report;
    const char *type = first_value(reading, object, "Content-Type",
                                   "conflicting-content-type");
    const char *disposition = first_value(
        reading, object, "Content-Disposition", "conflicting-disposition");

    entity->type = sk_params_parse(type, &reading->seen);
    entity->disposition = sk_params_parse(disposition, &reading->seen);
    entity->claimed = claimed_type(reading, entity->type->value, fallback);
    entity->encoding = g_strdup(first_value(
        reading, object, "Content-Transfer-Encoding", "conflicting-encoding"));
    entity->has_id = first_value(reading, object, "Content-ID",
                                 "conflicting-header") != NULL;
    if (entity->type->bad || entity->disposition->bad)
        sk_report_add_untidy(report, "bad-parameter");
    if (entity->type->duplicate || entity->disposition->duplicate)
        sk_report_add_untidy(report, "duplicate-parameter");
    if (entity->type->conflicting)
        sk_report_add_ambiguous(report, "conflicting-parameter");
    judge_boundary(reading, entity, object);
    return entity;
}

void
sk_entity_free(SkEntity *entity)
{
    sk_params_free(entity->type);
    sk_params_free(entity->disposition);
    g_free(entity->claimed);
    g_free(entity->encoding);
    g_free(entity);
}

const char *
sk_entity_name(const SkEntity *entity, const char **other)
{
    return sk_params_filename(entity->disposition, entity->type, other);
}

static gboolean
is_text(const SkEntity *entity)
{
    return g_str_has_prefix(entity->claimed, "text/");
}

static SkEncoding
judged_encoding(SkReading *reading, const SkEntity *entity)
{
    SkEncodingSeen seen;
    SkEncoding encoding = sk_encoding_parse(entity->encoding, &seen);

    if (seen.conflicting)
        sk_report_add_ambiguous(reading->report, "conflicting-encoding");
    if (encoding == SK_ENCODING_UNKNOWN)
        sk_report_add_untidy(reading->report, "unknown-encoding");
    else if (seen.untidy)
        sk_report_add_untidy(reading->report, "bad-encoding");
    return encoding;
}

/* Text that is base64 for one reader and plain for another. Should the policy
 * go on, the reading that makes sense is kept in *@bytes. */
static void
judge_text(SkReading *reading, SkEncoding encoding, const SkDecodeSeen *seen,
           GBytes *raw, GBytes **bytes)
{
    gsize len;
    const char *data = g_bytes_get_data(raw, &len);

    if (encoding == SK_ENCODING_UNKNOWN
            ? !sk_base64_looks_like((const guint8 *)data, len)
            : !seen->foreign)
        return;
    sk_report_add_ambiguous(reading->report, "encoded-text");
    if (*bytes == NULL)
        return;
    data = g_bytes_get_data(*bytes, &len);
    if (g_utf8_validate_len(data, len, NULL))
        return;
    g_bytes_unref(*bytes);
    *bytes = g_bytes_ref(raw);
}

GBytes *
sk_entity_decode(SkReading *reading, const SkEntity *entity, GBytes *raw)
{
    SkEncoding encoding = judged_encoding(reading, entity);
    SkDecodeSeen seen;
    gsize len;
    const guint8 *data = g_bytes_get_data(raw, &len);
    GBytes *bytes = sk_encoding_undo(encoding, raw, &seen);

    if (seen.two_ways)
        sk_report_add_ambiguous(reading->report, "base64-two-ways");
    if (seen.junk)
        sk_report_add_untidy(reading->report, "encoding-junk");
    if (memchr(data, '\0', len) != NULL)
        sk_report_add_untidy(reading->report, "binary-body");
    if (encoding == SK_ENCODING_UNKNOWN && !is_text(entity))
        g_clear_pointer(&bytes, g_bytes_unref);
    else if (is_text(entity))
        judge_text(reading, encoding, &seen, raw, &bytes);
    reading->expanded += bytes != NULL ? g_bytes_get_size(bytes) : 0;
    if (reading->expanded > reading->policy->limits.expanded)
        reading->limit = SK_REASON_LIMIT_EXPANDED;
    return bytes;
}

void
sk_entity_check_encoding(SkReading *reading, const SkEntity *entity,
                         GBytes *raw, gboolean is_message)
{
    SkDecodeSeen seen;
    SkEncoding encoding = judged_encoding(reading, entity);

    if (encoding == SK_ENCODING_IDENTITY)
        return;
    g_autoptr(GBytes) decoded = sk_encoding_undo(encoding, raw, &seen);
    if (decoded != NULL && encoding != SK_ENCODING_UNKNOWN &&
        g_bytes_equal(decoded, raw))
        sk_report_add_untidy(reading->report, is_message
                                                  ? "encoding-on-message"
                                                  : "encoding-on-multipart");
    else
        sk_report_add_ambiguous(reading->report,
                                is_message ? "ambiguous-encoding-on-message"
                                           : "ambiguous-encoding-on-multipart");
}

/* Types that are text for people, besides text/plain and text/html. */
static gboolean
is_body_type(const char *claimed)
{
    static const char *const types[] = {
        "text/plain",
        "text/html",
        "text/enriched",
        "text/richtext",
        "text/rfc822-headers",
        "message/global-headers",
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "message/global-disposition-notification",
        "message/feedback-report",
    };

    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (strcmp(claimed, types[i]) == 0)
            return TRUE;
    return FALSE;
}

static SkRole
role_of(SkReading *reading, const SkEntity *entity, SkEntityPlace place)
{
    const char *other;
    gboolean named = sk_entity_name(entity, &other) != NULL;
    const char *disposition = entity->disposition->value;
    gboolean attached = strcmp(disposition, "attachment") == 0;

    if (place == SK_PLACE_SIGNATURE)
        return SK_ROLE_ATTACHMENT;
    if (is_body_type(entity->claimed)) {
        if (attached || (named && reading->has_text))
            return SK_ROLE_ATTACHMENT;
        if (place == SK_PLACE_RELATED && entity->has_id)
            return SK_ROLE_INLINE;
        reading->has_text = TRUE;
        return SK_ROLE_BODY;
    }
    if (attached)
        return SK_ROLE_ATTACHMENT;
    return place == SK_PLACE_RELATED || entity->has_id ||
                   strcmp(disposition, "inline") == 0
               ? SK_ROLE_INLINE
               : SK_ROLE_ATTACHMENT;
}

static void
copy_params(SkPart *part, const SkEntity *entity)
{
    static const char *const names[] = { "charset", "format", "delsp",
                                         "method" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = sk_params_get(entity->type, names[i]);
        if (value != NULL && *value != '\0')
            sk_part_set_param(part, names[i], value);
    }
}

/* Every name a reader may find, wherever it looks: which of them is the worst is
 * judged later. */
static void
add_names(SkPart *part, const SkParams *params)
{
    for (guint i = 0; i < params->params->len; i++) {
        const SkParam *param = g_ptr_array_index(params->params, i);

        if (*param->value != '\0' && (strcmp(param->name, "filename") == 0 ||
                                      strcmp(param->name, "name") == 0))
            sk_part_add_name(part, param->value);
    }
}

SkPart *
sk_entity_leaf(SkReading *reading, const SkEntity *entity, GBytes *raw,
               SkEntityPlace place)
{
    const char *other = NULL;
    const char *name = sk_entity_name(entity, &other);
    g_autoptr(GBytes) bytes = sk_entity_decode(reading, entity, raw);
    SkPart *part = sk_part_new(role_of(reading, entity, place), name,
                               entity->claimed, bytes != NULL ? bytes : raw);

    copy_params(part, entity);
    if (name != NULL) {
        add_names(part, entity->disposition);
        add_names(part, entity->type);
    }
    if (other != NULL)
        sk_part_count(part, "name-conflict", 1, other);
    if (bytes == NULL)
        sk_part_remove(part, SK_REASON_UNREADABLE, "transfer-encoding");
    return part;
}
