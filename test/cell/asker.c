/* SPDX-License-Identifier: Apache-2.0
 *
 * The asker's side for the tests of the cell. Uses the shipped interface only.
 */
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "asker.h"

#define SPAWN_MS  5000
#define ANSWER_MS 70000

int
asker_try(SkCell *cell, const char *variable, const RoomPolicy *policy,
          char *why, size_t why_len)
{
    const char *program = g_getenv(variable);
    int fd = -1, result;

    g_assert_nonnull(program);
    if (policy != NULL) {
        fd = sk_cell_memfd("policy");
        g_assert_cmpint(write(fd, policy, sizeof *policy), ==, sizeof *policy);
    }
    result = sk_cell_spawn(cell, program, fd, SPAWN_MS, why, why_len);
    if (fd >= 0)
        close(fd);
    return result;
}

void
asker_spawn(SkCell *cell, const char *variable, const RoomPolicy *policy)
{
    char why[SK_CELL_LAYERS_MAX + 64] = "";

    if (asker_try(cell, variable, policy, why, sizeof why) != 0)
        g_error("the room does not start: %s", why);
}

void
asker_request(SkCellRequest *request, const char *word)
{
    *request = (SkCellRequest){ .magic = SK_CELL_MAGIC,
                                .version = SK_CELL_VERSION,
                                .wall_ms = 4000,
                                .cpu_seconds = 1,
                                .memory = 64u << 20,
                                .output = 1u << 20,
                                .order_len = (uint32_t)strlen(word) + 1 };
    for (int i = 0; i < SK_CELL_NONCE; i += 4) {
        uint32_t number = g_random_int();

        memcpy(request->nonce + i, &number, sizeof number);
    }
    memcpy(request->order, word, request->order_len);
}

void
asker_files(int *in, int *out, const char *text)
{
    *in = sk_cell_memfd("in");
    *out = sk_cell_memfd("out");
    g_assert_cmpint(*in, >=, 0);
    g_assert_cmpint(*out, >=, 0);
    g_assert_cmpint(write(*in, text, strlen(text)), ==, strlen(text));
    g_assert_cmpint(sk_cell_seal(*in), ==, 0);
}

Answer
asker_wait(int answer, const SkCellRequest *request, int out, int ms)
{
    struct pollfd readable = { answer, POLLIN, 0 };
    Answer result = { .replied = -2 };
    struct stat status;

    if (poll(&readable, 1, ms) == 1)
        result.replied = sk_cell_reply(answer, request->nonce, &result.reply);
    close(answer);
    result.end = (SkCellEnd)result.reply.end;
    result.code = result.reply.code;
    result.sealed = sk_cell_seal(out);
    g_assert_cmpint(fstat(out, &status), ==, 0);
    result.output_len = (size_t)status.st_size;
    g_assert_cmpint(pread(out, result.output, sizeof result.output, 0), >=, 0);
    return result;
}

Answer
asker_send(const SkCell *cell, const SkCellRequest *request)
{
    Answer result = { .replied = -1 };
    int in, out, answer;

    asker_files(&in, &out, "input");
    answer = sk_cell_ask(cell->control, request, in, out);
    if (answer >= 0)
        result = asker_wait(answer, request, out, ANSWER_MS);
    close(in);
    close(out);
    return result;
}

Answer
asker_ask(const SkCell *cell, const char *word)
{
    g_autofree SkCellRequest *request = g_new(SkCellRequest, 1);

    asker_request(request, word);
    return asker_send(cell, request);
}

gboolean
asker_is_fine(const SkCell *cell)
{
    Answer answer = asker_ask(cell, "echo");

    return answer.replied == 0 && answer.end == SK_CELL_EXITED &&
           answer.code == 0 && answer.sealed == 0 &&
           answer.output_len == SK_CELL_NONCE + strlen("input") &&
           memcmp(answer.output, answer.reply.nonce, SK_CELL_NONCE) == 0 &&
           memcmp(answer.output + SK_CELL_NONCE, "input", 5) == 0;
}
