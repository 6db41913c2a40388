/* SPDX-License-Identifier: Apache-2.0
 *
 * One line of the report file, as sekisho-milter and `sekisho clean` write it
 * (src/gate/report_json.c), read without copying: every string points into
 * the line. A line that is not whole JSON gives nothing at all.
 */
#ifndef SK_CLI_REPORT_LINE_H
#define SK_CLI_REPORT_LINE_H

#include "cli/report/scan.h"

typedef struct {
    SkSlice name, claimed, found, sha256, action, method, reason, rule;
    SkSlice out_type, out_sha256;
    guint64 bytes;
    guint64 level; /* how long its path is; 0 for the mail or file itself */
} SkLinePart;

/* An entry of "notes" and the like. */
typedef struct {
    SkSlice what;
    guint64 count;
} SkLineCount;

typedef struct {
    guint64 version;
    /* What failed after the line with the same @delivery was written, which
     * this line revokes. Only @time, @queue and @receipt are there besides. */
    SkSlice fault;
    SkSlice time, queue, client, sender, delivery, proof, receipt;
    SkSlice kind, verdict, reason;
    SkSlice candidate; /* the policy that was tried beside the one in force */
    guint64 changes;   /* how many differences that made */
    gboolean crosses;  /* whether one of the differences lets something pass */
    SkSlice from, to, profile, rule; /* the crossing */
    SkSlice policy, engine, inspection;
    guint64 in_bytes, out_bytes, clean_ms, inspect_ms;
    SkSlice in_sha256, out_sha256;
    GArray *recipients, *untidy, *ambiguous, *did; /* of SkSlice */
    GArray *notes;                                 /* of SkLineCount */
    GArray *parts;                                 /* of SkLinePart */
} SkLine;

typedef enum {
    SK_LINE_MESSAGE, /* a mail or a file */
    SK_LINE_FAULT,   /* revokes a line */
    SK_LINE_TRIAL,   /* what another policy would have done with a mail */
    SK_LINE_FOREIGN, /* JSON, but not a line of this version of the report */
    SK_LINE_BROKEN,  /* not JSON */
} SkLineIs;

/* sk_line_new: returns an empty line, which is filled again and again. */
SkLine *sk_line_new(void);
void sk_line_free(SkLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkLine, sk_line_free)

/* sk_line_read: fills @line from the @len bytes at @text, which stay the
 * caller's and must outlive its use; @text[@len] must be a control character.
 * A key that is there twice makes the line foreign: two readers would see two
 * lines. Keys that this version does not know are skipped. */
SkLineIs sk_line_read(SkLine *line, const char *text, gsize len);

#endif
