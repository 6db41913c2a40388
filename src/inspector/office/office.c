/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks a document of OOXML (office.h): a ZIP of ours, whose members are the
 * content types, the relationships of the package, and then parts, each with
 * its relationships behind it. Every part has a listed kind and is reached from
 * an earlier one by the relationship of that kind. This defends against parts
 * that nothing shows, and against anything behind or between them.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/office/office_parts.h"

#define PARTS_MAX 65534
#define INNER_MAX 8 /* documents in documents */

typedef struct {
    const SkNest *nest;
    SkInspectType type;
    SkOfficePart *parts, **sorted;
    size_t n;
    const SkOfficeKind *last; /* the kind whose table this is */
    SkOfficeTable *table;
} Document;

static SkNo
no(const uint8_t *at)
{
    return (SkNo){ SK_INSPECT_TYPE, at };
}

/* The content types of main parts, by the types of documents. */
#define OPEN "application/vnd.openxmlformats-officedocument."
static const struct {
    SkInspectType type;
    const char *content_type;
} mains[] = {
    { SK_INSPECT_TYPE_DOCX, OPEN "wordprocessingml.document.main+xml" },
    { SK_INSPECT_TYPE_DOTX, OPEN "wordprocessingml.template.main+xml" },
    { SK_INSPECT_TYPE_XLSX, OPEN "spreadsheetml.sheet.main+xml" },
    { SK_INSPECT_TYPE_XLTX, OPEN "spreadsheetml.template.main+xml" },
    { SK_INSPECT_TYPE_PPTX, OPEN "presentationml.presentation.main+xml" },
    { SK_INSPECT_TYPE_PPSX, OPEN "presentationml.slideshow.main+xml" },
    { SK_INSPECT_TYPE_POTX, OPEN "presentationml.template.main+xml" },
};

bool
sk_office_is(SkInspectType type)
{
    for (size_t i = 0; i < sizeof mains / sizeof mains[0]; i++)
        if (mains[i].type == type)
            return true;
    return false;
}

static bool
is_main_of(SkInspectType type, const char *content_type)
{
    for (size_t i = 0; i < sizeof mains / sizeof mains[0]; i++)
        if (mains[i].type == type)
            return strcmp(mains[i].content_type, content_type) == 0;
    return false;
}

/* ---- members ------------------------------------------------------------ */

/* Names of ours have letters, digits and these. */
static bool
is_name(SkSpan name)
{
    for (const uint8_t *p = name.p; p < name.end; p++) {
        bool is_letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
                         (*p >= '0' && *p <= '9');
        if (!is_letter && *p != '/' && *p != '.' && *p != '_' && *p != '-')
            return false;
        if (*p == '/' && (p == name.p || p[-1] == '/' || p[-1] == '.'))
            return false;
    }
    return name.p < name.end && name.end[-1] != '.' && name.end[-1] != '/' &&
           sk_length(name) <= SK_OFFICE_NAME_MAX;
}

static SkNo
open_member(const Document *document, const SkZipEntry *entry, SkSpan *bytes,
            uint8_t **room)
{
    *room = NULL;
    if (entry->size > *document->nest->left)
        return (SkNo){ SK_INSPECT_SIZE, entry->local };
    *document->nest->left -= entry->size;
    *bytes = entry->data;
    if (entry->method != 0) {
        *room = sk_room(entry->size);
        *bytes = (SkSpan){ *room, *room + entry->size };
        if (!sk_inflate(entry->data, *room, entry->size))
            return no(entry->local);
    } else if (sk_length(entry->data) != entry->size) {
        return no(entry->local);
    }
    return sk_crc(*bytes) == entry->crc ? SK_YES : no(entry->local);
}

/* Returns a refusal at @at if the member is stored, so that @at lies in the
 * file; of a member that was deflated, the header is named instead. */
static SkNo
no_in(const SkZipEntry *entry, const uint8_t *at)
{
    return no(entry->method == 0 ? at : entry->local);
}

static SkNo
list_members(Document *document, SkSpan file, SkZipEntry *types)
{
    SkZipReader zip = { 0 };
    uint32_t n = 0;
    SkNo answer = sk_zip_begin(&zip, file, &n);
    if (answer.at != NULL)
        return answer;
    if (n < 3 || n > PARTS_MAX)
        return no(file.p);
    document->parts = sk_room(n * sizeof *document->parts);
    memset(document->parts, 0, n * sizeof *document->parts);
    for (uint32_t i = 0; i < n; i++) {
        SkZipEntry entry;
        answer = sk_zip_next(&zip, &entry);
        if (answer.at != NULL)
            return answer;
        if (i == 0) {
            *types = entry;
            continue;
        }
        if (!is_name(entry.name))
            return (SkNo){ SK_INSPECT_NAME, entry.name.p };
        SkOfficePart *part = &document->parts[document->n++];
        part->entry = entry;
        /* The relationships of a part must follow directly behind that part. */
        SkSpan source = i == 1 || part[-1].is_relations
                            ? (SkSpan){ entry.name.p, entry.name.p }
                            : part[-1].entry.name;
        part->is_relations = sk_office_is_relations_of(entry.name, source);
        if (part->is_relations != (i == 1) && i == 1)
            return (SkNo){ SK_INSPECT_NAME, entry.name.p };
    }
    return sk_zip_end(&zip);
}

static SkNo
check_names(const Document *document)
{
    SkNamed *names = sk_room(document->n * sizeof *names);
    for (size_t i = 0; i < document->n; i++) {
        const SkZipEntry *entry = &document->parts[i].entry;
        names[i] = (SkNamed){ entry->name, entry->local, 0 };
    }
    const SkNamed *later = sk_names_clash(names, document->n);
    SkNo answer = { SK_INSPECT_NAME, later != NULL ? later->at : NULL };
    free(names);
    return answer;
}

static SkNo
read_types(Document *document, const SkZipEntry *entry)
{
    static const char name[] = "[Content_Types].xml";
    SkSpan xml;
    uint8_t *room = NULL;
    if (sk_length(entry->name) != strlen(name) ||
        memcmp(entry->name.p, name, strlen(name)) != 0)
        return (SkNo){ SK_INSPECT_NAME, entry->local };
    SkNo answer = open_member(document, entry, &xml, &room);
    if (answer.at == NULL) {
        const uint8_t *bad =
            sk_office_parts_type(document->parts, document->n, xml);
        answer = bad != NULL ? no_in(entry, bad) : SK_YES;
    }
    free(room);
    return answer;
}

/* ---- parts -------------------------------------------------------------- */

/* Returns whether a relationship of @type may lead to @part. */
static bool
leads_to(SkSpan type, const SkOfficePart *part)
{
    if (part->kind != NULL)
        return sk_office_relation_is(type, part->kind->relation);
    return sk_office_relation_is(
        type, part->type == SK_INSPECT_TYPE_XLSX ? "o:package" : "o:image");
}

static bool
check_relation(Document *document, SkOfficePart *at, SkSpan source,
               const SkOfficeRelation *relation)
{
    const SkInspectOrder *order = document->nest->order;
    if (relation->is_external)
        return sk_office_relation_is(relation->type, "o:hyperlink") &&
               sk_office_link_is_ours(relation->target) &&
               (*relation->target.p == '#' ||
                (order->inside & SK_INSPECT_KEEPS_LINKS) != 0);
    SkOfficePart *to = sk_office_parts_find(document->sorted, document->n,
                                            source, relation->target);
    if (to == NULL || to->is_relations || !leads_to(relation->type, to))
        return false;
    to->is_reached = to->is_reached || to > at;
    return true;
}

/* Reads the relationships in @part, which belong to @source. */
static SkNo
check_relations(Document *document, SkOfficePart *part, SkSpan source,
                unsigned *n)
{
    SkSpan xml;
    uint8_t *room = NULL;
    const uint8_t *bad = NULL;
    SkNo answer = open_member(document, &part->entry, &xml, &room);
    SkOfficeRelation *relations =
        answer.at == NULL ? sk_office_relations(xml, n, &bad) : NULL;
    if (answer.at == NULL && relations == NULL)
        answer = no_in(&part->entry, bad);
    for (unsigned i = 0; relations != NULL && i < *n; i++)
        if (answer.at == NULL &&
            !check_relation(document, part, source, &relations[i]))
            answer = no_in(&part->entry, relations[i].target.p);
    free(relations);
    free(room);
    return answer;
}

static SkNo
check_part(Document *document, const SkOfficePart *part, unsigned n_relations)
{
    SkSpan bytes;
    uint8_t *room = NULL;
    SkNo answer = open_member(document, &part->entry, &bytes, &room);
    if (answer.at == NULL && part->kind == NULL) {
        /* A picture may lie in a document even where the order lets no picture
         * leave by itself, so its type is allowed here. */
        SkInspectOrder order = *document->nest->order;
        SkNest nest = *document->nest;
        order.types |= SK_INSPECT_BIT(part->type);
        nest.order = &order;
        nest.in_zip = true;
        nest.depth++;
        answer = nest.depth > INNER_MAX
                     ? no(part->entry.local)
                     : sk_file_check(&nest, part->type, bytes);
        if (answer.at != NULL && part->entry.method != 0)
            answer.at = part->entry.local;
    } else if (answer.at == NULL) {
        if (document->last != part->kind) {
            sk_office_table_free(document->table);
            document->table = sk_office_table_new(part->kind);
            document->last = part->kind;
        }
        const uint8_t *bad =
            sk_office_markup_no(part->kind, document->table,
                                document->nest->order, n_relations, bytes);
        answer = bad != NULL ? no_in(&part->entry, bad) : SK_YES;
    }
    free(room);
    return answer;
}

/* Checks each part behind its relationships. */
static SkNo
check_parts(Document *document)
{
    unsigned n = 0;
    SkOfficePart *parts = document->parts;
    SkSpan root = { parts[0].entry.name.p, parts[0].entry.name.p };
    SkNo answer = check_relations(document, &parts[0], root, &n);
    for (size_t i = 1; answer.at == NULL && i < document->n; i++) {
        n = 0;
        if (parts[i].is_relations)
            continue;
        if (!parts[i].is_reached)
            return no(parts[i].entry.local);
        if (i + 1 < document->n && parts[i + 1].is_relations)
            answer = check_relations(document, &parts[i + 1],
                                     parts[i].entry.name, &n);
        if (answer.at == NULL)
            answer = check_part(document, &parts[i], n);
    }
    return answer;
}

/* The first part must be the main part, and no other part may be one. */
static SkNo
check_main(const Document *document)
{
    for (size_t i = 1; i < document->n; i++) {
        const SkOfficePart *part = &document->parts[i];
        if (part->is_relations || part->kind == NULL)
            continue;
        bool is_main = strcmp(part->kind->relation, "o:officeDocument") == 0;
        bool is_right = is_main_of(document->type, part->kind->content_type);
        if (is_main != (i == 1) || (is_main && !is_right))
            return no(part->entry.local);
    }
    return SK_YES;
}

SkNo
sk_office_check(const SkNest *nest, SkInspectType type, SkSpan file)
{
    Document document = { .nest = nest, .type = type };
    SkZipEntry types = { 0 };
    SkNo answer = list_members(&document, file, &types);
    if (answer.at == NULL) {
        document.sorted = sk_office_parts_sort(document.parts, document.n);
        answer = check_names(&document);
    }
    if (answer.at == NULL)
        answer = read_types(&document, &types);
    if (answer.at == NULL)
        answer = check_main(&document);
    if (answer.at == NULL)
        answer = check_parts(&document);
    sk_office_table_free(document.table);
    free(document.sorted);
    free(document.parts);
    return answer;
}
