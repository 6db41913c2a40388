/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists the properties, parameters and components that may leave in a calendar
 * or a contact. Everything else is left out on purpose: what a reader fetches
 * (ATTACH, URL, IMAGE, PHOTO, SOUND, LOGO, KEY, SOURCE, ALTREP, DIR), what it
 * executes (every alarm that does more than display a text), and what each
 * vendor understands differently (X- names).
 */
#include <string.h>
#include <strings.h>

#include "inspector/kind/property.h"

#define TASKS (SK_IN_EVENT | SK_IN_TODO | SK_IN_JOURNAL)
#define TIMED (SK_IN_EVENT | SK_IN_TODO)
#define ZONED (TASKS | SK_IN_SEASON)
#define PLANS (TASKS | SK_IN_BUSY)

static const struct {
    const char *name;
    unsigned in;
    SkComponent is;
} components[] = {
    { "VCALENDAR", SK_IN_NOTHING, SK_IN_CALENDAR },
    { "VCARD", SK_IN_NOTHING, SK_IN_CARD },
    { "VEVENT", SK_IN_CALENDAR, SK_IN_EVENT },
    { "VTODO", SK_IN_CALENDAR, SK_IN_TODO },
    { "VJOURNAL", SK_IN_CALENDAR, SK_IN_JOURNAL },
    { "VFREEBUSY", SK_IN_CALENDAR, SK_IN_BUSY },
    { "VTIMEZONE", SK_IN_CALENDAR, SK_IN_ZONE },
    { "STANDARD", SK_IN_ZONE, SK_IN_SEASON },
    { "DAYLIGHT", SK_IN_ZONE, SK_IN_SEASON },
    { "VALARM", TIMED, SK_IN_ALARM },
};

static const struct {
    const char *name;
    unsigned in;
    SkValueKind kind;
} properties[] = {
    { "VERSION", SK_IN_CALENDAR | SK_IN_CARD, SK_VALUE_VERSION },
    { "PRODID", SK_IN_CALENDAR | SK_IN_CARD, SK_VALUE_TEXT },
    { "CALSCALE", SK_IN_CALENDAR, SK_VALUE_SIGNS },
    { "METHOD", SK_IN_CALENDAR, SK_VALUE_SIGNS },
    { "UID", PLANS | SK_IN_CARD, SK_VALUE_TEXT },
    { "DTSTAMP", PLANS, SK_VALUE_SIGNS },
    { "DTSTART", ZONED | SK_IN_BUSY, SK_VALUE_SIGNS },
    { "DTEND", SK_IN_EVENT | SK_IN_BUSY, SK_VALUE_SIGNS },
    { "DUE", SK_IN_TODO, SK_VALUE_SIGNS },
    { "COMPLETED", SK_IN_TODO, SK_VALUE_SIGNS },
    { "PERCENT-COMPLETE", SK_IN_TODO, SK_VALUE_SIGNS },
    { "DURATION", TIMED | SK_IN_BUSY, SK_VALUE_SIGNS },
    { "DURATION", SK_IN_ALARM, SK_VALUE_WAIT },
    { "FREEBUSY", SK_IN_BUSY, SK_VALUE_SIGNS },
    { "CREATED", TASKS, SK_VALUE_SIGNS },
    { "LAST-MODIFIED", TASKS | SK_IN_ZONE, SK_VALUE_SIGNS },
    { "RECURRENCE-ID", TASKS, SK_VALUE_SIGNS },
    { "RRULE", ZONED, SK_VALUE_RULE },
    { "RDATE", ZONED, SK_VALUE_SIGNS },
    { "EXDATE", TASKS, SK_VALUE_SIGNS },
    { "SEQUENCE", TASKS, SK_VALUE_SIGNS },
    { "PRIORITY", TIMED, SK_VALUE_SIGNS },
    { "STATUS", TASKS, SK_VALUE_SIGNS },
    { "CLASS", TASKS | SK_IN_CARD, SK_VALUE_SIGNS },
    { "TRANSP", SK_IN_EVENT, SK_VALUE_SIGNS },
    { "GEO", TIMED | SK_IN_CARD, SK_VALUE_SIGNS },
    { "SUMMARY", TASKS, SK_VALUE_TEXT },
    { "DESCRIPTION", TASKS | SK_IN_ALARM, SK_VALUE_TEXT },
    { "LOCATION", TIMED, SK_VALUE_TEXT },
    { "COMMENT", ZONED | SK_IN_BUSY, SK_VALUE_TEXT },
    { "CONTACT", PLANS, SK_VALUE_TEXT },
    { "CATEGORIES", TASKS | SK_IN_CARD, SK_VALUE_LIST },
    { "RESOURCES", TIMED, SK_VALUE_LIST },
    { "RELATED-TO", TASKS, SK_VALUE_TEXT },
    { "REQUEST-STATUS", PLANS, SK_VALUE_FIELDS },
    { "ORGANIZER", PLANS, SK_VALUE_MAILTO },
    { "ATTENDEE", PLANS, SK_VALUE_MAILTO },
    { "TZID", SK_IN_ZONE, SK_VALUE_TEXT },
    { "TZNAME", SK_IN_SEASON, SK_VALUE_TEXT },
    { "TZOFFSETFROM", SK_IN_SEASON, SK_VALUE_SIGNS },
    { "TZOFFSETTO", SK_IN_SEASON, SK_VALUE_SIGNS },
    { "ACTION", SK_IN_ALARM, SK_VALUE_DISPLAY },
    { "TRIGGER", SK_IN_ALARM, SK_VALUE_SIGNS },
    { "REPEAT", SK_IN_ALARM, SK_VALUE_REPEAT },

    { "FN", SK_IN_CARD, SK_VALUE_TEXT },
    { "N", SK_IN_CARD, SK_VALUE_FIELDS },
    { "NICKNAME", SK_IN_CARD, SK_VALUE_LIST },
    { "ORG", SK_IN_CARD, SK_VALUE_FIELDS },
    { "TITLE", SK_IN_CARD, SK_VALUE_TEXT },
    { "ROLE", SK_IN_CARD, SK_VALUE_TEXT },
    { "TEL", SK_IN_CARD, SK_VALUE_TEXT },
    { "EMAIL", SK_IN_CARD, SK_VALUE_ADDRESS },
    { "ADR", SK_IN_CARD, SK_VALUE_FIELDS },
    { "LABEL", SK_IN_CARD, SK_VALUE_TEXT },
    { "NOTE", SK_IN_CARD, SK_VALUE_TEXT },
    { "BDAY", SK_IN_CARD, SK_VALUE_SIGNS },
    { "ANNIVERSARY", SK_IN_CARD, SK_VALUE_SIGNS },
    { "GENDER", SK_IN_CARD, SK_VALUE_FIELDS },
    { "KIND", SK_IN_CARD, SK_VALUE_SIGNS },
    { "LANG", SK_IN_CARD, SK_VALUE_SIGNS },
    { "TZ", SK_IN_CARD, SK_VALUE_TEXT },
    { "REV", SK_IN_CARD, SK_VALUE_SIGNS },
    { "SORT-STRING", SK_IN_CARD, SK_VALUE_TEXT },
    { "X-PHONETIC-FIRST-NAME", SK_IN_CARD, SK_VALUE_TEXT },
    { "X-PHONETIC-LAST-NAME", SK_IN_CARD, SK_VALUE_TEXT },
};

static const char *const parameters[] = {
    "TZID",   "CN",       "ROLE", "PARTSTAT", "RSVP",
    "CUTYPE", "LANGUAGE", "TYPE", "RELATED",  "RELTYPE",
    "RANGE",  "SORT-AS",  "PREF", "ALTID",    "FBTYPE",
};

/* VALUE may never be URI or BINARY. */
static const char *const value_types[] = {
    "DATE",     "DATE-TIME",        "TIME",       "PERIOD",
    "DURATION", "DATE-AND-OR-TIME", "UTC-OFFSET", "TEXT",
};

static bool
is_name(SkSpan name, const char *other)
{
    return sk_length(name) == strlen(other) &&
           memcmp(name.p, other, sk_length(name)) == 0;
}

SkComponent
sk_component(SkSpan name, SkComponent in)
{
    for (size_t i = 0; i < sizeof components / sizeof components[0]; i++) {
        unsigned where = components[i].in;
        bool fits = in == SK_IN_NOTHING ? where == 0 : (where & in) != 0;
        if (fits && is_name(name, components[i].name))
            return components[i].is;
    }
    return SK_IN_NOTHING;
}

bool
sk_property(SkSpan name, SkComponent in, SkValueKind *kind)
{
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        if ((properties[i].in & in) != 0 && is_name(name, properties[i].name)) {
            *kind = properties[i].kind;
            return true;
        }
    }
    return false;
}

bool
sk_parameter(SkSpan name, SkSpan value)
{
    for (size_t i = 0; i < sizeof parameters / sizeof parameters[0]; i++)
        if (is_name(name, parameters[i]))
            return true;
    if (!is_name(name, "VALUE"))
        return false;
    for (size_t i = 0; i < sizeof value_types / sizeof value_types[0]; i++)
        if (sk_length(value) == strlen(value_types[i]) &&
            strncasecmp((const char *)value.p, value_types[i],
                        sk_length(value)) == 0)
            return true;
    return false;
}
