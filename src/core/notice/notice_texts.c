/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and keeps the notice texts. One table holds every key that this version
 * knows, with the placeholders that its text must and may hold, so that a
 * site's mistyped text is refused when the policy is read and is not found out
 * in a mail. Notices are composed in src/worker/notice/notice.c.
 */
#include <string.h>

#include <sekisho/error.h>

#include "core/notice/notice_builtin.h"
#include "core/notice/notice_keys.h"
#include "core/notice/notice_texts.h"
#include "core/conf/source.h"

/* the length of one text, so that a notice stays a notice */
#define TEXT_CHARS_MAX 1000

#define N_KEYS G_N_ELEMENTS(keys)

struct _SkNoticeTexts {
    gatomicrefcount refs;
    char *text[N_KEYS];
};

typedef struct {
    SkNoticeTexts *texts;
    const char *file; /* the file's name, for error messages */
    GError **error;
} Reading;

static gssize
find_key(const char *key)
{
    for (gsize i = 0; i < N_KEYS; i++)
        if (*keys[i].key == *key && strcmp(keys[i].key, key) == 0)
            return i;
    return -1;
}

static gboolean fail(const Reading *reading, const char *origin,
                     const char *format, ...) G_GNUC_PRINTF(3, 4);

static gboolean
fail(const Reading *reading, const char *origin, const char *format, ...)
{
    g_autofree char *what = NULL;
    va_list args;

    va_start(args, format);
    what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(reading->error, SK_ERROR, SK_ERROR_POLICY, "%s: %s",
                origin != NULL ? origin : reading->file, what);
    return FALSE;
}

/* Returns the length of the placeholder "{name}" at @text, including both
 * braces, or 0. */
static gsize
placeholder_length(const char *text)
{
    gsize n = 1;

    if (text[0] != '{')
        return 0;
    while (g_ascii_islower(text[n]) || text[n] == '-')
        n++;
    return n > 1 && text[n] == '}' ? n + 1 : 0;
}

static gboolean
list_holds(const char *list, const char *name, gsize len)
{
    g_auto(GStrv) words = g_strsplit(list, " ", -1);

    for (char **word = words; *word != NULL; word++)
        if (strlen(*word) == len && strncmp(*word, name, len) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
check_must(const Reading *reading, const char *origin, const TextKey *key,
           const char *text)
{
    g_auto(GStrv) must = g_strsplit(key->must, " ", -1);

    for (char **name = must; *name != NULL; name++) {
        g_autofree char *braced = g_strconcat("{", *name, "}", NULL);

        if (strstr(text, braced) == NULL)
            return fail(reading, origin, "\"%s\" must hold %s", key->key,
                        braced);
    }
    return TRUE;
}

static gboolean
check_may(const Reading *reading, const char *origin, const TextKey *key,
          const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        gsize len = placeholder_length(p);

        if (len == 0)
            continue;
        if (!list_holds(key->must, p + 1, len - 2) &&
            !list_holds(key->may, p + 1, len - 2))
            return fail(reading, origin, "\"%s\" has no placeholder %.*s",
                        key->key, (int)len, p);
    }
    return TRUE;
}

/* Refuses once, here, what the inspector would refuse in every mail. */
static gboolean
check_characters(const Reading *reading, const char *origin, const TextKey *key,
                 const char *text)
{
    if (text[0] == '\0' || !g_utf8_validate(text, -1, NULL))
        return fail(reading, origin, "\"%s\" is empty or not UTF-8", key->key);
    if (g_utf8_strlen(text, -1) > TEXT_CHARS_MAX)
        return fail(reading, origin, "\"%s\" is longer than %d characters",
                    key->key, TEXT_CHARS_MAX);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        GUnicodeType type = g_unichar_type(c);

        if (c != '\n' &&
            (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
             type == G_UNICODE_UNASSIGNED || type == G_UNICODE_SURROGATE ||
             type == G_UNICODE_LINE_SEPARATOR ||
             type == G_UNICODE_PARAGRAPH_SEPARATOR))
            return fail(reading, origin,
                        "\"%s\" holds the invisible character U+%04X", key->key,
                        c);
    }
    return TRUE;
}

static gboolean
take_text(const Reading *reading, const SkNode *node, const char *name)
{
    gssize i = find_key(name);

    if (i < 0)
        return fail(reading, node->origin, "unknown notice text \"%s\"", name);
    if (node->kind != SK_NODE_TEXT)
        return fail(reading, node->origin, "\"%s\" must be a string", name);
    if (!check_characters(reading, node->origin, &keys[i], node->text) ||
        !check_must(reading, node->origin, &keys[i], node->text) ||
        !check_may(reading, node->origin, &keys[i], node->text))
        return FALSE;
    g_free(reading->texts->text[i]);
    reading->texts->text[i] = g_strdup(node->text);
    return TRUE;
}

static gboolean
take_group(const Reading *reading, const SkNode *group, const char *prefix)
{
    for (guint i = 0; i < group->members->len; i++) {
        const SkNode *node = sk_node_at(group, i);
        g_autofree char *full = g_strconcat(prefix, node->name, NULL);
        gboolean nested = prefix[0] == '\0' && node->kind == SK_NODE_GROUP;
        g_autofree char *below = g_strconcat(full, ".", NULL);

        if (nested ? !take_group(reading, node, below)
                   : !take_text(reading, node, full))
            return FALSE;
    }
    return TRUE;
}

static gboolean
take_config(const Reading *reading, const char *text)
{
    g_autoptr(SkProblems) problems = sk_problems_new();
    g_autoptr(SkPolicySource) source = sk_policy_source_from_notice(
        reading->file, text, strlen(text), problems);

    if (sk_problems_count(problems) > 0) {
        g_autofree char *why = sk_problems_text(problems);

        g_set_error_literal(reading->error, SK_ERROR, SK_ERROR_POLICY, why);
        return FALSE;
    }
    return take_group(reading, source->root, "");
}

static gboolean
take_file(const Reading *reading)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) why = NULL;
    gsize len = 0;

    if (!g_file_get_contents(reading->file, &text, &len, &why))
        return fail(reading, NULL, "%s", why->message);
    if (strlen(text) != len)
        return fail(reading, NULL, "holds a NUL byte");
    return take_config(reading, text);
}

static gboolean
take_builtin(const Reading *reading, const char *language)
{
    const SkNoticeBuiltin *builtin = sk_notice_builtin;

    while (builtin->language != NULL &&
           g_strcmp0(builtin->language, language) != 0)
        builtin++;
    if (builtin->language == NULL)
        return fail(reading, NULL,
                    "no notice texts in the language \"%s\"; there are "
                    "\"ja\" and \"en\"",
                    language == NULL ? "" : language);
    if (!take_config(reading, builtin->config))
        return FALSE;
    for (gsize i = 0; i < N_KEYS; i++)
        if (reading->texts->text[i] == NULL)
            return fail(reading, NULL, "\"%s\" is missing", keys[i].key);
    return TRUE;
}

static SkNoticeTexts *
new_texts(void)
{
    SkNoticeTexts *texts = g_new0(SkNoticeTexts, 1);

    g_atomic_ref_count_init(&texts->refs);
    return texts;
}

void
sk_notice_texts_unref(SkNoticeTexts *texts)
{
    if (texts == NULL || !g_atomic_ref_count_dec(&texts->refs))
        return;
    for (gsize i = 0; i < N_KEYS; i++)
        g_free(texts->text[i]);
    g_free(texts);
}

const char *
sk_notice_texts_get(const SkNoticeTexts *texts, const char *key)
{
    gssize i = find_key(key);

    return i < 0 ? NULL : texts->text[i];
}

GVariant *
sk_notice_texts_to_variant(const SkNoticeTexts *texts)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE("a{ss}"));
    for (gsize i = 0; i < N_KEYS; i++)
        g_variant_builder_add(&builder, "{ss}", keys[i].key, texts->text[i]);
    return g_variant_builder_end(&builder);
}

SkNoticeTexts *
sk_notice_texts_from_variant(GVariant *variant)
{
    g_autoptr(SkNoticeTexts) texts = new_texts();
    GVariantIter iter;
    const char *key = NULL;
    const char *text = NULL;

    if (!g_variant_is_of_type(variant, G_VARIANT_TYPE("a{ss}")) ||
        g_variant_n_children(variant) != N_KEYS)
        return NULL;
    g_variant_iter_init(&iter, variant);
    while (g_variant_iter_next(&iter, "{&s&s}", &key, &text)) {
        gssize i = find_key(key);

        if (i < 0 || texts->text[i] != NULL)
            return NULL;
        texts->text[i] = g_strdup(text);
    }
    return g_steal_pointer(&texts);
}

char *
sk_notice_fill(const char *template, ...)
{
    GString *out = g_string_new(NULL);

    for (const char *p = template; *p != '\0';) {
        gsize len = placeholder_length(p);
        const char *name = NULL;
        va_list args;

        if (len == 0) {
            g_string_append_c(out, *p++);
            continue;
        }
        va_start(args, template);
        while ((name = va_arg(args, const char *)) != NULL) {
            const char *value = va_arg(args, const char *);

            if (value != NULL && strlen(name) == len - 2 &&
                strncmp(name, p + 1, len - 2) == 0)
                g_string_append(out, value);
        }
        va_end(args);
        p += len;
    }
    return g_string_free(out, FALSE);
}

SkNoticeTexts *
sk_notice_texts_load(const char *language, const char *path, GError **error)
{
    g_autoptr(SkNoticeTexts) texts = new_texts();
    Reading reading = { texts, "built-in notice texts", error };

    if (!take_builtin(&reading, language))
        return NULL;
    reading.file = path;
    if (path != NULL && !take_file(&reading))
        return NULL;
    return g_steal_pointer(&texts);
}
