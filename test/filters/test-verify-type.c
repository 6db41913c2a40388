/* SPDX-License-Identifier: Apache-2.0
 *
 * verify-type: the worst of names, claim and content decides; what passes has
 * a clean name. Rows of the catalogue (M039-M045, A028, T014, T016) by their
 * numbers. What content is found to be is tested elsewhere: here it is given.
 */
#include <string.h>
#include <sekisho/filter.h>
#include "core/part_private.h"
#include "core/policy/policy_file.h"

extern const SkFilter sk_filter_verify_type;
extern const SkFilter sk_filter_strip_attachment;

static const char policy_text[] =
    "profiles = {"
    " files = { files = ("
    "  { type = \"archive\"; do = \"flatten\"; },"
    "  { type = \"text\"; do = \"clean\"; },"
    "  { type = \"table\"; do = \"clean\"; },"
    "  { type = \"data\"; do = \"remove\"; },"
    "  { type = \"image/\"; do = \"clean\"; } ); };"
    " all = { files = ( { type = \"*\"; do = \"clean\"; } ); };"
    " text = { base = \"text-only\"; };"
    "};";

#define EMPTY "application/x-empty"
#define PASS  SK_REASON_NONE

typedef struct {
    const char *path;
    const char *name, *other; /* a second name */
    const char *claimed, *found;
    SkReason reason;
    const char *out; /* the clean name, or what the detail says */
} Row;

/* clang-format off: a table */
static const Row rows[] = {
    { "plain", "a.txt", NULL, "text/plain", "text/plain", PASS, "a.txt" },
    { "csv", "a.csv", NULL, "text/csv", "text/csv", PASS, "a.csv" },
    { "csv-as-excel", "a.csv", NULL, "application/vnd.ms-excel", "text/csv",
      PASS, "a.csv" },
    { "octet-stream", "a.csv", NULL, "application/octet-stream", "text/csv",
      PASS, "a.csv" },
    { "no-name", NULL, NULL, NULL, "text/plain", PASS, "file.txt" },
    { "no-extension", "README", NULL, NULL, "text/plain", PASS, "README.txt" },
    { "corrected", "a.csv", NULL, "text/csv", "text/plain", PASS, "a.txt" },
    { "corrected-zip", "a.zip", NULL, NULL, "text/plain", PASS, "a.txt" },
    { "unknown-extension", "a.final", NULL, NULL, "text/plain", PASS,
      "a.final.txt" },
    { "unknown-claim", "a.txt", NULL, "application/x-nothing", "text/plain",
      PASS, "a.txt" },
    { "text-claim", "a.md", NULL, "text/markdown", "text/plain", PASS, "a.md" },
    { "inner-key", "report.key.txt", NULL, NULL, "text/plain", PASS,
      "report_key.txt" },
    { "inner-domain", "www.example.com.txt", NULL, NULL, "text/plain", PASS,
      "www.example_com.txt" },

    { "not-allowed-name", "a.pdf", NULL, NULL, "text/plain",
      SK_REASON_TYPE_NOT_ALLOWED, "name .pdf" },
    { "not-allowed-data", "a.json", NULL, NULL, "text/plain",
      SK_REASON_TYPE_NOT_ALLOWED, "name .json" },
    { "not-allowed-claim", "a.txt", NULL, "application/pdf", "text/plain",
      SK_REASON_TYPE_NOT_ALLOWED, "claimed application/pdf" },
    { "not-allowed-audio", "a.txt", NULL, "audio/x-nothing", "text/plain",
      SK_REASON_TYPE_NOT_ALLOWED, "claimed audio/x-nothing" },
    { "allowed-picture-name", "a.png", NULL, "image/png", "text/plain", PASS,
      "a.txt" },
    { "excel-not-for-text", "a.txt", NULL, "application/vnd.ms-excel",
      "text/plain", SK_REASON_TYPE_NOT_ALLOWED,
      "claimed application/vnd.ms-excel" },

    { "T014-program-content", "a.txt", NULL, "text/plain",
      "application/x-dosexec", SK_REASON_EXECUTABLE,
      "content application/x-dosexec: program" },
    { "T014-program-name", "a.exe", NULL, "text/plain", "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "program-claim", "a.txt", NULL, "application/x-msdownload", "text/plain",
      SK_REASON_EXECUTABLE, "claimed application/x-msdownload: program" },
    { "H014-html-name", "a.html", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .html: web-page" },
    { "H014-html-claim", "a.txt", NULL, "text/html", "text/plain",
      SK_REASON_EXECUTABLE, "claimed text/html: web-page" },
    { "macro-name", "a.xlam", NULL, NULL, "text/plain", SK_REASON_MACRO,
      "name .xlam: macro" },
    { "macro-content", "a.xlsx", NULL, NULL,
      "application/vnd.ms-excel.addin.macroenabled.12", SK_REASON_MACRO,
      "content application/vnd.ms-excel.addin.macroenabled.12: macro" },
    { "disk-image", "a.vhd", NULL, NULL, "text/plain", SK_REASON_DISK_IMAGE,
      "name .vhd: disk-image" },
    { "volume", "a.r07", NULL, NULL, "text/plain", SK_REASON_ARCHIVE_SPLIT,
      "name .r07: volume" },
    { "partial", NULL, NULL, "message/partial", "message/partial",
      SK_REASON_PARTIAL, "content message/partial: partial" },
    { "floor-before-policy", "a.pdf", "a.scr", NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .scr: program" },

    { "M039-two-names", "a.txt", "a.exe", NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M039-other-order", "a.exe", "a.txt", NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M041-rlo", "annex\xE2\x80\xAEtxt.exe", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M041-rlo-harmless", "annexexe.\xE2\x80\xAEtxt", NULL, NULL, "text/plain",
      PASS, "annexexe.txt" },
    { "M042-dot", "a.exe.", NULL, NULL, "text/plain", SK_REASON_EXECUTABLE,
      "name .exe: program" },
    { "M042-blank", "a.exe \xE3\x80\x80 ", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-stream", "a.exe::$DATA", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-stream-name", "a.txt:b.exe", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-percent-nul", "a.exe%00.txt", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-nul", "a.exe\x01.txt", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-wide-dot", "a．exe", NULL, NULL, "text/plain", SK_REASON_EXECUTABLE,
      "name .exe: program" },
    { "M042-wide-letters", "a．ｅｘｅ", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-small-dot",
      "a\xE2\x80\xA4"
      "exe",
      NULL, NULL, "text/plain", SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-zero-width", "a.e\xE2\x80\x8Bxe", NULL, NULL, "text/plain",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "M042-upper", "A.EXE", NULL, NULL, "text/plain", SK_REASON_EXECUTABLE,
      "name .exe: program" },
    { "M043-path", "..\\..\\x.txt", NULL, NULL, "text/plain", PASS, "x.txt" },
    { "M043-device", "CON.txt", NULL, NULL, "text/plain", PASS, "_CON.txt" },
    { "M043-unc", "\\\\host\\share\\a.txt", NULL, NULL, "text/plain", PASS,
      "a.txt" },
    { "M044-class", "a.{00020424-0000-0000-C000-000000000046}", NULL, NULL,
      "text/plain", SK_REASON_EXECUTABLE, "name .{}: class-identifier" },
    { "A028-blanks", "invoice.pdf                          .exe", NULL, NULL,
      "text/plain", SK_REASON_EXECUTABLE, "name .exe: program" },

    { "encrypted", "a.zip", NULL, NULL, "application/zip+encrypted",
      SK_REASON_ENCRYPTED, NULL },
    { "encrypted-not-allowed", "a.pdf", NULL, NULL, "application/pdf+encrypted",
      SK_REASON_ENCRYPTED, NULL },
    { "encrypted-program", "a.exe", NULL, NULL, "application/zip+encrypted",
      SK_REASON_EXECUTABLE, "name .exe: program" },
    { "polyglot", "a.png", NULL, "image/png", "image/png+polyglot",
      SK_REASON_POLYGLOT, NULL },

    { "T016-empty", "a.csv", NULL, NULL, EMPTY, PASS, "a.csv" },
    { "T016-empty-unknown", "a.b", NULL, NULL, EMPTY, PASS, "a.b.txt" },
    { "T016-empty-dotfile", ".profile", NULL, NULL, EMPTY, PASS,
      "profile.txt" },
    { "T016-empty-mail", "a.zip", NULL, NULL, EMPTY, PASS, "a.txt" },
    { "T016-empty-program", "a.exe", NULL, NULL, EMPTY, SK_REASON_EXECUTABLE,
      "name .exe: program" },
    { "T016-empty-pdf", "a.pdf", NULL, NULL, EMPTY, SK_REASON_TYPE_NOT_ALLOWED,
      "name .pdf" },
};
/* clang-format on */

static const SkPolicy *
policy_of(const char *profile)
{
    static SkPolicyFile *file;
    g_autoptr(GError) error = NULL;

    if (file == NULL)
        file =
            sk_policy_file_load_text(policy_text, strlen(policy_text), &error);
    g_assert_no_error(error);
    return sk_policy_file_profile(file, profile);
}

static SkPart *
make_part(SkRole role, const Row *row)
{
    gboolean empty = g_str_equal(row->found, EMPTY);
    g_autoptr(GBytes) bytes = g_bytes_new_static("x", empty ? 0 : 1);
    SkPart *part = sk_part_new(role, row->name, row->claimed, bytes);

    if (row->other != NULL)
        sk_part_add_name(part, row->other);
    sk_part_set_found(part, row->found);
    return part;
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;
    g_autoptr(SkPart) part = make_part(SK_ROLE_ATTACHMENT, row);

    sk_filter_verify_type.clean(part, policy_of("files"));
    g_assert_cmpstr(sk_reason_word(sk_part_reason(part)), ==,
                    sk_reason_word(row->reason));
    if (row->reason == PASS) {
        g_assert_cmpint(sk_part_verdict(part), <, SK_VERDICT_REMOVED);
        g_assert_cmpstr(sk_part_out_name(part), ==, row->out);
        return;
    }
    g_assert_cmpint(sk_part_verdict(part), ==, SK_VERDICT_REMOVED);
    g_assert_cmpstr(part->detail, ==, row->out);
    g_assert_null(sk_part_out_name(part));
}

/* The floor holds where a rule opens everything. */
static void
test_open_policy(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(SkPart) part = make_part(SK_ROLE_MEMBER, &rows[i]);
        gboolean allowed = rows[i].reason == SK_REASON_TYPE_NOT_ALLOWED;

        sk_filter_verify_type.clean(part, policy_of("all"));
        g_assert_cmpstr(sk_reason_word(sk_part_reason(part)), ==,
                        sk_reason_word(allowed ? PASS : rows[i].reason));
    }
}

/* Text for reading, and profiles of text only, are not its business. */
static void
test_passes(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(SkPart) body = make_part(SK_ROLE_BODY, &rows[i]);
        g_autoptr(SkPart) part = make_part(SK_ROLE_ATTACHMENT, &rows[i]);

        sk_filter_verify_type.clean(body, policy_of("files"));
        sk_filter_verify_type.clean(part, policy_of("text"));
        g_assert_cmpint(sk_part_verdict(body), ==, SK_VERDICT_UNDECIDED);
        g_assert_cmpint(sk_part_verdict(part), ==, SK_VERDICT_UNDECIDED);
        g_assert_null(sk_part_out_name(body));
        g_assert_null(sk_part_out_name(part));
    }
    g_assert_false(sk_filter_verify_type.uses(policy_of("text")));
    g_assert_true(sk_filter_verify_type.uses(policy_of("files")));
}

/* What nobody vouched for says why, and not "attachments are taken out" where
 * some are let through. */
static void
test_strip(void)
{
    static const struct {
        const char *found;
        SkReason files, text;
    } table[] = {
        { "application/pdf", SK_REASON_TYPE_NOT_ALLOWED, SK_REASON_ATTACHMENT },
        { "application/json", SK_REASON_TYPE_NOT_ALLOWED,
          SK_REASON_ATTACHMENT },
        { "image/png", SK_REASON_UNDECIDED, SK_REASON_ATTACHMENT },
        { "image/png+polyglot", SK_REASON_POLYGLOT, SK_REASON_ATTACHMENT },
        { "application/zip+encrypted", SK_REASON_ENCRYPTED,
          SK_REASON_ENCRYPTED },
        { "application/rtf", SK_REASON_NEVER_ALLOWED, SK_REASON_ATTACHMENT },
        { "application/x-dosexec", SK_REASON_EXECUTABLE, SK_REASON_EXECUTABLE },
        { "application/pgp-signature", SK_REASON_SIGNATURE,
          SK_REASON_SIGNATURE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        const Row row = { .found = table[i].found };
        g_autoptr(SkPart) one = make_part(SK_ROLE_ATTACHMENT, &row);
        g_autoptr(SkPart) two = make_part(SK_ROLE_ATTACHMENT, &row);

        sk_filter_strip_attachment.clean(one, policy_of("files"));
        sk_filter_strip_attachment.clean(two, policy_of("text"));
        g_assert_cmpstr(sk_reason_word(sk_part_reason(one)), ==,
                        sk_reason_word(table[i].files));
        g_assert_cmpstr(sk_reason_word(sk_part_reason(two)), ==,
                        sk_reason_word(table[i].text));
    }
}

/* A text that nobody vouched for: where files pass, the mail does not say that
 * only texts do. */
static void
test_strip_text(void)
{
    const Row row = { .found = "text/calendar" };
    g_autoptr(SkPart) part = make_part(SK_ROLE_BODY, &row);

    sk_filter_strip_attachment.clean(part, policy_of("files"));
    g_assert_cmpstr(sk_reason_word(sk_part_reason(part)), ==, "no-text");
}

static guint
counted(const SkPart *part, const char *what)
{
    for (guint i = 0; part->removed != NULL && i < part->removed->len; i++) {
        const SkCount *count = part->removed->pdata[i];

        if (strcmp(count->what, what) == 0)
            return count->count;
    }
    return 0;
}

static void
test_counts(void)
{
    const Row row = { .name = "a.com.key.csv", .found = "text/plain" };
    g_autoptr(SkPart) part = make_part(SK_ROLE_ATTACHMENT, &row);

    sk_filter_verify_type.clean(part, policy_of("files"));
    g_assert_cmpstr(sk_part_out_name(part), ==, "a_com_key.txt");
    g_assert_cmpuint(counted(part, "inner-extension"), ==, 2);
    g_assert_cmpuint(counted(part, "extension-corrected"), ==, 1);
    g_assert_cmpuint(counted(part, "name-cleaned"), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/verify-type/row/%s", rows[i].path);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/verify-type/open-policy", test_open_policy);
    g_test_add_func("/verify-type/passes", test_passes);
    g_test_add_func("/verify-type/strip", test_strip);
    g_test_add_func("/verify-type/strip-text", test_strip_text);
    g_test_add_func("/verify-type/counts", test_counts);
    return g_test_run();
}
