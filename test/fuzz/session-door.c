/* SPDX-License-Identifier: Apache-2.0
 *
 * The door of the milter session's target (session-door.h): its policy, its
 * control socket, on which nobody reads, and a report file in memory.
 */
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "session-door.h"

static const char policy_text[] =
    "zones = ( { name = \"internet\"; default = true; domains = [ \"*\" ]; },\n"
    "  { name = \"town\"; domains = [ \"town.test\" ];\n"
    "    clients = [ \"10.1.0.0/16\", \"localhost\" ]; },\n"
    "  { name = \"school\"; domains = [ \"school.test\" ];\n"
    "    clients = [ \"10.2.0.0/16\" ]; },\n"
    "  { name = \"vault\"; domains = [ \"vault.test\" ];\n"
    "    clients = [ \"10.9.0.0/16\" ]; sealed = true; } );\n"
    "crossings = (\n"
    "  { from = \"internet\"; to = \"town\"; profile = \"plain\"; },\n"
    "  { from = \"internet\"; to = \"school\"; profile = \"plain\";\n"
    "    withheld = \"notice\"; },\n"
    "  { from = \"town\"; to = \"internet\"; profile = \"plain\"; } );\n"
    "profiles = { plain = { base = \"text-only\"; }; };\n"
    "limits = { message = \"1K\"; };\n";

static int control[2], log_fd;
static SkPolicyFile *policy;
static SkDoor *door;

static void
prepare(void)
{
    g_autoptr(GError) error = NULL;

    if (door != NULL)
        return;
    policy = sk_policy_file_load_text(policy_text, strlen(policy_text), &error);
    g_assert_no_error(error);
    g_assert_cmpint(
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, control), ==, 0);
    log_fd = memfd_create("report", MFD_CLOEXEC);
    g_assert_cmpint(log_fd, >=, 0);
    door = sk_door_new(control[0], NULL);
}

SkDoor *
session_door_open(gboolean full_disk)
{
    SkGeneration *generation = g_new0(SkGeneration, 1);
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;

    prepare();
    path = g_strdup_printf("/proc/self/fd/%d", log_fd);
    g_atomic_ref_count_init(&generation->references);
    generation->policy = sk_policy_file_ref(policy);
    generation->cells = (SkGateCells){ -1, -1 };
    generation->control = -1;
    generation->number = 1;
    door->current = generation;
    sk_queue_resize(door->queue, 2, 4);
    sk_report_log_open(door->reports, full_disk ? "/dev/full" : path, &error);
    g_assert_no_error(error);
    return door;
}

void
session_door_close(void)
{
    guint8 message[4096];

    g_assert_cmpuint(door->in_flight, ==, 0);
    while (recv(control[1], message, sizeof message, MSG_DONTWAIT) > 0)
        continue;
    g_assert_cmpint(ftruncate(log_fd, 0), ==, 0);
    sk_queue_free(door->queue);
    door->queue = sk_queue_new(0, 0);
    sk_poison_free(door->poison);
    door->poison = sk_poison_new();
    g_clear_pointer(&door->current, sk_generation_unref);
}
