/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks content streams of PDF: each line is one operator of the list with
 * operands of its types (ISO 32000-1, annex A), and what is opened is closed.
 * This defends against what hides between operators and against operators that
 * only some viewers know.
 */
#include "inspector/pdf/token.h"

#define OPEN_MAX     1024
#define OPERANDS_MAX 33
#define SAMPLES_MAX  (64u << 20)

/* The operands of an operator: n number, s string, / name, p name or
 * dictionary, d array of numbers, t array of numbers and strings, a digit for
 * an integer up to it, c a colour, C a colour or a pattern. */
typedef struct {
    const char *operands, *words;
} Row;

static const Row rows[] = {
    { "", "B B* BT EMC ET F Q S T* W W* b b* f f* h n q s" },
    { "n", "G M TL Tc Ts Tw Tz g i w" },
    { "nn", "TD Td l m" },
    { "nnn", "RG rg" },
    { "nnnn", "K k re v y" },
    { "nnnnnn", "Tm c cm" },
    { "s", "' Tj" },
    { "nns", "\"" },
    { "t", "TJ" },
    { "dn", "d" },
    { "2", "J j" },
    { "7", "Tr" },
    { "/", "BMC CS Do MP cs gs ri sh" },
    { "/n", "Tf" },
    { "/p", "BDC DP" },
    { "c", "SC sc" },
    { "C", "SCN scn" },
};

/* Only the first line of a glyph has these. */
static const Row glyph_rows[] = { { "nn", "d0" }, { "nnnnnn", "d1" } };

static const char *const intents[] = { "AbsoluteColorimetric",
                                       "RelativeColorimetric", "Saturation",
                                       "Perceptual" };

/* Entries of property lists with the types of their values: as above, v array
 * of names. */
static const struct {
    const char *key;
    char type;
} properties[] = {
    { "MCID", 'i' },    { "ActualText", 's' }, { "Alt", 's' },
    { "E", 's' },       { "Lang", 's' },       { "Type", '/' },
    { "Subtype", '/' }, { "BBox", 'd' },       { "Attached", 'v' },
};
#define N_PROPERTIES (sizeof properties / sizeof *properties)

typedef struct {
    SkSpan in;
    uint8_t before; /* the byte before the next token */
    char types[OPERANDS_MAX + 1];
    SkPdfBit last;  /* the last operand */
    SkPdfBit first; /* and the first */
    unsigned n;
    unsigned saved, marks;
    bool in_text;
    uint64_t samples_left; /* of inline images */
} Reading;

static SkPdfBit
next_bit(Reading *reading)
{
    SkPdfBit bit = sk_pdf_bit(&reading->in, reading->before);
    reading->before = reading->in.p[-1];
    return bit;
}

/* Returns whether a string is written in its one form: hexadecimal digits are
 * for strings with a byte that is not printable. */
static bool
is_one_form(const SkPdfBit *bit)
{
    if (bit->type != 'x')
        return true;
    for (const uint8_t *p = bit->text.p; p < bit->text.end; p += 2)
        if (!sk_is_printable((uint8_t)(sk_pdf_hex_digit(p[0]) * 16 +
                                       sk_pdf_hex_digit(p[1]))))
            return true;
    return false;
}

/* Reads an array behind its bracket. Returns its letter, or 0. */
static char
read_array(Reading *reading)
{
    size_t n[3] = { 0, 0, 0 };
    for (;;) {
        SkPdfBit bit = next_bit(reading);
        if (bit.type == ']')
            break;
        if (bit.type == 'n')
            n[0]++;
        else if ((bit.type == 's' || bit.type == 'x') && is_one_form(&bit))
            n[1]++;
        else if (bit.type == '/')
            n[2]++;
        else
            return 0;
    }
    if (n[2] > 0)
        return n[0] + n[1] == 0 ? 'v' : 0;
    return n[1] == 0 ? 'd' : 't';
}

/* Reads the value that begins with @bit. Returns its letter, or 0. */
static char
value_type(Reading *reading, const SkPdfBit *bit)
{
    if (bit->type == 'n' || bit->type == '/')
        return bit->type;
    if (bit->type == 's' || bit->type == 'x')
        return is_one_form(bit) ? 's' : 0;
    return bit->type == '[' ? read_array(reading) : 0;
}

/* Reads a property list behind "<<". */
static bool
read_properties(Reading *reading)
{
    bool seen[N_PROPERTIES] = { false };
    for (;;) {
        SkPdfBit key = next_bit(reading), value;
        size_t i = 0;
        if (key.type == '>')
            return true;
        while (i < N_PROPERTIES && !sk_pdf_bit_is(&key, properties[i].key))
            i++;
        if (key.type != '/' || i == N_PROPERTIES || seen[i])
            return false;
        seen[i] = true;
        value = next_bit(reading);
        char type = value_type(reading, &value);
        if (type == 'n' && sk_pdf_bit_number(&value) >= 0)
            type = 'i';
        if (type != properties[i].type)
            return false;
    }
}

/* Reads operands up to the operator of the line, which is returned. */
static SkPdfBit
read_operands(Reading *reading)
{
    for (reading->n = 0;; reading->n++) {
        SkPdfBit bit = next_bit(reading);
        if (bit.type == 'w')
            return bit;
        char type = value_type(reading, &bit);
        if (bit.type == '<' && read_properties(reading))
            type = '<';
        if (type == 0 || reading->n == OPERANDS_MAX)
            return (SkPdfBit){ 0, false, { NULL, NULL } };
        reading->types[reading->n] = type;
        reading->last = bit;
        if (reading->n == 0)
            reading->first = bit;
    }
}

static bool
is_color(const Reading *reading, bool may_be_pattern)
{
    unsigned n = reading->n;
    if (may_be_pattern && n > 0 && reading->types[n - 1] == '/' &&
        sk_length(reading->last.text) > 0)
        n--;
    for (unsigned i = 0; i < n; i++)
        if (reading->types[i] != 'n')
            return false;
    return reading->n > 0;
}

static bool
operands_fit(const Reading *reading, const char *wanted)
{
    if (*wanted == 'c' || *wanted == 'C')
        return is_color(reading, *wanted == 'C');
    if (strlen(wanted) != reading->n)
        return false;
    for (unsigned i = 0; i < reading->n; i++) {
        char type = reading->types[i], want = wanted[i];
        if (want == '2' || want == '7') {
            int64_t number = sk_pdf_bit_number(&reading->first);
            if (number < 0 || number > want - '0')
                return false;
        } else if (type != want && !(want == 't' && type == 'd') &&
                   !(want == 'p' && (type == '/' || type == '<'))) {
            return false;
        }
    }
    return true;
}

/* Returns whether @word stands in @words, which are joined by blanks. */
static bool
is_among(const SkPdfBit *word, const char *words)
{
    size_t len = sk_length(word->text);
    for (const char *p = words; *p != '\0';) {
        size_t n = strcspn(p, " ");
        if (n == len && memcmp(p, word->text.p, n) == 0)
            return true;
        p += n + (p[n] == ' ');
    }
    return false;
}

static bool
is_listed(const Reading *reading, const SkPdfBit *word, const Row *list,
          size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_among(word, list[i].words))
            return operands_fit(reading, list[i].operands);
    return false;
}

/* Counts one more opened, or closed, thing; @most may be open. */
static bool
open_or_close(unsigned *open, bool opens, unsigned most)
{
    if (opens ? *open == most : *open == 0)
        return false;
    *open += opens ? 1 : (unsigned)-1;
    return true;
}

static bool
nests(Reading *reading, const SkPdfBit *word)
{
    unsigned text = reading->in_text;
    if (sk_pdf_bit_is(word, "q") || sk_pdf_bit_is(word, "Q"))
        return open_or_close(&reading->saved, *word->text.p == 'q', OPEN_MAX);
    if (is_among(word, "BMC BDC EMC"))
        return open_or_close(&reading->marks, *word->text.p == 'B', OPEN_MAX);
    if (!is_among(word, "BT ET"))
        return true;
    reading->in_text = *word->text.p == 'B';
    return open_or_close(&text, reading->in_text, 1);
}

static bool
is_intent(const SkPdfBit *name)
{
    for (size_t i = 0; i < sizeof intents / sizeof *intents; i++)
        if (sk_pdf_bit_is(name, intents[i]))
            return true;
    return false;
}

static bool
read_line(Reading *reading, bool may_be_width)
{
    reading->before = '\n';
    SkPdfBit word = read_operands(reading);
    if (word.type != 'w' || reading->in.p == reading->in.end ||
        *reading->in.p++ != '\n')
        return false;
    if (sk_pdf_bit_is(&word, "BI"))
        return reading->n == 0 &&
               sk_pdf_inline_is_ours(&reading->in, &reading->samples_left);
    if (may_be_width && is_listed(reading, &word, glyph_rows, 2))
        return true;
    if (!is_listed(reading, &word, rows, sizeof rows / sizeof *rows))
        return false;
    if (sk_pdf_bit_is(&word, "ri"))
        return is_intent(&reading->last);
    return nests(reading, &word);
}

bool
sk_pdf_content_is_ours(SkSpan content, SkPdfDrawn drawn)
{
    Reading reading = { .in = content, .samples_left = SAMPLES_MAX };
    while (reading.in.p < reading.in.end)
        if (!read_line(&reading,
                       drawn == SK_PDF_GLYPH && reading.in.p == content.p))
            return false;
    return reading.saved == 0 && reading.marks == 0 && !reading.in_text;
}
