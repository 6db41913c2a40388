/* SPDX-License-Identifier: Apache-2.0
 *
 * The codes of fields of Word (ISO/IEC 29500-1, 17.16) that may stand in a
 * document that leaves: those that lay out, number or refer within it, each
 * with its switches, and links as the policy allows them. This defends against
 * fields that fetch or start something when the document is opened or printed.
 */
#include "inspector/office/word_code.h"

enum { PLAIN, LINK, FORM };

/* Sorted by name. The switches are letters, with "+" behind one that has an
 * argument. */
static const struct {
    const char *name, *switches;
    unsigned args, kind;
} fields[] = {
    { "ADVANCE", "d+l+r+u+x+y+", 0, PLAIN },
    { "AUTONUM", "s+", 0, PLAIN },
    { "AUTONUMLGL", "es+", 0, PLAIN },
    { "AUTONUMOUT", "", 0, PLAIN },
    { "DATE", "hlsu", 0, PLAIN },
    { "FILENAME", "", 0, PLAIN },
    { "FORMCHECKBOX", "", 0, FORM },
    { "FORMDROPDOWN", "", 0, FORM },
    { "FORMTEXT", "", 0, FORM },
    { "HYPERLINK", "l+no+t+", 1, LINK },
    { "INDEX", "b+c+d+e+f+g+h+k+l+p+rs+yz+", 0, PLAIN },
    { "LISTNUM", "l+s+", 1, PLAIN },
    { "NOTEREF", "fhp", 1, PLAIN },
    { "NUMCHARS", "", 0, PLAIN },
    { "NUMPAGES", "", 0, PLAIN },
    { "NUMWORDS", "", 0, PLAIN },
    { "PAGE", "", 0, PLAIN },
    { "PAGEREF", "hp", 1, PLAIN },
    { "REF", "d+fhnprtw", 1, PLAIN },
    { "SECTION", "", 0, PLAIN },
    { "SECTIONPAGES", "", 0, PLAIN },
    { "SEQ", "chnr+s+", 2, PLAIN },
    { "SHAPE", "", 0, PLAIN },
    { "STYLEREF", "lnprtw", 1, PLAIN },
    { "SYMBOL", "af+hjs+u", 1, PLAIN },
    { "TA", "bc+ils+r+", 0, PLAIN },
    { "TC", "f+l+n", 1, PLAIN },
    { "TIME", "", 0, PLAIN },
    { "TOA", "b+c+d+e+fg+hl+ps+", 0, PLAIN },
    { "TOC", "a+b+c+d+f+hl+n+o+p+s+t+uwxz", 0, PLAIN },
    { "XE", "bf+ir+t+y+", 1, PLAIN },
};

static const char *const functions[] = {
    "ABS", "AND", "AVERAGE", "COUNT", "DEFINED", "FALSE", "IF",   "INT", "MAX",
    "MIN", "MOD", "NOT",     "OR",    "PRODUCT", "ROUND", "SIGN", "SUM", "TRUE",
};

/* What is read of one code. */
typedef struct {
    const char *switches;
    unsigned args, kind;
    SkSpan rest;
    SkSpan argument; /* the last one, with its escapes */
    SkSpan target;   /* of a link */
} Code;

static bool
is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static uint8_t
upper(uint8_t c)
{
    return c >= 'a' && c <= 'z' ? (uint8_t)(c - 0x20) : c;
}

static bool
is_letter(uint8_t c)
{
    return upper(c) >= 'A' && upper(c) <= 'Z';
}

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static void
skip_blanks(SkSpan *in)
{
    while (in->p < in->end && is_blank(*in->p))
        in->p++;
}

/* Returns whether @word, in any case, is @name. */
static bool
is_word(SkSpan word, const char *name)
{
    for (; word.p < word.end && *name != '\0'; word.p++, name++)
        if (upper(*word.p) != (uint8_t)*name)
            return false;
    return word.p == word.end && *name == '\0';
}

/* ---- links --------------------------------------------------------------- */

static bool
is_host_byte(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.' ||
           c == '_';
}

static bool
is_path_byte(uint8_t c)
{
    return is_letter(c) || is_digit(c) ||
           (c != '\0' && strchr("-._~!#$%&'()*+,/:;=?@[]", c) != NULL);
}

static bool
is_web(SkSpan target)
{
    const uint8_t *host = NULL;

    if (!sk_take(&target, "http://") && !sk_take(&target, "https://"))
        return false;
    host = target.p;
    while (target.p < target.end && is_host_byte(*target.p))
        target.p++;
    if (target.p == host)
        return false;
    if (target.p < target.end && *target.p == ':')
        for (target.p++; target.p < target.end && is_digit(*target.p);)
            target.p++;
    if (target.p < target.end && *target.p != '/' && *target.p != '?' &&
        *target.p != '#')
        return false;
    while (target.p < target.end && is_path_byte(*target.p))
        target.p++;
    return target.p == target.end;
}

static bool
is_mail(SkSpan target)
{
    bool has_at = false;

    if (!sk_take(&target, "mailto:"))
        return false;
    for (; target.p < target.end; target.p++) {
        if (!is_path_byte(*target.p) || *target.p == '?' || *target.p == '#')
            return false;
        has_at |= *target.p == '@';
    }
    return has_at;
}

static bool
is_place(SkSpan target)
{
    if (!sk_take(&target, "#") || target.p == target.end)
        return false;
    while (target.p < target.end && is_path_byte(*target.p))
        target.p++;
    return target.p == target.end;
}

bool
sk_office_address_is_ours(SkSpan target, uint32_t inside)
{
    return is_place(target) || ((inside & SK_INSPECT_KEEPS_LINKS) != 0 &&
                                (is_web(target) || is_mail(target)));
}

/* Whether @tip could be taken for the name of a host. */
bool
sk_office_tip_names_host(SkSpan tip)
{
    static const char *const dots[] = { ".", "。", "．", "｡" };

    for (; tip.p < tip.end; tip.p++) {
        if (*tip.p == '@' ||
            (*tip.p == '/' && tip.end - tip.p > 1 && tip.p[1] == '/'))
            return true;
        for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
            SkSpan behind = tip;

            if (sk_take(&behind, dots[i]) && behind.p < behind.end &&
                !is_blank(*behind.p))
                return true;
        }
    }
    return false;
}

static bool
is_frame(SkSpan value)
{
    return sk_length(value) == 0 || is_word(value, "_BLANK") ||
           is_word(value, "_SELF") || is_word(value, "_TOP") ||
           is_word(value, "_PARENT");
}

/* ---- tokens -------------------------------------------------------------- */

static bool
read_argument(Code *code)
{
    SkSpan *in = &code->rest;
    const bool is_quoted = *in->p == '"';

    in->p += is_quoted;
    code->argument.p = in->p;
    for (; in->p < in->end; in->p++) {
        if (is_quoted ? *in->p == '"' : is_blank(*in->p))
            break;
        if (*in->p == SK_OFFICE_INNER || (!is_quoted && *in->p == '"'))
            return false;
        if (*in->p != '\\')
            continue;
        in->p++;
        if (in->p == in->end ||
            (*in->p != '\\' && !(is_quoted && *in->p == '"')))
            return false;
    }
    code->argument.end = in->p;
    if (!is_quoted)
        return true;
    if (in->p == in->end)
        return false;
    in->p++;
    return true;
}

static bool
read_switch(Code *code)
{
    SkSpan *in = &code->rest;
    const char *known = NULL;
    uint8_t letter = 0;

    in->p++;
    if (in->p == in->end)
        return true;
    letter = *in->p++;
    if (letter == '!')
        return true;
    if (letter != '*' && letter != '#' && letter != '@') {
        if (!is_letter(letter))
            return false;
        known = strchr(code->switches, upper(letter) + 0x20);
        if (known == NULL || known[1] != '+')
            return known != NULL;
    }
    skip_blanks(in);
    if (in->p == in->end || *in->p == '\\')
        return true;
    if (!read_argument(code))
        return false;
    if (code->kind != LINK || known == NULL)
        return true;
    if (*known == 't')
        return is_frame(code->argument);
    return *known != 'o' || !sk_office_tip_names_host(code->argument);
}

static bool
read_rest(Code *code)
{
    unsigned args = 0;

    for (skip_blanks(&code->rest); code->rest.p < code->rest.end;
         skip_blanks(&code->rest)) {
        if (*code->rest.p == '\\') {
            if (!read_switch(code))
                return false;
            continue;
        }
        if (++args > code->args || !read_argument(code))
            return false;
        code->target = code->argument;
    }
    return code->kind != LINK || sk_length(code->target) == 0 ||
           is_web(code->target) || is_mail(code->target) ||
           is_place(code->target);
}

/* ---- a code -------------------------------------------------------------- */

static bool
is_function(SkSpan word)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (is_word(word, functions[i]))
            return true;
    return false;
}

static bool
is_formula(SkSpan in)
{
    Code code = { .switches = "", .kind = PLAIN };

    while (in.p < in.end && *in.p != '\\') {
        SkSpan word = { in.p, in.p };

        while (in.p < in.end && (is_letter(*in.p) || is_digit(*in.p) ||
                                 *in.p == '_' || *in.p >= 0x80))
            in.p++;
        word.end = in.p;
        if (word.p == word.end) {
            if (!is_blank(*in.p) && *in.p != SK_OFFICE_INNER &&
                (*in.p == '\0' || strchr(".,;:+-*/^%()<>=$", *in.p) == NULL))
                return false;
            in.p++;
            continue;
        }
        skip_blanks(&in);
        if (in.p < in.end && *in.p == '(' && !is_function(word))
            return false;
    }
    code.rest = in;
    return read_rest(&code);
}

bool
sk_office_code_is_ours(SkSpan text, uint32_t inside)
{
    Code code = { .switches = NULL };
    SkSpan name = { NULL, NULL };

    skip_blanks(&text);
    if (text.p < text.end && *text.p == '=') {
        text.p++;
        return (inside & SK_INSPECT_KEEPS_FORMULAS) != 0 && is_formula(text);
    }
    name.p = text.p;
    while (text.p < text.end && !is_blank(*text.p) && *text.p != '\\' &&
           *text.p != '"' && *text.p != '=')
        text.p++;
    name.end = text.p;
    if (is_word(name, "EQ"))
        return true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!is_word(name, fields[i].name))
            continue;
        code.switches = fields[i].switches;
        code.args = fields[i].args;
        code.kind = fields[i].kind;
    }
    code.rest = text;
    if (code.switches == NULL || !read_rest(&code))
        return false;
    if (code.kind == FORM)
        return (inside & SK_INSPECT_KEEPS_FORMS) != 0;
    return code.kind != LINK || sk_length(code.target) == 0 ||
           (inside & SK_INSPECT_KEEPS_LINKS) != 0;
}
