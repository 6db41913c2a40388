/* SPDX-License-Identifier: Apache-2.0
 *
 * What the zygote gives up once, for itself and every worker after it: standard
 * streams, namespaces, capabilities, new privileges, writable code and being
 * traced. Limits and the filter belong to each worker (child.c). A zygote whose
 * asker is gone ends here or soon after.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "cell/inside.h"

/* Linux 6.3 has this; the headers of Debian 12 may not. */
#ifndef PR_SET_MDWE
#define PR_SET_MDWE              65
#define PR_MDWE_REFUSE_EXEC_GAIN 1
#endif

static void
drop_capabilities(SkCage *cage)
{
    struct __user_cap_header_struct head = {
        .version = _LINUX_CAPABILITY_VERSION_3,
    };
    struct __user_cap_data_struct none[2] = { 0 };

    for (unsigned long cap = 0; cap < 64; cap++)
        (void)prctl(PR_CAPBSET_DROP, cap, 0, 0, 0);
    (void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    sk_layers_say(&cage->layers, "nocaps",
                  syscall(SYS_capset, &head, none) == 0 ? 0 : errno);
}

static void
forbid_privileges(SkCage *cage)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
        sk_layers_say(&cage->layers, "nnp", 0);
    else
        sk_cage_refuse(cage, "nnp=no(%s)", strerror(errno));
}

/* When memory runs out, the kernel should kill a worker, not its zygote, which
 * holds the files that the memory is in, and least of all the asker, which
 * still holds the mail. This needs /proc, so it comes first; a worker inherits
 * its own value (sk_sandbox_offer). */
static void
offer_to_oom_killer(SkCage *cage)
{
    cage->oom = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    sk_layers_say(&cage->layers, "oom-first",
                  cage->oom >= 0 && sk_sandbox_offer(cage, false) == 0 ? 0
                                                                       : errno);
}

int
sk_sandbox_offer(const SkCage *cage, bool to_worker)
{
    const char *points = to_worker ? "500" : "100";

    return cage->oom < 0 || write(cage->oom, points, 3) == 3 ? 0 : -1;
}

void
sk_sandbox_enter(SkCage *cage)
{
    offer_to_oom_killer(cage);
    sk_namespaces_enter(cage);
    drop_capabilities(cage);
    forbid_privileges(cage);
    sk_layers_say(
        &cage->layers, "mdwe",
        prctl(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0) == 0 ? 0 : errno);
    sk_layers_say(&cage->layers, "nodump",
                  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno);
    /* This comes after the last change of user, because the kernel clears it at
     * each. */
    sk_layers_say(&cage->layers, "pdeathsig",
                  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 ? 0 : errno);
    if (!cage->own_root && cage->ruleset < 0)
        sk_cage_refuse(cage, "root=no(neither mount namespace nor Landlock)");
    else
        sk_layers_add(&cage->layers, "root=empty(%s%s%s)",
                      cage->own_root ? "namespace" : "",
                      cage->own_root && cage->ruleset >= 0 ? "+" : "",
                      cage->ruleset >= 0 ? "landlock" : "");
}
