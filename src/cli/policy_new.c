/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy new`: asks six questions and writes a policy with comments.
 * Each answer is tried by the reader of policies itself, so that what it
 * accepts is what the gateway accepts, and asked for again if it is refused.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "cli/policy_options.h"

#define CHOICES_MAX 4
#define SEPARATORS  " ,\t"

typedef enum {
    ASK_DOMAINS,
    ASK_CLIENTS,
    ASK_FILES,
    ASK_LINKS,
    ASK_WITHHELD,
    ASK_SEALED,
    ASK_N,
} Ask;

/* A question in Japanese and English. One with choices is answered by their
 * number, others by a list of words. */
typedef struct {
    const char *text[2];
    const char *initial; /* what an empty answer stands for; NULL: none */
    const char *words[CHOICES_MAX]; /* what the policy says for each choice */
    const char *choices[CHOICES_MAX][2];
    gboolean needs_dots;
} Question;

static const Question questions[ASK_N] = {
    [ASK_DOMAINS] = { { "庁内（LGWAN 接続系）のメールのドメインは？ "
                        "複数は空白で区切ります。\n"
                        "サブドメインも含まれます。例: city.example.lg.jp",
                        "Mail domains of the inner zone (LGWAN)? Several with "
                        "blanks between.\n"
                        "Their sub-domains belong to it. Example: "
                        "city.example.lg.jp" },
                      .needs_dots = TRUE },
    [ASK_CLIENTS] = { { "庁内のメールサーバーと端末のネットワークは？ "
                        "複数は空白で区切ります。\n"
                        "ここから届くメールだけを庁内からのものと認めます。例: "
                        "10.1.0.0/16",
                        "Networks of the inner mail servers and desks? Several "
                        "with blanks.\n"
                        "Only mail from these counts as inner mail. Example: "
                        "10.1.0.0/16" },
                      .initial = NULL },
    [ASK_FILES] = { { "添付ファイルは？", "Attached files?" },
                    "1",
                    { "text-only", "files-basic", "files-strict",
                      "files-faithful" },
                    { { "すべて取り除き、本文の文章だけを通す",
                        "remove all; only text passes" },
                      { "文章・表・予定・連絡先・書庫・メールを作り直して通す",
                        "rebuild texts, tables, calendars, contacts, archives, "
                        "mails" },
                      { "文書や画像も作り直す。動くもの・つながるものは残さない"
                        "（安全優先）",
                        "documents and pictures too, with nothing that acts or "
                        "links" },
                      { "文書や画像も作り直す。数式・リンク・見た目をなるべく残"
                        "す（体裁優先）",
                        "documents and pictures too, keeping formulas, links "
                        "and looks" } } },
    [ASK_LINKS] = { { "本文の中のリンクは？", "Links in the text?" },
                    "1",
                    { "defang", "text", "keep" },
                    { { "押せない形（hxxps://）にする",
                        "made unclickable (hxxps://)" },
                      { "行き先を消し、文字だけを残す",
                        "targets dropped, words stay" },
                      { "そのまま残す", "kept" } } },
    [ASK_WITHHELD] = { { "無害化できず、通せないメールは？",
                         "Mail that must not pass?" },
                       "1",
                       { "refuse", "notice" },
                       { { "送り主に 550 "
                           "で返す（送り主と直接話すゲートウェイ）",
                           "refused with 550 (a gateway that the sender talks "
                           "to)" },
                         { "宛先の職員に知らせる（前段の中継サーバーが受け取っ"
                           "た後の場合）",
                           "the recipient is told (behind a relay that said "
                           "yes)" } } },
    [ASK_SEALED] = { { "マイナンバー利用事務系のドメインは？ "
                       "ここには何も通しません。\n"
                       "なければ、そのまま Enter を押してください",
                       "Domains of the sealed zone, where nothing may pass?\n"
                       "None: just press Enter" },
                     .initial = "",
                     .needs_dots = TRUE },
};

typedef struct {
    guint language; /* 0 Japanese, 1 English */
    char *answers[ASK_N];
} Asked;

/* ---- the policy --------------------------------------------------------- */

/* Returns "a", "b" of the words @answer; with @subs each domain brings its
 * sub-domains. New string. */
static char *
quoted(const char *answer, gboolean subs)
{
    g_auto(GStrv) words = g_strsplit_set(answer, SEPARATORS, -1);
    GString *out = g_string_new(NULL);

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *word = g_strescape(words[i], NULL);

        if (*word == '\0')
            continue;
        g_string_append_printf(out, "%s\"%s\"", out->len > 0 ? ", " : "", word);
        if (subs)
            g_string_append_printf(out, ", \".%s\"", word);
    }
    return g_string_free(out, FALSE);
}

/* The comments of the file, in both languages. */
static const char *const said[][2] = {
    { "# 関所のポリシー。`sekisho policy new` が作りました。\n"
      "# 書き換えたら、反映する前に必ず確かめてください:\n"
      "#     sekisho policy check -p このファイル\n"
      "# 変更で何が変わるかは、メールを使って確かめられます:\n"
      "#     sekisho policy diff 古いファイル このファイル メールのフォルダ\n",
      "# Policy of sekisho, made by `sekisho policy new`. After a change:\n"
      "#     sekisho policy check -p THIS-FILE\n"
      "# What a change does to mails:\n"
      "#     sekisho policy diff OLD THIS-FILE FOLDER\n" },
    { "# 領域: 送り主は IP "
      "アドレス（clients）、宛先はドメイン（domains）で決まります。\n",
      "# Zones: clients are known by address, recipients by domain.\n" },
    { "# 通り道: 書いたものだけが通れます。\n",
      "# Crossings: what is not listed is refused.\n" },
    { "# 無害化のしかた。項目の一覧: sekisho policy keys\n",
      "# How mail is cleaned. All keys: sekisho policy keys\n" },
    { "# Postfix と会うソケット。main.cf には unix:/sekisho/milter.sock と書く"
      "（chroot しているとき）。\n",
      "# The socket for Postfix; in main.cf, unix:/sekisho/milter.sock (in a "
      "chroot).\n" },
};

/* Where there is a Postfix, its socket lies below its own folder: there it can
 * be reached from a chroot. The service makes the folder when it starts. */
#define POSTFIX_FOLDER "/var/spool/postfix"

static char *
write_policy(const Asked *asked)
{
    guint l = asked->language;
    g_autofree char *domains = quoted(asked->answers[ASK_DOMAINS], TRUE);
    g_autofree char *clients = quoted(asked->answers[ASK_CLIENTS], FALSE);
    g_autofree char *sealed = quoted(asked->answers[ASK_SEALED], TRUE);
    GString *out = g_string_new(said[0][l]);

    g_string_append_printf(
        out,
        "\n%szones = (\n"
        "  { name = \"internet\"; default = true; domains = [ \"*\" ]; },\n"
        "  { name = \"lgwan\";\n    domains = [ %s ];\n"
        "    clients = [ %s ]; },\n",
        said[1][l], domains, clients);
    if (*sealed != '\0')
        g_string_append_printf(out,
                               "  { name = \"mynumber\"; domains = [ %s ]; "
                               "sealed = true; },\n",
                               sealed);
    g_string_append_printf(
        out,
        ");\n\n%scrossings = (\n"
        "  { from = \"internet\"; to = \"lgwan\"; profile = \"town\"; "
        "withheld = \"%s\"; },\n);\n\n"
        "%sprofiles = {\n  town = {\n    base = \"%s\";\n"
        "    links = \"%s\";\n"
        "    notice = { language = \"%s\"; place = \"end\"; };\n  };\n};\n",
        said[2][l], asked->answers[ASK_WITHHELD], said[3][l],
        asked->answers[ASK_FILES], asked->answers[ASK_LINKS],
        l == 0 ? "ja" : "en");
    if (g_file_test(POSTFIX_FOLDER, G_FILE_TEST_IS_DIR))
        g_string_append_printf(out,
                               "\n%smilter = { socket = \"unix:" POSTFIX_FOLDER
                               "/sekisho/milter.sock\"; };\n",
                               said[4][l]);
    return g_string_free(out, FALSE);
}

/* Prints the first line of @problems without the place in a file that nobody
 * has seen. */
static void
print_first_problem(const char *problems)
{
    const char *place = strstr(problems, ": ");
    const char *first = place != NULL ? place + 2 : problems;

    fprintf(stderr, "  %.*s\n", (int)strcspn(first, "\n"), first);
}

/* Returns whether the reader of policies takes the answers given so far;
 * otherwise says why. Answers still to come stand as examples. */
static gboolean
is_good(const Asked *asked)
{
    static const char *const examples[ASK_N] = {
        "city.example.lg.jp",
        "192.0.2.0/24",
        "text-only",
        "defang",
        "refuse",
        "",
    };
    Asked tried = { .language = asked->language };
    g_autoptr(SkPolicyFile) file = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < ASK_N; i++)
        tried.answers[i] =
            asked->answers[i] != NULL ? asked->answers[i] : (char *)examples[i];
    text = write_policy(&tried);
    file = sk_policy_file_load_text(text, strlen(text), &error);
    if (file != NULL)
        return TRUE;
    print_first_problem(error->message);
    return FALSE;
}

/* ---- asking ------------------------------------------------------------- */

static void
print_question(const Question *question, guint number, guint language)
{
    fprintf(stderr, "\n%u/%d  %s\n", number + 1, ASK_N,
            question->text[language]);
    for (guint i = 0; i < CHOICES_MAX && question->words[i] != NULL; i++)
        fprintf(stderr, "    %u) %s\n", i + 1, question->choices[i][language]);
    fprintf(stderr, question->words[0] != NULL ? "[%s] > " : "> ",
            question->initial);
}

/* Returns whether each of the domains in @answer has a dot: a blank in the
 * middle of a name would make two names of it that are domains, too. */
static gboolean
have_dots(const char *answer)
{
    g_auto(GStrv) words = g_strsplit_set(answer, SEPARATORS, -1);

    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && strchr(words[i], '.') == NULL)
            return FALSE;
    return TRUE;
}

/* Returns the answer as the policy says it, or NULL if it is none. New string.
 */
static char *
understand(const Question *question, const char *line)
{
    const char *answer =
        *line == '\0' && question->initial != NULL ? question->initial : line;
    guint64 n = 0;

    if (question->needs_dots && !have_dots(answer))
        return NULL;
    if (question->words[0] == NULL)
        return *answer != '\0' || question->initial != NULL ? g_strdup(answer)
                                                            : NULL;
    if (!g_ascii_string_to_unsigned(answer, 10, 1, CHOICES_MAX, &n, NULL) ||
        question->words[n - 1] == NULL)
        return NULL;
    return g_strdup(question->words[n - 1]);
}

/* Asks until there is an answer that the reader of policies takes. Returns
 * FALSE at the end of the input. */
static gboolean
ask(Asked *asked, guint number)
{
    const Question *question = &questions[number];
    char line[1024];

    for (;;) {
        print_question(question, number, asked->language);
        if (fgets(line, sizeof line, stdin) == NULL)
            return FALSE;
        g_strstrip(line);
        if (g_utf8_validate(line, -1, NULL))
            asked->answers[number] = understand(question, line);
        if (asked->answers[number] == NULL)
            fputs(asked->language == 0 ? "  お答えください\n"
                                       : N_("  An answer, please\n"),
                  stderr);
        else if (is_good(asked))
            return TRUE;
        g_clear_pointer(&asked->answers[number], g_free);
    }
}

/* Writes the policy to @path, which must not exist yet. */
static int
finish(const Asked *asked, const char *path)
{
    g_autofree char *text = write_policy(asked);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;

    if (!sk_output_write(path, bytes, &error))
        return sk_cli_fail("policy new", SK_POLICY_USAGE, error);
    if (strcmp(path, "-") == 0)
        return SK_POLICY_GOOD;
    fprintf(stderr,
            _("\n%s is written and checked. Next:\n"
              "    sekisho policy check -p %s --mta /etc/postfix\n"
              "    sekisho policy show -p %s --notice\n"
              "    sekisho explain -p %s MAIL.eml\n"),
            path, path, path, path);
    return SK_POLICY_GOOD;
}

static guint
language_of(const char *asked)
{
    const char *locale = asked != NULL ? asked : sk_i18n_locale();

    if (asked == NULL && sk_i18n_is_japanese())
        return 0;
    return locale != NULL && g_str_has_prefix(locale, "en") ? 1 : 0;
}

static const char summary[] = N_(
    "Asks six questions and writes a checked policy with comments to FILE (or "
    "- for\n"
    "standard output), which must not exist yet. The questions are Japanese, "
    "or "
    "English\n"
    "in an English locale.");

int
sk_policy_cli_new(int argc, char **argv)
{
    g_autofree char *language = NULL;
    const GOptionEntry entries[] = {
        { "language", 0, 0, G_OPTION_ARG_STRING, &language,
          N_("language of questions, comments and notices"), "ja|en" },
        G_OPTION_ENTRY_NULL,
    };
    Asked asked = { 0 };
    int code = SK_POLICY_GOOD;

    if (!sk_cli_parse("policy new", "FILE", summary, entries, &argc, &argv))
        return SK_POLICY_USAGE;
    if (argc != 2) {
        fprintf(stderr, _("sekisho policy new: one FILE, please. Try 'sekisho "
                          "policy new --help'.\n"));
        return SK_POLICY_USAGE;
    }
    if (strcmp(argv[1], "-") != 0 && access(argv[1], F_OK) == 0) {
        fprintf(stderr, _("sekisho policy new: %s is there already\n"),
                argv[1]);
        return SK_POLICY_USAGE;
    }
    asked.language = language_of(language);
    for (guint i = 0; i < ASK_N && code == SK_POLICY_GOOD; i++)
        if (!ask(&asked, i)) {
            fprintf(stderr, _("\nsekisho policy new: nothing was written\n"));
            code = SK_POLICY_USAGE;
        }
    if (code == SK_POLICY_GOOD)
        code = finish(&asked, argv[1]);
    for (guint i = 0; i < ASK_N; i++)
        g_free(asked.answers[i]);
    return code;
}
