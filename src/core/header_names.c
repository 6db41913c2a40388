/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of headers that may leave (header_names.h).
 */
#include "core/header_names.h"

#include <string.h>

/* clang-format off */
static const SkHeaderName names[] = {
    { "Return-Path", SK_HEADER_TRACE, SK_HEADER_ANY },
    { "Received", SK_HEADER_TRACE, SK_HEADER_ANY },
    { "From", SK_HEADER_ADDRESSES, SK_HEADER_DECISIVE },
    { "Sender", SK_HEADER_ADDRESSES, SK_HEADER_ONCE },
    { "Reply-To", SK_HEADER_ADDRESSES, SK_HEADER_ONCE },
    { "To", SK_HEADER_ADDRESSES, SK_HEADER_MERGED },
    { "Cc", SK_HEADER_ADDRESSES, SK_HEADER_MERGED },
    { "Resent-From", SK_HEADER_ADDRESSES, SK_HEADER_ANY },
    { "Resent-To", SK_HEADER_ADDRESSES, SK_HEADER_ANY },
    { "Resent-Cc", SK_HEADER_ADDRESSES, SK_HEADER_ANY },
    { "Resent-Sender", SK_HEADER_ADDRESSES, SK_HEADER_ANY },
    { "Subject", SK_HEADER_TEXT, SK_HEADER_DECISIVE },
    { "Comments", SK_HEADER_TEXT, SK_HEADER_ANY },
    { "Keywords", SK_HEADER_TEXT, SK_HEADER_ANY },
    { "Thread-Topic", SK_HEADER_TEXT, SK_HEADER_ONCE },
    { "Organization", SK_HEADER_TEXT, SK_HEADER_ONCE },
    { "Date", SK_HEADER_DATE, SK_HEADER_DECISIVE },
    { "Resent-Date", SK_HEADER_DATE, SK_HEADER_ANY },
    { "Message-ID", SK_HEADER_IDS, SK_HEADER_DECISIVE },
    { "In-Reply-To", SK_HEADER_IDS, SK_HEADER_ONCE },
    { "References", SK_HEADER_IDS, SK_HEADER_ONCE },
    { "Resent-Message-ID", SK_HEADER_IDS, SK_HEADER_ANY },
    { "Auto-Submitted", SK_HEADER_TOKEN, SK_HEADER_ONCE },
    { "Precedence", SK_HEADER_TOKEN, SK_HEADER_ONCE },
    { "Importance", SK_HEADER_TOKEN, SK_HEADER_ONCE },
    { "Priority", SK_HEADER_TOKEN, SK_HEADER_ONCE },
    { "X-Priority", SK_HEADER_TOKEN, SK_HEADER_ONCE },
    { "Content-Language", SK_HEADER_TOKEN, SK_HEADER_ONCE },
    { "List-Id", SK_HEADER_TOKEN, SK_HEADER_ONCE },
};
/* clang-format on */

const SkHeaderName *
sk_header_name_find(const char *name, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i].name) == len &&
            g_ascii_strncasecmp(name, names[i].name, len) == 0)
            return &names[i];
    return NULL;
}

gboolean
sk_header_name_is_ours(const char *name, gsize len)
{
    static const char *const prefixes[] = { "Content-", "X-Sekisho" };

    for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (len >= strlen(prefixes[i]) &&
            g_ascii_strncasecmp(name, prefixes[i], strlen(prefixes[i])) == 0)
            return TRUE;
    return FALSE;
}
