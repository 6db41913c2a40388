/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds what a Postfix configuration lets past the gateway: services without
 * the milter, ways to switch it off, and defaults that let mail through while
 * it is down. What Postfix does with a mail afterwards is checked in
 * mta_postfix_after.c.
 */
#include <string.h>

#include "cli/mta_postfix.h"

void
sk_postfix_milter_clear(SkPostfixMilter *milter)
{
    g_free(milter->entry);
    g_free(milter->socket);
    g_free(milter->action);
    g_free(milter->protocol);
    g_free(milter->timeout);
    memset(milter, 0, sizeof(*milter));
}

/* Reads milter->entry, which is "{ socket, name=value }" or a plain socket. */
static void
read_entry(SkPostfixMilter *milter)
{
    g_autofree char *copy = g_strdup(milter->entry);
    g_auto(GStrv) words =
        g_strsplit_set(g_strdelimit(copy, "{}", ' '), ", \t", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        char *equals = strchr(words[i], '=');

        if (*words[i] == '\0')
            continue;
        if (equals == NULL && milter->socket == NULL)
            milter->socket = g_strdup(words[i]);
        else if (g_str_has_prefix(words[i], "default_action="))
            milter->action = g_strdup(equals + 1);
        else if (g_str_has_prefix(words[i], "protocol="))
            milter->protocol = g_strdup(equals + 1);
        else if (g_str_has_prefix(words[i], "content_timeout="))
            milter->timeout = g_strdup(equals + 1);
    }
}

gboolean
sk_postfix_next_milter(const char **list, SkPostfixMilter *milter)
{
    const char *at = *list + strspn(*list, ", \t");
    gsize len = *at == '{' ? strcspn(at, "}") + 1 : strcspn(at, ", \t");

    memset(milter, 0, sizeof(*milter));
    *list = at;
    if (*at == '\0')
        return FALSE;
    milter->entry = g_strndup(at, len);
    *list += strlen(milter->entry);
    read_entry(milter);
    return TRUE;
}

/* Finds our milter in the list @value and reads its first entry into @found.
 * *@last says whether no other milter follows it. */
static gboolean
find_milter(const SkPostfix *postfix, const char *value, SkPostfixMilter *found,
            gboolean *last)
{
    const char *ours = sk_policy_file_milter_socket(postfix->policy);
    const char *queue = sk_postfix_value(postfix, NULL, "queue_directory");
    gboolean is_found = FALSE;
    SkPostfixMilter milter;

    *last = FALSE;
    while (sk_postfix_next_milter(&value, &milter)) {
        gboolean is_new = !is_found && milter.socket != NULL &&
                          sk_mta_same_socket(ours, milter.socket, queue);

        if (milter.socket != NULL)
            *last = is_new;
        if (is_new) {
            *found = milter;
            is_found = TRUE;
            continue;
        }
        sk_postfix_milter_clear(&milter);
    }
    return is_found;
}

/* Checks the settings of the milter in the list @list of @service. */
static void
check_milter(SkPostfix *postfix, const char *service, const char *list,
             const SkPostfixMilter *milter)
{
    const char *action =
        milter->action
            ? milter->action
            : sk_postfix_value(postfix, service, "milter_default_action");
    const char *protocol =
        milter->protocol
            ? milter->protocol
            : sk_postfix_value(postfix, service, "milter_protocol");
    const char *timeout =
        milter->timeout
            ? milter->timeout
            : sk_postfix_value(postfix, service, "milter_content_timeout");
    guint64 needed = sk_policy_file_limits(postfix->policy)->seconds;
    guint64 seconds = 0;

    if (strcmp(action, "tempfail") != 0 && strcmp(action, "shutdown") != 0)
        sk_mta_find(postfix->findings,
                    milter->action ? service
                                   : sk_postfix_where(postfix, service,
                                                      "milter_default_"
                                                      "action"),
                    milter->action ? list : "milter_default_action", action,
                    "when the gateway is down mail does not wait: it is "
                    "delivered uncleaned, or lost",
                    "milter_default_action = tempfail");
    if (g_ascii_strtoull(protocol, NULL, 10) < 6)
        sk_mta_find(postfix->findings,
                    sk_postfix_where(postfix, service, "milter_protocol"),
                    milter->protocol ? list : "milter_protocol", protocol,
                    "the gateway needs version 6 of the protocol to see a "
                    "mail as it is and to replace all of it",
                    "milter_protocol = 6");
    if (!sk_mta_seconds(timeout, &seconds) || seconds <= 2 * needed)
        sk_mta_find(
            postfix->findings,
            sk_postfix_where(postfix, service, "milter_content_timeout"),
            milter->timeout ? list : "milter_content_timeout", timeout,
            "Postfix gives up on a mail that is still being cleaned, "
            "and the sender sends it again and again",
            "milter_content_timeout = %" G_GUINT64_FORMAT "s",
            MAX(300, 2 * needed + 60));
}

static void
check_smuggling(SkPostfix *postfix, const char *service)
{
    static const char why[] =
        N_("a sender can hide a second mail, with an envelope of its own, "
           "inside a first one");
    const char *bare =
        sk_postfix_value(postfix, service, "smtpd_forbid_bare_newline");
    const char *except = sk_postfix_value(
        postfix, service, "smtpd_forbid_bare_newline_exclusions");

    if (strcmp(bare, "yes") != 0 && strcmp(bare, "normalize") != 0 &&
        strcmp(bare, "reject") != 0)
        sk_mta_find(
            postfix->findings,
            sk_postfix_where(postfix, service, "smtpd_forbid_bare_newline"),
            "smtpd_forbid_bare_newline", bare, why,
            "smtpd_forbid_bare_newline = normalize (Postfix older "
            "than 3.7.9 has none: upgrade)");
    if (*except != '\0')
        sk_mta_find(postfix->findings,
                    sk_postfix_where(postfix, service,
                                     "smtpd_forbid_bare_newline_exclusions"),
                    "smtpd_forbid_bare_newline_exclusions", except, why,
                    "smtpd_forbid_bare_newline_exclusions = (empty)");
}

/* Finds ways to switch the milter off, or to go past it, in a service that has
 * it. */
static void
check_switches(SkPostfix *postfix, const char *service)
{
    static const struct {
        const char *name, *why, *instead;
    } rows[] = {
        { "smtpd_milter_maps",
          N_("a client in this map gets other milters, or none (DISABLE): its "
             "mail passes uncleaned"),
          N_("smtpd_milter_maps = (empty)") },
        { "content_filter",
          N_("a filter after the gateway may write the mail anew, and the port "
             "it comes back by takes mail that was never inspected"),
          N_("content_filter = (empty); filter on a hop before the gateway") },
        { "smtpd_proxy_filter",
          N_("the mail goes on by another port, and what the proxy makes of it "
             "is not inspected"),
          N_("smtpd_proxy_filter = (empty); filter on a hop before the "
             "gateway") },
        { "smtpd_authorized_xclient_hosts",
          N_("these hosts may say that their mail comes from any address, one "
             "of a zone's clients too, and the gateway believes it"),
          N_("smtpd_authorized_xclient_hosts = (empty)") },
        { "smtpd_authorized_xforward_hosts",
          N_("these hosts send on the mail of others: what they bring is "
             "theirs for the gateway, whatever XFORWARD says"),
          N_("smtpd_authorized_xforward_hosts = (empty), and the hosts in no "
             "zone's clients") },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *value = sk_postfix_value(postfix, service, rows[i].name);

        if (*value != '\0')
            sk_mta_find(postfix->findings,
                        sk_postfix_where(postfix, service, rows[i].name),
                        rows[i].name, value, rows[i].why, "%s",
                        rows[i].instead);
    }
}

/* Whoever reaches a port that speaks the PROXY protocol can claim to be any
 * client. Only the address on which the port listens keeps others away. */
static void
check_proxy(SkPostfix *postfix, const SkPostfixService *service)
{
    gboolean screen = strcmp(service->command, "postscreen") == 0;
    const char *name = screen ? "postscreen_upstream_proxy_protocol"
                              : "smtpd_upstream_proxy_protocol";
    const char *value = sk_postfix_value(postfix, service->name, name);

    if (*value == '\0' || g_str_has_prefix(service->name, "127.0.0.1:") ||
        g_str_has_prefix(service->name, "[::1]:"))
        return;
    sk_mta_find(postfix->findings, service->name, name, value,
                "whoever reaches this port says which client he is, one of a "
                "zone's too, and the gateway believes it",
                "%s = (empty), or 127.0.0.1:port in master.cf, for a proxy on "
                "this host",
                name);
}

/* Checks a service that accepts mail. @list names the milters that see its
 * mail, as they are set for @holder, the service that calls them. */
static void
check_entrance(SkPostfix *postfix, const char *service, const char *holder,
               const char *list)
{
    const char *ours = sk_policy_file_milter_socket(postfix->policy);
    const char *value = sk_postfix_value(postfix, holder, list);
    const char *overrides =
        sk_postfix_value(postfix, service, "receive_override_options");
    SkPostfixMilter milter = { 0 };
    gboolean last;

    if (!find_milter(postfix, value, &milter, &last)) {
        sk_mta_find(postfix->findings, service, list, value,
                    "mail that comes in by this service never meets the "
                    "gateway and passes uncleaned",
                    "%s = %s", list, ours);
        return;
    }
    if (!last)
        sk_mta_find(postfix->findings, service, list, value,
                    "a milter after the gateway may change what was "
                    "inspected, or add recipients",
                    "%s = … %s (the gateway last)", list, ours);
    if (sk_postfix_has(overrides, "no_milters"))
        sk_mta_find(postfix->findings, service, "receive_override_options",
                    overrides,
                    "no_milters switches the gateway off for this service: "
                    "its mail passes uncleaned",
                    "receive_override_options without no_milters");
    check_milter(postfix, service, list, &milter);
    sk_postfix_check_reach(postfix, holder, list, milter.socket);
    check_switches(postfix, service);
    sk_postfix_check_after(postfix, service);
    sk_postfix_milter_clear(&milter);
}

static void
check_service(SkPostfix *postfix, const SkPostfixService *service)
{
    if (strcmp(service->command, "smtpd") == 0 ||
        strcmp(service->command, "postscreen") == 0)
        check_proxy(postfix, service);
    if (strcmp(service->command, "smtpd") == 0) {
        check_entrance(postfix, service->name, service->name, "smtpd_milters");
        check_smuggling(postfix, service->name);
    }
    /* Here the cleanup service calls the milters, with its own settings. */
    if (strcmp(service->command, "qmqpd") == 0 ||
        strcmp(service->command, "pickup") == 0) {
        g_autofree char *cleanup = g_strconcat(
            sk_postfix_value(postfix, service->name, "cleanup_service_name"),
            "/unix", NULL);

        check_entrance(postfix, service->name, cleanup, "non_smtpd_milters");
    }
}

gboolean
sk_mta_check_postfix(const char *dir, const SkPolicyFile *policy,
                     GPtrArray *findings, GError **error)
{
    SkPostfix postfix = { .policy = policy, .findings = findings };
    gboolean read;

    /* Postfix needs an absolute path; with a relative one it does nothing and
     * reports nothing. */
    postfix.dir = g_canonicalize_filename(dir, NULL);
    read = sk_postfix_read(&postfix, error);
    for (guint i = 0; read && i < postfix.services->len; i++)
        check_service(&postfix, g_ptr_array_index(postfix.services, i));
    if (read)
        sk_postfix_check_shared(&postfix);
    sk_postfix_clear(&postfix);
    return read;
}
