/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the parameters of Content-Type and Content-Disposition (rfc2231.c).
 *
 * What param_find.c defines is declared here.
 */
#ifndef SK_WORKER_READ_RFC2231_H
#define SK_WORKER_READ_RFC2231_H

#include <glib.h>
#include "worker/read/rfc2047.h"

typedef struct {
    char *name;        /* in lower case, without "*0*" */
    char *value;       /* decoded, as clean UTF-8 */
    gboolean extended; /* TRUE if it is written by RFC 2231 and not plainly */
    gboolean encoded;  /* TRUE if it held an encoded word, against the rules */
    /* TRUE if it is not quoted and yet holds blanks, quotes or the like */
    gboolean odd;
} SkParam;

typedef struct {
    /* what stands before the first ";", such as "text/html", in lower case; may
     * be empty */
    char *value;
    GPtrArray *params;  /* of SkParam, in the order of their first appearance */
    gboolean bad;       /* the syntax is broken somewhere */
    gboolean duplicate; /* a parameter occurs twice with the same value */
    gboolean conflicting; /* a parameter occurs twice with different values */
    /* the boundary occurs twice with different values */
    gboolean conflicting_boundary;
} SkParams;

/* sk_params_parse: reads a raw header value; NULL is read as an empty one.
 * Never returns NULL. Free with sk_params_free. */
SkParams *sk_params_parse(const char *raw, SkHeaderSeen *seen);
void sk_params_free(SkParams *params);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkParams, sk_params_free)

/* sk_param_same: returns whether two parameters of one name say the same. Upper
 * and lower case differ in file names and boundaries, but not in words that a
 * standard defines, such as "UTF-8". */
gboolean sk_param_same(const SkParam *a, const SkParam *b);

/* sk_params_same: returns whether two headers say the same, in whatever order,
 * case and quotes. */
gboolean sk_params_same(const SkParams *a, const SkParams *b);

/* sk_params_get: returns the value of the parameter @name, preferring the
 * extended form, or NULL if there is none. Lent. */
const char *sk_params_get(const SkParams *params, const char *name);

/* sk_params_find: returns the same parameter as a whole
 * entry, or NULL. Lent. */
const SkParam *sk_params_find(const SkParams *params, const char *name);

/* sk_params_filename: returns the best file name of the two headers (either may
 * be NULL), or NULL: extended forms come before plain ones, and filename before
 * name. Lent. *@other is set to another name that differs from it, or NULL. */
const char *sk_params_filename(const SkParams *disposition,
                               const SkParams *type, const char **other);

#endif
