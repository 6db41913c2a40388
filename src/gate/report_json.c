/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds the report line from what the worker testified, checked by thawing,
 * and what the daemon knows itself: the receipt, hashes and sizes of input and
 * output, the crossing, policy, verdict and times.
 */
#include <string.h>
#include "core/json.h"
#include "gate/gate.h"
#include "inspector/order.h"

#define JSON_VERSION 1

static void
put_words(GString *json, const char *key, const GPtrArray *words)
{
    sk_json_open(json, key, '[');
    for (guint i = 0; i < words->len; i++)
        sk_json_string(json, NULL, words->pdata[i]);
    sk_json_close(json, ']');
}

static void
put_counts(GString *json, const char *key, const GPtrArray *counts)
{
    sk_json_open(json, key, '[');
    for (guint i = 0; i < counts->len; i++) {
        const SkCount *count = counts->pdata[i];

        sk_json_open(json, NULL, '{');
        sk_json_string(json, "what", count->what);
        sk_json_number(json, "count", count->count);
        if (count->sample != NULL)
            sk_json_string(json, "sample", count->sample);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

static void
put_headers(GString *json, const GPtrArray *headers)
{
    sk_json_open(json, "headers", '[');
    for (guint i = 0; i < headers->len; i++) {
        const SkHeaderChange *change = headers->pdata[i];

        sk_json_open(json, NULL, '{');
        sk_json_string(json, "name", change->name);
        sk_json_string(json, "action", change->action);
        if (change->value != NULL)
            sk_json_string(json, "value", change->value);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
}

static void
put_content(GString *json, guint64 bytes, const guint8 sha256[32])
{
    sk_json_number(json, "bytes", bytes);
    sk_json_hex(json, "sha256", sha256, 32);
}

/* Writes the hash and size of a part. The root is the input,
 * which the daemon knows itself; a part that only holds other parts has no
 * bytes of its own to name. */
static void
put_part_content(GString *json, const SkPassage *passage,
                 const SkPartReport *part)
{
    static const guint8 none[32];

    if (part->path->len == 0)
        put_content(json, sk_spool_len(passage->spool),
                    sk_spool_sha256(passage->spool));
    else if (memcmp(part->sha256, none, sizeof none) == 0) {
        sk_json_number(json, "bytes", part->bytes);
        sk_json_string(json, "sha256", NULL);
    } else
        put_content(json, part->bytes, part->sha256);
}

static void
put_part(GString *json, const SkPassage *passage, const SkPartReport *part)
{
    const SkPolicy *policy = passage->policy;

    sk_json_open(json, NULL, '{');
    put_words(json, "path", part->path);
    sk_json_string(json, "name", part->name);
    sk_json_string(json, "claimed", part->claimed);
    sk_json_string(json, "found", part->found);
    if (part->evidence != NULL)
        sk_json_string(json, "evidence", part->evidence);
    put_part_content(json, passage, part);
    sk_json_string(json, "action", part->action);
    sk_json_string(json, "method", sk_method_word(part->method));
    put_words(json, "filter", part->filters);
    sk_json_string(
        json, "reason",
        part->reason == SK_REASON_NONE ? NULL : sk_reason_word(part->reason));
    if (part->detail != NULL)
        sk_json_string(json, "detail", part->detail);
    sk_json_string(json, "rule",
                   part->rule ? sk_policy_origin(policy, part->rule) : NULL);
    put_counts(json, "removed", part->removed);
    if (part->has_output) {
        sk_json_open(json, "output", '{');
        sk_json_string(json, "name", part->out_name);
        sk_json_string(json, "type", part->out_type);
        put_content(json, part->out_bytes, part->out_sha256);
        sk_json_close(json, '}');
    } else
        sk_json_string(json, "output", NULL);
    sk_json_close(json, '}');
}

static void
put_envelope(GString *json, const SkReportContext *context)
{
    const struct {
        const char *key, *value;
    } fields[] = {
        { "time", context->time },
        { "queue", context->queue },
        { "client", context->client },
        { "sender", context->sender },
        { "delivery", context->delivery },
        { "proof", context->proof },
        { "input_path", context->input_path },
    };

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (fields[i].value != NULL)
            sk_json_string(json, fields[i].key, fields[i].value);
    if (context->recipients == NULL)
        return;
    sk_json_open(json, "recipients", '[');
    for (guint i = 0; context->recipients[i] != NULL; i++)
        sk_json_string(json, NULL, context->recipients[i]);
    sk_json_close(json, ']');
}

static void
put_crossing(GString *json, const char *profile, const SkReportContext *context)
{
    sk_json_open(json, "crossing", '{');
    sk_json_string(json, "from", context->from_zone);
    sk_json_string(json, "to", context->to_zone);
    sk_json_string(json, "profile", profile);
    sk_json_string(json, "rule", context->rule);
    sk_json_close(json, '}');
}

static void
put_result(GString *json, const SkPassage *passage, const SkOutcome *outcome)
{
    sk_json_string(json, "policy", passage->policy->hash);
    sk_json_string(json, "engine", "sekisho " SK_VERSION);
    sk_json_open(json, "input", '{');
    put_content(json, sk_spool_len(passage->spool),
                sk_spool_sha256(passage->spool));
    sk_json_close(json, '}');
    if (outcome->output == NULL) {
        sk_json_string(json, "output", NULL);
        return;
    }
    sk_json_open(json, "output", '{');
    put_content(json, g_bytes_get_size(outcome->output),
                outcome->output_sha256);
    sk_json_close(json, '}');
}

static void
put_testimony(GString *json, const SkPassage *passage, const SkReport *report)
{
    put_words(json, "untidy", report->untidy);
    put_words(json, "ambiguous", report->ambiguous);
    put_counts(json, "notes", report->notes);
    put_headers(json, report->headers);
    put_words(json, "did", report->did);
    sk_json_open(json, "parts", '[');
    for (guint i = 0; i < report->parts->len; i++)
        put_part(json, passage, report->parts->pdata[i]);
    sk_json_close(json, ']');
}

char *
sk_report_json(const SkPassage *passage, const SkOutcome *outcome,
               const SkReportContext *context)
{
    GString *json = g_string_sized_new(2048);
    gboolean withheld = outcome->verdict == SK_VERDICT_WITHHELD;

    sk_json_open(json, NULL, '{');
    sk_json_number(json, "version", JSON_VERSION);
    put_envelope(json, context);
    sk_json_string(json, "receipt", outcome->receipt);
    if (!passage->site_key->present)
        sk_json_string(json, "receipt_key", "none");
    sk_json_string(json, "kind",
                   passage->kind == SK_KIND_MAIL ? "mail" : "file");
    sk_json_string(json, "verdict", sk_verdict_word(outcome->verdict));
    sk_json_string(json, "reason",
                   withheld ? sk_reason_word(outcome->reason) : NULL);
    put_crossing(json, passage->policy->name, context);
    put_result(json, passage, outcome);
    if (outcome->report != NULL)
        put_testimony(json, passage, outcome->report);
    sk_json_string(json, "inspection",
                   outcome->inspected ? "accepted"
                   : outcome->inspection_why != SK_INSPECT_ACCEPTED
                       ? sk_inspect_why_word(outcome->inspection_why)
                       : NULL);
    sk_json_open(json, "milliseconds", '{');
    sk_json_number(json, "clean", outcome->clean_ms);
    sk_json_number(json, "inspect", outcome->inspect_ms);
    sk_json_close(json, '}');
    sk_json_close(json, '}');
    return g_string_free(json, FALSE);
}

char *
sk_report_json_untouched(const SkUntouched *mail,
                         const SkReportContext *context)
{
    GString *json = g_string_sized_new(1024);

    sk_json_open(json, NULL, '{');
    sk_json_number(json, "version", JSON_VERSION);
    put_envelope(json, context);
    sk_json_string(json, "receipt", NULL);
    sk_json_string(json, "kind", "mail");
    sk_json_string(json, "verdict", "untouched");
    sk_json_string(json, "reason", NULL);
    put_crossing(json, NULL, context);
    sk_json_string(json, "policy", mail->policy);
    sk_json_string(json, "engine", "sekisho " SK_VERSION);
    sk_json_open(json, "input", '{');
    sk_json_number(json, "bytes", mail->bytes);
    sk_json_string(json, "sha256", mail->sha256);
    sk_json_close(json, '}');
    sk_json_string(json, "output", NULL);
    sk_json_string(json, "inspection", NULL);
    sk_json_close(json, '}');
    return g_string_free(json, FALSE);
}
