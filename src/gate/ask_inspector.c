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

static guint64
emit_types(const SkPassage *passage)
{
    guint8 off[SK_RULES_OFF];

    sk_gate_off(passage, off);
    return sk_emit_types(passage->policy, passage->kind == SK_KIND_FILE, off);
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
    order->max_bytes = sk_gate_room(passage);
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
    guint64 memory = SK_GATE_MEMORY + len * 2;

    if (types != 0)
        memory += len * 4;
    if ((types & (SK_INSPECT_BIT(SK_INSPECT_TYPE_ZIP) | documents)) != 0)
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
        .memory = inspection_memory(passage, g_bytes_get_size(outcome->output)),
        .output = sizeof(SkInspectAnswer),
        .totals = passage->totals != NULL ? passage->totals + 1 : NULL,
        .progress = passage->progress,
        .progress_data = passage->progress_data,
        .yields = passage->yields,
    };
    gboolean ok;
    int out;

    fill_inspection(passage, outcome, order);
    out = sk_ask(&ask, nonce, error);
    if (out < 0)
        return FALSE;
    whole = sk_gate_map(out, error);
    ok = whole != NULL && sk_testimony_inspection(whole, nonce, outcome, error);
    close(out);
    return ok;
}
