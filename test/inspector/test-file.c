/* SPDX-License-Identifier: Apache-2.0
 *
 * The bytes of files, type by type: what each reader takes and where it says
 * no; and the marks that never leave. As lone files: offsets are bytes.
 */
#include <string.h>

#include "sample.h"

typedef struct {
    const char *path, *text;
    gboolean bad; /* at the mark */
    gsize len;    /* 0: strlen */
} Row;

#define ROW(path, text)                                                        \
    {                                                                          \
        path, text, TRUE, sizeof text - 1                                      \
    }
#define BOM "\xEF\xBB\xBF"

static const Row plain[] = {
    { "empty", "" },
    { "lf", "a\nb" },
    { "crlf", "a\r\nb\r\n" },
    { "mz-sentence", "MZ世代について" },
    { "mz-word", "MZ, a firm" },
    { "pk-word", "PK is a name\n" },
    { "html-later", "see <b> and <a>\n" },
    { "mixed", "a\nb§\r\n", TRUE },
    { "bom", "§" BOM "a", TRUE },
    ROW("nul", "a§\0b"),
    { "bidi", "a§\xE2\x80\xAE", TRUE },
    /* marks */
    { "mz", "§MZP", TRUE },
    ROW("mz-nul", "§MZ\0"),
    { "script", "§#!/bin/sh\n", TRUE },
    { "rtf", "§{\\rtf1}", TRUE },
    { "sylk", "§ID;PWXL;N;E\n", TRUE },
    { "postscript", "§%!PS-Adobe", TRUE },
    { "pdf", "§%PDF-1.4\n", TRUE },
    { "pdf-later", "x\n§%PDF-1.4\n", TRUE },
    { "html", "§<html>", TRUE },
    { "html-blanks", "§ \r\n\t<!DOCTYPE HTML >\r\n", TRUE },
    { "html-comment", "§<!-- x -->", TRUE },
    { "html-tag", "§<P>x", TRUE },
    { "html-tag-end", "§<svg", TRUE },
    { "html-no-tag", "<person>\n" },
    { "script-later", "x\n§<script>alert(1)</script>\n", TRUE },
    { "hta-later", "x\n§<HTA:APPLICATION id=x>", TRUE },
    { "script-word", "a <scripture> b\n" },
    { "php", "§<?php x", TRUE },
    { "shortcut", "§[InternetShortcut]\nURL=x\n", TRUE },
    { "shortcut-crlf", "§[DEFAULT]\r\nBASEURL=x\r\n", TRUE },
    { "desktop-entry", "§ \n[Desktop Entry]\nExec=x\n", TRUE },
    { "registry", "§Windows Registry Editor Version 5.00\n", TRUE },
    { "remote-desktop", "§full address:s:x\n", TRUE },
    { "encoded-script", "§#@~^AAAA\n", TRUE },
    { "web-archive", "§MIME-Version: 1.0\n", TRUE },
    { "picture-tag", "§<img src=x>\n", TRUE },
    { "autorun", "§\n[autorun]\n", TRUE },
    ROW("elf", "§\x7f"
               "ELF\x02"),
    ROW("link", "§L\0\0\0\x01\x14\x02\0\0"),
    ROW("ole2", "§\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
    ROW("zip", "§PK\x03\x04"),
    ROW("rar", "§Rar!\x1A\x07\0"),
    ROW("7z", "§7z\xBC\xAF\x27\x1C"),
    ROW("mach-o", "§\xCF\xFA\xED\xFE"),
    { "lzh", "ab§-lh5-", TRUE },
    { "bzip2", "BZh9§1AY&SY", TRUE },
};

static const Row csv[] = {
    { "plain", "a,b\r\n1,2\r\n" },
    { "bom", BOM "a\r\n" },
    { "empty-cells", ",,\r\n\r\n" },
    { "quoted", "\"a,b\",\"c;d\",\"e\tf\"\r\n" },
    { "quote-within", "\"say \"\"hi\"\"\"\r\n" },
    { "line-within", "\"a\nb\",c\r\n" },
    { "empty-quoted", "\"\"\r\n" },
    { "numbers", "-1,+2,-1.5,\"-1,234,567\",+1E5,-1.5e-10,-12%,-1000000\r\n" },
    { "dash", "-,\"-\"\r\n" },
    { "minus-within", "a-b,1=1\r\n" },
    { "apostrophe", "'=1+1\r\n" },
    { "no-last-end", "a,b§", TRUE },
    { "separator-last", "a§,", TRUE },
    { "lf", "a§\nb\r\n", TRUE },
    { "lf-later", "a\r\nb§\n", TRUE },
    { "cr-within", "\"a§\r\nb\"\r\n", TRUE },
    { "quote-in-plain", "a§\"b\r\n", TRUE },
    { "behind-quote", "\"a\"§b\r\n", TRUE },
    { "no-quote-end", "\"a\n§", TRUE },
    { "other-separator", "a§;=1\r\n", TRUE },
    { "tab", "a§\tb\r\n", TRUE },
    { "bom-later", "a,§" BOM "\r\n", TRUE },
    { "formula", "§=1+1\r\n", TRUE },
    { "formula-bom", BOM "§=1+1\r\n", TRUE },
    { "formula-second", "a,§@SUM(A1)\r\n", TRUE },
    { "formula-quoted", "a,§\"=1\"\r\n", TRUE },
    { "formula-plus", "§+A1\r\n", TRUE },
    { "formula-minus", "§-A1\r\n", TRUE },
    { "formula-dde", "a\r\n§-2+3+cmd|' /C calc'!A0\r\n", TRUE },
    { "formula-blank", "§ =1\r\n", TRUE },
    { "formula-wide-blank", "§　=1\r\n", TRUE },
    { "formula-nbsp", "§\xC2\xA0=1\r\n", TRUE },
    { "formula-line", "§\"\n=1\"\r\n", TRUE },
    { "formula-tab", "§\"\ta\"\r\n", TRUE },
    { "formula-wide", "§＝1\r\n", TRUE },
    { "formula-wide-plus", "§＋A1\r\n", TRUE },
    { "formula-wide-minus", "§－A1\r\n", TRUE },
    { "formula-wide-at", "§＠A1\r\n", TRUE },
    { "formula-elsewhere", "a,§\"b;=1\"\r\n", TRUE },
    { "formula-elsewhere-quotes", "a,§\"b; \"\"@1\"\r\n", TRUE },
    { "formula-elsewhere-tab", "a,§\"b\t-A1\"\r\n", TRUE },
    { "number-elsewhere", "a,\"b;-1.5;+2\",\"c;'=d\"\r\n" },
    { "dash-wide", "-,－,\xE3\x80\x80－\r\n" },
    { "dash-twice", "§－－\r\n", TRUE },
    { "number-cut", "§-1.\r\n", TRUE },
    { "number-groups", "§\"-12,34\"\r\n", TRUE },
    { "number-groups-long", "§\"-1234,567\"\r\n", TRUE },
    { "number-exponent", "§-1e\r\n", TRUE },
    { "number-none", "§+\r\n", TRUE },
    { "number-behind", "§-1 \r\n", TRUE },
    { "html", "§<table>\r\n", TRUE },
    { "xml-quoted", "\"<?xml version=\"\"1.0\"\"?>\"\r\n" },
    { "markup", "§<x\r\n", TRUE },
    { "rtf-behind-bom", "§" BOM "{\\rtf1}\r\n", TRUE },
    { "mhtml", "§MIME-Version: 1.0\r\n", TRUE },
    { "bidi", "a,§\xE2\x80\xAE\r\n", TRUE },
};

static const Row tsv[] = {
    { "formula-elsewhere", "a\t§b,=1\r\n", TRUE },
    { "plain", "a\tb;c\td,e\r\n" },
    { "quoted", "\"a\tb\"\r\n" },
    { "formula", "a\t§=1\r\n", TRUE },
    { "quote", "a§\"\r\n", TRUE },
};

#define VC(x) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" x "END:VCALENDAR\r\n"
#define EV(x) VC("BEGIN:VEVENT\r\nUID:1\r\n" x "END:VEVENT\r\n")
#define AL(x) EV("BEGIN:VALARM\r\n" x "END:VALARM\r\n")
#define A73                                                                    \
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
    "a"

static const Row calendar[] = {
    { "least", VC("PRODID:x\r\n") },
    { "event", EV("SUMMARY:a\\, b\\; c\\\\ d\\n e\\N\r\n") },
    { "todo", VC("BEGIN:VTODO\r\nDUE;VALUE=DATE:20261120\r\nEND:VTODO\r\n") },
    { "rule", EV("RRULE:FREQ=WEEKLY;BYDAY=MO,TU\r\n") },
    { "rule-of-all-parts",
      EV("RRULE:FREQ=hourly;COUNT=9999;BYHOUR=1,2;BYMINUTE=30;WKST=MO\r\n") },
    { "rule-every-second", EV("§RRULE:FREQ=SECONDLY\r\n"), TRUE },
    { "rule-every-minute", EV("§RRULE:FREQ=MINUTELY;COUNT=2\r\n"), TRUE },
    { "rule-too-often", EV("§RRULE:FREQ=DAILY;COUNT=10000\r\n"), TRUE },
    { "rule-never", EV("§RRULE:FREQ=DAILY;COUNT=0\r\n"), TRUE },
    { "rule-minutes", EV("§RRULE:FREQ=DAILY;BYMINUTE=1,2\r\n"), TRUE },
    { "rule-twice", EV("§RRULE:FREQ=DAILY;FREQ=DAILY\r\n"), TRUE },
    { "rule-unknown", EV("§RRULE:FREQ=DAILY;X-A=1\r\n"), TRUE },
    { "rule-without-frequency", EV("§RRULE:COUNT=1\r\n"), TRUE },
    { "rule-empty", EV("§RRULE:\r\n"), TRUE },
    { "rule-of-a-season",
      VC("BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\n"
         "§RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"),
      TRUE },
    { "busy", VC("BEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY:"
                 "20260615T010000Z/PT1H\r\nEND:VFREEBUSY\r\n") },
    { "busy-url",
      VC("BEGIN:VFREEBUSY\r\n§URL:http://a.example/\r\nEND:VFREEBUSY\r\n"),
      TRUE },
    { "busy-title", VC("BEGIN:VFREEBUSY\r\n§SUMMARY:a\r\nEND:VFREEBUSY\r\n"),
      TRUE },
    { "rings-again", AL("ACTION:DISPLAY\r\nREPEAT:10\r\nDURATION:PT5M\r\n") },
    { "rings-for-ever", AL("ACTION:DISPLAY\r\n§REPEAT:11\r\n"), TRUE },
    { "rings-every-second", AL("ACTION:DISPLAY\r\n§DURATION:PT1S\r\n"), TRUE },
    { "rings-at-once", AL("ACTION:DISPLAY\r\n§DURATION:PT0M\r\n"), TRUE },
    { "signs-of-a-place", EV("§STATUS:http://a.example/\r\n"), TRUE },
    { "attendee",
      EV("ATTENDEE;CN=\"a;b\";RSVP=TRUE:mailto:a+b@c.example\r\n") },
    { "fold", EV("SUMMARY:a\r\n b\r\n c\r\n") },
    { "fold-name", EV("SUM\r\n MARY:a\r\n") },
    { "longest", EV("COMMENT:"
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaaaaaa\r\n") },
    { "status", EV("REQUEST-STATUS:2.0;ok\r\n") },
    { "alarm", AL("ACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n") },
    { "attach", EV("§ATTACH:http://a.example/\r\n"), TRUE },
    { "url", EV("§URL:http://a.example/\r\n"), TRUE },
    { "vendor", EV("§X-ALT-DESC;FMTTYPE=text/html:x\r\n"), TRUE },
    { "conference", EV("§CONFERENCE:x\r\n"), TRUE },
    { "altrep", EV("§SUMMARY;ALTREP=\"http://a\":x\r\n"), TRUE },
    { "uri", EV("§SUMMARY;VALUE=URI:x\r\n"), TRUE },
    { "second-uri", EV("§SUMMARY;VALUE=TEXT,URI:x\r\n"), TRUE },
    { "procedure", AL("§ACTION:PROCEDURE\r\nTRIGGER:-PT15M\r\n"), TRUE },
    { "audio", AL("§ACTION:AUDIO\r\n"), TRUE },
    { "two-actions", AL("ACTION:DISPLAY\r\n§ACTION:EMAIL\r\n"), TRUE },
    { "no-action", AL("§TRIGGER:-PT15M\r\n"), TRUE },
    { "empty-alarm", EV("BEGIN:VALARM\r\n§END:VALARM\r\n"), TRUE },
    { "alarm-outside", VC("§BEGIN:VALARM\r\n"), TRUE },
    { "unknown-component", VC("§BEGIN:X-A\r\n"), TRUE },
    { "card", VC("§BEGIN:VCARD\r\n"), TRUE },
    { "deep", AL("ACTION:DISPLAY\r\n§BEGIN:VEVENT\r\n"), TRUE },
    { "no-version", "BEGIN:VCALENDAR\r\n§PRODID:x\r\n", TRUE },
    { "version-later", "BEGIN:VCALENDAR\r\n§BEGIN:VEVENT\r\n", TRUE },
    { "other-version", "BEGIN:VCALENDAR\r\n§VERSION:1.0\r\n", TRUE },
    { "no-end", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n§", TRUE },
    { "other-end", VC("BEGIN:VEVENT\r\nUID:1\r\n§END:VTODO\r\n"), TRUE },
    { "end-first", "§END:VCALENDAR\r\n", TRUE },
    { "two", VC("") "§" VC(""), TRUE },
    { "behind", VC("") "§x\r\n", TRUE },
    { "before", "§X:y\r\n" VC(""), TRUE },
    { "line-end", EV("§SUMMARY:a\nb\r\n"), TRUE },
    { "empty-line", VC("§\r\n"), TRUE },
    { "too-long", EV("§SUMMARY:" A73 "\r\n"), TRUE },
    { "fold-nothing", EV("§SUMMARY:a\r\n \r\n"), TRUE },
    { "fold-character", EV("§SUMMARY:\xE6\x97\r\n \xA5\r\n"), TRUE },
    { "fold-tab", EV("SUMMARY:a\r\n§\tb\r\n"), TRUE },
    { "bare-comma", EV("§SUMMARY:a,b\r\n"), TRUE },
    { "bare-semicolon", EV("§CATEGORIES:a;b\r\n"), TRUE },
    { "escape", EV("§SUMMARY:a\\x\r\n"), TRUE },
    { "escape-last", EV("§SUMMARY:a\\\r\n"), TRUE },
    { "time", EV("§DTSTART:<b>\r\n"), TRUE },
    { "organizer", EV("§ORGANIZER:http://a.example\r\n"), TRUE },
    { "organizer-short", EV("§ORGANIZER:mail\r\n"), TRUE },
    { "organizer-more", EV("§ORGANIZER:mailto:a@b?subject=x\r\n"), TRUE },
    { "lower-case", EV("§summary:x\r\n"), TRUE },
    { "no-colon", EV("§SUMMARY\r\n"), TRUE },
    { "no-value-of-parameter", EV("§SUMMARY;CN:x\r\n"), TRUE },
    { "quote-open", EV("§SUMMARY;CN=\"x:y\r\n"), TRUE },
    { "begin-parameter", VC("§BEGIN;CN=x:VEVENT\r\n"), TRUE },
    { "end-parameter", VC("§END;CN=x:VEVENT\r\n"), TRUE },
    { "bidi", EV("§SUMMARY:a\xE2\x80\xAE\r\n"), TRUE },
    { "tab", EV("§SUMMARY:a\tb\r\n"), TRUE },
};

#define CARD(x) "BEGIN:VCARD\r\nVERSION:4.0\r\n" x "END:VCARD\r\n"

#include "linkless-rows.h"

static const Row contact[] = {
    { "plain", CARD("FN:x\r\nN:a;b;;;\r\nADR:;;a\\, b;c\r\n") },
    { "two", CARD("FN:x\r\n") CARD("FN:y\r\n") },
    { "reading", CARD("X-PHONETIC-LAST-NAME:ヤマダ\r\n") },
    { "photo", CARD("§PHOTO;VALUE=URI:http://a\r\n"), TRUE },
    { "url", CARD("§URL:http://a\r\n"), TRUE },
    { "sound", CARD("§SOUND:x\r\n"), TRUE },
    { "group", CARD("§item1.TEL:1\r\n"), TRUE },
    { "email", CARD("§EMAIL:a b@c\r\n"), TRUE },
    { "email-none", CARD("§EMAIL:@c\r\n"), TRUE },
    { "encoding", CARD("§NOTE;ENCODING=b:YQ==\r\n"), TRUE },
    { "calendar", "§BEGIN:VCALENDAR\r\n", TRUE },
    { "nested", CARD("§BEGIN:VCARD\r\n"), TRUE },
    { "version", "BEGIN:VCARD\r\n§VERSION:2.1\r\n", TRUE },
};

static const Row json[] = {
    { "object",
      "{\"a\": {\"b\": [1, 2.5, -0, 1e5, 1E+2, 1.5e-3]}, \"c\": true}" },
    { "array", " [ ] \r\n" },
    { "empty-object", "{ }" },
    { "nested", "[[[]],[{}],{\"a\":[]}]" },
    { "words", "[true,false,null]" },
    { "alone", "\"x\"" },
    { "escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"" },
    { "blank", " §", TRUE },
    { "two", "1 §2", TRUE },
    { "comment", "§// x\n1", TRUE },
    { "single-quotes", "[§'a']", TRUE },
    { "word", "§True", TRUE },
    { "comma-last", "[1,§]", TRUE },
    { "comma-last-object", "{\"a\":1,§}", TRUE },
    { "no-comma", "[1 §2]", TRUE },
    { "key-word", "{§a:1}", TRUE },
    { "no-colon", "{\"a\" §1}", TRUE },
    { "wrong-end", "[1§}", TRUE },
    { "wrong-end-object", "{\"a\":1§]", TRUE },
    { "no-end", "[1§", TRUE },
    { "leading-zero", "0§1", TRUE },
    { "plus", "§+1", TRUE },
    { "point-last", "1.§", TRUE },
    { "point-first", "§.5", TRUE },
    { "exponent", "1e§", TRUE },
    { "string-open", "\"a§", TRUE },
    { "string-line", "\"a§\n\"", TRUE },
    { "escape", "\"\\§x\"", TRUE },
    { "escape-u", "\"\\u12§g4\"", TRUE },
    { "escape-nul", "\"\\u0000§\"", TRUE },
    { "surrogate", "\"\\uD83D§\"", TRUE },
    { "surrogate-twice", "\"\\uD83D\\uD83D§\"", TRUE },
    { "surrogate-low", "\"\\uDE00§\"", TRUE },
    { "bidi", "\"§\xE2\x80\xAE\"", TRUE },
    { "bom", "§" BOM "1", TRUE },
    { "twins", "{\"a\":1,\"b\":{},\"a\":2}§", TRUE },
    { "twins-by-number", "[{\"a\":[{\"b\":1}],\"\\u0061\":2}§]", TRUE },
    { "twins-by-pair", "{\"\xF0\x9F\x98\x80\":1,\"\\ud83d\\uDE00\":3}§", TRUE },
    { "twins-by-sign", "{\"/\\n\":1,\"\\/\\u000A\":3}§", TRUE },
    { "twins-within", "{\"a\":{\"b\":1,\"b\":2}§}", TRUE },
    { "no-twins",
      "{\"a\":\"a\",\"b\":{\"a\":[\"a\",{\"a\":1}]},\"ab\":\"a\"}" },
};

#include "xml-rows.h"

typedef struct {
    SkInspectType type;
    const Row *row;
    gboolean linkless;
} Case;

static void
check_row(gconstpointer data)
{
    const Case *one = data;
    SkInspectOrder order = sample_files_order();
    gsize len = one->row->len > 0 ? one->row->len : strlen(one->row->text);
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = one->type;
    order.links = one->linkless;
    sample_check(&order, one->row->text, len,
                 one->row->bad ? SK_INSPECT_TYPE : SK_INSPECT_ACCEPTED, 0);
}

static void
add(SkInspectType type, const char *name, const Row *rows, gsize n,
    gboolean linkless)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *path =
            g_strdup_printf("/file/%s/%s", name, rows[i].path);
        Case *one = g_new(Case, 1);
        *one = (Case){ type, &rows[i], linkless };
        g_test_add_data_func_full(path, one, check_row, g_free);
    }
}

/* As deep as the law says, and one deeper. */
static void
check_depth(void)
{
    SkInspectOrder order = sample_files_order();
    order.kind = SK_INSPECT_KIND_FILE;
    for (gsize depth = 1; depth < 200; depth++) {
        g_autoptr(GString) xml_file = g_string_new(NULL);
        g_autoptr(GString) json_file = g_string_new(NULL);
        SkInspectAnswer answer;
        for (gsize i = 0; i < depth; i++) {
            g_string_append(xml_file, "<a>");
            g_string_append(json_file, i % 2 ? "[" : "{\"a\":");
        }
        g_string_append(json_file, "1");
        for (gsize i = depth; i-- > 0;) {
            g_string_append(xml_file, "</a>");
            g_string_append(json_file, i % 2 ? "]" : "}");
        }
        order.type = SK_INSPECT_TYPE_XML;
        g_assert_cmpint(
            sk_inspect(&order, (guint8 *)xml_file->str, xml_file->len, &answer),
            ==, depth <= 128);
        order.type = SK_INSPECT_TYPE_JSON;
        g_assert_cmpint(sk_inspect(&order, (guint8 *)json_file->str,
                                   json_file->len, &answer),
                        ==, depth <= 64);
    }
}

/* As many dates of repetition as a component may have, and one more. */
static void
check_dates(void)
{
    SkInspectOrder order = sample_files_order();
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = SK_INSPECT_TYPE_CALENDAR;
    for (guint n = 365; n < 368; n++) {
        g_autoptr(GString) file = g_string_new(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n");
        SkInspectAnswer answer;
        for (guint i = 0; i + 1 < n; i += 2)
            g_string_append(file, "RDATE:20270101,20270102\r\n");
        if (n % 2 == 1)
            g_string_append(file, "RDATE:20270103\r\n");
        g_string_append(file, "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"
                              "RDATE:20270101\r\nEND:VEVENT\r\n"
                              "END:VCALENDAR\r\n");
        g_assert_cmpint(
            sk_inspect(&order, (guint8 *)file->str, file->len, &answer), ==,
            n <= 366);
    }
}

/* A type that the order does not name, alone; and a mail that is a file. */
static void
check_order(void)
{
    SkInspectOrder order = sample_order();
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = SK_INSPECT_TYPE_JSON;
    sample_check(&order, "§1", strlen("§1"), SK_INSPECT_CONTENT_TYPE, 0);
    order.types = SK_INSPECT_ALL_TYPES;
    sample_check(&order, "1", 1, SK_INSPECT_ACCEPTED, 0);
    order.type = SK_INSPECT_TYPE_MESSAGE;
    sample_check(&order, JIS_TAIL "x\r\n", strlen(JIS_TAIL "x\r\n"),
                 SK_INSPECT_ACCEPTED, 0);
    sample_check(&order, "§X-Evil: x\r\n\r\n", strlen("§X-Evil: x\r\n\r\n"),
                 SK_INSPECT_HEADER_NAME, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add(SK_INSPECT_TYPE_PLAIN, "text", plain, G_N_ELEMENTS(plain), FALSE);
    add(SK_INSPECT_TYPE_CSV, "csv", csv, G_N_ELEMENTS(csv), FALSE);
    add(SK_INSPECT_TYPE_TSV, "tsv", tsv, G_N_ELEMENTS(tsv), FALSE);
    add(SK_INSPECT_TYPE_CALENDAR, "ics", calendar, G_N_ELEMENTS(calendar),
        FALSE);
    add(SK_INSPECT_TYPE_CONTACT, "vcf", contact, G_N_ELEMENTS(contact), FALSE);
    add(SK_INSPECT_TYPE_CALENDAR, "linkless-ics", linkless_calendar,
        G_N_ELEMENTS(linkless_calendar), TRUE);
    add(SK_INSPECT_TYPE_CONTACT, "linkless-vcf", linkless_contact,
        G_N_ELEMENTS(linkless_contact), TRUE);
    add(SK_INSPECT_TYPE_CSV, "linkless-csv", linkless_csv,
        G_N_ELEMENTS(linkless_csv), TRUE);
    add(SK_INSPECT_TYPE_TSV, "linkless-tsv", linkless_tsv,
        G_N_ELEMENTS(linkless_tsv), TRUE);
    add(SK_INSPECT_TYPE_PLAIN, "linkless-text", linkless_plain,
        G_N_ELEMENTS(linkless_plain), TRUE);
    add(SK_INSPECT_TYPE_JSON, "linkless-json", linkless_json,
        G_N_ELEMENTS(linkless_json), TRUE);
    add(SK_INSPECT_TYPE_XML, "linkless-xml", linkless_xml,
        G_N_ELEMENTS(linkless_xml), TRUE);
    add(SK_INSPECT_TYPE_JSON, "json", json, G_N_ELEMENTS(json), FALSE);
    add(SK_INSPECT_TYPE_XML, "xml", xml, G_N_ELEMENTS(xml), FALSE);
    g_test_add_func("/depth", check_depth);
    g_test_add_func("/dates", check_dates);
    g_test_add_func("/order", check_order);
    return g_test_run();
}
