/* SPDX-License-Identifier: Apache-2.0
 *
 * Mails with files: delimiters, lines before the bytes, how names are said,
 * what stands in which order. What names may be: test-name.c; bytes:
 * test-file.c.
 */
#include <string.h>

#include "sample.h"

typedef struct {
    const char *path, *bytes;
    SkInspectWhy why;
    guint32 part;
} Row;

#define B       "--" BOUNDARY "\r\n"
#define T       "Content-Type: "
#define E64     "Content-Transfer-Encoding: base64\r\n"
#define E7      "Content-Transfer-Encoding: 7bit\r\n"
#define D       "Content-Disposition: attachment"
#define NAMED   D ";\r\n filename=\"a.txt\"\r\n\r\n"
#define PLAIN   T "text/plain; charset=utf-8\r\n" E64
#define HI      "aGk=\r\n"
#define FILE_A  B PLAIN NAMED HI
#define EML     B T "message/rfc822\r\n" E7 D ";\r\n filename=\"a.eml\"\r\n\r\n"
#define INNER   UTF_8_TAIL "aGVsbG8NCg==\r\n"
#define BEFORE  FILES_TAIL TEXT_PART
#define V       "MIME-Version: 1.0\r\n"
#define MIXED   "Content-Type: multipart/mixed; boundary="
#define HEX     "0123456789abcdef0123456789abcde"
#define SAID(x) BEFORE B PLAIN D x "\r\n\r\n" HI FILES_END
#define STRUCT  SK_INSPECT_STRUCTURE
#define TYPED   SK_INSPECT_CONTENT_TYPE
#define NAME    SK_INSPECT_NAME
#define U       ";\r\n filename*0*=utf-8''"
#define WA      "%E3%82%8F"
#define W7      WA WA WA WA WA WA WA
#define W8      W7 WA
#define S(n)    ";\r\n filename*" n "*="
#define TSU     "%F0%A0%AE%B7"
#define TSU4    TSU TSU TSU TSU
#define NINE                                                                   \
    U "a" TSU4 TSU S("1") TSU "a" TSU4 S("2") TSU "a" TSU4 S("3") TSU          \
      "a" TSU4 S("4") TSU "a" TSU4 S("5") TSU "a" TSU4 S("6") TSU              \
      "a" TSU4 S("7") TSU "a" TSU4 S("8") TSU ".txt"

static const Row rows[] = {
    { "plain", BEFORE FILE_A FILES_END },
    { "two",
      BEFORE FILE_A B PLAIN D ";\r\n filename=\"b.txt\"\r\n\r\n" HI FILES_END },
    { "empty-file", BEFORE B PLAIN NAMED "\r\n" FILES_END },
    { "jis-text", FILES_TAIL B T "text/plain; charset=iso-2022-jp\r\n" E7
                                 "\r\nx\x1b$B$3\x1b(B\r\n" FILE_A FILES_END },
    { "eml", BEFORE EML INNER "\r\n" FILES_END },

    /* the headers of the whole */
    { "head/encoding",
      V MIXED
      "\"" BOUNDARY "\"\r\n"
      "Content-Transfer-Encoding: §7bit\r\n\r\n" TEXT_PART FILE_A FILES_END,
      TYPED },
    { "head/other-boundary",
      V MIXED "\"x\"\r\n§\r\n"
              "--x--\r\n",
      SK_INSPECT_HEADER_MISSING },
    { "head/unquoted", V MIXED BOUNDARY "\r\n§\r\n" TEXT_PART FILE_A FILES_END,
      SK_INSPECT_HEADER_MISSING },
    { "head/upper-hex", V MIXED "\"=_sekisho_" HEX "F\"\r\n§\r\n",
      SK_INSPECT_HEADER_MISSING },
    { "head/alternative",
      V T "§multipart/alternative; boundary=\"" BOUNDARY "\"\r\n" E7 "\r\n",
      TYPED },
    { "head/boundary-in-subject",
      "Subject: §" BOUNDARY "\r\n" BEFORE FILE_A FILES_END, STRUCT },

    /* delimiters */
    { "cut/no-body", FILES_TAIL "§", STRUCT },
    { "cut/preamble", FILES_TAIL "§x\r\n" TEXT_PART FILE_A FILES_END, STRUCT },
    { "cut/empty-preamble", FILES_TAIL "§\r\n" TEXT_PART FILE_A FILES_END,
      STRUCT },
    { "cut/no-parts", FILES_TAIL "§" FILES_END, STRUCT },
    { "cut/text-only", BEFORE FILES_END "§", STRUCT, 1 },
    { "cut/epilogue", BEFORE FILE_A FILES_END "§x\r\n", STRUCT, 2 },
    { "cut/part-behind", BEFORE FILE_A FILES_END "§" FILE_A FILES_END, STRUCT,
      2 },
    { "cut/no-end", BEFORE FILE_A "§", STRUCT, 2 },
    { "cut/blank-behind", BEFORE FILE_A "--§" BOUNDARY " \r\n" FILES_END,
      STRUCT, 2 },
    { "cut/blank-behind-end", BEFORE FILE_A "--§" BOUNDARY "-- \r\n", STRUCT,
      2 },
    { "cut/blank-before", BEFORE FILE_A " --§" BOUNDARY "\r\n" FILES_END,
      STRUCT, 2 },
    { "cut/one-dash", BEFORE FILE_A "-§" BOUNDARY "\r\n" FILES_END, STRUCT, 2 },
    { "cut/elsewhere", BEFORE B PLAIN NAMED "x§" BOUNDARY "\r\n" FILES_END,
      STRUCT, 2 },
    { "cut/in-line", BEFORE FILE_A "x --§" BOUNDARY "\r\n" FILES_END, STRUCT,
      2 },
    { "cut/no-line", FILES_TAIL "§" BOUNDARY "\r\n" FILES_END, STRUCT },
    { "cut/empty-part", BEFORE B "§" FILES_END, STRUCT, 2 },
    { "cut/right-behind", BEFORE B PLAIN NAMED "§" FILES_END, STRUCT, 2 },

    /* the text part */
    { "text/other-type",
      FILES_TAIL B T "§text/html; charset=utf-8\r\n" E64
                     "\r\naGVsbG8NCg==\r\n" FILE_A FILES_END,
      TYPED, 1 },
    { "text/other-encoding",
      FILES_TAIL B T "text/plain; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: §8bit\r\n\r\n"
                     "hello\r\n" FILE_A FILES_END,
      TYPED, 1 },
    { "text/disposition",
      FILES_TAIL B PLAIN "§Content-Disposition: inline\r\n"
                         "\r\naGVsbG8NCg==\r\n" FILE_A FILES_END,
      STRUCT, 1 },
    { "text/no-encoding",
      FILES_TAIL B T "text/plain; charset=utf-8\r\n§\r\n"
                     "aGVsbG8NCg==\r\n" FILE_A FILES_END,
      STRUCT, 1 },
    { "text/no-type",
      FILES_TAIL B "§" E64 "\r\naGVsbG8NCg==\r\n" FILE_A FILES_END, STRUCT, 1 },
    { "text/no-line-end",
      FILES_TAIL B PLAIN "\r\naGVsbG8=\r\n§" FILE_A FILES_END, SK_INSPECT_TEXT,
      1 },
    { "text/bidi", FILES_TAIL B PLAIN "\r\n§4oCu\r\n" FILE_A FILES_END,
      SK_INSPECT_TEXT, 1 },

    /* type and encoding of files */
    { "type/unknown", BEFORE B T "§application/msword\r\n" E64 NAMED HI FILES_END,
      TYPED, 2 },
    { "type/upper",
      BEFORE B T "§Text/Plain; charset=utf-8\r\n" E64 NAMED HI FILES_END, TYPED,
      2 },
    { "type/no-charset", BEFORE B T "§text/plain\r\n" E64 NAMED HI FILES_END,
      TYPED, 2 },
    { "type/other-charset",
      BEFORE B T "§text/plain; charset=utf-7\r\n" E64 NAMED HI FILES_END, TYPED,
      2 },
    { "type/more",
      BEFORE B T
      "§text/plain; charset=utf-8; name=x\r\n" E64 NAMED HI FILES_END,
      TYPED, 2 },
    { "type/charset-not-text",
      BEFORE B T "§application/json; charset=utf-8\r\n" E64 NAMED HI FILES_END,
      TYPED, 2 },
    { "type/empty", BEFORE B T "§\r\n" E64 NAMED HI FILES_END, TYPED, 2 },
    { "type/encoding",
      BEFORE B T "text/plain; charset=utf-8\r\n"
                 "Content-Transfer-Encoding: §7bit\r\n" NAMED HI FILES_END,
      TYPED, 2 },
    { "type/encoding-longer",
      BEFORE B T "text/plain; charset=utf-8\r\n"
                 "Content-Transfer-Encoding: §base64 \r\n" NAMED HI FILES_END,
      TYPED, 2 },
    { "type/encoded-mail",
      BEFORE B T "message/rfc822\r\n"
                 "Content-Transfer-Encoding: §base64\r\n" D
                 ";\r\n filename=\"a.eml\"\r\n\r\n" HI FILES_END,
      TYPED, 2 },
    { "type/no-space", BEFORE B "§Content-Type:text/plain\r\n" FILES_END,
      STRUCT, 2 },
    { "type/other-order",
      BEFORE B "§" E64 T "text/plain; charset=utf-8\r\n" NAMED HI FILES_END,
      STRUCT, 2 },
    { "lines/no-disposition", BEFORE B PLAIN "§\r\n" HI FILES_END, STRUCT, 2 },
    { "lines/inline",
      BEFORE B PLAIN "§Content-Disposition: inline;\r\n"
                     " filename=\"a.txt\"\r\n\r\n" HI FILES_END,
      STRUCT, 2 },
    { "lines/another",
      BEFORE B PLAIN D ";\r\n filename=\"a.txt\"§\r\n"
                       "Content-Id: <x>\r\n\r\n" HI FILES_END,
      STRUCT, 2 },
    { "bytes/bad-base64", BEFORE B PLAIN NAMED "aGk§!\r\n" FILES_END,
      SK_INSPECT_ENCODING, 2 },
    { "bytes/two-lines", BEFORE B PLAIN NAMED "aGk§=\r\naGk=\r\n" FILES_END,
      SK_INSPECT_ENCODING, 2 },
    { "bytes/empty-line", BEFORE B PLAIN NAMED "aGk§=\r\n\r\n" FILES_END,
      SK_INSPECT_ENCODING, 2 },
    { "bytes/type", BEFORE B PLAIN NAMED "aGlo§aQA=\r\n" FILES_END,
      SK_INSPECT_TYPE, 2 },
    { "bytes/third",
      BEFORE FILE_A B PLAIN D ";\r\n filename=\"b.txt\"\r\n\r\n"
                              "§AGk=\r\n" FILES_END,
      SK_INSPECT_TYPE, 3 },

    /* how a name is said */
    { "said/plain", SAID(";\r\n filename=\"a (1),b@c+d_-.txt\"") },
    { "said/encoded", SAID(U WA ".txt") },
    { "said/sections", SAID(U W8 ";\r\n filename*1*=" WA ".txt") },
    { "said/sections-extension",
      SAID(U W7 ";\r\n filename*1*=.txt") },
    { "said/sections-nine", SAID(NINE) },
    { "said/extension-cut", SAID(U W7 ".tx;\r\n filename*1*=t§"), NAME, 2 },
    { "said/extension-early",
      SAID(U W7 WA ";\r\n filename*1*=" WA ".txt") },
    { "said/extension-needless", SAID(U WA ";\r\n filename*1*=.txt§"), NAME,
      2 },
    { "said/sections-ascii",
      SAID(U WA "123456789012345678901;\r\n filename*1*=abc.txt") },
    { "said/none", SAID("§"), NAME, 2 },
    { "said/one-line", SAID("§; filename=\"a.txt\""), NAME, 2 },
    { "said/unquoted", SAID("§;\r\n filename=a.txt"), NAME, 2 },
    { "said/escape", SAID(";\r\n filename=\"a§\\b.txt\""), NAME, 2 },
    { "said/encoded-word", SAID(";\r\n filename=\"§=?utf-8?B?YQ==?=.txt\""),
      NAME, 2 },
    { "said/slash", SAID(";\r\n filename=\"a§/b.txt\""), NAME, 2 },
    { "said/no-quote", SAID(";\r\n filename=\"a.txt§"), NAME, 2 },
    { "said/empty", SAID(";\r\n §filename=\"\""), NAME, 2 },
    { "said/two", SAID(";\r\n filename=\"a.txt\"§;\r\n filename=\"b.txt\""),
      STRUCT, 2 },
    { "said/both", SAID(U WA ".txt§;\r\n filename=\"a.txt\""), NAME, 2 },
    { "said/charset", SAID("§;\r\n filename*0*=sjis''" WA ".txt"), NAME, 2 },
    { "said/language", SAID("§;\r\n filename*0*=utf-8'ja'" WA ".txt"), NAME,
      2 },
    { "said/not-numbered", SAID("§;\r\n filename*=utf-8''" WA ".txt"), NAME,
      2 },
    { "said/from-one", SAID("§;\r\n filename*1*=utf-8''" WA ".txt"), NAME, 2 },
    { "said/gap", SAID(U W8 "§;\r\n filename*2*=.txt"), NAME, 2 },
    { "said/again", SAID(U W8 "§;\r\n filename*0*=.txt"), NAME, 2 },
    { "said/needless", SAID(U "a.txt§"), NAME, 2 },
    { "said/lower-hex", SAID(U "§%e3%82%8f.txt"), NAME, 2 },
    { "said/needless-percent", SAID(U WA "§%61.txt"), NAME, 2 },
    { "said/raw", SAID(U WA "§ .txt"), NAME, 2 },
    { "said/short-percent", SAID(U WA "§%8"), NAME, 2 },
    { "said/too-early", SAID(U WA ";\r\n filename*1*=" WA ".txt§"), NAME, 2 },
    { "said/split", SAID(U W7 "ab%E3;\r\n filename*1*=%82%8F.txt§"),
      NAME, 2 },
    { "said/too-long", SAID(U W8 "§b.txt"), NAME, 2 },
    { "said/empty-section", SAID(U W8 ";\r\n filename*1*=§"), NAME,
      2 },

    /* two of one name */
    { "clash/same",
      BEFORE FILE_A B PLAIN D ";\r\n §filename=\"a.txt\"\r\n\r\n" HI FILES_END,
      NAME, 3 },
    { "clash/case",
      BEFORE FILE_A B PLAIN D ";\r\n §filename=\"A.TXT\"\r\n\r\n" HI FILES_END,
      NAME, 3 },
    { "clash/third",
      BEFORE FILE_A B PLAIN D ";\r\n filename=\"0.txt\"\r\n\r\n" HI B PLAIN D
                              ";\r\n §filename=\"a.Txt\"\r\n\r\n" HI FILES_END,
      NAME, 4 },

    /* mails within */
    { "mail/no-last-line", BEFORE EML UTF_8_TAIL "aGVsbG8NCg==§\r\n" FILES_END,
      SK_INSPECT_LINE_END, 2 },
    { "mail/header", BEFORE EML "§X-Evil: x\r\n" INNER "\r\n" FILES_END,
      SK_INSPECT_HEADER_NAME, 2 },
    { "mail/empty", BEFORE EML "§\r\n" FILES_END, STRUCT, 2 },
    { "mail/our-boundary",
      BEFORE EML V MIXED "\"§" BOUNDARY "\"\r\n\r\n"
                         "\r\n" FILES_END,
      STRUCT, 2 },
    { "mail/html",
      BEFORE EML V T "§text/html; charset=utf-8\r\n" E64
                     "\r\naGVsbG8NCg==\r\n\r\n" FILES_END,
      TYPED, 2 },
};

static void
check_row(gconstpointer data)
{
    const Row *row = data;
    SkInspectOrder order = sample_files_order();
    sample_check(&order, row->bytes, strlen(row->bytes), row->why, row->part);
}

/* Under an order without types every multipart is a type like any other. */
static void
check_text_only(void)
{
    SkInspectOrder order = sample_order();
    static const char with[] =
        V "Content-Type: §multipart/mixed; boundary=\"" BOUNDARY "\"\r\n" E7
          "\r\n" TEXT_PART FILE_A FILES_END;
    static const char without[] =
        V MIXED "\"" BOUNDARY "\"\r\n§\r\n" TEXT_PART FILE_A FILES_END;
    sample_check(&order, with, strlen(with), TYPED, 0);
    sample_check(&order, without, strlen(without), SK_INSPECT_HEADER_MISSING,
                 0);
}

/* Each type alone: its own file leaves, the others do not. */
static void
check_mask(void)
{
    static const char csv[] =
        BEFORE B T "§text/csv; charset=utf-8\r\n" E64 D
                   ";\r\n filename=\"a.csv\"\r\n\r\nYQ0K\r\n" FILES_END;
    g_autofree char *plain = g_strdup(csv);
    char *mark = strstr(plain, MARK);
    memmove(mark, mark + 2, strlen(mark + 2) + 1);
    for (guint type = 0; type < SK_INSPECT_N_TYPES; type++) {
        SkInspectOrder order = sample_order();
        gboolean fits = type == SK_INSPECT_TYPE_CSV;
        order.types = SK_INSPECT_BIT(type);
        sample_check(&order, fits ? plain : csv,
                     fits ? strlen(plain) : strlen(csv),
                     fits ? SK_INSPECT_ACCEPTED : TYPED, fits ? 0 : 2);
    }
}

/* Mails in mails: as deep as the law says and no deeper. */
static void
check_depth(void)
{
    SkInspectOrder order = sample_files_order();
    g_autofree char *mail = g_strdup(INNER);
    for (guint depth = 1; depth <= 9; depth++) {
        g_autofree char *boundary = g_strdup_printf("=_sekisho_%032x", depth);
        g_autofree char *wrapped = g_strconcat(
            V MIXED "\"", boundary, "\"\r\n\r\n--", boundary, "\r\n",
            strchr(TEXT_PART, '\n') + 1, "--", boundary, "\r\n",
            strchr(EML, '\n') + 1, mail, "\r\n--", boundary, "--\r\n", NULL);
        g_free(mail);
        mail = g_strdup(wrapped);
        SkInspectAnswer answer;
        sk_inspect(&order, (const guint8 *)mail, strlen(mail), &answer);
        g_assert_cmpuint(answer.why, ==,
                         depth <= 8 ? SK_INSPECT_ACCEPTED : STRUCT);
        g_assert_cmpuint(answer.part, ==, depth <= 8 ? 0 : 2);
    }
}

static void
check_samples(void)
{
    SkInspectOrder order = sample_files_order();
    g_auto(GStrv) mails = sample_files_mails();
    for (char **mail = mails; *mail != NULL; mail++)
        sample_check(&order, *mail, strlen(*mail), SK_INSPECT_ACCEPTED, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/multipart/", rows[i].path, NULL);
        g_test_add_data_func(path, &rows[i], check_row);
    }
    g_test_add_func("/text-only", check_text_only);
    g_test_add_func("/mask", check_mask);
    g_test_add_func("/depth", check_depth);
    g_test_add_func("/samples", check_samples);
    return g_test_run();
}
