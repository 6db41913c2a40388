/* SPDX-License-Identifier: Apache-2.0
 *
 * Attacks beside the answer: words to the zygote that are no answer, and bytes
 * that still change when the answer has been given.
 */
#include <sys/mman.h>
#include <unistd.h>
#include "cell/back.h"
#include "malice.h"

/* ---- words to the zygote ------------------------------------------------- */

/* Words of its own over the channel to its zygote. */
static void
say(guint32 magic, guint32 kind, guint64 output, gsize len)
{
    const SkFrame frame = { .magic = magic, .kind = kind, .output = output };

    if (write(SK_BACK_CHANNEL, &frame, len) != (gssize)len)
        _exit(95);
}

static void
do_frame_ready(const SkPolicy *policy)
{
    say(SK_FRAME_MAGIC, SK_FRAME_READY, 0, sizeof(SkFrame));
    malice_end();
}

static void
do_frame_garbage(const SkPolicy *policy)
{
    say(0x41414141, 0x41414141, 0, sizeof(SkFrame));
    malice_end();
}

/* Half of a frame more than is due. */
static void
do_frame_early(const SkPolicy *policy)
{
    say(SK_FRAME_MAGIC, SK_FRAME_ANSWER, 0, 7);
}

/* An answer, and one for the next message. */
static void
do_frame_twice(const SkPolicy *policy)
{
    MaliceAnswer answer;
    SkFrame frames[2] = { { .magic = SK_FRAME_MAGIC,
                            .kind = SK_FRAME_ANSWER } };

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    frames[0].output = malice.work->used;
    frames[1] = frames[0];
    if (write(SK_BACK_CHANNEL, frames, sizeof frames) != sizeof frames)
        _exit(95);
    for (;;)
        ;
}

/* ---- what stays behind --------------------------------------------------- */

/* A mapping that would let the bytes change later. */
static void
do_map_kept(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    (void)mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
               -1, 0);
    malice_end();
}

/* The bytes change when they have been answered with, in a process that
 * stays. */
static void
do_write_in_child(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    if (fork() == 0)
        for (int i = 0; i < 50; i++) {
            usleep(20000);
            malice.work->output[0] = 'X';
        }
    usleep(50000);
    malice_end();
}

/* The same in this one: it answers and goes on writing. What the zygote copies
 * when it has stopped it is one text, and not the one that was hashed. */
static void
do_write_on(const SkPolicy *policy)
{
    MaliceAnswer answer;

    malice_make(policy, &answer);
    malice_send(&answer, 0);
    malice.work->output[0] ^= 1;
    say(SK_FRAME_MAGIC, SK_FRAME_ANSWER, malice.work->used, sizeof(SkFrame));
    for (guint i = 0;; i++)
        malice.work->output[1 + i % 64] = (guint8)i;
}

const MaliceAct malice_frames[] = {
    { "frame-ready", do_frame_ready },
    { "frame-garbage", do_frame_garbage },
    { "frame-early", do_frame_early },
    { "frame-twice", do_frame_twice },
    { "map-kept", do_map_kept },
    { "write-in-child", do_write_in_child },
    { "write-on", do_write_on },
    { NULL, NULL },
};
