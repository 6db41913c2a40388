/* SPDX-License-Identifier: Apache-2.0
 *
 * The raw look: line ends, header lines, and the cheap limits.
 */
#include <string.h>
#include "core/mail_lines.h"
#include "worker/read/prescan.h"

typedef struct {
    const char *name, *bytes;
    gsize len;
    SkReason limit;
    const char *ambiguous, *untidy;
} Row;

#define ROW(name, bytes, limit, ambiguous, untidy)                             \
    {                                                                          \
        name, bytes, sizeof(bytes) - 1, SK_REASON_##limit, ambiguous, untidy   \
    }

static const Row rows[] = {
    ROW("clean", "A: b\r\n c\r\n\r\nd\r\n", NONE, "", ""),
    ROW("empty", "", NONE, "", ""),
    ROW("no-body", "A: b\r\n", NONE, "", ""),
    ROW("lf-only", "A: b\n\nc\n", NONE, "", ""),
    ROW("mixed", "A: b\r\n\nc\n", NONE, "mixed-line-ends", ""),
    ROW("bare-cr-in-body", "A: b\r\n\r\nc\rd\r\n", NONE, "bare-cr", ""),
    ROW("bare-cr-at-end", "A: b\r\n\r\nc\r", NONE, "bare-cr", ""),
    ROW("crcrlf-in-body", "A: b\r\n\r\nc\r\r\n", NONE, "",
        "cr-before-line-end"),
    ROW("crcrlf-in-header", "A: b\r\r\n\r\nc\r\n", NONE, "bare-cr",
        "cr-before-line-end"),
    ROW("nul-in-header", "A: b\0c\r\n\r\n", NONE, "nul-header", ""),
    ROW("nul-in-body", "A: b\r\n\r\n\0\r\n", NONE, "", ""),
    ROW("control", "A: b\x07\r\n\r\n", NONE, "control-header", ""),
    ROW("delete", "A: b\x7f\r\n\r\n", NONE, "control-header", ""),
    ROW("escape-alone", "A: \x1b[31m\r\n\r\n", NONE, "control-header", ""),
    ROW("jis", "A: \x1b$BF|\x1b(B\r\n\r\n", NONE, "", "escape-in-header"),
    ROW("8bit", "A: \xe6\x97\xa5\r\n\r\n", NONE, "", "8bit-header"),
    ROW("tab", "A:\tb\r\n\r\n", NONE, "", ""),
    ROW("blank-before-colon", "A : b\r\n\r\n", NONE, "", "blank-before-colon"),
    ROW("no-colon", "A: b\r\nnonsense\r\n\r\n", NONE, "bad-header-name", ""),
    ROW("blank-in-name", "A b: c\r\n\r\n", NONE, "bad-header-name", ""),
    ROW("8bit-name", "\xe6: c\r\n\r\n", NONE, "bad-header-name", "8bit-header"),
    ROW("empty-name", ": c\r\n\r\n", NONE, "bad-header-name", ""),
    ROW("fold-first", " x\r\nA: b\r\n\r\n", NONE, "bad-header-name", ""),
    ROW("blank-fold", "A: b\r\n \r\nB: c\r\n\r\n", NONE, "blank-line-in-header",
        ""),
    ROW("mbox", "A: b\r\nFrom a@b Fri Nov 20\r\n\r\n", NONE, "", "mbox-line"),
    ROW("from-blank-colon", "From : a@b\r\n\r\n", NONE, "",
        "blank-before-colon"),
};

static SkLimits
limits(void)
{
    return (SkLimits){ .parts = 10, .depth = 8 };
}

static void
check_words(const GPtrArray *words, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < words->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "",
                               (char *)g_ptr_array_index(words, i));
    g_assert_cmpstr(text->str, ==, expected);
}

static void
check(gconstpointer data)
{
    const Row *row = data;
    const SkLimits bounds = limits();
    g_autoptr(SkReport) report = sk_report_new();

    g_assert_cmpint(
        sk_prescan((const guint8 *)row->bytes, row->len, &bounds, report, NULL),
        ==, row->limit);
    check_words(report->ambiguous, row->ambiguous);
    check_words(report->untidy, row->untidy);
}

static SkReason
scan(const GString *text)
{
    const SkLimits bounds = { .parts = 100, .depth = 8 };
    g_autoptr(SkReport) report = sk_report_new();

    return sk_prescan((const guint8 *)text->str, text->len, &bounds, report,
                      NULL);
}

static void
header_limits(void)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < 1000; i++)
        g_string_append(text, "A: b\r\n");
    g_string_append(text, "\r\n");
    g_assert_cmpint(scan(text), ==, SK_REASON_NONE);
    g_string_prepend(text, "A: b\r\n");
    g_assert_cmpint(scan(text), ==, SK_REASON_LIMIT_HEADERS);
    g_string_assign(text, "A: ");
    for (int i = 0; i < 65527; i++)
        g_string_append_c(text, 'x');
    g_string_append(text, "\r\n\r\n");
    g_assert_cmpint(scan(text), ==, SK_REASON_NONE);
    g_string_insert(text, 3, "12345");
    g_assert_cmpint(scan(text), ==, SK_REASON_LIMIT_HEADERS);
}

static void
structure_limits(void)
{
    g_autoptr(GString) text = g_string_new(
        "Content-Type: multipart/mixed;\r\n\tboundary=\"b\"\r\n\r\n");

    for (int i = 0; i < 200; i++)
        g_string_append(text, "--b\r\n\r\nx\r\n--bc\r\n");
    g_assert_cmpint(scan(text), ==, SK_REASON_NONE);
    g_string_append(text, "--b \r\n");
    g_assert_cmpint(scan(text), ==, SK_REASON_LIMIT_PARTS);
    g_string_assign(text, "");
    for (int i = 0; i < 101; i++)
        g_string_append_printf(
            text, "content-type: Multipart/x; boundary=b%d\r\n\r\n--b%d\r\n", i,
            i);
    g_assert_cmpint(scan(text), ==, SK_REASON_LIMIT_DEPTH);
}

/* @n times @unit in a field @name of an inner mail. */
static SkReason
scan_field(const char *name, const char *unit, guint n)
{
    g_autoptr(GString) text = g_string_new("A: b\r\n\r\n");

    g_string_append_printf(text, "%s: x", name);
    for (guint i = 0; i < n; i++)
        g_string_append(text, unit);
    g_string_append(text, "\r\n\r\nx\r\n");
    return scan(text);
}

static void
costly_fields(void)
{
    static const struct {
        const char *name, *unit;
        guint good, bad;
    } fields[] = {
        { "Content-Type", ";\r\n a=b", 250, 260 },
        { "Content-Disposition                             ", "; a=b", 250,
          260 },
        { "content-type", " a=b", 510, 520 },
        { "To", ", a@b.c", 9000, 0 },
        { "Resent-Cc", "a:", 30000, 0 }, /* not read by GMime */
        { "To", "a:", 19000, 21000 },
        { "Subject", "=?a?q?b?=", 5000, 0 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_assert_cmpint(
            scan_field(fields[i].name, fields[i].unit, fields[i].good), ==,
            SK_REASON_NONE);
        if (fields[i].bad > 0)
            g_assert_cmpint(
                scan_field(fields[i].name, fields[i].unit, fields[i].bad), ==,
                SK_REASON_LIMIT_HEADERS);
    }
    g_assert_cmpint(scan_field("To", ", a@b.c\r\nDate: 09:00:00", 20000), ==,
                    SK_REASON_NONE); /* a log of mails, as text */
}

/* One after the other is not one in the other. */
static void
siblings_are_not_depth(void)
{
    SkLimits bounds = limits();
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GString) text =
        g_string_new("Content-Type: multipart/mixed; boundary=o\r\n\r\n");

    bounds.parts = 10000;
    for (int i = 0; i < 300; i++)
        g_string_append_printf(text,
                               "--o\r\nContent-Type: multipart/mixed; "
                               "boundary=i%d\r\n\r\n--i%d\r\n\r\n--i%d--\r\n",
                               i, i, i);
    g_assert_cmpint(
        sk_prescan((const guint8 *)text->str, text->len, &bounds, report, NULL),
        ==, SK_REASON_NONE);
}

static const struct {
    gsize before, letters; /* a line before it, and the letters of the line */
    const char *end, *untidy;
} lengths[] = {
    { 0, 998, "\r\n", "" },
    { 0, 999, "\r\n", "long-line" },
    { 0, 998, "\n", "" },
    { 0, 999, "\n", "long-line" },
    { 0, 998, "", "" },
    { 0, 999, "", "long-line" },
    { 500, 998, "\r\n", "" },
    { 500, 999, "\r\n", "long-line" },
    { 996, 998, "\r\n", "" },
    { 998, 998, "\r\n", "" },
    { 998, 999, "\r\n", "long-line" },
    { 998, 5000, "\r\n", "long-line" },
};

/* A line of the length that RFC 5322 (section 2.1.1) allows is not long,
 * wherever it stands and however it ends. */
static void
line_lengths(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        const SkLimits bounds = limits();
        const char *end = *lengths[i].end != '\0' ? lengths[i].end : "\r\n";
        g_autoptr(SkReport) report = sk_report_new();
        g_autoptr(GString) text = g_string_new(NULL);

        g_string_append_printf(text, "A: b%s%s", end, end);
        for (gsize n = 0; n < lengths[i].before; n++)
            g_string_append_c(text, 'a');
        if (lengths[i].before > 0)
            g_string_append(text, end);
        for (gsize n = 0; n < lengths[i].letters; n++)
            g_string_append_c(text, 'b');
        g_string_append(text, lengths[i].end);
        g_assert_cmpint(sk_prescan((const guint8 *)text->str, text->len,
                                   &bounds, report, NULL),
                        ==, SK_REASON_NONE);
        check_words(report->ambiguous, "");
        check_words(report->untidy, lengths[i].untidy);
    }
}

/* Line ends are counted in pieces. One that is of another kind is found
 * wherever it stands in a piece or between two. */
static void
one_other_line_end(void)
{
    for (gsize at = 6; at < 400; at++) {
        const SkLimits bounds = limits();
        g_autoptr(SkReport) report = sk_report_new();
        g_autoptr(GString) text = g_string_new("A: b\r\n");

        while (text->len < at)
            g_string_append_c(text, 'x');
        g_string_append_c(text, '\n');
        while (text->len < 400)
            g_string_append_c(text, 'x');
        g_assert_cmpint(sk_prescan((const guint8 *)text->str, text->len,
                                   &bounds, report, NULL),
                        ==, SK_REASON_NONE);
        g_assert_true(
            g_ptr_array_find_with_equal_func(report->ambiguous,
                                             "mixed-line-ends", g_str_equal,
                                             NULL));
        text->str[at] = '\r';
        g_ptr_array_set_size(report->ambiguous, 0);
        sk_prescan((const guint8 *)text->str, text->len, &bounds, report, NULL);
        g_assert_true(g_ptr_array_find_with_equal_func(
            report->ambiguous, "bare-cr", g_str_equal, NULL));
    }
}

/* A delimiter is counted on the first line, on the last one without a line
 * end, and behind lines that hold neither a hyphen nor a colon. */
static void
delimiters_are_found(void)
{
    SkLimits bounds = limits();

    bounds.parts = 2;
    for (gsize lines = 0; lines < 4; lines++) {
        g_autoptr(SkReport) report = sk_report_new();
        g_autoptr(GString) text =
            g_string_new("Content-Type: multipart/mixed; boundary=o\r\n\r\n");

        for (gsize i = 0; i < 5; i++) {
            g_string_append(text, i < 4 ? "--o\r\n" : "--o");
            for (gsize n = 0; n < lines && i < 4; n++)
                g_string_append(text, n == 1 ? "a-b:c\r\n" : "QUJD\r\n");
            g_assert_cmpint(sk_prescan((const guint8 *)text->str, text->len,
                                       &bounds, report, NULL),
                            ==,
                            i < 4 ? SK_REASON_NONE : SK_REASON_LIMIT_PARTS);
        }
    }
}

static const struct {
    const char *file, *mail;
} forms[] = {
    { "A: b\n\nc\n", "A: b\r\n\r\nc\r\n" },
    { "A: b\r\n\r\nc\r\n", "A: b\r\n\r\nc\r\n" },
    { "From a@b x\nA: b\n\nFrom c\n", "A: b\r\n\r\nFrom c\r\n" },
    { "From : a@b\n\n", "From : a@b\r\n\r\n" },
    { "From: a@b\n\n", "From: a@b\r\n\r\n" },
    { "From a@b x\r\nA: b\r\n", "A: b\r\n" },
    { "A: b\r\n\nc\n", "A: b\r\n\nc\n" },
    { "no line end", "no line end" },
    { "", "" },
};

static void
files(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GBytes) file =
            g_bytes_new_static(forms[i].file, strlen(forms[i].file));
        g_autoptr(GBytes) mail = sk_mail_from_file(file);
        gsize len;
        const char *data = g_bytes_get_data(mail, &len);
        g_autofree char *text = g_strndup(data != NULL ? data : "", len);
        g_assert_cmpstr(text, ==, forms[i].mail);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/prescan/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], check);
    }
    g_test_add_func("/prescan/header-limits", header_limits);
    g_test_add_func("/prescan/structure-limits", structure_limits);
    g_test_add_func("/prescan/costly-fields", costly_fields);
    g_test_add_func("/prescan/siblings", siblings_are_not_depth);
    g_test_add_func("/prescan/line-lengths", line_lengths);
    g_test_add_func("/prescan/one-other-line-end", one_other_line_end);
    g_test_add_func("/prescan/delimiters", delimiters_are_found);
    g_test_add_func("/prescan/files", files);
    return g_test_run();
}
