/* SPDX-License-Identifier: Apache-2.0
 *
 * Who may send what where: clients, recipients, odd addresses, crossings.
 */
#include <glib.h>

#include "core/policy/policy_file.h"
#include "policy-help.h"

static const char town[] =
    "zones = (\n"
    " { name = \"internet\"; default = true; domains = [ \"*\" ]; },\n"
    " { name = \"lgwan\";\n"
    "   domains = [ \"city.example\", \".city.example\", \"役場.example\" ];\n"
    "   clients = [ \"10.1.0.0/16\", \"2001:db8:1::/48\" ]; },\n"
    " { name = \"school\"; domains = [ \".school.city.example\" ];\n"
    "   clients = [ \"10.1.9.0/24\" ]; },\n"
    " { name = \"dmz\"; domains = [ \"dmz.example\", \"intra\" ];\n"
    "   clients = [ \"localhost\", \"192.0.2.7\" ]; },\n"
    " { name = \"inner\"; domains = [ \"inner.example\" ];\n"
    "   clients = [ \"10.1.0.0/16\" ]; listeners = [ \"10026\" ]; },\n"
    " { name = \"mynumber\"; domains = [ \"kojin.example\" ];\n"
    "   clients = [ \"10.9.0.0/16\" ]; sealed = true; },\n"
    ");\n"
    "profiles = { town = { }; };\n"
    "crossings = (\n"
    " { from = \"internet\"; to = \"lgwan\"; profile = \"town\"; },\n"
    " { from = \"internet\"; to = \"school\"; withheld = \"notice\"; },\n"
    ");\n";

typedef struct {
    const char *client, *listener, *zone;
} ClientRow;

static const ClientRow clients[] = {
    { "198.51.100.1", NULL, "internet" },
    { "10.1.2.3", NULL, "lgwan" },
    { "10.1.9.3", NULL, "school" },
    { "10.2.0.1", NULL, "internet" },
    { "::ffff:10.1.2.3", NULL, "lgwan" },
    { "2001:db8:1:2::3", NULL, "lgwan" },
    { "IPv6:2001:db8:1:2::3", NULL, "lgwan" },
    { "[10.1.2.3]", NULL, "lgwan" },
    { "2001:db8:2::1", NULL, "internet" },
    { "fe80::1%eth0", NULL, "internet" },
    { "localhost", NULL, "dmz" },
    { "unix", NULL, "dmz" },
    { "127.0.0.1", NULL, "internet" },
    { "192.0.2.7", "25", "dmz" },
    { "192.0.2.8", NULL, "internet" },
    { "10.1.2.3", "10026", "inner" },
    { "10.1.9.3", "10026", "inner" },
    { "10.2.2.3", "10026", "internet" },
    { "10.1.2.3", "10025", "lgwan" },
    { "10.9.1.1", NULL, "mynumber" },
    { "unknown", NULL, NULL },
    { "10.1.2", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
};

static void
test_client(gconstpointer data)
{
    const ClientRow *row = data;
    g_autoptr(SkPolicyFile) file = policy_load_text(town);
    SkClient client = { .address = row->client, .listener = row->listener };

    g_assert_cmpstr(sk_policy_file_source(file, &client).zone, ==, row->zone);
}

typedef struct {
    const char *from, *recipient;
    SkRouteKind kind;
    SkReason reason;
    const char *to, *rule;
} RouteRow;

#define BAD(address)                                                           \
    {                                                                          \
        "internet", address, SK_ROUTE_REFUSED, SK_REASON_BAD_ADDRESS, NULL,    \
            NULL                                                               \
    }
#define CROSSES(address)                                                       \
    {                                                                          \
        "internet", address, SK_ROUTE_CROSSING, SK_REASON_NONE, "lgwan",       \
            "policy.conf:17"                                                   \
    }

static const RouteRow routes[] = {
    CROSSES("a@city.example"),
    CROSSES("<a@city.example>"),
    CROSSES("a@CITY.Example."),
    CROSSES("a@hq.city.example"),
    CROSSES("a@b.hq.city.example"),
    CROSSES("a@役場.example"),
    CROSSES("a@xn--rlsz2o.example"),
    CROSSES("山田@city.example"),
    CROSSES("a+b=c/d@city.example"),
    CROSSES("\"a b\"@city.example"),
    CROSSES(".a..b.@city.example"),
    { "internet", "a@x.school.city.example", SK_ROUTE_CROSSING, SK_REASON_NONE,
      "school", "policy.conf:18" },
    CROSSES("a@school.city.example"), /* the dotted form: sub-domains only */
    { "internet", "a@example.com", SK_ROUTE_SAME_ZONE, SK_REASON_NONE,
      "internet", "policy.conf:2" },
    { "internet", "a@xcity.example", SK_ROUTE_SAME_ZONE, SK_REASON_NONE,
      "internet", "policy.conf:2" },
    { "lgwan", "a@city.example", SK_ROUTE_SAME_ZONE, SK_REASON_NONE, "lgwan",
      "policy.conf:3" },
    { "lgwan", "a@example.com", SK_ROUTE_REFUSED, SK_REASON_NO_CROSSING,
      "internet", "policy.conf:2" },
    { "dmz", "a@city.example", SK_ROUTE_REFUSED, SK_REASON_NO_CROSSING, "lgwan",
      "policy.conf:3" },
    { NULL, "a@city.example", SK_ROUTE_REFUSED, SK_REASON_NO_CROSSING, "lgwan",
      "policy.conf:3" },
    { "nowhere", "a@city.example", SK_ROUTE_REFUSED, SK_REASON_NO_CROSSING,
      "lgwan", "policy.conf:3" },
    { "internet", "a@kojin.example", SK_ROUTE_REFUSED, SK_REASON_SEALED_ZONE,
      "mynumber", "policy.conf:12" },
    { "mynumber", "a@city.example", SK_ROUTE_REFUSED, SK_REASON_SEALED_ZONE,
      "lgwan", "policy.conf:12" },
    { "mynumber", "a@kojin.example", SK_ROUTE_SAME_ZONE, SK_REASON_NONE,
      "mynumber", "policy.conf:12" },
    { "dmz", "a@intra", SK_ROUTE_SAME_ZONE, SK_REASON_NONE, "dmz",
      "policy.conf:8" },
    { "internet", "a@localhost", SK_ROUTE_REFUSED, SK_REASON_UNKNOWN_DOMAIN,
      NULL, NULL }, /* "*" is the world; the MTA may complete this name */
    BAD(""),
    BAD("<>"),
    BAD("postmaster"),
    BAD("<postmaster>"),
    BAD("a@"),
    BAD("@city.example"),
    BAD("a@b@city.example"),
    BAD("a%city.example@example.com"),
    BAD("city.example!a@example.com"),
    BAD("city.example!a"),
    BAD("@relay.example:a@city.example"),
    BAD("<@relay.example,@b.example:a@city.example>"),
    BAD("\"a@city.example\"@example.com"),
    BAD("\"a%b\"@example.com"),
    BAD("\"a\\\"b\"@example.com"),
    BAD("\"\"@city.example"),
    BAD("\"@city.example"),
    BAD("a@[10.1.2.3]"),
    BAD("a@10.1.2.3"),
    BAD("a@[IPv6:2001:db8::1]"),
    BAD("a b@city.example"),
    BAD("a@city.example "),
    BAD(" a@city.example"),
    BAD("a,b@city.example"),
    BAD("a@city.example,b@city.example"),
    BAD("a(x)@city.example"),
    BAD("a@city..example"),
    BAD("a@city.example.."),
    BAD("a@.city.example"),
    BAD("a@-city.example"),
    BAD("a@city-.example"),
    BAD("a@ci_ty.example"),
    BAD("a@city.example\r\nRCPT TO:<b@example.com>"),
    BAD("a\x01@city.example"),
    BAD("\xff@city.example"),
    BAD("a@\xff.example"),
    BAD("a@ｃｉｔｙ.example"),
    BAD("a@city。example"),
    BAD("a@\xef\xac\x81le.example"),
    { "internet", "a@straße.example", SK_ROUTE_SAME_ZONE, SK_REASON_NONE,
      "internet", "policy.conf:2" }, /* no mapping: the same for all */
    BAD("a@city.example>"),
    BAD("<a@city.example"),
    BAD("<<a@city.example>>"),
    BAD("a@xn--.example"),
};

/* As for a client that is proven to belong to the zone. */
static SkRoute
route_from(const SkPolicyFile *file, const char *zone, const char *recipient)
{
    SkSource source = { zone, SK_PROOF_NETWORK };

    return sk_policy_file_route(file, &source, recipient);
}

static SkRoute
crossing_from(const SkPolicyFile *file, const char *zone, const char *to)
{
    SkSource source = { zone, SK_PROOF_NETWORK };

    return sk_policy_file_crossing(file, &source, to);
}

static void
test_route(gconstpointer data)
{
    const RouteRow *row = data;
    g_autoptr(SkPolicyFile) file = policy_load_text(town);
    SkRoute route = route_from(file, row->from, row->recipient);

    g_assert_cmpint(route.kind, ==, row->kind);
    g_assert_cmpstr(sk_reason_word(route.reason), ==,
                    sk_reason_word(row->reason));
    g_assert_cmpstr(route.to, ==, row->to);
    g_assert_cmpstr(route.rule, ==, row->rule);
    g_assert_true((route.policy != NULL) == (row->kind == SK_ROUTE_CROSSING));
}

static void
test_long(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(town);
    g_autofree char *label = g_strnfill(64, 'a');
    g_autofree char *local = g_strnfill(257, 'a');
    g_autofree char *one = g_strconcat("a@", label, ".example", NULL);
    g_autofree char *two = g_strconcat(local, "@city.example", NULL);
    g_autofree char *dots = g_strnfill(70000, '.');
    g_autofree char *three = g_strconcat("a@", dots, NULL);
    const char *all[] = { one, two, three };

    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        g_assert_cmpint(route_from(file, "internet", all[i]).reason,
                        ==, SK_REASON_BAD_ADDRESS);
}

static gboolean
same(const SkPolicyFile *file, const char *a, const char *b)
{
    SkRoute one = route_from(file, "internet", a);
    SkRoute two = route_from(file, "internet", b);

    return sk_route_same(&one, &two);
}

static void
test_same(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(town);

    g_assert_true(same(file, "a@city.example", "b@x.city.example"));
    g_assert_false(same(file, "a@city.example", "b@x.school.city.example"));
    g_assert_false(same(file, "a@city.example", "b@example.com"));
    g_assert_true(same(file, "a@example.com", "b@example.org"));
    g_assert_false(same(file, "a@kojin.example", "b@localhost"));
    g_assert_false(same(file, "a@kojin.example", "b@example.com"));
}

static void
test_settings(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(town);
    SkRoute a = route_from(file, "internet", "a@city.example");
    SkRoute b = crossing_from(file, "internet", "school");

    g_assert_cmpstr(a.policy->name, ==, "town");
    g_assert_cmpint(a.withheld, ==, SK_WITHHELD_REFUSE);
    g_assert_cmpstr(b.policy->name, ==, "text-only");
    g_assert_cmpint(b.withheld, ==, SK_WITHHELD_NOTICE);
    g_assert_cmpint(crossing_from(file, "internet", "nowhere").kind,
                    ==, SK_ROUTE_REFUSED);
}

typedef struct {
    const char *address, *listener;
    gboolean null_sender, this_host;
    const char *proof;
} ProofRow;

static const ProofRow proofs[] = {
    { "10.1.2.3", NULL, FALSE, FALSE, "network" },
    { "10.1.2.3", "10026", FALSE, FALSE, "network" },
    { "10.9.1.1", NULL, FALSE, FALSE, "network" },
    { "10.1.2.3", NULL, TRUE, FALSE, "null-sender" },
    { "10.1.2.3", NULL, FALSE, TRUE, "this-host" },
    { "127.0.0.1", NULL, FALSE, FALSE, "this-host" },
    { "::1", NULL, FALSE, FALSE, "this-host" },
    { "::ffff:127.0.0.1", NULL, FALSE, FALSE, "this-host" },
    { "198.51.100.1", NULL, FALSE, FALSE, "unlisted" },
    { "198.51.100.1", NULL, TRUE, FALSE, "null-sender" },
    { "localhost", NULL, FALSE, FALSE, "local" },
    { "localhost", NULL, TRUE, FALSE, "local" },
    { "unknown", NULL, FALSE, FALSE, "unlisted" },
    { NULL, NULL, FALSE, FALSE, "unlisted" },
};

static void
test_proof(gconstpointer data)
{
    const ProofRow *row = data;
    g_autoptr(SkPolicyFile) file = policy_load_text(town);
    SkClient client = { row->address, row->listener, row->null_sender,
                        row->this_host };

    g_assert_cmpstr(sk_proof_word(sk_policy_file_source(file, &client).proof),
                    ==, row->proof);
}

/* A zone that is known by its listener alone: whoever reaches the port. */
static void
test_listener_proves_nothing(void)
{
    g_autoptr(SkPolicyFile) file =
        policy_load_text("zones = ( { name = \"a\"; domains = [ "
                         "\"a.example\" ]; listeners = [ \"10026\" ]; } );");
    SkClient client = { .address = "10.1.2.3", .listener = "10026" };
    SkSource source = sk_policy_file_source(file, &client);

    g_assert_cmpstr(source.zone, ==, "a");
    g_assert_cmpint(source.proof, ==, SK_PROOF_UNLISTED);
    g_assert_cmpint(sk_policy_file_route(file, &source, "x@a.example").kind, ==,
                    SK_ROUTE_REFUSED);
}

static const char two_ways[] =
    "zones = (\n"
    " { name = \"internet\"; default = true; domains = [ \"*\" ]; },\n"
    " { name = \"a\"; domains = [ \"a.example\" ];"
    " clients = [ \"10.1.0.0/16\" ]; },\n"
    " { name = \"b\"; domains = [ \"b.example\" ];"
    " clients = [ \"10.2.0.0/16\" ]; },\n"
    " { name = \"c\"; domains = [ \"c.example\" ]; },\n"
    " { name = \"d\"; domains = [ \"d.example\" ]; },\n"
    " { name = \"s\"; domains = [ \"s.example\" ]; clients = [ \"10.9.0.0/16\" ];"
    " sealed = true; } );\n"
    "profiles = { files = { base = \"files-basic\"; };\n"
    " plain = { base = \"text-only\"; };\n"
    " links = { base = \"text-only\"; links = \"keep\"; };\n"
    " rebuild = { base = \"text-only\"; ambiguous = \"rebuild\"; }; };\n"
    "crossings = (\n"
    " { from = \"internet\"; to = \"a\"; profile = \"files\"; },\n"
    " { from = \"b\"; to = \"a\"; profile = \"plain\"; },\n"
    " { from = \"internet\"; to = \"b\"; profile = \"plain\"; },\n"
    " { from = \"a\"; to = \"b\"; profile = \"files\"; },\n"
    " { from = \"internet\"; to = \"c\"; profile = \"links\"; },\n"
    " { from = \"a\"; to = \"c\"; profile = \"rebuild\"; withheld = \"notice\"; },\n"
    " { from = \"a\"; to = \"d\"; profile = \"plain\"; } );\n";

typedef struct {
    const char *from, *to;
    const char *proven, *unproven; /* profile, "untouched" or a reason */
} StrictRow;

static const StrictRow strict_rows[] = {
    { "a", "x@a.example", "untouched", "files" },
    { "b", "x@a.example", "plain", "plain" },
    { "a", "x@b.example", "files", "plain" },
    { "b", "x@b.example", "untouched", "plain" },
    { "a", "x@c.example", "rebuild", "text-only" }, /* neither is stricter */
    { "b", "x@c.example", "no-crossing", "links" },
    { "a", "x@d.example", "plain", "plain" },
    { "b", "x@d.example", "no-crossing", "no-crossing" },
    { "a", "x@out.example", "no-crossing", "no-crossing" },
    { "internet", "x@out.example", "untouched", "no-crossing" },
    { "s", "x@s.example", "untouched", "sealed-zone" },
    { "s", "x@a.example", "sealed-zone", "sealed-zone" },
    { "a", "x@s.example", "sealed-zone", "sealed-zone" },
};

static const char *
result_of(const SkRoute *route)
{
    if (route->kind == SK_ROUTE_SAME_ZONE)
        return "untouched";
    return route->kind == SK_ROUTE_CROSSING ? route->policy->name
                                            : sk_reason_word(route->reason);
}

static void
test_strict(gconstpointer data)
{
    const StrictRow *row = data;
    g_autoptr(SkPolicyFile) file = policy_load_text(two_ways);
    SkSource source = { row->from, SK_PROOF_NETWORK };
    SkRoute route = sk_policy_file_route(file, &source, row->to);

    g_assert_cmpstr(result_of(&route), ==, row->proven);
    for (guint proof = 0; proof < SK_PROOF_NETWORK; proof++) {
        source.proof = (SkProof)proof;
        route = sk_policy_file_route(file, &source, row->to);
        g_assert_cmpstr(result_of(&route), ==, row->unproven);
    }
}

/* Of two profiles of which neither is the stricter, whoever the mail cannot be
 * sent back to gets a notice. */
static void
test_neither_stricter(void)
{
    g_autoptr(SkPolicyFile) file = policy_load_text(two_ways);
    SkSource a = { "a", SK_PROOF_NULL_SENDER }, b = { "b", a.proof };
    SkRoute both = sk_policy_file_route(file, &a, "x@c.example");
    SkRoute one = sk_policy_file_route(file, &b, "x@c.example");

    g_assert_cmpint(both.withheld, ==, SK_WITHHELD_NOTICE);
    g_assert_false(sk_route_same(&both, &one));
}

/* No zone is the default, and no zone at all: nothing passes. */
static void
test_nothing_listed(void)
{
    g_autoptr(SkPolicyFile) some =
        policy_load_text("zones = ( { name = \"a\"; domains = [ "
                         "\"a.example\" ]; clients = [ \"10.0.0.0/8\" ]; } );");
    g_autoptr(SkPolicyFile) none = sk_policy_file_load(NULL, NULL);
    SkClient stranger = { .address = "192.0.2.1" };

    g_assert_null(sk_policy_file_source(some, &stranger).zone);
    g_assert_cmpint(route_from(some, NULL, "x@a.example").kind, ==,
                    SK_ROUTE_REFUSED);
    g_assert_null(sk_policy_file_source(none, &stranger).zone);
    g_assert_cmpint(route_from(none, NULL, "x@a.example").reason, ==,
                    SK_REASON_UNKNOWN_DOMAIN);
    g_assert_null(sk_policy_file_zone_name(none, 0));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(clients); i++) {
        g_autofree char *path = g_strdup_printf("/zones/client/%02u", i);

        g_test_add_data_func(path, &clients[i], test_client);
    }
    for (guint i = 0; i < G_N_ELEMENTS(routes); i++) {
        g_autofree char *path = g_strdup_printf("/zones/route/%02u", i);

        g_test_add_data_func(path, &routes[i], test_route);
    }
    for (guint i = 0; i < G_N_ELEMENTS(proofs); i++) {
        g_autofree char *path = g_strdup_printf("/zones/proof/%02u", i);

        g_test_add_data_func(path, &proofs[i], test_proof);
    }
    for (guint i = 0; i < G_N_ELEMENTS(strict_rows); i++) {
        g_autofree char *path = g_strdup_printf("/zones/strict/%02u", i);

        g_test_add_data_func(path, &strict_rows[i], test_strict);
    }
    g_test_add_func("/zones/listener-proves-nothing",
                    test_listener_proves_nothing);
    g_test_add_func("/zones/neither-stricter", test_neither_stricter);
    g_test_add_func("/zones/long", test_long);
    g_test_add_func("/zones/same", test_same);
    g_test_add_func("/zones/settings", test_settings);
    g_test_add_func("/zones/nothing-listed", test_nothing_listed);
    return g_test_run();
}
