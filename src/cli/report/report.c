/* SPDX-License-Identifier: Apache-2.0
 *
 * The command `sekisho report`: which lines, in which form.
 */
#include <stdio.h>
#include <string.h>

#include <sekisho/error.h>

#include "cli/cli.h"
#include "cli/report/report.h"
#include "cli/report/show.h"

#define TOP 20

static const char summary[] =
    N_("Sums up the report lines of the gateway: verdicts, reasons, types, "
       "domains,\nrules, files that did not pass, refused crossings, faults. "
       "Files compressed by\ngzip or zstd are read too; \"-\" is standard "
       "input. Without LOG: all of\n/var/log/sekisho.\n\n"
       "  sekisho report --month 2026-11 --format html >report.html\n"
       "  sekisho report trace RECEIPT|SHA256|ADDRESS|QUEUE-ID [LOG…]\n\n"
       "Exit status: 0; 1 if there were lines that cannot be read; 2 for a "
       "wrong option;\n75 if a file could not be read to its end.");

typedef struct {
    char *day, *month, *from, *to, *domain, *format, *language;
    int top;
} Options;

static void
clear_options(Options *options)
{
    g_free(options->day);
    g_free(options->month);
    g_free(options->from);
    g_free(options->to);
    g_free(options->domain);
    g_free(options->format);
    g_free(options->language);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, clear_options)

/* is_time: returns whether @text is the beginning of "2026-11-28T09:30:00", of
 * at least @least characters and at most @most. */
static gboolean
is_time(const char *text, gsize least, gsize most)
{
    static const char form[] = "0000-00-00T00:00:00";
    gsize len = strlen(text);

    if (len < least || len > MIN(most, sizeof form - 1))
        return FALSE;
    for (gsize i = 0; i < len; i++)
        if (form[i] == '0' ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
            return FALSE;
    return g_ascii_isdigit(text[len - 1]);
}

static gboolean
wrong(GError **error, const char *option, const char *value, const char *form)
{
    g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "%s \"%s\": write it as %s",
                option, value, form);
    return FALSE;
}

/* check_times: checks the options, and makes a day or a month a period. */
static gboolean
check_times(Options *options, GError **error)
{
    const char *one = options->day != NULL ? options->day : options->month;

    if ((options->day != NULL) + (options->month != NULL) +
            (options->from != NULL || options->to != NULL) >
        1) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "one of --day, --month, and --from with --to");
        return FALSE;
    }
    if (options->day != NULL && !is_time(options->day, 10, 10))
        return wrong(error, "--day", options->day, "2026-11-28");
    if (options->month != NULL && !is_time(options->month, 7, 7))
        return wrong(error, "--month", options->month, "2026-11");
    if (options->from != NULL && !is_time(options->from, 4, 19))
        return wrong(error, "--from", options->from, "2026-11-28T09:30");
    if (options->to != NULL && !is_time(options->to, 4, 19))
        return wrong(error, "--to", options->to, "2026-11-28T09:30");
    if (one != NULL) {
        options->from = g_strdup(one);
        options->to = g_strdup(one);
    }
    return TRUE;
}

/* check_domain: makes "@Town.Example" and ".town.example" "town.example". */
static void
check_domain(Options *options)
{
    char *domain = options->domain;

    if (domain == NULL)
        return;
    options->domain = g_ascii_strdown(
        *domain == '@' || *domain == '.' ? domain + 1 : domain, -1);
    g_free(domain);
}

static const struct {
    const char *name;
    void (*show)(const SkShow *show, GString *out);
} forms[] = {
    { "text", sk_show_text },
    { "csv", sk_show_csv },
    { "html", sk_show_html },
    { "json", sk_show_json },
};

static char *
period_text(const Options *options, const SkVoice *voice)
{
    if (options->day != NULL || options->month != NULL)
        return g_strdup(options->from);
    if (options->from == NULL && options->to == NULL)
        return g_strdup(sk_voice_word(voice, "all"));
    return g_strdup_printf("%s – %s", options->from ? options->from : "",
                           options->to ? options->to : "");
}

static void
add_line(const SkLine *line, SkLineIs is, gboolean torn, const char *text,
         gsize len, gpointer data)
{
    sk_facts_add(data, line, is, torn);
}

static int
print(const GString *out)
{
    if (fwrite(out->str, 1, out->len, stdout) == out->len &&
        fflush(stdout) == 0)
        return SK_EXIT_OK;
    fprintf(stderr, _("sekisho report: cannot write: %m\n"));
    return SK_EXIT_FAULT;
}

static int
run(const Options *options, char **logs, guint form, GError **error)
{
    const SkPeriod period = { options->from, options->to, options->domain,
                              options->day != NULL };
    g_autoptr(SkVoice) voice = sk_voice_new(options->language, error);
    g_autoptr(SkMailFacts) facts = sk_facts_new(&period);
    g_auto(GStrv) paths = sk_report_paths(logs);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *name = NULL;
    SkShow show = { .facts = facts, .voice = voice, .domain = options->domain };
    int code;

    if (voice == NULL)
        return SK_EXIT_USAGE;
    if (paths[0] == NULL) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "no report files in %s: name them", SK_LOGDIR);
        return SK_EXIT_USAGE;
    }
    show.damaged = sk_report_each(paths, add_line, facts);
    show.period = name = period_text(options, voice);
    show.top = (guint)options->top;
    forms[form].show(&show, out);
    code = print(out);
    if (show.damaged > 0)
        code = sk_cli_worse(code, SK_EXIT_FAULT);
    if (facts->broken > 0)
        code = sk_cli_worse(code, SK_EXIT_WITHHELD);
    return code;
}

static guint
find_form(const char *name, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (name == NULL || strcmp(forms[i].name, name) == 0)
            return i;
    g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                "no format \"%s\": text, csv, html or json", name);
    return G_N_ELEMENTS(forms);
}

static int
report(int argc, char **argv)
{
    g_auto(Options) options = { .top = TOP };
    const GOptionEntry entries[] = {
        { "day", 0, 0, G_OPTION_ARG_STRING, &options.day,
          N_("lines of one day, as the lines name it (2026-11-28)"), "DAY" },
        { "month", 0, 0, G_OPTION_ARG_STRING, &options.month,
          N_("lines of one month (2026-11)"), "MONTH" },
        { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
          N_("lines from then on (2026-11-28, 2026-11-28T09:30)"), "TIME" },
        { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
          N_("lines up to and with that time"), "TIME" },
        { "domain", 0, 0, G_OPTION_ARG_STRING, &options.domain,
          N_("mails with a recipient or the sender in or below a domain"),
          "DOMAIN" },
        { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
          N_("text, csv, html or json (text)"), "FORMAT" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language,
          N_("language of the report: ja or en (as the locale)"), "LANGUAGE" },
        { "top", 0, 0, G_OPTION_ARG_INT, &options.top,
          N_("rows of a table in text and html (20)"), "N" },
        { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    };
    g_autoptr(GError) error = NULL;
    guint form;
    int code = SK_EXIT_USAGE;

    if (!sk_cli_parse("report", "[LOG…]", summary, entries, &argc, &argv))
        return SK_EXIT_USAGE;
    form = find_form(options.format, &error);
    options.top = MAX(options.top, 1);
    check_domain(&options);
    if (error == NULL && check_times(&options, &error))
        code = run(&options, argv + 1, form, &error);
    return error != NULL ? sk_cli_fail("report", code, error) : code;
}

int
sk_cli_report(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "trace") == 0)
        return sk_cli_report_trace(argc - 1, argv + 1);
    return report(argc, argv);
}
