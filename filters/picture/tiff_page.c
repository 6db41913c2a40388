/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a page of TIFF (tiff_page.h; TIFF 6.0, sections 3 to 10). The table of
 * tags is the list of what leaves; every other tag is left out, and counted by
 * what it may hold. This defends against pages of a few bytes that promise
 * gigabytes, and against tags as a place for texts, places and other pictures.
 */
#include <string.h>
#include "picture/tiff_page.h"

#define EXIF       34665 /* the tag that points to the EXIF directory */
#define MAKER_NOTE 37500 /* the tag of the maker note within that */

typedef struct {
    SkTiffFile *file;
    SkTiffPage *page;
} In;

/* ---- tags that leave ---------------------------------------------------- */

static void
take_size(In *in, const SkTiffField *field)
{
    guint64 number = sk_tiff_number(in->file, field, 0);
    guint32 size = (guint32)MIN(number, G_MAXINT32);

    switch (field->tag) {
    case 256:
        in->page->width = size;
        break;
    case 257:
        in->page->height = size;
        break;
    case 322:
        in->page->tiled = TRUE;
        in->page->chunk_width = size;
        break;
    case 323:
        in->page->tiled = TRUE;
        in->page->chunk_height = size;
        break;
    /* 278, rows in a strip; often the largest number, which means all rows */
    default:
        if (!in->page->tiled)
            in->page->chunk_height = size;
        break;
    }
}

/* Returns the number that stands once for each channel, which must be the same
 * for all of them. */
static guint
same_for_all(In *in, const SkTiffField *field)
{
    guint64 first = sk_tiff_number(in->file, field, 0);

    for (guint64 i = 1; i < MIN(field->count, 16); i++)
        if (sk_tiff_number(in->file, field, i) != first)
            return 0;
    return (guint)MIN(first, G_MAXUINT16);
}

static void
take_word(In *in, const SkTiffField *field)
{
    SkTiffPage *page = in->page;
    guint word = same_for_all(in, field);

    switch (field->tag) {
    case 258:
        page->bits = word;
        break;
    case 259:
        page->compression = word;
        break;
    case 262:
        page->photometric = word;
        break;
    case 266:
        page->bits_first = word == 2;
        break;
    case 277:
        page->samples = word;
        break;
    case 284:
        page->separate = word == 2;
        break;
    case 292:
        page->fax_options = word;
        break;
    case 317:
        page->predictor = word;
        break;
    default: /* 339 */
        page->format = word;
        break;
    }
}

/* Takes a tag about the look of the page; an unknown value counts as if the tag
 * were missing. */
static void
take_look(In *in, const SkTiffField *field)
{
    SkTiffPage *page = in->page;
    guint64 word = sk_tiff_number(in->file, field, 0);

    if (field->tag == 274)
        page->orientation = word >= 1 && word <= 8 ? (guint)word : 1;
    else if (field->tag == 296)
        page->unit = word >= 1 && word <= 3 ? (guint)word : 2;
    else if (field->tag == 531)
        page->positioning = word == 2 ? 2 : 1;
    else if (field->tag == 254)
        page->is_page = word == 2;
    else
        page->has_number = field->count == 2;
}

static void
take_extras(In *in, const SkTiffField *field)
{
    SkTiffPage *page = in->page;

    page->extras = (guint)MIN(field->count, SK_TIFF_EXTRA_MAX + 1);
    for (guint i = 0; i < MIN(page->extras, SK_TIFF_EXTRA_MAX); i++) {
        guint64 kind = sk_tiff_number(in->file, field, i);

        page->extra[i] = kind <= 2 ? (guint)kind : 0;
    }
}

/* Reads a rational as two numbers. Returns FALSE if there is none. */
static gboolean
read_rational(const SkTiffFile *file, const SkTiffField *field, guint i,
              guint32 out[2])
{
    SkTiffField parts = *field;

    if (field->type != 5 || i >= field->count)
        return FALSE;
    parts.type = 4;
    parts.count = field->count * 2;
    out[0] = (guint32)sk_tiff_number(file, &parts, i * 2u);
    out[1] = (guint32)sk_tiff_number(file, &parts, i * 2u + 1);
    return out[1] != 0;
}

static void
take_resolution(In *in, const SkTiffField *field)
{
    guint32 *out = in->page->resolution + (field->tag == 282 ? 0 : 2);

    if (!read_rational(in->file, field, 0, out) || out[0] == 0)
        out[0] = out[1] = 0;
    in->page->has_resolution =
        in->page->resolution[0] != 0 && in->page->resolution[2] != 0;
}

static void
take_reference(In *in, const SkTiffField *field)
{
    gboolean whole = field->count == 6;

    for (guint i = 0; i < 6 && whole; i++)
        whole = read_rational(in->file, field, i, in->page->reference + i * 2);
    in->page->has_reference = whole;
}

static void
take_subsampling(In *in, const SkTiffField *field)
{
    for (guint i = 0; i < 2; i++) {
        guint64 said = sk_tiff_number(in->file, field, i);

        in->page->subsampling[i] = (guint)MIN(said, 4);
    }
}

static void
take_field(In *in, const SkTiffField *field)
{
    SkTiffPage *page = in->page;

    if (field->tag >= 512 && field->tag <= 519)
        page->old_jpeg[field->tag - 512] = *field;
    else if (field->tag == 520 || field->tag == 521)
        page->old_tables[field->tag - 520] = *field;
    else if (field->tag == 347)
        page->jpeg_tables = *field;
    else if (field->tag == 320)
        page->colors = *field;
    else if (field->tag == 34675)
        page->profile = *field;
    else if (field->tag == 273 || field->tag == 324)
        page->offsets = *field;
    else
        page->counts = *field;
}

/* The tags that leave, in ascending order: the order that TIFF 6.0 requires of
 * the entries of a directory. */
static const struct {
    guint16 tag;
    void (*take)(In *in, const SkTiffField *field);
} leaving[] = {
    { 254, take_look },        { 256, take_size },
    { 257, take_size },        { 258, take_word },
    { 259, take_word },        { 262, take_word },
    { 266, take_word },        { 273, take_field },
    { 274, take_look },        { 277, take_word },
    { 278, take_size },        { 279, take_field },
    { 282, take_resolution },  { 283, take_resolution },
    { 284, take_word },        { 292, take_word },
    { 296, take_look },        { 297, take_look },
    { 317, take_word },        { 320, take_field },
    { 322, take_size },        { 323, take_size },
    { 324, take_field },       { 325, take_field },
    { 338, take_extras },      { 339, take_word },
    { 347, take_field },       { 512, take_field },
    { 513, take_field },       { 514, take_field },
    { 515, take_field },       { 517, take_field },
    { 518, take_field },       { 519, take_field },
    { 520, take_field },       { 521, take_field },
    { 530, take_subsampling }, { 531, take_look },
    { 532, take_reference },   { 34675, take_field },
};

/* ---- tags that do not --------------------------------------------------- */

/* What the report calls them; NULL for a tag that only repeats
 * what is obvious. */
static const struct {
    guint16 first, last;
    const char *what;
} dropped[] = {
    { 255, 255, NULL },          /* the older form of 254 */
    { 269, 272, "text-tag" },    /* document name, description, make, model */
    { 285, 285, "text-tag" },    /* the name of the page */
    { 293, 293, NULL },          /* options of T.6, none of which is written */
    { 301, 301, "icc-profile" }, /* a transfer curve */
    { 305, 306, "text-tag" },    /* program and date */
    { 315, 316, "text-tag" },    /* artist and computer */
    { 318, 319, "icc-profile" }, /* white point and primaries */
    { 330, 330, "thumbnail" },   /* directories of other pictures */
    { 332, 332, NULL },          /* the usual four inks */
    { 333, 333, "text-tag" },    /* the names of inks */
    { 334, 334, NULL },          /* the number of inks */
    { 337, 337, "text-tag" },    /* the printer that was meant */
    { 529, 529, "icc-profile" }, /* the weights of YCbCr */
    { 700, 700, "xmp" },
    { 33432, 33432, "text-tag" }, /* copyright */
    { 33723, 33723, "iptc" },
    { 34377, 34377, "iptc" }, /* Photoshop's resources */
    { EXIF, EXIF, "exif" },
    { 34853, 34853, "gps" },
};

static void
count_dropped(SkTiffFile *file, const SkTiffField *field)
{
    const char *what = "unknown-tag";

    for (guint i = 0; i < G_N_ELEMENTS(dropped); i++)
        if (field->tag >= dropped[i].first && field->tag <= dropped[i].last)
            what = dropped[i].what;
    if (what != NULL)
        sk_picture_count(file->picture, what, 1);
    if (field->tag == EXIF &&
        sk_tiff_names_tag(file, sk_tiff_number(file, field, 0), MAKER_NOTE))
        sk_picture_count(file->picture, "maker-note", 1);
}

static void
take_tag(In *in, const SkTiffField *field)
{
    for (guint i = 0; i < G_N_ELEMENTS(leaving); i++)
        if (leaving[i].tag == field->tag) {
            if (field->count > 0)
                leaving[i].take(in, field);
            return;
        }
    count_dropped(in->file, field);
}

const char *
sk_tiff_is_beside(const SkTiffFile *file, const GArray *fields)
{
    guint64 bits = 0;

    for (guint i = 0; i < fields->len; i++) {
        const SkTiffField *field = &g_array_index(fields, SkTiffField, i);

        if (field->tag == 254)
            bits = sk_tiff_number(file, field, 0);
        else if (field->tag == 262 && sk_tiff_number(file, field, 0) == 4)
            bits |= 4;
    }
    return (bits & 1) != 0 ? "thumbnail" : (bits & 4) != 0 ? "mask" : NULL;
}

/* ---- the page ----------------------------------------------------------- */

gboolean
sk_tiff_page(SkTiffFile *file, const GArray *fields, SkTiffPage *page)
{
    In in = { file, page };

    *page = (SkTiffPage){ .bits = 1,
                          .samples = 1,
                          .format = 1,
                          .compression = 1,
                          .predictor = 1,
                          .photometric = G_MAXUINT,
                          .chunk_height = G_MAXINT32,
                          .orientation = 1,
                          .unit = 2 };
    for (guint i = 0; i < fields->len; i++)
        take_tag(&in, &g_array_index(fields, SkTiffField, i));
    return sk_tiff_judge(file, page);
}
