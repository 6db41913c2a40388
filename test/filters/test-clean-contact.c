/* SPDX-License-Identifier: Apache-2.0
 *
 * Contact files of all versions, as address books and telephones write them.
 */
#include <string.h>

#include "clean-help.h"

#define CARD(lines) "BEGIN:VCARD\r\nVERSION:3.0\r\n" lines "END:VCARD\r\n"
#define OLD(lines)  "BEGIN:VCARD\r\nVERSION:2.1\r\n" lines "END:VCARD\r\n"
#define NEW(lines)  "BEGIN:VCARD\r\nVERSION:4.0\r\n" lines "END:VCARD\r\n"

typedef struct {
    const char *path, *in, *out; /* out NULL: removed */
    const char *counts;          /* or the reason */
} Case;

static const Case cases[] = {
    { "plain", CARD("N:山田;太郎;;;\r\nFN:山田 太郎\r\n"),
      CARD("N:山田;太郎;;;\r\nFN:山田 太郎\r\n"), "" },
    { "version-4",
      NEW("FN:a\r\nTEL;VALUE=uri;TYPE=\"voice,home\":tel:+81-3-1\r\n"),
      NEW("FN:a\r\nTEL;TYPE=\"voice,home\":+81-3-1\r\n"), "" },
    { "version-unknown", "BEGIN:VCARD\nFN:a\nVERSION:9.9\nEND:VCARD\n",
      CARD("FN:a\r\n"), "" },
    { "photo", CARD("FN:a\r\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n"),
      CARD("FN:a\r\n"), "attachment=1" },
    { "photo-by-link", CARD("FN:a\r\nPHOTO;VALUE=uri:http://a.example/\r\n"),
      CARD("FN:a\r\n"), "attachment=1" },
    { "url", CARD("FN:a\r\nURL:http://a.example/\r\n"), CARD("FN:a\r\n"),
      "url=1" },
    { "group",
      CARD("FN:a\r\nitem1.EMAIL;TYPE=INTERNET:a@b.example\r\n"
           "item1.X-ABLabel:x\r\n"),
      CARD("FN:a\r\nEMAIL;TYPE=INTERNET:a@b.example\r\n"), "property=1" },
    { "not-an-address", CARD("FN:a\r\nEMAIL:<a@b.example>\r\n"),
      CARD("FN:a\r\n"), "property=1" },
    { "address-book-fields",
      CARD("FN:a\r\nADR;TYPE=WORK:;;1-1;市;県;100;日本\r\n"),
      CARD("FN:a\r\nADR;TYPE=WORK:;;1-1;市;県;100;日本\r\n"), "" },
    { "old",
      OLD("N:a;b\r\nTEL;HOME;CELL:090\r\nEMAIL;INTERNET;PREF:a@b.example\r\n"),
      CARD("N:a;b\r\nTEL;TYPE=HOME;TYPE=CELL:090\r\n"
           "EMAIL;TYPE=INTERNET;TYPE=PREF:a@b.example\r\nFN:a b\r\n"),
      "" },
    { "old-telephone",
      OLD("N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63;=91=BE="
          "\r\n"
          "=98=59\r\nSOUND;X-IRMC-N;CHARSET=SHIFT_JIS:\xD4\xCF\xC0\xDE;"
          "\xC0\xDB\xB3;;;\r\n"),
      CARD("N:山田;太郎\r\nX-PHONETIC-LAST-NAME:ﾔﾏﾀﾞ\r\n"
           "X-PHONETIC-FIRST-NAME:ﾀﾛｳ\r\nFN:山田 太郎\r\n"),
      "" },
    { "old-line-in-text",
      OLD("N:a\r\nNOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab\r\n"),
      CARD("N:a\r\nNOTE:a\\nb\r\nFN:a\r\n"), "" },
    { "old-first-name-foreign", OLD("N;VALUE=URI:data:,x\r\nN:a;b\r\n"),
      CARD("N:a;b\r\nFN:a b\r\n"), "property=1" },
    { "old-comma", OLD("N:a,b;c\r\n"), CARD("N:a\\,b;c\r\nFN:a\\,b c\r\n"),
      "" },
    { "old-agent", OLD("N:a\r\nAGENT:\r\nBEGIN:VCARD\r\nN:b\r\nEND:VCARD\r\n"),
      CARD("N:a\r\nFN:a\r\n"), "attachment=1 component=1" },
    { "text-in-base64", OLD("N:a\r\nNOTE;BASE64:AAAA\r\n"),
      CARD("N:a\r\nFN:a\r\n"), "property=1" },
    { "many", CARD("FN:a\r\n") CARD("FN:b\r\n"),
      CARD("FN:a\r\n") CARD("FN:b\r\n"), "" },
    { "one-is-empty", CARD("FN:a\r\n") CARD(""), CARD("FN:a\r\n"), "" },
    { "all-are-empty", CARD("X-A:b\r\n"), NULL, "unreadable" },
    { "calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", NULL,
      "unreadable" },
    { "cut-short", "BEGIN:VCARD\r\nFN:a\r\n", NULL, "unreadable" },
};

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    const SkPolicy *policy = clean_policy("");
    g_autoptr(CleanResult) result =
        clean_run(policy, "text/vcard", NULL, c->in, strlen(c->in));
    g_autofree char *out = NULL;

    if (c->out == NULL) {
        g_assert_cmpint(result->verdict, ==, SK_VERDICT_REMOVED);
        g_assert_cmpstr(sk_reason_word(result->reason), ==, c->counts);
        return;
    }
    g_assert_nonnull(result->bytes);
    out = clean_text_of(result);
    g_assert_cmpstr(out, ==, c->out);
    g_assert_cmpstr(result->counts, ==, c->counts);
    clean_check(policy, "text/vcard", c->in, strlen(c->in));
}

static const char *const seeds[] = {
    CARD("N:山田;太郎;;;\r\nFN:山田 太郎\r\nTEL;TYPE=WORK,VOICE:03\r\n"
         "EMAIL:a@b.example\r\nADR:;;a;b;c;;\r\nNOTE:a\\nb\r\n"),
    OLD("N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63;\r\n"
        "SOUND;X-IRMC-N:a;b\r\nTEL;CELL:090\r\n"),
    NEW("FN:a\r\nTEL;VALUE=uri:tel:1\r\nKIND:individual\r\n"),
    NULL,
};
static const char *const words[] = {
    "\r\n",
    "\n",
    "\r\n ",
    ";",
    ":",
    ",",
    "\"",
    "\\",
    "\\:",
    "=",
    "=\r\n",
    "BEGIN:VCARD\r\n",
    "END:VCARD\r\n",
    "VERSION:4.0\r\n",
    "VALUE=uri",
    "CHARSET=UTF-16",
    "ENCODING=QUOTED-PRINTABLE",
    "=1B$B",
    "=0A",
    "tel:",
    "SOUND;X-IRMC-N:",
    "\xE2\x80\xA9",
    "\xF0\x9F\x91\xA9",
    "\xE2\x80\x8D",
    "\xEF\xB8\x8F",
    "<html",
    "a.",
    "日本語日本語日本語日本語日本語日本語",
    "FN:",
    "N:",
    "@",
    NULL,
};

static void
test_storm(void)
{
    clean_storm(clean_policy(""), "text/vcard", seeds, words, 30000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/contact/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], run_case);
    }
    g_test_add_func("/contact/storm", test_storm);
    return g_test_run();
}
