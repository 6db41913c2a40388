/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the Compound File Binary format (MS-CFB), which holds streams in
 * storages. Outlook's .msg files are written in it.
 */
#ifndef SK_OUTLOOK_CFB_H
#define SK_OUTLOOK_CFB_H

#include <glib.h>

#define SK_CFB_ROOT 0 /* the entry under which all others lie */

typedef struct _SkCfb SkCfb;

/* sk_cfb_open: opens the file @bytes, to which it keeps a reference. Returns
 * NULL if header, tables or directory cannot be read. */
SkCfb *sk_cfb_open(GBytes *bytes);
void sk_cfb_free(SkCfb *cfb);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkCfb, sk_cfb_free)

/* sk_cfb_children: returns the entries (guint32) that lie directly in the
 * storage @entry. Each entry is returned at most once while the file is open,
 * so that a tree which contains itself comes to an end. */
GArray *sk_cfb_children(SkCfb *cfb, guint32 entry);

gboolean sk_cfb_is_storage(const SkCfb *cfb, guint32 entry);

/* sk_cfb_name: returns the name of @entry in ASCII; other characters become
 * "?". New string. */
char *sk_cfb_name(const SkCfb *cfb, guint32 entry);

/* sk_cfb_stream: returns the content of the stream @entry. Returns NULL if its
 * chain is broken or shares a sector with a stream that was read before, since
 * no sector belongs to two. */
GBytes *sk_cfb_stream(SkCfb *cfb, guint32 entry);

#endif
