/* SPDX-License-Identifier: Apache-2.0
 *
 * The part of HTML's tree construction that libxml2 lacks: the end tag of a
 * block, heading, item or mark closes every <div> that was opened inside it, up
 * to the next table cell. This defends against text that becomes part of a
 * hidden element which ended before it; if it errs, it errs towards showing. A
 * search looks at SK_NEST_MAX names at most.
 */
#include <stdlib.h>
#include <string.h>

#include "html/html_nest.h"

/* Elements whose end tag closes what is open inside them; sorted. */
static const char *const closers[] = {
    "a",          "address",    "article", "aside",   "b",      "big",
    "blockquote", "button",     "center",  "code",    "dd",     "details",
    "dialog",     "dir",        "div",     "dl",      "dt",     "em",
    "fieldset",   "figcaption", "figure",  "font",    "footer", "form",
    "h1",         "h2",         "h3",      "h4",      "h5",     "h6",
    "header",     "i",          "li",      "listing", "main",   "menu",
    "nav",        "nobr",       "ol",      "pre",     "s",      "section",
    "small",      "strike",     "strong",  "summary", "tt",     "u",
    "ul",
};

/* Elements that end the search, because a cell is separate from what surrounds
 * it; sorted. */
static const char *const fences[] = {
    "applet", "caption", "marquee", "object", "table", "td", "th",
};

/* Elements that begin a new row and therefore end a cell; sorted. */
static const char *const rows[] = { "tbody", "tfoot", "thead", "tr" };

static int
compare(const void *name, const void *entry)
{
    return strcmp(name, *(const char *const *)entry);
}

static const char *
find(const char *const *names, gsize n, const char *name)
{
    const char *const *found = bsearch(name, names, n, sizeof(char *), compare);
    return found ? *found : NULL;
}

static gboolean
is_cell(const char *name)
{
    return strcmp(name, "td") == 0 || strcmp(name, "th") == 0;
}

static void
push(SkNest *nest, const char *name, gboolean is_fence)
{
    guint at = nest->depth;
    if (at >= SK_NEST_MAX) {
        nest->lost = TRUE;
        return;
    }
    nest->open[at] = name;
    nest->fence[at] = is_fence ? at + 1 : at > 0 ? nest->fence[at - 1] : 0;
    nest->depth++;
}

/* Returns 1 plus the position of the innermost fence, or 0 if there is none. */
static guint
innermost_fence(const SkNest *nest)
{
    return nest->depth > 0 ? nest->fence[nest->depth - 1] : 0;
}

/* Called when a cell or row begins: the cell that is open, if any, ends with
 * everything in it. */
static void
end_cell(SkNest *nest, GString *out)
{
    guint at = innermost_fence(nest);

    if (at == 0 || !is_cell(nest->open[at - 1]))
        return;
    if (at < nest->depth)
        g_string_append_printf(out, "</%s>", nest->open[at - 1]);
    nest->depth = at - 1;
}

static void
meet_fence(SkNest *nest, const char *name, gboolean closes)
{
    guint at = innermost_fence(nest);

    if (!closes) {
        push(nest, name, TRUE);
        return;
    }
    /* Goes from fence to fence; the last one looked at is a table. */
    for (; at > 0; at = at > 1 ? nest->fence[at - 2] : 0) {
        if (nest->open[at - 1] == name) {
            nest->depth = at - 1;
            return;
        }
        if (strcmp(nest->open[at - 1], "table") == 0)
            return;
    }
}

/* The end of a block or mark: the <div>s in it end first. */
static void
end_block(SkNest *nest, const char *name, GString *out)
{
    guint divs = 0, at = nest->depth, fence = innermost_fence(nest);

    while (at > fence && nest->open[at - 1] != name) {
        divs += strcmp(nest->open[at - 1], "div") == 0;
        at--;
    }
    if (at == fence)
        return; /* closes nothing */
    nest->depth = at - 1;
    for (; divs > 0; divs--)
        g_string_append(out, "</div>");
}

SkNestName
sk_nest_name(const char *name)
{
    return (SkNestName){
        .fence = find(fences, G_N_ELEMENTS(fences), name),
        .closer = find(closers, G_N_ELEMENTS(closers), name),
        .ends_cell =
            is_cell(name) || find(rows, G_N_ELEMENTS(rows), name) != NULL,
    };
}

void
sk_nest_tag(SkNest *nest, const SkNestName *name, gboolean closes, GString *out)
{
    if (nest->lost)
        return;
    if (!closes && name->ends_cell)
        end_cell(nest, out);
    if (name->fence != NULL)
        meet_fence(nest, name->fence, closes);
    else if (name->closer != NULL && closes)
        end_block(nest, name->closer, out);
    else if (name->closer != NULL)
        push(nest, name->closer, FALSE);
}
