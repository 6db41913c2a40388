/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads address lists with a reader of our own. It understands comments, quoted
 * strings, routes, groups, obsolete forms, raw Japanese names, and local parts
 * with odd dots, such as Japanese carriers gave out ("a..b.@example"). What
 * cannot be written as a plain address keeps its text as a name and gets a
 * fixed placeholder address. This defends against the From tricks of "Weak
 * Links in Authentication Chains": a list is read only once and then written
 * anew.
 */
#include <string.h>
#include "worker/read/address.h"

#define ADDRESSES_MAX 20000 /* more than a header block can hold */

/* One mailbox while it is read. */
typedef struct {
    GString *words;   /* the raw text outside <>: atoms and quoted strings */
    GString *shown;   /* the same text with the comments where they stand */
    GString *angle;   /* what stands inside <> */
    GString *comment; /* the text of the comments */
    gboolean has_angle, quoted;
} Element;

typedef struct {
    const char *p;
    GPtrArray *list;
    SkAddressSeen *seen;
    Element element;
} Reader;

static void
element_reset(Element *element)
{
    g_string_truncate(element->words, 0);
    g_string_truncate(element->shown, 0);
    g_string_truncate(element->angle, 0);
    g_string_truncate(element->comment, 0);
    element->has_angle = FALSE;
    element->quoted = FALSE;
}

static void
add_invalid(Reader *reader, const char *words, const char *address)
{
    g_autofree char *raw = *address != '\0' && *words != '\0'
                               ? g_strdup_printf("%s (%s)", words, address)
                               : g_strdup(*words != '\0' ? words : address);
    g_autofree char *phrase =
        sk_header_decode(raw, strlen(raw), &reader->seen->header);

    reader->seen->bad++;
    if (*phrase == '\0')
        return;
    reader->seen->invalid++;
    SkAddress *lost = sk_address_new(phrase, SK_ADDRESS_INVALID);
    lost->lost = TRUE;
    g_ptr_array_add(reader->list, lost);
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

/* Ends a mailbox without <>, as in "Name user@host": the last word is the
 * address. */
static void
finish_bare(Reader *reader)
{
    char *words = g_strstrip(reader->element.words->str);
    g_autofree char *whole = sk_address_clean(words);
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
    g_autofree char *last = blank != NULL ? sk_address_clean(blank + 1) : NULL;
    if (last == NULL) {
        add_invalid(reader, words, "");
        return;
    }
    *blank = '\0';
    reader->seen->bad++;
    add_mailbox(reader, words, last);
}

/* Ends the mailbox that was read so far and adds it to the list. */
static void
finish_element(Reader *reader)
{
    Element *element = &reader->element;

    if (reader->list->len >= ADDRESSES_MAX) {
        element_reset(element);
        return;
    }
    if (element->has_angle) {
        char *words = g_strstrip(element->words->str);
        g_autofree char *mail = sk_address_clean(element->angle->str);
        if (mail != NULL)
            add_mailbox(reader,
                        *words != '\0' ? g_strstrip(element->shown->str) : "",
                        mail);
        else
            add_invalid(reader, words, g_strstrip(element->angle->str));
    } else {
        finish_bare(reader);
    }
    element_reset(element);
}

/* Reads a comment. @shown is TRUE if people see it among the
 * words around it. */
static void
read_comment(Reader *reader, gboolean shown)
{
    GString *out = reader->element.comment;
    gsize start;
    int depth = 0;

    if (out->len > 0)
        g_string_append_c(out, ' ');
    start = out->len;
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
    if (shown && out->len > start)
        g_string_append_printf(reader->element.shown, "(%s)", out->str + start);
}

/* Reads a quoted string and appends it to @out. The quotes are kept only where
 * an "@" follows, because they may then belong to a local part. */
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

    /* "<a@b> <c@d>" are two mailboxes without a comma. */
    if (element->has_angle)
        finish_element(reader);
    element->has_angle = TRUE;
    reader->p += strspn(reader->p, "<");
    while (*reader->p != '\0' && *reader->p != '>') {
        if (*reader->p == '"')
            read_quoted(reader, element->angle);
        else if (*reader->p == '(')
            read_comment(reader, FALSE);
        else
            g_string_append_c(element->angle, *reader->p++);
    }
    if (*reader->p == '\0')
        reader->seen->bad++;
    reader->p += strspn(reader->p, ">");
}

/* Reads a ":" outside <>: what was read before it is the name of a group,
 * unless it looks like "mailto:". */
static void
read_colon(Reader *reader)
{
    Element *element = &reader->element;

    reader->p++;
    if (element->has_angle || strchr(element->words->str, '@') != NULL ||
        g_ascii_strcasecmp(element->words->str, "mailto") == 0) {
        g_string_append_c(element->words, ':');
        g_string_append_c(element->shown, ':');
        return;
    }
    reader->seen->groups++;
    element_reset(element);
}

/* Appends @c to the shown text; the blanks around a comment or a <…> become
 * one. */
static void
show(Reader *reader, char c)
{
    GString *shown = reader->element.shown;

    if (c != ' ' || (shown->len > 0 && shown->str[shown->len - 1] != ' '))
        g_string_append_c(shown, c);
}

static void
read_one(Reader *reader)
{
    GString *words = reader->element.words;
    gsize n = sk_encoded_word_length(reader->p);

    if (n > 0) {
        g_string_append_len(words, reader->p, (gssize)n);
        g_string_append_len(reader->element.shown, reader->p, (gssize)n);
        reader->p += n;
        return;
    }
    switch (*reader->p) {
    case '"':
        n = words->len;
        read_quoted(reader, words);
        g_string_append(reader->element.shown, words->str + n);
        break;
    case '(':
        read_comment(reader, TRUE);
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
        show(reader, ' ');
        break;
    default:
        show(reader, *reader->p);
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
    reader.element.shown = g_string_new(NULL);
    reader.element.angle = g_string_new(NULL);
    reader.element.comment = g_string_new(NULL);
    while (*reader.p != '\0')
        read_one(&reader);
    finish_element(&reader);
    g_string_free(reader.element.words, TRUE);
    g_string_free(reader.element.shown, TRUE);
    g_string_free(reader.element.angle, TRUE);
    g_string_free(reader.element.comment, TRUE);
    return reader.list;
}
