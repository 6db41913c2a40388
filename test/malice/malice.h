/* SPDX-License-Identifier: Apache-2.0
 *
 * A worker that was taken over: the real worker's sources, with one more
 * filter before the real ones. What it does is said in the mail, by a line
 * "X-Malice: WORD". Linked into test programs only.
 */
#ifndef SK_TEST_MALICE_H
#define SK_TEST_MALICE_H

#include <sekisho/filter.h>
#include "cell/cell.h"
#include "core/order.h"
#include "worker/clean.h"

#define MALICE_LINE "X-Malice: "

/* Exit status of an attack on the machine; as in test/cell/room.h. */
#define MALICE_DENIED 20
#define MALICE_BROKE  21

/* What a worker that was taken over finds in its own memory. */
typedef struct {
    SkCellWork *work;
    gboolean done;   /* the attack of this mail has run */
    gint64 first_us; /* CPU time of this process when the mail came */
    int first_errno; /* the errno of this process when the mail came */
    char word[64]; /* "": an innocent mail */
    pid_t zygote;  /* as seen from outside its namespaces */
} Malice;

extern Malice malice;

typedef struct {
    const char *word;
    void (*act)(const SkPolicy *policy); /* may return: the work goes on */
} MaliceAct;

/* Tables; each ends with a NULL word. */
extern const MaliceAct malice_answers[]; /* attacks on the answer */
extern const MaliceAct malice_frames[];  /* attacks beside the answer */
extern const MaliceAct malice_reports[]; /* reports that lie */
extern const MaliceAct malice_outputs[]; /* what the inspector must refuse */

/* malice_honest: cleans this mail as the real worker does, into @cleaned. */
void malice_honest(const SkPolicy *policy, SkCleaned *cleaned);

/* An answer in the making; every field can be bent before it is sent. */
typedef struct {
    GBytes *output, *records;
    SkTrailer trailer;
} MaliceAnswer;

/* malice_answer: makes a whole and true answer to this message of @cleaned. */
void malice_answer(const SkCleaned *cleaned, MaliceAnswer *answer);

/* malice_make: makes the honest answer to this message. */
void malice_make(const SkPolicy *policy, MaliceAnswer *answer);

/* malice_hash: makes lengths and hash of the trailer fit again. */
void malice_hash(MaliceAnswer *answer);

/* malice_send: writes the answer without its last @cut bytes. */
void malice_send(const MaliceAnswer *answer, gsize cut);

/* malice_output: answers with @output (taken), in an answer that is whole and
 * true otherwise, and ends the worker. */
_Noreturn void malice_output(const SkPolicy *policy, GBytes *output);

/* malice_persist: leaves something behind for the next mail, or looks for it in
 * that. Returns FALSE if the word of this mail asks for neither. */
gboolean malice_persist(const SkPolicy *policy);

/* malice_hold: leaves behind what @word says, in the processor or the kernel.
 * Returns if there is no such word, or if the worker can still end as an honest
 * one does. */
void malice_hold(const char *word);

/* malice_finder: returns the function that looks for what @word left behind, or
 * NULL. */
gboolean (*malice_finder(const char *word))(void);

/* The registers as they were when the room began to work. */
typedef struct {
    guint64 general[5];  /* rbx, r12 to r15 */
    guint64 vectors[32]; /* xmm0 to xmm15 */
    guint64 flags, fs, gs;
    guint32 control;
    guint16 x87, zero;
} MaliceRegisters;

extern MaliceRegisters malice_registers;

/* malice_file: answers with files that lie. Returns FALSE if the word of this
 * mail asks for none of these. */
gboolean malice_file(const SkPolicy *policy);

/* malice_end: ends the worker as an honest one does. */
_Noreturn void malice_end(void);

#endif
