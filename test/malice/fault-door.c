/* SPDX-License-Identifier: Apache-2.0
 *
 * Fault points in the milter: every callback, every step of a message between
 * them, every edit; in the parent, whatever it starts anew.
 */
#include <libmilter/mfapi.h>
#include <string.h>
#include "cell/cell.h"
#include "core/report.h"
#include "gate/gate.h"
#include "door/offspring.h"
#include "door/queue.h"
#include "door/report_log.h"
#include "door/rule.h"
#include "fault.h"

#define STEP(point, type, name, parameters, arguments)                         \
    type __real_##name parameters;                                             \
    type __wrap_##name parameters;                                             \
    type __wrap_##name parameters                                              \
    {                                                                          \
        sk_fault_point(point);                                                 \
        return __real_##name arguments;                                        \
    }

#define EDIT(point, name, parameters, arguments)                               \
    int __real_##name parameters;                                              \
    int __wrap_##name parameters;                                              \
    int __wrap_##name parameters                                               \
    {                                                                          \
        sk_fault_point(point);                                                 \
        return sk_fault_take() ? MI_FAILURE : __real_##name arguments;         \
    }

STEP("spool-new", SkSpool *, sk_spool_new, (GError * *error), (error))
STEP("spool-write", gboolean, sk_spool_write,
     (SkSpool * spool, const void *bytes, gsize len, GError **error),
     (spool, bytes, len, error))
STEP("spool-finish", gboolean, sk_spool_finish, (SkSpool * spool, GError **error),
     (spool, error))
STEP("queue", SkQueueAnswer, sk_queue_enter,
     (SkQueue * queue, guint64 bytes, guint seconds,
      gboolean (*progress)(gpointer), gpointer data),
     (queue, bytes, seconds, progress, data))
STEP("hand-over", int, sk_cell_ask,
     (int control, const SkCellRequest *request, int in, int out),
     (control, request, in, out))
STEP("reply", int, sk_cell_reply,
     (int answer, const uint8_t nonce[SK_CELL_NONCE], SkCellReply *reply),
     (answer, nonce, reply))
STEP("answer-read", SkReport *, sk_report_thaw,
     (GBytes * records, GError **error), (records, error))
STEP("report-write", gboolean, sk_report_log_append,
     (SkReportLog * log, const char *line, GError **error), (log, line, error))

/* In the parent. */
STEP("renew", SkPair *, sk_pair_start,
     (const SkRule *rule, guint64 number, GError **error),
     (rule, number, error))
STEP("respawn", gboolean, sk_offspring_start,
     (SkOffspring * child, GError **error), (child, error))

EDIT("edit-header", smfi_chgheader,
     (SMFICTX * ctx, char *name, int index, char *value),
     (ctx, name, index, value))
EDIT("edit-insert", smfi_insheader,
     (SMFICTX * ctx, int index, char *name, char *value),
     (ctx, index, name, value))
EDIT("edit-body", smfi_replacebody,
     (SMFICTX * ctx, unsigned char *bytes, int len), (ctx, bytes, len))
EDIT("edit-delrcpt", smfi_delrcpt, (SMFICTX * ctx, char *address),
     (ctx, address))
EDIT("edit-addrcpt", smfi_addrcpt, (SMFICTX * ctx, char *address),
     (ctx, address))
EDIT("answer", smfi_setreply,
     (SMFICTX * ctx, char *code, char *status, char *text),
     (ctx, code, status, text))

int __real_sk_cell_memfd(const char *name);
int __wrap_sk_cell_memfd(const char *name);
int
__wrap_sk_cell_memfd(const char *name)
{
    if (strcmp(name, "sekisho-out") == 0)
        sk_fault_point("output-new");
    return __real_sk_cell_memfd(name);
}

int __real_sk_cell_seal(int fd);
int __wrap_sk_cell_seal(int fd);
int
__wrap_sk_cell_seal(int fd)
{
    if (sk_fault_here("reply"))
        sk_fault_point("output-seal");
    return __real_sk_cell_seal(fd);
}

gint64 __real_g_get_monotonic_time(void);
gint64 __wrap_g_get_monotonic_time(void);
gint64
__wrap_g_get_monotonic_time(void)
{
    return __real_g_get_monotonic_time() + sk_fault_jump_us();
}

/* ---- callbacks ----------------------------------------------------------- */

static struct smfiDesc real;

#define CALLBACK(name, parameters, arguments)                                  \
    static sfsistat on_##name parameters                                       \
    {                                                                          \
        sk_fault_point("on-" #name);                                           \
        return real.xxfi_##name arguments;                                     \
    }

CALLBACK(connect, (SMFICTX * ctx, char *host, _SOCK_ADDR *address),
         (ctx, host, address))
CALLBACK(envfrom, (SMFICTX * ctx, char **argv), (ctx, argv))
CALLBACK(envrcpt, (SMFICTX * ctx, char **argv), (ctx, argv))
CALLBACK(header, (SMFICTX * ctx, char *name, char *value), (ctx, name, value))
CALLBACK(eoh, (SMFICTX * ctx), (ctx))
CALLBACK(body, (SMFICTX * ctx, unsigned char *bytes, size_t len),
         (ctx, bytes, len))
CALLBACK(eom, (SMFICTX * ctx), (ctx))
CALLBACK(abort, (SMFICTX * ctx), (ctx))
CALLBACK(close, (SMFICTX * ctx), (ctx))
CALLBACK(negotiate,
         (SMFICTX * ctx, unsigned long f0, unsigned long f1, unsigned long f2,
          unsigned long f3, unsigned long *o0, unsigned long *o1,
          unsigned long *o2, unsigned long *o3),
         (ctx, f0, f1, f2, f3, o0, o1, o2, o3))

int __real_smfi_register(struct smfiDesc description);
int __wrap_smfi_register(struct smfiDesc description);
int
__wrap_smfi_register(struct smfiDesc description)
{
    real = description;
    description.xxfi_negotiate = on_negotiate;
    description.xxfi_connect = on_connect;
    description.xxfi_envfrom = on_envfrom;
    description.xxfi_envrcpt = on_envrcpt;
    description.xxfi_header = on_header;
    description.xxfi_eoh = on_eoh;
    description.xxfi_body = on_body;
    description.xxfi_eom = on_eom;
    description.xxfi_abort = on_abort;
    description.xxfi_close = on_close;
    return __real_smfi_register(description);
}
