/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks a file and the type that it claims: first for the marks with which no
 * file may begin, then by the one reader of that type, which reads to the last
 * byte. This defends against files that are something else, or something else
 * as well.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/kind/xml.h"
#include "inspector/office/odf.h"
#include "inspector/office/office.h"

/* how many mails and archives may be around a file */
#define MAIL_DEPTH_MAX 8

static const char *const words[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

static const uint8_t *
check_plain(SkSpan file)
{
    const uint8_t *bad = sk_text_whole(file, SK_ENDS_OPEN);
    bad = bad != NULL ? bad : sk_start_whole(file);
    return bad != NULL ? bad : sk_notice_forged(file);
}

static const uint8_t *
check_linkless_plain(SkSpan file)
{
    const uint8_t *bad = check_plain(file);
    return bad != NULL ? bad : sk_link_in(file);
}

/* The readers of types. NULL stands for types whose reader looks at what is
 * inside. */
static const SkPlainCheck plain[SK_INSPECT_N_TYPES] = {
    [SK_INSPECT_TYPE_PLAIN] = check_plain,
    [SK_INSPECT_TYPE_CSV] = sk_plain_csv,
    [SK_INSPECT_TYPE_TSV] = sk_plain_tsv,
    [SK_INSPECT_TYPE_CALENDAR] = sk_plain_calendar,
    [SK_INSPECT_TYPE_CONTACT] = sk_plain_contact,
    [SK_INSPECT_TYPE_JSON] = sk_plain_json,
#define SK_X(symbol, name, type, extensions)                                   \
    [SK_INSPECT_TYPE_##symbol] = sk_plain_##name,
    SK_PICTURES(SK_X)
#undef SK_X
};

/* The readers to use if the order allows no links. */
static const SkPlainCheck linkless[SK_INSPECT_N_TYPES] = {
    [SK_INSPECT_TYPE_PLAIN] = check_linkless_plain,
    [SK_INSPECT_TYPE_CSV] = sk_linkless_csv,
    [SK_INSPECT_TYPE_TSV] = sk_linkless_tsv,
    [SK_INSPECT_TYPE_JSON] = sk_linkless_json,
    [SK_INSPECT_TYPE_CALENDAR] = sk_linkless_calendar,
    [SK_INSPECT_TYPE_CONTACT] = sk_linkless_contact,
};

SkInspectType
sk_type_of(SkSpan media_type)
{
    size_t type = 0;
    while (type < SK_INSPECT_N_TYPES &&
           (strlen(words[type]) != sk_length(media_type) ||
            memcmp(words[type], media_type.p, strlen(words[type])) != 0))
        type++;
    return (SkInspectType)type;
}

/* Checks a mail inside a mail, which gets an answer of its own. */
static SkNo
check_message(const SkNest *nest, SkSpan file)
{
    SkInspectAnswer answer = { 0 };
    SkInspection inner = { nest->order, file, &answer, *nest };
    inner.nest.depth++;
    if (sk_inspect_mail(&inner))
        return SK_YES;
    return (SkNo){ (SkInspectWhy)answer.why, file.p + answer.offset };
}

SkNo
sk_file_check(const SkNest *nest, SkInspectType type, SkSpan file)
{
    SkPlainCheck check = nest->order->links != 0 && linkless[type] != NULL
                             ? linkless[type]
                             : plain[type];
    if ((nest->order->types & SK_INSPECT_BIT(type)) == 0)
        return (SkNo){ SK_INSPECT_CONTENT_TYPE, file.p };
    if (file.p == file.end && type != SK_INSPECT_TYPE_MESSAGE)
        return SK_YES;
    if (check != NULL) {
        const uint8_t *mark = sk_magic_no(type, file);
        return (SkNo){ SK_INSPECT_TYPE, mark != NULL ? mark : check(file) };
    }
    if (type == SK_INSPECT_TYPE_XML) {
        const uint8_t *mark = sk_magic_no(type, file);
        return (SkNo){ SK_INSPECT_TYPE,
                       mark != NULL ? mark : sk_xml_check(nest->order, file) };
    }
    if (type == SK_INSPECT_TYPE_PDF) {
        const uint8_t *mark = sk_magic_no(type, file);
        return (SkNo){ SK_INSPECT_TYPE,
                       mark != NULL ? mark : sk_pdf_whole(nest->order, file) };
    }
    if (nest->depth >= MAIL_DEPTH_MAX)
        return (SkNo){ SK_INSPECT_STRUCTURE, file.p };
    if (strncmp(words[type], SK_INSPECT_ODF, strlen(SK_INSPECT_ODF)) == 0)
        return sk_opendoc_check(nest, words[type], file);
    if (sk_office_is(type))
        return sk_office_check(nest, type, file);
    return type == SK_INSPECT_TYPE_ZIP ? sk_zip_check(nest, file)
                                       : check_message(nest, file);
}
