/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables of the components, properties and parameters that may leave in a
 * calendar or a contact.
 */
#ifndef SK_CONTENT_CONTENT_RULE_H
#define SK_CONTENT_CONTENT_RULE_H

#include <glib.h>

/* The places where a property may stand, as bits. */
typedef enum {
    SK_AT_FILE = 0,
    SK_AT_CALENDAR = 1,
    SK_AT_EVENT = 2,
    SK_AT_TODO = 4,
    SK_AT_JOURNAL = 8,
    SK_AT_ZONE = 16,
    SK_AT_SEASON = 32, /* STANDARD and DAYLIGHT, the halves of a time zone */
    SK_AT_ALARM = 64,
    SK_AT_CARD = 128,
    SK_AT_BUSY = 256, /* VFREEBUSY */
    SK_AT_NOWHERE = 512,
} SkAt;

typedef enum {
    SK_FORM_NONE,   /* The property does not leave. */
    SK_FORM_TEXT,   /* a text, escaped */
    SK_FORM_LIST,   /* texts separated by "," */
    SK_FORM_FIELDS, /* texts separated by ";" and "," */
    SK_FORM_SIGNS,  /* times, numbers and words of the standard */
    /* the rule of a series, bounded so that calendars can compute it */
    SK_FORM_RULE,
    SK_FORM_REPEAT, /* how often an alarm rings again */
    SK_FORM_WAIT,   /* how long an alarm waits, in minutes or longer units */
    SK_FORM_MAILTO,
    SK_FORM_ADDRESS,
} SkForm;

/* sk_content_component: returns where the properties of the component @name
 * stand if it may stand at @at, else SK_AT_NOWHERE: it does not leave. */
SkAt sk_content_component(const char *name, SkAt at);

/* sk_content_property: returns the form of the property @name at @at. VERSION
 * and ACTION always have the same value and are not asked for here. */
SkForm sk_content_property(const char *name, SkAt at);

/* sk_content_keeps_param: returns whether the parameter @name may have the
 * value @value. */
gboolean sk_content_keeps_param(const char *name, const char *value);

/* sk_content_loss: returns the word under which the property @name with the
 * value @value is counted if it is left out: "attachment", "url", "alarm",
 * "series" or "property". A link is a link under whatever name, for each vendor
 * has a property of its own for the address at which to join. Static. */
const char *sk_content_loss(const char *name, const char *value);

/* sk_content_listed: returns whether @name is one of the words of @list, which
 * are separated by blanks. */
gboolean sk_content_listed(const char *list, const char *name);

#endif
