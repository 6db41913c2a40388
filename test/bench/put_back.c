/* SPDX-License-Identifier: Apache-2.0
 *
 * put_back WORKER ROUNDS MAIL…: CPU a mail of the shipped worker, which is put
 * back after each, and of the same cleaning again and again in this process,
 * which protects nobody. The worker's side is its zygote's and all its
 * workers'; the first round is not counted. Prints milliseconds, and what the
 * zygote and all of them hold in memory at the end. With "-" for WORKER, only
 * the cleaning in this process is run, for a profiler.
 */
#include <locale.h>
#include <openssl/evp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "cell/cell.h"
#include "core/order.h"
#include "core/policy/policy_file.h"
#include "load.h"
#include "worker/clean.h"
#include "worker/warm.h"

static SkPolicyFile *policy;

static GLogWriterOutput
drop_log(GLogLevelFlags level, const GLogField *fields, gsize n_fields,
         gpointer data)
{
    return G_LOG_WRITER_HANDLED;
}

static int
memory_file(const void *bytes, gsize len)
{
    int fd = sk_cell_memfd("bench");

    if (fd < 0 || !load_write(fd, bytes, len)) {
        fprintf(stderr, "no memory file: %m\n");
        exit(1);
    }
    return fd;
}

static void
start(SkCell *cell, const char *program)
{
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(policy);
    char why[512] = "";
    gsize len;
    const void *bytes = g_bytes_get_data(frozen, &len);
    int fd = memory_file(bytes, len);

    if (sk_cell_seal(fd) != 0 ||
        sk_cell_spawn(cell, program, fd, 20000, why, sizeof why) != 0) {
        fprintf(stderr, "%s: %s\n", program, why);
        exit(1);
    }
    close(fd);
}

/* CPU of @pid, and of its children that it has waited for or not. */
static double
cpu_of(pid_t pid, gboolean is_zygote)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)pid);
    g_autofree char *text = NULL;
    unsigned long times[4] = { 0 };
    const char *after;

    if (!g_file_get_contents(path, &text, NULL, NULL) ||
        (after = strrchr(text, ')')) == NULL ||
        sscanf(after + 2,
               "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %lu %lu",
               &times[0], &times[1], &times[2], &times[3]) != 4)
        return 0;
    return (double)(times[0] + times[1] +
                    (is_zygote ? times[2] + times[3] : 0)) *
           1000 / (double)sysconf(_SC_CLK_TCK);
}

static double
cpu_of_all(pid_t zygote)
{
    GDir *dir = g_dir_open("/proc", 0, NULL);
    double sum = cpu_of(zygote, TRUE);
    const char *name;

    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename("/proc", name, "stat", NULL);
        g_autofree char *text = NULL;
        const char *after;

        if (!g_ascii_isdigit(*name) ||
            !g_file_get_contents(path, &text, NULL, NULL) ||
            (after = strrchr(text, ')')) == NULL)
            continue;
        if (g_ascii_strtoll(after + 4, NULL, 10) == (gint64)zygote)
            sum += cpu_of((pid_t)atoi(name), FALSE);
    }
    g_dir_close(dir);
    return sum;
}

/* KiB of @zygote and its children that no file on disk backs, each page counted
 * once. */
static double
memory_of_all(pid_t zygote)
{
    GDir *dir = g_dir_open("/proc", 0, NULL);
    const char *name;
    double sum = 0;

    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *stat = g_build_filename("/proc", name, "stat", NULL);
        g_autofree char *rollup =
            g_build_filename("/proc", name, "smaps_rollup", NULL);
        g_autofree char *text = NULL, *memory = NULL;
        const char *after, *line;

        if (!g_ascii_isdigit(*name) ||
            !g_file_get_contents(stat, &text, NULL, NULL) ||
            (after = strrchr(text, ')')) == NULL ||
            (atoi(name) != zygote &&
             g_ascii_strtoll(after + 4, NULL, 10) != (gint64)zygote))
            continue;
        if (!g_file_get_contents(rollup, &memory, NULL, NULL))
            continue;
        if ((line = strstr(memory, "\nPss_Anon:")) != NULL)
            sum += g_ascii_strtod(line + 10, NULL);
        if ((line = strstr(memory, "\nPss_Shmem:")) != NULL)
            sum += g_ascii_strtod(line + 11, NULL);
    }
    g_dir_close(dir);
    return sum;
}

static void
fill_order(SkOrder *order, const LoadMail *mail)
{
    *order = (SkOrder){ .magic = SK_ORDER_MAGIC,
                        .kind = SK_KIND_MAIL,
                        .task = SK_TASK_CLEAN,
                        .profile = "text-only",
                        .receipt = "0000000000",
                        .input_len = mail->len };
    EVP_Digest(mail->bytes, mail->len, order->input_sha256, NULL, EVP_sha256(),
               NULL);
}

static void
ask(const SkCell *cell, SkCellRequest *request, const LoadMail *mail)
{
    int in = memory_file(mail->bytes, mail->len), out = memory_file("", 0);
    struct pollfd readable = { -1, POLLIN, 0 };
    SkCellReply reply;
    SkOrder order;

    fill_order(&order, mail);
    request->order_len = sizeof order;
    memcpy(request->order, &order, sizeof order);
    sk_cell_seal(in);
    readable.fd = sk_cell_ask(cell->control, request, in, out);
    if (readable.fd < 0 || poll(&readable, 1, 20000) != 1 ||
        sk_cell_reply(readable.fd, request->nonce, &reply) != 0 ||
        reply.end != SK_CELL_EXITED || reply.code != 0) {
        fprintf(stderr, "the worker did not answer\n");
        exit(1);
    }
    close(readable.fd);
    close(in);
    close(out);
}

static double
clean_here(const LoadMail *mails, guint n, guint rounds)
{
    const SkPolicy *profile = sk_policy_file_profile(policy, NULL);
    g_autofree SkOrder *orders = g_new(SkOrder, n); /* as the door gives them */
    struct timespec began, ended;

    for (guint i = 0; i < n; i++)
        fill_order(&orders[i], &mails[i]);
    for (guint round = 0; round <= rounds; round++) {
        if (round == 1)
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);
        for (guint i = 0; i < n; i++) {
            g_autoptr(GBytes) input =
                g_bytes_new_static(mails[i].bytes, mails[i].len);
            g_auto(SkCleaned) cleaned = { 0 };

            sk_clean(&orders[i], profile, input, &cleaned);
        }
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    return ((double)(ended.tv_sec - began.tv_sec) * 1e3 +
            (double)(ended.tv_nsec - began.tv_nsec) / 1e6) /
           rounds / n;
}

static double
clean_there(const char *program, const LoadMail *mails, guint n, guint rounds,
            double *kib)
{
    g_autofree SkCellRequest *request = g_new0(SkCellRequest, 1);
    double began = 0, ended;
    SkCell cell;

    *request = (SkCellRequest){ .magic = SK_CELL_MAGIC,
                                .version = SK_CELL_VERSION,
                                .wall_ms = 20000,
                                .cpu_seconds = 10,
                                .memory = G_GUINT64_CONSTANT(1) << 30,
                                .output = G_GUINT64_CONSTANT(1) << 30 };
    start(&cell, program);
    for (guint round = 0; round <= rounds; round++) {
        if (round == 1)
            began = cpu_of_all(cell.pid);
        for (guint i = 0; i < n; i++)
            ask(&cell, request, &mails[i]);
    }
    ended = cpu_of_all(cell.pid);
    *kib = memory_of_all(cell.pid);
    sk_cell_stop(&cell);
    return (ended - began) / rounds / n;
}

int
main(int argc, char **argv)
{
    guint rounds = load_number(argc > 3 ? argv[2] : "", 10000);
    guint n = (guint)argc - 3;
    g_autofree LoadMail *mails = g_new0(LoadMail, n);
    g_autoptr(GPtrArray) policies = NULL;
    g_autoptr(GBytes) frozen = NULL;
    double there = 0, here, kib = 0;

    g_log_set_writer_func(drop_log, NULL, NULL);
    setlocale(LC_ALL, "C.UTF-8");
    policy = sk_policy_file_load(NULL, NULL);
    frozen = sk_policy_file_freeze(policy);
    policies = sk_policy_thaw(frozen, NULL);
    for (guint i = 0; i < n; i++)
        if (!g_file_get_contents(argv[i + 3], &mails[i].bytes, &mails[i].len,
                                 NULL))
            return 2;
    if (!g_str_equal(argv[1], "-"))
        there = clean_there(argv[1], mails, n, rounds, &kib);
    if (!sk_worker_prepare(policies, NULL) || !sk_worker_warm(policies, NULL))
        return 2;
    here = clean_here(mails, n, rounds);
    printf("{\"worker_cpu_ms\": %.4f, \"here_cpu_ms\": %.4f, \"kib\": %.0f}\n",
           there, here, kib);
    return 0;
}
