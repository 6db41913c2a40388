/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy show --message`: says what becomes of one mail, and why. The
 * envelope comes from options. The headers come from the file, and the worker
 * reads them as it does for the gateway. The parts of the mail are not shown
 * here, but by `sekisho explain`.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/explain/chain.h"
#include "cli/header_text.h"
#include "cli/page.h"
#include "cli/policy.h"
#include "cli/policy_options.h"
#include "core/mail_lines.h"
#include "core/policy/keys.h"

#define NAME_WIDTH 10

typedef struct {
    const SkPolicyOptions *options;
    const SkExplained *explained;
    GBytes *bytes;    /* the file as it is */
    const char *mail; /* with the line ends of a mail */
    gsize len;        /* of @mail */
} Message;

static void
print_field(const char *name, const char *value, const char *origin)
{
    g_autofree char *cell = sk_page_cell(name, NAME_WIDTH);
    g_autofree char *line = g_strconcat(cell, value, NULL);

    sk_page_row(2, NAME_WIDTH, line, origin);
}

/* ---- the message -------------------------------------------------------- */

static void
print_headers(const Message *message)
{
    static const char *const names[] = { "From", "To", "Subject" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *value =
            sk_header_text(message->mail, message->len, names[i]);

        print_field(names[i], value != NULL ? value : _("(none)"), NULL);
    }
}

static void
print_size(const Message *message)
{
    const SkPolicy *policy =
        sk_policy_file_profile(message->explained->file, NULL);
    guint64 most = policy->limits.message;
    g_autofree char *limit = sk_policy_size_text(most);
    g_autofree char *text = g_strdup_printf(
        message->len > most
            ? _("%lu bytes, at most %s: too large, it is refused")
            : _("%lu bytes, at most %s"),
        (gulong)message->len, limit);

    print_field(_("size"), text, sk_policy_origin(policy, "limits.message"));
}

/* ---- where it comes from ------------------------------------------------ */

static const char *
proof_text(SkProof proof)
{
    switch (proof) {
    case SK_PROOF_NETWORK:
        return _(
            "the client is in a network of the zone: the mail is proven to "
            "begin there");
    case SK_PROOF_LOCAL:
        return _("it was submitted on the gateway itself, which proves nothing "
                 "about where it begins");
    case SK_PROOF_NULL_SENDER:
        return _("it has no sender (a bounce or an answer), and quotes what "
                 "others wrote: nothing proves where it begins");
    case SK_PROOF_THIS_HOST:
        return _("the gateway's own host sends it on: nothing proves where it "
                 "begins");
    case SK_PROOF_UNLISTED:
    default:
        return _("the client is in no network of the zone: nothing proves that "
                 "the mail begins there");
    }
}

static void
print_source(const Message *message)
{
    const SkPolicyOptions *options = message->options;
    const char *zone = message->explained->source.zone;

    sk_print_bold(stdout, _("Envelope\n"));
    print_field(_("client"),
                options->client ? options->client
                                : _("(no --client: one that no zone lists)"),
                NULL);
    if (options->listener != NULL)
        print_field(_("listener"), options->listener, NULL);
    print_field(_("sender"), options->from ? options->from : _("(any)"), NULL);
    if (zone == NULL) {
        print_field(_("zone"), _("(none: no zone lists the client)"), NULL);
        return;
    }
    print_field(_("zone"), zone,
                sk_policy_file_zone_origin(message->explained->file, zone));
    print_field(_("proof"), proof_text(message->explained->source.proof), NULL);
}

/* ---- where it goes ------------------------------------------------------ */

/* Returns a sentence on why the mail takes @route. New string. */
static char *
why(const Message *message, const SkRoute *route)
{
    const char *from = route->from ? route->from : _("(none)");
    gboolean proven = message->explained->source.proof == SK_PROOF_NETWORK;

    if (route->kind == SK_ROUTE_SAME_ZONE)
        return g_strdup_printf(_("it is proven to begin in zone %s, where the "
                                 "recipient is"),
                               route->to);
    if (route->kind == SK_ROUTE_CROSSING)
        return g_strdup_printf(
            proven || sk_explained_is_unknown(message->explained, from)
                ? _("a crossing from %s to %s is listed")
                : _("a crossing from %s to %s is listed; as nothing proves "
                    "where the mail begins, the stricter of this one and that "
                    "of unknown clients holds"),
            from, route->to);
    if (route->reason == SK_REASON_BAD_ADDRESS)
        return g_strdup(_("the recipient is no plain local@domain"));
    if (route->reason == SK_REASON_UNKNOWN_DOMAIN)
        return g_strdup(_("no zone lists the recipient's domain"));
    if (route->reason == SK_REASON_SEALED_ZONE)
        return g_strdup(_("nothing crosses into a sealed zone or out of it"));
    return g_strdup_printf(_("no crossing from %s to %s is listed"), from,
                           route->to ? route->to : _("(none)"));
}

static void
print_recipient(const Message *message, const SkRoute *route, const char *to)
{
    g_autofree char *head = g_strdup_printf(_("To %s\n"), to);
    g_autofree char *shown = sk_cli_printable(head);
    g_autofree char *reason = why(message, route);
    g_autofree char *result = NULL;

    sk_print_bold(stdout, shown);
    if (route->to != NULL)
        print_field(
            _("zone"), route->to,
            sk_policy_file_zone_origin(message->explained->file, route->to));
    if (route->kind == SK_ROUTE_SAME_ZONE)
        result = g_strdup(_("untouched"));
    else if (route->kind == SK_ROUTE_REFUSED)
        result =
            g_strdup_printf(_("refused: %s"), sk_reason_word(route->reason));
    else
        result = g_strdup_printf(
            route->withheld == SK_WITHHELD_NOTICE
                ? _("crosses, cleaned by profile %s; withheld mail: notice")
                : _("crosses, cleaned by profile %s; withheld mail: refuse"),
            route->policy->name);
    print_field(_("result"), result, route->rule);
    print_field(_("why"), reason, NULL);
}

/* Prints all recipients, and then the settings of each profile that cleans for
 * one of them, once. */
static void
print_recipients(const Message *message)
{
    const SkExplained *explained = message->explained;
    g_autoptr(GPtrArray) policies = g_ptr_array_new();

    for (guint i = 0; i < explained->routes->len; i++) {
        const SkExplainedRoute *one =
            &g_array_index(explained->routes, SkExplainedRoute, i);

        print_recipient(message, &one->route, one->to);
        sk_chain_print(explained, i);
        if (one->route.kind == SK_ROUTE_CROSSING &&
            !g_ptr_array_find(policies, one->route.policy, NULL))
            g_ptr_array_add(policies, (gpointer)one->route.policy);
    }
    for (guint i = 0; i < policies->len; i++) {
        printf("\n");
        sk_policy_cli_print(explained->file, policies->pdata[i]);
    }
}

/* Returns the addresses in @value, the value of a header To, or an empty array
 * if it is NULL. They stand in for the recipients of the envelope where no --to
 * was given, so a rough reading is good enough. New array of strings. */
static char **
addresses_in(const char *value)
{
    g_auto(GStrv) each = g_strsplit(value != NULL ? value : "", ",", -1);
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; each[i] != NULL; i++) {
        char *open = strrchr(each[i], '<');
        char *from = g_strstrip(open != NULL ? open + 1 : each[i]);

        from[strcspn(from, "> ")] = '\0';
        if (strchr(from, '@') != NULL)
            g_ptr_array_add(found, g_strdup(from));
    }
    g_ptr_array_add(found, NULL);
    return (char **)g_ptr_array_free(found, FALSE);
}

/* ---- the command -------------------------------------------------------- */

static int
show(const Message *message)
{
    sk_print_bold(stdout, _("Message\n"));
    print_headers(message);
    print_size(message);
    print_source(message);
    if (message->options->to == NULL)
        sk_page_line(0, 0,
                     _("(no --to: the addresses of the header To are taken; "
                       "in the gateway the envelope decides)"));
    print_recipients(message);
    return SK_POLICY_GOOD;
}

/* Sends the mail through the worker, because crossings may have conditions on
 * its headers, and shows the result. */
static int
explain_and_show(Message *message, const SkExplain *explain)
{
    SkInput input = { .path = message->options->message,
                      .relative = message->options->message };
    g_auto(SkExplained) explained = { 0 };
    g_autoptr(GError) error = NULL;
    SkEngine engine;
    int code;

    if (!sk_engine_start(&engine, explain->policy, NULL, NULL, &error))
        return sk_cli_fail("policy show", SK_EXIT_FAULT, error);
    if (sk_explain_one(explain, &engine, &input, message->bytes, &explained,
                       &error)) {
        message->explained = &explained;
        code = show(message);
    } else {
        code = sk_cli_fail("policy show", SK_EXIT_FAULT, error);
    }
    sk_explained_clear(&explained);
    sk_engine_stop(&engine);
    return code;
}

static int
find_recipients(Message *message)
{
    const SkPolicyOptions *options = message->options;
    g_autofree char *said = sk_header_text(message->mail, message->len, "To");
    g_auto(GStrv) addresses = addresses_in(said);
    SkExplain explain = {
        .policy = options->policy,
        .client = options->client,
        .listener = options->listener,
        .from = options->from,
        .to = options->to != NULL ? options->to : addresses,
        .as = SK_AS_MAIL,
    };

    if (explain.to[0] != NULL)
        return explain_and_show(message, &explain);
    fprintf(stderr, "%s",
            _("sekisho policy show: no --to, and no address in the header "
              "To\n"));
    return SK_POLICY_USAGE;
}

int
sk_policy_cli_show_message(const SkPolicyOptions *options)
{
    Message message = { .options = options };
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GBytes) mail = NULL;

    if (options->client != NULL && !sk_cli_is_client(options->client)) {
        fprintf(stderr, _("sekisho policy show: \"%s\" is no IP address\n"),
                options->client);
        return SK_POLICY_USAGE;
    }
    bytes = sk_input_bytes(options->message, &error);
    if (bytes == NULL)
        return sk_cli_fail("policy show", SK_POLICY_USAGE, error);
    message.bytes = bytes;
    mail = sk_mail_from_file(bytes);
    message.mail = g_bytes_get_data(mail, &message.len);
    return find_recipients(&message);
}
