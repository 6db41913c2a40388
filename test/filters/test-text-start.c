/* SPDX-License-Identifier: Apache-2.0
 *
 * Lines that start something to decode: what is broken, what is not, and that
 * the inspector, by its own code, refuses whatever was not broken and accepts
 * whatever was.
 */
#include <string.h>

#include <text/text_start.h>

#include "inspector/inner.h"

#define DATA "M35I%5DE,+5!!64Q/041%5DE,+5!!64Q/041%5DE,+5!!64Q/041%5DE,+5!!"

typedef struct {
    const char *name;
    const char *text;
    const char *expected; /* NULL: as it is */
} Row;

static const Row rows[] = {
    { "uu", "begin 644 evil.exe\n", "begin・ 644 evil.exe\n" },
    { "uu-any-mode", "begin 999 evil.exe\n", "begin・ 999 evil.exe\n" },
    { "uu-plus", "begin +644 evil.exe\n", "begin・ +644 evil.exe\n" },
    { "uu-minus", "begin -644 evil.exe\n", "begin・ -644 evil.exe\n" },
    { "uu-one-digit", "begin 7\n", "begin・ 7\n" },
    { "uu-tab", "begin\t644\tevil.exe\n", "begin・\t644\tevil.exe\n" },
    { "uu-case", "BeGiN 644 x\n", "BeGiN・ 644 x\n" },
    { "uu-indented", " \t> begin 644 x\n", " \t> begin・ 644 x\n" },
    { "uu-wide-blank", "　begin 644 x\n", "　begin・ 644 x\n" },
    { "uu-base64", "begin-base64 644 x\n", "begin-base64・ 644 x\n" },
    { "uu-second-line", "a\r\nbegin 644 x\r\n", "a\r\nbegin・ 644 x\r\n" },
    { "uu-no-line-end", "begin 644 x", "begin・ 644 x" },
    { "data", DATA "\n", "M・" },
    { "yenc", "=ybegin line=128 size=1 name=x\n",
      "=・ybegin line=128 size=1 name=x\n" },
    { "yenc-case", "=YPART begin=1\n", "=・YPART begin=1\n" },
    { "binhex", "(This file must be converted with BinHex 4.0)\n",
      "(・This file must be converted with BinHex 4.0)\n" },
    { "field", "Content-Type: text/plain\n", "Content・-Type: text/plain\n" },
    { "field-blank", "content-DISPOSITION : attachment\n",
      "content・-DISPOSITION : attachment\n" },
    { "version", "MIME-Version: 1.0\n", "MIME・-Version: 1.0\n" },
    { "delimiter", "--=_part\n", "--・=_part\n" },
    { "delimiter-2", "----=_NextPart_000\n", "--・--=_NextPart_000\n" },
    { "pgp", "-----BEGIN PGP MESSAGE-----\n",
      "-----・BEGIN PGP MESSAGE-----\n" },
    { "postscript", "%!PS-Adobe-3.0\n", "%・!PS-Adobe-3.0\n" },
    { "mbox", "From a@b Mon Sep  1 10:00:00 2025\n",
      "・From a@b Mon Sep  1 10:00:00 2025\n" },
    { "mbox-quoted", ">>From a@b\n", ">>・From a@b\n" },
    { "not-begin", "begin again\nbeginning 5 people\nbegin: 3\n", NULL },
    { "not-field", "Content: see below\ncontents-list\nMIME version\n", NULL },
    { "not-ruler", "--\n-- \n----------\n----ここから----\n-- 5 --\n", NULL },
    { "not-from", "From: Taro\nfrom Monday\n From here\n", NULL },
    { "not-data",
      "Maybe we meet at ten in the morning, in the room upstairs now\n", NULL },
    { "not-option", "--help\n--dry-run\n", NULL },
    { "japanese", "お世話になっております。\n=====\n(1) 件名\n", NULL },
};

static const uint8_t *
refused_at(const char *text)
{
    const uint8_t *p = (const uint8_t *)text;
    return sk_start_whole((SkSpan){ p, p + strlen(text) });
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    guint count = 0;
    g_autofree char *out = sk_text_break_starts(row->text, &count);
    g_autofree char *again = sk_text_break_starts(out, NULL);

    if (row->expected == NULL)
        g_assert_cmpstr(out, ==, row->text);
    else if (g_str_equal(row->expected, "M・"))
        g_assert_true(g_str_has_prefix(out, row->expected));
    else
        g_assert_cmpstr(out, ==, row->expected);
    g_assert_cmpuint(count, ==, row->expected != NULL);
    g_assert_cmpstr(again, ==, out);
    g_assert_null(refused_at(out));
    /* the wide blank is stepped over here only */
    if (row->expected != NULL && !g_str_has_prefix(row->text, "　"))
        g_assert_nonnull(refused_at(row->text));
}

/* Lines put together by chance from what starts are made of: the cleaner is
 * never less strict than the inspector, and breaking twice changes nothing. */
static void
test_chance(void)
{
    static const char *const pieces[] = {
        "begin",
        "BEGIN",
        "-base64",
        " ",
        "\t",
        "644",
        "7",
        "+",
        "-",
        "> ",
        "|",
        "=ybegin",
        "content-",
        "Type",
        ":",
        "mime",
        "-version",
        "--",
        "-----",
        "BEGIN ",
        "%!PS",
        "From ",
        "=_",
        "\n",
        "\r\n",
        "・",
        "あ",
        DATA,
        "M",
        "(",
        "This file must be converted",
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(644);

    for (guint i = 0; i < 50000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        gint n = g_rand_int_range(random, 1, 12);
        for (gint j = 0; j < n; j++)
            g_string_append(
                text,
                pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        guint count = 0;
        g_autofree char *out = sk_text_break_starts(text->str, &count);
        g_autofree char *again = sk_text_break_starts(out, NULL);
        g_assert_cmpstr(again, ==, out);
        g_assert_null(refused_at(out));
        if (refused_at(text->str) != NULL)
            g_assert_cmpuint(count, >, 0);
    }
}

/* The same text, byte by byte, as it comes out of base64. */
static void
test_pieces(void)
{
    static const char text[] = "a\r\nbegin 644 x\r\n";
    SkStart start;
    gboolean good = TRUE;

    sk_start_begin(&start);
    for (gsize i = 0; i < strlen(text) && good; i++)
        good = sk_start_take(&start, (const uint8_t *)text + i, 1);
    g_assert_false(good);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strconcat("/text-start/row/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/text-start/chance", test_chance);
    g_test_add_func("/text-start/pieces", test_pieces);
    return g_test_run();
}
