/* SPDX-License-Identifier: Apache-2.0
 *
 * Looking at an MTA's configuration for ways round the gateway. Private to
 * `sekisho policy check`.
 */
#ifndef SK_CLI_MTA_H
#define SK_CLI_MTA_H

#include <glib.h>
#include "core/policy/policy_file.h"

typedef struct {
    char *where;     /* "smtp/inet", "main.cf", "sendmail.cf:120" */
    char *setting;   /* "smtpd_milters" */
    char *value;     /* as it is in effect; "" when empty */
    const char *why; /* why it matters, one sentence; static */
    char *instead;   /* what to set */
} SkMtaFinding;

/* Findings, each setting of each place only once. */
GPtrArray *sk_mta_findings_new(void);

/* sk_mta_find: adds one; @instead is a printf format. */
void sk_mta_find(GPtrArray *findings, const char *where, const char *setting,
                 const char *value, const char *why, const char *instead, ...)
    G_GNUC_PRINTF(6, 7);

/* sk_mta_same_socket: TRUE when @mta ("unix:/x", "local:/x", "inet:8899@host",
 * "inet:host:8899") is the socket @ours of the policy. @queue: the folder a
 * relative path of the MTA begins in, or NULL. */
gboolean
sk_mta_same_socket(const char *ours, const char *mta, const char *queue);

/* sk_mta_seconds: "300s", "5m", "30" as seconds; FALSE when it is no time. */
gboolean sk_mta_seconds(const char *text, guint64 *seconds);

/* sk_mta_check_postfix: asks postconf about the folder @dir. FALSE with
 * SK_ERROR_SYSTEM when it cannot be asked. */
gboolean sk_mta_check_postfix(const char *dir, const SkPolicyFile *policy,
                              GPtrArray *findings, GError **error);

/* sk_mta_check_sendmail: reads the sendmail.cf @cf. */
gboolean sk_mta_check_sendmail(const char *cf, const SkPolicyFile *policy,
                               GPtrArray *findings, GError **error);

#endif
