/* SPDX-License-Identifier: Apache-2.0
 *
 * Replaces a whole mail through the milter protocol, in the one order of calls
 * that gives the exact bytes on both Postfix and sendmail.
 */
#ifndef SK_DOOR_EDITS_H
#define SK_DOOR_EDITS_H

#include <glib.h>

/* The header names that came with a message, and how often each came. */
typedef struct _SkSeen SkSeen;

SkSeen *sk_seen_new(void);
void sk_seen_free(SkSeen *seen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkSeen, sk_seen_free)

/* sk_seen_add: counts a header. Returns FALSE if there would be more than
 * SK_SEEN_MAX, because Postfix walks its list for each deletion: 3000 headers
 * take it twelve seconds, 1000 take it one. */
#define SK_SEEN_MAX 1000
gboolean sk_seen_add(SkSeen *seen, const char *name);

/* Where edits go: libmilter, or a list in a test. Each function returns 0 on
 * success. */
typedef struct {
    int (*change)(gpointer data, const char *name, int index,
                  const char *value); /* a @value of NULL deletes the header */
    int (*insert)(gpointer data, int index, const char *name,
                  const char *value);
    int (*body)(gpointer data, const guint8 *bytes, gsize len);
    gpointer data;
} SkEditSink;

/* sk_edits_apply: makes the MTA's copy equal to @output, a whole inspected mail
 * with CRLF. @leadspc says that the MTA does not add a blank after the colon
 * itself. Returns FALSE with SK_ERROR_SYSTEM at the first call that fails, or
 * if @output is not headers, an empty line and a body. The caller must then
 * answer 451, and both MTAs discard the unfinished edits. */
gboolean sk_edits_apply(const SkEditSink *sink, const SkSeen *seen,
                        GBytes *output, gboolean leadspc, GError **error);

#endif
