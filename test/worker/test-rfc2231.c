/* SPDX-License-Identifier: Apache-2.0
 *
 * Parameters and file names.
 */
#include <string.h>
#include "charset/charset.h"
#include "worker/read/rfc2231.h"

typedef struct {
    const char *name, *raw, *param, *expected;
    gboolean bad, conflicting;
} Row;

static const Row rows[] = {
    { "type", "text/Plain; charset=UTF-8", "", "text/plain", FALSE, FALSE },
    { "plain", "text/plain; charset=utf-8", "charset", "utf-8", FALSE, FALSE },
    { "quoted", "x/y; name=\"a b;c.txt\"", "name", "a b;c.txt", FALSE, FALSE },
    { "escaped", "x/y; name=\"a\\\"b\"", "name", "a\"b", FALSE, FALSE },
    { "comment", "text/plain (x); charset=(y)utf-8 (z)", "charset", "utf-8",
      FALSE, FALSE },
    { "blanks", "text/plain ; charset = utf-8", "charset", "utf-8", FALSE,
      FALSE },
    { "unquoted-blanks", "x/y; name=my file.txt", "name", "my file.txt", TRUE,
      FALSE },
    { "unclosed-quote", "x/y; name=\"a.txt", "name", "a.txt", TRUE, FALSE },
    { "no-semicolon", "text/plain charset=utf-8", "charset", "utf-8", TRUE,
      FALSE },
    { "extended", "attachment; filename*=utf-8'ja'%E6%97%A5.txt", "filename",
      "日.txt", FALSE, FALSE },
    { "extended-jis", "attachment; filename*=ISO-2022-JP''%1B$BF%7C%1B%28B.txt",
      "filename", "日.txt", FALSE, FALSE },
    { "continued", "x/y; name*0=\"abc\"; name*1=def", "name", "abcdef", FALSE,
      FALSE },
    { "continued-extended",
      "x/y; name*0*=utf-8''%E6%97; name*1*=%A5; name*2=\".txt\"", "name",
      "日.txt", FALSE, FALSE },
    { "out-of-order", "x/y; name*1=b; name*0=a", "name", "ab", FALSE, FALSE },
    { "gap", "x/y; name*0=a; name*2=c", "name", "ac", TRUE, FALSE },
    { "encoded-word", "x/y; name=\"=?utf-8?B?5pelLnR4dA==?=\"", "name",
      "日.txt", FALSE, FALSE },
    { "encoded-words-folded",
      "x/y; name=\"=?utf-8?B?5pc=?=\r\n =?utf-8?B?pS50eHQ=?=\"", "name",
      "日.txt", FALSE, FALSE },
    { "raw-sjis", "x/y; name=\"\x93\xfa\x96\x7b\x8c\xea\x82\xcc.txt\"", "name",
      "日本語の.txt", FALSE, FALSE },
    { "both-forms", "x/y; filename=a.txt; filename*=utf-8''%E6%97%A5.txt",
      "filename", "日.txt", FALSE, FALSE },
    { "twice-the-same", "x/y; charset=a; charset=a", "charset", "a", FALSE,
      FALSE },
    { "twice", "x/y; charset=a; charset=b", "charset", "a", FALSE, TRUE },
    { "line-end-smuggled", "x/y; name*=utf-8''a%0D%0Ab", "name", "a b", FALSE,
      FALSE },
    { "bidi", "x/y; name*=utf-8''%E2%80%AEgpj.exe", "name", "gpj.exe", FALSE,
      FALSE },
    { "nul", "x/y; name*=utf-8''a.exe%00.txt", "name", "a.exe.txt", FALSE,
      FALSE },
};

static void
check(gconstpointer data)
{
    const Row *row = data;
    SkHeaderSeen seen = { 0 };
    g_autoptr(SkParams) params = sk_params_parse(row->raw, &seen);

    if (*row->param == '\0')
        g_assert_cmpstr(params->value, ==, row->expected);
    else
        g_assert_cmpstr(sk_params_get(params, row->param), ==, row->expected);
    g_assert_cmpint(params->bad, ==, row->bad);
    g_assert_cmpint(params->conflicting, ==, row->conflicting);
}

typedef struct {
    const char *name, *disposition, *type, *best, *other;
} NameRow;

static const NameRow name_rows[] = {
    { "one", "attachment; filename=a.txt", "x/y", "a.txt", NULL },
    { "none", "attachment", "x/y", NULL, NULL },
    { "same", "attachment; filename=a.txt", "x/y; name=a.txt", "a.txt", NULL },
    { "differ", "attachment; filename=a.exe", "x/y; name=a.txt", "a.exe",
      "a.txt" },
    { "only-type", "inline", "x/y; name=a.txt", "a.txt", NULL },
    { "forms-differ", "a; filename=a.exe; filename*=utf-8''a.txt", "x/y",
      "a.txt", "a.exe" },
    { "both-empty", "attachment; filename=\"\"", "x/y; name=\"\"", NULL, NULL },
    { "empty-filename", "attachment; filename=\"\"", "x/y; name=a.txt", "a.txt",
      "" },
};

static void
check_name(gconstpointer data)
{
    const NameRow *row = data;
    SkHeaderSeen seen = { 0 };
    const char *other;
    g_autoptr(SkParams) disposition = sk_params_parse(row->disposition, &seen);
    g_autoptr(SkParams) type = sk_params_parse(row->type, &seen);

    g_assert_cmpstr(sk_params_filename(disposition, type, &other), ==,
                    row->best);
    g_assert_cmpstr(other, ==, row->other);
}

static void
boundaries(void)
{
    SkHeaderSeen seen = { 0 };
    g_autoptr(SkParams) two =
        sk_params_parse("multipart/mixed; boundary=a; boundary=b", &seen);
    g_autoptr(SkParams) forms = sk_params_parse(
        "multipart/mixed; boundary=a; boundary*0=b; boundary*1=c", &seen);

    g_assert_true(two->conflicting_boundary);
    g_assert_true(forms->conflicting_boundary);
}

/* 100,000 continuations end, and quickly. */
static void
bomb(void)
{
    g_autoptr(GString) raw = g_string_new("x/y");
    SkHeaderSeen seen = { 0 };

    for (int i = 0; i < 100000; i++)
        g_string_append_printf(raw, "; name*%d=a", i);
    g_autoptr(SkParams) params = sk_params_parse(raw->str, &seen);
    g_assert_true(params->bad);
    g_assert_cmpuint(strlen(sk_params_get(params, "name")), <=, 256);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/rfc2231/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], check);
    }
    for (guint i = 0; i < G_N_ELEMENTS(name_rows); i++) {
        g_autofree char *path =
            g_strconcat("/rfc2231/name/", name_rows[i].name, NULL);
        g_test_add_data_func(path, &name_rows[i], check_name);
    }
    g_test_add_func("/rfc2231/boundaries", boundaries);
    g_test_add_func("/rfc2231/bomb", bomb);
    return g_test_run();
}
