/* SPDX-License-Identifier: Apache-2.0
 *
 * Appointments and contacts as lines to read: in both languages, with the times
 * people mean.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>

#include "core/part-private.h"
#include "core/policy-file.h"

extern const SkFilter sk_filter_convert_calendar;
extern const SkFilter sk_filter_open_calendar;

#define EVENT(lines)                                                           \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" lines                 \
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
#define METHOD(method, lines)                                                  \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" method                         \
    "\r\nBEGIN:VEVENT\r\n" lines "END:VEVENT\r\nEND:VCALENDAR\r\n"
#define ZONE(offsets)                                                          \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Z\r\n" offsets  \
    "END:VTIMEZONE\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Z:20261127T100000\r\n"      \
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
#define SEASON(name, offset)                                                   \
    "BEGIN:" name "\r\nTZOFFSETTO:" offset "\r\nEND:" name "\r\n"

typedef struct {
    const char *path, *in, *out; /* out NULL: removed */
} Case;

static const Case japanese[] = {
    { "utc", EVENT("DTSTART:20261127T010000Z\r\n"),
      "［予定］\n日　時：2026年11月27日（金） 10:00（日本時間）\n" },
    { "utc-next-day", EVENT("DTSTART:20261231T200000Z\r\n"),
      "［予定］\n日　時：2027年1月1日（金） 05:00（日本時間）\n" },
    { "floating", EVENT("DTSTART:20261127T100000\r\n"),
      "［予定］\n日　時：2026年11月27日（金） 10:00\n" },
    { "end", EVENT("DTSTART:20261127T010000Z\r\nDTEND:20261127T020000Z\r\n"),
      "［予定］\n日　時：2026年11月27日（金） 10:00 から 11:00（日本時間）\n" },
    { "over-night",
      EVENT("DTSTART:20261127T220000\r\nDTEND:20261128T010000\r\n"),
      "［予定］\n日　時：2026年11月27日（金） 22:00 から 2026年11月28日（土） "
      "01:00\n" },
    { "duration", EVENT("DTSTART:20261127T220000\r\nDURATION:P1DT2H30M\r\n"),
      "［予定］\n日　時：2026年11月27日（金） 22:00 から 2026年11月29日（日） "
      "00:30\n" },
    { "day",
      EVENT("DTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261128"
            "\r\n"),
      "［予定］\n日　時：2026年11月27日（金）（終日）\n" },
    { "days",
      EVENT("DTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261130"
            "\r\n"),
      "［予定］\n日　時：2026年11月27日（金） から "
      "2026年11月29日（日）（終日）\n" },
    { "no-such-day", EVENT("DTSTART:20260230T100000\r\nSUMMARY:a\r\n"),
      "［予定］\n件　名：a\n" },
    { "no-such-hour", EVENT("DTSTART:20260220T250000\r\nSUMMARY:a\r\n"),
      "［予定］\n件　名：a\n" },
    { "zone-of-ours", ZONE(SEASON("STANDARD", "+0900")),
      "［予定］\n日　時：2026年11月27日（金） 10:00（日本時間）\n" },
    { "zone-elsewhere",
      ZONE(SEASON("STANDARD", "-0500") SEASON("DAYLIGHT", "-0400")),
      "［予定］\n日　時：2026年11月27日（金） 10:00（Z）\n" },
    { "request", METHOD("REQUEST", "SUMMARY:a\r\n"),
      "［予定の招待］\n件　名：a\n" },
    { "cancel", METHOD("CANCEL", "SUMMARY:a\r\n"),
      "［予定の取消し］\n件　名：a\n" },
    { "cancelled", EVENT("STATUS:CANCELLED\r\nSUMMARY:a\r\n"),
      "［予定の取消し］\n件　名：a\n" },
    { "reply",
      METHOD("REPLY", "ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example"
                      "\r\n"),
      "［招待への返事：欠席］\n出席者：a@b.example\n" },
    { "reply-without-answer", METHOD("REPLY", "SUMMARY:a\r\n"),
      "［招待への返事：未回答］\n件　名：a\n" },
    { "people",
      EVENT("ORGANIZER;CN=\"山田; 太郎\":MAILTO:a@b.example\r\n"
            "ATTENDEE:mailto:c@d.example\r\nATTENDEE;CN=e:urn:x\r\n"),
      "［予定］\n主催者：山田; 太郎 <a@b.example>\n出席者：c@d.example, e\n" },
    { "note-of-one-line", EVENT("DESCRIPTION:a\\, b\\n\r\n"),
      "［予定］\n説　明：a, b\n" },
    { "note-of-lines", EVENT("DESCRIPTION:a\\nb\\n\\nc\r\n"),
      "［予定］\n説　明：\na\nb\n\nc\n" },
    { "link", EVENT("LOCATION:https://a.example/j\r\n"),
      "［予定］\n場　所：hxxps://a[.]example/j\n" },
    { "attach-is-not-shown",
      EVENT(
          "SUMMARY:a\r\nATTACH:http://a.example/\r\nURL:http://b.example/\r\n"),
      "［予定］\n件　名：a\n" },
    { "series", EVENT("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4;WKST=SU\r\n"),
      "［予定］\n繰返し：毎週（月, 水, 4 回）\n" },
    { "series-until", EVENT("RRULE:FREQ=DAILY;UNTIL=20261231T150000Z\r\n"),
      "［予定］\n繰返し：毎日（2027年1月1日（金）まで）\n" },
    { "series-of-another-kind", EVENT("RRULE:FREQ=HOURLY;INTERVAL=3\r\n"),
      "［予定］\n繰返し：HOURLY（INTERVAL=3）\n" },
    { "task",
      "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:a\r\nDUE;VALUE=DATE:20261127"
      "\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
      "［予定］\n件　名：a\n期　限：2026年11月27日（金）（終日）\n" },
    { "two", EVENT("SUMMARY:a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b\r\n"),
      "［予定］\n件　名：a\n\n［予定］\n件　名：b\n" },
    { "placeholder-in-text", EVENT("SUMMARY:{text} {year}\r\n"),
      "［予定］\n件　名：{text} {year}\n" },
    { "bidi",
      EVENT("SUMMARY:a\xE2\x80\xAE"
            "b\r\n"),
      "［予定］\n件　名：ab\n" },
    { "card",
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;太郎\r\nORG:市役所;総務課\r\n"
      "TEL:1\r\nTEL:2\r\nEMAIL:a@b.example\r\nADR:;;1-1;市;;;\r\n"
      "PHOTO;VALUE=uri:http://a.example/\r\nEND:VCARD\r\n",
      "［連絡先］\n氏　名：山田 太郎\n会　社：市役所 総務課\n電　話：1\n"
      "電　話：2\nメール：a@b.example\n住　所：1-1 市\n" },
    { "nothing", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", NULL },
    { "broken", "BEGIN:VCALENDAR\r\n", NULL },
};

static const Case english[] = {
    { "utc", METHOD("REQUEST", "SUMMARY:a\r\nDTSTART:20261107T010000Z\r\n"),
      "[Invitation]\nSubject:   a\n"
      "When:      2026-11-07 (Sat) 01:00 (UTC)\n" },
    { "card", "BEGIN:VCARD\r\nFN:a\r\nNOTE:b\\nc\r\nEND:VCARD\r\n",
      "[Contact]\nName:    a\nNotes:\nb\nc\n" },
};

static SkPolicyFile *
load(const char *settings)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text =
        g_strdup_printf("profiles = { p = { %s }; };\n", settings);
    SkPolicyFile *file = sk_policy_file_load_text(text, strlen(text), &error);

    g_assert_no_error(error);
    return file;
}

static SkPart *
convert(const char *text, const SkPolicy *policy, const char *charset)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    const char *type =
        strstr(text, "VCARD") != NULL ? "text/vcard" : "text/calendar";
    SkPart *part = sk_part_new(SK_ROLE_BODY, NULL, type, bytes);

    if (charset != NULL)
        sk_part_set_param(part, "charset", charset);
    sk_part_set_found(part, type);
    part->current = &sk_filter_convert_calendar;
    sk_filter_convert_calendar.clean(part, policy);
    return part;
}

static void
run(const Case *c, const char *settings)
{
    g_autoptr(SkPolicyFile) file = load(settings);
    g_autoptr(SkPart) part =
        convert(c->in, sk_policy_file_profile(file, "p"), NULL);
    g_autofree char *text = NULL;

    if (c->out == NULL) {
        g_assert_cmpint(sk_part_verdict(part), ==, SK_VERDICT_REMOVED);
        g_assert_cmpint(sk_part_reason(part), ==, SK_REASON_UNREADABLE);
        return;
    }
    g_assert_cmpint(sk_part_verdict(part), ==, SK_VERDICT_CLEANED);
    g_assert_cmpstr(sk_part_found(part), ==, "text/plain");
    text = g_strndup(g_bytes_get_data(sk_part_bytes(part), NULL),
                     g_bytes_get_size(sk_part_bytes(part)));
    g_assert_cmpstr(text, ==, c->out);
}

static void
run_japanese(gconstpointer data)
{
    run(data, "");
}

static void
run_english(gconstpointer data)
{
    run(data, "notice = { language = \"en\"; };");
}

/* An appointment that is the text is text; one that is attached is none; where
 * the policy lets calendars leave it is both. */
#define CLEAN "files = ( { type = \"calendar\"; do = \"clean\"; } );"

static void
test_open(void)
{
    static const struct {
        const char *parent, *name, *settings;
        const char *attached; /* beside it, under a name; or NULL */
        guint children;
    } rows[] = {
        { "multipart/alternative", "a.ics", "", NULL, 1 },
        { "multipart/mixed", NULL, "", NULL, 1 },
        { "multipart/mixed", "a.ics", "", NULL, 0 },
        { "multipart/alternative", NULL, CLEAN, NULL, 2 },
        { "multipart/alternative", NULL, CLEAN, "another", 2 },
        { "multipart/alternative", NULL, CLEAN, "BEGIN:", 1 },
        { "multipart/alternative", NULL,
          "files = ( { type = \"calendar\"; do = \"remove\"; } );", NULL, 1 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(SkPolicyFile) file = load(rows[i].settings);
        const SkPolicy *policy = sk_policy_file_profile(file, "p");
        g_autoptr(SkReport) report = sk_report_new();
        g_autoptr(GBytes) bytes = g_bytes_new_static("BEGIN:", 6);
        g_autoptr(SkPart) root =
            sk_part_new(SK_ROLE_MULTIPART, NULL, rows[i].parent, NULL);
        SkTree tree = { .policy = policy, .report = report };
        SkPart *part = sk_part_new(SK_ROLE_ATTACHMENT, rows[i].name,
                                   "text/calendar", bytes);

        sk_part_append(root, part);
        if (rows[i].attached != NULL) {
            g_autoptr(GBytes) other =
                g_bytes_new(rows[i].attached, strlen(rows[i].attached));

            sk_part_append(root, sk_part_new(SK_ROLE_ATTACHMENT, "b.ics",
                                             "text/calendar", other));
        }
        sk_tree_begin(&tree, root);
        sk_part_set_found(part, "text/calendar");
        part->current = &sk_filter_open_calendar;
        sk_filter_open_calendar.clean(part, policy);
        g_assert_cmpuint(sk_part_n_children(part), ==, rows[i].children);
        if (rows[i].children > 0)
            g_assert_cmpint(sk_part_role(sk_part_child(part, 0)), ==,
                            SK_ROLE_BODY);
        if (rows[i].children > 1)
            g_assert_cmpint(sk_part_role(sk_part_child(part, 1)), ==,
                            SK_ROLE_ATTACHMENT);
    }
}

/* More than anybody reads: said, and not reckoned. */
static void
test_many(void)
{
    g_autoptr(SkPolicyFile) file = load("");
    g_autoptr(GString) text = g_string_new(
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\n"
        "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n");
    g_autoptr(SkPart) part = NULL;
    g_autofree char *out = NULL;

    for (guint i = 0; i < 50000; i++)
        g_string_append(text, "BEGIN:VEVENT\nDTSTART;TZID=Z:20261127T100000\n"
                              "END:VEVENT\n");
    g_string_append(text, "END:VCALENDAR\n");
    part = convert(text->str, sk_policy_file_profile(file, "p"), NULL);
    g_assert_cmpint(sk_part_verdict(part), ==, SK_VERDICT_CLEANED);
    out = g_strndup(g_bytes_get_data(sk_part_bytes(part), NULL),
                    g_bytes_get_size(sk_part_bytes(part)));
    g_assert_nonnull(strstr(out, "（ほか 49900 件は省略しました）"));
}

/* Whatever is in it, what comes out is clean text without links. */
static void
test_storm(void)
{
    static const char *const words[] = {
        "\r\n",
        "DTSTART:",
        "20261127T010000Z",
        "99999999T999999Z",
        "DURATION:P",
        "9999999W",
        "RRULE:",
        "UNTIL=0001",
        "TZID=",
        ";",
        "\\n",
        "http://a.b/",
        "DTEND:00010101T000000Z",
        "=",
        "BEGIN:VEVENT\r\n",
        "END:VEVENT\r\n",
    };
    g_autoptr(SkPolicyFile) file = load("");
    const SkPolicy *policy = sk_policy_file_profile(file, "p");
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);

    for (guint i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(
            EVENT("DTSTART:20261127T010000Z\r\nDURATION:PT1H\r\nSUMMARY:a\r\n"
                  "RRULE:FREQ=DAILY;UNTIL=20261231\r\n"));
        g_autoptr(SkPart) part = NULL;
        const char *out;
        gsize len;

        for (guint n = 0; n < 6; n++)
            g_string_insert(
                text, g_rand_int_range(rand, 40, (gint32)text->len - 40),
                words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
        part = convert(text->str, policy, NULL);
        if (sk_part_verdict(part) == SK_VERDICT_REMOVED)
            continue;
        out = g_bytes_get_data(sk_part_bytes(part), &len);
        g_assert_true(sk_text_is_clean(out, len));
        g_assert_null(g_strstr_len(out, (gssize)len, "http://"));
    }
}

static void
add(const char *room, const Case *rows, gsize n, GTestDataFunc run_row)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *path = g_strconcat(room, rows[i].path, NULL);

        g_test_add_data_func(path, &rows[i], run_row);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_filter_convert_calendar.prepare(NULL));
    add("/summary/ja/", japanese, G_N_ELEMENTS(japanese), run_japanese);
    add("/summary/en/", english, G_N_ELEMENTS(english), run_english);
    g_test_add_func("/summary/open", test_open);
    g_test_add_func("/summary/many", test_many);
    g_test_add_func("/summary/storm", test_storm);
    return g_test_run();
}
