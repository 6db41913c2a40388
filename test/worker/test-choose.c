/* SPDX-License-Identifier: Apache-2.0
 *
 * Which of several crossings a worker takes by the headers of a mail, under a
 * policy that went through the bytes for workers.
 */
#include <string.h>
#include "core/policy/policy_file.h"
#include "worker/choose.h"

static const char policy_text[] =
    "zones = ( { name = \"internet\"; default = true; domains = [ \"*\" ]; },\n"
    "{ name = \"town\"; domains = [ \"town.test\" ]; clients = [ "
    "\"10.1.0.0/16\" ]; } );\n"
    "crossings = (\n"
    "{ from = \"internet\"; to = \"town\"; withheld = \"notice\"; when = { "
    "client = [ \"192.0.2.9\" ]; }; },\n"
    "{ from = \"internet\"; to = \"town\"; profile = \"a\"; when = { label = [ "
    "\"機密性3\" ]; label_in = [ \"Subject\", \"X-Class\" ]; }; },\n"
    "{ from = \"internet\"; to = \"town\"; profile = \"b\"; when = { from = [ "
    "\"@.lg.jp\" ]; sender = [ \"@lg.test\" ]; }; },\n"
    "{ from = \"internet\"; to = \"town\"; profile = \"c\"; when = { size = "
    "\"1K-\"; }; },\n"
    "{ from = \"internet\"; to = \"town\"; profile = \"d\"; } );\n"
    "profiles = { a = { links = \"text\"; }; b = { links = \"text\"; }; c = { "
    "links = \"text\"; }; d = { }; };\n";

typedef struct {
    const char *name, *sender;
    guint64 size;
    const char *headers;
    const char *profile;
} Row;

static const Row rows[] = {
    { "none", "x@a.test", 1, "Subject: hello\r\nFrom: x@city.lg.jp\r\n", "d" },
    { "subject", "x@a.test", 1, "Subject: [機密性 3] a\r\n", "a" },
    { "wide", "x@a.test", 1, "SUBJECT: 機密性３\r\n", "a" },
    { "encoded", "x@a.test", 1,
      "X-class: =?utf-8?B?5qmf5a+G?=\r\n =?utf-8?B?5oCnMw==?=\r\n", "a" },
    { "in-the-body", "x@a.test", 1, "Subject: a\r\n\r\nSubject: 機密性3\r\n",
      "d" },
    { "elsewhere", "x@a.test", 1, "Comments: 機密性3\r\n", "d" },
    { "both-subjects", "x@a.test", 1, "Subject: a\r\nSubject: 機密性3\r\n",
      "a" },
    { "from", "x@lg.test", 1, "From: \"a@b.test\" <x@city.lg.jp>\r\n", "b" },
    { "from-other", "x@lg.test", 1, "From: x@lg.jp.test\r\n", "d" },
    { "from-itself", "x@lg.test", 1, "From: x@lg.jp\r\n", "d" },
    { "from-second", "x@lg.test", 1, "From: x@a.test, y@city.lg.jp\r\n", "d" },
    { "from-missing", "x@lg.test", 1, "Subject: a\r\n", "d" },
    { "size", "x@a.test", 2000, "Subject: a\r\n", "c" },
    { "label-before-size", "x@a.test", 2000, "Subject: 機密性3\r\n", "a" },
    { "no-headers", "x@a.test", 1, "", "d" },
};

static SkPolicyFile *file;
static GPtrArray *thawed; /* of SkPolicy */

static SkOrder
order_of(const SkRoute *route)
{
    SkOrder order = { .magic = SK_ORDER_MAGIC, .kind = SK_KIND_MAIL };

    order.n_candidates = route->n_candidates;
    for (guint i = 0; i < route->n_candidates; i++) {
        order.candidates[i].row = route->candidates[i].row;
        g_strlcpy(order.candidates[i].profile,
                  route->candidates[i].policy->name,
                  sizeof order.candidates[i].profile);
    }
    return order;
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    SkClient client = { .address = "192.0.2.1", .sender = row->sender };
    SkFacts facts = { .known = SK_WHEN_BIT(SK_WHEN_SIZE), .size = row->size };
    g_autoptr(GBytes) mail =
        g_bytes_new_static(row->headers, strlen(row->headers));
    SkSource source = sk_policy_file_source(file, &client);
    SkRoute route = sk_policy_file_route(file, &source, "<b@town.test>");
    SkOrder order;
    guint choice;

    sk_route_settle(&route, &facts);
    order = order_of(&route);
    choice = sk_choose(&order, mail,
                       ((const SkPolicy *)thawed->pdata[0])->crossings);
    g_assert_cmpstr(order.profile, ==, row->profile);
    sk_route_choose(&route, choice);
    g_assert_cmpstr(route.policy->name, ==, row->profile);
    g_assert_cmpuint(route.n_candidates, ==, 1);
}

/* A row of which the worker knows nothing is not taken. */
static void
test_unknown(void)
{
    SkOrder order = { .n_candidates = 2 };
    g_autoptr(GBytes) mail = g_bytes_new_static("", 0);

    order.candidates[0].row = 99;
    g_strlcpy(order.candidates[1].profile, "d", sizeof order.profile);
    g_assert_cmpuint(sk_choose(&order, mail, NULL), ==, 1);
    g_assert_cmpstr(order.profile, ==, "d");
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) frozen = NULL;
    int status;

    g_test_init(&argc, &argv, NULL);
    file = sk_policy_file_load_text(policy_text, strlen(policy_text), &error);
    g_assert_no_error(error);
    frozen = sk_policy_file_freeze(file);
    thawed = sk_policy_thaw(frozen, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/choose/%s", rows[i].name);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/choose/unknown", test_unknown);
    status = g_test_run();
    g_ptr_array_unref(thawed);
    sk_policy_file_unref(file);
    return status;
}
