/* SPDX-License-Identifier: Apache-2.0
 *
 * From a file of content lines to one of ours (content_file.h). Knows no
 * property: content_rule.c does. Stands against lines that two programs read as
 * two.
 */
#include <shared/content_file.h>
#include <shared/content_line.h>
#include <shared/file_text.h>

SkVerdict
sk_content_file_clean(SkPart *part, const SkPolicy *policy, const char *type,
                      const char *root)
{
    g_autoptr(SkContent) content = NULL;
    GString *text = NULL;

    if (!sk_file_is_mine(part, policy))
        return sk_part_pass(part);
    if (g_bytes_get_size(sk_part_bytes(part)) == 0)
        return sk_part_keep(part);
    content = sk_content_read(part);
    if (content != NULL)
        text = sk_content_write(part, content, root);
    if (sk_part_out_of_time(part)) {
        if (text != NULL)
            g_string_free(text, TRUE);
        return sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL);
    }
    if (text == NULL)
        return sk_part_remove(part, SK_REASON_UNREADABLE,
                              content != NULL ? "empty" : NULL);
    return sk_file_finish(part, g_string_free_to_bytes(text), type,
                          SK_MARKS_TEXT);
}
