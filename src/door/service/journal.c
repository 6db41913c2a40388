/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes journal lines. Control characters become '?', so that each line stays
 * one line and each field one field.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include "door/service/journal.h"
#include "door/service/journal_native.h"

/* These are set once by sk_journal_prepare, before any thread runs. */
static struct {
    gboolean foreground, marks;
    int native; /* for sk_journal_native_send, or -1 */
} journal = { .native = -1 };

/* reads_us: returns whether standard error is the stream that systemd gave to
 * this service. $JOURNAL_STREAM alone says so of any process that inherits it,
 * also of one whose standard error was led elsewhere. */
static gboolean
reads_us(void)
{
    const char *stream = g_getenv("JOURNAL_STREAM");
    g_autofree char *ours = NULL;
    struct stat status;

    if (stream == NULL || fstat(STDERR_FILENO, &status) != 0)
        return FALSE;
    ours = g_strdup_printf("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                           (guint64)status.st_dev, (guint64)status.st_ino);
    return strcmp(stream, ours) == 0;
}

void
sk_journal_prepare(gboolean foreground)
{
    journal.foreground = foreground;
    journal.marks = g_getenv("JOURNAL_STREAM") != NULL;
    if (!foreground)
        openlog("sekisho-milter", LOG_PID | LOG_NDELAY, LOG_MAIL);
    else if (reads_us() && journal.native < 0)
        journal.native = sk_journal_native_open(SK_JOURNAL_SOCKET);
}

static void
tidy(char *text)
{
    for (char *c = text; *c != '\0'; c++)
        if ((guchar)*c < 0x20 || *c == 0x7f)
            *c = '?';
}

static gboolean
send_native(SkJournalLevel level, const char *line,
            const SkJournalField *fields, guint n)
{
    g_autofree SkJournalField *tidied = g_new0(SkJournalField, n + 1);
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);

    if (journal.native < 0)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        char *value = g_strdup(fields[i].value != NULL ? fields[i].value : "");

        tidy(value);
        g_ptr_array_add(values, value);
        tidied[i] = (SkJournalField){ fields[i].name, value };
    }
    return sk_journal_native_send(journal.native, SK_JOURNAL_SOCKET, level,
                                  line, tidied, n);
}

static void
write_line(SkJournalLevel level, char *line, const SkJournalField *fields,
           guint n)
{
    tidy(line);
    if (!journal.foreground)
        syslog((int)level, "%s", line);
    else if (send_native(level, line, fields, n))
        return;
    else if (journal.marks)
        fprintf(stderr, "<%d>%s\n", (int)level, line);
    else
        fprintf(stderr, "sekisho-milter[%d]: %s\n", (int)getpid(), line);
}

void
sk_journal(SkJournalLevel level, const char *format, ...)
{
    g_autofree char *line = NULL;
    va_list arguments;

    va_start(arguments, format);
    line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    write_line(level, line, NULL, 0);
}

void
sk_journal_fields(SkJournalLevel level, const SkJournalField *fields, guint n,
                  const char *format, ...)
{
    g_autofree char *line = NULL;
    va_list arguments;

    va_start(arguments, format);
    line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    write_line(level, line, fields, n);
}

void
sk_journal_lines(SkJournalLevel level, const char *what, const char *lines)
{
    g_auto(GStrv) each = g_strsplit(lines, "\n", -1);

    for (guint i = 0; each[i] != NULL; i++)
        if (*each[i] != '\0')
            sk_journal(level, "%s: %s", what, each[i]);
}
