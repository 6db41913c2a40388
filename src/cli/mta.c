/* SPDX-License-Identifier: Apache-2.0
 *
 * What the checks of Postfix and of sendmail share: findings, sockets, times.
 */
#include "cli/mta.h"

#include <string.h>

static void
free_finding(gpointer data)
{
    SkMtaFinding *finding = data;

    g_free(finding->where);
    g_free(finding->setting);
    g_free(finding->value);
    g_free(finding->instead);
    g_free(finding);
}

GPtrArray *
sk_mta_findings_new(void)
{
    return g_ptr_array_new_with_free_func(free_finding);
}

void
sk_mta_find(GPtrArray *findings, const char *where, const char *setting,
            const char *value, const char *why, const char *instead, ...)
{
    SkMtaFinding *finding;
    va_list args;

    for (guint i = 0; i < findings->len; i++) {
        finding = g_ptr_array_index(findings, i);
        if (strcmp(finding->where, where) == 0 &&
            strcmp(finding->setting, setting) == 0 && finding->why == why)
            return;
    }
    finding = g_new0(SkMtaFinding, 1);
    finding->where = g_strdup(where);
    finding->setting = g_strdup(setting);
    finding->value = g_strdup(value != NULL ? value : "");
    finding->why = why;
    va_start(args, instead);
    finding->instead = g_strdup_vprintf(instead, args);
    va_end(args);
    g_ptr_array_add(findings, finding);
}

const char *
sk_mta_unix_path(const char *socket)
{
    if (g_str_has_prefix(socket, "unix:"))
        return socket + strlen("unix:");
    if (g_str_has_prefix(socket, "local:"))
        return socket + strlen("local:");
    return NULL;
}

/* Brings a socket into one form: "/path" or "host port", in lower case. */
static char *
canonical_socket(const char *text, const char *queue)
{
    const char *rest = strchr(text, ':');
    const char *path = sk_mta_unix_path(text);
    const char *colon, *at;
    g_autofree char *host = NULL;
    g_autofree char *port = NULL;

    if (rest == NULL)
        return g_strdup(text);
    rest++;
    if (path != NULL)
        return g_canonicalize_filename(
            path, *path == '/' || queue == NULL ? "/" : queue);
    at = strchr(rest, '@');
    colon = strrchr(rest, ':');
    if (at != NULL) {
        host = g_strdup(at + 1);
        port = g_strndup(rest, (gsize)(at - rest));
    } else if (colon != NULL) {
        host = g_strndup(rest, (gsize)(colon - rest));
        port = g_strdup(colon + 1);
    } else {
        return g_strdup(text);
    }
    g_strdelimit(host, "[]", ' ');
    g_strstrip(host);
    if (g_ascii_strcasecmp(host, "localhost") == 0)
        return g_strconcat("127.0.0.1 ", port, NULL);
    return g_strconcat(host, " ", port, NULL);
}

gboolean
sk_mta_same_socket(const char *ours, const char *mta, const char *queue)
{
    g_autofree char *a = canonical_socket(ours, NULL);
    g_autofree char *b = canonical_socket(mta, queue);
    g_autofree char *inside = NULL;

    if (strcmp(a, b) == 0)
        return TRUE;
    /* A chrooted service that says /x means QUEUE/x. */
    if (queue == NULL || *b != '/')
        return FALSE;
    inside = g_strconcat(queue, b, NULL);
    return strcmp(a, inside) == 0;
}

static guint
unit_seconds(char unit)
{
    switch (unit) {
    case '\0':
    case 's':
        return 1;
    case 'm':
        return 60;
    case 'h':
        return 3600;
    case 'd':
        return 86400;
    case 'w':
        return 7 * 86400;
    default:
        return 0;
    }
}

gboolean
sk_mta_seconds(const char *text, guint64 *seconds)
{
    gsize digits = strspn(text, "0123456789");
    guint unit;

    if (digits == 0 || digits > 9)
        return FALSE;
    unit = unit_seconds(text[digits]);
    if (unit == 0 || (text[digits] != '\0' && text[digits + 1] != '\0'))
        return FALSE;
    *seconds = g_ascii_strtoull(text, NULL, 10) * unit;
    return TRUE;
}
