/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes CFF anew: the lists in one order without anything between them, the
 * strings that glyphs are called by, and of the subroutines the bytes that
 * glyphs reach. The name of the font is one for all.
 */
#include <string.h>
#include "font/cff.h"

#define RETURN  11
#define ENDCHAR 14
#define NAME    "Font"

#define STRINGS_MAX 65000

typedef struct {
    SkCff *cff;
    GByteArray *out;
    GByteArray *strings;
    gsize *string_ends;
    guint n_strings;
    guint16 *renumbered; /* of each string that was read, or 0 */
} Writing;

/* Returns the number under which the string @number is written. A string that
 * can be no name becomes one that is made of its number. */
static guint
string_of(Writing *writing, guint number)
{
    SkCff *cff = writing->cff;
    guint i = number - SK_CFF_STANDARD;
    SkFontSpan text;
    g_autofree char *made = NULL;

    if (number < SK_CFF_STANDARD || i >= cff->strings.n ||
        writing->n_strings == STRINGS_MAX)
        return number < SK_CFF_STANDARD ? number : 0;
    if (writing->renumbered[i] != 0)
        return writing->renumbered[i];
    text = sk_cff_item(&cff->strings, i);
    if (!sk_font_is_name(text.p, text.len)) {
        made = g_strdup_printf("g%u", writing->n_strings);
        text = (SkFontSpan){ (const guint8 *)made, strlen(made) };
    }
    g_byte_array_append(writing->strings, text.p, (guint)text.len);
    writing->string_ends[writing->n_strings] = writing->strings->len;
    writing->renumbered[i] = (guint16)(SK_CFF_STANDARD + writing->n_strings++);
    return writing->renumbered[i];
}

static void
put_entry(GByteArray *out, const SkCffDict *dict, const SkCffEntry *entry)
{
    if (entry->len > 0)
        g_byte_array_append(out, dict->text->data + entry->at,
                            (guint)entry->len);
    sk_cff_put_operator(out, entry->operator);
}

/* Writes the entries that name no place, in the order of @rows. */
static void
put_entries(GByteArray *out, const SkCffDict *dict, const SkCffRow *rows,
            guint n)
{
    static const guint places[] = {
        SK_CFF_CHARSET, SK_CFF_ENCODING,  SK_CFF_CHAR_STRINGS,
        SK_CFF_PRIVATE, SK_CFF_SUBRS,     SK_CFF_FD_ARRAY,
        SK_CFF_ROS,     SK_CFF_FD_SELECT, SK_CFF_CHAR_STRING_TYPE,
    };

    for (guint i = 0; i < n; i++) {
        const SkCffEntry *entry = sk_cff_entry(dict, rows[i].operator);
        gboolean is_place = FALSE;

        for (guint k = 0; k < G_N_ELEMENTS(places); k++)
            is_place = is_place || places[k] == rows[i].operator;
        if (entry != NULL && !is_place)
            put_entry(out, dict, entry);
    }
}

static void
put_place(GByteArray *out, gsize place, guint operator)
{
    sk_cff_put_long(out, (gint32)place);
    sk_cff_put_operator(out, operator);
}

/* Where the lists behind the dictionary of the font stand. */
typedef struct {
    gsize charset, encoding, select, glyphs, fonts, private, private_len;
} Places;

static GByteArray *
top_of(Writing *writing, const Places *places)
{
    SkCff *cff = writing->cff;
    const SkCffEntry *ros = sk_cff_entry(&cff->top, SK_CFF_ROS);
    GByteArray *top = g_byte_array_new();

    if (cff->is_cid) { /* ROS must come first */
        sk_cff_put_int(top, (gint32)string_of(writing, (guint)ros->number[0]));
        sk_cff_put_int(top, (gint32)string_of(writing, (guint)ros->number[1]));
        sk_cff_put_int(top, ros->number[2]);
        sk_cff_put_operator(top, SK_CFF_ROS);
    }
    put_entries(top, &cff->top, sk_cff_top_rows, sk_cff_n_top_rows);
    put_place(top, cff->expert != 0 ? cff->expert : places->charset,
              SK_CFF_CHARSET);
    if (!cff->is_cid)
        put_place(top,
                  cff->encoding >= 0 ? (gsize)cff->encoding : places->encoding,
                  SK_CFF_ENCODING);
    put_place(top, places->glyphs, SK_CFF_CHAR_STRINGS);
    if (cff->is_cid) {
        put_place(top, places->fonts, SK_CFF_FD_ARRAY);
        put_place(top, places->select, SK_CFF_FD_SELECT);
    } else {
        sk_cff_put_long(top, (gint32)places->private_len);
        put_place(top, places->private, SK_CFF_PRIVATE);
    }
    return top;
}

static GByteArray *
charset_of(Writing *writing)
{
    SkCff *cff = writing->cff;
    GByteArray *out = g_byte_array_new();
    guint n = cff->glyphs.n, run;

    if (cff->expert != 0)
        return out;
    sk_font_put8(out, cff->is_cid ? 2 : 0);
    for (guint i = 1; i < n; i += run) {
        run = 1;
        if (!cff->is_cid) {
            sk_font_put16(out, string_of(writing, cff->names[i]));
            continue;
        }
        while (i + run < n && cff->names[i + run] == cff->names[i] + run)
            run++;
        sk_font_put16(out, cff->names[i]);
        sk_font_put16(out, run - 1);
    }
    return out;
}

static GByteArray *
encoding_of(Writing *writing)
{
    SkCff *cff = writing->cff;
    GByteArray *out = g_byte_array_new();

    if (cff->is_cid || cff->encoding >= 0)
        return out;
    sk_font_put8(out, cff->n_more > 0 ? 0x80 : 0);
    sk_font_put8(out, cff->n_codes);
    g_byte_array_append(out, cff->codes, cff->n_codes);
    if (cff->n_more > 0)
        sk_font_put8(out, cff->n_more);
    for (guint i = 0; i < cff->n_more; i++) {
        sk_font_put8(out, cff->more_codes[i]);
        sk_font_put16(out, string_of(writing, cff->more_names[i]));
    }
    return out;
}

static GByteArray *
select_of(const SkCff *cff)
{
    GByteArray *out = g_byte_array_new();
    guint ranges = 0;

    if (!cff->is_cid)
        return out;
    sk_font_put8(out, 3);
    sk_font_put16(out, 0);
    for (guint i = 0; i < cff->glyphs.n; i++)
        if (i == 0 || cff->selected[i] != cff->selected[i - 1]) {
            sk_font_put16(out, i);
            sk_font_put8(out, cff->selected[i]);
            ranges++;
        }
    sk_font_put16(out, cff->glyphs.n);
    out->data[1] = (guint8)(ranges >> 8);
    out->data[2] = (guint8)ranges;
    return out;
}

/* Returns the INDEX of @routines, of which what no glyph reaches is empty. */
static GByteArray *
routines_of(const SkCffRoutines *routines)
{
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) data = g_byte_array_new();
    guint n = routines->in.n;
    g_autofree gsize *ends = g_new(gsize, n + 1u);

    for (guint i = 0; i < n; i++) {
        if (routines->used[i] > 0)
            g_byte_array_append(data, sk_cff_item(&routines->in, i).p,
                                (guint)routines->used[i]);
        else
            sk_font_put8(data, RETURN);
        ends[i] = data->len;
    }
    sk_cff_put_index(out, n, ends, data);
    return out;
}

/* Returns the INDEX of all glyphs, or NULL if the time is used up. */
static GByteArray *
glyphs_of(SkCff *cff)
{
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) data = g_byte_array_new();
    guint n = cff->glyphs.n;
    g_autofree gsize *ends = g_new(gsize, n);

    for (guint i = 0; i < n; i++) {
        gboolean is_open = FALSE;
        gsize len = sk_cff_glyph(cff, i, &is_open);
        SkFontSpan item = sk_cff_item(&cff->glyphs, i);

        if (sk_font_out_of_time(cff->font)) {
            g_byte_array_free(out, TRUE);
            return NULL;
        }
        if (len > 0 && item.len > 0)
            g_byte_array_append(data, item.p, (guint)len);
        if (len == 0 || is_open)
            sk_font_put8(data, ENDCHAR);
        cff->emptied += len == 0 ? 1 : 0;
        ends[i] = data->len;
    }
    sk_cff_put_index(out, n, ends, data);
    return out;
}

/* Appends the private dictionary of @part and its subroutines. Returns the
 * length of the former. */
static gsize
put_private(GByteArray *out, const SkCffPart *part)
{
    gsize start = out->len, len;
    g_autoptr(GByteArray) routines = NULL;

    put_entries(out, &part->private, sk_cff_private_rows,
                sk_cff_n_private_rows);
    len = out->len - start;
    if (part->subrs.in.n == 0)
        return len;
    put_place(out, len + 6, SK_CFF_SUBRS);
    routines = routines_of(&part->subrs);
    g_byte_array_append(out, routines->data, routines->len);
    return len + 6;
}

/* Appends the private dictionaries, and the fonts that they belong to. */
static void
put_parts(Writing *writing, Places *places)
{
    SkCff *cff = writing->cff;
    GByteArray *out = writing->out;
    g_autoptr(GByteArray) fonts = g_byte_array_new();
    g_autofree gsize *ends = g_new(gsize, cff->n_parts);

    for (guint i = 0; i < cff->n_parts; i++) {
        const SkCffEntry *matrix =
            sk_cff_entry(&cff->parts[i].dict, SK_CFF_FONT_MATRIX);

        places->private = out->len;
        places->private_len = put_private(out, &cff->parts[i]);
        if (matrix != NULL)
            put_entry(fonts, &cff->parts[i].dict, matrix);
        sk_cff_put_long(fonts, (gint32)places->private_len);
        put_place(fonts, places->private, SK_CFF_PRIVATE);
        ends[i] = fonts->len;
    }
    places->fonts = out->len;
    if (cff->is_cid)
        sk_cff_put_index(out, cff->n_parts, ends, fonts);
}

static void
put_one(GByteArray *out, const guint8 *bytes, gsize len)
{
    g_autoptr(GByteArray) data =
        g_byte_array_append(g_byte_array_new(), bytes, (guint)len);

    sk_cff_put_index(out, 1, &len, data);
}

static void
append(GByteArray *out, const GByteArray *more)
{
    if (more->len > 0)
        g_byte_array_append(out, more->data, more->len);
}

/* Writes all lists; the dictionary of the font, whose length does not depend on
 * the places, is written before these are known and then again. */
static void
put_font(Writing *writing, GByteArray *glyphs)
{
    SkCff *cff = writing->cff;
    GByteArray *out = writing->out;
    Places places = { 0 };
    g_autoptr(GByteArray) top = top_of(writing, &places), last = NULL;
    g_autoptr(GByteArray) charset = charset_of(writing);
    g_autoptr(GByteArray) encoding = encoding_of(writing);
    g_autoptr(GByteArray) fd_select = select_of(cff);
    g_autoptr(GByteArray) global = routines_of(&cff->global);
    gsize at;

    g_byte_array_append(out, (const guint8 *)"\1\0\4\4", 4);
    put_one(out, (const guint8 *)NAME, strlen(NAME));
    put_one(out, top->data, top->len);
    at = out->len - top->len;
    sk_cff_put_index(out, writing->n_strings, writing->string_ends,
                     writing->strings);
    append(out, global);
    places.charset = out->len;
    append(out, charset);
    places.encoding = out->len;
    append(out, encoding);
    places.select = out->len;
    append(out, fd_select);
    places.glyphs = out->len;
    append(out, glyphs);
    put_parts(writing, &places);
    last = top_of(writing, &places);
    memcpy(out->data + at, last->data, last->len);
}

GByteArray *
sk_cff_write(SkCff *cff)
{
    Writing writing = { .cff = cff };
    g_autoptr(GByteArray) glyphs = glyphs_of(cff);

    if (glyphs == NULL) {
        sk_font_refuse(cff->font, "limit-seconds");
        return NULL;
    }
    writing.out = g_byte_array_new();
    writing.strings = g_byte_array_new();
    writing.string_ends = g_new0(gsize, cff->strings.n + 1u);
    writing.renumbered = g_new0(guint16, cff->strings.n + 1u);
    put_font(&writing, glyphs);
    g_byte_array_free(writing.strings, TRUE);
    g_free(writing.string_ends);
    g_free(writing.renumbered);
    return writing.out;
}
