/* SPDX-License-Identifier: Apache-2.0
 *
 * What the cleaners of pictures share: the picture in hand, its limits, and
 * how bytes are read from it and written. A cleaner reads one format, writes
 * what it understood in the same format, and copies nothing else.
 */
#ifndef SK_PICTURE_H
#define SK_PICTURE_H

#include <glib.h>
#include <sekisho/bytes.h>
#include <sekisho/part.h>
#include <sekisho/picture_formats.h>
#include <sekisho/policy.h>

/* Which run it is of a picture that may hold others. */
typedef enum {
    SK_PICTURE_ALONE, /* the only one, or the first: finds what is within */
    SK_PICTURE_BUILD, /* the second: puts it back */
} SkPicturePass;

typedef struct {
    SkPart *part; /* whose time is used, and on which is counted; may be NULL */
    const SkLimits *limits;
    const SkPolicy *policy; /* settings beside the limits; may be NULL */
    const guint8 *bytes;
    gsize len;
    const char *type;   /* as found; a cleaner that writes another format puts
                           its media type here (static) */
    guint64 pixels;     /* of all frames and pages so far */
    SkReason reason;    /* why not, when a cleaner returns NULL */
    const char *detail; /* one more word, static */
    SkPicturePass pass;
    GPtrArray *inside; /* of SkPart, found by the first run; NULL: none yet */
    guint next_inside; /* of the second run */
} SkPicture;

/* Each cleaner (sk_jpeg_clean and so on): the picture written anew, or NULL
 * with picture->reason. Where it writes another format than came, it says so in
 * picture->type. The same bytes give the same bytes; its own output it gives
 * back as it is. */
typedef GBytes *(*SkPictureCleaner)(SkPicture *picture);
#define SK_X(symbol, name, type, extensions)                                   \
    GBytes *sk_##name##_clean(SkPicture *picture);
SK_PICTURES(SK_X)
#undef SK_X

/* sk_picture_refuse: notes why @picture does not leave; the first reason
 * stays. Always FALSE, so that a reader can return it. @detail: static. */
gboolean
sk_picture_refuse(SkPicture *picture, SkReason reason, const char *detail);

/* sk_picture_is_damaged: sk_picture_refuse for bytes that are no picture of
 * their format; @what: the place, static ("png-header"). Always FALSE. */
gboolean sk_picture_is_damaged(SkPicture *picture, const char *what);

/* sk_picture_add_frame: judges one more frame or page before anything of it is
 * decoded: FALSE, with a reason, when it has no pixels, when all frames so far
 * hold more pixels than limits.pixels, or when its @bits a pixel make more
 * bytes than limits.expanded. */
gboolean sk_picture_add_frame(SkPicture *picture, guint64 width, guint64 height,
                              guint bits);

/* sk_picture_out_of_time: TRUE, with the reason, once the message has used its
 * time. */
gboolean sk_picture_out_of_time(SkPicture *picture);

/* sk_picture_count: @n more of @what (static) were left out. */
void sk_picture_count(SkPicture *picture, const char *what, guint n);

/* sk_picture_embed: a cleaner has come to a picture within its own: @bytes, of
 * the media type @claimed (or NULL), shown @width by @height (0: unknown).
 * Returns what is to be written in its place, and its media type in *@type
 * (lent by the part): the same picture cleaned, or a placeholder where it does
 * not leave. It goes through the whole pipeline in between: the cleaner is run
 * twice over the same bytes, must ask for the same pictures in the same order,
 * and what it wrote in the first run is thrown away. Unref. */
GBytes *sk_picture_embed(SkPicture *picture, GBytes *bytes, const char *claimed,
                         guint width, guint height, const char **type);

/* Numbers as formats write them; sekisho/bytes.h reads them. */
void sk_write_be16(GByteArray *out, guint16 number);
void sk_write_be32(GByteArray *out, guint32 number);
void sk_write_le16(GByteArray *out, guint16 number);
void sk_write_le32(GByteArray *out, guint32 number);

#endif
