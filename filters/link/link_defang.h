/* SPDX-License-Identifier: Apache-2.0
 *
 * What link.c (slashes), link_colon.c (schemes) and link_bare.c (names without
 * a scheme) share while a text is rewritten. Only link*.c include this.
 */
#ifndef SK_LINK_LINK_DEFANG_H
#define SK_LINK_LINK_DEFANG_H

#include <glib.h>
#include <sekisho/policy.h>

typedef struct {
    GString *out;
    const char *text;
    const char *done; /* the text up to here has been written to @out */
    const char *host; /* every dot up to here is a dot of a host */
    SkLinks links;    /* DEFANG or TEXT */
    guint count;
} SkDefang;

/* sk_defang_copy: copies the text up to @p as it is. */
void sk_defang_copy(SkDefang *defang, const char *p);

/* sk_defang_host: marks what stands from @host up to @end as a host, so that
 * its dots get brackets when they are reached. Returns TRUE if one of them has
 * none yet. */
gboolean sk_defang_host(SkDefang *defang, const char *host, const char *end);

/* sk_defang_words: writes 「[リンク: …]」 with the @len bytes at @words in
 * place of everything up to @end. */
void sk_defang_words(SkDefang *defang, const char *words, gsize len,
                     const char *end);

/* sk_defang_is_inner: returns whether more of a host follows the dot of @len
 * bytes at @p before @end, so that it does not end a sentence. */
gboolean sk_defang_is_inner(const char *p, gsize len, const char *end);

/* sk_defang_put_dot: writes "[.]" for the dot of @len bytes at @p. */
void sk_defang_put_dot(SkDefang *defang, const char *p, gsize len);

/* sk_defang_colon: makes the scheme that ends at @colon unclickable, if a
 * reader would take it for one. */
void sk_defang_colon(SkDefang *defang, const char *colon);

/* sk_defang_dot: handles the name without a scheme that has its first dot ("."
 * or "[.]" or a full-width one) at @dot, and makes it unclickable if a reader
 * would turn it into a link. Returns where to go on. */
const char *sk_defang_dot(SkDefang *defang, const char *dot);

/* sk_defang_name_end: returns the end of the labels and dots that begin at
 * @start. */
const char *sk_defang_name_end(const SkDefang *defang, const char *start);

/* sk_defang_dot_length: returns the number of bytes of the dot at @p, or 0 if
 * there is none. */
static inline gsize
sk_defang_dot_length(const char *p)
{
    const guchar *b = (const guchar *)p;

    switch (b[0]) {
    case '.':
        return 1;
    case '[':
        return b[1] == '.' && b[2] == ']' ? 3 : 0;
    case 0xE3: /* 。 */
        return b[1] == 0x80 && b[2] == 0x82 ? 3 : 0;
    case 0xEF: /* ．and ｡ */
        return (b[1] == 0xBC && b[2] == 0x8E) || (b[1] == 0xBD && b[2] == 0xA1)
                   ? 3
                   : 0;
    default:
        return 0;
    }
}

#endif
