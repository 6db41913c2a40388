/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks calendars (RFC 5545) and contacts (RFC 2426, RFC 6350): content lines,
 * their folds, which component stands in which, and values by their kind. The
 * names that may occur are listed in property_names.c. This defends against
 * what such files fetch or start, and against lines that two programs unfold
 * differently.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/kind/property.h"

#define LINE_BYTES_MAX 75
#define LEVELS_MAX     3
#define DATES_MAX      366 /* RDATEs of a component */

typedef struct {
    SkSpan rest;   /* the physical lines that are not read yet */
    uint8_t *room; /* holds one unfolded line */
    SkSpan line;   /* the current line, unfolded */
    /* the open components; the first stands for none */
    SkComponent open[LEVELS_MAX + 1];
    unsigned depth;
    bool is_fresh; /* the component has no property yet */
    SkComponent wanted;
    bool is_linkless; /* no text may hold a link */
    unsigned n_whole; /* how many outermost components have ended */
    unsigned n_dates; /* the RDATEs since a component began */
} Lines;

/* Takes one physical line without its end. Returns false if there is none. */
static bool
take_physical(Lines *lines, SkSpan *line)
{
    size_t window = sk_length(lines->rest);
    if (window > LINE_BYTES_MAX + 2)
        window = LINE_BYTES_MAX + 2;
    const uint8_t *lf = memchr(lines->rest.p, '\n', window);
    if (lf == NULL || lf - lines->rest.p < 2 || lf[-1] != '\r')
        return false;
    *line = (SkSpan){ lines->rest.p, lf - 1 };
    lines->rest.p = lf + 1;
    return true;
}

/* Reads the next line, undoes its folds and checks its characters. */
static bool
next_line(Lines *lines)
{
    SkSpan physical;
    size_t len = 0;
    if (!take_physical(lines, &physical))
        return false;
    memcpy(lines->room, physical.p, sk_length(physical));
    len = sk_length(physical);
    while (lines->rest.p < lines->rest.end && *lines->rest.p == ' ') {
        if (!take_physical(lines, &physical) || sk_length(physical) < 2 ||
            (physical.p[1] & 0xC0) == 0x80)
            return false;
        memcpy(lines->room + len, physical.p + 1, sk_length(physical) - 1);
        len += sk_length(physical) - 1;
    }
    lines->line = (SkSpan){ lines->room, lines->room + len };
    return sk_text_whole(lines->line, SK_ENDS_NONE) == NULL;
}

/* Takes capital letters, digits and "-". */
static bool
take_name(SkSpan *in, SkSpan *name)
{
    name->p = in->p;
    while (in->p < in->end &&
           ((*in->p >= 'A' && *in->p <= 'Z') ||
            (*in->p >= '0' && *in->p <= '9') || *in->p == '-'))
        in->p++;
    name->end = in->p;
    return name->end > name->p;
}

static bool
take_char(SkSpan *in, char c)
{
    if (in->p == in->end || *in->p != (uint8_t)c)
        return false;
    in->p++;
    return true;
}

/* Takes the value of a parameter: in quotes, or without the characters that end
 * it. */
static bool
take_value(SkSpan *in, SkSpan *value)
{
    bool is_quoted = take_char(in, '"');
    const char *stops = is_quoted ? "\"" : "\";:,";
    value->p = in->p;
    while (in->p < in->end && strchr(stops, *in->p) == NULL)
        in->p++;
    value->end = in->p;
    return !is_quoted || take_char(in, '"');
}

static bool
take_parameters(SkSpan *in, bool is_linkless)
{
    while (take_char(in, ';')) {
        SkSpan name, value;
        if (!take_name(in, &name) || !take_char(in, '='))
            return false;
        do {
            if (!take_value(in, &value) || !sk_parameter(name, value) ||
                (is_linkless && sk_link_in(value) != NULL))
                return false;
        } while (take_char(in, ','));
    }
    return take_char(in, ':');
}

static bool
equals(SkSpan value, const char *word)
{
    return sk_length(value) == strlen(word) &&
           memcmp(value.p, word, sk_length(value)) == 0;
}

/* Checks that everything is escaped which must be; the characters of @bare may
 * stand unescaped. */
static bool
is_text(SkSpan value, const char *bare)
{
    for (; value.p < value.end; value.p++) {
        if ((*value.p == ';' || *value.p == ',') &&
            strchr(bare, *value.p) == NULL)
            return false;
        if (*value.p != '\\')
            continue;
        value.p++;
        if (value.p == value.end || strchr("\\;,nN", *value.p) == NULL)
            return false;
    }
    return true;
}

static bool
is_letter(uint8_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

static bool
is_of(SkSpan value, const char *others)
{
    for (; value.p < value.end; value.p++)
        if (!is_letter(*value.p) && strchr(others, *value.p) == NULL)
            return false;
    return true;
}

static bool
is_address(SkSpan value)
{
    const uint8_t *at = memchr(value.p, '@', sk_length(value));
    return at != NULL && at > value.p && at + 1 < value.end &&
           is_of((SkSpan){ value.p, at }, "._+-") &&
           is_of((SkSpan){ at + 1, value.end }, ".-");
}

static bool
is_mailto(SkSpan value)
{
    SkSpan scheme = { value.p, value.p + strlen("mailto:") };
    if (sk_length(value) < sk_length(scheme) || !equals(scheme, "mailto:"))
        return false;
    return is_address((SkSpan){ scheme.end, value.end });
}

/* Checks times, numbers and words of the standard. Two slashes would begin a
 * host. */
static bool
is_signs(SkSpan value)
{
    for (const uint8_t *p = value.p; p + 1 < value.end; p++)
        if (p[0] == '/' && p[1] == '/')
            return false;
    return is_of(value, "+-:.,;=/");
}

static bool
is_version(SkSpan value, SkComponent of)
{
    return of == SK_IN_CALENDAR ? equals(value, "2.0")
                                : equals(value, "3.0") || equals(value, "4.0");
}

static bool
is_value(SkSpan value, SkValueKind kind, SkComponent in)
{
    switch (kind) {
    case SK_VALUE_TEXT:
        return is_text(value, "");
    case SK_VALUE_LIST:
        return is_text(value, ",");
    case SK_VALUE_FIELDS:
        return is_text(value, ",;");
    case SK_VALUE_SIGNS:
        return is_signs(value);
    case SK_VALUE_RULE:
        return sk_is_bounded_rule(value);
    case SK_VALUE_REPEAT:
        return sk_is_bounded_repeat(value);
    case SK_VALUE_WAIT:
        return sk_is_bounded_wait(value);
    case SK_VALUE_MAILTO:
        return is_mailto(value);
    case SK_VALUE_ADDRESS:
        return is_address(value);
    case SK_VALUE_VERSION:
        return is_version(value, in);
    case SK_VALUE_DISPLAY:
    default:
        return equals(value, "DISPLAY");
    }
}

/* Checks the texts of a value one by one with their escapes undone. */
static bool
is_without_links(SkSpan value, SkValueKind kind)
{
    if (kind == SK_VALUE_MAILTO || kind == SK_VALUE_ADDRESS ||
        sk_length(value) == 0)
        return true;
    uint8_t *text = sk_room(sk_length(value));
    size_t len = 0;
    bool is_clean = true;
    for (const uint8_t *p = value.p; is_clean && p <= value.end; p++) {
        bool parts = p == value.end || *p == ';' || *p == ',';
        if (parts) {
            is_clean = sk_link_in((SkSpan){ text, text + len }) == NULL;
            len = 0;
        } else if (*p == '\\' && p + 1 < value.end) {
            p++;
            text[len++] = *p == 'n' || *p == 'N' ? '\n' : *p;
        } else {
            text[len++] = *p;
        }
    }
    free(text);
    return is_clean;
}

static bool
begin(Lines *lines, SkSpan name)
{
    SkComponent in = lines->open[lines->depth];
    SkComponent is = sk_component(name, in);
    if (is == SK_IN_NOTHING || lines->depth == LEVELS_MAX)
        return false;
    /* Outside every component only the kind of the file may begin, and a
     * calendar must be alone. */
    if (in == SK_IN_NOTHING &&
        (is != lines->wanted || (is == SK_IN_CALENDAR && lines->n_whole > 0)))
        return false;
    if (lines->is_fresh && in == SK_IN_CALENDAR)
        return false; /* The version must come first. */
    lines->open[++lines->depth] = is;
    lines->is_fresh = true;
    lines->n_dates = 0;
    return true;
}

/* Returns whether @value, of an RDATE, leaves its component with no more dates
 * than one may have. */
static bool
has_few_dates(Lines *lines, SkSpan value)
{
    lines->n_dates++;
    for (; value.p < value.end; value.p++)
        lines->n_dates += *value.p == ',';
    return lines->n_dates <= DATES_MAX;
}

static bool
end(Lines *lines, SkSpan name)
{
    if (lines->depth == 0)
        return false;
    SkComponent in = lines->open[lines->depth - 1];
    if (sk_component(name, in) != lines->open[lines->depth] || lines->is_fresh)
        return false;
    lines->depth--;
    lines->n_whole += lines->depth == 0;
    return true;
}

/* In some components the first property says what they are. */
static bool
is_first(SkComponent in, SkValueKind kind)
{
    bool is_head = kind == SK_VALUE_VERSION || kind == SK_VALUE_DISPLAY;
    bool needs_head =
        in == SK_IN_CALENDAR || in == SK_IN_CARD || in == SK_IN_ALARM;
    return is_head || !needs_head;
}

static bool
read_line(Lines *lines)
{
    SkSpan in = lines->line, name;
    if (!take_name(&in, &name))
        return false;
    if (equals(name, "BEGIN"))
        return take_char(&in, ':') && begin(lines, in);
    if (equals(name, "END"))
        return take_char(&in, ':') && end(lines, in);
    SkComponent component = lines->open[lines->depth];
    SkValueKind kind = SK_VALUE_TEXT;
    if (!sk_property(name, component, &kind) ||
        (lines->is_fresh && !is_first(component, kind)) ||
        !take_parameters(&in, lines->is_linkless))
        return false;
    lines->is_fresh = false;
    if (equals(name, "RDATE") && !has_few_dates(lines, in))
        return false;
    return is_value(in, kind, component) &&
           (!lines->is_linkless || is_without_links(in, kind));
}

static const uint8_t *
check_lines(SkSpan file, SkComponent wanted, bool is_linkless)
{
    Lines lines = { .rest = file,
                    .room = sk_room(sk_length(file)),
                    .wanted = wanted,
                    .is_linkless = is_linkless };
    const uint8_t *bad = NULL;
    while (bad == NULL && lines.rest.p < lines.rest.end) {
        const uint8_t *start = lines.rest.p;
        if (!next_line(&lines) || !read_line(&lines))
            bad = start;
    }
    if (bad == NULL && lines.depth > 0)
        bad = file.end;
    free(lines.room);
    return bad;
}

const uint8_t *
sk_plain_calendar(SkSpan file)
{
    return check_lines(file, SK_IN_CALENDAR, false);
}

const uint8_t *
sk_plain_contact(SkSpan file)
{
    return check_lines(file, SK_IN_CARD, false);
}

const uint8_t *
sk_linkless_calendar(SkSpan file)
{
    return check_lines(file, SK_IN_CALENDAR, true);
}

const uint8_t *
sk_linkless_contact(SkSpan file)
{
    return check_lines(file, SK_IN_CARD, true);
}
