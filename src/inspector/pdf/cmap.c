/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks CMaps of PDF line by line: the frame of our writer, and blocks of
 * entries that say how many they are, with codes of one length and values
 * within their bounds. No other PostScript stands there.
 */
#include "inspector/pdf/token.h"

#define BLOCK_MAX      100
#define CODE_MAX       4
#define CHARACTERS_MAX 64
#define ENTRIES_MAX    (262144 + CODE_MAX)

/* the predefined CMaps (ISO 32000-1, table 118) and their kin */
static const char *const known[] = {
    "83pv-RKSJ-H",
    "83pv-RKSJ-V",
    "90ms-RKSJ-H",
    "90ms-RKSJ-V",
    "90msp-RKSJ-H",
    "90msp-RKSJ-V",
    "90pv-RKSJ-H",
    "90pv-RKSJ-V",
    "Add-RKSJ-H",
    "Add-RKSJ-V",
    "Adobe-CNS1-UCS2",
    "Adobe-GB1-UCS2",
    "Adobe-Japan1-UCS2",
    "Adobe-Korea1-UCS2",
    "B5pc-H",
    "B5pc-V",
    "CNS-EUC-H",
    "CNS-EUC-V",
    "ETen-B5-H",
    "ETen-B5-V",
    "ETenms-B5-H",
    "ETenms-B5-V",
    "EUC-H",
    "EUC-V",
    "Ext-RKSJ-H",
    "Ext-RKSJ-V",
    "GB-EUC-H",
    "GB-EUC-V",
    "GBK-EUC-H",
    "GBK-EUC-V",
    "GBK2K-H",
    "GBK2K-V",
    "GBKp-EUC-H",
    "GBKp-EUC-V",
    "GBpc-EUC-H",
    "GBpc-EUC-V",
    "H",
    "HKscs-B5-H",
    "HKscs-B5-V",
    "Identity-H",
    "Identity-V",
    "KSC-EUC-H",
    "KSC-EUC-V",
    "KSCms-UHC-H",
    "KSCms-UHC-HW-H",
    "KSCms-UHC-HW-V",
    "KSCms-UHC-V",
    "KSCpc-EUC-H",
    "KSCpc-EUC-V",
    "UniCNS-UCS2-H",
    "UniCNS-UCS2-V",
    "UniCNS-UTF16-H",
    "UniCNS-UTF16-V",
    "UniGB-UCS2-H",
    "UniGB-UCS2-V",
    "UniGB-UTF16-H",
    "UniGB-UTF16-V",
    "UniJIS-UCS2-H",
    "UniJIS-UCS2-HW-H",
    "UniJIS-UCS2-HW-V",
    "UniJIS-UCS2-V",
    "UniJIS-UTF16-H",
    "UniJIS-UTF16-V",
    "UniJIS-UTF32-H",
    "UniJIS-UTF32-V",
    "UniJIS-UTF8-H",
    "UniJIS-UTF8-V",
    "UniJIS2004-UTF16-H",
    "UniJIS2004-UTF16-V",
    "UniJIS2004-UTF32-H",
    "UniJIS2004-UTF32-V",
    "UniKS-UCS2-H",
    "UniKS-UCS2-V",
    "UniKS-UTF16-H",
    "UniKS-UTF16-V",
    "V",
};

/* What the entries of a block are made of: c code, r the end of a range, u
 * characters, n number. */
static const struct {
    const char *word, *form;
    bool in_unicode, in_encoding;
} blocks[] = {
    { "codespacerange", "cr", true, true }, { "bfchar", "cu", true, false },
    { "bfrange", "cru", true, false },      { "cidchar", "cn", false, true },
    { "cidrange", "crn", false, true },     { "notdefchar", "cn", false, true },
    { "notdefrange", "crn", false, true },
};
#define N_BLOCKS (sizeof blocks / sizeof *blocks)

bool
sk_pdf_cmap_is_known(SkSpan name)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (sk_length(name) == strlen(known[i]) &&
            memcmp(name.p, known[i], sk_length(name)) == 0)
            return true;
    return false;
}

/* Reads a decimal number without a zero too many, up to @most. */
static bool
take_number(SkSpan *in, uint32_t most, uint32_t *n)
{
    const uint8_t *start = in->p;
    for (*n = 0; in->p < in->end && *in->p >= '0' && *in->p <= '9'; in->p++) {
        *n = *n * 10 + (uint32_t)(*in->p - '0');
        if (*n > most)
            return false;
    }
    return in->p > start && (*start != '0' || in->p == start + 1);
}

/* Reads bytes in hexadecimal digits between angle brackets, @most at most. */
static bool
take_bytes(SkSpan *in, unsigned most, uint8_t *bytes, unsigned *n)
{
    if (!sk_take(in, "<"))
        return false;
    for (*n = 0; in->end - in->p >= 2 && *in->p != '>'; in->p += 2) {
        int high = sk_pdf_hex_digit(in->p[0]), low = sk_pdf_hex_digit(in->p[1]);
        if (high < 0 || low < 0 || *n == most)
            return false;
        bytes[(*n)++] = (uint8_t)(high * 16 + low);
    }
    return *n > 0 && sk_take(in, ">");
}

static bool
take_code(SkSpan *in, unsigned *len, uint32_t *code)
{
    uint8_t bytes[CODE_MAX];
    if (!take_bytes(in, CODE_MAX, bytes, len))
        return false;
    *code = 0;
    for (unsigned i = 0; i < *len; i++)
        *code = *code << 8 | bytes[i];
    return true;
}

/* Reads one entry of a block of the form @form, up to its line end. */
static bool
take_entry(SkSpan *in, const char *form)
{
    unsigned len, other;
    uint32_t low, high, n;
    uint8_t characters[CHARACTERS_MAX];
    if (!take_code(in, &len, &low))
        return false;
    high = low;
    if (form[1] == 'r' && (!sk_take(in, " ") || !take_code(in, &other, &high) ||
                           other != len || high < low))
        return false;
    form = form[1] == 'r' ? form + 2 : form + 1;
    if (*form == 'n' && (!sk_take(in, " ") || !take_number(in, 65535, &n) ||
                         high - low > 65535 - n))
        return false;
    if (*form == 'u' && (!sk_take(in, " ") ||
                         !take_bytes(in, CHARACTERS_MAX, characters, &other) ||
                         other % 2 != 0 || high - low > 65535))
        return false;
    return sk_take(in, "\n");
}

/* Reads a block whose number of entries begins at @in. *@kind, the number of
 * the block before it, becomes that of this one. */
static bool
take_block(SkSpan *in, bool is_to_unicode, size_t *kind, uint32_t *total)
{
    uint32_t n;
    size_t i = 0;
    if (!take_number(in, BLOCK_MAX, &n) || n == 0 || !sk_take(in, " begin"))
        return false;
    for (; i < N_BLOCKS; i++) {
        SkSpan word = *in;
        if (sk_take(&word, blocks[i].word) && sk_take(&word, "\n")) {
            *in = word;
            break;
        }
    }
    if (i == N_BLOCKS || (i == 0 && *kind != 0) ||
        !(is_to_unicode ? blocks[i].in_unicode : blocks[i].in_encoding))
        return false;
    *kind = i;
    *total += n;
    for (; n > 0; n--)
        if (!take_entry(in, blocks[i].form))
            return false;
    return sk_take(in, "end") && sk_take(in, blocks[i].word) &&
           sk_take(in, "\n");
}

/* Reads a word of letters, digits, "-" and "_". */
static bool
take_plain(SkSpan *in)
{
    const uint8_t *start = in->p;
    while (in->p < in->end &&
           ((*in->p >= '0' && *in->p <= '9') || *in->p == '-' ||
            *in->p == '_' || (*in->p >= 'A' && *in->p <= 'Z') ||
            (*in->p >= 'a' && *in->p <= 'z')))
        in->p++;
    return in->p > start && in->p - start <= 64;
}

/* Moves behind the line that names another CMap, if there is one. */
static void
skip_use(SkSpan *in)
{
    SkSpan word = *in;
    const uint8_t *start = word.p + 1;
    if (sk_take(&word, "/") && take_plain(&word) &&
        sk_pdf_cmap_is_known((SkSpan){ start, word.p }) &&
        sk_take(&word, " usecmap\n"))
        in->p = word.p;
}

static bool
take_head(SkSpan *in, bool is_to_unicode)
{
    uint32_t n;
    if (!sk_take(in, "/CIDInit /ProcSet findresource begin\n"
                     "12 dict begin\nbegincmap\n"))
        return false;
    skip_use(in);
    if (!sk_take(in, "/CIDSystemInfo 3 dict dup begin\n/Registry ("))
        return false;
    if (is_to_unicode) {
        if (!sk_take(in, "Adobe) def\n/Ordering (UCS) def\n/Supplement 0"))
            return false;
    } else if (!take_plain(in) || !sk_take(in, ") def\n/Ordering (") ||
               !take_plain(in) || !sk_take(in, ") def\n/Supplement ") ||
               !take_number(in, 255, &n)) {
        return false;
    }
    if (!sk_take(in, " def\nend def\n/CMapName /"))
        return false;
    if (is_to_unicode) {
        if (!sk_take(in, "Adobe-Identity-UCS def\n/CMapType 2 def\n"))
            return false;
        sk_take(in, "/WMode 1 def\n");
        return true;
    }
    return sk_take(in, "Embedded-H def\n/CMapType 1 def\n") ||
           sk_take(in, "Embedded-V def\n/CMapType 1 def\n/WMode 1 def\n");
}

bool
sk_pdf_cmap_is_ours(SkSpan cmap, bool is_to_unicode)
{
    uint32_t total = 0;
    size_t kind = 0;
    if (!take_head(&cmap, is_to_unicode))
        return false;
    while (cmap.p < cmap.end && *cmap.p != 'e')
        if (!take_block(&cmap, is_to_unicode, &kind, &total))
            return false;
    return total <= ENTRIES_MAX &&
           sk_take(&cmap, "endcmap\n"
                          "CMapName currentdict /CMap defineresource pop\n"
                          "end\nend\n") &&
           cmap.p == cmap.end;
}
