/* SPDX-License-Identifier: Apache-2.0
 *
 * The gate: passes one message through worker and inspector, and says what may
 * be done with the result. Both the milter child and the CLI use it. It moves
 * bytes and checks seals, and reads no content. The central promise is kept
 * here: an SkOutcome has something to send on only if the worker ended well,
 * its sealed result is whole, and the inspector accepted it.
 *
 * What these files define is declared here: report_json.c, spool.c.
 */
#ifndef SK_GATE_GATE_H
#define SK_GATE_GATE_H

#include <glib.h>
#include <sekisho/error.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>
#include "cell/protocol.h"
#include "core/order.h"
#include "core/policy/policy_file.h"
#include "core/report.h"

/* A site key: 32 bytes that only the daemon reads. */
typedef struct {
    guint8 key[32];
    gboolean present; /* FALSE if the key is all zeros ("receipt_key":"none") */
} SkSiteKey;

/* sk_site_key_load: reads the key from @path, a file of mode 0600 or 0640 with
 * at least 32 bytes, of which the first 32 count. If @path is NULL, the key is
 * all zeros and not present. */
gboolean sk_site_key_load(SkSiteKey *key, const char *path, GError **error);

/* The two control sockets of one generation of zygotes. Their owner keeps them
 * open, and a gate only uses them. Both are replaced together on a reload or
 * after a crash. */
typedef struct {
    int worker;
    int inspector;
} SkGateCells;

/* A message on its way in: its bytes in a memfd, hashed while they arrive. */
typedef struct _SkSpool SkSpool;

SkSpool *sk_spool_new(GError **error);
gboolean sk_spool_write(SkSpool *spool, const void *bytes, gsize len,
                        GError **error); /* FALSE on any system error */
guint64 sk_spool_len(const SkSpool *spool);
/* sk_spool_finish: ends the input; nothing may be written after it. */
gboolean sk_spool_finish(SkSpool *spool, GError **error);
const guint8 *sk_spool_sha256(const SkSpool *spool); /* 32 bytes; finished */
int sk_spool_fd(const SkSpool *spool); /* lent; can only be read */
/* sk_spool_retire: says that a cell may still read @spool, because the question
 * about it was given up. The spool then serves no other message. */
void sk_spool_retire(SkSpool *spool);
void sk_spool_free(SkSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkSpool, sk_spool_free)

typedef struct {
    SkKind kind;
    SkTask task; /* CLEAN, or NOTICE together with @reason */
    SkReason reason;
    const SkPolicy *policy;
    /* the zones; NULL if there is no crossing but that of the profile */
    const char *from, *to;
    const SkSiteKey *site_key;
    SkGateCells cells;
    SkSpool *spool;        /* finished */
    const char *file_name; /* for kind file; or NULL */
    /* who gets the NOTICE if it is not the recipient; or NULL */
    const char *recipient;
    /* The crossings among which the worker chooses by the headers of the mail,
     * in order, lent; none if @policy is decided. @policy is that of the last.
     */
    const SkCandidate *candidates;
    guint n_candidates;
    /* the rules of @policy whose conditions on the envelope are not met, lent;
     * NULL if nothing is known of an envelope */
    const guint8 *off;
    guint flags;      /* SK_ORDER_… */
    const char *zone; /* the zone that the mail goes to; NULL if not known */
    /* gets what the zygotes of worker and inspector have counted of their
     * workers so far; zeros for one that did not answer; or NULL */
    SkCellTotals *totals;
    /* Called about every second while waiting (smfi_progress), from the calling
     * thread. Returning FALSE gives up, which is a fault. May be NULL. */
    gboolean (*progress)(gpointer data);
    gpointer progress_data;
    /* nobody waits for it: it takes memory only if no other message does */
    gboolean yields;
} SkPassage;

typedef struct {
    /* If KEPT or CLEANED, @output crosses. If WITHHELD, the message does not
     * cross, but @output may be a notice that does. */
    SkVerdict verdict;
    SkReason reason; /* set if withheld */
    /* the inspected bytes, mapped from the sealed memfd; NULL if there is
     * nothing to send */
    GBytes *output;
    guint8 output_sha256[32];
    SkReport *report; /* not NULL if sk_gate_pass succeeded */
    char receipt[SK_RECEIPT_LEN + 2];
    guint choice;           /* the number of the candidate that was taken */
    gboolean inspected;     /* the inspector accepted @output */
    guint32 inspection_why; /* the SkInspectWhy of the last inspection */
    /* the part of @output that the inspector refused; 0 means the whole */
    guint32 refused_part;
    gboolean alarm; /* the inspector refused the output in the end */
    guint clean_ms, inspect_ms;
} SkOutcome;

void sk_outcome_clear(SkOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkOutcome, sk_outcome_clear)

/* sk_gate_pass: passes @passage through the gate and blocks until that is done.
 * Returns TRUE if @outcome, which the callee initialises, is a verdict (see its
 * fields). If the inspector refuses one file of a mail, the mail is cleaned
 * once more without it. Returns FALSE with SK_ERROR_CELL, _SYSTEM, _BUSY or
 * _GONE on a fault: the sender then keeps the mail. If policy.withheld asks for
 * a notice, the caller calls again with task NOTICE. Thread-safe. */
gboolean
sk_gate_pass(const SkPassage *passage, SkOutcome *outcome, GError **error);

/* sk_receipt: writes the receipt, ten Crockford base32 digits of HMAC-SHA-256
 * with the site key over the SHA-256 of the original, the profile and the
 * policy hash. */
void sk_receipt(const SkSiteKey *key, const guint8 sha256[32],
                const SkPolicy *policy, char receipt[SK_RECEIPT_LEN + 2]);

/* What only the daemon knows, for the JSON line. NULL strings are left out. */
typedef struct {
    const char *time, *queue, *client, *sender, *delivery; /* milter only */
    char **recipients;                                     /* milter only */
    const char *from_zone, *to_zone, *rule;                /* the crossing */
    const char *proof;      /* sk_proof_word; milter only */
    const char *input_path; /* CLI only */
} SkReportContext;

/* A mail that goes on unchanged within the zone in which it is
 * proven to begin. */
typedef struct {
    guint64 bytes;
    const char *sha256; /* in hexadecimal */
    const char *policy; /* the hash of the policy file */
} SkUntouched;

/* sk_report_json: returns the report of a message as one line of JSON without
 * LF, as a new string. */
char *sk_report_json(const SkPassage *passage, const SkOutcome *outcome,
                     const SkReportContext *context);

/* sk_report_json_untouched: returns the same for a mail that was not parsed. */
char *sk_report_json_untouched(const SkUntouched *mail,
                               const SkReportContext *context);

/* gate/cells.h starts the zygotes that a gate uses. */

#endif
