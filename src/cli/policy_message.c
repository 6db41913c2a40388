/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy show --message`: what becomes of one mail, and why. The
 * envelope comes from options, the headers from the file. The mail is not
 * cleaned; `sekisho explain` does that.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/header_text.h"
#include "cli/input.h"
#include "cli/page.h"
#include "cli/policy.h"
#include "cli/policy_options.h"
#include "core/mail_lines.h"
#include "core/policy/keys.h"

#define NAME_WIDTH 10

typedef struct {
    const SkPolicyFile *file;
    const SkPolicyOptions *options;
    const char *mail;
    gsize len;
    SkSource source;
    char **to;
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

        print_field(names[i], value != NULL ? value : "(none)", NULL);
    }
}

static void
print_size(const Message *message)
{
    const SkPolicy *policy = sk_policy_file_profile(message->file, NULL);
    guint64 most = policy->limits.message;
    g_autofree char *limit = sk_policy_size_text(most);
    g_autofree char *text = g_strdup_printf(
        "%" G_GSIZE_FORMAT " bytes, at most %s%s", message->len, limit,
        message->len > most ? ": too large, it is refused" : "");

    print_field("size", text, sk_policy_origin(policy, "limits.message"));
}

/* ---- where it comes from ------------------------------------------------ */

static const char *
proof_text(SkProof proof)
{
    switch (proof) {
    case SK_PROOF_NETWORK:
        return "the client is in a network of the zone: the mail is proven to "
               "begin there";
    case SK_PROOF_LOCAL:
        return "it was submitted on the gateway itself, which proves nothing "
               "about where it begins";
    case SK_PROOF_NULL_SENDER:
        return "it has no sender (a bounce or an answer), and quotes what "
               "others wrote: nothing proves where it begins";
    case SK_PROOF_THIS_HOST:
        return "the gateway's own host sends it on: nothing proves where it "
               "begins";
    case SK_PROOF_UNLISTED:
    default:
        return "the client is in no network of the zone: nothing proves that "
               "the mail begins there";
    }
}

static void
print_source(const Message *message)
{
    const SkPolicyOptions *options = message->options;
    const char *zone = message->source.zone;

    sk_print_bold(stdout, "Envelope\n");
    print_field("client",
                options->client ? options->client
                                : "(no --client: one that no zone lists)",
                NULL);
    if (options->listener != NULL)
        print_field("listener", options->listener, NULL);
    print_field("sender", options->from ? options->from : "(any)", NULL);
    if (zone == NULL) {
        print_field("zone", "(none: no zone lists the client)", NULL);
        return;
    }
    print_field("zone", zone, sk_policy_file_zone_origin(message->file, zone));
    print_field("proof", proof_text(message->source.proof), NULL);
}

/* ---- where it goes ------------------------------------------------------ */

/* Returns in words why the route is what it is. */
static char *
why(const Message *message, const SkRoute *route)
{
    const char *from = route->from ? route->from : "(none)";

    if (route->kind == SK_ROUTE_SAME_ZONE)
        return g_strdup_printf("it is proven to begin in zone %s, where the "
                               "recipient is",
                               route->to);
    if (route->kind == SK_ROUTE_CROSSING)
        return g_strdup_printf(
            "a crossing from %s to %s is listed%s", from, route->to,
            message->source.proof == SK_PROOF_NETWORK
                ? ""
                : "; as nothing proves where the mail begins, the stricter of "
                  "this one and that of unknown clients holds");
    if (route->reason == SK_REASON_BAD_ADDRESS)
        return g_strdup("the recipient is no plain local@domain");
    if (route->reason == SK_REASON_UNKNOWN_DOMAIN)
        return g_strdup("no zone lists the recipient's domain");
    if (route->reason == SK_REASON_SEALED_ZONE)
        return g_strdup("nothing crosses into a sealed zone or out of it");
    return g_strdup_printf("no crossing from %s to %s is listed", from,
                           route->to ? route->to : "(none)");
}

static void
print_recipient(const Message *message, const SkRoute *route, const char *to)
{
    g_autofree char *head = g_strdup_printf("To %s\n", to);
    g_autofree char *shown = sk_cli_printable(head);
    g_autofree char *reason = why(message, route);
    g_autofree char *result = NULL;

    sk_print_bold(stdout, shown);
    if (route->to != NULL)
        print_field("zone", route->to,
                    sk_policy_file_zone_origin(message->file, route->to));
    if (route->kind == SK_ROUTE_SAME_ZONE)
        result = g_strdup("untouched");
    else if (route->kind == SK_ROUTE_REFUSED)
        result = g_strdup_printf("refused: %s", sk_reason_word(route->reason));
    else
        result = g_strdup_printf(
            "crosses, cleaned by profile %s; withheld mail: %s",
            route->policy->name,
            route->withheld == SK_WITHHELD_NOTICE ? "notice" : "refuse");
    print_field("result", result, route->rule);
    print_field("why", reason, NULL);
}

/* Prints every recipient, and behind them the settings of every
 * profile they have. */
static void
print_recipients(const Message *message)
{
    g_autoptr(GPtrArray) policies = g_ptr_array_new();

    for (guint i = 0; message->to[i] != NULL; i++) {
        SkRoute route = sk_policy_file_route(message->file, &message->source,
                                             message->to[i]);

        print_recipient(message, &route, message->to[i]);
        if (route.kind == SK_ROUTE_CROSSING &&
            !g_ptr_array_find(policies, route.policy, NULL))
            g_ptr_array_add(policies, (gpointer)route.policy);
    }
    for (guint i = 0; i < policies->len; i++) {
        printf("\n");
        sk_policy_cli_print(message->file, policies->pdata[i]);
    }
}

/* Returns the addresses in the value of a header To, roughly: they stand for an
 * envelope that nobody gave. */
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

static gboolean
find_source(Message *message)
{
    const SkPolicyOptions *options = message->options;

    if (options->client != NULL && !sk_cli_is_client(options->client)) {
        fprintf(stderr, "sekisho policy show: \"%s\" is no IP address\n",
                options->client);
        return FALSE;
    }
    message->source = sk_cli_source(message->file, options->client,
                                    options->listener, options->from);
    return TRUE;
}

static int
show(Message *message)
{
    g_autofree char *said = sk_header_text(message->mail, message->len, "To");
    g_auto(GStrv) addresses = addresses_in(said);

    message->to = message->options->to ? message->options->to : addresses;
    sk_print_bold(stdout, "Message\n");
    print_headers(message);
    print_size(message);
    print_source(message);
    if (message->options->to == NULL)
        sk_page_line(0, 0,
                     addresses[0] != NULL
                         ? "(no --to: these are the addresses of the header "
                           "To; the envelope decides)"
                         : "(no --to, and no address in the header To)");
    print_recipients(message);
    return SK_POLICY_GOOD;
}

int
sk_policy_cli_show_message(const SkPolicyFile *file,
                           const SkPolicyOptions *options)
{
    Message message = { .file = file, .options = options };
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = NULL, mail = NULL;

    bytes = sk_input_bytes(options->message, &error);
    if (bytes == NULL) {
        sk_cli_fail("policy show", SK_POLICY_USAGE, error);
        return SK_POLICY_USAGE;
    }
    mail = sk_mail_from_file(bytes);
    message.mail = g_bytes_get_data(mail, &message.len);
    return find_source(&message) ? show(&message) : SK_POLICY_USAGE;
}
