/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPolicyFile is a policy file that was read and checked: zones, crossings and
 * profiles, each of which is an SkPolicy. It never changes after loading and is
 * reference-counted, so that messages which are being processed finish under
 * the policy with which they began.
 *
 * What these files define is declared here: freeze.c, zone_source.c.
 */
#ifndef SK_CORE_POLICY_POLICY_FILE_H
#define SK_CORE_POLICY_POLICY_FILE_H

#include <glib.h>
#include <sekisho/error.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>
#include "core/policy/rule_choice.h"

typedef struct _SkPolicyFile SkPolicyFile;

/* sk_policy_file_load: reads @path, or the built-in policy if @path is NULL. On
 * failure returns NULL with SK_ERROR_POLICY, whose message holds every problem
 * that was found, one a line, as "file:line: what; suggestion". */
SkPolicyFile *sk_policy_file_load(const char *path, GError **error);

/* sk_policy_file_load_text: does the same for @text, shown as "policy.conf".
 * For tests and fuzzing. */
SkPolicyFile *
sk_policy_file_load_text(const char *text, gsize len, GError **error);
SkPolicyFile *sk_policy_file_ref(SkPolicyFile *file);
void sk_policy_file_unref(SkPolicyFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPolicyFile, sk_policy_file_unref)

const char *sk_policy_file_hash(const SkPolicyFile *file); /* "sha256:…" */

/* sk_policy_file_profile: returns the effective policy @name. If @name is NULL,
 * this is the first profile, or the preset "text-only" if the file has none.
 * The names of presets are always known. Returns NULL if there is no such
 * profile. Lent. */
const SkPolicy *
sk_policy_file_profile(const SkPolicyFile *file, const char *name);

/* sk_policy_file_profile_at: returns profile number @i, or NULL behind the
 * last. The preset "text-only" and other presets that a crossing names stand
 * last. Lent. */
const SkPolicy *sk_policy_file_profile_at(const SkPolicyFile *file, guint i);

/* sk_policy_file_speak: gives every profile whose notices have another language
 * the built-in texts of @language ("ja" or "en"), so that a preview can show
 * both. Only for a policy that nothing else uses yet. Returns FALSE with
 * SK_ERROR_POLICY for an unknown language. */
gboolean
sk_policy_file_speak(SkPolicyFile *file, const char *language, GError **error);

/* How the service runs (the group "milter" of the file), with the default of
 * each setting that the file does not give. Lent. */
typedef struct {
    char *socket;    /* "unix:/run/sekisho/milter.sock" */
    char *report;    /* "/var/log/sekisho/report.jsonl" */
    char *site_key;  /* "/etc/sekisho/site.key" */
    guint workers;   /* 0 means two to a processor */
    guint queue;     /* 0 means two for each worker */
    char *candidate; /* a policy that is tried beside this one; "" for none */
    guint candidate_share; /* of a hundred mails */
    guint candidate_cpu;   /* hundredths of one processor */
    char *metrics;         /* "auto", "none", "unix:…" or "inet:…" */
    char *metrics_file;    /* or "" */
    guint silence;         /* minutes; 0 means no watch */
    char *office_hours;    /* "08:30-17:15" */
} SkPolicyMilter;

const char *sk_policy_file_milter_socket(const SkPolicyFile *file);
const char *sk_policy_file_report_path(const SkPolicyFile *file);
const char *sk_policy_file_site_key_path(const SkPolicyFile *file);
const SkPolicyMilter *sk_policy_file_milter(const SkPolicyFile *file);
/* sk_policy_file_metrics: returns where metrics are served if the milter
 * listens on @socket (NULL for that of the policy): "unix:…" or "inet:…" as a
 * new string, or NULL for nowhere. */
char *sk_policy_file_metrics(const SkPolicyFile *file, const char *socket);
/* sk_policy_file_office: returns when office hours begin, or if @end, when they
 * end, in minutes of the day. */
guint sk_policy_file_office(const SkPolicyFile *file, gboolean end);
/* Return the effective numbers, which are never 0. */
guint sk_policy_file_workers(const SkPolicyFile *file);
guint sk_policy_file_queue(const SkPolicyFile *file);

/* sk_policy_file_candidate: returns the path of the candidate of @file, which
 * was read from @path: relative to its folder. NULL if there is none. New
 * string. */
char *sk_policy_file_candidate(const SkPolicyFile *file, const char *path);
guint sk_policy_file_candidate_share(const SkPolicyFile *file);
guint sk_policy_file_candidate_cpu(const SkPolicyFile *file);

/* sk_policy_file_limits: returns the limits, which are the same for all
 * profiles. Lent. */
const SkLimits *sk_policy_file_limits(const SkPolicyFile *file);

/* sk_policy_file_notes: returns what is not wrong but worth a look, each as
 * "file:line: what". NULL-terminated, may be empty. Lent. */
const char *const *sk_policy_file_notes(const SkPolicyFile *file);

/* sk_policy_file_files: returns the files that were read, in the order in which
 * the hash runs over them. NULL-terminated. Lent. */
const char *const *sk_policy_file_files(const SkPolicyFile *file);

/* sk_policy_file_list_at: returns list file number @i, in the order of their
 * names, or NULL behind the last. Lent. */
const SkAddressList *sk_policy_file_list_at(const SkPolicyFile *file, guint i);

/* sk_policy_file_floor: returns where the floor of the profiles was given, or
 * NULL if the policy has none. Every profile of the file keeps to it. Lent. */
const char *sk_policy_file_floor(const SkPolicyFile *file);

/* sk_policy_file_pack: returns every file of the policy as bytes (lent), or
 * NULL if it was not loaded from a file. sk_policy_file_unpack: makes the same
 * policy with the same hash from those bytes alone. So the milter's child acts
 * under exactly what its parent has checked, whatever became of the files
 * since. */
GBytes *sk_policy_file_pack(const SkPolicyFile *file);
SkPolicyFile *sk_policy_file_unpack(GBytes *pack, GError **error);

/* These turn all profiles into bytes for the worker processes and back.
 * sk_policy_thaw returns an array of SkPolicy (owned). */
GBytes *sk_policy_file_freeze(const SkPolicyFile *file);
/* sk_policy_file_freeze_with: does the same and adds @policy, a policy of this
 * file that may be a preset which no crossing names. NULL adds nothing. */
GBytes *
sk_policy_file_freeze_with(const SkPolicyFile *file, const SkPolicy *policy);
GPtrArray *sk_policy_thaw(GBytes *frozen, GError **error);

/* ---- who may send what where (routes.c) --------------------------------- */

typedef enum {
    SK_ROUTE_SAME_ZONE, /* the mail passes untouched */
    SK_ROUTE_CROSSING,  /* the mail is cleaned under policy */
    SK_ROUTE_REFUSED,   /* the mail is refused with 550, for reason */
} SkRouteKind;

/* The most crossings of two zones that the envelope may leave open. */
#define SK_CANDIDATES_MAX 8

/* A crossing that a mail may take, as far as its envelope tells. */
typedef struct {
    const SkPolicy *policy;
    SkWithheld withheld;
    const char
        *rule; /* where the crossing was given, such as "policy.conf:12" */
    guint row; /* the number of the crossing in the policy */
    /* conditions that are still open; NULL if there are none, which is so for
     * the last candidate */
    const SkWhen *when;
    /* the rules of its profile whose conditions on the envelope are not met */
    guint8 off[SK_RULES_OFF];
} SkCandidate;

typedef struct {
    SkRouteKind kind;
    SkReason reason;       /* set if the mail is refused */
    const char *from, *to; /* names of zones; NULL if unknown */
    /* If the mail crosses, policy, withheld and rule are those of the last
     * candidate, which decides unless an earlier one is met. */
    const SkPolicy *policy;
    SkWithheld withheld;
    /* where the crossing or zone was given, such as "policy.conf:12" */
    const char *rule;
    /* index of the crossing of the last candidate: two recipients with the same
     * kind, index and candidates have the same effective settings */
    guint crossing;
    /* in the order in which they are tried; none if the mail does not cross */
    guint n_candidates;
    SkCandidate candidates[SK_CANDIDATES_MAX];
} SkRoute;

/* sk_route_settle: tries the conditions of @route's candidates that do not ask
 * for the envelope by @facts (the size of the mail, its headers).
 * Candidates that are not met are dropped, and so are those behind the first
 * one that is met. */
void sk_route_settle(SkRoute *route, const SkFacts *facts);

/* sk_route_choose: makes candidate number @i of @route the only one. */
void sk_route_choose(SkRoute *route, guint i);

/* sk_policy_file_zone_name: returns the name of zone @i, or NULL behind the
 * last. A file for the command line only may have no zone. Lent. */
const char *sk_policy_file_zone_name(const SkPolicyFile *file, guint i);

/* A crossing as the policy says it. All of it is lent. */
typedef struct {
    const char *from, *to; /* names of zones */
    const SkPolicy *policy;
    SkWithheld withheld;
    const SkWhen *when; /* NULL if it has no conditions */
    SkTrust trust;
    const char *origin; /* such as "policy.conf:12" */
} SkCrossingRow;

/* sk_policy_file_crossing_at: fills in crossing number @i; they are tried in
 * this order. Returns FALSE behind the last. */
gboolean sk_policy_file_crossing_at(const SkPolicyFile *file, guint i,
                                    SkCrossingRow *row);

/* sk_policy_file_can_route: returns FALSE for a file without any crossing (an
 * empty or cut one, or one for the command line). Every mail would be refused
 * for good under it, so the milter does not accept it. */
gboolean sk_policy_file_can_route(const SkPolicyFile *file);

/* sk_policy_file_zone_domains: returns the recipient domains of the zone @zone
 * (A-labels; ".x" for sub-domains; "*"), or NULL if there is no such zone.
 * Lent. */
const char *const *
sk_policy_file_zone_domains(const SkPolicyFile *file, const char *zone);

/* sk_policy_file_zone_origin: returns where the zone @zone was given
 * ("town.conf:20"), or NULL if there is no such zone. Lent. */
const char *
sk_policy_file_zone_origin(const SkPolicyFile *file, const char *zone);

/* What is known about where the content of a mail comes from. New ones are
 * added only at the end, because the words stand in reports. */
typedef enum {
    SK_PROOF_UNLISTED, /* the client is in no network of the zone */
    /* the mail did not come by SMTP: it was submitted on the gateway, or its
     * MTA made it or sent it on */
    SK_PROOF_LOCAL,
    /* a bounce or an automatic answer, which quotes what others wrote */
    SK_PROOF_NULL_SENDER,
    /* the mail came by SMTP from the gateway's own host: a filter or another
     * MTA there sends it on */
    SK_PROOF_THIS_HOST,
    /* a client in the networks of the zone, with a sender: the only proof */
    SK_PROOF_NETWORK,
} SkProof;

/* sk_proof_word: returns "network", "null-sender" and so on. Static, never
 * NULL. */
const char *sk_proof_word(SkProof proof);

/* A client as the MTA reports it. */
typedef struct {
    /* an IP address ("10.1.2.3", "IPv6:2001:db8::1"), or "localhost" or "unix"
     * for local submission */
    const char *address;
    /* the MTA's macro {daemon_port} or {daemon_name}, or NULL */
    const char *listener;
    gboolean null_sender; /* the mail has the sender <> */
    gboolean this_host;   /* the address is one of the MTA's own */
    const char *sender;   /* without <>, or NULL if it is not known */
} SkClient;

typedef struct {
    /* lent; NULL if no zone lists the client and none is the default */
    const char *zone;
    SkProof proof;
    SkClient client; /* as it was given; its strings are lent */
} SkSource;

/* sk_source_facts: returns what the envelope says about a mail from @source to
 * @recipient (NULL if it is not known), for trying conditions. */
static inline SkFacts
sk_source_facts(const SkSource *source, const char *recipient)
{
    const SkClient *client = &source->client;
    SkFacts facts = { .known = SK_WHEN_BIT(SK_WHEN_CLIENT) |
                               SK_WHEN_BIT(SK_WHEN_LISTENER),
                      .client = client->address,
                      .listener = client->listener,
                      .sender = client->null_sender ? "" : client->sender,
                      .recipient = recipient };

    if (facts.sender != NULL)
        facts.known |= SK_WHEN_BIT(SK_WHEN_SENDER);
    if (recipient != NULL)
        facts.known |= SK_WHEN_BIT(SK_WHEN_RECIPIENT);
    return facts;
}

/* sk_policy_file_source: returns the zone of @client and what proves it. */
SkSource
sk_policy_file_source(const SkPolicyFile *file, const SkClient *client);

/* sk_policy_file_route: decides what happens to mail from @source (refused if
 * its zone is NULL) to the envelope address @recipient, with or without <>.
 * Only mail that is proven to come from the recipient's own zone passes
 * untouched. All other mail crosses, even inside one zone, by the crossing from
 * its zone or from the default zone: by the stricter one if there are both, and
 * it is refused if there is neither. The kind is always set; strings belong to
 * @file. */
SkRoute sk_policy_file_route(const SkPolicyFile *file, const SkSource *source,
                             const char *recipient);

/* sk_route_same: returns TRUE if two recipients may share one transaction. */
gboolean sk_route_same(const SkRoute *a, const SkRoute *b);

/* sk_policy_file_crossing: does the same as sk_policy_file_route for a
 * recipient in the zone @to of whom nothing else is known: conditions on the
 * recipient stay open. */
SkRoute sk_policy_file_crossing(const SkPolicyFile *file, const SkSource *from,
                                const char *to);

/* sk_policy_file_show: returns the effective settings of a crossing or a
 * profile as text for people, each with its origin. New string. */
char *sk_policy_file_show(const SkPolicyFile *file, const SkPolicy *policy);

#endif
