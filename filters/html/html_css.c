/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the declarations of CSS, and says which of them hide an element. It
 * computes no layout, colours or positions. `mso-hide: all` is ignored, because
 * it stands on the buttons that every reader but Outlook shows. Style sheets
 * are read in html_css_sheet.c.
 */
#include <string.h>

#include "html/html_css.h"

static const struct {
    const char *name;
    SkCssProperty property;
} properties[] = {
    { "display", SK_CSS_DISPLAY },
    { "visibility", SK_CSS_VISIBILITY },
    { "font-size", SK_CSS_FONT_SIZE },
    { "font", SK_CSS_FONT_SIZE },
    { "opacity", SK_CSS_OPACITY },
    { "max-height", SK_CSS_MAX_HEIGHT },
    { "height", SK_CSS_HEIGHT },
    { "overflow", SK_CSS_OVERFLOW },
    { "overflow-y", SK_CSS_OVERFLOW },
    { "width", SK_CSS_WIDTH },
    { "white-space", SK_CSS_WHITE_SPACE },
    { "list-style", SK_CSS_LIST_STYLE },
    { "list-style-type", SK_CSS_LIST_STYLE },
    { "margin", SK_CSS_MARGIN_TOP },
    { "margin-top", SK_CSS_MARGIN_TOP },
    { "margin-bottom", SK_CSS_MARGIN_BOTTOM },
    { "border", SK_CSS_BORDER },
    { "border-top", SK_CSS_BORDER },
    { "border-bottom", SK_CSS_BORDER },
    { "text-decoration", SK_CSS_DECORATION },
    { "text-decoration-line", SK_CSS_DECORATION },
};

/* Returns whether the first word of @value is zero: "0", "0px", ".0em", "0
 * auto". */
static gboolean
is_zero(const char *value)
{
    gboolean digit = FALSE;
    for (; g_ascii_isdigit(*value) || *value == '.'; value++) {
        if (*value != '.' && *value != '0')
            return FALSE;
        digit = digit || *value == '0';
    }
    return digit;
}

static SkCssValue
read_font_size(const char *value, gboolean shorthand)
{
    /* In "bold 0/0 a" the size is the word that begins with a digit. */
    if (shorthand) {
        while (*value != '\0' && !g_ascii_isdigit(*value))
            value++;
        return is_zero(value) ? SK_CSS_HIDES : SK_CSS_SHOWS;
    }
    if (is_zero(value))
        return SK_CSS_HIDES;
    if (strstr(value, "inherit") || strstr(value, "unset") ||
        strstr(value, "smaller") || strstr(value, "larger") ||
        strchr(value, '%') ||
        (strstr(value, "em") != NULL && strstr(value, "rem") == NULL &&
         strstr(value, "medium") == NULL))
        return SK_CSS_UNSET; /* The size is a multiple of the parent's. */
    return SK_CSS_SHOWS;
}

static SkCssValue
read_white_space(const char *value)
{
    if (g_str_has_prefix(value, "pre-") ||
        g_str_has_prefix(value, "break-spaces"))
        return SK_CSS_PRE_WRAP;
    return g_str_has_prefix(value, "pre") ? SK_CSS_PRE : SK_CSS_SHOWS;
}

static SkCssValue
read_value(SkCssProperty property, const char *value, gboolean shorthand)
{
    gboolean hides;
    switch (property) {
    case SK_CSS_DISPLAY:
    case SK_CSS_LIST_STYLE:
        hides = g_str_has_prefix(value, "none");
        break;
    case SK_CSS_VISIBILITY:
        if (g_str_has_prefix(value, "inherit"))
            return SK_CSS_UNSET;
        hides = g_str_has_prefix(value, "hidden") ||
                g_str_has_prefix(value, "collapse");
        break;
    case SK_CSS_OVERFLOW:
        hides = g_str_has_prefix(value, "hidden") ||
                g_str_has_prefix(value, "clip");
        break;
    case SK_CSS_FONT_SIZE:
        return read_font_size(value, shorthand);
    case SK_CSS_WHITE_SPACE:
        return read_white_space(value);
    case SK_CSS_BORDER:
        hides = strstr(value, "solid") || strstr(value, "double") ||
                strstr(value, "dashed") || strstr(value, "dotted");
        break;
    case SK_CSS_DECORATION:
        hides = strstr(value, "line-through") != NULL;
        break;
    case SK_CSS_OPACITY:
    case SK_CSS_MAX_HEIGHT:
    case SK_CSS_HEIGHT:
    case SK_CSS_WIDTH:
    case SK_CSS_MARGIN_TOP:
    case SK_CSS_MARGIN_BOTTOM:
    case SK_CSS_N:
    default:
        hides = is_zero(value);
        break;
    }
    return hides ? SK_CSS_HIDES : SK_CSS_SHOWS;
}

/* Returns the bottom of "margin: 0 auto 16px": its third word, or the first if
 * there is no third. */
static const char *
bottom_of(const char *margin)
{
    const char *word = margin;
    for (guint i = 0; i < 2; i++) {
        word += strcspn(word, " ");
        word += strspn(word, " ");
    }
    return *word != '\0' ? word : margin;
}

void
sk_css_put(SkCss *css, SkCssProperty property, SkCssValue value,
           gboolean important)
{
    guint32 bit = 1u << property;
    if (value == SK_CSS_UNSET || ((css->important & bit) && !important))
        return;
    css->value[property] = value;
    if (important)
        css->important |= bit;
}

/* Returns the row of @properties for the name of @len bytes, in any case, or
 * -1. Most names of a page have none. */
static int
find_property(const char *name, gsize len)
{
    char first = g_ascii_tolower(*name);

    for (guint i = 0; i < G_N_ELEMENTS(properties); i++)
        if (first == *properties[i].name && strlen(properties[i].name) == len &&
            g_ascii_strncasecmp(name, properties[i].name, len) == 0)
            return (int)i;
    return -1;
}

/* Reads the value of @properties[@row], which is trimmed and in lower case. */
static void
read_declaration(SkCss *css, int row, char *value)
{
    const char *name = properties[row].name;
    SkCssProperty property = properties[row].property;
    char *bang = strchr(value, '!');
    gboolean important = bang != NULL && strstr(bang, "important") != NULL;
    if (bang != NULL)
        *bang = '\0';

    SkCssValue read = read_value(property, value, strlen(name) == 4);
    sk_css_put(css, property, read, important);
    if (strcmp(name, "margin") == 0)
        sk_css_put(css, SK_CSS_MARGIN_BOTTOM,
                   read_value(SK_CSS_MARGIN_BOTTOM, bottom_of(value), FALSE),
                   important);
}

/* Moves @start and @end towards each other over the blanks between them. */
static void
strip(const char **start, const char **end)
{
    while (*start < *end && g_ascii_isspace(**start))
        (*start)++;
    while (*end > *start && g_ascii_isspace((*end)[-1]))
        (*end)--;
}

void
sk_css_read(SkCss *css, const char *text, gsize len)
{
    const char *end = text + len;

    for (const char *one = text, *next; one < end; one = next) {
        const char *stop = memchr(one, ';', (gsize)(end - one));
        next = stop != NULL ? stop + 1 : end;
        stop = stop != NULL ? stop : end;
        const char *colon = memchr(one, ':', (gsize)(stop - one));
        if (colon == NULL)
            continue;
        const char *value = colon + 1;
        strip(&one, &colon);
        int row = find_property(one, (gsize)(colon - one));
        if (row < 0)
            continue;
        strip(&value, &stop);
        g_autofree char *lower = g_ascii_strdown(value, stop - value);
        read_declaration(css, row, lower);
    }
}

gboolean
sk_css_hides(const SkCss *css, const SkHtmlNode *node)
{
    const guint8 *value = css->value;
    SkHtmlKind kind = node->tag->kind;

    if (value[SK_CSS_DISPLAY] == SK_CSS_HIDES ||
        value[SK_CSS_OPACITY] == SK_CSS_HIDES)
        return TRUE;
    if (kind == SK_HTML_CELL || kind == SK_HTML_ROW || kind == SK_HTML_TABLE ||
        kind == SK_HTML_INLINE || kind == SK_HTML_LINK)
        return FALSE; /* A height has no effect there. */
    return value[SK_CSS_OVERFLOW] == SK_CSS_HIDES &&
           (value[SK_CSS_MAX_HEIGHT] == SK_CSS_HIDES ||
            value[SK_CSS_HEIGHT] == SK_CSS_HIDES);
}
