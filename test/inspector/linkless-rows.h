/* SPDX-License-Identifier: Apache-2.0
 *
 * Files under an order without links. For test-file.c only, which has Row, VC,
 * EV, AL and CARD.
 */
#ifndef SK_TEST_LINKLESS_ROWS_H
#define SK_TEST_LINKLESS_ROWS_H

static const Row linkless_calendar[] = {
    { "text", EV("SUMMARY:see hxxps://a[.]example/\\, b\r\n") },
    { "link", EV("§SUMMARY:see https://a.example/\r\n"), TRUE },
    { "behind-a-comma", EV("§CATEGORIES:a,http://b.example/\r\n"), TRUE },
    { "on-a-second-line", EV("§DESCRIPTION:a\\nfile:///c:/x\r\n"), TRUE },
    { "share", EV("§LOCATION:\\\\\\\\server\\\\share\r\n"), TRUE },
    { "in-a-fold", EV("§COMMENT:htt\r\n p://a.example/\r\n"), TRUE },
    { "name", EV("§ATTENDEE;CN=\"http://a.example/\":mailto:a@b.example\r\n"),
      TRUE },
    { "address", EV("ATTENDEE;CN=a:mailto:a@b.example\r\n") },
    { "times", EV("DTSTART:20261120T010000Z\r\nGEO:35.68;139.76\r\n") },
    { "alarm", AL("ACTION:DISPLAY\r\n§DESCRIPTION:http://a.example\r\n"),
      TRUE },
};

static const Row linkless_contact[] = {
    { "text", CARD("FN:a\r\nEMAIL:a@b.example\r\nTEL:03-0000-0000\r\n") },
    { "note", CARD("§NOTE:http://a.example/\r\n"), TRUE },
    { "field", CARD("§ORG:a;http://b.example/\r\n"), TRUE },
};

static const Row linkless_csv[] = {
    { "text", "a,hxxp://b[.]example/\r\n1.5,2026/11/20\r\n" },
    { "address-of-an-idn", "a@\xC3\x82www.b.example\r\n" },
    { "addresses", "a@b.example,\"c, d@e.example\"\r\n" },
    { "link", "a,§http://b.example/\r\n", TRUE },
    { "name", "a,§see www.b.example\r\n", TRUE },
    { "in-quotes", "§\"a, \"\"ftp://b.example\"\"\"\r\n", TRUE },
    { "on-a-second-line", "§\"a\nfile:///c:/x\"\r\n", TRUE },
    { "share", "§\\\\server\\x\r\n", TRUE },
    { "address-of-a-machine", "a,§192.168.1.1\r\n", TRUE },
    { "two-cells", "http:,//a\r\nwww.,a\r\n" },
    { "start", "a\r\n§begin 644 b,c\r\n", TRUE },
    { "start-in-quotes", "a\r\n\"begin 644 b\",c\r\n" },
    { "start-in-a-cell", "\"a\n§begin 644 b\"\r\n", TRUE },
    { "start-behind-bom", BOM "§From a\r\n", TRUE },
};

static const Row linkless_tsv[] = {
    { "text", "a\thxxp://b[.]example/\r\n" },
    { "link", "a\t§http://b.example/\r\n", TRUE },
};

static const Row linkless_json[] = {
    { "text", "{\"a\":\"hxxp:\\/\\/b[.]example\",\"c\":\"d@e.example\"}" },
    { "link", "[\"http://a.example/\"§]", TRUE },
    { "key", "{\"http://a.example/\"§:1}", TRUE },
    { "slashes", "[\"http:\\/\\/a\"§]", TRUE },
    { "by-number", "[\"\\u0068ttp\\u003A//a\"§]", TRUE },
    { "dot-by-number", "[\"www\\u002ea.b\"§]", TRUE },
    { "share", "[\"\\\\\\\\server\\\\x\"§]", TRUE },
    { "behind-a-kanji-by-number", "[\"\\u898bhttp://a\"§]", TRUE },
    { "on-a-second-line", "[\"a\\nhttp://b\"§]", TRUE },
    { "two-strings", "[\"http:\",\"//a\"]" },
    { "numbers", "[1.5,-2.25e10]" },
};

static const Row linkless_plain[] = {
    { "text", "hxxp://a[.]example/ a@b.example \\\\ TEL: 03\r\n" },
    { "link", "a\nhttp§://b.example/\n", TRUE },
    { "name", "a www§.b.example", TRUE },
    { "telephone", "a tel§:+81", TRUE },
};

static const Row linkless_xml[] = {
    { "text", "<a b='hxxp://c[.]example/'>d@e.example</a>" },
    { "link", "<a>http://b.example/</§a>", TRUE },
    { "before-an-element", "<r>www.b.example<§a/></r>", TRUE },
    { "by-number", "<a>http&#58;//b</§a>", TRUE },
    { "in-cdata", "<a><![CDATA[http://b]]></§a>", TRUE },
    { "part-in-cdata", "<a>htt<![CDATA[p:/]]>/b</§a>", TRUE },
    { "round-a-comment", "<a>ht<!-- x -->tp://b</§a>", TRUE },
    { "behind-a-name", "<a>&lt;&amp;http://b</§a>", TRUE },
    { "two-elements", "<r><a>http:</a><a>//b</a></r>" },
    { "attribute", "<a b=\"http://c.example/\"§/>", TRUE },
    { "attribute-by-number", "<a b='http&#x3a;//c'§/>", TRUE },
    { "name-of-a-unit", "<a uom='http://www.opengis.net/def/uom/m'/>" },
    { "name-and-more", "<a b='http://www.opengis.net/?q=c'§/>", TRUE },
    { "namespace", "<x:alert xmlns:x='http://www.opengis.net/gml'/>" },
};

#endif
