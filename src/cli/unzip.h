/* SPDX-License-Identifier: Apache-2.0
 *
 * Unpacks a released ZIP into a folder. It reads only the form of ZIP that this
 * program writes (src/inspector/README.md), after the inspector has accepted
 * it.
 */
#ifndef SK_CLI_UNZIP_H
#define SK_CLI_UNZIP_H

#include <glib.h>

/* sk_unzip_is_zip: returns whether @bytes begin as our ZIPs do. */
gboolean sk_unzip_is_zip(GBytes *bytes);

/* sk_unzip: writes the members of @zip below the folder @path, which is
 * created. All are first written beside it; then the folder takes its place by
 * a rename or, if it exists already, each member does. */
gboolean sk_unzip(GBytes *zip, const char *path, GError **error);

#endif
