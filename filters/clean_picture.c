/* SPDX-License-Identifier: Apache-2.0
 *
 * clean-picture: pictures written anew in their own format by the cleaner of
 * that format (picture/), without metadata, hidden data and whatever follows
 * the picture. One that cannot be read as what its first bytes say does not
 * leave. Reads no format itself.
 */
#include <sekisho/filter.h>
#include <file/file_name.h>
#include <file/file_text.h>
#include "picture/icc.h"
#include "picture/other.h"
#include "picture/picture.h"

typedef struct {
    const char *type;
    SkPictureCleaner clean;
} Cleaner;

static const Cleaner cleaners[] = {
#define SK_X(symbol, name, type, extensions) { type, sk_##name##_clean },
    SK_PICTURES(SK_X)
#undef SK_X
};

static const char *const picture_types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_PICTURES(SK_X)
#undef SK_X
        NULL
};

static gboolean
uses_pictures(const SkPolicy *policy)
{
    return sk_file_are_cleaned(policy, picture_types);
}

static const Cleaner *
cleaner_of(const char *type)
{
    for (guint i = 0; i < G_N_ELEMENTS(cleaners); i++)
        if (g_str_equal(type, cleaners[i].type))
            return &cleaners[i];
    g_assert_not_reached(); /* the pipeline looks at picture_types */
}

/* What the cleaners build before the sandbox. */
static gboolean
picture_prepare(GError **error)
{
    return sk_icc_prepare(error);
}

/* @part was written in another format than it came in, as @type. */
static void
rename_to(SkPart *part, const char *type)
{
    g_autofree char *name = sk_file_name_fit_to(sk_part_out_name(part), type);

    sk_part_rename(part, name);
}

static SkVerdict
picture_clean(SkPart *part, const SkPolicy *policy)
{
    const Cleaner *cleaner = cleaner_of(sk_part_found(part));
    SkPicture picture = { .part = part,
                          .policy = policy,
                          .limits = &policy->limits,
                          .type = cleaner->type };
    const guint8 *bytes;
    GBytes *clean;
    gsize len;

    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    picture.bytes = g_bytes_get_data(sk_part_bytes(part), &picture.len);
    clean = cleaner->clean(&picture);
    if (clean == NULL)
        return sk_part_remove(part, picture.reason, picture.detail);
    bytes = g_bytes_get_data(clean, &len);
    if (sk_picture_is_other(bytes, len)) {
        g_bytes_unref(clean);
        return sk_part_remove(part, SK_REASON_POLYGLOT, "pixels");
    }
    if (g_bytes_equal(clean, sk_part_bytes(part))) {
        g_bytes_unref(clean);
        return sk_part_keep(part);
    }
    if (picture.type != cleaner->type)
        rename_to(part, picture.type);
    return sk_part_replace(part, clean, picture.type);
}

const SkFilter sk_filter_clean_picture = {
    .name = "clean-picture",
    .purpose = "writes pictures anew in their own format, without metadata and "
               "hidden data",
    .stage = SK_STAGE_CLEAN,
    .types = picture_types,
    .method = SK_METHOD_SANITIZE,
    .did = "file-cleaned",
    .uses = uses_pictures,
    .prepare = picture_prepare,
    .clean = picture_clean,
};
