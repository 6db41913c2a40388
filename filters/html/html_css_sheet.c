/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads style sheets, and says what they and the attributes of one element make
 * of it. No selector is followed but a single class or id. The cost is linear
 * in the length of the sheet. A newsletter has a hundred cells of one style, so
 * the elements asked for last are remembered by their attributes.
 */
#include <string.h>

#include "html/html_css.h"

/* A class attribute may name this many classes; more are not looked up. */
#define CLASSES_MAX 64
/* How many elements are remembered; a power of two. */
#define KNOWN 64

/* The attributes on which an element's style depends. */
typedef struct {
    const SkHtmlTag *tag;
    const char *class, *id, *style; /* lent by the page, or NULL */
    gboolean hidden;
} Look;

struct _SkCssSheet {
    GHashTable *rules; /* of SkCss, by selector */
    struct {
        Look look; /* its tag is NULL if there is none here */
        SkCss css;
    } known[KNOWN];
};

static void
merge(SkCss *to, const SkCss *from)
{
    for (guint i = 0; i < SK_CSS_N; i++)
        sk_css_put(to, i, from->value[i], (from->important >> i) & 1);
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

SkCssSheet *
sk_css_sheet(const char *text)
{
    SkCssSheet *sheet = g_new0(SkCssSheet, 1);
    g_autofree char *clean = without_comments(text);
    const char *p = clean;

    sheet->rules =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
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
        sk_css_read(&css, body, len);
        add_rule(sheet->rules, selectors, &css);
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

static Look
look_of(const SkHtmlDoc *doc, const SkHtmlNode *node)
{
    return (Look){
        .tag = node->tag,
        .class = sk_html_attr(doc, node, SK_HTML_CLASS),
        .id = sk_html_attr(doc, node, SK_HTML_ID),
        .style = sk_html_attr(doc, node, SK_HTML_STYLE),
        .hidden = sk_html_attr(doc, node, SK_HTML_HIDDEN) != NULL,
    };
}

static gsize
length(const char *text)
{
    return text != NULL ? strlen(text) : 0;
}

static gboolean
is_same(const Look *a, const Look *b)
{
    return a->tag == b->tag && a->hidden == b->hidden &&
           g_strcmp0(a->class, b->class) == 0 && g_strcmp0(a->id, b->id) == 0 &&
           g_strcmp0(a->style, b->style) == 0;
}

static SkCss
judge(const Look *look, GHashTable *rules)
{
    SkCss css = { 0 };

    if (look->class != NULL && g_hash_table_size(rules) > 0) {
        g_auto(GStrv) names =
            g_strsplit_set(look->class, " \t\r\n\f", CLASSES_MAX);
        for (guint i = 0; names[i] != NULL; i++)
            apply_rule(&css, rules, look->tag->name, '.', names[i]);
    }
    if (look->id != NULL)
        apply_rule(&css, rules, look->tag->name, '#', look->id);
    if (look->style != NULL)
        sk_css_read(&css, look->style, strlen(look->style));
    if (look->hidden && css.value[SK_CSS_DISPLAY] == SK_CSS_UNSET)
        css.value[SK_CSS_DISPLAY] = SK_CSS_HIDES;
    return css;
}

SkCss
sk_css_of(const SkHtmlDoc *doc, const SkHtmlNode *node, SkCssSheet *sheet)
{
    if (node->n_attrs == 0)
        return (SkCss){ 0 };
    Look look = look_of(doc, node);
    gsize sum = length(look.class) * 5 + length(look.id) * 11 +
                length(look.style) + look.tag->kind;
    guint at = sum % KNOWN;

    if (!is_same(&look, &sheet->known[at].look)) {
        sheet->known[at].look = look;
        sheet->known[at].css = judge(&look, sheet->rules);
    }
    return sheet->known[at].css;
}

void
sk_css_sheet_free(SkCssSheet *sheet)
{
    if (sheet == NULL)
        return;
    g_hash_table_unref(sheet->rules);
    g_free(sheet);
}
