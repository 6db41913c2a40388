/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads CSS declarations and style sheets, and says what they make of one
 * element. It computes no layout, colours or positions, and follows no selector
 * but a single class or id. `mso-hide: all` is ignored, because it stands on
 * the buttons that every reader but Outlook shows. The cost is linear in the
 * length of the sheet.
 */
#include <string.h>

#include "html/html_css.h"

/* A class attribute may name this many classes; more are not looked up. */
#define CLASSES_MAX 64

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

static void
put(SkCss *css, SkCssProperty property, SkCssValue value, gboolean important)
{
    guint32 bit = 1u << property;
    if (value == SK_CSS_UNSET || ((css->important & bit) && !important))
        return;
    css->value[property] = value;
    if (important)
        css->important |= bit;
}

/* Reads one "name: value", both trimmed and in lower case. */
static void
read_declaration(SkCss *css, char *name, char *value)
{
    char *bang = strchr(value, '!');
    gboolean important = bang != NULL && strstr(bang, "important") != NULL;
    if (bang != NULL)
        *bang = '\0';

    for (guint i = 0; i < G_N_ELEMENTS(properties); i++) {
        if (*name != *properties[i].name ||
            strcmp(name, properties[i].name) != 0)
            continue;
        SkCssProperty property = properties[i].property;
        SkCssValue read = read_value(property, value, strlen(name) == 4);
        put(css, property, read, important);
        if (strcmp(name, "margin") == 0)
            put(css, SK_CSS_MARGIN_BOTTOM,
                read_value(SK_CSS_MARGIN_BOTTOM, bottom_of(value), FALSE),
                important);
    }
}

/* Reads the declarations in @text (@len bytes); later ones win. */
static void
read_declarations(SkCss *css, const char *text, gsize len)
{
    g_autofree char *lower = g_ascii_strdown(text, len);
    char *rest = lower;

    while (rest != NULL) {
        char *one = rest;
        rest = strchr(rest, ';');
        if (rest != NULL)
            *rest++ = '\0';
        char *colon = strchr(one, ':');
        if (colon == NULL)
            continue;
        *colon = '\0';
        read_declaration(css, g_strstrip(one), g_strstrip(colon + 1));
    }
}

static void
merge(SkCss *to, const SkCss *from)
{
    for (guint i = 0; i < SK_CSS_N; i++)
        put(to, i, from->value[i], (from->important >> i) & 1);
}

static gsize
name_len(const char *text)
{
    gsize len = 0;
    while (g_ascii_isalnum(text[len]) || text[len] == '-' || text[len] == '_' ||
           (guchar)text[len] >= 0x80)
        len++;
    return len;
}

static SkCss *
rule_of(GHashTable *sheet, const char *selector, gsize len)
{
    g_autofree char *key = g_strndup(selector, len);
    SkCss *css = g_hash_table_lookup(sheet, key);
    if (css == NULL) {
        css = g_new0(SkCss, 1);
        g_hash_table_insert(sheet, g_steal_pointer(&key), css);
    }
    return css;
}

/* Handles a selector that is not followed: it may show an element, so nothing
 * is hidden any more for any class or id that it names. */
static void
loosen(GHashTable *sheet, const char *selector, const SkCss *css)
{
    for (const char *p = selector; *p != '\0'; p++) {
        gsize len = *p == '.' || *p == '#' ? name_len(p + 1) : 0;
        if (len == 0)
            continue;
        SkCss *rule = rule_of(sheet, p, len + 1);
        for (guint i = 0; i < SK_CSS_N; i++)
            if (css->value[i] == SK_CSS_SHOWS)
                rule->loose |= 1u << i;
    }
}

static void
add_rule(GHashTable *sheet, char *selectors, const SkCss *css)
{
    g_auto(GStrv) each = g_strsplit(selectors, ",", 256);
    for (guint i = 0; each[i] != NULL; i++) {
        const char *one = g_strstrip(each[i]);
        gsize tag = name_len(one);
        gboolean simple = one[tag] == '.' || one[tag] == '#';
        gsize len = simple ? tag + 1 + name_len(one + tag + 1) : 0;
        if (simple && one[len] == '\0' && len > tag + 1)
            merge(rule_of(sheet, one, len), css);
        else
            loosen(sheet, one, css);
    }
}

/* Returns what follows the block that opens at @p ("{"), whatever is nested in
 * it. */
static const char *
skip_block(const char *p)
{
    guint depth = 0;
    for (; *p != '\0'; p++) {
        if (*p == '{')
            depth++;
        else if (*p == '}' && --depth == 0)
            return p + 1;
    }
    return p;
}

static char *
without_comments(const char *css)
{
    GString *out = g_string_new(NULL);
    while (*css != '\0') {
        const char *open = strstr(css, "/*");
        g_string_append_len(out, css, open ? open - css : (gssize)strlen(css));
        const char *close = open ? strstr(open + 2, "*/") : NULL;
        if (close == NULL)
            break;
        css = close + 2;
    }
    return g_string_free(out, FALSE);
}

GHashTable *
sk_css_sheet(const char *text)
{
    GHashTable *sheet =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autofree char *clean = without_comments(text);
    const char *p = clean;

    while (*p != '\0') {
        p += strspn(p, " \t\r\n\f};");
        if (g_str_has_prefix(p, "<!--") || g_str_has_prefix(p, "-->")) {
            p += *p == '<' ? 4 : 3;
            continue;
        }
        gsize head = strcspn(p, *p == '@' ? "{;" : "{");
        if (p[head] != '{') {
            p += head;
            continue;
        }
        const char *body = p + head + 1;
        gsize len = strcspn(body, "}");
        if (*p == '@') {
            p = skip_block(p + head);
            continue;
        }
        g_autofree char *selectors = g_strndup(p, head);
        SkCss css = { 0 };
        read_declarations(&css, body, len);
        add_rule(sheet, selectors, &css);
        p = body + len;
    }
    return sheet;
}

/* Adds the rules of "<kind>name" and "tag<kind>name" to @all. Where two rules
 * disagree, the one that shows the element wins. */
static void
apply_rule(SkCss *all, GHashTable *sheet, const char *tag, char kind,
           const char *name)
{
    const char mark[] = { kind, '\0' };
    g_autofree char *plain = g_strconcat(mark, name, NULL);
    g_autofree char *tagged = g_strconcat(tag, plain, NULL);
    const SkCss *bare = g_hash_table_lookup(sheet, plain);
    const SkCss *found[] = { bare, g_hash_table_lookup(sheet, tagged) };

    for (guint i = 0; i < 2; i++) {
        if (found[i] == NULL)
            continue;
        SkCss one = *found[i];
        for (guint p = 0; p < SK_CSS_N; p++) {
            guint32 bit = 1u << p;
            gboolean shown =
                bare != NULL && (bare->loose & bit) && !(one.important & bit);
            if (shown && one.value[p] == SK_CSS_HIDES)
                one.value[p] = SK_CSS_SHOWS;
            if (all->value[p] == SK_CSS_SHOWS && !(one.important & bit))
                one.value[p] = SK_CSS_UNSET;
        }
        merge(all, &one);
    }
}

SkCss
sk_css_of(const SkHtmlDoc *doc, const SkHtmlNode *node, GHashTable *sheet)
{
    SkCss css = { 0 };
    const char *class = sk_html_attr(doc, node, SK_HTML_CLASS);
    const char *id = sk_html_attr(doc, node, SK_HTML_ID);
    const char *style = sk_html_attr(doc, node, SK_HTML_STYLE);

    if (class != NULL && g_hash_table_size(sheet) > 0) {
        g_auto(GStrv) names = g_strsplit_set(class, " \t\r\n\f", CLASSES_MAX);
        for (guint i = 0; names[i] != NULL; i++)
            apply_rule(&css, sheet, node->tag->name, '.', names[i]);
    }
    if (id != NULL)
        apply_rule(&css, sheet, node->tag->name, '#', id);
    if (style != NULL)
        read_declarations(&css, style, strlen(style));
    if (sk_html_attr(doc, node, SK_HTML_HIDDEN) != NULL &&
        css.value[SK_CSS_DISPLAY] == SK_CSS_UNSET)
        css.value[SK_CSS_DISPLAY] = SK_CSS_HIDES;
    return css;
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
