/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns HTML into text: charset, tree, page, footnotes. Nothing is fetched, run
 * or resolved; what cannot be shown as words is counted on the part. This
 * defends against pages that are built to stop a reader (depth, floods of
 * elements, tags of megabytes): they are flattened, or given up with a reason,
 * but never shown in part.
 */
#include <string.h>

#include "charset/charset_near.h"
#include "html/html_parse.h"
#include "html/html_tidy.h"
#include "html/html_walk.h"
#include "html/html.h"
#include "link/link.h"

#define META_BYTES 4096

static const char *const count_words[SK_HTML_N_COUNTS] = {
#define SK_X(symbol, word) word,
    SK_HTML_COUNTS(SK_X)
#undef SK_X
};

gboolean
sk_html_prepare(GError **error)
{
    if (!sk_charset_prepare(error))
        return FALSE;
    /* This warms the parser up with a page of our own. */
    g_assert(sk_html_parse_warm());
    return TRUE;
}

/* Returns the charset that a <meta> near the top names, or NULL. New string. */
static char *
meta_charset(const char *bytes, gsize len)
{
    g_autofree char *head = g_ascii_strdown(bytes, MIN(len, META_BYTES));
    const char *p = head;

    while ((p = strstr(p, "<meta")) != NULL) {
        gsize tag = strcspn(p, ">");
        const char *found = g_strstr_len(p, tag, "charset");
        p += tag;
        if (found == NULL)
            continue;
        found += strlen("charset");
        found += strspn(found, " \t\r\n");
        if (*found != '=')
            continue;
        found++;
        found += strspn(found, " \t\r\n\"'");
        gsize name = strcspn(found, " \t\r\n\"'>;/");
        if (name > 0 && !g_str_has_prefix(found, "utf-16"))
            /* It was read as ASCII, so it cannot be UTF-16. */
            return g_strndup(found, name);
    }
    return NULL;
}

/* Labels that software writes without looking at the text. */
static gboolean
says_nothing(const char *declared)
{
    return declared == NULL || *declared == '\0' ||
           g_ascii_strcasecmp(declared, "us-ascii") == 0 ||
           g_ascii_strcasecmp(declared, "ascii") == 0;
}

static char *
decode(GBytes *bytes, const char *declared, SkPart *part)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    g_autofree char *meta = NULL;

    if (data == NULL)
        return g_strdup("");
    if (says_nothing(declared)) {
        meta = meta_charset(data, len);
        declared = meta ? meta : declared;
    }
    return part != NULL
               ? sk_charset_decode_part(part, data, len, declared, NULL)
               : sk_charset_decode(data, len, declared, NULL);
}

static gboolean
holds_japanese(const char *text)
{
    guint seen = 0;
    for (const char *p = text; *p != '\0' && seen < 1000000;
         p = g_utf8_next_char(p), seen++) {
        gunichar c = (guchar)*p < 0xE3 ? 0 : g_utf8_get_char(p);
        if (c >= 0x3041 && c <= 0x30FE)
            return TRUE;
    }
    return FALSE;
}

static SkHtmlDoc *
parse(const char *html, SkPart *part, SkReason *reason)
{
    g_autoptr(SkHtmlDoc) doc = sk_html_doc_new();
    SkHtmlTidied found = { 0 };
    g_autofree char *tidy = sk_html_tidy(html, strlen(html), &found);
    SkHtmlParsed result = found.is_monster
                              ? SK_HTML_TOO_DEEP
                              : sk_html_parse(doc, tidy, strlen(tidy), part);

    if (result == SK_HTML_TOO_DEEP) {
        g_autofree char *thin = sk_html_thin(tidy, strlen(tidy));
        g_clear_pointer(&doc, sk_html_doc_free);
        doc = sk_html_doc_new();
        result = sk_html_parse(doc, thin, strlen(thin), part);
        doc->counts[SK_HTML_N_DEEP]++;
    }
    doc->counts[SK_HTML_N_COMMENT] += found.comments;
    doc->counts[SK_HTML_N_TEMPLATE] += found.templates;
    doc->counts[SK_HTML_N_CONDITIONAL] += found.conditionals;
    doc->is_japanese = holds_japanese(html);
    if (result == SK_HTML_PARSED)
        return g_steal_pointer(&doc);
    *reason = result == SK_HTML_TOO_SLOW  ? SK_REASON_LIMIT_SECONDS
              : result == SK_HTML_TOO_BIG ? SK_REASON_LIMIT_EXPANDED
                                          : SK_REASON_LIMIT_DEPTH;
    return NULL;
}

static void
report_counts(SkPart *part, const SkHtmlDoc *doc, const SkTextCounts *cleaned)
{
    for (guint i = 0; i < SK_HTML_N_COUNTS; i++)
        sk_part_count(part, count_words[i], doc->counts[i], NULL);
    sk_part_note(part, "control", cleaned->controls);
    sk_part_note(part, "bidi", cleaned->bidi);
    sk_part_note(part, "invisible", cleaned->zero_width);
}

/* Shows the title of a page that has no words. */
static void
write_stand_in(SkWalk *walk)
{
    const GString *title = walk->doc->title;
    sk_flow_text(walk->flow, title->str, title->len);
    sk_flow_break(walk->flow, FALSE);
}

/* Says in one line how many pictures without a text of their own a reader would
 * have seen. */
static void
write_pictures(SkWalk *walk, guint pictures)
{
    if (pictures == 0)
        return;
    g_autofree char *line = g_strdup_printf(
        "[%s × %u]", sk_walk_word(walk, SK_WORD_IMAGE), pictures);
    sk_flow_line(walk->flow, line);
}

/* Writes the page and its footnotes. Returns NULL if time ran out. */
static char *
write_page(const SkHtmlDoc *doc, const SkPolicy *policy, SkPart *part)
{
    SkTextCounts cleaned = { 0 };
    g_autoptr(SkFlow) flow =
        sk_flow_new(SK_HTML_COLUMNS, policy->links, &cleaned);
    g_autoptr(SkNotes) notes = sk_notes_new(policy);
    g_autofree char *base = doc->base != NULL ? sk_link_base(doc->base) : NULL;
    g_autoptr(SkCssSheet) sheet = sk_css_sheet(doc->css->str);
    g_autoptr(GString) unseen = g_string_new(NULL);
    SkWalk walk = {
        .doc = doc,
        .policy = policy,
        .part = part,
        .sheet = sheet,
        .notes = notes,
        .flow = flow,
        .unseen = unseen,
    };

    notes->base = base;
    sk_walk_node(&walk, doc->root);
    sk_flow_break(flow, FALSE);
    if (walk.stop)
        return NULL;
    gboolean wordless = flow->out->len == 0;
    if (wordless)
        write_stand_in(&walk);
    write_pictures(&walk, wordless ? walk.pictures : walk.unnamed);
    sk_notes_write(notes, sk_walk_word(&walk, SK_WORD_LINKS), flow->out);
    report_counts(part, doc, &cleaned);

    g_autofree char *clean = sk_text_clean(flow->out->str, -1, NULL);
    return sk_link_defang_text(clean, policy->links, NULL);
}

char *
sk_html_to_text(GBytes *bytes, const char *declared, const SkPolicy *policy,
                SkPart *part, SkReason *reason)
{
    *reason = SK_REASON_NONE;
    if (g_bytes_get_size(bytes) > SK_HTML_BYTES_MAX) {
        *reason = SK_REASON_LIMIT_EXPANDED;
        return NULL;
    }
    g_autofree char *decoded = decode(bytes, declared, part);
    if (!sk_text_is_utf8(decoded, strlen(decoded))) {
        char *valid = g_utf8_make_valid(decoded, -1);
        g_free(decoded);
        decoded = valid;
    }
    g_autoptr(SkHtmlDoc) doc = parse(decoded, part, reason);
    if (doc == NULL)
        return NULL;
    char *text = write_page(doc, policy, part);
    if (text == NULL)
        *reason = SK_REASON_LIMIT_SECONDS;
    return text;
}
