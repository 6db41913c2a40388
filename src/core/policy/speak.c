/* SPDX-License-Identifier: Apache-2.0
 *
 * Lets a policy speak another language, for the preview of its notices. The
 * gateway itself never does this: a profile has one language.
 */
#include "core/policy/private.h"

#include <string.h>

#include "core/notice/notice_texts.h"

static gboolean
speak(SkPolicy *policy, const char *language, GError **error)
{
    SkNoticeTexts *texts;

    if (strcmp(policy->notice_language, language) == 0)
        return TRUE;
    texts = sk_notice_texts_load(language, NULL, error);
    if (texts == NULL)
        return FALSE;
    sk_notice_texts_unref(policy->notice_texts);
    policy->notice_texts = texts;
    g_free(policy->notice_language);
    policy->notice_language = g_strdup(language);
    return TRUE;
}

gboolean
sk_policy_file_speak(SkPolicyFile *file, const char *language, GError **error)
{
    GPtrArray *lists[] = { file->profiles, file->spares };

    for (guint n = 0; n < G_N_ELEMENTS(lists); n++)
        for (guint i = 0; i < lists[n]->len; i++)
            if (!speak(g_ptr_array_index(lists[n], i), language, error))
                return FALSE;
    return TRUE;
}
