/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs libxml2's HTML parser and builds the tree from its events; no other file
 * calls libxml2 for HTML. Scripts, styles and comments are counted here and
 * never stored, except for style sheets, which html_css.c needs. Nothing is
 * loaded, and only the entities of HTML exist. This defends against depth (it
 * stops at SK_HTML_DEPTH_MAX), floods of nodes, and slowness.
 */
#include <string.h>

#include <libxml/HTMLparser.h>

#include "html/html_parse.h"

/* How many names of elements are remembered at a time. */
#define KNOWN 64

typedef struct {
    SkHtmlDoc *doc;
    SkPart *part;
    htmlParserCtxtPtr ctxt;
    SkHtmlNode *open[SK_HTML_DEPTH_MAX + 2];
    guint depth;
    guint raw; /* the depth at which a script or style began; 0 for none */
    gboolean is_css;
    gboolean in_title;
    SkHtmlParsed result;
    struct {
        char name[16]; /* "" if no name is remembered here */
        const SkHtmlTag *tag;
    } known[KNOWN];
} Build;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(htmlParserCtxt, htmlFreeParserCtxt)

static void
stop(Build *build, SkHtmlParsed why)
{
    if (build->result == SK_HTML_PARSED)
        build->result = why;
    xmlStopParser(build->ctxt);
}

static gboolean
starts(const char *text, const char *with)
{
    return g_ascii_strncasecmp(text, with, strlen(with)) == 0;
}

/* Returns whether a link has the given scheme. Browsers skip blanks and
 * controls in it. */
static gboolean
leads_to(const char *href, const char *scheme)
{
    for (; *scheme != '\0'; href++) {
        if ((guchar)*href <= ' ' && *href != '\0')
            continue;
        if (g_ascii_tolower(*href) != *scheme++)
            return FALSE;
    }
    return TRUE;
}

/* Counts where a picture or background comes from. */
static void
count_source(SkHtmlDoc *doc, const char *value)
{
    while (g_ascii_isspace(*value))
        value++;
    if (starts(value, "data:"))
        doc->counts[SK_HTML_N_DATA]++;
    else if (starts(value, "http:") || starts(value, "https:") ||
             starts(value, "//") || starts(value, "\\\\") ||
             starts(value, "file:") || starts(value, "ftp:"))
        doc->counts[SK_HTML_N_REMOTE]++;
}

static void
count_attr(Build *build, const SkHtmlTag *tag, const char *name,
           const char *value)
{
    SkHtmlDoc *doc = build->doc;
    gboolean is_link = tag->kind == SK_HTML_LINK || tag->kind == SK_HTML_AREA;

    if (strchr("obsh", *name) == NULL)
        return; /* None of the names below begins so. */
    if (g_str_has_prefix(name, "on") && name[2] != '\0')
        doc->counts[SK_HTML_N_EVENT]++;
    if (value == NULL)
        return;
    if (strcmp(name, "background") == 0 || strcmp(name, "srcset") == 0 ||
        (strcmp(name, "src") == 0 &&
         (tag->kind == SK_HTML_IMG || tag->kind == SK_HTML_INPUT)))
        count_source(doc, value);
    if (is_link && strcmp(name, "href") == 0) {
        doc->counts[SK_HTML_N_DATA] += leads_to(value, "data:");
        doc->counts[SK_HTML_N_SCRIPT] +=
            leads_to(value, "javascript:") || leads_to(value, "vbscript:");
    }
    if (strcmp(tag->name, "meta") == 0 && strcmp(name, "http-equiv") == 0)
        doc->counts[SK_HTML_N_REFRESH] += starts(value, "refresh");
}

static gboolean
is_ruby_text(const SkHtmlTag *tag)
{
    return tag->kind == SK_HTML_RT || tag->kind == SK_HTML_RP ||
           tag->kind == SK_HTML_RB;
}

/* Returns the entry of the element @name. A page has few names and thousands of
 * elements, so most are known from before. */
static const SkHtmlTag *
tag_of(Build *build, const char *name)
{
    gsize len = strlen(name);
    guint sum = (guchar)*name * 3 + (guint)len * 7;

    if (len == 0 || len >= sizeof build->known[0].name)
        return sk_html_tag(name);
    guint at = (sum + (guchar)name[len - 1] * 5) % KNOWN;

    if (strcmp(build->known[at].name, name) != 0) {
        memcpy(build->known[at].name, name, len + 1);
        build->known[at].tag = sk_html_tag(name);
    }
    return build->known[at].tag;
}

static void
set_attrs(Build *build, SkHtmlNode *node, const xmlChar **atts)
{
    for (; atts != NULL && atts[0] != NULL; atts += 2) {
        const char *name = (const char *)atts[0];
        const char *value = (const char *)atts[1];
        count_attr(build, node->tag, name, value);
        if (node->tag->kind == SK_HTML_DROP && strcmp(name, "media") == 0 &&
            value != NULL && !starts(value, "all") && !starts(value, "screen"))
            build->is_css = FALSE;
        sk_html_doc_set(build->doc, node, name, value);
    }
}

static void
on_start(void *data, const xmlChar *name, const xmlChar **atts)
{
    Build *build = data;
    const SkHtmlTag *tag = tag_of(build, (const char *)name);

    if (build->result != SK_HTML_PARSED)
        return;
    if (build->depth >= SK_HTML_DEPTH_MAX) {
        stop(build, SK_HTML_TOO_DEEP);
        return;
    }
    if (sk_part_out_of_time(build->part)) {
        stop(build, SK_HTML_TOO_SLOW);
        return;
    }

    SkHtmlNode *parent = build->open[build->depth];
    while (is_ruby_text(tag) && is_ruby_text(parent->tag))
        parent = parent->parent; /* The end tag of <rt> may be left out. */
    SkHtmlNode *node = sk_html_doc_add(build->doc, parent, tag);
    if (node == NULL) {
        stop(build, SK_HTML_TOO_BIG);
        return;
    }
    build->open[++build->depth] = node;
    if (tag->count >= 0)
        build->doc->counts[tag->count]++;
    build->in_title =
        tag->kind == SK_HTML_DROP && strcmp(tag->name, "title") == 0;
    if (tag->count == SK_HTML_N_SCRIPT || tag->count == SK_HTML_N_STYLE) {
        build->raw = build->depth;
        build->is_css = tag->count == SK_HTML_N_STYLE;
    }
    set_attrs(build, node, atts);
}

static void
on_end(void *data, const xmlChar *name)
{
    Build *build = data;
    if (build->result != SK_HTML_PARSED || build->depth == 0)
        return;
    if (build->raw == build->depth) {
        build->raw = 0;
        g_string_append_c(build->doc->css, '\n');
    }
    build->in_title = FALSE;
    build->depth--;
}

static void
on_text(void *data, const xmlChar *text, int len)
{
    Build *build = data;
    SkHtmlDoc *doc = build->doc;

    if (build->result != SK_HTML_PARSED || len <= 0)
        return;
    if (sk_part_out_of_time(build->part)) {
        stop(build, SK_HTML_TOO_SLOW);
        return;
    }
    if (build->raw != 0) {
        if (build->is_css && doc->css->len + len <= SK_HTML_CSS_MAX)
            g_string_append_len(doc->css, (const char *)text, len);
        return;
    }
    if (build->in_title) {
        if (doc->title->len + len < SK_HTML_VALUE_MAX)
            g_string_append_len(doc->title, (const char *)text, len);
        return;
    }
    if (!sk_html_doc_text(doc, build->open[build->depth], (const char *)text,
                          len))
        stop(build, SK_HTML_TOO_BIG);
}

static void
on_comment(void *data, const xmlChar *text)
{
    Build *build = data;
    const char *comment = (const char *)text;

    while (g_ascii_isspace(*comment))
        comment++;
    if (starts(comment, "[if") || starts(comment, "[endif") ||
        starts(comment, "<![endif"))
        build->doc->counts[SK_HTML_N_CONDITIONAL]++;
    else
        build->doc->counts[SK_HTML_N_COMMENT]++;
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external,
           const xmlChar *system)
{
    ((Build *)data)->doc->has_doctype = TRUE;
}

SkHtmlParsed
sk_html_parse(SkHtmlDoc *doc, const char *html, gsize len, SkPart *part)
{
    g_autoptr(htmlParserCtxt) ctxt = htmlNewParserCtxt();
    g_autofree Build *build = g_new0(Build, 1);

    if (ctxt == NULL || len > SK_HTML_BYTES_MAX)
        return SK_HTML_TOO_BIG;
    build->doc = doc;
    build->part = part;
    build->ctxt = ctxt;
    build->open[0] = doc->root;

    xmlSAXHandler events = {
        .startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .cdataBlock = on_text,
        .ignorableWhitespace = on_text,
        .comment = on_comment,
        .internalSubset = on_doctype,
    };
    *ctxt->sax = events;
    ctxt->userData = build;
    htmlDocPtr none = htmlCtxtReadMemory(
        ctxt, html, len, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
            HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    if (none != NULL)
        xmlFreeDoc(none);
    if (build->result == SK_HTML_PARSED && ctxt->errNo == XML_ERR_NO_MEMORY)
        return SK_HTML_TOO_BIG;
    return build->result;
}

gboolean
sk_html_parse_warm(void)
{
    static const char page[] = "<p class=a>&nbsp;\xE3\x81\x82<!-- x --></p>";
    g_autoptr(SkHtmlDoc) doc = sk_html_doc_new();

    xmlInitParser();
    return sk_html_parse(doc, page, strlen(page), NULL) == SK_HTML_PARSED;
}
