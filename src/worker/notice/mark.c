/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes, seals and recognises mark lines. They have one fixed form for
 * programs, in two languages:
 *
 *   ------ 【sekisho】 受付番号 7KQ4M2X9AB 確認 XXXX-XXXX-XXXX-XXXX ------
 *   ------ [sekisho] receipt 7KQ4M2X9AB check XXXX-XXXX-XXXX-XXXX ------
 *
 * The MAC is HMAC-SHA-256 over the whole text without the MAC itself, cut to
 * 80 bits. This defends against forged notices ("this mail was checked") and
 * against text from outside that asks to be left alone. Text that only looks
 * like a mark line is altered in defuse.c.
 */
#include <string.h>

#include "worker/notice/mark.h"

#define MAC_LEN   19 /* the length of XXXX-XXXX-XXXX-XXXX */
#define EMPTY_MAC "0000-0000-0000-0000"

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

typedef struct {
    const char *language;
    const char *open, *middle, *close, *end;
} Form;

static const Form forms[] = {
    { "ja", "------ 【sekisho】 受付番号 ", " 確認 ", " ------",
      " ここまで ------" },
    { "en", "------ [sekisho] receipt ", " check ", " ------",
      " ends here ------" },
};

static const Form *
form_of(const char *language)
{
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_strcmp0(forms[i].language, language) == 0)
            return &forms[i];
    return &forms[0];
}

static gboolean
take(const char **p, const char *end, const char *expected)
{
    gsize len = strlen(expected);

    if ((gsize)(end - *p) < len || memcmp(*p, expected, len) != 0)
        return FALSE;
    *p += len;
    return TRUE;
}

static gboolean
take_digits(const char **p, const char *end, guint n)
{
    for (; n > 0; n--, (*p)++)
        if (*p == end || **p == '\0' || strchr(digits, **p) == NULL)
            return FALSE;
    return TRUE;
}

static gboolean
take_mac(const char **p, const char *end)
{
    return take_digits(p, end, 4) && take(p, end, "-") &&
           take_digits(p, end, 4) && take(p, end, "-") &&
           take_digits(p, end, 4) && take(p, end, "-") &&
           take_digits(p, end, 4);
}

/* Returns the MAC in the line from @p to @end, or NULL if it is no mark line.
 * Lent. */
static const char *
mac_of_line(const char *p, const char *end)
{
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        const char *at = p;

        if (take(&at, end, forms[i].open) &&
            take_digits(&at, end, SK_RECEIPT_LEN) &&
            take(&at, end, forms[i].middle) && take_mac(&at, end) &&
            take(&at, end, forms[i].close) && at == end)
            return at - strlen(forms[i].close) - MAC_LEN;
    }
    return NULL;
}

/* Returns the MAC in the only mark line of @text, or NULL if there is none or
 * more than one. Lent. */
static const char *
find_mac(const char *text)
{
    const char *found = NULL;

    while (*text != '\0') {
        const char *end = text + strcspn(text, "\n");
        const char *mac = mac_of_line(text, end);

        if (mac != NULL && found != NULL)
            return NULL;
        if (mac != NULL)
            found = mac;
        text = *end == '\n' ? end + 1 : end;
    }
    return found;
}

/* Computes the MAC of @text, whose MAC field is at @field, into @mac. */
static void
reckon(const char *text, const char *field, const guint8 key[32],
       char mac[MAC_LEN + 1])
{
    g_autoptr(GHmac) hmac = g_hmac_new(G_CHECKSUM_SHA256, key, 32);
    guint8 sum[32];
    gsize len = sizeof sum;
    char *out = mac;

    g_hmac_update(hmac, (const guchar *)text, field - text);
    field += MAC_LEN;
    g_hmac_update(hmac, (const guchar *)field, strlen(field));
    g_hmac_get_digest(hmac, sum, &len);
    for (guint i = 0; i < 16; i++) {
        guint bit = i * 5;
        guint pair = sum[bit / 8] << 8 | sum[bit / 8 + 1];

        if (i > 0 && i % 4 == 0)
            *out++ = '-';
        *out++ = digits[pair >> (11 - bit % 8) & 31];
    }
    *out = '\0';
}

/* Returns @text as it was sealed, with LF line ends and exactly one at its end.
 * New string. */
static char *
sealed_form(const char *text)
{
    GString *out = g_string_new(text);

    g_string_replace(out, "\r\n", "\n", 0);
    while (out->len > 0 && out->str[out->len - 1] == '\n')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}

char *
sk_mark_line(const char *language, const char *receipt)
{
    const Form *form = form_of(language);

    return g_strconcat(form->open, receipt, form->middle, EMPTY_MAC,
                       form->close, NULL);
}

char *
sk_mark_end_line(const char *language, const char *receipt)
{
    const Form *form = form_of(language);

    return g_strconcat(form->open, receipt, form->end, NULL);
}

gboolean
sk_mark_seal(char *text, const guint8 key[32])
{
    const char *field = find_mac(text);
    char mac[MAC_LEN + 1];

    if (field == NULL)
        return FALSE;
    reckon(text, field, key, mac);
    memcpy(text + (field - text), mac, MAC_LEN);
    return TRUE;
}

gboolean
sk_notice_is_ours(const char *text, const guint8 key[32])
{
    g_autofree char *form = NULL;
    const char *field = NULL;
    char mac[MAC_LEN + 1];

    if (strstr(text, "sekisho") == NULL)
        return FALSE;
    form = sealed_form(text);
    field = find_mac(form);
    if (field == NULL)
        return FALSE;
    reckon(form, field, key, mac);
    return memcmp(field, mac, MAC_LEN) == 0;
}
