/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks Type 1 fonts: the two texts are those of our writer, word by word,
 * with numbers, names and programs in the places that are left for them. So no
 * PostScript of anybody else stands there.
 */
#include <stdlib.h>
#include "inspector/pdf/font.h"
#include "inspector/pdf/token.h"

#define LEAD      4
#define CODES_MAX 65535

/* The entries of the private dictionary in their order; the number says how
 * many values an array has at most, 0 that there is one value. */
static const struct {
    const char *word;
    unsigned most;
} entries[] = {
    { "/BlueValues ", 14 },     { "/OtherBlues ", 10 },
    { "/FamilyBlues ", 14 },    { "/FamilyOtherBlues ", 10 },
    { "/BlueScale ", 0 },       { "/BlueShift ", 0 },
    { "/BlueFuzz ", 0 },        { "/StdHW ", 1 },
    { "/StdVW ", 1 },           { "/StemSnapH ", 12 },
    { "/StemSnapV ", 12 },      { "/LanguageGroup ", 0 },
    { "/ExpansionFactor ", 0 },
};

/* The names of the glyphs, to see that none comes twice. */
typedef struct {
    SkSpan *names;
    uint32_t n;
} Names;

static void
decrypt(const uint8_t *in, size_t len, uint16_t key, uint8_t *out)
{
    for (size_t i = 0; i < len; i++) {
        out[i] = (uint8_t)(in[i] ^ key >> 8);
        key = (uint16_t)((in[i] + key) * 52845u + 22719u);
    }
}

/* Reads a decimal number up to @most. */
static bool
take_count(SkSpan *in, uint32_t most, uint32_t *n)
{
    const uint8_t *start = in->p;
    for (*n = 0; in->p < in->end && *in->p >= '0' && *in->p <= '9'; in->p++) {
        *n = *n * 10 + (uint32_t)(*in->p - '0');
        if (*n > most)
            return false;
    }
    return in->p > start && (*start != '0' || in->p == start + 1);
}

/* Reads numbers joined by blanks, from @least to @most. */
static bool
take_numbers(SkSpan *in, unsigned least, unsigned most)
{
    uint8_t before = '\n';
    unsigned n = 0;
    while (in->p < in->end && *in->p != ']' && *in->p != '}' &&
           !(n > 0 && n == most)) {
        SkPdfBit bit = sk_pdf_bit(in, before);
        if (bit.type != 'n')
            return false;
        before = '0';
        n++;
    }
    return n >= least && n <= most;
}

/* Reads a name behind its slash. */
static bool
take_name(SkSpan *in, SkSpan *name)
{
    name->p = in->p;
    while (in->p < in->end && *in->p != ' ')
        in->p++;
    name->end = in->p;
    return sk_pdf_font_is_name(*name);
}

static bool
take_encoding(SkSpan *in)
{
    uint32_t code, least = 0;
    SkSpan name;
    if (sk_take(in, "/Encoding StandardEncoding def\n"))
        return true;
    if (!sk_take(in, "/Encoding 256 array\n"
                     "0 1 255 {1 index exch /.notdef put} for\n"))
        return false;
    for (; sk_take(in, "dup "); least = code + 1)
        if (!take_count(in, 255, &code) || code < least || !sk_take(in, " /") ||
            !take_name(in, &name) || !sk_take(in, " put\n"))
            return false;
    return sk_take(in, "readonly def\n");
}

static bool
check_clear(SkSpan in)
{
    uint32_t paint;
    return sk_take(&in, "%!PS-AdobeFont-1.0: Font\n"
                        "10 dict begin\n/FontName /Font def\n/PaintType ") &&
           take_count(&in, 2, &paint) &&
           sk_take(&in, " def\n/FontType 1 def\n/FontMatrix [") &&
           take_numbers(&in, 6, 6) &&
           sk_take(&in, "] readonly def\n/FontBBox {") &&
           take_numbers(&in, 4, 4) && sk_take(&in, "} readonly def\n") &&
           take_encoding(&in) &&
           sk_take(&in, "currentdict end\ncurrentfile eexec\n") &&
           in.p == in.end;
}

static bool
take_entries(SkSpan *in)
{
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        unsigned most = entries[i].most;
        if (!sk_take(in, entries[i].word))
            continue;
        if (most > 0 &&
            (!sk_take(in, "[") || !take_numbers(in, most == 1, most) ||
             !sk_take(in, "] def\n")))
            return false;
        if (most == 0 && (!take_numbers(in, 1, 1) || !sk_take(in, " def\n")))
            return false;
    }
    sk_take(in, "/ForceBold true def\n");
    return true;
}

/* Reads an encrypted program and what stands behind it. It is decrypted to
 * @room, which is moved behind it. */
static bool
take_code(SkSpan *in, const char *end, uint8_t **room, SkSpan *code)
{
    uint32_t len;
    if (!sk_take(in, " ") || !take_count(in, 1u << 24, &len) ||
        !sk_take(in, " RD ") || len < LEAD || len > sk_length(*in))
        return false;
    decrypt(in->p, len, 4330, *room);
    *code = (SkSpan){ *room + LEAD, *room + len };
    for (unsigned i = 0; i < LEAD; i++)
        if ((*room)[i] != 0)
            return false;
    *room += len;
    in->p += len;
    return sk_take(in, end);
}

static bool
take_subrs(SkSpan *in, uint8_t **room, SkSpan *items, uint32_t n)
{
    uint32_t number;
    for (uint32_t i = 0; i < n; i++)
        if (!sk_take(in, "dup ") || !take_count(in, n, &number) ||
            number != i || !take_code(in, " NP\n", room, &items[i]))
            return false;
    return sk_take(in, "ND\n2 index /CharStrings ");
}

static int
by_name(const void *a, const void *b)
{
    const SkSpan *x = a, *y = b;
    size_t n = sk_length(*x), m = sk_length(*y);
    int order = memcmp(x->p, y->p, n < m ? n : m);
    return order != 0 ? order : (n > m) - (n < m);
}

static bool
are_different(Names *names)
{
    qsort(names->names, names->n, sizeof *names->names, by_name);
    for (uint32_t i = 1; i < names->n; i++)
        if (by_name(&names->names[i - 1], &names->names[i]) == 0)
            return false;
    return true;
}

static bool
take_glyphs(SkSpan *in, uint8_t *room, SkFontSubrs *subrs)
{
    Names names = { NULL, 0 };
    uint64_t steps = 0;
    SkFontCode code = { true, subrs, NULL, &steps };
    if (!take_count(in, CODES_MAX, &names.n) || names.n == 0 ||
        !sk_take(in, " dict dup begin\n"))
        return false;
    names.names = sk_room(names.n * sizeof *names.names);
    bool is_whole = true;
    for (uint32_t i = 0; is_whole && i < names.n; i++) {
        SkSpan glyph;
        is_whole = sk_take(in, "/") && take_name(in, &names.names[i]) &&
                   take_code(in, " ND\n", &room, &glyph) &&
                   sk_pdf_font_code(&code, glyph);
    }
    is_whole = is_whole && are_different(&names);
    free(names.names);
    return is_whole && sk_pdf_font_all_reached(subrs) &&
           sk_take(in, "end\nend\nreadonly put\nnoaccess put\n"
                       "dup /FontName get exch definefont pop\n"
                       "mark currentfile closefile\n") &&
           in->p == in->end;
}

/* Checks the decrypted text. @room holds as many bytes for the programs. */
static bool
check_hidden(SkSpan in, uint8_t *room)
{
    SkFontSubrs subrs = { 0 };
    if (!sk_take(&in,
                 "dup /Private 20 dict dup begin\n"
                 "/RD {string currentfile exch readstring pop} executeonly "
                 "def\n"
                 "/ND {noaccess def} executeonly def\n"
                 "/NP {noaccess put} executeonly def\n"
                 "/MinFeature {16 16} def\n/password 5839 def\n") ||
        !take_entries(&in) || !sk_take(&in, "/Subrs ") ||
        !take_count(&in, CODES_MAX, &subrs.n) || !sk_take(&in, " array\n"))
        return false;
    SkSpan *items = sk_room((subrs.n + (size_t)1) * sizeof *items);
    subrs.items = items;
    subrs.reached = sk_room((subrs.n + (size_t)1) * sizeof *subrs.reached);
    memset(subrs.reached, 0, (subrs.n + (size_t)1) * sizeof *subrs.reached);
    bool is_whole = take_subrs(&in, &room, items, subrs.n) &&
                    take_glyphs(&in, room, &subrs);
    free(items);
    free(subrs.reached);
    return is_whole;
}

bool
sk_pdf_font_type1(SkSpan clear, SkSpan hidden)
{
    size_t n = sk_length(hidden);
    if (n <= LEAD || !check_clear(clear))
        return false;
    uint8_t *text = sk_room(n), *room = sk_room(n);
    decrypt(hidden.p, n, 55665, text);
    bool is_ours = text[0] == 0 && text[1] == 0 && text[2] == 0 &&
                   text[3] == 0 &&
                   check_hidden((SkSpan){ text + LEAD, text + n }, room);
    free(text);
    free(room);
    return is_ours;
}
