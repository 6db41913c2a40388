/* SPDX-License-Identifier: Apache-2.0
 *
 * What shapes do when they are clicked or passed over (ECMA-376 part 1,
 * 21.1.2.3.5; the action strings stand in [MS-PPTX] 2.2.1): links and jumps
 * within the presentation stay, what starts a program, a macro, an object or
 * another file goes. Also sound, films and ink.
 */
#include <string.h>
#include <link/link.h>
#include "drawingml/drawingml.h"

/* Returns whether @action is a jump within the presentation, as PowerPoint
 * writes it. */
static gboolean
is_jump(const char *action)
{
    static const char *const jumps[] = {
        "ppaction://hlinksldjump",
        "ppaction://noaction",
        "ppaction://hlinkshowjump?jump=nextslide",
        "ppaction://hlinkshowjump?jump=previousslide",
        "ppaction://hlinkshowjump?jump=firstslide",
        "ppaction://hlinkshowjump?jump=lastslide",
        "ppaction://hlinkshowjump?jump=lastslideviewed",
        "ppaction://hlinkshowjump?jump=endshow",
    };
    static const char show[] = "ppaction://customshow?id=";

    for (guint i = 0; i < G_N_ELEMENTS(jumps); i++)
        if (g_ascii_strcasecmp(jumps[i], action) == 0)
            return TRUE;
    if (g_ascii_strncasecmp(action, show, strlen(show)) != 0)
        return FALSE;
    action += strlen(show);
    action += strspn(action, "0123456789");
    return *action == '\0' || g_ascii_strcasecmp(action, "&return=true") == 0;
}

/* Returns the word by which an action that goes is counted. */
static const char *
action_word(const char *action)
{
    if (g_ascii_strncasecmp(action, "ppaction://media", 16) == 0)
        return "sound";
    if (g_ascii_strncasecmp(action, "ppaction://hlinkfile", 20) == 0 ||
        g_ascii_strncasecmp(action, "ppaction://hlinkpres", 20) == 0)
        return "external-target";
    if (g_ascii_strncasecmp(action, "ppaction://ole", 14) == 0)
        return "embedded-object";
    return "event-handler";
}

static gboolean
is_to_slide(const char *action)
{
    return g_ascii_strcasecmp(action, "ppaction://hlinksldjump") == 0;
}

/* Makes the words of a link that goes look as before: programs show them in
 * the colour of links, and underlined, without the file saying so. Words that
 * have a fill or an outline of their own keep these. */
static void
keep_look(SkMarkup *markup)
{
    static const char *const own[] = { "a:ln",       "a:noFill",
                                       "a:gradFill", "a:solidFill",
                                       "a:blipFill", "a:pattFill",
                                       "a:grpFill" };
    const SkMarkupRow *parent = sk_markup_parent(markup);
    gsize from = 0;

    if (parent == NULL || strcmp(parent->name, "rPr") != 0 ||
        !sk_markup_parent_add(markup, "u", "sng"))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(own); i++)
        if (sk_markup_parent_begins(markup, own[i]))
            return;
    from = sk_markup_at(markup);
    sk_markup_put_start(markup, "a", "solidFill");
    sk_markup_put_start(markup, "a", "schemeClr");
    sk_markup_put_attribute(markup, NULL, "val", "hlink");
    sk_markup_put_end(markup, "a", "schemeClr");
    sk_markup_put_end(markup, "a", "solidFill");
    sk_markup_put_first(markup, from);
}

static SkMarkupDo
drop_link(SkMarkup *markup)
{
    keep_look(markup);
    return SK_MARKUP_DROP;
}

static void
judge_tip(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *tip = sk_markup_value(tag, NULL, "tooltip");

    if (tip == NULL || !sk_link_tip_names_host(tip))
        return;
    sk_markup_count(markup, "link-text", tip);
    sk_markup_set_value(tag, NULL, "tooltip", NULL);
}

SkMarkupDo
sk_drawing_link(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *action = sk_markup_value(tag, NULL, "action");
    const char *id = sk_markup_value(tag, "r", "id");
    gboolean has_action = action != NULL && *action != '\0';

    if (has_action && !is_jump(action)) {
        sk_markup_count(markup, action_word(action), action);
        return drop_link(markup);
    }
    judge_tip(markup, tag);
    if (has_action && !is_to_slide(action)) {
        /* A jump needs no relationship, but PowerPoint requires the attribute.
         */
        sk_markup_set_value(tag, "r", "id", "");
        return SK_MARKUP_KEEP;
    }
    /* A link without an identifier lost its relationship, which was counted
     * there. */
    return id != NULL && *id != '\0' ? SK_MARKUP_KEEP : drop_link(markup);
}

SkMarkupDo
sk_drawing_hover(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *action = sk_markup_value(tag, NULL, "action");

    if (action != NULL && is_jump(action) && !is_to_slide(action)) {
        judge_tip(markup, tag);
        sk_markup_set_value(tag, "r", "id", "");
        return SK_MARKUP_KEEP;
    }
    sk_markup_count(markup, "event-handler", action);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_drawing_media(SkMarkup *markup, SkMarkupTag *tag)
{
    /* Sound from a CD has no relationship, so it is counted here. All other
     * media are counted with the relationship that leads to their file. */
    if (sk_markup_is(tag, "a", "audioCd"))
        sk_markup_count(markup, "sound", NULL);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_drawing_ink(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)tag;
    sk_markup_count(markup, "ink", NULL);
    return SK_MARKUP_DROP;
}

SkMarkupDo
sk_drawing_macro(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *macro = sk_markup_value(tag, NULL, "macro");
    const char *cell = sk_markup_value(tag, NULL, "textlink");
    g_autofree char *judged = NULL;

    if (macro != NULL && *macro != '\0') {
        sk_markup_count(markup, "vba-project", macro);
        sk_markup_set_value(tag, NULL, "macro", "");
    }
    if (cell != NULL && *cell != '\0')
        judged = sk_drawing_formula(markup, cell);
    if (judged != NULL)
        sk_markup_set_value(tag, NULL, "textlink", "");
    return SK_MARKUP_KEEP;
}
