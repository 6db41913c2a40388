/* SPDX-License-Identifier: Apache-2.0
 *
 * Two filters for a made-up container format, on which test-embedded.c tries
 * what every real one needs: a first line, and then a file in base64 on each
 * line. One filter takes the files out in stage CLEAN, another puts back in
 * stage BUILD what passed. THE LIST of this program has both, and between them
 * all filters of the product.
 */
#include <string.h>
#include "embedded-box.h"
#include "picture/placeholder.h"

static gboolean
is_box(const SkPart *part)
{
    gsize len = 0;
    const char *bytes = sk_part_bytes(part) != NULL
                            ? g_bytes_get_data(sk_part_bytes(part), &len)
                            : NULL;

    return len > strlen(EMBEDDED_BOX_HEAD) &&
           memcmp(bytes, EMBEDDED_BOX_HEAD, strlen(EMBEDDED_BOX_HEAD)) == 0;
}

static char **
lines_of(const SkPart *part)
{
    gsize len;
    const char *bytes = g_bytes_get_data(sk_part_bytes(part), &len);
    g_autofree char *text = g_strndup(bytes, len);

    return g_strsplit(g_strstrip(text) + strlen(EMBEDDED_BOX_HEAD), "\n", -1);
}

static SkVerdict
open_box(SkPart *part, const SkPolicy *policy)
{
    g_auto(GStrv) lines = NULL;
    GPtrArray *children;

    (void)policy;
    if (!is_box(part) || sk_part_verdict(part) != SK_VERDICT_UNDECIDED)
        return sk_part_pass(part);
    lines = lines_of(part);
    children = g_ptr_array_new();
    for (guint i = 0; lines[i] != NULL; i++) {
        gsize len;
        guint8 *bytes = g_base64_decode(lines[i], &len);
        g_autoptr(GBytes) content = g_bytes_new_take(bytes, len);
        g_autofree char *name = g_strdup_printf("%u", i + 1);

        g_ptr_array_add(children,
                        sk_part_new(SK_ROLE_EMBEDDED, name, NULL, content));
    }
    return sk_part_split(part, children);
}

static SkVerdict
build_box(SkPart *part, const SkPolicy *policy)
{
    g_autoptr(GString) out = g_string_new(EMBEDDED_BOX_HEAD);

    (void)policy;
    if (!is_box(part) || sk_part_n_children(part) == 0)
        return sk_part_pass(part);
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);
        gboolean leaves = sk_part_verdict(child) < SK_VERDICT_REMOVED;
        g_autoptr(GBytes) bytes =
            leaves ? g_bytes_ref(sk_part_bytes(child)) : sk_placeholder(40, 30);
        g_autofree char *line = g_base64_encode(g_bytes_get_data(bytes, NULL),
                                                g_bytes_get_size(bytes));

        g_string_append_printf(out, "%s\n", line);
        sk_part_count(part, "embedded-picture", !leaves, NULL);
    }
    return sk_part_replace(part, g_string_free_to_bytes(g_steal_pointer(&out)),
                           "text/plain");
}

static const char *const box_types[] = { "text/plain", NULL };

static const SkFilter sk_filter_open_box = {
    .name = "open-box",
    .purpose = "opens the container of this test",
    .stage = SK_STAGE_CLEAN,
    .types = box_types,
    .clean = open_box,
};

static const SkFilter sk_filter_build_box = {
    .name = "build-box",
    .purpose = "writes the container of this test",
    .stage = SK_STAGE_BUILD,
    .types = box_types,
    .method = SK_METHOD_SANITIZE,
    .clean = build_box,
};

gboolean embedded_box_builds = TRUE;

static SkVerdict
build_if_wanted(SkPart *part, const SkPolicy *policy)
{
    return embedded_box_builds ? sk_filter_build_box.clean(part, policy)
                               : sk_part_pass(part);
}

static const SkFilter sk_filter_maybe = {
    .name = "build-box",
    .purpose = "the same, where the test wants it",
    .stage = SK_STAGE_BUILD,
    .types = box_types,
    .method = SK_METHOD_SANITIZE,
    .clean = build_if_wanted,
};

/* THE LIST itself, under another name. */
#define sk_filters real_filters
#include "../../filters/filters.c"
#undef sk_filters

const SkFilter *const sk_filters[] = {
    &sk_filter_open_box,
#define SK_X(name) &sk_filter_##name,
    SK_FILTERS(SK_X)
#undef SK_X
        & sk_filter_maybe,
    NULL,
};
