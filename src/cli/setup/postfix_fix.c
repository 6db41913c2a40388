/* SPDX-License-Identifier: Apache-2.0
 *
 * Says for each finding of `sekisho policy check --mta` which change mends it.
 * There is none for aliases, filters and tables that send mail elsewhere: the
 * site uses them, and a person has to move them to a hop before the gateway.
 */
#include <string.h>

#include "cli/setup/postfix_work.h"
#include "core/i18n.h"

typedef enum {
    FIX_VALUE,      /* the setting gets the value of the row */
    FIX_ADVISED,    /* the setting gets the value that the finding advises */
    FIX_MILTERS,    /* the gateway becomes the last milter of the list */
    FIX_NO_MILTERS, /* the word no_milters is taken out */
    FIX_RELAY_ONLY, /* nothing is delivered locally any more */
    FIX_CHROOT,     /* the service runs outside the queue folder */
    FIX_BOUNCES,    /* internal_mail_filter_classes names bounces and notices */
} Fix;

static const struct {
    const char *setting;
    Fix fix;
    const char *value;
} fixes[] = {
    { "smtpd_milters", FIX_MILTERS, NULL },
    { "non_smtpd_milters", FIX_VALUE, "$smtpd_milters" },
    { "receive_override_options", FIX_NO_MILTERS, NULL },
    { "milter_default_action", FIX_VALUE, "tempfail" },
    { "milter_protocol", FIX_VALUE, "6" },
    { "milter_content_timeout", FIX_ADVISED, NULL },
    { "smtpd_forbid_bare_newline", FIX_VALUE, "normalize" },
    { "smtpd_forbid_bare_newline_exclusions", FIX_VALUE, "" },
    { "smtpd_milter_maps", FIX_VALUE, "" },
    { "smtpd_authorized_xclient_hosts", FIX_VALUE, "" },
    { "smtpd_authorized_xforward_hosts", FIX_VALUE, "" },
    { "internal_mail_filter_classes", FIX_BOUNCES, NULL },
    { "notify_classes", FIX_BOUNCES, NULL },
    { "message_size_limit", FIX_ADVISED, NULL },
    { "header_size_limit", FIX_ADVISED, NULL },
    { "cleanup_replace_stray_cr_lf", FIX_VALUE, "yes" },
    { "alias_maps", FIX_RELAY_ONLY, NULL },
    { "forward_path", FIX_RELAY_ONLY, NULL },
    { "luser_relay", FIX_RELAY_ONLY, NULL },
    { "chroot", FIX_CHROOT, NULL },
};

/* Adds @argument to @arguments, unless it is there already. Takes ownership of
 * it. */
static void
want(GPtrArray *arguments, char *argument)
{
    if (g_ptr_array_find_with_equal_func(arguments, argument, g_str_equal,
                                         NULL))
        g_free(argument);
    else
        g_ptr_array_add(arguments, argument);
}

/* Plans the change by which the setting @name gets the value @value. If the
 * service @where overrides @name in master.cf, this plans only the removal of
 * the override: the check is then run again, and if the value in main.cf is
 * wrong as well, the next round plans its change. */
static void
set(SkPostfixWork *work, const char *where, const char *name, const char *value,
    const char *why)
{
    const char *before = sk_postfix_own(&work->now, where, name);

    if (before != NULL) {
        want(work->overrides, g_strconcat(where, "/", name, NULL));
        sk_setup_change(work->plan, where, name, before, NULL, why);
        return;
    }
    before = sk_postfix_value(&work->now, NULL, name);
    want(work->main, g_strconcat(name, "=", value, NULL));
    sk_setup_change(work->plan, "main.cf", name, before, value, why);
}

/* Returns the list of milters @value with the gateway as its last entry and
 * nowhere else. New string. */
static char *
with_gateway(const SkPostfixWork *work, const char *value)
{
    const char *ours = sk_policy_file_milter_socket(work->plan->policy);
    const char *queue = sk_postfix_value(&work->now, NULL, "queue_directory");
    g_autofree char *told = sk_postfix_socket(&work->now, ours);
    GString *list = g_string_new(NULL);
    SkPostfixMilter milter;

    while (sk_postfix_next_milter(&value, &milter)) {
        if (milter.socket == NULL ||
            !sk_mta_same_socket(ours, milter.socket, queue))
            g_string_append_printf(list, "%s, ", milter.entry);
        sk_postfix_milter_clear(&milter);
    }
    g_string_append(list, told);
    return g_string_free(list, FALSE);
}

static char *
without_word(const char *value, const char *word)
{
    g_auto(GStrv) words = g_strsplit_set(value, ", \t", -1);
    GString *list = g_string_new(NULL);

    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && strcmp(words[i], word) != 0)
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
                                   words[i]);
    return g_string_free(list, FALSE);
}

/* Returns the value that @finding advises, which stands in its text as "name =
 * value (a remark)". New string. */
static char *
advised(const SkMtaFinding *finding)
{
    const char *equals = strstr(finding->instead, " = ");
    const char *end = equals != NULL ? strstr(equals, " (") : NULL;

    if (equals == NULL)
        return g_strdup("");
    equals += 3;
    return end != NULL ? g_strndup(equals, (gsize)(end - equals))
                       : g_strdup(equals);
}

/* Raises mailbox_size_limit to @size, the new limit of a mail: local(8) refuses
 * to start if a mailbox may not be as large as a mail. */
static void
fit_mailboxes(SkPostfixWork *work, const char *size)
{
    const char *mailbox =
        sk_postfix_value(&work->now, NULL, "mailbox_size_limit");
    guint64 n = g_ascii_strtoull(mailbox, NULL, 10);

    if (n > 0 && n < g_ascii_strtoull(size, NULL, 10))
        set(work, "main.cf", "mailbox_size_limit", size,
            N_("Postfix does not deliver locally if a mailbox may be smaller "
               "than a mail"));
}

/* Gives the service of @finding the value @text of its own. Does nothing if
 * that has blanks, which postconf cannot write: the finding is then left to a
 * person. */
static void
replace(SkPostfixWork *work, const SkMtaFinding *finding, const char *before,
        const char *text)
{
    g_auto(GStrv) entries = g_strsplit(text, ", ", -1);
    g_autofree char *value = g_strjoinv(",", entries);

    if (strpbrk(value, " \t") != NULL)
        return;
    want(work->overrides, g_strconcat("=", finding->where, "/",
                                      finding->setting, "=", value, NULL));
    sk_setup_change(work->plan, finding->where, finding->setting, before, value,
                    finding->why);
}

static void
fix_milters(SkPostfixWork *work, const SkMtaFinding *finding)
{
    const char *own =
        sk_postfix_own(&work->now, finding->where, finding->setting);
    g_autofree char *value = NULL;

    if (own != NULL && *own != '\0') {
        value = with_gateway(work, own);
        replace(work, finding, own, value);
        return;
    }
    value = with_gateway(work,
                         sk_postfix_value(&work->now, NULL, finding->setting));
    set(work, finding->where, finding->setting, value, finding->why);
}

static void
fix_override(SkPostfixWork *work, const SkMtaFinding *finding)
{
    const char *own =
        sk_postfix_own(&work->now, finding->where, finding->setting);
    g_autofree char *value = without_word(
        sk_postfix_value(&work->now, finding->where, finding->setting),
        "no_milters");

    if (own != NULL && *value != '\0')
        replace(work, finding, own, value);
    else
        set(work, finding->where, finding->setting, value, finding->why);
}

/* Plans the change that mends @finding; @value is that of its row. */
static void
mend(SkPostfixWork *work, const SkMtaFinding *finding, Fix fix,
     const char *value)
{
    g_autofree char *told = NULL;

    switch (fix) {
    case FIX_MILTERS:
        fix_milters(work, finding);
        return;
    case FIX_NO_MILTERS:
        fix_override(work, finding);
        return;
    case FIX_ADVISED:
        told = advised(finding);
        set(work, finding->where, finding->setting, told, finding->why);
        if (strcmp(finding->setting, "message_size_limit") == 0)
            fit_mailboxes(work, told);
        return;
    case FIX_RELAY_ONLY:
        set(work, "main.cf", "mydestination", "", finding->why);
        return;
    case FIX_BOUNCES:
        set(work, "main.cf", "internal_mail_filter_classes", "bounce, notify",
            finding->why);
        return;
    case FIX_CHROOT:
        want(work->columns, g_strconcat(finding->where, "/chroot=n", NULL));
        sk_setup_change(work->plan, finding->where, "chroot", "y", "n",
                        finding->why);
        return;
    case FIX_VALUE:
    default:
        set(work, finding->where, finding->setting, value, finding->why);
        return;
    }
}

void
sk_postfix_fix(SkPostfixWork *work, const SkMtaFinding *finding)
{
    for (guint i = 0; i < G_N_ELEMENTS(fixes); i++)
        if (strcmp(finding->setting, fixes[i].setting) == 0) {
            mend(work, finding, fixes[i].fix, fixes[i].value);
            return;
        }
}
