/* SPDX-License-Identifier: Apache-2.0
 *
 * One file through the cleaners (clean-help.h).
 */
#include <string.h>

#include "clean-help.h"

#include <sekisho/filter.h>
#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "gate/emit.h"
#include "inspector/inspect.h"
#include "inspector/order.h"

static GPtrArray *policies; /* kept until the end */

void
clean_result_free(CleanResult *result)
{
    if (result == NULL)
        return;
    g_free(result->detail);
    g_free(result->type);
    g_free(result->name);
    g_free(result->counts);
    g_clear_pointer(&result->bytes, g_bytes_unref);
    g_free(result);
}

/* All cleaners of files, in the order of THE LIST. */
extern const SkFilter sk_filter_clean_table, sk_filter_clean_calendar,
    sk_filter_clean_contact, sk_filter_clean_data, sk_filter_clean_text,
    sk_filter_clean_pdf, sk_filter_clean_picture, sk_filter_rebuild_picture;

static const SkFilter *const cleaners[] = {
    &sk_filter_clean_table, &sk_filter_clean_calendar,
    &sk_filter_clean_contact, &sk_filter_clean_data,
    &sk_filter_clean_text, &sk_filter_clean_pdf,
    &sk_filter_clean_picture,
    NULL,
};

void
clean_prepare(void)
{
    for (guint i = 0; cleaners[i] != NULL; i++) {
        g_autoptr(GError) error = NULL;

        if (cleaners[i]->prepare != NULL && !cleaners[i]->prepare(&error))
            g_error("%s: %s", cleaners[i]->name, error->message);
    }
}

static void
free_file(gpointer file)
{
    sk_policy_file_unref(file);
}

static const SkPolicy *
load_policy(const char *text)
{
    g_autoptr(GError) error = NULL;
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);

    if (file == NULL)
        g_error("%s", error->message);
    if (policies == NULL)
        policies = g_ptr_array_new_with_free_func(free_file);
    g_ptr_array_add(policies, file);
    return sk_policy_file_profile(file, "p");
}

const SkPolicy *
clean_policy(const char *settings)
{
    g_autofree char *text = g_strdup_printf(
        "profiles = { p = { files = ( { type = \"text\"; do = \"clean\"; },\n"
        "  { type = \"table\"; do = \"clean\"; },\n"
        "  { type = \"calendar\"; do = \"clean\"; },\n"
        "  { type = \"contact\"; do = \"clean\"; },\n"
        "  { type = \"picture\"; do = \"clean\"; },\n"
        "  { type = \"pdf\"; do = \"clean\"; },\n"
        "  { type = \"data\"; do = \"clean\"; } ); %s }; };\n",
        settings);

    return load_policy(text);
}

const SkPolicy *
clean_policy_of(const char *type)
{
    g_autofree char *text = g_strdup_printf(
        "profiles = { p = { files = ( { type = \"%s\"; do = \"clean\"; } ); "
        "}; };\n",
        type);

    return load_policy(text);
}

static gboolean
handles(const SkFilter *filter, const char *found)
{
    return filter->types != NULL && g_strv_contains(filter->types, found);
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
    const SkCount *const *one = a, *const *two = b;

    return g_strcmp0((*one)->what, (*two)->what);
}

static char *
counts_of(const SkPart *part)
{
    GString *counts = g_string_new(NULL);

    if (part->removed != NULL)
        g_ptr_array_sort(part->removed, compare_words);
    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = g_ptr_array_index(part->removed, i);

        g_string_append_printf(counts, "%s%s=%u", i ? " " : "", count->what,
                               count->count);
    }
    return g_string_free(counts, FALSE);
}

/* What a picture within another is, by its first bytes. */
static const char *
type_inside(const SkPart *child)
{
    static const struct {
        const char *head;
        gsize at;
        const char *type;
    } kinds[] = {
        { "\x89PNG", 0, "image/png" },         { "GIF8", 0, "image/gif" },
        { "\xFF\xD8\xFF", 0, "image/jpeg" },   { "BM", 0, "image/bmp" },
        { " EMF", 40, "image/emf" },           { "II*", 0, "image/tiff" },
        { "\xD7\xCD\xC6\x9A", 0, "image/wmf" },
    };
    gsize len = 0;
    const guint8 *bytes = g_bytes_get_data(sk_part_bytes(child), &len);

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (len >= kinds[i].at + strlen(kinds[i].head) &&
            memcmp(bytes + kinds[i].at, kinds[i].head,
                   strlen(kinds[i].head)) == 0)
            return kinds[i].type;
    return NULL;
}

/* Cleans the pictures that @part holds, and puts it together again. */
static void
build(SkPart *part, const SkPolicy *policy)
{
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);
        const char *type = type_inside(child);

        if (type == NULL) {
            sk_part_remove(child, SK_REASON_UNREADABLE, NULL);
            continue;
        }
        sk_part_set_found(child, type);
        child->current = &sk_filter_clean_picture;
        sk_filter_clean_picture.clean(child, policy);
        build(child, policy);
    }
    if (sk_part_n_children(part) == 0)
        return;
    part->current = &sk_filter_rebuild_picture;
    sk_filter_rebuild_picture.clean(part, policy);
}

CleanResult *
clean_run(const SkPolicy *policy, const char *type, const char *charset,
          const char *bytes, gsize len)
{
    CleanResult *result = g_new0(CleanResult, 1);
    g_autoptr(GBytes) content = g_bytes_new(bytes, len);
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_ATTACHMENT, "file.bin", type, content);
    SkTree tree = { .policy = policy, .report = report };

    if (charset != NULL)
        sk_part_set_param(part, "charset", charset);
    sk_tree_begin(&tree, part);
    sk_part_set_found(part, type);
    for (guint i = 0; cleaners[i] != NULL; i++) {
        if (!handles(cleaners[i], sk_part_found(part)) ||
            part->verdict >= SK_VERDICT_REMOVED)
            continue;
        part->current = cleaners[i];
        cleaners[i]->clean(part, policy);
        part->current = NULL;
    }
    build(part, policy);
    result->verdict = part->verdict;
    result->reason = part->reason;
    result->detail = g_strdup(part->detail);
    result->type = g_strdup(sk_part_found(part));
    result->name = g_strdup(sk_part_out_name(part));
    result->counts = counts_of(part);
    result->holds_pictures = sk_part_n_children(part) > 0;
    if (part->verdict == SK_VERDICT_KEPT || part->verdict == SK_VERDICT_CLEANED)
        result->bytes = g_bytes_ref(sk_part_bytes(part));
    return result;
}

char *
clean_text_of(const CleanResult *result)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(result->bytes, &len);

    return len > 0 ? g_strndup(bytes, len) : g_strdup("");
}

const char *
clean_accepted(const SkPolicy *policy, const char *type, GBytes *bytes)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .links = 1, /* as every policy here has it */
                             .kind = SK_INSPECT_KIND_FILE,
                             .types = SK_INSPECT_ALL_TYPES,
                             .inside = sk_emit_inside(policy),
                             .type = sk_emit_type(type) };
    SkInspectAnswer answer;
    gsize len = 0;
    const guint8 *data = g_bytes_get_data(bytes, &len);

    for (guint i = 0; policy->xml_roots[i] != NULL; i++)
        g_strlcpy(order.roots[order.n_roots++], policy->xml_roots[i],
                  SK_INSPECT_NAME_MAX);
    if (sk_inspect(&order, data, len, &answer))
        return NULL;
    return sk_inspect_why_word(answer.why);
}

static void
fail(const char *what, const char *word, const char *bytes, gsize len,
     GBytes *out)
{
    g_autofree char *copy = g_strndup(bytes, len);
    g_autofree char *in = g_strescape(copy, NULL);
    g_autofree char *text =
        g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out));
    g_autofree char *shown = g_strescape(text, NULL);

    g_error("%s (%s): %" G_GSIZE_FORMAT " bytes \"%s\" became \"%s\"", what,
            word ? word : "", len, in, shown);
}

gboolean
clean_check(const SkPolicy *policy, const char *type, const char *bytes,
            gsize len)
{
    g_autoptr(CleanResult) first = clean_run(policy, type, NULL, bytes, len);
    g_autoptr(CleanResult) again = NULL;
    const char *word = NULL;

    if (first->bytes == NULL) {
        g_assert_cmpint(first->verdict, ==, SK_VERDICT_REMOVED);
        return FALSE;
    }
    word = clean_accepted(policy, first->type, first->bytes);
    if (word != NULL)
        fail("refused", word, bytes, len, first->bytes);
    again = clean_run(policy, first->type, NULL,
                      g_bytes_get_data(first->bytes, NULL),
                      g_bytes_get_size(first->bytes));
    if (again->bytes == NULL)
        fail("removed when cleaned again", sk_reason_word(again->reason), bytes,
             len, first->bytes);
    else if (!g_bytes_equal(first->bytes, again->bytes))
        fail("changed when cleaned again", "", bytes, len, first->bytes);
    if (!again->holds_pictures) /* What holds some is always put together. */
        g_assert_cmpint(again->verdict, ==, SK_VERDICT_KEPT);
    return TRUE;
}

static guint
count_of(const char *const *words)
{
    return g_strv_length((char **)words);
}

static void
damage(GRand *rand, GString *text, const char *const *words)
{
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)text->len + 1);
    gsize n = (gsize)g_rand_int_range(rand, 1, 12);
    const char *word =
        words[g_rand_int_range(rand, 0, (gint32)count_of(words))];
    g_autofree char *piece = NULL;

    n = MIN(n, text->len - at);
    piece = g_memdup2(text->str + at, n + 1);
    switch (g_rand_int_range(rand, 0, 6)) {
    case 0:
        g_string_erase(text, (gssize)at, (gssize)n);
        break;
    case 1:
        g_string_insert_len(text, (gssize)at, piece, (gssize)n);
        break;
    case 2:
        if (at < text->len)
            text->str[at] = (char)g_rand_int_range(rand, 0, 256);
        break;
    default:
        g_string_insert(text, (gssize)at, word);
    }
}

void
clean_storm(const SkPolicy *policy, const char *type, const char *const *seeds,
            const char *const *words, guint rounds)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261120);
    guint left = 0;

    if (g_getenv("SK_TEST_SLOWER") != NULL)
        rounds = MAX(rounds / 20, 400); /* under valgrind */
    for (guint i = 0; i < rounds; i++) {
        g_autoptr(GString) text = g_string_new(
            seeds[g_rand_int_range(rand, 0, (gint32)count_of(seeds))]);
        guint n = (guint)g_rand_int_range(rand, 1, 9);

        while (n-- > 0)
            damage(rand, text, words);
        left += clean_check(policy, type, text->str, text->len);
    }
    g_test_message("%s: %u of %u left", type, left, rounds);
    g_assert_cmpuint(left, >=, rounds / 20);
}
