/* SPDX-License-Identifier: Apache-2.0
 *
 * What test-cell and its room say to each other: the room's "policy" (what to
 * take away from the zygote before it locks down) and the orders of a worker.
 */
#ifndef SK_TEST_CELL_ROOM_H
#define SK_TEST_CELL_ROOM_H

#include <stdint.h>
#include "cell/cell.h"

/* The kernel plays one that lacks these: a filter installed in prepare lets
 * the call fail. Works with the shipped library, too. */
enum {
    ROOM_DENY_UNSHARE = 1,
    ROOM_DENY_LANDLOCK = 2,
    ROOM_DENY_SECCOMP = 4,
    ROOM_DENY_USERNS = 8, /* unshare(CLONE_NEWUSER) alone */
};

typedef struct {
    uint32_t deny;         /* ROOM_DENY_… */
    uint32_t skip;         /* SK_CELL_SKIP_…; test library only */
    uint32_t landlock_abi; /* highest; test library only */
    uint32_t warm_mib;     /* memory touched before the lockdown */
    uint32_t slow_ms;      /* prepare takes so long */
    uint32_t fails;        /* prepare returns -1 */
} RoomPolicy;

/* Exit status of a worker whose attack was denied with an errno; its output
 * then says "denied", and "broke" when the attack did what it wanted. */
#define ROOM_DENIED 20
#define ROOM_BROKE  21

#define ROOM_MAX_JOBS 8

typedef struct {
    const char *word;
    int (*act)(SkCellWork *work);
} RoomOrder;

/* Ends with a NULL word. */
extern const RoomOrder room_attacks[];

#endif
