/* SPDX-License-Identifier: Apache-2.0
 *
 * Descriptors of fonts (ISO 32000-1, 9.8) and the programs in them, which are
 * written anew by who reads them (font/). What cannot be is left out, and
 * viewers then take a font of their own.
 */
#include <string.h>
#include "font/font.h"
#include "pdf/pdf_kinds.h"

typedef struct {
    const char *key, *subtype;
} Place;

/* Where a program of each kind stands. */
static const Place places[] = {
    [SK_FONT_TYPE1] = { "FontFile", NULL },
    [SK_FONT_TRUETYPE] = { "FontFile2", NULL },
    [SK_FONT_CFF] = { "FontFile3", "Type1C" },
    [SK_FONT_CFF_CID] = { "FontFile3", "CIDFontType0C" },
    [SK_FONT_OPENTYPE] = { "FontFile3", "OpenType" },
};

static const SkPdfRow no_rows[] = { { NULL, NULL } };
static const SkPdfKind program_kind = { .types = SK_PDF_BIT(STREAM),
                                        .rows = no_rows };

/* Returns which kind of program stands under @key as @subtype. */
static SkFontKind
kind_of(const char *key, const char *subtype)
{
    guint i = 0;

    if (strcmp(key, "FontFile3") != 0)
        subtype = NULL;
    else if (subtype == NULL)
        subtype = "Type1C";
    while (i < G_N_ELEMENTS(places) - 1 &&
           (strcmp(places[i].key, key) != 0 ||
            g_strcmp0(places[i].subtype, subtype) != 0))
        i++;
    return (SkFontKind)i;
}

static guint
length_of(SkPdfWalk *walk, SkPdfObject *stream, const char *key)
{
    const SkPdfObject *value = sk_pdf_at(walk->pdf, stream, key);

    return value != NULL && value->type == SK_PDF_INTEGER &&
                   value->integer > 0 && value->integer < G_MAXINT
               ? (guint)value->integer
               : 0;
}

/* Returns the stream of the program, with the key it belongs under in *@key. */
static SkPdfObject *
make_program(SkPdfWalk *walk, SkPdfObject *stream, const char **key)
{
    static const char *const lengths[] = { "Length1", "Length2", "Length3" };
    g_autoptr(GBytes) data = sk_pdf_data(walk, stream);
    SkFont font = { .part = walk->part };
    GBytes *program = NULL;
    SkPdfObject *out = NULL;

    if (data == NULL)
        return NULL;
    font.kind =
        kind_of(*key, sk_pdf_name(sk_pdf_at(walk->pdf, stream, "Subtype")));
    font.bytes = g_bytes_get_data(data, &font.len);
    for (guint i = 0; i < 3; i++)
        font.lengths[i] = length_of(walk, stream, lengths[i]);
    program = font.len > 0 ? sk_font_clean(&font) : NULL;
    if (program == NULL)
        return NULL;
    if (font.kind == SK_FONT_TRUETYPE)
        font.lengths[0] = (guint)g_bytes_get_size(program);
    out =
        sk_pdf_fill(walk, &program_kind,
                    sk_pdf_new_entries(walk->arena, SK_PDF_STREAM, 0), program);
    for (guint i = 0; i < (font.kind == SK_FONT_TYPE1      ? 3
                           : font.kind == SK_FONT_TRUETYPE ? 1
                                                           : 0);
         i++)
        sk_pdf_set(walk, out, lengths[i],
                   sk_pdf_new_integer(walk->arena, font.lengths[i]));
    *key = places[font.kind].key;
    if (places[font.kind].subtype != NULL)
        sk_pdf_set(walk, out, "Subtype",
                   sk_pdf_new_name(walk->arena, places[font.kind].subtype));
    return out;
}

/* Two descriptors may share a program: it is written once. */
typedef struct {
    SkPdfObject *reference; /* NULL: it does not leave */
    const char *key;
} Program;

static const Program *
program_of(SkPdfWalk *walk, SkPdfObject *stream, const char *key)
{
    Program *program = NULL;
    SkPdfObject *made = NULL;

    if (walk->programs == NULL)
        walk->programs = g_hash_table_new(NULL, NULL);
    program = g_hash_table_lookup(walk->programs, stream);
    if (program != NULL)
        return program;
    program = sk_pdf_arena_room(walk->arena, sizeof *program);
    program->key = key;
    made = make_program(walk, stream, &program->key);
    if (made == NULL)
        sk_pdf_count(walk, "font");
    else
        program->reference = sk_pdf_add(walk, made);
    g_hash_table_insert(walk->programs, stream, program);
    return program;
}

static SkPdfObject *
finish_descriptor(SkPdfWalk *walk, SkPdfObject *in, SkPdfObject *out)
{
    static const char *const keys[] = { "FontFile", "FontFile2", "FontFile3" };

    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        SkPdfObject *stream = sk_pdf_at(walk->pdf, in, keys[i]);
        const Program *program = NULL;

        if (stream == NULL || stream->type != SK_PDF_STREAM)
            continue;
        program = program_of(walk, stream, keys[i]);
        if (program->reference != NULL) {
            sk_pdf_set(walk, out, program->key, program->reference);
            break; /* A font has one program. */
        }
    }
    return out;
}

static const SkPdfRow descriptor_rows[] = {
    { "Ascent", &sk_pdf_kind_number },
    { "AvgWidth", &sk_pdf_kind_number },
    { "CapHeight", &sk_pdf_kind_number },
    { "Descent", &sk_pdf_kind_number },
    { "Flags", &sk_pdf_kind_integer },
    { "FontBBox", &sk_pdf_kind_rect },
    { "FontFamily", &sk_pdf_kind_words },
    { "FontName", &sk_pdf_kind_name },
    { "FontStretch", &sk_pdf_kind_name },
    { "FontWeight", &sk_pdf_kind_number },
    { "ItalicAngle", &sk_pdf_kind_number },
    { "Leading", &sk_pdf_kind_number },
    { "MaxWidth", &sk_pdf_kind_number },
    { "MissingWidth", &sk_pdf_kind_number },
    { "StemH", &sk_pdf_kind_number },
    { "StemV", &sk_pdf_kind_number },
    { "Type", &sk_pdf_kind_name },
    { "XHeight", &sk_pdf_kind_number },
    { NULL, NULL },
};
const SkPdfKind sk_pdf_kind_descriptor = { .types = SK_PDF_BIT(DICTIONARY),
                                           .rows = descriptor_rows,
                                           .finish = finish_descriptor };
