/* SPDX-License-Identifier: Apache-2.0
 *
 * Applies style sheets of SVG (svg.h): each rule whose selector consists of
 * names, classes and ids is turned into attributes of the elements it matches.
 * Rules that begin with "@" and other selectors are left out. This defends
 * against sheets that fetch something, and against sheets that cost much more
 * than their length.
 */
#include <string.h>
#include "svg/svg.h"

#define RULES_MAX   2000
#define STEPS_MAX   8        /* steps of one selector */
#define MATCHES_MAX 20000000 /* how often an element is matched with a rule */
/* units of 64 bytes of declarations that are applied */
#define SET_MAX 2000000

/* One step of a selector, such as "rect.a.b#c". */
typedef struct {
    char *name, *id; /* NULL if any */
    char **classes;  /* terminated by NULL */
    /* must be a child of the step before, not just a descendant */
    gboolean is_child;
} Step;

typedef struct {
    Step steps[STEPS_MAX];
    guint n;
    guint64 weight;
    const char *declarations; /* lent by the sheet */
    gsize cost;
} Rule;

static void
clear_rule(gpointer data)
{
    Rule *rule = data;

    for (guint i = 0; i < rule->n; i++) {
        g_free(rule->steps[i].name);
        g_free(rule->steps[i].id);
        g_strfreev(rule->steps[i].classes);
    }
}

/* ---- selectors ---------------------------------------------------------- */

static gsize
ident_length(const char *p)
{
    gsize n = 0;

    while (g_ascii_isalnum(p[n]) || p[n] == '-' || p[n] == '_' ||
           (guchar)p[n] >= 0x80)
        n++;
    return n;
}

/* Reads one step of a selector. Returns FALSE if it holds anything but names,
 * classes and ids. */
static gboolean
take_step(const char **p, Step *step, guint64 *weight)
{
    g_autoptr(GPtrArray) classes = g_ptr_array_new_with_free_func(g_free);
    const char *start = *p;

    if (**p == '*')
        (*p)++;
    for (;;) {
        char sign = **p == '.' || **p == '#' ? *(*p)++ : '\0';
        gsize len = ident_length(*p);
        char *word = NULL;

        if (len == 0 || (sign == '\0' && *p != start))
            break;
        word = g_strndup(*p, len);
        *p += len;
        if (sign == '.')
            g_ptr_array_add(classes, word);
        else if (sign == '#' && step->id == NULL)
            step->id = word;
        else if (sign == '\0')
            step->name = word;
        else
            g_free(word);
        *weight += sign == '#' ? 1 << 20 : sign == '.' ? 1 << 10 : 1;
    }
    if (classes->len > 0) {
        g_ptr_array_add(classes, NULL);
        step->classes = (char **)g_ptr_array_steal(classes, NULL);
    }
    return *p > start && (**p == '\0' || g_ascii_isspace(**p) || **p == '>');
}

static gboolean
take_selector(const char *text, Rule *rule)
{
    const char *p = text;
    gboolean is_child = FALSE;

    for (p += strspn(p, " \t\n\r\f"); *p != '\0';) {
        Step *step = &rule->steps[rule->n];

        if (rule->n == STEPS_MAX)
            return FALSE;
        rule->n++;
        step->is_child = is_child;
        if (!take_step(&p, step, &rule->weight))
            return FALSE;
        p += strspn(p, " \t\n\r\f");
        is_child = *p == '>' && rule->n > 0;
        if (is_child)
            p += 1 + strspn(p + 1, " \t\n\r\f");
    }
    return rule->n > 0 && !is_child;
}

static gboolean
has_class(const SkSvgNode *node, const char *class)
{
    gsize len = strlen(class);

    for (const char *p = node->classes; p != NULL && *p != '\0';) {
        gsize n = strcspn(p, " \t\n");

        if (n == len && memcmp(p, class, n) == 0)
            return TRUE;
        p += n;
        p += strspn(p, " \t\n");
    }
    return FALSE;
}

static gboolean
fits_step(const SkSvgNode *node, const Step *step)
{
    if (step->name != NULL && strcmp(step->name, sk_svg_name(node->kind)) != 0)
        return FALSE;
    if (step->id != NULL && g_strcmp0(step->id, node->id) != 0)
        return FALSE;
    for (guint i = 0; step->classes != NULL && step->classes[i] != NULL; i++)
        if (!has_class(node, step->classes[i]))
            return FALSE;
    return TRUE;
}

/* Returns whether @rule applies to @node: the last step matches it, and each
 * step before matches an ancestor. Only the nearest matching ancestor is tried,
 * so the few sheets that need another one are not applied. */
static gboolean
fits(const SkSvgNode *node, const Rule *rule)
{
    if (!fits_step(node, &rule->steps[rule->n - 1]))
        return FALSE;
    for (guint i = rule->n - 1; i > 0; i--) {
        gboolean is_child = rule->steps[i].is_child;

        node = node->parent;
        while (node != NULL && !is_child &&
               !fits_step(node, &rule->steps[i - 1]))
            node = node->parent;
        if (node == NULL || !fits_step(node, &rule->steps[i - 1]))
            return FALSE;
    }
    return TRUE;
}

/* ---- sheets ------------------------------------------------------------- */

/* Returns where the rule at @p ends: behind its block or its semicolon. */
static char *
skip_at_rule(char *p)
{
    guint depth = 0;

    for (; *p != '\0'; p++) {
        if (*p == ';' && depth == 0)
            return p + 1;
        if (*p == '{')
            depth++;
        else if (*p == '}' && (depth == 0 || --depth == 0))
            return p + 1;
    }
    return p;
}

/* Adds the rules of one block, one for each selector. Returns FALSE if there
 * are too many. */
static gboolean
add_rules(SkSvg *svg, GArray *rules, const char *selectors,
          const char *declarations)
{
    g_auto(GStrv) all = g_strsplit(selectors, ",", RULES_MAX);

    for (guint i = 0; all[i] != NULL; i++) {
        Rule rule = { .declarations = declarations,
                      .cost = strlen(declarations) / 64 + 1 };

        if (rules->len == RULES_MAX)
            return FALSE;
        if (!take_selector(all[i], &rule)) {
            clear_rule(&rule);
            svg->styles++;
            continue;
        }
        rule.weight = (rule.weight + 1) << 24 | rules->len;
        g_array_append_val(rules, rule);
    }
    return TRUE;
}

/* Overwrites comments, and what HTML pages put around sheets ("<!--"), with
 * blanks. */
static void
blank_comments(char *sheet)
{
    for (char *p = sheet; (p = strstr(p, "/*")) != NULL;) {
        char *end = strstr(p + 2, "*/");

        end = end != NULL ? end + 2 : p + strlen(p);
        memset(p, ' ', (gsize)(end - p));
        p = end;
    }
    for (char *p = sheet; (p = strstr(p, "<!--")) != NULL;)
        memset(p, ' ', 4);
    for (char *p = sheet; (p = strstr(p, "-->")) != NULL;)
        memset(p, ' ', 3);
}

/* Reads the rules of @sheet, which is cut up in place. */
static gboolean
read_sheet(SkSvg *svg, char *sheet, GArray *rules)
{
    for (char *p = sheet;;) {
        char *open, *close;

        p += strspn(p, " \t\n\r\f;}");
        if (*p == '\0')
            return TRUE;
        if (*p == '@') {
            close = skip_at_rule(p);
            svg->external += g_strstr_len(p, close - p, "url(") != NULL ||
                             g_ascii_strncasecmp(p, "@import", 7) == 0;
            svg->styles++;
            p = close;
            continue;
        }
        open = strchr(p, '{');
        close = open != NULL ? strchr(open, '}') : NULL;
        if (close == NULL) {
            svg->styles++;
            return TRUE;
        }
        *open = *close = '\0';
        if (!add_rules(svg, rules, p, open + 1))
            return FALSE;
        p = close + 1;
    }
}

static gboolean
apply(SkSvg *svg, const GArray *rules)
{
    guint64 asked = 0, set = 0;

    for (guint i = 0; i < svg->nodes->len; i++) {
        SkSvgNode *node = svg->nodes->pdata[i];

        if (node->kind == SK_SVG_RUN)
            continue;
        for (guint j = 0; j < rules->len; j++) {
            const Rule *rule = &g_array_index(rules, Rule, j);

            if (++asked > MATCHES_MAX || set > SET_MAX)
                return FALSE;
            if (!fits(node, rule))
                continue;
            set += rule->cost;
            sk_svg_declare(svg, node, rule->declarations, rule->weight,
                           SK_SVG_WEIGHT_IMPORTANT);
        }
        if (sk_picture_out_of_time(svg->picture))
            return FALSE;
    }
    return TRUE;
}

gboolean
sk_svg_style(SkSvg *svg)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(Rule));

    g_array_set_clear_func(rules, clear_rule);
    blank_comments(svg->sheets->str);
    if (!read_sheet(svg, svg->sheets->str, rules) || !apply(svg, rules))
        return sk_picture_refuse(svg->picture, SK_REASON_LIMIT_EXPANDED,
                                 "svg-style");
    return TRUE;
}
