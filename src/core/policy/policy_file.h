/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPolicyFile: a policy file, read and checked: zones, crossings, profiles
 * (each an SkPolicy). Immutable after load; reference-counted, so that messages
 * in flight finish under the one they began with.
 */
#ifndef SK_CORE_POLICY_POLICY_FILE_H
#define SK_CORE_POLICY_POLICY_FILE_H

#include <glib.h>
#include <sekisho/error.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>

typedef struct _SkPolicyFile SkPolicyFile;

/* sk_policy_file_load: reads @path, or the built-in policy when NULL. On
 * failure NULL and SK_ERROR_POLICY; the message holds every problem found, one
 * a line, each "file:line: what; suggestion". */
SkPolicyFile *sk_policy_file_load(const char *path, GError **error);

/* sk_policy_file_load_text: the same from @text, shown as "policy.conf"; for
 * tests and fuzzing. */
SkPolicyFile *
sk_policy_file_load_text(const char *text, gsize len, GError **error);
SkPolicyFile *sk_policy_file_ref(SkPolicyFile *file);
void sk_policy_file_unref(SkPolicyFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPolicyFile, sk_policy_file_unref)

const char *sk_policy_file_hash(const SkPolicyFile *file); /* "sha256:…" */

/* sk_policy_file_profile: the effective policy named @name; NULL @name: the
 * first profile, or the preset "text-only" if the file has none. A preset's
 * name ("text-only", "files-basic") is always known. NULL if there is none.
 * Lent. */
const SkPolicy *
sk_policy_file_profile(const SkPolicyFile *file, const char *name);

/* sk_policy_file_profile_at: the @i-th, NULL past the last; the preset
 * "text-only" stands last but for "files-basic", which is there when a crossing
 * names it. Lent. */
const SkPolicy *sk_policy_file_profile_at(const SkPolicyFile *file, guint i);

/* How the service runs (the group "milter" of the file), each with its default
 * when the file does not say. Lent. */
typedef struct {
    char *socket;   /* "unix:/run/sekisho/milter.sock" */
    char *report;   /* "/var/log/sekisho/report.jsonl" */
    char *site_key; /* "/etc/sekisho/site.key" */
    guint workers;  /* 0: as many as there are processors */
    guint queue;    /* 0: four to a worker */
} SkPolicyMilter;

const char *sk_policy_file_milter_socket(const SkPolicyFile *file);
const char *sk_policy_file_report_path(const SkPolicyFile *file);
const char *sk_policy_file_site_key_path(const SkPolicyFile *file);
/* The effective numbers, never 0. */
guint sk_policy_file_workers(const SkPolicyFile *file);
guint sk_policy_file_queue(const SkPolicyFile *file);

/* The limits, which are the same for all profiles. Lent. */
const SkLimits *sk_policy_file_limits(const SkPolicyFile *file);

/* sk_policy_file_notes: what is not wrong but worth a look, each "file:line:
 * what"; NULL-terminated, maybe empty. Lent. */
const char *const *sk_policy_file_notes(const SkPolicyFile *file);

/* sk_policy_file_files: the files that were read, in the order in which the
 * hash runs over them; NULL-terminated. Lent. */
const char *const *sk_policy_file_files(const SkPolicyFile *file);

/* sk_policy_file_pack: every file of the policy as bytes, lent; NULL when it
 * was not loaded from a file. sk_policy_file_unpack: the same policy again with
 * the same hash, out of those bytes alone: what the milter's parent has checked
 * is what its child acts under, whatever became of the files since. */
GBytes *sk_policy_file_pack(const SkPolicyFile *file);
SkPolicyFile *sk_policy_file_unpack(GBytes *pack, GError **error);

/* All profiles as bytes for the zygotes' memfd, and back (in the worker).
 * sk_policy_thaw gives an array of SkPolicy (owned). */
GBytes *sk_policy_file_freeze(const SkPolicyFile *file);
/* sk_policy_file_freeze_with: the same and @policy, one of this file's that may
 * be a preset no crossing names; NULL: nothing more. */
GBytes *
sk_policy_file_freeze_with(const SkPolicyFile *file, const SkPolicy *policy);
GPtrArray *sk_policy_thaw(GBytes *frozen, GError **error);

/* ---- who may send what where (routes.c) --------------------------------- */

typedef enum {
    SK_ROUTE_SAME_ZONE, /* untouched */
    SK_ROUTE_CROSSING,  /* cleaned under policy */
    SK_ROUTE_REFUSED,   /* 550, reason */
} SkRouteKind;

typedef struct {
    SkRouteKind kind;
    SkReason reason;        /* when refused */
    const char *from, *to;  /* zone names; NULL when unknown */
    const SkPolicy *policy; /* when crossing */
    SkWithheld withheld;
    const char *rule; /* "policy.conf:12", of the crossing or zone */
    guint crossing;   /* index: two recipients with the same kind and the
                         same index have the same effective settings */
} SkRoute;

/* sk_policy_file_zone_name: the name of zone @i, NULL past the last: none at
 * all in a file that only the command line can use. Lent. */
const char *sk_policy_file_zone_name(const SkPolicyFile *file, guint i);

/* sk_policy_file_can_route: FALSE for a file without any crossing (an empty or
 * cut one, or one for the command line): under it every mail would be refused
 * for good, so the milter does not take it. */
gboolean sk_policy_file_can_route(const SkPolicyFile *file);

/* sk_policy_file_zone_domains: the recipient domains of the zone named @zone
 * (A-labels; ".x" for sub-domains, "*"); NULL if there is none. Lent. */
const char *const *
sk_policy_file_zone_domains(const SkPolicyFile *file, const char *zone);

/* What is known of where the content of a mail begins. Add at the end only: the
 * words stand in reports. */
typedef enum {
    SK_PROOF_UNLISTED,    /* a client that no network of the zone holds */
    SK_PROOF_LOCAL,       /* did not come by SMTP: submitted on the gateway, or
                             made or sent on by its MTA */
    SK_PROOF_NULL_SENDER, /* a bounce or an answer: quotes what others wrote */
    SK_PROOF_THIS_HOST,   /* by SMTP from the gateway's own host: a filter or
                             another MTA there that sends on */
    SK_PROOF_NETWORK, /* a client in the networks of the zone, with a sender:
                         the one proof there is */
} SkProof;

/* sk_proof_word: "network", "null-sender" … Static, never NULL. */
const char *sk_proof_word(SkProof proof);

/* A client as the MTA shows it. */
typedef struct {
    const char *address;  /* IP address ("10.1.2.3", "IPv6:2001:db8::1"), or
                             "localhost" or "unix" for local submission */
    const char *listener; /* the MTA's {daemon_port}/{daemon_name}, or NULL */
    gboolean null_sender; /* MAIL FROM:<> */
    gboolean this_host;   /* the address is one of the MTA's own */
} SkClient;

typedef struct {
    const char *zone; /* lent; NULL: no zone lists it and none is default */
    SkProof proof;
} SkSource;

/* sk_policy_file_source: the zone of @client and what proves it. */
SkSource
sk_policy_file_source(const SkPolicyFile *file, const SkClient *client);

/* sk_policy_file_route: what is to happen to mail from @source (its zone may be
 * NULL: refused) to the envelope address @recipient (with or without <>). Only
 * what is proven to begin in the recipient's own zone is untouched. All that is
 * not proven crosses, within one zone too, by the crossing from its zone or
 * from the default zone; when there are both by the stricter one, when there is
 * neither it is refused. Never leaves kind unset; strings lent by @file. */
SkRoute sk_policy_file_route(const SkPolicyFile *file, const SkSource *source,
                             const char *recipient);

/* sk_route_same: TRUE when two recipients may share one transaction. */
gboolean sk_route_same(const SkRoute *a, const SkRoute *b);

/* sk_policy_file_crossing: the same for a recipient of the zone named @to. */
SkRoute sk_policy_file_crossing(const SkPolicyFile *file, const SkSource *from,
                                const char *to);

/* sk_policy_file_show: the effective settings for a crossing or a profile as
 * text for people, each with its origin. New string. */
char *sk_policy_file_show(const SkPolicyFile *file, const SkPolicy *policy);

#endif
