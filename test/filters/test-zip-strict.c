/* SPDX-License-Identifier: Apache-2.0
 *
 * The strict walk over ZIP: what every reader agrees on is listed, what two
 * readers may see two ways is refused, and for the reason it has.
 */
#include <string.h>
#include "archive/deflate.h"
#include "archive/zip_strict.h"
#include "zip-make.h"

typedef struct {
    const char *path;
    ZipRow rows[4];
    ZipFrame frame;
    SkReason reason; /* NONE: walked */
    const char *why;
    guint members;
} Case;

#define A { .name = "a.txt", .content = "alpha" }
#define B { .name = "b.txt", .content = "beta" }
#define AMBIGUOUS SK_REASON_ARCHIVE_AMBIGUOUS
#define ZIP64(size, packed) "\x01\0\x10\0" size packed
#define FIVE "\x05\0\0\0\0\0\0\0"
#define SIX "\x06\0\0\0\0\0\0\0"
#define NIL "\0\0\0\0\0\0\0\0"

/* clang-format off */
static const Case cases[] = {
    /* what everybody reads the same */
    { "one", { A }, { 0 }, .members = 1 },
    { "two", { A, B }, { 0 }, .members = 2 },
    { "reversed-directory", { A, B }, { .reversed = TRUE }, .members = 2 },
    { "empty", { { 0 } }, { 0 }, .members = 0 },
    { "comment", { A }, { .comment = "made by hand" }, .members = 1 },
    { "padding-zeros", { A }, { .behind = "\0\0\0", .behind_len = 3 }, .members = 1 },
    { "padding-line-end", { A }, { .behind = "\r\n" }, .members = 1 },
    { "level-bits", { { .name = "a", .content = "x", .l_flags_xor = 2 } }, { 0 }, .members = 1 },
    { "descriptor-12", { { .name = "a", .content = "x", .later = TRUE, .descriptor = 12 }, B }, { 0 }, .members = 2 },
    { "descriptor-16", { { .name = "a", .content = "x", .later = TRUE, .descriptor = 16 }, B }, { 0 }, .members = 2 },
    { "descriptor-20", { { .name = "a", .content = "x", .later = TRUE, .descriptor = 20 } }, { 0 }, .members = 1 },
    { "descriptor-24", { { .name = "a", .content = "x", .later = TRUE, .descriptor = 24 } }, { 0 }, .members = 1 },
    { "free-extra", { { .name = "a", .content = "x", .l_extra = "UT\1\0z", .l_extra_len = 5 } }, { 0 }, .members = 1 },
    { "zip64-end", { A, B }, { .zip64 = TRUE }, .members = 2 },
    { "zip64-spare", { { .name = "a.txt", .content = "alpha", .c_extra = ZIP64(FIVE, FIVE), .c_extra_len = 20 } }, { 0 }, .members = 1 },
    { "zip64-spare-zero", { { .name = "a.txt", .content = "alpha", .l_extra = ZIP64(NIL, NIL), .l_extra_len = 20 } }, { 0 }, .members = 1 },

    /* the rows of the differential between readers */
    { "central-evil-local-good", { { .name = "x", .content = "x", .c_name = "evil.exe", .l_name = "good.txt" } }, { 0 }, AMBIGUOUS, "name-differs" },
    { "central-good-local-evil", { { .name = "x", .content = "x", .c_name = "good.txt", .l_name = "evil.exe" } }, { 0 }, AMBIGUOUS, "name-differs" },
    { "same-length-name", { { .name = "x", .content = "x", .c_name = "a.txt", .l_name = "a.exe" } }, { 0 }, AMBIGUOUS, "name-differs" },
    { "archive-in-comment", { A }, { .comment = "PK\x05\x06 and more" }, AMBIGUOUS, "archive-in-comment" },
    { "local-in-comment", { A }, { .comment = "PK\x03\x04zz" }, AMBIGUOUS, "archive-in-comment" },
    { "two-ends", { A }, { .second_end = TRUE }, AMBIGUOUS, NULL },
    { "hidden-first", { { .name = "h", .content = "x", .hidden = TRUE }, A }, { 0 }, AMBIGUOUS, "prefix" },
    { "hidden-between", { A, { .name = "h", .content = "x", .hidden = TRUE }, B }, { 0 }, AMBIGUOUS, NULL },
    { "hidden-last", { A, { .name = "h", .content = "x", .hidden = TRUE } }, { 0 }, AMBIGUOUS, NULL },
    { "hidden-only", { { .name = "h", .content = "x", .hidden = TRUE } }, { 0 }, AMBIGUOUS, "hidden-member" },
    { "prefix-adjusted", { A }, { .prefix = "#!/bin/sh\n" }, AMBIGUOUS, "prefix" },
    { "prefix-plain", { A }, { .prefix = "junk", .offset_add = -4 }, AMBIGUOUS, "prefix" },
    { "sfx", { A }, { .prefix = "MZ and a program" }, SK_REASON_ARCHIVE_SFX, NULL },

    /* places */
    { "overlap-same", { { .name = "a.txt", .content = "alpha", .twice = TRUE } }, { 0 }, AMBIGUOUS, "overlap" },
    { "gap", { { .name = "a", .content = "x", .gap = "....." }, B }, { 0 }, AMBIGUOUS, "gap" },
    { "gap-like-descriptor", { { .name = "a", .content = "x", .gap = "............" } }, { 0 }, AMBIGUOUS, "gap" },
    { "before-directory", { A }, { .before_directory = "some bytes" }, AMBIGUOUS, "gap" },
    { "before-end", { A }, { .before_end = "some bytes" }, AMBIGUOUS, "prefix" },
    { "behind", { A }, { .behind = "some bytes" }, AMBIGUOUS, "trailing-data" },
    { "offset-wrong", { { .name = "a", .content = "x", .offset_add = 1 } }, { 0 }, AMBIGUOUS, "prefix" },
    { "offset-past-end", { { .name = "a", .content = "x", .offset_add = 1 << 30 } }, { 0 }, AMBIGUOUS, NULL },
    { "offset-past-end-second", { { .name = "a", .content = "xyzzy", .l_extra = "UT\xff\xff", .l_extra_len = 4 }, { .name = "b", .content = "x", .offset_add = 1 << 30 } }, { 0 }, AMBIGUOUS, "overlap" },
    { "directory-offset-wrong", { A }, { .offset_add = 2 }, SK_REASON_ARCHIVE_DAMAGED, "directory" },
    { "directory-too-long", { A }, { .size_add = 1 << 30 }, SK_REASON_ARCHIVE_DAMAGED, "directory" },

    /* counts */
    { "entries-more", { A }, { .entries_add = 1 }, AMBIGUOUS, "directory" },
    { "entries-fewer", { A, B }, { .entries_add = -1 }, AMBIGUOUS, "directory" },
    { "disk", { A }, { .disk = 1 }, SK_REASON_ARCHIVE_SPLIT, "volumes" },
    { "zip64-entries", { A, B }, { .zip64 = TRUE, .zip64_entries_add = -1 }, AMBIGUOUS, "zip64-end" },

    /* fields */
    { "method-differs", { { .name = "a", .content = "x", .l_method = 9 } }, { 0 }, AMBIGUOUS, "method-differs" },
    { "utf8-flag-differs", { { .name = "a", .content = "x", .l_flags_xor = 0x800 } }, { 0 }, AMBIGUOUS, "flags-differ" },
    { "bit-3-differs", { { .name = "a", .content = "x", .l_flags_xor = 8 } }, { 0 }, AMBIGUOUS, "flags-differ" },
    { "crc-differs", { { .name = "a", .content = "x", .l_crc_add = 1 } }, { 0 }, AMBIGUOUS, "sizes-differ" },
    { "size-differs", { { .name = "a", .content = "x", .l_size_add = 1 } }, { 0 }, AMBIGUOUS, "sizes-differ" },
    { "descriptor-missing", { { .name = "a", .content = "x", .later = TRUE } }, { 0 }, AMBIGUOUS, "no-descriptor" },
    { "descriptor-lies", { { .name = "a", .content = "x", .later = TRUE, .descriptor = 16, .d_crc_add = 1 } }, { 0 }, AMBIGUOUS, "descriptor" },
    { "descriptor-12-lies", { { .name = "a", .content = "x", .later = TRUE, .descriptor = 12, .d_crc_add = 1 } }, { 0 }, AMBIGUOUS, "descriptor" },
    { "zip64-lies", { { .name = "a.txt", .content = "alpha", .c_extra = ZIP64(SIX, FIVE), .c_extra_len = 20 } }, { 0 }, AMBIGUOUS, "zip64-field" },
    { "zip64-local-lies", { { .name = "a.txt", .content = "alpha", .l_extra = ZIP64(SIX, FIVE), .l_extra_len = 20 } }, { 0 }, AMBIGUOUS, "zip64-field" },
    { "zip64-twice", { { .name = "a.txt", .content = "alpha", .c_extra = ZIP64(FIVE, FIVE) ZIP64(FIVE, FIVE), .c_extra_len = 40 } }, { 0 }, AMBIGUOUS, "extra-twice" },
    { "zip64-missing", { { .name = "a.txt", .content = "alpha", .c_size_add = -6 } }, { 0 }, AMBIGUOUS, "zip64-field" },
    { "folder-with-content", { { .name = "a/", .content = "x" } }, { 0 }, AMBIGUOUS, "folder-with-content" },
    { "empty-name", { { .name = "", .content = "x" } }, { 0 }, AMBIGUOUS, "directory" },

    /* what cannot be looked into */
    { "encrypted", { { .name = "a", .content = "x", .flags = 1 } }, { 0 }, SK_REASON_ENCRYPTED, NULL },
    { "encrypted-second", { A, { .name = "b", .content = "x", .flags = 1 } }, { 0 }, SK_REASON_ENCRYPTED, NULL },
    { "aes", { { .name = "a", .content = "x", .method = 99, .flags = 1 } }, { 0 }, SK_REASON_ENCRYPTED, NULL },
    { "masked-headers", { { .name = "a", .content = "x", .flags = 0x2000 } }, { 0 }, SK_REASON_ENCRYPTED, NULL },
    { "patch", { { .name = "a", .content = "x", .flags = 0x20 } }, { 0 }, SK_REASON_ARCHIVE_METHOD, "patch" },
};
/* clang-format on */

static void
test_case(gconstpointer data)
{
    const Case *row = data;
    g_autoptr(GByteArray) zip = zip_make(row->rows, &row->frame);
    g_auto(SkZipWalk) walk = sk_zip_walk(zip->data, zip->len, 100);

    g_assert_cmpstr(sk_reason_word(walk.reason), ==,
                    sk_reason_word(row->reason));
    if (row->why != NULL)
        g_assert_cmpstr(walk.why, ==, row->why);
    g_assert_true((walk.members != NULL) == (row->reason == SK_REASON_NONE));
    if (walk.members == NULL)
        return;
    g_assert_cmpuint(walk.members->len, ==, row->members);
    for (guint i = 0; i < walk.members->len; i++) {
        SkZipMember *m = &g_array_index(walk.members, SkZipMember, i);
        const ZipRow *from = &row->rows[i];

        g_assert_cmpmem(m->name, m->name_len, from->name, strlen(from->name));
        g_assert_cmpmem(m->data, m->size, from->content,
                        strlen(from->content));
        g_assert_cmpuint(m->crc, ==, sk_crc32(m->data, m->size));
    }
}

/* Every beginning of a good archive is refused, read in a block of its own
 * size, so that a sanitizer sees one byte too many. */
static void
test_cut(void)
{
    static const ZipRow rows[] = {
        A, { .name = "c", .content = "x", .later = TRUE, .descriptor = 16 }, B,
        { 0 }
    };
    g_autoptr(GByteArray) zip =
        zip_make(rows, &(ZipFrame){ .zip64 = TRUE, .comment = "c" });

    for (gsize len = 0; len < zip->len; len++) {
        g_autofree guint8 *copy = g_memdup2(zip->data, len);
        g_auto(SkZipWalk) walk = sk_zip_walk(copy, len, 100);

        g_assert_null(walk.members);
        g_assert_cmpint(walk.reason, !=, SK_REASON_NONE);
    }
}

/* One bit changed anywhere: refused, or the same list of places and sizes (a
 * time, a version, an attribute), or a name changed in both places: no. */
static void
test_bits(void)
{
    static const ZipRow rows[] = {
        A, { .name = "c", .content = "x", .later = TRUE, .descriptor = 16 }, B,
        { 0 }
    };
    g_autoptr(GByteArray) zip = zip_make(rows, &(ZipFrame){ 0 });
    guint accepted = 0;

    for (gsize bit = 0; bit < (gsize)zip->len * 8; bit++) {
        g_autofree guint8 *copy = g_memdup2(zip->data, zip->len);

        copy[bit / 8] ^= (guint8)(1u << (bit % 8));
        g_auto(SkZipWalk) walk = sk_zip_walk(copy, zip->len, 100);
        if (walk.members == NULL)
            continue;
        accepted++;
        g_assert_cmpuint(walk.members->len, ==, 3);
        for (guint i = 0; i < 3; i++) {
            SkZipMember *m = &g_array_index(walk.members, SkZipMember, i);

            g_assert_cmpmem(m->name, m->name_len, rows[i].name,
                            strlen(rows[i].name));
            g_assert_cmpuint(m->size, ==, strlen(rows[i].content));
        }
    }
    g_test_message("%u of %u bits are free", accepted, zip->len * 8);
    g_assert_cmpuint(accepted, >, 0);
}

static void
test_most(void)
{
    static const ZipRow rows[] = { A, B, { 0 } };
    g_autoptr(GByteArray) zip = zip_make(rows, &(ZipFrame){ 0 });
    g_auto(SkZipWalk) walk = sk_zip_walk(zip->data, zip->len, 1);

    g_assert_null(walk.members);
    g_assert_cmpint(walk.reason, ==, SK_REASON_LIMIT_PARTS);
}

/* Two whole archives, one behind the other: readers pick either. */
static void
test_joined(void)
{
    static const ZipRow first[] = { A, { 0 } }, second[] = { B, { 0 } };
    g_autoptr(GByteArray) zip = zip_make(first, &(ZipFrame){ 0 });
    g_autoptr(GByteArray) more = zip_make(second, &(ZipFrame){ 0 });

    g_byte_array_append(zip, more->data, more->len);
    g_auto(SkZipWalk) walk = sk_zip_walk(zip->data, zip->len, 100);
    g_assert_null(walk.members);
    g_assert_cmpint(walk.reason, ==, AMBIGUOUS);
}

static void
test_kinds(void)
{
    static const ZipRow rows[] = {
        { .name = "link", .content = "/etc/passwd", .made_by = 0x0314,
          .attributes = 0120777u << 16 },
        { .name = "pipe", .content = "", .made_by = 0x0314,
          .attributes = 0010644u << 16 },
        { .name = "folder", .content = "", .attributes = 0x10 },
        { 0 }
    };
    g_autoptr(GByteArray) zip = zip_make(rows, &(ZipFrame){ 0 });
    g_auto(SkZipWalk) walk = sk_zip_walk(zip->data, zip->len, 100);

    g_assert_nonnull(walk.members);
    g_assert_cmpint(g_array_index(walk.members, SkZipMember, 0).kind, ==,
                    SK_ZIP_LINK);
    g_assert_cmpint(g_array_index(walk.members, SkZipMember, 1).kind, ==,
                    SK_ZIP_DEVICE);
    g_assert_cmpint(g_array_index(walk.members, SkZipMember, 2).kind, ==,
                    SK_ZIP_DIRECTORY);
}

/* Field 0x7075: with the checksum of the name it is the name; another one in
 * the local header makes two archives of one. */
static void
test_unicode(gconstpointer data)
{
    guint kind = GPOINTER_TO_UINT(data); /* 0 fits, 1 does not, 2 differs */
    guint32 crc = sk_crc32((const guint8 *)"a.txt", 5) + (kind == 1);
    char extra[] = "\x75\x70\x0a\0\x01....b.txt", other[sizeof extra];
    ZipRow rows[] = { A, { 0 } };

    for (guint i = 0; i < 4; i++)
        extra[5 + i] = (char)(crc >> (8 * i));
    memcpy(other, extra, sizeof extra);
    other[9] = kind == 2 ? 'c' : 'b';
    rows[0].c_extra = extra;
    rows[0].l_extra = other;
    rows[0].c_extra_len = rows[0].l_extra_len = sizeof extra - 1;
    g_autoptr(GByteArray) zip = zip_make(rows, &(ZipFrame){ 0 });
    g_auto(SkZipWalk) walk = sk_zip_walk(zip->data, zip->len, 100);
    if (kind == 2) {
        g_assert_null(walk.members);
        g_assert_cmpstr(walk.why, ==, "name-differs");
        return;
    }
    SkZipMember *m = &g_array_index(walk.members, SkZipMember, 0);
    g_assert_cmpmem(m->unicode, m->unicode_len, "b.txt", 5);
    g_assert_cmpint(m->unicode_counts, ==, kind == 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/zip/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/zip/cut", test_cut);
    g_test_add_func("/zip/bits", test_bits);
    g_test_add_func("/zip/most", test_most);
    g_test_add_func("/zip/joined", test_joined);
    g_test_add_func("/zip/kinds", test_kinds);
    g_test_add_data_func("/zip/unicode-counts", GUINT_TO_POINTER(0),
                         test_unicode);
    g_test_add_data_func("/zip/unicode-stale", GUINT_TO_POINTER(1),
                         test_unicode);
    g_test_add_data_func("/zip/unicode-differs", GUINT_TO_POINTER(2),
                         test_unicode);
    return g_test_run();
}
