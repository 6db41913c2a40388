/* SPDX-License-Identifier: Apache-2.0
 *
 * A whole worker in process: any bytes as a mail, under both charsets and both
 * answers to ambiguity. What must hold: the same bytes the second time; the
 * inspector accepts what leaves, notices too; what is cleaned again keeps its
 * body; the marker in an attachment that was removed is nowhere in it.
 *
 * The first byte of the input chooses the profile, and whether the rest is the
 * whole mail or the first part of one that brings the marker.
 */
#include <stdlib.h>
#include <string.h>
#include "../worker/out-help.h"
#include "core/mail_lines.h"
#include "core/policy/policy_file.h"
#include "worker/clean.h"

#define MARKER "PLANTED-MARKER-41"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

/* g_error() traps, which the engine does not see: the input would be lost. */
#define broken(...)                                                            \
    do {                                                                       \
        g_printerr(__VA_ARGS__);                                               \
        abort();                                                               \
    } while (0)

static const char profiles_text[] =
    "profiles = {\n"
    "  u = { charset = \"utf-8\"; ambiguous = \"refuse\";\n"
    "        headers = { keep = [ \"X-Case-Number\" ]; }; };\n"
    "  v = { charset = \"utf-8\"; ambiguous = \"rebuild\"; links = \"text\";\n"
    "        hidden = \"mark\"; notice = { place = \"top\"; }; };\n"
    "  j = { charset = \"iso-2022-jp\"; ambiguous = \"refuse\";\n"
    "        notice = { language = \"en\"; }; };\n"
    "  k = { charset = \"iso-2022-jp\"; ambiguous = \"rebuild\";\n"
    "        html = \"html-first\";\n"
    "        headers = { keep = [ \"X-Case-Number\" ]; }; };\n"
    "};\n"
    "limits = { message = \"1M\"; expanded = \"4M\"; parts = 60; };\n";

static const SkPolicy *
profile_for(guint8 choice)
{
    static SkPolicyFile *file;
    static SkPolicy profiles[4];
    static const char *const names[] = { "u", "v", "j", "k" };

    if (file == NULL) {
        g_autoptr(GError) error = NULL;
        file = sk_policy_file_load_text(profiles_text, strlen(profiles_text),
                                        &error);
        g_assert_no_error(error);
        g_autoptr(GPtrArray) list = g_ptr_array_new();
        for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
            profiles[i] = *sk_policy_file_profile(file, names[i]);
            /* CPU time runs on over all the inputs */
            profiles[i].limits.seconds = G_MAXINT;
            g_ptr_array_add(list, &profiles[i]);
        }
        sk_worker_prepare(list, &error);
        g_assert_no_error(error);
    }
    return &profiles[choice % G_N_ELEMENTS(names)];
}

/* The rest of the input as part of a mail whose other part must not cross. */
static GBytes *
beside_marker(const guint8 *data, gsize size)
{
    static const char head[] = "From: a@example.jp\r\n"
                               "MIME-Version: 1.0\r\n"
                               "Content-Type: multipart/mixed; "
                               "boundary=\"=_outer\"\r\n\r\n"
                               "--=_outer\r\n";
    g_autofree char *base64 =
        g_base64_encode((const guchar *)MARKER "\r\n", strlen(MARKER) + 2);
    g_autofree char *tail = g_strdup_printf(
        "\r\n--=_outer\r\n"
        "Content-Type: application/octet-stream\r\n"
        "Content-Disposition: attachment; filename=a.bin\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n%s\r\n--=_outer--\r\n",
        base64);
    GByteArray *mail = g_byte_array_new();

    g_byte_array_append(mail, (const guint8 *)head, strlen(head));
    g_byte_array_append(mail, data, (guint)size);
    g_byte_array_append(mail, (const guint8 *)tail, (guint)strlen(tail));
    return g_byte_array_free_to_bytes(mail);
}

static SkOrder
order_for(GBytes *mail, const SkPolicy *policy)
{
    SkOrder order = out_order();

    order.kind = SK_KIND_MAIL;
    order.task = SK_TASK_CLEAN;
    order.input_len = g_bytes_get_size(mail);
    g_strlcpy(order.profile, policy->name, sizeof order.profile);
    return order;
}

static void
check_accepted(GBytes *output, const SkPolicy *policy)
{
    g_autofree char *word = out_inspect(output, policy->charset);

    if (!g_str_equal(word, "accepted"))
        broken("the inspector: %s\n%.*s", word, (int)g_bytes_get_size(output),
               (const char *)g_bytes_get_data(output, NULL));
}

static void
check_same(const SkCleaned *one, const SkCleaned *two)
{
    g_autoptr(GBytes) a = sk_report_freeze(one->report);
    g_autoptr(GBytes) b = sk_report_freeze(two->report);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkReport) thawed = sk_report_thaw(a, &error);

    g_assert_no_error(error);
    g_assert_nonnull(thawed);
    g_assert_cmpint(one->verdict, ==, two->verdict);
    g_assert_cmpint(one->reason, ==, two->reason);
    g_assert_true(g_bytes_equal(a, b));
    g_assert_true((one->output == NULL) == (two->output == NULL));
    if (one->output != NULL)
        g_assert_true(g_bytes_equal(one->output, two->output));
}

static void
check_no_marker(GBytes *output)
{
    g_autofree char *text = out_text(output);
    gsize len;
    const void *bytes = g_bytes_get_data(output, &len);

    g_assert_null(strstr(text, MARKER));
    g_assert_null(memmem(bytes, len, MARKER, strlen(MARKER)));
}

/* Cleaned once more, the mail is accepted and its body is the same. */
static void
check_fixed(GBytes *output, const SkPolicy *policy)
{
    SkOrder order = order_for(output, policy);
    g_auto(SkCleaned) again = { 0 };
    g_autofree char *before = out_text(output);
    g_autofree char *after = NULL;

    sk_clean(&order, policy, output, &again);
    if (again.verdict != SK_VERDICT_CLEANED)
        broken("cleaned again: withheld: %s\n%.*s",
               sk_reason_word(again.reason), (int)g_bytes_get_size(output),
               (const char *)g_bytes_get_data(output, NULL));
    check_accepted(again.output, policy);
    after = out_text(again.output);
    if (!g_str_equal(after, before))
        broken("cleaned again, the body is\n%s\nand was\n%s", after, before);
}

/* A withheld mail: the notice that may go out instead. */
static void
check_notice(SkOrder order, const SkPolicy *policy, GBytes *mail,
             SkReason reason)
{
    g_auto(SkCleaned) notice = { 0 };

    order.task = SK_TASK_NOTICE;
    order.reason = reason;
    sk_clean(&order, policy, mail, &notice);
    g_assert_cmpint(notice.verdict, ==, SK_VERDICT_WITHHELD);
    g_assert_nonnull(notice.output);
    check_accepted(notice.output, policy);
    check_no_marker(notice.output);
    check_fixed(notice.output, policy);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    const SkPolicy *policy = profile_for(size > 0 ? data[0] : 0);

    /* what the engine writes into a text is no attachment's */
    if (size < 1 || memmem(data, size, "PLANTED", 7) != NULL)
        return 0;
    g_autoptr(GBytes) file = g_bytes_new(data + 1, size - 1);
    g_autoptr(GBytes) mail = data[0] & 4 ? beside_marker(data + 1, size - 1)
                                         : sk_mail_from_file(file);
    SkOrder order = order_for(mail, policy);
    g_auto(SkCleaned) one = { 0 }, two = { 0 };

    sk_clean(&order, policy, mail, &one);
    sk_clean(&order, policy, mail, &two);
    check_same(&one, &two);
    if (one.verdict == SK_VERDICT_WITHHELD) {
        g_assert_null(one.output);
        check_notice(order, policy, mail, one.reason);
        return 0;
    }
    check_accepted(one.output, policy);
    check_no_marker(one.output);
    check_fixed(one.output, policy);
    return 0;
}
