/* SPDX-License-Identifier: Apache-2.0
 *
 * Asks the worker of a passage: writes its order, bounds its memory and reads
 * its sealed answer. Nothing of the answer is believed here beyond what
 * testimony.c checks.
 */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/policy/rule_choice.h"
#include "gate/ask.h"
#include "gate/gate_inner.h"
#include "gate/receipt.h"
#include "gate/testimony.h"

/* Parsers hold the message several times over. */
#define MEMORY_FACTOR 16

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

GBytes *
sk_gate_map(int fd, GError **error)
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

void
sk_gate_off(const SkPassage *passage, guint8 off[SK_RULES_OFF])
{
    const SkFacts nothing = { 0 };

    if (passage->off != NULL)
        memcpy(off, passage->off, SK_RULES_OFF);
    else
        sk_policy_rules_off(passage->policy, &nothing, off);
}

guint64
sk_gate_room(const SkPassage *passage)
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
fill_candidates(const SkPassage *passage, SkOrder *order)
{
    G_STATIC_ASSERT(SK_ORDER_OFF == SK_RULES_OFF);
    G_STATIC_ASSERT(SK_ORDER_CANDIDATES == SK_CANDIDATES_MAX);
    sk_gate_off(passage, order->off);
    order->n_candidates = passage->n_candidates;
    for (guint i = 0; i < passage->n_candidates; i++) {
        const SkCandidate *from = &passage->candidates[i];
        SkOrderCandidate *to = &order->candidates[i];

        to->row = from->row;
        g_strlcpy(to->profile, from->policy->name, sizeof to->profile);
        sk_receipt(passage->site_key, sk_spool_sha256(passage->spool),
                   from->policy, to->receipt);
        memcpy(to->off, from->off, sizeof to->off);
    }
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
    fill_candidates(passage, order);
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
    guint64 memory =
        SK_GATE_MEMORY + sk_spool_len(passage->spool) * MEMORY_FACTOR;
    gboolean files = policy->files->len > 0;

    for (guint i = 0; i < passage->n_candidates; i++)
        files |= passage->candidates[i].policy->files->len > 0;
    if (files)
        memory += policy->limits.expanded * MEMORY_UNPACKED;
    return memory;
}

guint64
sk_gate_crossing(const SkPassage *passage)
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

int
sk_gate_worker(const SkPassage *passage, guint32 deny, SkOutcome *outcome,
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
        .room = sk_gate_room(passage),
        .parts = limits->parts,
        .candidates = passage->n_candidates,
    };
    SkAsk ask = {
        .control = passage->cells.worker,
        .who = "worker",
        .in = sk_spool_fd(passage->spool),
        .input_len = sk_spool_len(passage->spool),
        .order = &order,
        .order_len = sizeof order,
        .crossing = sk_gate_crossing(passage),
        .wall_ms = limits->seconds * 2000,
        .cpu_seconds = limits->seconds,
        .memory = worker_memory(passage),
        .output = sk_gate_room(passage),
        .totals = passage->totals,
        .progress = passage->progress,
        .progress_data = passage->progress_data,
        .yields = passage->yields,
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
    whole = sk_gate_map(out, error);
    if (whole == NULL || !sk_testimony_read(&asked, whole, outcome, error)) {
        close(out);
        return -1;
    }
    return out;
}
