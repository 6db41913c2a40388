/* SPDX-License-Identifier: Apache-2.0
 *
 * The report file, also when there is no room for it: RLIMIT_FSIZE and
 * /dev/full are full disks that need no root.
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sekisho/error.h>

#include "door/report_log.h"

static char *folder; /* made by main */

static char *
new_path(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static char *
contents(const char *path)
{
    g_autoptr(GError) error = NULL;
    char *text = NULL;

    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return text;
}

static void
expect(const char *path, const char *want)
{
    g_autofree char *text = contents(path);

    g_assert_cmpstr(text, ==, want);
}

static void
append(SkReportLog *log, const char *line)
{
    g_autoptr(GError) error = NULL;

    g_assert_true(sk_report_log_append(log, line, &error));
    g_assert_no_error(error);
}

static SkReportLog *
open_log(const char *path)
{
    g_autoptr(GError) error = NULL;
    SkReportLog *log = sk_report_log_new();

    g_assert_true(sk_report_log_open(log, path, &error));
    g_assert_no_error(error);
    return log;
}

static void
run_plain(void)
{
    g_autofree char *path = new_path("plain");
    g_autoptr(SkReportLog) log = open_log(path);
    struct stat status;

    append(log, "{\"a\":1}");
    append(log, "{\"b\":2}");
    expect(path, "{\"a\":1}\n{\"b\":2}\n");
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 07777, ==, 0640);
}

static void
run_not_open(void)
{
    g_autoptr(SkReportLog) log = sk_report_log_new();
    g_autoptr(GError) error = NULL;

    g_assert_false(sk_report_log_append(log, "x", &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_REPORT);
}

static void
run_no_folder(void)
{
    g_autofree char *path = new_path("none/at/all");
    g_autofree char *good = new_path("good");
    g_autoptr(SkReportLog) log = open_log(good);
    g_autoptr(GError) error = NULL;

    g_assert_false(sk_report_log_open(log, path, &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_REPORT);
    append(log, "still the old one");
    expect(good, "still the old one\n");
}

/* A rotated file is let go on reopening. */
static void
run_rotated(void)
{
    g_autofree char *path = new_path("rotated");
    g_autofree char *aside = new_path("rotated.1");
    g_autoptr(SkReportLog) log = open_log(path);

    append(log, "one");
    g_assert_cmpint(g_rename(path, aside), ==, 0);
    g_assert_true(sk_report_log_open(log, path, NULL));
    append(log, "two");
    expect(aside, "one\n");
    expect(path, "two\n");
}

/* Whoever rotates renames the file and tells nobody. */
static void
run_renamed(void)
{
    g_autofree char *path = new_path("renamed");
    g_autofree char *aside = new_path("renamed.1");
    g_autoptr(SkReportLog) log = open_log(path);

    append(log, "one");
    g_assert_cmpint(g_rename(path, aside), ==, 0);
    append(log, "two");
    append(log, "three");
    expect(aside, "one\n");
    expect(path, "two\nthree\n");
}

/* Another file was put into its place: the line goes to that one, on a line of
 * its own even if the other does not end in LF. */
static void
run_replaced(void)
{
    g_autofree char *path = new_path("replaced");
    g_autofree char *other = new_path("replaced.new");
    g_autoptr(SkReportLog) log = open_log(path);

    append(log, "one");
    g_assert_true(g_file_set_contents(other, "{\"half", -1, NULL));
    g_assert_cmpint(g_rename(other, path), ==, 0);
    append(log, "two");
    expect(path, "{\"half\ntwo\n");
}

/* No new file can be opened: the lines go on into the renamed one. */
static void
run_astray(void)
{
    g_autofree char *inside = new_path("astray");
    g_autofree char *outside = new_path("astray-moved");
    g_autofree char *path = g_build_filename(inside, "log", NULL);
    g_autofree char *moved = g_build_filename(outside, "log", NULL);
    g_autoptr(SkReportLog) log = NULL;

    g_assert_cmpint(g_mkdir(inside, 0700), ==, 0);
    log = open_log(path);
    append(log, "one");
    g_assert_cmpint(g_rename(inside, outside), ==, 0);
    append(log, "two");
    g_assert_cmpint(g_mkdir(inside, 0700), ==, 0);
    append(log, "three");
    expect(moved, "one\ntwo\n");
    expect(path, "three\n");
    g_unlink(moved);
    g_unlink(path);
    g_rmdir(inside);
    g_rmdir(outside);
}

/* A note is on disk with the line after it, and follows a rotation as well. */
static void
run_note(void)
{
    g_autofree char *path = new_path("note");
    g_autofree char *aside = new_path("note.1");
    g_autoptr(SkReportLog) log = open_log(path);
    g_autofree SkCounters *counters = sk_counters_private();

    sk_report_log_count(log, counters);
    append(log, "one");
    g_assert_cmpint(g_rename(path, aside), ==, 0);
    g_assert_true(sk_report_log_note(log, "note", NULL));
    append(log, "two");
    expect(path, "note\ntwo\n");
    g_assert_cmpuint(counters->lines, ==, 3);
    g_assert_cmpuint(counters->lines_on_disk, ==, 3);
}

static void
run_full_device(void)
{
    g_autoptr(SkReportLog) log = open_log("/dev/full");
    g_autoptr(GError) error = NULL;

    g_assert_false(sk_report_log_append(log, "x", &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_REPORT);
}

static void
limit_files(rlim_t bytes)
{
    struct rlimit limit;

    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = bytes;
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

/* The disk takes half a line: that line fails, and with room again the next
 * one is whole and on a line of its own. */
static void
run_torn(void)
{
    g_autofree char *path = new_path("torn");
    g_autoptr(SkReportLog) log = open_log(path);
    g_autoptr(GError) error = NULL;

    append(log, "first");
    limit_files(10);
    g_assert_false(sk_report_log_append(log, "second-line", &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_REPORT);
    g_clear_error(&error);
    g_assert_false(sk_report_log_append(log, "third", &error));
    g_assert_error(error, SK_ERROR, SK_ERROR_REPORT);
    limit_files(RLIM_INFINITY);
    append(log, "fourth");
    expect(path, "first\nseco\nfourth\n");
}

/* A process that died while writing left half a line. */
static void
run_torn_before(void)
{
    g_autofree char *path = new_path("torn-before");
    g_autoptr(SkReportLog) log = NULL;

    g_assert_true(g_file_set_contents(path, "{\"half", -1, NULL));
    log = open_log(path);
    append(log, "whole");
    expect(path, "{\"half\nwhole\n");
}

#define THREADS 8
#define LINES   50

static gpointer
write_many(gpointer log)
{
    for (guint i = 0; i < LINES; i++)
        append(log, "0123456789012345678901234567890123456789");
    return NULL;
}

static void
run_threads(void)
{
    g_autofree char *path = new_path("threads");
    g_autoptr(SkReportLog) log = open_log(path);
    GThread *threads[THREADS];
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    for (guint i = 0; i < THREADS; i++)
        threads[i] = g_thread_new("writer", write_many, log);
    for (guint i = 0; i < 5; i++)
        g_assert_true(sk_report_log_open(log, path, NULL));
    for (guint i = 0; i < THREADS; i++)
        g_thread_join(threads[i]);
    text = contents(path);
    lines = g_strsplit(text, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, THREADS * LINES + 1);
    for (guint i = 0; i < THREADS * LINES; i++)
        g_assert_cmpuint(strlen(lines[i]), ==, 40);
}

#define ROTATIONS 40

typedef struct {
    SkReportLog *log;
    guint number;
} Writer;

static gpointer
write_numbered(gpointer data)
{
    Writer *writer = data;

    for (guint i = 0; i < LINES; i++) {
        g_autofree char *line = g_strdup_printf("%u/%u", writer->number, i);

        append(writer->log, line);
    }
    return NULL;
}

/* Adds the lines of the file at @path to @seen; each must be new and whole. */
static void
gather(const char *path, GHashTable *seen)
{
    g_autofree char *text = contents(path);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
        g_assert_true(g_hash_table_add(seen, g_strdup(lines[i])));
}

/* The file is renamed away many times while threads write: every line that was
 * said to be written is in one of the files, once. */
static void
run_rotation_under_load(void)
{
    g_autofree char *path = new_path("load");
    g_autoptr(SkReportLog) log = open_log(path);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GThread *threads[THREADS];
    Writer writers[THREADS];
    guint files = 0;

    for (guint i = 0; i < THREADS; i++) {
        writers[i] = (Writer){ log, i };
        threads[i] = g_thread_new("writer", write_numbered, &writers[i]);
    }
    for (guint i = 0; i < ROTATIONS; i++) {
        g_autofree char *name = g_strdup_printf("load.%u", files);
        g_autofree char *aside = new_path(name);

        g_usleep(1000);
        files += g_rename(path, aside) == 0;
    }
    for (guint i = 0; i < THREADS; i++)
        g_thread_join(threads[i]);
    append(log, "last");
    for (guint i = 0; i < files; i++) {
        g_autofree char *name = g_strdup_printf("load.%u", i);
        g_autofree char *aside = new_path(name);

        gather(aside, seen);
    }
    gather(path, seen);
    g_test_message("%u files", files + 1);
    g_assert_cmpuint(files, >, 0);
    g_assert_cmpuint(g_hash_table_size(seen), ==, THREADS * LINES + 1);
}

int
main(int argc, char **argv)
{
    int status;
    g_autoptr(GDir) dir = NULL;
    const char *name;

    g_test_init(&argc, &argv, NULL);
    signal(SIGXFSZ, SIG_IGN);
    folder = g_dir_make_tmp("sekisho-report-XXXXXX", NULL);
    g_assert_nonnull(folder);
    g_test_add_func("/report-log/plain", run_plain);
    g_test_add_func("/report-log/not-open", run_not_open);
    g_test_add_func("/report-log/no-folder", run_no_folder);
    g_test_add_func("/report-log/rotated", run_rotated);
    g_test_add_func("/report-log/renamed", run_renamed);
    g_test_add_func("/report-log/replaced", run_replaced);
    g_test_add_func("/report-log/astray", run_astray);
    g_test_add_func("/report-log/note", run_note);
    g_test_add_func("/report-log/full-device", run_full_device);
    g_test_add_func("/report-log/torn", run_torn);
    g_test_add_func("/report-log/torn-before", run_torn_before);
    g_test_add_func("/report-log/threads", run_threads);
    g_test_add_func("/report-log/rotation-under-load",
                    run_rotation_under_load);
    status = g_test_run();
    dir = g_dir_open(folder, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = new_path(name);

        g_unlink(path);
    }
    g_rmdir(folder);
    g_free(folder);
    return status;
}
