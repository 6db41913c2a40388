/* SPDX-License-Identifier: Apache-2.0
 *
 * The codes of fax (fax_code.h), and the table by which they are found again.
 */
#include "fax/fax_code.h"

/* ITU-T T.4, tables 2 and 3a: runs of 0 to 63 pixels, then of 64, 128 and so on
 * up to 1728. */
static const SkFaxCode white[] = {
    { 0x35, 8 }, { 0x07, 6 }, { 0x07, 4 }, { 0x08, 4 }, { 0x0B, 4 },
    { 0x0C, 4 }, { 0x0E, 4 }, { 0x0F, 4 }, { 0x13, 5 }, { 0x14, 5 },
    { 0x07, 5 }, { 0x08, 5 }, { 0x08, 6 }, { 0x03, 6 }, { 0x34, 6 },
    { 0x35, 6 }, { 0x2A, 6 }, { 0x2B, 6 }, { 0x27, 7 }, { 0x0C, 7 },
    { 0x08, 7 }, { 0x17, 7 }, { 0x03, 7 }, { 0x04, 7 }, { 0x28, 7 },
    { 0x2B, 7 }, { 0x13, 7 }, { 0x24, 7 }, { 0x18, 7 }, { 0x02, 8 },
    { 0x03, 8 }, { 0x1A, 8 }, { 0x1B, 8 }, { 0x12, 8 }, { 0x13, 8 },
    { 0x14, 8 }, { 0x15, 8 }, { 0x16, 8 }, { 0x17, 8 }, { 0x28, 8 },
    { 0x29, 8 }, { 0x2A, 8 }, { 0x2B, 8 }, { 0x2C, 8 }, { 0x2D, 8 },
    { 0x04, 8 }, { 0x05, 8 }, { 0x0A, 8 }, { 0x0B, 8 }, { 0x52, 8 },
    { 0x53, 8 }, { 0x54, 8 }, { 0x55, 8 }, { 0x24, 8 }, { 0x25, 8 },
    { 0x58, 8 }, { 0x59, 8 }, { 0x5A, 8 }, { 0x5B, 8 }, { 0x4A, 8 },
    { 0x4B, 8 }, { 0x32, 8 }, { 0x33, 8 }, { 0x34, 8 }, { 0x1B, 5 },
    { 0x12, 5 }, { 0x17, 6 }, { 0x37, 7 }, { 0x36, 8 }, { 0x37, 8 },
    { 0x64, 8 }, { 0x65, 8 }, { 0x68, 8 }, { 0x67, 8 }, { 0xCC, 9 },
    { 0xCD, 9 }, { 0xD2, 9 }, { 0xD3, 9 }, { 0xD4, 9 }, { 0xD5, 9 },
    { 0xD6, 9 }, { 0xD7, 9 }, { 0xD8, 9 }, { 0xD9, 9 }, { 0xDA, 9 },
    { 0xDB, 9 }, { 0x98, 9 }, { 0x99, 9 }, { 0x9A, 9 }, { 0x18, 6 },
    { 0x9B, 9 }
};

static const SkFaxCode black[] = {
    { 0x37, 10 }, { 0x02, 3 },  { 0x03, 2 },  { 0x02, 2 },  { 0x03, 3 },
    { 0x03, 4 },  { 0x02, 4 },  { 0x03, 5 },  { 0x05, 6 },  { 0x04, 6 },
    { 0x04, 7 },  { 0x05, 7 },  { 0x07, 7 },  { 0x04, 8 },  { 0x07, 8 },
    { 0x18, 9 },  { 0x17, 10 }, { 0x18, 10 }, { 0x08, 10 }, { 0x67, 11 },
    { 0x68, 11 }, { 0x6C, 11 }, { 0x37, 11 }, { 0x28, 11 }, { 0x17, 11 },
    { 0x18, 11 }, { 0xCA, 12 }, { 0xCB, 12 }, { 0xCC, 12 }, { 0xCD, 12 },
    { 0x68, 12 }, { 0x69, 12 }, { 0x6A, 12 }, { 0x6B, 12 }, { 0xD2, 12 },
    { 0xD3, 12 }, { 0xD4, 12 }, { 0xD5, 12 }, { 0xD6, 12 }, { 0xD7, 12 },
    { 0x6C, 12 }, { 0x6D, 12 }, { 0xDA, 12 }, { 0xDB, 12 }, { 0x54, 12 },
    { 0x55, 12 }, { 0x56, 12 }, { 0x57, 12 }, { 0x64, 12 }, { 0x65, 12 },
    { 0x52, 12 }, { 0x53, 12 }, { 0x24, 12 }, { 0x37, 12 }, { 0x38, 12 },
    { 0x27, 12 }, { 0x28, 12 }, { 0x58, 12 }, { 0x59, 12 }, { 0x2B, 12 },
    { 0x2C, 12 }, { 0x5A, 12 }, { 0x66, 12 }, { 0x67, 12 }, { 0x0F, 10 },
    { 0xC8, 12 }, { 0xC9, 12 }, { 0x5B, 12 }, { 0x33, 12 }, { 0x34, 12 },
    { 0x35, 12 }, { 0x6C, 13 }, { 0x6D, 13 }, { 0x4A, 13 }, { 0x4B, 13 },
    { 0x4C, 13 }, { 0x4D, 13 }, { 0x72, 13 }, { 0x73, 13 }, { 0x74, 13 },
    { 0x75, 13 }, { 0x76, 13 }, { 0x77, 13 }, { 0x52, 13 }, { 0x53, 13 },
    { 0x54, 13 }, { 0x55, 13 }, { 0x5A, 13 }, { 0x5B, 13 }, { 0x64, 13 },
    { 0x65, 13 }
};

/* T.4, table 3b: runs of 1792, 1856 and so on up to 2560, of either colour. */
static const SkFaxCode both[] = { { 0x08, 11 }, { 0x0C, 11 }, { 0x0D, 11 },
                                  { 0x12, 12 }, { 0x13, 12 }, { 0x14, 12 },
                                  { 0x15, 12 }, { 0x16, 12 }, { 0x17, 12 },
                                  { 0x1C, 12 }, { 0x1D, 12 }, { 0x1E, 12 },
                                  { 0x1F, 12 } };

G_STATIC_ASSERT(G_N_ELEMENTS(white) == 91 && G_N_ELEMENTS(black) == 91);
G_STATIC_ASSERT(G_N_ELEMENTS(both) == 13);

const SkFaxCode *
sk_fax_code(guint color, guint32 run)
{
    guint i = run < 64 ? run : 63 + run / 64;

    if (i >= G_N_ELEMENTS(white))
        return &both[i - G_N_ELEMENTS(white)];
    return color == 0 ? &white[i] : &black[i];
}

/* Fills in what the next bits mean if they begin with the code of @run. */
static void
learn(SkFaxMeaning *meanings, const SkFaxCode *code, guint32 run)
{
    guint rest = SK_FAX_BITS - code->bits;

    for (guint i = 0; i < 1u << rest; i++)
        meanings[(guint)code->code << rest | i] =
            (SkFaxMeaning){ .run = (guint16)run, .bits = code->bits };
}

SkFaxMeanings *
sk_fax_meanings_new(void)
{
    SkFaxMeanings *meanings = g_new0(SkFaxMeanings, 1);

    for (guint color = 0; color < 2; color++)
        for (guint32 run = 0; run <= SK_FAX_RUN_MAX; run += run < 64 ? 1 : 64)
            learn(meanings->of[color], sk_fax_code(color, run), run);
    return meanings;
}
