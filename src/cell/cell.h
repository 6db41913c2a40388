/* SPDX-License-Identifier: Apache-2.0
 *
 * The cell: a zygote that keeps sandboxed workers. One message at a time is in
 * a worker; after each the zygote stops it from outside, puts back all of its
 * memory and registers, and only then gives it another. This header is both
 * sides: the asker's (spawn, ask, reply) and the room's (serve). libc and
 * libseccomp only; knows no content.
 */
#ifndef SK_CELL_H
#define SK_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include "cell/protocol.h"

#define SK_CELL_CONTROL_FD 3 /* where a zygote finds its control socket */
#define SK_CELL_POLICY_FD  4 /* where it finds the frozen policy (a memfd) */

/* ---- the asker's side -------------------------------------------------- */

typedef struct {
    int control; /* our end of the control socket, -1 when there is none */
    int pidfd;
    pid_t pid;
    SkCellHello hello;
} SkCell;

/* sk_cell_spawn: starts @program (an absolute path) as a zygote with argv
 * {@program, NULL}, nothing of our environment, the control socket at fd 3 and
 * @policy_fd (-1: none) at fd 4, and waits up to @timeout_ms for its hello.
 * Call it from a thread that lives as long as the zygote shall: PDEATHSIG
 * fires when the creating thread ends. Safe in a threaded process. Returns 0,
 * or -1 with a sentence in @why (@why_len bytes) and nothing left running;
 * a zygote that says a mandatory layer is missing is such a failure. */
int sk_cell_spawn(SkCell *cell, const char *program, int policy_fd,
                  int timeout_ms, char *why, size_t why_len);

/* sk_cell_stop: closes the control socket, kills what still runs, reaps it. */
void sk_cell_stop(SkCell *cell);

/* sk_cell_ask: hands one message to the zygote behind @control. @in: a
 * memfd, read when the message gets its worker; @out: empty memfd (else
 * SK_CELL_BAD_REQUEST). Both stay the caller's.
 * Returns the answer socket (poll it for POLLIN, close it to cancel) or -1 with
 * errno (EPIPE: the zygote is gone; EAGAIN: its queue stayed full for
 * wall_ms). Thread-safe. */
int sk_cell_ask(int control, const SkCellRequest *request, int in, int out);

/* sk_cell_reply: reads the one reply from @answer, which must be readable.
 * 0: a well-formed reply that carries @nonce; -1: EOF, garbage, a stranger's
 * nonce: a fault. */
int sk_cell_reply(int answer, const uint8_t nonce[SK_CELL_NONCE],
                  SkCellReply *reply);

/* sk_cell_memfd: a fresh memfd that can be sealed, close-on-exec; -1 + errno.
 */
int sk_cell_memfd(const char *name);

/* sk_cell_seal: seals @fd against every change. -1 with EBUSY when somebody
 * still maps it writable. */
int sk_cell_seal(int fd);

/* sk_cell_write: all @len bytes to @fd, however many writes it takes. 0, or -1
 * with errno (a disk that takes nothing more is ENOSPC). For both sides. */
int sk_cell_write(int fd, const void *bytes, size_t len);

/* ---- the room's side --------------------------------------------------- */

/* One message on a worker's desk. */
typedef struct {
    const SkCellRequest *request;
    const uint8_t *input; /* cannot be written */
    size_t input_len;
    uint8_t *output;
    size_t room, used; /* bytes of output that may be, and that are */
} SkCellWork;

/* sk_cell_put: @len bytes more of output. 0, or -1 with ENOSPC when they do
 * not fit. */
int sk_cell_put(SkCellWork *work, const void *bytes, size_t len);

/* sk_cell_end: ends the work here and now as if it had returned @status. */
_Noreturn void sk_cell_end(const SkCellWork *work, int status);

typedef struct {
    const char *name; /* of the process, for ps and logs */

    /* Before the sandbox: warm up libraries, read the policy from @policy_fd
     * (-1: none given). 0, or -1 with a sentence in @why. What is in memory
     * when it returns is what every message finds. */
    int (*prepare)(int policy_fd, char *why, size_t why_len);

    /* In the worker, inside the sandbox, once for each message. Returns 0 when
     * the output is an answer; any other status is a fault, and the worker's
     * end. No descriptor, no file, no thread, no child, no other memory than
     * the heap can be had; what test/cell/libprobe.c shows to work, works. */
    int (*work)(SkCellWork *work);

    int max_jobs; /* messages at a time; more wait in the control socket */

    /* Bytes of free heap that a worker always has: what most messages use of
     * it. A message that uses more pays for each page of it, and every message
     * pays for looking through it when it is put back. 0: 512 kB. */
    size_t spare;
} SkCellRoom;

/* sk_cell_serve: the whole life of a zygote: prepare, lock down, a first worker
 * as a trial, hello, then messages until EOF on the control socket; those in
 * flight are then finished first. Returns the exit status of the zygote.
 * Refuses (hello.ready = 0) when seccomp, rlimits, no_new_privs or an empty
 * root (namespaces or Landlock) cannot be had, or when not all that a worker
 * can write could be put back. */
int sk_cell_serve(const SkCellRoom *room);

#endif
