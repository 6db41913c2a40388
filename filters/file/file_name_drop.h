/* SPDX-License-Identifier: Apache-2.0
 *
 * Removes in place what a claimed name holds that is not the name: the path to
 * the file, a stream of it, a class identifier that makes Windows open it as
 * something else. Only file_name.c uses this.
 */
#ifndef SK_FILE_FILE_NAME_DROP_H
#define SK_FILE_FILE_NAME_DROP_H

#include <glib.h>

void sk_name_drop_path(GString *name);
void sk_name_drop_stream(GString *name);
void sk_name_drop_class(GString *name);

#endif
