/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy show --notice`: every kind of notice as people will read it.
 * Mails made up here go through the real worker and inspector under the
 * profile, so what is shown is what will be written.
 */
#include <stdio.h>
#include <string.h>

#include <sekisho/text.h>

#include "cli/cli.h"
#include "cli/header_text.h"
#include "cli/own_mail.h"
#include "cli/page.h"
#include "cli/policy_options.h"

#define COLUMNS   76 /* the width of a line of mail */
#define TOMBSTONE ".removed.txt"

/* ---- the mails ---------------------------------------------------------- */

#define SENDER_INSIDE                                                          \
    "From: \"soumu@city.example.lg.jp\" <tanaka@shop.example>\r\n"
#define SENDER_OUTSIDE "From: tanaka@shop.example\r\n"
#define HEAD                                                                   \
    "To: somu@city.example.lg.jp\r\n"                                          \
    "Subject: =?utf-8?B?6KaL56mN44KC44KK44Gu5Lu2?=\r\n"                        \
    "Date: Mon, 1 Jun 2026 10:00:00 +0900\r\n"                                 \
    "MIME-Version: 1.0\r\n"                                                    \
    "Content-Type: multipart/mixed; boundary=\"b\"\r\n"                        \
    "\r\n"                                                                     \
    "--b\r\n"                                                                  \
    "Content-Type: text/plain; charset=utf-8\r\n"                              \
    "\r\n"                                                                     \
    "お世話になっております。\r\n"
#define FILE_OF(type, name, content)                                           \
    "--b\r\n"                                                                  \
    "Content-Type: " type "\r\n"                                               \
    "Content-Disposition: attachment; filename=\"" name "\"\r\n"               \
    "\r\n" content "\r\n"

typedef enum { SHOW_CLEANED, SHOW_WITHHELD } Show;

static const struct {
    const char *title[2]; /* Japanese, English */
    Show show;
    const char *mail;
} kinds[] = {
    { { "取り除いたファイルがあるメール",
        "A mail from which a file was taken" },
      SHOW_CLEANED,
      SENDER_OUTSIDE HEAD FILE_OF("application/octet-stream", "設定ツール.exe",
                                  "MZ") "--b--\r\n" },
    { { "安全な形に直したファイルがあり、差出人の表示がまぎらわしいメール",
        "A mail with files that were made safe, and a sender who misleads" },
      SHOW_CLEANED,
      SENDER_INSIDE HEAD FILE_OF("text/csv", "集計.csv",
                                 "品名,数\r\n=1+1,2\r\n")
          FILE_OF("application/xml", "明細.xml",
                  "<meisai>1</meisai>") "--b--\r\n" },
    { { "通せなかったメールの代わりに宛先へ届くお知らせ（withheld = "
        "\"notice\"）",
        "The notice in place of a mail that must not cross (withheld = "
        "\"notice\")" },
      SHOW_WITHHELD,
      SENDER_OUTSIDE HEAD "--b--\r\n" },
};

/* ---- printing ----------------------------------------------------------- */

static void
print_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = g_strv_length(lines);

    for (guint i = 0; i < n && !(i + 1 == n && *lines[i] == '\0'); i++) {
        g_autofree char *wrapped = sk_text_wrap(lines[i], COLUMNS, "");
        g_auto(GStrv) each = g_strsplit(wrapped, "\n", -1);

        for (guint j = 0; each[j] != NULL; j++)
            printf("| %s\n", each[j]);
        if (*wrapped == '\0')
            printf("|\n");
    }
}

static void
print_mail(GBytes *mail)
{
    gsize len;
    const char *bytes = g_bytes_get_data(mail, &len);
    g_autofree char *from = sk_header_text(bytes, len, "From");
    g_autofree char *subject = sk_header_text(bytes, len, "Subject");
    g_autoptr(GPtrArray) texts = sk_own_mail_texts(mail);

    printf("| From: %s\n| Subject: %s\n|\n", from != NULL ? from : "",
           subject != NULL ? subject : "");
    for (guint i = 0; i < texts->len; i++) {
        const SkOwnText *text = texts->pdata[i];

        if (text->name != NULL && !g_str_has_suffix(text->name, TOMBSTONE))
            continue;
        if (text->name != NULL)
            printf("|\n| [%s]\n", text->name);
        print_lines(text->text);
    }
}

/* ---- cleaning ----------------------------------------------------------- */

static SkSpool *
spool_of(const char *mail, GError **error)
{
    g_autoptr(SkSpool) spool = sk_spool_new(error);

    if (spool == NULL || !sk_spool_write(spool, mail, strlen(mail), error) ||
        !sk_spool_finish(spool, error))
        return NULL;
    return g_steal_pointer(&spool);
}

static gboolean
show_kind(const SkEngine *engine, guint kind, GError **error)
{
    g_autoptr(SkSpool) spool = spool_of(kinds[kind].mail, error);
    gboolean is_notice = kinds[kind].show == SHOW_WITHHELD;
    g_auto(SkOutcome) outcome = { 0 };
    SkPassage passage = {
        .kind = SK_KIND_MAIL,
        .task = is_notice ? SK_TASK_NOTICE : SK_TASK_CLEAN,
        .reason = is_notice ? SK_REASON_AMBIGUOUS : SK_REASON_NONE,
        .policy = engine->policy,
        .site_key = &engine->site_key,
        .cells = sk_cells_controls(&engine->cells),
        .spool = spool,
    };

    if (spool == NULL || !sk_gate_pass(&passage, &outcome, error))
        return FALSE;
    if (outcome.output == NULL || !outcome.inspected) {
        g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                    "the notice did not pass the inspection");
        return FALSE;
    }
    print_mail(outcome.output);
    return TRUE;
}

static gboolean
show_language(const SkPolicyOptions *options, guint language, GError **error)
{
    static const char *const codes[] = { "ja", "en" };
    SkEngine engine;
    gboolean shown = TRUE;

    if (!sk_engine_load(&engine, options->policy, options->profile, NULL,
                        error))
        return FALSE;
    if (!sk_policy_file_speak(engine.file, codes[language], error) ||
        !sk_engine_run(&engine, error)) {
        sk_engine_stop(&engine);
        return FALSE;
    }
    for (guint i = 0; shown && i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *title = g_strdup_printf(
            _("%s (%s, profile %s)\n"), kinds[i].title[language],
            codes[language], engine.policy->name);
        g_autofree char *lines = sk_text_wrap(title, SK_PAGE_COLUMNS, "");

        sk_print_bold(stdout, lines);
        printf("\n");
        shown = show_kind(&engine, i, error);
        printf("\n");
    }
    sk_engine_stop(&engine);
    return shown;
}

int
sk_policy_cli_show_notice(const SkPolicyOptions *options)
{
    for (guint language = 0; language < 2; language++) {
        g_autoptr(GError) error = NULL;

        if (!show_language(options, language, &error))
            return sk_cli_fail("policy show",
                               error->code == SK_ERROR_USAGE ? SK_EXIT_USAGE
                                                             : SK_EXIT_FAULT,
                               error);
    }
    return SK_POLICY_GOOD;
}
