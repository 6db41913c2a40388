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

/* asker_spawn: starts the cell whose room is named by the environment variable
 * @variable. Fails the test if it does not start. */
void asker_spawn(SkCell *cell, const char *variable, const RoomPolicy *policy);

/* asker_try: does the same, but returns what sk_cell_spawn returns. */
int asker_try(SkCell *cell, const char *variable, const RoomPolicy *policy,
              char *why, size_t why_len);

/* asker_request: makes a sound request for @word, with a fresh nonce. */
void asker_request(SkCellRequest *request, const char *word);

/* asker_files: makes a sealed input that holds @text, and an empty output. */
void asker_files(int *in, int *out, const char *text);

/* asker_wait: waits at most @ms for the reply from @answer, and closes that. */
Answer asker_wait(int answer, const SkCellRequest *request, int out, int ms);

/* asker_send: sends @request, waits for the reply, and seals the output. */
Answer asker_send(const SkCell *cell, const SkCellRequest *request);

/* asker_ask: does the same with a sound request for @word. */
Answer asker_ask(const SkCell *cell, const char *word);

/* asker_is_fine: returns whether an innocent message still passes and gets the
 * answer that belongs to it. */
gboolean asker_is_fine(const SkCell *cell);

#endif
