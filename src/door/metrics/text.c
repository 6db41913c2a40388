/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the counts as text (text.h). Names follow the conventions of
 * Prometheus: one prefix, base units (seconds, bytes), "_total" for what only
 * grows. Labels come from tables and from the policy, never from a mail.
 */
#include "door/metrics/text.h"

static const char *const actions[] = {
#define SK_X(word) word,
    SK_ACTIONS(SK_X)
#undef SK_X
};

/* begin: writes the head of a metric. */
static void
begin(GString *out, const char *name, const char *type, const char *help)
{
    g_string_append_printf(out,
                           "# HELP sekisho_%s %s\n"
                           "# TYPE sekisho_%s %s\n",
                           name, help, name, type);
}

static void
put_label(GString *out, const char *name, const char *value, gboolean first)
{
    g_string_append_printf(out, "%s%s=\"", first ? "{" : ",", name);
    for (; *value != '\0'; value++) {
        if (*value == '"' || *value == '\\')
            g_string_append_c(out, '\\');
        if ((guchar)*value >= 0x20)
            g_string_append_c(out, *value);
    }
    g_string_append_c(out, '"');
}

static void
put_value(GString *out, guint64 value)
{
    g_string_append_printf(out, " %" G_GUINT64_FORMAT "\n", value);
}

/* one: writes a metric without labels. */
static void
one(GString *out, const char *name, const char *type, const char *help,
    guint64 value)
{
    begin(out, name, type, help);
    g_string_append_printf(out, "sekisho_%s", name);
    put_value(out, value);
}

static void
labelled(GString *out, const char *name, const char *label, const char *word,
         guint64 value)
{
    g_string_append_printf(out, "sekisho_%s", name);
    put_label(out, label, word, TRUE);
    g_string_append_c(out, '}');
    put_value(out, value);
}

/* ---- mails -------------------------------------------------------------- */

static void
put_crossings(GString *out, const SkCounters *counters)
{
    static const char *const fates[] = {
#define SK_X(symbol, word) word,
        SK_FATES(SK_X)
#undef SK_X
    };

    begin(out, "messages_total", "counter",
          "Mails that came to a verdict, by crossing.");
    for (guint i = 0; i < SK_COUNTED_CROSSINGS; i++) {
        const SkCountedCrossing *crossing = &counters->crossings[i];

        if (!sk_counted(&crossing->is_there))
            continue;
        for (guint f = 0; f < SK_N_FATES; f++) {
            g_string_append(out, "sekisho_messages_total");
            put_label(out, "from", crossing->from, TRUE);
            put_label(out, "to", crossing->to, FALSE);
            put_label(out, "verdict", fates[f], FALSE);
            g_string_append_c(out, '}');
            put_value(out, sk_counted(&crossing->fates[f]));
        }
    }
}

/* put_reasons: writes those reasons that happened, since most never do. */
static void
put_reasons(GString *out, const char *name, const char *help,
            const guint64 counts[SK_N_REASONS])
{
    begin(out, name, "counter", help);
    for (guint i = 1; i < SK_N_REASONS; i++)
        if (sk_counted(&counts[i]) > 0)
            labelled(out, name, "reason", sk_reason_word((SkReason)i),
                     sk_counted(&counts[i]));
}

static void
put_answers(GString *out, const SkCounters *counters)
{
    static const char *const answers[] = {
#define SK_X(symbol, word) word,
        SK_ANSWERS(SK_X)
#undef SK_X
    };
    static const char *const faults[] = {
#define SK_X(symbol, word) word,
        SK_FAULTS(SK_X)
#undef SK_X
    };

    begin(
        out, "answers_total", "counter",
        "What the MTA was told at the end of a mail; busy and fault are 451.");
    for (guint i = 0; i < SK_N_ANSWERS; i++)
        labelled(out, "answers_total", "answer", answers[i],
                 sk_counted(&counters->answers[i]));
    begin(out, "faults_total", "counter",
          "Mails that were told 451 because something of the gateway failed.");
    for (guint i = 0; i < SK_N_FAULTS; i++)
        labelled(out, "faults_total", "where", faults[i],
                 sk_counted(&counters->faults[i]));
}

static void
put_parts(GString *out, const SkCounters *counters)
{
    begin(out, "parts_total", "counter",
          "Parts of mails by found type and what was done.");
    for (guint i = 0; sk_media_name(i) != NULL; i++) {
        const char *name = sk_media_name(i);
        gboolean is_group = g_str_has_suffix(name, "/") || *name == '\0';
        g_autofree char *type =
            g_strconcat(name, is_group ? "other" : "", NULL);

        for (guint a = 0; a < SK_N_ACTIONS; a++) {
            guint64 count = sk_counted(&counters->parts[i][a]);

            if (count == 0)
                continue;
            g_string_append(out, "sekisho_parts_total");
            put_label(out, "type", type, TRUE);
            put_label(out, "action", actions[a], FALSE);
            g_string_append_c(out, '}');
            put_value(out, count);
        }
    }
}

static void
put_mails(GString *out, const SkCounters *counters)
{
    put_crossings(out, counters);
    put_reasons(out, "messages_withheld_total", "Mails withheld, by reason.",
                counters->withheld);
    put_reasons(out, "recipients_refused_total",
                "Recipients refused at RCPT TO, by reason.",
                counters->recipients_refused);
    put_answers(out, counters);
    put_parts(out, counters);
    put_reasons(out, "parts_removed_total", "Parts removed, by reason.",
                counters->removed);
    begin(out, "message_bytes_total", "counter",
          "Bytes of mails as received and as sent on.");
    labelled(out, "message_bytes_total", "direction", "in",
             sk_counted(&counters->bytes_in));
    labelled(out, "message_bytes_total", "direction", "out",
             sk_counted(&counters->bytes_out));
    one(out, "alarms_total", "counter",
        "Mails that somebody must look at; the journal says ALARM.",
        sk_counted(&counters->alarms));
}

/* ---- times -------------------------------------------------------------- */

static void
put_seconds(GString *out, guint64 micros)
{
    g_string_append_printf(out, "%" G_GUINT64_FORMAT ".%06u", micros / 1000000,
                           (guint)(micros % 1000000));
}

static void
put_histogram(GString *out, const SkHistogram *histogram, const char *name,
              const char *help)
{
    static const char *const bounds[] = SK_HISTOGRAM_SECONDS;
    g_autofree char *whole = g_strconcat(name, "_duration_seconds", NULL);
    guint64 sum = 0;

    G_STATIC_ASSERT(G_N_ELEMENTS(bounds) == SK_HISTOGRAM_BUCKETS);
    begin(out, whole, "histogram", help);
    for (guint i = 0; i <= SK_HISTOGRAM_BUCKETS; i++) {
        sum += sk_counted(&histogram->buckets[i]);
        g_string_append_printf(out, "sekisho_%s_bucket{le=\"", whole);
        g_string_append(out, i < SK_HISTOGRAM_BUCKETS ? bounds[i] : "+Inf");
        g_string_append(out, "\"}");
        put_value(out, sum);
    }
    g_string_append_printf(out, "sekisho_%s_sum ", whole);
    put_seconds(out, sk_counted(&histogram->micros));
    g_string_append_printf(out, "\nsekisho_%s_count", whole);
    put_value(out, sum);
}

static void
put_times(GString *out, const SkCounters *counters)
{
    static const struct {
        const char *name, *help;
    } rows[] = {
#define SK_X(symbol, name, help) { name, help },
        SK_HISTOGRAMS(SK_X)
#undef SK_X
    };

    for (guint i = 0; i < SK_N_HISTOGRAMS; i++)
        put_histogram(out, &counters->histograms[i], rows[i].name,
                      rows[i].help);
}

/* ---- the service -------------------------------------------------------- */

static void
put_queue(GString *out, const SkCounters *counters)
{
    one(out, "messages_in_flight", "gauge",
        "Mails between MAIL FROM and their answer.",
        sk_counted(&counters->in_flight));
    one(out, "queue_waiting", "gauge", "Whole mails that wait for a worker.",
        sk_counted(&counters->waiting));
    one(out, "queue_running", "gauge", "Mails in the hands of the workers.",
        sk_counted(&counters->running));
    one(out, "queue_workers", "gauge",
        "Mails that are cleaned at once at most.",
        sk_counted(&counters->workers));
    one(out, "queue_places", "gauge", "Mails that may wait at most.",
        sk_counted(&counters->places));
}

static void
put_rooms(GString *out, const SkCounters *counters)
{
    static const struct {
        const char *name, *help;
        gsize at;
    } rows[] = {
        { "workers_started_total", "Workers that were started.",
          G_STRUCT_OFFSET(SkCellTotals, started) },
        { "workers_put_back_total",
          "Times that a worker was put back after a mail.",
          G_STRUCT_OFFSET(SkCellTotals, put_back) },
        { "workers_retired_total",
          "Workers that ended after their share of mails, or as surplus.",
          G_STRUCT_OFFSET(SkCellTotals, retired) },
        { "workers_killed_total",
          "Workers that were killed or died: a fault, a limit, a cancelled "
          "mail.",
          G_STRUCT_OFFSET(SkCellTotals, killed) },
    };
    static const char *const rooms[] = { "worker", "inspector" };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        begin(out, rows[i].name, "counter", rows[i].help);
        for (guint r = 0; r < SK_N_ROOMS; r++)
            labelled(
                out, rows[i].name, "room", rooms[r],
                sk_counted(G_STRUCT_MEMBER_P(&counters->rooms[r], rows[i].at)));
    }
}

static void
put_report(GString *out, const SkCounters *counters, const SkMetricsNow *now)
{
    guint64 on_disk = sk_counted(&counters->lines_on_disk);
    guint64 lines = sk_counted(&counters->lines);

    one(out, "report_lines_total", "counter",
        "Lines handed to the report file.", lines);
    one(out, "report_lag_lines", "gauge",
        "Lines of the report file that are not known to be on disk yet.",
        lines > on_disk ? lines - on_disk : 0);
    one(out, "report_refused_lines_total", "counter",
        "Lines that the report file did not take; their mails were told 451.",
        sk_counted(&counters->lines_refused));
    one(out, "report_rotations_total", "counter",
        "Times that the report file was found rotated away.",
        sk_counted(&counters->rotations));
    if (now->has_free)
        one(out, "report_free_bytes", "gauge",
            "Bytes left on the disk of the report file.", now->free);
}

static void
put_policy(GString *out, const SkCounters *counters, const SkMetricsNow *now)
{
    guint64 loaded = sk_counted(&counters->policy_loaded);

    begin(out, "policy_info", "gauge", "The policy in force.");
    labelled(out, "policy_info", "hash", counters->policy_hash, 1);
    one(out, "policy_loaded_timestamp_seconds", "gauge",
        "When the policy in force was read.", loaded);
    one(out, "policy_age_seconds", "gauge",
        "How long the policy has been in force.",
        now->now > loaded ? now->now - loaded : 0);
    one(out, "policy_reloads_total", "counter", "Policies read on reload.",
        sk_counted(&counters->reloads));
    one(out, "policy_reload_failures_total", "counter",
        "Reloads that failed, after which the old policy stayed.",
        sk_counted(&counters->reloads_failed));
    one(out, "policy_last_reload_successful", "gauge",
        "Whether the last reload was taken; 1 before the first.",
        sk_counted(&counters->reload_is_good));
}

static void
put_service(GString *out, const SkCounters *counters, const SkMetricsNow *now)
{
    begin(out, "build_info", "gauge", "The version that runs.");
    labelled(out, "build_info", "version", SK_VERSION, 1);
    one(out, "up", "gauge", "Whether mail is taken now.",
        sk_counted(&counters->child_is_up));
    one(out, "start_timestamp_seconds", "gauge", "When the service started.",
        sk_counted(&counters->started));
    one(out, "child_starts_total", "counter",
        "Starts of the process that talks to the MTA.",
        sk_counted(&counters->child_starts));
    one(out, "zygote_generations_total", "counter",
        "Pairs of zygotes that were started.",
        sk_counted(&counters->generations));
    one(out, "last_message_timestamp_seconds", "gauge",
        "When the last mail was answered; 0 if none was.",
        sk_counted(&counters->last_message));
    one(out, "last_passed_timestamp_seconds", "gauge",
        "When the last mail passed; 0 if none did.",
        sk_counted(&counters->last_passed));
    one(out, "silence", "gauge",
        "1 if nothing has passed for milter.silence minutes of office hours.",
        now->is_quiet);
}

static void
put_recent(GString *out, const SkMetricsNow *now)
{
    const struct {
        const char *name;
        guint64 value;
    } rows[] = {
        { "messages", now->recent_messages },
        { "withheld", now->recent_withheld },
        { "busy", now->recent_busy },
        { "faults", now->recent_faults },
    };

    begin(out, "recent", "gauge",
          "Counts of the last five minutes, for sekisho status.");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        labelled(out, "recent", "what", rows[i].name, rows[i].value);
}

void
sk_metrics_text(GString *out, const SkCounters *counters,
                const SkMetricsNow *now)
{
    put_service(out, counters, now);
    put_policy(out, counters, now);
    put_mails(out, counters);
    put_times(out, counters);
    put_queue(out, counters);
    put_rooms(out, counters);
    put_report(out, counters, now);
    put_recent(out, now);
}
