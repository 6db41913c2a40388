/* SPDX-License-Identifier: Apache-2.0
 *
 * identify ROUNDS MAIL…: what it costs to say what the parts of mails are, and
 * whether their names and claims agree, beside libmagic alone on the same
 * bytes. Prints microseconds of CPU a part, and the ratio, for files and for
 * all parts.
 */
#include <magic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "core/part_private.h"
#include "core/policy/policy_file.h"
#include "load.h"
#include "worker/clean.h"
#include "worker/identify/identify.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"

extern const SkFilter sk_filter_verify_type;

static const char policy_text[] =
    "profiles = { f = { files = ( { type = \"text\"; do = \"clean\"; },"
    " { type = \"table\"; do = \"clean\"; },"
    " { type = \"archive\"; do = \"flatten\"; } ); }; };";

static double
cpu_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void
collect(SkPart *part, GPtrArray *leaves, gboolean files_only)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        collect(sk_part_child(part, i), leaves, files_only);
    if (sk_part_n_children(part) == 0 && sk_part_bytes(part) != NULL &&
        (!files_only || sk_part_role(part) != SK_ROLE_BODY))
        g_ptr_array_add(leaves, part);
}

static double
ours(const GPtrArray *leaves, const SkPolicy *policy, guint rounds)
{
    double start = cpu_us();

    for (guint round = 0; round < rounds; round++)
        for (guint i = 0; i < leaves->len; i++) {
            SkPart *part = leaves->pdata[i];

            sk_identify(part);
            part->verdict = SK_VERDICT_UNDECIDED;
            sk_filter_verify_type.clean(part, policy);
        }
    return (cpu_us() - start) / rounds / leaves->len;
}

static double
theirs(const GPtrArray *leaves, magic_t magic, guint rounds)
{
    double start = cpu_us();
    gsize said = 0;

    for (guint round = 0; round < rounds; round++)
        for (guint i = 0; i < leaves->len; i++) {
            gsize len;
            const void *bytes =
                g_bytes_get_data(sk_part_bytes(leaves->pdata[i]), &len);
            const char *type = magic_buffer(magic, bytes, len);

            said += type != NULL ? strlen(type) : 0;
        }
    g_assert(said > 0);
    return (cpu_us() - start) / rounds / leaves->len;
}

static void
print(const char *what, const GPtrArray *leaves, const SkPolicy *policy,
      magic_t magic, guint rounds)
{
    double own, other;

    if (leaves->len == 0)
        return;
    ours(leaves, policy, 1);
    theirs(leaves, magic, 1);
    own = ours(leaves, policy, rounds);
    other = theirs(leaves, magic, rounds);
    printf("{\"parts\": \"%s\", \"n\": %u, \"verify_us\": %.2f, "
           "\"magic_us\": %.2f, \"ratio\": %.3f}\n",
           what, leaves->len, own, other, own / other);
}

static SkMail *
read_mail(const char *path, const SkPolicy *policy, SkReport *report)
{
    g_autofree char *bytes = NULL;
    g_autoptr(GBytes) input = NULL;
    SkReason limit;
    gsize len;

    if (!g_file_get_contents(path, &bytes, &len, NULL))
        return NULL;
    input = g_bytes_new(bytes, len);
    return sk_mail_read(input, policy, report, &limit);
}

int
main(int argc, char **argv)
{
    guint rounds = load_number(argc > 2 ? argv[1] : "", 10000);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkPolicyFile) file =
        sk_policy_file_load_text(policy_text, sizeof policy_text - 1, &error);
    const SkPolicy *policy = file ? sk_policy_file_profile(file, "f") : NULL;
    g_autoptr(GPtrArray) policies = g_ptr_array_new();
    g_autoptr(GPtrArray) mails = g_ptr_array_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autoptr(SkReport) report = sk_report_new();
    magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS);

    if (policy == NULL || magic == NULL || magic_load(magic, NULL) != 0)
        return 2;
    g_ptr_array_add(policies, (gpointer)policy);
    if (!sk_worker_prepare(policies, &error))
        return 2;
    for (int i = 2; i < argc; i++) {
        SkMail *mail = read_mail(argv[i], policy, report);

        if (mail == NULL)
            return 2;
        g_ptr_array_add(mails, mail);
        collect(mail->root, files, TRUE);
        collect(mail->root, all, FALSE);
    }
    print("files", files, policy, magic, rounds);
    print("all", all, policy, magic, rounds);
    magic_close(magic);
    return 0;
}
