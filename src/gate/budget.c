/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeps the sum of all memory that was taken, the line of those who wait for it
 * to shrink, and looks up the upper limit (budget.h). This file knows nothing
 * about messages.
 */
#include <string.h>
#include <unistd.h>

#include "gate/budget.h"

/* A tenth is left for the daemon itself, for the zygotes and for messages that
 * wait to be read. */
#define SHARE(bytes) ((bytes) / 10 * 9)

static GMutex mutex;
static GCond changed;
static guint64 most; /* the upper limit in bytes; 0 if not looked up yet */
static guint64 spent;
static guint64 next_ticket, served;

/* ---- the upper limit ---------------------------------------------------- */

static guint64
read_limit(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL) ||
        !g_ascii_isdigit(*text))
        return G_MAXUINT64; /* The file says "max", or there is no such file. */
    return g_ascii_strtoull(text, NULL, 10);
}

/* Returns the lowest limit among @group and the groups that contain it. */
static guint64
read_upwards(const char *root, const char *group, const char *name)
{
    g_autofree char *path = g_strdup(group);
    guint64 least = G_MAXUINT64;

    for (;;) {
        g_autofree char *folder = g_build_filename(root, path, NULL);
        char *slash = strrchr(path, '/');
        guint64 limit = read_limit(folder, name);

        least = MIN(least, limit);
        if (slash == NULL)
            return least;
        *slash = '\0';
    }
}

guint64
sk_budget_read(const char *root, const char *groups)
{
    g_autofree char *first = g_build_filename(root, "memory", NULL);
    g_auto(GStrv) lines = g_strsplit(groups, "\n", -1);
    guint64 least = G_MAXUINT64;

    for (guint i = 0; lines[i] != NULL; i++) {
        g_auto(GStrv) part = g_strsplit(lines[i], ":", 3);
        guint64 limit = G_MAXUINT64;

        if (g_strv_length(part) != 3)
            continue;
        if (strcmp(part[1], "memory") == 0)
            limit = read_upwards(first, part[2], "memory.limit_in_bytes");
        else if (*part[1] == '\0')
            limit = read_upwards(root, part[2], "memory.max");
        least = MIN(least, limit);
    }
    return least;
}

static guint64
look_up(void)
{
    g_autofree char *groups = NULL;
    guint64 machine =
        (guint64)sysconf(_SC_PHYS_PAGES) * (guint64)sysconf(_SC_PAGESIZE);
    guint64 group = G_MAXUINT64;

    if (g_file_get_contents("/proc/self/cgroup", &groups, NULL, NULL))
        group = sk_budget_read("/sys/fs/cgroup", groups);
    return SHARE(MIN(machine, group));
}

void
sk_budget_set(guint64 bytes)
{
    g_mutex_lock(&mutex);
    most = bytes;
    g_cond_broadcast(&changed);
    g_mutex_unlock(&mutex);
}

/* ---- the line ----------------------------------------------------------- */

static gboolean
fits(guint64 bytes)
{
    return spent == 0 || (bytes <= most && spent <= most - bytes);
}

/* The caller holds the lock; it is released while waiting or reporting. */
static gboolean
wait_turn(guint64 ticket, guint64 bytes, gboolean (*progress)(gpointer),
          gpointer data)
{
    gint64 report = g_get_monotonic_time() + G_TIME_SPAN_SECOND;
    gboolean go_on = TRUE;

    while (go_on && (ticket != served || !fits(bytes))) {
        g_cond_wait_until(&changed, &mutex, report);
        if (g_get_monotonic_time() < report)
            continue;
        g_mutex_unlock(&mutex);
        go_on = progress == NULL || progress(data);
        g_mutex_lock(&mutex);
        report = g_get_monotonic_time() + G_TIME_SPAN_SECOND;
    }
    return go_on;
}

gboolean
sk_budget_take(guint64 bytes, gboolean (*progress)(gpointer data),
               gpointer data)
{
    guint64 ticket;
    gboolean taken;

    g_mutex_lock(&mutex);
    if (most == 0)
        most = look_up();
    ticket = next_ticket++;
    taken = wait_turn(ticket, bytes, progress, data);
    /* Whoever gives up leaves the line only in turn. */
    while (ticket != served)
        g_cond_wait(&changed, &mutex);
    served++;
    if (taken)
        spent += bytes;
    g_cond_broadcast(&changed);
    g_mutex_unlock(&mutex);
    return taken;
}

gboolean
sk_budget_try(guint64 bytes)
{
    gboolean taken;

    g_mutex_lock(&mutex);
    if (most == 0)
        most = look_up();
    taken = next_ticket == served && fits(bytes);
    if (taken)
        spent += bytes;
    g_mutex_unlock(&mutex);
    return taken;
}

gboolean
sk_budget_is_wanted(void)
{
    gboolean wanted;

    g_mutex_lock(&mutex);
    wanted = next_ticket != served;
    g_mutex_unlock(&mutex);
    return wanted;
}

void
sk_budget_give(guint64 bytes)
{
    g_mutex_lock(&mutex);
    g_assert(spent >= bytes);
    spent -= bytes;
    g_cond_broadcast(&changed);
    g_mutex_unlock(&mutex);
}
