/* SPDX-License-Identifier: Apache-2.0
 *
 * Parses values of SVG (svg.h) into the few things that their row permits, and
 * writes them again from these. This defends against url() and everything else
 * that leads out of the file, in any spelling: what is not understood is
 * dropped.
 */
#include <string.h>
#include "svg/svg.h"

#define SVG_NAME_MAX 64
#define ID_MAX       256

typedef struct {
    const SkSvgAttribute *row;
    const char *p;
    GString *out;
    SkSvgValue *value;
    gboolean css, *external;
} Scan;

static void
skip_blanks(Scan *scan)
{
    scan->p += strspn(scan->p, " \t\n\r\f");
}

static gsize
word_length(const char *p)
{
    gsize n = 0;

    while (g_ascii_isalnum(p[n]) || p[n] == '-' || p[n] == '_')
        n++;
    return n;
}

/* ---- references --------------------------------------------------------- */

/* Reads the id in the reference @text ("#id"), @len bytes. */
static gboolean
take_reference(Scan *scan, const char *text, gsize len)
{
    if (len < 2 || *text != '#') {
        *scan->external = *scan->external || (len > 0 && *text != '#');
        return FALSE;
    }
    if (len > ID_MAX || scan->value->id != NULL)
        return FALSE;
    scan->value->id = g_strndup(text + 1, len - 1);
    return TRUE;
}

/* Reads on behind "url(". */
static gboolean
take_url(Scan *scan)
{
    char quote;
    const char *start;
    gsize len;

    skip_blanks(scan);
    quote = *scan->p == '"' || *scan->p == '\'' ? *scan->p++ : ')';
    start = scan->p;
    while (*scan->p != '\0' && *scan->p != quote)
        scan->p++;
    len = (gsize)(scan->p - start);
    if (*scan->p == '\0')
        return FALSE;
    while (quote == ')' && len > 0 && g_ascii_isspace(start[len - 1]))
        len--;
    if (quote != ')') {
        scan->p++;
        skip_blanks(scan);
    }
    return *scan->p++ == ')' && take_reference(scan, start, len);
}

/* ---- tokens ------------------------------------------------------------- */

/* Reads "#fff" and its longer forms. */
static gboolean
take_digits(Scan *scan)
{
    gsize n = 1;

    while (g_ascii_isxdigit(scan->p[n]))
        n++;
    if ((scan->row->grammar & SK_SVG_COLOR) == 0 ||
        (n != 4 && n != 5 && n != 7 && n != 9))
        return FALSE;
    g_string_append_len(scan->out, scan->p, (gssize)n);
    scan->p += n;
    return TRUE;
}

/* Reads on behind "rgb(" and the like: three or four numbers. */
static gboolean
take_color_function(Scan *scan)
{
    guint n = 0;

    for (skip_blanks(scan); *scan->p != ')'; skip_blanks(scan)) {
        if (n++ > 0)
            g_string_append_c(scan->out, ',');
        if (n > 4 || !sk_svg_number(scan->out, &scan->p, SK_SVG_FAR))
            return FALSE;
        if (*scan->p == '%')
            g_string_append_c(scan->out, *scan->p++);
        else if (strncmp(scan->p, "deg", 3) == 0)
            scan->p += 3;
        skip_blanks(scan);
        if (*scan->p == ',' || *scan->p == '/')
            scan->p++;
    }
    g_string_append_c(scan->out, *scan->p++);
    return n >= 3;
}

/* Reads a listed word, a colour, or one of the functions. */
static gboolean
take_word(Scan *scan)
{
    gsize len = word_length(scan->p);
    guint grammar = scan->row->grammar;
    const char *word = sk_svg_word(scan->row->words, scan->p, len);

    if (word == NULL && (grammar & SK_SVG_CSS) != 0)
        word = sk_svg_word("inherit initial unset", scan->p, len);
    if (word == NULL && (grammar & SK_SVG_COLOR) != 0)
        word = sk_svg_color_name(scan->p, len);
    if (len == 0)
        return FALSE;
    if (scan->p[len] == '(') {
        if ((grammar & SK_SVG_URL) != 0 &&
            g_ascii_strncasecmp(scan->p, "url", len) == 0) {
            scan->p += len + 1;
            return take_url(scan);
        }
        word = (grammar & SK_SVG_COLOR) != 0
                   ? sk_svg_word("rgb rgba hsl hsla", scan->p, len)
                   : NULL;
        if (word == NULL)
            return FALSE;
        g_string_append_len(scan->out, word, (gssize)len);
        g_string_append_c(scan->out, '(');
        scan->p += len + 1;
        return take_color_function(scan);
    }
    if (word == NULL)
        return FALSE;
    g_string_append_len(scan->out, word, (gssize)len);
    scan->p += len;
    return TRUE;
}

/* Reads a number, and its unit if the row permits one. */
static gboolean
take_number(Scan *scan)
{
    double limit = scan->row->limit > 0 ? scan->row->limit : SK_SVG_FAR;
    guint grammar = scan->row->grammar;
    const char *start = scan->p, *unit = NULL;
    gsize len;

    if ((grammar & SK_SVG_NUMBER) == 0 ||
        !sk_svg_number(scan->out, &scan->p, limit))
        return FALSE;
    len = *scan->p == '%' ? 1 : word_length(scan->p);
    if (len == 0)
        return !scan->css || (grammar & SK_SVG_UNIT) == 0 ||
               g_ascii_strtod(start, NULL) == 0;
    if ((grammar & SK_SVG_LENGTH) == 0)
        return FALSE;
    unit =
        sk_svg_word("px em ex ch rem vw vh in cm mm pt pc % deg", scan->p, len);
    if (unit == NULL)
        return FALSE;
    g_string_append_len(scan->out, unit, (gssize)len);
    scan->p += len;
    return TRUE;
}

static gboolean
take_token(Scan *scan)
{
    if (*scan->p == '#')
        return take_digits(scan);
    if (g_ascii_isdigit(*scan->p) || strchr("+-.", *scan->p) != NULL)
        return take_number(scan);
    return take_word(scan);
}

static gboolean
take_tokens(Scan *scan)
{
    guint n = 0;

    for (skip_blanks(scan); *scan->p != '\0'; skip_blanks(scan)) {
        gsize before = scan->out->len;

        if (n > 0 && *scan->p == ',') {
            scan->p++;
            skip_blanks(scan);
        }
        if (n++ == scan->row->most)
            return FALSE;
        if (before > 0)
            g_string_append_c(scan->out, ' ');
        if (!take_token(scan))
            return FALSE;
    }
    return n > 0;
}

/* ---- names -------------------------------------------------------------- */

/* Returns whether the name of a font may contain @c within quotes. */
static gboolean
is_family_char(gunichar c)
{
    return c >= 0x80 || g_ascii_isalnum((char)c) ||
           (c != 0 && strchr(" -_.+&@#/", (int)c) != NULL);
}

/* Appends one name of a font, quoted or not, to the others. */
static gboolean
take_family(Scan *scan)
{
    char quote = *scan->p == '"' || *scan->p == '\'' ? *scan->p++ : ',';
    const char *start = scan->p;
    g_autofree char *name = NULL;
    gboolean is_plain = TRUE;

    while (*scan->p != '\0' && *scan->p != quote)
        scan->p++;
    if (quote != ',' && *scan->p == '\0')
        return FALSE;
    name = g_strndup(start, (gsize)(scan->p - start));
    g_strstrip(name);
    if (*name == '\0' || strlen(name) > 128)
        return FALSE;
    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p)) {
        if (!is_family_char(g_utf8_get_char(p)))
            return FALSE;
        is_plain = is_plain && (g_ascii_isalpha(*p) || *p == '-');
    }
    if (quote != ',') {
        scan->p++;
        skip_blanks(scan);
    }
    g_string_append(scan->out, scan->out->len > 0 ? "," : "");
    g_string_append(scan->out, is_plain ? "" : "'");
    g_string_append(scan->out, name);
    g_string_append(scan->out, is_plain ? "" : "'");
    return TRUE;
}

static gboolean
take_families(Scan *scan)
{
    for (guint n = 0; n < 32; n++) {
        skip_blanks(scan);
        if (!take_family(scan))
            return FALSE;
        if (*scan->p == '\0')
            return TRUE;
        if (*scan->p++ != ',')
            return FALSE;
    }
    return FALSE;
}

static gboolean
take_name(Scan *scan)
{
    gsize len;

    skip_blanks(scan);
    len = word_length(scan->p);
    if (len == 0 || len > SVG_NAME_MAX)
        return FALSE;
    g_string_append_len(scan->out, scan->p, (gssize)len);
    scan->p += len;
    skip_blanks(scan);
    return *scan->p == '\0';
}

/* ---- the steps ---------------------------------------------------------- */

static gboolean
take_value(Scan *scan)
{
    guint grammar = scan->row->grammar;

    if ((grammar & SK_SVG_PATH_DATA) != 0)
        return sk_svg_path(scan->out, scan->p, &scan->value->points);
    if ((grammar & SK_SVG_TRANSFORM) != 0)
        return sk_svg_transform(scan->out, scan->p);
    if ((grammar & SK_SVG_FAMILY) != 0)
        return take_families(scan);
    if ((grammar & SK_SVG_NAME) != 0)
        return take_name(scan);
    if ((grammar & SK_SVG_LOCAL) != 0) {
        skip_blanks(scan);
        return take_reference(scan, scan->p, strcspn(scan->p, " \t\n\r\f"));
    }
    return take_tokens(scan);
}

gboolean
sk_svg_value(const SkSvgAttribute *row, const char *text, gboolean css,
             SkSvgValue *value, gboolean *external)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Scan scan = { row, text, out, value, css, external };

    *value = (SkSvgValue){ .row = row };
    *external = FALSE;
    if (!take_value(&scan)) {
        g_clear_pointer(&value->id, g_free);
        return FALSE;
    }
    value->text = g_string_free(g_steal_pointer(&out), FALSE);
    return TRUE;
}
