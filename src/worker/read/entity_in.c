/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads those headers of a MIME entity that say what it is. They are read by
 * our own readers from the raw values that GMime gives. If two of one name say
 * different things, the mail is ambiguous and the first one counts. No content
 * is looked at. This defends against mails whose MIME headers two readers
 * understand in different ways.
 */
#include <string.h>
#include "core/part_private.h"
#include "worker/read/decode.h"
#include "worker/read/header_in.h"
#include "worker/read/message_in.h"

static gboolean
same_params(const char *a, const char *b)
{
    SkHeaderSeen unused = { 0 };
    g_autoptr(SkParams) one = sk_params_parse(a, &unused);
    g_autoptr(SkParams) two = sk_params_parse(b, &unused);

    return sk_params_same(one, two);
}

static gboolean
same_encoding(const char *a, const char *b)
{
    SkEncodingSeen one, two;
    SkEncoding first = sk_encoding_parse(a, &one);

    return first != SK_ENCODING_UNKNOWN &&
           first == sk_encoding_parse(b, &two) && !one.conflicting &&
           !two.conflicting;
}

static gboolean
same_bytes(const char *a, const char *b)
{
    return sk_raw_header_same(a, strlen(a), b, strlen(b));
}

/* A header that says what an entity is: @same tells whether two values of it
 * say the same, and @word is reported if they do not. */
typedef struct {
    const char *name, *word;
    gboolean (*same)(const char *a, const char *b);
} Single;

static const Single single_type = { "Content-Type", "conflicting-content-type",
                                    same_params };
static const Single single_disposition = { "Content-Disposition",
                                           "conflicting-disposition",
                                           same_params };
static const Single single_encoding = { "Content-Transfer-Encoding",
                                        "conflicting-encoding", same_encoding };
static const Single single_id = { "Content-ID", "conflicting-header",
                                  same_bytes };

/* Returns the first raw value of the header, or NULL. Another one that differs
 * is reported. */
static const char *
first_value(SkReading *reading, GMimeObject *object, const Single *single)
{
    GMimeHeaderList *list = g_mime_object_get_header_list(object);
    const char *first = NULL;

    for (int i = 0; i < g_mime_header_list_get_count(list); i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
        const char *value = g_mime_header_get_raw_value(header);
        if (value == NULL || g_ascii_strcasecmp(g_mime_header_get_name(header),
                                                single->name) != 0)
            continue;
        if (first == NULL)
            first = value;
        else if (same_bytes(first, value) || single->same(first, value))
            sk_report_add_untidy(reading->report, "duplicate-header");
        else
            sk_report_add_ambiguous(reading->report, single->word);
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

/* Returns whether an entity whose type is unreadable may be read as text. RFC
 * 2045 (section 5.2) takes it for text/plain, but then a program without a name
 * would be shown as letters. */
static gboolean
may_be_text(const SkEntity *entity)
{
    const char *other;
    SkEncodingSeen seen;
    SkEncoding encoding = sk_encoding_parse(entity->encoding, &seen);

    return sk_entity_name(entity, &other) == NULL &&
           strcmp(entity->disposition->value, "attachment") != 0 &&
           (encoding == SK_ENCODING_IDENTITY || encoding == SK_ENCODING_QP);
}

/* Returns the media type as it counts. Old mailers wrote "text" and "plain",
 * others "text/plain/utf-8"; these are text/plain, as RFC 2045 (section 5.2)
 * says about a type that is not well formed. Any other unreadable type makes a
 * file of unknown kind. New string. */
static char *
claimed_type(SkReading *reading, const SkEntity *entity, const char *fallback)
{
    static const char *const known[] = { "text/html", "text/plain" };
    g_autofree char *value = g_strdup(entity->type->value);

    g_strstrip(g_strdelimit(value, "\"'", ' '));
    if (is_media_type(value))
        return g_steal_pointer(&value);
    if (*value == '\0')
        return g_strdup(fallback);
    sk_report_add_untidy(reading->report, "bad-content-type");
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_str_has_prefix(value, known[i]))
            return g_strdup(known[i]);
    if (strcmp(value, "html") == 0)
        return g_strdup("text/html");
    return g_strdup(g_str_has_prefix(value, "text") ||
                            strcmp(value, "plain") == 0 || may_be_text(entity)
                        ? "text/plain"
                        : "application/octet-stream");
}

/* Reports two boundaries that differ, and one that readers
 * spell in two ways. */
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
    const char *type = first_value(reading, object, &single_type);
    const char *disposition = first_value(reading, object, &single_disposition);

    entity->type = sk_params_parse(type, &reading->seen);
    entity->disposition = sk_params_parse(disposition, &reading->seen);
    entity->encoding = g_strdup(first_value(reading, object, &single_encoding));
    entity->has_id = first_value(reading, object, &single_id) != NULL;
    entity->claimed = claimed_type(reading, entity, fallback);
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
