/* SPDX-License-Identifier: Apache-2.0
 *
 * What link.c (slashes), link_colon.c (schemes) and link_bare.c (names without a
 * scheme) share while a text is written anew. For link*.c only.
 */
#ifndef SK_LINK_LINK_DEFANG_H
#define SK_LINK_LINK_DEFANG_H

#include <glib.h>
#include <sekisho/policy.h>

typedef struct {
    GString *out;
    const char *text;
    const char *done; /* up to here the text stands in out */
    const char *host; /* up to here every dot is a host's */
    SkLinks links;    /* DEFANG or TEXT */
    guint count;
} SkDefang;

/* sk_defang_copy: the text up to @p, as it is. */
void sk_defang_copy(SkDefang *defang, const char *p);

/* sk_defang_host: what stands from @host up to @end is a host: its dots get
 * brackets when they are reached. TRUE when one has none yet. */
gboolean sk_defang_host(SkDefang *defang, const char *host, const char *end);

/* sk_defang_words: 「[リンク: …]」 with the @len bytes at @words, in place of
 * all up to @end. */
void sk_defang_words(SkDefang *defang, const char *words, gsize len,
                     const char *end);

/* sk_defang_is_inner: the dot of @len bytes at @p has more of a host behind it,
 * up to @end: it does not end a sentence. */
gboolean sk_defang_is_inner(const char *p, gsize len, const char *end);

/* sk_defang_put_dot: "[.]" for the dot of @len bytes at @p. */
void sk_defang_put_dot(SkDefang *defang, const char *p, gsize len);

/* sk_defang_colon: the scheme that ends at @colon, if a reader would take it for
 * one: unclickable. */
void sk_defang_colon(SkDefang *defang, const char *colon);

/* sk_defang_dot: the name without a scheme that has its first dot at @dot,
 * "." or "[.]" or a full-width one: unclickable when a reader would make a link
 * of it. Returns where to look on. */
const char *sk_defang_dot(SkDefang *defang, const char *dot);

/* sk_defang_name_end: the end of the labels and dots that begin at @start. */
const char *sk_defang_name_end(const SkDefang *defang, const char *start);

/* sk_defang_dot_length: the bytes of the dot at @p; 0 when there is none. */
gsize sk_defang_dot_length(const char *p);

#endif
