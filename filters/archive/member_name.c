/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes the names of archive members (member_name.h). A name is decoded
 * before anything is looked for in it, because the second byte of ソ, 表 and 能
 * in CP932 is a backslash.
 */
#include <string.h>
#include <sekisho/text.h>
#include <charset/charset.h>
#include <archive/member_name.h>

#define SAMPLE_BYTES_MAX (64u << 10)

static gboolean
is_ascii(const guint8 *bytes, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (bytes[i] >= 0x80)
            return FALSE;
    return TRUE;
}

/* Returns whether the bytes are UTF-8 and cannot be CP932 by chance. Two
 * half-width kana of CP932 look like one UTF-8 character of two bytes, so only
 * a character of three bytes or more is proof. */
static gboolean
is_plainly_utf8(const guint8 *bytes, gsize len)
{
    gboolean three = FALSE;

    for (gsize i = 0; i < len; i++)
        three |= bytes[i] >= 0xe0;
    return three && g_utf8_validate_len((const char *)bytes, len, NULL);
}

static gboolean
decodes_as(const GString *text, const char *charset)
{
    SkDecoded decoded = { 0 };

    g_free(sk_charset_decode(text->str, text->len, charset, &decoded));
    return decoded.undecodable == 0 &&
           g_ascii_strcasecmp(decoded.used, charset) == 0;
}

const char *
sk_member_charset(const SkRawName *names, guint n)
{
    g_autoptr(GString) text = g_string_new(NULL);
    SkDecoded decoded = { 0 };

    for (guint i = 0; i < n && text->len < SAMPLE_BYTES_MAX; i++) {
        const SkRawName *raw = &names[i];

        if (raw->utf8 || is_ascii(raw->bytes, raw->len) ||
            is_plainly_utf8(raw->bytes, raw->len))
            continue;
        g_string_append_len(text, (const char *)raw->bytes, (gssize)raw->len);
        g_string_append_c(text, '\n');
    }
    if (text->len == 0 || g_utf8_validate_len(text->str, text->len, NULL))
        return "utf-8";
    g_free(sk_charset_decode(text->str, text->len, NULL, &decoded));
    /* Names are usually Japanese here. Any other guess needs more text than
     * names have, so it counts only if no other charset fits. */
    if (g_ascii_strcasecmp(decoded.used, "euc-jp") == 0)
        return "euc-jp";
    if (decodes_as(text, "shift_jis"))
        return "shift_jis";
    return decodes_as(text, "euc-jp") ? "euc-jp" : decoded.used;
}

/* Decodes @bytes without normalising them. *@read is set as the field of
 * SkMemberName is. */
static char *
decode(const SkRawName *raw, const char *charset, const char **read)
{
    const char *bytes = (const char *)raw->bytes;
    gboolean valid = g_utf8_validate_len(bytes, raw->len, NULL);

    *read = NULL;
    if (is_ascii(raw->bytes, raw->len))
        return g_strndup(bytes, raw->len);
    if (valid && raw->utf8) {
        *read = "name-utf8-flag";
        return g_strndup(bytes, raw->len);
    }
    if (valid && (is_plainly_utf8(raw->bytes, raw->len) ||
                  strcmp(charset, "utf-8") == 0)) {
        *read = "name-utf8";
        return g_strndup(bytes, raw->len);
    }
    if (strcmp(charset, "shift_jis") == 0)
        *read = "name-cp932";
    else
        *read = strcmp(charset, "euc-jp") == 0 ? "name-euc-jp" : "name-other";
    return sk_charset_decode(bytes, raw->len, charset, NULL);
}

/* Normalises a path: NFC, "/" for "\", no empty parts and no "." part. */
static char *
normalise(const char *name)
{
    g_autofree char *composed = sk_text_normalize(name, G_NORMALIZE_NFC);
    g_autofree char *slashed = g_strdup(composed != NULL ? composed : name);
    g_auto(GStrv) parts = NULL;
    GString *out = g_string_new(NULL);

    g_strdelimit(slashed, "\\", '/');
    parts = g_strsplit(slashed, "/", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        if (*parts[i] == '\0' || strcmp(parts[i], ".") == 0)
            continue;
        if (out->len > 0)
            g_string_append_c(out, '/');
        g_string_append(out, parts[i]);
    }
    return g_string_free(out, FALSE);
}

const char *
sk_member_path_end(const char *path, gsize most)
{
    const char *start = path + strlen(path);
    guint slashes = 0;

    for (gsize n = 0; start > path && n < most; n++, start--)
        if (start[-1] == '/' && ++slashes > SK_MEMBER_FOLDERS_MAX)
            return start;
    if (start == path)
        return path;
    if (start[-1] == '/')
        return start;
    start = strchr(start, '/');
    return start != NULL                ? start + 1
           : strrchr(path, '/') != NULL ? strrchr(path, '/') + 1
                                        : path;
}

/* Shortens one part that is longer than a whole path may be. Its beginning and
 * its end stay, because the end says what the file is. New string. */
static char *
cut_middle(const char *part)
{
    const char *head = part + SK_MEMBER_PATH_MAX / 2;
    const char *tail = part + strlen(part) - SK_MEMBER_PATH_MAX / 4;
    g_autofree char *first = NULL;

    while (((guchar)*head & 0xC0) == 0x80)
        head--;
    while (((guchar)*tail & 0xC0) == 0x80)
        tail++;
    first = g_strndup(part, (gsize)(head - part));
    return g_strconcat(first, "…", tail, NULL);
}

/* Shortens @path (taken) to the bounds. If that changes it, the original moves
 * to *@whole. */
static char *
bounded(char *path, char **whole)
{
    const char *end = sk_member_path_end(path, SK_MEMBER_PATH_MAX);
    char *kept = NULL;

    if (end == path && strlen(path) <= SK_MEMBER_PATH_MAX)
        return path;
    kept = strlen(end) > SK_MEMBER_PATH_MAX ? cut_middle(end) : g_strdup(end);
    g_free(*whole);
    *whole = path;
    return kept;
}

/* Returns whether some reader would write the member outside its own folder. */
static gboolean
leads_outside(const char *decoded)
{
    g_autofree char *slashed = g_strdup(decoded);
    g_auto(GStrv) parts = NULL;

    g_strdelimit(slashed, "\\", '/');
    if (*slashed == '/' || (g_ascii_isalpha(*slashed) && slashed[1] == ':'))
        return TRUE;
    parts = g_strsplit(slashed, "/", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        g_autofree char *part = g_strdup(parts[i]);

        /* Windows drops blanks at the end of a name, so ".. "
         * means ".." there. */
        if (strcmp(g_strchomp(part), "..") == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_litter(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *last = slash != NULL ? slash + 1 : name;

    return g_str_has_prefix(name, "__MACOSX/") ||
           strcmp(name, "__MACOSX") == 0 || strcmp(last, ".DS_Store") == 0 ||
           g_ascii_strcasecmp(last, "Thumbs.db") == 0 ||
           g_ascii_strcasecmp(last, "ehthumbs.db") == 0 ||
           g_ascii_strcasecmp(last, "desktop.ini") == 0;
}

/* Reads the second name of a member. If readers use it, it
 * becomes the first. */
static void
join_other(const SkRawName *raw, SkMemberName *name)
{
    SkRawName field = { .bytes = raw->other,
                        .len = raw->other_len,
                        .utf8 = TRUE };
    g_autofree char *decoded = NULL, *other = NULL, *whole = NULL;
    const char *read;

    if (raw->other == NULL || raw->other_len == 0 ||
        memchr(raw->other, 0, raw->other_len) != NULL)
        return;
    decoded = decode(&field, "utf-8", &read);
    other = bounded(normalise(decoded), &whole);
    name->outside |= leads_outside(decoded);
    if (strcmp(other, name->name) == 0)
        return;
    if (raw->other_counts) {
        name->other = g_steal_pointer(&name->name);
        name->name = g_steal_pointer(&other);
        name->read = "name-unicode-field";
    } else {
        name->other = g_steal_pointer(&other);
    }
}

void
sk_member_name_read(const SkRawName *raw, const char *charset,
                    SkMemberName *name)
{
    g_autofree char *decoded = NULL;

    memset(name, 0, sizeof *name);
    decoded = decode(raw, charset, &name->read);
    name->name = bounded(normalise(decoded), &name->whole);
    name->outside = leads_outside(decoded);
    join_other(raw, name);
    name->silent = is_litter(name->name);
}

void
sk_member_name_clear(SkMemberName *name)
{
    g_clear_pointer(&name->name, g_free);
    g_clear_pointer(&name->whole, g_free);
    g_clear_pointer(&name->other, g_free);
}

char *
sk_member_name_key(const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);
    char *key = sk_text_normalize(folded, G_NORMALIZE_NFC);

    return key != NULL ? key : g_steal_pointer(&folded);
}
