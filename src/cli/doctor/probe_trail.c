/* SPDX-License-Identifier: Apache-2.0
 *
 * Follows the traces of a probe mail (probe.h): lines that are added to the
 * report and to the log of the MTA, and the queue of the MTA.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/doctor/probe.h"
#include "cli/mta_postfix.h"

gboolean
sk_trail_begin(SkTrail *trail, const char *path)
{
    struct stat st;

    trail->path = g_strdup(path);
    if (path == NULL) {
        trail->from = g_get_real_time() / G_USEC_PER_SEC;
        return TRUE;
    }
    trail->from = stat(path, &st) == 0 ? st.st_size : 0;
    return access(path, F_OK) != 0 || access(path, R_OK) == 0;
}

void
sk_trail_clear(SkTrail *trail)
{
    g_clear_pointer(&trail->path, g_free);
}

/* Returns all that the journal has written since @from, in seconds since 1970.
 */
static char *
journal_since(gint64 from)
{
    g_autofree char *since =
        g_strdup_printf("--since=@%" G_GINT64_FORMAT, from);
    const char *argv[] = { "journalctl", "-q",  "--no-pager", "-o",
                           "cat",        since, NULL };

    return sk_postfix_run(argv, NULL);
}

static char *
added(const SkTrail *trail)
{
    g_autoptr(GMappedFile) file = NULL;
    gint64 len;

    if (trail->path == NULL)
        return journal_since(trail->from);
    file = g_mapped_file_new(trail->path, FALSE, NULL);
    if (file == NULL)
        return NULL;
    len = (gint64)g_mapped_file_get_length(file);
    /* A log that is shorter than it was has been begun anew. */
    if (len < trail->from)
        return g_strndup(g_mapped_file_get_contents(file), (gsize)len);
    if (len == trail->from)
        return NULL;
    return g_strndup(g_mapped_file_get_contents(file) + trail->from,
                     (gsize)(len - trail->from));
}

char *
sk_trail_find(const SkTrail *trail,
              gboolean (*matches)(const char *line, const char *queue),
              const char *queue)
{
    g_autofree char *text = added(trail);
    char *line = text;

    while (line != NULL && *line != '\0') {
        char *end = strchr(line, '\n');

        if (end == NULL)
            return NULL; /* The last line is still being written. */
        *end = '\0';
        if (matches(line, queue))
            return g_utf8_make_valid(line, -1);
        line = end + 1;
    }
    return NULL;
}

/* ---- where the MTA is --------------------------------------------------- */

char *
sk_probe_log_of(const char *mta)
{
    static const char *const usual[] = { "/var/log/mail.log",
                                         "/var/log/maillog" };
    g_autofree char *own =
        mta != NULL ? sk_postfix_setting(mta, "maillog_file") : NULL;

    if (own != NULL && *own == '/')
        return g_steal_pointer(&own);
    for (guint i = 0; i < G_N_ELEMENTS(usual); i++)
        if (access(usual[i], R_OK) == 0)
            return g_strdup(usual[i]);
    return NULL;
}

/* Returns the first service of smtpd in master.cf without its type ("smtp",
 * "25" or "10.0.0.1:25"), or NULL if there is none. */
static char *
first_smtpd(const char *mta)
{
    SkPostfix postfix = { .dir = g_strdup(mta) };
    char *found = NULL;

    if (sk_postfix_read(&postfix, NULL))
        for (guint i = 0; i < postfix.services->len && found == NULL; i++) {
            const SkPostfixService *service =
                g_ptr_array_index(postfix.services, i);

            if (strcmp(service->command, "smtpd") == 0 &&
                g_str_has_suffix(service->name, "/inet"))
                found = g_strndup(service->name, strlen(service->name) - 5);
        }
    sk_postfix_clear(&postfix);
    return found;
}

char *
sk_probe_address_of(const char *mta)
{
    g_autofree char *service = mta != NULL ? first_smtpd(mta) : NULL;
    g_autofree char *interfaces = NULL;
    g_auto(GStrv) words = NULL;

    if (service == NULL)
        return g_strdup("127.0.0.1:25");
    if (strchr(service, ':') != NULL)
        return g_steal_pointer(&service);
    interfaces = sk_postfix_setting(mta, "inet_interfaces");
    words = g_strsplit_set(interfaces, ", \t", 2);
    if (words[0] == NULL || strchr(words[0], '.') == NULL)
        return g_strconcat("127.0.0.1:", service, NULL);
    return g_strconcat(words[0], ":", service, NULL);
}

char *
sk_probe_waits(const char *mta, const char *queue)
{
    const char *argv[] = { "postqueue", "-c", mta, "-j", NULL };
    g_autofree char *out = mta != NULL ? sk_postfix_run(argv, NULL) : NULL;
    g_autofree char *id = g_strdup_printf("\"queue_id\": \"%s\"", queue);
    char *line = out != NULL ? strstr(out, id) : NULL;
    char *reason, *end;

    if (line == NULL)
        return NULL;
    line[strcspn(line, "\n")] = '\0';
    reason = strstr(line, "\"delay_reason\": \"");
    if (reason == NULL)
        return g_strdup("");
    reason += strlen("\"delay_reason\": \"");
    end = strstr(reason, "\"}");
    return end != NULL ? g_strndup(reason, (gsize)(end - reason))
                       : g_strdup(reason);
}
