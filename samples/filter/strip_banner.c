/* SPDX-License-Identifier: Apache-2.0
 *
 * strip-banner: takes the advertisement that free mail services add to the end
 * of a text. Looks at texts for reading only. Stands against nothing; it is
 * here to show how small a filter is.
 */
#include <sekisho/filter.h>

#define BANNER "\n-- \nSent with "

static SkVerdict
banner_clean(SkPart *part, const SkPolicy *policy)
{
    gsize len = 0;
    GBytes *bytes = sk_part_bytes(part);
    const char *text = bytes != NULL ? g_bytes_get_data(bytes, &len) : NULL;
    const char *banner;

    if (sk_part_role(part) != SK_ROLE_BODY || len == 0)
        return sk_part_pass(part); /* a file, or nothing to look at */
    banner = g_strstr_len(text, (gssize)len, BANNER);
    if (banner == NULL)
        return sk_part_pass(part);
    sk_part_count(part, "banner", 1, NULL); /* sekisho/removed.h lists it */
    return sk_part_replace(part, g_bytes_new(text, (gsize)(banner - text) + 1),
                           "text/plain");
}

static const char *const banner_types[] = { "text/plain", NULL };

const SkFilter sk_filter_strip_banner = {
    .name = "strip-banner",
    .purpose = "takes advertisements off the end of a text",
    .stage = SK_STAGE_CLEAN,
    .types = banner_types,
    .method = SK_METHOD_TEXT_BODY,
    .did = "banner-stripped",
    .clean = banner_clean,
};
