/* SPDX-License-Identifier: Apache-2.0
 *
 * What one mail costs: cleans each in process, inspects what leaves, and says
 * what was counted, how much memory the process came to and how long it took.
 * Under callgrind each mail's instructions are dumped under its own name.
 *
 *     growth-driver POLICY PROFILE   one path a line on standard input; one
 *                                    behind "~" is cleaned and not told of
 *
 * Answers, a line each, by TAB: PATH, verdict, reason, what the inspector says,
 * bytes counted as expanded, bytes out, peak of memory in kB, CPU in ms; a
 * process that ends otherwise is "fault". The limit on CPU is off: under
 * callgrind a second of work takes a minute.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <valgrind/callgrind.h>
#include "../worker/out-help.h"
#include "core/policy/policy_file.h"
#include "inspector/inspect.h"
#include "worker/clean.h"

static const SkPolicy *
load(const char *path, const char *name)
{
    static SkPolicy policy;
    static SkPolicyFile *file;
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_autoptr(GError) error = NULL;

    file = sk_policy_file_load(path, &error);
    g_assert_no_error(error);
    g_assert_nonnull(sk_policy_file_profile(file, name));
    policy = *sk_policy_file_profile(file, name);
    policy.limits.seconds = G_MAXINT;
    g_ptr_array_add(list, &policy);
    g_assert_true(sk_worker_prepare(list, &error));
    return &policy;
}

/* What the report counts as expanded: every part, as it came or as it leaves,
 * whichever is more, and what was unpacked and thrown away. */
static guint64
counted(const SkReport *report)
{
    guint64 sum = (guint64)sk_count_of(report->notes, "discarded-kib") << 10;

    for (guint i = 0; i < report->parts->len; i++) {
        const SkPartReport *part = report->parts->pdata[i];

        sum += MAX(part->bytes, part->out_bytes);
    }
    return sum;
}

/* What the inspector says of a mail in which all files of ours may stand. */
static const char *
inspected(const SkPolicy *policy, GBytes *output)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .kind = SK_INSPECT_KIND_MAIL,
                             .charset = SK_INSPECT_UTF_8,
                             .types = SK_INSPECT_ALL_TYPES };
    SkInspectAnswer answer;
    gsize len;
    const guint8 *data;

    if (output == NULL)
        return "-";
    data = g_bytes_get_data(output, &len);
    for (guint i = 0; policy->keep_headers[i] != NULL; i++)
        g_strlcpy(order.keep[order.n_keep++], policy->keep_headers[i],
                  SK_INSPECT_NAME_MAX);
    sk_inspect(&order, data, len, &answer);
    return sk_inspect_why_word(answer.why);
}

static void
clean_one(const SkPolicy *policy, const char *path, gboolean told)
{
    SkOrder order = out_order();
    g_auto(SkCleaned) cleaned = { 0 };
    g_autofree char *bytes = NULL;
    const char *word;
    g_autoptr(GBytes) input = NULL;
    gsize len = 0;

    g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    input = g_bytes_new_static(bytes, len);
    order.kind = SK_KIND_MAIL;
    order.task = SK_TASK_CLEAN;
    order.input_len = len;
    g_strlcpy(order.profile, policy->name, sizeof order.profile);
    CALLGRIND_ZERO_STATS;
    sk_clean(&order, policy, input, &cleaned);
    g_autoptr(GBytes) records = sk_report_freeze(cleaned.report);
    g_assert_nonnull(records);
    word = inspected(policy, cleaned.output);
    if (!told)
        return;
    CALLGRIND_DUMP_STATS_AT(path);
    printf("%s\t%s\t%s\t%s\t%" G_GUINT64_FORMAT "\t%" G_GSIZE_FORMAT,
           path, sk_verdict_word(cleaned.verdict),
           sk_reason_word(cleaned.reason), word, counted(cleaned.report),
           cleaned.output != NULL ? g_bytes_get_size(cleaned.output) : 0);
}

/* In a process of its own: the memory of one input is no other's. */
static void
clean_apart(const SkPolicy *policy, const char *path)
{
    struct rusage usage;
    int status;
    pid_t child;

    fflush(stdout);
    child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        clean_one(policy, path, TRUE);
        fflush(stdout);
        _exit(0);
    }
    g_assert_cmpint(wait4(child, &status, 0, &usage), ==, child);
    if (status != 0)
        printf("%s\tfault\t%d\t-\t0\t0", path, status);
    printf("\t%ld\t%ld\n", usage.ru_maxrss,
           usage.ru_utime.tv_sec * 1000 + usage.ru_utime.tv_usec / 1000);
}

int
main(int argc, char **argv)
{
    char *line = NULL;
    size_t room = 0;
    const SkPolicy *policy = NULL;

    if (argc != 3)
        return 2;
    policy = load(argv[1], argv[2]);
    while (getline(&line, &room, stdin) > 0) {
        g_strchomp(line);
        if (*line == '~') {
            clean_one(policy, line + 1, FALSE);
        } else if (RUNNING_ON_VALGRIND) {
            clean_one(policy, line, TRUE);
            puts("\t0\t0");
        } else {
            clean_apart(policy, line);
        }
        fflush(stdout);
    }
    free(line);
    return 0;
}
