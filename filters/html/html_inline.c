/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows what stands inside a line: links, pictures, ruby, marks on words. Of a
 * picture only its alternative text is shown; the target of a link goes to the
 * footnotes.
 */
#include <string.h>

#include "html/html_walk.h"

/* So many bytes of a link's text are compared with its target. */
#define VISIBLE_TEXT_MAX 512

static gboolean
is_unseen(const SkWalk *walk)
{
    return walk->invisible || walk->tiny;
}

/* Returns whether nobody is meant to see the picture: a spacer or a tracking
 * pixel. */
static gboolean
is_pixel(const SkWalk *walk, const SkHtmlNode *img)
{
    const char *style = sk_html_attr(walk->doc, img, SK_HTML_STYLE);
    int width =
        sk_html_attr_number(walk->doc, img, SK_HTML_WIDTH, 0, 9999, 9999);
    int height =
        sk_html_attr_number(walk->doc, img, SK_HTML_HEIGHT, 0, 9999, 9999);
    SkCss css = sk_css_of(walk->doc, img, walk->sheet);

    if (css.value[SK_CSS_WIDTH] == SK_CSS_HIDES ||
        css.value[SK_CSS_HEIGHT] == SK_CSS_HIDES)
        return TRUE;
    return (width <= 2 && height <= 2) ||
           (style != NULL && strstr(style, "width:1px") != NULL &&
            strstr(style, "height:1px") != NULL);
}

static gboolean
is_decorative(const SkWalk *walk, const SkHtmlNode *img)
{
    const char *role = sk_html_attr(walk->doc, img, SK_HTML_ROLE);
    return role != NULL &&
           (strcmp(role, "presentation") == 0 || strcmp(role, "none") == 0);
}

static void
write_bracketed(SkWalk *walk, SkHtmlWord word, const char *text)
{
    g_autofree char *line = sk_text_clean_line(text, -1, 0, NULL);
    g_autofree char *shown =
        *line != '\0'
            ? g_strconcat("[", sk_walk_word(walk, word), ": ", line, "]", NULL)
            : g_strconcat("[", sk_walk_word(walk, word), "]", NULL);
    sk_flow_word(walk->flow, shown);
}

static void
walk_picture(SkWalk *walk, const SkHtmlNode *img)
{
    const char *alt = sk_html_attr(walk->doc, img, SK_HTML_ALT);
    gboolean has_alt = alt != NULL && !sk_html_is_blank(alt, strlen(alt));

    /* A font size of zero hides words but not pictures: newsletters use it to
     * remove the gaps between pictures. */
    if (walk->invisible || is_pixel(walk, img))
        return;
    if (has_alt && !is_decorative(walk, img))
        write_bracketed(walk, SK_WORD_IMAGE, alt);
    else if (walk->open_link != NULL)
        /* The picture is all there is to click. */
        write_bracketed(walk, SK_WORD_IMAGE, "");
    else
        walk->pictures++;
    if (alt == NULL && walk->open_link == NULL && !is_decorative(walk, img))
        /* An empty alt declares that the picture says nothing. */
        walk->unnamed++;
}

/* Appends what a reader takes for the text of a link: its words or, if it has
 * none, the alternative texts of its pictures. */
static void
alt_text(const SkWalk *walk, const SkHtmlNode *node, GString *to)
{
    const char *alt = node->tag->kind == SK_HTML_IMG
                          ? sk_html_attr(walk->doc, node, SK_HTML_ALT)
                          : NULL;
    if (alt != NULL && to->len < VISIBLE_TEXT_MAX)
        g_string_append(to, alt);
    for (const SkHtmlNode *child = node->first;
         child != NULL && to->len < VISIBLE_TEXT_MAX; child = child->next)
        alt_text(walk, child, to);
}

static void
walk_link(SkWalk *walk, const SkHtmlNode *link)
{
    const char *href = sk_html_attr(walk->doc, link, SK_HTML_HREF);
    SkFlow *flow = walk->flow;
    gsize before = flow->para->len, written = flow->out->len;
    const SkHtmlNode *outer = walk->open_link;
    g_autoptr(GString) visible = g_string_new(NULL);

    if (href == NULL) {
        sk_walk_children(walk, link);
        return;
    }
    sk_html_node_text(walk->doc, link, visible, VISIBLE_TEXT_MAX);
    if (sk_html_is_blank(visible->str, visible->len)) {
        g_string_truncate(visible, 0);
        alt_text(walk, link, visible);
        if (sk_html_is_blank(visible->str, visible->len))
            walk->open_link = link;
    }
    sk_walk_children(walk, link);
    walk->open_link = outer;

    gboolean wrote =
        flow->out->len > written ||
        (flow->para->len > before &&
         !sk_html_is_blank(flow->para->str + before, flow->para->len - before));
    if (!wrote || is_unseen(walk))
        return;
    g_autofree char *mark = sk_notes_mark(walk->notes, href, visible->str);
    if (mark != NULL)
        sk_flow_mark(flow, mark, written);
}

static void
walk_area(SkWalk *walk, const SkHtmlNode *area)
{
    const char *alt = sk_html_attr(walk->doc, area, SK_HTML_ALT);
    const char *href = sk_html_attr(walk->doc, area, SK_HTML_HREF);
    if (is_unseen(walk) || href == NULL)
        return;
    write_bracketed(walk, SK_WORD_IMAGE, alt ? alt : "");
    g_autofree char *mark = sk_notes_mark(walk->notes, href, alt ? alt : "");
    if (mark != NULL)
        sk_flow_mark(walk->flow, mark, walk->flow->out->len);
    sk_flow_text(walk->flow, " ", 1);
}

/* Shows ruby as 漢字（かんじ）: the readings of a group stand behind all of its
 * characters. */
static void
walk_ruby(SkWalk *walk, const SkHtmlNode *ruby)
{
    g_autoptr(GString) reading = g_string_new(NULL);

    for (const SkHtmlNode *child = ruby->first; child; child = child->next) {
        if (child->tag->kind == SK_HTML_RT)
            sk_html_node_text(walk->doc, child, reading, G_MAXSIZE);
        else if (child->tag->kind != SK_HTML_RP)
            sk_walk_node(walk, child);
    }
    g_strstrip(reading->str);
    if (*reading->str == '\0' || is_unseen(walk))
        return;
    g_autofree char *shown = g_strdup_printf("（%s）", reading->str);
    walk->flow->space = FALSE;
    sk_flow_word(walk->flow, shown);
}

/* Shows m² as "m^2" and 10⁶ as "10^6"; other raised words stand as they are. */
static void
walk_raised(SkWalk *walk, const SkHtmlNode *sup)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const GString *para = walk->flow->para;
    sk_html_node_text(walk->doc, sup, text, 16);
    g_strstrip(text->str);
    gsize len = strlen(text->str);
    gboolean follows = para->len > 0 && !walk->flow->space &&
                       g_ascii_isalnum(para->str[para->len - 1]);
    if (follows && len > 0 && strspn(text->str, "0123456789+-") == len)
        sk_flow_word(walk->flow, "^");
    sk_walk_children(walk, sup);
}

static void
walk_between(SkWalk *walk, const SkHtmlNode *node, const char *open,
             const char *close)
{
    if (node->first != NULL && !is_unseen(walk)) {
        sk_flow_word(walk->flow, open);
        sk_walk_children(walk, node);
        walk->flow->space = FALSE;
        sk_flow_word(walk->flow, close);
    } else {
        sk_walk_children(walk, node);
    }
}

static void
walk_struck(SkWalk *walk, const SkHtmlNode *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    sk_html_node_text(walk->doc, node, text, VISIBLE_TEXT_MAX);
    if (sk_html_is_blank(text->str, text->len)) {
        sk_walk_children(walk, node);
        return;
    }
    g_autofree char *open =
        g_strdup_printf("[%s: ", sk_walk_word(walk, SK_WORD_STRUCK));
    walk_between(walk, node, open, "]");
}

/* Shows the words of a drawing: <text> and HTML inside it. Its titles are not
 * visible. */
static void
walk_drawing(SkWalk *walk, const SkHtmlNode *svg)
{
    for (const SkHtmlNode *child = svg->first; child; child = child->next) {
        SkHtmlKind kind = child->tag->kind;
        if (kind == SK_HTML_INLINE || kind == SK_HTML_LINK)
            walk_drawing(walk, child);
        else if (kind != SK_HTML_TEXT)
            sk_walk_node(walk, child);
    }
}

static gboolean
is_struck(const SkWalk *walk, const SkHtmlNode *node)
{
    SkCss css = sk_css_of(walk->doc, node, walk->sheet);

    return css.value[SK_CSS_DECORATION] == SK_CSS_HIDES;
}

/* Returns whether @node (a block, a cell or a link) holds words of its own and
 * not only other blocks. */
static gboolean
has_words(const SkWalk *walk, const SkHtmlNode *node)
{
    for (const SkHtmlNode *child = node->first; child; child = child->next) {
        SkHtmlKind kind = child->tag->kind;
        if (kind != SK_HTML_TEXT && kind != SK_HTML_INLINE &&
            kind != SK_HTML_LINK)
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        sk_html_node_text(walk->doc, child, text, G_MAXSIZE);
        if (!sk_html_is_blank(text->str, text->len))
            return TRUE;
    }
    return FALSE;
}

/* A block that CSS strikes out strikes the blocks inside it, too. The brackets
 * that say so stand around the innermost block with words, so that no bracket
 * has a line to itself. */
gboolean
sk_walk_open_struck(SkWalk *walk, const SkHtmlNode *node)
{
    SkHtmlKind kind = node->tag->kind;

    if (kind == SK_HTML_INLINE || kind == SK_HTML_STRIKE)
        return FALSE; /* walk_struck has written it. */
    walk->struck |= is_struck(walk, node);
    if (!walk->struck || is_unseen(walk) || !has_words(walk, node))
        return FALSE;

    g_autofree char *open =
        g_strdup_printf("[%s: ", sk_walk_word(walk, SK_WORD_STRUCK));
    sk_flow_word(walk->flow, open);
    walk->struck = FALSE;
    return TRUE;
}

gboolean
sk_walk_inline(SkWalk *walk, const SkHtmlNode *node)
{
    SkHtmlKind kind = node->tag->kind;

    if (kind == SK_HTML_INLINE && is_struck(walk, node))
        walk_struck(walk, node);
    else if (kind == SK_HTML_INLINE || kind == SK_HTML_COL ||
             kind == SK_HTML_RB)
        sk_walk_children(walk, node);
    else if (kind == SK_HTML_BR)
        sk_flow_br(walk->flow);
    else if (kind == SK_HTML_IMG)
        walk_picture(walk, node);
    else if (kind == SK_HTML_LINK)
        walk_link(walk, node);
    else if (kind == SK_HTML_AREA)
        walk_area(walk, node);
    else if (kind == SK_HTML_RUBY)
        walk_ruby(walk, node);
    else if (kind == SK_HTML_RT)
        walk_between(walk, node, "（", "）");
    else if (kind == SK_HTML_Q)
        walk_between(walk, node, walk->doc->is_japanese ? "「" : "\"",
                     walk->doc->is_japanese ? "」" : "\"");
    else if (kind == SK_HTML_SUP)
        walk_raised(walk, node);
    else if (kind == SK_HTML_STRIKE)
        walk_struck(walk, node);
    else if (kind == SK_HTML_SVG)
        walk_drawing(walk, node);
    else
        return kind == SK_HTML_WBR || kind == SK_HTML_RP;
    return TRUE;
}
