/* SPDX-License-Identifier: Apache-2.0
 *
 * Undoes transfer encodings with decoders of our own, which notice where two
 * correct readers would decode different bytes: base64 that goes on after its
 * padding, or that holds the URL alphabet. MIME structure and charsets are not
 * known here. This defends against the decoding differences described in "Inbox
 * Invasion": the result holds whatever any of the readers would see, and the
 * caller is told that they differ.
 */
#include <string.h>
#include "worker/read/decode.h"

/* Returns the words of a header value in lower case, without comments and
 * quotes, separated by single spaces: "(x) Base64;" becomes "base64". New
 * string. */
static char *
plain_words(const char *raw, gboolean *changed)
{
    GString *out = g_string_new(NULL);
    int depth = 0;

    for (const char *p = raw; *p != '\0'; p++) {
        if (*p == '(') {
            depth++;
        } else if (*p == ')') {
            depth -= depth > 0;
        } else if (depth == 0) {
            if (strchr("\";,'", *p) != NULL)
                *changed = TRUE;
            g_string_append_c(out, strchr("\";,' \t\r\n", *p) != NULL
                                       ? ' '
                                       : g_ascii_tolower(*p));
        }
    }
    g_strstrip(out->str);
    return g_string_free(out, FALSE);
}

static SkEncoding
encoding_of_word(const char *word, gboolean *untidy)
{
    static const struct {
        const char *word;
        SkEncoding encoding;
        gboolean untidy;
    } table[] = {
        { "7bit", SK_ENCODING_IDENTITY, FALSE },
        { "8bit", SK_ENCODING_IDENTITY, FALSE },
        { "binary", SK_ENCODING_IDENTITY, FALSE },
        { "base64", SK_ENCODING_BASE64, FALSE },
        { "quoted-printable", SK_ENCODING_QP, FALSE },
        { "x-uuencode", SK_ENCODING_UU, FALSE },
        { "uuencode", SK_ENCODING_UU, TRUE },
        { "x-uue", SK_ENCODING_UU, TRUE },
        { "quotedprintable", SK_ENCODING_QP, TRUE },
        { "7-bit", SK_ENCODING_IDENTITY, TRUE },
        { "8-bit", SK_ENCODING_IDENTITY, TRUE },
        { "7bits", SK_ENCODING_IDENTITY, TRUE },
        { "8bits", SK_ENCODING_IDENTITY, TRUE },
        { "8bitmime", SK_ENCODING_IDENTITY, TRUE },
        { "plain", SK_ENCODING_IDENTITY, TRUE },
        { "none", SK_ENCODING_IDENTITY, TRUE },
        { "ascii", SK_ENCODING_IDENTITY, TRUE },
        { "us-ascii", SK_ENCODING_IDENTITY, TRUE },
        { "utf-8", SK_ENCODING_IDENTITY, TRUE },
        { "iso-8859-1", SK_ENCODING_IDENTITY, TRUE },
        { "text/plain", SK_ENCODING_IDENTITY, TRUE },
        { "text/html", SK_ENCODING_IDENTITY, TRUE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (strcmp(word, table[i].word) == 0) {
            *untidy |= table[i].untidy;
            return table[i].encoding;
        }
    return SK_ENCODING_UNKNOWN;
}

SkEncoding
sk_encoding_parse(const char *raw, SkEncodingSeen *seen)
{
    gboolean changed = FALSE;
    SkEncoding first = SK_ENCODING_UNKNOWN;
    guint n = 0;

    memset(seen, 0, sizeof *seen);
    if (raw == NULL)
        return SK_ENCODING_IDENTITY;
    g_autofree char *plain = plain_words(raw, &changed);
    g_auto(GStrv) words = g_strsplit(plain, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        if (**word == '\0')
            continue;
        SkEncoding encoding = encoding_of_word(*word, &changed);
        if (n++ == 0)
            first = encoding;
        else if (encoding != first)
            seen->conflicting = TRUE;
    }
    if (strstr(plain, "=?") != NULL)
        seen->conflicting = TRUE;
    seen->untidy = changed || n != 1;
    return n == 0 ? SK_ENCODING_IDENTITY : first;
}

/* The value of each base64 digit; -1 for a byte that is none. */
/* clang-format off */
static const gint8 base64_values[256] = {
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 62, -1, -1, -1, 63,
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, -1, -1, -1, -1, -1, -1,
    -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, -1, -1, -1, -1, -1,
    -1, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};
/* clang-format on */

static gboolean
is_blank(guint8 c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

typedef struct {
    /* three bytes for each four characters, so it is never too short */
    guint8 *out;
    gsize n;
    guint32 acc;
    guint have;    /* how many characters are in @acc, 0 to 3 */
    gboolean done; /* TRUE once a padding was seen */
    gboolean gap;  /* TRUE if a blank came after a digit of this line */
} Base64;

/* Writes the bytes of an incomplete group: two characters hold one byte, three
 * hold two. */
static void
base64_flush(Base64 *state)
{
    guint32 acc = state->acc << (6 * (4 - state->have));

    if (state->have >= 2)
        state->out[state->n++] = (acc >> 16) & 0xff;
    if (state->have == 3)
        state->out[state->n++] = (acc >> 8) & 0xff;
    state->acc = 0;
    state->have = 0;
}

static inline void
base64_add(Base64 *state, guint value)
{
    state->acc = (state->acc << 6) | value;
    if (++state->have < 4)
        return;
    state->out[state->n++] = (state->acc >> 16) & 0xff;
    state->out[state->n++] = (state->acc >> 8) & 0xff;
    state->out[state->n++] = state->acc & 0xff;
    state->acc = 0;
    state->have = 0;
}

/* Decodes whole groups of four digits from @p on, at most @left bytes; nearly
 * all base64 consists of these. Returns how many bytes were read. */
static gsize
base64_groups(Base64 *state, const guint8 *p, gsize left)
{
    guint8 *out = state->out + state->n;
    gsize i = 0;

    for (; left - i >= 4; i += 4, out += 3) {
        gint8 a = base64_values[p[i]], b = base64_values[p[i + 1]];
        gint8 c = base64_values[p[i + 2]], d = base64_values[p[i + 3]];
        if ((a | b | c | d) < 0)
            break;
        guint32 word =
            (guint32)a << 18 | (guint32)b << 12 | (guint32)c << 6 | (guint32)d;
        out[0] = (guint8)(word >> 16);
        out[1] = (guint8)(word >> 8);
        out[2] = (guint8)word;
    }
    state->n += i / 4 * 3;
    return i;
}

/* Decodes the single byte at @i, which ends a line or a group or does not
 * belong in base64. */
static void
base64_take(Base64 *state, const guint8 *data, gsize i, SkDecodeSeen *seen)
{
    guint8 c = data[i];
    gint8 value = base64_values[c];

    if (value >= 0) {
        seen->two_ways |= state->done;
        seen->foreign |= state->gap;
        state->gap = FALSE;
        base64_add(state, (guint)value);
    } else if (c == '=') {
        seen->junk |= !state->done && state->have < 2;
        base64_flush(state);
        state->done = TRUE;
    } else if (c == '-' || c == '_') {
        /* RFC 2045 skips this byte, but in the URL alphabet it is a digit. */
        seen->two_ways = TRUE;
    } else if (!is_blank(c)) {
        seen->junk = seen->foreign = TRUE;
    } else {
        state->gap = (c == ' ' || c == '\t') &&
                     (state->gap || (i > 0 && base64_values[data[i - 1]] >= 0));
    }
}

static GBytes *
undo_base64(const guint8 *data, gsize len, SkDecodeSeen *seen)
{
    Base64 state = { .out = g_malloc(len / 4 * 3 + 4) };

    for (gsize i = 0; i < len;) {
        if (state.have == 0 && !state.done && !state.gap)
            i += base64_groups(&state, data + i, len - i);
        if (i < len)
            base64_take(&state, data, i++, seen);
    }
    seen->junk |= state.have != 0;
    base64_flush(&state);
    return g_bytes_new_take(state.out, state.n);
}

/* Returns the length of the blanks at @p together with the line end that
 * follows them, or 0 if something else follows. The end of the data counts as a
 * line end. */
static gsize
blanks_to_line_end(const guint8 *p, gsize left, gsize *blanks)
{
    gsize n = 0;

    while (n < left && (p[n] == ' ' || p[n] == '\t'))
        n++;
    *blanks = n;
    if (n == left)
        return n;
    if (p[n] == '\n')
        return n + 1;
    return n + 1 < left && p[n] == '\r' && p[n + 1] == '\n' ? n + 2 : 0;
}

static gboolean
is_qp_escape(const guint8 *p, gsize left)
{
    return left >= 3 && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
}

/* Returns the value of the hexadecimal digit @c. GLib has a function for this,
 * whose call costs more than the rest of an escape. */
static guint
hex_value(guint8 c)
{
    return c <= '9' ? c - (guint)'0' : (c | 0x20u) - (guint)'a' + 10;
}

static GBytes *
undo_qp(const guint8 *data, gsize len, SkDecodeSeen *seen)
{
    guint8 *out = g_malloc(len + 1);
    gsize n = 0, blanks;

    for (gsize i = 0; i < len; i++) {
        const guint8 *p = data + i;
        gsize left = len - i;
        if (*p == ' ' || *p == '\t') {
            if (blanks_to_line_end(p, left, &blanks) > 0)
                i += blanks - 1; /* The transport added these blanks. */
            else
                out[n++] = *p;
        } else if (*p != '=') {
            out[n++] = *p;
        } else if (is_qp_escape(p, left)) {
            out[n++] = (guint8)(hex_value(p[1]) << 4 | hex_value(p[2]));
            i += 2;
        } else {
            gsize skip = blanks_to_line_end(p + 1, left - 1, &blanks);
            i += skip;
            if (skip == 0 && left > 1) {
                seen->junk = TRUE;
                out[n++] = '=';
            }
        }
    }
    return g_bytes_new_take(out, n);
}

/* Decodes one line of uuencode: a length, then groups of four characters. */
static void
undo_uu_line(GByteArray *out, const guint8 *line, gsize len, SkDecodeSeen *seen)
{
    guint left = (line[0] - 32) & 63;

    for (gsize i = 1; left > 0 && i + 1 < len; i += 4) {
        guint8 v[4] = { 0 };
        for (guint k = 0; k < 4 && i + k < len; k++)
            v[k] = (line[i + k] - 32) & 63;
        guint8 bytes[3] = { v[0] << 2 | v[1] >> 4, (v[1] & 15) << 4 | v[2] >> 2,
                            (v[2] & 3) << 6 | v[3] };
        guint take = MIN(left, 3);
        g_byte_array_append(out, bytes, take);
        left -= take;
    }
    seen->junk |= left > 0;
}

static GBytes *
undo_uu(const guint8 *data, gsize len, SkDecodeSeen *seen)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    enum { BEFORE, INSIDE, AFTER } where = BEFORE;

    for (gsize i = 0; i < len;) {
        const guint8 *end = memchr(data + i, '\n', len - i);
        gsize next = end != NULL ? (gsize)(end - data) + 1 : len;
        gsize n = next - i;
        while (n > 0 && (data[i + n - 1] == '\n' || data[i + n - 1] == '\r'))
            n--;
        if (where == BEFORE && n > 6 && memcmp(data + i, "begin ", 6) == 0)
            where = INSIDE;
        else if (where == INSIDE && n == 3 && memcmp(data + i, "end", 3) == 0)
            where = AFTER;
        else if (where == INSIDE && n > 0)
            undo_uu_line(out, data + i, n, seen);
        else if (where != INSIDE && n > 0)
            seen->junk = TRUE;
        i = next;
    }
    if (where == BEFORE)
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

gboolean
sk_base64_looks_like(const guint8 *data, gsize len)
{
    gsize letters = 0;

    for (gsize i = 0; i < len; i++) {
        if (base64_values[data[i]] >= 0)
            letters++;
        else if (data[i] == ' ' || (!is_blank(data[i]) && data[i] != '='))
            return FALSE;
    }
    return letters >= 24;
}

GBytes *
sk_encoding_undo(SkEncoding encoding, GBytes *bytes, SkDecodeSeen *seen)
{
    gsize len;
    const guint8 *data = g_bytes_get_data(bytes, &len);

    memset(seen, 0, sizeof *seen);
    switch (encoding) {
    case SK_ENCODING_BASE64:
        return undo_base64(data, len, seen);
    case SK_ENCODING_QP:
        return undo_qp(data, len, seen);
    case SK_ENCODING_UU:
        return undo_uu(data, len, seen);
    case SK_ENCODING_IDENTITY:
    case SK_ENCODING_UNKNOWN:
    default:
        return g_bytes_ref(bytes);
    }
}
