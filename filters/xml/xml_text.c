/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads XML strictly and writes what it understood (xml_text.h). It is our own
 * reader, without entities, DTD, files and network, so there is nothing that
 * could be left switched on. It knows no schema. This defends against entities,
 * stylesheets, inclusion, and against files that two readers understand
 * differently. It reads its own output again until nothing changes, and judges
 * that output.
 */
#include <string.h>

#include <sekisho/text.h>
#include <xml/xml_char.h>
#include <xml/xml_reader.h>
#include <xml/xml_text.h>

#define ATTRIBUTES_MAX 64
/* how often the output is read again until it stays the same */
#define XML_ROUNDS_MAX 4

typedef SkXmlName Name;

typedef struct {
    Name name;
    gsize at, len; /* where its value stands in the values of the reader */
} Attribute;

typedef SkXmlReader Xml;

static gboolean
is_same(Name a, Name b)
{
    return a.len == b.len && memcmp(a.name, b.name, a.len) == 0;
}

/* ---- elements ----------------------------------------------------------- */

/* Reads the value of an attribute, normalized as the XML recommendation says
 * and in escaped form. */
static gboolean
take_attribute_value(Xml *xml, Attribute *attribute)
{
    const char quote = *xml->p;
    const char stops[] = { quote, '<', '&', '\t', '\n', '\0' };

    if (quote != '"' && quote != '\'')
        return FALSE;
    xml->p++;
    attribute->at = xml->values->len;
    while (*xml->p != quote) {
        gsize run = strcspn(xml->p, stops);

        if (!sk_xml_write(xml, xml->values, xml->p, run, TRUE))
            return FALSE;
        xml->p += run;
        if (*xml->p == '\0' || *xml->p == '<')
            return FALSE;
        if (*xml->p == '\t' || *xml->p == '\n') {
            g_string_append_c(xml->values, ' ');
            xml->p++;
        } else if (sk_xml_take(xml, "&") &&
                   !sk_xml_put_reference(xml->values, &xml->p, TRUE)) {
            return FALSE;
        }
    }
    xml->p++;
    attribute->len = xml->values->len - attribute->at;
    return TRUE;
}

static gboolean
take_attribute(Xml *xml, Attribute *attribute)
{
    if (!sk_xml_take_name(xml, &attribute->name))
        return FALSE;
    sk_xml_skip_blanks(xml);
    if (!sk_xml_take(xml, "="))
        return FALSE;
    sk_xml_skip_blanks(xml);
    return take_attribute_value(xml, attribute);
}

/* Reads the attributes and the end of a tag. *@closed says whether it ended in
 * "/>". */
static gboolean
take_attributes(Xml *xml, Attribute *seen, guint *n, gboolean *closed)
{
    g_string_truncate(xml->values, 0);
    for (*n = 0;; (*n)++) {
        gboolean parted = sk_xml_skip_blanks(xml);

        *closed = sk_xml_take(xml, "/>");
        if (*closed || sk_xml_take(xml, ">"))
            return TRUE;
        if (!parted || *n == ATTRIBUTES_MAX || !take_attribute(xml, &seen[*n]))
            return FALSE;
        for (guint i = 0; i < *n; i++)
            if (is_same(seen[i].name, seen[*n].name))
                return FALSE;
    }
}

/* Rewrites the links of the text before a tag. It is called at the tag, when no
 * comment can split the text any more. */
static void
finish_text(Xml *xml)
{
    g_autofree char *safe = sk_xml_relink(xml->out->str + xml->text_at,
                                          xml->policy->links, &xml->relinked);

    if (safe == NULL)
        return;
    g_string_truncate(xml->out, xml->text_at);
    g_string_append(xml->out, safe);
}

static void
write_value(Xml *xml, Name name, const char *value, gsize len)
{
    g_autofree char *copy = g_strndup(value, len);
    g_autofree char *safe = NULL;

    if (!sk_xml_is_identifier(name, copy))
        safe = sk_xml_relink(copy, xml->policy->links, &xml->relinked);
    g_string_append(xml->out, safe != NULL ? safe : copy);
}

static void
write_attributes(Xml *xml, const Attribute *attributes, guint n)
{
    for (guint i = 0; i < n; i++) {
        const Attribute *a = &attributes[i];
        const char *value = xml->values->str + a->at;

        if (!sk_xml_scope_attribute(&xml->scope, a->name, value, a->len)) {
            xml->links++;
            continue;
        }
        g_string_append_c(xml->out, ' ');
        g_string_append_len(xml->out, a->name.name, (gssize)a->name.len);
        g_string_append(xml->out, "=\"");
        write_value(xml, a->name, value, a->len);
        g_string_append_c(xml->out, '"');
    }
}

/* Reads on behind "<". */
static gboolean
take_element(Xml *xml)
{
    Attribute attributes[ATTRIBUTES_MAX];
    Name name;
    guint n = 0;
    gboolean closed = FALSE;

    if ((xml->depth == 0 && xml->had_root) || !sk_xml_take_name(xml, &name))
        return FALSE;
    if (xml->depth == SK_XML_DEPTH_MAX)
        return sk_xml_refuse(xml, SK_REASON_UNREADABLE, "depth");
    if (!take_attributes(xml, attributes, &n, &closed))
        return FALSE;
    for (guint i = 0; i < n; i++)
        sk_xml_scope_declare(&xml->scope, attributes[i].name,
                             xml->values->str + attributes[i].at,
                             attributes[i].len, xml->depth);
    sk_xml_scope_element(&xml->scope, name, !xml->had_root,
                         (const char *const *)xml->policy->xml_roots);
    finish_text(xml);
    xml->had_root = TRUE;
    g_string_append_c(xml->out, '<');
    g_string_append_len(xml->out, name.name, (gssize)name.len);
    write_attributes(xml, attributes, n);
    g_string_append(xml->out, closed ? "/>" : ">");
    xml->text_at = xml->out->len;
    if (closed)
        sk_xml_scope_leave(&xml->scope, xml->depth);
    else
        xml->open[xml->depth++] = name;
    return TRUE;
}

/* Reads on behind "</". */
static gboolean
take_end(Xml *xml)
{
    Name name;

    if (xml->depth == 0 || !sk_xml_take_name(xml, &name) ||
        !is_same(name, xml->open[xml->depth - 1]))
        return FALSE;
    sk_xml_skip_blanks(xml);
    xml->depth--;
    sk_xml_scope_leave(&xml->scope, xml->depth);
    finish_text(xml);
    g_string_append(xml->out, "</");
    g_string_append_len(xml->out, name.name, (gssize)name.len);
    g_string_append_c(xml->out, '>');
    xml->text_at = xml->out->len;
    return sk_xml_take(xml, ">");
}

/* Reads on behind "<!": comments are dropped, and CDATA becomes text. */
static gboolean
take_declaration(Xml *xml)
{
    const char *end = NULL;

    if (sk_xml_take(xml, "--"))
        return sk_xml_take_comment(xml);
    if (sk_xml_take(xml, "DOCTYPE"))
        return sk_xml_take_doctype(xml);
    if (xml->depth == 0 || !sk_xml_take(xml, "[CDATA["))
        return FALSE;
    end = strstr(xml->p, "]]>");
    if (end == NULL)
        return FALSE;
    if (!sk_xml_write(xml, xml->out, xml->p, (gsize)(end - xml->p), FALSE))
        return FALSE;
    xml->p = end + 3;
    return TRUE;
}

static gboolean
take_text(Xml *xml)
{
    gsize run = 0;

    if (xml->depth == 0)
        return sk_xml_skip_blanks(xml);
    if (sk_xml_take(xml, "&"))
        return sk_xml_put_reference(xml->out, &xml->p, FALSE);
    if (sk_xml_take(xml, "]]>"))
        return FALSE;
    run = *xml->p == ']' ? 1 : strcspn(xml->p, "<&]");
    if (!sk_xml_write(xml, xml->out, xml->p, run, FALSE))
        return FALSE;
    xml->p += run;
    return run > 0;
}

static gboolean
take_next(Xml *xml)
{
    if (sk_xml_take(xml, "</"))
        return take_end(xml);
    if (sk_xml_take(xml, "<!"))
        return take_declaration(xml);
    if (sk_xml_take(xml, "<?"))
        return sk_xml_take_instruction(xml);
    if (sk_xml_take(xml, "<"))
        return take_element(xml);
    return take_text(xml);
}

/* ---- the file ----------------------------------------------------------- */

static const char head[] = SK_XML_HEAD;

/* Skips the XML declaration. The encoding that it gives is no longer true, and
 * "standalone" means nothing without a DTD. */
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

/* Returns @raw, taking ownership, without what text may not hold, since
 * references can produce that. "%PDF-" is broken as well, because PDF readers
 * look for it in any file. */
static GString *
clean(GString *raw, SkTextCounts *counts)
{
    g_autofree char *text = NULL;
    GString *out = NULL;
    const char *p = NULL;

    g_string_append_c(raw, '\n');
    if (strcasestr(raw->str, "%PDF-") == NULL &&
        sk_text_is_clean(raw->str, raw->len))
        return raw;
    text = sk_text_clean(raw->str, (gssize)raw->len, counts);
    g_string_free(raw, TRUE);
    out = g_string_sized_new(strlen(text) + 16);
    p = text;
    for (const char *at; (at = strchr(p, '%')) != NULL; p = at + 1) {
        g_string_append_len(out, p, at - p);
        g_string_append(out, g_ascii_strncasecmp(at, "%PDF-", 5) == 0 ? "&#37;"
                                                                      : "%");
    }
    g_string_append(out, p);
    return out;
}

/* Returns @text read and written once, or NULL, with the
 * reason in xml->reason. */
static GString *
rewrite_once(Xml *xml, const char *text, SkTextCounts *counts)
{
    const gsize len = strlen(text);
    g_autoptr(GString) out = g_string_sized_new(len + 64);
    g_autoptr(GString) values = g_string_new(NULL);
    gboolean good = FALSE;

    xml->p = text;
    xml->room = SK_XML_ROOM(len);
    xml->out = out;
    xml->values = values;
    xml->depth = xml->scope.n = 0;
    xml->had_root = xml->scope.is_foreign = FALSE;
    g_string_append(out, head);
    xml->text_at = out->len;
    good = take_head(xml);
    while (good && *xml->p != '\0') {
        good = take_next(xml);
        if (sk_part_out_of_time(xml->part))
            good = sk_xml_refuse(xml, SK_REASON_LIMIT_SECONDS, NULL);
    }
    good = good && xml->had_root && xml->depth == 0;
    xml->out = xml->values = NULL;
    return good ? sk_xml_part_starts(clean(g_steal_pointer(&out), counts))
                : NULL;
}

static void
count_all(const Xml *xml, const SkTextCounts *counts)
{
    sk_part_count(xml->part, "markup-comment", xml->comments, NULL);
    sk_part_count(xml->part, "instruction", xml->instructions, NULL);
    sk_part_count(xml->part, "doctype", xml->doctypes, NULL);
    sk_part_count(xml->part, "url", xml->links, NULL);
    sk_part_count(xml->part, "link", xml->relinked, NULL);
    sk_part_count(xml->part, "control", counts->controls, NULL);
    sk_part_count(xml->part, "bidi", counts->bidi, NULL);
    sk_part_count(xml->part, "zero-width", counts->zero_width, NULL);
}

GString *
sk_xml_rewrite(SkPart *part, char *text, const SkPolicy *policy,
               SkXmlResult *result)
{
    SkTextCounts counts = { 0 };
    Xml xml = { .part = part,
                .policy = policy,
                .reason = SK_REASON_UNREADABLE };
    GString *out = rewrite_once(&xml, text, &counts);
    gboolean same = FALSE;

    g_free(text);
    /* The text that was read last is judged: exactly these bytes leave. */
    for (guint i = 1; out != NULL && !same && i < XML_ROUNDS_MAX; i++) {
        GString *again = rewrite_once(&xml, out->str, &counts);

        same = again != NULL && g_string_equal(again, out);
        g_string_free(out, TRUE);
        out = again;
    }
    if (out != NULL && !same) {
        sk_xml_refuse(&xml, SK_REASON_AMBIGUOUS, "unstable");
        g_string_free(g_steal_pointer(&out), TRUE);
    }
    count_all(&xml, &counts);
    *result = (SkXmlResult){
        .reason = out != NULL ? SK_REASON_NONE : xml.reason,
        .why = xml.why,
        .is_data = out != NULL && !xml.scope.is_foreign,
    };
    return out;
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
