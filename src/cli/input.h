/* SPDX-License-Identifier: Apache-2.0
 *
 * The inputs of a command: files, folders whose shape is kept, and "-" for
 * stdin.
 */
#ifndef SK_CLI_INPUT_H
#define SK_CLI_INPUT_H

#include <glib.h>
#include "gate/gate.h"

typedef struct {
    char *path;     /* as given or as found; "-" for stdin */
    char *relative; /* where its result goes below OUT */
} SkInput;

/* sk_inputs_collect: lists the files named by @arguments. Folders are walked in
 * the order of names; links inside a folder are not followed, because they
 * could lead out of it. Returns an array of SkInput, or NULL and SK_ERROR_USAGE
 * if one cannot be found. */
GPtrArray *sk_inputs_collect(char **arguments, GError **error);

typedef enum { SK_AS_AUTO, SK_AS_MAIL, SK_AS_FILE } SkAs;

/* sk_as_parse: understands "auto", "mail" and "file". Returns FALSE for
 * anything else. */
gboolean sk_as_parse(const char *word, SkAs *as);

/* sk_input_spool: returns the bytes of @input in a finished spool, a mail in
 * its CRLF form. *@kind says what it was taken for. Returns NULL and
 * SK_ERROR_SYSTEM if it cannot be read. */
SkSpool *
sk_input_spool(const SkInput *input, SkAs as, SkKind *kind, GError **error);

/* sk_input_bytes: returns the bytes of the file @path ("-" for stdin), or NULL
 * and SK_ERROR_SYSTEM. */
GBytes *sk_input_bytes(const char *path, GError **error);

/* sk_input_spool_bytes: does what sk_input_spool does with @bytes, which
 * were read from @input. */
SkSpool *sk_input_spool_bytes(const SkInput *input, SkAs as, GBytes *bytes,
                              SkKind *kind, GError **error);

/* sk_input_spool_raw: does what sk_input_spool does, but always byte for byte.
 */
SkSpool *
sk_input_spool_raw(const SkInput *input, SkAs as, SkKind *kind, GError **error);

#endif
