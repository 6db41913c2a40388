/* SPDX-License-Identifier: Apache-2.0
 *
 * The asker's side for the tests of the cell: one message, asked and answered.
 */
#ifndef SK_TEST_CELL_ASKER_H
#define SK_TEST_CELL_ASKER_H

#include <glib.h>
#include "cell/cell.h"
#include "room.h"

typedef struct {
    int replied; /* what sk_cell_reply said; -2: no answer in time */
    SkCellEnd end;
    int code;
    int sealed; /* what sk_cell_seal said */
    size_t output_len;
    uint8_t output[256]; /* the first bytes */
    SkCellReply reply;
} Answer;

/* asker_spawn: the room of environment variable @variable; fails the test
 * when it does not start. */
void asker_spawn(SkCell *cell, const char *variable, const RoomPolicy *policy);

/* asker_try: as asker_spawn, but returns what sk_cell_spawn does. */
int asker_try(SkCell *cell, const char *variable, const RoomPolicy *policy,
              char *why, size_t why_len);

/* asker_request: a sound request for @word, with a fresh nonce. */
void asker_request(SkCellRequest *request, const char *word);

/* asker_files: a sealed input that holds @text, and an empty output. */
void asker_files(int *in, int *out, const char *text);

/* asker_wait: reads the reply from @answer within @ms, and closes it. */
Answer asker_wait(int answer, const SkCellRequest *request, int out, int ms);

/* asker_send: the request, its answer, and the output sealed. */
Answer asker_send(const SkCell *cell, const SkCellRequest *request);

/* asker_ask: asker_send(@word). */
Answer asker_ask(const SkCell *cell, const char *word);

/* asker_is_fine: an innocent message passes, and is answered as itself. */
gboolean asker_is_fine(const SkCell *cell);

#endif
