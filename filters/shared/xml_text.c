/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads XML strictly and writes what it understood (xml_text.h). Our own
 * reader: it knows no entities, no DTD, no files and no network, so there is
 * nothing to turn off. Knows no schema. Stands against entities, stylesheets,
 * inclusion, and against files that two readers take for two.
 */
#include <string.h>

#include <sekisho/text.h>
#include <shared/xml_char.h>
#include <shared/xml_rule.h>
#include <shared/xml_text.h>

#define DEPTH_MAX      128
#define ATTRIBUTES_MAX 64

typedef struct {
    const char *name; /* lent by the text */
    gsize len;
} Name;

typedef struct {
    SkPart *part;
    const char *p;
    GString *out;
    Name open[DEPTH_MAX];
    guint depth;
    guint comments;
    gboolean had_root;
    SkReason reason;
    const char *why;
} Xml;

/* ---- small things ------------------------------------------------------- */

static gboolean
refuse(Xml *xml, SkReason reason, const char *why)
{
    xml->reason = reason;
    xml->why = why;
    return FALSE;
}

static gboolean
take(Xml *xml, const char *word)
{
    gsize len = strlen(word);

    if (strncmp(xml->p, word, len) != 0)
        return FALSE;
    xml->p += len;
    return TRUE;
}

static gboolean
skip_blanks(Xml *xml)
{
    gsize n = strspn(xml->p, " \t\n");

    xml->p += n;
    return n > 0;
}

static gboolean
take_name(Xml *xml, Name *name)
{
    name->name = xml->p;
    while (sk_xml_is_name_char(g_utf8_get_char(xml->p), xml->p == name->name))
        xml->p = g_utf8_next_char(xml->p);
    name->len = (gsize)(xml->p - name->name);
    return name->len > 0;
}

static gboolean
is_same(Name a, Name b)
{
    return a.len == b.len && memcmp(a.name, b.name, a.len) == 0;
}

/* ---- elements ----------------------------------------------------------- */

/* The value of an attribute, as the recommendation normalises it. */
static gboolean
take_attribute_value(Xml *xml)
{
    const char quote = *xml->p;
    const char stops[] = { quote, '<', '&', '\t', '\n', '\0' };

    if (quote != '"' && quote != '\'')
        return FALSE;
    xml->p++;
    g_string_append(xml->out, "=\"");
    while (*xml->p != quote) {
        gsize run = strcspn(xml->p, stops);

        sk_xml_put(xml->out, xml->p, run, TRUE);
        xml->p += run;
        if (*xml->p == '\0' || *xml->p == '<')
            return FALSE;
        if (*xml->p == '\t' || *xml->p == '\n') {
            g_string_append_c(xml->out, ' ');
            xml->p++;
        } else if (take(xml, "&") &&
                   !sk_xml_put_reference(xml->out, &xml->p, TRUE)) {
            return FALSE;
        }
    }
    xml->p++;
    g_string_append_c(xml->out, '"');
    return TRUE;
}

static gboolean
take_attribute(Xml *xml, Name *name)
{
    gsize start = 0;

    if (!take_name(xml, name))
        return FALSE;
    g_string_append_c(xml->out, ' ');
    g_string_append_len(xml->out, name->name, (gssize)name->len);
    skip_blanks(xml);
    if (!take(xml, "="))
        return FALSE;
    skip_blanks(xml);
    start = xml->out->len + strlen("=\"");
    if (!take_attribute_value(xml))
        return FALSE;
    if (name->len >= 5 && strncmp(name->name, "xmlns", 5) == 0) {
        SkReason reason = sk_xml_space_reason(xml->out->str + start);

        if (reason != SK_REASON_NONE)
            return refuse(xml, reason, "namespace");
    }
    return TRUE;
}

/* The attributes and the end of a tag; @closed: it was "/>". */
static gboolean
take_attributes(Xml *xml, gboolean *closed)
{
    Name seen[ATTRIBUTES_MAX];

    for (guint n = 0;; n++) {
        gboolean parted = skip_blanks(xml);

        *closed = take(xml, "/>");
        if (*closed || take(xml, ">"))
            return TRUE;
        if (!parted || n == ATTRIBUTES_MAX || !take_attribute(xml, &seen[n]))
            return FALSE;
        for (guint i = 0; i < n; i++)
            if (is_same(seen[i], seen[n]))
                return FALSE;
    }
}

/* Behind "<". */
static gboolean
take_element(Xml *xml)
{
    Name name;
    gboolean closed = FALSE;
    SkReason reason = SK_REASON_NONE;

    if ((xml->depth == 0 && xml->had_root) || !take_name(xml, &name))
        return FALSE;
    reason = sk_xml_element_reason(name.name, name.len);
    if (reason != SK_REASON_NONE)
        return refuse(xml, reason, "element");
    if (xml->depth == DEPTH_MAX)
        return refuse(xml, SK_REASON_UNREADABLE, "depth");
    xml->had_root = TRUE;
    g_string_append_c(xml->out, '<');
    g_string_append_len(xml->out, name.name, (gssize)name.len);
    if (!take_attributes(xml, &closed))
        return FALSE;
    g_string_append(xml->out, closed ? "/>" : ">");
    if (!closed)
        xml->open[xml->depth++] = name;
    return TRUE;
}

/* Behind "</". */
static gboolean
take_end(Xml *xml)
{
    Name name;

    if (xml->depth == 0 || !take_name(xml, &name) ||
        !is_same(name, xml->open[xml->depth - 1]))
        return FALSE;
    skip_blanks(xml);
    xml->depth--;
    g_string_append(xml->out, "</");
    g_string_append_len(xml->out, name.name, (gssize)name.len);
    g_string_append_c(xml->out, '>');
    return take(xml, ">");
}

/* Behind "<!": comments go, CDATA becomes text. */
static gboolean
take_declaration(Xml *xml)
{
    const char *end = NULL;

    if (take(xml, "--")) {
        end = strstr(xml->p, "--");
        xml->p = end != NULL ? end + 2 : xml->p;
        xml->comments++;
        return end != NULL && take(xml, ">");
    }
    if (take(xml, "DOCTYPE"))
        return refuse(xml, SK_REASON_TYPE_NOT_ALLOWED, "doctype");
    if (xml->depth == 0 || !take(xml, "[CDATA["))
        return FALSE;
    end = strstr(xml->p, "]]>");
    if (end == NULL)
        return FALSE;
    sk_xml_put(xml->out, xml->p, (gsize)(end - xml->p), FALSE);
    xml->p = end + 3;
    return TRUE;
}

/* Behind "<?". */
static gboolean
take_instruction(Xml *xml)
{
    return take(xml, "xml-stylesheet")
               ? refuse(xml, SK_REASON_EXECUTABLE, "stylesheet")
               : refuse(xml, SK_REASON_TYPE_NOT_ALLOWED, "instruction");
}

static gboolean
take_text(Xml *xml)
{
    gsize run = 0;

    if (xml->depth == 0)
        return skip_blanks(xml);
    if (take(xml, "&"))
        return sk_xml_put_reference(xml->out, &xml->p, FALSE);
    if (take(xml, "]]>"))
        return FALSE;
    run = *xml->p == ']' ? 1 : strcspn(xml->p, "<&]");
    sk_xml_put(xml->out, xml->p, run, FALSE);
    xml->p += run;
    return run > 0;
}

static gboolean
take_next(Xml *xml)
{
    if (take(xml, "</"))
        return take_end(xml);
    if (take(xml, "<!"))
        return take_declaration(xml);
    if (take(xml, "<?"))
        return take_instruction(xml);
    if (take(xml, "<"))
        return take_element(xml);
    return take_text(xml);
}

/* ---- the file ----------------------------------------------------------- */

static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/* The encoding it says is no longer true; whether it stands alone says nothing
 * without a DTD. */
static gboolean
take_head(Xml *xml)
{
    const char *end = NULL;

    if (!g_str_has_prefix(xml->p, "<?xml") || !g_ascii_isspace(xml->p[5]))
        return TRUE;
    end = strchr(xml->p, '>');
    if (end == NULL || end[-1] != '?')
        return FALSE;
    xml->p = end + 1;
    return TRUE;
}

/* What cleaning left of it: references can say what text may not hold. Readers
 * of PDF look for their mark in any file. */
static GString *
finish(SkPart *part, GString *raw)
{
    SkTextCounts counts = { 0 };
    g_autofree char *clean = sk_text_clean(raw->str, -1, &counts);
    GString *out = g_string_sized_new(raw->len + 1);

    for (const char *p = clean; *p != '\0'; p++)
        if (*p == '%' && g_ascii_strncasecmp(p, "%PDF-", 5) == 0)
            g_string_append(out, "&#37;");
        else
            g_string_append_c(out, *p);
    sk_part_count(part, "control", counts.controls, NULL);
    sk_part_count(part, "bidi", counts.bidi, NULL);
    sk_part_count(part, "zero-width", counts.zero_width, NULL);
    g_string_append_c(out, '\n');
    return out;
}

GString *
sk_xml_rewrite(SkPart *part, const char *text, SkReason *reason,
               const char **why)
{
    g_autoptr(GString) out = g_string_sized_new(strlen(text) + 64);
    Xml xml = {
        .part = part, .p = text, .out = out, .reason = SK_REASON_UNREADABLE
    };
    gboolean good = take_head(&xml);

    g_string_append(out, head);
    while (good && *xml.p != '\0') {
        good = take_next(&xml);
        if (sk_part_out_of_time(part))
            good = refuse(&xml, SK_REASON_LIMIT_SECONDS, NULL);
    }
    sk_part_count(part, "comment", xml.comments, NULL);
    *reason = xml.reason;
    *why = xml.why;
    return good && xml.had_root && xml.depth == 0 ? finish(part, out) : NULL;
}

char *
sk_xml_encoding(const char *bytes, gsize len)
{
    g_autofree char *line = g_strndup(bytes, MIN(len, 200));
    char *end = strchr(line, '>'), *at = NULL;

    if (!g_str_has_prefix(line, "<?xml") || end == NULL)
        return NULL;
    *end = '\0';
    at = strstr(line, "encoding");
    if (at == NULL)
        return NULL;
    at += strlen("encoding");
    at += strspn(at, " \t\r\n=");
    if (*at != '"' && *at != '\'')
        return NULL;
    end = strchr(at + 1, *at);
    return end != NULL ? g_strndup(at + 1, (gsize)(end - at - 1)) : NULL;
}
