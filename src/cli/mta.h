/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the configuration of an MTA for ways round the gateway, for `sekisho
 * policy check`, `sekisho setup` and `sekisho doctor`.
 *
 * What mta_sendmail.c defines is declared here.
 */
#ifndef SK_CLI_MTA_H
#define SK_CLI_MTA_H

#include <glib.h>
#include "core/i18n.h"
#include "core/policy/policy_file.h"

typedef struct {
    char *where;   /* for example "smtp/inet", "main.cf" or "sendmail.cf:120" */
    char *setting; /* for example "smtpd_milters" */
    char *value;   /* the value in effect; "" if empty */
    const char *why; /* one sentence on why it matters; static */
    char *instead;   /* what to set instead */
} SkMtaFinding;

/* sk_mta_findings_new: makes a list of findings that holds each setting of each
 * place only once. */
GPtrArray *sk_mta_findings_new(void);

/* sk_mta_find: adds a finding. @instead is a printf format. */
void sk_mta_find(GPtrArray *findings, const char *where, const char *setting,
                 const char *value, const char *why, const char *instead, ...)
    G_GNUC_PRINTF(6, 7);

/* sk_mta_unix_path: returns the path in the name of a socket ("unix:/x" or
 * "local:/x", as libmilter and Postfix write it), or NULL if @socket is no UNIX
 * socket. The result points into @socket. */
const char *sk_mta_unix_path(const char *socket);

/* sk_mta_same_socket: returns TRUE if @mta ("unix:/x", "local:/x",
 * "inet:8899@host", "inet:host:8899") is the socket @ours of the policy.
 * Relative paths of the MTA begin in the folder @queue, which may be NULL. */
gboolean
sk_mta_same_socket(const char *ours, const char *mta, const char *queue);

/* sk_mta_seconds: reads "300s", "5m" or "30" as seconds. Returns FALSE if @text
 * is no time. */
gboolean sk_mta_seconds(const char *text, guint64 *seconds);

/* sk_mta_check_postfix: asks postconf about the configuration folder @dir.
 * Returns FALSE with SK_ERROR_SYSTEM if it cannot be asked. */
gboolean sk_mta_check_postfix(const char *dir, const SkPolicyFile *policy,
                              GPtrArray *findings, GError **error);

/* sk_mta_check_sendmail: reads the sendmail configuration @cf. */
gboolean sk_mta_check_sendmail(const char *cf, const SkPolicyFile *policy,
                               GPtrArray *findings, GError **error);

#endif
