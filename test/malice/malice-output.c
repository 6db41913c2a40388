/* SPDX-License-Identifier: Apache-2.0
 *
 * Outputs that must not leave: the mail as it came, headers beyond the
 * allow-list, every class of refusal the inspector has. Each comes with a true
 * trailer and an honest report: only the inspection stands in its way.
 */
#include <string.h>
#include <unistd.h>
#include "malice.h"

#define MARK     "UNCLEANED-PAYLOAD-7f3a"
#define MIME     "MIME-Version: 1.0\r\n"
#define UTF_8    "Content-Type: text/plain; charset=utf-8\r\n"
#define BASE64   "Content-Transfer-Encoding: base64\r\n"
#define SEVEN    "Content-Transfer-Encoding: 7bit\r\n"
#define TAIL     MIME UTF_8 BASE64 "\r\n"
#define BODY     "5peg5a6zDQo=\r\n"
#define SUBJECT  "Subject: " MARK "\r\n"
#define LONG_100 LONG_20 LONG_20 LONG_20 LONG_20 LONG_20
#define LONG_20  "Aaaaaaaaaaaaaaaaaaaa"

typedef struct {
    const char *word, *bytes;
    gsize len; /* 0: NUL-terminated */
} Output;

#define NUL_LINE SUBJECT TAIL "5peg\0" MARK "DQo=\r\n"

static const Output outputs[] = {
    /* headers */
    { "header-bcc", "Bcc: x@town.test\r\n" SUBJECT TAIL BODY },
    { "header-evil", "X-Evil: " MARK "\r\n" TAIL BODY },
    { "header-receipt",
      "Disposition-Notification-To: " MARK "@out.test\r\n" TAIL BODY },
    { "header-disposition",
      SUBJECT "Content-Disposition: attachment; filename=x.exe\r\n" TAIL BODY },
    { "header-spaced", "Subject : " MARK "\r\n" TAIL BODY },
    { "header-list-unsubscribe",
      "List-Unsubscribe: <https://evil.test/" MARK ">\r\n" TAIL BODY },
    { "header-two-subjects", SUBJECT SUBJECT TAIL BODY },
    { "header-two-from",
      "From: a@out.test\r\nFrom: " MARK "@town.test\r\n" TAIL BODY },
    { "header-two-types", SUBJECT MIME UTF_8 UTF_8 BASE64 "\r\n" BODY },
    { "header-control", "Subject: " MARK "\x01\r\n" TAIL BODY },
    { "header-escape", "Subject: \x1b[2J" MARK "\r\n" TAIL BODY },
    { "header-raw-8bit", "Subject: \xe3\x81\x82 " MARK "\r\n" TAIL BODY },
    { "header-bidi-word",
      "Subject: =?utf-8?B?4oCuZ3Bq?= " MARK "\r\n" TAIL BODY },
    { "header-quoted-word", "Subject: =?utf-8?Q?" MARK "?=\r\n" TAIL BODY },
    { "header-line-in-word",
      "Subject: =?utf-8?B?YQ0KQmNjOiB4?=\r\n" TAIL BODY },
    { "header-route", "To: <@a.test:" MARK "@b.test>\r\n" TAIL BODY },
    { "header-group", "To: g: " MARK "@b.test;\r\n" TAIL BODY },
    { "header-forged", "X-Sekisho: " MARK "; verdict=cleaned\r\n" TAIL BODY },
    { "header-date", "Date: " MARK "\r\n" TAIL BODY },
    { "header-no-mime", SUBJECT UTF_8 BASE64 "\r\n" BODY },
    { "header-no-type", SUBJECT MIME BASE64 "\r\n" BODY },
    { "header-order", MIME SUBJECT UTF_8 BASE64 "\r\n" BODY },
    { "header-blank-fold", SUBJECT " \r\n" TAIL BODY },
    /* lines */
    { "line-lf", SUBJECT TAIL "5peg5a6zDQo=\n" },
    { "line-cr", SUBJECT TAIL "5peg\r5a6zDQo=\r\n" },
    { "line-nul", NUL_LINE, sizeof NUL_LINE - 1 },
    { "line-long",
      "Received: " LONG_100 LONG_100 LONG_100 LONG_100 LONG_100 LONG_100
          LONG_100 LONG_100 LONG_100 LONG_100 "\r\n" SUBJECT TAIL BODY },
    { "line-8bit", SUBJECT TAIL "\xe7\x84\xa1" MARK "\r\n" },
    { "line-no-end", SUBJECT TAIL "5peg5a6zDQo=" },
    { "empty-line-missing", SUBJECT MIME UTF_8 BASE64 },
    { "smuggled-dot", SUBJECT TAIL BODY "\r\n.\r\nMAIL FROM:<x@x>\r\n" },
    /* types */
    { "type-html",
      SUBJECT MIME "Content-Type: text/html; charset=utf-8\r\n" BASE64
                   "\r\nPHNjcmlwdD4NCg==\r\n" },
    { "type-multipart",
      SUBJECT MIME "Content-Type: multipart/mixed; boundary=x\r\n" SEVEN "\r\n"
                   "--x\r\nContent-Type: application/x-payload\r\n\r\n" MARK
                   "\r\n--x--\r\n" },
    { "type-message", SUBJECT MIME "Content-Type: message/rfc822\r\n" SEVEN
                                   "\r\nSubject: " MARK "\r\n\r\nx\r\n" },
    { "type-name", SUBJECT MIME "Content-Type: text/plain; charset=utf-8; "
                                "name=\"x.exe\"\r\n" BASE64 "\r\n" BODY },
    { "type-charset", SUBJECT MIME
      "Content-Type: text/plain; charset=utf-7\r\n" BASE64 "\r\n" BODY },
    { "type-other-charset",
      SUBJECT MIME "Content-Type: text/plain; charset=iso-2022-jp\r\n"
                   "Content-Transfer-Encoding: 7bit\r\n\r\n" MARK "\r\n" },
    { "encoding-binary", SUBJECT MIME UTF_8
      "Content-Transfer-Encoding: binary\r\n\r\n" MARK "\r\n" },
    { "encoding-7bit", SUBJECT MIME UTF_8
      "Content-Transfer-Encoding: 7bit\r\n\r\n" MARK "\r\n" },
    /* what the one text may not be */
    { "base64-loose", SUBJECT TAIL "5peg\r\n5a6zDQo=\r\n" },
    { "base64-after", SUBJECT TAIL BODY MARK "==\r\n" },
    { "base64-trailing-bits", SUBJECT TAIL "5peg5a6zDQp=\r\n" },
    { "base64-junk", SUBJECT TAIL "5peg!5a6zDQo=\r\n" },
    { "text-bidi", SUBJECT TAIL "4oCuZXhlDQo=\r\n" },
    { "text-control", SUBJECT TAIL "AQ0K\r\n" },
    { "text-escape", SUBJECT TAIL "G1syGw0K\r\n" },
    { "text-utf8", SUBJECT TAIL "//8NCg==\r\n" },
    { "text-overlong", SUBJECT TAIL "wK8NCg==\r\n" },
    { "text-surrogate", SUBJECT TAIL "7aCADQo=\r\n" },
    { "text-bare-lf", SUBJECT TAIL "YQo=\r\n" },
    { "text-zero-width", SUBJECT TAIL "4oCLDQo=\r\n" },
    { NULL, NULL },
};

_Noreturn void
malice_output(const SkPolicy *policy, GBytes *output)
{
    SkCleaned cleaned = { 0 };
    MaliceAnswer answer;

    malice_honest(policy, &cleaned);
    malice_answer(&cleaned, &answer);
    answer.output = output;
    malice_hash(&answer);
    malice_send(&answer, 0);
    malice_end();
}

static void
do_output(const SkPolicy *policy)
{
    const Output *row = outputs;

    while (row->word != NULL && strcmp(row->word, malice.word) != 0)
        row++;
    if (row->word == NULL)
        _exit(97);
    malice_output(
        policy, g_bytes_new_static(
                    row->bytes, row->len > 0 ? row->len : strlen(row->bytes)));
}

static void
do_as_it_came(const SkPolicy *policy)
{
    malice_output(policy,
                  g_bytes_new(malice.work->input, malice.work->input_len));
}

static void
do_header_size(const SkPolicy *policy)
{
    g_autoptr(GString) text = g_string_new(NULL);

    while (text->len < 31000)
        g_string_append(text, "Received: from " LONG_100 " by x\r\n");
    g_string_append(text, SUBJECT TAIL BODY);
    malice_output(policy, g_bytes_new(text->str, text->len));
}

/* Not the mail's text but the worker's own, in good form: no inspector can
 * know. What it can do is bounded: plain text, in one mail, to its readers. */
static void
do_spoken(const SkPolicy *policy)
{
    static const char text[] = "Subject: please call\r\n" TAIL BODY;

    malice_output(policy, g_bytes_new_static(text, strlen(text)));
}

#define ROW(name)                                                              \
    {                                                                          \
        name, do_output                                                        \
    }

const MaliceAct malice_outputs[] = {
    { "as-it-came", do_as_it_came },
    { "header-size", do_header_size },
    { "spoken", do_spoken },
    ROW("header-bcc"),
    ROW("header-evil"),
    ROW("header-receipt"),
    ROW("header-disposition"),
    ROW("header-spaced"),
    ROW("header-list-unsubscribe"),
    ROW("header-two-subjects"),
    ROW("header-two-from"),
    ROW("header-two-types"),
    ROW("header-control"),
    ROW("header-escape"),
    ROW("header-raw-8bit"),
    ROW("header-bidi-word"),
    ROW("header-quoted-word"),
    ROW("header-line-in-word"),
    ROW("header-route"),
    ROW("header-group"),
    ROW("header-forged"),
    ROW("header-date"),
    ROW("header-no-mime"),
    ROW("header-no-type"),
    ROW("header-order"),
    ROW("header-blank-fold"),
    ROW("line-lf"),
    ROW("line-cr"),
    ROW("line-nul"),
    ROW("line-long"),
    ROW("line-8bit"),
    ROW("line-no-end"),
    ROW("empty-line-missing"),
    ROW("smuggled-dot"),
    ROW("type-html"),
    ROW("type-multipart"),
    ROW("type-message"),
    ROW("type-name"),
    ROW("type-charset"),
    ROW("type-other-charset"),
    ROW("encoding-binary"),
    ROW("encoding-7bit"),
    ROW("base64-loose"),
    ROW("base64-after"),
    ROW("base64-trailing-bits"),
    ROW("base64-junk"),
    ROW("text-bidi"),
    ROW("text-control"),
    ROW("text-escape"),
    ROW("text-utf8"),
    ROW("text-overlong"),
    ROW("text-surrogate"),
    ROW("text-bare-lf"),
    ROW("text-zero-width"),
    { NULL, NULL },
};
