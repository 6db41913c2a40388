/* SPDX-License-Identifier: Apache-2.0
 *
 * Replacing a whole mail through the milter protocol, in the one order of
 * calls that is byte-exact on Postfix and on sendmail (mta.md, section 12).
 */
#ifndef SK_DOOR_EDITS_H
#define SK_DOOR_EDITS_H

#include <glib.h>

/* The header names a message came with, and how often each. */
typedef struct _SkSeen SkSeen;

SkSeen *sk_seen_new(void);
void sk_seen_free(SkSeen *seen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkSeen, sk_seen_free)

/* sk_seen_add: FALSE when there are more than SK_SEEN_MAX headers: Postfix
 * walks its list for each deletion: 3000 take it twelve seconds, 1000 one. */
#define SK_SEEN_MAX 1000
gboolean sk_seen_add(SkSeen *seen, const char *name);

/* Where edits go: libmilter, or a list in a test. Each returns 0 for done. */
typedef struct {
    int (*change)(gpointer data, const char *name, int index,
                  const char *value); /* NULL value: delete */
    int (*insert)(gpointer data, int index, const char *name,
                  const char *value);
    int (*body)(gpointer data, const guint8 *bytes, gsize len);
    gpointer data;
} SkEditSink;

/* sk_edits_apply: makes the MTA's copy equal to @output (a whole mail, CRLF;
 * inspected). @leadspc: the MTA adds no blank after the colon by itself. FALSE
 * with SK_ERROR_SYSTEM at the first call that fails, and when @output is not
 * headers, empty line, body; the caller must answer 451 then: both MTAs throw
 * half-made edits away. */
gboolean sk_edits_apply(const SkEditSink *sink, const SkSeen *seen,
                        GBytes *output, gboolean leadspc, GError **error);

#endif
