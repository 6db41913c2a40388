/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the results and reports of `sekisho clean`.
 */
#ifndef SK_CLI_OUTPUT_H
#define SK_CLI_OUTPUT_H

#include <glib.h>

/* sk_output_write: writes @bytes to @path ("-" is stdout), by a temporary name
 * in the same folder and a rename, so that nobody ever sees a half-written
 * result. Missing folders of @path are made. A device, pipe or link is written
 * to and stays what it is. */
gboolean sk_output_write(const char *path, GBytes *bytes, GError **error);

/* sk_output_name: returns where the result of @relative goes below @folder,
 * with the extension @extension (NULL keeps its own). A second result with the
 * same name gets "name (2).ext". @taken (which maps a path to itself) remembers
 * the names in use. */
char *sk_output_name(const char *folder, const char *relative,
                     const char *extension, GHashTable *taken);

/* sk_progress: shows "3/12 name" as a bar on stderr if that is a terminal and
 * there is more than one input. done == total clears the bar; it must be
 * cleared before anything else is printed. */
void sk_progress(guint done, guint total, const char *name);

/* sk_progress_share: the same for what cannot be counted beforehand: @share (0
 * to 1) of the work is done; 1 clears the bar. */
void sk_progress_share(double share, const char *label);

#endif
