/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeps mail from outside from using the gateway's address, its display name,
 * or its name in a subject. Staff see the sender and the subject first, and
 * only later the mark line, which nobody can forge. The text of the mail is
 * handled by defuse.c and mark.c. This defends against "your mail could not be
 * delivered, click here".
 */
#include <string.h>
#include <sekisho/text.h>

#include "core/notice/notice_texts.h"
#include "worker/read/address.h"
#include "worker/mail/defuse.h"
#include "worker/notice/impostor.h"

/* Replaces *@text by @other, which it takes. Returns whether they differ. */
static gboolean
take_other(char **text, char *other)
{
    gboolean differs = strcmp(*text, other) != 0;

    g_free(*text);
    *text = other;
    return differs;
}

/* Alters a display name that is or contains the one that our notices carry.
 * Returns whether it did. */
static gboolean
unmask_phrase(SkAddress *address, const char *own, const SkNoticeTexts *texts)
{
    g_autofree char *normal = NULL;

    if (address->phrase == NULL)
        return FALSE;
    if (take_other(&address->phrase,
                   sk_notice_defuse(address->phrase, texts, NULL)))
        return TRUE;
    normal = sk_text_normalize(address->phrase, G_NORMALIZE_NFKC);
    if (normal == NULL || strstr(normal, own) == NULL ||
        strstr(normal, SK_COPIED) != NULL)
        return FALSE;
    return take_other(&address->phrase,
                      g_strconcat(address->phrase, SK_COPIED, NULL));
}

static gboolean
is_own_address(const char *mail)
{
    const char *at = strrchr(mail, '@');
    const char *domain = at != NULL ? at + 1 : "";
    gsize len = strlen(SK_NOTICE_DOMAIN);

    return g_ascii_strncasecmp(domain, SK_NOTICE_DOMAIN, len) == 0 &&
           (domain[len] == '\0' || strcmp(domain + len, ".") == 0);
}

static guint
unmask_address(SkAddress *address, const char *own, const SkNoticeTexts *texts)
{
    guint count = unmask_phrase(address, own, texts) ? 1 : 0;

    if (!is_own_address(address->mail))
        return count;
    take_other(&address->mail, g_strdup(SK_ADDRESS_INVALID));
    return count + 1;
}

guint
sk_impostor_unmask(const SkMail *mail, const SkPolicy *policy)
{
    const SkNoticeTexts *texts = policy->notice_texts;
    const char *own = sk_notice_texts_get(texts, "withheld.from");
    guint count = 0;

    for (guint i = 0; i < mail->headers->len; i++) {
        SkHeader *header = g_ptr_array_index(mail->headers, i);
        guint n = header->addresses != NULL ? header->addresses->len : 0;

        if (header->kind == SK_HEADER_TEXT && header->text != NULL)
            count += take_other(&header->text,
                                sk_notice_defuse(header->text, texts, NULL));
        for (guint j = 0; j < n; j++)
            count += unmask_address(g_ptr_array_index(header->addresses, j),
                                    own, texts);
    }
    return count;
}
