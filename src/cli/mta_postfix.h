/* SPDX-License-Identifier: Apache-2.0
 *
 * A Postfix configuration as postconf reports it. The mta_postfix files, setup
 * and doctor use this.
 *
 * What mta_postfix_reach.c defines is declared here.
 */
#ifndef SK_CLI_MTA_POSTFIX_H
#define SK_CLI_MTA_POSTFIX_H

#include "cli/mta.h"

typedef struct {
    char *name;        /* for example "smtp/inet" */
    char *command;     /* for example "smtpd" */
    gboolean chrooted; /* it sees the queue folder as the root */
} SkPostfixService;

typedef struct {
    const SkPolicyFile *policy;
    GPtrArray *findings;
    char *dir;           /* an absolute path */
    GPtrArray *services; /* of SkPostfixService */
    /* maps "name" and "service/name" to the expanded value */
    GHashTable *values;
} SkPostfix;

/* sk_postfix_read: fills in services and values (mta_postconf.c). */
gboolean sk_postfix_read(SkPostfix *postfix, GError **error);
void sk_postfix_clear(SkPostfix *postfix);
/* sk_postfix_run: runs a Postfix command and returns its output, or NULL if it
 * cannot be run or fails. @argv[0] has no folder. */
char *sk_postfix_run(const char *const *argv, GError **error);
/* sk_postfix_setting: asks postconf for the value of @name in the main.cf of
 * the configuration folder @dir, for a caller that needs no other. Returns ""
 * if it is empty or postconf cannot be asked. New string. */
char *sk_postfix_setting(const char *dir, const char *name);
/* sk_postfix_value: returns @name as it is in effect for @service (NULL means
 * main.cf), or "" if it is not set. */
const char *sk_postfix_value(const SkPostfix *postfix, const char *service,
                             const char *name);
/* sk_postfix_own: returns the value that @service itself gives @name in
 * master.cf, or NULL if it gives none or is NULL. */
const char *
sk_postfix_own(const SkPostfix *postfix, const char *service, const char *name);
/* sk_postfix_socket: returns the socket @ours of the policy as Postfix is to be
 * told of it. Relative to the queue folder if it lies there, which holds for
 * chrooted services and for others. New string. */
char *sk_postfix_socket(const SkPostfix *postfix, const char *ours);
/* sk_postfix_check_reach: checks that @service finds the policy's socket by the
 * name @told, which the setting @list gives it. */
void sk_postfix_check_reach(SkPostfix *postfix, const char *service,
                            const char *list, const char *told);
/* One entry of a list of milters such as smtpd_milters: a socket and settings
 * of its own, each NULL if the entry does not have it. */
typedef struct {
    char *entry; /* the entry as it stands in the list */
    char *socket;
    char *action;   /* the value of default_action */
    char *protocol; /* the value of protocol */
    char *timeout;  /* the value of content_timeout */
} SkPostfixMilter;

/* sk_postfix_next_milter: reads the entry with which *@list begins into @milter
 * and moves *@list behind it. Returns FALSE if there is none any more. */
gboolean sk_postfix_next_milter(const char **list, SkPostfixMilter *milter);
void sk_postfix_milter_clear(SkPostfixMilter *milter);

/* sk_postfix_has: returns whether the list @value holds the word @word. */
gboolean sk_postfix_has(const char *value, const char *word);
/* sk_postfix_where: returns @service if it sets @name itself,
 * else "main.cf". */
const char *sk_postfix_where(const SkPostfix *postfix, const char *service,
                             const char *name);

/* sk_postfix_check_after: checks what happens after the gateway to a mail of
 * @service, which is an smtpd, pickup or qmqpd whose mail meets the gateway
 * (mta_postfix_after.c). */
void sk_postfix_check_after(SkPostfix *postfix, const char *service);
/* sk_postfix_check_shared: does the same for settings that all
 * services share. */
void sk_postfix_check_shared(SkPostfix *postfix);

#endif
