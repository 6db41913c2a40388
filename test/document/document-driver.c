/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans documents and tells of each, a line: its name, the verdict, the
 * reason, what was taken out, the inspector's word, whether cleaning it again
 * changes a byte. For tests that compare with other programs.
 *
 *     document-driver BASE SETTINGS FOLDER FILE…
 *
 * BASE is "files-faithful" or another preset, SETTINGS more of a profile (""),
 * and FOLDER gets what leaves ("-" for none).
 */
#include <stdio.h>
#include <string.h>

#include "document-help.h"

static void
tell_inside(const DocumentResult *result)
{
    g_auto(GStrv) lines = g_strsplit(result->inside, "\n", -1);

    for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
        printf("    %s\n", lines[i]);
}

static void
clean_one(const SkPolicy *policy, const char *folder, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *bytes = NULL;
    g_autofree char *out = NULL;
    g_autoptr(GBytes) content = NULL;
    g_autoptr(DocumentResult) result = NULL;
    g_autoptr(DocumentResult) again = NULL;
    const char *word = NULL;
    guint64 at = 0;
    gsize len = 0;

    if (!g_file_get_contents(path, &bytes, &len, NULL))
        g_error("%s cannot be read", path);
    content = g_bytes_new(bytes, len);
    result = document_run(policy, name, content);
    printf("%s: %s %s %s [%s]", name, sk_verdict_word(result->verdict),
           sk_reason_word(result->reason),
           result->detail != NULL ? result->detail : "-", result->counts);
    if (result->bytes != NULL) {
        word = document_accepted(policy, result, &at);
        again = document_run(policy, result->name, result->bytes);
        printf(" %s", word != NULL ? word : "accepted");
        if (word != NULL)
            printf(" at %" G_GUINT64_FORMAT, at);
        printf(" %s", again->bytes == NULL ? "removed-again"
                      : g_bytes_equal(result->bytes, again->bytes) ? "same"
                                                                   : "changed");
    }
    printf("\n");
    tell_inside(result);
    fflush(stdout);
    if (result->bytes == NULL || strcmp(folder, "-") == 0)
        return;
    out = g_build_filename(folder, result->name, NULL);
    if (!g_file_set_contents(out, g_bytes_get_data(result->bytes, NULL),
                             (gssize)g_bytes_get_size(result->bytes), NULL))
        g_error("%s cannot be written", out);
}

int
main(int argc, char **argv)
{
    const SkPolicy *policy = NULL;

    if (argc < 5)
        return 2;
    policy = document_policy(argv[1], argv[2]);
    for (int i = 4; i < argc; i++)
        clean_one(policy, argv[3], argv[i]);
    return 0;
}
