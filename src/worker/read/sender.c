/* SPDX-License-Identifier: Apache-2.0
 *
 * Who a mail says it is from (sender.h). Mail programs show the display name
 * and often nothing else, so one that is another's address is a forged sender
 * that needs no forgery. Alters names only, never an address. Stands against
 * "boss@city.example <evil@example>", against a From of two people of which each
 * reader shows another one, and against answers that go to a stranger.
 */
#include <string.h>
#include "core/notice/notice_texts.h"
#include "worker/read/address.h"
#include "worker/read/sender.h"

#define ADDRESSES_MOST 200 /* characters of addresses told in one line */

/* @c as the ASCII character it is read as, at signs and dots of other widths
 * among them. */
static gunichar
plain(gunichar c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c == 0xFE6B)
        return '@';
    return c == 0x3002 || c == 0xFF61 || c == 0xFE52 || c == 0x2024 ? '.' : c;
}

static gboolean
is_blank(gunichar c)
{
    return c == ' ' || c == 0x3000 || c == 0xA0;
}

static const char *
skip_blanks(const char *p)
{
    while (*p != '\0' && is_blank(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* The end of the name with a dot inside that stands at @p, as behind an at
 * sign; NULL when there is none. */
static const char *
domain_end(const char *p)
{
    const char *start = p;
    gboolean dot = FALSE, whole = FALSE;

    for (; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = plain(g_utf8_get_char(p));

        if (is_blank(c) || c == '@')
            break;
        whole |= dot && c != '.';
        dot = c == '.' ? p > start : dot;
    }
    return whole ? p : NULL;
}

/* An address that was found in a text. It reaches from start to before end; its
 * at sign, with the blanks around it, from at to before behind. The search for
 * the next address goes on at behind, because the domain of this one may be the
 * first word of the next. */
typedef struct {
    const char *start, *at, *behind, *end;
} Found;

static gboolean
find_address(const char *text, Found *found)
{
    const char *word = NULL; /* of the characters before the blanks, if any */
    const char *ink = NULL;  /* behind the last character that is no blank */
    gboolean gap = FALSE;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = plain(g_utf8_get_char(p));

        if (c == '@' && word != NULL) {
            found->start = word;
            found->at = ink;
            found->behind = skip_blanks(g_utf8_next_char(p));
            found->end = domain_end(found->behind);
            if (found->end != NULL)
                return TRUE;
        }
        if (!is_blank(c)) {
            word = word == NULL || gap ? p : word;
            ink = g_utf8_next_char(p);
        }
        gap = is_blank(c);
    }
    return FALSE;
}

gboolean
sk_name_is_address(const char *name)
{
    Found found;

    return find_address(name, &found);
}

/* @text without the quotes and brackets around it. New string. */
static char *
bare(const char *text, gsize len)
{
    static const char around[] = "\"'<>()[]{},;:. ";
    g_autofree char *copy = g_strndup(text, len);
    char *p = copy + strspn(copy, around);
    gsize n = strlen(p);

    while (n > 0 && strchr(around, p[n - 1]) != NULL)
        n--;
    return g_strndup(p, n);
}

static gboolean
is_mail(const char *text, gsize len, const char *mail)
{
    g_autofree char *word = bare(text, len);

    return g_ascii_strcasecmp(word, mail) == 0;
}

/* @name with " (at) " for each at sign of an address in it; *@other: one of
 * them is not @mail. */
static char *
part_name(const char *name, const char *mail, gboolean *other)
{
    GString *out = g_string_new(NULL);
    const char *done = name;
    Found found;

    while (find_address(done, &found)) {
        *other |= !is_mail(found.start, (gsize)(found.end - found.start), mail);
        g_string_append_len(out, done, found.at - done);
        g_string_append(out, " (at) ");
        done = found.behind;
    }
    g_string_append(out, done);
    return g_string_free(out, FALSE);
}

void
sk_told_free(gpointer data)
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
        mail->told = g_ptr_array_new_with_free_func(sk_told_free);
    g_ptr_array_add(mail->told, told);
}

static gboolean
is_sender(const SkHeader *header)
{
    return strcmp(header->name, "From") == 0 ||
           strcmp(header->name, "Sender") == 0 ||
           strcmp(header->name, "Reply-To") == 0;
}

/* The name before a reply address is not the sender's, and the notice must not
 * say so. */
static const char *
name_key(const SkHeader *header)
{
    return strcmp(header->name, "Reply-To") == 0 ? "sender.reply-name"
                                                 : "sender.name";
}

guint
sk_sender_part_names(SkMail *mail, const SkHeader *header)
{
    guint n = 0;

    for (guint i = 0; i < header->addresses->len; i++) {
        SkAddress *address = header->addresses->pdata[i];
        gboolean other = FALSE;

        if (address->phrase == NULL || !sk_name_is_address(address->phrase))
            continue;
        g_autofree char *name = g_steal_pointer(&address->phrase);
        if (is_mail(name, strlen(name), address->mail))
            continue;
        address->phrase = part_name(name, address->mail, &other);
        n += other;
        if (other && is_sender(header) &&
            strcmp(address->mail, SK_ADDRESS_INVALID) != 0)
            tell(mail, name_key(header), name, address->mail);
        else if (is_sender(header) &&
                 strcmp(address->mail, SK_ADDRESS_INVALID) == 0)
            tell(mail, "sender.lost", NULL, name);
    }
    return n;
}

/* The addresses of @list from the @from-th on, as one line. */
static char *
join_addresses(const GPtrArray *list, guint from)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = from; i < list->len && out->len < ADDRESSES_MOST; i++) {
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

/* Where anybody gets an address: the same domain says nothing there. */
static const char *const open_domains[] = {
    "gmail.com",     "googlemail.com", "yahoo.co.jp",    "yahoo.com",
    "ymail.ne.jp",   "outlook.com",    "outlook.jp",     "hotmail.com",
    "hotmail.co.jp", "live.jp",        "live.com",       "msn.com",
    "icloud.com",    "me.com",         "mac.com",        "aol.com",
    "proton.me",     "protonmail.com", "gmx.com",        "gmx.net",
    "mail.com",      "zoho.com",       "yandex.com",     "qq.com",
    "163.com",       "126.com",        "naver.com",      "docomo.ne.jp",
    "ezweb.ne.jp",   "au.com",         "softbank.ne.jp", "i.softbank.jp",
    "ymobile.ne.jp", "rakuten.jp",     "nifty.com",      "biglobe.ne.jp",
    "ocn.ne.jp",     "so-net.ne.jp",   "plala.or.jp",    "dion.ne.jp",
    "jcom.home.ne.jp", NULL,
};

static const char *
domain_of(const char *mail)
{
    const char *at = strrchr(mail, '@');

    return at != NULL ? at + 1 : "";
}

/* @a is @b, or lies in it. */
static gboolean
lies_in(const char *a, const char *b)
{
    gsize n = strlen(a), m = strlen(b);

    return n >= m && m > 0 && g_ascii_strcasecmp(a + n - m, b) == 0 &&
           (n == m || (a[n - m - 1] == '.' && strchr(b, '.') != NULL));
}

static gboolean
leads_elsewhere(const char *answer, const char *from)
{
    const char *there = domain_of(answer), *here = domain_of(from);
    g_autofree char *domain = g_ascii_strdown(here, -1);

    if (g_ascii_strcasecmp(answer, from) == 0)
        return FALSE;
    return g_strv_contains(open_domains, domain) ||
           (!lies_in(there, here) && !lies_in(here, there));
}

static const SkHeader *
find_header(const SkMail *mail, const char *name)
{
    for (guint i = 0; i < mail->headers->len; i++) {
        const SkHeader *header = mail->headers->pdata[i];

        if (strcmp(header->name, name) == 0)
            return header;
    }
    return NULL;
}

/* A name that stands for an address nobody can answer. A mail that was cleaned
 * before has the address that leads nowhere in its place, and was told then. */
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
    const SkHeader *from = find_header(mail, "From");
    const SkHeader *reply = find_header(mail, "Reply-To");
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
