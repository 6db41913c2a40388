/* SPDX-License-Identifier: Apache-2.0
 *
 * What the cleaners of pictures share: the picture that is being cleaned, its
 * limits, and how bytes are read and written. A cleaner reads one format,
 * writes in the same format what it understood, and copies nothing else.
 */
#ifndef SK_PICTURE_H
#define SK_PICTURE_H

#include <glib.h>
#include <sekisho/bytes.h>
#include <sekisho/part.h>
#include <sekisho/picture_formats.h>
#include <sekisho/policy.h>

/* The run over a picture that may hold others. */
typedef enum {
    /* the only run, or the first, which finds the pictures within */
    SK_PICTURE_ALONE,
    SK_PICTURE_BUILD, /* the second run, which puts them back */
} SkPicturePass;

typedef struct {
    /* whose time is used and on which things are counted; may be NULL */
    SkPart *part;
    const SkLimits *limits;
    const SkPolicy *policy; /* for settings besides the limits; may be NULL */
    const guint8 *bytes;
    gsize len;
    /* the media type as found; a cleaner that writes another format stores its
     * media type here (a static string) */
    const char *type;
    guint64 pixels;     /* the pixels of all frames and pages so far */
    SkReason reason;    /* the reason if a cleaner returns NULL */
    const char *detail; /* one more word about the reason; a static string */
    SkPicturePass pass;
    /* of SkPart, found in the first run; NULL if there is none yet */
    GPtrArray *inside;
    guint next_inside; /* the next one in the second run */
} SkPicture;

/* A cleaner (sk_jpeg_clean and so on) returns the rewritten picture, or NULL
 * with picture->reason set. If it writes another format than it read, it sets
 * picture->type. The same input gives the same output, and its own output comes
 * back unchanged. The caller unrefs the result. */
typedef GBytes *(*SkPictureCleaner)(SkPicture *picture);
#define SK_X(symbol, name, type, extensions)                                   \
    GBytes *sk_##name##_clean(SkPicture *picture);
SK_PICTURES(SK_X)
#undef SK_X
#define SK_X(name, type) GBytes *sk_##name##_clean(SkPicture *picture);
SK_PICTURES_READ(SK_X)
#undef SK_X

/* sk_picture_refuse: notes why @picture does not leave; the first reason stays.
 * @detail is a static string. It always returns FALSE, so that a reader can
 * return it. */
gboolean
sk_picture_refuse(SkPicture *picture, SkReason reason, const char *detail);

/* sk_picture_is_damaged: does the same for bytes that are no picture of their
 * format. @what names the place ("png-header") and is a static string. It
 * always returns FALSE. */
gboolean sk_picture_is_damaged(SkPicture *picture, const char *what);

/* sk_picture_add_frame: judges one more frame or page before any of it is
 * decoded. Returns FALSE, with a reason, if it has no pixels, if all frames so
 * far hold more pixels than limits.pixels, or if it takes more bytes than
 * limits.expanded at @bits for each pixel. */
gboolean sk_picture_add_frame(SkPicture *picture, guint64 width, guint64 height,
                              guint bits);

/* sk_picture_out_of_time: returns TRUE, with the reason set, once the message
 * has used up its time. */
gboolean sk_picture_out_of_time(SkPicture *picture);

/* sk_picture_count: counts that @n more of @what (a static string) were left
 * out. */
void sk_picture_count(SkPicture *picture, const char *what, guint n);

/* sk_picture_embed: a cleaner calls this for a picture within its own: @bytes,
 * of the media type @claimed (or NULL), shown at @width by @height (0 if
 * unknown). Returns what must be written in its place, with the media type in
 * *@type (lent by the part): the same picture cleaned, or a placeholder if it
 * does not leave. In between, the inner picture goes through the whole
 * pipeline, so the cleaner runs twice over the same bytes: it must ask for the
 * same pictures in the same order, and its output of the first run is thrown
 * away. The caller unrefs the result. */
GBytes *sk_picture_embed(SkPicture *picture, GBytes *bytes, const char *claimed,
                         guint width, guint height, const char **type);

#endif
