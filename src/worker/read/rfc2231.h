/* SPDX-License-Identifier: Apache-2.0
 *
 * Parameters of Content-Type and Content-Disposition (rfc2231.c).
 */
#ifndef SK_WORKER_READ_RFC2231_H
#define SK_WORKER_READ_RFC2231_H

#include <glib.h>
#include "worker/read/rfc2047.h"

typedef struct {
    char *name;        /* lower case, without "*0*" */
    char *value;       /* decoded, clean UTF-8 */
    gboolean extended; /* by RFC 2231, not plainly */
    gboolean encoded;  /* held an encoded word, against the rules */
    gboolean odd;      /* not quoted, yet with blanks, quotes or the like */
} SkParam;

typedef struct {
    char *value;        /* what stands before the first ";": "text/html", lower
                           case; may be empty */
    GPtrArray *params;  /* of SkParam, in order of first appearance */
    gboolean bad;       /* broken syntax somewhere */
    gboolean duplicate; /* the same parameter with the same value again */
    gboolean conflicting;          /* the same parameter with another value */
    gboolean conflicting_boundary; /* and it was the boundary */
} SkParams;

/* sk_params_parse: reads a raw header value; NULL reads as empty. Never NULL.
 */
SkParams *sk_params_parse(const char *raw, SkHeaderSeen *seen);
void sk_params_free(SkParams *params);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkParams, sk_params_free)

/* sk_param_same: two of one name that say the same. In file names and
 * boundaries, upper and lower case are different letters; in words that a
 * standard defines, such as "UTF-8", they are the same. */
gboolean sk_param_same(const SkParam *a, const SkParam *b);

/* sk_params_same: two headers that say the same, in whatever order, case and
 * quotes. */
gboolean sk_params_same(const SkParams *a, const SkParams *b);

/* sk_params_get: the parameter @name, the extended form preferred; NULL if
 * there is none. Lent. */
const char *sk_params_get(const SkParams *params, const char *name);

/* sk_params_find: the same as the whole entry. */
const SkParam *sk_params_find(const SkParams *params, const char *name);

/* sk_params_filename: the best file name of the two headers (either may be
 * NULL): extended forms before plain ones, filename before name. Lent, or NULL.
 * *@other becomes another name that differs from it, or NULL. */
const char *sk_params_filename(const SkParams *disposition,
                               const SkParams *type, const char **other);

#endif
