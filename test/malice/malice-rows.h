/* SPDX-License-Identifier: Apache-2.0
 *
 * Every attack, and how it must end at the gate when all layers hold.
 */
#ifndef SK_TEST_MALICE_ROWS_H
#define SK_TEST_MALICE_ROWS_H

typedef enum {
    MALICE_FAULT,     /* the sender keeps the mail */
    MALICE_WITHHELD,  /* the inspector said no */
    MALICE_HONEST,    /* what leaves is what the real worker would write */
    MALICE_TESTIMONY, /* plain text of the worker's own: no layer can know */
} MaliceKind;

typedef struct {
    const char *word;
    MaliceKind kind;
    const char *end;       /* as the table says it; a row that kernels end in
                              one of two ways names both: "SIGSYS|SIGSEGV" */
    unsigned free_without; /* SK_CELL_SKIP_…: without all of these it may do
                              its work, and is a fault all the same */
} MaliceRow;

/* Ends with a NULL word. */
extern const MaliceRow malice_rows[];

#endif
