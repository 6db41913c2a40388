/* SPDX-License-Identifier: Apache-2.0
 *
 * An MTA in memory in place of libmilter: what smfi_* calls do to a message,
 * as Postfix does it or as sendmail does it. For the milter session's target.
 */
#ifndef TEST_FUZZ_MILTER_MODEL_H
#define TEST_FUZZ_MILTER_MODEL_H

#include <glib.h>
#include <libmilter/mfapi.h>

typedef struct {
    char *name, *value;
    gboolean deleted; /* sendmail goes on counting it */
    gboolean ours;    /* inserted by the milter */
} ModelHeader;

/* One connection to the milter, and the message on it. */
struct smfi_str {
    void *private;
    gboolean sendmail; /* deleted headers keep their number */
    gboolean leadspc;  /* no blank is added after the colon */
    const char *port;  /* {daemon_port}; or NULL */
    guint edits_left;  /* edits that succeed; G_MAXUINT: all */
    guint edits_failed;
    gboolean edited;    /* headers or body */
    GPtrArray *headers; /* of ModelHeader */
    GByteArray *body;
    gboolean body_replaced;
    GPtrArray *recipients; /* of char*, accepted and not deleted */
    char code[4];          /* of the last smfi_setreply */
};

/* What the milter registered. */
extern struct smfiDesc model_milter;

SMFICTX *model_new(gboolean sendmail, guint edits_left);
void model_free(SMFICTX *model);
void model_begin(SMFICTX *model); /* forgets the message */
void model_header(SMFICTX *model, const char *name, const char *value);

/* model_delivered: the message as it would be delivered: headers, empty line,
 * body, CRLF. New bytes. */
GByteArray *model_delivered(const SMFICTX *model);

#endif
