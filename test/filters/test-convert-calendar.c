/* SPDX-License-Identifier: Apache-2.0
 *
 * Appointments and contacts as lines to read: in both languages, with the times
 * people mean.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>

#include "core/part_private.h"
#include "core/policy/policy_file.h"

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
      "［予定］\n日　時：2026年11月27日（金） 10:00（Z）\n"
      "　　　　（日本時間では 2026年11月28日（土） 00:00）\n" },
    { "request", METHOD("REQUEST", "SUMMARY:a\r\n"),
      "［予定の招待］\n件　名：a\n" },
    { "cancel", METHOD("CANCEL", "SUMMARY:a\r\n"),
      "［予定の取消し］\n件　名：a\n" },
    { "cancelled", EVENT("STATUS:CANCELLED\r\nSUMMARY:a\r\n"),
      "［予定の取消し］\n件　名：a\n" },
    { "reply",
      METHOD("REPLY", "ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example"
                      "\r\n"),
      "［招待への返事：欠席］\n返信者：a@b.example\n" },
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
    { "links-are-shown",
      EVENT(
          "SUMMARY:a\r\nATTACH:http://a.example/\r\nURL:http://b.example/\r\n"),
      "［予定］\n件　名：a\n添　付：hxxp://a[.]example/\n"
      "リンク：hxxp://b[.]example/\n" },
    { "series", EVENT("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4;WKST=SU\r\n"),
      "［予定］\n繰返し：毎週 月曜、水曜（4 回）\n" },
    { "series-until", EVENT("RRULE:FREQ=DAILY;UNTIL=20261231T150000Z\r\n"),
      "［予定］\n繰返し：毎日（2027年1月1日（金）まで）\n" },
    { "series-of-another-kind", EVENT("RRULE:FREQ=HOURLY;INTERVAL=3\r\n"),
      "［予定］\n繰返し：3時間ごと\n" },
    { "task",
      "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:a\r\nDUE;VALUE=DATE:20261127"
      "\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
      "［タスク］\n件　名：a\n期　限：2026年11月27日（金）（終日）\n" },
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
      "電　話：2\nメール：a@b.example\n住　所：市 1-1\n"
      "その他：写真（安全のためお届けしていません）\n" },
    { "interval-and-last-day",
      EVENT("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU\r\n"
            "EXDATE:20260624T130000,20260708T130000\r\n"
            "RDATE;VALUE=DATE:20260721\r\n"),
      "［予定］\n繰返し：隔週 水曜\n"
      "除く日：2026年6月24日（水） 13:00、2026年7月8日（水） 13:00\n"
      "追加日：2026年7月21日（火）\n" },
    { "every-three-months",
      EVENT("RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15,"
            "-1;COUNT=4\r\n"),
      "［予定］\n繰返し：3か月ごと 15日、末日（4 回）\n" },
    { "second-tuesday", EVENT("RRULE:FREQ=MONTHLY;BYDAY=2TU,-1FR\r\n"),
      "［予定］\n繰返し：毎月 第2火曜、最終金曜\n" },
    { "position-of-a-day", EVENT("RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2\r\n"),
      "［予定］\n繰返し：毎月 第2火曜\n" },
    { "last-working-day",
      EVENT("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1\r\n"),
      "［予定］\n繰返し：毎月 平日のうちの最終日\n" },
    { "position-of-some-days",
      EVENT("RRULE:FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=2,-2\r\n"),
      "［予定］\n繰返し：毎月 "
      "土曜、日曜のうちの第2日、最後から2番目の日\n" },
    { "once-a-year", EVENT("RRULE:FREQ=YEARLY;BYMONTH=4,10;BYDAY=1MO\r\n"),
      "［予定］\n繰返し：毎年 4月、10月 第1月曜\n" },
    { "far-ordinal", EVENT("RRULE:FREQ=YEARLY;BYDAY=20MO,-2SU\r\n"),
      "［予定］\n繰返し：毎年 20番目の月曜、最後から2番目の日曜\n" },
    { "rule-without-words", EVENT("RRULE:FREQ=DAILY;BYHOUR=9,17;X-A=1\r\n"),
      "［予定］\n繰返し：毎日（BYHOUR=9,17, X-A=1）\n" },
    { "until-where-it-is",
      EVENT("DTSTART;TZID=America/New_York:20260601T210000\r\n"
            "RRULE:FREQ=DAILY;UNTIL=20260606T010000Z\r\n"),
      "［予定］\n日　時：2026年6月1日（月） 21:00（America/New_York）\n"
      "　　　　（日本時間では 2026年6月2日（火） 10:00）\n"
      "繰返し：毎日（2026年6月5日（金）まで）\n" },
    { "summer-of-europe",
      EVENT("DTSTART;TZID=Europe/Paris:20260710T100000\r\n"
            "DTEND;TZID=Europe/Paris:20260710T120000\r\n"),
      "［予定］\n日　時：2026年7月10日（金） 10:00 から "
      "12:00（Europe/Paris）\n"
      "　　　　（日本時間では 2026年7月10日（金） 17:00 から 19:00）\n" },
    { "zone-of-windows",
      EVENT("DTSTART;TZID=Pacific Standard Time:20261215T170000\r\n"),
      "［予定］\n日　時：2026年12月15日（火） 17:00（Pacific Standard Time）\n"
      "　　　　（日本時間では 2026年12月16日（水） 10:00）\n" },
    { "zone-of-ours-by-name",
      EVENT("DTSTART;TZID=\"(UTC+09:00) 大阪、札幌、東京\":20260610T130000"
            "\r\n"),
      "［予定］\n日　時：2026年6月10日（水） 13:00（日本時間）\n" },
    { "unknown-zone", EVENT("DTSTART;TZID=Mars/Base:20260610T130000\r\n"),
      "［予定］\n日　時：2026年6月10日（水） 13:00（Mars/Base）\n" },
    { "two-zones",
      EVENT("DTSTART;TZID=Asia/Tokyo:20260610T100000\r\n"
            "DTEND;TZID=America/Los_Angeles:20260610T040000\r\n"),
      "［予定］\n日　時：2026年6月10日（水） 10:00（日本時間） から "
      "2026年6月10日（水） 04:00（America/Los_Angeles）\n"
      "　　　　（日本時間では 2026年6月10日（水） 10:00 から 20:00）\n" },
    { "zone-by-its-rules",
      "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:E\r\nBEGIN:STANDARD\r\n"
      "DTSTART:16011104T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"
      "TZOFFSETTO:-0500\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
      "DTSTART:16010311T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"
      "TZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
      "DTSTART;TZID=E:20261101T030000\r\nDTEND;TZID=E:20261101T040000\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;TZID=E:20261031T030000\r\n"
      "END:VEVENT\r\nEND:VCALENDAR\r\n",
      "［予定］\n日　時：2026年11月1日（日） 03:00 から 04:00（E）\n"
      "　　　　（日本時間では 2026年11月1日（日） 17:00 から 18:00）\n\n"
      "［予定］\n日　時：2026年10月31日（土） 03:00（E）\n"
      "　　　　（日本時間では 2026年10月31日（土） 16:00）\n" },
    { "override",
      METHOD("REQUEST", "RECURRENCE-ID;TZID=Asia/Tokyo:20260617T130000\r\n"
                        "SUMMARY:a\r\n"),
      "［繰返しの予定のうち、2026年6月17日（水）の分の変更］\n件　名：a\n" },
    { "override-in-utc",
      EVENT("DTSTART;TZID=Asia/Tokyo:20260618T080000\r\n"
            "RECURRENCE-ID:20260616T230000Z\r\n"),
      "［繰返しの予定のうち、2026年6月17日（水）の分の変更］\n"
      "日　時：2026年6月18日（木） 08:00（日本時間）\n" },
    { "override-and-later",
      EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20260617T130000\r\n"),
      "［繰返しの予定のうち、2026年6月17日（水）以降の分の変更］\n" },
    { "override-cancelled",
      METHOD("CANCEL", "RECURRENCE-ID:20260617T130000\r\nSUMMARY:a\r\n"),
      "［繰返しの予定のうち、2026年6月17日（水）の分の取消し］\n件　名：a\n" },
    { "reply-about-one-day",
      METHOD("REPLY", "RECURRENCE-ID:20260617T130000\r\n"
                      "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r\n"),
      "［招待への返事：出席］\n対　象：2026年6月17日（水）の分\n"
      "返信者：a@b.example\n" },
    { "reply-with-words",
      METHOD("REPLY",
             "ATTENDEE;PARTSTAT=TENTATIVE;X-RESPONSE-COMMENT=\"遅れます"
             "\":mailto:a@b.example\r\nCOMMENT:すみません\r\n"),
      "［招待への返事：仮の出席］\n返信者：a@b.example\nコメント：遅れます\n"
      "コメント：すみません\n" },
    { "counter",
      METHOD("COUNTER", "DTSTART:20260611T010000Z\r\n"
                        "X-MS-OLK-ORIGINALSTART:20260610T010000Z\r\n"),
      "［招待への返事：別の日時などの提案］\n"
      "提案する日時：2026年6月11日（木） 10:00（日本時間）\n"
      "元の日時：2026年6月10日（水） 10:00（日本時間）\n" },
    { "counter-declined", METHOD("DECLINECOUNTER", "SUMMARY:a\r\n"),
      "［提案への返事：元の予定のままとする］\n件　名：a\n" },
    { "answers-of-people",
      EVENT("ATTENDEE;CN=a;PARTSTAT=ACCEPTED:mailto:a@b.example\r\n"
            "ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:c@d.example\r\n"),
      "［予定］\n出席者：a <a@b.example>（出席）, c@d.example（任意）\n" },
    { "page-instead-of-text",
      EVENT("X-ALT-DESC;FMTTYPE=text/html:<html><p>議題は<b>水道</b>です。</p>"
            "\r\n"),
      "［予定］\n説　明：議題は水道です。\n" },
    { "page-says-the-same",
      EVENT("DESCRIPTION:議題は水道です。\\nhttp://a.example/\r\n"
            "X-ALT-DESC;FMTTYPE=text/html:<p>議題は水道です。</p>\r\n"),
      "［予定］\n説　明：\n議題は水道です。\nhxxp://a[.]example/\n" },
    { "page-says-more",
      EVENT("DESCRIPTION:議題は水道です。\r\n"
            "X-ALT-DESC;FMTTYPE=text/html:<p>議題は水道です。</p><p>時間に注意"
            "</p>\r\n"),
      "［予定］\n説　明：\n議題は水道です。\n\n時間に注意\n" },
    { "page-says-something-else",
      EVENT("DESCRIPTION:甲\r\nX-ALT-DESC;FMTTYPE=text/html:<p>乙</p>\r\n"),
      "［予定］\n説　明：\n甲\n\n乙\n" },
    { "page-as-text", EVENT("DESCRIPTION:<b>a</b><br>b\r\n"),
      "［予定］\n説　明：\na\nb\n" },
    { "file-within",
      EVENT("ATTACH;VALUE=BINARY;ENCODING=BASE64;X-FILENAME=\"b.pdf\":AAAA\r\n"
            "ATTACH;FILENAME=c.pdf:https://d.example/c\r\n"),
      "［予定］\n添　付：b.pdf（中身は安全のためお届けしていません）\n"
      "添　付：c.pdf hxxps://d[.]example/c\n" },
    { "where-to-join",
      EVENT("CONFERENCE;VALUE=URI:https://a.example/1\r\n"
            "X-GOOGLE-CONFERENCE:https://a.example/1\r\n"
            "X-OTHER:https://a.example/2\r\nX-COUNT:2\r\n"),
      "［予定］\n参加先：hxxps://a[.]example/1\n"
      "参加先：hxxps://a[.]example/2\n" },
    { "details",
      EVENT("COMMENT:a\r\nCONTACT:b\r\nCATEGORIES:c,d\r\nRESOURCES:e\r\n"
            "PRIORITY:1\r\nCLASS:PRIVATE\r\nSTATUS:TENTATIVE\r\n"
            "REQUEST-STATUS:3.7;Invalid user;x\r\n"),
      "［予定］\n処理の結果：3.7 Invalid user x\n重要度：高\n公　開：非公開\n"
      "状　態：仮の予定\nコメント：a\n問合せ：b\n分　類：c,d\n備　品：e\n" },
    { "not-yet-known", EVENT("SHOE-SIZE:26\r\nCOLOR:red\r\n"),
      "［予定］\nその他：SHOE-SIZE: 26\n" },
    { "alarms",
      EVENT("SUMMARY:a\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
            "TRIGGER:-P1DT1H15M\r\nDESCRIPTION:a\r\nEND:VALARM\r\n"
            "BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:PT0S\r\n"
            "END:VALARM\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
            "TRIGGER;VALUE=DATE-TIME:20260610T000000Z\r\n"
            "DESCRIPTION:資料を持つ\r\nEND:VALARM\r\n"),
      "［予定］\n件　名：a\nお知らせ：1日 1時間 15分前\n"
      "お知らせ：開始の時刻\n"
      "お知らせ：2026年6月10日（水） 09:00（日本時間）（資料を持つ）\n" },
    { "busy-times",
      "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nBEGIN:VFREEBUSY\r\n"
      "DTSTART:20260615T000000Z\r\nDTEND:20260616T000000Z\r\n"
      "FREEBUSY:20260615T010000Z/PT1H,20260615T030000Z/20260615T040000Z\r\n"
      "FREEBUSY;FBTYPE=FREE:20260615T050000Z/PT30M\r\nEND:VFREEBUSY\r\n"
      "END:VCALENDAR\r\n",
      "［空き時間の連絡］\n"
      "期　間：2026年6月15日（月） 09:00 から 2026年6月16日（火） "
      "09:00（日本時間）\n"
      "予定あり：2026年6月15日（月） 10:00 から 11:00（日本時間）\n"
      "予定あり：2026年6月15日（月） 12:00 から 13:00（日本時間）\n"
      "空　き：2026年6月15日（月） 14:00 から 14:30（日本時間）\n" },
    { "busy-times-asked-for",
      "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VFREEBUSY\r\n"
      "ATTENDEE:mailto:a@b.example\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n",
      "［空き時間の問合せ］\n出席者：a@b.example\n" },
    { "task-done",
      "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTODO\r\nSUMMARY:a\r\n"
      "STATUS:IN-PROCESS\r\nPERCENT-COMPLETE:50\r\n"
      "COMPLETED:20260610T010000Z\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
      "［タスクの依頼］\n件　名：a\n状　態：作業中\n進　捗：50%\n"
      "完了日：2026年6月10日（水） 10:00（日本時間）\n" },
    { "journal",
      "BEGIN:VCALENDAR\r\nBEGIN:VJOURNAL\r\nDTSTART;VALUE=DATE:20260610\r\n"
      "DESCRIPTION:a\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n",
      "［日誌］\n日　時：2026年6月10日（水）（終日）\n説　明：a\n" },
    { "card-of-a-telephone",
      "BEGIN:VCARD\r\nVERSION:2.1\r\n"
      "N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c;=91=BE=98Y\r\n"
      "SOUND;X-IRMC-N:ﾔﾏﾀﾞ;ﾀﾛｳ\r\nTEL;CELL:090\r\nTEL;WORK;FAX:03\r\n"
      "END:VCARD\r\n",
      "［連絡先］\n氏　名：山田 太郎\nふりがな：ﾔﾏﾀﾞ ﾀﾛｳ\n"
      "電　話：090（携帯）\n電　話：03（勤務先、FAX）\n" },
    { "card-of-today",
      "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:山田太郎\r\nN:山田;太郎;;;\r\n"
      "NICKNAME:たろ\r\nROLE:係長\r\n"
      "TEL;VALUE=uri;TYPE=\"home\":tel:+81-3-1\r\n"
      "ADR;TYPE=work:;;1-1;港区;東京都;105-0001;日本\r\n"
      "URL:https://a.example/\r\nIMPP:xmpp:a@b.example\r\nBDAY:1980-01-02\r\n"
      "ANNIVERSARY:--0610\r\nCATEGORIES:役所\r\nRELATED:b\r\n"
      "X-ASSISTANT:鈴木\r\nX-UNKNOWN:1\r\nPHOTO:data:image/png,AA\r\n"
      "NOTE:a\\nb\r\nEND:VCARD\r\n",
      "［連絡先］\n氏　名：山田太郎\n愛　称：たろ\n職　務：係長\n"
      "電　話：+81-3-1（自宅）\n住　所：105-0001 東京都 港区 1-1 "
      "日本（勤務先）\nリンク：hxxps://a[.]example/\n"
      "チャット：xmpp[:]a@b.example\n誕生日：1980年1月2日（水）\n"
      "記念日：--0610\n分　類：役所\n関係者：b\nその他：ASSISTANT: 鈴木\n"
      "その他：写真（安全のためお届けしていません）\n"
      "備　考：\na\nb\n" },
    { "card-with-another-name",
      "BEGIN:VCARD\r\nFN:山田先生\r\nN:山田;太郎\r\nEND:VCARD\r\n",
      "［連絡先］\n氏　名：山田先生\n姓　名：山田 太郎\n" },
    { "group",
      "BEGIN:VCARD\r\nKIND:group\r\nFN:課\r\nMEMBER:mailto:a@b.example\r\n"
      "END:VCARD\r\n",
      "［連絡先のグループ］\n氏　名：課\nメンバー：a@b.example\n" },
    { "nothing", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", NULL },
    { "broken", "BEGIN:VCALENDAR\r\n", NULL },
};

static const Case english[] = {
    { "utc", METHOD("REQUEST", "SUMMARY:a\r\nDTSTART:20261107T010000Z\r\n"),
      "[Invitation]\nSubject:   a\n"
      "When:      2026-11-07 (Sat) 10:00 (Japan time)\n" },
    { "series",
      EVENT("DTSTART;TZID=America/New_York:20260610T090000\r\n"
            "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU;UNTIL=20261231\r\n"),
      "[Appointment]\n"
      "When:      2026-06-10 (Wed) 09:00 (America/New_York)\n"
      "           (Japan time: 2026-06-10 (Wed) 22:00)\n"
      "Repeats:   every other month on the second Tue (until 2026-12-31 "
      "(Thu))\n" },
    { "override", EVENT("RECURRENCE-ID:20260617T130000\r\n"),
      "[Change of one appointment of a series: the one on 2026-06-17 "
      "(Wed)]\n" },
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
