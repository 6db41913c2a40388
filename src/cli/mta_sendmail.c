/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds what a sendmail.cf lets past the gateway or sends elsewhere after it.
 * It reads the file as sendmail does: lines by their first letter, continued by
 * lines that begin with a blank. It reads only this file, not the maps that it
 * names.
 */
#include <string.h>

#include <sekisho/error.h>

#include "cli/mta.h"

#define SAFE_HEADERS 32768
/* above, and as shipped, each deleted header is logged */
#define SAFE_LOGGING 8

typedef struct {
    const SkPolicyFile *policy;
    GPtrArray *findings;
    const char *name; /* the name of the file */
    char *where;      /* for example "sendmail.cf:12" */
    char *filter;     /* the name of the X line with our socket, or NULL */
    char *filters;    /* the value of InputMailFilters, or NULL */
    GPtrArray *ports; /* of char *: in turn a place and its DaemonPortOptions */
    char *log_level;  /* the value of Milter.LogLevel, or NULL */
    char *privacy;    /* the value of PrivacyOptions, or NULL */
    gboolean forward; /* a ForwardPath is set, even if it is empty */
} Look;

/* Returns the value of @key (only its first letter counts) in "K=v, K=v", or
 * NULL if it is not there. New string. */
static char *
equate(const char *text, char key)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);

    for (guint i = 0; parts[i] != NULL; i++) {
        char *part = g_strstrip(parts[i]);
        char *equals = strchr(part, '=');

        if (equals != NULL && g_ascii_toupper(*part) == key)
            return g_strdup(g_strstrip(equals + 1));
    }
    return NULL;
}

/* Returns whether the comma-separated list @list holds @name. */
static gboolean
lists(const char *list, const char *name)
{
    g_auto(GStrv) names = g_strsplit_set(list, ",; \t", -1);

    return g_strv_contains((const char *const *)names, name);
}

static void
look_at_times(Look *look, const char *times)
{
    guint64 needed = 2 * sk_policy_file_limits(look->policy)->seconds + 60;
    g_auto(GStrv) parts = g_strsplit(times ? times : "", ";", -1);
    guint64 reply = 0, end = 0;

    for (guint i = 0; parts[i] != NULL; i++) {
        const char *part = g_strstrip(parts[i]);

        if (g_str_has_prefix(part, "R:"))
            sk_mta_seconds(part + 2, &reply);
        if (g_str_has_prefix(part, "E:"))
            sk_mta_seconds(part + 2, &end);
    }
    if (reply < 30 || end < needed)
        sk_mta_find(look->findings, look->where, "X … T=", times,
                    "sendmail gives up on a mail that is still being "
                    "cleaned, and the sender sends it again and again",
                    "T=C:30s;S:30s;R:120s;E:%" G_GUINT64_FORMAT "s",
                    MAX(needed, 600));
}

static void
look_at_filter(Look *look, const char *line)
{
    g_autofree char *name = g_strndup(line, strcspn(line, ", \t"));
    g_autofree char *socket = equate(line, 'S');
    g_autofree char *flags = equate(line, 'F');
    g_autofree char *times = equate(line, 'T');
    const char *ours = sk_policy_file_milter_socket(look->policy);

    if (socket == NULL || !sk_mta_same_socket(ours, socket, NULL))
        return;
    g_free(look->filter);
    look->filter = g_steal_pointer(&name);
    if (flags == NULL || (strcmp(flags, "T") != 0 && strcmp(flags, "4") != 0))
        sk_mta_find(look->findings, look->where, "X … F=", flags,
                    flags != NULL && *flags == 'R'
                        ? N_("when the gateway is down mail is refused for "
                             "good instead of waiting")
                        : N_("when the gateway is down mail is delivered "
                             "uncleaned"),
                    "F=T");
    look_at_times(look, times);
}

static void
look_at_limits(Look *look, const char *option, const char *value)
{
    guint64 message = sk_policy_file_limits(look->policy)->message;
    guint64 n = g_ascii_strtoull(value, NULL, 10);

    if (g_ascii_strcasecmp(option, "MaxHeadersLength") == 0 &&
        (n == 0 || n > SAFE_HEADERS))
        sk_mta_find(look->findings, look->where, option, value,
                    "longer headers than the gateway passes reach it and "
                    "fail late, as a fault",
                    "O MaxHeadersLength=%d", SAFE_HEADERS);
    if (g_ascii_strcasecmp(option, "MaxMessageSize") == 0 && n > 0 &&
        n < message)
        sk_mta_find(look->findings, look->where, option, value,
                    "sendmail refuses mail that the policy's limits.message "
                    "allows",
                    "O MaxMessageSize=%" G_GUINT64_FORMAT, message);
}

/* Checks options that change recipients after the milter has agreed to them. */
static void
look_at_recipients(Look *look, const char *option, const char *value)
{
    if (*value == '\0')
        return;
    if (g_ascii_strcasecmp(option, "AliasFile") == 0)
        sk_mta_find(look->findings, look->where, option, value,
                    "an alias is expanded after the gateway: it can lead "
                    "into a zone the mail was not cleaned for",
                    "O AliasFile= (empty), or a mailer that delivers nothing "
                    "locally");
    if (g_ascii_strcasecmp(option, "ForwardPath") == 0)
        sk_mta_find(look->findings, look->where, option, value,
                    "a .forward file is followed after the gateway: anybody "
                    "with a home folder can send mail on to another zone",
                    "O ForwardPath= (empty)");
}

static void
look_at_option(Look *look, const char *line)
{
    gsize len = strcspn(line, "=");
    g_autofree char *option = g_strstrip(g_strndup(line, len));
    g_autofree char *value =
        g_strstrip(g_strdup(line[len] == '=' ? line + len + 1 : ""));

    if (g_ascii_strcasecmp(option, "InputMailFilters") == 0) {
        g_free(look->filters);
        look->filters = g_strdup(value);
    } else if (g_ascii_strcasecmp(option, "DaemonPortOptions") == 0) {
        g_ptr_array_add(look->ports, g_strdup(look->where));
        g_ptr_array_add(look->ports, g_strdup(value));
    } else if (g_ascii_strcasecmp(option, "OldStyleHeaders") == 0) {
        /* sendmail takes an option without a value for true. */
        if (strchr("TtYy", *value) != NULL)
            sk_mta_find(look->findings, look->where, option, value,
                        "sendmail takes addresses in headers apart at commas "
                        "inside quotes: what arrives is not what was "
                        "inspected",
                        "O OldStyleHeaders=False");
    } else if (g_ascii_strcasecmp(option, "Milter.LogLevel") == 0) {
        g_free(look->log_level);
        look->log_level = g_strdup(value);
    } else if (g_ascii_strcasecmp(option, "ForwardPath") == 0) {
        look->forward = TRUE;
    } else if (g_ascii_strcasecmp(option, "PrivacyOptions") == 0) {
        g_free(look->privacy);
        look->privacy = g_strdup(value);
    } else if (g_ascii_strcasecmp(option, "PostmasterCopy") == 0 &&
               *value != '\0') {
        sk_mta_find(look->findings, look->where, option, value,
                    "copies of bounces go to an address the gateway never saw",
                    "no PostmasterCopy (confCOPY_ERRORS_TO)");
    }
    look_at_limits(look, option, value);
    look_at_recipients(look, option, value);
}

static void
look_at_map(Look *look, const char *line)
{
    g_autofree char *name = g_strndup(line, strcspn(line, " \t"));

    if (strcmp(name, "virtuser") == 0)
        sk_mta_find(look->findings, look->where, "K virtuser", line,
                    "the virtual user table is applied after the gateway: it "
                    "can send mail on to another zone",
                    "no FEATURE(virtusertable) here; expand on a hop before "
                    "the gateway");
    if (strcmp(name, "mailertable") == 0)
        sk_mta_find(look->findings, look->where, "K mailertable", line,
                    "the mailer table decides where a cleaned mail goes: an "
                    "entry can lead a domain into another zone's network",
                    "a table that names only hosts of the domain's own zone; "
                    "look through it by hand");
}

/* @rest stands behind the O: " Name=value", or the single letter of an old
 * option and its value. */
static void
look_at_option_line(Look *look, const char *rest)
{
    static const struct {
        char letter;
        const char *name;
    } olds[] = { { 'A', "AliasFile" },
                 { 'J', "ForwardPath" },
                 { 'o', "OldStyleHeaders" } };

    if (*rest == ' ')
        look_at_option(look, rest + 1);
    for (guint i = 0; i < G_N_ELEMENTS(olds); i++) {
        g_autofree char *line = NULL;

        if (*rest != olds[i].letter)
            continue;
        line = g_strconcat(olds[i].name, "=", rest + 1, NULL);
        look_at_option(look, line);
    }
}

static void
look_at_line(Look *look, const char *line)
{
    switch (*line) {
    case 'X':
        look_at_filter(look, line + 1);
        break;
    case 'O':
        look_at_option_line(look, line + 1);
        break;
    case 'K':
        look_at_map(look, line + 1);
        break;
    case 'D':
        if (line[1] == 'L' && line[2] != '\0')
            sk_mta_find(look->findings, look->where, "DL (LUSER_RELAY)",
                        line + 2,
                        "mail for unknown local users is sent on after the "
                        "gateway",
                        "no LUSER_RELAY");
        break;
    default:
        break;
    }
}

static void
look_at_ports(Look *look)
{
    for (guint i = 0; i + 1 < look->ports->len; i += 2) {
        const char *where = g_ptr_array_index(look->ports, i);
        const char *port = g_ptr_array_index(look->ports, i + 1);
        g_autofree char *filters = equate(port, 'I');

        if (filters == NULL)
            continue;
        if (look->filter != NULL && lists(filters, look->filter))
            continue;
        sk_mta_find(look->findings, where, "DaemonPortOptions", port,
                    "this port has filters of its own, and the gateway is "
                    "not among them: its mail passes uncleaned",
                    "the port without InputMailFilters=");
    }
}

static void
look_at_logging(Look *look)
{
    const char *level = look->log_level;

    if (level == NULL || g_ascii_strtoull(level, NULL, 10) > SAFE_LOGGING ||
        *level == '\0')
        sk_mta_find(look->findings, look->name, "Milter.LogLevel", level,
                    "sendmail writes every header that the gateway takes "
                    "out, subjects and addresses, to the system log",
                    "O Milter.LogLevel=%d", SAFE_LOGGING);
}

/* sendmail's bounces are seen by no milter, so they must carry no content. */
static void
look_at_bounces(Look *look)
{
    static const struct {
        const char *word, *why;
    } rows[] = {
        { "nobodyreturn",
          N_("a bounce passes no milter, and returns the mail it is about "
             "whole, "
             "to whoever was named as its sender, into any zone") },
        { "noreceipts",
          N_("a receipt that a sender asks for passes no milter, and goes to "
             "whoever was named as the sender, into any zone") },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (look->privacy == NULL || !lists(look->privacy, rows[i].word))
            sk_mta_find(look->findings, look->name, "PrivacyOptions",
                        look->privacy, rows[i].why,
                        "O PrivacyOptions=…,nobodyreturn,noreceipts");
}

static void
look_at_whole(Look *look)
{
    const char *ours = sk_policy_file_milter_socket(look->policy);

    if (look->filter == NULL) {
        sk_mta_find(look->findings, look->name, "X", NULL,
                    "no filter line has the gateway's socket: all mail "
                    "passes uncleaned",
                    "Xsekisho, S=%s, F=T, T=C:30s;S:30s;R:120s;E:10m", ours);
    } else if (look->filters == NULL || !lists(look->filters, look->filter)) {
        sk_mta_find(look->findings, look->name, "InputMailFilters",
                    look->filters,
                    "the gateway is defined but not used: mail passes "
                    "uncleaned",
                    "O InputMailFilters=%s", look->filter);
    }
    look_at_ports(look);
    look_at_bounces(look);
    if (look->filter != NULL)
        look_at_logging(look);
    if (look->forward)
        return;
    g_free(look->where);
    look->where = g_strdup(look->name);
    /* the compiled-in default */
    look_at_recipients(look, "ForwardPath", "$z/.forward");
}

static void
look_at_text(Look *look, char **lines)
{
    GString *line = g_string_new(NULL);
    guint begins = 1;

    for (guint i = 0;; i++) {
        gboolean more =
            lines[i] != NULL && (*lines[i] == ' ' || *lines[i] == '\t');

        if (more) {
            g_string_append(line, lines[i]);
            continue;
        }
        g_free(look->where);
        look->where = g_strdup_printf("%s:%u", look->name, begins);
        look_at_line(look, g_strchomp(line->str));
        if (lines[i] == NULL)
            break;
        g_string_assign(line, lines[i]);
        begins = i + 1;
    }
    g_string_free(line, TRUE);
}

gboolean
sk_mta_check_sendmail(const char *cf, const SkPolicyFile *policy,
                      GPtrArray *findings, GError **error)
{
    g_autofree char *name = g_path_get_basename(cf);
    g_autofree char *text = NULL;
    g_autoptr(GError) why = NULL;
    g_auto(GStrv) lines = NULL;
    Look look = { .policy = policy, .findings = findings, .name = name };

    if (!g_file_get_contents(cf, &text, NULL, &why)) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s", why->message);
        return FALSE;
    }
    look.ports = g_ptr_array_new_with_free_func(g_free);
    lines = g_strsplit(text, "\n", -1);
    look_at_text(&look, lines);
    look_at_whole(&look);
    g_ptr_array_unref(look.ports);
    g_free(look.where);
    g_free(look.filter);
    g_free(look.filters);
    g_free(look.log_level);
    g_free(look.privacy);
    return TRUE;
}
