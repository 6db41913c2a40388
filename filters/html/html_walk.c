/* SPDX-License-Identifier: Apache-2.0
 *
 * Blocks: paragraphs, headings, lists, quotes; and what is hidden. Every
 * element without a rule of its own is transparent, so no text is lost for
 * being in an odd place. The recursion is bounded by SK_HTML_DEPTH_MAX. Text
 * is dropped only where html_css.c says that no reader would show it, and then
 * it is counted.
 */
#include <string.h>

#include "html/html_walk.h"

#define SAMPLE_CHARS 80

static const char hidden_fallback[] = "〔非表示: {text}〕";

static const struct {
    const char *ja, *en;
} words[SK_N_WORDS] = {
    [SK_WORD_IMAGE] = { "画像", "image" },
    [SK_WORD_FIELD] = { "入力欄", "field" },
    [SK_WORD_PASSWORD] = { "パスワード", "password" },
    [SK_WORD_FILE] = { "ファイル選択", "file" },
    [SK_WORD_BUTTON] = { "ボタン", "button" },
    [SK_WORD_CHOICE] = { "選択", "choice" },
    [SK_WORD_STRUCK] = { "取消線", "struck out" },
    [SK_WORD_LINKS] = { "リンク先:", "Links:" },
};

const char *
sk_walk_word(const SkWalk *walk, SkHtmlWord word)
{
    gboolean english = g_strcmp0(walk->policy->notice_language, "en") == 0;
    return english ? words[word].en : words[word].ja;
}

/* One line, its blanks collapsed. */
static char *
squeeze(const char *text)
{
    g_autofree char *line = sk_text_clean_line(text, -1, 0, NULL);
    char *to = line;
    for (const char *from = line; *from != '\0'; from++)
        if (*from != ' ' || from[1] != ' ')
            *to++ = *from;
    *to = '\0';
    return g_steal_pointer(&line);
}

/* Handles @text, which a reader of the page does not see: counts it, and shows
 * it in brackets if the policy says so. */
static void
report_hidden(SkWalk *walk, const char *text)
{
    g_autofree char *line = squeeze(text);
    if (sk_html_is_blank(line, strlen(line)))
        return;
    g_autofree char *sample = sk_text_clean_line(line, -1, SAMPLE_CHARS, NULL);
    sk_part_count(walk->part, "hidden-text", 1, sample);
    if (walk->policy->hidden != SK_HIDDEN_MARK)
        return;

    const char *form = sk_policy_text(walk->policy, "hidden.mark");
    if (form == NULL || strstr(form, "{text}") == NULL)
        form = hidden_fallback;
    const char *hole = strstr(form, "{text}");
    g_autofree char *before = g_strndup(form, hole - form);
    sk_flow_word(walk->flow, before);
    sk_flow_word(walk->flow, line);
    sk_flow_word(walk->flow, hole + strlen("{text}"));
}

static gboolean
hides(SkWalk *walk, const SkHtmlNode *node, const SkCss *css)
{
    if (!sk_css_hides(css, node))
        return FALSE;
    g_autoptr(GString) text = g_string_new(NULL);
    sk_html_node_text(walk->doc, node, text, G_MAXSIZE);
    report_hidden(walk, text->str);
    return TRUE;
}

gboolean
sk_walk_hides(SkWalk *walk, const SkHtmlNode *node)
{
    SkCss css = sk_css_of(walk->doc, node, walk->sheet);
    return hides(walk, node, &css);
}

static void
walk_text(SkWalk *walk, const SkHtmlNode *node)
{
    const char *text = walk->doc->bytes->str + node->at;
    if (walk->invisible || walk->tiny)
        g_string_append_len(walk->unseen, text, node->len);
    else
        sk_flow_text(walk->flow, text, node->len);
}

static void
walk_heading(SkWalk *walk, const SkHtmlNode *node)
{
    SkFlow *flow = walk->flow;
    char level = node->tag->name[1];
    sk_flow_break(flow, TRUE);
    gsize from = flow->out->len;
    sk_walk_children(walk, node);
    sk_flow_break(flow, FALSE);

    /* A heading of level 1 or 2 is underlined, as wide as its widest line. */
    if (level <= '2' && flow->columns > 0 && flow->out->len > from) {
        guint widest = 0;
        g_auto(GStrv) lines = g_strsplit(flow->out->str + from, "\n", -1);
        for (guint i = 0; lines[i] != NULL; i++) {
            guint columns = sk_text_width(lines[i], -1);
            widest = MAX(widest, columns);
        }
        guint room = sk_flow_room(flow);
        guint used = SK_HTML_COLUMNS - room;
        guint width = widest > used ? widest - used : 1;
        g_autofree char *line =
            g_strnfill(MIN(width, room), level == '1' ? '=' : '-');
        sk_flow_rule(flow, line);
    }
    sk_flow_break(flow, TRUE);
}

static char *
roman(int number, gboolean upper)
{
    static const struct {
        int value;
        const char *digits;
    } steps[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
                  { 100, "c" },  { 90, "xc" },  { 50, "l" },  { 40, "xl" },
                  { 10, "x" },   { 9, "ix" },   { 5, "v" },   { 4, "iv" },
                  { 1, "i" } };
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            g_string_append(out, steps[i].digits);
    g_autofree char *lower = g_string_free(out, FALSE);
    return upper ? g_ascii_strup(lower, -1) : g_strdup(lower);
}

/* Returns what stands before item number @number of an <ol type=@type>. */
static char *
ordinal(int number, char type)
{
    if ((type == 'i' || type == 'I') && number > 0 && number < 4000) {
        g_autofree char *digits = roman(number, type == 'I');
        return g_strdup_printf("%s. ", digits);
    }
    if ((type == 'a' || type == 'A') && number > 0) {
        char letters[16];
        guint at = sizeof(letters) - 1;
        letters[at] = '\0';
        for (; number > 0 && at > 0; number = (number - 1) / 26)
            letters[--at] = type + (number - 1) % 26;
        return g_strdup_printf("%s. ", letters + at);
    }
    return g_strdup_printf("%d. ", number);
}

static void
walk_item(SkWalk *walk, const SkHtmlNode *item, const char *marker)
{
    guint width = marker ? sk_text_width(marker, -1) : 0;
    g_autofree char *indent = g_strnfill(width, ' ');
    gsize pushed = sk_flow_push(walk->flow, indent, marker);
    sk_walk_children(walk, item);
    sk_flow_pop(walk->flow, pushed);
    walk->flow->want_blank = FALSE; /* a list stays together */
}

static const char *
bullet(const SkWalk *walk)
{
    return walk->doc->is_japanese ? "・" : "* ";
}

/* Writes a <ul> or <ol>: its items, and whatever other elements strayed into
 * it. */
static void
walk_list(SkWalk *walk, const SkHtmlNode *list)
{
    const char *type = sk_html_attr(walk->doc, list, SK_HTML_TYPE);
    gboolean ordered = strcmp(list->tag->name, "ol") == 0;
    int number =
        sk_html_attr_number(walk->doc, list, SK_HTML_START, -999999, 999999, 1);
    SkCss css = sk_css_of(walk->doc, list, walk->sheet);
    gboolean bare = css.value[SK_CSS_LIST_STYLE] == SK_CSS_HIDES;

    sk_flow_break(walk->flow, walk->lists == 0);
    walk->lists++;
    for (const SkHtmlNode *item = list->first; item; item = item->next) {
        if (item->tag->kind != SK_HTML_ITEM) {
            sk_walk_node(walk, item);
            continue;
        }
        if (sk_walk_hides(walk, item))
            continue;
        number = sk_html_attr_number(walk->doc, item, SK_HTML_VALUE, -999999,
                                     999999, number);
        g_autofree char *marker = ordered
                                      ? ordinal(number++, type ? type[0] : '1')
                                      : g_strdup(bullet(walk));
        walk_item(walk, item, bare ? NULL : marker);
    }
    walk->lists--;
    sk_flow_break(walk->flow, walk->lists == 0);
}

static void
walk_quote(SkWalk *walk, const SkHtmlNode *node)
{
    sk_flow_break(walk->flow, TRUE);
    guint lists = walk->lists;
    walk->lists = 0;
    gsize pushed = sk_flow_push(walk->flow, "> ", NULL);
    sk_walk_children(walk, node);
    sk_flow_pop(walk->flow, pushed);
    walk->lists = lists;
    sk_flow_break(walk->flow, TRUE);
}

static void
walk_indented(SkWalk *walk, const SkHtmlNode *node)
{
    gsize pushed = sk_flow_push(walk->flow, "    ", NULL);
    sk_walk_children(walk, node);
    sk_flow_pop(walk->flow, pushed);
}

static void
walk_mode(SkWalk *walk, const SkHtmlNode *node, SkFlowMode mode)
{
    SkFlowMode before = walk->flow->mode;
    sk_flow_break(walk->flow, FALSE);
    walk->flow->mode = mode;
    sk_walk_children(walk, node);
    sk_flow_break(walk->flow, FALSE);
    walk->flow->mode = before;
}

static void
walk_rule(SkWalk *walk)
{
    guint room = sk_flow_room(walk->flow);
    g_autofree char *line = g_strnfill(MIN(60, room), '-');
    sk_flow_break(walk->flow, TRUE);
    sk_flow_rule(walk->flow, line);
    sk_flow_break(walk->flow, TRUE);
}

static gboolean
has_zero_margins(const SkCss *css, const SkWalk *walk, const SkHtmlNode *node)
{
    const char *class = sk_html_attr(walk->doc, node, SK_HTML_CLASS);
    /* Word gives every line such a class, so it is no paragraph of its own. */
    return (css->value[SK_CSS_MARGIN_TOP] == SK_CSS_HIDES &&
            css->value[SK_CSS_MARGIN_BOTTOM] == SK_CSS_HIDES) ||
           (class != NULL && g_str_has_prefix(class, "Mso"));
}

static void
walk_block(SkWalk *walk, const SkHtmlNode *node, const SkCss *css)
{
    SkHtmlKind kind = node->tag->kind;
    gboolean blank = kind == SK_HTML_PARA || kind == SK_HTML_PRE ||
                     (kind == SK_HTML_P && !has_zero_margins(css, walk, node));
    SkCssValue space = css->value[SK_CSS_WHITE_SPACE];

    sk_flow_break(walk->flow, blank);
    if (kind == SK_HTML_PRE || space == SK_CSS_PRE)
        walk_mode(walk, node, SK_FLOW_PRE);
    else if (space == SK_CSS_PRE_WRAP)
        walk_mode(walk, node, SK_FLOW_PRE_WRAP);
    else
        sk_walk_children(walk, node);
    sk_flow_break(walk->flow, blank);
}

static void
walk_shown(SkWalk *walk, const SkHtmlNode *node, const SkCss *css)
{
    SkHtmlKind kind = node->tag->kind;

    if (sk_walk_inline(walk, node) || sk_walk_field(walk, node))
        return;
    if (kind == SK_HTML_HEADING)
        walk_heading(walk, node);
    else if (kind == SK_HTML_LIST)
        walk_list(walk, node);
    else if (kind == SK_HTML_ITEM)
        walk_item(walk, node, bullet(walk));
    else if (kind == SK_HTML_QUOTE)
        walk_quote(walk, node);
    else if (kind == SK_HTML_DD)
        walk_indented(walk, node);
    else if (kind == SK_HTML_HR)
        walk_rule(walk);
    else if (kind == SK_HTML_TABLE)
        sk_walk_table(walk, node);
    else if (kind == SK_HTML_ROW)
        sk_walk_row(walk, node);
    else
        walk_block(walk, node, css);
}

/* Leaves a state in which text is not seen. @was is the state outside. */
static void
leave_unseen(SkWalk *walk, gboolean was)
{
    if (was || walk->unseen->len == 0)
        return;
    report_hidden(walk, walk->unseen->str);
    g_string_truncate(walk->unseen, 0);
}

void
sk_walk_children(SkWalk *walk, const SkHtmlNode *node)
{
    gboolean before = walk->struck;
    gboolean is_open = sk_walk_open_struck(walk, node);

    for (const SkHtmlNode *child = node->first; child && !walk->stop;
         child = child->next)
        sk_walk_node(walk, child);
    if (is_open) {
        walk->flow->space = FALSE;
        sk_flow_word(walk->flow, "]");
    }
    walk->struck = before;
}

/* Returns whether @node is <font size="…"> with a size (HTML, "rules for
 * parsing a legacy font size"), which holds whatever size is around it. */
static gboolean
is_sized_font(const SkWalk *walk, const SkHtmlNode *node)
{
    const char *size = sk_html_attr(walk->doc, node, SK_HTML_SIZE);

    if (size == NULL || strcmp(node->tag->name, "font") != 0)
        return FALSE;
    size += strspn(size, " \t\n\f\r");
    size += *size == '+' || *size == '-';
    return g_ascii_isdigit(*size);
}

void
sk_walk_node(SkWalk *walk, const SkHtmlNode *node)
{
    gboolean invisible = walk->invisible, tiny = walk->tiny;

    if (walk->stop || sk_part_out_of_time(walk->part)) {
        walk->stop = TRUE;
        return;
    }
    if (node->tag->kind == SK_HTML_TEXT) {
        walk_text(walk, node);
        return;
    }
    if (node->tag->kind == SK_HTML_DROP)
        return;
    SkCss css = sk_css_of(walk->doc, node, walk->sheet);
    if (hides(walk, node, &css))
        return;

    if (css.value[SK_CSS_VISIBILITY] != SK_CSS_UNSET)
        walk->invisible = css.value[SK_CSS_VISIBILITY] == SK_CSS_HIDES;
    if (css.value[SK_CSS_FONT_SIZE] != SK_CSS_UNSET)
        walk->tiny = css.value[SK_CSS_FONT_SIZE] == SK_CSS_HIDES;
    else if (is_sized_font(walk, node) ||
             (node->tag->kind == SK_HTML_TABLE && !walk->doc->has_doctype))
        walk->tiny = FALSE; /* old pages: a table begins anew */
    walk_shown(walk, node, &css);
    if ((walk->invisible || walk->tiny) && node->tag->kind != SK_HTML_INLINE)
        g_string_append_c(walk->unseen, ' ');
    walk->invisible = invisible;
    walk->tiny = tiny;
    leave_unseen(walk, invisible || tiny);
}
