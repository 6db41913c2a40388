/* SPDX-License-Identifier: Apache-2.0
 *
 * What fields of a story show as text (word_story.h): their last result; of
 * those that have none (check boxes, drop-down lists, EQ) what they draw.
 */
#include <string.h>
#include <word/word_code.h>
#include <word/word_story_state.h>

void
sk_word_free_shown(gpointer data)
{
    SkWordShown *field = data;

    g_string_free(field->code, TRUE);
    g_ptr_array_unref(field->entries);
    g_free(field);
}

/* EQ places characters by commands and brackets: EQ \o\ac(○,印). The characters
 * are what it shows. */
static void
put_placed(SkWordReader *reader, const char *code)
{
    g_autoptr(GString) shown = g_string_new(NULL);
    const gboolean is_fraction = strstr(code, "\\f") != NULL;
    guint depth = 0;

    for (const char *p = code; *p != '\0'; p++) {
        if (*p == '\\' && g_ascii_isalpha(p[1])) {
            while (g_ascii_isalnum(p[1]))
                p++;
        } else if (*p == '\\' && p[1] != '\0') {
            g_string_append_c(shown, *++p);
        } else if (*p == '(') {
            depth++;
        } else if (*p == ')') {
            depth -= depth > 0;
        } else if (*p == ',' || *p == ';') {
            if (is_fraction)
                g_string_append_c(shown, '/');
        } else if (depth > 0) {
            g_string_append_c(shown, *p);
        }
    }
    sk_word_put(reader, shown->str, shown->len);
}

static gboolean
is_code(const char *code, const char *name)
{
    return g_ascii_strncasecmp(code, name, strlen(name)) == 0;
}

char *
sk_word_link_of_field(const SkWordReader *reader, const char *code)
{
    g_autofree char *href = sk_word_code_target(code);
    char *shown =
        href != NULL ? reader->story->address(reader->story, href) : NULL;

    return shown != NULL ? shown : g_strdup("");
}

void
sk_word_put_target(SkWordReader *reader, const char *target)
{
    const char *says = sk_word_says(reader->story, SK_WORD_SAYS_LINK);
    const char *end = reader->story->is_english ? "]" : "］";

    if (*target == '\0')
        return;
    sk_word_put(reader, says, strlen(says));
    sk_word_put(reader, target, strlen(target));
    sk_word_put(reader, end, strlen(end));
}

static void
end_field(SkWordReader *reader)
{
    SkWordShown *field =
        g_ptr_array_steal_index(reader->fields, reader->fields->len - 1);
    const char *code = g_strstrip(field->code->str);
    g_autofree char *target = sk_word_link_of_field(reader, code);
    const char *shown = NULL;

    if (field->has_result)
        sk_word_put_target(reader, target);
    if (is_code(code, "FORMCHECKBOX"))
        shown = field->is_checked ? "☑" : "☐";
    else if (is_code(code, "FORMDROPDOWN") &&
             field->chosen < field->entries->len)
        shown = g_ptr_array_index(field->entries, field->chosen);
    else if (is_code(code, "EQ") && !field->has_result)
        put_placed(reader, code + strlen("EQ"));
    else if (!field->has_result)
        shown = sk_word_code_label(code);
    if (shown != NULL)
        sk_word_put(reader, shown, strlen(shown));
    sk_word_free_shown(field);
}

void
sk_word_read_character(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *type = sk_markup_value(tag, "w", "fldCharType");
    SkWordShown *field = NULL;

    if (g_strcmp0(type, "begin") == 0) {
        field = g_new0(SkWordShown, 1);
        field->code = g_string_new(NULL);
        field->entries = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(reader->fields, field);
        return;
    }
    if (reader->fields->len == 0)
        return;
    field = g_ptr_array_index(reader->fields, reader->fields->len - 1);
    if (g_strcmp0(type, "separate") == 0)
        field->has_result = TRUE;
    else if (g_strcmp0(type, "end") == 0)
        end_field(reader);
}

/* w:default, w:checked, w:result and w:listEntry of a form field. */
void
sk_word_read_form(SkWordReader *reader, SkMarkupTag *tag)
{
    const char *value = sk_markup_value(tag, "w", "val");
    SkWordShown *field = NULL;

    if (reader->fields->len == 0)
        return;
    field = g_ptr_array_index(reader->fields, reader->fields->len - 1);
    if (strcmp(tag->name, "listEntry") == 0) {
        g_ptr_array_add(field->entries, g_strdup(value != NULL ? value : ""));
        return;
    }
    field->is_checked = value == NULL || strcmp(value, "1") == 0 ||
                        strcmp(value, "true") == 0 || strcmp(value, "on") == 0;
    field->chosen =
        value != NULL ? (guint)g_ascii_strtoull(value, NULL, 10) : 0;
}
