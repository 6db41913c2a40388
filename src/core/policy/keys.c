/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of keys. No file is read here. A key that is not in this table
 * cannot be used, and each key in it must stand in
 * samples/policy/reference.conf with its default and its sentence.
 */
#include "core/policy/keys.h"

#include <string.h>

#include <sekisho/policy.h>

#include "core/policy/policy_file.h"

#define KIB ((guint64)1 << 10)
#define MIB ((guint64)1 << 20)
#define GIB ((guint64)1 << 30)

/* Each list is in the order of its enum in sekisho/policy.h. */
static const char *const base_words[] = { "text-only", "files-basic",
                                          "files-strict", "files-faithful",
                                          NULL };
static const char *const links_words[] = { "defang", "keep", "text", NULL };
static const char *const charset_words[] = { "utf-8", "iso-2022-jp", NULL };
static const char *const html_words[] = { "plain-first", "html-first", NULL };
static const char *const hidden_words[] = { "drop", "mark", NULL };
static const char *const ambiguous_words[] = { "refuse", "rebuild", NULL };
static const char *const own_words[] = { "tell", "refuse", NULL };
static const char *const do_words[] = { "remove", "clean", "flatten",
                                        "repack", "text",  NULL };
static const char *const else_words[] = { "text", "remove", NULL };
static const char *const out_words[] = { "remove", "refuse", NULL };
static const char *const clean_words[] = { "clean", "remove", "refuse", NULL };
static const char *const keep_words[] = { "keep", "remove", "refuse", NULL };
static const char *const withheld_words[] = { "refuse", "notice", NULL };
static const char *const place_words[] = { "end", "top", NULL };
static const char *const language_words[] = { "ja", "en", NULL };
static const char *const trust_words[] = { "none", "forgeable", NULL };

/* Rows for groups and for settings that a file of their own reads. */
#define GROUP(path, type, purpose)                                             \
    {                                                                          \
        path, SK_KEY_##type, "", NULL, 0, 0, purpose                           \
    }
#define VALUE(path, type, initial, purpose)                                    \
    {                                                                          \
        path, SK_KEY_##type, initial, NULL, 0, 0, purpose                      \
    }
#define WORD(path, words, initial, purpose)                                    \
    {                                                                          \
        path, SK_KEY_WORD, initial, words, 0, 0, purpose                       \
    }

/* Rows whose setting is the member @member of the struct of their owner. */
#define PROFILE(member) SK_KEY_OF_PROFILE, G_STRUCT_OFFSET(SkPolicy, member)
#define INSIDE(kind)    PROFILE(inside[SK_INSIDE_##kind])
#define RULE(member)    SK_KEY_OF_RULE, G_STRUCT_OFFSET(SkFileRule, member)
#define MILTER(member)  SK_KEY_OF_MILTER, G_STRUCT_OFFSET(SkPolicyMilter, member)

#define SET(owner_member, path, type, initial, purpose)                        \
    {                                                                          \
        path, SK_KEY_##type, initial, NULL, 0, 0, purpose, owner_member        \
    }
#define SET_WORD(owner_member, path, words, initial, purpose)                  \
    {                                                                          \
        path, SK_KEY_WORD, initial, words, 0, 0, purpose, owner_member         \
    }
#define SET_WORD_TEXT(owner_member, path, words, initial, purpose)             \
    {                                                                          \
        path, SK_KEY_WORD, initial, words, 0, 0, purpose, owner_member, TRUE   \
    }
#define SET_RANGE(owner_member, path, type, initial, min, max, purpose)        \
    {                                                                          \
        path, SK_KEY_##type, initial, NULL, min, max, purpose, owner_member    \
    }

/* Conditions on the mail, of a crossing and of a rule of files. */
#define MAIL_CONDITIONS(when)                                                    \
    VALUE(when ".client", TEXTS, "[ ]",                                          \
          "Networks of the client, or \"localhost\"."),                          \
        VALUE(when ".listener", TEXTS, "[ ]",                                    \
              "Ports or names of the MTA's listener by which the mail came "     \
              "in."),                                                            \
        VALUE(when ".recipient", TEXTS, "[ ]",                                   \
              "Recipients of the envelope: \"name@city.example\", "              \
              "\"@city.example\", \"@.city.example\" for its sub-domains, or "   \
              "\"list:FILE\" with one of these a line."),                        \
        VALUE(                                                                   \
            when ".sender", TEXTS, "[ ]",                                        \
            "Senders of the envelope in the same form, \"<>\" for bounces; a "   \
            "sender can be forged."),                                            \
        VALUE(when ".from", TEXTS, "[ ]",                                        \
              "Domains of the From header: \"@city.example\", "                  \
              "\"@.city.example\" "                                              \
              "or \"list:FILE\"; it can be forged."),                            \
        VALUE(when ".label", TEXTS, "[ ]",                                       \
              "Words that stand in a header, such as a class of information "    \
              "(情報資産の分類); blanks and the width of letters do not " \
              "matter. "                                                         \
              "They can be forged."),                                            \
        VALUE(when ".label_in", TEXTS, "[ \"Subject\" ]",                        \
              "Headers in which a label may stand.")

/* clang-format off */
static const SkKey keys[] = {
    GROUP("zones", LIST,
        "The networks this gateway stands between."),
    VALUE("zones[].name", TEXT, NULL,
        "What crossings and reports call the zone."),
    VALUE("zones[].default", BOOL, "false",
        "Clients that no zone lists belong to this one; one zone at most."),
    VALUE("zones[].domains", TEXTS, "[ ]",
        "Recipient domains of the zone: \"city.example\" is that domain, \".city.example\" its sub-domains, \"*\" the rest of the world."),
    VALUE("zones[].clients", TEXTS, "[ ]",
        "Networks whose mail comes from the zone: \"10.1.0.0/16\", \"2001:db8::/32\"; only theirs, with a sender, is untouched within it. \"localhost\" is mail that the gateway itself sends, which nothing proves to begin there."),
    VALUE("zones[].listeners", TEXTS, "[ ]",
        "Ports or names of the MTA's listeners; a zone that lists some takes only mail that came in by them."),
    VALUE("zones[].sealed", BOOL, "false",
        "Nothing may ever cross into this zone or out of it."),

    GROUP("crossings", LIST,
        "From which zone mail may cross into which; what is not listed is refused."),
    VALUE("crossings[].from", TEXT, NULL,
        "The zone the client belongs to."),
    VALUE("crossings[].to", TEXT, NULL,
        "The zone the recipient's domain belongs to."),
    VALUE("crossings[].profile", TEXT, "\"text-only\"",
        "How the mail is cleaned: a name under profiles, or a preset: \"text-only\", \"files-basic\", \"files-strict\", \"files-faithful\"."),
    WORD("crossings[].withheld", withheld_words, "\"refuse\"",
        "What becomes of a mail that must not cross: \"refuse\" it with 550, or tell the recipient by a \"notice\" (behind a relay that already said yes)."),
    GROUP("crossings[].when", GROUP,
        "The crossing is taken only by mail that meets all of these conditions, of each one entry; other mail tries the next crossing for the same zones, of which the last has no conditions."),
    MAIL_CONDITIONS("crossings[].when"),
    VALUE("crossings[].when.size", TEXT, "\"\"",
        "Bytes of the mail: \"1M-10M\", \"1M-\" or \"-10M\"; a sender chooses them."),
    WORD("crossings[].trust", trust_words, "\"none\"",
        "\"forgeable\" lets more pass because of a condition that a sender can forge; without it, that is an error."),

    GROUP("profiles", NAMED,
        "Ways of cleaning, each under a name of your choice."),
    SET_WORD_TEXT(PROFILE(base), "profiles.*.base", base_words, "\"text-only\"",
        "The preset the profile builds on: \"text-only\" passes no file, \"files-basic\" rebuilds texts, tables, calendars, contacts and data and opens archives and mails, \"files-strict\" (safety first) rebuilds documents and pictures too, without anything in them that could act, link or tell on its author, \"files-faithful\" (looks first) rebuilds them with links, formulas, forms, comments and what lies inside; rules of the profile come before its own."),
    SET_WORD(PROFILE(charset), "profiles.*.charset", charset_words, "\"utf-8\"",
        "Character set of the mail that leaves; \"iso-2022-jp\" for old groupware."),
    SET_WORD(PROFILE(links), "profiles.*.links", links_words, "\"defang\"",
        "Links in the text: \"defang\" makes them unclickable (hxxps://), \"keep\" leaves them, \"text\" drops the targets."),
    SET_WORD(PROFILE(html), "profiles.*.html", html_words, "\"plain-first\"",
        "Which form is read when a mail brings both: the plain text or the HTML."),
    SET_WORD(PROFILE(hidden), "profiles.*.hidden", hidden_words, "\"drop\"",
        "Text that HTML hides from the reader: \"drop\" it, or show it with a \"mark\"."),
    SET_WORD(PROFILE(ambiguous), "profiles.*.ambiguous", ambiguous_words, "\"refuse\"",
        "Mail that two programs may read differently: \"refuse\" it, or \"rebuild\" it from what was understood."),
    SET_WORD(PROFILE(own_domain), "profiles.*.own_domain", own_words, "\"tell\"",
        "Mail from outside whose From or Sender claims a domain of the zone it goes to: \"tell\" the recipient in the notice, or \"refuse\" it; bounces of the gateway's own MTA are exempt."),
    GROUP("profiles.*.files", LIST,
        "What becomes of files, by type; the first rule that names a file's type decides, and without any rule only text passes."),
    SET(RULE(type), "profiles.*.files[].type", TEXT, NULL,
        "A group (\"archive\", \"mail\", \"text\", \"table\", \"calendar\", \"contact\", \"data\", \"picture\", \"document\", \"spreadsheet\", \"presentation\", \"pdf\"), a media type, a family (\"image/\") or \"*\" for all."),
    SET_WORD(RULE(action), "profiles.*.files[].do", do_words, NULL,
        "\"remove\" it, \"clean\" it (removed where nothing cleans the type), \"flatten\" a container into its members, \"repack\" an archive as a clean ZIP of what passed, or let its words leave as a \"text\" file."),
    SET_WORD(RULE(otherwise), "profiles.*.files[].else", else_words, "\"text\"",
        "Of \"clean\": what becomes of a file that cannot be rebuilt with confidence: its words as a \"text\" file where they can be taken out, or \"remove\" it."),
    SET_RANGE(RULE(depth), "profiles.*.files[].depth", COUNT, "0", 0, 64,
        "Of \"flatten\" and \"repack\": levels of containers in containers that are opened; 0 for limits.depth."),
    GROUP("profiles.*.files[].when", GROUP,
        "The rule decides only about files that meet all of these conditions, of each one entry; about others the next rule is asked."),
    MAIL_CONDITIONS("profiles.*.files[].when"),
    VALUE("profiles.*.files[].when.size", TEXT, "\"\"",
        "Bytes of the file: \"1M-10M\", \"1M-\" or \"-10M\"; a sender chooses them."),
    VALUE("profiles.*.files[].when.type", TEXTS, "[ ]",
        "Types as above, of which the file must have one as well."),
    VALUE("profiles.*.files[].when.name", TEXTS, "[ ]",
        "Patterns of file names, with * for any characters and ? for one; a sender chooses names."),
    VALUE("profiles.*.files[].when.hash", TEXTS, "[ ]",
        "SHA-256 of the file as it came, or \"list:FILE\" with one a line; it chooses how such a file is cleaned, and none leaves as it came."),
    SET_WORD(RULE(trust), "profiles.*.files[].trust", trust_words, "\"none\"",
        "\"forgeable\" lets more files pass because of a condition that a sender can forge; without it, that is an error."),
    SET(PROFILE(tombstones), "profiles.*.tombstones", BOOL, "false",
        "A file like a_docm.removed.txt with reason, hash and receipt stands in the place of each removed file; texts must pass."),
    GROUP("profiles.*.inside", GROUP,
        "What becomes of the objects inside files; \"refuse\" takes the whole file out."),
    SET_WORD(INSIDE(MACROS), "profiles.*.inside.macros", out_words, "\"remove\"",
        "Macros of documents; they never leave."),
    SET_WORD(INSIDE(SCRIPTS), "profiles.*.inside.scripts", out_words, "\"remove\"",
        "Scripts and actions that start by themselves; they never leave."),
    SET_WORD(INSIDE(EXTERNAL), "profiles.*.inside.external", out_words, "\"remove\"",
        "What a file would fetch from elsewhere when it is opened; it never leaves."),
    SET_WORD(INSIDE(OBJECTS), "profiles.*.inside.objects", clean_words, "\"remove\"",
        "Other files inside a file: \"clean\" them as if they had come alone, or \"remove\" them."),
    SET_WORD(INSIDE(MEDIA), "profiles.*.inside.media", clean_words, "\"clean\"",
        "Pictures, sound and films inside a file: \"clean\" them as if they had come alone, or \"remove\" them."),
    SET_WORD(INSIDE(HYPERLINKS), "profiles.*.inside.hyperlinks", keep_words, "\"remove\"",
        "Links in documents and pictures that a reader clicks: \"keep\" those to web pages and mail addresses, or \"remove\" them."),
    SET_WORD(INSIDE(FORMULAS), "profiles.*.inside.formulas", keep_words, "\"remove\"",
        "Formulas of spreadsheets: \"keep\" those of listed functions, or \"remove\" them and leave their last results."),
    SET_RANGE(PROFILE(inside_functions), "profiles.*.inside.functions", TEXTS, "[ ]", 0, 200,
        "Functions kept besides the built-in list, where formulas are kept; some never are."),
    SET_WORD(INSIDE(FORMS), "profiles.*.inside.forms", keep_words, "\"remove\"",
        "Fields and buttons: \"keep\" them without what they would start, or \"remove\" them and leave what was filled in."),
    SET_WORD(INSIDE(COMMENTS), "profiles.*.inside.comments", keep_words, "\"remove\"",
        "Comments and tracked changes in documents."),
    SET_WORD(INSIDE(METADATA), "profiles.*.inside.metadata", keep_words, "\"remove\"",
        "Who, when and about what, in documents; pictures never keep any."),
    SET_RANGE(PROFILE(inside_fields), "profiles.*.inside.fields", TEXTS, "[ ]", 0, 16,
        "Fields kept where metadata is kept, of title, subject, author, keywords, created, modified and language; empty for all of them."),
    GROUP("profiles.*.csv", GROUP,
        "Tables (CSV, TSV) that leave."),
    SET(PROFILE(csv_bom), "profiles.*.csv.bom", BOOL, "true",
        "They begin with a byte order mark, without which Excel takes UTF-8 for something else."),
    GROUP("profiles.*.xml", GROUP,
        "XML files that leave."),
    SET_RANGE(PROFILE(xml_roots), "profiles.*.xml.roots", TEXTS, "[ ]", 0, 32,
        "Names of root elements without a namespace whose files stay XML, besides the built-in list; XML that is on no list leaves as a text file, name.xml.txt."),
    GROUP("profiles.*.headers", GROUP,
        "Headers of the mail that leaves."),
    SET_RANGE(PROFILE(keep_headers), "profiles.*.headers.keep", TEXTS, "[ ]", 0, 64,
        "Names of headers kept besides the built-in list; their text is cleaned too."),
    GROUP("profiles.*.notice", GROUP,
        "The notice in a cleaned mail that says what was taken out."),
    SET_WORD_TEXT(PROFILE(notice_language), "profiles.*.notice.language", language_words, "\"ja\"",
        "Language of the notice."),
    SET_WORD(PROFILE(notice_place), "profiles.*.notice.place", place_words, "\"end\"",
        "Where the list of what was taken out stands: at the \"end\" or on \"top\"."),
    VALUE("profiles.*.notice.file", TEXT, "\"\"",
        "A file with your own notice texts, relative to this file; empty for the built-in ones."),

    GROUP("floor", PROFILE,
        "What no profile may let pass beyond, such as those that towns write: settings of a profile that bound what passes (base, links, hidden, ambiguous, own_domain, files, inside, xml, headers). Only those that are said here bind; a base binds with all that it says."),

    GROUP("limits", GROUP,
        "Bounds of one message; reaching one is a verdict with its name."),
    SET_RANGE(PROFILE(limits.message), "limits.message", SIZE, "\"50M\"", KIB, GIB,
        "Bytes of the message as received."),
    SET_RANGE(PROFILE(limits.expanded), "limits.expanded", SIZE, "\"500M\"", KIB, 8 * GIB,
        "Bytes of all decoded parts together."),
    SET_RANGE(PROFILE(limits.ratio), "limits.ratio", COUNT, "200", 2, 100000,
        "How many times larger a part may become by decoding, from 1 MiB on."),
    SET_RANGE(PROFILE(limits.parts), "limits.parts", COUNT, "1000", 1, 200000,
        "Parts of all levels."),
    SET_RANGE(PROFILE(limits.depth), "limits.depth", COUNT, "8", 1, 64,
        "Levels of parts within parts."),
    SET_RANGE(PROFILE(limits.pixels), "limits.pixels", COUNT, "250000000", 1, 4000000000,
        "Pixels of all frames and pages of one picture; an A0 sheet at 400 dpi has 247 million."),
    SET_RANGE(PROFILE(limits.seconds), "limits.seconds", COUNT, "30", 1, 250,
        "Seconds of computing time for one message."),

    GROUP("milter", GROUP,
        "How the gateway's service runs; the command line does not use it."),
    SET(MILTER(socket), "milter.socket", TEXT, "\"unix:" SK_RUNDIR "/milter.sock\"",
        "Where the MTA meets the milter: \"unix:/path\", \"inet:port@host\" or \"inet6:port@host\"."),
    SET(MILTER(report), "milter.report", TEXT, "\"" SK_LOGDIR "/report.jsonl\"",
        "The file that gets one JSON line for each message, written before the reply."),
    SET(MILTER(site_key), "milter.site-key", TEXT, "\"" SK_SYSCONFDIR "/site.key\"",
        "The file with the key of receipts and mark lines; only the service reads it."),
    SET_RANGE(MILTER(workers), "milter.workers", COUNT, "0", 0, 1024,
        "Messages cleaned at the same time; 0 for two to a processor."),
    SET_RANGE(MILTER(queue), "milter.queue", COUNT, "0", 0, 100000,
        "Messages that may wait for a worker before others are told to come back later; 0 for two to a worker."),
    SET(MILTER(candidate), "milter.candidate", TEXT, "\"\"",
        "A policy, relative to this file, under which some mails are tried after their answer; the report says what would have come out differently. It never decides anything. Empty for none."),
    SET_RANGE(MILTER(candidate_share), "milter.candidate-share", COUNT, "10", 1, 100,
        "Mails of a hundred that are tried under the candidate."),
    SET_RANGE(MILTER(candidate_cpu), "milter.candidate-cpu", COUNT, "10", 1, 100,
        "Hundredths of one processor that the candidate may take."),
    SET(MILTER(metrics), "milter.metrics", TEXT, "\"auto\"",
        "Where metrics are served for the command status and for Prometheus: \"unix:/path\", \"inet:port@127.0.0.1\", \"none\", or \"auto\" for beside the milter's own unix socket."),
    SET(MILTER(metrics_file), "milter.metrics-file", TEXT, "\"\"",
        "A file for node_exporter's textfile collector, whose name ends in \".prom\"; empty for none."),
    SET_RANGE(MILTER(silence), "milter.silence", COUNT, "0", 0, 1440,
        "Minutes of office hours in which nothing passes before there is an alarm; 0 for no watch."),
    SET(MILTER(office_hours), "milter.office-hours", TEXT, "\"08:30-17:15\"",
        "When mail is expected, from Monday to Friday."),
};
/* clang-format on */

typedef struct {
    const char *prefix; /* if NULL, the key may stand anywhere */
    const char *name;
    const char *why;
} RefusedKey;

static const RefusedKey refused[] = {
    { NULL, "originals", "this version keeps no originals" },
    { NULL, "vault", "this version keeps no originals" },
};

typedef struct {
    const char *path;
    const char *word;
    const char *why;
} RefusedWord;

/* Words that one might expect of a key, and that no policy may say: the floor
 * of what leaves inside files. */
static const RefusedWord refused_words[] = {
    { "profiles.*.inside.macros", "keep", "macros never leave" },
    { "profiles.*.inside.macros", "clean", "macros never leave" },
    { "profiles.*.inside.scripts", "keep", "scripts never leave" },
    { "profiles.*.inside.scripts", "clean", "scripts never leave" },
    { "profiles.*.inside.external", "keep",
      "nothing leaves that fetches something by itself" },
    { "profiles.*.inside.external", "clean",
      "nothing leaves that fetches something by itself" },
    { "profiles.*.inside.objects", "keep",
      "nothing leaves as it came; \"clean\" writes it anew" },
    { "profiles.*.inside.media", "keep",
      "nothing leaves as it came; \"clean\" writes it anew" },
};

const char *
sk_policy_word_refused(const char *path, const char *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(refused_words); i++)
        if (strcmp(refused_words[i].path, path) == 0 &&
            strcmp(refused_words[i].word, word) == 0)
            return refused_words[i].why;
    return NULL;
}

const SkKey *
sk_policy_keys(guint *n)
{
    *n = G_N_ELEMENTS(keys);
    return keys;
}

const SkKey *
sk_policy_key(const char *path)
{
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strcmp(keys[i].path, path) == 0)
            return &keys[i];
    return NULL;
}

char **
sk_policy_key_names(const char *prefix)
{
    GPtrArray *names = g_ptr_array_new();
    gsize len = strlen(prefix);

    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *last = strrchr(keys[i].path, '.');
        gsize up_to = last != NULL ? (gsize)(last - keys[i].path) : 0;

        if (up_to == len && strncmp(keys[i].path, prefix, len) == 0)
            g_ptr_array_add(names, g_strdup(last ? last + 1 : keys[i].path));
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

const char *
sk_policy_key_refused(const char *prefix, const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++)
        if (strcmp(refused[i].name, name) == 0 &&
            (refused[i].prefix == NULL ||
             strcmp(refused[i].prefix, prefix) == 0))
            return refused[i].why;
    return NULL;
}
