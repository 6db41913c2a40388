/* SPDX-License-Identifier: Apache-2.0
 *
 * The cell: a zygote that keeps sandboxed workers. A worker has one message at
 * a time. After each message the zygote stops the worker from outside and puts
 * back all of its memory and registers, and only then gives it another. This
 * header serves both sides: the asker's (spawn, ask, reply) and that of the
 * room, which is the program that runs in the cell (serve). It uses libc and
 * libseccomp only, and knows nothing about content.
 *
 * What these files define is declared here: ask.c, files.c, serve.c, spawn.c.
 */
#ifndef SK_CELL_H
#define SK_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include "cell/protocol.h"

#define SK_CELL_CONTROL_FD 3 /* where a zygote finds its control socket */
/* where a zygote finds the frozen policy (a memfd) */
#define SK_CELL_POLICY_FD 4

/* ---- the asker's side -------------------------------------------------- */

typedef struct {
    int control; /* our end of the control socket; -1 if there is none */
    int pidfd;
    pid_t pid;
    SkCellHello hello;
} SkCell;

/* sk_cell_spawn: starts @program (an absolute path) as a zygote with argv
 * {@program, NULL}, an environment without anything of ours, the control socket
 * at descriptor 3 and @policy_fd (-1 for none) at descriptor 4, and waits up to
 * @timeout_ms for its hello. Call it from a thread that lives as long as the
 * zygote, because PDEATHSIG fires when the creating thread ends. It is safe in
 * a process with threads. Returns 0, or -1 with a sentence in @why (@why_len
 * bytes) and nothing left running. It also fails if the zygote says that a
 * mandatory layer is missing. */
int sk_cell_spawn(SkCell *cell, const char *program, int policy_fd,
                  int timeout_ms, char *why, size_t why_len);

/* sk_cell_stop: closes the control socket, kills the zygote if it still runs,
 * and reaps it. */
void sk_cell_stop(SkCell *cell);

/* sk_cell_ask: hands one message to the zygote behind @control. @in is a memfd,
 * which is read when the message gets its worker; @out is an empty memfd
 * (otherwise the reply is SK_CELL_BAD_REQUEST), of which the zygote gets a
 * descriptor that can only be written. Both stay the caller's. Returns
 * the answer socket, which the caller polls for POLLIN and closes (closing it
 * early cancels), or -1 with errno: EPIPE if the zygote is gone, EAGAIN if its
 * queue stayed full for wall_ms. Thread-safe. */
int sk_cell_ask(int control, const SkCellRequest *request, int in, int out);

/* sk_cell_reply: reads the one reply from @answer, which must be readable.
 * Returns 0 for a well-formed reply that carries @nonce, and -1 for a fault:
 * EOF, garbage or the nonce of another message. */
int sk_cell_reply(int answer, const uint8_t nonce[SK_CELL_NONCE],
                  SkCellReply *reply);

/* sk_cell_memfd: returns a new memfd that can be sealed, close-on-exec, or -1
 * with errno. */
int sk_cell_memfd(const char *name);

/* sk_cell_reopen: opens the file of the descriptor @fd once more, and only for
 * @access, which is O_RDONLY or O_WRONLY. Returns a new descriptor for the same
 * file, close-on-exec, or -1 with errno. Whoever gets one that can only be
 * written can never map the file. */
int sk_cell_reopen(int fd, int access);

/* sk_cell_seal: forbids every further change of the memfd @fd, by all its
 * descriptors. A mapping for writing that exists already can still change it,
 * so give others no descriptor before that both reads and writes
 * (sk_cell_reopen). Returns 0, or -1 with errno. */
int sk_cell_seal(int fd);

/* sk_cell_write: writes all @len bytes to @fd, in as many writes as it takes.
 * Returns 0, or -1 with errno; a disk that takes nothing more gives ENOSPC.
 * Both sides use it. */
int sk_cell_write(int fd, const void *bytes, size_t len);

/* ---- the room's side --------------------------------------------------- */

/* One message as a worker sees it. */
typedef struct {
    const SkCellRequest *request;
    const uint8_t *input; /* read-only memory */
    size_t input_len;
    uint8_t *output;
    /* the bytes of output that are allowed, and those written so far */
    size_t room, used;
} SkCellWork;

/* sk_cell_put: appends @len bytes to the output. Returns 0, or -1 with ENOSPC
 * if they do not fit. */
int sk_cell_put(SkCellWork *work, const void *bytes, size_t len);

/* sk_cell_end: ends the work immediately, as if it had returned @status. */
_Noreturn void sk_cell_end(const SkCellWork *work, int status);

typedef struct {
    const char *name; /* the name of the process, for ps and logs */

    /* Called before the sandbox, to warm up libraries and to read the policy
     * from @policy_fd (-1 if none was given). Returns 0, or -1 with a sentence
     * in @why. Every message finds the memory as it is when this returns. */
    int (*prepare)(int policy_fd, char *why, size_t why_len);

    /* Called in the worker, inside the sandbox, once for each message. Returns
     * 0 if the output is an answer; any other status is a fault and ends the
     * worker. It cannot get a descriptor, a file, a thread, a child or any
     * memory but the heap. test/cell/libprobe.c shows what works. */
    int (*work)(SkCellWork *work);

    /* how many messages at a time; more wait in the control socket */
    int max_jobs;

    /* The bytes of free heap that a worker always has: what most messages use.
     * A message that uses more pays for each further page, and every message
     * pays for checking all of them when the worker is put back. 0 means 512
     * kB. */
    size_t spare;

    /* The bytes of input for which a worker always has memory: what most
     * messages bring. A longer one pays for each further page. 0 means 1 MB. */
    size_t input;
} SkCellRoom;

/* sk_cell_serve: runs a zygote: prepares, locks down, tries a first worker,
 * says hello, and serves messages until EOF on the control socket, after which
 * those in flight are finished. Returns the exit status of the zygote. It
 * refuses (hello.ready = 0) if seccomp, rlimits, no_new_privs or an empty root
 * (by namespaces or Landlock) cannot be had, or if something that a worker can
 * write could not be put back. */
int sk_cell_serve(const SkCellRoom *room);

#endif
