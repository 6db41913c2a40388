/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads parameters: plain, extended and continued ones (RFC 2231), quoted or
 * not, with encoded words where none may stand (Outlook, Becky!), and with raw
 * Japanese. All candidates for one name are kept apart, so that the caller can
 * see two names that differ (CVE-2024-39929, CVE-2024-28054). Types are not
 * judged here.
 */
#include <string.h>
#include "charset/charset.h"
#include "worker/read/rfc2231.h"

/* the most of one header; RFC 2231 allows endless continuations */
#define PARAMS_MAX   256
#define SECTIONS_MAX 256

/* One "name*2*=value" as it stands. */
typedef struct {
    char *name;
    int section;      /* -1 if none is given */
    gboolean percent; /* TRUE if the name ends in "*" */
    gboolean used, odd;
    GString *bytes; /* the value without quotes and backslashes */
} Piece;

static void
piece_free(gpointer data)
{
    Piece *piece = data;

    g_free(piece->name);
    g_string_free(piece->bytes, TRUE);
    g_free(piece);
}

static void
param_free(gpointer data)
{
    SkParam *param = data;

    g_free(param->name);
    g_free(param->value);
    g_free(param);
}

void
sk_params_free(SkParams *params)
{
    g_free(params->value);
    g_ptr_array_unref(params->params);
    g_free(params);
}

/* Returns what follows blanks and (nested) comments. */
static const char *
skip_blanks(const char *p)
{
    int depth = 0;

    for (; *p != '\0'; p++) {
        if (*p == '(')
            depth++;
        else if (*p == ')' && depth > 0)
            depth--;
        else if (depth > 0 && *p == '\\' && p[1] != '\0')
            p++;
        else if (depth == 0 && *p != ' ' && *p != '\t')
            break;
    }
    return p;
}

static const char *
read_quoted(const char *p, GString *out, gboolean *bad)
{
    for (p++; *p != '\0' && *p != '"'; p++) {
        if (*p == '\\' && p[1] != '\0')
            p++;
        g_string_append_c(out, *p);
    }
    if (*p == '\0') {
        *bad = TRUE;
        return p;
    }
    return p + 1;
}

/* Reads an unquoted value up to ";". Blanks inside are against the rules but
 * occur: "filename=my file.pdf". A comment after it does not belong to it. */
static const char *
read_bare(const char *p, GString *out, gboolean *bad)
{
    gsize n = strcspn(p, ";");
    gsize keep = n;
    const char *comment = g_strstr_len(p, (gssize)n, " (");

    if (comment != NULL)
        keep = (gsize)(comment - p);
    while (keep > 0 && (p[keep - 1] == ' ' || p[keep - 1] == '\t'))
        keep--;
    g_string_append_len(out, p, (gssize)keep);
    if (strpbrk(out->str, " \t\"<>@,:\\/[]?=()") != NULL)
        *bad = TRUE;
    return p + n;
}

/* Splits a name: "filename*1*" becomes the name "filename", section 1, with
 * percent encoding. */
static void
split_name(Piece *piece)
{
    char *star = strchr(piece->name, '*');

    piece->section = -1;
    if (star == NULL)
        return;
    *star = '\0';
    if (star[1] == '\0') {
        piece->percent = TRUE;
        return;
    }
    guint64 number;
    char *end = strchr(star + 1, '*');
    if (end != NULL) {
        *end = '\0';
        piece->percent = TRUE;
    }
    if (g_ascii_string_to_unsigned(star + 1, 10, 0, SECTIONS_MAX, &number,
                                   NULL))
        piece->section = (int)number;
}

/* Reads one parameter at @p, which is after ";" and blanks. Returns what
 * follows it. */
static const char *
read_piece(const char *p, GPtrArray *pieces, gboolean *bad)
{
    gsize n = strcspn(p, "=;");

    if (p[n] != '=') {
        *bad |= n > 0;
        return p + n;
    }
    g_autofree char *name = g_strndup(p, n);
    Piece *piece = g_new0(Piece, 1);
    g_ptr_array_add(pieces, piece);
    piece->bytes = g_string_new(NULL);
    piece->name = g_ascii_strdown(g_strstrip(name), -1);
    split_name(piece);
    p = skip_blanks(p + n + 1);
    if (*p == '"') {
        p = read_quoted(p, piece->bytes, bad);
    } else {
        p = read_bare(p, piece->bytes, bad);
        piece->odd = strpbrk(piece->bytes->str, " \t\"\\,<>()") != NULL;
    }
    p = skip_blanks(p);
    if (*p != '\0' && *p != ';') {
        *bad = TRUE;
        p += strcspn(p, ";");
    }
    return p;
}

static void
undo_percent(GString *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (text[0] == '%' && g_ascii_isxdigit(text[1]) &&
            g_ascii_isxdigit(text[2])) {
            g_string_append_c(out, (char)(g_ascii_xdigit_value(text[1]) << 4 |
                                          g_ascii_xdigit_value(text[2])));
            text += 2;
        } else {
            g_string_append_c(out, *text);
        }
    }
}

static char *
decode_extended(const GString *bytes, const char *charset, SkHeaderSeen *seen)
{
    SkDecoded decoded = { 0 };
    const char *label = charset != NULL && *charset != '\0' ? charset : NULL;
    g_autofree char *text =
        sk_charset_decode(bytes->str, bytes->len, label, &decoded);

    seen->undecodable += decoded.undecodable;
    seen->guessed += decoded.guessed;
    seen->unsure += decoded.unsure;
    return sk_text_clean_line(text, -1, 0, &seen->text);
}

/* Splits "charset'language'rest". Returns the charset and sets *@rest. */
static char *
cut_charset(const char *text, const char **rest)
{
    const char *first = strchr(text, '\'');
    const char *second = first != NULL ? strchr(first + 1, '\'') : NULL;

    *rest = text;
    if (second == NULL)
        return NULL;
    *rest = second + 1;
    return g_strndup(text, (gsize)(first - text));
}

static Piece *
find_section(GPtrArray *pieces, const char *name, int section)
{
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = g_ptr_array_index(pieces, i);
        if (!piece->used && piece->section == section &&
            strcmp(piece->name, name) == 0)
            return piece;
    }
    return NULL;
}

/* Joins all sections of @name in the order of their numbers. A gap is skipped,
 * and *@bad is set. */
static char *
join_sections(GPtrArray *pieces, const char *name, gboolean *bad,
              SkHeaderSeen *seen)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autofree char *charset = NULL;
    gboolean percent = FALSE;
    guint left = 0;

    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = g_ptr_array_index(pieces, i);
        left += piece->section >= 0 && strcmp(piece->name, name) == 0;
    }
    for (int i = 0; left > 0 && i <= SECTIONS_MAX; i++) {
        Piece *piece = find_section(pieces, name, i);
        const char *text;
        if (piece == NULL) {
            *bad = TRUE;
            continue;
        }
        left--;
        piece->used = TRUE;
        text = piece->bytes->str;
        if (piece->percent && i == 0)
            charset = cut_charset(piece->bytes->str, &text);
        percent |= piece->percent;
        if (piece->percent)
            undo_percent(bytes, text);
        else
            g_string_append(bytes, text);
    }
    if (left > 0) /* The same section stands there twice. */
        *bad = TRUE;
    return percent ? decode_extended(bytes, charset, seen)
                   : sk_header_decode(bytes->str, bytes->len, seen);
}

static SkParam *
param_of_piece(GPtrArray *pieces, Piece *piece, gboolean *bad,
               SkHeaderSeen *seen)
{
    SkParam *param = g_new0(SkParam, 1);
    const char *text = piece->bytes->str;

    piece->used = TRUE;
    param->name = g_strdup(piece->name);
    param->odd = piece->odd;
    param->extended = piece->percent || piece->section >= 0;
    if (piece->section >= 0) {
        piece->used = FALSE;
        param->value = join_sections(pieces, piece->name, bad, seen);
        piece->used = TRUE;
    } else if (piece->percent) {
        g_autofree char *charset = cut_charset(text, &text);
        g_autoptr(GString) bytes = g_string_new(NULL);
        undo_percent(bytes, text);
        param->value = decode_extended(bytes, charset, seen);
    } else {
        guint before = seen->words;
        param->value = sk_header_decode(text, piece->bytes->len, seen);
        param->encoded = seen->words > before;
    }
    return param;
}

/* Adds a parameter. The plain and the extended form of one name belong together
 * (RFC 6266), but two of the same form are a duplicate or a conflict. */
static void
add_param(SkParams *params, SkParam *param)
{
    for (guint i = 0; i < params->params->len; i++) {
        const SkParam *old = g_ptr_array_index(params->params, i);
        gboolean differs = !sk_param_same(old, param);
        if (strcmp(old->name, param->name) != 0)
            continue;
        if (!differs)
            params->duplicate |= old->extended == param->extended;
        else if (strcmp(old->name, "boundary") == 0)
            params->conflicting_boundary = TRUE;
        else if (old->extended == param->extended)
            params->conflicting = TRUE;
    }
    g_ptr_array_add(params->params, param);
}

SkParams *
sk_params_parse(const char *raw, SkHeaderSeen *seen)
{
    SkParams *params = g_new0(SkParams, 1);
    g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func(piece_free);
    const char *text = raw != NULL ? raw : "";
    g_autofree char *unfolded = sk_header_unfold(text, strlen(text));
    g_autofree char *utf8 = sk_header_raw_to_utf8(unfolded, seen);
    const char *p = skip_blanks(utf8);
    gsize n = strcspn(p, ";, \t(");

    params->params = g_ptr_array_new_with_free_func(param_free);
    params->value = g_ascii_strdown(p, (gssize)n);
    params->bad = p[n] == ','; /* This is "text/plain, charset=x". */
    p = skip_blanks(p + n + params->bad);
    while (*p != '\0' && pieces->len < PARAMS_MAX) {
        if (*p == ';')
            p = skip_blanks(p + 1);
        else /* This is "text/plain charset=x". */
            params->bad = TRUE;
        p = read_piece(p, pieces, &params->bad);
    }
    params->bad |= *p != '\0';
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = g_ptr_array_index(pieces, i);
        if (!piece->used)
            add_param(params,
                      param_of_piece(pieces, piece, &params->bad, seen));
    }
    return params;
}
