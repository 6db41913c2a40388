/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave in a calendar or a contact: components, properties and
 * parameters, as tables. For content_write.c.
 */
#ifndef SK_CONTENT_CONTENT_RULE_H
#define SK_CONTENT_CONTENT_RULE_H

#include <glib.h>

/* Where a property may stand, as bits. */
typedef enum {
    SK_AT_FILE = 0,
    SK_AT_CALENDAR = 1,
    SK_AT_EVENT = 2,
    SK_AT_TODO = 4,
    SK_AT_JOURNAL = 8,
    SK_AT_ZONE = 16,
    SK_AT_SEASON = 32, /* STANDARD, DAYLIGHT */
    SK_AT_ALARM = 64,
    SK_AT_CARD = 128,
    SK_AT_BUSY = 256, /* VFREEBUSY */
    SK_AT_NOWHERE = 512,
} SkAt;

typedef enum {
    SK_FORM_NONE,   /* does not leave */
    SK_FORM_TEXT,   /* escaped */
    SK_FORM_LIST,   /* texts, "," between */
    SK_FORM_FIELDS, /* texts, ";" and "," between */
    SK_FORM_SIGNS,  /* times, numbers, words of the standard */
    SK_FORM_RULE,   /* a series that ends before a calendar chokes on it */
    SK_FORM_REPEAT, /* how often an alarm rings again */
    SK_FORM_WAIT,   /* how long an alarm waits: minutes and more */
    SK_FORM_MAILTO,
    SK_FORM_ADDRESS,
} SkForm;

/* sk_content_component: where the properties of component @name stand, when it
 * may stand at @at; SK_AT_NOWHERE: it does not leave. */
SkAt sk_content_component(const char *name, SkAt at);

/* sk_content_property: the form of property @name at @at. VERSION and ACTION,
 * which are always the same, are not asked for here. */
SkForm sk_content_property(const char *name, SkAt at);

/* sk_content_keeps_param: whether parameter @name may say @value. */
gboolean sk_content_keeps_param(const char *name, const char *value);

/* sk_content_loss: the word under which property @name is counted when it goes
 * ("attachment", "url", "alarm", "series", "property"). Static. */
const char *sk_content_loss(const char *name);

#endif
