/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks who a mail says it is from (sender.h). Mail programs show the display
 * name and often nothing else, so a name that is somebody else's address is a
 * forged sender which needs no forged address. Only names are altered here,
 * never an address. This defends against "boss@city.example <evil@example>",
 * against a From with two mailboxes of which each reader shows a different one,
 * and against answers that go to a stranger.
 */
#include <string.h>
#include "core/notice/notice_texts.h"
#include "worker/read/address.h"
#include "worker/read/sender.h"
#include "worker/read/sender_name.h"

/* how many characters of addresses are told in one line */
#define ADDRESSES_CHARS_MAX 200

static void
free_told(gpointer data)
{
    SkTold *told = data;

    g_free(told->name);
    g_free(told->address);
    g_free(told);
}

static void
tell(SkMail *mail, const char *key, const char *name, const char *address)
{
    SkTold *told = g_new0(SkTold, 1);

    told->key = key;
    told->name = g_strdup(name);
    told->address = g_strdup(address);
    if (mail->told == NULL)
        mail->told = g_ptr_array_new_with_free_func(free_told);
    g_ptr_array_add(mail->told, told);
}

/* Returns the key of the notice text that tells of an address in the display
 * name of @header, or NULL if @header does not say who a mail is from. Static.
 */
static const char *
name_key(const SkHeader *header)
{
    static const struct {
        const char *name, *key;
    } rows[] = {
        { "From", "sender.name" },
        { "Reply-To", "sender.reply-name" },
        { "Sender", "sender.sent-name" },
        { "Resent-From", "sender.sent-name" },
        { "Resent-Sender", "sender.sent-name" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(header->name, rows[i].name) == 0)
            return rows[i].key;
    return NULL;
}

/* Alters the name of @address so that it holds no address. Returns whether the
 * name held another address than its own. */
static gboolean
part_address(SkMail *mail, SkAddress *address, const char *key)
{
    gboolean other = FALSE;
    gboolean lost = strcmp(address->mail, SK_ADDRESS_INVALID) == 0;

    if (address->phrase == NULL || !sk_name_is_address(address->phrase))
        return FALSE;
    g_autofree char *name = g_steal_pointer(&address->phrase);
    if (sk_name_is_mail(name, strlen(name), address->mail))
        return FALSE;
    address->phrase = sk_name_part(name, address->mail, &other);
    if (other && key != NULL && !lost)
        tell(mail, key, name, address->mail);
    else if (key != NULL && lost)
        tell(mail, "sender.lost", NULL, name);
    return other;
}

/* Does the same for other domains. If the address could not be written, the
 * name is what the sender wrote in its place, and the notice already tells of
 * that. */
static gboolean
part_domain(SkMail *mail, SkAddress *address)
{
    g_autofree char *parted =
        address->phrase != NULL
            ? sk_name_part_domains(address->phrase, address->mail)
            : NULL;

    if (parted == NULL)
        return FALSE;
    if (strcmp(address->mail, SK_ADDRESS_INVALID) != 0)
        tell(mail, "sender.domain", address->phrase, address->mail);
    g_free(address->phrase);
    address->phrase = g_steal_pointer(&parted);
    return TRUE;
}

guint
sk_sender_part_names(SkMail *mail, const SkHeader *header)
{
    const char *key = name_key(header);
    guint n = 0;

    for (guint i = 0; i < header->addresses->len; i++) {
        SkAddress *address = header->addresses->pdata[i];

        n += part_address(mail, address, key);
        if (key != NULL)
            n += part_domain(mail, address);
    }
    return n;
}

/* Returns the addresses of @list from index @from on as one
 * line. New string. */
static char *
join_addresses(const GPtrArray *list, guint from)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = from; i < list->len && out->len < ADDRESSES_CHARS_MAX; i++) {
        const SkAddress *address = list->pdata[i];

        g_string_append_printf(out, "%s%s", i > from ? ", " : "",
                               address->mail);
    }
    return g_strdup(out->str);
}

gboolean
sk_sender_keep_first(SkMail *mail, const SkHeader *header)
{
    g_autofree char *others = NULL;

    if (header->addresses->len < 2)
        return FALSE;
    others = join_addresses(header->addresses, 1);
    tell(mail, "sender.more", others, NULL);
    g_ptr_array_set_size(header->addresses, 1);
    return TRUE;
}

/* ---- answers ----------------------------------------------------------- */

/* Domains where anybody can get an address: that two addresses share one of
 * them proves nothing. */
static const char *const open_domains[] = {
    "gmail.com",      "googlemail.com",  "yahoo.co.jp",
    "yahoo.com",      "ymail.ne.jp",     "outlook.com",
    "outlook.jp",     "hotmail.com",     "hotmail.co.jp",
    "live.jp",        "live.com",        "msn.com",
    "icloud.com",     "me.com",          "mac.com",
    "aol.com",        "proton.me",       "protonmail.com",
    "gmx.com",        "gmx.net",         "mail.com",
    "zoho.com",       "yandex.com",      "qq.com",
    "163.com",        "126.com",         "naver.com",
    "docomo.ne.jp",   "ezweb.ne.jp",     "au.com",
    "softbank.ne.jp", "i.softbank.jp",   "ymobile.ne.jp",
    "rakuten.jp",     "nifty.com",       "biglobe.ne.jp",
    "ocn.ne.jp",      "so-net.ne.jp",    "plala.or.jp",
    "dion.ne.jp",     "jcom.home.ne.jp", NULL,
};

static const char *
domain_of(const char *mail)
{
    const char *at = strrchr(mail, '@');

    return at != NULL ? at + 1 : "";
}

static gboolean
leads_elsewhere(const char *answer, const char *from)
{
    const char *there = domain_of(answer), *here = domain_of(from);
    g_autofree char *domain = g_ascii_strdown(here, -1);

    if (g_ascii_strcasecmp(answer, from) == 0)
        return FALSE;
    return g_strv_contains(open_domains, domain) ||
           (!sk_domain_lies_in(there, here) && !sk_domain_lies_in(here, there));
}

/* Tells of names that stand for an address which cannot be answered. In a mail
 * that was cleaned before, the placeholder address already stands there, and
 * this was told then. */
static void
tell_lost(SkMail *mail, const SkHeader *header)
{
    for (guint i = 0; header != NULL && i < header->addresses->len; i++) {
        const SkAddress *address = header->addresses->pdata[i];
        const char *phrase = address->phrase != NULL ? address->phrase : "";

        if (address->lost && strstr(phrase, " (at) ") == NULL)
            tell(mail, "sender.lost", NULL, phrase);
    }
}

void
sk_sender_check_answer(SkMail *mail)
{
    const SkHeader *from = sk_mail_find(mail, "From");
    const SkHeader *reply = sk_mail_find(mail, "Reply-To");
    const SkAddress *sender;
    gboolean elsewhere = FALSE;

    tell_lost(mail, reply);
    if (from == NULL || reply == NULL || from->addresses->len == 0)
        return;
    sender = from->addresses->pdata[0];
    for (guint i = 0; i < reply->addresses->len; i++) {
        const SkAddress *answer = reply->addresses->pdata[i];

        elsewhere |= strcmp(answer->mail, SK_ADDRESS_INVALID) != 0 &&
                     leads_elsewhere(answer->mail, sender->mail);
    }
    if (!elsewhere)
        return;
    g_autofree char *answers = join_addresses(reply->addresses, 0);
    tell(mail, "sender.reply", sender->mail, answers);
}
