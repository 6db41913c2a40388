/* SPDX-License-Identifier: Apache-2.0
 *
 * The inspection as a whole: the order, lines, header block, body encodings
 * and lone files. Values of headers: test-header.c; characters: test-text.c.
 */
#include <string.h>

#include "sample.h"

typedef struct {
    const char *path, *bytes;
    SkInspectWhy why;
    guint32 part;
    gsize len; /* 0: strlen */
} Row;

#define M  "MIME-Version: 1.0\r\n"
#define T  "Content-Type: text/plain; charset=utf-8\r\n"
#define E  "Content-Transfer-Encoding: base64\r\n"
#define OK "aGVsbG8NCg==\r\n" /* hello */
/* 54 and 57 times "a" */
#define A72 A24 A24 A24
#define A24 "YWFhYWFhYWFhYWFhYWFhYWFh"
#define A76 A72 "YWFh"

static const Row mails[] = {
    { "plain", UTF_8_TAIL OK },
    { "with-subject", "Subject: x\r\n" UTF_8_TAIL OK },

    /* lines */
    { "line/empty-output", "§", SK_INSPECT_STRUCTURE },
    { "line/bare-lf", "Subject: x§\n" UTF_8_TAIL OK, SK_INSPECT_LINE_END },
    { "line/bare-cr", "Subject: x§\ry\r\n" UTF_8_TAIL OK, SK_INSPECT_LINE_END },
    { "line/cr-cr-lf", "Subject: x§\r\r\n" UTF_8_TAIL OK, SK_INSPECT_LINE_END },
    { "line/lf-first", "§\n" UTF_8_TAIL OK, SK_INSPECT_LINE_END },
    { "line/nul", "Subject: x§\0y\r\n" UTF_8_TAIL OK, SK_INSPECT_LINE_END, 0,
      sizeof("Subject: x§\0y\r\n" UTF_8_TAIL OK) - 1 },
    { "line/nul-in-body", UTF_8_TAIL "aGVs§\0bG8NCg==\r\n", SK_INSPECT_LINE_END,
      0, sizeof(UTF_8_TAIL "aGVs§\0bG8NCg==\r\n") - 1 },
    { "line/no-last-end", UTF_8_TAIL "aGVsbG8NCg==§", SK_INSPECT_LINE_END },
    { "line/last-end-is-cr", UTF_8_TAIL "aGVsbG8NCg==§\r",
      SK_INSPECT_LINE_END },
    { "line/last-end-is-lf", UTF_8_TAIL "aGVsbG8NCg==§\n",
      SK_INSPECT_LINE_END },
    { "line/eight-bit-header", "Subject: §\x80\r\n" UTF_8_TAIL OK,
      SK_INSPECT_EIGHT_BIT },
    { "line/eight-bit-name",
      "Subj§\xe9"
      "ct: x\r\n" UTF_8_TAIL OK,
      SK_INSPECT_EIGHT_BIT },
    { "line/eight-bit-body",
      UTF_8_TAIL "aGVs§\xff"
                 "bG8NCg==\r\n",
      SK_INSPECT_EIGHT_BIT },
    { "line/eight-bit-jis", JIS_TAIL "x§\xb1\r\n", SK_INSPECT_EIGHT_BIT },

    /* the header block */
    { "block/no-headers", "§\r\n" OK, SK_INSPECT_HEADER_MISSING },
    { "block/no-version", T E "§\r\n" OK, SK_INSPECT_HEADER_MISSING },
    { "block/no-type", M E "§\r\n" OK, SK_INSPECT_HEADER_MISSING },
    { "block/no-encoding", M T "§\r\n" OK, SK_INSPECT_HEADER_MISSING },
    { "block/no-empty-line", M T E "§", SK_INSPECT_STRUCTURE },
    { "block/no-empty-line-but-body", M T E "§" OK, SK_INSPECT_HEADER_NAME },
    { "block/two-versions", M "§" M T E "\r\n" OK,
      SK_INSPECT_HEADER_DUPLICATE },
    { "block/two-types", M T "§" T E "\r\n" OK, SK_INSPECT_HEADER_DUPLICATE },
    { "block/two-encodings", M T E "§" E "\r\n" OK,
      SK_INSPECT_HEADER_DUPLICATE },
    { "block/type-first", T "§" M E "\r\n" OK, SK_INSPECT_STRUCTURE },
    { "block/encoding-before-type", M E "§" T "\r\n" OK, SK_INSPECT_STRUCTURE },
    { "block/subject-after-version", M "§Subject: x\r\n" T E "\r\n" OK,
      SK_INSPECT_STRUCTURE },
    { "block/subject-last", M T E "§Subject: x\r\n\r\n" OK,
      SK_INSPECT_STRUCTURE },
    { "block/fold-first", "§ Subject: x\r\n" UTF_8_TAIL OK,
      SK_INSPECT_HEADER_NAME },
    { "block/mbox-line", "§From a@b Fri Nov 20\r\n" UTF_8_TAIL OK,
      SK_INSPECT_HEADER_NAME },

    /* type and encoding */
    { "type/jis", JIS_TAIL "x\r\n" },
    { "type/html", M "Content-Type: §text/html; charset=utf-8\r\n" E "\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/quoted-charset",
      M "Content-Type: §text/plain; charset=\"utf-8\"\r\n" E "\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/other-case",
      M "Content-Type: §text/plain; charset=UTF-8\r\n" E "\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/more-parameters",
      M "Content-Type: §text/plain; charset=utf-8; name=x.exe\r\n" E "\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/folded",
      M "Content-Type: §text/plain;\r\n charset=utf-8\r\n" E "\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/empty", M "Content-Type: §\r\n" E "\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/multipart",
      M "Content-Type: §multipart/mixed; boundary=x\r\n" E "\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/7bit-utf-8", M T "Content-Transfer-Encoding: §7bit\r\n\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/base64-jis",
      M "Content-Type: text/plain; charset=iso-2022-jp\r\n"
        "Content-Transfer-Encoding: §base64\r\n\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },
    { "type/encoding-case", M T "Content-Transfer-Encoding: §Base64\r\n\r\n" OK,
      SK_INSPECT_CONTENT_TYPE },

    /* base64 */
    { "base64/two-lines", UTF_8_TAIL A76 "\r\nDQo=\r\n" },
    { "base64/full-last-line", UTF_8_TAIL A76 "\r\n" A72 "YQ0K\r\n" },
    { "base64/one-pad", UTF_8_TAIL "YWFhDQo=\r\n" },
    { "base64/empty-body", UTF_8_TAIL "§", SK_INSPECT_TEXT, 1 },
    { "base64/only-empty-line", UTF_8_TAIL "§\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/empty-line-inside", UTF_8_TAIL A76 "\r\n§\r\nDQo=\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "base64/empty-line-at-end", UTF_8_TAIL "aGVsbG8NCg§==\r\n\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "base64/short-line-inside", UTF_8_TAIL "YWFh§\r\nDQo=\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "base64/77", UTF_8_TAIL A76 "§Y\r\nDQo=\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/80-last", UTF_8_TAIL A76 "§DQo=\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/75", UTF_8_TAIL A72 "YWF§\r\nDQo=\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/not-whole", UTF_8_TAIL "YWFhDQo§\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/one-char", UTF_8_TAIL "Y§\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/pad-first", UTF_8_TAIL "§====\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/three-pads", UTF_8_TAIL "Y§===\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/pad-inside", UTF_8_TAIL "YQ§==DQo=\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/pad-in-full-line", UTF_8_TAIL A72 "YWE§=\r\nDQo=\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "base64/trailing-bits-one", UTF_8_TAIL "YWFhDQ§p=\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "base64/trailing-bits-two", UTF_8_TAIL "aGVsbG8NC§h==\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "base64/blank", UTF_8_TAIL "YWFh§ DQo=\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/trailing-blank", UTF_8_TAIL "YWFhDQo§= \r\n", SK_INSPECT_ENCODING,
      1 },
    { "base64/tab", UTF_8_TAIL "§\tYWFhDQo=\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/url-alphabet", UTF_8_TAIL "YWFh§-_8=\r\n", SK_INSPECT_ENCODING,
      1 },
    { "base64/control", UTF_8_TAIL "YW§\x01hDQo=\r\n", SK_INSPECT_ENCODING, 1 },
    { "base64/foreign-in-full-line",
      UTF_8_TAIL A24 "Y§!Fh" A24 "YWFhYWFhYWFhYWFhYWFhYWFh\r\nDQo=\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "base64/after-the-end", UTF_8_TAIL "aGVsbG8NCg§==\r\n--x\r\n",
      SK_INSPECT_ENCODING, 1 },

    /* iso-2022-jp */
    { "jis/kanji", JIS_TAIL "a\x1b$B0!\x1b(Bb\r\n\x1b$BF|K\\\x1b(B\r\n" },
    { "jis/tab", JIS_TAIL "\ta\tb\r\n" },
    { "jis/empty-body", JIS_TAIL "§", SK_INSPECT_TEXT, 1 },
    { "jis/not-back", JIS_TAIL "\x1b$B0!§\r\nx\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/escape-at-end", JIS_TAIL "a§\x1b\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/old-kanji", JIS_TAIL "§\x1b$@0!\x1b(B\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/roman", JIS_TAIL "§\x1b(Ja\x1b(B\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/kana", JIS_TAIL "§\x1b(I1\x1b(B\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/x0212", JIS_TAIL "§\x1b$(D0!\x1b(B\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/roman-to-leave", JIS_TAIL "\x1b$B0!§\x1b(J\r\n", SK_INSPECT_ENCODING,
      1 },
    { "jis/ascii-again", JIS_TAIL "a§\x1b(Bb\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/kanji-again", JIS_TAIL "\x1b$B0!§\x1b$B0!\x1b(B\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "jis/nothing-inside", JIS_TAIL "§\x1b$B\x1b(B\r\n", SK_INSPECT_ENCODING,
      1 },
    { "jis/nothing-after", JIS_TAIL "§\x1b$B\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/half", JIS_TAIL "\x1b$B§0\x1b(B\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/half-at-end", JIS_TAIL "\x1b$B0!§0\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/space-inside", JIS_TAIL "\x1b$B§ !\x1b(B\r\n", SK_INSPECT_ENCODING,
      1 },
    { "jis/nec-row-13", JIS_TAIL "\x1b$B§-!\x1b(B\r\n", SK_INSPECT_ENCODING,
      1 },
    { "jis/row-89", JIS_TAIL "\x1b$B§y!\x1b(B\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/row-2-gap", JIS_TAIL "\x1b$B§\"/\x1b(B\r\n", SK_INSPECT_ENCODING,
      1 },
    { "jis/row-84", JIS_TAIL "\x1b$Bt&\x1b(B\r\n" },
    { "jis/row-84-beyond", JIS_TAIL "\x1b$B§t'\x1b(B\r\n", SK_INSPECT_ENCODING,
      1 },
    { "jis/row-47", JIS_TAIL "\x1b$BOS\x1b(B\r\n" },
    { "jis/row-47-beyond", JIS_TAIL "\x1b$B§OT\x1b(B\r\n", SK_INSPECT_ENCODING,
      1 },
    { "jis/control", JIS_TAIL "a§\x07\r\n", SK_INSPECT_ENCODING, 1 },
    { "jis/shift-out",
      JIS_TAIL "a§\x0e"
               "1\x0f\r\n",
      SK_INSPECT_ENCODING, 1 },
    { "jis/delete", JIS_TAIL "a§\x7f\r\n", SK_INSPECT_ENCODING, 1 },
};

static const Row files[] = {
    { "empty", "" },
    { "lf", "a\nb\n" },
    { "crlf", "a\r\nb\r\n" },
    { "no-last-end", "a" },
    { "japanese", "日本\tx\n" },
    { "lf-then-crlf", "a\nb§\r\n", SK_INSPECT_LINE_END },
    { "crlf-then-lf", "a\r\nb§\n", SK_INSPECT_LINE_END },
    { "cr", "a§\rb", SK_INSPECT_LINE_END },
    { "cr-last", "a§\r", SK_INSPECT_LINE_END },
    { "nul", "a§\0b", SK_INSPECT_LINE_END, 0, sizeof "a§\0b" - 1 },
    { "bom",
      "§\xEF\xBB\xBF"
      "a",
      SK_INSPECT_TEXT },
    { "escape", "a§\x1b[2J", SK_INSPECT_TEXT },
    { "cut-off", "a§\xE6\x97", SK_INSPECT_TEXT },
    { "latin-1", "a§\xE9 b", SK_INSPECT_TEXT },
    { "joiner-last", "👩\xE2\x80\x8D§", SK_INSPECT_TEXT },
};

static void
check_mail(gconstpointer data)
{
    const Row *row = data;
    SkInspectOrder order = sample_order();
    gsize len = row->len > 0 ? row->len : strlen(row->bytes);
    sample_check(&order, row->bytes, len, row->why, row->part);
    order.types = SK_INSPECT_ALL_TYPES; /* no row has our files */
    sample_check(&order, row->bytes, len, row->why, row->part);
}

static void
check_file(gconstpointer data)
{
    const Row *row = data;
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .kind = SK_INSPECT_KIND_TEXT };
    gsize len = row->len > 0 ? row->len : strlen(row->bytes);
    sample_check(&order, row->bytes, len, row->why, row->part);
}

/* A header line (or, @in_body, an ISO-2022-JP line) of @len bytes. */
static char *
mail_with_line(gsize len, gboolean in_body, gboolean marked)
{
    gsize used = in_body ? 0 : strlen("Subject: ");
    g_autofree char *fill = g_strnfill(MIN(len, 990) - used, 'x');
    g_autofree char *rest = g_strnfill(len - MIN(len, 990), 'x');
    const char *mark = marked ? MARK : "";
    if (in_body)
        return g_strconcat(JIS_TAIL, fill, mark, rest, "\r\n", NULL);
    return g_strconcat("Subject: ", fill, mark, rest, "\r\n", UTF_8_TAIL OK,
                       NULL);
}

static void
check_length(gconstpointer data)
{
    SkInspectOrder order = sample_order();
    gboolean in_body = GPOINTER_TO_INT(data);
    for (gsize len = 980; len < 1100; len++) {
        gboolean bad = len > 990;
        g_autofree char *mail = mail_with_line(len, in_body, bad);
        sample_check(&order, mail, strlen(mail),
                     bad ? SK_INSPECT_LINE_LENGTH : SK_INSPECT_ACCEPTED, 0);
    }
}

static void
check_header_size(void)
{
    SkInspectOrder order = sample_order();
    gsize room = SK_INSPECT_HEADERS_MAX - (strlen(UTF_8_TAIL) - 2);
    for (int more = -1; more < 2; more++) {
        g_autoptr(GString) mail = g_string_new(NULL);
        while (mail->len + 990 < room + more)
            g_string_append(mail,
                            "Received: 34567890123456789012345678901\r\n");
        gsize last = room + more - mail->len - strlen("Received: \r\n");
        g_autofree char *fill = g_strnfill(last - 400, 'x');
        g_autofree char *fold = g_strnfill(397, 'y');
        g_string_append_printf(mail, "Received: %s\r\n\t%s\r\n", fill, fold);
        g_string_append(mail, UTF_8_TAIL OK);
        if (more == 1)
            g_string_insert(mail, SK_INSPECT_HEADERS_MAX, MARK);
        sample_check(&order, mail->str, mail->len,
                     more == 1 ? SK_INSPECT_HEADER_SIZE : SK_INSPECT_ACCEPTED,
                     0);
    }
}

static void
check_size(void)
{
    SkInspectOrder order = sample_order();
    order.max_bytes = strlen(UTF_8_TAIL OK);
    const char *mail = UTF_8_TAIL OK, *cut = "MIME-§Version";
    sample_check(&order, mail, strlen(mail), SK_INSPECT_ACCEPTED, 0);
    order.max_bytes = 5;
    sample_check(&order, cut, strlen(cut), SK_INSPECT_SIZE, 0);
}

static void
check_charset(void)
{
    SkInspectOrder order = sample_order();
    const char *utf8 =
        M "Content-Type: §text/plain; charset=utf-8\r\n" E "\r\n" OK;
    order.charset = SK_INSPECT_ISO_2022_JP;
    sample_check(&order, utf8, strlen(utf8), SK_INSPECT_CONTENT_TYPE, 0);
    sample_check(&order, JIS_TAIL "x\r\n", strlen(JIS_TAIL "x\r\n"),
                 SK_INSPECT_ACCEPTED, 0);
    order.charset = SK_INSPECT_UTF_8;
    sample_check(&order, UTF_8_TAIL OK, strlen(UTF_8_TAIL OK),
                 SK_INSPECT_ACCEPTED, 0);
}

static void
refuse_order(const SkInspectOrder *order)
{
    sample_check(order, "§" UTF_8_TAIL OK, strlen("§" UTF_8_TAIL OK),
                 SK_INSPECT_ORDER, 0);
}

static void
check_order(void)
{
    SkInspectOrder good = sample_order(), order = good;
    refuse_order(NULL);
    order.magic++;
    refuse_order(&order);
    order = good;
    order.kind = 0;
    refuse_order(&order);
    order.kind = SK_INSPECT_KIND_FILE + 1;
    refuse_order(&order);
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = SK_INSPECT_N_TYPES;
    refuse_order(&order);
    order.kind = SK_INSPECT_KIND_MAIL;
    order.type = 1;
    refuse_order(&order);
    order.type = 0;
    order.types = SK_INSPECT_ALL_TYPES + 1;
    refuse_order(&order);
    order = good;
    order.links = 2;
    refuse_order(&order);
    order = good;
    order.n_roots = SK_INSPECT_ROOTS_MAX + 1;
    refuse_order(&order);
    order.n_roots = 1; /* it is empty */
    refuse_order(&order);
    memset(order.roots[0], 'x', SK_INSPECT_NAME_MAX); /* no end */
    refuse_order(&order);
    order = good;
    order.charset = 3;
    refuse_order(&order);
    order.kind = SK_INSPECT_KIND_TEXT, order.charset = SK_INSPECT_ISO_2022_JP;
    refuse_order(&order);
    order = good;
    order.n_keep = SK_INSPECT_KEEP_MAX + 1;
    refuse_order(&order);
    order.n_keep = 2; /* the second one is empty */
    refuse_order(&order);
    memset(order.keep[1], 'x', SK_INSPECT_NAME_MAX); /* no end */
    refuse_order(&order);
    g_strlcpy(order.keep[1], "X Y", SK_INSPECT_NAME_MAX);
    refuse_order(&order);
    g_strlcpy(order.keep[1], "X-Y:", SK_INSPECT_NAME_MAX);
    refuse_order(&order);
}

static void
check_nothing(void)
{
    SkInspectOrder order = sample_order();
    SkInspectAnswer answer;
    g_assert_cmpint(sk_inspect(&order, NULL, 0, &answer), ==, 0);
    g_assert_cmpuint(answer.why, ==, SK_INSPECT_STRUCTURE);
    g_assert_cmpuint(answer.input_len, ==, 0);
    g_assert_cmpstr(sk_inspect_why_word(SK_INSPECT_N_WHYS), ==, "unknown");
}

static void
check_samples(void)
{
    SkInspectOrder order = sample_order();
    g_auto(GStrv) mails_whole = sample_mails();
    for (char **mail = mails_whole; *mail != NULL; mail++)
        sample_check(&order, *mail, strlen(*mail), SK_INSPECT_ACCEPTED, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(mails); i++) {
        g_autofree char *path = g_strconcat("/mail/", mails[i].path, NULL);
        g_test_add_data_func(path, &mails[i], check_mail);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_strconcat("/file/", files[i].path, NULL);
        g_test_add_data_func(path, &files[i], check_file);
    }
    g_test_add_data_func("/line-length/header", GINT_TO_POINTER(FALSE),
                         check_length);
    g_test_add_data_func("/line-length/body", GINT_TO_POINTER(TRUE),
                         check_length);
    g_test_add_func("/header-size", check_header_size);
    g_test_add_func("/size", check_size);
    g_test_add_func("/charset", check_charset);
    g_test_add_func("/order", check_order);
    g_test_add_func("/nothing", check_nothing);
    g_test_add_func("/samples", check_samples);
    return g_test_run();
}
