/* SPDX-License-Identifier: Apache-2.0
 *
 * The parts of a URL, as far as link*.c needs them. Only link*.c include this.
 *
 * What link_owner.c defines is declared here.
 */
#ifndef SK_LINK_LINK_SCAN_H
#define SK_LINK_LINK_SCAN_H

#include <glib.h>

/* What a scheme word may do when somebody clicks on it. */
typedef enum {
    SK_SCHEME_UNKNOWN,
    SK_SCHEME_WEB,  /* http, https, ftp and so on; also written hxxp, fxp */
    SK_SCHEME_CALM, /* mailto, tel and so on: opens a window to write or call */
    /* javascript, file, ms-... and so on: runs or opens something */
    SK_SCHEME_ACTIVE,
    /* any other scheme of the IANA registry: doi, ham, mqtt and so on */
    SK_SCHEME_REGISTERED
} SkScheme;

/* sk_link_scheme: returns what the scheme in the @len bytes at @word, in any
 * case, may do. */
SkScheme sk_link_scheme(const char *word, gsize len);

/* sk_link_is_dialled: returns whether @word is a scheme for telephones, which
 * people write before numbers: TEL:03-0000-0000. */
gboolean sk_link_is_dialled(const char *word, gsize len);

/* sk_link_is_label: returns whether @word is one that people write before an
 * address: Mail:a@b. */
gboolean sk_link_is_label(const char *word, gsize len);

/* sk_link_scheme_start: returns where the word that ends at @colon begins, but
 * not before @from; it begins with a letter. Returns @colon if there is none.
 */
const char *sk_link_scheme_start(const char *from, const char *colon);

/* sk_link_web_start: returns where the web scheme that ends at @colon begins,
 * also behind other letters ("see:xhttp://"), but not before @start. Returns
 * @colon if there is none. */
const char *sk_link_web_start(const char *start, const char *colon);

/* sk_link_host_end: returns the end of what stands between "://" and the path,
 * from @host on: user, host and port, with dots also written "[.]". Japanese
 * text ends it, unless the host begins with some (IDN). */
const char *sk_link_host_end(const char *host);

/* sk_link_url_end: returns the end of the URL whose host ends at @host_end.
 * Blanks, Japanese text, <, > and " end it; closing punctuation at its end is
 * not part of it. */
const char *sk_link_url_end(const char *host_end);

/* sk_link_host: returns the bare host in the @len bytes at @authority, without
 * user, port, "[.]" and percent encoding, in lower case and as A-labels. New
 * string; NULL if there is none. */
char *sk_link_host(const char *authority, gsize len);

/* sk_link_owner: returns the registrable name in @host (lower case, A-labels),
 * by which the hosts of one owner are recognized: "example.com" for
 * "click.example.com". It points into @host. Returns NULL if @host is an IP
 * address or is itself a name under which names are given to the public. */
const char *sk_link_owner(const char *host);

/* sk_link_normalise: returns a target as browsers read it: without TAB and line
 * ends, and without blanks around it. Invisible characters are dropped as well,
 * so that they cannot split a scheme. New string. */
char *sk_link_normalise(const char *href);

/* sk_link_scheme_length: returns the length of the scheme of the normalised
 * @target, or 0 if it has none. */
gsize sk_link_scheme_length(const char *target);

#endif
