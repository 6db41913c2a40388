/* SPDX-License-Identifier: Apache-2.0
 *
 * Signals from a descriptor (signals.h).
 */
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "door/service/signals.h"

int
sk_signals_open(void)
{
    sigset_t watched;

    sigemptyset(&watched);
    sigaddset(&watched, SIGHUP);
    sigaddset(&watched, SIGTERM);
    sigaddset(&watched, SIGINT);
    sigprocmask(SIG_BLOCK, &watched, NULL);
    return signalfd(-1, &watched, SFD_CLOEXEC);
}

int
sk_signals_read(int fd)
{
    struct signalfd_siginfo info;

    if (read(fd, &info, sizeof(info)) != sizeof(info))
        return 0;
    return (int)info.ssi_signo;
}
