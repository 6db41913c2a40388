/* SPDX-License-Identifier: Apache-2.0
 *
 * A report file as a stream of lines: plain, or compressed by gzip or zstd,
 * which is told by its first bytes, not by its name. Memory is bounded by the
 * longest line, not by the file.
 */
#ifndef SK_CLI_REPORT_SOURCE_H
#define SK_CLI_REPORT_SOURCE_H

#include <glib.h>

/* A longer line is none of ours: a message has at most 200000 parts. */
#define SK_LOG_SOURCE_LINE_MAX ((gsize)256 << 20)

typedef struct _SkLogSource SkLogSource;

/* sk_log_source_open: opens @path, or standard input for "-". Returns NULL with
 * SK_ERROR_SYSTEM. */
SkLogSource *sk_log_source_open(const char *path, GError **error);
void sk_log_source_free(SkLogSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkLogSource, sk_log_source_free)

/* sk_log_source_line: returns the next line, without its LF but with a control
 * character behind it, or NULL at the end. It is valid until the next call.
 * @torn says that no LF ended it. If a compressed file is damaged or cut short,
 * or the disk fails, the lines before are returned, and then NULL with
 * SK_ERROR_SYSTEM. A line over SK_LOG_SOURCE_LINE_MAX is returned as an empty
 * torn one. */
const char *sk_log_source_line(SkLogSource *source, gsize *len, gboolean *torn,
                               GError **error);

#endif
