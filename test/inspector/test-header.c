/* SPDX-License-Identifier: Apache-2.0
 *
 * Headers: for each rule of the grammar what is accepted and what is refused,
 * where. The row's lines stand before the last three headers of a mail.
 */
#include <string.h>

#include "sample.h"

typedef struct {
    const char *path, *lines;
    SkInspectWhy why;
} Row;

#define NAME  SK_INSPECT_HEADER_NAME
#define VALUE SK_INSPECT_HEADER_VALUE
#define TWICE SK_INSPECT_HEADER_DUPLICATE
#define PLACE SK_INSPECT_STRUCTURE

#define A60         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define WIDE_AT     "=?utf-8?B?6Kqy6ZW377yg5biC5b255omA44CCanA=?="
#define WIDE_A      "=?utf-8?B?6Kqy6ZW377yg5biC?="
#define WIDE_B      "=?utf-8?B?5b255omA77yOanA=?="
#define JIS_AT      "=?iso-2022-jp?B?GyRCMl1EOSF3O1RMcj1qISUjaiNwGyhC?="
#define A63         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define YAMA        "=?utf-8?B?5bGx?="
#define LADY        "=?utf-8?B?8J+RqQ==?="     /* an emoji */
#define JOIN_LAPTOP "=?utf-8?B?4oCN8J+Suw==?=" /* joiner, emoji */
#define LADY_JOIN   "=?utf-8?B?8J+RqeKAjQ==?=" /* emoji, joiner */
#define JIS         "=?iso-2022-jp?B?GyRCOzMbKEI=?="

static const Row rows[] = {
    /* names */
    { "name/unknown", "§X-Mailer: x", NAME },
    { "name/bcc", "§Bcc: a@b", NAME },
    { "name/other-case", "§subject: x", NAME },
    { "name/blank-before-colon", "§Subject : x", NAME },
    { "name/no-colon", "§Subject", NAME },
    { "name/empty", "§: x", NAME },
    { "name/control", "§Sub\x01ject: x", NAME },
    { "name/longer", "§Subjects: x", NAME },
    { "name/shorter", "§Subjec: x", NAME },
    { "name/kept", "X-Case-Number: 1" },
    { "name/kept-other-case", "x-case-number: 1" },
    { "name/kept-twice", "X-Case-Number: 1\r\nX-Case-Number: 2" },
    { "name/no-space", "Subject:§x", VALUE },
    { "name/tab-for-space", "Subject:§\tx", VALUE },
    { "name/nothing-after-colon", "Subject:§", VALUE },

    /* folds */
    { "fold/text", "Subject: a\r\n b\r\n\tc" },
    { "fold/first-line-empty", "Subject: \r\n a" },
    { "fold/blank-only", "Subject: a\r\n§ \r\n b", VALUE },
    { "fold/blank-only-last", "Subject: a\r\n§\t \r\nTo: a@b", VALUE },
    { "fold/blank-only-trace", "Received: a\r\n§ \r\n b", VALUE },

    /* how often */
    { "once/from", "From: a@b\r\n§From: a@b", TWICE },
    { "once/sender", "Sender: a@b\r\n§Sender: a@b", TWICE },
    { "once/reply-to", "Reply-To: a@b\r\n§Reply-To: a@b", TWICE },
    { "once/to", "To: a@b\r\n§To: a@b", TWICE },
    { "once/cc", "Cc: a@b\r\n§Cc: a@b", TWICE },
    { "once/subject", "Subject: a\r\nTo: a@b\r\n§Subject: a", TWICE },
    { "once/date", "Date: 1 Jan 2026 00:00 +0000\r\n§Date: x", TWICE },
    { "once/message-id", "Message-ID: <a>\r\n§Message-ID: <a>", TWICE },
    { "once/token", "Precedence: bulk\r\n§Precedence: bulk", TWICE },
    { "any/received", "Received: a\r\nReceived: b\r\nReturn-Path: <>" },
    { "any/resent", "Resent-To: a@b\r\nResent-To: a@b\r\nResent-Cc: a@b\r\n"
                    "Resent-Sender: a@b\r\nResent-From: a@b\r\n"
                    "Resent-Date: 1 Jan 2026 00:00 +0000\r\n"
                    "Resent-Message-ID: <a>\r\nResent-Message-ID: <b>" },
    { "any/comments", "Comments: a\r\nComments: b\r\nKeywords: c\r\n"
                      "Thread-Topic: d\r\nOrganization: e" },

    /* trace */
    { "trace/anything", "Received: (=?x) <>\t;\"\\\r\n\tb" },
    { "trace/control", "Received: a§\x1b[2J", VALUE },
    { "trace/delete", "Return-Path: a§\x7f", VALUE },

    /* text */
    { "text/empty", "Subject: " },
    { "text/tab", "Subject: a\tb" },
    { "text/control", "Subject: a§\x08", VALUE },
    { "text/escape", "Subject: §\x1b$B0!\x1b(B", VALUE },
    { "text/equals-question", "Subject: 2+2§=?", VALUE },
    { "text/question-equals", "Subject: ?= = ?" },
    { "text/equals-last", "Subject: a=" },

    /* encoded words */
    { "word/utf-8", "Subject: " YAMA },
    { "word/jis", "Subject: " JIS },
    { "word/between", "Subject: Re: " YAMA " x\r\n " JIS "\t" YAMA " " },
    { "word/glued-before", "Subject: a§" YAMA, VALUE },
    { "word/glued-after", "Subject: " YAMA "§a", VALUE },
    { "word/glued-words", "Subject: " YAMA "§" YAMA, VALUE },
    { "word/charset-case", "Subject: §=?UTF-8?B?5bGx?=", VALUE },
    { "word/other-charset", "Subject: §=?us-ascii?B?YWFh?=", VALUE },
    { "word/language", "Subject: §=?utf-8*ja?B?5bGx?=", VALUE },
    { "word/quoted-printable", "Subject: §=?utf-8?Q?=E5=B1=B1?=", VALUE },
    { "word/small-b", "Subject: §=?utf-8?b?5bGx?=", VALUE },
    { "word/empty",
      "Subject: §=?utf-8?B?"
      "?=",
      VALUE },
    { "word/no-end", "Subject: §=?utf-8?B?5bGx", VALUE },
    { "word/half-end", "Subject: §=?utf-8?B?5bGx?", VALUE },
    { "word/other-end", "Subject: §=?utf-8?B?5bGx?a", VALUE },
    { "word/blank-inside", "Subject: §=?utf-8?B?5b Gx?=", VALUE },
    { "word/fold-inside", "Subject: §=?utf-8?B?5bGx\r\n 5bGx?=", VALUE },
    { "word/not-whole", "Subject: §=?utf-8?B?5bG?=", VALUE },
    { "word/padding-inside", "Subject: §=?utf-8?B?YQ==YQ==?=", VALUE },
    { "word/trailing-bits", "Subject: §=?utf-8?B?YR==?=", VALUE },
    { "word/75", "Subject: =?utf-8?B?YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYW"
                 "FhYWFhYWFhYWFhYWFh?=" },
    { "word/76",
      "Subject: §=?utf-8?B?YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhY"
      "WFhYWFhYWFhYWFhYWFhYWFh?=",
      VALUE },
    { "word/split-character",
      "Subject: §=?utf-8?B?5bE=?= =?utf-8?B?sQ==?=", VALUE },
    { "word/line-end", "Subject: §=?utf-8?B?YQ0KYg==?=", VALUE },
    { "word/tab", "Subject: §=?utf-8?B?YQli?=", VALUE },
    { "word/nul", "Subject: §=?utf-8?B?YQBi?=", VALUE },
    { "word/bidi", "Subject: §=?utf-8?B?4oCu?=", VALUE },
    { "word/zero-width", "Subject: a §=?utf-8?B?4oCL?=", VALUE },
    { "word/joined", "Subject: " LADY " " JOIN_LAPTOP },
    { "word/joiner-first", "Subject: §" JOIN_LAPTOP, VALUE },
    { "word/joiner-after-text", "Subject: " LADY " a §" JOIN_LAPTOP, VALUE },
    { "word/joiner-last", "Subject: " LADY_JOIN "§", VALUE },
    { "word/joiner-then-text", "Subject: " LADY_JOIN " §a", VALUE },
    { "word/joiner-then-jis", "Subject: " LADY_JOIN " §" JIS, VALUE },
    { "word/jis-not-back", "Subject: §=?iso-2022-jp?B?GyRCOzM=?=", VALUE },
    { "word/jis-eight-bit", "Subject: §=?iso-2022-jp?B?g0GD?=", VALUE },
    { "word/jis-tab", "Subject: §=?iso-2022-jp?B?YQli?=", VALUE },
    { "word/jis-as-utf-8", "Subject: §=?utf-8?B?GyRCOzMbKEI=?=", VALUE },
    { "word/kept-header", "X-Case-Number: §=?utf-8?B?4oCu?=", VALUE },

    /* addresses */
    { "address/bare", "From: a@b.example" },
    { "address/angle", "From: <a@b.example>" },
    { "address/atoms", "From: Taro Yamada <a@b.example>" },
    { "address/quoted", "From: \"Yamada, T. <x@y>\" <a@b.example>" },
    { "address/words", "From: " YAMA " " JIS " Taro <a@b.example>" },
    { "address/odd-dots", "From: .a..b.@docomo.example" },
    { "address/quoted-local", "From: \"a b..c\"@b.example" },
    { "address/literal", "To: a@[192.0.2.1], b@[IPv6:2001:db8::1]" },
    { "address/one-label", "From: root@localhost" },
    { "address/underscore", "From: a@b_c.example" },
    { "address/list", "To: a@b, c <d@e>,\r\n        <f@g>, h@i" },
    { "address/undisclosed", "To: undisclosed-recipients:;" },
    { "address/undisclosed-cc", "Resent-Cc: undisclosed-recipients:;" },
    { "address/undisclosed-from", "From: undisclosed-recipients§:;", VALUE },
    { "address/undisclosed-and", "To: undisclosed-recipients§:;, a@b", VALUE },
    { "address/empty", "To: §", VALUE },
    { "address/no-domain", "To: a§", VALUE },
    { "address/empty-angle", "From: <§>", VALUE },
    { "address/group", "To: friends§: a@b;", VALUE },
    { "address/comment", "From: a@b§ (Taro)", VALUE },
    { "address/comment-first", "From: §(x) a@b", VALUE },
    { "address/route", "From: <§@x:a@b>", VALUE },
    { "address/two-angles", "From: <a@b>§ <c@d>", VALUE },
    { "address/two-ats", "From: <a@b§@c>", VALUE },
    { "address/not-closed", "From: <a@b§", VALUE },
    { "address/no-space-before-angle", "From: Taro§<a@b>", VALUE },
    { "address/two-spaces", "From: Taro §  <a@b>", VALUE },
    { "address/only-phrase", "From: Taro Yamada§", VALUE },
    { "address/dot-in-atom", "From: T.§ Yamada <a@b>", VALUE },
    { "address/backslash", "From: \"a§\\\"b\" <a@b>", VALUE },
    { "address/quote-empty", "From: \"§\" <a@b>", VALUE },
    { "address/quote-open", "From: \"abc <a@b>§", VALUE },
    { "address/quote-tab", "From: \"a§\tb\" <a@b>", VALUE },
    { "address/word-in-quotes", "From: \"§" YAMA "\" <a@b>", VALUE },
    { "address/word-in-atom", "From: a§" YAMA " <a@b>", VALUE },
    { "address/word-bad", "From: §=?utf-8?B?4oCu?= <a@b>", VALUE },
    { "address/word-in-local", "From: <a§=?b@c>", VALUE },
    { "address/joiner-then-atom", "From: " LADY_JOIN " §a <a@b>", VALUE },
    { "address/joiner-last", "From: " LADY_JOIN " §<a@b>", VALUE },
    { "address/joined", "From: " LADY " " JOIN_LAPTOP " <a@b>" },
    { "address/comma-only", "To: a@b,§c@d", VALUE },
    { "address/comma-last", "To: a@b,§", VALUE },
    { "address/comma-space-last", "To: a@b, §", VALUE },
    { "address/comma-twice", "To: a@b, §, c@d", VALUE },
    { "address/space-comma", "To: a@b§ , c@d", VALUE },
    { "address/semicolon", "To: a@b§; c@d", VALUE },
    { "address/fold-of-one", "To: a@b,§\r\n c@d", VALUE },
    { "address/fold-of-tab", "To: a@b,§\r\n\tc@d", VALUE },
    { "address/fold-of-nine", "To: a@b,\r\n        § c@d", VALUE },
    { "address/fold-inside", "To: Taro§\r\n <c@d>", VALUE },
    { "address/local-240", "From: <" A60 A60 A60 A60 "@b>" },
    { "address/local-241", "From: <a" A60 A60 A60 A60 "§@b>", VALUE },
    { "address/from-two", "From: a@b§, c@d", VALUE },
    { "address/reply-two", "Reply-To: a@b, c@d" },
    { "phrase/address", "From: \"boss@city.example\"§ <a@b>", VALUE },
    { "phrase/address-to", "To: \"boss@city.example\"§ <a@b>", VALUE },
    { "phrase/address-blanks", "From: \"boss @  city.example\"§ <a@b>", VALUE },
    { "phrase/address-in-words", "From: boss \"@city.example\"§ <a@b>", VALUE },
    { "phrase/address-wide", "From: " WIDE_AT "§ <a@b>", VALUE },
    { "phrase/address-wide-two", "From: " WIDE_A " " WIDE_B "§ <a@b>", VALUE },
    { "phrase/address-jis", "From: " JIS_AT "§ <a@b>", VALUE },
    { "phrase/at-first", "To: \"@city.example\" <a@b>" },
    { "phrase/at-no-dot", "From: \"boss@city\" §<a@b>", VALUE },
    { "phrase/at-no-dot-to", "To: \"boss@city\" §<a@b>", VALUE },
    { "phrase/at-dot-last", "From: \"boss@city.\" §<a@b>", VALUE },
    { "phrase/at-dot-first", "From: \"boss@.city\" §<a@b>", VALUE },
    { "phrase/at-no-dot-wide", "From: =?utf-8?B?Ym9zc++8oGNpdHk=?= §<a@b>",
      VALUE },
    { "phrase/at-more", "From: \"boss@city office\" <a@b>" },
    { "phrase/at-short", "From: \"A@B\" <a@b>" },
    { "phrase/at-parted", "From: \"boss (at) city\" <a@b>" },
    { "phrase/domain", "From: \"city.lg.jp\" <a@b.jp>§", VALUE },
    { "phrase/domain-sender", "Sender: \"city.lg.jp\" <a@b.jp>§", VALUE },
    { "phrase/domain-answer", "Reply-To: \"city.lg.jp\" <a@b.jp>§", VALUE },
    { "phrase/domain-resent", "Resent-From: \"city.lg.jp\" <a@b.jp>§", VALUE },
    { "phrase/domain-among", "From: \"Tax (www.city.lg.jp)\" <a@b.jp>§",
      VALUE },
    { "phrase/domain-wide",
      "From: =?utf-8?B?772D772J772U772Z77yO772K772Q?= <a@b.jp>§", VALUE },
    { "phrase/domain-own", "From: \"www.Shop.co.jp\" <a@mail.shop.CO.jp>" },
    { "phrase/domain-above", "From: \"in.shop.co.jp\" <a@shop.co.jp>" },
    { "phrase/domain-parted", "From: \"city[.]lg[.]jp\" <a@b.jp>" },
    { "phrase/domain-of-parted", "From: \"boss (at) city.lg.jp\" <a@b.jp>" },
    { "phrase/domain-to", "To: \"city.lg.jp\" <a@b.jp>" },
    { "phrase/person", "From: \"Taro.Suzuki\" <a@b.jp>" },
    { "phrase/initial", "From: \"T.jp Node.js 3.5\" <a@b.jp>" },
    { "sender/two", "Sender: a@b§, c@d", VALUE },
    { "resent-sender/two", "Resent-Sender: a@b§, c@d", VALUE },
    { "resent-from/two", "Resent-From: a@b, c@d" },
    { "phrase/at-dot-later", "From: \"boss@city x.y\" <a@b>" },
    { "phrase/at-alone", "From: \"boss @ \" <a@b>" },
    { "address/quoted-local-empty", "From: <\"§\"@b>", VALUE },
    { "address/quoted-local-at", "From: <\"a§@b\"@c>", VALUE },
    { "address/label-63", "From: <a@" A63 ">" },
    { "address/label-64", "From: <a@a" A63 "§>", VALUE },
    { "address/domain-255", "From: <a@" A63 "." A63 "." A63 "." A63 ">" },
    { "address/domain-257", "From: <a@" A63 "." A63 "." A63 "." A63 ".a§>",
      VALUE },
    { "address/domain-dot-last", "From: <a@b.§>", VALUE },
    { "address/domain-dot-first", "From: <a@§.b>", VALUE },
    { "address/literal-open", "From: <a@[192.0.2.1§>", VALUE },
    { "address/literal-empty", "From: <a@[§]>", VALUE },
    { "address/literal-other", "From: <a@[§x]>", VALUE },
    { "address/control", "From: <a§\x01@b>", VALUE },
};

static const Row more_rows[] = {
    /* ids */
    { "id/one", "Message-ID: <a!#$%@b>" },
    { "id/many", "References: <a> <b>\r\n <c>\r\n\t<d>" },
    { "id/empty", "Message-ID: §", VALUE },
    { "id/no-angle", "Message-ID: §a@b", VALUE },
    { "id/nothing-inside", "In-Reply-To: §<>", VALUE },
    { "id/space-inside", "Message-ID: §<a b>", VALUE },
    { "id/angle-inside", "Message-ID: §<a<b>", VALUE },
    { "id/open", "Message-ID: §<a", VALUE },
    { "id/glued", "References: <a>§<b>", VALUE },
    { "id/two-spaces", "References: <a> § <b>", VALUE },
    { "id/space-last", "References: <a> §", VALUE },
    { "id/text-after", "References: <a> §b", VALUE },
    { "id/fold-of-two", "References: <a>\r\n § <b>", VALUE },
    { "id/delete", "References: §<a\x7f>", VALUE },

    /* dates */
    { "date/full", "Date: Fri, 20 Nov 2026 09:00:00 +0900" },
    { "date/short", "Date: 1 Jan 1970 00:00 -0000" },
    { "date/leap-second", "Date: 31 Dec 2016 23:59:60 +0000" },
    { "date/two-digit-day", "Date: Sat, 01 Feb 2025 00:00:00 -1200" },
    { "date/empty", "Date: §", VALUE },
    { "date/day-name", "Date: §Fry, 20 Nov 2026 09:00:00 +0900", VALUE },
    { "date/no-comma", "Date: Fri§ 20 Nov 2026 09:00:00 +0900", VALUE },
    { "date/no-space", "Date: Fri,§20 Nov 2026 09:00:00 +0900", VALUE },
    { "date/day-0", "Date: 0§ Nov 2026 09:00:00 +0900", VALUE },
    { "date/day-32", "Date: §32 Nov 2026 09:00:00 +0900", VALUE },
    { "date/month", "Date: 20 §nov 2026 09:00:00 +0900", VALUE },
    { "date/month-cut", "Date: 20 §No", VALUE },
    { "date/year-2", "Date: 20 Nov §26 09:00:00 +0900", VALUE },
    { "date/year-1899", "Date: 20 Nov 1899§ 09:00:00 +0900", VALUE },
    { "date/year-5", "Date: 20 Nov 2026§1 09:00:00 +0900", VALUE },
    { "date/hour-24", "Date: 20 Nov 2026 §24:00:00 +0900", VALUE },
    { "date/minute-60", "Date: 20 Nov 2026 09:§60:00 +0900", VALUE },
    { "date/second-61", "Date: 20 Nov 2026 09:00:§61 +0900", VALUE },
    { "date/no-zone", "Date: 20 Nov 2026 09:00:00§", VALUE },
    { "date/named-zone", "Date: 20 Nov 2026 09:00:00 §JST", VALUE },
    { "date/zone-minutes", "Date: 20 Nov 2026 09:00:00 +09§60", VALUE },
    { "date/zone-hours", "Date: 20 Nov 2026 09:00:00 +§2400", VALUE },
    { "date/comment", "Date: 20 Nov 2026 09:00:00 +0900§ (JST)", VALUE },
    { "date/fold", "Date: Fri,§\r\n 20 Nov 2026 09:00:00 +0900", VALUE },

    /* tokens */
    { "token/all", "Auto-Submitted: no\r\nPrecedence: list\r\n"
                   "Importance: high\r\nPriority: urgent\r\nX-Priority: 1 (x)"
                   "\r\nContent-Language: ja\r\nList-Id: A b\r\n <l.example>" },
    { "token/empty", "Precedence: §", VALUE },
    { "token/tab", "Precedence: a§\tb", VALUE },
    { "token/control", "Precedence: a§\x1f", VALUE },
    { "token/encoded-word", "List-Id: §" YAMA " <l.example>", VALUE },

    /* our own */
    { "sekisho/whole", "X-Sekisho: receipt=0123456789; verdict=cleaned; "
                       "profile=text-only; did=html-to-text,x" },
    { "sekisho/nothing-done", "X-Sekisho: receipt=ABCDEFGHJK; verdict=kept; "
                              "profile=p; did=" },
    { "sekisho/folded", "X-Sekisho: receipt=MNPQRSTVWX; verdict=kept;\r\n "
                        "profile=p; did=a" },
    { "sekisho/twice",
      "X-Sekisho: receipt=0123456789; verdict=kept; profile=p;"
      " did=\r\n§X-Sekisho: x",
      TWICE },
    { "sekisho/not-last",
      "X-Sekisho: receipt=0123456789; verdict=kept; "
      "profile=p; did=\r\n§Subject: x",
      PLACE },
    { "sekisho/empty", "X-Sekisho: §", VALUE },
    { "sekisho/short-receipt", "X-Sekisho: receipt=012345678§; verdict=kept",
      VALUE },
    { "sekisho/long-receipt", "X-Sekisho: receipt=01234567890§; verdict=kept",
      VALUE },
    { "sekisho/receipt-alphabet", "X-Sekisho: receipt=0123§I56789", VALUE },
    { "sekisho/other-order", "X-Sekisho: receipt=0123456789; §profile=p",
      VALUE },
    { "sekisho/space", "X-Sekisho: receipt=0123456789; verdict=kept§ ; ",
      VALUE },
    { "sekisho/no-space", "X-Sekisho: receipt=0123456789;§verdict=kept",
      VALUE },
    { "sekisho/fold-of-tab", "X-Sekisho: receipt=0123456789;§\r\n\tverdict=k",
      VALUE },
    { "sekisho/empty-token", "X-Sekisho: receipt=0123456789; verdict=§; ",
      VALUE },
    { "sekisho/quoted", "X-Sekisho: receipt=0123456789; verdict=§\"a\"; ",
      VALUE },
    { "sekisho/comma-last",
      "X-Sekisho: receipt=0123456789; verdict=kept; "
      "profile=p; did=a,§",
      VALUE },
    { "sekisho/more",
      "X-Sekisho: receipt=0123456789; verdict=kept; "
      "profile=p; did=a§; x=y",
      VALUE },

    /* the last three */
    { "version/other", "MIME-Version: §1.1", VALUE },
    { "version/longer", "MIME-Version: 1.0§0", VALUE },
    { "version/comment", "MIME-Version: 1.0§ (x)", VALUE },
};

static void
check_row(gconstpointer data)
{
    const Row *row = data;
    SkInspectOrder order = sample_order();
    g_autofree char *mail =
        g_strconcat(row->lines, "\r\n", UTF_8_TAIL "aGVsbG8NCg==\r\n", NULL);
    sample_check(&order, mail, strlen(mail), row->why, 0);
}

/* A policy that keeps what no policy can keep gets nothing by it. */
static void
check_never_kept(void)
{
    static const char *const names[] = { "Content-Disposition", "mime-x",
                                         "X-Sekisho-2",         "bcc",
                                         "Resent-Bcc",          "subject" };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        SkInspectOrder order = sample_order();
        order.n_keep = 2;
        g_strlcpy(order.keep[1], names[i], SK_INSPECT_NAME_MAX);
        g_autofree char *mail = g_strconcat(
            "§", names[i], ": x\r\n" UTF_8_TAIL "aGVsbG8NCg==\r\n", NULL);
        sample_check(&order, mail, strlen(mail), NAME, 0);
    }
}

/* Kept as "Subject", it still is our Subject: once. */
static void
check_kept_twice(void)
{
    SkInspectOrder order = sample_order();
    g_strlcpy(order.keep[0], "Subject", SK_INSPECT_NAME_MAX);
    const char *mail =
        "Subject: x\r\n§Subject: y\r\n" UTF_8_TAIL "aGVsbG8NCg==\r\n";
    sample_check(&order, mail, strlen(mail), TWICE, 0);
}

static void
add_rows(const Row *table, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *path = g_strconcat("/header/", table[i].path, NULL);
        g_test_add_data_func(path, &table[i], check_row);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_rows(rows, G_N_ELEMENTS(rows));
    add_rows(more_rows, G_N_ELEMENTS(more_rows));
    g_test_add_func("/header/never-kept", check_never_kept);
    g_test_add_func("/header/kept-twice", check_kept_twice);
    return g_test_run();
}
