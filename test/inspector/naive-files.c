/* SPDX-License-Identifier: Apache-2.0
 *
 * See naive.h: files. Knows each type by the few facts that make it harmless,
 * found by searching, not by reading.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "naive.h"

#define INFLATED_MOST (1u << 24)

static const char *const types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};
static const char *const extensions[] = {
#define SK_X(symbol, name, type, extensions) extensions,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

static bool
has(const char *text, const char *what)
{
    return strcasestr(text, what) != NULL;
}

/* A cell's first sign, by counting quotes. */
static const char *
object_to_cells(const char *text, char separator)
{
    bool quoted = false, first = true;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"') {
            quoted = !quoted;
            first = first && (p == text || p[-1] != '"'); /* a quote's text */
            continue;
        }
        if (first && (*p == '=' || *p == '@'))
            return "a formula";
        if (first && strchr("+-", *p) != NULL &&
            strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ+-") > 1)
            return "a formula with a sign";
        first = !quoted && (*p == separator || *p == '\n');
    }
    return quoted ? "an odd number of quotes" : NULL;
}

/* Lines without their folds that begin with what may not leave. */
static const char *
object_to_properties(const char *text)
{
    static const char *const never[] = {
        "\nATTACH",       "\nURL",         "\nPHOTO",  "\nLOGO",
        "\nSOUND",        "\nKEY",         "\nX-A",    "\nIMAGE",
        "\nACTION:AUDIO", "\nACTION:PROC", "\nSOURCE", "\nACTION:EMAIL",
    };
    char *plain = strdup(text), *to = plain;
    for (const char *p = text; *p != '\0'; p++)
        if (strncmp(p, "\r\n ", 3) == 0)
            p += 2;
        else
            *to++ = *p;
    *to = '\0';
    const char *objection = NULL;
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        if (strstr(plain, never[i]) != NULL)
            objection = "a property that fetches or starts";
    free(plain);
    return objection;
}

static const char *
object_to_brackets(const char *text)
{
    long depth = 0;
    bool quoted = false;
    for (const char *p = text; *p != '\0'; p++) {
        if (quoted && *p == '\\' && p[1] != '\0')
            p++;
        else if (*p == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += (strchr("[{", *p) != NULL) - (strchr("]}", *p) != NULL);
    }
    return depth != 0 || quoted ? "brackets or quotes are open" : NULL;
}

static const char *
object_to_xml(const char *text)
{
    const char *second = strstr(text, "<?");
    if (second == text)
        second = strstr(text + 2, "<?");
    bool quiet = strstr(text, "<!--") == NULL && strstr(text, "CDATA") == NULL;
    if (quiet && (has(text, "<!") || second != NULL || has(text, "<script") ||
                  has(text, "<html")))
        return "XML that is more than data";
    if (strstr(text, "/1999/xhtml") != NULL ||
        strstr(text, "/2000/svg") != NULL ||
        strstr(text, "schemaLocation=") != NULL ||
        strstr(text, "xml:base=") != NULL)
        return "XML that is shown, or looks elsewhere";
    return NULL;
}

static const char *
object_to_name(const char *name, size_t len, unsigned type)
{
    char text[256] = "";
    if (len == 0 || len > 180)
        return "a name's length";
    memcpy(text, name, len);
    const char *dot = strrchr(text, '.');
    if (strpbrk(text, "/\\:*?\"<>|\r\n\t") != NULL || dot == NULL ||
        dot == text || dot[1] == '\0')
        return "a name that is none";
    if (strcasestr(extensions[type], dot + 1) == NULL)
        return "a name of another type";
    if (has(text, ".exe.") || has(text, ".scr.") || text[0] == ' ' ||
        has(text, "  .") || strncasecmp(text, "con.", 4) == 0)
        return "a name that deceives";
    return naive_text("UTF-8", name, len, false);
}

static unsigned
number(const char *p, unsigned n)
{
    unsigned value = 0;
    while (n-- > 0)
        value = value << 8 | (unsigned char)p[n];
    return value;
}

static const char *
object_to_member(const SkInspectOrder *order, const char *name, size_t name_len,
                 const char *data, size_t packed, size_t size, bool deflated)
{
    const char *last = memrchr(name, '/', name_len);
    const char *dot = memrchr(name, '.', name_len);
    unsigned type = 0;
    size_t skip = last != NULL ? (size_t)(last + 1 - name) : 0;
    if (dot == NULL || memmem(name, name_len, "..", 2) == name)
        return "a member's name";
    size_t n = (size_t)(name + name_len - dot - 1);
    bool is_text = (n == 3 && strncasecmp(dot + 1, "log", 3) == 0) ||
                   (n == 2 && strncasecmp(dot + 1, "md", 2) == 0);
    while (!is_text && type < SK_INSPECT_N_TYPES &&
           strncasecmp(extensions[type], dot + 1, n) != 0)
        type++;
    if (type == SK_INSPECT_N_TYPES || type == SK_INSPECT_TYPE_ZIP)
        return "a member of no type";
    const char *objection = object_to_name(name + skip, name_len - skip, type);
    if (objection != NULL || size > INFLATED_MOST)
        return objection;
    uLongf got = size;
    char *bytes = calloc(1, size + 1);
    if (!deflated) {
        memcpy(bytes, data, size);
    } else {
        z_stream stream = { .next_in = (Bytef *)data,
                            .avail_in = (uInt)packed,
                            .next_out = (Bytef *)bytes,
                            .avail_out = (uInt)size + 1 };
        inflateInit2(&stream, -15);
        inflate(&stream, Z_SYNC_FLUSH);
        got = stream.total_out;
        inflateEnd(&stream);
    }
    objection = got != size ? "a member of another size"
                            : naive_file(order, type, bytes, size);
    free(bytes);
    return objection;
}

/* By the local headers alone, one after the other. */
static const char *
object_to_zip(const SkInspectOrder *order, const char *zip, size_t len)
{
    size_t at = 0;
    unsigned members = 0;
    while (at + 30 <= len && memcmp(zip + at, "PK\3\4", 4) == 0) {
        const char *local = zip + at;
        size_t packed = number(local + 18, 4), size = number(local + 22, 4);
        size_t name = number(local + 26, 2);
        if (at + 30 + name + packed > len || number(local + 28, 2) != 0)
            return "a member beyond the zip";
        const char *objection =
            object_to_member(order, local + 30, name, local + 30 + name, packed,
                             size, local[8] == 8);
        if (objection != NULL)
            return objection;
        at += 30 + name + packed;
        members++;
    }
    if (len < 22 || number(zip + len - 12, 2) != members ||
        number(zip + len - 6, 4) != at ||
        memcmp(zip + len - 22, "PK\5\6", 4) != 0)
        return "a zip that ends otherwise";
    return NULL;
}

static const char *
object_to_marks(const char *text)
{
    static const char *const marks[] = { "#!",       "{\\rtf",  "%PDF-",
                                         "ID;P",     "%!PS",    "<html>",
                                         "<script>", "Rar!\x1a" };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (strncasecmp(text, marks[i], strlen(marks[i])) == 0)
            return "a mark that never leaves";
    return NULL;
}

const char *
naive_file(const SkInspectOrder *order, unsigned type, const char *bytes,
           size_t len)
{
    if ((order->types >> type & 1) == 0)
        return "a type that was not named";
    if (len == 0)
        return NULL;
    if (type == SK_INSPECT_TYPE_ZIP)
        return object_to_zip(order, bytes, len);
    if (type == SK_INSPECT_TYPE_MESSAGE) {
        SkInspectOrder inner = *order;
        inner.kind = SK_INSPECT_KIND_MAIL;
        return naive_objection(&inner, (const uint8_t *)bytes, len);
    }
    char *text = strndup(bytes, len);
    bool is_table = type == SK_INSPECT_TYPE_CSV || type == SK_INSPECT_TYPE_TSV;
    size_t bom = is_table && strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    const char *objection = object_to_marks(text + bom);
    if (objection == NULL && type != SK_INSPECT_TYPE_CALENDAR &&
        type != SK_INSPECT_TYPE_CONTACT)
        objection = naive_text("UTF-8", text + bom, len - bom, false);
    if (objection == NULL && is_table)
        objection = object_to_cells(text + bom,
                                    type == SK_INSPECT_TYPE_CSV ? ',' : '\t');
    if (objection == NULL &&
        (type == SK_INSPECT_TYPE_CALENDAR || type == SK_INSPECT_TYPE_CONTACT))
        objection = object_to_properties(text);
    if (objection == NULL && type == SK_INSPECT_TYPE_JSON)
        objection = object_to_brackets(text);
    if (objection == NULL && type == SK_INSPECT_TYPE_XML)
        objection = object_to_xml(text);
    free(text);
    return objection;
}

/* The name in a part's headers, whichever way it is said. */
static size_t
read_name(const char *headers, char *name)
{
    const char *quoted = strstr(headers, "filename=\"");
    size_t n = 0;
    if (quoted != NULL) {
        for (const char *p = quoted + 10; *p != '"' && *p != '\0' && n < 250;)
            name[n++] = *p++;
        return n;
    }
    for (const char *p = headers; (p = strstr(p, "filename*")) != NULL;) {
        p = strchr(p, '=') + 1;
        if (strncmp(p, "utf-8''", 7) == 0)
            p += 7;
        while (*p != ';' && *p != '\r' && *p != '\0' && n < 250) {
            char hex[3] = { p[0] == '%' ? p[1] : '0', p[0] == '%' ? p[2] : '0',
                            '\0' };
            name[n++] = *p == '%' ? (char)strtol(hex, NULL, 16) : *p;
            p += *p == '%' ? 3 : 1;
        }
    }
    return n;
}

static const char *
object_to_part(const SkInspectOrder *order, const char *part, size_t len)
{
    const char *empty = memmem(part, len, "\r\n\r\n", 4);
    char name[256] = "";
    unsigned type = 0;
    if (empty == NULL)
        return "a part without headers";
    char *headers = strndup(part, (size_t)(empty - part));
    const char *said = headers + strlen("Content-Type: ");
    while (type < SK_INSPECT_N_TYPES &&
           strncmp(said, types[type], strlen(types[type])) != 0)
        type++;
    size_t n = read_name(headers, name);
    bool encoded = strstr(headers, "Encoding: base64") != NULL;
    free(headers);
    if (type == SK_INSPECT_N_TYPES)
        return "a part of no type";
    const char *objection = object_to_name(name, n, type);
    const char *body = empty + 4;
    size_t body_len = len - (size_t)(body - part);
    if (objection != NULL || !encoded)
        return objection != NULL ? objection
                                 : naive_file(order, type, body, body_len - 2);
    char *bytes = naive_base64(body, body_len, &n);
    objection = naive_file(order, type, bytes, n);
    free(bytes);
    return objection;
}

const char *
naive_parts(const SkInspectOrder *order, const char *body, size_t len)
{
    if (len < 46 || strncmp(body, "--=_sekisho_", 12) != 0)
        return "no delimiter first";
    char boundary[45] = "";
    memcpy(boundary, body, 44);
    const char *end = body + len, *at = body + 46;
    for (unsigned n = 1;; n++) {
        const char *next = memmem(at, (size_t)(end - at), boundary, 44);
        if (next == NULL)
            return "a part without end";
        const char *objection =
            n > 1 ? object_to_part(order, at, (size_t)(next - at)) : NULL;
        if (objection != NULL)
            return objection;
        if (strncmp(next + 44, "--\r\n", 4) == 0)
            return next + 48 == end && n > 1 ? NULL : "something behind it";
        at = next + 46;
    }
}
