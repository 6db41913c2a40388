/* SPDX-License-Identifier: Apache-2.0
 *
 * A true answer is taken; the same with one thing bent is not, and is told
 * why. The hash is made to fit in every row but the one about it.
 */
#include <openssl/evp.h>
#include <string.h>

#include <sekisho/error.h>

#include "cell/protocol.h"
#include "gate/testimony.h"
#include "inspector/order.h"

static const guint8 nonce[SK_CELL_NONCE] = "sixteen bytes ..";
static const guint8 sha256[32] = "thirty-two bytes of a hash ....";

typedef enum {
    NOTHING,
    MAGIC,
    VERSION,
    CHOICE,
    NONCE,
    INPUT_LEN,
    INPUT_SHA256,
    OUTPUT_LEN,
    LENGTHS_OVERFLOW,
    VERDICT,
    REASON,
    HASH,
    RECORDS,
    ROOM,
    CUT,
} Bend;

typedef struct {
    const char *path;
    Bend bend;
    SkKind kind;
    SkTask task;
    guint32 verdict;
    const char *output;
    const char *why; /* part of the error; NULL: taken */
} Case;

#define MAIL "A: b\r\n\r\nc\r\n"
#define ROW(path, bend, why)                                                   \
    {                                                                          \
        "/testimony/" path, bend, SK_KIND_MAIL, SK_TASK_CLEAN,                 \
            SK_VERDICT_CLEANED, MAIL, why                                      \
    }

static const Case cases[] = {
    ROW("true", NOTHING, NULL),
    ROW("magic", MAGIC, "trailer"),
    ROW("version", VERSION, "trailer"),
    ROW("choice", CHOICE, "it chose what it was not offered"),
    ROW("nonce", NONCE, "another message"),
    ROW("input-length", INPUT_LEN, "another message"),
    ROW("input-hash", INPUT_SHA256, "another message"),
    ROW("output-length", OUTPUT_LEN, "lengths"),
    ROW("lengths-overflow", LENGTHS_OVERFLOW, "lengths"),
    ROW("verdict", VERDICT, "verdict"),
    ROW("reason", REASON, "reason"),
    ROW("hash", HASH, "hash"),
    ROW("records", RECORDS, "records"),
    ROW("larger-than-allowed", ROOM, "larger than allowed"),
    ROW("half-a-trailer", CUT, "no trailer"),
    { "/testimony/withheld", NOTHING, SK_KIND_MAIL, SK_TASK_CLEAN,
      SK_VERDICT_WITHHELD, "", NULL },
    { "/testimony/withheld-with-output", NOTHING, SK_KIND_MAIL, SK_TASK_CLEAN,
      SK_VERDICT_WITHHELD, MAIL, "withheld, yet with output" },
    { "/testimony/cleaned-without-output", NOTHING, SK_KIND_MAIL, SK_TASK_CLEAN,
      SK_VERDICT_CLEANED, "", "without output" },
    { "/testimony/undecided", NOTHING, SK_KIND_MAIL, SK_TASK_CLEAN,
      SK_VERDICT_UNDECIDED, MAIL, "verdict" },
    { "/testimony/removed", NOTHING, SK_KIND_MAIL, SK_TASK_CLEAN,
      SK_VERDICT_REMOVED, MAIL, "verdict" },
    { "/testimony/empty-file", NOTHING, SK_KIND_FILE, SK_TASK_CLEAN,
      SK_VERDICT_KEPT, "", NULL },
    { "/testimony/notice", NOTHING, SK_KIND_MAIL, SK_TASK_NOTICE,
      SK_VERDICT_WITHHELD, MAIL, NULL },
    { "/testimony/notice-that-is-none", NOTHING, SK_KIND_MAIL, SK_TASK_NOTICE,
      SK_VERDICT_CLEANED, MAIL, "notice" },
};

static void
bend_trailer(SkTrailer *t, Bend bend)
{
    t->magic ^= bend == MAGIC;
    t->version += bend == VERSION;
    t->choice += bend == CHOICE;
    t->nonce[15] ^= bend == NONCE;
    t->input_len += bend == INPUT_LEN;
    t->input_sha256[31] ^= bend == INPUT_SHA256;
    t->output_len += bend == OUTPUT_LEN;
    t->output_len -= bend == LENGTHS_OVERFLOW ? t->records_len + 1 : 0;
    t->verdict = bend == VERDICT ? 99 : t->verdict;
    t->reason = bend == REASON ? SK_N_REASONS : t->reason;
    t->sha256[0] ^= bend == HASH;
}

static GBytes *
answer_of(const Case *c)
{
    g_autoptr(SkReport) report = sk_report_new();
    g_autoptr(GBytes) frozen = sk_report_freeze(report);
    GByteArray *whole = g_byte_array_new();
    SkTrailer t = { .magic = SK_TRAILER_MAGIC,
                    .version = SK_CELL_VERSION,
                    .verdict = c->verdict,
                    .input_len = 4711,
                    .output_len = strlen(c->output),
                    .records_len = g_bytes_get_size(frozen) };

    memcpy(t.nonce, nonce, sizeof nonce);
    memcpy(t.input_sha256, sha256, sizeof sha256);
    g_byte_array_append(whole, (const guint8 *)c->output,
                        (guint)strlen(c->output));
    g_byte_array_append(whole, g_bytes_get_data(frozen, NULL),
                        (guint)g_bytes_get_size(frozen));
    whole->data[t.output_len] ^= c->bend == RECORDS;
    EVP_Digest(whole->data, whole->len, t.sha256, NULL, EVP_sha256(), NULL);
    bend_trailer(&t, c->bend);
    g_byte_array_append(whole, (const guint8 *)&t, sizeof t);
    if (c->bend == CUT)
        g_byte_array_remove_range(whole, 0, whole->len - sizeof t + 1);
    return g_byte_array_free_to_bytes(whole);
}

static void
run_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(GBytes) whole = answer_of(c);
    g_autoptr(GError) error = NULL;
    g_auto(SkOutcome) outcome = { 0 };
    SkAsked asked = { .kind = c->kind,
                      .task = c->task,
                      .input_len = 4711,
                      .input_sha256 = sha256,
                      .nonce = nonce,
                      .room = c->bend == ROOM ? 20 : 4096 };
    gboolean taken = sk_testimony_read(&asked, whole, &outcome, &error);

    if (c->why != NULL) {
        g_assert_false(taken);
        g_assert_error(error, SK_ERROR, SK_ERROR_CELL);
        g_assert_nonnull(strstr(error->message, c->why));
        return;
    }
    g_assert_no_error(error);
    g_assert_true(taken);
    g_assert_cmpint(outcome.verdict, ==, c->verdict);
    g_assert_cmpmem(g_bytes_get_data(outcome.output, NULL),
                    g_bytes_get_size(outcome.output), c->output,
                    strlen(c->output));
    g_assert_nonnull(outcome.report);
    g_assert_false(outcome.inspected);
}

typedef struct {
    const char *path;
    guint32 accepted, why;
    guint64 input_len;
    gboolean other_nonce, taken, inspected;
} Inspection;

static const Inspection inspections[] = {
    { "/inspection/yes", 1, 0, 3, FALSE, TRUE, TRUE },
    { "/inspection/no", 0, SK_INSPECT_TEXT, 3, FALSE, TRUE, FALSE },
    { "/inspection/yes-and-no", 1, SK_INSPECT_TEXT, 3, FALSE, FALSE, FALSE },
    { "/inspection/neither", 0, 0, 3, FALSE, FALSE, FALSE },
    { "/inspection/twice-yes", 2, 0, 3, FALSE, FALSE, FALSE },
    { "/inspection/no-such-why", 0, SK_INSPECT_N_WHYS, 3, FALSE, FALSE, FALSE },
    { "/inspection/of-less", 1, 0, 2, FALSE, FALSE, FALSE },
    { "/inspection/of-another", 1, 0, 3, TRUE, FALSE, FALSE },
};

static void
run_inspection(gconstpointer data)
{
    const Inspection *c = data;
    g_auto(SkOutcome) outcome = { .output = g_bytes_new_static("abc", 3) };
    g_autoptr(GError) error = NULL;
    SkInspectAnswer answer = { .magic = SK_INSPECT_MAGIC,
                               .accepted = c->accepted,
                               .why = c->why,
                               .input_len = c->input_len };

    memcpy(answer.nonce, nonce, sizeof nonce);
    answer.nonce[0] ^= c->other_nonce;
    g_autoptr(GBytes) whole = g_bytes_new(&answer, sizeof answer);
    g_assert_cmpint(sk_testimony_inspection(whole, nonce, &outcome, &error), ==,
                    c->taken);
    g_assert_cmpint(outcome.inspected, ==, c->inspected);
    g_assert_cmpint(error != NULL, ==, !c->taken);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_test_add_data_func(cases[i].path, &cases[i], run_case);
    for (gsize i = 0; i < G_N_ELEMENTS(inspections); i++)
        g_test_add_data_func(inspections[i].path, &inspections[i],
                             run_inspection);
    return g_test_run();
}
