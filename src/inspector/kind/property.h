/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables of the properties that a calendar or contact may have. Only
 * property*.c use this.
 *
 * What these files define is declared here: property_bound.c, property_names.c.
 */
#ifndef SK_INSPECTOR_KIND_PROPERTY_H
#define SK_INSPECTOR_KIND_PROPERTY_H

#include "inspector/inner.h"

/* Components, as bits, because a property may stand in several. */
typedef enum {
    SK_IN_NOTHING = 0,
    SK_IN_CALENDAR = 1,
    SK_IN_EVENT = 2,
    SK_IN_TODO = 4,
    SK_IN_JOURNAL = 8,
    SK_IN_ZONE = 16,
    SK_IN_SEASON = 32, /* STANDARD and DAYLIGHT, the halves of a time zone */
    SK_IN_ALARM = 64,
    SK_IN_CARD = 128,
    SK_IN_BUSY = 256, /* VFREEBUSY */
} SkComponent;

typedef enum {
    SK_VALUE_TEXT,    /* a text with escapes */
    SK_VALUE_LIST,    /* texts separated by "," */
    SK_VALUE_FIELDS,  /* texts separated by ";" and "," */
    SK_VALUE_SIGNS,   /* times, numbers and words of the standard */
    SK_VALUE_RULE,    /* the rule of a series, which is bounded */
    SK_VALUE_REPEAT,  /* how often an alarm repeats: 1 to 10 */
    SK_VALUE_WAIT,    /* a duration without seconds */
    SK_VALUE_MAILTO,  /* "mailto:" and an address */
    SK_VALUE_ADDRESS, /* an address */
    SK_VALUE_VERSION, /* the version of that kind of file */
    SK_VALUE_DISPLAY, /* the only action that an alarm may have */
} SkValueKind;

/* sk_component: returns which component @name is if it may stand in @in, else
 * SK_IN_NOTHING. */
SkComponent sk_component(SkSpan name, SkComponent in);

/* sk_property: returns whether @name may stand in @in, and of which kind its
 * value is. */
bool sk_property(SkSpan name, SkComponent in, SkValueKind *kind);

/* sk_is_bounded_rule: returns whether @value is the rule of a series (RFC 5545
 * section 3.3.10) that every calendar can compute quickly: known parts, each
 * once; an hour or more between two times; at most 9999 times. */
bool sk_is_bounded_rule(SkSpan value);

/* sk_is_bounded_repeat: returns whether @value is a number from 1 to 10.
 * sk_is_bounded_wait: returns whether it is a duration of days, hours and
 * minutes. */
bool sk_is_bounded_repeat(SkSpan value);
bool sk_is_bounded_wait(SkSpan value);

/* sk_parameter: returns whether the parameter @name may have @value (given
 * without quotes). */
bool sk_parameter(SkSpan name, SkSpan value);

#endif
