/* SPDX-License-Identifier: Apache-2.0
 *
 * Our zip and no other: each field, each byte, what members may be, names that
 * are each other's, and archives that hold more than they say.
 */
#include <string.h>

#include "sample.h"

static const SampleMember members[] = {
    { "a.txt", "hello, hello, hello, hello\n", 0, FALSE },
    { "b/一覧.csv", "a,b\r\na,b\r\na,b\r\na,b\r\n", 0, TRUE },
    { "b/c/d.json", "[1]", 0, FALSE },
};

static SkInspectOrder
zip_order(void)
{
    SkInspectOrder order = sample_files_order();
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = SK_INSPECT_TYPE_ZIP;
    return order;
}

static SkInspectAnswer
ask(const SkInspectOrder *order, const guint8 *bytes, gsize len)
{
    SkInspectAnswer answer;
    guint8 *exact = g_memdup2(bytes, len);
    sk_inspect(order, exact, len, &answer);
    g_assert_cmpuint(answer.offset, <=, len);
    g_free(exact);
    return answer;
}

/* The no must be @why, at byte @at. */
static void
refuse(const SkInspectOrder *order, const GByteArray *zip, SkInspectWhy why,
       gsize at)
{
    SkInspectAnswer answer = ask(order, zip->data, zip->len);
    g_assert_cmpstr(sk_inspect_why_word(answer.why), ==,
                    sk_inspect_why_word(why));
    g_assert_cmpuint(answer.offset, ==, at);
}

static void
check_accepted(void)
{
    SkInspectOrder order = zip_order();
    for (gsize n = 0; n <= G_N_ELEMENTS(members); n++) {
        g_autoptr(GByteArray) zip = sample_zip(members, n);
        g_assert_cmpuint(ask(&order, zip->data, zip->len).accepted, ==, 1);
    }
}

/* No bit of an archive can be another, but the few that deflate does not use
 * in its last byte; nothing can be cut, put before, behind or between. */
static void
check_every_byte(void)
{
    SkInspectOrder order = zip_order();
    g_autoptr(GByteArray) zip = sample_zip(members, G_N_ELEMENTS(members));
    guint accepted = 0;
    for (gsize i = 0; i < zip->len * 8; i++) {
        zip->data[i / 8] ^= (guint8)(1 << i % 8);
        accepted += ask(&order, zip->data, zip->len).accepted;
        zip->data[i / 8] ^= (guint8)(1 << i % 8);
    }
    g_assert_cmpuint(accepted, <, 8);
    for (gsize i = 0; i <= zip->len; i++) {
        g_autoptr(GByteArray) more = g_byte_array_new();
        g_byte_array_append(more, zip->data, i);
        g_byte_array_append(more, (const guint8 *)"\0", 1);
        g_byte_array_append(more, zip->data + i, zip->len - i);
        g_assert_cmpuint(ask(&order, more->data, more->len).accepted, ==, 0);
        g_assert_cmpuint(ask(&order, zip->data, i).accepted, ==,
                         i == zip->len || i == 0);
        g_assert_cmpuint(ask(&order, zip->data + i, zip->len - i).accepted, ==,
                         i == zip->len || i == 0);
    }
}

typedef struct {
    const char *path;
    gsize at; /* in the local header of one stored member */
    const char *bytes;
    gsize n;
    SkInspectWhy why;
} Field;

/* Both headers are changed alike. */
static const Field fields[] = {
    { "version", 4, "\x2d", 1, SK_INSPECT_TYPE },
    { "encrypted", 6, "\x01", 1, SK_INSPECT_TYPE },
    { "descriptor", 6, "\x08", 1, SK_INSPECT_TYPE },
    { "not-utf-8", 7, "\0", 1, SK_INSPECT_TYPE },
    { "method", 8, "\x0c", 1, SK_INSPECT_TYPE },
    { "deflated", 8, "\x08", 1, SK_INSPECT_TYPE },
    { "time", 10, "\x01", 1, SK_INSPECT_TYPE },
    { "date", 12, "\x22", 1, SK_INSPECT_TYPE },
    { "crc", 14, "\x00\x00", 2, SK_INSPECT_TYPE },
    { "packed-less", 18, "\x01", 1, SK_INSPECT_TYPE },
    { "packed-more", 18, "\xff", 1, SK_INSPECT_TYPE },
    { "size-more", 22, "\xff", 1, SK_INSPECT_TYPE },
    { "size-huge", 22, "\xff\xff\xff\x7f", 4, SK_INSPECT_SIZE },
    { "name-length", 26, "\xff", 1, SK_INSPECT_TYPE },
    { "extra-length", 28, "\x01", 1, SK_INSPECT_TYPE },
};

static void
check_field(gconstpointer data)
{
    const Field *field = data;
    SkInspectOrder order = zip_order();
    g_autoptr(GByteArray) zip = sample_zip(members, 1);
    gsize central = 30 + 5 + strlen(members[0].text);
    memcpy(zip->data + field->at, field->bytes, field->n);
    memcpy(zip->data + central + field->at + 2, field->bytes, field->n);
    refuse(&order, zip, field->why, 0);
}

/* Only the directory's copy is changed. */
static void
check_differential(void)
{
    SkInspectOrder order = zip_order();
    gsize central = 30 + 5 + strlen(members[0].text);
    for (gsize at = 0; at < 46 + 5; at++) {
        g_autoptr(GByteArray) zip = sample_zip(members, 1);
        zip->data[central + at] ^= 0x40;
        refuse(&order, zip, SK_INSPECT_TYPE, central);
    }
}

static void
check_end(void)
{
    SkInspectOrder order = zip_order();
    for (gsize at = 0; at < 22; at++) {
        g_autoptr(GByteArray) zip = sample_zip(members, 2);
        zip->data[zip->len - 22 + at] ^= 0x40;
        g_assert_cmpuint(ask(&order, zip->data, zip->len).why, ==,
                         SK_INSPECT_TYPE);
    }
    /* one member fewer than there are: bytes that belong to none */
    g_autoptr(GByteArray) zip = sample_zip(members, 2);
    zip->data[zip->len - 22 + 8] = zip->data[zip->len - 22 + 10] = 1;
    refuse(&order, zip, SK_INSPECT_TYPE, 30 + 5 + strlen(members[0].text));
    g_autoptr(GByteArray) two = sample_zip(members, 1);
    g_autoptr(GByteArray) other = sample_zip(members, 1);
    g_byte_array_append(two, other->data, other->len);
    g_assert_cmpuint(ask(&order, two->data, two->len).accepted, ==, 0);
}

typedef struct {
    const char *path;
    SampleMember members[3];
    SkInspectWhy why;
    gsize at; /* SIZE_MAX: at the last member's local header */
} Inside;

#define LAST G_MAXSIZE

#define EIGHT "d/d/d/d/d/d/d/d/"

static const Inside insides[] = {
    { "stored-text", { { "a.txt", "a\x01", 0, FALSE } }, SK_INSPECT_TYPE, 36 },
    { "deflated-text", { { "a.txt", "a\x01", 0, TRUE } }, SK_INSPECT_TYPE, 0 },
    { "formula", { { "a.csv", "=1\r\n", 0, FALSE } }, SK_INSPECT_TYPE, 35 },
    { "program", { { "a.txt", "MZP", 0, FALSE } }, SK_INSPECT_TYPE, 35 },
    { "mail", { { "a.eml", JIS_TAIL "x\r\n", 0, TRUE } } },
    { "bad-mail",
      { { "a.eml", "X-A: x\r\n\r\n", 0, FALSE } },
      SK_INSPECT_HEADER_NAME,
      35 },
    { "bad-mail-deflated",
      { { "a.eml", "X-A: x\r\n\r\n", 0, TRUE } },
      SK_INSPECT_HEADER_NAME,
      0 },
    { "zip", { { "a.zip", "", 0, FALSE } }, SK_INSPECT_NAME, 30 },
    { "same",
      { { "a.txt", "", 0, FALSE }, { "a.txt", "", 0, FALSE } },
      SK_INSPECT_NAME,
      LAST },
    { "same-case",
      { { "b/A.txt", "", 0, FALSE }, { "B/a.TXT", "", 0, FALSE } },
      SK_INSPECT_NAME,
      LAST },
    { "same-third",
      { { "b.txt", "", 0, FALSE },
        { "a.txt", "", 0, FALSE },
        { "B.txt", "", 0, FALSE } },
      SK_INSPECT_NAME,
      LAST },
    { "folder",
      { { "a.txt", "", 0, FALSE }, { "a.txt/b.txt", "", 0, FALSE } },
      SK_INSPECT_NAME,
      LAST },
    { "folder-first",
      { { "a.txt/b.txt", "", 0, FALSE }, { "A.txt", "", 0, FALSE } },
      SK_INSPECT_NAME,
      LAST },
    { "not-folder",
      { { "a b.txt", "", 0, FALSE },
        { "a/b.txt", "", 0, FALSE },
        { "a.txt", "", 0, TRUE } } },
    { "32-folders", { { EIGHT EIGHT EIGHT EIGHT "a.txt", "", 0, FALSE } } },
    { "33-folders",
      { { EIGHT EIGHT EIGHT EIGHT "d/a.txt", "", 0, FALSE } },
      SK_INSPECT_NAME,
      30 },
};

static void
check_inside(gconstpointer data)
{
    const Inside *row = data;
    SkInspectOrder order = zip_order();
    gsize n = 0, at = 0;
    while (n < 3 && row->members[n].name != NULL)
        n++;
    g_autoptr(GByteArray) zip = sample_zip(row->members, n);
    for (gsize i = 0; i + 1 < n; i++)
        at += 30 + strlen(row->members[i].name);
    if (row->why != SK_INSPECT_ACCEPTED)
        refuse(&order, zip, row->why, row->at == LAST ? at : row->at);
    else
        g_assert_cmpuint(ask(&order, zip->data, zip->len).accepted, ==, 1);
}

/* A member whose type the order does not name; a zip in a mail in a zip. */
static void
check_types(void)
{
    SkInspectOrder order = zip_order();
    g_autoptr(GByteArray) zip = sample_zip(members, 3);
    order.types &= ~SK_INSPECT_BIT(SK_INSPECT_TYPE_JSON);
    g_assert_cmpuint(ask(&order, zip->data, zip->len).why, ==, SK_INSPECT_NAME);
    order = zip_order();
    g_autofree char *part = sample_part(
        SK_INSPECT_TYPE_ZIP, ";\r\n filename=\"a.zip\"", zip->data, zip->len);
    g_autofree char *mail =
        g_strconcat(FILES_TAIL TEXT_PART, part, FILES_END, NULL);
    SampleMember member = { "a.eml", mail, 0, TRUE };
    g_autoptr(GByteArray) outer = sample_zip(&member, 1);
    refuse(&order, outer, SK_INSPECT_TYPE, 0);
}

/* All members together are bounded; what is said is what there is. */
static void
check_bombs(void)
{
    SkInspectOrder order = zip_order();
    g_autofree char *large = g_strnfill(1 << 20, 'a');
    const SampleMember two[] = { { "a.txt", large, 0, TRUE },
                                 { "b.txt", large, 0, TRUE } };
    g_autoptr(GByteArray) zip = sample_zip(two, 2);
    order.max_bytes = 2 << 20;
    g_assert_cmpuint(ask(&order, zip->data, zip->len).accepted, ==, 1);
    order.max_bytes--;
    g_assert_cmpuint(ask(&order, zip->data, zip->len).why, ==, SK_INSPECT_SIZE);
    order.max_bytes = 0;
    gsize central = zip->len - 22 - 2 * (46 + 5);
    for (gint change = -1; change <= 1; change += 2) {
        zip->data[24] = (guint8)(0x10 + change);
        zip->data[central + 26] = zip->data[24];
        refuse(&order, zip, SK_INSPECT_TYPE, 0);
    }
}

/* Many members: sorted, not compared each with each. */
static void
check_many(void)
{
    SkInspectOrder order = zip_order();
    g_autofree SampleMember *many = g_new0(SampleMember, 60000);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < 60000; i++) {
        g_ptr_array_add(names,
                        g_strdup_printf("f%u/%u.txt", i % 7, i * 7919 % 60000));
        many[i] = (SampleMember){ names->pdata[i], "", 0, FALSE };
    }
    g_autoptr(GByteArray) zip = sample_zip(many, 60000);
    g_test_timer_start();
    g_assert_cmpuint(ask(&order, zip->data, zip->len).accepted, ==, 1);
    g_test_message("60000 members: %.0f ms", g_test_timer_elapsed() * 1e3);
    many[59999].name = "F0/0.TXT";
    g_autoptr(GByteArray) twice = sample_zip(many, 60000);
    g_assert_cmpuint(ask(&order, twice->data, twice->len).why, ==,
                     SK_INSPECT_NAME);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_autofree char *path = g_strconcat("/field/", fields[i].path, NULL);
        g_test_add_data_func(path, &fields[i], check_field);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(insides); i++) {
        g_autofree char *path = g_strconcat("/inside/", insides[i].path, NULL);
        g_test_add_data_func(path, &insides[i], check_inside);
    }
    g_test_add_func("/accepted", check_accepted);
    g_test_add_func("/every-byte", check_every_byte);
    g_test_add_func("/differential", check_differential);
    g_test_add_func("/end", check_end);
    g_test_add_func("/types", check_types);
    g_test_add_func("/bombs", check_bombs);
    g_test_add_func("/many", check_many);
    return g_test_run();
}
