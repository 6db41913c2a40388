/* SPDX-License-Identifier: Apache-2.0
 *
 * A CFF font while it is written anew (Adobe technical notes 5176 and 5177).
 * Only cff*.c and type2.c include this.
 */
#ifndef SK_FONT_CFF_H
#define SK_FONT_CFF_H

#include "font/font_inner.h"

/* strings that every reader knows */
#define SK_CFF_STANDARD 391
/* the fonts that a font keyed by CIDs is made of */
#define SK_CFF_FONTS_MAX 256
#define SK_CFF_OPERANDS  48

/* A list of bytes of any lengths (INDEX). */
typedef struct {
    const guint8 *offsets, *data; /* data: where offset 1 leads, minus 1 */
    guint n, size;                /* entries; the bytes of an offset */
    gsize len;                    /* of the data */
} SkCffIndex;

/* Operators of dictionaries: two bytes are 0x0C00 and the second. */
typedef enum {
    SK_CFF_FONT_BBOX = 5,
    SK_CFF_CHARSET = 15,
    SK_CFF_ENCODING = 16,
    SK_CFF_CHAR_STRINGS = 17,
    SK_CFF_PRIVATE = 18,
    SK_CFF_SUBRS = 19,
    SK_CFF_CHAR_STRING_TYPE = 0x0C06,
    SK_CFF_FONT_MATRIX = 0x0C07,
    SK_CFF_ROS = 0x0C1E,
    SK_CFF_CID_COUNT = 0x0C22,
    SK_CFF_FD_ARRAY = 0x0C24,
    SK_CFF_FD_SELECT = 0x0C25,
} SkCffOperator;

/* An operator with its operands, as they are written. */
typedef struct {
    guint operator;
    guint n;
    gint32 number[SK_CFF_OPERANDS]; /* 0 of a real */
    gsize at, len;                  /* of the operands, in the text */
} SkCffEntry;

typedef struct {
    GArray *entries;  /* of SkCffEntry */
    GByteArray *text; /* the operands of all entries in their one form */
} SkCffDict;

/* Subroutines, or the glyphs, while they are followed. */
typedef struct {
    SkCffIndex in;
    gsize *used; /* how many bytes of each are reached; 0 for none */
} SkCffRoutines;

/* One of the fonts that a CFF is made of. */
typedef struct {
    /* its dictionary in the FDArray; empty if the font has none */
    SkCffDict dict;
    SkCffDict private; /* without the place of its subroutines */
    SkCffRoutines subrs;
} SkCffPart;

typedef struct {
    SkFont *font;
    SkFontSpan in;
    SkCffIndex strings;
    SkCffDict top;
    SkCffRoutines global;
    SkCffIndex glyphs;
    gboolean is_cid;
    guint n_parts;
    SkCffPart *parts;
    guint16 *names;   /* of each glyph: the number of a string, or a CID */
    guint expert;     /* 1 or 2 if it has a predefined charset of experts */
    guint8 *selected; /* of each glyph: its part */
    /* the encoding: -1 if it is a custom one, else 0 or 1 */
    gint encoding;
    guint8 codes[256]; /* of glyph 1 and those behind it */
    guint n_codes;
    guint8 more_codes[256]; /* and further codes with the names of glyphs */
    guint16 more_names[256];
    guint n_more;
    guint64 steps; /* that the programs of all glyphs took */
    guint emptied;
} SkCff;

/* cff_index.c. sk_cff_index: reads the INDEX at @at. Returns where the bytes
 * behind it begin, or 0 if it is damaged. */
gsize sk_cff_index(SkFontSpan in, gsize at, SkCffIndex *index);

/* sk_cff_item: returns the entry @i of @index, which may be empty. */
SkFontSpan sk_cff_item(const SkCffIndex *index, guint i);

/* sk_cff_put_index: appends an INDEX of @n entries, of which the entry i ends
 * before @ends[i] of @data. */
void sk_cff_put_index(GByteArray *out, guint n, const gsize *ends,
                      const GByteArray *data);

/* cff_dict.c. sk_cff_dict: reads the dictionary @in, of whose operators those
 * of @rows stay. Returns FALSE if it is damaged. */
typedef struct {
    guint operator;
    guint least, most; /* operands */
} SkCffRow;
gboolean
sk_cff_dict(SkFontSpan in, const SkCffRow *rows, guint n, SkCffDict *dict);
extern const SkCffRow sk_cff_top_rows[], sk_cff_private_rows[];
extern const guint sk_cff_n_top_rows, sk_cff_n_private_rows;
void sk_cff_dict_clear(SkCffDict *dict);

/* sk_cff_entry: returns the entry of @operator, or NULL. */
const SkCffEntry *sk_cff_entry(const SkCffDict *dict, guint operator);

/* Append an integer in the shortest form, or in five bytes. */
void sk_cff_put_int(GByteArray *out, gint32 n);
void sk_cff_put_long(GByteArray *out, gint32 n);
void sk_cff_put_operator(GByteArray *out, guint operator);

/* cff_read.c. sk_cff_read: reads all but the glyphs' programs. */
gboolean sk_cff_read(SkCff *cff);

/* cff_name.c: charset, Encoding and FDSelect. */
gboolean sk_cff_names(SkCff *cff);
gboolean sk_cff_encoding(SkCff *cff);
gboolean sk_cff_select(SkCff *cff);

/* type2.c. sk_cff_glyph: follows the program of glyph @i and marks what it
 * reaches in the subroutines. Returns how many of its bytes leave, of which the
 * last is the end of the glyph, or 0 if it is damaged; *@is_open says that the
 * end is missing. */
gsize sk_cff_glyph(SkCff *cff, guint i, gboolean *is_open);

/* cff_write.c. sk_cff_write: writes the font. */
GByteArray *sk_cff_write(SkCff *cff);

#endif
