/* SPDX-License-Identifier: Apache-2.0
 *
 * Calendar files: what stays, what goes, and that the lines that leave are
 * read in one way.
 */
#include <string.h>

#include "clean-help.h"

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define EVENT(lines)                                                           \
    HEAD "BEGIN:VEVENT\r\nUID:1\r\n" lines "END:VEVENT\r\n" TAIL

typedef struct {
    const char *path, *in, *out; /* out NULL: removed */
    const char *counts;          /* or the reason */
} Case;

static const Case cases[] = {
    { "plain", EVENT("SUMMARY:会議\r\n"), EVENT("SUMMARY:会議\r\n"), "" },
    { "lf",
      "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\n"
      "END:VCALENDAR",
      EVENT(""), "" },
    { "version-first",
      "BEGIN:VCALENDAR\r\nPRODID:x\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
      "END:VEVENT\r\n" TAIL,
      HEAD "PRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" TAIL, "" },
    { "no-version",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" TAIL,
      EVENT(""), "" },
    { "names-in-any-case",
      EVENT("summary:a\r\ndtstart;value=date:20261120\r\n"),
      EVENT("SUMMARY:a\r\nDTSTART;VALUE=date:20261120\r\n"), "" },
    { "attach", EVENT("ATTACH:http://a.example/x.exe\r\nSUMMARY:a\r\n"),
      EVENT("SUMMARY:a\r\n"), "attachment=1" },
    { "attach-binary",
      EVENT("ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA\r\nSUMMARY:a\r\n"),
      EVENT("SUMMARY:a\r\n"), "attachment=1" },
    { "url", EVENT("URL:file:///c:/x\r\n"), EVENT(""), "url=1" },
    { "empty-page", EVENT("X-ALT-DESC;FMTTYPE=text/html:<html>\r\n"), EVENT(""),
      "" },
    { "page-is-the-text",
      EVENT("X-ALT-DESC;FMTTYPE=text/html:<p>a<p><b>b</b>\r\n"),
      EVENT("DESCRIPTION:a\\n\\nb\r\n"), "" },
    { "page-beside-the-text", EVENT("DESCRIPTION:a\r\nX-ALT-DESC:<p>a</p>\r\n"),
      EVENT("DESCRIPTION:a\r\n"), "" },
    { "extension", EVENT("X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"), EVENT(""),
      "property=1" },
    { "links",
      EVENT("SUMMARY:see https://a.example/x\r\n"
            "LOCATION:\\\\\\\\server\\\\share\r\n"
            "DESCRIPTION:file:///c:/x\\nhttp://a.example/\\, b\r\n"
            "CATEGORIES:a,www.b.example\r\n"),
      EVENT("SUMMARY:see hxxps://a[.]example/x\r\n"
            "LOCATION:[\\\\\\\\]server\\\\share\r\n"
            "DESCRIPTION:file[:]///c:/x\\nhxxp://a[.]example/\\, b\r\n"
            "CATEGORIES:a,www[.]b[.]example\r\n"),
      "link-defanged=5" },
    { "pages-as-parameters",
      EVENT("DESCRIPTION;ALTREP=\"http://a.example/\":a\r\n"
            "ATTENDEE;DIR=\"ldap://b.example/\";X-A=1:mailto:a@b.example\r\n"),
      EVENT("DESCRIPTION:a\r\nATTENDEE:mailto:a@b.example\r\n"),
      "parameter=1 url=2" },
    { "attendee-without-address",
      EVENT("ATTENDEE:http://a.example/\r\nORGANIZER:sip:a@b.example\r\n"),
      EVENT(""), "attendee=2" },
    { "link-as-a-name",
      EVENT("ATTENDEE;CN=\"http://a.example/\":mailto:a@b.example\r\n"),
      EVENT("ATTENDEE;CN=\"hxxp://a[.]example/\":mailto:a@b.example\r\n"),
      "link-defanged=1" },
    { "link-as-a-word", EVENT("STATUS:http://a.example/\r\n"), EVENT(""),
      "url=1" },
    { "link-of-a-vendor-and-twice",
      EVENT("URL:https://a.example/\r\nCONFERENCE:https://a.example/\r\n"
            "X-MEETING:https://b.example/\r\nX-ROOM:2\r\n"),
      EVENT(""), "property=2 url=2" },
    { "every-second", EVENT("RRULE:FREQ=SECONDLY;COUNT=999999999\r\n"),
      EVENT(""), "series=1" },
    { "too-often", EVENT("RRULE:FREQ=DAILY;COUNT=10000\r\n"), EVENT(""),
      "series=1" },
    { "every-second-of-a-day",
      EVENT("RRULE:FREQ=DAILY;BYHOUR=1,2;BYMINUTE=1,2,3\r\n"), EVENT(""),
      "series=1" },
    { "twice-said", EVENT("RRULE:FREQ=DAILY;FREQ=SECONDLY\r\n"), EVENT(""),
      "series=1" },
    { "no-frequency", EVENT("RRULE:COUNT=3\r\n"), EVENT(""), "series=1" },
    { "rule-of-many-parts",
      EVENT(
          "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1MO,-1FR;BYMINUTE=0;WKST=SU;\r\n"),
      EVENT(
          "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1MO,-1FR;BYMINUTE=0;WKST=SU\r\n"),
      "" },
    { "alarm-that-rings-again",
      EVENT("BEGIN:VALARM\r\nACTION:DISPLAY\r\nREPEAT:3\r\nDURATION:PT5M\r\n"
            "END:VALARM\r\n"),
      EVENT("BEGIN:VALARM\r\nACTION:DISPLAY\r\nREPEAT:3\r\nDURATION:PT5M\r\n"
            "END:VALARM\r\n"),
      "" },
    { "alarm-without-end",
      EVENT("BEGIN:VALARM\r\nACTION:DISPLAY\r\nREPEAT:99999999\r\n"
            "DURATION:PT1S\r\nEND:VALARM\r\n"),
      EVENT("BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\n"),
      "alarm=1 property=1" },
    { "busy-times",
      HEAD "BEGIN:VFREEBUSY\r\nUID:1\r\n"
           "FREEBUSY;FBTYPE=BUSY:20260615T010000Z/PT1H\r\n"
           "URL:http://a.example/\r\nEND:VFREEBUSY\r\n" TAIL,
      HEAD "BEGIN:VFREEBUSY\r\nUID:1\r\n"
           "FREEBUSY;FBTYPE=BUSY:20260615T010000Z/PT1H\r\n"
           "END:VFREEBUSY\r\n" TAIL,
      "url=1" },
    { "old-rules",
      "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
      "RRULE:W2 MO WE #4\r\nRRULE:MP1 2+ TU 1- FR #0\r\n"
      "RRULE:MD1 15 LD 20301231\r\nRRULE:D1 #5\r\nRRULE:YM1 6 #3\r\n"
      "RRULE:M1 nonsense\r\nEXDATE:20260615T010000;20260616T010000\r\n"
      "CATEGORIES:a;b,c\r\nDCREATED:20260601T000000\r\nEND:VEVENT\r\n" TAIL,
      EVENT("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=MO,WE\r\n"
            "RRULE:FREQ=MONTHLY;BYDAY=2TU,-1FR\r\n"
            "RRULE:FREQ=MONTHLY;UNTIL=20301231;BYMONTHDAY=15,-1\r\n"
            "RRULE:FREQ=DAILY;COUNT=5\r\n"
            "RRULE:FREQ=YEARLY;COUNT=3;BYMONTH=6\r\n"
            "EXDATE:20260615T010000,20260616T010000\r\n"
            "CATEGORIES:a,b\\,c\r\nCREATED:20260601T000000\r\n"),
      "series=1" },
    { "altrep", EVENT("SUMMARY;ALTREP=\"cid:1\";LANGUAGE=ja:a\r\n"),
      EVENT("SUMMARY;LANGUAGE=ja:a\r\n"), "url=1" },
    { "location-by-link", EVENT("LOCATION;VALUE=URI:http://a.example/\r\n"),
      EVENT(""), "url=1" },
    { "alarm-display",
      EVENT(
          "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nACTION:display\r\nEND:VALARM\r\n"),
      EVENT("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n"
            "END:VALARM\r\n"),
      "" },
    { "alarm-procedure",
      EVENT("BEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:file:///c:/x.exe\r\n"
            "END:VALARM\r\n"),
      EVENT(""), "alarm=1" },
    { "alarm-without-action",
      EVENT("BEGIN:VALARM\r\nTRIGGER:-PT1M\r\nEND:VALARM\r\n"), EVENT(""),
      "alarm=1" },
    { "alarm-two-actions",
      EVENT("BEGIN:VALARM\r\nACTION:DISPLAY\r\nACTION:PROCEDURE\r\n"
            "END:VALARM\r\n"),
      EVENT("BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\n"), "" },
    { "mailto", EVENT("ORGANIZER;CN=a:MAILTO:a@b.example\r\n"),
      EVENT("ORGANIZER;CN=a:mailto:a@b.example\r\n"), "" },
    { "mailto-with-more", EVENT("ATTENDEE:mailto:a@b.example?attach=c:/x\r\n"),
      EVENT("ATTENDEE:mailto:a@b.example\r\n"), "" },
    { "not-mailto", EVENT("ATTENDEE:http://a.example/\r\n"), EVENT(""),
      "attendee=1" },
    { "name-in-quotes",
      EVENT("ATTENDEE;CN=\"a; b\";DIR=\"ldap://x\":mailto:a@b.example\r\n"),
      EVENT("ATTENDEE;CN=\"a; b\":mailto:a@b.example\r\n"), "url=1" },
    { "escapes", EVENT("SUMMARY:a, b; c\\, d\\n e\\x \\\r\n"),
      EVENT("SUMMARY:a\\, b\\; c\\, d\\n e\\\\x \\\\\r\n"), "" },
    { "list", EVENT("CATEGORIES:a,b;c\r\n"), EVENT("CATEGORIES:a,b\\;c\r\n"),
      "" },
    { "signs", EVENT("RRULE:FREQ=WEEKLY;BYDAY=MO,TU\r\n"),
      EVENT("RRULE:FREQ=WEEKLY;BYDAY=MO,TU\r\n"), "" },
    { "bad-signs", EVENT("DTSTART:tomorrow (maybe)\r\n"), EVENT(""),
      "property=1" },
    { "unknown-component",
      HEAD "BEGIN:X-A\r\nBEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT\r\nEND:X-A\r\n"
           "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" TAIL,
      EVENT(""), "component=1" },
    { "two-calendars", EVENT("") EVENT(""),
      HEAD "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n"
           "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" TAIL,
      "" },
    { "zone",
      HEAD "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n"
           "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\n"
           "TZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
           "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" TAIL,
      HEAD "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n"
           "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\n"
           "TZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
           "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" TAIL,
      "" },
    { "fold-in-a-character", EVENT("SUMMARY:\xE4\xBC\r\n \x9A\xE8\xAD\xB0\r\n"),
      EVENT("SUMMARY:会議\r\n"), "" },
    { "fold-with-tab", EVENT("SUMMARY:a\r\n\tb\r\n"), EVENT("SUMMARY:ab\r\n"),
      "" },
    { "line-in-disguise",
      EVENT("SUMMARY:a\xE2\x80\xA8"
            "ATTACH:x\r\n"),
      EVENT("SUMMARY:a ATTACH:x\r\n"), "" },
    { "bidi",
      EVENT("SUMMARY:a\xE2\x80\xAE"
            "b\r\n"),
      EVENT("SUMMARY:ab\r\n"), "bidi=1" },
    { "no-line", EVENT("what is this\r\nSUMMARY:a\r\n"), EVENT("SUMMARY:a\r\n"),
      "property=1" },
    { "old-calendar",
      "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
      "SUMMARY;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=89=EF=\r\n"
      "=8Bc\r\nAALARM:20261120T090000;;;x.wav\r\nEND:VEVENT\r\n" TAIL,
      EVENT("SUMMARY:会議\r\n"), "alarm=1" },
    { "page-in-text", EVENT("DESCRIPTION:<html><b>a\r\n"),
      EVENT("DESCRIPTION:< html><b>a\r\n"), "" },
    { "empty", "", "", "" },
    { "nothing-left", HEAD "BEGIN:VPOLL\r\nUID:1\r\nEND:VPOLL\r\n" TAIL, NULL,
      "unreadable" },
    { "no-calendar", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:a\r\nEND:VCARD\r\n",
      NULL, "unreadable" },
    { "cut-short", HEAD "BEGIN:VEVENT\r\nUID:1\r\n", NULL, "unreadable" },
    { "crossed", HEAD "BEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n", NULL,
      "unreadable" },
    { "prose", "There is no calendar.\r\n", NULL, "unreadable" },
    { "too-deep",
      "BEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n"
      "BEGIN:A\nBEGIN:A\nEND:A\nEND:A\nEND:A\nEND:A\nEND:A\nEND:A\nEND:A\n"
      "END:A\nEND:A\n",
      NULL, "unreadable" },
};

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    const SkPolicy *policy = clean_policy("");
    g_autoptr(CleanResult) result =
        clean_run(policy, "text/calendar", NULL, c->in, strlen(c->in));
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
    clean_check(policy, "text/calendar", c->in, strlen(c->in));
}

/* Of many dates on which an event is to be repeated, the first leave. */
static void
test_dates(void)
{
    g_autoptr(GString) text = g_string_new(HEAD "BEGIN:VEVENT\r\nUID:1\r\n");
    g_autoptr(CleanResult) result = NULL;
    g_autofree char *out = NULL;
    guint n = 1;

    for (guint i = 0; i < 1296; i++)
        g_string_append_printf(text, "%s20270101T%02u%02u00",
                               i % 400 == 0 ? (i > 0 ? "\r\nRDATE:" : "RDATE:")
                                            : ",",
                               i / 60 % 24, i % 60);
    g_string_append(text, "\r\nEND:VEVENT\r\n" TAIL);
    result = clean_run(clean_policy(""), "text/calendar", NULL, text->str,
                       text->len);
    g_assert_nonnull(result->bytes);
    g_assert_cmpstr(result->counts, ==, "series=930");
    out = clean_text_of(result);
    for (const char *p = strstr(out, "RDATE"); *p != '\0'; p++)
        n += *p == ',';
    g_assert_cmpuint(n, ==, 366);
    clean_check(clean_policy(""), "text/calendar", text->str, text->len);
}

/* Each length round the fold, of one, three and four bytes a character. */
static void
test_folds(void)
{
    const char *const characters[] = { "a", "日", "\xF0\xA0\xAE\xB7" };

    for (guint n = 15; n < 160; n++) {
        for (guint i = 0; i < G_N_ELEMENTS(characters); i++) {
            g_autoptr(GString) text = g_string_new(HEAD "BEGIN:VEVENT\r\nUID:");

            for (guint j = 0; j < n; j++)
                g_string_append(text, characters[i]);
            g_string_append(text, "\r\nEND:VEVENT\r\n" TAIL);
            clean_check(clean_policy(""), "text/calendar", text->str,
                        text->len);
        }
    }
}

static const char *const seeds[] = {
    EVENT(
        "SUMMARY:会議、予定\r\nDTSTART;TZID=\"Asia/Tokyo\":20261120T090000\r\n"
        "ATTENDEE;CN=\"a; b\";RSVP=TRUE:mailto:a@b.example\r\n"
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\n"),
    EVENT("DESCRIPTION:a\\, b\\nc\r\n d\r\nCATEGORIES:a,b\r\n"
          "RRULE:FREQ=DAILY\r\nREQUEST-STATUS:2.0;ok\r\n"),
    "BEGIN:VCALENDAR\nVERSION:1.0\nBEGIN:VEVENT\n"
    "SUMMARY;QUOTED-PRINTABLE;CHARSET=UTF-8:=E4=BC=9A=\n=E8=AD=B0\n"
    "END:VEVENT\nEND:VCALENDAR\n",
    NULL,
};
static const char *const words[] = {
    "\r\n",
    "\n",
    "\r\n ",
    "\n\t",
    ";",
    ":",
    ",",
    "\"",
    "\\",
    "\\n",
    "=",
    "BEGIN:VALARM\r\n",
    "END:VALARM\r\n",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "END:VCALENDAR\r\n",
    "ATTACH:",
    "VALUE=URI",
    "CN=",
    "ENCODING=QUOTED-PRINTABLE",
    "=0D=0A",
    "\xE2\x80\xA8",
    "\xF0\x9F\x91\xA9",
    "\xE2\x80\x8D",
    "\xEF\xB8\x8F",
    "<html",
    "<script>",
    "%PDF-",
    "\nTZID:x",
    "item1.",
    "\nVERSION:2.1\n",
    "日本語日本語日本語日本語日本語",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    NULL,
};

static void
test_storm(void)
{
    clean_storm(clean_policy(""), "text/calendar", seeds, words, 30000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    clean_prepare();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/calendar/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], run_case);
    }
    g_test_add_func("/calendar/dates", test_dates);
    g_test_add_func("/calendar/folds", test_folds);
    g_test_add_func("/calendar/storm", test_storm);
    return g_test_run();
}
