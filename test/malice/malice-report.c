/* SPDX-License-Identifier: Apache-2.0
 *
 * Reports that lie. A lie that is well-formed is testimony and changes no byte
 * of the mail; one that is not ends as a fault.
 */
#include <string.h>
#include <unistd.h>
#include "malice.h"

static SkPartReport *
add_part(SkReport *report)
{
    SkPartReport *part = sk_report_add_part(report);

    part->found = g_strdup("text/plain");
    part->action = g_strdup("kept");
    return part;
}

static void
add_lies(SkReport *report)
{
    SkPartReport *part = add_part(report);

    part->name = g_strdup("all-clear.txt\",\"verdict\":\"kept\r\n{}\x1b[2J");
    part->bytes = G_MAXUINT64;
    part->out_bytes = G_MAXUINT64;
    part->has_output = TRUE;
    sk_report_add_note(report, "undecodable", G_MAXUINT);
    sk_report_add_header(report, "X\r\nInjected", "dropped", "a\nb");
}

/* Records that no honest worker would freeze. */
static void
bend_report(SkReport *report)
{
    SkPartReport *part = add_part(report);

    if (strcmp(malice.word, "report-method") == 0)
        part->method = (SkMethod)99;
    else if (strcmp(malice.word, "report-reason") == 0)
        part->reason = (SkReason)0x7fffffff;
    else if (strcmp(malice.word, "report-utf8") == 0)
        part->name = g_strdup("\xff\xfe\xc0\x80");
    else if (strcmp(malice.word, "report-surrogate") == 0)
        part->name = g_strdup("\xed\xa0\x80");
    else if (strcmp(malice.word, "report-action") == 0)
        memcpy(part->action, "good", 4);
    else if (strcmp(malice.word, "report-word") == 0)
        sk_report_add_untidy(report, "No Word!");
    else if (strcmp(malice.word, "report-many-parts") == 0)
        for (guint i = 0; i < SK_REPORT_ITEMS_MAX + 1; i++)
            add_part(report);
    else
        _exit(97);
}

/* Bytes of the frozen records, bent. */
static void
bend_records(MaliceAnswer *answer)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(answer->records, &len);
    guint8 *copy = g_malloc(len + 64);
    guint32 huge = G_MAXUINT32 - 1;

    memcpy(copy, bytes, len);
    memset(copy + len, 0, 64);
    if (strcmp(malice.word, "report-magic") == 0)
        copy[0] ^= 1;
    else if (strcmp(malice.word, "report-huge-list") == 0)
        memcpy(copy + 4, &huge, 4);
    else if (strcmp(malice.word, "report-left-over") == 0)
        len += 3;
    else if (strcmp(malice.word, "report-cut") == 0)
        len -= 3;
    else if (strcmp(malice.word, "report-none") == 0)
        len = 0;
    else
        _exit(97);
    answer->records = g_bytes_new_take(copy, len);
    malice_hash(answer);
}

static void
send_cleaned(const SkCleaned *cleaned)
{
    MaliceAnswer answer;

    malice_answer(cleaned, &answer);
    malice_send(&answer, 0);
    malice_end();
}

static void
do_bent_report(const SkPolicy *policy)
{
    SkCleaned cleaned = { 0 };

    malice_honest(policy, &cleaned);
    bend_report(cleaned.report);
    send_cleaned(&cleaned);
}

static void
do_bent_records(const SkPolicy *policy)
{
    SkCleaned cleaned = { 0 };
    MaliceAnswer answer;

    malice_honest(policy, &cleaned);
    malice_answer(&cleaned, &answer);
    bend_records(&answer);
    malice_send(&answer, 0);
    malice_end();
}

static void
do_lie(const SkPolicy *policy)
{
    SkCleaned cleaned = { 0 };

    malice_honest(policy, &cleaned);
    sk_report_free(cleaned.report);
    cleaned.report = sk_report_new();
    add_lies(cleaned.report);
    if (strcmp(malice.word, "lie-kept") == 0)
        cleaned.verdict = SK_VERDICT_KEPT;
    send_cleaned(&cleaned);
}

/* Well-formed, and larger than any honest report: a list of lists of counts,
 * each of which costs the reader several times its own bytes. Beyond the room
 * of the output, or within it. */
static void
do_flood(const SkPolicy *policy)
{
    gboolean within = strcmp(malice.word, "report-many-counts") == 0;
    SkCleaned cleaned = { 0 };
    SkCount *one = sk_count_new("gps", 1, ""); /* over and over: never freed */

    malice_honest(policy, &cleaned);
    for (guint i = 0; i < (within ? 50 : 70); i++) {
        SkPartReport *part = add_part(cleaned.report);

        for (guint n = 0; n < SK_REPORT_ITEMS_MAX; n++)
            g_ptr_array_add(part->removed, one);
    }
    send_cleaned(&cleaned);
}

const MaliceAct malice_reports[] = {
    { "lie-names", do_lie },
    { "lie-kept", do_lie },
    { "report-method", do_bent_report },
    { "report-reason", do_bent_report },
    { "report-utf8", do_bent_report },
    { "report-surrogate", do_bent_report },
    { "report-action", do_bent_report },
    { "report-word", do_bent_report },
    { "report-many-parts", do_bent_report },
    { "report-magic", do_bent_records },
    { "report-huge-list", do_bent_records },
    { "report-left-over", do_bent_records },
    { "report-cut", do_bent_records },
    { "report-none", do_bent_records },
    { "report-flood", do_flood },
    { "report-many-counts", do_flood },
    { NULL, NULL },
};
