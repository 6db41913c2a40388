/* SPDX-License-Identifier: Apache-2.0
 *
 * fork_cell WORKER ROUNDS [MAIL…]: starts the worker's zygote as the milter
 * does, under the built-in policy. Without mails each request is malformed, so
 * the worker ends as soon as it is in its cage: request, fork, sandbox, exit,
 * reply. With mails each is cleaned, and the worker is stopped for a moment
 * somewhere on its way to see what memory it holds alone (needs root).
 * Prints the lowest decile of the times (as fork_bare) and medians of memory.
 */
#include <openssl/evp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cell/cell.h"
#include "core/order.h"
#include "core/policy-file.h"
#include "load.h"

static int
compare(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double
quantile(GArray *values, double part)
{
    g_array_sort(values, compare);
    return values->len == 0 ? 0
                            : g_array_index(values, double,
                                            (guint)((values->len - 1) * part));
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
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) policy = sk_policy_file_load(NULL, &error);
    g_autoptr(GBytes) frozen = policy ? sk_policy_file_freeze(policy) : NULL;
    char why[512] = "";
    gsize len = 0;
    const void *bytes = frozen ? g_bytes_get_data(frozen, &len) : NULL;
    int fd = memory_file(bytes, len);

    if (frozen == NULL || sk_cell_seal(fd) != 0 ||
        sk_cell_spawn(cell, program, fd, 20000, why, sizeof why) != 0) {
        fprintf(stderr, "%s: %s\n", program, error ? error->message : why);
        exit(1);
    }
    close(fd);
}

/* KiB of @field of /proc/@pid/smaps_rollup; below 0: not to be had. */
static double
memory_of(pid_t pid, const char *field)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/smaps_rollup", (int)pid);
    g_autofree char *text = NULL;
    const char *line;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return -1;
    line = strstr(text, field);
    return line ? g_ascii_strtod(line + strlen(field) + 1, NULL) : -1;
}

/* The newest child of @zygote, 0: none lives. Not every kernel lists children,
 * but each says which number it gave out last. */
static pid_t
find_worker(pid_t zygote)
{
    g_autofree char *load = NULL;
    pid_t last = 0;

    if (g_file_get_contents("/proc/loadavg", &load, NULL, NULL))
        last = (pid_t)g_ascii_strtoll(strrchr(load, ' ') + 1, NULL, 10);
    for (pid_t pid = last; pid > 0 && pid > last - 20; pid--) {
        g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)pid);
        g_autofree char *stat = NULL;
        const char *after;

        if (!g_file_get_contents(path, &stat, NULL, NULL))
            continue;
        after = strrchr(stat, ')');
        if (after != NULL &&
            g_ascii_strtoll(after + 4, NULL, 10) == (gint64)zygote)
            return pid;
    }
    return 0;
}

static void
stop_and_look(pid_t zygote, GArray *private_kib)
{
    pid_t worker;
    double kib;

    usleep((useconds_t)g_random_int_range(50, 2500));
    worker = find_worker(zygote);
    if (worker == 0 || kill(worker, SIGSTOP) != 0)
        return;
    kib = memory_of(worker, "Private_Dirty:");
    kill(worker, SIGCONT);
    if (kib > 0)
        g_array_append_val(private_kib, kib);
}

static void
fill_order(SkCellRequest *request, const LoadMail *mail)
{
    SkOrder order = { .magic = SK_ORDER_MAGIC,
                      .kind = SK_KIND_MAIL,
                      .task = SK_TASK_CLEAN,
                      .profile = "text-only",
                      .receipt = "0000000000",
                      .input_len = mail->len };

    EVP_Digest(mail->bytes, mail->len, order.input_sha256, NULL, EVP_sha256(),
               NULL);
    request->order_len = sizeof order;
    memcpy(request->order, &order, sizeof order);
}

static double
ask(const SkCell *cell, SkCellRequest *request, const LoadMail *mail,
    GArray *private_kib)
{
    int in = memory_file(mail->bytes, mail->len), out = memory_file("", 0);
    struct pollfd readable = { -1, POLLIN, 0 };
    SkCellReply reply;
    gint64 began;
    double us;

    sk_cell_seal(in);
    began = g_get_monotonic_time();
    readable.fd = sk_cell_ask(cell->control, request, in, out);
    if (private_kib != NULL)
        stop_and_look(cell->pid, private_kib);
    if (readable.fd < 0 || poll(&readable, 1, 20000) != 1 ||
        sk_cell_reply(readable.fd, request->nonce, &reply) != 0 ||
        reply.end != SK_CELL_EXITED || (private_kib && reply.code != 0)) {
        fprintf(stderr, "the worker did not answer\n");
        exit(1);
    }
    us = (double)(g_get_monotonic_time() - began);
    close(readable.fd);
    close(in);
    close(out);
    return us;
}

int
main(int argc, char **argv)
{
    guint rounds = load_number(argc > 2 ? argv[2] : "", 100000);
    g_autofree SkCellRequest *request = g_new0(SkCellRequest, 1);
    g_autoptr(GArray) took = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) kib = g_array_new(FALSE, FALSE, sizeof(double));
    SkCell cell;

    start(&cell, argv[1]);
    *request = (SkCellRequest){ .magic = SK_CELL_MAGIC,
                                .version = SK_CELL_VERSION,
                                .wall_ms = 20000,
                                .cpu_seconds = 10,
                                .memory = G_GUINT64_CONSTANT(1) << 30,
                                .output = G_GUINT64_CONSTANT(1) << 30 };
    for (guint i = 0; i < rounds; i++) {
        LoadMail mail = { (char *)"x", 1 };
        double us;

        if (argc > 3) {
            if (!g_file_get_contents(argv[3 + i % (guint)(argc - 3)],
                                     &mail.bytes, &mail.len, NULL))
                return 2;
            fill_order(request, &mail);
        }
        us = ask(&cell, request, &mail, argc > 3 ? kib : NULL);
        g_array_append_val(took, us);
        if (argc > 3)
            g_free(mail.bytes);
    }
    printf("{\"p10_us\": %.1f, \"zygote_kib\": %.0f, "
           "\"zygote_private_kib\": %.0f, \"looked_at\": %u, "
           "\"private_p50_kib\": %.0f, \"private_max_kib\": %.0f}\n",
           quantile(took, 0.1), memory_of(cell.pid, "Rss:"),
           memory_of(cell.pid, "Anonymous:"), kib->len, quantile(kib, 0.5),
           quantile(kib, 1));
    sk_cell_stop(&cell);
    return 0;
}
