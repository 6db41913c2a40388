/* SPDX-License-Identifier: Apache-2.0
 *
 * What form controls show (odf_text_inner.h): their labels and values. The
 * controls of a document are listed before its text, in which shapes refer to
 * them by their identifiers.
 */
#include <string.h>
#include "odf/odf_text_inner.h"

static gboolean
is_true(const SkMarkupTag *tag, const char *name)
{
    return g_strcmp0(sk_markup_value(tag, "form", name), "true") == 0;
}

/* Returns the value of the attribute @now, which the user has set, or else that
 * of @first. */
static const char *
value(const SkMarkupTag *tag, const char *now, const char *first)
{
    const char *text = sk_markup_value(tag, "form", now);

    return text != NULL ? text : sk_markup_value(tag, "form", first);
}

/* Returns the mark of a check box or of a radio button; "" for others. */
static const char *
mark(const SkMarkupTag *tag)
{
    if (sk_markup_is(tag, "form", "checkbox"))
        return g_strcmp0(value(tag, "current-state", "state"), "checked") == 0
                   ? "☑"
                   : "☐";
    if (sk_markup_is(tag, "form", "radio"))
        return is_true(tag, "current-selected") || is_true(tag, "selected")
                   ? "◉"
                   : "○";
    return "";
}

/* Returns whether what the control holds as its value is not shown. */
static gboolean
hides_value(const SkMarkupTag *tag)
{
    static const char *const names[] = { "password", "hidden", "file",
                                         "checkbox", "radio",  NULL };

    return g_strv_contains(names, tag->name);
}

/* Appends @text to what the control shows that is open. */
static void
append(SkOdfReader *reader, const char *text)
{
    const char *old = g_hash_table_lookup(reader->controls, reader->control);

    g_hash_table_insert(reader->controls, g_strdup(reader->control),
                        g_strconcat(old != NULL ? old : "", text, NULL));
}

void
sk_odf_text_open_form(SkOdfReader *reader, const SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "form", "id");
    const char *label = sk_markup_value(tag, "form", "label");

    id = id != NULL ? id : sk_markup_value(tag, "xml", "id");
    if (id != NULL) {
        const char *shown = value(tag, "current-value", "value");

        g_free(reader->control);
        reader->control = g_strdup(id);
        append(reader, mark(tag));
        append(reader, label != NULL ? label : "");
        append(reader, shown != NULL && !hides_value(tag) ? shown : "");
    } else if (sk_markup_is(tag, "form", "option") && label != NULL &&
               reader->control != NULL &&
               (is_true(tag, "current-selected") || is_true(tag, "selected"))) {
        append(reader, label);
    }
    if (sk_markup_is(tag, "form", "textarea"))
        reader->skipped = tag->depth + 1; /* paragraphs, as the value */
}

void
sk_odf_text_put_control(SkOdfReader *reader, const SkMarkupTag *tag)
{
    const char *id = sk_markup_value(tag, "draw", "control");
    const char *shown =
        id != NULL ? g_hash_table_lookup(reader->controls, id) : NULL;

    if (shown == NULL || *shown == '\0')
        return;
    if (reader->lines->len > 0)
        sk_odf_text_put(reader, shown);
    else
        g_string_append_printf(sk_odf_place_text(reader), "%s\n", shown);
}
