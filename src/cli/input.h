/* SPDX-License-Identifier: Apache-2.0
 *
 * The inputs of a command: files, folders walked with their shape kept, "-".
 */
#ifndef SK_CLI_INPUT_H
#define SK_CLI_INPUT_H

#include <glib.h>
#include "door/gate.h"

typedef struct {
    char *path;     /* as given or found; "-" for stdin */
    char *relative; /* where its result belongs below OUT */
} SkInput;

void sk_input_free(SkInput *input);

/* sk_inputs_collect: the files named by @arguments, folders walked in name
 * order; links inside a folder are not followed (a link could lead out of it).
 * Array of SkInput; NULL and SK_ERROR_USAGE when one cannot be found. */
GPtrArray *sk_inputs_collect(char **arguments, GError **error);

typedef enum { SK_AS_AUTO, SK_AS_MAIL, SK_AS_FILE } SkAs;

/* sk_as_parse: "auto", "mail", "file"; FALSE for anything else. */
gboolean sk_as_parse(const char *word, SkAs *as);

/* sk_input_spool: the bytes of @input in a finished spool, a mail in its CRLF
 * form; @kind says what it was taken for. NULL and SK_ERROR_SYSTEM if it
 * cannot be read. */
SkSpool *sk_input_spool(const SkInput *input, SkAs as, SkKind *kind,
                        GError **error);

/* sk_input_spool_raw: the same, byte for byte, whatever it is. */
SkSpool *sk_input_spool_raw(const SkInput *input, SkAs as, SkKind *kind,
                            GError **error);

#endif
