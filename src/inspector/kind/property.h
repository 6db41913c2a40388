/* SPDX-License-Identifier: Apache-2.0
 *
 * Which properties a calendar or a contact may have: a table, for property.c.
 */
#ifndef SK_INSPECTOR_KIND_PROPERTY_H
#define SK_INSPECTOR_KIND_PROPERTY_H

#include "inspector/inner.h"

/* Components, as bits: a property may stand in several. */
typedef enum {
    SK_IN_NOTHING = 0,
    SK_IN_CALENDAR = 1,
    SK_IN_EVENT = 2,
    SK_IN_TODO = 4,
    SK_IN_JOURNAL = 8,
    SK_IN_ZONE = 16,
    SK_IN_SEASON = 32, /* STANDARD, DAYLIGHT */
    SK_IN_ALARM = 64,
    SK_IN_CARD = 128,
    SK_IN_BUSY = 256, /* VFREEBUSY */
} SkComponent;

typedef enum {
    SK_VALUE_TEXT,    /* with its escapes */
    SK_VALUE_LIST,    /* texts parted by "," */
    SK_VALUE_FIELDS,  /* texts parted by ";" and "," */
    SK_VALUE_SIGNS,   /* times, numbers, words of the standard */
    SK_VALUE_RULE,    /* of a series: bounded */
    SK_VALUE_REPEAT,  /* of an alarm: 1 to 10 */
    SK_VALUE_WAIT,    /* a duration without seconds */
    SK_VALUE_MAILTO,  /* mailto: and an address */
    SK_VALUE_ADDRESS, /* an address */
    SK_VALUE_VERSION, /* the one of the component */
    SK_VALUE_DISPLAY, /* what an alarm may do */
} SkValueKind;

/* sk_component: which one @name is, when it may stand in @in; else
 * SK_IN_NOTHING. */
SkComponent sk_component(SkSpan name, SkComponent in);

/* sk_property: whether @name may stand in @in, and what its value is. */
bool sk_property(SkSpan name, SkComponent in, SkValueKind *kind);

/* sk_is_bounded_rule: whether @value is a rule of a series that no calendar
 * reckons long at (RFC 5545, section 3.3.10): parts that are known, each once;
 * hours or longer between; at most 9999 times. */
bool sk_is_bounded_rule(SkSpan value);

/* sk_is_bounded_repeat: a number from 1 to 10. sk_is_bounded_wait: a duration
 * of days, hours and minutes. */
bool sk_is_bounded_repeat(SkSpan value);
bool sk_is_bounded_wait(SkSpan value);

/* sk_parameter: whether a parameter @name may say @value (without quotes). */
bool sk_parameter(SkSpan name, SkSpan value);

#endif
