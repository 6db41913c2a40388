/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes made clean are valid, clean and stay so; wrapped, they lose only
 * blanks. The input is the text. For clang: -fsanitize=fuzzer,address.
 */
#include <string.h>

#include <sekisho/text.h>

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

/* Every character of @text but blanks, in order. */
static char *
without_blanks(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c != ' ' && c != '\t' && c != '\n' && c != 0x3000)
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

static void
check_wrap(const char *line, guint columns)
{
    g_autofree char *wrapped = sk_text_wrap(line, columns, "");
    g_autofree char *before = without_blanks(line);
    g_autofree char *after = without_blanks(wrapped);
    g_assert_cmpstr(after, ==, before);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    SkTextCounts counts = { 0 }, none = { 0 };
    guint most = size > 0 ? data[0] % 90 : 0;
    g_autofree char *clean =
        sk_text_clean((const char *)data, (gssize)size, &counts);
    gsize len = strlen(clean);
    g_assert_true(g_utf8_validate(clean, -1, NULL));
    g_assert_true(sk_text_is_clean(clean, len));
    g_autofree char *again = sk_text_clean(clean, -1, &none);
    g_assert_cmpstr(again, ==, clean);
    g_assert_true(memcmp(&none, &(SkTextCounts){ 0 }, sizeof none) == 0);
    g_assert_cmpint(sk_text_is_clean((const char *)data, size), ==,
                    len == size && memcmp(clean, data, size) == 0);
    g_autofree char *line =
        sk_text_clean_line((const char *)data, (gssize)size, most, NULL);
    g_assert_true(sk_text_is_clean(line, strlen(line)));
    g_assert_null(strpbrk(line, "\n\t"));
    g_autofree char *same = sk_text_clean_line(line, -1, most, NULL);
    g_assert_cmpstr(same, ==, line);
    g_assert_true(most == 0 || g_utf8_strlen(line, -1) <= (glong)most);
    check_wrap(line, most);
    return 0;
}
