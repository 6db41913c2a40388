/* SPDX-License-Identifier: Apache-2.0
 *
 * The style attribute of VML and of the HTML in its text boxes: properties of
 * CSS and of Office (ECMA-376 part 4, 19.1.2.19). Listed properties stay, with
 * values that cannot name anything outside the file: no function, no path. Also
 * the links of shapes, which stay as those of relationships do.
 */
#include <string.h>
#include <link/link.h>
#include <ooxml/ooxml_kind.h>
#include "drawingml/drawingml.h"

static const char properties[] =
    " position left top right bottom width height margin margin-left "
    "margin-top margin-right margin-bottom padding z-index visibility display "
    "rotation flip text-align text-indent text-decoration vertical-align "
    "line-height letter-spacing direction unicode-bidi layout-flow "
    "font font-family font-size font-style font-weight font-variant color "
    "background white-space tab-stops "
    "antialias center-x center-y "
    "mso-direction-alt mso-fit-shape-to-text mso-fit-text-to-shape "
    "mso-layout-flow-alt mso-next-textbox mso-rotate mso-text-scale "
    "mso-text-shadow mso-wrap-distance-left mso-wrap-distance-top "
    "mso-wrap-distance-right mso-wrap-distance-bottom mso-wrap-edited "
    "mso-wrap-style mso-width-percent mso-height-percent mso-width-relative "
    "mso-height-relative mso-left-percent mso-top-percent "
    "mso-position-horizontal mso-position-horizontal-relative "
    "mso-position-vertical mso-position-vertical-relative mso-char-wrap "
    "mso-kinsoku-overflow mso-ignore "
    "v-text-anchor v-text-align v-text-kern v-text-reverse v-text-spacing "
    "v-text-spacing-mode v-rotate-letters v-same-letter-heights "
    "v-text-spacing ";

#define VALUE_MAX 500

static gboolean
is_listed(const char *name)
{
    g_autofree char *word = g_strdup_printf(" %s ", name);

    return *name != '\0' && strchr(name, ' ') == NULL &&
           strstr(properties, word) != NULL;
}

static gboolean
is_harmless(const char *value)
{
    if (strlen(value) > VALUE_MAX)
        return FALSE;
    for (const char *at = value; *at != '\0'; at++)
        if (!g_ascii_isalnum(*at) && (guchar)*at < 0x80 &&
            strchr(" .,-+%#_'\"!", *at) == NULL)
            return FALSE;
    return TRUE;
}

/* Returns what stays of @style, newly allocated; the same text if all does. */
static char *
style_judge(SkMarkup *markup, const char *style)
{
    g_auto(GStrv) parts = g_strsplit(style, ";", -1);
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; parts[i] != NULL; i++) {
        char *colon = strchr(g_strstrip(parts[i]), ':');
        g_autofree char *name = NULL;

        if (colon == NULL) {
            if (*parts[i] != '\0')
                sk_markup_count(markup, "style", NULL);
            continue;
        }
        *colon = '\0';
        name = g_ascii_strdown(g_strstrip(parts[i]), -1);
        if (!is_listed(name) || !is_harmless(g_strstrip(colon + 1))) {
            sk_markup_count(markup, "style", name);
            continue;
        }
        g_string_append_printf(out, "%s%s:%s", out->len > 0 ? ";" : "", name,
                               colon + 1);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Judges where the shape leads when it is clicked, and what is shown when the
 * mouse is over it. */
static void
judge_link(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, NULL, "href");
    const char *tip = sk_markup_value(tag, NULL, "title");
    g_autofree char *target = NULL;

    if (tip != NULL && sk_link_tip_names_host(tip)) {
        sk_markup_count(markup, "link-text", tip);
        sk_markup_set_value(tag, NULL, "title", NULL);
    }
    if (href == NULL)
        return;
    target = sk_ooxml_link_target(href);
    if (target == NULL) {
        sk_markup_count(markup, "external-target", href);
    } else if (*target != '#' &&
               sk_policy_inside(sk_ooxml_policy(markup),
                                SK_INSIDE_HYPERLINKS) != SK_TREAT_KEEP) {
        sk_markup_count(markup, "hyperlink", href);
        g_clear_pointer(&target, g_free);
    }
    sk_markup_set_value(tag, NULL, "href", target);
}

SkMarkupDo
sk_vml_shape(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *style = sk_markup_value(tag, NULL, "style");

    if (style != NULL) {
        g_autofree char *judged = style_judge(markup, style);

        sk_markup_set_value(tag, NULL, "style", judged);
    }
    judge_link(markup, tag);
    return SK_MARKUP_KEEP;
}
