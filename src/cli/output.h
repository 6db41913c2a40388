/* SPDX-License-Identifier: Apache-2.0
 *
 * Where results and reports of `sekisho clean` go.
 */
#ifndef SK_CLI_OUTPUT_H
#define SK_CLI_OUTPUT_H

#include <glib.h>

/* sk_output_write: @bytes to @path ("-": stdout), by a temporary name in the
 * same folder and a rename, so that no half-written result is ever seen.
 * Folders of @path are made. A device, a pipe, a link is written to and stays
 * what it is. */
gboolean sk_output_write(const char *path, GBytes *bytes, GError **error);

/* sk_output_name: where the result of @relative goes below @folder, with its
 * extension changed to @extension (NULL: kept); a second result of one name
 * gets "name (2).ext". @taken (path -> itself) remembers what was given. */
char *sk_output_name(const char *folder, const char *relative,
                     const char *extension, GHashTable *taken);

/* sk_progress: "3/12 name" as a bar on stderr when it is a terminal and there
 * is more than one input; nothing otherwise. done == total clears it, before
 * anything else is said, too. */
void sk_progress(guint done, guint total, const char *name);

#endif
