/* SPDX-License-Identifier: Apache-2.0
 *
 * The main program of sekisho-milter: reads the command line, drops privileges
 * and goes to the background. parent.c and child.c do the rest.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "core/i18n.h"
#include "door/child.h"
#include "door/metrics/watch.h"
#include "door/service/journal.h"
#include "door/parent.h"
#include "door/rule.h"

#define STATUS_USAGE   2
#define DEFAULT_POLICY SK_SYSCONFDIR "/policy.conf"

typedef struct {
    char *policy, *socket, *report, *user, *socket_group;
    gboolean foreground, check, version;
} Options;

static gboolean
fail(GError **error, const char *what)
{
    g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "%s: %s", what,
                g_strerror(errno));
    return FALSE;
}

static gboolean
read_options(Options *options, int *argc, char ***argv, GError **error)
{
    const GOptionEntry entries[] = {
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &options->policy,
          "Policy file (" DEFAULT_POLICY ")", "POLICY" },
        { "socket", 's', 0, G_OPTION_ARG_STRING, &options->socket,
          "Where the MTA meets us: unix:/path or inet:port@host", "SOCKET" },
        { "report", 'r', 0, G_OPTION_ARG_FILENAME, &options->report,
          "File for the JSON lines", "REPORT" },
        { "user", 0, 0, G_OPTION_ARG_STRING, &options->user,
          "Whom to run as; needed when started by root", "USER" },
        { "socket-group", 0, 0, G_OPTION_ARG_STRING, &options->socket_group,
          "Group that may write to the socket (the MTA's)", "GROUP" },
        { "foreground", 0, 0, G_OPTION_ARG_NONE, &options->foreground,
          "Stay in the foreground and log to standard error", NULL },
        { "check", 0, 0, G_OPTION_ARG_NONE, &options->check,
          "Check policy, files and sandbox, and end", NULL },
        { "version", 0, 0, G_OPTION_ARG_NONE, &options->version,
          "Print the version, and end", NULL },
        { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_summary(
        context, "Takes mail from an MTA, lets only cleaned mail cross.");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, argc, argv, error))
        return FALSE;
    if (*argc == 1)
        return TRUE;
    g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "unexpected argument \"%s\"",
                (*argv)[1]);
    return FALSE;
}

/* become: switches to @user with its groups, and to @group, for good. */
static gboolean
become(const char *user, const char *group, GError **error)
{
    const struct passwd *entry = getpwnam(user);
    const struct group *extra = group != NULL ? getgrnam(group) : NULL;
    gid_t groups[64];
    int n = (int)G_N_ELEMENTS(groups) - 1;

    errno = ENOENT;
    if (entry == NULL || entry->pw_uid == 0)
        return fail(error, "--user");
    if (group != NULL && extra == NULL)
        return fail(error, "--socket-group");
    if (getgrouplist(user, entry->pw_gid, groups, &n) < 0)
        return fail(error, "--user: groups");
    if (extra != NULL)
        groups[n++] = extra->gr_gid;
    if (setgroups((size_t)n, groups) != 0 ||
        setresgid(entry->pw_gid, entry->pw_gid, entry->pw_gid) != 0 ||
        setresuid(entry->pw_uid, entry->pw_uid, entry->pw_uid) != 0)
        return fail(error, "--user");
    return TRUE;
}

static gboolean
give_up_root(const Options *options, GError **error)
{
    const struct passwd *entry;

    if (geteuid() == 0 && options->user == NULL) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "not as root: give --user USER");
        return FALSE;
    }
    if (options->user == NULL)
        return TRUE;
    if (geteuid() == 0)
        return become(options->user, options->socket_group, error);
    entry = getpwnam(options->user);
    if (entry != NULL && entry->pw_uid == geteuid())
        return TRUE;
    errno = EPERM;
    return fail(error, "--user");
}

/* go_behind: continues in a new process in the background, while this one waits
 * until that is ready or has failed, and then exits. Returns the descriptor on
 * which readiness is reported. It must run before any other process is started,
 * because those die with the thread that made them. */
static int
go_behind(void)
{
    int ends[2];
    char byte;
    pid_t pid;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    pid = fork();
    if (pid < 0)
        return -1;
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR | O_CLOEXEC);

        close(ends[0]);
        setsid();
        for (int fd = 0; fd <= 2 && null >= 0; fd++)
            dup2(null, fd);
        return ends[1];
    }
    close(ends[1]);
    if (read(ends[0], &byte, 1) == 1)
        _exit(EXIT_SUCCESS);
    fprintf(stderr, "sekisho-milter: not started; see the system log\n");
    _exit(STATUS_USAGE);
}

/* check: reads the policy, site key and report file, starts both zygotes once,
 * prints what it found and stops them. */
static int
check(const SkParentOptions *parent)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SkRule) rule = sk_rule_read(parent, &error);
    SkPair *pair = rule == NULL ? NULL : sk_pair_start(rule, 1, &error);

    if (pair == NULL) {
        g_autofree char *said = NULL;

        /* A terminal reads this; what goes into the log is English. */
        sk_i18n_start();
        said = sk_i18n_said(error->message);
        fprintf(stderr, "%s\n", said);
        return STATUS_USAGE;
    }
    printf("policy:    %s\nsocket:    %s\nreport:    %s\nworker:    %s\n"
           "inspector: %s\n",
           sk_policy_file_hash(rule->policy), rule->message.socket,
           rule->message.report, pair->cells.worker.hello.layers,
           pair->cells.inspector.hello.layers);
    sk_pair_stop(pair);
    return EXIT_SUCCESS;
}

static int
run(const Options *options)
{
    SkParentOptions parent = {
        .policy = options->policy != NULL ? options->policy : DEFAULT_POLICY,
        .socket = options->socket,
        .report = options->report,
        .socket_group = options->socket_group,
        .foreground = options->foreground,
        .ready_fd = -1,
    };

    umask(0027);
    if (options->check)
        return check(&parent);
    if (!options->foreground) {
        parent.ready_fd = go_behind();
        if (parent.ready_fd < 0)
            return STATUS_USAGE;
    }
    sk_journal_prepare(options->foreground);
    return sk_parent_main(&parent);
}

static void
clear_options(Options *options)
{
    g_free(options->policy);
    g_free(options->socket);
    g_free(options->report);
    g_free(options->user);
    g_free(options->socket_group);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, clear_options)

int
main(int argc, char **argv)
{
    g_auto(Options) options = { 0 };
    g_autoptr(GError) error = NULL;

    if (argc == 2 && strcmp(argv[1], "--child") == 0)
        return sk_child_main();
    if (argc == 2 && strcmp(argv[1], "--watch") == 0)
        return sk_watch_main();
    setlocale(LC_CTYPE, ""); /* for the texts of --help */
    if (!read_options(&options, &argc, &argv, &error)) {
        fprintf(stderr, "sekisho-milter: %s\n", error->message);
        return STATUS_USAGE;
    }
    if (options.version) {
        printf("sekisho-milter %s\n", SK_VERSION);
        return EXIT_SUCCESS;
    }
    if (!give_up_root(&options, &error)) {
        fprintf(stderr, "sekisho-milter: %s\n", error->message);
        return STATUS_USAGE;
    }
    return run(&options);
}
