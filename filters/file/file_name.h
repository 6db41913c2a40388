/* SPDX-License-Identifier: Apache-2.0
 *
 * The name under which a file leaves: the claimed one, made safe for the
 * folders of every system, with an extension that says what the file is. Does
 * not judge whether it may leave. Stands against names that look like another
 * kind, that are a path or a device, or that a system cuts to something else.
 * What comes out follows "Names" of src/inspector/README.md.
 */
#ifndef SK_FILE_FILE_NAME_H
#define SK_FILE_FILE_NAME_H

#include <glib.h>
#include <sekisho/part.h>

#define SK_FILE_NAME_MOST 180 /* bytes, extension included */

/* sk_file_name_clean: @claimed (UTF-8, may be NULL; paths too) without path,
 * streams, class identifiers, signs that cannot be seen and signs that systems
 * take for something else; inner extensions defused. Its extension stays what
 * it is. Never empty: "file" where nothing is left. New string. */
char *sk_file_name_clean(const char *claimed);

/* sk_file_name_fit_to: @claimed cleaned and with an extension of media type
 * @type, at most SK_FILE_NAME_MOST bytes. New string. */
char *sk_file_name_fit_to(const char *claimed, const char *type);

/* sk_file_name_fit: gives @part its out name for media type @type and counts
 * what was mended in the claimed one ("inner-extension",
 * "extension-corrected", "name-cleaned"). A cleaner that changes the type calls
 * it again. */
void sk_file_name_fit(SkPart *part, const char *type);

/* sk_file_name_numbered: @name, a clean one, with a number before its extension,
 * "minutes (2).txt", SK_FILE_NAME_MOST bytes at most; clean again. New string.
 */
char *sk_file_name_numbered(const char *name, guint number);

/* sk_file_name_extension: the last extension of @name, behind its last dot and
 * without trailing dots and blanks; "" when there is none. Lent by @name's
 * bytes through @len. */
const char *sk_file_name_extension(const char *name, gsize *len);

/* sk_file_type_extension: the extension a file of media type @type leaves with
 * ("txt"), or NULL when none is known. New string. */
char *sk_file_type_extension(const char *type);

/* sk_file_type_leaves: whether files of media type @type may leave at all. */
gboolean sk_file_type_leaves(const char *type);

#endif
