/* SPDX-License-Identifier: Apache-2.0
 *
 * Transfer encodings, and the plain forms of dates, ids, tokens and traces.
 */
#include <string.h>
#include "worker/read/decode.h"
#include "worker/read/header_values.h"

typedef struct {
    const char *raw;
    SkEncoding encoding;
    gboolean untidy, conflicting;
} NameRow;

static const NameRow names[] = {
    { "base64", SK_ENCODING_BASE64, FALSE, FALSE },
    { " BASE64 ", SK_ENCODING_BASE64, FALSE, FALSE },
    { "(x) base64 (y)", SK_ENCODING_BASE64, FALSE, FALSE },
    { "base64;", SK_ENCODING_BASE64, TRUE, FALSE },
    { "\"base64\"", SK_ENCODING_BASE64, TRUE, FALSE },
    { "base64 base64", SK_ENCODING_BASE64, TRUE, FALSE },
    { "base64, quoted-printable", SK_ENCODING_BASE64, TRUE, TRUE },
    { "7bit base64", SK_ENCODING_IDENTITY, TRUE, TRUE },
    { "quoted-printable", SK_ENCODING_QP, FALSE, FALSE },
    { "x-uuencode", SK_ENCODING_UU, FALSE, FALSE },
    { "7bit", SK_ENCODING_IDENTITY, FALSE, FALSE },
    { "8bits", SK_ENCODING_IDENTITY, TRUE, FALSE },
    { "", SK_ENCODING_IDENTITY, TRUE, FALSE },
    { NULL, SK_ENCODING_IDENTITY, FALSE, FALSE },
    { "base645", SK_ENCODING_UNKNOWN, FALSE, FALSE },
    { "=?us-ascii?Q?base64?=", SK_ENCODING_UNKNOWN, FALSE, TRUE },
};

static void
encoding_names(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        SkEncodingSeen seen;
        g_test_message("%s", names[i].raw);
        g_assert_cmpint(sk_encoding_parse(names[i].raw, &seen), ==,
                        names[i].encoding);
        g_assert_cmpint(seen.untidy, ==, names[i].untidy);
        g_assert_cmpint(seen.conflicting, ==, names[i].conflicting);
    }
}

typedef struct {
    const char *name;
    SkEncoding encoding;
    const char *raw, *expected;
    gboolean junk, two_ways, foreign;
} Row;

#define B64 SK_ENCODING_BASE64
#define QP  SK_ENCODING_QP
#define UU  SK_ENCODING_UU

static const Row rows[] = {
    { "b64", B64, "QUJD\r\nREU=\r\n", "ABCDE", FALSE, FALSE },
    { "b64-empty", B64, "", "", FALSE, FALSE },
    { "b64-blanks", B64, "Q U\tJ D", "ABC", FALSE, FALSE, TRUE },
    { "b64-two-pads", B64, "QQ==", "A", FALSE, FALSE },
    { "b64-no-pad", B64, "QUI", "AB", TRUE, FALSE },
    { "b64-one-left", B64, "QUJDR", "ABC", TRUE, FALSE },
    { "b64-junk", B64, "QU.JD", "ABC", TRUE, FALSE, TRUE },
    { "b64-after-pad", B64, "QQ==QUJD", "AABC", FALSE, TRUE },
    { "b64-footer", B64, "QQ==\r\n--\r\nfoot\r\n", "A\x7e\x8a\x2d", FALSE,
      TRUE },
    { "b64-text-lines", B64, "some words\r\nhere\r\n",
      "\xb2\x89\x9e\xc2\x8a\xdd\xb2\x17\xab", TRUE, FALSE, TRUE },
    { "b64-blanks-at-ends", B64, "  QUJD \r\n\tREVG  \r\n", "ABCDEF", FALSE,
      FALSE, FALSE },
    { "b64-url-alphabet", B64, "QU-_JD", "ABC", FALSE, TRUE },
    { "b64-pad-first", B64, "=QUJD", "ABC", TRUE, TRUE },
    { "qp", QP, "a=3Db=e3\r\n", "a=b\xe3\r\n", FALSE, FALSE },
    { "qp-soft", QP, "a=\r\nb=\nc", "abc", FALSE, FALSE },
    { "qp-soft-blanks", QP, "a= \t\r\nb", "ab", FALSE, FALSE },
    { "qp-soft-at-end", QP, "a=", "a", FALSE, FALSE },
    { "qp-trailing-blanks", QP, "a \t\r\nb  ", "a\r\nb", FALSE, FALSE },
    { "qp-inner-blanks", QP, "a  b\tc", "a  b\tc", FALSE, FALSE },
    { "qp-illegal", QP, "a=ZZ=4", "a=ZZ=4", TRUE, FALSE },
    { "qp-bare-cr-after-equals", QP, "a=\rb", "a=\rb", TRUE, FALSE },
    { "uu", UU, "begin 644 x\r\n#86)C\r\n`\r\nend\r\n", "abc", FALSE, FALSE },
    { "uu-no-begin", UU, "#86)C\r\n", NULL, TRUE, FALSE },
    { "uu-text-around", UU, "hi\nbegin 644 x\n#86)C\n`\nend\nbye\n", "abc",
      TRUE, FALSE },
    { "uu-short-line", UU, "begin 644 x\nM86)C\n", "abc", TRUE, FALSE },
    { "identity", SK_ENCODING_IDENTITY, "a=3D", "a=3D", FALSE, FALSE },
};

static void
undo(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(GBytes) raw = g_bytes_new_static(row->raw, strlen(row->raw));
    SkDecodeSeen seen;
    g_autoptr(GBytes) out = sk_encoding_undo(row->encoding, raw, &seen);

    if (row->expected == NULL) {
        g_assert_null(out);
    } else {
        gsize len;
        const char *bytes = g_bytes_get_data(out, &len);
        g_assert_cmpmem(bytes, len, row->expected, strlen(row->expected));
        g_assert_cmpuint(len, <=, strlen(row->raw));
    }
    g_assert_cmpint(seen.junk, ==, row->junk);
    g_assert_cmpint(seen.two_ways, ==, row->two_ways);
    g_assert_cmpint(seen.foreign, ==, row->foreign);
}

typedef struct {
    const char *raw, *expected;
} ValueRow;

static const ValueRow dates[] = {
    { " Fri, 20 Nov 2026 08:57:16 +0900", "Fri, 20 Nov 2026 08:57:16 +0900" },
    { "20 Nov 2026 8:57 +0900", "Fri, 20 Nov 2026 08:57:00 +0900" },
    { "Mon, 20 Nov 2026 08:57:16 +0900 (JST)",
      "Fri, 20 Nov 2026 08:57:16 +0900" },
    { "Fri, 20 Nov 26 08:57:16 GMT", "Fri, 20 Nov 2026 08:57:16 +0000" },
    { "Fri, 20 Nov 98 08:57:16 EST", "Fri, 20 Nov 1998 08:57:16 -0500" },
    { "Fri Nov 20 08:57:16 2026", "Fri, 20 Nov 2026 08:57:16 -0000" },
    { "Fri Nov 20 08:57:16 JST 2026", "Fri, 20 Nov 2026 08:57:16 +0900" },
    { "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600",
      "Fri, 21 Nov 1997 09:55:06 -0600" },
    { "Thu,\r\n 13\r\n Feb\r\n  1969\r\n 23:32\r\n -0330 (Newfoundland)",
      "Thu, 13 Feb 1969 23:32:00 -0330" },
    { "20 Nov 2026 08:57:16", "Fri, 20 Nov 2026 08:57:16 -0000" },
    { "29 Feb 2026 08:57:16 +0000", NULL },
    { "20 Nov 2026 24:00:00 +0000", NULL },
    { "20 Nov 2026 08:57:16 +0960", NULL },
    /* RFC 5322, section 4.3: a zone that nobody knows says nothing. */
    { "20 Nov 2026 08:57:16 Tokyo", "Fri, 20 Nov 2026 08:57:16 -0000" },
    { "Fre, 20 Nov 2026 08:57:16 +0100", "Fri, 20 Nov 2026 08:57:16 +0100" },
    { "20 Nov 2026 08:57:16 +9900", NULL },
    { "yesterday", NULL },
    { "", NULL },
};

static const ValueRow ids[] = {
    { " <a@b>", "<a@b>" },
    { "<a@b> <c@d>", "<a@b> <c@d>" },
    { "<a@b>,\r\n <c@d>", "<a@b> <c@d>" },
    { "Your message of \"Mon\" <a@b>", "<a@b>" },
    { "a@b", "<a@b>" },
    { "<a b@c>", NULL },
    { "<a@b", NULL },
    { "<\xe6@b>", NULL },
    { "", NULL },
};

static const ValueRow tokens[] = {
    { " bulk ", "bulk" },
    { "1 (Highest)", "1 (Highest)" },
    { "=?utf-8?Q?x?= <a.b>", "<a.b>" },
    { "\xe6 <a.b>", "<a.b>" },
    { "=?utf-8?Q?x?=", NULL },
    { "", NULL },
};

static const ValueRow traces[] = {
    { " from a by b;\r\n\tdate", "from a by b;\r\n\tdate" },
    { "  two blanks", " two blanks" },
    { " \xff", NULL },
    { " a\r\n \r\n b", NULL },
    { " a\rb", NULL },
};

typedef char *(*Value)(const char *raw, gsize len);

static char *
ids_of(const char *raw, gsize len)
{
    gboolean repaired;

    return sk_value_ids(raw, len, &repaired);
}

static void
check_values(const ValueRow *table, gsize n, Value value)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *text = value(table[i].raw, strlen(table[i].raw));
        g_assert_cmpstr(text, ==, table[i].expected);
        if (text == NULL || value == sk_value_trace)
            continue;
        g_autofree char *again = value(text, strlen(text));
        g_assert_cmpstr(again, ==, text);
    }
}

static void
values(void)
{
    check_values(dates, G_N_ELEMENTS(dates), sk_value_date);
    check_values(ids, G_N_ELEMENTS(ids), ids_of);
    check_values(tokens, G_N_ELEMENTS(tokens), sk_value_token);
    check_values(traces, G_N_ELEMENTS(traces), sk_value_trace);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/decode/names", encoding_names);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/decode/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], undo);
    }
    g_test_add_func("/decode/values", values);
    return g_test_run();
}
