/* SPDX-License-Identifier: Apache-2.0
 *
 * The thread that tries mails under the candidate (trying.h). It may never
 * delay a mail that waits for its answer: its zygotes run at the lowest
 * priority, it takes memory only if nobody waits for some and gives it back as
 * soon as somebody does, and it rests after each mail for as long as the bound
 * on its processor time demands.
 */
#include "door/trying.h"

#include <string.h>

#include "core/json.h"
#include "gate/budget.h"
#include "gate/change.h"
#include "door/candidate.h"
#include "door/service/journal.h"

#define MAILS_MAX     16                 /* that wait */
#define WAITING_BYTES (64 * 1024 * 1024) /* of all that wait */
/* How often a thread that rests looks whether a new generation has come. */
#define REST_STEP (200 * G_TIME_SPAN_MILLISECOND)
/* How long a thread waits before it tries a mail, so that the answer to that
 * mail has gone out first. */
#define AFTER_REPLY (100 * G_TIME_SPAN_MILLISECOND)

struct _SkTrials {
    SkReportLog *reports;
    GAsyncQueue *waiting;
    gint n, bytes;   /* atomic: the mails that wait, and their bytes */
    gint skipped;    /* atomic: mails left out since the last line */
    gint generation; /* atomic: the number of the current one */
};

static void
trial_mail_free(SkTrialMail *mail)
{
    if (mail == NULL)
        return;
    sk_generation_unref(mail->generation);
    g_free(mail->client);
    g_free(mail->listener);
    g_free(mail->sender);
    g_strfreev(mail->recipients);
    sk_spool_free(mail->spool);
    sk_outcome_clear(&mail->outcome);
    g_free(mail->queue);
    g_free(mail->delivery);
    g_free(mail);
}

static gint
size_of(const SkTrialMail *mail)
{
    return mail->spool != NULL ? (gint)sk_spool_len(mail->spool) : 0;
}

/* ---- the room for mails that wait ---------------------------------------- */

static void
leave_room(SkTrials *trials, gint size)
{
    g_atomic_int_add(&trials->n, -1);
    g_atomic_int_add(&trials->bytes, -size);
}

/* Takes the room for a mail of @size bytes. It is taken before it is compared
 * with the bounds, so that two threads cannot both take the last of it. */
static gboolean
take_room(SkTrials *trials, gint size)
{
    gboolean fits;

    if (size > WAITING_BYTES)
        return FALSE;
    fits = g_atomic_int_add(&trials->n, 1) < MAILS_MAX;
    fits &= g_atomic_int_add(&trials->bytes, size) + size <= WAITING_BYTES;
    if (!fits)
        leave_room(trials, size);
    return fits;
}

/* ---- trying ------------------------------------------------------------- */

/* What the candidate makes of one mail. */
typedef struct {
    GPtrArray *changes;
    SkOutcome outcome; /* empty if it was not cleaned */
} Tried;

static gboolean
goes_on(gpointer data)
{
    return !sk_budget_is_wanted();
}

/* Leaves out the crossings of @route whose conditions on the size of a mail
 * this one does not meet. */
static void
settle(const SkTrialMail *mail, SkRoute *route)
{
    SkFacts facts = { .known = SK_WHEN_BIT(SK_WHEN_SIZE) };

    if (mail->spool == NULL)
        return;
    facts.size = sk_spool_len(mail->spool);
    sk_route_settle(route, &facts);
}

/* Finds the routes of all recipients under the candidate. Returns the first
 * that crosses in @route. */
static gboolean
find_route(const SkTrialMail *mail, const SkSource *source, SkRoute *routes,
           SkRoute *route)
{
    const SkTrial *trial = mail->generation->trial;
    gboolean crosses = FALSE;

    for (guint i = 0; mail->recipients[i] != NULL; i++) {
        routes[i] =
            sk_policy_file_route(trial->policy, source, mail->recipients[i]);
        settle(mail, &routes[i]);
        if (routes[i].kind == SK_ROUTE_CROSSING && !crosses)
            *route = routes[i];
        crosses = crosses || routes[i].kind == SK_ROUTE_CROSSING;
    }
    return crosses;
}

/* Adds a change for each recipient whose route under the candidate differs from
 * the one that the mail took. A recipient with the same settings as @route goes
 * the way that the worker chose among those of @route. */
static void
compare_routes(const SkTrialMail *mail, SkRoute *routes, const SkRoute *route,
               Tried *tried)
{
    for (guint i = 0; mail->recipients[i] != NULL; i++) {
        if (routes[i].kind == SK_ROUTE_CROSSING &&
            sk_route_same(&routes[i], route) &&
            tried->outcome.choice < routes[i].n_candidates)
            sk_route_choose(&routes[i], tried->outcome.choice);
        sk_changes_add_route(tried->changes, mail->recipients[i], &mail->route,
                             &routes[i]);
    }
}

/* Cleans @mail under the candidate. */
static gboolean
clean(const SkTrialMail *mail, const SkSource *source, const SkRoute *route,
      Tried *tried, GError **error)
{
    const SkTrial *trial = mail->generation->trial;
    gboolean is_open = route->n_candidates > 1;
    SkPassage passage = {
        .kind = SK_KIND_MAIL,
        .task = SK_TASK_CLEAN,
        .policy = route->policy,
        .from = route->from,
        .to = route->to,
        .zone = route->to,
        .candidates = route->candidates,
        .n_candidates = is_open ? route->n_candidates : 0,
        .off = is_open ? NULL : route->candidates[0].off,
        .site_key = &mail->generation->site_key,
        .cells = trial->cells,
        .flags = sk_origin_flags(mail->sender, source, route) | mail->flags,
        .spool = mail->spool,
        .progress = goes_on,
        .yields = TRUE,
    };

    return sk_gate_pass(&passage, &tried->outcome, error);
}

/* Adds what comes out of the mail differently, whose route under the candidate
 * is @route. */
static void
compare_contents(const SkTrialMail *mail, const SkRoute *route, Tried *tried)
{
    const SkCandidate *taken = &route->candidates[tried->outcome.choice];
    SkTried before = { mail->route.policy, &mail->outcome };
    SkTried after = { taken->policy, &tried->outcome };
    GPtrArray *changes = sk_changes_between(&before, &after);

    g_ptr_array_extend_and_steal(tried->changes, changes);
}

static gboolean
try(const SkTrialMail *mail, Tried *tried, GError **error)
{
    SkClient client = { .address =
                            mail->local_host ? "localhost" : mail->client,
                        .listener = mail->listener,
                        .null_sender = *mail->sender == '\0',
                        .this_host = mail->this_host,
                        .sender = mail->sender };
    SkSource source =
        sk_policy_file_source(mail->generation->trial->policy, &client);
    g_autofree SkRoute *routes =
        g_new0(SkRoute, g_strv_length(mail->recipients) + 1);
    SkRoute route = { .kind = SK_ROUTE_REFUSED };
    gboolean cleans;

    tried->changes = sk_changes_new();
    cleans = find_route(mail, &source, routes, &route) && mail->spool != NULL;
    if (cleans && !clean(mail, &source, &route, tried, error))
        return FALSE;
    compare_routes(mail, routes, &route, tried);
    if (cleans)
        compare_contents(mail, &route, tried);
    return TRUE;
}

/* ---- saying ------------------------------------------------------------- */

static void
put_verdict(GString *json, const char *key, const SkOutcome *outcome)
{
    sk_json_string(json, key,
                   outcome->report != NULL ? sk_verdict_word(outcome->verdict)
                                           : NULL);
}

static void
put_changes(GString *json, const GPtrArray *changes)
{
    gboolean crosses = FALSE;

    sk_json_open(json, "changes", '[');
    for (guint i = 0; i < changes->len; i++) {
        const SkChange *change = changes->pdata[i];

        crosses = crosses || change->crosses;
        sk_json_open(json, NULL, '{');
        sk_changes_json(json, change);
        sk_json_close(json, '}');
    }
    sk_json_close(json, ']');
    sk_json_bool(json, "crosses", crosses);
}

static char *
line_of(const SkTrialMail *mail, const Tried *tried, guint skipped)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    g_autofree char *time = g_date_time_format_iso8601(now);
    const SkTrial *trial = mail->generation->trial;
    GString *json = g_string_new(NULL);

    sk_json_open(json, NULL, '{');
    sk_json_number(json, "version", 1);
    sk_json_string(json, "kind", "candidate");
    sk_json_string(json, "time", time);
    sk_json_string(json, "queue", mail->queue);
    sk_json_string(json, "delivery", mail->delivery);
    sk_json_string(json, "receipt",
                   mail->outcome.report != NULL ? mail->outcome.receipt : NULL);
    sk_json_string(json, "policy",
                   sk_policy_file_hash(mail->generation->policy));
    sk_json_string(json, "candidate", sk_policy_file_hash(trial->policy));
    put_verdict(json, "verdict", &mail->outcome);
    put_verdict(json, "candidate_verdict", &tried->outcome);
    put_changes(json, tried->changes);
    sk_json_number(json, "skipped", skipped);
    sk_json_open(json, "milliseconds", '{');
    sk_json_number(json, "clean", tried->outcome.clean_ms);
    sk_json_number(json, "inspect", tried->outcome.inspect_ms);
    sk_json_close(json, '}');
    sk_json_close(json, '}');
    return g_string_free(json, FALSE);
}

static void
say(SkTrials *trials, const SkTrialMail *mail, const Tried *tried)
{
    guint skipped = (guint)g_atomic_int_and((guint *)&trials->skipped, 0);
    g_autofree char *line = line_of(mail, tried, skipped);
    g_autoptr(GError) error = NULL;

    if (!sk_report_log_note(trials->reports, line, &error))
        sk_journal(SK_JOURNAL_WARNING, "candidate: %s", error->message);
    if (tried->changes->len > 0)
        sk_journal(SK_JOURNAL_INFO, "candidate: queue=%s differences=%u",
                   mail->queue, tried->changes->len);
}

/* A mail that could not be tried counts as skipped. If the zygotes are gone,
 * the candidate rests until the next generation. */
static void
give_up(SkTrials *trials, const SkTrialMail *mail, const GError *error)
{
    SkTrial *trial = mail->generation->trial;

    g_atomic_int_inc(&trials->skipped);
    if (!g_error_matches(error, SK_ERROR, SK_ERROR_GONE) ||
        !g_atomic_int_compare_and_exchange(&trial->gone, 0, 1))
        return;
    sk_journal(SK_JOURNAL_WARNING,
               "the candidate is not tried any more until the next reload: %s",
               error->message);
}

/* ---- the thread --------------------------------------------------------- */

/* Returns whether @mail would be tried under a candidate that is no longer
 * current, or whose zygotes have ended. */
static gboolean
is_old(SkTrials *trials, const SkTrialMail *mail)
{
    return g_atomic_int_get(&trials->generation) !=
               (gint)mail->generation->number ||
           g_atomic_int_get(&mail->generation->trial->gone) != 0;
}

/* Rests for @left microseconds, or until there is another generation. */
static void
rest(SkTrials *trials, gint64 left)
{
    gint generation = g_atomic_int_get(&trials->generation);

    for (; left > 0 && g_atomic_int_get(&trials->generation) == generation;
         left -= REST_STEP)
        g_usleep((gulong)MIN(left, REST_STEP));
}

static void
try_and_say(SkTrials *trials, const SkTrialMail *mail)
{
    g_autoptr(GError) error = NULL;
    Tried tried = { 0 };

    if (is_old(trials, mail))
        g_atomic_int_inc(&trials->skipped);
    else if (try(mail, &tried, &error))
        say(trials, mail, &tried);
    else if (error != NULL)
        give_up(trials, mail, error);
    g_clear_pointer(&tried.changes, g_ptr_array_unref);
    sk_outcome_clear(&tried.outcome);
}

static gpointer
run(gpointer data)
{
    SkTrials *trials = data;

    for (;;) {
        SkTrialMail *mail = g_async_queue_pop(trials->waiting);
        guint cpu = MAX(mail->generation->trial->cpu, 1);
        gint64 began, took;

        g_usleep(AFTER_REPLY);
        began = g_get_monotonic_time();
        try_and_say(trials, mail);
        took = g_get_monotonic_time() - began;
        leave_room(trials, size_of(mail));
        trial_mail_free(mail);
        rest(trials, took * (100 - MIN(cpu, 100)) / cpu);
    }
    return NULL;
}

SkTrials *
sk_trials_new(SkReportLog *reports)
{
    SkTrials *trials = g_new0(SkTrials, 1);

    trials->reports = reports;
    trials->waiting = g_async_queue_new();
    g_thread_unref(g_thread_new("candidate", run, trials));
    return trials;
}

void
sk_trials_use(SkTrials *trials, guint64 number)
{
    g_atomic_int_set(&trials->generation, (gint)number);
}

void
sk_trials_offer(SkTrials *trials, SkTrialMail *mail)
{
    if (take_room(trials, size_of(mail))) {
        g_async_queue_push(trials->waiting, mail);
        return;
    }
    g_atomic_int_inc(&trials->skipped);
    trial_mail_free(mail);
}
