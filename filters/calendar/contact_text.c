/* SPDX-License-Identifier: Apache-2.0
 *
 * Shows contacts (vCard 2.1, 3.0 and 4.0; RFC 2426, RFC 6350) as lines
 * (sk_show_contact): every field that an address book shows. Pictures, sounds
 * and keys cannot be shown as text, so they are counted.
 */
#include <string.h>

#include <sekisho/text.h>
#include <calendar/calendar_time.h>
#include <calendar/calendar_show.h>
#include <content/content_rule.h>

/* Properties that address books need and no reader sees, and properties that
 * are shown elsewhere. */
static const char silent[] =
    "UID REV PRODID VERSION KIND SOURCE PROFILE CLASS MAILER SORT-STRING XML "
    "CLIENTPIDMAP N FN SOUND X-PHONETIC-LAST-NAME X-PHONETIC-FIRST-NAME "
    "X-PHONETIC-MIDDLE-NAME LANG LANGUAGE TZ GEO NAME CREATED JSPROP";

/* Extensions of single programs whose values people read. */
static const char read_by_people[] =
    "X-SPOUSE X-ASSISTANT X-MANAGER X-ANNIVERSARY X-SKYPE X-SKYPE-USERNAME "
    "X-AIM X-ICQ X-MSN X-YAHOO X-JABBER X-GTALK X-GOOGLE-TALK X-TWITTER X-LINE "
    "X-SOCIALPROFILE X-ABRELATEDNAMES X-ABDATE X-DEPARTMENT X-MAIDENNAME "
    "X-PHONETIC-ORG X-EVOLUTION-ASSISTANT X-EVOLUTION-MANAGER "
    "X-EVOLUTION-SPOUSE X-EVOLUTION-BLOG-URL X-EVOLUTION-ANNIVERSARY "
    "X-EVOLUTION-VIDEO-URL X-MS-IMADDRESS X-MS-ASSISTANT X-MS-SPOUSE "
    "X-MS-MANAGER X-MS-ANNIVERSARY X-MS-TEL X-WAB-GENDER X-GENDER X-CHILDREN "
    "X-HOBBY X-URL X-COMPANY X-NICKNAME";

static const struct {
    const char *name, *key;
    gboolean fields; /* each ";" in the value becomes a blank */
} plain[] = {
    { "NICKNAME", "contact.nickname", FALSE },
    { "ORG", "contact.company", TRUE },
    { "TITLE", "contact.title", FALSE },
    { "ROLE", "contact.role", FALSE },
    { "TEL", "contact.phone", FALSE },
    { "EMAIL", "contact.mail", FALSE },
    { "ADR", "contact.address", TRUE },
    { "LABEL", "contact.address", FALSE },
    { "URL", "contact.link", FALSE },
    { "IMPP", "contact.chat", FALSE },
    { "CALURI", "contact.link", FALSE },
    { "CALADRURI", "contact.link", FALSE },
    { "FBURL", "contact.link", FALSE },
    { "CONTACT-URI", "contact.link", FALSE },
    { "SOCIALPROFILE", "contact.link", FALSE },
    { "BDAY", "contact.birthday", FALSE },
    { "ANNIVERSARY", "contact.anniversary", FALSE },
    { "DEATHDATE", "contact.other", FALSE },
    { "GENDER", "contact.gender", TRUE },
    { "CATEGORIES", "contact.category", FALSE },
    { "MEMBER", "contact.member", FALSE },
    { "RELATED", "contact.related", FALSE },
    { "AGENT", "contact.related", FALSE },
};

/* ---- values ------------------------------------------------------------- */

static gboolean
is_bytes(const SkContentLine *line)
{
    return sk_content_has(line, "VALUE", "BINARY") ||
           sk_content_has(line, "ENCODING", "BASE64") ||
           sk_content_has(line, "ENCODING", "B") ||
           g_ascii_strncasecmp(line->value, "data:", 5) == 0;
}

/* Returns "（自宅・FAX）" for those TYPEs of @line that matter to people. New
 * string. */
static char *
types_of(const SkShow *show, const SkContentLine *line)
{
    static const struct {
        const char *type, *key;
    } types[] = {
        { "HOME", "contact.type-home" },   { "WORK", "contact.type-work" },
        { "CELL", "contact.type-mobile" }, { "FAX", "contact.type-fax" },
        { "PAGER", "contact.type-pager" },
    };
    g_autoptr(GString) all = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (sk_content_has(line, "TYPE", types[i].type))
            g_string_append_printf(
                all, "%s%s",
                all->len > 0 ? sk_calendar_word(show->policy, "calendar.and")
                             : "",
                sk_calendar_word(show->policy, types[i].key));
    return all->len > 0
               ? sk_calendar_form(show->policy, "calendar.zone", all->str)
               : g_strdup("");
}

/* Returns the seven fields of an address in the order in which people write
 * them. New string. */
static char *
address_of(const SkShow *show, const SkContentLine *line)
{
    static const char *const names[] = { "box",    "extended", "street", "city",
                                         "region", "postal",   "country" };
    g_auto(GStrv) fields = sk_content_fields(line->value);
    g_auto(GStrv) order = g_strsplit(
        sk_calendar_word(show->policy, "contact.address-order"), " ", -1);
    g_autoptr(GString) out = g_string_new(NULL);
    guint n = g_strv_length(fields);

    for (char **at = order; *at != NULL; at++)
        for (guint i = 0; i < G_N_ELEMENTS(names) && i < n; i++)
            if (g_str_equal(*at, names[i]) && *fields[i] != '\0')
                g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "",
                                       fields[i]);
    for (guint i = G_N_ELEMENTS(names); i < n; i++)
        if (*fields[i] != '\0')
            g_string_append_printf(out, " %s", fields[i]);
    return sk_text_clean_line(out->str, -1, 0, NULL);
}

/* Returns "19800102" or "1980-01-02" in the notice's form of a date, or
 * anything else unchanged. New string. */
static char *
date_of(const SkShow *show, const char *value)
{
    g_autofree char *bare = g_strdup(value);
    char *to = bare;
    SkMoment moment;

    for (const char *p = value; *p != '\0'; p++)
        if (*p != '-')
            *to++ = *p;
    *to = '\0';
    moment = sk_moment_read(bare, NULL);
    return moment.valid ? sk_calendar_date(show->policy, &moment.date)
                        : g_strdup(value);
}

static char *
value_of(const SkShow *show, const SkContentLine *line, gboolean fields)
{
    static const char *const schemes[] = { "tel:", "mailto:" };
    g_autofree char *value = NULL;

    if (g_str_equal(line->name, "ADR"))
        return address_of(show, line);
    value = sk_show_value(line, fields);
    if (g_str_equal(line->name, "BDAY") ||
        g_str_equal(line->name, "ANNIVERSARY"))
        return date_of(show, value);
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(value, schemes[i], strlen(schemes[i])) == 0)
            return g_strdup(value + strlen(schemes[i]));
    return g_steal_pointer(&value);
}

/* ---- names -------------------------------------------------------------- */

/* Returns whether each field of the name @line occurs in @full. */
static gboolean
is_within(const SkContentLine *line, const char *full)
{
    g_auto(GStrv) fields = sk_content_fields(line->value);

    for (char **field = fields; *field != NULL; field++)
        if (strstr(full, g_strstrip(*field)) == NULL)
            return FALSE;
    return TRUE;
}

static void
put_names(SkShow *show, const SkContent *card)
{
    const SkContentLine *name = sk_content_find(card, "N");
    const SkContentLine *full = sk_content_find(card, "FN");
    g_autofree char *shown = sk_show_value(full, FALSE);
    g_autofree char *parts = sk_show_value(name, TRUE);

    if (*shown == '\0') {
        sk_show_put(show, "contact.name", parts);
        return;
    }
    sk_show_put(show, "contact.name", shown);
    if (name != NULL && !is_within(name, shown))
        sk_show_put(show, "contact.full", parts);
}

/* Writes the reading of the name, which Japanese telephones store in SOUND. */
static void
put_reading(SkShow *show, const SkContent *card)
{
    static const char *const names[] = { "X-PHONETIC-LAST-NAME",
                                         "X-PHONETIC-MIDDLE-NAME",
                                         "X-PHONETIC-FIRST-NAME" };
    g_autoptr(GString) reading = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *part =
            sk_show_value(sk_content_find(card, names[i]), FALSE);

        if (*part != '\0')
            g_string_append_printf(reading, "%s%s", reading->len > 0 ? " " : "",
                                   part);
    }
    for (guint i = 0; reading->len == 0 && i < card->lines->len; i++) {
        const SkContentLine *line = card->lines->pdata[i];
        g_autofree char *sound = NULL;

        if (!g_str_equal(line->name, "SOUND") || is_bytes(line) ||
            sk_content_has(line, "VALUE", "URI"))
            continue;
        sound = sk_show_value(line, TRUE);
        g_string_append(reading, sound);
    }
    sk_show_put(show, "contact.reading", reading->str);
}

/* ---- the card ----------------------------------------------------------- */

/* Mentions a value that cannot be shown as text. */
static void
put_bytes(SkShow *show, const SkContentLine *line)
{
    const char *what = g_str_equal(line->name, "PHOTO")
                           ? sk_calendar_word(show->policy, "contact.picture")
                           : line->name;
    g_autofree char *lost =
        sk_calendar_form(show->policy, "contact.lost", what);

    sk_show_put(show, "contact.other", lost);
    sk_show_loss(show, "attachment", line);
}

/* Writes a value that has no line of its own. */
static void
put_other(SkShow *show, const SkContentLine *line)
{
    gboolean mine = g_str_has_prefix(line->name, "X-");
    g_autofree char *value = NULL;
    g_autofree char *named = NULL;

    if (sk_content_listed(silent, line->name) ||
        g_str_equal(line->name, "NOTE"))
        return;
    if (sk_content_listed("PHOTO LOGO KEY", line->name)) {
        put_bytes(show, line);
        return;
    }
    if (mine && !sk_content_listed(read_by_people, line->name)) {
        sk_show_loss(show, "property", line);
        return;
    }
    value = sk_show_value(line, TRUE);
    named = g_strconcat(line->name + (mine ? 2 : 0), ": ", value, NULL);
    if (*value != '\0')
        sk_show_put(show, "contact.other", named);
}

static void
put_line(SkShow *show, const SkContentLine *line)
{
    for (guint i = 0; i < G_N_ELEMENTS(plain); i++) {
        g_autofree char *value = NULL;
        g_autofree char *types = NULL;
        g_autofree char *both = NULL;

        if (!g_str_equal(plain[i].name, line->name))
            continue;
        value = value_of(show, line, plain[i].fields);
        types = types_of(show, line);
        both = g_strconcat(value, types, NULL);
        if (*value != '\0')
            sk_show_put(show, plain[i].key, both);
        return;
    }
    put_other(show, line);
}

void
sk_show_contact(SkShow *show, const SkContent *card)
{
    if (!sk_show_begin(show))
        return;
    sk_show_put(show,
                sk_show_says(card, "KIND", "group") ? "contact.group"
                                                    : "contact.heading",
                " ");
    put_names(show, card);
    put_reading(show, card);
    for (guint i = 0; i < card->lines->len; i++) {
        const SkContentLine *line = card->lines->pdata[i];

        if (is_bytes(line))
            put_bytes(show, line);
        else
            put_line(show, line);
    }
    sk_show_each(show, "contact.note", card, "NOTE");
    for (guint i = 0; i < card->children->len; i++)
        sk_part_count(show->part, "component", 1, NULL);
}
