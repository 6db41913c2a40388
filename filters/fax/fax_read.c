/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes fax (fax.h). A row is kept as the places where its colour changes,
 * the first of them to black. Damage is passed over as viewers do it: T.4 goes
 * on at the next end of line, T.6 cannot go on. This defends against rows that
 * never end, and codes that lead out of the row.
 */
#include <string.h>
#include "fax/fax.h"
#include "fax/fax_code.h"

#define EOL_BITS 12

/* What the codes of T.6 mean (table 4): the distance of a change from the one
 * above it, from -3 to 3, or one of these. */
enum { PASS = 4, RUNS, UNKNOWN };

typedef struct {
    SkPicture *picture;
    SkFax *fax;
    const SkFaxMeanings *meanings;
    const guint8 *bytes;
    guint64 at, end; /* in bits */
    guint32 columns;
    /* the changes of the row above and of this one; behind the last there are
     * four at the end of the row */
    guint32 *above, *row;
    guint32 n; /* changes in this row so far; odd while the colour is black */
    gboolean by_above; /* T.4: the next row is coded by the one above */
} Reader;

/* ---- bits --------------------------------------------------------------- */

/* Returns the next @n bits, at most 24; behind the end there are zeros. */
static guint32
peek(const Reader *reader, guint n)
{
    guint64 i = reader->at / 8, left = (reader->end + 7) / 8 - i;
    const guint8 *p = reader->bytes + i;
    guint32 word = 0;

    if (left >= 4)
        word = sk_read_be32(p);
    else
        for (guint k = 0; k < 4; k++)
            word = word << 8 | (k < left ? p[k] : 0u);
    return word << reader->at % 8 >> (32 - n);
}

static gboolean
skip(Reader *reader, guint n)
{
    if (reader->end - reader->at < n) {
        reader->at = reader->end;
        return FALSE;
    }
    reader->at += n;
    return TRUE;
}

/* Goes on behind the next end of line: eleven zeros or more, and a one. Returns
 * FALSE, and stays, if there is none (@far: anywhere, else right here). */
static gboolean
pass_end_of_line(Reader *reader, gboolean far)
{
    guint64 start = reader->at, zeros = 0;

    for (; reader->at < reader->end; reader->at++) {
        if (peek(reader, 1) == 0) {
            zeros++;
        } else if (zeros >= EOL_BITS - 1) {
            reader->at++;
            return TRUE;
        } else if (!far) {
            break;
        } else {
            zeros = 0;
        }
    }
    reader->at = start;
    return FALSE;
}

/* ---- changes ------------------------------------------------------------ */

static void
begin_row(Reader *reader)
{
    guint32 *above = reader->above;

    reader->above = reader->row;
    reader->row = above;
    reader->n = 0;
}

static void
end_row(Reader *reader)
{
    for (guint i = 0; i < 4; i++)
        reader->row[reader->n + i] = reader->columns;
}

/* Notes that the colour changes at @x; twice at the same place is none. Returns
 * FALSE if that lies before the last change or beyond the row. */
static gboolean
change_at(Reader *reader, gint64 x)
{
    guint32 before = reader->n > 0 ? reader->row[reader->n - 1] : 0;

    if (x < before || x > reader->columns)
        return FALSE;
    if (reader->n > 0 && x == before)
        reader->n--;
    else
        reader->row[reader->n++] = (guint32)x;
    return TRUE;
}

/* Reads a run of one colour: codes for 64 pixels and more, then one for less.
 */
static gboolean
take_run(Reader *reader, guint color, gint64 *x)
{
    SkFaxMeaning meaning;

    do {
        meaning = reader->meanings->of[color][peek(reader, SK_FAX_BITS)];
        if (meaning.bits == 0 || !skip(reader, meaning.bits))
            return FALSE;
        *x += meaning.run;
        if (*x > reader->columns)
            return FALSE;
    } while (meaning.run >= 64);
    return TRUE;
}

/* Reads a row by itself: runs, white first. */
static gboolean
take_row(Reader *reader)
{
    gint64 x = 0;

    for (guint color = 0; x < reader->columns; color ^= 1)
        if (!take_run(reader, color, &x) || !change_at(reader, x))
            return FALSE;
    return TRUE;
}

static gint
take_mode(Reader *reader)
{
    static const struct {
        /* the smallest seven bits that begin with the code, and its length */
        guint8 from, bits;
        gint8 mode;
    } modes[] = { { 64, 1, 0 },     { 48, 3, 1 },   { 32, 3, -1 },
                  { 16, 3, RUNS },  { 8, 4, PASS }, { 6, 6, 2 },
                  { 4, 6, -2 },     { 3, 7, 3 },    { 2, 7, -3 },
                  { 0, 7, UNKNOWN } };
    guint32 seven = peek(reader, 7);
    guint i = 0;

    while (seven < modes[i].from)
        i++;
    if (modes[i].mode == UNKNOWN || !skip(reader, modes[i].bits))
        return UNKNOWN;
    return modes[i].mode;
}

/* Returns which change above is the first behind @x to the other colour than
 * the current one; @i is the one that was found before. */
static guint32
find_above(const Reader *reader, guint32 i, gint64 x)
{
    while (i > 0 && reader->above[i - 1] > x)
        i--;
    while (reader->above[i] <= x && reader->above[i] < reader->columns)
        i++;
    return i + (i + reader->n) % 2;
}

/* Reads a row by the one above it. */
static gboolean
take_row_by_above(Reader *reader)
{
    gint64 x = -1;
    guint32 i = 0;

    while (x < reader->columns) {
        gint mode = take_mode(reader);

        i = find_above(reader, i, x);
        if (mode == UNKNOWN)
            return FALSE;
        if (mode == PASS) {
            x = reader->above[i + 1];
        } else if (mode == RUNS) {
            guint color = reader->n % 2;

            x = MAX(x, 0);
            if (!take_run(reader, color, &x) || !change_at(reader, x) ||
                !take_run(reader, color ^ 1, &x) || !change_at(reader, x))
                return FALSE;
        } else {
            gint64 to = (gint64)reader->above[i] + mode;

            if (to < x || !change_at(reader, to))
                return FALSE;
            x = to;
        }
    }
    return TRUE;
}

/* ---- rows --------------------------------------------------------------- */

/* Draws the black runs of the row. */
static void
draw(const Reader *reader, guint8 *out)
{
    for (guint32 i = 0; i < reader->n; i += 2) {
        guint32 from = reader->row[i], to = reader->row[i + 1];

        if (from == to)
            continue;
        if (from / 8 == (to - 1) / 8) {
            out[from / 8] |=
                (guint8)(0xFF >> from % 8 & 0xFF << (7 - (to - 1) % 8));
            continue;
        }
        out[from / 8] |= (guint8)(0xFF >> from % 8);
        memset(out + from / 8 + 1, 0xFF, (to - 1) / 8 - from / 8 - 1);
        out[(to - 1) / 8] |= (guint8)(0xFF << (7 - (to - 1) % 8));
    }
}

/* Passes over what stands between rows, with the tag that says how the next
 * one is coded. Rows are aligned only where no end of line precedes them, as
 * writers do it. Returns FALSE at the end of the data. */
static gboolean
begin_next(Reader *reader)
{
    const SkFax *fax = reader->fax;
    gboolean passed = fax->k >= 0 && pass_end_of_line(reader, FALSE);

    if (fax->byte_align && !passed)
        reader->at = MIN((reader->at + 7) / 8 * 8, reader->end);
    if (passed && peek(reader, EOL_BITS) == 1)
        return FALSE;
    if (fax->k > 0) {
        reader->by_above = peek(reader, 1) == 0;
        skip(reader, 1);
    }
    /* In T.6 this ends the data, in T.4 with tags it is the second in a row. */
    return reader->at < reader->end &&
           (fax->k == 0 || peek(reader, EOL_BITS) != 1);
}

/* Reads one row. Returns FALSE if nothing can be read behind it. */
static gboolean
take_next(Reader *reader)
{
    gboolean by_above = reader->fax->k < 0 || reader->by_above;

    begin_row(reader);
    if (by_above ? take_row_by_above(reader) : take_row(reader)) {
        end_row(reader);
        return TRUE;
    }
    reader->fax->is_damaged = TRUE;
    end_row(reader);
    return reader->fax->k >= 0 && pass_end_of_line(reader, TRUE) &&
           (reader->at -= EOL_BITS) < reader->end;
}

/* Passes over the two ends of line that may end the data of T.6. */
static void
end_block(Reader *reader)
{
    SkFax *fax = reader->fax;

    if (fax->k < 0 && peek(reader, 24) == 0x001001)
        skip(reader, 24);
    fax->used = (gsize)((reader->at + 7) / 8);
}

static gboolean
take_all(Reader *reader, guint8 *out)
{
    gsize stride = ((gsize)reader->columns + 7) / 8;
    gboolean is_more = TRUE;

    end_row(reader);
    for (guint32 y = 0; y < reader->fax->rows && is_more; y++) {
        if (sk_picture_out_of_time(reader->picture))
            return FALSE;
        if (!begin_next(reader))
            break;
        is_more = take_next(reader);
        draw(reader, out + y * stride);
        reader->fax->seen = y + 1;
    }
    end_block(reader);
    return TRUE;
}

gboolean
sk_fax_read(SkPicture *picture, SkFax *fax, const guint8 *bytes, gsize len,
            guint8 *out)
{
    Reader reader = { .picture = picture,
                      .fax = fax,
                      .bytes = bytes,
                      .end = (guint64)len * 8,
                      .columns = fax->columns };
    g_autofree guint32 *above = g_new0(guint32, fax->columns + 8);
    g_autofree guint32 *row = g_new0(guint32, fax->columns + 8);

    if (fax->meanings == NULL)
        fax->meanings = sk_fax_meanings_new();
    fax->seen = 0;
    reader.meanings = fax->meanings;
    reader.above = above;
    reader.row = row;
    return take_all(&reader, out);
}

void
sk_fax_clear(SkFax *fax)
{
    g_clear_pointer(&fax->meanings, g_free);
}
