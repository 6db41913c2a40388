/* SPDX-License-Identifier: Apache-2.0
 *
 * Every byte of whole mails is flipped, deleted, doubled, and has bytes put
 * before it. Nothing crashes, what is still accepted stands up to the naive
 * opinion, and what must be refused everywhere is refused everywhere.
 */
#include <string.h>

#include "naive.h"
#include "sample.h"

typedef struct {
    guint accepted, refused;
    guint whys[SK_INSPECT_N_WHYS];
} Tally;

static gboolean
judge(Tally *tally, const GString *mail)
{
    SkInspectOrder order = sample_files_order();
    SkInspectAnswer answer;
    guint8 *exact = g_memdup2(mail->str, mail->len);
    gboolean accepted = sk_inspect(&order, exact, mail->len, &answer) == 1;
    g_assert_cmpuint(answer.why, <, SK_INSPECT_N_WHYS);
    g_assert_cmpint(accepted, ==, answer.why == SK_INSPECT_ACCEPTED);
    g_assert_cmpuint(answer.offset, <=, mail->len);
    if (accepted)
        g_assert_cmpstr(naive_objection(&order, exact, mail->len), ==, NULL);
    g_free(exact);
    tally->accepted += accepted;
    tally->refused += !accepted;
    tally->whys[answer.why]++;
    return accepted;
}

/* Texts alone, and mails with files of every type. */
static char **
all_mails(void)
{
    g_auto(GStrv) texts = sample_mails(), files = sample_files_mails();
    GStrvBuilder *all = g_strv_builder_new();
    g_strv_builder_addv(all, (const char **)texts);
    g_strv_builder_addv(all, (const char **)files);
    char **mails = g_strv_builder_end(all);
    g_strv_builder_unref(all);
    return mails;
}

static GString *
copy_with(const char *mail, gsize at, gsize cut, const char *put, gsize n)
{
    GString *copy = g_string_new_len(mail, at);
    g_string_append_len(copy, put, n);
    g_string_append(copy, mail + at + cut);
    return copy;
}

/* @put (@n bytes) before each byte of each sample, or instead of it. */
static Tally
put_everywhere(const char *put, gsize n, gsize cut)
{
    Tally tally = { 0 };
    g_auto(GStrv) mails = all_mails();
    for (char **mail = mails; *mail != NULL; mail++) {
        gsize len = strlen(*mail);
        for (gsize at = 0; at + cut <= len; at++) {
            g_autoptr(GString) copy = copy_with(*mail, at, cut, put, n);
            judge(&tally, copy);
        }
    }
    return tally;
}

typedef struct {
    const char *path, *put;
    gsize n;
} Row;

/* Nowhere in a mail may these stand. */
static const Row never[] = {
    { "nul", "\0", 1 },          { "cr", "\r", 1 },
    { "lf", "\n", 1 },           { "eight-bit", "\x80", 1 },
    { "ff", "\xff", 1 },         { "utf-8", "\xE5\xB1\xB1", 3 },
    { "control", "\x01", 1 },    { "backspace", "\b", 1 },
    { "delete", "\x7f", 1 },     { "escape", "\x1b", 1 },
    { "cr-cr-lf", "\r\r\n", 3 }, { "shift-out", "\x0e", 1 },
};

/* Nor these in the headers after the trace (before "From" they would fold a
 * Received, which nobody looks into). */
static const Row never_header[] = {
    { "encoded-bidi", " =?utf-8?B?4oCu?= ", 18 },
    { "html-type", "\r\nContent-Type: text/html", 25 },
    { "other-header", "\r\nX-Mailer: x", 13 },
    { "empty-line", "\r\n\r\n", 4 },
};

static void
check_never(gconstpointer data)
{
    const Row *row = data;
    Tally put = put_everywhere(row->put, row->n, 0);
    g_assert_cmpuint(put.refused, >, 5000);
    g_assert_cmpuint(put.accepted, ==, 0);
    /* what stands there already may stand there */
    gsize same = 0;
    g_auto(GStrv) mails = all_mails();
    for (char **mail = mails; row->n == 1 && *mail != NULL; mail++)
        for (const char *p = *mail; *p != '\0'; p++)
            same += *p == *row->put;
    Tally instead = put_everywhere(row->put, row->n, 1);
    g_assert_cmpuint(instead.accepted, ==, same);
}

static void
check_never_header(gconstpointer data)
{
    const Row *row = data;
    Tally tally = { 0 };
    g_auto(GStrv) mails = all_mails();
    for (char **mail = mails; *mail != NULL; mail++) {
        const char *from = strstr(*mail, "\r\nFrom:");
        const char *empty = strstr(*mail, "\r\n\r\n");
        for (const char *p = from != NULL ? from + 3 : *mail; p < empty; p++) {
            g_autoptr(GString) copy =
                copy_with(*mail, p - *mail, 0, row->put, row->n);
            judge(&tally, copy);
        }
    }
    g_assert_cmpuint(tally.accepted, ==, 0);
    g_assert_cmpuint(tally.refused, >, 1800);
}

/* Each bit of each byte flipped. Bit 8 always is refused; the others make
 * another mail, which must be sound. */
static void
check_flips(void)
{
    Tally low = { 0 }, high = { 0 };
    g_auto(GStrv) mails = all_mails();
    for (char **mail = mails; *mail != NULL; mail++) {
        g_autoptr(GString) copy = g_string_new(*mail);
        for (gsize i = 0; i < copy->len * 8; i++) {
            copy->str[i / 8] ^= (char)(1 << i % 8);
            judge(i % 8 == 7 ? &high : &low, copy);
            copy->str[i / 8] ^= (char)(1 << i % 8);
        }
    }
    g_assert_cmpuint(high.accepted, ==, 0);
    /* a flipped LF leaves its CR alone */
    g_assert_cmpuint(high.whys[SK_INSPECT_EIGHT_BIT] +
                         high.whys[SK_INSPECT_LINE_END],
                     ==, high.refused);
    g_assert_cmpuint(low.accepted, >, 0);
    g_assert_cmpuint(low.whys[SK_INSPECT_TEXT], >, 100);
    g_assert_cmpuint(low.whys[SK_INSPECT_ENCODING], >, 100);
    g_assert_cmpuint(low.whys[SK_INSPECT_HEADER_VALUE], >, 100);
    g_assert_cmpuint(low.whys[SK_INSPECT_HEADER_NAME], >, 100);
    g_assert_cmpuint(low.whys[SK_INSPECT_CONTENT_TYPE], >, 100);
    g_test_message("bits 1-7: %u accepted, %u refused", low.accepted,
                   low.refused);
}

/* A byte less, or the mail cut there: the shortened base64 is not whole. */
static void
check_cuts(void)
{
    Tally less = put_everywhere("", 0, 1), cut = { 0 };
    g_auto(GStrv) mails = all_mails();
    for (char **mail = mails; *mail != NULL; mail++) {
        gboolean is_tree = strstr(*mail, "multipart") != NULL;
        gboolean is_jis = !is_tree && strstr(*mail, ": 7bit") != NULL;
        const char *body = strstr(*mail, "\r\n\r\n") + 4;
        for (gsize len = 0; len < strlen(*mail); len++) {
            g_autoptr(GString) copy = g_string_new_len(*mail, len);
            gboolean line =
                len >= 2 && (*mail)[len - 1] == '\n' && *mail + len > body;
            gboolean accepted = judge(&cut, copy);
            if (is_jis)
                g_assert_cmpint(accepted, ==, line);
            else if (accepted)
                g_assert_true(line && !is_tree);
        }
    }
    g_assert_cmpuint(less.refused, >, 5000);
    g_test_message("a byte less: %u accepted, %u refused", less.accepted,
                   less.refused);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(never); i++) {
        g_autofree char *path = g_strconcat("/never/", never[i].path, NULL);
        g_test_add_data_func(path, &never[i], check_never);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(never_header); i++) {
        g_autofree char *path =
            g_strconcat("/never-header/", never_header[i].path, NULL);
        g_test_add_data_func(path, &never_header[i], check_never_header);
    }
    g_test_add_func("/flips", check_flips);
    g_test_add_func("/cuts", check_cuts);
    return g_test_run();
}
