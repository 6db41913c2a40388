/* SPDX-License-Identifier: Apache-2.0
 *
 * Address lists, good, obsolete and hostile.
 */
#include <string.h>
#include "charset/charset.h"
#include "worker/read/address.h"

typedef struct {
    const char *name, *raw;
    const char *expected; /* "phrase|mail" joined by " ; " */
    guint bad;
} Row;

#define INVALID SK_ADDRESS_INVALID

static const Row rows[] = {
    { "bare", "a@b.example", "|a@b.example", 0 },
    { "angle", "<a@b.example>", "|a@b.example", 0 },
    { "phrase", "John Doe <a@b.example>", "John Doe|a@b.example", 0 },
    { "quoted", "\"Doe, John\" <a@b.example>", "Doe, John|a@b.example", 0 },
    { "quoted-escapes", "\"Giant; \\\"Big\\\" Box\" <a@b.example>",
      "Giant; \"Big\" Box|a@b.example", 0 },
    { "dots-in-phrase", "Joe Q. Public <a@b.example>",
      "Joe Q. Public|a@b.example", 0 },
    { "two", "a@b.example, C <c@d.example>", "|a@b.example ; C|c@d.example",
      0 },
    { "empty-elements", " , a@b.example,,", "|a@b.example", 0 },
    { "comment-as-name", "a@b.example (John Doe)", "John Doe|a@b.example", 0 },
    { "comments-everywhere",
      "Pete(A wonderful \\) chap) <pete(his account)@silly.test(his host)>",
      "Pete(A wonderful ) chap)|pete@silly.test", 0 },
    { "comment-beside-name", "Yamada (=?utf-8?B?5bGx55Sw?=) <a@b.example>",
      "Yamada (山田)|a@b.example", 0 },
    { "comment-amid-name", "a(b)c <a@b.example>", "a(b)c|a@b.example", 0 },
    { "comment-behind", "A <a@b.example> (c)", "A (c)|a@b.example", 0 },
    { "nested-comment", "a@b.example (x (y) z)", "x (y) z|a@b.example", 0 },
    { "unclosed-comment", "a@b.example (x", "x|a@b.example", 1 },
    { "route", "<@x.example,@y.example:a@b.example>", "|a@b.example", 0 },
    { "blanks-around-at", "<a @ b . example>", "|a@b.example", 0 },
    { "group", "G: a@b.example, C <c@d.example>; e@f.example",
      "|a@b.example ; C|c@d.example ; |e@f.example", 0 },
    { "empty-group", "undisclosed-recipients:;", "", 0 },
    { "encoded-phrase", "=?utf-8?Q?=E6=97=A5?= <a@b.example>", "日|a@b.example",
      0 },
    { "encoded-comma", "=?utf-8?Q?Doe,_John?= <a@b.example>",
      "Doe, John|a@b.example", 0 },
    { "encoded-in-quotes", "\"=?utf-8?B?5pel?=\" <a@b.example>",
      "日|a@b.example", 0 },
    { "raw-jis", "\x1b$BF|K\\\x1b(B <a@b.example>", "日本|a@b.example", 0 },
    /* 0x22 in the middle of a JIS character is no quote */
    { "raw-jis-with-quote", "\x1b$B$\"$$\x1b(B <a@b.example>",
      "あい|a@b.example", 0 },
    { "raw-sjis-with-at", "\x83\x40\x83\x41\x83\x43\x83\x45 <a@b.example>",
      "ァアイウ|a@b.example", 0 },
    { "raw-utf8", "山田 <a@b.example>", "山田|a@b.example", 0 },
    { "carrier-dots", "a..b.@carrier.example", "|a..b.@carrier.example", 0 },
    /* What is not written later is told as lost here, not left to the writer.
     */
    { "quoted-local", "\"a;b\"@b.example", "\"a;b\"@b.example|" INVALID, 1 },
    { "quoted-at", "\"a@x.y\"@b.example", "\"a@x.y\"@b.example|" INVALID, 1 },
    { "local-like-word", "a=?b@c.example", "a=?b@c.example|" INVALID, 1 },
    { "needless-quotes", "\"a.b\"@b.example", "|a.b@b.example", 0 },
    { "literal", "a@[192.0.2.1]", "|a@[192.0.2.1]", 0 },
    { "trailing-dot", "a@b.example.", "|a@b.example", 0 },
    { "idn", "a@日本.example", "|a@xn--wgv71a.example", 0 },
    { "eai-local", "山田 <山@b.example>", "山田 (山@b.example)|" INVALID, 1 },
    { "unqualified", "Mailer <MAILER-DAEMON>", "Mailer (MAILER-DAEMON)|" INVALID,
      1 },
    { "word", "root", "root|" INVALID, 1 },
    { "null", "<>", "", 1 },
    { "empty", "", "", 0 },
    { "no-brackets", "John Doe a@b.example", "John Doe|a@b.example", 1 },
    { "address-as-name", "ceo@bank.example <evil@x.example>",
      "ceo@bank.example|evil@x.example", 0 },
    { "quoted-address-as-name", "\"ceo@bank.example\" <evil@x.example>",
      "ceo@bank.example|evil@x.example", 0 },
    { "two-angles", "A <a@b.example> <c@d.example>",
      "A|a@b.example ; |c@d.example", 0 },
    { "doubled-brackets", "<<a@b.example>>", "|a@b.example", 0 },
    { "mailto", "mailto:a@b.example", "|a@b.example", 0 },
    { "line-end-smuggled", "=?utf-8?Q?x=0D=0ABcc:_y?= <a@b.example>",
      "x Bcc: y|a@b.example", 0 },
    { "control-in-local", "<a\x01@b.example>", "a@b.example|" INVALID, 1 },
    { "two-ats", "<a@b@c.example>", "a@b@c.example|" INVALID, 1 },
    { "unclosed-quote", "\"John <a@b.example>", "John <a@b.example>|" INVALID,
      2 },
    { "unclosed-angle", "John <a@b.example", "John|a@b.example", 1 },
    { "semicolons", "a@b.example; c@d.example", "|a@b.example ; |c@d.example",
      0 },
};

static void
check(gconstpointer data)
{
    const Row *row = data;
    SkAddressSeen seen = { 0 };
    g_autoptr(GPtrArray) list =
        sk_address_list_parse(row->raw, strlen(row->raw), &seen);
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < list->len; i++) {
        const SkAddress *address = g_ptr_array_index(list, i);
        g_string_append_printf(text, "%s%s|%s", i > 0 ? " ; " : "",
                               address->phrase != NULL ? address->phrase : "",
                               address->mail);
    }
    g_assert_cmpstr(text->str, ==, row->expected);
    g_assert_cmpuint(seen.bad, ==, row->bad);
}

static void
many(void)
{
    g_autoptr(GString) raw = g_string_new(NULL);
    SkAddressSeen seen = { 0 };

    for (int i = 0; i < 20005; i++)
        g_string_append(raw, "a@b.example,");
    g_autoptr(GPtrArray) list =
        sk_address_list_parse(raw->str, raw->len, &seen);
    g_assert_cmpuint(list->len, ==, 20000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/address/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], check);
    }
    g_test_add_func("/address/many", many);
    return g_test_run();
}
