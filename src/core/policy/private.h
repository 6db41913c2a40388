/* SPDX-License-Identifier: Apache-2.0
 *
 * The inside of a policy file, for the files of core that build and use it.
 */
#ifndef SK_CORE_POLICY_PRIVATE_H
#define SK_CORE_POLICY_PRIVATE_H

#include <netinet/in.h>
#include "core/address/domain.h"
#include "core/address/network.h"
#include "core/policy/policy_file.h"
#include "core/conf/source.h"
#include "core/policy/values.h"
#include "core/policy/when.h"

typedef struct {
    char *name;
    char *origin;
    gboolean is_default, sealed;
    gboolean local; /* the clients of the zone include "localhost" */
    char **domains; /* A-labels in lower case; ".x" and "*" are possible, too */
    char **listeners;
    GArray *networks;   /* of SkNetwork */
    const SkNode *node; /* only while the policy is loaded, else NULL */
} SkZone;

typedef struct {
    guint from, to;         /* indexes into zones */
    const SkPolicy *policy; /* belongs to profiles */
    SkWithheld withheld;
    char *origin;
    SkWhen *when; /* NULL if it has no conditions */
    SkTrust trust;
} SkCrossing;

struct _SkPolicyFile {
    gint references;
    char *hash;
    GPtrArray *zones;     /* of SkZone */
    GPtrArray *crossings; /* of SkCrossing */
    GPtrArray *profiles;  /* of SkPolicy; the presets stand last */
    GPtrArray *spares;    /* of SkPolicy: presets that no crossing names */
    GPtrArray *notes;     /* of char *: what is worth a look but not wrong */
    GPtrArray *files;     /* of char *: the files that were read, in order */
    GPtrArray *lists;     /* of SkAddressList, by name */
    char *floor;          /* where `floor` was given; NULL if it was not */
    SkPolicyMilter milter;
    GBytes *pack; /* the bytes of all files, or NULL */
};

#define SK_PRESET_TEXT_ONLY "text-only"

/* service.c. sk_policy_build_milter: fills @milter from the group `milter`
 * (NULL if there is none). sk_policy_check_limits: reports limits that
 * contradict each other. */
void sk_policy_build_milter(SkPolicyMilter *milter, const SkNode *group,
                            SkProblems *problems);
void sk_policy_check_limits(const SkNode *root, SkProblems *problems);

/* sk_policy_build (profile.c): builds a profile. @profile is its group, NULL
 * for a preset. @source loads and counts the notice file. Never returns NULL;
 * problems go to @problems. */
SkPolicy *
sk_policy_build(const char *name, const SkNode *profile, const SkNode *root,
                SkPolicySource *source, SkProblems *problems);
void sk_policy_free(SkPolicy *policy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPolicy, sk_policy_free)
/* sk_policy_note_origin: notes that @key of @policy was given at @origin
 * (copied). */
void
sk_policy_note_origin(SkPolicy *policy, const char *key, const char *origin);
/* sk_policy_new: an empty policy with its tables */
SkPolicy *sk_policy_new(void);

/* sk_policy_is_preset: returns whether @name is the name of a preset. */
gboolean sk_policy_is_preset(const char *name);

/* The zones as a policy in the worker knows them (zone_own.c). */
typedef struct {
    char *name;
    char **domains;
} SkZoneDomains;
GPtrArray *sk_zone_domains_new(void);
void sk_zone_domains_add(GPtrArray *zones, const char *name, char **domains);

/* One setting in which a policy lets more pass than another. */
typedef struct {
    const char *key; /* "links", "inside.forms", "files"; static */
    char *what;      /* what passes, and where that was said, for people */
} SkLooser;

/* sk_policy_looser (strictness.c): returns every setting in which @a lets
 * something through that @b holds back, as an array of SkLooser (owned by the
 * caller). sk_policy_is_as_strict: returns TRUE if there is none. */
GPtrArray *sk_policy_looser(const SkPolicy *a, const SkPolicy *b);
gboolean sk_policy_is_as_strict(const SkPolicy *a, const SkPolicy *b);

/* sk_file_rule_passes (strictness.c): returns how much of a file of the media
 * type @type @rule (NULL: no rule) lets leave, as a number that is larger the
 * more it is: 0 for nothing. */
guint sk_file_rule_passes(const SkFileRule *rule, const char *type);

/* row_check.c. sk_policy_check_crossings: reports crossings that are never
 * used, pairs of zones whose last crossing has conditions, and crossings that
 * let more pass because of what a sender can forge. sk_policy_check_rules: does
 * the same for the rules of `files` of @policy, as far as those are its own. */
void sk_policy_check_crossings(SkPolicyFile *file, SkProblems *problems);
void sk_policy_check_rules(SkPolicy *policy, SkProblems *problems);

/* sk_policy_check_floor (lower_floor.c): reports every setting in which a
 * profile, or a preset that a crossing names, lets more pass than the group
 * `floor` of the policy. */
void sk_policy_check_floor(SkPolicyFile *file, const SkNode *root,
                           SkPolicySource *source, SkProblems *problems);

/* sk_policy_build_files (file_rules.c): reads the rules of `files` and what
 * belongs to them. */
void sk_policy_build_files(SkPolicy *policy, const SkNode *profile,
                           SkPolicySource *source, SkProblems *problems);
/* sk_file_type_check (file_rules.c): reports @type, which stands at @origin, if
 * it is no type of files. Returns whether it is one. */
gboolean
sk_file_type_check(const char *type, const char *origin, SkProblems *problems);
/* sk_is_field_name (profile.c): returns whether @name can be the name of a
 * header. */
gboolean sk_is_field_name(const char *name);
/* sk_policy_is_listed (profile.c): returns whether @name, in any case, is one
 * of the names in @list, which ends with NULL. */
gboolean sk_policy_is_listed(const char *name, const char *const *list);
/* sk_when_build (when_build.c): reads the group `when` of @row, whose keys
 * stand below @prefix in the table; NULL if it has none. @source loads and
 * counts list files; problems go to @problems. The caller owns the result. */
SkWhen *sk_when_build(const SkNode *row, const char *prefix,
                      SkPolicySource *source, SkProblems *problems);
/* sk_policy_add_file_rule: appends an empty rule that was given at @origin
 * (copied). Returns it (lent) to be filled in. */
SkFileRule *sk_policy_add_file_rule(SkPolicy *policy, const char *origin);
void sk_file_rule_free(gpointer rule);
/* sk_file_rule_shadow (file_rules.c): returns the rule that leaves nothing for
 * rule number @i, or NULL. */
const SkFileRule *sk_file_rule_shadow(const GPtrArray *rules, guint i);
/* presets.c. sk_preset_add_rules appends the rules of the preset on which
 * @policy builds; sk_preset_fill_settings takes from it every setting that the
 * profile does not give. */
void sk_preset_add_rules(SkPolicy *policy);
void sk_preset_fill_settings(SkPolicy *policy);
/* sk_policy_check_inside (inside.c): checks the lists that
 * belong to `inside`. */
void sk_policy_check_inside(const SkPolicy *policy, const SkNode *profile,
                            SkProblems *problems);
/* sk_policy_check_xml (xml.c): checks the names of the profile's own root
 * elements of XML. */
void sk_policy_check_xml(const SkPolicy *policy, const SkNode *profile,
                         SkProblems *problems);
/* sk_type_at (rule_choice.c): returns type number @i of the table and its
 * group, both static. FALSE behind the last. */
gboolean sk_type_at(guint i, const char **type, const char **group);

/* sk_policy_build_zones (zone_build.c): fills zones, crossings and notes of
 * @file from the tree. */
void sk_policy_build_zones(SkPolicyFile *file, const SkNode *root,
                           SkPolicySource *source, SkProblems *problems);
/* sk_policy_file_domain_zone (routes.c): returns the index of the zone of
 * @domain (canonical), or zones->len if no zone lists it. */
guint sk_policy_file_domain_zone(const SkPolicyFile *file, const char *domain);
/* sk_policy_note_proof (proof.c): notes clients whose mail proves less than it
 * seems to, and clients to whom it should prove nothing. */
void sk_policy_note_proof(SkPolicyFile *file);
/* sk_policy_note_depths (file_rules.c): notes rules that would open deeper than
 * the limits let them. It is no error, because nothing more passes, and
 * policies of the version before may hold such rules. */
void sk_policy_note_depths(SkPolicyFile *file);
void sk_zone_free(SkZone *zone);
void sk_crossing_free(SkCrossing *crossing);

#endif
