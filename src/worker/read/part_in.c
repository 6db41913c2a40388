/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns one MIME entity into a part: how its content is encoded, and which role
 * it plays. What its headers claim is read in entity_in.c. The content is
 * looked at only to undo its encoding. This defends against content that two
 * readers decode in different ways.
 */
#include <string.h>
#include "core/part_private.h"
#include "worker/read/decode.h"
#include "worker/read/header_in.h"
#include "worker/read/message_in.h"

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

/* Returns the word for content that is base64 to one reader and plain text to
 * another, or that decodes in two ways; NULL if there is only one reading. If
 * the policy goes on in spite of it, *@bytes is the reading that makes sense.
 * Static. */
static const char *
judge_text(SkEncoding encoding, const SkDecodeSeen *seen, GBytes *raw,
           GBytes **bytes)
{
    gsize len;
    const char *data = g_bytes_get_data(raw, &len);

    if (encoding == SK_ENCODING_UNKNOWN
            ? !sk_base64_looks_like((const guint8 *)data, len)
            : !seen->foreign)
        return NULL;
    if (*bytes == NULL)
        return "encoded-text";
    data = g_bytes_get_data(*bytes, &len);
    if (!g_utf8_validate_len(data, len, NULL)) {
        g_bytes_unref(*bytes);
        *bytes = g_bytes_ref(raw);
    }
    return "encoded-text";
}

/* Sets *@bytes to the whole text of a base64 body that has a footer after it.
 * Returns whether it is such a body. */
static gboolean
take_footer(SkReading *reading, SkEncoding encoding, const SkDecodeSeen *seen,
            GBytes *raw, GBytes **bytes)
{
    GBytes *text = NULL;

    if (encoding == SK_ENCODING_BASE64 && (seen->two_ways || seen->foreign))
        text = sk_base64_text(raw);
    if (text == NULL)
        return FALSE;
    sk_report_add_untidy(reading->report, "text-after-encoding");
    g_clear_pointer(bytes, g_bytes_unref);
    *bytes = text;
    return TRUE;
}

/* Returns @raw with the transfer encoding of the entity undone, judged, and
 * counted against limits.expanded, or NULL if the encoding cannot be undone.
 * *@riddle is set to the word for content that two readers decode in different
 * ways, else to NULL. */
static GBytes *
decode_entity(SkReading *reading, const SkEntity *entity, GBytes *raw,
              const char **riddle)
{
    SkEncoding encoding = judged_encoding(reading, entity);
    SkDecodeSeen seen;
    gsize len;
    const guint8 *data = g_bytes_get_data(raw, &len);
    GBytes *bytes = sk_encoding_undo(encoding, raw, &seen);

    gboolean footer =
        is_text(entity) && take_footer(reading, encoding, &seen, raw, &bytes);

    *riddle = NULL;
    if (seen.junk)
        sk_report_add_untidy(reading->report, "encoding-junk");
    /* To base64, a NUL is junk, so most attachments need not be searched. */
    if ((encoding != SK_ENCODING_BASE64 || seen.junk) &&
        memchr(data, '\0', len) != NULL)
        sk_report_add_untidy(reading->report, "binary-body");
    if (encoding == SK_ENCODING_UNKNOWN && !is_text(entity))
        g_clear_pointer(&bytes, g_bytes_unref);
    else if (is_text(entity) && !footer)
        *riddle = judge_text(encoding, &seen, raw, &bytes);
    if (seen.two_ways && !footer && *riddle == NULL)
        *riddle = "base64-two-ways";
    reading->expanded += bytes != NULL ? g_bytes_get_size(bytes) : 0;
    if (reading->expanded > reading->policy->limits.expanded)
        reading->limit = SK_REASON_LIMIT_EXPANDED;
    return bytes;
}

void
sk_entity_check_encoding(SkReading *reading, const SkEntity *entity,
                         GBytes *raw)
{
    SkDecodeSeen seen;
    SkEncoding encoding = judged_encoding(reading, entity);

    if (encoding == SK_ENCODING_IDENTITY)
        return;
    g_autoptr(GBytes) decoded = sk_encoding_undo(encoding, raw, &seen);
    if (decoded != NULL && encoding != SK_ENCODING_UNKNOWN &&
        g_bytes_equal(decoded, raw))
        sk_report_add_untidy(reading->report, "encoding-on-multipart");
    else
        sk_report_add_ambiguous(reading->report,
                                "ambiguous-encoding-on-multipart");
}

/* An attached mail in base64 is not ambiguous if it can be nothing else,
 * although RFC 2046 (section 5.2.1) forbids to encode a mail: a reader that
 * does not decode it shows letters and no other mail. With quoted-printable,
 * such a reader would show another mail. */
GBytes *
sk_entity_mail(SkReading *reading, const SkEntity *entity, GBytes *raw)
{
    SkDecodeSeen seen;
    SkEncoding encoding = judged_encoding(reading, entity);
    g_autoptr(GBytes) mail = NULL;
    gboolean one_way;

    if (encoding == SK_ENCODING_IDENTITY)
        return g_bytes_ref(raw);
    mail = sk_encoding_undo(encoding, raw, &seen);
    one_way = mail != NULL && encoding != SK_ENCODING_UNKNOWN &&
              (g_bytes_equal(mail, raw) ||
               (encoding == SK_ENCODING_BASE64 && !seen.two_ways &&
                !seen.foreign && !seen.junk));
    if (one_way)
        sk_report_add_untidy(reading->report, "encoding-on-message");
    else
        sk_report_add_ambiguous(reading->report,
                                "ambiguous-encoding-on-message");
    if (mail == NULL)
        return g_bytes_ref(raw);
    reading->expanded += g_bytes_get_size(mail);
    if (reading->expanded > reading->policy->limits.expanded)
        reading->limit = SK_REASON_LIMIT_EXPANDED;
    return g_steal_pointer(&mail);
}

/* Returns whether the type is text for people, besides text/plain and
 * text/html. */
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

/* Adds every name that a reader may find, wherever it looks. Which of them is
 * the worst is judged later. */
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
    const char *riddle = NULL;
    g_autoptr(GBytes) bytes = decode_entity(reading, entity, raw, &riddle);
    SkPart *part = sk_part_new(role_of(reading, entity, place), name,
                               entity->claimed, bytes != NULL ? bytes : raw);
    gboolean alone = riddle != NULL && sk_part_role(part) != SK_ROLE_BODY &&
                     reading->policy->ambiguous == SK_AMBIGUOUS_REFUSE;

    copy_params(part, entity);
    if (name != NULL) {
        add_names(part, entity->disposition);
        add_names(part, entity->type);
    }
    if (other != NULL)
        sk_part_count(part, "name-conflict", 1, other);
    /* A file that decodes in two ways is removed alone. */
    if (alone)
        sk_part_remove(part, SK_REASON_AMBIGUOUS, riddle);
    else if (riddle != NULL)
        sk_report_add_ambiguous(reading->report, riddle);
    if (bytes == NULL)
        sk_part_remove(part, SK_REASON_UNREADABLE, "transfer-encoding");
    return part;
}
