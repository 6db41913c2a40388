/* SPDX-License-Identifier: Apache-2.0
 *
 * EMF and WMF made record by record, through the real cleaner and the exit
 * inspection: what ends a file, what it may promise, and that tables of objects
 * and saved states have an end.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "clean-help.h"

#define EMF "image/emf"
#define WMF "image/wmf"

/* The header of EMF: a frame of @frame hundredths of a millimetre. */
static GByteArray *
emf_begin(guint32 frame)
{
    GByteArray *out = g_byte_array_new();
    const guint32 fields[] = { 1,     88,    0,          0,       9,   9,  0, 0,
                               frame, frame, 0x464D4520, 0x10000, 0,   0,  1, 0,
                               0,     0,     1920,       1080,    508, 286 };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        sk_write_le32(out, fields[i]);
    return out;
}

static void
emf_end(GByteArray *out)
{
    const guint32 fields[] = { 14, 20, 0, 16, 20 };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        sk_write_le32(out, fields[i]);
}

/* ALPHABLEND of a bitmap of 2 times 1 pixels with @bits each, whose short
 * header is followed by the @masks of red, green and blue. */
static void
emf_blend(GByteArray *out, guint bits, const guint32 masks[3])
{
    const guint32 fields[] = { 114,
                               168,
                               0,
                               0,
                               1,
                               0,
                               0,
                               0,
                               2,
                               1,
                               /* BLENDFUNCTION: alpha of pixels, whole */ 0x01FF0000,
                               0,
                               0,
                               0,
                               0,
                               0,
                               0,
                               0,
                               0,
                               0,
                               0,
                               108,
                               52,
                               160,
                               8,
                               2,
                               1,
                               40,
                               2,
                               1,
                               1 | bits << 16,
                               3,
                               8,
                               0,
                               0,
                               0,
                               0 };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        sk_write_le32(out, fields[i]);
    for (guint i = 0; i < 3; i++)
        sk_write_le32(out, masks[i]);
    sk_write_le32(out, 0x80402010);
    sk_write_le32(out, bits == 32 ? 0x40804020 : 0);
}

static GByteArray *
wmf_begin(void)
{
    GByteArray *out = g_byte_array_new();
    const guint fields[] = { 1, 9, 0x300, 0, 0, 0, 0, 0, 0 };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        sk_write_le16(out, fields[i]);
    return out;
}

static void
wmf_end(GByteArray *out)
{
    sk_write_le32(out, 3);
    sk_write_le16(out, 0);
}

/* What comes of @file (taken): the word of the reason it is refused for, or
 * what was counted. */
static void
expect(const char *type, GByteArray *file, const char *reason,
       const char *counts)
{
    const SkPolicy *policy = clean_policy("");
    g_autoptr(CleanResult) result =
        clean_run(policy, type, NULL, (const char *)file->data, file->len);

    if (reason != NULL) {
        g_assert_null(result->bytes);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, reason);
    } else {
        g_assert_nonnull(result->bytes);
        g_assert_cmpstr(result->counts, ==, counts);
        g_assert_true(
            clean_check(policy, type, (const char *)file->data, file->len));
    }
    g_byte_array_unref(file);
}

static void
test_emf_frame(void)
{
    GByteArray *file = emf_begin(1000);

    emf_end(file);
    expect(EMF, file, NULL, "");
    file = emf_begin(0x7FFFFFFF);
    emf_end(file);
    expect(EMF, file, "limit-pixels", NULL);
}

static void
test_emf_form(void)
{
    GByteArray *file = emf_begin(1000);
    g_autoptr(GByteArray) again = NULL;

    expect(EMF, file, "unreadable", NULL); /* without an end */
    file = emf_begin(1000);
    sk_write_le32(file, 33);
    sk_write_le32(file, 4); /* shorter than its own length */
    emf_end(file);
    expect(EMF, file, "unreadable", NULL);
    file = emf_begin(1000);
    again = emf_begin(1000); /* a second header */
    g_byte_array_append(file, again->data, again->len);
    emf_end(file);
    expect(EMF, file, "unreadable", NULL);
}

/* A drawing that only EMF+ knows stays outside; one that is there twice leaves
 * in its records of EMF. */
static void
test_emf_plus(void)
{
    for (guint dual = 0; dual < 2; dual++) {
        GByteArray *file = emf_begin(1000);

        sk_write_le32(file, 70);
        sk_write_le32(file, 44);
        sk_write_le32(file, 32);
        sk_write_le32(file, 0x2B464D45);
        sk_write_le16(file, 0x4001);
        sk_write_le16(file, dual);
        for (guint i = 0; i < 6; i++)
            sk_write_le32(file, i == 0 ? 28 : 0);
        emf_end(file);
        expect(EMF, file, dual ? NULL : "unreadable", "second-drawing=1");
    }
}

/* What is written of a bitmap that is blended: masks that only say what holds
 * without them go, and no mask for alpha comes in. Both would take away the
 * alpha of the pixels, and the ground of an icon would be black. */
static void
test_emf_blend(void)
{
    static const struct {
        guint bits;
        guint32 masks[3], compression;
        gsize bytes; /* of header and masks */
    } rows[] = {
        { 32, { 0xFF0000, 0xFF00, 0xFF }, 0, 40 },
        { 32, { 0xFF, 0xFF00, 0xFF0000 }, 3, 52 },
        { 16, { 0x7C00, 0x3E0, 0x1F }, 0, 40 },
        { 16, { 0xF800, 0x7E0, 0x1F }, 3, 52 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GByteArray) file = emf_begin(1000);
        g_autoptr(CleanResult) result = NULL;
        const guint8 *record;

        emf_blend(file, rows[i].bits, rows[i].masks);
        emf_end(file);
        g_assert_true(
            clean_check(clean_policy(""), EMF, (char *)file->data, file->len));
        result = clean_run(clean_policy(""), EMF, NULL, (char *)file->data,
                           file->len);
        g_assert_nonnull(result->bytes);
        g_assert_cmpstr(result->counts, ==, "");
        record = (const guint8 *)g_bytes_get_data(result->bytes, NULL) + 108;
        g_assert_cmpuint(record[88], ==, rows[i].bytes);
        g_assert_cmpuint(record[108], ==, 40);
        g_assert_cmpuint(record[108 + 16], ==, rows[i].compression);
        if (rows[i].compression != 0)
            g_assert_cmpmem(record + 148, 12, file->data + 88 + 148, 12);
        g_assert_cmpuint(record[108 + rows[i].bytes + 3], ==, 0x80);
    }
}

static void
test_emf_states(void)
{
    GByteArray *file = emf_begin(1000);

    for (guint i = 0; i < 1030; i++) {
        sk_write_le32(file, 33);
        sk_write_le32(file, 8);
    }
    emf_end(file);
    expect(EMF, file, NULL, "damaged-record=6");
}

/* An object at each index, and the largest there is. */
static void
test_emf_objects(void)
{
    GByteArray *file = emf_begin(1000);

    for (guint32 index = 0; index <= 65536; index += 16) {
        const guint32 brush[] = { 39, 24, MIN(index, 65536), 0, 0, 0 };

        for (guint i = 0; i < G_N_ELEMENTS(brush); i++)
            sk_write_le32(file, brush[i]);
    }
    emf_end(file);
    expect(EMF, file, NULL, "damaged-record=2"); /* 0 and 65536 */
}

static void
brush(GByteArray *file)
{
    sk_write_le32(file, 7);
    sk_write_le16(file, 0x02FC);
    for (guint i = 0; i < 4; i++)
        sk_write_le16(file, 0);
}

static void
test_wmf_objects(void)
{
    GByteArray *file = wmf_begin();

    for (guint i = 0; i < 1024; i++)
        brush(file);
    wmf_end(file);
    expect(WMF, file, NULL, "");
    file = wmf_begin();
    for (guint i = 0; i < 1025; i++)
        brush(file);
    wmf_end(file);
    expect(WMF, file, "limit-expanded", NULL);
}

/* A placeable header with @right and @scale; the rectangle begins at 0, and the
 * checksum is wrong. */
static GByteArray *
wmf_begin_placeable(guint right, guint scale)
{
    g_autoptr(GByteArray) rest = wmf_begin();
    GByteArray *out = g_byte_array_new();
    const guint fields[] = { 0xCDD7, 0x9AC6, 0,     0, 0, right,
                             100,    scale,  0,     0, 0x1234 };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        sk_write_le16(out, fields[i]);
    g_byte_array_append(out, rest->data, rest->len);
    return out;
}

/* What viewers draw in spite of a placeable header leaves. */
static void
test_wmf_placeable(void)
{
    static const struct {
        guint right, scale;
        gsize header; /* the bytes of the placeable header that leaves */
        guint written;
        const char *counts;
    } rows[] = {
        { 100, 1440, 22, 1440, "" },
        { 100, 0, 22, 96, "" },
        { 0, 1440, 0, 0, "damaged-record=1" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        GByteArray *file = wmf_begin_placeable(rows[i].right, rows[i].scale);
        g_autoptr(CleanResult) result = NULL;
        const guint8 *p = NULL;

        brush(file);
        wmf_end(file);
        result = clean_run(clean_policy(""), WMF, NULL, (char *)file->data,
                           file->len);
        g_assert_nonnull(result->bytes);
        p = g_bytes_get_data(result->bytes, NULL);
        g_assert_cmpuint(g_bytes_get_size(result->bytes), ==,
                         rows[i].header + 18 + 14 + 6);
        if (rows[i].header > 0)
            g_assert_cmpuint(p[14] | p[15] << 8, ==, rows[i].written);
        expect(WMF, file, NULL, rows[i].counts);
    }
}

static void
test_wmf_form(void)
{
    GByteArray *file = wmf_begin();

    brush(file);
    expect(WMF, file, "unreadable", NULL); /* without an end */
    file = wmf_begin();
    sk_write_le32(file, 0x7FFFFFFF);
    sk_write_le16(file, 0x0324);
    expect(WMF, file, "unreadable", NULL);
    file = wmf_begin();
    file->data[2] = 8; /* another header */
    wmf_end(file);
    expect(WMF, file, "unreadable", NULL);
}

/* Half a million records of each, in the time that their length makes. */
static void
test_long(void)
{
    GByteArray *file = emf_begin(1000);

    for (guint i = 0; i < 300000; i++) {
        const guint32 line[] = { 54, 16, i, i };

        for (guint n = 0; n < G_N_ELEMENTS(line); n++)
            sk_write_le32(file, line[n]);
    }
    emf_end(file);
    expect(EMF, file, NULL, "");
    file = wmf_begin();
    for (guint i = 0; i < 300000; i++) {
        sk_write_le32(file, 5);
        sk_write_le16(file, 0x0213);
        sk_write_le32(file, i);
    }
    wmf_end(file);
    expect(WMF, file, NULL, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    g_test_add_func("/emf/frame", test_emf_frame);
    g_test_add_func("/emf/form", test_emf_form);
    g_test_add_func("/emf/plus", test_emf_plus);
    g_test_add_func("/emf/blend", test_emf_blend);
    g_test_add_func("/emf/states", test_emf_states);
    g_test_add_func("/emf/objects", test_emf_objects);
    g_test_add_func("/wmf/objects", test_wmf_objects);
    g_test_add_func("/wmf/form", test_wmf_form);
    g_test_add_func("/wmf/placeable", test_wmf_placeable);
    g_test_add_func("/long", test_long);
    return g_test_run();
}
