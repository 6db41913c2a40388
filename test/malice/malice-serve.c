/* SPDX-License-Identifier: Apache-2.0
 *
 * How the malicious filter comes to know what a captured worker could find:
 * the linker puts this in the way of sk_cell_serve, and the room's work runs
 * with its request noted. Which layers are left out is said by the folder the
 * program was started from ("…/without-seccomp/sekisho-worker"): a zygote has
 * no environment and no arguments.
 */
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cell/inside.h"
#include "malice.h"

Malice malice;

static SkCellRoom room;
static int (*real_work)(const SkCellRequest *, int, int);

int __real_sk_cell_serve(const SkCellRoom *given);
int __wrap_sk_cell_serve(const SkCellRoom *given);

static const struct {
    const char *folder;
    unsigned skip;
    int landlock_abi;
} variants[] = {
    { "/without-seccomp/", SK_CELL_SKIP_SECCOMP, 0 },
    { "/without-landlock/", SK_CELL_SKIP_LANDLOCK, 0 },
    { "/without-namespaces/", SK_CELL_SKIP_NAMESPACES, 0 },
    { "/without-rlimits/", SK_CELL_SKIP_RLIMITS, 0 },
    { "/landlock-abi-2/", SK_CELL_SKIP_NAMESPACES, 2 },
    { "/without-two/", SK_CELL_SKIP_SECCOMP | SK_CELL_SKIP_RLIMITS, 0 },
};

static void __attribute__((constructor)) choose_variant(int argc, char **argv)
{
    for (gsize i = 0; argc > 0 && i < G_N_ELEMENTS(variants); i++) {
        if (strstr(argv[0], variants[i].folder) == NULL)
            continue;
        sk_cell_test_skip = variants[i].skip;
        sk_cell_test_landlock_abi = variants[i].landlock_abi;
    }
}

static void
find_word(int in)
{
    struct stat status;
    const char *bytes, *at;
    gsize n = 0;

    if (fstat(in, &status) != 0 || status.st_size <= 0)
        return;
    bytes = mmap(NULL, (gsize)status.st_size, PROT_READ, MAP_PRIVATE, in, 0);
    if (bytes == MAP_FAILED)
        return;
    at = memmem(bytes, (gsize)status.st_size, "\n" MALICE_LINE,
                strlen("\n" MALICE_LINE));
    if (at == NULL)
        return;
    at += strlen("\n" MALICE_LINE);
    while (n < sizeof malice.word - 1 && at + n < bytes + status.st_size &&
           (g_ascii_isalnum(at[n]) || at[n] == '-'))
        n++;
    memcpy(malice.word, at, n);
}

static int
work(const SkCellRequest *request, int in, int out)
{
    malice.request = request;
    malice.in = in;
    malice.out = out;
    find_word(in);
    return real_work(request, in, out);
}

int
__wrap_sk_cell_serve(const SkCellRoom *given)
{
    room = *given;
    real_work = given->work;
    room.work = work;
    malice.zygote = getpid();
    return __real_sk_cell_serve(&room);
}
