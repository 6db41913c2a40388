/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of files: each rule, in a mail (said in the one way it must be) and as
 * a member of a zip.
 */
#include <string.h>

#include "sample.h"

typedef struct {
    const char *path, *name;
    gboolean bad;
    gboolean only_path; /* all right as the path of a member */
} Row;

#define A16  "aaaaaaaaaaaaaaaa"
#define A176 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16

static const Row rows[] = {
    { "plain", "a.txt" },
    { "japanese", "見積書　最終版(1).txt" },
    { "case", "A.TXT" },
    { "log", "a.log" },
    { "two-dots", "a..txt" },
    { "inner-number", "v1.2.txt" },
    { "tombstone", "setup_exe.removed.txt" },
    { "one-blank", "a .txt" },
    { "blanks-within", "a   b.txt" },
    { "longest", A176 ".txt" },
    { "selector", "葛\xF3\xA0\x84\x80.txt" },
    { "like-device", "CONSOLE.txt" },
    { "like-port", "COM10.txt" },
    { "port-without-number", "com.txt" },
    { "inner-almost", "a.exes.txt" },
    { "path", "a/b.txt", TRUE, TRUE },
    { "path-hidden", ".a/ b/c.exe/一  .d/e.txt", TRUE, TRUE },
    { "folder-long", A176 A16 A16 A16 A16 "/a.txt", TRUE, TRUE },

    { "too-long", A176 "a.txt", TRUE },
    { "no-extension", "README", TRUE },
    { "only-extension", ".txt", TRUE },
    { "other-type", "a.csv", TRUE, TRUE },
    { "unknown", "a.doc", TRUE },
    { "program", "a.exe", TRUE },
    { "extension-blank", "a.txt ", TRUE },
    { "extension-blank-before", "a. txt", TRUE },
    { "extension-wide-blank", "a.txt\xE3\x80\x80", TRUE },
    { "dot-last", "a.txt.", TRUE },
    { "dot-first", ".a.txt", TRUE },
    { "blank-first", " a.txt", TRUE },
    { "nbsp-first",
      "\xC2\xA0"
      "a.txt",
      TRUE },
    { "em-first",
      "\xE2\x80\x83"
      "a.txt",
      TRUE },
    { "narrow-first",
      "\xE2\x80\xAF"
      "a.txt",
      TRUE },
    { "math-first",
      "\xE2\x81\x9F"
      "a.txt",
      TRUE },
    { "ogham-first",
      "\xE1\x9A\x80"
      "a.txt",
      TRUE },
    { "blanks-before-extension", "a  .txt", TRUE },
    { "wide-blanks-before-extension", "a\xE3\x80\x80\xE3\x80\x80.txt", TRUE },
    { "mixed-blanks", "a \xC2\xA0.txt", TRUE },
    { "backslash", "a\\b.txt", TRUE },
    { "stream", "a.exe:b.txt", TRUE },
    { "star", "a*.txt", TRUE },
    { "question", "a?.txt", TRUE },
    { "quote", "a\".txt", TRUE },
    { "less", "a<b.txt", TRUE },
    { "more", "a>b.txt", TRUE },
    { "pipe", "a|b.txt", TRUE },
    { "tab", "a\tb.txt", TRUE },
    { "line-end", "a\r\nb.txt", TRUE },
    { "bidi", "a\xE2\x80\xAEtxt.exe.txt", TRUE },
    { "zero-width", "a\xE2\x80\x8B.txt", TRUE },
    { "joiner-last", "a.txt👩\xE2\x80\x8D", TRUE },
    { "not-utf-8", "a\xE6\x97.txt", TRUE },
    { "wide-dot",
      "a\xEF\xBC\x8E"
      "exe.txt",
      TRUE },
    { "one-dot-leader",
      "a\xE2\x80\xA4"
      "exe.txt",
      TRUE },
    { "small-dot",
      "a\xEF\xB9\x92"
      "exe.txt",
      TRUE },
    { "class", "a.{0003000d-0000-0000-c000-000000000046}.txt", TRUE },
    { "device", "con.txt", TRUE },
    { "device-more", "NUL.a.txt", TRUE },
    { "device-blank", "aux .txt", TRUE },
    { "device-in", "CONIN$.txt", TRUE },
    { "port", "Com1.txt", TRUE },
    { "port-superscript", "LPT\xC2\xB2.txt", TRUE },
    { "inner-program", "a.exe.txt", TRUE },
    { "inner-program-case", "a.ScR.txt", TRUE },
    { "inner-program-blank", "a.com .txt", TRUE },
    { "inner-program-first", "a.js.b.txt", TRUE },
    { "folder-up", "../a.txt", TRUE },
    { "folder-here", "./a.txt", TRUE },
    { "folder-device", "nul/a.txt", TRUE },
    { "folder-blank", "a /b.txt", TRUE },
    { "folder-too-long", A176 A16 A16 A16 A16 A16 "/a.txt", TRUE },
    { "folder-dot", "a./b.txt", TRUE },
    { "folder-class", "a.{0}/b.txt", TRUE },
    { "folder-bidi", "a\xE2\x80\xAE/b.txt", TRUE },
    { "folder-empty", "a//b.txt", TRUE },
    { "root", "/a.txt", TRUE },
    { "folder-only", "a.txt/", TRUE },
    { "drive", "c:/a.txt", TRUE },
    { "semicolon", "a;.txt", TRUE },
    { "percent-nul", "a%00.txt", TRUE },
};

/* @name as it is said: quoted when it is plain, else in sections. */
static char *
say(const char *name)
{
    gsize len = strlen(name);
    if (len > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
                                "UVWXYZ0123456789 ._-()+,@") == len)
        return g_strdup_printf(";\r\n " MARK "filename=\"%s\"", name);
    GString *said = g_string_new(NULL);
    const char *dot = strrchr(name, '.');
    for (gsize at = 0, n = 0; at < len; n++) {
        gsize end = MIN(at + 24, len);
        while (end < len && (name[end] & 0xC0) == 0x80)
            end--;
        if (dot > name + at && dot < name + end && end < len)
            end = (gsize)(dot - name);
        g_string_append_printf(said, ";\r\n %sfilename*%zu*=%s",
                               n == 0 ? MARK : "", n, n == 0 ? "utf-8''" : "");
        for (; at < end; at++)
            if (g_ascii_isalnum(name[at]) || strchr("._-", name[at]) != NULL)
                g_string_append_c(said, name[at]);
            else
                g_string_append_printf(said, "%%%02X", (guint8)name[at]);
    }
    return g_string_free(said, FALSE);
}

static void
drop_mark(GString *text)
{
    const char *mark = strstr(text->str, MARK);
    g_string_erase(text, mark - text->str, 2);
}

static void
check_mail(const Row *row)
{
    SkInspectOrder order = sample_files_order();
    g_autofree char *said = say(row->name);
    g_autofree char *part = sample_part(SK_INSPECT_TYPE_PLAIN, said, "hi", 2);
    g_autoptr(GString) mail = g_string_new(FILES_TAIL TEXT_PART);
    g_string_append(mail, part);
    g_string_append(mail, FILES_END);
    if (!row->bad)
        drop_mark(mail);
    /* a name too long is left where it is too long */
    if (g_str_equal(row->path, "too-long")) {
        drop_mark(mail);
        g_string_insert(mail, strstr(mail->str, "xt\"\r\n") + 1 - mail->str,
                        MARK);
    }
    sample_check(&order, mail->str, mail->len,
                 row->bad ? SK_INSPECT_NAME : SK_INSPECT_ACCEPTED,
                 row->bad ? 2 : 0);
}

static void
check_zip(const Row *row)
{
    SkInspectOrder order = sample_files_order();
    SampleMember member = { row->name, "hi\r\n", 0, FALSE };
    g_autoptr(GByteArray) zip = sample_zip(&member, 1);
    gboolean bad = row->bad && !row->only_path;
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = SK_INSPECT_TYPE_ZIP;
    g_autoptr(GString) marked = g_string_new_len((char *)zip->data, zip->len);
    if (bad)
        g_string_insert(marked, 30, MARK);
    sample_check(&order, marked->str, marked->len,
                 bad ? SK_INSPECT_NAME : SK_INSPECT_ACCEPTED, 0);
}

static void
check_row(gconstpointer data)
{
    const Row *row = data;
    if (strchr(row->name, '/') == NULL || strlen(row->name) <= 180)
        check_mail(row);
    check_zip(row);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/name/", rows[i].path, NULL);
        g_test_add_data_func(path, &rows[i], check_row);
    }
    return g_test_run();
}
