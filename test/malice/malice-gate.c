/* SPDX-License-Identifier: Apache-2.0
 *
 * One mail through the real gate: started zygotes, a spool, sk_gate_pass, and
 * what came of it.
 */
#include <string.h>
#include <unistd.h>
#include "inspector/order.h"
#include "malice-end.h"
#include "malice-gate.h"

#define SPAWN_MS 20000

SkPolicyFile *malice_policy;

static SkSpool *
spool_mail(const char *word)
{
    const char *mark = g_strcmp0(word, "plant-mark") == 0 ? MALICE_MARK : "";
    g_autofree char *line =
        word != NULL ? g_strdup_printf("X-Malice: %s\r\nX-Mark: %s\r\n", word,
                                       mark)
                     : g_strdup("");
    g_autofree char *mail = g_strdup_printf(
        "From: a@out.test\r\nTo: b@town.test\r\nSubject: hello\r\n"
        "Date: Fri, 20 Nov 2026 09:00:00 +0900\r\n%s"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=\"b0\"\r\n\r\n"
        "--b0\r\nContent-Type: text/plain\r\n\r\nplain words %s\r\n"
        "--b0\r\nContent-Type: application/x-payload; name=\"a.bin\"\r\n\r\n"
        "%s%s\r\n--b0--\r\n",
        line, mark, MALICE_PAYLOAD, mark);
    SkSpool *spool = sk_spool_new(NULL);

    g_assert_nonnull(spool);
    g_assert_true(sk_spool_write(spool, mail, strlen(mail), NULL));
    g_assert_true(sk_spool_finish(spool, NULL));
    return spool;
}

void
malice_pass(const SkGateCells *cells, const char *word, GBytes *expected,
            MaliceResult *result, GBytes **output)
{
    static const SkSiteKey key;
    g_autoptr(SkSpool) spool = spool_mail(word);
    g_auto(SkOutcome) outcome = { 0 };
    g_autoptr(GError) error = NULL;
    gboolean files = word != NULL && g_str_has_prefix(word, "file-");
    SkPassage passage = { .kind = SK_KIND_MAIL,
                          .task = SK_TASK_CLEAN,
                          .policy = sk_policy_file_profile(
                              malice_policy, files ? "parcel" : "plain"),
                          .site_key = &key,
                          .cells = *cells,
                          .spool = spool };

    if (!sk_gate_pass(&passage, &outcome, &error)) {
        result->kind = MALICE_FAULT;
        result->end = malice_end_words(error);
        return;
    }
    result->accepted = outcome.output != NULL;
    result->leaks = result->accepted && malice_holds_payload(outcome.output);
    if (outcome.verdict == SK_VERDICT_WITHHELD) {
        result->kind = MALICE_WITHHELD;
        result->end = g_strconcat(
            "inspector: ", sk_inspect_why_word(outcome.inspection_why), NULL);
        return;
    }
    g_assert_true(outcome.inspected && outcome.output != NULL);
    result->kind = expected == NULL || g_bytes_equal(outcome.output, expected)
                       ? MALICE_HONEST
                       : MALICE_TESTIMONY;
    result->end =
        g_strdup(result->kind == MALICE_HONEST ? "honest bytes" : "plain text");
    if (output != NULL)
        *output = g_bytes_ref(outcome.output);
}

gboolean
malice_start(SkCell *worker, SkCell *inspector, const char *program,
             const char *layer, char **wrong)
{
    g_autoptr(GBytes) frozen = sk_policy_file_freeze(malice_policy);
    char why[SK_CELL_LAYERS_MAX] = "";
    gsize len;
    const char *bytes = g_bytes_get_data(frozen, &len);
    int policy = sk_cell_memfd("policy");

    if (sk_cell_write(policy, bytes, len) != 0 || sk_cell_seal(policy) != 0 ||
        sk_cell_spawn(worker, program, policy, SPAWN_MS, why, sizeof why) != 0)
        *wrong = g_strdup(why);
    else if (strstr(worker->hello.layers, layer) == NULL)
        *wrong = g_strdup(worker->hello.layers);
    else if (sk_cell_spawn(inspector, g_getenv("SK_INSPECTOR"), -1, SPAWN_MS,
                           why, sizeof why) != 0)
        *wrong = g_strdup(why);
    close(policy);
    return *wrong == NULL;
}
