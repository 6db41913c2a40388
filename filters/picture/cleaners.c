/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the cleaner for the format of a part, and turns its result into a
 * verdict (cleaners.h). No format is read here. This defends against a picture
 * that, once rewritten, is another file as well.
 */
#include <file/file_name.h>
#include "picture/cleaners.h"
#include "icc/icc.h"
#include "picture/other.h"
#include "picture/picture.h"
#include "picture/placeholder.h"

typedef struct {
    const char *type;
    SkPictureCleaner clean;
} Cleaner;

static const Cleaner cleaners[] = {
#define SK_X(symbol, name, type, extensions) { type, sk_##name##_clean },
    SK_PICTURES(SK_X)
#undef SK_X
#define SK_X(name, type) { type, sk_##name##_clean },
        SK_PICTURES_READ(SK_X)
#undef SK_X
};

const char *const sk_picture_types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_PICTURES(SK_X)
#undef SK_X
#define SK_X(name, type) type,
        SK_PICTURES_READ(SK_X)
#undef SK_X
            NULL
};

gboolean
sk_pictures_prepare(GError **error)
{
    return sk_icc_prepare(error);
}

static const Cleaner *
cleaner_of(const char *type)
{
    for (guint i = 0; i < G_N_ELEMENTS(cleaners); i++)
        if (g_str_equal(type, cleaners[i].type))
            return &cleaners[i];
    /* The pipeline only passes the types in sk_picture_types. */
    g_assert_not_reached();
}

/* Notes that @part was written in another format than it came in, namely as
 * @type. */
static void
change_format(SkPart *part, const char *type)
{
    g_autofree char *name = sk_file_name_fit_to(sk_part_out_name(part), type);

    sk_part_rename(part, name);
    sk_part_count(part, "format-changed", 1, sk_part_found(part));
}

/* Takes ownership of @clean. */
static SkVerdict
finish(SkPart *part, GBytes *clean, const char *type)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(clean, &len);

    if (sk_picture_is_other(bytes, len)) {
        g_bytes_unref(clean);
        return sk_part_remove(part, SK_REASON_POLYGLOT, "pixels");
    }
    if (!g_str_equal(type, sk_part_found(part))) {
        change_format(part, type);
    } else if (g_bytes_equal(clean, sk_part_bytes(part)) &&
               sk_part_n_children(part) == 0) {
        g_bytes_unref(clean);
        return sk_part_keep(part);
    }
    return sk_part_replace(part, clean, type);
}

static GBytes *
run(SkPicture *picture, SkPart *part, const SkPolicy *policy)
{
    const Cleaner *cleaner = cleaner_of(sk_part_found(part));

    picture->part = part;
    picture->policy = policy;
    picture->limits = &policy->limits;
    /* The static string is used, because the string of the part
     * will be freed. */
    picture->type = cleaner->type;
    picture->bytes = g_bytes_get_data(sk_part_bytes(part), &picture->len);
    if (picture->len == 0) /* Cleaners reckon with pointers, never with NULL. */
        picture->bytes = (const guint8 *)"";
    return cleaner->clean(picture);
}

SkVerdict
sk_picture_clean_part(SkPart *part, const SkPolicy *policy)
{
    SkPicture picture = { .pass = SK_PICTURE_ALONE };
    GBytes *clean = run(&picture, part, policy);
    g_autoptr(GPtrArray) inside = g_steal_pointer(&picture.inside);

    if (clean == NULL)
        return sk_part_remove(part, picture.reason, picture.detail);
    if (inside == NULL)
        return finish(part, clean, picture.type);
    g_bytes_unref(clean); /* The pictures inside have not been decided yet. */
    return sk_part_split(part, g_steal_pointer(&inside));
}

SkVerdict
sk_picture_build_part(SkPart *part, const SkPolicy *policy)
{
    SkPicture picture = { .pass = SK_PICTURE_BUILD };
    GBytes *clean = run(&picture, part, policy);

    if (clean == NULL)
        return sk_part_remove(part, picture.reason, picture.detail);
    return finish(part, clean, picture.type);
}

/* ---- what is within ----------------------------------------------------- */

static void
free_part(gpointer part)
{
    sk_part_free(part);
}

/* First run: puts @bytes aside as a part of their own, which is named by its
 * number. */
static void
put_aside(SkPicture *picture, GBytes *bytes, const char *claimed)
{
    g_autofree char *name = NULL;

    if (picture->part == NULL)
        return;
    if (picture->inside == NULL)
        picture->inside = g_ptr_array_new_with_free_func(free_part);
    name = g_strdup_printf("%u", picture->inside->len + 1);
    g_ptr_array_add(picture->inside,
                    sk_part_new(SK_ROLE_EMBEDDED, name, claimed, bytes));
}

GBytes *
sk_picture_embed(SkPicture *picture, GBytes *bytes, const char *claimed,
                 guint width, guint height, const char **type)
{
    SkPart *child = NULL;

    if (picture->pass == SK_PICTURE_ALONE)
        put_aside(picture, bytes, claimed);
    else if (picture->next_inside < sk_part_n_children(picture->part))
        child = sk_part_child(picture->part, picture->next_inside++);
    if (child != NULL && sk_part_bytes(child) != NULL &&
        (sk_part_verdict(child) == SK_VERDICT_KEPT ||
         sk_part_verdict(child) == SK_VERDICT_CLEANED)) {
        *type = sk_part_found(child);
        return g_bytes_ref(sk_part_bytes(child));
    }
    if (child != NULL)
        sk_part_count(picture->part, "embedded-picture", 1, NULL);
    *type = "image/png";
    return sk_placeholder(width, height);
}
