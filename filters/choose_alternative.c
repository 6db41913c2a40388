/* SPDX-License-Identifier: Apache-2.0
 *
 * choose-alternative: of the forms of one text that multipart/alternative
 * offers, one is kept. The plain one by default, unless it is empty or a stub:
 * many newsletters carry "this mail needs an HTML reader" as their plain text,
 * and staff would lose the mail. Works on what the converters made of both, so
 * the choice is between two texts, never between text and markup.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <shared/html-letters.h>

/* Letters and digits of the text in @part and below it, as far as kept. */
static guint64
count_letters(const SkPart *part)
{
    GBytes *bytes = sk_part_bytes(part);
    guint64 letters = 0;
    gsize len = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &len) : NULL;

    for (guint i = 0; i < sk_part_n_children(part); i++)
        letters += count_letters(sk_part_child(part, i));
    if (text == NULL || (sk_part_verdict(part) != SK_VERDICT_KEPT &&
                         sk_part_verdict(part) != SK_VERDICT_CLEANED))
        return letters;
    return letters + sk_letters(text, len);
}

/* Whether @part, or the first leaf below it, came as HTML. */
static gboolean
is_html(const SkPart *part)
{
    const char *claimed = sk_part_claimed(part);

    if (sk_part_n_children(part) > 0)
        return is_html(sk_part_child(part, 0));
    return claimed != NULL && (g_str_equal(claimed, "text/html") ||
                               g_str_equal(claimed, "application/xhtml+xml"));
}

/* An appointment beside a text says what the text leaves out (when, where, in a
 * form of its own), or the other way round: neither is the other in another
 * form, and staff read the text and below it the appointment. */
static gboolean
is_beside(const SkPart *part)
{
    const char *claimed = sk_part_claimed(part);

    return claimed != NULL && (g_str_equal(claimed, "text/calendar") ||
                               g_str_equal(claimed, "text/vcard"));
}

static gboolean
has_text(const SkPart *part)
{
    if (sk_part_n_children(part) == 0)
        return sk_part_role(part) == SK_ROLE_BODY &&
               (sk_part_verdict(part) == SK_VERDICT_KEPT ||
                sk_part_verdict(part) == SK_VERDICT_CLEANED);
    for (guint i = 0; i < sk_part_n_children(part); i++)
        if (has_text(sk_part_child(part, i)))
            return TRUE;
    return FALSE;
}

/* Only the texts that lost go as "alternative": a file hidden in a losing
 * branch keeps its own fate, so that it is named as what it is. */
static void
drop_texts(SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        drop_texts(sk_part_child(part, i));
    if (sk_part_n_children(part) == 0 && has_text(part))
        sk_part_remove(part, SK_REASON_ALTERNATIVE, NULL);
}

/* The form of one kind that says most, so far. */
typedef struct {
    SkPart *part; /* lent; or NULL */
    guint64 letters;
} Best;

/* Of two forms of one kind the richer one stays, the first of equals: should
 * they not say the same after all, no text is lost to a stub. */
static void
consider(Best *best, SkPart *child)
{
    guint64 letters = count_letters(child);

    if (best->part == NULL || letters > best->letters)
        *best = (Best){ child, letters };
}

/* The child to keep, or NULL when none holds text. */
static SkPart *
choose(const SkPart *part, SkHtml order)
{
    Best plain = { 0 }, html = { 0 };
    Best *first = order == SK_HTML_HTML_FIRST ? &html : &plain;
    Best *other = first == &html ? &plain : &html;

    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);

        if (has_text(child) && !is_beside(child))
            consider(is_html(child) ? &html : &plain, child);
    }
    if (first->part == NULL || other->part == NULL)
        return first->part ? first->part : other->part;
    return first->letters * SK_STUB_RATIO < other->letters ? other->part
                                                           : first->part;
}

static SkVerdict
alternative_clean(SkPart *part, const SkPolicy *policy)
{
    SkPart *kept = choose(part, policy->html);

    for (guint i = 0; kept != NULL && i < sk_part_n_children(part); i++)
        if (sk_part_child(part, i) != kept &&
            !is_beside(sk_part_child(part, i)))
            drop_texts(sk_part_child(part, i));
    return sk_part_pass(part);
}

static const char *const alternative_types[] = { "multipart/alternative",
                                                 NULL };

const SkFilter sk_filter_choose_alternative = {
    .name = "choose-alternative",
    .purpose = "keeps one of several forms of the same text",
    .stage = SK_STAGE_CLOSE,
    .types = alternative_types,
    .method = SK_METHOD_REMOVED,
    .clean = alternative_clean,
};
