/* SPDX-License-Identifier: Apache-2.0
 *
 * Records of EMF+, one row each: a drawing with one such record behind objects
 * of each kind, through the real cleaner and the exit inspection. The drawing is
 * there twice, so one that is not understood leaves without EMF+. The inspection
 * also judges the drawing as it came, framed as our writer would frame it: only
 * what the writer itself writes may pass.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "clean-help.h"

#define EMF "image/emf"

typedef enum {
    NEVER,   /* not understood: no record of EMF+ leaves */
    ALTERED, /* leaves in another form */
    OURS,    /* leaves as it is */
} Fate;

typedef struct {
    const char *name;
    guint type, flags;
    const char *content; /* hexadecimal; "V" is the version of objects */
    Fate fate;
} Row;

/* Objects at the indices 0 to 8: brush, pen, path, region, image, font, format,
 * attributes, cap. */
static const Row objects[] = {
    { "brush", 8, 0x100, "V 00000000 FF0000FF", OURS },
    { "pen", 8, 0x201,
      "V 00000000 00000000 00000000 0000803F V 00000000 000000FF", OURS },
    { "path", 8, 0x302,
      "V 02000000 00400000 01000100 05000500 0001 0000", OURS },
    { "region", 8, 0x403, "V 00000000 03000010", OURS },
    { "image", 8, 0x504,
      "V 01000000 01000000 01000000 04000000 08180200 00000000 01020300",
      OURS },
    { "font", 8, 0x605,
      "V 00004041 02000000 00000000 00000000 01000000 41000000", OURS },
    { "format", 8, 0x706,
      "V 00000000 00000000 00000000 00000000 00000000 00000000 00000000 "
      "00000000 00000000 00000000 0000803F 00000000 00000000 00000000",
      OURS },
    { "attributes", 8, 0x807, "V 00000000 03000000 00000000 00000000 00000000",
      OURS },
    { "cap", 8, 0x908,
      "V 01000000 0000803F 0000803F 00000000 01000000 00000000 00000000 "
      "00000000 00002041 0000803F 00000000 00000000 00000000 00000000",
      OURS },
};

static const Row rows[] = {
#include "emf-plus-rows.h"
};

static const SkPolicy *policy;

/* Appends the bytes that @hex spells. */
static void
put_hex(GByteArray *out, const char *hex)
{
    for (; *hex != '\0'; hex++) {
        guint8 byte;

        if (*hex == ' ')
            continue;
        if (*hex == 'V') {
            sk_write_le32(out, 0xDBC01002);
            continue;
        }
        byte = (guint8)(g_ascii_xdigit_value(hex[0]) << 4 |
                        g_ascii_xdigit_value(hex[1]));
        g_byte_array_append(out, &byte, 1);
        hex++;
    }
}

static void
put_record(GByteArray *out, const Row *row)
{
    guint start = out->len;

    sk_write_le16(out, 0x4000 + row->type);
    sk_write_le16(out, row->flags);
    sk_write_le32(out, 0);
    sk_write_le32(out, 0);
    put_hex(out, row->content);
    while (out->len % 4 != 0)
        g_byte_array_append(out, (const guint8 *)"", 1);
    sk_patch_le32(out, start + 4, out->len - start);
    sk_patch_le32(out, start + 8, out->len - start - 12);
}

/* An EMF in the form in which our writer writes it, with the records of EMF+ in
 * @plus in its only comment. */
static GByteArray *
frame(const GByteArray *plus)
{
    const guint32 head[] = { 1,    108,  0,          0,       9, 9, 0,      0,
                             1000, 1000, 0x464D4520, 0x10000, 0, 3, 1,      0,
                             0,    0,    1920,       1080,    508, 286,     0,
                             0,    0,    508000,     286000 };
    const guint32 end[] = { 14, 20, 0, 16, 20 };
    GByteArray *out = g_byte_array_new();

    for (guint i = 0; i < G_N_ELEMENTS(head); i++)
        sk_write_le32(out, head[i]);
    sk_write_le32(out, 70);
    sk_write_le32(out, 16 + plus->len);
    sk_write_le32(out, 4 + plus->len);
    sk_write_le32(out, 0x2B464D45);
    g_byte_array_append(out, plus->data, plus->len);
    for (guint i = 0; i < G_N_ELEMENTS(end); i++)
        sk_write_le32(out, end[i]);
    sk_patch_le32(out, 48, out->len);
    return out;
}

static void
put_header(GByteArray *out, gboolean is_dual)
{
    const Row header = { "header", 1, is_dual ? 1 : 0,
                         "V 01000000 60000000 60000000", OURS };

    put_record(out, &header);
}

static GByteArray *
drawing_with(const Row *row, gboolean is_dual)
{
    g_autoptr(GByteArray) plus = g_byte_array_new();

    put_header(plus, is_dual);
    for (guint i = 0; i < G_N_ELEMENTS(objects); i++)
        put_record(plus, &objects[i]);
    put_record(plus, row);
    return frame(plus);
}

static gboolean
is_accepted(const GByteArray *file)
{
    g_autoptr(GBytes) bytes = g_bytes_new(file->data, file->len);

    return clean_accepted(policy, EMF, bytes) == NULL;
}

static void
run_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GByteArray) file = drawing_with(row, TRUE);
    g_autoptr(GByteArray) alone = drawing_with(row, FALSE);
    g_autoptr(CleanResult) result = clean_run(
        policy, EMF, NULL, (const char *)file->data, file->len);
    g_autoptr(CleanResult) other = clean_run(
        policy, EMF, NULL, (const char *)alone->data, alone->len);

    g_assert_nonnull(result->bytes);
    g_assert_true(clean_check(policy, EMF, (const char *)file->data,
                              file->len));
    g_assert_cmpstr(result->counts, ==,
                    row->fate == NEVER ? "second-drawing=1" : "");
    g_assert_cmpint(is_accepted(file), ==, row->fate == OURS);
    g_assert_cmpint(result->verdict == SK_VERDICT_KEPT, ==, row->fate == OURS);
    g_assert_cmpint(other->bytes == NULL, ==, row->fate == NEVER);
}

/* Every part of a drawing, cut and changed at each of its bytes. */
static void
test_damaged(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261129);
    guint left = 0, tried = 0;

    for (guint n = 0; n < G_N_ELEMENTS(rows); n++) {
        g_autoptr(GByteArray) file = drawing_with(&rows[n], n % 2);
        guint first = file->len - 20 - (guint)strlen(rows[n].content) / 2;

        for (guint i = first; i < file->len; i++, tried++) {
            g_autofree char *copy = g_memdup2(file->data, file->len);

            copy[i] = (char)g_rand_int_range(rand, 0, 256);
            left += clean_check(policy, EMF, copy, file->len);
        }
    }
    g_test_message("%u of %u leave", left, tried);
    g_assert_cmpuint(left, >, tried / 20);
}

/* A tree of @depth combinations, each within the first branch of another. */
static GByteArray *
region_of(guint depth)
{
    g_autoptr(GString) content = g_string_new("V ");
    g_autoptr(GByteArray) plus = g_byte_array_new();
    Row row = { "deep", 8, 0x403, NULL, OURS };

    g_string_append_printf(content, "%02X%02X0000", depth * 2 & 0xFF,
                           depth * 2 >> 8);
    for (guint i = 0; i < depth; i++)
        g_string_append(content, "02000000");
    for (guint i = 0; i <= depth; i++)
        g_string_append(content, "02000010");
    row.content = content->str;
    put_header(plus, TRUE);
    put_record(plus, &row);
    return frame(plus);
}

static void
test_deep(void)
{
    static const struct {
        guint depth;
        const char *counts;
    } trees[] = { { 1, "" }, { 511, "" }, { 512, "second-drawing=1" } };

    for (guint i = 0; i < G_N_ELEMENTS(trees); i++) {
        g_autoptr(GByteArray) file = region_of(trees[i].depth);
        g_autoptr(CleanResult) result = clean_run(
            policy, EMF, NULL, (const char *)file->data, file->len);

        g_assert_cmpstr(result->counts, ==, trees[i].counts);
        g_assert_cmpint(is_accepted(file), ==, trees[i].counts[0] == '\0');
    }
}

/* An object in several records, in comments of their own. */
static void
test_pieces(void)
{
    static const struct {
        const char *name, *first, *second;
        guint flags;
        const char *counts;
    } cases[] = {
        { "marked", "0C000000 V 00000000", "0C000000 FF0000FF", 0x8100, "" },
        { "last not marked", "0C000000 V 00000000", "FF0000FF", 0x0100, "" },
        { "another index", "0C000000 V 00000000", "0C000000 FF0000FF", 0x8101,
          "second-drawing=1" },
        { "another length", "0C000000 V 00000000", "10000000 FF0000FF", 0x8100,
          "second-drawing=1" },
        { "too long", "0C000000 V 00000000", "0C000000 FF0000FF 00000000",
          0x8100, "second-drawing=1" },
        { "not whole", "F0FFFFFF V 00000000", "F0FFFFFF FF0000FF", 0x8100,
          "second-drawing=1" },
        { "no length", "0C000000 V 00000000", "", 0x8100,
          "second-drawing=1" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) plus = g_byte_array_new();
        const Row first = { "", 8, 0x8100, cases[i].first, OURS };
        const Row second = { "", 8, cases[i].flags, cases[i].second, OURS };
        g_autoptr(GByteArray) file = NULL;
        g_autoptr(CleanResult) result = NULL;

        put_header(plus, TRUE);
        put_record(plus, &first);
        put_record(plus, &second);
        file = frame(plus);
        result = clean_run(policy, EMF, NULL,
                           (const char *)file->data, file->len);
        g_test_message("%s", cases[i].name);
        g_assert_cmpstr(result->counts, ==, cases[i].counts);
        g_assert_false(is_accepted(file)); /* It would have been one record. */
        clean_check(policy, EMF, (const char *)file->data, file->len);
    }
}

/* Lengths of records that lead out of their comment, and a drawing that does
 * not begin with its header. */
static void
test_frames(void)
{
    static const struct {
        guint at;
        guint32 number;
    } changes[] = {
        { 108 + 16, 0x40044004 },  { 108 + 20, 0x7FFFFFFC },
        { 108 + 20, 8 },           { 108 + 24, 0x7FFFFFFC },
        { 108 + 24, 17 },          { 108 + 8, 0x7FFFFFFC },
        { 108 + 8, 3 },            { 108 + 16, 0x00013FFF },
    };
    const Row none = { "", 4, 0, "", OURS };

    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autoptr(GByteArray) file = drawing_with(&none, TRUE);
        g_autoptr(CleanResult) result = NULL;

        sk_patch_le32(file, changes[i].at, changes[i].number);
        result = clean_run(policy, EMF, NULL,
                           (const char *)file->data, file->len);
        g_assert_false(is_accepted(file));
        if (result->bytes != NULL)
            g_assert_cmpstr(result->counts, ==, "second-drawing=1");
        clean_check(policy, EMF, (const char *)file->data, file->len);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    policy = clean_policy("");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/plus/%02x/%s", rows[i].type, rows[i].name);

        g_test_add_data_func(path, &rows[i], run_row);
    }
    g_test_add_func("/plus/damaged", test_damaged);
    g_test_add_func("/plus/deep", test_deep);
    g_test_add_func("/plus/pieces", test_pieces);
    g_test_add_func("/plus/frames", test_frames);
    return g_test_run();
}
