/* SPDX-License-Identifier: Apache-2.0
 *
 * Conditions that a policy takes or refuses, and facts that meet them or do
 * not: rows of test-policy-when.c, which alone includes this.
 */

/* ---- what is refused ----------------------------------------------------- */

typedef struct {
    const char *name, *when;
    const char *refused; /* how the first line of the message ends; NULL if
                            the condition is taken */
} Row;

static const Row rows[] = {
    { "client", "client = [ \"10.2.0.0/16\", \"2001:db8::/32\" ];", NULL },
    { "client-localhost", "client = [ \"localhost\" ];", NULL },
    { "client-none", "client = [ \"here\" ];",
      "client: \"here\" is no network; write \"10.1.0.0/16\" or "
      "\"2001:db8::/32\"" },
    { "client-list", "client = [ \"list:a.list\" ];",
      "client takes no list file; lists go with sender, recipient, from and "
      "hash" },
    { "client-empty", "client = [ ];",
      "client = [ ] is never met; name something, or leave it out" },
    { "listener", "listener = [ \"10025\" ];", NULL },
    { "listener-number", "listener = [ 25 ];",
      "listener must be a list of texts: [ \"…\", \"…\" ]" },
    { "sender", "sender = [ \"taro@a.example\", \"@a.example\", "
                "\"@.a.example\", \"<>\", \"@例え.example\" ];",
      NULL },
    { "sender-domain", "sender = [ \"a.example\" ];",
      "sender: \"a.example\" is no address or domain: write "
      "\"name@city.example\", \"@city.example\", \"@.city.example\" for its "
      "sub-domains, or \"<>\" for bounces" },
    { "sender-star", "sender = [ \"*@a.example\" ];",
      "sender: \"*@a.example\" has a star; write \"@a.example\" for all "
      "addresses of a domain, without the star" },
    { "sender-missing-list", "sender = [ \"list:not-there.list\" ];",
      "the list \"not-there.list\": no such file; make the file, or leave out "
      "\"list:not-there.list\"" },
    { "from", "from = [ \"@a.example\" ];", NULL },
    { "from-address", "from = [ \"taro@a.example\" ];",
      "from: \"taro@a.example\" is no domain: write \"@city.example\", or "
      "\"@.city.example\" for its sub-domains" },
    { "label", "label = [ \"機密性３\" ];", NULL },
    { "label-in", "label = [ \"機密性3\" ]; label_in = [ \"X-Class\" ];",
      NULL },
    { "label-blank", "label = [ \" \" ];",
      "label: \" \" names nothing; write some of its words" },
    { "label-in-alone", "label_in = [ \"X-Class\" ];",
      "label_in goes with label: which words are to stand there?" },
    { "label-in-bad", "label = [ \"x\" ]; label_in = [ \"X Class\" ];",
      "label_in: \"X Class\" is no header name (printable ASCII without blank "
      "and colon)" },
    { "size-from", "size = \"1M-\";", NULL },
    { "size-to", "size = \"-1M\";", NULL },
    { "size-none", "size = \"1M\";",
      "size: \"1M\" is no range; write \"1M-10M\", \"1M-\" for 1M and more or "
      "\"-10M\" for 10M and less" },
    { "size-dash", "size = \"-\";",
      "size: \"-\" is no range; write \"1M-10M\", \"1M-\" for 1M and more or "
      "\"-10M\" for 10M and less" },
    { "size-turned", "size = \"10M-1M\";",
      "size: \"10M-1M\" is never met: its first size is the larger one; write "
      "the smaller one first" },
    { "empty", "", "when = { } asks for nothing and is always met; write a "
                   "condition, or leave it out" },
    { "unknown", "sendr = [ \"@a.example\" ];",
      "there is no setting \"sendr\" here; did you mean \"sender\"?" },
};

/* Conditions of crossings alone, and of rules of files alone. */
static const Row crossing_rows[] = {
    { "recipient", "recipient = [ \"taro@city.example.lg.jp\" ];", NULL },
    { "recipient-unicode", "recipient = [ \"@町.example.lg.jp\" ];", NULL },
    { "recipient-elsewhere", "recipient = [ \"@a.example\" ];",
      "recipient: \"@a.example\" is never met: zone \"lgwan\" does not have "
      "that domain; add it to the zone, or leave it out" },
    { "size-beyond", "size = \"60M-\";",
      "size: never met: limits.message refuses every mail of more than 50M; "
      "raise it, or ask for less" },
    { "name", "name = [ \"*.pdf\" ];", "there is no setting \"name\" here; known "
                                       "are client, listener, recipient, "
                                       "sender, from, label, label_in, size" },
};

static const Row rule_rows[] = {
    { "name", "name = [ \"*.pdf\", \"見積?.xlsx\" ];", NULL },
    { "name-all", "name = [ \"*\" ];",
      "name: \"*\" matches every name; leave the condition out" },
    { "type", "type = [ \"pdf\", \"image/\", \"text/csv\" ];", NULL },
    { "type-none", "type = [ \"pfd\" ];",
      "files: \"pfd\" is no type: neither a group, a media type in small "
      "letters, a family (\"image/\") nor \"*\"; did you mean \"pdf\"?" },
    { "hash",
      "hash = [ "
      "\"sha256:"
      "E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\" ];",
      NULL },
    { "hash-short", "hash = [ \"e3b0\" ];",
      "hash: \"e3b0\" is no SHA-256: write its 64 hexadecimal digits, as "
      "sha256sum prints them" },
};

/* ---- what is met --------------------------------------------------------- */

typedef struct {
    const char *name, *when;
    SkFacts facts; /* all of them are known */
    gboolean met;
    const char *by; /* the entry that met the first condition, or NULL */
} Met;

static const SkHeaderFact labels[] = {
    { (char *)"Subject", (char *)"【機密 性 ３】会議" },
    { (char *)"X-Class", (char *)"internal" },
};
static const char *const names[] = { "報告書.PDF", "b.exe", NULL };
static const guint8 empty_sum[32] = {
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4,
    0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b,
    0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
};

#define SENDER(address) .facts = { .sender = address }
#define LINE            " (policy.conf:3)"

static const Met met_rows[] = {
    { "client", "client = [ \"10.2.0.0/16\" ];",
      .facts = { .client = "10.2.3.4" }, .met = TRUE,
      .by = "\"10.2.0.0/16\"" LINE },
    { "client-v6", "client = [ \"2001:db8::/32\" ];",
      .facts = { .client = "IPv6:2001:db8::9" }, .met = TRUE,
      .by = "\"2001:db8::/32\"" LINE },
    { "client-other", "client = [ \"10.2.0.0/16\" ];",
      .facts = { .client = "10.3.3.4" } },
    { "client-odd", "client = [ \"10.2.0.0/16\" ];",
      .facts = { .client = "unknown" } },
    { "client-none", "client = [ \"0.0.0.0/0\" ];" },
    { "localhost", "client = [ \"localhost\" ];",
      .facts = { .client = "localhost" }, .met = TRUE,
      .by = "\"localhost\"" LINE },
    { "localhost-address", "client = [ \"localhost\" ];",
      .facts = { .client = "127.0.0.1" } },
    { "listener", "listener = [ \"10025\", \"10026\" ];",
      .facts = { .listener = "10026" }, .met = TRUE, .by = "\"10026\"" LINE },
    { "listener-none", "listener = [ \"10025\" ];" },
    { "sender", "sender = [ \"Taro@A.example\" ];", SENDER("taro@a.EXAMPLE"),
      TRUE, "\"Taro@A.example\"" LINE },
    { "sender-domain", "sender = [ \"@a.example\" ];",
      SENDER("<x@a.example>"), TRUE, "\"@a.example\"" LINE },
    { "sender-not-sub", "sender = [ \"@a.example\" ];",
      SENDER("x@b.a.example") },
    { "sender-sub", "sender = [ \"@.a.example\" ];", SENDER("x@c.b.a.example"),
      TRUE, "\"@.a.example\"" LINE },
    { "sender-sub-not-self", "sender = [ \"@.a.example\" ];",
      SENDER("x@a.example") },
    { "sender-suffix", "sender = [ \"@a.example\" ];",
      SENDER("x@evila.example") },
    { "sender-idn", "sender = [ \"@例え.example\" ];",
      SENDER("x@xn--r8jz45g.example"), TRUE, "\"@例え.example\"" LINE },
    { "sender-idn-back", "sender = [ \"@xn--r8jz45g.example\" ];",
      SENDER("x@例え.example"), TRUE, "\"@xn--r8jz45g.example\"" LINE },
    { "sender-null", "sender = [ \"<>\" ];", SENDER(""), TRUE, "\"<>\"" LINE },
    { "sender-null-other", "sender = [ \"@a.example\" ];", SENDER("") },
    { "sender-hack", "sender = [ \"@a.example\" ];",
      SENDER("x%b.example@a.example") },
    { "sender-two", "sender = [ \"@a.example\" ];",
      SENDER("x@b.example@a.example") },
    { "from", "from = [ \"@.lg.jp\" ];", .facts = { .from = "city.x.lg.jp" },
      .met = TRUE, .by = "\"@.lg.jp\"" LINE },
    { "from-none", "from = [ \"@.lg.jp\" ];" },
    { "label", "label = [ \"機密性3\" ];",
      .facts = { .headers = labels, .n_headers = 2 }, .met = TRUE,
      .by = "\"機密性3\"" LINE },
    { "label-elsewhere", "label = [ \"Internal\" ];",
      .facts = { .headers = labels, .n_headers = 2 } },
    { "label-in", "label = [ \"Internal\" ]; label_in = [ \"x-class\" ];",
      .facts = { .headers = labels, .n_headers = 2 }, .met = TRUE,
      .by = "\"Internal\"" LINE },
    { "size", "size = \"1K-2K\";", .facts = { .size = 1024 }, .met = TRUE },
    { "size-above", "size = \"1K-2K\";", .facts = { .size = 2049 } },
    { "size-below", "size = \"1K-\";", .facts = { .size = 1023 } },
    { "two", "sender = [ \"@a.example\" ]; size = \"1K-\";",
      .facts = { .sender = "x@a.example", .size = 1024 }, .met = TRUE,
      .by = "\"@a.example\"" LINE },
    { "one-of-two", "sender = [ \"@a.example\" ]; size = \"1K-\";",
      .facts = { .sender = "x@a.example", .size = 1 },
      .by = "\"@a.example\"" LINE },
};

#undef LINE
#define LINE " (policy.conf:2)"

static const Met rule_met_rows[] = {
    { "name", "name = [ \"報告*.pdf\" ];", .facts = { .names = names },
      .met = TRUE, .by = "\"報告*.pdf\"" LINE },
    { "name-second", "name = [ \"?.EXE\" ];", .facts = { .names = names },
      .met = TRUE, .by = "\"?.EXE\"" LINE },
    { "name-none", "name = [ \"*.doc\" ];", .facts = { .names = names } },
    { "name-absent", "name = [ \"*.doc\" ];" },
    { "type", "type = [ \"pdf\" ];", .facts = { .type = "application/pdf" },
      .met = TRUE, .by = "\"pdf\"" LINE },
    { "type-other", "type = [ \"pdf\" ];", .facts = { .type = "text/csv" } },
    { "hash",
      "hash = [ "
      "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\" "
      "];",
      .facts = { .sha256 = empty_sum }, .met = TRUE,
      .by = "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852"
            "b855\"" LINE },
    { "hash-none",
      "hash = [ "
      "\"f3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\" "
      "];",
      .facts = { .sha256 = empty_sum } },
};
