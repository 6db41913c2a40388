/* SPDX-License-Identifier: Apache-2.0
 *
 * Plans what is to be changed in the sendmail.mc of a sendmail, and makes its
 * sendmail.cf anew with m4. The lines are added before the first MAILER; there
 * they win over earlier lines about the same setting. A sendmail.cf that was
 * changed by hand is left alone, because m4 would undo those changes.
 */
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>
#include <sekisho/error.h>

#include "cli/mta.h"
#include "cli/setup/setup.h"
#include "core/i18n.h"

/* One line can uncover another that is needed. */
#define M4_ROUNDS_MAX 4
#define FILTER        "sekisho"
/* The least values of two of sendmail's time limits for a milter: R is for one
 * answer of the gateway, and E for all of a mail, which may take twice the
 * policy's limits.seconds. */
#define REPLY_SECONDS 120
#define END_SECONDS   600

typedef struct {
    SkSetupPlan *plan;
    char *mc_path, *cf_path;
    char *mc;         /* what sendmail.mc held */
    char *cf;         /* what sendmail.cf held */
    GPtrArray *lines; /* of strings: the lines to add to sendmail.mc */
    char *new_mc, *new_cf;
} Work;

/* ---- m4 ----------------------------------------------------------------- */

/* Returns the sendmail.cf that m4 makes of @mc, the text of a sendmail.mc. New
 * string. */
static char *
make_cf(const Work *work, const char *mc, GError **error)
{
    const char *macros = work->plan->m4_folder;
    g_autofree char *option = g_strdup_printf("-D_CF_DIR_=%s/", macros);
    g_autofree char *first = g_build_filename(macros, "m4/cf.m4", NULL);
    /* An mc that includes cf.m4 itself, as Debian's does, needs no other. */
    gboolean alone = strstr(mc, "/cf.m4'") != NULL;
    g_autoptr(GBytes) text = g_bytes_new_static(mc, strlen(mc));
    g_autofree char *input = sk_setup_spill(text, error);
    const char *argv[] = { "m4", option, alone ? input : first,
                           alone ? NULL : input, NULL };
    g_autofree char *out = NULL;
    g_autofree char *err = NULL;
    int status = 0;
    gboolean good;

    if (input == NULL)
        return NULL;
    good = g_spawn_sync(work->plan->folder, (char **)argv, NULL,
                        G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status,
                        error);
    g_unlink(input);
    if (!good)
        return NULL;
    if (g_spawn_check_wait_status(status, NULL))
        return g_steal_pointer(&out);
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "m4: %s", g_strchomp(err));
    return NULL;
}

/* Returns @cf without its comments, because they say who made it and when. New
 * string. */
static char *
without_comments(const char *cf)
{
    g_auto(GStrv) lines = g_strsplit(cf, "\n", -1);
    GString *rest = g_string_new(NULL);

    for (guint i = 0; lines[i] != NULL; i++)
        if (lines[i][0] != '#' && lines[i][0] != '\0')
            g_string_append_printf(rest, "%s\n", lines[i]);
    return g_string_free(rest, FALSE);
}

static gboolean
is_made_of_mc(const Work *work, GError **error)
{
    g_autofree char *made = make_cf(work, work->mc, error);
    g_autofree char *a = NULL;
    g_autofree char *b = NULL;

    if (made == NULL)
        return FALSE;
    a = without_comments(made);
    b = without_comments(work->cf);
    if (strcmp(a, b) == 0)
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                "%s is not what m4 makes of %s: what was changed in it by "
                "hand would be lost",
                work->cf_path, work->mc_path);
    return FALSE;
}

/* ---- what is to be changed ---------------------------------------------- */

/* Adds @line to the new lines, unless it is there already. Takes ownership of
 * it. */
static void
add_line(Work *work, char *line)
{
    if (g_ptr_array_find_with_equal_func(work->lines, line, g_str_equal, NULL))
        g_free(line);
    else
        g_ptr_array_add(work->lines, line);
}

static char *
filter_line(const Work *work)
{
    const SkPolicyFile *policy = work->plan->policy;
    guint64 end = 2 * sk_policy_file_limits(policy)->seconds + 60;

    return g_strdup_printf("INPUT_MAIL_FILTER(`" FILTER "', `S=%s, F=T, "
                           "T=C:30s;S:30s;R:%us;E:%" G_GUINT64_FORMAT "s')dnl",
                           sk_policy_file_milter_socket(policy), REPLY_SECONDS,
                           MAX(end, END_SECONDS));
}

/* The settings that one fixed line of sendmail.mc mends. */
static const struct {
    const char *setting; /* the setting as the check names it */
    const char *line;
} fixes[] = {
    { "OldStyleHeaders", "define(`confOLD_STYLE_HEADERS', `False')dnl" },
    { "MaxHeadersLength", "define(`confMAX_HEADERS_LENGTH', `32768')dnl" },
    { "AliasFile", "define(`ALIAS_FILE', `')dnl" },
    { "ForwardPath", "define(`confFORWARD_PATH', `')dnl" },
    { "Milter.LogLevel", "define(`confMILTER_LOG_LEVEL', `8')dnl" },
    { "PostmasterCopy", "undefine(`confCOPY_ERRORS_TO')dnl" },
    { "DL (LUSER_RELAY)", "undefine(`LUSER_RELAY')dnl" },
};

static char *
privacy_line(const char *now)
{
    static const char *const needed[] = { "nobodyreturn", "noreceipts" };
    g_auto(GStrv) words = g_strsplit_set(now, ", ", -1);
    g_autoptr(GString) list = g_string_new(now);

    for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
        if (!g_strv_contains((const char *const *)words, needed[i]))
            g_string_append_printf(list, "%s%s", list->len > 0 ? "," : "",
                                   needed[i]);
    return g_strdup_printf("define(`confPRIVACY_FLAGS', `%s')dnl", list->str);
}

static gboolean
is_about_filter(const char *setting)
{
    return g_str_has_prefix(setting, "X") ||
           strcmp(setting, "InputMailFilters") == 0;
}

/* Returns the line of sendmail.mc that mends @finding, or NULL if a person has
 * to mend it. New string. */
static char *
line_for(const Work *work, const SkMtaFinding *finding)
{
    guint64 message = sk_policy_file_limits(work->plan->policy)->message;

    if (is_about_filter(finding->setting))
        return filter_line(work);
    if (strcmp(finding->setting, "PrivacyOptions") == 0)
        return privacy_line(finding->value);
    if (strcmp(finding->setting, "MaxMessageSize") == 0)
        return g_strdup_printf("define(`confMAX_MESSAGE_SIZE', "
                               "`%" G_GUINT64_FORMAT "')dnl",
                               message);
    for (guint i = 0; i < G_N_ELEMENTS(fixes); i++)
        if (strcmp(finding->setting, fixes[i].setting) == 0)
            return g_strdup(fixes[i].line);
    return NULL;
}

/* Returns whether @line of sendmail.mc defines a filter at the gateway's
 * socket. Such a line is left out if a new one is added. */
static gboolean
is_old_filter(const Work *work, const char *line)
{
    const char *ours = sk_policy_file_milter_socket(work->plan->policy);

    return (g_str_has_prefix(line, "INPUT_MAIL_FILTER(") ||
            g_str_has_prefix(line, "MAIL_FILTER(")) &&
           strstr(line, ours) != NULL;
}

static gboolean
replaces_filter(const Work *work)
{
    for (guint i = 0; i < work->lines->len; i++)
        if (g_str_has_prefix(g_ptr_array_index(work->lines, i),
                             "INPUT_MAIL_FILTER("))
            return TRUE;
    return FALSE;
}

/* Returns the text of sendmail.mc with the new lines before its first MAILER.
 * New string. */
static char *
with_lines(const Work *work)
{
    g_auto(GStrv) lines = g_strsplit(work->mc, "\n", -1);
    GString *text = g_string_new(NULL);
    gboolean replaces = replaces_filter(work);
    gboolean done = work->lines->len == 0;

    for (guint i = 0; lines[i] != NULL; i++) {
        if (!done && g_str_has_prefix(lines[i], "MAILER")) {
            g_string_append(text,
                            "dnl # sekisho: all mail meets the gateway\n");
            for (guint j = 0; j < work->lines->len; j++)
                g_string_append_printf(
                    text, "%s\n",
                    (const char *)g_ptr_array_index(work->lines, j));
            done = TRUE;
        }
        if (replaces && is_old_filter(work, lines[i]))
            continue;
        g_string_append(text, lines[i]);
        if (lines[i + 1] != NULL)
            g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

/* ---- rounds ------------------------------------------------------------- */

/* Checks the text @cf. The plan's list of what is left holds what it finds: at
 * last that of the sendmail.cf which is to be written. */
static gboolean
check_cf(Work *work, const char *cf, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("sekisho-setup-XXXXXX", error);
    g_autofree char *path = NULL;
    gboolean good;

    if (folder == NULL)
        return FALSE;
    path = g_build_filename(folder, "sendmail.cf", NULL);
    g_ptr_array_set_size(work->plan->left, 0);
    good = g_file_set_contents(path, cf, -1, error) &&
           sk_mta_check_sendmail(path, work->plan->policy, work->plan->left,
                                 error);
    g_unlink(path);
    g_rmdir(folder);
    return good;
}

static void
plan_lines(Work *work)
{
    for (guint i = 0; i < work->plan->left->len; i++) {
        const SkMtaFinding *f = g_ptr_array_index(work->plan->left, i);
        char *line = line_for(work, f);

        if (line == NULL)
            continue;
        sk_setup_change(work->plan, "sendmail.mc", f->setting, f->value, line,
                        f->why);
        add_line(work, line);
    }
}

static gboolean
plan_rounds(Work *work, GError **error)
{
    work->new_mc = g_strdup(work->mc);
    work->new_cf = g_strdup(work->cf);
    for (guint i = 0; i < M4_ROUNDS_MAX; i++) {
        guint before = work->lines->len;

        if (!check_cf(work, work->new_cf, error))
            return FALSE;
        plan_lines(work);
        if (work->lines->len == before)
            return TRUE;
        g_free(work->new_mc);
        work->new_mc = with_lines(work);
        g_free(work->new_cf);
        work->new_cf = make_cf(work, work->new_mc, error);
        if (work->new_cf == NULL)
            return FALSE;
    }
    return check_cf(work, work->new_cf, error);
}

static void
take(SkSetupPlan *plan, const char *path, const char *before, const char *after,
     gboolean made)
{
    g_autofree char *real = realpath(path, NULL);
    g_autoptr(GBytes) a = g_bytes_new(before, strlen(before));
    g_autoptr(GBytes) b = g_bytes_new(after, strlen(after));

    sk_setup_file(plan, real != NULL ? real : path, a, b, made);
}

static gboolean
plan_all(Work *work, GError **error)
{
    if (!g_file_get_contents(work->mc_path, &work->mc, NULL, error) ||
        !g_file_get_contents(work->cf_path, &work->cf, NULL, error) ||
        !is_made_of_mc(work, error) || !plan_rounds(work, error))
        return FALSE;
    take(work->plan, work->mc_path, work->mc, work->new_mc, FALSE);
    take(work->plan, work->cf_path, work->cf, work->new_cf, TRUE);
    return TRUE;
}

gboolean
sk_setup_plan_sendmail(SkSetupPlan *plan, GError **error)
{
    g_autoptr(GError) why = NULL;
    Work work = {
        .plan = plan,
        .mc_path = g_build_filename(plan->folder, "sendmail.mc", NULL),
        .cf_path = g_build_filename(plan->folder, "sendmail.cf", NULL),
        .lines = g_ptr_array_new_with_free_func(g_free),
    };
    gboolean good = plan_all(&work, &why);

    g_free(work.mc_path);
    g_free(work.cf_path);
    g_free(work.mc);
    g_free(work.cf);
    g_free(work.new_mc);
    g_free(work.new_cf);
    g_ptr_array_unref(work.lines);
    if (!good)
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s", why->message);
    return good;
}
