/* SPDX-License-Identifier: Apache-2.0
 *
 * rebuild-mail: where the policy returns a mail that came as a file as a mail,
 * writes an .eml of what passed: permitted headers, text and clean files.
 * Elsewhere its text joins the text of the mail around it; in an archive there
 * is no such mail, so the text becomes a text file. No byte of the original is
 * copied. This defends against whatever a mail can carry besides its text and
 * files.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <file/file_name.h>
#include <mail/mail_file.h>
#include <text/text_mark.h>
#include <text/text_start.h>

/* Returns the claimed name of the mail, or its subject if it has no name or one
 * that says nothing. New string. */
static char *
name_of(const SkPart *part)
{
    const char *subject = sk_part_param(part, "subject");
    gboolean has_subject = subject != NULL && *subject != '\0';
    gboolean says_nothing =
        g_strcmp0(sk_part_found(part), "application/ms-tnef") == 0;
    g_autofree char *flat = NULL;

    if (sk_part_name(part) != NULL && !(says_nothing && has_subject))
        return g_strdup(sk_part_name(part));
    if (!has_subject)
        return g_strdup("mail");
    flat = g_strdelimit(g_strdup(subject), "/\\", '_');
    /* The part of a subject behind a dot is not a file name extension. */
    return g_strconcat(flat, ".eml", NULL);
}

static SkVerdict
rebuild(SkPart *part)
{
    SkReason why = SK_REASON_NONE;
    GBytes *mail = sk_part_write_mail(part, &why);
    g_autofree char *claimed = NULL;
    g_autofree char *name = NULL;

    /* If the headers are too long, the contents leave one by one instead. */
    if (mail == NULL)
        return sk_part_pass(part);
    claimed = name_of(part);
    name = sk_file_name_fit_to(claimed, "message/rfc822");
    sk_part_rename(part, name);
    return sk_part_replace(part, mail, "message/rfc822");
}

/* ---- text -------------------------------------------------------------- */

/* Returns the part whose text the text of the opened mail @part joins: the
 * nearest mail around it that leaves. Returns NULL in an archive. */
static const SkPart *
home_of(const SkPart *part, const SkPolicy *policy)
{
    for (const SkPart *p = part; p != NULL; p = sk_part_parent(p)) {
        if (p != part && sk_mail_file_leaves(p, policy))
            return p;
        if (sk_part_role(p) == SK_ROLE_MEMBER)
            return NULL;
        if (sk_part_parent(p) == NULL)
            return p;
    }
    return NULL;
}

/* Returns @text as the bytes of a file, or NULL if some program would take it
 * for a script, page or archive. */
static GBytes *
as_file(SkPart *part, const char *text)
{
    guint marks = 0;
    g_autofree char *unmarked = sk_text_part_marks(text, &marks);
    g_autofree char *parted = sk_text_break_starts(unmarked, NULL);
    GString *out = g_string_sized_new(strlen(parted) + strlen(parted) / 32 + 2);

    sk_part_count(part, "script", marks, NULL);
    for (const char *p = parted; *p != '\0'; p++) {
        if (*p == '\n')
            g_string_append_c(out, '\r');
        g_string_append_c(out, *p);
    }
    if (!sk_text_has_mark(out->str, out->len, SK_MARKS_TEXT))
        return g_string_free_to_bytes(out);
    g_string_free(out, TRUE);
    return NULL;
}

static gboolean
are_texts_wanted(const SkPart *part, const SkPolicy *policy)
{
    const SkFileRule *rule = sk_part_rule(part, policy, "text/plain");

    return rule != NULL && rule->action == SK_DO_CLEAN;
}

/* Turns the mail into a text file: "mail.eml" becomes "mail.txt". */
static SkVerdict
text_to_file(SkPart *part, const SkPolicy *policy)
{
    g_autofree char *text = sk_part_text_below(part);
    g_autofree char *claimed = NULL;
    g_autofree char *name = NULL;
    g_autoptr(GBytes) bytes = NULL;

    if (*text == '\0')
        return sk_part_pass(part);
    if (!are_texts_wanted(part, policy)) {
        sk_part_drop_texts_below(part, SK_REASON_TYPE_NOT_ALLOWED);
        return sk_part_pass(part);
    }
    bytes = as_file(part, text);
    if (bytes == NULL) {
        sk_part_drop_texts_below(part, SK_REASON_EXECUTABLE);
        return sk_part_pass(part);
    }
    sk_part_drop_texts_below(part, SK_REASON_ALTERNATIVE);
    claimed = name_of(part);
    name = sk_file_name_fit_to(claimed, "text/plain");
    sk_part_rename(sk_part_add_file(part, name, "text/plain", bytes), name);
    return sk_part_pass(part);
}

/* Returns @text without blanks, because the same text is often wrapped in two
 * ways. New string. */
static char *
without_blanks(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));

    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            g_string_append_unichar(out, g_utf8_get_char(text));
    return g_string_free(out, FALSE);
}

/* Drops the text of @part if @home says the same: Outlook repeats the text of a
 * mail in its winmail.dat and in what it kept of a signed mail. */
static void
drop_repeated(SkPart *part, const SkPart *home)
{
    g_autofree char *own = sk_part_text_below(part);
    g_autofree char *all = sk_part_text_below(home);
    g_autofree char *own_letters = without_blanks(own);
    g_autofree char *all_letters = without_blanks(all);
    const char *first =
        *own_letters != '\0' ? strstr(all_letters, own_letters) : NULL;

    if (first != NULL &&
        strstr(first + strlen(own_letters), own_letters) != NULL)
        sk_part_drop_texts_below(part, SK_REASON_ALTERNATIVE);
}

/* ---- entry point ------------------------------------------------------- */

static gboolean
is_opened(const SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);
    const SkFileRule *rule = sk_part_rule(part, policy, found);

    return sk_part_n_children(part) > 0 && found != NULL && rule != NULL &&
           rule->action != SK_DO_REMOVE &&
           sk_part_role(part) != SK_ROLE_MULTIPART &&
           g_str_equal(sk_type_group(found), "mail");
}

static SkVerdict
mail_rebuild(SkPart *part, const SkPolicy *policy)
{
    const SkPart *home;

    if (!is_opened(part, policy))
        return sk_part_pass(part);
    if (sk_mail_file_leaves(part, policy))
        return rebuild(part);
    home = home_of(part, policy);
    if (home == NULL)
        return text_to_file(part, policy);
    if (home != part && !g_str_equal(sk_part_found(part), "message/rfc822"))
        drop_repeated(part, home);
    return sk_part_pass(part);
}

const SkFilter sk_filter_rebuild_mail = {
    .name = "rebuild-mail",
    .purpose = "writes mails that came as files anew, or their text",
    .stage = SK_STAGE_BUILD,
    .method = SK_METHOD_SANITIZE,
    .did = "mail-rebuilt",
    .uses = sk_mail_file_used,
    .clean = mail_rebuild,
};
