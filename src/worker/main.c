/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho-worker: the sandboxed process. As the zygote it warms the parsers up;
 * as a worker it cleans one message and is then put back to the state before
 * its first one (cell/cell.h). Only the milter and the CLI start it: run by
 * hand it finds no control socket and stops.
 */
#include <errno.h>
#include <locale.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <sekisho/filter.h>
#include <sekisho/renamed.h>
#include "cell/cell.h"
#include "core/policy/policy_file.h"
#include "worker/choose.h"
#include "worker/clean.h"
#include "worker/warm.h"

/* The exit status is for logs only: any other than 0 is a fault. */
enum { EXIT_OK = 0, EXIT_ORDER = 2, EXIT_OUTPUT = 4 };

/* of SkPolicy; set while preparing, and only read afterwards */
static GPtrArray *policies;

/* Drops the log lines of libraries: there is nowhere to write them, and
 * printing would need system calls for which the sandbox kills the process. */
static GLogWriterOutput
drop_log(GLogLevelFlags level, const GLogField *fields, gsize n_fields,
         gpointer data)
{
    return G_LOG_WRITER_HANDLED;
}

static GBytes *
map_file(int fd)
{
    struct stat st;
    void *at;

    if (fstat(fd, &st) != 0 || st.st_size < 0)
        return NULL;
    if (st.st_size == 0)
        return g_bytes_new_static("", 0);
    at = mmap(NULL, (gsize)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE,
              fd, 0);
    /* This is never unmapped, because profiles live as long as the process. */
    return at == MAP_FAILED ? NULL : g_bytes_new_static(at, (gsize)st.st_size);
}

static int
fail_prepare(char *why, size_t why_len, const GError *error)
{
    snprintf(why, why_len, "%s", error ? error->message : "no policy");
    return -1;
}

static int
prepare(int policy_fd, char *why, size_t why_len)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) frozen = policy_fd >= 0 ? map_file(policy_fd) : NULL;

    g_log_set_writer_func(drop_log, NULL, NULL);
    setlocale(LC_ALL, "C.UTF-8");
    tzset();
    if (frozen != NULL)
        policies = sk_policy_thaw(frozen, &error);
    if (policies == NULL || !sk_worker_prepare(policies, &error) ||
        !sk_worker_warm(policies, &error))
        return fail_prepare(why, why_len, error);
    return 0;
}

static const SkPolicy *
find_policy(const char *name)
{
    for (guint i = 0; i < policies->len; i++) {
        const SkPolicy *policy = policies->pdata[i];

        if (g_str_equal(policy->name, name))
            return policy;
    }
    return NULL;
}

static gboolean
candidates_are_sound(const SkOrder *order)
{
    for (guint i = 0; i < order->n_candidates; i++) {
        const SkOrderCandidate *one = &order->candidates[i];

        if (memchr(one->profile, 0, sizeof one->profile) == NULL ||
            memchr(one->receipt, 0, sizeof one->receipt) == NULL)
            return FALSE;
    }
    return TRUE;
}

static gboolean
order_is_sound(const SkOrder *order, gsize input_len)
{
    return order->magic == SK_ORDER_MAGIC &&
           (order->kind == SK_KIND_MAIL || order->kind == SK_KIND_FILE) &&
           (order->task == SK_TASK_CLEAN || order->task == SK_TASK_NOTICE) &&
           order->reason < SK_N_REASONS && order->n_deny <= SK_ORDER_DENY &&
           order->input_len == input_len &&
           order->n_candidates <= SK_ORDER_CANDIDATES &&
           candidates_are_sound(order) &&
           memchr(order->profile, 0, sizeof order->profile) != NULL &&
           memchr(order->zone, 0, sizeof order->zone) != NULL &&
           memchr(order->receipt, 0, sizeof order->receipt) != NULL &&
           memchr(order->file_name, 0, sizeof order->file_name) != NULL &&
           memchr(order->recipient, 0, sizeof order->recipient) != NULL;
}

static gboolean
write_bytes(SkCellWork *job, GBytes *bytes, EVP_MD_CTX *hash)
{
    gsize len = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &len) : NULL;

    return len == 0 || (EVP_DigestUpdate(hash, data, len) == 1 &&
                        sk_cell_put(job, data, len) == 0);
}

static int
answer(SkCellWork *job, const SkOrder *order, guint choice,
       const SkCleaned *cleaned)
{
    g_autoptr(GBytes) records = sk_report_freeze(cleaned->report);
    EVP_MD_CTX *hash = EVP_MD_CTX_new();
    unsigned hash_len = 0;
    SkTrailer trailer = {
        .magic = SK_TRAILER_MAGIC,
        .version = SK_CELL_VERSION,
        .verdict = cleaned->verdict,
        .reason = cleaned->reason,
        .choice = choice,
        .input_len = order->input_len,
        .output_len = cleaned->output ? g_bytes_get_size(cleaned->output) : 0,
        .records_len = g_bytes_get_size(records),
    };
    gboolean ok = hash != NULL &&
                  EVP_DigestInit_ex(hash, EVP_sha256(), NULL) == 1 &&
                  write_bytes(job, cleaned->output, hash) &&
                  write_bytes(job, records, hash) &&
                  EVP_DigestFinal_ex(hash, trailer.sha256, &hash_len) == 1;

    EVP_MD_CTX_free(hash);
    memcpy(trailer.nonce, job->request->nonce, sizeof trailer.nonce);
    memcpy(trailer.input_sha256, order->input_sha256, 32);
    return ok && sk_cell_put(job, &trailer, sizeof trailer) == 0 ? EXIT_OK
                                                                 : EXIT_OUTPUT;
}

static int
work(SkCellWork *job)
{
    g_autoptr(GBytes) input = g_bytes_new_static(job->input, job->input_len);
    g_auto(SkCleaned) cleaned = { 0 };
    const SkPolicy *policy;
    SkOrder order;
    guint choice;

    if (job->request->order_len != sizeof order)
        return EXIT_ORDER;
    memcpy(&order, job->request->order, sizeof order);
    if (!order_is_sound(&order, job->input_len))
        return EXIT_ORDER;
    choice = sk_choose(&order, input,
                       ((const SkPolicy *)policies->pdata[0])->crossings);
    policy = find_policy(order.profile);
    if (policy == NULL)
        return EXIT_ORDER;
    sk_clean(&order, policy, input, &cleaned);
    return answer(job, &order, choice, &cleaned);
}

/* Returns the name that reports of an earlier version gave the filter @name, or
 * NULL. Static. */
static const char *
old_name(const char *name)
{
    static const char *const renamed[][2] = {
#define SK_X(old, new) { new, old },
        SK_RENAMED_FILTERS(SK_X)
#undef SK_X
    };

    for (guint i = 0; i < G_N_ELEMENTS(renamed); i++)
        if (strcmp(renamed[i][0], name) == 0)
            return renamed[i][1];
    return NULL;
}

/* Prints the filters for `sekisho filters`, which links no parser itself. Reads
 * no input. */
static int
list_filters(void)
{
    static const char *const stages[] = { "open",  "verify", "read",
                                          "clean", "close",  "build" };

    for (guint i = 0; sk_filters[i] != NULL; i++) {
        const char *old = old_name(sk_filters[i]->name);

        printf("%-19s %-7s %s", sk_filters[i]->name,
               stages[sk_filters[i]->stage], sk_filters[i]->purpose);
        if (old != NULL)
            printf(" (formerly %s)", old);
        putchar('\n');
    }
    return fflush(stdout) == 0 ? EXIT_OK : EXIT_OUTPUT;
}

int
main(int argc, char **argv)
{
    const SkCellRoom room = {
        .name = "sekisho-worker",
        .prepare = prepare,
        .work = work,
        .max_jobs = 64,
        .input = (size_t)4 << 20, /* few mails are larger */
    };

    if (argc == 2 && strcmp(argv[1], "--filters") == 0)
        return list_filters();
    return sk_cell_serve(&room);
}
