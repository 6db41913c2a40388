/* SPDX-License-Identifier: Apache-2.0
 *
 * The parts of a URL, as far as link*.c needs them. For link*.c only.
 */
#ifndef SK_LINK_LINK_SCAN_H
#define SK_LINK_LINK_SCAN_H

#include <glib.h>

/* What a scheme word may do when somebody clicks on it. */
typedef enum {
    SK_SCHEME_UNKNOWN,
    SK_SCHEME_WEB,       /* http, https, ftp …; also written hxxp, fxp */
    SK_SCHEME_CALM,      /* mailto, tel …: opens a window to write or call */
    SK_SCHEME_ACTIVE,    /* javascript, file, ms-…: runs or opens something */
    SK_SCHEME_REGISTERED /* any other of the registry: doi, ham, mqtt … */
} SkScheme;

/* sk_link_scheme: of the @len bytes at @word, any case. */
SkScheme sk_link_scheme(const char *word, gsize len);

/* sk_link_is_dialled: @word is a scheme of telephones, which people write
 * before numbers: TEL:03-0000-0000. */
gboolean sk_link_is_dialled(const char *word, gsize len);

/* sk_link_is_label: @word is what people write before an address: Mail:a@b. */
gboolean sk_link_is_label(const char *word, gsize len);

/* sk_link_scheme_start: where the word that ends at @colon begins, not before
 * @from; it begins with a letter. @colon itself when there is none. */
const char *sk_link_scheme_start(const char *from, const char *colon);

/* sk_link_web_start: the web scheme that ends at @colon, also behind other
 * letters ("see:xhttp://"), not before @start; @colon if there is none. */
const char *sk_link_web_start(const char *start, const char *colon);

/* sk_link_host_end: the end of what stands between "://" and the path, from
 * @host on: user, host, port, dots written "[.]" too. Japanese text ends it,
 * unless the host begins with some (IDN). */
const char *sk_link_host_end(const char *host);

/* sk_link_url_end: the end of the URL whose host ends at @host_end: blanks,
 * Japanese text, <, > and " end it, closing marks at its end are not of it. */
const char *sk_link_url_end(const char *host_end);

/* sk_link_host: the bare host in the @len bytes at @authority: no user, port,
 * "[.]", percent signs; lower case, A-labels. New string; NULL if none. */
char *sk_link_host(const char *authority, gsize len);

/* sk_link_owner: returns the registrable name in @host (lower case, A-labels),
 * by which hosts of one owner are known: "example.com" of "click.example.com".
 * It is a part of @host. NULL if @host is an address of IP or itself a name
 * under which others are given away. */
const char *sk_link_owner(const char *host);

/* sk_link_normalise: a target as browsers read it: they drop TAB and line ends
 * from it and blanks round it; what is invisible must not split a scheme word
 * either. New string. */
char *sk_link_normalise(const char *href);

/* sk_link_scheme_length: of the scheme word of the normalised @target; 0 if it
 * has none. */
gsize sk_link_scheme_length(const char *target);

#endif
