/* SPDX-License-Identifier: Apache-2.0
 *
 * Asks the inspector about what the worker of a passage wrote: what the policy
 * lets leave becomes its order, and its answer is read by testimony.c.
 */
#include <string.h>
#include <unistd.h>
#include "gate/ask.h"
#include "gate/emit.h"
#include "gate/gate_inner.h"
#include "gate/testimony.h"
#include "inspector/order.h"

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
    guint8 off[SK_RULES_OFF];

    sk_gate_off(passage, off);
    memset(order, 0, sizeof *order);
    order->magic = SK_INSPECT_MAGIC;
    order->kind = passage->kind == SK_KIND_MAIL ? SK_INSPECT_KIND_MAIL
                                                : SK_INSPECT_KIND_TEXT;
    order->charset = passage->kind == SK_KIND_MAIL &&
                             policy->charset == SK_CHARSET_ISO_2022_JP
                         ? SK_INSPECT_ISO_2022_JP
                         : SK_INSPECT_UTF_8;
    order->length = g_bytes_get_size(outcome->output);
    order->max_bytes = sk_gate_room(passage);
    order->types = sk_emit_types(policy, passage->kind == SK_KIND_FILE, off);
    order->links = policy->links != SK_LINKS_KEEP;
    order->inside = sk_emit_inside(policy);
    if (passage->kind == SK_KIND_FILE && order->types != 0)
        fill_type(outcome->report, order);
    sk_emit_names(policy, order);
}

/* Returns how many bytes of memory the inspector may take for @order: enough
 * for the output and, if files may leave, for one of them decoded together with
 * the contents of an archive or a document. */
static guint64
inspection_memory(const SkPassage *passage, const SkInspectOrder *order)
{
    static const guint64 documents = SK_INSPECT_BIT(SK_INSPECT_TYPE_PDF)
#define SK_X(symbol, name, type, extensions)                                   \
    | SK_INSPECT_BIT(SK_INSPECT_TYPE_##symbol)
        SK_INSPECT_OOXML_TYPES(SK_X) SK_INSPECT_ODF_TYPES(SK_X)
#undef SK_X
        ;
    guint64 memory = SK_GATE_MEMORY + order->length * 2;

    if (order->types != 0)
        memory += order->length * 4;
    if ((order->types & (SK_INSPECT_BIT(SK_INSPECT_TYPE_ZIP) | documents)) != 0)
        memory += sk_gate_room(passage);
    return memory;
}

gboolean
sk_gate_inspector(const SkPassage *passage, int output, SkOutcome *outcome,
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
        .crossing = sk_gate_crossing(passage),
        .wall_ms = passage->policy->limits.seconds * 2000,
        .cpu_seconds = passage->policy->limits.seconds,
        .output = sizeof(SkInspectAnswer),
        .totals = passage->totals != NULL ? passage->totals + 1 : NULL,
        .progress = passage->progress,
        .progress_data = passage->progress_data,
        .yields = passage->yields,
    };
    gboolean ok;
    int out;

    fill_inspection(passage, outcome, order);
    ask.memory = inspection_memory(passage, order);
    out = sk_ask(&ask, nonce, error);
    if (out < 0)
        return FALSE;
    whole = sk_gate_map(out, error);
    ok = whole != NULL && sk_testimony_inspection(whole, nonce, outcome, error);
    close(out);
    return ok;
}
