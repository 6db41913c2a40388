/* SPDX-License-Identifier: Apache-2.0
 *
 * The Compound File Binary format (MS-CFB): streams in storages, the box of
 * Outlook's .msg.
 */
#ifndef SK_OUTLOOK_CFB_H
#define SK_OUTLOOK_CFB_H

#include <glib.h>

#define SK_CFB_ROOT 0 /* the entry that all others are below of */

typedef struct _SkCfb SkCfb;

/* sk_cfb_open: NULL when header, tables or directory cannot be read. Keeps a
 * reference to @bytes. */
SkCfb *sk_cfb_open(GBytes *bytes);
void sk_cfb_free(SkCfb *cfb);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkCfb, sk_cfb_free)

/* sk_cfb_children: the entries (guint32) directly in the storage @entry. Every
 * entry is given out once in a file's life: a tree that bites its tail ends. */
GArray *sk_cfb_children(SkCfb *cfb, guint32 entry);

gboolean sk_cfb_is_storage(const SkCfb *cfb, guint32 entry);

/* sk_cfb_name: of @entry, ASCII; other characters are "?". New string. */
char *sk_cfb_name(const SkCfb *cfb, guint32 entry);

/* sk_cfb_stream: its content. NULL when its chain is broken, or crosses a
 * stream that was read before: no sector belongs to two. */
GBytes *sk_cfb_stream(SkCfb *cfb, guint32 entry);

#endif
