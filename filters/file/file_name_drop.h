/* SPDX-License-Identifier: Apache-2.0
 *
 * What is taken out of a claimed name because it is no part of it, in place:
 * the way to the file, a stream of it, a class that opens it as something else.
 * For file_name.c only.
 */
#ifndef SK_FILE_FILE_NAME_DROP_H
#define SK_FILE_FILE_NAME_DROP_H

#include <glib.h>

void sk_name_drop_path(GString *name);
void sk_name_drop_stream(GString *name);
void sk_name_drop_class(GString *name);

#endif
