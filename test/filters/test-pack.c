/* SPDX-License-Identifier: Apache-2.0
 *
 * Archives by the libraries: one of each kind read whole, cut short, under
 * tight limits and as the wrong type; what is told from names and first bytes.
 */
#include <locale.h>
#include <string.h>
#include "../cell/libprobe-archives.h"
#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "archive/pack.h"

extern const SkFilter sk_filter_flatten_archive;

static const struct {
    const char *word, *type, *member;
} kinds[] = {
    { "7z", "application/x-7z-compressed", "a.txt" },
    { "cpio", "application/x-cpio", "a.txt" },
    { "ar", "application/x-archive", "a.txt" },
    { "gzip", "application/gzip", "box" },
    { "bzip2", "application/x-bzip2", "box" },
    { "xz", "application/x-xz", "box" },
    { "lzma", "application/x-lzma", "box" },
    { "zstd", "application/zstd", "box" },
    { "lz4", "application/x-lz4", "box" },
    { "compress", "application/x-compress", "box" },
    { "tar", "application/x-tar", "a.txt" },
    { "rar", "application/vnd.rar", "a.txt" },
    { "rar5", "application/vnd.rar", "a.txt" },
    { "cab", "application/vnd.ms-cab-compressed", "a.txt" },
    { "lzh", "application/x-lzh-compressed", "a.txt" },
};

/* A part that flatten-archive has seen, and what it hangs on. */
typedef struct {
    SkPolicyFile *file;
    SkReport *report;
    SkTree tree;
    SkPart *part;
} Opened;

static void
opened_clear(Opened *opened)
{
    sk_part_free(opened->part);
    sk_report_free(opened->report);
    sk_policy_file_unref(opened->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Opened, opened_clear)

static void
open_as(Opened *opened, const void *bytes, gsize len, const char *type,
        const char *limits)
{
    g_autofree char *text = g_strdup_printf(
        "profiles = { t = { files = ( { type = \"archive\"; do = \"flatten\"; "
        "} ); }; }; limits = { message = \"1M\"; %s };",
        limits);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) content = g_bytes_new(bytes, len);
    const SkPolicy *policy;

    opened->file = sk_policy_file_load_text(text, strlen(text), &error);
    g_assert_no_error(error);
    policy = sk_policy_file_profile(opened->file, NULL);
    opened->report = sk_report_new();
    opened->tree = (SkTree){ .policy = policy, .report = opened->report };
    opened->part = sk_part_new(SK_ROLE_ATTACHMENT, "box.bin", NULL, content);
    sk_tree_begin(&opened->tree, opened->part);
    sk_part_set_found(opened->part, type);
    sk_filter_flatten_archive.clean(opened->part, policy);
}

static const char *
bytes_of(const char *word, gsize *len)
{
    if (strcmp(word, "lzh") == 0) {
        *len = sizeof lzh - 1;
        return lzh;
    }
    for (guint i = 0; i < G_N_ELEMENTS(archives); i++)
        if (strcmp(archives[i].word, word) == 0) {
            *len = archives[i].len;
            return archives[i].bytes;
        }
    g_assert_not_reached();
}

static void
test_whole(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    gsize len;
    const char *bytes = bytes_of(kinds[i].word, &len);
    g_auto(Opened) opened = { 0 };
    SkPart *child;
    gsize size;
    const char *content;

    open_as(&opened, bytes, len, kinds[i].type, "");
    g_assert_cmpstr(sk_reason_word(sk_part_reason(opened.part)), ==, "none");
    g_assert_cmpuint(sk_part_n_children(opened.part), ==, 1);
    child = sk_part_child(opened.part, 0);
    g_assert_cmpstr(sk_part_name(child), ==, kinds[i].member);
    content = g_bytes_get_data(sk_part_bytes(child), &size);
    g_assert_cmpuint(size, ==, 64);
    for (guint k = 0; k < 8; k++)
        g_assert_cmpmem(content + 8 * k, 8, "sekisho ", 8);
}

/* Cut anywhere: a reason, or what was whole before the cut; never half of a
 * member, but for .Z, which says neither length nor checksum. */
static void
test_cut(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    gsize len;
    const char *bytes = bytes_of(kinds[i].word, &len);

    for (gsize at = 0; at < len; at += 1 + len / 64) {
        g_auto(Opened) opened = { 0 };
        guint n;

        open_as(&opened, bytes, at, kinds[i].type, "");
        n = sk_part_n_children(opened.part);
        g_assert_true(n > 0 || sk_part_reason(opened.part) != SK_REASON_NONE);
        for (guint k = 0; k < n; k++) {
            GBytes *content = sk_part_bytes(sk_part_child(opened.part, k));

            gsize size = content != NULL ? g_bytes_get_size(content) : 64;

            g_test_message("%s cut at %" G_GSIZE_FORMAT, kinds[i].word, at);
            g_assert_true(size == 64 || strcmp(kinds[i].word, "compress") == 0);
        }
    }
}

/* As every other type: an archive is what it was found to be, or nothing. */
static void
test_wrong(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    gsize len;
    const char *bytes = bytes_of(kinds[i].word, &len);

    for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
        g_auto(Opened) opened = { 0 };

        if (strcmp(kinds[k].type, kinds[i].type) == 0)
            continue;
        open_as(&opened, bytes, len, kinds[k].type, "");
        g_test_message("%s as %s", kinds[i].word, kinds[k].word);
        g_assert_cmpuint(sk_part_n_children(opened.part), ==, 0);
        g_assert_cmpint(sk_part_reason(opened.part), !=, SK_REASON_NONE);
    }
}

static void
test_limits(gconstpointer data)
{
    guint i = GPOINTER_TO_UINT(data);
    gsize len;
    const char *bytes = bytes_of(kinds[i].word, &len);
    g_auto(Opened) parts = { 0 }, depth = { 0 };

    open_as(&parts, bytes, len, kinds[i].type, "parts = 1;");
    g_assert_cmpint(sk_part_reason(parts.part), ==, SK_REASON_LIMIT_PARTS);
    open_as(&depth, bytes, len, kinds[i].type, "depth = 1;");
    g_assert_cmpint(sk_part_reason(depth.part), ==, SK_REASON_NONE);
}

/* ---- names and first bytes ---------------------------------------------- */

static const struct {
    const char *name;
    gboolean alone, archive; /* a piece, whatever it is; where it is one */
} names[] = {
    { "a.z01", TRUE, TRUE },         { "A.Z12", TRUE, TRUE },
    { "a.r00", TRUE, TRUE },         { "a.part1.rar", TRUE, TRUE },
    { "a.PART002.RAR", TRUE, TRUE }, { "a.zip.001", TRUE, TRUE },
    { "a.7z.003", TRUE, TRUE },      { "minutes.001", FALSE, TRUE },
    { "a.rar", FALSE, FALSE },       { "a.part.rar", FALSE, FALSE },
    { "a.party.rar", FALSE, FALSE }, { "a.zip", FALSE, FALSE },
    { "a.zoo", FALSE, FALSE },       { "a.r0", FALSE, FALSE },
    { "001", FALSE, FALSE },         { "", FALSE, FALSE },
};

static void
test_pieces(void)
{
    g_assert_false(sk_pack_is_piece(NULL, TRUE));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_test_message("%s", names[i].name);
        g_assert_cmpint(sk_pack_is_piece(names[i].name, FALSE), ==,
                        names[i].alone);
        g_assert_cmpint(sk_pack_is_piece(names[i].name, TRUE), ==,
                        names[i].archive);
    }
}

static void
test_programs(void)
{
    static const char *const marks[] = { "Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c",
                                         "PK\x05\x06", "-lh5-" };
    guint8 program[1024] = "MZ";

    g_assert_false(sk_pack_is_sfx(program, sizeof program));
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        memset(program + 2, 0, sizeof program - 2);
        memcpy(program + 1000, marks[i], strlen(marks[i]));
        g_assert_true(sk_pack_is_sfx(program, sizeof program));
        g_assert_false(sk_pack_is_sfx(program, 1000));
        g_assert_false(sk_pack_is_sfx(program + 2, sizeof program - 2));
    }
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *word;
        GTestDataFunc run;
    } tests[] = { { "whole", test_whole },
                  { "cut", test_cut },
                  { "wrong", test_wrong },
                  { "limits", test_limits } };

    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        for (guint k = 0; k < G_N_ELEMENTS(tests); k++) {
            g_autofree char *path =
                g_strdup_printf("/pack/%s/%s", tests[k].word, kinds[i].word);

            g_test_add_data_func(path, GUINT_TO_POINTER(i), tests[k].run);
        }
    g_test_add_func("/pack/pieces", test_pieces);
    g_test_add_func("/pack/programs", test_programs);
    return g_test_run();
}
