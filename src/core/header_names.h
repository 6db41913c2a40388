/* SPDX-License-Identifier: Apache-2.0
 *
 * The headers that may leave without being asked for in a policy, how the value
 * of each is read and written, and how often it may stand in a mail (RFC 5322,
 * section 3.6). Who reads, who writes and who checks a policy asks this table;
 * the inspector has one of its own, on purpose.
 */
#ifndef SK_CORE_HEADER_NAMES_H
#define SK_CORE_HEADER_NAMES_H

#include <glib.h>

typedef enum {
    SK_HEADER_TRACE,     /* Received and Return-Path, kept byte for byte */
    SK_HEADER_TEXT,      /* unstructured text, such as Subject */
    SK_HEADER_ADDRESSES, /* address lists, such as From and To */
    SK_HEADER_IDS,       /* Message-ID, In-Reply-To, References */
    SK_HEADER_DATE,
    SK_HEADER_TOKEN, /* Auto-Submitted, Precedence, Importance and others */
} SkHeaderKind;

typedef enum {
    SK_HEADER_ANY,      /* every one is taken */
    SK_HEADER_ONCE,     /* the first is taken; another one is untidy */
    SK_HEADER_DECISIVE, /* the first is taken; a different one makes the mail
                           ambiguous */
    SK_HEADER_MERGED,   /* the addresses of all of them go into the first */
} SkHeaderOften;

typedef struct {
    const char *name; /* the name in its canonical spelling */
    SkHeaderKind kind;
    SkHeaderOften often;
} SkHeaderName;

/* sk_header_name_find: returns the row of the header called by the @len bytes
 * at @name, in any case, or NULL if the table has none. Static. */
const SkHeaderName *sk_header_name_find(const char *name, gsize len);

/* sk_header_name_is_ours: returns whether the gateway writes every header of
 * such a name itself ("Content-…", "X-Sekisho…"). Content-Language, which says
 * something of the text, is the exception and stands in the table. */
gboolean sk_header_name_is_ours(const char *name, gsize len);

#endif
