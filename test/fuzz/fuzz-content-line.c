/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes that claim to be a calendar or a contact: as a file, what leaves is
 * accepted by the exit inspection, and cleaning it again changes nothing; as
 * the text of a mail it becomes clean text without links. Input: a byte (which
 * type), the file.
 */
#include <string.h>

#include <sekisho/filter.h>
#include <sekisho/text.h>
#include <link/link.h>

#include "../filters/clean-help.h"
#include "core/part_private.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

extern const SkFilter sk_filter_convert_calendar;

static void
check_summary(const SkPolicy *policy, const char *type, const char *bytes,
              gsize len)
{
    g_autoptr(GBytes) content = g_bytes_new(bytes, len);
    g_autoptr(SkPart) part = sk_part_new(SK_ROLE_BODY, NULL, type, content);
    g_autofree char *text = NULL;
    g_autofree char *again = NULL;

    sk_part_set_found(part, type);
    part->current = &sk_filter_convert_calendar;
    sk_filter_convert_calendar.clean(part, policy);
    if (sk_part_verdict(part) == SK_VERDICT_REMOVED)
        return;
    g_assert_cmpint(sk_part_verdict(part), ==, SK_VERDICT_CLEANED);
    text = g_strndup(g_bytes_get_data(sk_part_bytes(part), NULL),
                     g_bytes_get_size(sk_part_bytes(part)));
    g_assert_true(sk_text_is_clean(text, strlen(text)));
    again = sk_link_defang_text(text, SK_LINKS_DEFANG, NULL);
    g_assert_cmpstr(text, ==, again);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkPolicy *policy;
    const char *bytes = (const char *)data + 1;
    const char *type = "text/calendar";

    if (policy == NULL) {
        clean_prepare();
        policy = clean_policy("");
    }
    if (size == 0)
        return 0;
    if (data[0] & 1)
        type = "text/vcard";
    clean_check(policy, type, bytes, size - 1);
    check_summary(policy, type, bytes, size - 1);
    return 0;
}
