/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks an OpenDocument package in the only form that the writer makes: first
 * the member "mimetype", as it is; then members of known names, each of which a
 * document in the package refers to; last the manifest, which says exactly what
 * there is. This defends against members that nothing shows, references that
 * lead out, and packages that claim to be something else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspector/office/odf.h"
#include "inspector/office/odf_member.h"
#include "inspector/picture/svm.h"
#include "inspector/zip_reader.h"

#define MEMBERS_MAX 65534

typedef struct {
    const SkNest *nest;
    const char *type;
    SkOdfMember *members;
    size_t n;
} Package;

static SkNo
no(const uint8_t *at)
{
    return (SkNo){ SK_INSPECT_TYPE, at };
}

/* Inflates @member, if need be. What *@room then is must be freed. */
static SkNo
open_member(const Package *package, const SkOdfMember *member, SkSpan *content,
            uint8_t **room)
{
    const SkZipEntry *entry = &member->entry;
    *room = NULL;
    if (entry->size > *package->nest->left)
        return (SkNo){ SK_INSPECT_SIZE, entry->local };
    *package->nest->left -= entry->size;
    *content = entry->data;
    if (entry->method != 0) {
        *room = sk_room(entry->size);
        if (!sk_inflate(entry->data, *room, entry->size))
            return no(entry->local);
        *content = (SkSpan){ *room, *room + entry->size };
    }
    if (sk_length(*content) != entry->size || sk_crc(*content) != entry->crc)
        return no(entry->local);
    return SK_YES;
}

static SkNo
check_member(const Package *package, SkOdfMember *member)
{
    SkSpan content = { NULL, NULL };
    uint8_t *room = NULL;
    SkNo answer = open_member(package, member, &content, &room);
    if (answer.at == NULL && member->kind == SK_ODF_MEMBER_PICTURE)
        answer = sk_file_check(package->nest, member->picture, content);
    else if (answer.at == NULL && member->kind == SK_ODF_MEMBER_METAFILE)
        answer = sk_svm_is_ours(content) ? SK_YES : no(member->entry.local);
    else if (answer.at == NULL &&
             sk_opendoc_member_check(package->members, package->n, member,
                                     content, package->nest->order->inside))
        answer = SK_YES;
    else if (answer.at == NULL)
        answer = no(member->entry.local);
    if (answer.at != NULL && member->entry.method != 0)
        answer.at = member->entry.local;
    free(room);
    return answer;
}

/* The kind of a document of the media type @type, template or not. */
static const char *
body_of(const char *type)
{
    static const struct {
        const char *type, *body;
    } bodies[] = { { "text", "office:text" },
                   { "spreadsheet", "office:spreadsheet" },
                   { "presentation", "office:presentation" },
                   { "graphics", "office:drawing" } };
    const char *last = type + strlen("application/vnd.oasis.opendocument.");
    for (size_t i = 0; i < 4; i++)
        if (strncmp(last, bodies[i].type, strlen(bodies[i].type)) == 0)
            return bodies[i].body;
    return "";
}

/* ---- the manifest -------------------------------------------------------- */

/* Takes from @in what the manifest says of a member. */
static bool
take_entry(SkSpan *in, SkSpan path, const char *type)
{
    if (!sk_take(in, "<manifest:file-entry manifest:full-path=\"") ||
        sk_length(*in) < sk_length(path) ||
        memcmp(in->p, path.p, sk_length(path)) != 0)
        return false;
    in->p += sk_length(path);
    return sk_take(in, "\" manifest:media-type=\"") && sk_take(in, type) &&
           sk_take(in, "\"/>");
}

/* Takes the entries of the folders that begin with @member. */
static bool
take_folders(const Package *package, size_t i, SkSpan *in)
{
    SkSpan folder = package->members[i].folder;
    for (const uint8_t *p = folder.p; p < folder.end; p++) {
        if (*p != '/')
            continue;
        SkSpan part = { folder.p, p + 1 };
        if (sk_opendoc_folder_is_new(package->members, i, part) &&
            !take_entry(
                in, part,
                sk_opendoc_folder_type(package->members, package->n, part)))
            return false;
    }
    return true;
}

static bool
is_manifest(const Package *package, SkSpan in)
{
    const char *version = sk_opendoc_version(package->members, package->n);
    if (!sk_take(&in, "<?xml version=\"1.0\" encoding=\"UTF-8\" "
                      "standalone=\"yes\"?>\n"
                      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:"
                      "opendocument:xmlns:manifest:1.0\" "
                      "manifest:version=\"") ||
        !sk_take(&in, version) ||
        !sk_take(&in, "\"><manifest:file-entry manifest:full-path=\"/\" "
                      "manifest:version=\"") ||
        !sk_take(&in, version) || !sk_take(&in, "\" manifest:media-type=\"") ||
        !sk_take(&in, package->type) || !sk_take(&in, "\"/>"))
        return false;
    for (size_t i = 0; i < package->n; i++)
        if (!take_folders(package, i, &in) ||
            !take_entry(&in, package->members[i].entry.name,
                        sk_opendoc_member_type(&package->members[i])))
            return false;
    return sk_take(&in, "</manifest:manifest>") && in.p == in.end;
}

/* ---- the package --------------------------------------------------------- */

static SkNo
read_members(Package *package, SkZipReader *zip, SkZipEntry *first,
             SkZipEntry *last)
{
    SkNo answer = sk_zip_next(zip, first);
    for (size_t i = 0; answer.at == NULL && i < package->n; i++) {
        SkOdfMember *member = &package->members[i];
        answer = sk_zip_next(zip, &member->entry);
        if (answer.at == NULL && !sk_opendoc_member_name(member))
            answer = (SkNo){ SK_INSPECT_NAME, member->entry.name.p };
    }
    if (answer.at == NULL)
        answer = sk_zip_next(zip, last);
    return answer.at != NULL ? answer : sk_zip_end(zip);
}

static SkNo
check_members(Package *package)
{
    for (size_t i = 0; i < package->n; i++) {
        SkNo answer = check_member(package, &package->members[i]);
        if (answer.at != NULL)
            return answer;
    }
    for (size_t i = 0; i < package->n; i++)
        if (!sk_opendoc_member_is_shown(package->members, package->n,
                                        &package->members[i]))
            return no(package->members[i].entry.local);
    const char *body = sk_opendoc_body(package->members, package->n);
    return body != NULL && strcmp(body, body_of(package->type)) == 0
               ? SK_YES
               : no(package->members[0].entry.local);
}

static SkNo
check_package(Package *package, SkZipReader *zip)
{
    SkZipEntry first = { 0 };
    SkOdfMember last = { 0 };
    SkSpan content = { NULL, NULL };
    uint8_t *room = NULL;
    SkNo answer = read_members(package, zip, &first, &last.entry);
    if (answer.at != NULL)
        return answer;
    if (!sk_opendoc_is(first.name, "mimetype") || first.method != 0 ||
        !sk_opendoc_is(first.data, package->type))
        return no(first.local);
    answer = check_members(package);
    if (answer.at == NULL)
        answer = open_member(package, &last, &content, &room);
    if (answer.at == NULL &&
        (!sk_opendoc_is(last.entry.name, "META-INF/manifest.xml") ||
         !is_manifest(package, content)))
        answer = no(last.entry.local);
    free(room);
    return answer;
}

SkNo
sk_opendoc_check(const SkNest *nest, const char *type, SkSpan file)
{
    SkNest inner = *nest;
    Package package = { .nest = &inner, .type = type };
    SkZipReader zip;
    uint32_t n = 0;
    SkNo answer = sk_zip_begin(&zip, file, &n);
    if (answer.at != NULL)
        return answer;
    if (n < 3 || n > MEMBERS_MAX)
        return no(file.p);
    inner.depth++;
    package.n = n - 2;
    package.members = sk_room(package.n * sizeof *package.members);
    memset(package.members, 0, package.n * sizeof *package.members);
    answer = check_package(&package, &zip);
    free(package.members);
    return answer;
}
