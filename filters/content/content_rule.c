/* SPDX-License-Identifier: Apache-2.0
 *
 * The allow-list of calendars and contacts (content_rule.h). Everything else is
 * left out on purpose: what a reader fetches (ATTACH, URL, PHOTO, ALTREP and so
 * on), what it executes (every alarm that does more than display a text), and
 * what each vendor understands differently.
 */
#include <string.h>

#include <content/content_rule.h>

#define TASKS (SK_AT_EVENT | SK_AT_TODO | SK_AT_JOURNAL)
#define TIMED (SK_AT_EVENT | SK_AT_TODO)
#define ZONED (TASKS | SK_AT_SEASON)
#define BOTH  (SK_AT_CALENDAR | SK_AT_CARD)
#define PLANS (TASKS | SK_AT_BUSY)

static const struct {
    const char *name;
    guint at;
    SkAt is;
} components[] = {
    { "VEVENT", SK_AT_CALENDAR, SK_AT_EVENT },
    { "VTODO", SK_AT_CALENDAR, SK_AT_TODO },
    { "VJOURNAL", SK_AT_CALENDAR, SK_AT_JOURNAL },
    { "VFREEBUSY", SK_AT_CALENDAR, SK_AT_BUSY },
    { "VTIMEZONE", SK_AT_CALENDAR, SK_AT_ZONE },
    { "STANDARD", SK_AT_ZONE, SK_AT_SEASON },
    { "DAYLIGHT", SK_AT_ZONE, SK_AT_SEASON },
    { "VALARM", TIMED, SK_AT_ALARM },
};

/* clang-format off */
static const struct {
    const char *names; /* several names are separated by one blank */
    guint at;
    SkForm form;
} properties[] = {
    { "PRODID", BOTH, SK_FORM_TEXT },
    { "CALSCALE METHOD", SK_AT_CALENDAR, SK_FORM_SIGNS },
    { "UID", PLANS | SK_AT_CARD, SK_FORM_TEXT },
    { "DTSTAMP", PLANS, SK_FORM_SIGNS },
    { "CREATED RECURRENCE-ID EXDATE SEQUENCE STATUS", TASKS, SK_FORM_SIGNS },
    { "DTSTART", ZONED | SK_AT_BUSY, SK_FORM_SIGNS },
    { "RDATE", ZONED, SK_FORM_SIGNS },
    { "RRULE", ZONED, SK_FORM_RULE },
    { "DTEND", SK_AT_EVENT | SK_AT_BUSY, SK_FORM_SIGNS },
    { "TRANSP", SK_AT_EVENT, SK_FORM_SIGNS },
    { "FREEBUSY", SK_AT_BUSY, SK_FORM_SIGNS },
    { "DUE COMPLETED PERCENT-COMPLETE", SK_AT_TODO, SK_FORM_SIGNS },
    { "DURATION", TIMED | SK_AT_BUSY, SK_FORM_SIGNS },
    { "DURATION", SK_AT_ALARM, SK_FORM_WAIT },
    { "LAST-MODIFIED", TASKS | SK_AT_ZONE, SK_FORM_SIGNS },
    { "PRIORITY", TIMED, SK_FORM_SIGNS },
    { "CLASS", TASKS | SK_AT_CARD, SK_FORM_SIGNS },
    { "GEO", TIMED | SK_AT_CARD, SK_FORM_SIGNS },
    { "SUMMARY RELATED-TO", TASKS, SK_FORM_TEXT },
    { "CONTACT", PLANS, SK_FORM_TEXT },
    { "DESCRIPTION", TASKS | SK_AT_ALARM, SK_FORM_TEXT },
    { "LOCATION", TIMED, SK_FORM_TEXT },
    { "COMMENT", ZONED | SK_AT_BUSY, SK_FORM_TEXT },
    { "CATEGORIES", TASKS | SK_AT_CARD, SK_FORM_LIST },
    { "RESOURCES", TIMED, SK_FORM_LIST },
    { "REQUEST-STATUS", PLANS, SK_FORM_FIELDS },
    { "ORGANIZER ATTENDEE", PLANS, SK_FORM_MAILTO },
    { "TZID", SK_AT_ZONE, SK_FORM_TEXT },
    { "TZNAME", SK_AT_SEASON, SK_FORM_TEXT },
    { "TZOFFSETFROM TZOFFSETTO", SK_AT_SEASON, SK_FORM_SIGNS },
    { "TRIGGER", SK_AT_ALARM, SK_FORM_SIGNS },
    { "REPEAT", SK_AT_ALARM, SK_FORM_REPEAT },
    { "FN TITLE ROLE TEL LABEL NOTE TZ SORT-STRING X-PHONETIC-FIRST-NAME "
      "X-PHONETIC-LAST-NAME",
      SK_AT_CARD, SK_FORM_TEXT },
    { "N ORG ADR GENDER", SK_AT_CARD, SK_FORM_FIELDS },
    { "NICKNAME", SK_AT_CARD, SK_FORM_LIST },
    { "EMAIL", SK_AT_CARD, SK_FORM_ADDRESS },
    { "BDAY ANNIVERSARY KIND LANG REV", SK_AT_CARD, SK_FORM_SIGNS },
};
/* clang-format on */

static const char *const params[] = {
    "TZID",  "CN",      "ROLE",    "PARTSTAT", "RSVP",     "CUTYPE",
    "TYPE",  "RELATED", "RELTYPE", "RANGE",    "LANGUAGE", "PREF",
    "ALTID", "SORT-AS", "FBTYPE",  NULL,
};

static const char *const value_types[] = {
    "DATE",     "DATE-TIME",        "TIME",       "PERIOD",
    "DURATION", "DATE-AND-OR-TIME", "UTC-OFFSET", "TEXT",
};

gboolean
sk_content_listed(const char *list, const char *name)
{
    gsize len = strlen(name);

    for (const char *at = list; *at != '\0'; at += strspn(at, " ")) {
        gsize run = strcspn(at, " ");

        if (run == len && memcmp(at, name, len) == 0)
            return TRUE;
        at += run;
    }
    return FALSE;
}

SkAt
sk_content_component(const char *name, SkAt at)
{
    for (guint i = 0; i < G_N_ELEMENTS(components); i++)
        if ((components[i].at & at) != 0 &&
            g_str_equal(components[i].name, name))
            return components[i].is;
    return SK_AT_NOWHERE;
}

SkForm
sk_content_property(const char *name, SkAt at)
{
    for (guint i = 0; i < G_N_ELEMENTS(properties); i++)
        if ((properties[i].at & at) != 0 &&
            sk_content_listed(properties[i].names, name))
            return properties[i].form;
    return SK_FORM_NONE;
}

gboolean
sk_content_keeps_param(const char *name, const char *value)
{
    if (g_strv_contains(params, name))
        return TRUE;
    for (guint i = 0;
         g_str_equal(name, "VALUE") && i < G_N_ELEMENTS(value_types); i++)
        if (g_ascii_strcasecmp(value, value_types[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
is_link(const char *value)
{
    return g_ascii_strncasecmp(value, "http://", 7) == 0 ||
           g_ascii_strncasecmp(value, "https://", 8) == 0;
}

const char *
sk_content_loss(const char *name, const char *value)
{
    if (sk_content_listed("ATTACH PHOTO LOGO SOUND KEY IMAGE AGENT", name))
        return "attachment";
    if (sk_content_listed(
            "URL SOURCE CONFERENCE FBURL CALURI CALADRURI IMPP MEMBER "
            "RELATED SOCIALPROFILE X-SOCIALPROFILE",
            name))
        return "url";
    if (sk_content_listed("AALARM DALARM MALARM PALARM REPEAT", name))
        return "alarm";
    if (sk_content_listed("RRULE EXRULE", name))
        return "series";
    if (sk_content_listed("ATTENDEE ORGANIZER", name))
        return "attendee";
    return is_link(value) ? "url" : "property";
}
