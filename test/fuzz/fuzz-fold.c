/* SPDX-License-Identifier: Apache-2.0
 *
 * Text made ready to leave, without a charset before it: what ISO-2022-JP
 * cannot say is folded, links are made unclickable, both in the order of the
 * filters. What must hold: each is done once and for all, neither undoes the
 * other, the folded text survives its charset, and no reader finds a link.
 * Input: a byte (links, show), the text.
 */
#include <string.h>

#include <sekisho/text.h>

#include "charset/charset.h"
#include "link/link.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static char *
fold(const char *text, guint *changes)
{
    guint mapped = 0, lost = 0;
    char *folded = sk_charset_jis_fold(text, &mapped, &lost);

    if (changes != NULL)
        *changes = mapped + lost;
    g_assert_true(sk_text_is_clean(folded, strlen(folded)));
    return folded;
}

static void
check_jis(const char *folded)
{
    guint lost = 0, mapped = 0;
    SkDecoded decoded;
    g_autofree char *jis = sk_charset_to_iso2022jp(folded, &mapped, &lost);
    g_autofree char *back =
        sk_charset_decode(jis, strlen(jis), "iso-2022-jp", &decoded);

    for (const char *p = jis; *p != '\0'; p++)
        g_assert_true((guchar)*p < 0x80);
    g_assert_cmpuint(lost + mapped, ==, 0);
    g_assert_cmpuint(decoded.undecodable, ==, 0);
    g_assert_cmpstr(back, ==, folded);
}

/* "http://", "https://" or "ftp://" that a reader would make clickable. */
static void
check_not_clickable(const char *text)
{
    static const char *const schemes[] = { "http://", "https://", "ftp://" };
    g_autofree char *lower = g_ascii_strdown(text, -1);

    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++)
        for (const char *p = lower; (p = strstr(p, schemes[i])) != NULL; p++) {
            const char *host = p + strlen(schemes[i]);

            g_assert_false(g_ascii_isalnum(*host) &&
                           (p == lower || !g_ascii_isalnum(p[-1])));
        }
}

static void
check_links(const char *clean, SkLinks links)
{
    guint count = 0;
    g_autofree char *once = sk_link_defang_text(clean, links, NULL);
    g_autofree char *twice = sk_link_defang_text(once, links, &count);

    g_assert_cmpstr(twice, ==, once);
    g_assert_cmpuint(count, ==, 0);
    g_assert_true(sk_text_is_clean(once, strlen(once)));
    check_not_clickable(once);
}

/* As a body goes: folded, then its links, then folded once more; after that
 * neither changes anything. */
static void
check_both(const char *folded, SkLinks links)
{
    guint changes = 0, count = 0;
    g_autofree char *linked = sk_link_defang_text(folded, links, NULL);
    g_autofree char *ready = fold(linked, NULL);
    g_autofree char *again = fold(ready, &changes);
    g_autofree char *relinked = sk_link_defang_text(ready, links, &count);

    g_assert_cmpstr(again, ==, ready);
    g_assert_cmpstr(relinked, ==, ready);
    g_assert_cmpuint(changes + count, ==, 0);
    check_not_clickable(ready);
}

/* The target of a link, as text: not to be clicked either. */
static void
check_shown(const char *href, SkLinks links)
{
    g_autofree char *shown = sk_link_show(href, links);

    if (shown == NULL)
        return;
    g_assert_true(sk_text_is_clean(shown, strlen(shown)));
    g_assert_null(strchr(shown, '\n'));
    check_not_clickable(shown);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    guint changes = 0;

    if (size < 1 || !sk_charset_prepare(NULL))
        return 0;
    SkLinks links = data[0] & 1 ? SK_LINKS_TEXT : SK_LINKS_DEFANG;
    g_autofree char *clean =
        sk_text_clean((const char *)data + 1, (gssize)size - 1, NULL);
    g_autofree char *folded = fold(clean, NULL);
    g_autofree char *twice = fold(folded, &changes);

    g_assert_cmpstr(twice, ==, folded);
    g_assert_cmpuint(changes, ==, 0);
    check_jis(folded);
    check_links(clean, links);
    check_both(folded, links);
    if (data[0] & 2)
        check_shown(clean, links);
    sk_link_misleads(clean, folded);
    return 0;
}
