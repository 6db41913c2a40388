/* SPDX-License-Identifier: Apache-2.0
 *
 * A released ZIP as a folder of its members. Reads nothing but the one form of
 * zip that we write (src/inspector/README.md), after the inspector has accepted
 * it.
 */
#ifndef SK_CLI_UNZIP_H
#define SK_CLI_UNZIP_H

#include <glib.h>

/* sk_unzip_is_zip: whether @bytes begin as our zips do. */
gboolean sk_unzip_is_zip(GBytes *bytes);

/* sk_unzip: the members of @zip below the folder @path, which is made. All are
 * written beside it first; then the folder, or where it is there already each
 * member, takes its place by a rename. */
gboolean sk_unzip(GBytes *zip, const char *path, GError **error);

#endif
