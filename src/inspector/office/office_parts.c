/* SPDX-License-Identifier: Apache-2.0
 *
 * Names and types of the parts of a package (office_parts.h). Content types
 * have one form:
 *
 *   declaration <Types xmlns="…"> <Default Extension="rels" …/> <Default
 *   Extension="xml" …/> *( a Default for each extension of a file, by its
 *   letters ) *( <Override PartName="/…" ContentType="…"/> for each part that
 *   is XML, in the order of the members ) </Types>
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/office/office_parts.h"

#define SPACE "http://schemas.openxmlformats.org/package/2006/content-types"
#define SHEET                                                                  \
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* Files that may lie in a document, by the letters of their extensions. */
static const struct {
    const char *extension, *content_type;
    SkInspectType type;
} files[] = {
    { "bmp", "image/bmp", SK_INSPECT_TYPE_BMP },
    { "emf", "image/x-emf", SK_INSPECT_TYPE_EMF },
    { "gif", "image/gif", SK_INSPECT_TYPE_GIF },
    { "jpeg", "image/jpeg", SK_INSPECT_TYPE_JPEG },
    { "png", "image/png", SK_INSPECT_TYPE_PNG },
    { "svg", "image/svg+xml", SK_INSPECT_TYPE_SVG },
    { "tiff", "image/tiff", SK_INSPECT_TYPE_TIFF },
    { "wmf", "image/x-wmf", SK_INSPECT_TYPE_WMF },
    { "xlsx", SHEET, SK_INSPECT_TYPE_XLSX },
};
#define N_FILES (sizeof files / sizeof files[0])

static bool
is_word(SkSpan span, const char *word)
{
    return sk_length(span) == strlen(word) &&
           memcmp(span.p, word, strlen(word)) == 0;
}

static SkSpan
extension_of(SkSpan name)
{
    SkSpan extension = { name.end, name.end };
    while (extension.p > name.p && extension.p[-1] != '.' &&
           extension.p[-1] != '/')
        extension.p--;
    return extension;
}

/* Takes `<ELEMENT OF="…" ContentType="…"/>`. */
static bool
take_entry(SkSpan *in, const char *element, const char *of, SkSpan *value,
           SkSpan *type)
{
    return sk_take(in, element) && sk_office_take_value(in, of, value) &&
           sk_office_take_value(in, "ContentType", type) && sk_take(in, "/>");
}

/* Takes the defaults of files into @has. */
static bool
take_defaults(SkSpan *in, bool *has)
{
    SkSpan value, type;
    for (size_t i = 0; i < N_FILES; i++) {
        SkSpan next = *in;
        if (!take_entry(&next, "<Default", "Extension", &value, &type) ||
            !is_word(value, files[i].extension))
            continue;
        if (!is_word(type, files[i].content_type))
            return false;
        has[i] = true;
        *in = next;
    }
    return true;
}

/* Gives @part, which no override names, the type of a file. */
static bool
type_file(SkOfficePart *part, const bool *has)
{
    SkSpan extension = extension_of(part->entry.name);
    for (size_t i = 0; i < N_FILES; i++)
        if (has[i] && is_word(extension, files[i].extension)) {
            part->type = files[i].type;
            return true;
        }
    return false;
}

/* Takes the override of @part, if it is next. */
static bool
take_override(SkSpan *in, SkOfficePart *part)
{
    SkSpan next = *in, name, type;
    if (!take_entry(&next, "<Override", "PartName", &name, &type) ||
        !sk_take(&name, "/") ||
        sk_length(name) != sk_length(part->entry.name) ||
        memcmp(name.p, part->entry.name.p, sk_length(name)) != 0)
        return false;
    part->kind = sk_office_kind(type);
    *in = next;
    return true;
}

const uint8_t *
sk_office_parts_type(SkOfficePart *parts, size_t n, SkSpan xml)
{
    SkSpan in = xml;
    bool has[N_FILES] = { false };
    if (!sk_office_declaration(&in) ||
        !sk_take(&in, "<Types xmlns=\"" SPACE "\"><Default Extension=\"rels\" "
                      "ContentType=\"application/vnd.openxmlformats-package."
                      "relationships+xml\"/><Default Extension=\"xml\" "
                      "ContentType=\"application/xml\"/>") ||
        !take_defaults(&in, has))
        return in.p;
    for (size_t i = 0; i < n; i++) {
        if (parts[i].is_relations)
            continue;
        if (take_override(&in, &parts[i])) {
            if (parts[i].kind == NULL)
                return in.p;
        } else if (!type_file(&parts[i], has)) {
            return in.p;
        }
    }
    return sk_take(&in, "</Types>") && in.p == in.end ? NULL : in.p;
}

/* ---- names -------------------------------------------------------------- */

static SkSpan
folder_of(SkSpan name)
{
    while (name.end > name.p && name.end[-1] != '/')
        name.end--;
    return name;
}

bool
sk_office_is_relations_of(SkSpan name, SkSpan source)
{
    SkSpan folder = folder_of(source);
    SkSpan last = { folder.end, source.end };
    if (sk_length(name) < sk_length(folder) ||
        (folder.p < folder.end &&
         memcmp(name.p, folder.p, sk_length(folder)) != 0))
        return false;
    name.p += sk_length(folder);
    if (!sk_take(&name, "_rels/") || sk_length(name) < sk_length(last) ||
        (last.p < last.end && memcmp(name.p, last.p, sk_length(last)) != 0))
        return false;
    name.p += sk_length(last);
    return is_word(name, ".rels");
}

static int
compare_spans(SkSpan a, SkSpan b)
{
    size_t one = sk_length(a), other = sk_length(b);
    int order = memcmp(a.p, b.p, one < other ? one : other);
    return order != 0 ? order : (one > other) - (one < other);
}

static int
compare_parts(const void *a, const void *b)
{
    return compare_spans((*(SkOfficePart *const *)a)->entry.name,
                         (*(SkOfficePart *const *)b)->entry.name);
}

SkOfficePart **
sk_office_parts_sort(SkOfficePart *parts, size_t n)
{
    SkOfficePart **sorted = sk_room(n * sizeof *sorted);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &parts[i];
    qsort(sorted, n, sizeof *sorted, compare_parts);
    return sorted;
}

SkOfficePart *
sk_office_parts_find(SkOfficePart *const *sorted, size_t n, SkSpan source,
                     SkSpan target)
{
    uint8_t name[2 * SK_OFFICE_NAME_MAX];
    SkSpan folder = folder_of(source);
    while (sk_take(&target, "../")) {
        if (folder.p == folder.end)
            return NULL;
        folder.end--; /* its slash */
        folder = folder_of(folder);
    }
    size_t before = sk_length(folder), len = sk_length(target);
    if (before > SK_OFFICE_NAME_MAX || len > SK_OFFICE_NAME_MAX)
        return NULL;
    memcpy(name, folder.p, before);
    memcpy(name + before, target.p, len);
    SkSpan wanted = { name, name + before + len };
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_spans(sorted[middle]->entry.name, wanted);
        if (order == 0)
            return sorted[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
