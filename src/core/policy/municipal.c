/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges a policy by the rules that municipal information security policies
 * make of the Ministry's guideline. Only what the policy file says is asked;
 * what an operator does besides it, the table names as the operator's. A rule
 * that this version cannot meet is called not met, whatever the file says.
 */
#include "core/i18n.h"
#include "core/policy/municipal.h"
#include "core/policy/private.h"

/* ---- what the file says ---------------------------------------------------
 */

static const SkZone *
zone_at(const SkPolicyFile *file, guint i)
{
    return g_ptr_array_index(file->zones, i);
}

static const SkCrossing *
crossing_at(const SkPolicyFile *file, guint i)
{
    return g_ptr_array_index(file->crossings, i);
}

static gboolean
has_crossing(const SkPolicyFile *file)
{
    return file->crossings->len > 0;
}

/* Returns whether mail may come from the zone of strangers into another. */
static gboolean
has_way_in(const SkPolicyFile *file)
{
    for (guint i = 0; i < file->crossings->len; i++)
        if (zone_at(file, crossing_at(file, i)->from)->is_default)
            return TRUE;
    return FALSE;
}

static gboolean
has_no_way_out(const SkPolicyFile *file)
{
    for (guint i = 0; i < file->crossings->len; i++)
        if (zone_at(file, crossing_at(file, i)->to)->is_default)
            return FALSE;
    return TRUE;
}

static gboolean
has_sealed_zone(const SkPolicyFile *file)
{
    for (guint i = 0; i < file->zones->len; i++)
        if (zone_at(file, i)->sealed)
            return TRUE;
    return FALSE;
}

/* Returns whether the policy serves one zone alone, or bounds all by a floor.
 */
static gboolean
is_bounded_for_many(const SkPolicyFile *file)
{
    guint first = G_MAXUINT;

    for (guint i = 0; i < file->crossings->len; i++) {
        guint to = crossing_at(file, i)->to;

        if (zone_at(file, to)->is_default)
            continue;
        if (first != G_MAXUINT && to != first)
            return file->floor != NULL;
        first = to;
    }
    return TRUE;
}

static gboolean
has_label(const SkPolicyFile *file)
{
    const guint label = SK_WHEN_BIT(SK_WHEN_LABEL);

    for (guint i = 0; i < file->crossings->len; i++) {
        const SkCrossing *crossing = crossing_at(file, i);
        const GPtrArray *rules =
            crossing->policy != NULL ? crossing->policy->files : NULL;

        if (sk_when_asks(crossing->when, label))
            return TRUE;
        for (guint j = 0; rules != NULL && j < rules->len; j++) {
            const SkFileRule *rule = rules->pdata[j];

            if (sk_when_asks(rule->when, label))
                return TRUE;
        }
    }
    return FALSE;
}

/* ---- the table ------------------------------------------------------------
 */

static const struct {
    const char *name, *title;
    /* returns whether a policy meets the rule; NULL if that does not depend on
     * the policy, which is in @state then */
    gboolean (*is_met)(const SkPolicyFile *file);
    SkMunicipalState state;
    const char *met, *not_met, *instead;
} rules[SK_MUNICIPAL_RULES] = {
    { "L1", N_("Sanitized communication"), has_crossing, SK_MUNICIPAL_MET,
      N_("every mail that crosses is rebuilt and inspected"),
      N_("nothing crosses, so nothing is sanitized"),
      "crossings = ( { from = \"internet\"; to = \"lgwan\"; profile = "
      "\"text-only\"; } );" },
    { "L2", N_("Separated routes, only safe communication"), NULL,
      SK_MUNICIPAL_MET,
      N_("what no crossing lists is refused, and nothing passes when the "
         "gateway is broken"),
      NULL, NULL },
    { "L3", N_("LGWAN zone: sanitize what comes from the Internet"), has_way_in,
      SK_MUNICIPAL_MET,
      N_("a crossing leads from the zone of strangers inside"),
      N_("no crossing leads from the default zone"),
      N_("a zone with default = true, and a crossing from it") },
    { "L4", N_("My Number zone: no communication with others"), has_sealed_zone,
      SK_MUNICIPAL_MET,
      N_("a sealed zone, into which and out of which nothing can cross"),
      N_("no zone is sealed"),
      "{ name = \"mynumber\"; domains = [ \"kojin.example.lg.jp\" ]; "
      "sealed = true; }" },
    { "L5", N_("Security cloud: one gateway for many"), is_bounded_for_many,
      SK_MUNICIPAL_MET,
      N_("it serves one municipality, or a floor bounds the profiles of all"),
      N_("it serves several, and no floor bounds what their profiles let "
         "pass"),
      "floor = { base = \"files-strict\"; };" },
    { "L6", N_("Attacks: viruses, denial of service, theft"), NULL,
      SK_MUNICIPAL_MET,
      N_("each mail is cleaned in a sandbox under limits; a virus scanner is "
         "the operator's"),
      NULL, NULL },
    { "L7", N_("Mistakes, defects, failures"), NULL, SK_MUNICIPAL_MET,
      N_("this check, policy diff and explain before a change; every failure "
         "holds mail back"),
      NULL, NULL },
    { "L8", N_("Disasters, outages, lack of staff"), NULL, SK_MUNICIPAL_OTHERS,
      NULL,
      N_("the MTA's queue holds the mail; a second gateway and a copy of the "
         "policy are the operator's"),
      NULL },
    { "L9", N_("Monitoring"), NULL, SK_MUNICIPAL_MET,
      N_("one line of JSON for each message, written before the answer "
         "(milter.report)"),
      NULL, NULL },
    { "L10", N_("Audit and self-inspection"), NULL, SK_MUNICIPAL_NOT_MET, NULL,
      N_("half of it: there are a line for each mail, monthly reports "
         "(sekisho report) and this check; what is missing is a proof that "
         "nobody with root here has changed a line afterwards"),
      N_("send each day's report file to a machine on which the "
         "administrators of this one cannot write, and compare by samples "
         "(chapter 5 of the handbook)") },
    { "L11", N_("CSIRT, emergency response"), NULL, SK_MUNICIPAL_MET,
      N_("receipts, and the SHA-256 of every part in the reports; lists of "
         "senders and hashes as conditions"),
      NULL, NULL },
    { "L12", N_("Confidentiality, integrity, availability"), NULL,
      SK_MUNICIPAL_MET,
      N_("the output is inspected, a failure means waiting, and no original "
         "is kept"),
      NULL, NULL },
    { "L13", N_("Continual improvement"), NULL, SK_MUNICIPAL_MET,
      N_("policy diff replays mails under an old and a new policy"), NULL,
      NULL },
    { "L14", N_("Personal information, My Number, on the way out"),
      has_no_way_out, SK_MUNICIPAL_MET, N_("no crossing leads out"),
      N_("a crossing leads out, and this version does not look for My Numbers "
         "in mail"),
      N_("no crossing to the default zone, or a check behind the gateway") },
    { "L15", N_("Classification of information assets"), has_label,
      SK_MUNICIPAL_MET, N_("a class in subject or header chooses the profile"),
      N_("no crossing or rule asks for a class"),
      "when = { label = [ \"機密性3\" ]; label_in = [ \"Subject\" ]; };" },
};

const char *
sk_municipal_state_word(SkMunicipalState state)
{
    switch (state) {
    case SK_MUNICIPAL_MET:
        return "met";
    case SK_MUNICIPAL_NOT_MET:
        return "not-met";
    case SK_MUNICIPAL_OTHERS:
    default:
        return "others";
    }
}

void
sk_policy_file_municipal(const SkPolicyFile *file, guint i,
                         SkMunicipalRule *rule)
{
    rule->name = rules[i].name;
    rule->title = rules[i].title;
    rule->state = rules[i].state;
    if (rules[i].is_met != NULL && !rules[i].is_met(file))
        rule->state = SK_MUNICIPAL_NOT_MET;
    rule->why =
        rule->state == SK_MUNICIPAL_MET ? rules[i].met : rules[i].not_met;
    rule->instead =
        rule->state == SK_MUNICIPAL_NOT_MET ? rules[i].instead : NULL;
}
