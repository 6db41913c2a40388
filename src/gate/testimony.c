/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads what a worker and an inspector answered. Both touched hostile content,
 * so an answer is believed only if it names this message (nonce, length, hash),
 * has exactly the right size and stays within bounds. The inspector, not this
 * file, decides whether the output may leave.
 */
#include <openssl/evp.h>
#include <string.h>

#include "cell/protocol.h"
#include "gate/testimony.h"
#include "inspector/order.h"

static gboolean
bad(GError **error, const char *what)
{
    g_set_error(error, SK_ERROR, SK_ERROR_CELL,
                "the worker's answer is not whole: %s", what);
    return FALSE;
}

static gboolean
check_binding(const SkAsked *asked, const SkTrailer *t, gsize content,
              GError **error)
{
    guint64 said;

    /* The limits of the cell enforce this too, but a worker that got past them
     * must not make the daemon read more than this. */
    if (content > asked->room)
        return bad(error, "larger than allowed");
    if (t->magic != SK_TRAILER_MAGIC || t->version != SK_CELL_VERSION)
        return bad(error, "trailer");
    if (t->choice != 0 && t->choice >= asked->candidates)
        return bad(error, "it chose what it was not offered");
    if (memcmp(t->nonce, asked->nonce, SK_CELL_NONCE) != 0 ||
        t->input_len != asked->input_len ||
        memcmp(t->input_sha256, asked->input_sha256, 32) != 0)
        return bad(error, "it answers for another message");
    if (!g_uint64_checked_add(&said, t->output_len, t->records_len) ||
        said != content)
        return bad(error, "lengths");
    /* Each byte of the records takes several bytes of our
     * memory once thawed. */
    if (t->records_len > sk_testimony_room(asked->parts))
        return bad(error, "records");
    return TRUE;
}

static gboolean
check_verdict(const SkAsked *asked, const SkTrailer *t, GError **error)
{
    gboolean withheld = t->verdict == SK_VERDICT_WITHHELD;

    if (t->verdict != SK_VERDICT_KEPT && t->verdict != SK_VERDICT_CLEANED &&
        !withheld)
        return bad(error, "verdict");
    if (t->reason >= SK_N_REASONS)
        return bad(error, "reason");
    if (asked->task == SK_TASK_NOTICE && !withheld)
        return bad(error, "a notice that is none");
    if (asked->task == SK_TASK_CLEAN && withheld && t->output_len != 0)
        return bad(error, "withheld, yet with output");
    if (asked->kind == SK_KIND_MAIL && !withheld && t->output_len == 0)
        return bad(error, "cleaned, yet without output");
    return TRUE;
}

static gboolean
digest(const guint8 *bytes, gsize len, guint8 sha256[32])
{
    return EVP_Digest(bytes, len, sha256, NULL, EVP_sha256(), NULL) == 1;
}

gboolean
sk_testimony_read(const SkAsked *asked, GBytes *whole, SkOutcome *outcome,
                  GError **error)
{
    g_autoptr(GBytes) records = NULL;
    gsize size;
    const guint8 *bytes = g_bytes_get_data(whole, &size);
    guint8 sha256[32];
    SkTrailer t;

    if (size < sizeof t)
        return bad(error, "no trailer");
    memcpy(&t, bytes + size - sizeof t, sizeof t);
    if (!check_binding(asked, &t, size - sizeof t, error) ||
        !check_verdict(asked, &t, error))
        return FALSE;
    if (!digest(bytes, size - sizeof t, sha256) ||
        memcmp(sha256, t.sha256, sizeof sha256) != 0)
        return bad(error, "hash");
    records = g_bytes_new_from_bytes(whole, t.output_len, t.records_len);
    outcome->report = asked->parts > SK_REPORT_ITEMS_MAX / 2
                          ? sk_report_thaw_parts(records, asked->parts, error)
                          : sk_report_thaw(records, error);
    if (outcome->report == NULL)
        return FALSE;
    outcome->verdict = (SkVerdict)t.verdict;
    outcome->reason = (SkReason)t.reason;
    outcome->choice = t.choice;
    outcome->output = g_bytes_new_from_bytes(whole, 0, t.output_len);
    return digest(bytes, t.output_len, outcome->output_sha256) ||
           bad(error, "SHA-256");
}

gboolean
sk_testimony_inspection(GBytes *whole, const guint8 *nonce, SkOutcome *outcome,
                        GError **error)
{
    SkInspectAnswer answer;

    if (g_bytes_get_size(whole) != sizeof answer)
        return bad(error, "inspection: size");
    memcpy(&answer, g_bytes_get_data(whole, NULL), sizeof answer);
    if (answer.magic != SK_INSPECT_MAGIC ||
        memcmp(answer.nonce, nonce, SK_CELL_NONCE) != 0 ||
        answer.input_len != g_bytes_get_size(outcome->output))
        return bad(error, "inspection: it answers for another message");
    if (answer.why >= SK_INSPECT_N_WHYS || answer.accepted > 1 ||
        (answer.why == SK_INSPECT_ACCEPTED) != (answer.accepted == 1))
        return bad(error, "inspection: it contradicts itself");
    outcome->inspection_why = answer.why;
    outcome->refused_part = answer.accepted == 1 ? 0 : answer.part;
    outcome->inspected = answer.accepted == 1;
    return TRUE;
}
