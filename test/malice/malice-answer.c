/* SPDX-License-Identifier: Apache-2.0
 *
 * Attacks on the answer: none, half of one, two, another message's, one whose
 * lengths and hashes do not fit. What is said to the zygote beside the answer,
 * and what changes behind it, is in malice-frame.c.
 */
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "malice.h"

/* ---- a whole answer ------------------------------------------------------ */

void
malice_honest(const SkPolicy *policy, SkCleaned *cleaned)
{
    g_autoptr(GBytes) input =
        g_bytes_new_static(malice.work->input, malice.work->input_len);
    SkOrder order;

    memcpy(&order, malice.work->request->order, sizeof order);
    order.n_deny = 0; /* it insists on the file that was refused */
    sk_clean(&order, policy, input, cleaned);
}

void
malice_hash(MaliceAnswer *answer)
{
    EVP_MD_CTX *hash = EVP_MD_CTX_new();
    gsize output_len, records_len;
    const void *output = g_bytes_get_data(answer->output, &output_len);
    const void *records = g_bytes_get_data(answer->records, &records_len);

    answer->trailer.output_len = output_len;
    answer->trailer.records_len = records_len;
    EVP_DigestInit_ex(hash, EVP_sha256(), NULL);
    EVP_DigestUpdate(hash, output, output_len);
    EVP_DigestUpdate(hash, records, records_len);
    EVP_DigestFinal_ex(hash, answer->trailer.sha256, NULL);
    EVP_MD_CTX_free(hash);
}

void
malice_answer(const SkCleaned *cleaned, MaliceAnswer *answer)
{
    SkOrder order;

    memcpy(&order, malice.work->request->order, sizeof order);
    *answer = (MaliceAnswer){
        .output = cleaned->output != NULL ? g_bytes_ref(cleaned->output)
                                          : g_bytes_new_static("", 0),
        .records = sk_report_freeze(cleaned->report),
        .trailer = { .magic = SK_TRAILER_MAGIC,
                     .version = SK_CELL_VERSION,
                     .verdict = cleaned->verdict,
                     .reason = cleaned->reason,
                     .input_len = order.input_len },
    };
    memcpy(answer->trailer.nonce, malice.work->request->nonce, SK_CELL_NONCE);
    memcpy(answer->trailer.input_sha256, order.input_sha256, 32);
    malice_hash(answer);
}

void
malice_send(const MaliceAnswer *answer, gsize cut)
{
    g_autoptr(GByteArray) all = g_byte_array_new();
    gsize len;
    const guint8 *bytes = g_bytes_get_data(answer->output, &len);

    g_byte_array_append(all, bytes, (guint)len);
    bytes = g_bytes_get_data(answer->records, &len);
    g_byte_array_append(all, bytes, (guint)len);
    g_byte_array_append(all, (const guint8 *)&answer->trailer,
                        sizeof answer->trailer);
    if (sk_cell_put(malice.work, all->data, all->len - cut) != 0)
        _exit(98);
}

_Noreturn void
malice_end(void)
{
    sk_cell_end(malice.work, 0);
}

void
malice_make(const SkPolicy *policy, MaliceAnswer *answer)
{
    SkCleaned cleaned = { 0 };

    malice_honest(policy, &cleaned);
    malice_answer(&cleaned, answer);
}

/* ---- the attacks --------------------------------------------------------- */

static void
do_exit_0(const SkPolicy *policy)
{
    malice_end();
}

static void
do_exit_7(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    _exit(7); /* a whole answer, and a bad end */
}

static void
do_crash_after(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    abort();
}

static void
do_exit_midway(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, sizeof answer.trailer +
                             g_bytes_get_size(answer.records) +
                             g_bytes_get_size(answer.output) / 2);
    malice_end();
}

static void
do_truncated(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 1);
    malice_end();
}

static void
do_no_trailer(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, sizeof answer.trailer);
    malice_end();
}

static void
do_garbage_answer(const SkPolicy *policy)
{
    guint8 bytes[65536];

    for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8)(i * 167 + (i >> 8));
    (void)sk_cell_put(malice.work, bytes, sizeof bytes);
    malice_end();
}

static void
do_two_answers(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    malice_send(&answer, 0);
    malice_end();
}

/* One before the real worker's own, which is written after it. */
static void
do_answer_before(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
}

/* The second says that the first is part of its output. */
static void
do_answer_in_answer(const SkPolicy *policy)
{
    MaliceAnswer answer;
    g_autoptr(GByteArray) both = g_byte_array_new();
    gsize len;
    const guint8 *bytes;

    malice_make(policy, &answer);
    for (int i = 0; i < 2; i++) {
        bytes = g_bytes_get_data(answer.output, &len);
        g_byte_array_append(both, bytes, (guint)len);
    }
    answer.output = g_bytes_new(both->data, both->len);
    malice_hash(&answer);
    malice_send(&answer, 0);
    malice_end();
}

/* Everything that is one bent field of a true trailer. */
static void
bend(const SkPolicy *policy)
{
    MaliceAnswer answer;
    SkTrailer *t = &answer.trailer;

    malice_make(policy, &answer);
    if (strcmp(malice.word, "other-nonce") == 0)
        t->nonce[0] ^= 1;
    else if (strcmp(malice.word, "other-length") == 0)
        t->input_len++;
    else if (strcmp(malice.word, "other-input") == 0)
        t->input_sha256[31] ^= 1;
    else if (strcmp(malice.word, "wrong-hash") == 0)
        t->sha256[0] ^= 1;
    else if (strcmp(malice.word, "wrong-magic") == 0)
        t->magic++;
    else if (strcmp(malice.word, "wrong-version") == 0)
        t->version++;
    else if (strcmp(malice.word, "wrong-choice") == 0)
        t->choice = 1;
    else if (strcmp(malice.word, "verdict-undecided") == 0)
        t->verdict = SK_VERDICT_UNDECIDED;
    else if (strcmp(malice.word, "verdict-removed") == 0)
        t->verdict = SK_VERDICT_REMOVED;
    else if (strcmp(malice.word, "verdict-9") == 0)
        t->verdict = 9;
    else if (strcmp(malice.word, "reason-999") == 0)
        t->reason = 999;
    else if (strcmp(malice.word, "withheld-with-output") == 0)
        t->verdict = SK_VERDICT_WITHHELD;
    else if (strcmp(malice.word, "length-overflow") == 0) {
        t->records_len += t->output_len + 1;
        t->output_len = G_MAXUINT64;
    } else if (strcmp(malice.word, "length-shifted") == 0) {
        t->records_len += 5;
        t->output_len -= 5;
    } else
        _exit(97);
    malice_send(&answer, 0);
    malice_end();
}

static void
do_cleaned_without_output(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    answer.output = g_bytes_new_static("", 0);
    malice_hash(&answer);
    malice_send(&answer, 0);
    malice_end();
}

/* A hole of the largest size that can be had, then a true trailer: the daemon
 * must not read itself to death. */
static void
do_sparse(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice.work->used = malice.work->room - sizeof answer.trailer;
    answer.trailer.output_len = malice.work->used;
    answer.trailer.records_len = 0;
    (void)sk_cell_put(malice.work, &answer.trailer, sizeof answer.trailer);
    malice_end();
}

/* One byte more than it may answer with. */
static void
do_too_long(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    malice.work->used = malice.work->room + 1;
    malice_end();
}

const MaliceAct malice_answers[] = {
    { "exit-0", do_exit_0 },
    { "exit-7", do_exit_7 },
    { "crash-after", do_crash_after },
    { "exit-midway", do_exit_midway },
    { "truncated", do_truncated },
    { "no-trailer", do_no_trailer },
    { "garbage-answer", do_garbage_answer },
    { "two-answers", do_two_answers },
    { "answer-before", do_answer_before },
    { "answer-in-answer", do_answer_in_answer },
    { "other-nonce", bend },
    { "other-length", bend },
    { "other-input", bend },
    { "wrong-hash", bend },
    { "wrong-magic", bend },
    { "wrong-version", bend },
    { "wrong-choice", bend },
    { "verdict-undecided", bend },
    { "verdict-removed", bend },
    { "verdict-9", bend },
    { "reason-999", bend },
    { "withheld-with-output", bend },
    { "length-overflow", bend },
    { "length-shifted", bend },
    { "cleaned-without-output", do_cleaned_without_output },
    { "sparse", do_sparse },
    { "too-long", do_too_long },
    { NULL, NULL },
};
