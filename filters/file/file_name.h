/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the name under which a file leaves: the claimed name, made safe for the
 * file systems of every operating system, with an extension that says what the
 * file is. Whether the file may leave is decided elsewhere. This defends
 * against names that look like another kind of file, that are a path or a
 * device, or that some system cuts to something else. The result follows the
 * section "Names" of src/inspector/README.md.
 */
#ifndef SK_FILE_FILE_NAME_H
#define SK_FILE_FILE_NAME_H

#include <glib.h>
#include <sekisho/part.h>

#define SK_FILE_NAME_MAX 180 /* in bytes, the extension included */

/* sk_file_name_clean: returns @claimed (UTF-8, may be NULL, may be a path)
 * without path, streams, class identifiers, invisible characters and characters
 * that some system takes for something else. Inner extensions are made
 * harmless; the last extension stays. The result is never empty: it is "file"
 * if nothing is left. New string. */
char *sk_file_name_clean(const char *claimed);

/* sk_file_name_fit_to: cleans @claimed and gives it an extension of the media
 * type @type, in at most SK_FILE_NAME_MAX bytes. New string. */
char *sk_file_name_fit_to(const char *claimed, const char *type);

/* sk_file_name_fit: sets the out name of @part for the media type @type and
 * counts what had to be mended in the claimed name ("inner-extension",
 * "extension-corrected", "name-cleaned"). A cleaner that changes the type calls
 * this again. */
void sk_file_name_fit(SkPart *part, const char *type);

/* sk_file_name_numbered: returns the clean name @name with a number before its
 * extension, as in "minutes (2).txt", in at most SK_FILE_NAME_MAX bytes. The
 * result is clean, too. New string. */
char *sk_file_name_numbered(const char *name, guint number);

/* sk_file_name_extension: returns the extension of @name: what stands behind
 * its last dot, without trailing dots and blanks, or "" if there is none. The
 * result points into @name and has *@len bytes. */
const char *sk_file_name_extension(const char *name, gsize *len);

/* sk_file_type_extension: returns the extension with which a file of the media
 * type @type leaves ("txt"), or NULL if none is known. New string. */
char *sk_file_type_extension(const char *type);

/* sk_file_type_leaves: returns whether files of media type @type may leave at
 * all. */
gboolean sk_file_type_leaves(const char *type);

#endif
