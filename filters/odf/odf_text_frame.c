/* SPDX-License-Identifier: Apache-2.0
 *
 * What in a text is not its own words (odf_text_inner.h): links, pictures,
 * charts and formulas, and what is passed over because nobody sees it, such as
 * scripts, pictures as base64 and the dates of comments.
 */
#include <string.h>
#include <link/link.h>
#include "odf/odf_text.h"
#include "odf/odf_text_inner.h"

/* ---- what is read -------------------------------------------------------- */

/* Namespaces in which there is something to read. */
static const char *const spaces[] = {
    "text",   "table", "draw", "presentation", "style",
    "office", "chart", "dr3d", "number",       "calcext",
    "loext",  "math",  "svg",  "form",         NULL,
};

static const struct {
    const char *prefix, *name;
} unseen[] = {
    { "text", "script" },
    { "text", "tracked-changes" },
    { "text", "note-citation" },
    { "office", "binary-data" },
    { "office", "event-listeners" },
    { "office", "meta" },
    { "office", "scripts" },
    { "office", "settings" },
    { "form", "properties" },
    { "loext", "sender-initials" },
    { "math", "annotation" },
    { "math", "annotation-xml" },
};

gboolean
sk_odf_text_is_unseen(const SkMarkupTag *tag)
{
    if (tag->space == NULL)
        return TRUE;
    if (sk_markup_is(tag, "dc", "creator"))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(unseen); i++)
        if (sk_markup_is(tag, unseen[i].prefix, unseen[i].name))
            return TRUE;
    return !g_strv_contains(spaces, tag->space->prefix);
}

/* ---- links --------------------------------------------------------------- */

void
sk_odf_text_open_link(SkOdfReader *reader, const SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, "xlink", "href");
    char *target = href != NULL && reader->source->policy != NULL
                       ? sk_link_show(href, reader->source->policy->links)
                       : NULL;

    g_ptr_array_add(reader->links, target);
}

void
sk_odf_text_close_link(SkOdfReader *reader)
{
    const guint last = reader->links->len - 1;
    const char *target = reader->links->pdata[last];

    if (target != NULL) {
        sk_odf_text_put(reader, "［リンク: ");
        sk_odf_text_put(reader, target);
        sk_odf_text_put(reader, "］");
    }
    g_ptr_array_set_size(reader->links, (gint)last);
}

/* ---- objects ------------------------------------------------------------- */

/* Appends the words of the object @href, a chart or a formula. That they
 * cannot be read is no reason to lose the rest. */
static void
open_object(SkOdfReader *reader, const SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, "xlink", "href");
    SkOdfTextSource object = *reader->source;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *name = NULL;
    g_autoptr(GBytes) bytes = NULL;
    const char *detail = NULL;
    SkReason why;
    int member = -1;

    if (href == NULL || reader->source->is_object)
        return;
    href += g_str_has_prefix(href, "./") ? 2 : 0;
    name = g_strconcat(href, "/content.xml", NULL);
    member = sk_odf_package_find(object.package, name);
    if (member < 0)
        return;
    object.is_object = TRUE;
    object.is_sheets = FALSE;
    bytes = sk_odf_package_read(object.package, (guint)member, &why, &detail);
    if (bytes != NULL &&
        sk_odf_text_read(&object, bytes, text, &why, &detail) && text->len > 0)
        g_string_append_printf(reader->frames, "［図］%s", text->str);
}

void
sk_odf_text_start_shape(SkOdfReader *reader, const SkMarkupTag *tag)
{
    if (sk_markup_is(tag, "draw", "image"))
        sk_odf_text_put(reader, "［図］");
    else if (sk_markup_is(tag, "draw", "object"))
        open_object(reader, tag);
    else if (sk_markup_is(tag, "draw", "control"))
        sk_odf_text_put_control(reader, tag);
    else if (strcmp(tag->space->prefix, "form") == 0)
        sk_odf_text_open_form(reader, tag);
}
