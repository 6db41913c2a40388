/* SPDX-License-Identifier: Apache-2.0
 *
 * A whole worker in process, over files that mails come in: any bytes as an
 * .eml, a winmail.dat, a .msg, a .p7m or a mailbox attached to a mail, under
 * profiles that take them apart and that give them back. What must hold: the
 * inspector accepts what leaves, and cleaned again its body is the same. The
 * first byte chooses box and profile. For clang: -fsanitize=fuzzer,address.
 */
#include <stdlib.h>
#include <string.h>
#include "../worker/out-help.h"
#include "core/policy/policy_file.h"
#include "inspector/inspect.h"
#include "worker/clean.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

/* g_error() traps, which the engine does not see: the input would be lost. */
#define broken(...)                                                            \
    do {                                                                       \
        g_printerr(__VA_ARGS__);                                               \
        abort();                                                               \
    } while (0)

#define FILES(do)                                                              \
    "ambiguous = \"rebuild\"; files = ( { type = \"mail\"; do = \"" do "\"; "  \
                                                                       "}, { " \
                                                                       "type " \
                                                                       "= "    \
                                                                       "\"arc" \
                                                                       "hive"  \
                                                                       "\"; "  \
                                                                       "do = " \
                                                                       "\"rep" \
                                                                       "ack\"" \
                                                                       "; }, " \
                                                                       "{ "    \
                                                                       "type " \
                                                                       "= "    \
                                                                       "\"tex" \
                                                                       "t\"; " \
                                                                       "do "   \
                                                                       "= "    \
                                                                       "\"cle" \
                                                                       "an\";" \
                                                                       " }, "  \
                                                                       "{ "    \
                                                                       "type " \
                                                                       "= "    \
                                                                       "\"*"   \
                                                                       "\"; "  \
                                                                       "do = " \
                                                                       "\"rem" \
                                                                       "ove\"" \
                                                                       "; } "  \
                                                                       "); "

static const char profiles_text[] =
    "profiles = {\n"
    "  f = { " FILES(
        "flatten") " };\n"
                   "  c = { " FILES(
                       "clean") " };\n"
                                "  j = { charset = \"iso-2022-jp\"; " FILES(
                                    "clean") " };\n"
                                             "};\n"
                                             "limits = { message = \"1M\"; "
                                             "expanded = \"4M\"; parts = 60; "
                                             "};\n";

static const struct {
    const char *type, *name;
} boxes[] = {
    { "application/octet-stream", "a.eml" },
    { "application/ms-tnef", "winmail.dat" },
    { "application/octet-stream", "a.msg" },
    { "application/pkcs7-mime", "smime.p7m" },
    { "application/mbox", "a.mbox" },
};

static const SkPolicy *
profile_for(guint8 choice)
{
    static SkPolicyFile *file;
    static SkPolicy profiles[3];
    static const char *const names[] = { "f", "c", "j" };

    if (file == NULL) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GPtrArray) list = g_ptr_array_new();

        file = sk_policy_file_load_text(profiles_text, strlen(profiles_text),
                                        &error);
        g_assert_no_error(error);
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

static GBytes *
attach(guint8 choice, const guint8 *data, gsize size)
{
    guint box = choice % G_N_ELEMENTS(boxes);
    g_autofree char *base64 = g_base64_encode(data, size);
    char *mail = g_strdup_printf(
        "From: a@example.jp\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=\"=_outer\"\r\n\r\n"
        "--=_outer\r\n\r\nouter\r\n--=_outer\r\nContent-Type: %s\r\n"
        "Content-Disposition: attachment; filename=%s\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n%s\r\n--=_outer--\r\n",
        boxes[box].type, boxes[box].name, base64);

    return g_bytes_new_take(mail, strlen(mail));
}

/* @mail cleaned, accepted; NULL when it was withheld. */
static GBytes *
clean(GBytes *mail, const SkPolicy *policy)
{
    SkOrder order = out_order();
    SkInspectOrder inspection = { .magic = SK_INSPECT_MAGIC,
                                  .kind = SK_INSPECT_KIND_MAIL,
                                  .types = SK_INSPECT_ALL_TYPES };
    SkInspectAnswer answer;
    g_auto(SkCleaned) cleaned = { 0 };
    const guint8 *bytes;
    gsize len;

    order.kind = SK_KIND_MAIL;
    order.task = SK_TASK_CLEAN;
    order.input_len = g_bytes_get_size(mail);
    g_strlcpy(order.profile, policy->name, sizeof order.profile);
    sk_clean(&order, policy, mail, &cleaned);
    if (cleaned.output == NULL)
        return NULL;
    bytes = g_bytes_get_data(cleaned.output, &len);
    if (!sk_inspect(&inspection, bytes, len, &answer))
        broken("the inspector: %s at %" G_GUINT64_FORMAT "\n%.*s",
               sk_inspect_why_word(answer.why), answer.offset, (int)len,
               (const char *)bytes);
    return g_steal_pointer(&cleaned.output);
}

static const char *
body_of(GBytes *mail)
{
    gsize len;
    const char *bytes = g_bytes_get_data(mail, &len);
    const char *end = g_strstr_len(bytes, (gssize)len, "\r\n\r\n");

    g_assert_nonnull(end);
    return end;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    const SkPolicy *policy = profile_for(size > 0 ? data[0] / 16 : 0);
    g_autoptr(GBytes) mail = NULL;
    g_autoptr(GBytes) once = NULL;
    g_autoptr(GBytes) twice = NULL;

    if (size < 1)
        return 0;
    mail = attach(data[0] % 16, data + 1, size - 1);
    once = clean(mail, policy);
    if (once == NULL)
        return 0;
    twice = clean(once, policy);
    if (twice == NULL)
        broken("cleaned again: withheld");
    g_autofree char *first = g_strndup(
        body_of(once), g_bytes_get_size(once) -
                           (gsize)(body_of(once) -
                                   (const char *)g_bytes_get_data(once, NULL)));
    g_autofree char *second =
        g_strndup(body_of(twice),
                  g_bytes_get_size(twice) -
                      (gsize)(body_of(twice) -
                              (const char *)g_bytes_get_data(twice, NULL)));
    if (!g_str_equal(first, second))
        broken("cleaned again, the body is\n%s\nand was\n%s", second, first);
    return 0;
}
