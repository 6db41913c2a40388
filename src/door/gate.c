/* SPDX-License-Identifier: Apache-2.0
 *
 * The gate. Every way out of here but one is a fault or a withheld mail; the
 * one is the last line of sk_gate_pass. Nothing of the output is believed
 * before the seal, the trailer, both hashes and the inspector agree.
 */
#include <errno.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "door/ask.h"
#include "door/gate.h"
#include "door/receipt.h"
#include "inspector/order.h"

/* Address space of a worker beyond its zygote's: parsers hold the message a
 * few times over. */
#define MEMORY_BASE   (G_GUINT64_CONSTANT(256) << 20)
#define MEMORY_FACTOR 8

/* What a report may take in the output, besides the message. */
#define RECORDS_ROOM (G_GUINT64_CONSTANT(16) << 20)

static gboolean
bad(GError **error, const char *what)
{
    g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                "the worker's answer is not whole: %s", what);
    return FALSE;
}

static void
unmap(gpointer data)
{
    struct {
        void *at;
        gsize len;
    } *map = data;

    munmap(map->at, map->len);
    g_free(map);
}

/* The whole sealed memfd as bytes; takes @fd only for the time of the call. */
static GBytes *
map_sealed(int fd, GError **error)
{
    struct {
        void *at;
        gsize len;
    } *map;
    struct stat st;
    void *at;

    if (fstat(fd, &st) != 0 || st.st_size <= 0) {
        bad(error, "empty");
        return NULL;
    }
    at = mmap(NULL, (gsize)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "mmap: %s",
                    g_strerror(errno));
        return NULL;
    }
    map = g_malloc(sizeof *map);
    map->at = at;
    map->len = (gsize)st.st_size;
    return g_bytes_new_with_free_func(at, map->len, unmap, map);
}

static guint64
output_room(const SkPassage *passage)
{
    return passage->policy->limits.expanded + RECORDS_ROOM;
}

/* @name as UTF-8, which old archives do not write, and, where it is too long,
 * its end: a file is known by its ending. */
static void
copy_name(char *to, gsize size, const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    gsize len = strlen(valid);
    const char *from = valid + (len < size ? 0 : len - (size - 1));

    while (((guchar)*from & 0xC0) == 0x80)
        from++;
    g_strlcpy(to, from, size);
}

static void
fill_order(const SkPassage *passage, const char *receipt, SkOrder *order)
{
    memset(order, 0, sizeof *order);
    order->magic = SK_ORDER_MAGIC;
    order->kind = passage->kind;
    order->task = passage->task;
    order->reason = passage->reason;
    g_strlcpy(order->profile, passage->policy->name, sizeof order->profile);
    g_strlcpy(order->receipt, receipt, sizeof order->receipt);
    sk_notice_key(passage->site_key, order->notice_key);
    memcpy(order->input_sha256, sk_spool_sha256(passage->spool), 32);
    order->input_len = sk_spool_len(passage->spool);
    if (passage->file_name != NULL)
        copy_name(order->file_name, sizeof order->file_name,
                  passage->file_name);
    if (passage->recipient != NULL)
        g_strlcpy(order->recipient, passage->recipient,
                  sizeof order->recipient);
}

static gboolean
check_trailer(const SkPassage *passage, const SkTrailer *t,
              const guint8 nonce[SK_CELL_NONCE], gsize size, GError **error)
{
    guint64 content;

    /* The cell's limits say so too; a worker that got past them must not make
     * the daemon read more than this. */
    if (size - sizeof *t > output_room(passage))
        return bad(error, "larger than allowed");
    if (t->magic != SK_TRAILER_MAGIC || t->version != SK_CELL_VERSION ||
        t->zero != 0)
        return bad(error, "trailer");
    if (memcmp(t->nonce, nonce, SK_CELL_NONCE) != 0 ||
        t->input_len != sk_spool_len(passage->spool) ||
        memcmp(t->input_sha256, sk_spool_sha256(passage->spool), 32) != 0)
        return bad(error, "it answers for another message");
    if (!g_uint64_checked_add(&content, t->output_len, t->records_len) ||
        content != size - sizeof *t)
        return bad(error, "lengths");
    /* thawed, each of its bytes takes several of ours */
    if (t->records_len > RECORDS_ROOM)
        return bad(error, "records");
    if (t->verdict != SK_VERDICT_KEPT && t->verdict != SK_VERDICT_CLEANED &&
        t->verdict != SK_VERDICT_WITHHELD)
        return bad(error, "verdict");
    if (t->reason >= SK_N_REASONS)
        return bad(error, "reason");
    if (passage->task == SK_TASK_NOTICE && t->verdict != SK_VERDICT_WITHHELD)
        return bad(error, "a notice that is none");
    if (passage->task == SK_TASK_CLEAN && t->verdict == SK_VERDICT_WITHHELD &&
        t->output_len != 0)
        return bad(error, "withheld, yet with output");
    if (passage->kind == SK_KIND_MAIL && t->verdict != SK_VERDICT_WITHHELD &&
        t->output_len == 0)
        return bad(error, "cleaned, yet without output");
    return TRUE;
}

/* Trailer, hash and records of the worker's sealed output into @outcome. */
static gboolean
read_answer(const SkPassage *passage, GBytes *whole,
            const guint8 nonce[SK_CELL_NONCE], SkOutcome *outcome,
            GError **error)
{
    g_autoptr(GBytes) records = NULL;
    gsize size;
    const guint8 *bytes = g_bytes_get_data(whole, &size);
    guint8 sha256[32];
    SkTrailer t;

    if (size < sizeof t)
        return bad(error, "no trailer");
    memcpy(&t, bytes + size - sizeof t, sizeof t);
    if (!check_trailer(passage, &t, nonce, size, error))
        return FALSE;
    if (EVP_Digest(bytes, size - sizeof t, sha256, NULL, EVP_sha256(), NULL) !=
            1 ||
        memcmp(sha256, t.sha256, sizeof sha256) != 0)
        return bad(error, "hash");
    records = g_bytes_new_from_bytes(whole, t.output_len, t.records_len);
    outcome->report = sk_report_thaw(records, error);
    if (outcome->report == NULL)
        return FALSE;
    outcome->verdict = (SkVerdict)t.verdict;
    outcome->reason = (SkReason)t.reason;
    outcome->output = g_bytes_new_from_bytes(whole, 0, t.output_len);
    if (EVP_Digest(bytes, t.output_len, outcome->output_sha256, NULL,
                   EVP_sha256(), NULL) != 1)
        return bad(error, "SHA-256");
    return TRUE;
}

/* Runs the worker. Returns its sealed output memfd, or -1. */
static int
run_worker(const SkPassage *passage, SkOutcome *outcome, GError **error)
{
    const SkLimits *limits = &passage->policy->limits;
    guint8 nonce[SK_CELL_NONCE];
    g_autoptr(GBytes) whole = NULL;
    SkOrder order;
    SkAsk ask = {
        .control = passage->cells.worker,
        .who = "worker",
        .in = sk_spool_fd(passage->spool),
        .order = &order,
        .order_len = sizeof order,
        .wall_ms = limits->seconds * 2000,
        .cpu_seconds = limits->seconds,
        .memory = MEMORY_BASE + sk_spool_len(passage->spool) * MEMORY_FACTOR,
        .output = output_room(passage),
        .progress = passage->progress,
        .progress_data = passage->progress_data,
    };
    int out;

    fill_order(passage, outcome->receipt, &order);
    out = sk_ask(&ask, nonce, error);
    if (out < 0)
        return -1;
    whole = map_sealed(out, error);
    if (whole == NULL || !read_answer(passage, whole, nonce, outcome, error)) {
        close(out);
        return -1;
    }
    return out;
}

static void
fill_inspection(const SkPassage *passage, const SkOutcome *outcome,
                SkInspectOrder *order)
{
    const SkPolicy *policy = passage->policy;

    memset(order, 0, sizeof *order);
    order->magic = SK_INSPECT_MAGIC;
    order->kind = passage->kind == SK_KIND_MAIL ? SK_INSPECT_KIND_MAIL
                                                : SK_INSPECT_KIND_TEXT;
    order->charset = passage->kind == SK_KIND_MAIL &&
                             policy->charset == SK_CHARSET_ISO_2022_JP
                         ? SK_INSPECT_ISO_2022_JP
                         : SK_INSPECT_UTF_8;
    order->length = g_bytes_get_size(outcome->output);
    order->max_bytes = output_room(passage);
    for (guint i = 0; policy->keep_headers[i] != NULL &&
                      order->n_keep < SK_INSPECT_KEEP_MAX;
         i++)
        g_strlcpy(order->keep[order->n_keep++], policy->keep_headers[i],
                  SK_INSPECT_NAME_MAX);
}

static gboolean
read_inspection(int out, const guint8 nonce[SK_CELL_NONCE],
                SkOutcome *outcome, GError **error)
{
    g_autoptr(GBytes) whole = map_sealed(out, error);
    SkInspectAnswer answer;

    if (whole == NULL)
        return FALSE;
    if (g_bytes_get_size(whole) != sizeof answer)
        return bad(error, "inspection: size");
    memcpy(&answer, g_bytes_get_data(whole, NULL), sizeof answer);
    if (answer.magic != SK_INSPECT_MAGIC ||
        memcmp(answer.nonce, nonce, SK_CELL_NONCE) != 0 ||
        answer.input_len != g_bytes_get_size(outcome->output))
        return bad(error, "inspection: it answers for another message");
    outcome->inspection_why = answer.why;
    outcome->inspected =
        answer.accepted == 1 && answer.why == SK_INSPECT_ACCEPTED;
    return TRUE;
}

static gboolean
run_inspector(const SkPassage *passage, int output, SkOutcome *outcome,
              GError **error)
{
    g_autofree SkInspectOrder *order = g_new(SkInspectOrder, 1);
    guint8 nonce[SK_CELL_NONCE];
    SkAsk ask = {
        .control = passage->cells.inspector,
        .who = "inspector",
        .in = output,
        .order = order,
        .order_len = sizeof *order,
        .wall_ms = passage->policy->limits.seconds * 2000,
        .cpu_seconds = passage->policy->limits.seconds,
        .memory = MEMORY_BASE + g_bytes_get_size(outcome->output) * 2,
        .output = sizeof(SkInspectAnswer),
        .progress = passage->progress,
        .progress_data = passage->progress_data,
    };
    gboolean ok;
    int out;

    fill_inspection(passage, outcome, order);
    out = sk_ask(&ask, nonce, error);
    if (out < 0)
        return FALSE;
    ok = read_inspection(out, nonce, outcome, error);
    close(out);
    return ok;
}

void
sk_outcome_clear(SkOutcome *outcome)
{
    g_clear_pointer(&outcome->output, g_bytes_unref);
    g_clear_pointer(&outcome->report, sk_report_free);
}

static guint
since_ms(gint64 start)
{
    return (guint)((g_get_monotonic_time() - start) / 1000);
}

/* The inspector's no: nothing of this output may be sent on. */
static void
withhold_refused(SkOutcome *outcome)
{
    g_clear_pointer(&outcome->output, g_bytes_unref);
    outcome->verdict = SK_VERDICT_WITHHELD;
    outcome->reason = SK_REASON_INSPECTION;
    outcome->alarm = TRUE;
}

gboolean
sk_gate_pass(const SkPassage *passage, SkOutcome *outcome, GError **error)
{
    gint64 start = g_get_monotonic_time();
    gboolean looked_at;
    int out;

    memset(outcome, 0, sizeof *outcome);
    sk_receipt(passage->site_key, sk_spool_sha256(passage->spool),
               passage->policy, outcome->receipt);
    out = run_worker(passage, outcome, error);
    outcome->clean_ms = since_ms(start);
    if (out < 0) {
        sk_outcome_clear(outcome);
        return FALSE;
    }
    if (outcome->verdict == SK_VERDICT_WITHHELD &&
        g_bytes_get_size(outcome->output) == 0) {
        g_clear_pointer(&outcome->output, g_bytes_unref);
        close(out);
        return TRUE;
    }
    start = g_get_monotonic_time();
    looked_at = run_inspector(passage, out, outcome, error);
    outcome->inspect_ms = since_ms(start);
    close(out);
    if (!looked_at) {
        sk_outcome_clear(outcome);
        return FALSE;
    }
    if (!outcome->inspected)
        withhold_refused(outcome);
    return TRUE;
}
