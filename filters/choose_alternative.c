/* SPDX-License-Identifier: Apache-2.0
 *
 * choose-alternative: keeps one of the forms of a text that
 * multipart/alternative offers: the plain one by default, unless the other says
 * materially more. Many newsletters carry only "this mail needs an HTML reader"
 * and an address as their plain text, and staff would lose the mail. The forms
 * are compared by the words that the other one does not have; what only the
 * dropped form says is put below the kept one, line by line. The filter works
 * on what the converters made of both forms, so it chooses between two texts,
 * never between text and markup.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <text/extra_text.h>
#include <text/word_set.h>

/* A form says materially more if at least MORE_WORDS of its words are missing
 * from the other form, and these are at least one in MORE_SHARE of all its
 * words. */
#define MORE_WORDS 12
#define MORE_SHARE 5

#define HEADING "[Only in the other form of this mail]"

static gboolean
is_kept(const SkPart *part)
{
    return sk_part_verdict(part) == SK_VERDICT_KEPT ||
           sk_part_verdict(part) == SK_VERDICT_CLEANED;
}

/* Returns whether @text is markup: an HTML page under the type of a plain text
 * is not readable as text. */
static gboolean
is_markup(const char *text)
{
    static const char *const starts[] = { "<!doctype html", "<html", "<head",
                                          "<body" };
    text += strspn(text, " \t\r\n");
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
        if (g_ascii_strncasecmp(text, starts[i], strlen(starts[i])) == 0)
            return TRUE;
    return FALSE;
}

/* Appends to @out the kept texts of @part and of all parts below it. */
static void
gather(const SkPart *part, GString *out)
{
    GBytes *bytes = sk_part_bytes(part);
    gsize len = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &len) : NULL;

    for (guint i = 0; i < sk_part_n_children(part); i++)
        gather(sk_part_child(part, i), out);
    if (text == NULL || sk_part_role(part) != SK_ROLE_BODY || !is_kept(part) ||
        !sk_text_is_utf8(text, len))
        return;
    g_string_append_len(out, text, (gssize)len);
    g_string_append_c(out, '\n');
}

static char *
text_of(const SkPart *part)
{
    g_autoptr(GString) out = g_string_new(NULL);

    gather(part, out);
    return g_strdup(is_markup(out->str) ? "" : out->str);
}

/* Returns whether @part, or the first leaf below it, came as HTML. */
static gboolean
is_html(const SkPart *part)
{
    const char *claimed = sk_part_claimed(part);

    if (sk_part_n_children(part) > 0)
        return is_html(sk_part_child(part, 0));
    return claimed != NULL && (g_str_equal(claimed, "text/html") ||
                               g_str_equal(claimed, "application/xhtml+xml"));
}

/* Returns whether @part stands beside the forms of a text instead of being one:
 * an appointment (which says what the text leaves out), a contact or a
 * forwarded mail. Staff read the text and, below it, these parts. */
static gboolean
is_beside(const SkPart *part)
{
    static const char *const forms[] = {
        "text/plain",
        "text/html",
        "application/xhtml+xml",
        "text/enriched",
        "text/richtext",
        "text/rtf",
        NULL,
    };
    const char *claimed = sk_part_claimed(part);

    return claimed != NULL && !g_strv_contains(forms, claimed) &&
           !g_str_has_prefix(claimed, "multipart/");
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

/* Drops only the texts of the form that was not chosen, as "alternative". A
 * file that is hidden in that branch is still judged by itself, so that the
 * report names it as what it is. */
static void
drop_texts(SkPart *part)
{
    for (guint i = 0; i < sk_part_n_children(part); i++)
        drop_texts(sk_part_child(part, i));
    if (sk_part_n_children(part) == 0 && has_text(part))
        sk_part_remove(part, SK_REASON_ALTERNATIVE, NULL);
}

/* One of the two forms of a text: the part, its text and its words. */
typedef struct {
    SkPart *part; /* lent; NULL if there is no such form */
    char *text;
    SkWordSet *words;
} Form;

static Form
form_of(SkPart *part)
{
    char *text = text_of(part);

    return (Form){ part, text, sk_word_set_new(text) };
}

static void
form_clear(gpointer data)
{
    Form *form = data;

    g_clear_pointer(&form->text, g_free);
    g_clear_pointer(&form->words, sk_word_set_free);
}

/* Returns whether @form says materially more than @other. */
static gboolean
says_more(const Form *form, const Form *other)
{
    guint extra = sk_word_set_extra(form->words, other->words);

    if (sk_word_set_size(other->words) == 0)
        return extra > 0;
    return extra >= MORE_WORDS &&
           extra * MORE_SHARE >= sk_word_set_size(form->words);
}

/* Returns the form with more words of two forms of one kind; of equal ones the
 * first. */
static Form *
better(Form *best, Form *form)
{
    return best == NULL ||
                   sk_word_set_size(form->words) > sk_word_set_size(best->words)
               ? form
               : best;
}

/* Returns the form to keep, or NULL if no form holds text. */
static Form *
choose(GArray *forms, SkHtml order)
{
    Form *plain = NULL, *html = NULL, *first, *other;

    for (guint i = 0; i < forms->len; i++) {
        Form *form = &g_array_index(forms, Form, i);
        Form **best = is_html(form->part) ? &html : &plain;

        *best = better(*best, form);
    }
    first = order == SK_HTML_HTML_FIRST ? html : plain;
    other = first == html ? plain : html;
    if (first == NULL || other == NULL)
        return first != NULL ? first : other;
    return says_more(other, first) ? other : first;
}

/* Returns the first text leaf of @part that is kept, or NULL. */
static SkPart *
first_text(SkPart *part)
{
    SkPart *found = NULL;

    if (sk_part_n_children(part) == 0)
        return has_text(part) ? part : NULL;
    for (guint i = 0; found == NULL && i < sk_part_n_children(part); i++)
        found = first_text(sk_part_child(part, i));
    return found;
}

/* Appends to the text of @kept what only @loser says. Returns FALSE if there
 * was nothing to append. */
static gboolean
append_extra(const Form *kept, const Form *loser, const SkPolicy *policy)
{
    SkPart *leaf = first_text(kept->part);
    guint lines = 0;
    g_autofree char *extra =
        leaf != NULL && sk_word_set_extra(loser->words, kept->words) > 0
            ? sk_word_set_lines(loser->text, kept->words, &lines)
            : g_strdup("");
    const char *heading = sk_policy_text(policy, "alternative.extra");
    g_autofree char *below =
        sk_extra_text(extra, loser->text, heading != NULL ? heading : HEADING);
    const char *own = NULL;
    gsize len = 0;

    if (*below == '\0')
        return FALSE;
    own = g_bytes_get_data(sk_part_bytes(leaf), &len);
    g_autoptr(GString) whole = g_string_new_len(own, (gssize)len);
    g_string_append_printf(whole, "%s\n%s",
                           len > 0 && own[len - 1] != '\n' ? "\n" : "", below);
    sk_part_count(leaf, "alternative-lines", lines, NULL);
    sk_part_extend(leaf, g_string_free_to_bytes(g_steal_pointer(&whole)));
    return TRUE;
}

/* Returns the children of @part that are forms of its text. */
static GArray *
forms_of(const SkPart *part)
{
    GArray *forms = g_array_new(FALSE, FALSE, sizeof(Form));

    g_array_set_clear_func(forms, form_clear);
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        SkPart *child = sk_part_child(part, i);

        if (has_text(child) && !is_beside(child)) {
            Form form = form_of(child);

            g_array_append_val(forms, form);
        }
    }
    return forms;
}
static SkVerdict
alternative_clean(SkPart *part, const SkPolicy *policy)
{
    g_autoptr(GArray) forms = forms_of(part);
    Form *kept = choose(forms, policy->html);
    gboolean grown = FALSE;

    for (guint i = 0; i < forms->len; i++) {
        const Form *form = &g_array_index(forms, Form, i);

        if (form == kept)
            continue;
        if (grown) {
            form_clear(kept);
            *kept = form_of(kept->part);
        }
        grown = append_extra(kept, form, policy);
        drop_texts(form->part);
    }
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
