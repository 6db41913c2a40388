/* SPDX-License-Identifier: Apache-2.0
 *
 * Links in text: where they really lead, and how to write them so that no
 * reader turns them into something clickable.
 *
 * What these files define is declared here: link_base.c, link_show.c,
 * link_tip.c.
 */
#ifndef SK_LINK_LINK_H
#define SK_LINK_LINK_H

#include <glib.h>
#include <sekisho/policy.h>

/* sk_link_defang_text: returns @text with every URL in it made unclickable as
 * @links says. DEFANG: "http" becomes "hxxp", "ftp" becomes "fxp" and the dots
 * of the host become "[.]", also in a bare "www.example.jp/..."; the ":" of
 * other schemes that open something becomes "[:]", and "\\server" becomes
 * "[\\]server". TEXT: the URL is replaced by its host as plain words, "[リンク:
 * example[.]jp]", which no reader turns into a link. KEEP: unchanged. Mail
 * addresses are never changed. Idempotent. A text for ISO-2022-JP must be
 * folded first, because folding can spell out a scheme (ℎttp). The number of
 * changed URLs is added to @count, which may be NULL. New string. */
char *sk_link_defang_text(const char *text, SkLinks links, guint *count);

/* sk_link_show: returns how a link target from HTML (@href, the decoded
 * attribute value in UTF-8) is written. http, https, ftp, mailto, tel and the
 * like become text as @links says. Of `javascript:`, `data:`, `file:`,
 * `vbscript:`, `ms-*:`, `search-ms:`, `mk:` and the like only the scheme and
 * the length are named, e.g. "javascript: (…)", and never the whole target. New
 * string; NULL for an empty or fragment-only link ("#top"). */
char *sk_link_show(const char *href, SkLinks links);

/* sk_link_base: returns the href of a <base> in the form that sk_link_resolve
 * takes. A long one is cut to its scheme and host, because a page could repeat
 * it with every one of a million links. New string. */
char *sk_link_base(const char *href);

/* sk_link_resolve: returns the target that @href (the decoded attribute value
 * in UTF-8) has on a page whose <base> is @base, which may be NULL. The result
 * is absolute if @base is a web address, and @base itself if nothing can be
 * relative to it ("data:"). Without a base it is @href as browsers read it. New
 * string. */
char *sk_link_resolve(const char *base, const char *href);

/* sk_link_misleads: returns TRUE if @visible, the text of a link, names a host
 * (something like a URL or a domain) that is not the host that @href leads to.
 */
gboolean sk_link_misleads(const char *visible, const char *href);

/* sk_link_tip_names_host: returns whether @tip, which is shown when the mouse
 * is over a link, looks as if it named a host, so that it could hide where the
 * link really leads. */
gboolean sk_link_tip_names_host(const char *tip);

#endif
