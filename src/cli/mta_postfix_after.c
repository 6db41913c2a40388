/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks what Postfix does with a mail after the gateway has seen it. Its
 * cleanup service expands aliases and adds recipients after the milter was
 * asked about them, so each of these settings can send a mail into a zone for
 * which it was not cleaned.
 */
#include <string.h>

#include "cli/mta_postfix.h"

#define ASKED_MAX 200 /* the most look-ups in transport_maps */

typedef struct {
    const char *name;
    /* the setting acts only if this one holds envelope_recipient */
    const char *classes;
    const char *why;
} Changer;

static const Changer changers[] = {
    { "virtual_alias_maps", NULL,
      N_("aliases are expanded after the gateway has agreed to the recipient: "
         "an alias can lead into a zone the mail was not cleaned for") },
    { "recipient_canonical_maps", "recipient_canonical_classes",
      N_("recipients are rewritten after the gateway has agreed to them") },
    { "canonical_maps", "canonical_classes",
      N_("recipients are rewritten after the gateway has agreed to them") },
    { "masquerade_domains", "masquerade_classes",
      N_("recipient domains are rewritten after the gateway has agreed to "
         "them") },
    { "always_bcc", NULL,
      N_("a copy goes to a recipient the gateway never saw") },
    { "recipient_bcc_maps", NULL,
      N_("copies go to recipients the gateway never saw") },
    { "sender_bcc_maps", NULL,
      N_("copies go to recipients the gateway never saw") },
};

static void
check_changers(SkPostfix *postfix, const char *cleanup)
{
    for (guint i = 0; i < G_N_ELEMENTS(changers); i++) {
        const Changer *c = &changers[i];
        const char *value = sk_postfix_value(postfix, cleanup, c->name);

        if (*value == '\0')
            continue;
        if (c->classes != NULL &&
            !sk_postfix_has(sk_postfix_value(postfix, cleanup, c->classes),
                            "envelope_recipient"))
            continue;
        sk_mta_find(postfix->findings,
                    sk_postfix_where(postfix, cleanup, c->name), c->name, value,
                    c->why,
                    "receive_override_options = no_address_mappings for the "
                    "service with the milter, and %s on a hop before it",
                    c->name);
    }
}

/* Returns whether the table @map ("regexp:/etc/…") holds an action that changes
 * where a mail goes. A table that cannot be read might. */
static gboolean
may_redirect(const char *map)
{
    const char *path = strchr(map, ':');
    g_autofree char *text = NULL;

    if (path == NULL)
        return FALSE;
    if (g_str_has_prefix(map, "inline:"))
        text = g_strdup(map);
    else if (path[1] != '/' ||
             !g_file_get_contents(path + 1, &text, NULL, NULL))
        return TRUE;
    return g_regex_match_simple("\\b(REDIRECT|BCC|FILTER)\\b", text,
                                G_REGEX_CASELESS | G_REGEX_RAW, 0);
}

/* Checks every table "type:name" in one setting. */
static void
check_tables(SkPostfix *postfix, const char *service, const char *name)
{
    const char *value = sk_postfix_value(postfix, service, name);
    g_auto(GStrv) words = g_strsplit_set(value, ", \t", -1);

    /* mime_header_checks and nested_header_checks default to header_checks. */
    if (g_str_has_suffix(name, "_header_checks") &&
        strcmp(value, sk_postfix_value(postfix, service, "header_checks")) == 0)
        return;
    for (guint i = 0; words[i] != NULL; i++) {
        /* Of restrictions, only access tables can act. */
        if (strchr(words[i], ':') == NULL ||
            (i > 0 && strcmp(words[i - 1], "check_policy_service") == 0) ||
            !may_redirect(words[i]))
            continue;
        sk_mta_find(postfix->findings, sk_postfix_where(postfix, service, name),
                    name, words[i],
                    "REDIRECT, BCC and FILTER in this table give a mail "
                    "other recipients, or another way, than the gateway "
                    "agreed to",
                    "a table that can be read and holds none of them");
    }
}

void
sk_postfix_check_after(SkPostfix *postfix, const char *service)
{
    static const char *const checks[] = { "header_checks", "mime_header_checks",
                                          "nested_header_checks", "body_checks",
                                          "milter_header_checks" };
    static const char *const restrictions[] = {
        "smtpd_client_restrictions",      "smtpd_helo_restrictions",
        "smtpd_sender_restrictions",      "smtpd_relay_restrictions",
        "smtpd_recipient_restrictions",   "smtpd_data_restrictions",
        "smtpd_end_of_data_restrictions",
    };
    const char *overrides =
        sk_postfix_value(postfix, service, "receive_override_options");
    g_autofree char *cleanup =
        g_strconcat(sk_postfix_value(postfix, service, "cleanup_service_name"),
                    "/unix", NULL);

    if (!sk_postfix_has(overrides, "no_address_mappings"))
        check_changers(postfix, cleanup);
    if (!sk_postfix_has(overrides, "no_header_body_checks"))
        for (guint i = 0; i < G_N_ELEMENTS(checks); i++)
            check_tables(postfix, cleanup, checks[i]);
    for (guint i = 0; i < G_N_ELEMENTS(restrictions); i++)
        check_tables(postfix, service, restrictions[i]);
}

/* ---- shared by all services --------------------------------------------- */

static void
check_local(SkPostfix *postfix)
{
    static const struct {
        const char *name, *why;
    } rows[] = {
        { "alias_maps",
          N_("local aliases are expanded after the gateway: one can send mail "
             "on to another zone") },
        { "forward_path",
          N_("a .forward file is followed after the gateway: anybody with a "
             "home folder can send mail on to another zone") },
        { "luser_relay",
          N_("mail for unknown local users is sent on after the gateway") },
    };
    const char *local = sk_postfix_value(postfix, NULL, "mydestination");

    if (*local == '\0')
        return;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *value = sk_postfix_value(postfix, NULL, rows[i].name);

        if (*value != '\0')
            sk_mta_find(postfix->findings, "main.cf", rows[i].name, value,
                        rows[i].why,
                        "mydestination = (empty; now \"%s\"), or %s = "
                        "(empty)",
                        local, rows[i].name);
    }
}

static void
check_bounces(SkPostfix *postfix)
{
    static const char why[] =
        N_("a bounce quotes the mail it is about, and passes no milter");
    const char *classes =
        sk_postfix_value(postfix, NULL, "internal_mail_filter_classes");
    const char *relocated = sk_postfix_value(postfix, NULL, "relocated_maps");
    const char *notify = sk_postfix_value(postfix, NULL, "notify_classes");
    const char *generic = sk_postfix_value(postfix, NULL, "smtp_generic_maps");

    /* If bounces are missing, too, one finding covers both. */
    if (*notify != '\0' && sk_postfix_has(classes, "bounce") &&
        !sk_postfix_has(classes, "notify"))
        sk_mta_find(postfix->findings, "main.cf", "notify_classes", notify,
                    "notices to the postmaster quote sessions and mails, and "
                    "pass no milter",
                    "internal_mail_filter_classes = bounce, notify (or "
                    "notify_classes = (empty))");
    if (*generic != '\0')
        sk_mta_find(postfix->findings, "main.cf", "smtp_generic_maps", generic,
                    "addresses are rewritten when the mail is sent on, after "
                    "the gateway has agreed to them",
                    "smtp_generic_maps = (empty)");
    if (!sk_postfix_has(classes, "bounce"))
        sk_mta_find(postfix->findings, "main.cf",
                    "internal_mail_filter_classes", classes, why,
                    "internal_mail_filter_classes = bounce, notify");
    if (*relocated != '\0')
        sk_mta_find(postfix->findings, "main.cf", "relocated_maps", relocated,
                    "senders are told of addresses in other zones after the "
                    "gateway has agreed to the recipient",
                    "relocated_maps = (empty); tell them on a hop before");
}

static void
check_sizes(SkPostfix *postfix)
{
    guint64 message = sk_policy_file_limits(postfix->policy)->message;
    const char *size = sk_postfix_value(postfix, NULL, "message_size_limit");
    const char *header = sk_postfix_value(postfix, NULL, "header_size_limit");
    const char *stray =
        sk_postfix_value(postfix, NULL, "cleanup_replace_stray_cr_lf");
    guint64 n = g_ascii_strtoull(size, NULL, 10);

    if (n != 0 && n < 2 * message)
        sk_mta_find(postfix->findings, "main.cf", "message_size_limit", size,
                    n < message
                        ? N_("Postfix refuses mail that the policy's "
                             "limits.message allows")
                        : N_("a cleaned mail can be up to twice as large as it "
                             "came, and Postfix would refuse it"),
                    "message_size_limit = %" G_GUINT64_FORMAT, 2 * message);
    if (g_ascii_strtoull(header, NULL, 10) < 60000)
        sk_mta_find(postfix->findings, "main.cf", "header_size_limit", header,
                    "Postfix cuts longer headers before the gateway sees "
                    "them, without a word",
                    "header_size_limit = 102400");
    if (strcmp(stray, "no") == 0)
        sk_mta_find(postfix->findings, "main.cf", "cleanup_replace_stray_cr_lf",
                    stray,
                    "stray line ends reach the next hop, which may take them "
                    "for the end of the mail",
                    "cleanup_replace_stray_cr_lf = yes");
}

/* Returns the next hop of "smtp:[10.1.0.5]:25" if it is an
 * address, else NULL. */
static char *
hop_address(const char *transport)
{
    const char *open = strchr(transport, '[');
    const char *close = open != NULL ? strchr(open, ']') : NULL;

    if (close == NULL)
        return NULL;
    return g_strndup(open + 1, (gsize)(close - open) - 1);
}

static void
check_hop(SkPostfix *postfix, const char *zone, const char *domain,
          const char *transport)
{
    g_autofree char *address = hop_address(transport);
    SkClient hop = { .address = address };
    const char *there = address != NULL
                            ? sk_policy_file_source(postfix->policy, &hop).zone
                            : zone;

    if (g_strcmp0(there, zone) != 0)
        sk_mta_find(postfix->findings, "main.cf", "transport_maps", transport,
                    "mail cleaned for one zone is handed to a host of "
                    "another",
                    "a host of zone %s for %s", zone, domain);
}

static void
ask_transport(SkPostfix *postfix, const char *zone, const char *domain,
              char **maps)
{
    for (guint i = 0; maps[i] != NULL; i++) {
        const char *argv[] = { "postmap", "-c",    postfix->dir, "-q",
                               domain,    maps[i], NULL };
        g_autofree char *answer = NULL;

        if (strchr(maps[i], ':') == NULL)
            continue;
        answer = sk_postfix_run(argv, NULL);
        if (answer != NULL && *g_strstrip(answer) != '\0') {
            check_hop(postfix, zone, domain, answer);
            return; /* The first table that knows the address decides. */
        }
    }
}

/* Returns whether any mail may cross into the zone @to. */
static gboolean
is_target(const SkPolicyFile *policy, const char *to)
{
    SkSource from = { NULL, SK_PROOF_NETWORK };

    for (guint i = 0; (from.zone = sk_policy_file_zone_name(policy, i)); i++)
        if (sk_policy_file_crossing(policy, &from, to).kind ==
            SK_ROUTE_CROSSING)
            return TRUE;
    return FALSE;
}

static void
check_transport(SkPostfix *postfix)
{
    const char *value = sk_postfix_value(postfix, NULL, "transport_maps");
    g_auto(GStrv) maps = g_strsplit_set(value, ", \t", -1);
    guint asked = 0;
    const char *zone;

    if (*value == '\0')
        return;
    for (guint i = 0; (zone = sk_policy_file_zone_name(postfix->policy, i));
         i++) {
        const char *const *domains =
            sk_policy_file_zone_domains(postfix->policy, zone);

        if (!is_target(postfix->policy, zone))
            continue;
        for (guint j = 0; domains[j] != NULL && asked < ASKED_MAX; j++) {
            if (strcmp(domains[j], "*") == 0)
                continue;
            ask_transport(postfix, zone, domains[j], maps);
            asked++;
        }
    }
}

void
sk_postfix_check_shared(SkPostfix *postfix)
{
    check_local(postfix);
    check_bounces(postfix);
    check_sizes(postfix);
    check_transport(postfix);
}
