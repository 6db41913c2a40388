/* SPDX-License-Identifier: Apache-2.0
 *
 * The gate. Every way out of this file is a fault or a withheld mail, except
 * for one: the end of sk_gate_pass. Nothing of the output is believed before
 * the seal, the trailer, both hashes and the inspector agree.
 */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "door/ask.h"
#include "door/emit.h"
#include "door/gate.h"
#include "door/receipt.h"
#include "door/testimony.h"
#include "inspector/order.h"

/* The memory of a worker beyond that of its zygote: parsers hold the message
 * several times over. */
#define MEMORY_BASE   (G_GUINT64_CONSTANT(256) << 20)
#define MEMORY_FACTOR 16
#define FIRST_FILE    2 /* The first file of a mail; its text is part 1. */

/* A profile that lets files pass also unpacks some: the higher the limit, the
 * more. What exceeds it becomes the worker's verdict, not its end. */
#define MEMORY_UNPACKED 2

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

/* Maps the whole sealed memfd @fd as bytes. @fd stays the caller's. */
static GBytes *
map_sealed(int fd, GError **error)
{
    struct {
        void *at;
        gsize len;
    } * map;
    struct stat st;
    void *at;

    if (fstat(fd, &st) != 0 || st.st_size <= 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                    "the worker's answer is not whole: empty");
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
    return passage->policy->limits.expanded +
           sk_testimony_room(passage->policy->limits.parts);
}

/* Copies @name as UTF-8, since old archives do not use it. A name that is too
 * long keeps its end, because the extension identifies the file. */
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
    order->flags = passage->flags;
    if (passage->zone != NULL)
        g_strlcpy(order->zone, passage->zone, sizeof order->zone);
    if (passage->recipient != NULL)
        g_strlcpy(order->recipient, passage->recipient,
                  sizeof order->recipient);
}

static guint64
worker_memory(const SkPassage *passage)
{
    const SkPolicy *policy = passage->policy;
    guint64 memory = MEMORY_BASE + sk_spool_len(passage->spool) * MEMORY_FACTOR;

    if (policy->files->len > 0)
        memory += policy->limits.expanded * MEMORY_UNPACKED;
    return memory;
}

/* Returns a number for the crossing of @passage, the same for all its messages,
 * by FNV-1a. The words come from the policy, so no attacker chooses a
 * collision. */
static guint64
crossing_of(const SkPassage *passage)
{
    const char *const words[] = { passage->policy->name, passage->from,
                                  passage->to };
    guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *word = words[i] != NULL ? words[i] : "";

        do
            hash = (hash ^ (guchar)*word) * G_GUINT64_CONSTANT(1099511628211);
        while (*word++ != '\0');
    }
    return hash;
}

/* Runs the worker. Returns its sealed output memfd, or -1. */
static int
run_worker(const SkPassage *passage, guint32 deny, SkOutcome *outcome,
           GError **error)
{
    const SkLimits *limits = &passage->policy->limits;
    guint8 nonce[SK_CELL_NONCE];
    g_autoptr(GBytes) whole = NULL;
    SkOrder order;
    SkAsked asked = {
        .kind = passage->kind,
        .task = passage->task,
        .input_len = sk_spool_len(passage->spool),
        .input_sha256 = sk_spool_sha256(passage->spool),
        .nonce = nonce,
        .room = output_room(passage),
        .parts = limits->parts,
    };
    SkAsk ask = {
        .control = passage->cells.worker,
        .who = "worker",
        .in = sk_spool_fd(passage->spool),
        .input_len = sk_spool_len(passage->spool),
        .order = &order,
        .order_len = sizeof order,
        .crossing = crossing_of(passage),
        .wall_ms = limits->seconds * 2000,
        .cpu_seconds = limits->seconds,
        .memory = worker_memory(passage),
        .output = output_room(passage),
        .progress = passage->progress,
        .progress_data = passage->progress_data,
    };
    int out;

    fill_order(passage, outcome->receipt, &order);
    order.n_deny = deny != 0 ? 1 : 0;
    order.deny[0] = deny;
    out = sk_ask(&ask, nonce, error);
    if (out < 0) {
        sk_spool_retire(passage->spool);
        return -1;
    }
    whole = map_sealed(out, error);
    if (whole == NULL || !sk_testimony_read(&asked, whole, outcome, error)) {
        close(out);
        return -1;
    }
    return out;
}

static guint64
emit_types(const SkPassage *passage)
{
    return sk_emit_types(passage->policy, passage->kind == SK_KIND_FILE);
}

/* Claims for a lone file the type that the worker reports; the inspector checks
 * that claim. Without a known type, the file is inspected as text. */
static void
fill_type(const SkReport *report, SkInspectOrder *order)
{
    const SkPartReport *root =
        report->parts->len > 0 ? report->parts->pdata[0] : NULL;
    guint type = root != NULL && root->has_output ? sk_emit_type(root->out_type)
                                                  : SK_INSPECT_N_TYPES;

    /* If the profile lets texts leave as files, a text must be
     * allowed as one. */
    if (type != SK_INSPECT_N_TYPES &&
        (type != SK_INSPECT_TYPE_PLAIN ||
         (order->types & SK_INSPECT_BIT(SK_INSPECT_TYPE_PLAIN)) != 0)) {
        order->kind = SK_INSPECT_KIND_FILE;
        order->type = type;
    }
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
    order->types = emit_types(passage);
    order->links = policy->links != SK_LINKS_KEEP;
    order->inside = sk_emit_inside(policy);
    if (passage->kind == SK_KIND_FILE && order->types != 0)
        fill_type(outcome->report, order);
    for (guint i = 0;
         policy->keep_headers[i] != NULL && order->n_keep < SK_INSPECT_KEEP_MAX;
         i++)
        g_strlcpy(order->keep[order->n_keep++], policy->keep_headers[i],
                  SK_INSPECT_NAME_MAX);
    for (guint i = 0;
         policy->xml_roots[i] != NULL && order->n_roots < SK_INSPECT_ROOTS_MAX;
         i++)
        g_strlcpy(order->roots[order->n_roots++], policy->xml_roots[i],
                  SK_INSPECT_NAME_MAX);
    sk_inspect_add_functions(order,
                             (const char *const *)policy->inside_functions);
}

/* Returns the memory of the inspector: the output, and if files may leave, one
 * of them decoded together with the contents of an archive or a document. */
static guint64
inspection_memory(const SkPassage *passage, guint64 len)
{
    static const guint64 documents = SK_INSPECT_BIT(SK_INSPECT_TYPE_PDF)
#define SK_X(symbol, name, type, extensions)                                   \
    | SK_INSPECT_BIT(SK_INSPECT_TYPE_##symbol)
        SK_INSPECT_OOXML_TYPES(SK_X) SK_INSPECT_ODF_TYPES(SK_X)
#undef SK_X
        ;
    guint64 types = emit_types(passage);
    guint64 memory = MEMORY_BASE + len * 2;

    if (types != 0)
        memory += len * 4;
    if ((types & (SK_INSPECT_BIT(SK_INSPECT_TYPE_ZIP) | documents)) != 0)
        memory += output_room(passage);
    return memory;
}

static gboolean
run_inspector(const SkPassage *passage, int output, SkOutcome *outcome,
              GError **error)
{
    g_autofree SkInspectOrder *order = g_new(SkInspectOrder, 1);
    g_autoptr(GBytes) whole = NULL;
    guint8 nonce[SK_CELL_NONCE];
    SkAsk ask = {
        .control = passage->cells.inspector,
        .who = "inspector",
        .in = output,
        .order = order,
        .order_len = sizeof *order,
        .crossing = crossing_of(passage),
        .wall_ms = passage->policy->limits.seconds * 2000,
        .cpu_seconds = passage->policy->limits.seconds,
        .memory = inspection_memory(passage, g_bytes_get_size(outcome->output)),
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
    whole = map_sealed(out, error);
    ok = whole != NULL && sk_testimony_inspection(whole, nonce, outcome, error);
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

/* Applies the refusal of the inspector: no part of this output
 * may be sent on. */
static void
withhold_refused(SkOutcome *outcome)
{
    g_clear_pointer(&outcome->output, g_bytes_unref);
    outcome->verdict = SK_VERDICT_WITHHELD;
    outcome->reason = SK_REASON_INSPECTION;
    outcome->alarm = TRUE;
}

/* Returns whether the refused part is a file of a mail, without which the mail
 * can go on. */
static gboolean
can_do_without(const SkPassage *passage, const SkOutcome *outcome)
{
    return !outcome->inspected && outcome->refused_part >= FIRST_FILE &&
           passage->kind == SK_KIND_MAIL && passage->task == SK_TASK_CLEAN &&
           outcome->verdict != SK_VERDICT_WITHHELD;
}

/* Runs worker and inspector once. @deny is a part that is left out because the
 * inspector refused it in the run before; 0 means that nothing is left out. */
static gboolean
try_pass(const SkPassage *passage, guint32 deny, SkOutcome *outcome,
         GError **error)
{
    gint64 start = g_get_monotonic_time();
    gboolean looked_at;
    int out = run_worker(passage, deny, outcome, error);

    outcome->clean_ms += since_ms(start);
    if (out < 0)
        return FALSE;
    if (outcome->verdict == SK_VERDICT_WITHHELD &&
        g_bytes_get_size(outcome->output) == 0) {
        g_clear_pointer(&outcome->output, g_bytes_unref);
        close(out);
        return TRUE;
    }
    start = g_get_monotonic_time();
    looked_at = run_inspector(passage, out, outcome, error);
    outcome->inspect_ms += since_ms(start);
    close(out);
    return looked_at;
}

gboolean
sk_gate_pass(const SkPassage *passage, SkOutcome *outcome, GError **error)
{
    gboolean ok;

    memset(outcome, 0, sizeof *outcome);
    sk_receipt(passage->site_key, sk_spool_sha256(passage->spool),
               passage->policy, outcome->receipt);
    ok = try_pass(passage, 0, outcome, error);
    if (ok && can_do_without(passage, outcome)) {
        sk_outcome_clear(outcome);
        ok = try_pass(passage, outcome->refused_part, outcome, error);
    }
    if (!ok) {
        sk_outcome_clear(outcome);
        return FALSE;
    }
    if (outcome->output != NULL && !outcome->inspected)
        withhold_refused(outcome);
    outcome->alarm |= outcome->verdict == SK_VERDICT_WITHHELD &&
                      outcome->reason == SK_REASON_INSPECTION;
    return TRUE;
}
