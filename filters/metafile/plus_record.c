/* SPDX-License-Identifier: Apache-2.0
 *
 * The records of EMF+ that draw or set something (plus.h, [MS-EMFPLUS] 2.3):
 * one row each. A record without a row is not understood: those of terminal
 * servers, effects on pictures, and reserved ones. A record that names an
 * object must name one that is there.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/plus.h"

#define AFTER         0x2000u /* a transform is multiplied from the other side */
#define INDEX         0x00FFu
#define COMBINE       0x0F00u
#define COMBINE_LAST  5u
#define DRIVER_BITS   0xFu
#define SMOOTHING_END 13u

/* What the letters of a row stand for, in the order in which it stands in the
 * record:
 *   B a brush, or a colour if the flags say so
 *   Q a pen; P, A, G, I, T: the flags name a pen, path, region, image, font
 *   a attributes of an image, and s the format of a text; both may be missing
 *   # a count; r so many rectangles, p so many points, w so many units of text,
 *     g so many glyphs with their places
 *   3 the count 3; R one rectangle; f a floating-point number; F four, M six
 *   u any number; x a unit of length; v the version; d the dual flag, and its
 *     shadow in the header; k a part of a curve; o options of glyphs
 *   c the flags name how clips are combined; U they name a unit of length
 *   e they hold a mode; t they hold a contrast */
typedef struct {
    guint type, flags;
    const char *form;
} Row;

/* clang-format off */
static const Row rows[] = {
    { 0x01, 1, "vduu" },                          /* Header */
    { 0x02, 0, "" },                              /* EndOfFile */
    { 0x04, 0, "" },                              /* GetDC */
    { 0x09, 0, "u" },                             /* Clear */
    { 0x0A, 0xC000, "B#r" },                      /* FillRects */
    { 0x0B, 0x40FF, "P#r" },                      /* DrawRects */
    { 0x0C, 0xC800, "B#p" },                      /* FillPolygon */
    { 0x0D, 0x68FF, "P#p" },                      /* DrawLines */
    { 0x0E, 0xC000, "BR" },                       /* FillEllipse */
    { 0x0F, 0x40FF, "PR" },                       /* DrawEllipse */
    { 0x10, 0xC000, "BffR" },                     /* FillPie */
    { 0x11, 0x40FF, "PffR" },                     /* DrawPie */
    { 0x12, 0x40FF, "PffR" },                     /* DrawArc */
    { 0x13, 0x80FF, "GB" },                       /* FillRegion */
    { 0x14, 0x80FF, "AB" },                       /* FillPath */
    { 0x15, 0x00FF, "AQ" },                       /* DrawPath */
    { 0x16, 0xE800, "Bf#p" },                     /* FillClosedCurve */
    { 0x17, 0x48FF, "Pf#p" },                     /* DrawClosedCurve */
    { 0x18, 0x40FF, "Pfk#p" },                    /* DrawCurve */
    { 0x19, 0x48FF, "P#p" },                      /* DrawBeziers */
    { 0x1A, 0x40FF, "IaxFR" },                    /* DrawImage */
    { 0x1B, 0x48FF, "IaxF3p" },                   /* DrawImagePoints */
    { 0x1C, 0x80FF, "TBs#Fw" },                   /* DrawString */
    { 0x1D, 0, "uu" },                            /* SetRenderingOrigin */
    { 0x1E, 0x00FF, "e" },                        /* SetAntiAliasMode */
    { 0x1F, 0x00FF, "e" },                        /* SetTextRenderingHint */
    { 0x20, 0x0FFF, "t" },                        /* SetTextContrast */
    { 0x21, 0x00FF, "e" },                        /* SetInterpolationMode */
    { 0x22, 0x00FF, "e" },                        /* SetPixelOffsetMode */
    { 0x23, 0x00FF, "e" },                        /* SetCompositingMode */
    { 0x24, 0x00FF, "e" },                        /* SetCompositingQuality */
    { 0x25, 0, "u" },                             /* Save */
    { 0x26, 0, "u" },                             /* Restore */
    { 0x27, 0x00FF, "UFFu" },                     /* BeginContainer */
    { 0x28, 0, "u" },                             /* BeginContainerNoParams */
    { 0x29, 0, "u" },                             /* EndContainer */
    { 0x2A, 0, "M" },                             /* SetWorldTransform */
    { 0x2B, 0, "" },                              /* ResetWorldTransform */
    { 0x2C, AFTER, "M" },                         /* MultiplyWorldTransform */
    { 0x2D, AFTER, "ff" },                        /* TranslateWorldTransform */
    { 0x2E, AFTER, "ff" },                        /* ScaleWorldTransform */
    { 0x2F, AFTER, "f" },                         /* RotateWorldTransform */
    { 0x30, 0x00FF, "Uf" },                       /* SetPageTransform */
    { 0x31, 0, "" },                              /* ResetClip */
    { 0x32, COMBINE, "cF" },                      /* SetClipRect */
    { 0x33, COMBINE | INDEX, "cA" },              /* SetClipPath */
    { 0x34, COMBINE | INDEX, "cG" },              /* SetClipRegion */
    { 0x35, 0, "ff" },                            /* OffsetClip */
    { 0x36, 0x80FF, "TBog" },                     /* DrawDriverString */
};
/* clang-format on */

static gboolean
holds(const SkPlus *plus, guint32 index, SkPlusObject type)
{
    return index < SK_PLUS_OBJECTS && plus->objects[index] == type;
}

static gboolean
named_by_flags(const SkPlus *plus, SkPlusObject type)
{
    return holds(plus, plus->flags & INDEX, type);
}

static gboolean
take_object(SkPlus *plus, SkPlusObject type)
{
    guint32 index = 0;

    return sk_plus_number(plus, &index) && holds(plus, index, type);
}

static gboolean
take_brush(SkPlus *plus)
{
    return (plus->flags & SK_PLUS_COLOR) != 0
               ? sk_plus_number(plus, NULL)
               : take_object(plus, SK_PLUS_BRUSH);
}

/* Takes the index of an object of @type; whatever names none leaves as the
 * number that GDI+ writes for none. */
static gboolean
take_optional(SkPlus *plus, SkPlusObject type)
{
    guint32 index = 0;

    if (!sk_plus_number(plus, &index))
        return FALSE;
    if (!holds(plus, index, type))
        sk_patch_le32(plus->out, plus->out->len - 4, SK_PLUS_NONE);
    return TRUE;
}

static gboolean
take_dual(SkPlus *plus)
{
    guint32 flags = 0;

    return sk_plus_bits(plus, 1, &flags);
}

/* Takes the first point and the number of pieces of a part of a curve; the
 * points that follow must be enough for it. */
static gboolean
take_part(SkPlus *plus)
{
    guint32 first = 0, pieces = 0;

    return sk_plus_number(plus, &first) && sk_plus_number(plus, &pieces) &&
           sk_plus_left(plus) >= 4 &&
           (guint64)first + pieces < sk_read_le32(plus->p);
}

/* Takes glyphs or characters, their places, and how they are turned. */
static gboolean
take_glyphs(SkPlus *plus)
{
    guint32 is_turned = 0, n = 0;

    return sk_plus_choice(plus, 1, &is_turned) &&
           sk_plus_count(plus, 1, 10, &n) && sk_plus_units(plus, n) &&
           sk_plus_floats(plus, (gsize)n * 2 + (is_turned != 0 ? 6 : 0));
}

/* Takes what a capital letter or a mode in the flags stands for. */
static gboolean
judge_flags(SkPlus *plus, char letter)
{
    switch (letter) {
    case 'P':
        return named_by_flags(plus, SK_PLUS_PEN);
    case 'A':
        return named_by_flags(plus, SK_PLUS_PATH);
    case 'G':
        return named_by_flags(plus, SK_PLUS_REGION);
    case 'I':
        return named_by_flags(plus, SK_PLUS_IMAGE);
    case 'T':
        return named_by_flags(plus, SK_PLUS_FONT);
    case 'c':
        return (plus->flags & COMBINE) >> 8 <= COMBINE_LAST;
    case 'U':
        return (plus->flags & INDEX) <= SK_PLUS_UNITS;
    case 'e':
        return (plus->flags & INDEX) <= SMOOTHING_END;
    default:
        return letter == 't';
    }
}

static gboolean
take_number(SkPlus *plus, char letter)
{
    guint32 bits = 0;

    switch (letter) {
    case 'v':
        return sk_plus_version(plus);
    case 'd':
        return take_dual(plus);
    case 'f':
        return sk_plus_floats(plus, 1);
    case 'F':
        return sk_plus_floats(plus, 4);
    case 'M':
        return sk_plus_floats(plus, 6);
    case 'u':
        return sk_plus_number(plus, NULL);
    case 'x':
        return sk_plus_choice(plus, SK_PLUS_UNITS, NULL);
    case 'o':
        return sk_plus_bits(plus, DRIVER_BITS, &bits);
    default:
        return judge_flags(plus, letter);
    }
}

static gboolean
take(SkPlus *plus, char letter, guint32 *n)
{
    switch (letter) {
    case 'B':
        return take_brush(plus);
    case 'Q':
        return take_object(plus, SK_PLUS_PEN);
    case 'a':
        return take_optional(plus, SK_PLUS_ATTRIBUTES);
    case 's':
        return take_optional(plus, SK_PLUS_FORMAT);
    case '#':
        return sk_plus_count(plus, 1, 2, n);
    case '3':
        return sk_plus_count(plus, 3, 2, n) && *n == 3;
    case 'R':
        return sk_plus_rectangles(plus, 1, plus->flags);
    case 'r':
        return sk_plus_rectangles(plus, *n, plus->flags);
    case 'p':
        return sk_plus_points(plus, *n, plus->flags);
    case 'w':
        return sk_plus_units(plus, *n);
    case 'k':
        return take_part(plus);
    case 'g':
        return take_glyphs(plus);
    default:
        return take_number(plus, letter);
    }
}

gboolean
sk_plus_record(SkPlus *plus, guint type, guint *flags)
{
    const Row *row = NULL;
    guint32 n = 0;

    for (guint i = 0; i < G_N_ELEMENTS(rows) && row == NULL; i++)
        if (rows[i].type == type)
            row = &rows[i];
    if (row == NULL)
        return FALSE;
    *flags &= row->flags;
    for (const char *letter = row->form; *letter != '\0'; letter++)
        if (!take(plus, *letter, &n))
            return FALSE;
    if (strchr(row->form, 'p') != NULL && (*flags & SK_PLUS_RELATIVE) != 0)
        *flags &= ~(SK_PLUS_RELATIVE | SK_PLUS_COMPRESSED);
    return TRUE;
}
