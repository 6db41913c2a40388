/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks a ZIP in the only form that the writer makes: every byte belongs to a
 * member, its two headers, or the one end record, and the headers agree.
 * Members are inflated only to be checked. This defends against archives that
 * two readers list differently, hidden bytes, paths, names that replace each
 * other, and bombs.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/inner.h"
#include "inspector/zip_reader.h"

#define LOCAL_LEN   30
#define CENTRAL_LEN 46
#define END_LEN     22
/* The length of the fields that stand in both headers of a member, from the
 * version on. */
#define FIELDS_LEN     26
#define PATH_BYTES_MAX 1024
#define FOLDERS_MAX    32
#define DEFLATED       8

typedef struct {
    const SkNest *nest; /* what surrounds a member */
    SkZipReader reader;
} Zip;

static uint32_t
two(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t
four(const uint8_t *p)
{
    return two(p) | two(p + 2) << 16;
}

static SkNo
no(const uint8_t *at)
{
    return (SkNo){ SK_INSPECT_TYPE, at };
}

SkNo
sk_zip_begin(SkZipReader *zip, SkSpan file, uint32_t *n)
{
    *zip = (SkZipReader){ .file = file, .local = file.p };
    size_t len = sk_length(zip->file);
    if (len < END_LEN || len > UINT32_MAX)
        return no(zip->file.p);
    const uint8_t *end = zip->file.end - END_LEN;
    *n = two(end + 10);
    size_t size = four(end + 12), offset = four(end + 16);
    bool is_ours = memcmp(end, "PK\x05\x06\0\0\0\0", 8) == 0 &&
                   two(end + 8) == *n && *n < 0xFFFF && two(end + 20) == 0 &&
                   offset <= len - END_LEN && size == len - END_LEN - offset;
    if (!is_ours)
        return no(end);
    zip->directory = zip->central = zip->file.p + offset;
    return SK_YES;
}

SkNo
sk_zip_next(SkZipReader *zip, SkZipEntry *member)
{
    const uint8_t *local = zip->local, *central = zip->central;
    const uint8_t *end = zip->file.end - END_LEN;
    if (zip->directory - local < LOCAL_LEN || end - central < CENTRAL_LEN)
        return no(local);
    static const uint8_t fixed[] = { 20, 0, 0, 8 }; /* version and flags */
    static const uint8_t time[] = { 0, 0, 0x21, 0 };
    static const uint8_t rest[10] = { 0 }; /* comment, disk and attributes */
    const uint8_t *fields = local + 4;
    /* the bytes were counted above, so there are some:
     * NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
    if (memcmp(local, "PK\x03\x04", 4) != 0 || memcmp(fields, fixed, 4) != 0 ||
        memcmp(fields + 6, time, 4) != 0 || two(fields + 24) != 0)
        return no(local);
    if (memcmp(central, "PK\x01\x02\x14\0", 6) != 0 ||
        memcmp(central + 6, fields, FIELDS_LEN) != 0 ||
        memcmp(central + 32, rest, sizeof rest) != 0 ||
        four(central + 42) != (size_t)(local - zip->file.p))
        return no(central);
    *member = (SkZipEntry){ .local = local,
                            .method = two(fields + 4),
                            .crc = four(fields + 10),
                            .size = four(fields + 18) };
    size_t packed = four(fields + 14), name = two(fields + 22);
    if (member->method != 0 && member->method != DEFLATED)
        return no(local);
    if ((size_t)(zip->directory - local - LOCAL_LEN) < name ||
        (size_t)(zip->directory - local - LOCAL_LEN) - name < packed)
        return no(local);
    if ((size_t)(end - central - CENTRAL_LEN) < name ||
        memcmp(central + CENTRAL_LEN, local + LOCAL_LEN, name) != 0)
        return no(central);
    member->name = (SkSpan){ local + LOCAL_LEN, local + LOCAL_LEN + name };
    member->data = (SkSpan){ member->name.end, member->name.end + packed };
    zip->local = member->data.end;
    zip->central = central + CENTRAL_LEN + name;
    return SK_YES;
}

SkNo
sk_zip_end(const SkZipReader *zip)
{
    if (zip->local != zip->directory)
        return no(zip->local);
    if (zip->central != zip->file.end - END_LEN)
        return no(zip->central);
    return SK_YES;
}

/* Checks a path of names, of which only the last is a file's. */
static bool
is_path(SkSpan path)
{
    if (path.p == path.end || sk_length(path) > PATH_BYTES_MAX)
        return false;
    for (size_t folders = 0;; folders++) {
        const uint8_t *slash = memchr(path.p, '/', sk_length(path));
        SkSpan name = { path.p, slash != NULL ? slash : path.end };
        if (slash == NULL)
            return sk_name_is_safe(name);
        if (folders == FOLDERS_MAX || !sk_folder_is_safe(name))
            return false;
        path.p = slash + 1;
    }
}

static SkNo
check_bytes(const Zip *zip, const SkZipEntry *member, SkInspectType type,
            SkSpan bytes)
{
    if (sk_crc(bytes) != member->crc)
        return no(member->local);
    SkNo no = sk_file_check(zip->nest, type, bytes);
    if (no.at != NULL && member->method == DEFLATED)
        no.at = member->local;
    return no;
}

static SkNo
check_member(const Zip *zip, const SkZipEntry *member)
{
    if (!is_path(member->name))
        return (SkNo){ SK_INSPECT_NAME, member->name.p };
    SkInspectType type = sk_name_type(member->name);
    if (type == SK_INSPECT_N_TYPES || type == SK_INSPECT_TYPE_ZIP ||
        (zip->nest->order->types & SK_INSPECT_BIT(type)) == 0)
        return (SkNo){ SK_INSPECT_NAME, member->name.p };
    if (member->size > *zip->nest->left)
        return (SkNo){ SK_INSPECT_SIZE, member->local };
    *zip->nest->left -= member->size;
    if (member->method == 0)
        return sk_length(member->data) == member->size
                   ? check_bytes(zip, member, type, member->data)
                   : no(member->local);
    uint8_t *bytes = sk_room(member->size);
    SkNo answer = no(member->local);
    if (sk_inflate(member->data, bytes, member->size))
        answer = check_bytes(zip, member, type,
                             (SkSpan){ bytes, bytes + member->size });
    free(bytes);
    return answer;
}

static SkNo
check_members(Zip *zip, SkNamed *names, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        SkZipEntry member = { 0 };
        SkNo answer = sk_zip_next(&zip->reader, &member);
        if (answer.at == NULL)
            answer = check_member(zip, &member);
        if (answer.at != NULL)
            return answer;
        names[i] = (SkNamed){ member.name, member.local, 0 };
    }
    SkNo answer = sk_zip_end(&zip->reader);
    if (answer.at != NULL)
        return answer;
    const SkNamed *later = sk_names_clash(names, n);
    return (SkNo){ SK_INSPECT_NAME, later != NULL ? later->at : NULL };
}

SkNo
sk_zip_check(const SkNest *nest, SkSpan file)
{
    SkNest inner = *nest;
    Zip zip = { .nest = &inner };
    uint32_t n = 0;
    if (nest->in_zip)
        return no(file.p);
    inner.depth++;
    inner.in_zip = true;
    SkNo answer = sk_zip_begin(&zip.reader, file, &n);
    if (answer.at != NULL)
        return answer;
    SkNamed *names = sk_room(n * sizeof *names);
    answer = check_members(&zip, names, n);
    free(names);
    return answer;
}
