/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as a worker's sealed answer, and as an inspector's. What must
 * hold: an answer is taken only when it is bound to the question and whole;
 * its records, written again, are the bytes that came; all of it is within
 * bounds and can be written as JSON; output is never more than was sealed.
 *
 * The engine cannot find a SHA-256 or a nonce. The first byte says how much of
 * the trailer is made to fit: 1 hash, 2 lengths, 4 what it answers for, 8 magic
 * and version; 16: the rest is records alone, 32 an inspector's answer; 64:
 * the task is a notice, 128: the kind is a file.
 */
#include <openssl/evp.h>
#include <string.h>
#include <sekisho/error.h>
#include "cell/protocol.h"
#include "core/policy/policy_file.h"
#include "gate/testimony.h"
#include "inspector/order.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

enum {
    FIT_HASH = 1,
    FIT_LENGTHS = 2,
    FIT_BINDING = 4,
    FIT_MAGIC = 8,
    RECORDS = 16,
    INSPECTION = 32,
    NOTICE = 64,
    A_FILE = 128
};

#define ROOM 100000

static const guint8 nonce[SK_CELL_NONCE] = "sixteen bytes ..";
static const guint8 input_sha256[32] = "thirty-two bytes of a hash ....";

static void
check_string(const char *text)
{
    if (text == NULL)
        return;
    g_assert_cmpuint(strlen(text), <=, SK_REPORT_STRING_MAX);
    g_assert_true(g_utf8_validate(text, -1, NULL));
}

static void
check_part(const SkPartReport *part)
{
    g_assert_cmpuint(part->path->len, <=, SK_REPORT_ITEMS_MAX);
    g_assert_nonnull(part->action);
    check_string(part->name);
    check_string(part->detail);
    check_string(part->out_name);
    g_assert_cmpint(part->method, <, SK_N_METHODS);
    g_assert_cmpint(part->reason, <, SK_N_REASONS);
    for (guint i = 0; i < part->removed->len; i++)
        g_assert_nonnull(((SkCount *)part->removed->pdata[i])->what);
}

/* What was thawed is what came, byte for byte. */
static void
check_report(const SkReport *report, const guint8 *bytes, gsize len)
{
    g_autoptr(GBytes) again = sk_report_freeze(report);
    gsize n;
    const void *data = g_bytes_get_data(again, &n);

    g_assert_cmpuint(n, ==, len);
    g_assert_true(memcmp(data, bytes, len) == 0);
    g_assert_cmpuint(report->parts->len, <=, SK_REPORT_ITEMS_MAX);
    for (guint i = 0; i < report->parts->len; i++)
        check_part(report->parts->pdata[i]);
}

static void
check_json(SkOutcome *outcome, const SkAsked *asked)
{
    static const SkSiteKey key;
    static SkPolicyFile *file;

    if (file == NULL)
        file = sk_policy_file_load(NULL, NULL);
    g_autoptr(SkSpool) spool = sk_spool_new(NULL);
    if (!sk_spool_finish(spool, NULL))
        return;
    SkPassage passage = { .kind = asked->kind,
                          .task = asked->task,
                          .policy = sk_policy_file_profile(file, NULL),
                          .site_key = &key,
                          .spool = spool };
    SkReportContext context = { 0 };
    g_autofree char *line = sk_report_json(&passage, outcome, &context);
    g_assert_null(strchr(line, '\n'));
    g_assert_true(g_utf8_validate(line, -1, NULL));
    g_assert_true(line[0] == '{' && g_str_has_suffix(line, "}"));
}

static void
check_records(const guint8 *data, gsize size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(SkReport) report = sk_report_thaw(bytes, &error);

    if (report == NULL)
        g_assert_error(error, SK_ERROR, SK_ERROR_CELL);
    else
        check_report(report, data, size);
}

static void
check_inspection(const guint8 *data, gsize size, gboolean fit)
{
    g_auto(SkOutcome) outcome = { 0 };
    g_autoptr(GByteArray) copy = g_byte_array_new();
    g_autoptr(GError) error = NULL;
    SkInspectAnswer answer;

    outcome.output = g_bytes_new_static("0123456789", 10);
    g_byte_array_append(copy, data, (guint)size);
    if (fit && size == sizeof answer) {
        memcpy(&answer, data, sizeof answer);
        answer.magic = SK_INSPECT_MAGIC;
        memcpy(answer.nonce, nonce, sizeof nonce);
        answer.input_len = 10;
        memcpy(copy->data, &answer, sizeof answer);
    }
    g_autoptr(GBytes) bytes = g_bytes_new(copy->data, copy->len);
    if (!sk_testimony_inspection(bytes, nonce, &outcome, &error)) {
        g_assert_error(error, SK_ERROR, SK_ERROR_CELL);
        g_assert_false(outcome.inspected);
        return;
    }
    memcpy(&answer, copy->data, sizeof answer);
    g_assert_cmpint(outcome.inspected, ==, answer.why == 0);
    g_assert_cmpint(outcome.inspected, ==, answer.accepted == 1);
    g_assert_cmpuint(answer.input_len, ==, 10);
}

/* The trailer at the end of @copy made to fit, as far as @fit says. */
static void
fit_trailer(GByteArray *copy, guint8 fit)
{
    SkTrailer t;
    gsize content = copy->len - sizeof t;

    memcpy(&t, copy->data + content, sizeof t);
    if (fit & FIT_MAGIC) {
        t.magic = SK_TRAILER_MAGIC;
        t.version = SK_CELL_VERSION;
        t.choice = 0;
    }
    if (fit & FIT_BINDING) {
        memcpy(t.nonce, nonce, sizeof nonce);
        memcpy(t.input_sha256, input_sha256, sizeof input_sha256);
        t.input_len = 4711;
    }
    if (fit & FIT_LENGTHS) {
        t.output_len = MIN(t.output_len, content);
        t.records_len = content - t.output_len;
    }
    if (fit & FIT_HASH)
        EVP_Digest(copy->data, content, t.sha256, NULL, EVP_sha256(), NULL);
    memcpy(copy->data + content, &t, sizeof t);
}

static void
check_taken(const SkAsked *asked, const GByteArray *copy, SkOutcome *outcome)
{
    gsize len = g_bytes_get_size(outcome->output);
    gsize content = copy->len - sizeof(SkTrailer);
    gboolean withheld = outcome->verdict == SK_VERDICT_WITHHELD;
    SkTrailer t;

    memcpy(&t, copy->data + content, sizeof t);
    g_assert_true(memcmp(t.nonce, nonce, sizeof nonce) == 0);
    g_assert_cmpuint(t.input_len, ==, asked->input_len);
    g_assert_cmpuint(content, <=, asked->room);
    g_assert_cmpuint(len, <=, content);
    g_assert_true(withheld || outcome->verdict == SK_VERDICT_KEPT ||
                  outcome->verdict == SK_VERDICT_CLEANED);
    g_assert_true(withheld || asked->kind == SK_KIND_FILE || len > 0);
    g_assert_false(asked->task == SK_TASK_CLEAN && withheld && len > 0);
    g_assert_false(outcome->inspected);
    check_report(outcome->report, copy->data + len, content - len);
    check_json(outcome, asked);
}

static void
check_answer(const guint8 *data, gsize size, guint8 options)
{
    SkAsked asked = { .kind = options & A_FILE ? SK_KIND_FILE : SK_KIND_MAIL,
                      .task = options & NOTICE ? SK_TASK_NOTICE : SK_TASK_CLEAN,
                      .input_len = 4711,
                      .input_sha256 = input_sha256,
                      .nonce = nonce,
                      .room = ROOM };
    g_autoptr(GByteArray) copy = g_byte_array_new();
    g_auto(SkOutcome) outcome = { 0 };
    g_autoptr(GError) error = NULL;

    g_byte_array_append(copy, data, (guint)size);
    if (size >= sizeof(SkTrailer))
        fit_trailer(copy, options);
    g_autoptr(GBytes) whole = g_bytes_new(copy->data, copy->len);
    if (sk_testimony_read(&asked, whole, &outcome, &error))
        check_taken(&asked, copy, &outcome);
    else
        g_assert_error(error, SK_ERROR, SK_ERROR_CELL);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    if (size < 1)
        return 0;
    if (data[0] & RECORDS)
        check_records(data + 1, size - 1);
    else if (data[0] & INSPECTION)
        check_inspection(data + 1, size - 1, data[0] & FIT_BINDING);
    else
        check_answer(data + 1, size - 1, data[0]);
    return 0;
}
