/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans one PDF after the other for the laws of PDF, in process:
 *
 *     clean-pdf-driver [SETTINGS] <<< "IN OUT" lines
 *
 * prints for each line a line of JSON: the verdict, the reason, what was
 * counted, the CPU time, what the inspection says of the result, and whether
 * cleaning that again changes nothing. OUT is written if the file leaves.
 * SETTINGS are those of a profile ("inside = { … };").
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "clean-help.h"
#include "inspector/inspect.h"

static double
cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Returns the byte that the inspection refuses, or -1. */
static gint64
refused_at(GBytes *bytes)
{
    SkInspectOrder order = { .magic = SK_INSPECT_MAGIC,
                             .kind = SK_INSPECT_KIND_FILE,
                             .types = SK_INSPECT_ALL_TYPES,
                             .inside = SK_INSPECT_KEEPS_ALL,
                             .type = SK_INSPECT_TYPE_PDF };
    SkInspectAnswer answer;

    if (sk_inspect(&order, g_bytes_get_data(bytes, NULL),
                   g_bytes_get_size(bytes), &answer))
        return -1;
    return (gint64)answer.offset;
}

static void
say(const CleanResult *result, const char *again, const char *inspected,
    double seconds)
{
    printf("{\"verdict\":\"%s\",\"reason\":\"%s\",\"detail\":\"%s\","
           "\"counts\":\"%s\",\"again\":\"%s\",\"inspected\":\"%s\","
           "\"seconds\":%.4f,\"at\":%" G_GINT64_FORMAT "}\n",
           sk_verdict_word(result->verdict), sk_reason_word(result->reason),
           result->detail != NULL ? result->detail : "", result->counts, again,
           inspected != NULL ? inspected : "accepted", seconds,
           result->bytes != NULL ? refused_at(result->bytes) : -1);
    fflush(stdout);
}

static void
clean_one(const SkPolicy *policy, const char *from, const char *to)
{
    g_autofree char *bytes = NULL;
    g_autoptr(CleanResult) result = NULL, second = NULL;
    gsize len = 0;
    double start;

    g_assert_true(g_file_get_contents(from, &bytes, &len, NULL));
    start = cpu_seconds();
    result = clean_run(policy, "application/pdf", NULL, bytes, len);
    start = cpu_seconds() - start;
    if (result->bytes == NULL) {
        say(result, "", "", start);
        return;
    }
    second = clean_run(policy, "application/pdf", NULL,
                       g_bytes_get_data(result->bytes, NULL),
                       g_bytes_get_size(result->bytes));
    g_assert_true(
        g_file_set_contents(to, g_bytes_get_data(result->bytes, NULL),
                            (gssize)g_bytes_get_size(result->bytes), NULL));
    say(result,
        second->bytes == NULL                              ? "removed"
        : g_bytes_equal(result->bytes, second->bytes) ? "same"
                                                           : "other",
        clean_accepted(policy, "application/pdf", result->bytes), start);
}

int
main(int argc, char **argv)
{
    const SkPolicy *policy = NULL;
    char line[8192];

    clean_prepare();
    policy = clean_policy(argc > 1 ? argv[1] : "");
    while (fgets(line, sizeof line, stdin) != NULL) {
        g_auto(GStrv) words = g_strsplit(g_strchomp(line), "\t", 2);

        if (words[0] != NULL && words[1] != NULL)
            clean_one(policy, words[0], words[1]);
    }
    return 0;
}
