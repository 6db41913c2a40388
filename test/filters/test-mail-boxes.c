/* SPDX-License-Identifier: Apache-2.0
 *
 * The readers of what mails come in: compressed RTF, RTF, CMS, TNEF, compound
 * files. Whole ones become what they hold, damaged ones end. The boxes are the
 * seeds of test/fuzz, which test/make-samples-containers.py writes.
 */
#include <string.h>
#include <outlook/cfb.h>
#include <charset/charset.h>
#include <mail/cms.h>
#include <outlook/lzfu.h>
#include <outlook/msg.h>
#include <outlook/rtf.h>
#include <outlook/tnef.h>

#define BYTES(s) (const guint8 *)(s), sizeof(s) - 1

/* ---- compressed RTF ---------------------------------------------------- */

/* The two examples of MS-OXRTFCP, and what can be wrong with one. */
#define SIMPLE                                                                 \
    "\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125B2\x0a\xf3 "   \
    "hel\x09\0 bw\x05\xb0ld}\x0a\x80\x0f\xa0"
#define CROSSING                                                               \
    "\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\0\x04 "                      \
    "WXYZ\x0dn}\x01\x0e\xb0"

typedef struct {
    const char *name;
    const guint8 *bytes;
    gsize len;
    guint64 most;
    const char *text; /* NULL: refused */
} LzfuRow;

static const LzfuRow lzfu_rows[] = {
    { "simple", BYTES(SIMPLE), 1000,
      "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n" },
    { "crossing", BYTES(CROSSING), 1000, "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}" },
    { "stored", BYTES("\x11\0\0\0\x05\0\0\0MELA\0\0\0\0{\\rtf"), 1000,
      "{\\rtf" },
    { "stored-longer", BYTES("\x13\0\0\0\x05\0\0\0MELA\0\0\0\0{\\rtf}}"), 1000,
      "{\\rtf" },
    { "more-than-allowed", BYTES(SIMPLE), 42, NULL },
    { "no-header", BYTES("\x2d\0\0\0\x2b\0\0\0LZFu"), 1000, NULL },
    { "empty", BYTES(""), 1000, NULL },
    { "cut", (const guint8 *)SIMPLE, sizeof(SIMPLE) - 3, 1000, NULL },
    { "size-too-small", BYTES("\x0b\0\0\0\x05\0\0\0MELA\0\0\0\0{\\rtf"), 1000,
      NULL },
    { "size-lies", BYTES("\xff\xff\xff\xff\x05\0\0\0MELA\0\0\0\0{\\rtf"), 1000,
      NULL },
    { "other-kind", BYTES("\x11\0\0\0\x05\0\0\0MELB\0\0\0\0{\\rtf"), 1000,
      NULL },
    { "crc",
      BYTES("\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x52\x41\0\x04 "
            "WXYZ\x0dn}\x01\x0e\xb0"),
      1000, NULL },
};

static void
test_lzfu(gconstpointer data)
{
    const LzfuRow *row = data;
    g_autoptr(GBytes) packed = g_bytes_new(row->bytes, row->len);
    g_autoptr(GBytes) rtf = sk_lzfu_undo(packed, row->most);
    g_autofree char *text = NULL;

    if (rtf != NULL)
        text = g_strndup(g_bytes_get_data(rtf, NULL), g_bytes_get_size(rtf));
    g_assert_cmpstr(text, ==, row->text);
}

/* ---- RTF --------------------------------------------------------------- */

typedef struct {
    const char *name, *rtf, *text; /* NULL: none */
    gboolean is_html;
} RtfRow;

#define JA                                                                     \
    "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 MS;}{\\f1 A;}}"

static const RtfRow rtf_rows[] = {
    { "plain", "{\\rtf1 a\\par b\\tab c}", "a\nb\tc" },
    { "signs", "{\\rtf1 \\{\\}\\\\\\~\\_\\emdash x}", "{}\\\u00a0-\u2014x" },
    { "line-ends", "{\\rtf1 a\r\nb\\\nc}", "ab\nc" },
    { "cp932", JA "\\f0 \\'83\\'5c\\'95\\'5c\\'94\\'5c}", "ソ表能" },
    { "cp932-half-plain", JA "\\f0 \\'83A\\'83C}", "アイ" },
    { "font-decides",
      "{\\rtf1\\ansicpg1252{\\fonttbl{\\f0\\fcharset128 M;}}"
      "\\f0\\'83\\'41}",
      "ア" },
    { "document-decides", "{\\rtf1\\ansicpg932 \\'83\\'41}", "ア" },
    { "latin", "{\\rtf1\\ansi\\ansicpg1252 caf\\'e9}", "café" },
    { "unicode", "{\\rtf1 \\u26085?\\u26412?}", "日本" },
    { "unicode-minus", "{\\rtf1 \\u-26085?}", "\u9a1b" },
    { "unicode-pair", "{\\rtf1\\uc1 \\u-10179?\\u-8704?}", "😀" },
    { "unicode-half", "{\\rtf1 \\u-8704?x}", "\ufffdx" },
    { "unicode-skip", "{\\rtf1\\uc2 \\u12354\\'82\\'a0x}", "あx" },
    { "unicode-skip-none", "{\\rtf1\\uc0 \\u12354x}", "あx" },
    { "hidden", "{\\rtf1 a{\\v b}c\\v d\\v0 e}", "ace" },
    { "star", "{\\rtf1 a{\\*\\unknown b{c}}d}", "ad" },
    { "picture", "{\\rtf1 a{\\pict\\wmetafile8 0102}b}", "ab" },
    { "object", "{\\rtf1 {\\object{\\*\\objdata 00}{\\result r}}b}", "b" },
    { "field", "{\\rtf1 {\\field{\\*\\fldinst HYPERLINK}{\\fldrslt r}}b}",
      "rb" },
    { "binary", "{\\rtf1 a\\bin3 }}}b}", "ab" },
    { "binary-lies", "{\\rtf1 a\\bin2147483647 b}", "a" },
    { "behind", "{\\rtf1 a}b{c}", "a" },
    { "cut", "{\\rtf1 a{\\b b", "ab" },
    { "cut-control", "{\\rtf1 a\\", "a" },
    { "cut-hex", "{\\rtf1 a\\'8", "a" },
    { "large-number", "{\\rtf1 \\uc99999999999999999 a}", "a" },
    { "html",
      "{\\rtf1\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf "
      "x\\par\\htmlrtf0 a{\\*\\htmltag72 </p>}}",
      "<p>a</p>", TRUE },
    { "htmlrtf-elsewhere", "{\\rtf1 \\htmlrtf a\\htmlrtf0 b}", "ab" },
    { "no-rtf", "a{\\rtf1}", NULL },
    { "empty", "", NULL },
};

static void
test_rtf(gconstpointer data)
{
    const RtfRow *row = data;
    g_autoptr(GBytes) bytes = g_bytes_new(row->rtf, strlen(row->rtf));
    gboolean is_html = !row->is_html;
    g_autofree char *text = sk_rtf_read(bytes, NULL, &is_html);

    g_assert_cmpstr(text, ==, row->text);
    g_assert_cmpint(is_html, ==, row->is_html);
}

static void
test_rtf_deep(void)
{
    g_autoptr(GString) rtf = g_string_new("{\\rtf1 ");
    g_autoptr(GBytes) bytes = NULL;
    gboolean is_html;

    for (guint i = 0; i < 100000; i++)
        g_string_append_c(rtf, '{');
    bytes = g_bytes_new(rtf->str, rtf->len);
    g_assert_null(sk_rtf_read(bytes, NULL, &is_html));
}

/* ---- CMS --------------------------------------------------------------- */

#define SIGNED_OID "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
#define DATA_OID   "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"

typedef struct {
    const char *name;
    const guint8 *bytes;
    gsize len;
    SkCmsKind kind;
    const char *content;
} CmsRow;

static const CmsRow cms_rows[] = {
    { "signed",
      BYTES("\x30\x27" SIGNED_OID "\xa0\x1a\x30\x18\x02\x01\x01\x31\x00\x30"
            "\x11" DATA_OID "\xa0\x04\x04\x02hi"),
      SK_CMS_SIGNED, "hi" },
    { "open-ended",
      BYTES("\x30\x80" SIGNED_OID "\xa0\x80\x30\x80\x02\x01\x01\x31\x00\x30"
            "\x80" DATA_OID "\xa0\x80\x24\x80\x04\x01h\x04\x01i\0\0\0\0\0\0"
            "\x31\x00\0\0\0\0\0\0"),
      SK_CMS_SIGNED, "hi" },
    { "detached",
      BYTES("\x30\x21" SIGNED_OID "\xa0\x14\x30\x12\x02\x01\x01\x31\x00\x30"
            "\x0b" DATA_OID),
      SK_CMS_DETACHED, NULL },
    { "enveloped",
      BYTES("\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0\x00"),
      SK_CMS_ENCRYPTED, NULL },
    { "auth-enveloped",
      BYTES("\x30\x0f\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17\xa0"
            "\x00"),
      SK_CMS_ENCRYPTED, NULL },
    { "compressed",
      BYTES("\x30\x0f\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09\xa0"
            "\x00"),
      SK_CMS_OTHER, NULL },
    { "empty", BYTES(""), SK_CMS_NONE, NULL },
    { "text", BYTES("MIIB"), SK_CMS_NONE, NULL },
    { "length-lies", BYTES("\x30\x84\xff\xff\xff\xff" SIGNED_OID), SK_CMS_NONE,
      NULL },
    { "length-of-nine", BYTES("\x30\x89\0\0\0\0\0\0\0\0\x0b" SIGNED_OID),
      SK_CMS_NONE, NULL },
    { "open-primitive", BYTES("\x30\x80\x06\x80\0\0\0\0"), SK_CMS_NONE, NULL },
    { "not-closed", BYTES("\x30\x80" SIGNED_OID "\xa0\x80\x30\x80"),
      SK_CMS_NONE, NULL },
    { "no-octets",
      BYTES("\x30\x27" SIGNED_OID "\xa0\x1a\x30\x18\x02\x01\x01\x31\x00\x30"
            "\x11" DATA_OID "\xa0\x04\x0c\x02hi"),
      SK_CMS_NONE, NULL },
};

static void
test_cms(gconstpointer data)
{
    const CmsRow *row = data;
    g_autoptr(GBytes) cms = g_bytes_new(row->bytes, row->len);
    g_autoptr(GBytes) content = NULL;
    g_autofree char *text = NULL;

    g_assert_cmpint(sk_cms_open(cms, &content), ==, row->kind);
    if (content != NULL)
        text = g_strndup(g_bytes_get_data(content, NULL),
                         g_bytes_get_size(content));
    g_assert_cmpstr(text, ==, row->content);
}

static void
test_cms_deep(void)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(GBytes) cms = NULL;
    GBytes *content = NULL;

    for (guint i = 0; i < 100000; i++)
        g_byte_array_append(bytes, BYTES("\x30\x80"));
    cms = g_bytes_new(bytes->data, bytes->len);
    g_assert_cmpint(sk_cms_open(cms, &content), ==, SK_CMS_NONE);
}

/* ---- boxes ------------------------------------------------------------- */

typedef SkMapi *(*ReadBox)(GBytes *bytes, SkPart *part);

typedef struct {
    const char *seed;
    ReadBox read;
    const char *subject, *body; /* NULL: none */
    guint attachments;
} BoxRow;

static const BoxRow box_rows[] = {
    { "tnef/M036-tnef", sk_tnef_read, "件名", "winmail.dat の中の本文。ソ表能",
      3 },
    { "tnef/M036-tnef-nested", sk_tnef_read, "件名",
      "winmail.dat の中の本文。ソ表能", 1 },
    { "tnef/M036-tnef-rtf", sk_tnef_read, NULL, NULL, 0 },
    { "msg/T008-msg", sk_msg_read, "msg の件名", "msg の本文です。\r\n", 2 },
    { "msg/T008-msg-cp932", sk_msg_read, "表題 ソ表能",
      "ＣＰ９３２の本文。ソ表能", 1 },
    { "msg/T008-msg-in-msg", sk_msg_read, "msg の件名", "msg の本文です。\r\n",
      1 },
};

static GBytes *
load_seed(const char *name)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "test/fuzz/seeds", name, NULL);
    char *text = NULL;
    gsize len = 0;

    g_assert_true(g_file_get_contents(path, &text, &len, NULL));
    return g_bytes_new_take(text, len);
}

static void
test_box(gconstpointer data)
{
    const BoxRow *row = data;
    g_autoptr(GBytes) bytes = load_seed(row->seed);
    g_autoptr(SkMapi) message = row->read(bytes, NULL);
    g_autofree char *subject = NULL;
    g_autofree char *body = NULL;

    g_assert_nonnull(message);
    subject = sk_mapi_text(message, SK_MAPI_SUBJECT);
    body = sk_mapi_text(message, SK_MAPI_BODY);
    g_assert_cmpstr(subject, ==, row->subject);
    g_assert_cmpstr(body, ==, row->body);
    g_assert_cmpuint(message->attachments->len, ==, row->attachments);
}

/* Cut anywhere, and with any byte another: it ends, and never holds more. */
static void
test_box_damaged(gconstpointer data)
{
    const BoxRow *row = data;
    g_autoptr(GBytes) bytes = load_seed(row->seed);
    gsize len;
    const guint8 *p = g_bytes_get_data(bytes, &len);
    guint read = 0;

    for (gsize at = 0; at < len; at += 7) {
        g_autofree guint8 *other = g_memdup2(p, len);
        g_autoptr(GBytes) cut = g_bytes_new(p, at);
        g_autoptr(SkMapi) first = row->read(cut, NULL);

        other[at] ^= 0xff;
        g_autoptr(GBytes) bent = g_bytes_new(other, len);
        g_autoptr(SkMapi) second = row->read(bent, NULL);

        g_assert_true(first == NULL ||
                      first->attachments->len <= row->attachments);
        read += second != NULL;
    }
    g_assert_cmpuint(read, >, 0); /* most bytes are text */
}

/* Two streams of one chain: the second one is refused, so that a small file
 * cannot hold a large one a thousand times. */
static void
test_cfb_shared(void)
{
    g_autoptr(GBytes) bytes = load_seed("msg/T008-msg");
    g_autoptr(SkCfb) cfb = sk_cfb_open(bytes);
    g_autoptr(GArray) children = NULL;
    guint streams = 0;

    g_assert_nonnull(cfb);
    children = sk_cfb_children(cfb, SK_CFB_ROOT);
    for (guint i = 0; i < children->len; i++) {
        guint32 entry = g_array_index(children, guint32, i);
        g_autoptr(GBytes) once = NULL;
        g_autoptr(GBytes) twice = NULL;

        if (sk_cfb_is_storage(cfb, entry))
            continue;
        once = sk_cfb_stream(cfb, entry);
        twice = sk_cfb_stream(cfb, entry);
        g_assert_nonnull(once);
        g_assert_true(twice == NULL || g_bytes_get_size(once) == 0);
        streams++;
    }
    g_assert_cmpuint(streams, >, 3);
    g_autoptr(GArray) again = sk_cfb_children(cfb, SK_CFB_ROOT);
    g_assert_cmpuint(again->len, ==, 0);
}

static void
test_cfb_damaged(void)
{
    static const char *const seeds[] = { "msg/T008-msg-cycle",
                                         "msg/T008-msg-difat" };

    for (guint i = 0; i < G_N_ELEMENTS(seeds); i++) {
        g_autoptr(GBytes) bytes = load_seed(seeds[i]);

        g_assert_null(sk_msg_read(bytes, NULL));
    }
}

#define ADD(rows, folder, function)                                            \
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {                           \
        g_autofree char *path = g_strdup_printf(folder "/%s", rows[i].name);   \
        g_test_add_data_func(path, &rows[i], function);                        \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(NULL));
    ADD(lzfu_rows, "/lzfu", test_lzfu);
    ADD(rtf_rows, "/rtf", test_rtf);
    ADD(cms_rows, "/cms", test_cms);
    g_test_add_func("/rtf/deep", test_rtf_deep);
    g_test_add_func("/cms/deep", test_cms_deep);
    for (gsize i = 0; i < G_N_ELEMENTS(box_rows); i++) {
        g_autofree char *whole = g_strdup_printf("/%s", box_rows[i].seed);
        g_autofree char *bad = g_strdup_printf("%s/damaged", whole);

        g_test_add_data_func(whole, &box_rows[i], test_box);
        g_test_add_data_func(bad, &box_rows[i], test_box_damaged);
    }
    g_test_add_func("/cfb/shared", test_cfb_shared);
    g_test_add_func("/cfb/damaged", test_cfb_damaged);
    return g_test_run();
}
