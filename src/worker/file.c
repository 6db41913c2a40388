/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans a single file (file.h). The extension of its name is what it claims to
 * be; its bytes say what it is.
 */
#include <string.h>
#include "file/file_name.h"
#include "charset/charset.h"
#include "text/text_mark.h"
#include "worker/file.h"
#include "worker/identify/identify.h"
#include "worker/inner_mail.h"
#include "worker/pipeline.h"

/* Returns the media type that the extension of @name claims, as far as a
 * profile that passes only text can use it, else NULL. */
static const char *
claimed_type(const char *name)
{
    static const struct {
        const char *extension;
        const char *type;
    } table[] = {
        { ".html", "text/html" },  { ".htm", "text/html" },
        { ".xhtml", "text/html" }, { ".txt", "text/plain" },
        { ".text", "text/plain" }, { ".log", "text/plain" },
        { ".md", "text/plain" },   { "", "text/plain" },
    };
    g_autofree char *lower = g_utf8_strdown(name, -1);
    const char *slash = strrchr(lower, '/');
    const char *dot = strrchr(slash ? slash : lower, '.');

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (g_str_equal(dot ? dot : "", table[i].extension))
            return table[i].type;
    return NULL;
}

static gboolean
holds_nul(GBytes *input)
{
    gsize len;
    const char *bytes = g_bytes_get_data(input, &len);

    return len > 0 && memchr(bytes, 0, len) != NULL &&
           !sk_charset_is_wide(bytes, len); /* UTF-16 text holds NULs, too. */
}

/* Returns whether the file is to be read as text. In a profile with rules for
 * files, a text is judged as a file, and only a web page is read for its words.
 */
static gboolean
is_read(const char *claimed, GBytes *input, const SkPolicy *policy)
{
    gboolean judges = policy->files != NULL && policy->files->len > 0;

    return claimed != NULL && !holds_nul(input) &&
           !(judges && g_str_equal(claimed, "text/plain"));
}

/* Returns the bytes that leave. A text that was kept leaves as it came, with
 * its own line ends, because inside the pipeline every line end is LF. */
static GBytes *
leaving_bytes(const SkPart *part, GBytes *input)
{
    return sk_part_verdict(part) == SK_VERDICT_KEPT ? input
                                                    : sk_part_bytes(part);
}

/* Returns whether the words of a page, written as a text file, would make that
 * file a page again for the program that opens it. */
static gboolean
has_mark(const SkPart *part, GBytes *leaving, const SkPolicy *policy)
{
    gsize len;
    const char *text = g_bytes_get_data(leaving, &len);

    return policy->files != NULL && policy->files->len > 0 &&
           sk_part_role(part) == SK_ROLE_BODY && len > 0 &&
           sk_text_has_mark(text, len, SK_MARKS_TEXT);
}

/* Returns whether the words of a page must not leave as a text file because the
 * policy does not let text files pass: the next pass, which finds a text file,
 * would withhold it. */
static gboolean
is_unwanted_text(const SkPart *part, const SkPolicy *policy)
{
    const SkFileRule *rule;

    if (policy->files == NULL || policy->files->len == 0 ||
        sk_part_role(part) != SK_ROLE_BODY)
        return FALSE;
    rule = sk_part_rule(part, policy, "text/plain");
    return rule == NULL || rule->action != SK_DO_CLEAN;
}

/* Renames a page that leaves as its words: it is a text file now, and gets the
 * name that the next pass would give it. */
static void
name_words(SkPart *part)
{
    const char *claimed = sk_part_name(part);
    const char *ext;
    g_autofree char *stem = NULL;
    g_autofree char *name = NULL;
    gsize len;

    if (sk_part_role(part) != SK_ROLE_BODY || sk_part_out_name(part) != NULL ||
        sk_part_verdict(part) != SK_VERDICT_CLEANED ||
        g_strcmp0(sk_part_claimed(part), sk_part_found(part)) == 0)
        return;
    ext = sk_file_name_extension(claimed, &len);
    stem = g_strndup(claimed, (gsize)(ext - claimed));
    name = sk_file_name_fit_to(stem, sk_part_found(part));
    sk_part_rename(part, name);
}

static void
release(SkPart *part, SkCleaned *cleaned, GBytes *input)
{
    cleaned->output = g_bytes_ref(leaving_bytes(part, input));
    cleaned->verdict = g_bytes_equal(cleaned->output, input)
                           ? SK_VERDICT_KEPT
                           : SK_VERDICT_CLEANED;
}

void
sk_clean_file(const SkOrder *order, const SkPolicy *policy, GBytes *input,
              SkCleaned *cleaned)
{
    const char *claimed = claimed_type(order->file_name);
    g_autoptr(SkPart) part = sk_part_new(
        is_read(claimed, input, policy) ? SK_ROLE_BODY : SK_ROLE_ATTACHMENT,
        order->file_name, claimed, input);
    SkTree tree = { .policy = policy,
                    .report = cleaned->report,
                    .soft_cpu_us = sk_tree_soft_limit(policy),
                    .read_mail = sk_inner_mail_read,
                    .write_mail = sk_inner_mail_write,
                    .receipt = order->receipt,
                    .notice_key = order->notice_key,
                    .off = order->off };
    SkVerdict verdict = sk_pipeline_run(&tree, part);

    name_words(part);
    sk_pipeline_report(&tree, part);
    /* This includes ambiguities in a mail inside the file. */
    if (cleaned->report->ambiguous->len > 0 &&
        policy->ambiguous == SK_AMBIGUOUS_REFUSE) {
        cleaned->verdict = SK_VERDICT_WITHHELD;
        cleaned->reason = SK_REASON_AMBIGUOUS;
        return;
    }
    /* A container that was split and not rebuilt still has the bytes that came
     * in. */
    if ((verdict == SK_VERDICT_KEPT || verdict == SK_VERDICT_CLEANED) &&
        (sk_part_n_children(part) == 0 || sk_part_is_rebuilt(part))) {
        if (is_unwanted_text(part, policy)) {
            cleaned->verdict = SK_VERDICT_WITHHELD;
            cleaned->reason = SK_REASON_TYPE_NOT_ALLOWED;
            return;
        }
        if (has_mark(part, leaving_bytes(part, input), policy)) {
            cleaned->verdict = SK_VERDICT_WITHHELD;
            cleaned->reason = SK_REASON_AMBIGUOUS;
            return;
        }
        release(part, cleaned, input);
        return;
    }
    cleaned->verdict = SK_VERDICT_WITHHELD;
    cleaned->reason = sk_part_reason(part) == SK_REASON_ATTACHMENT
                          ? SK_REASON_TYPE_NOT_ALLOWED
                          : sk_part_reason(part);
}
