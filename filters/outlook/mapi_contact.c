/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns contacts and distribution lists of Outlook into a vCard (sk_mapi_card).
 * The numbers of properties are those of MS-OXPROPS; their meaning stands in
 * MS-OXOCNTC sections 2.2.1 and 2.2.2.
 */
#include <string.h>
#include <content/content_tree.h>
#include <outlook/mapi_item.h>

#define NAMED(lid) (SK_MAPI_SET | (lid))

enum {
    GENERATION = 0x3a05,
    GIVEN_NAME = 0x3a06,
    SURNAME = 0x3a11,
    MIDDLE_NAME = 0x3a44,
    NAME_PREFIX = 0x3a45,
    COMPANY = 0x3a16,
    DEPARTMENT = 0x3a18,
    BIRTHDAY = 0x3a42,
    WEDDING = 0x3a41,
    CHILDREN = 0x3a58,
    LIST_NAME = NAMED(0x8053),
    LIST_ONE_OFF = NAMED(0x8054),
};

/* Texts that each become a line of their own. */
static const struct {
    guint32 id;
    const char *name, *type; /* the TYPE parameter of the line, or NULL */
} texts[] = {
    { NAMED(0x802d), "X-PHONETIC-LAST-NAME", NULL },
    { NAMED(0x802c), "X-PHONETIC-FIRST-NAME", NULL },
    { NAMED(0x802e), "X-PHONETIC-ORG", NULL },
    { 0x3a4f, "NICKNAME", NULL },
    { 0x3a17, "TITLE", NULL },
    { 0x3a46, "ROLE", NULL },
    { 0x3a08, "TEL", "WORK" },
    { 0x3a1b, "TEL", "WORK" },
    { 0x3a57, "TEL", "WORK" },
    { 0x3a02, "TEL", NULL },
    { 0x3a1a, "TEL", NULL },
    { 0x3a09, "TEL", "HOME" },
    { 0x3a2f, "TEL", "HOME" },
    { 0x3a1c, "TEL", "CELL" },
    { 0x3a1e, "TEL", NULL },
    { 0x3a1d, "TEL", NULL },
    { 0x3a1f, "TEL", NULL },
    { 0x3a2e, "X-ASSISTANT", NULL },
    { 0x3a24, "TEL", "FAX" },
    { 0x3a25, "TEL", "FAX" },
    { 0x3a23, "TEL", "FAX" },
    { 0x3a21, "TEL", "PAGER" },
    { 0x3a2c, "TELEX", NULL },
    { 0x3a4b, "TEL", NULL },
    { 0x3a2d, "TEL", NULL },
    { NAMED(0x802b), "URL", NULL },
    { 0x3a51, "URL", "WORK" },
    { 0x3a50, "URL", "HOME" },
    { NAMED(0x80d8), "FBURL", NULL },
    { NAMED(0x8062), "IMPP", NULL },
    { 0x3a48, "X-SPOUSE", NULL },
    { 0x3a4e, "X-MANAGER", NULL },
    { 0x3a30, "X-ASSISTANT", NULL },
    { 0x3a43, "X-HOBBY", NULL },
    { 0x3a19, "OFFICE", NULL },
    { 0x3a0d, "LOCATION", NULL },
    { 0x3a07, "GOVERNMENT-ID", NULL },
    { 0x3a00, "ACCOUNT", NULL },
    { 0x3a4a, "CUSTOMER-ID", NULL },
    { 0x3a47, "REFERRED-BY", NULL },
    { NAMED(0x804f), "FIELD-1", NULL },
    { NAMED(0x8050), "FIELD-2", NULL },
    { NAMED(0x8051), "FIELD-3", NULL },
    { NAMED(0x8052), "FIELD-4", NULL },
    { NAMED(0x8535), "BILLING", NULL },
    { NAMED(0x8534), "MILEAGE", NULL },
};

/* The properties of an address: post office box, street, city, region, postal
 * code, country, and the whole address in one. */
static const struct {
    guint32 fields[6], whole;
    const char *type;
} addresses[] = {
    { { NAMED(0x804a), NAMED(0x8045), NAMED(0x8046), NAMED(0x8047),
        NAMED(0x8048), NAMED(0x8049) },
      NAMED(0x801b),
      "WORK" },
    { { 0x3a5e, 0x3a5d, 0x3a59, 0x3a5c, 0x3a5b, 0x3a5a },
      NAMED(0x801a),
      "HOME" },
    { { 0x3a64, 0x3a63, 0x3a5f, 0x3a62, 0x3a61, 0x3a60 }, NAMED(0x801c), NULL },
    { { 0x3a2b, 0x3a29, 0x3a27, 0x3a28, 0x3a2a, 0x3a26 }, 0x3a15, NULL },
};

/* The properties of a mail address: the address, its display name, and the name
 * it was made with. */
static const guint32 mails[][3] = {
    { NAMED(0x8083), NAMED(0x8084), NAMED(0x8080) },
    { NAMED(0x8093), NAMED(0x8094), NAMED(0x8090) },
    { NAMED(0x80a3), NAMED(0x80a4), NAMED(0x80a0) },
    { SK_MAPI_SMTP, SK_MAPI_EMAIL, SK_MAPI_EMAIL },
};

/* Returns the text @id with the characters escaped that separate fields. New
 * string. */
static char *
field(const SkMapi *message, guint32 id)
{
    g_autofree char *text = sk_mapi_text(message, id);
    GString *out = g_string_new(text);

    g_string_replace(out, "\\", "\\\\", 0);
    g_string_replace(out, ";", "\\;", 0);
    g_string_replace(out, ",", "\\,", 0);
    g_string_replace(out, "\r\n", " ", 0);
    g_string_replace(out, "\n", " ", 0);
    return g_string_free(out, FALSE);
}

/* Writes the line @name with the @n fields @ids separated by ";", unless all of
 * them are empty. */
static SkContentLine *
put_fields(SkContent *card, const char *name, const SkMapi *message,
           const guint32 *ids, guint n)
{
    g_autoptr(GString) value = g_string_new(NULL);
    gboolean any = FALSE;

    for (guint i = 0; i < n; i++) {
        g_autofree char *text =
            ids[i] != 0 ? field(message, ids[i]) : g_strdup("");

        any |= *text != '\0';
        g_string_append_printf(value, "%s%s", i > 0 ? ";" : "", text);
    }
    return any ? sk_content_add(card, name, value->str) : NULL;
}

static gboolean
has_line(const SkContent *card, const char *name, const char *text)
{
    for (guint i = 0; i < card->lines->len; i++) {
        const SkContentLine *line = card->lines->pdata[i];
        g_autofree char *value = sk_content_text(line->value);

        if (g_str_equal(line->name, name) && g_str_equal(value, text))
            return TRUE;
    }
    return FALSE;
}

static void
put_addresses(SkContent *card, const SkMapi *message)
{
    for (guint i = 0; i < G_N_ELEMENTS(addresses); i++) {
        const guint32 *fields = addresses[i].fields;
        const guint32 order[] = { fields[0], 0,         fields[1], fields[2],
                                  fields[3], fields[4], fields[5] };
        g_autofree char *whole = sk_mapi_text(message, addresses[i].whole);
        SkContentLine *line = NULL;

        /* The mailing address repeats one of the others. */
        if (i + 1 < G_N_ELEMENTS(addresses) ||
            sk_content_find(card, "ADR") == NULL)
            line = put_fields(card, "ADR", message, order, G_N_ELEMENTS(order));
        if (line == NULL && whole != NULL && !has_line(card, "LABEL", whole) &&
            (i + 1 < G_N_ELEMENTS(addresses) ||
             sk_content_find(card, "ADR") == NULL))
            line = sk_content_add_text(card, "LABEL", whole);
        if (line != NULL)
            sk_content_add_param(line, "TYPE", addresses[i].type);
    }
}

/* Writes the first of the three properties that is an address, else the display
 * name. */
static void
put_mails(SkContent *card, const SkMapi *message)
{
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++) {
        g_autofree char *address = sk_mapi_mailto(message, mails[i], 3);
        g_autofree char *shown = sk_mapi_text(message, mails[i][2]);
        const char *text =
            address != NULL ? address + strlen("mailto:") : shown;

        if (text != NULL && !has_line(card, "EMAIL", text))
            sk_content_add_text(card, "EMAIL", text);
    }
}

static void
put_day(SkContent *card, const char *name, const SkMapi *message, guint32 id)
{
    g_autofree char *date = sk_mapi_date(message, id);

    if (date != NULL)
        date[8] = '\0';
    sk_content_add(card, name, date);
}

static void
put_person(SkContent *card, const SkMapi *message)
{
    static const guint32 name[] = { SURNAME, GIVEN_NAME, MIDDLE_NAME,
                                    NAME_PREFIX, GENERATION };
    static const guint32 firm[] = { COMPANY, DEPARTMENT };
    g_autofree char *children = sk_mapi_texts(message, CHILDREN, ", ");
    g_autofree char *words = sk_mapi_texts(message, SK_MAPI_KEYWORDS, ", ");

    sk_mapi_put(card, "FN", message, SK_MAPI_NAME);
    put_fields(card, "N", message, name, G_N_ELEMENTS(name));
    if (card->lines->len == 0)
        sk_mapi_put(card, "FN", message, SK_MAPI_SUBJECT);
    put_fields(card, "ORG", message, firm, G_N_ELEMENTS(firm));
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = sk_mapi_text(message, texts[i].id);

        if (text != NULL && !has_line(card, texts[i].name, text))
            sk_content_add_param(sk_content_add_text(card, texts[i].name, text),
                                 "TYPE", texts[i].type);
    }
    put_mails(card, message);
    put_addresses(card, message);
    put_day(card, "BDAY", message, BIRTHDAY);
    put_day(card, "ANNIVERSARY", message, WEDDING);
    sk_content_add_text(card, "X-CHILDREN", children);
    sk_content_add_text(card, "CATEGORIES", words);
}

/* ---- lists of people ---------------------------------------------------- */

/* Returns the text at *@p up to its NUL, in UTF-16 if @wide, else in the code
 * page of @message. *@p moves behind it. */
static char *
take_text(const SkMapi *message, const guint8 **p, const guint8 *end,
          gboolean wide)
{
    const guint8 *start = *p, *at = start;
    gsize width = wide ? 2 : 1;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(SkMapi) holder = sk_mapi_new(message->part);

    holder->codepage = message->codepage;
    while ((gsize)(end - at) >= width && (at[0] != 0 || (wide && at[1] != 0)))
        at += width;
    bytes = g_bytes_new(start, (gsize)(at - start));
    *p = (gsize)(end - at) >= width ? at + width : end;
    sk_mapi_set(holder, SK_MAPI_NAME, wide ? SK_MAPI_UNICODE : SK_MAPI_STRING,
                bytes);
    return sk_mapi_text(holder, SK_MAPI_NAME);
}

/* Reads a One-Off EntryID (MS-OXCDATA section 2.2.5.1): flags and provider,
 * then name, address type and address. */
static void
put_member(SkContent *card, const SkMapi *message, GBytes *entry)
{
    gsize len;
    const guint8 *p = g_bytes_get_data(entry, &len), *end = p + len;
    gboolean wide;
    g_autofree char *name = NULL;
    g_autofree char *kind = NULL;
    g_autofree char *address = NULL;
    g_autofree char *both = NULL;

    if (len < 24)
        return;
    wide = (p[23] & 0x80) != 0;
    p += 24;
    name = take_text(message, &p, end, wide);
    kind = take_text(message, &p, end, wide);
    address = take_text(message, &p, end, wide);
    if (address == NULL || g_strcmp0(name, address) == 0)
        both = g_strdup(name != NULL ? name : address);
    else
        both = g_strdup_printf("%s <%s>", name != NULL ? name : "", address);
    if (both != NULL)
        sk_content_add_text(card, "MEMBER", g_strstrip(both));
}

static void
put_list(SkContent *card, const SkMapi *message)
{
    guint n = sk_mapi_n_values(message, LIST_ONE_OFF);

    sk_content_add(card, "KIND", "group");
    sk_mapi_put(card, "FN", message, LIST_NAME);
    if (sk_content_find(card, "FN") == NULL)
        sk_mapi_put(card, "FN", message, SK_MAPI_NAME);
    if (sk_content_find(card, "FN") == NULL)
        sk_mapi_put(card, "FN", message, SK_MAPI_SUBJECT);
    for (guint i = 0; i < n; i++)
        put_member(card, message, sk_mapi_value(message, LIST_ONE_OFF, i));
}

SkContent *
sk_mapi_card(const SkMapi *message)
{
    g_autoptr(SkContent) card = sk_content_new("VCARD");

    if (sk_mapi_is_class(message, "IPM.Contact"))
        put_person(card, message);
    else if (sk_mapi_is_class(message, "IPM.DistList"))
        put_list(card, message);
    else
        return NULL;
    return g_steal_pointer(&card);
}
