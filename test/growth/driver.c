/* SPDX-License-Identifier: Apache-2.0
 *
 * What one input costs: cleans each in process, inspects what leaves, and says
 * what was counted, how much memory the process came to and how long it took.
 * Under callgrind each input's instructions are dumped under its own name.
 *
 *     growth-driver POLICY PROFILE   one "KIND TAB NAME TAB PATH" a line on
 *                                    standard input; KIND: mail or file
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
#include "core/mailfile.h"
#include "core/policy-file.h"
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

/* What the report counts as expanded: every part, and what was unpacked and
 * thrown away. */
static guint64
counted(const SkReport *report)
{
    guint64 sum = (guint64)sk_count_of(report->notes, "discarded-kib") << 10;

    for (guint i = 0; i < report->parts->len; i++)
        sum += ((const SkPartReport *)report->parts->pdata[i])->bytes;
    return sum;
}

static char *
inspected(const SkOrder *order, const SkPolicy *policy, GBytes *output)
{
    if (output == NULL)
        return g_strdup("-");
    /* a lone file's output is judged as what it is by the tests of files */
    if (order->kind == SK_KIND_FILE)
        return g_strdup("file");
    return out_inspect(output, policy->charset);
}

static void
clean_one(const SkPolicy *policy, char **fields)
{
    SkOrder order = out_order();
    g_auto(SkCleaned) cleaned = { 0 };
    g_autofree char *word = NULL, *bytes = NULL;
    g_autoptr(GBytes) input = NULL;
    gsize len = 0;

    g_assert_true(g_file_get_contents(fields[2], &bytes, &len, NULL));
    input = g_bytes_new_static(bytes, len);
    order.kind = g_str_equal(fields[0], "mail") ? SK_KIND_MAIL : SK_KIND_FILE;
    order.task = SK_TASK_CLEAN;
    order.input_len = len;
    g_strlcpy(order.profile, policy->name, sizeof order.profile);
    g_strlcpy(order.file_name, fields[1], sizeof order.file_name);
    CALLGRIND_ZERO_STATS;
    sk_clean(&order, policy, input, &cleaned);
    g_autoptr(GBytes) records = sk_report_freeze(cleaned.report);
    word = inspected(&order, policy, cleaned.output);
    CALLGRIND_DUMP_STATS_AT(fields[2]);
    printf("%s\t%s\t%s\t%s\t%" G_GUINT64_FORMAT "\t%" G_GSIZE_FORMAT,
           fields[2], sk_verdict_word(cleaned.verdict),
           sk_reason_word(cleaned.reason), word, counted(cleaned.report),
           cleaned.output != NULL ? g_bytes_get_size(cleaned.output) : 0);
}

/* In a process of its own: the memory of one input is no other's. */
static void
clean_apart(const SkPolicy *policy, char **fields)
{
    struct rusage usage;
    int status;
    pid_t child;

    fflush(stdout);
    child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        clean_one(policy, fields);
        fflush(stdout);
        _exit(0);
    }
    g_assert_cmpint(wait4(child, &status, 0, &usage), ==, child);
    if (status != 0)
        printf("%s\tfault\t%d\t-\t0\t0", fields[2], status);
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
        g_auto(GStrv) fields = g_strsplit(g_strchomp(line), "\t", -1);

        g_assert_cmpuint(g_strv_length(fields), ==, 3);
        if (RUNNING_ON_VALGRIND) {
            clean_one(policy, fields);
            puts("\t0\t0");
        } else {
            clean_apart(policy, fields);
        }
        fflush(stdout);
    }
    free(line);
    return 0;
}
