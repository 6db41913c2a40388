/* SPDX-License-Identifier: Apache-2.0
 *
 * Links in text: where they really lead, and how to write them so that no
 * reader turns them into something to click.
 */
#ifndef SK_LINK_LINK_H
#define SK_LINK_LINK_H

#include <glib.h>
#include <sekisho/policy.h>

/* sk_link_defang_text: @text with every URL in it made unclickable under
 * @links: DEFANG: "http" → "hxxp", "ftp" → "fxp", dots of the host → "[.]",
 * also bare "www.example.jp/…"; ":" of other schemes that open something →
 * "[:]", "\\server" → "[\\]server"; TEXT: the URL replaced by its host as
 * plain words "[リンク: example[.]jp]" (no reader links these); KEEP:
 * unchanged. Never touches mail addresses. Idempotent. Fold for ISO-2022-JP
 * first: folding can spell a scheme out (ℎttp). @count (added; may be NULL):
 * URLs changed. */
char *sk_link_defang_text(const char *text, SkLinks links, guint *count);

/* sk_link_show: how a link target from HTML (@href, decoded attribute value,
 * UTF-8) is written: http, https, ftp, mailto, tel, … as text under @links;
 * `javascript:`, `data:`, `file:`, `vbscript:`, `ms-*:`, `search-ms:`, `mk:` …
 * only named ("[javascript: を含むリンク]" is the notice's business; here the
 * scheme word and length, e.g. "javascript: (…)"), never printed whole. New
 * string; NULL for an empty or fragment-only link ("#top"). */
char *sk_link_show(const char *href, SkLinks links);

/* sk_link_base: the href of a <base> as sk_link_resolve takes it: one that is
 * long is only its scheme and host, since a page could name it with every one
 * of a million links. New string. */
char *sk_link_base(const char *href);

/* sk_link_resolve: the target that @href (decoded attribute value, UTF-8) has on
 * a page whose <base> is @base (NULL: none): absolute if @base is a web
 * address, @base itself if nothing can be relative to it ("data:"). Without a
 * base @href as browsers read it. New string. */
char *sk_link_resolve(const char *base, const char *href);

/* sk_link_misleads: TRUE when @visible, the text of a link, names a host
 * (something like a URL or a domain) that is not the host @href leads to. */
gboolean sk_link_misleads(const char *visible, const char *href);

#endif
