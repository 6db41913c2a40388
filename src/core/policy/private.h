/* SPDX-License-Identifier: Apache-2.0
 *
 * The inside of a policy file, for the files of core that build and use it.
 */
#ifndef SK_CORE_POLICY_PRIVATE_H
#define SK_CORE_POLICY_PRIVATE_H

#include <netinet/in.h>
#include "core/policy/policy_file.h"
#include "core/conf/source.h"
#include "core/policy/values.h"

typedef struct {
    guint8 bits[16]; /* IPv4 as ::ffff:a.b.c.d */
    guint prefix;    /* 0 … 128 */
} SkNetwork;

typedef struct {
    char *name;
    char *origin;
    gboolean is_default, sealed;
    gboolean local; /* clients lists "localhost" */
    char **domains; /* A-labels, lower case; ".x" or "*" too */
    char **listeners;
    GArray *networks;   /* of SkNetwork */
    const SkNode *node; /* while loading, else NULL */
} SkZone;

typedef struct {
    guint from, to;         /* indexes of zones */
    const SkPolicy *policy; /* lent by profiles */
    SkWithheld withheld;
    char *origin;
} SkCrossing;

struct _SkPolicyFile {
    gint references;
    char *hash;
    GPtrArray *zones;     /* of SkZone */
    GPtrArray *crossings; /* of SkCrossing */
    GPtrArray *profiles;  /* of SkPolicy; the presets stand last */
    GPtrArray *spares;    /* of SkPolicy: presets that no crossing names */
    GPtrArray *notes;     /* of char*: worth a look, not wrong */
    GPtrArray *files;     /* of char*: read, in order */
    SkPolicyMilter milter;
    GBytes *pack; /* of all files; or NULL */
};

#define SK_PRESET_TEXT_ONLY "text-only"

/* profile.c. @profile: its group, NULL for the preset; @source: to load
 * and count the notice file with. Never NULL; problems go to @problems. */
SkPolicy *
sk_policy_build(const char *name, const SkNode *profile, const SkNode *root,
                SkPolicySource *source, SkProblems *problems);
void sk_policy_free(SkPolicy *policy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPolicy, sk_policy_free)
/* sk_policy_note_origin: @policy was given @key at @origin (copied). */
void
sk_policy_note_origin(SkPolicy *policy, const char *key, const char *origin);
SkPolicy *sk_policy_new(void); /* empty, with its tables */

/* sk_policy_is_preset: whether @name is one of the presets'. */
gboolean sk_policy_is_preset(const char *name);

/* zone_own.c: the zones as a policy in the worker knows them. */
typedef struct {
    char *name;
    char **domains;
} SkZoneDomains;
GPtrArray *sk_zone_domains_new(void);
void
sk_zone_domains_add(GPtrArray *zones, const char *name, char **domains);

/* strictness.c: TRUE when @a lets nothing through that @b holds back. */
gboolean sk_policy_is_as_strict(const SkPolicy *a, const SkPolicy *b);

/* file_rules.c: the rules of `files` and what goes with them. */
void sk_policy_build_files(SkPolicy *policy, const SkNode *profile,
                           SkProblems *problems);
/* sk_policy_add_file_rule: one more rule, said at @origin (copied), empty and
 * the last. Lent, to be filled. */
SkFileRule *
sk_policy_add_file_rule(SkPolicy *policy, const char *origin);
void sk_file_rule_free(gpointer rule);
/* file_rules.c: the rule that leaves nothing for number @i; NULL: none does. */
const SkFileRule *sk_file_rule_shadow(const GPtrArray *rules, guint i);
/* presets.c: the rules of the preset that @policy builds on, behind its own;
 * and the settings of that preset for all that the profile does not say. */
void sk_preset_add_rules(SkPolicy *policy);
void sk_preset_fill_settings(SkPolicy *policy);
/* inside.c: the lists that go with `inside`. */
void sk_policy_check_inside(const SkPolicy *policy, const SkNode *profile,
                            SkProblems *problems);
/* xml.c: the names of the profile's own roots of XML. */
void sk_policy_check_xml(const SkPolicy *policy, const SkNode *profile,
                         SkProblems *problems);
/* rule_choice.c: the @i-th type of the table with its group; FALSE past the
 * last. Static. */
gboolean sk_type_at(guint i, const char **type, const char **group);
/* rule_choice.c: whether a rule for @rule decides about @found. */
gboolean sk_type_matches(const char *rule, const char *found);

/* zone_build.c: fills zones, crossings and notes of @file from the tree. */
void sk_policy_build_zones(SkPolicyFile *file, const SkNode *root,
                           SkProblems *problems);
/* proof.c: notes on clients whose mail proves less than it seems to, or
 * whom it should not prove anything. */
void sk_policy_note_proof(SkPolicyFile *file);
void sk_zone_free(SkZone *zone);
void sk_crossing_free(SkCrossing *crossing);

/* network.c. sk_network_parse: "10.1.0.0/16", "2001:db8::1"; FALSE with
 * @why (static) when it is none. sk_address_parse: an address alone, as the
 * MTA writes it. */
gboolean
sk_network_parse(const char *text, SkNetwork *network, const char **why);
gboolean sk_address_parse(const char *text, guint8 bits[16]);
gboolean sk_network_holds(const SkNetwork *network, const guint8 bits[16]);
gboolean sk_network_equal(const SkNetwork *a, const SkNetwork *b);

/* domain.c. sk_domain_canonical: @domain (no leading dot) as A-label,
 * lower case, no trailing dot; NULL when it is no domain. New string. */
char *sk_domain_canonical(const char *domain);
/* sk_domain_match: how well the pattern @listed names @domain: 0 not at all, "*"
 * 1, and the more the longer; an exact name before a dotted one. */
gsize sk_domain_match(const char *listed, const char *domain);
/* sk_address_domain: the canonical domain of a plain local@domain, with or
 * without <>; NULL when it is not plain. New string. */
char *sk_address_domain(const char *address);

#endif
