/* SPDX-License-Identifier: Apache-2.0
 *
 * The gate: one message through worker and inspector, and what may be done
 * with the result. Used by the milter child and by the CLI. It moves bytes and
 * checks seals; it reads no content. Promise P1 lives here: only "the worker
 * ended well, its sealed result is whole, the inspector accepted it" is an
 * SK_OUTCOME with something to send on.
 */
#ifndef SK_DOOR_GATE_H
#define SK_DOOR_GATE_H

#include <glib.h>
#include <sekisho/error.h>
#include <sekisho/policy.h>
#include <sekisho/verdict.h>
#include "core/order.h"
#include "core/report.h"

/* A site key: 32 bytes only the daemon reads. */
typedef struct {
    guint8 key[32];
    gboolean present; /* FALSE: zeros ("receipt_key":"none") */
} SkSiteKey;

/* sk_site_key_load: reads @path (0600 or 0640, at least 32 bytes; the first 32
 * count). NULL @path: zeros, not present. */
gboolean sk_site_key_load(SkSiteKey *key, const char *path, GError **error);

/* The two control sockets of one generation of zygotes. The owner keeps them
 * open; a gate only uses them. Replaced as a whole on reload or crash. */
typedef struct {
    int worker;
    int inspector;
} SkGateCells;

/* One message on its way in: bytes in a file in memory, hashed while they
 * arrive. */
typedef struct _SkSpool SkSpool;

SkSpool *sk_spool_new(GError **error);
gboolean sk_spool_write(SkSpool *spool, const void *bytes, gsize len,
                        GError **error); /* FALSE: no space, EIO … */
guint64 sk_spool_len(const SkSpool *spool);
/* sk_spool_finish: no write after this. */
gboolean sk_spool_finish(SkSpool *spool, GError **error);
const guint8 *sk_spool_sha256(const SkSpool *spool); /* 32 bytes; finished */
int sk_spool_fd(const SkSpool *spool); /* lent; can only be read */
void sk_spool_free(SkSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkSpool, sk_spool_free)

typedef struct {
    SkKind kind;
    SkTask task;           /* CLEAN, or NOTICE with reason */
    SkReason reason;
    const SkPolicy *policy;
    const char *from, *to; /* zones; or NULL: no crossing but the profile's */
    const SkSiteKey *site_key;
    SkGateCells cells;
    SkSpool *spool;        /* finished */
    const char *file_name; /* kind file; or NULL */
    const char *recipient; /* NOTICE to somebody else; or NULL */
    guint flags;           /* SK_ORDER_… */
    const char *zone;      /* the mail goes to; or NULL: not known */
    /* called about every second while waiting (smfi_progress), from the
     * calling thread; FALSE = give up (a fault). May be NULL. */
    gboolean (*progress)(gpointer data);
    gpointer progress_data;
} SkPassage;

typedef struct {
    SkVerdict verdict;    /* KEPT, CLEANED: output crosses. WITHHELD: it does
                             not; output may be a notice that does */
    SkReason reason;      /* when withheld */
    GBytes *output;       /* inspected bytes, mapped from the sealed memfd;
                             NULL when there is nothing to send */
    guint8 output_sha256[32];
    SkReport *report;     /* never NULL on success */
    char receipt[SK_RECEIPT_LEN + 2];
    gboolean inspected;   /* the inspector accepted output */
    guint32 inspection_why; /* SkInspectWhy of the last inspection */
    guint32 refused_part; /* the part of output it refused; 0: the whole */
    gboolean alarm;       /* the inspector refused, in the end */
    guint clean_ms, inspect_ms;
} SkOutcome;

void sk_outcome_clear(SkOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkOutcome, sk_outcome_clear)

/* sk_gate_pass: runs the passage; blocks until done. TRUE: @outcome is a
 * verdict (see its fields). A mail of which the inspector refuses one file is
 * cleaned once more without it. FALSE: a fault (SK_ERROR_CELL / _SYSTEM / _BUSY):
 * the sender keeps the mail. @outcome is initialised by the callee. When
 * policy.withheld asks for a notice is the caller's business: it asks again
 * with task NOTICE. Thread-safe. */
gboolean sk_gate_pass(const SkPassage *passage, SkOutcome *outcome,
                      GError **error);

/* sk_receipt: ten Crockford base32 digits of HMAC-SHA-256(site key, SHA-256 of
 * the original ‖ profile ‖ policy hash). */
void sk_receipt(const SkSiteKey *key, const guint8 sha256[32],
                const SkPolicy *policy, char receipt[SK_RECEIPT_LEN + 2]);

/* What only the daemon knows, for the JSON line; NULL strings are left out. */
typedef struct {
    const char *time, *queue, *client, *sender, *delivery; /* milter only */
    char **recipients;                                     /* milter only */
    const char *from_zone, *to_zone, *rule;                /* crossing */
    const char *proof; /* sk_proof_word; milter only */
    const char *input_path;                                /* CLI only */
} SkReportContext;

/* A mail that goes on as it came, within the zone it is proven to begin in. */
typedef struct {
    guint64 bytes;
    const char *sha256; /* hex */
    const char *policy; /* hash of the policy file */
} SkUntouched;

/* sk_report_json: the report of design.md section 5 as one line without LF. */
char *sk_report_json(const SkPassage *passage, const SkOutcome *outcome,
                     const SkReportContext *context);

/* sk_report_json_untouched: the same for a mail that nobody took apart. */
char *sk_report_json_untouched(const SkUntouched *mail,
                               const SkReportContext *context);

/* sk_cells_start: spawns worker and inspector zygotes (their programs beside
 * the running one, or in SK_LIBEXECDIR), giving them @frozen profiles. See
 * door/cells.h for the life of them. */

#endif
