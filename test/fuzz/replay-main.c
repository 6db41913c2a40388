/* SPDX-License-Identifier: Apache-2.0
 *
 * A main for any fuzz target, for builds without a fuzzing engine: gives each
 * file named on the command line to the target, and each file of a folder. A
 * finding ends in abort() or a sanitizer's report, as under the engine. TAP.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned replayed;

static int
replay_file(const char *path)
{
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (file == NULL || fstat(fileno(file), &status) != 0) {
        printf("Bail out! cannot read %s\n", path);
        return 1;
    }
    size_t size = (size_t)status.st_size;
    uint8_t *data = malloc(size + 1);
    if (data == NULL || fread(data, 1, size, file) != size) {
        printf("Bail out! cannot read all of %s\n", path);
        return 1;
    }
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    printf("ok %u - %s\n", ++replayed, path);
    fflush(stdout);
    return 0;
}

static int
replay_folder(const char *path)
{
    struct dirent **entries = NULL;
    int n = scandir(path, &entries, NULL, alphasort), failed = n < 0;
    for (int i = 0; i < n; i++) {
        char *name = NULL;
        if (entries[i]->d_name[0] != '.' &&
            asprintf(&name, "%s/%s", path, entries[i]->d_name) > 0)
            failed |= replay_file(name);
        free(name);
        free(entries[i]);
    }
    free(entries);
    return failed;
}

int
main(int argc, char **argv)
{
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        struct stat status;
        if (stat(argv[i], &status) == 0 && S_ISDIR(status.st_mode))
            failed |= replay_folder(argv[i]);
        else
            failed |= replay_file(argv[i]);
    }
    printf("1..%u\n", replayed);
    return failed || replayed == 0;
}
