/* SPDX-License-Identifier: Apache-2.0
 *
 * What the malice tests share: zygotes of their own, and one mail through the
 * gate.
 */
#ifndef SK_TEST_MALICE_GATE_H
#define SK_TEST_MALICE_GATE_H

#include "cell/cell.h"
#include "core/policy/policy_file.h"
#include "gate/gate.h"
#include "malice-rows.h"

typedef struct {
    MaliceKind kind;
    gboolean accepted; /* something may leave */
    gboolean leaks;    /* and it holds the payload */
    gboolean next_ok;  /* the innocent message after it */
    char *end;
} MaliceResult;

#define NO_CELL                                                                \
    {                                                                          \
        .control = -1, .pidfd = -1                                             \
    }

/* With profiles "plain" and, for words that begin with "file-", "parcel"; set
 * before anything else here is called. */
extern SkPolicyFile *malice_policy;

/* malice_start: @program as worker and the inspector beside it; @layer must be
 * in what the worker says of its cage. FALSE with @wrong (new string). Call it
 * from a thread that lives as long as they shall. */
gboolean malice_start(SkCell *worker, SkCell *inspector, const char *program,
                      const char *layer, char **wrong);

/* malice_pass: a mail with an attachment that says @word to a malicious worker
 * (NULL: nothing). @expected: what the shipped worker makes of this mail; NULL:
 * not known. @output (or NULL): what may leave, when something may. */
void malice_pass(const SkGateCells *cells, const char *word, GBytes *expected,
                 MaliceResult *result, GBytes **output);

#endif
