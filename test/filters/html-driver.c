/* SPDX-License-Identifier: Apache-2.0
 *
 * The HTML reader by itself, for the Python tests:
 *
 *     html-driver [-s SETTINGS] FILE.html …
 *
 * One JSON line for each file: text (null when given up), reason, counts,
 * sample, milliseconds.
 */
#include <stdio.h>
#include <string.h>

#include "html-help.h"

static void
put_string(const char *text)
{
    if (text == NULL) {
        fputs("null", stdout);
        return;
    }
    putchar('"');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            printf("\\%c", *p);
        else if ((guchar)*p < 0x20)
            printf("\\u%04x", *p);
        else
            putchar(*p);
    }
    putchar('"');
}

static gboolean
run_file(const char *path, const char *settings)
{
    g_autofree char *html = NULL;
    gsize len;
    if (!g_file_get_contents(path, &html, &len, NULL)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return FALSE;
    }
    gint64 begin = g_get_monotonic_time();
    g_autoptr(HtmlResult) result = html_run(html, len, NULL, settings);
    gint64 spent = g_get_monotonic_time() - begin;

    printf("{\"file\":");
    put_string(path);
    printf(",\"text\":");
    put_string(result->text);
    printf(",\"reason\":\"%s\",\"counts\":\"%s\",\"sample\":",
           sk_reason_word(result->reason), result->counts);
    put_string(result->sample);
    printf(",\"milliseconds\":%.1f}\n", spent / 1000.0);
    return TRUE;
}

int
main(int argc, char **argv)
{
    const char *settings = "";
    gboolean good = TRUE;

    html_prepare();
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-s") == 0 && i + 1 < argc)
            settings = argv[++i];
        else
            good = run_file(argv[i], settings) && good;
    }
    return good ? 0 : 1;
}
