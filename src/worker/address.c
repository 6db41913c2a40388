/* SPDX-License-Identifier: Apache-2.0
 *
 * A reader of address lists that is our own: comments, quoted strings, routes,
 * groups, obsolete forms, raw Japanese names, local parts with odd dots as
 * Japanese carriers gave out ("a..b.@example"). What cannot be written as a
 * plain address keeps its text as a name and gets a fixed placeholder. Stands
 * against From tricks of "Weak Links in Authentication Chains": one list, read
 * once, written anew.
 */
#include <string.h>
#include "worker/address.h"

#define MAX_ADDRESSES 2000
#define MAX_LOCAL     128
#define MAX_DOMAIN    255

/* One mailbox being read. */
typedef struct {
    GString *words;   /* raw text outside <>: atoms, quoted strings */
    GString *angle;   /* what stood in <> */
    GString *comment; /* text of comments */
    gboolean has_angle, quoted;
} Element;

typedef struct {
    const char *p;
    GPtrArray *list;
    SkAddressSeen *seen;
    Element element;
} Reader;

SkAddress *
sk_address_new(const char *phrase, const char *mail)
{
    SkAddress *address = g_new0(SkAddress, 1);

    address->phrase = g_strdup(phrase);
    address->mail = g_strdup(mail);
    return address;
}

void
sk_address_free(gpointer data)
{
    SkAddress *address = data;

    g_free(address->phrase);
    g_free(address->mail);
    g_free(address);
}

char *
sk_address_text(const SkAddress *address)
{
    if (address->phrase == NULL)
        return g_strdup(address->mail);
    if (strcmp(address->mail, SK_ADDRESS_INVALID) == 0)
        return g_strdup(address->phrase);
    return g_strdup_printf("%s <%s>", address->phrase, address->mail);
}

static gboolean
is_atext(char c)
{
    return g_ascii_isalnum(c) ||
           (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* A local part that can be written: atoms with dots anywhere, or quoted. */
static char *
clean_local(const char *local, gsize len)
{
    gboolean plain = len > 0, quotable = FALSE;
    g_autofree char *text = g_strndup(local, len);

    if (len >= 2 && text[0] == '"' && text[len - 1] == '"') {
        memmove(text, text + 1, len - 2);
        text[len - 2] = '\0';
        plain = quotable = len > 2;
    }
    for (const char *p = text; *p != '\0'; p++) {
        plain = plain && (is_atext(*p) || *p == '.');
        quotable =
            quotable && g_ascii_isgraph(*p) && strchr("\"\\<>", *p) == NULL;
    }
    if (strlen(text) > MAX_LOCAL || (!plain && !quotable))
        return NULL;
    return plain ? g_steal_pointer(&text) : g_strdup_printf("\"%s\"", text);
}

static char *
clean_domain(const char *domain)
{
    g_autofree char *ascii = g_hostname_to_ascii(domain);
    gsize len = ascii != NULL ? strlen(ascii) : 0;

    if (len > 0 && ascii[len - 1] == '.')
        ascii[--len] = '\0';
    if (len == 0 || len > MAX_DOMAIN || ascii[0] == '.')
        return NULL;
    if (ascii[0] == '[' && len > 2 && ascii[len - 1] == ']') {
        if (strspn(ascii + 1, "0123456789abcdefABCDEFIPv.:") == len - 2)
            return g_steal_pointer(&ascii);
        return NULL;
    }
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(ascii[i]) && strchr("-_.", ascii[i]) == NULL)
            return NULL;
    return strstr(ascii, "..") != NULL ? NULL : g_steal_pointer(&ascii);
}

/* Blanks around "@" and "." are obsolete, yet were legal. */
static char *
drop_blanks(const char *text)
{
    GString *out = g_string_new(NULL);
    gboolean quoted = FALSE;

    for (; *text != '\0'; text++) {
        if (*text == '"')
            quoted = !quoted;
        if (quoted || (*text != ' ' && *text != '\t'))
            g_string_append_c(out, *text);
    }
    return g_string_free(out, FALSE);
}

/* @text as local@domain, or NULL. */
static char *
clean_mail(const char *text)
{
    g_autofree char *mail = drop_blanks(text);
    const char *start = mail;
    const char *at;

    if (*start == '@' && strchr(start, ':') != NULL) /* a route */
        start = strchr(start, ':') + 1;
    if (g_ascii_strncasecmp(start, "mailto:", 7) == 0)
        start += 7;
    at = strrchr(start, '@');
    if (at == NULL)
        return NULL;
    g_autofree char *local = clean_local(start, (gsize)(at - start));
    g_autofree char *domain = clean_domain(at + 1);
    if (local == NULL || domain == NULL)
        return NULL;
    return g_strdup_printf("%s@%s", local, domain);
}

static void
element_reset(Element *element)
{
    g_string_truncate(element->words, 0);
    g_string_truncate(element->angle, 0);
    g_string_truncate(element->comment, 0);
    element->has_angle = FALSE;
    element->quoted = FALSE;
}

static void
add_invalid(Reader *reader, const char *words, const char *address)
{
    g_autofree char *raw = *address != '\0' && *words != '\0'
                               ? g_strdup_printf("%s %s", words, address)
                               : g_strdup(*words != '\0' ? words : address);
    g_autofree char *phrase =
        sk_header_decode(raw, strlen(raw), &reader->seen->header);

    reader->seen->bad++;
    if (*phrase == '\0')
        return;
    reader->seen->invalid++;
    g_ptr_array_add(reader->list, sk_address_new(phrase, SK_ADDRESS_INVALID));
}

static void
add_mailbox(Reader *reader, const char *words, const char *mail)
{
    const Element *element = &reader->element;
    const char *raw = *words != '\0' ? words : element->comment->str;
    g_autofree char *phrase =
        sk_header_decode(raw, strlen(raw), &reader->seen->header);

    g_ptr_array_add(reader->list,
                    sk_address_new(*phrase != '\0' ? phrase : NULL, mail));
}

/* "Name user@host" without <>: the last word is the address. */
static void
finish_bare(Reader *reader)
{
    char *words = g_strstrip(reader->element.words->str);
    g_autofree char *whole = clean_mail(words);
    const char *at = strrchr(words, '@');
    char *blank = strrchr(words, ' ');

    if (*words == '\0' && reader->element.comment->len == 0)
        return;
    if (at != NULL && whole != NULL &&
        (blank == NULL || blank > at || at[-1] == ' ' ||
         strchr(words, '"') == words)) {
        add_mailbox(reader, "", whole);
        return;
    }
    g_autofree char *last = blank != NULL ? clean_mail(blank + 1) : NULL;
    if (last == NULL) {
        add_invalid(reader, words, "");
        return;
    }
    *blank = '\0';
    reader->seen->bad++;
    add_mailbox(reader, words, last);
}

/* The mailbox that ends here. */
static void
finish_element(Reader *reader)
{
    Element *element = &reader->element;

    if (reader->list->len >= MAX_ADDRESSES) {
        element_reset(element);
        return;
    }
    if (element->has_angle) {
        char *words = g_strstrip(element->words->str);
        g_autofree char *mail = clean_mail(element->angle->str);
        if (mail != NULL)
            add_mailbox(reader, words, mail);
        else
            add_invalid(reader, words, g_strstrip(element->angle->str));
    } else {
        finish_bare(reader);
    }
    element_reset(element);
}

static void
read_comment(Reader *reader)
{
    GString *out = reader->element.comment;
    int depth = 0;

    if (out->len > 0)
        g_string_append_c(out, ' ');
    for (; *reader->p != '\0'; reader->p++) {
        char c = *reader->p;
        if (c == '\\' && reader->p[1] != '\0') {
            g_string_append_c(out, *++reader->p);
            continue;
        }
        if (c == '(' && depth++ == 0)
            continue;
        if (c == ')' && --depth == 0)
            break;
        g_string_append_c(out, c);
    }
    if (*reader->p == ')')
        reader->p++;
    else
        reader->seen->bad++;
}

/* A quoted string onto @out; the quotes stay only where they may belong to a
 * local part (no name was read yet and "@" follows). */
static void
read_quoted(Reader *reader, GString *out)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const char *p = reader->p + 1;

    for (; *p != '\0' && *p != '"'; p++) {
        if (*p == '\\' && p[1] != '\0')
            p++;
        g_string_append_c(text, *p);
    }
    if (*p == '"')
        p++;
    else
        reader->seen->bad++;
    if (p[strspn(p, " \t")] == '@')
        g_string_append_printf(out, "\"%s\"", text->str);
    else
        g_string_append(out, text->str);
    reader->element.quoted = TRUE;
    reader->p = p;
}

static void
read_angle(Reader *reader)
{
    Element *element = &reader->element;

    if (element->has_angle) /* "<a@b> <c@d>": two without a comma */
        finish_element(reader);
    element->has_angle = TRUE;
    reader->p += strspn(reader->p, "<");
    while (*reader->p != '\0' && *reader->p != '>') {
        if (*reader->p == '"')
            read_quoted(reader, element->angle);
        else if (*reader->p == '(')
            read_comment(reader);
        else
            g_string_append_c(element->angle, *reader->p++);
    }
    if (*reader->p == '\0')
        reader->seen->bad++;
    reader->p += strspn(reader->p, ">");
}

/* ":" outside <>: what was read is a group's name, unless it looks like
 * "mailto:". */
static void
read_colon(Reader *reader)
{
    Element *element = &reader->element;

    reader->p++;
    if (element->has_angle || strchr(element->words->str, '@') != NULL ||
        g_ascii_strcasecmp(element->words->str, "mailto") == 0) {
        g_string_append_c(element->words, ':');
        return;
    }
    reader->seen->groups++;
    element_reset(element);
}

static void
read_one(Reader *reader)
{
    GString *words = reader->element.words;
    gsize n = sk_encoded_word_length(reader->p);

    if (n > 0) {
        g_string_append_len(words, reader->p, (gssize)n);
        reader->p += n;
        return;
    }
    switch (*reader->p) {
    case '"':
        read_quoted(reader, words);
        break;
    case '(':
        read_comment(reader);
        break;
    case '<':
        read_angle(reader);
        break;
    case ':':
        read_colon(reader);
        break;
    case ',':
    case ';':
        reader->p++;
        finish_element(reader);
        break;
    case '\t':
        reader->p++;
        g_string_append_c(words, ' ');
        break;
    default:
        g_string_append_c(words, *reader->p++);
        break;
    }
}

GPtrArray *
sk_address_list_parse(const char *raw, gsize len, SkAddressSeen *seen)
{
    g_autofree char *unfolded = sk_header_unfold(raw, len);
    g_autofree char *text = sk_header_raw_to_utf8(unfolded, &seen->header);
    Reader reader = { .p = text, .seen = seen };

    reader.list = g_ptr_array_new_with_free_func(sk_address_free);
    reader.element.words = g_string_new(NULL);
    reader.element.angle = g_string_new(NULL);
    reader.element.comment = g_string_new(NULL);
    while (*reader.p != '\0')
        read_one(&reader);
    finish_element(&reader);
    g_string_free(reader.element.words, TRUE);
    g_string_free(reader.element.angle, TRUE);
    g_string_free(reader.element.comment, TRUE);
    return reader.list;
}
