/* SPDX-License-Identifier: Apache-2.0
 *
 * A Postfix configuration as postconf tells it. Private to the mta_postfix
 * files.
 */
#ifndef SK_CLI_MTA_POSTFIX_H
#define SK_CLI_MTA_POSTFIX_H

#include "cli/mta.h"

typedef struct {
    char *name;    /* "smtp/inet" */
    char *command; /* "smtpd" */
} SkPostfixService;

typedef struct {
    const SkPolicyFile *policy;
    GPtrArray *findings;
    char *dir;           /* absolute */
    GPtrArray *services; /* of SkPostfixService */
    GHashTable *values;  /* "name" and "service/name" -> value, expanded */
} SkPostfix;

/* mta_postconf.c */
gboolean sk_postfix_read(SkPostfix *postfix, GError **error);
void sk_postfix_clear(SkPostfix *postfix);
/* sk_postfix_run: a Postfix command with its output; NULL when it cannot be
 * run or fails. @argv[0] without folder. */
char *sk_postfix_run(const char *const *argv, GError **error);
/* sk_postfix_value: of @name for @service (NULL: main.cf), "" when unset. */
const char *sk_postfix_value(const SkPostfix *postfix, const char *service,
                             const char *name);
/* sk_postfix_has: does the list @value hold the word @word? */
gboolean sk_postfix_has(const char *value, const char *word);
/* sk_postfix_where: @service when it says @name itself, else "main.cf". */
const char *sk_postfix_where(const SkPostfix *postfix, const char *service,
                             const char *name);

/* mta_postfix_after.c: what happens to a mail of @service (an smtpd, pickup
 * or qmqpd whose mail meets the gateway) after the gateway. */
void sk_postfix_check_after(SkPostfix *postfix, const char *service);
/* The same for settings that all services share. */
void sk_postfix_check_shared(SkPostfix *postfix);

#endif
