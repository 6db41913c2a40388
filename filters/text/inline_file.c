/* SPDX-License-Identifier: Apache-2.0
 *
 * Takes embedded files out of text: many mail programs turn a uuencoded block
 * anywhere in a text into a clickable attachment that no filter has seen. A
 * block counts only if lines of its own alphabet follow its head; a sentence
 * that starts with "begin" stays. The content is not decoded but removed.
 */
#include <string.h>

#include <text/inline_file.h>

#define MARK        "INLINE0FILE"
#define BINHEX_HEAD "(This file must be converted with BinHex"
/* clang-format off */
#define BINHEX_ALPHABET "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`" \
                        "abcdefhijklmpqr"
#define BASE64_ALPHABET "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" \
                        "0123456789+/="
/* clang-format on */

typedef struct {
    const char *start;
    gsize len;        /* without the line end */
    const char *next; /* points behind the line end */
} Line;

static Line
line_at(const char *p, const char *end)
{
    const char *feed = memchr(p, '\n', (gsize)(end - p));
    Line line = { .start = p, .next = feed != NULL ? feed + 1 : end };
    line.len = (gsize)((feed != NULL ? feed : end) - p);
    if (line.len > 0 && p[line.len - 1] == '\r')
        line.len--;
    return line;
}

static gboolean
begins(const Line *line, const char *text)
{
    gsize len = strlen(text);
    return line->len >= len && memcmp(line->start, text, len) == 0;
}

static gboolean
is_word(const Line *line, const char *text)
{
    return line->len == strlen(text) && begins(line, text);
}

static gboolean
is_of(const char *p, gsize len, const char *alphabet)
{
    for (gsize i = 0; i < len; i++)
        if (p[i] == '\0' || strchr(alphabet, p[i]) == NULL)
            return FALSE;
    return TRUE;
}

/* Returns whether @line is a line of uuencode: a length character and as many
 * characters as it announces. Blanks at the end may have been lost on the way,
 * and a checksum may follow. */
static gboolean
is_uu_data(const Line *line)
{
    if (line->len < 2 || *line->start <= 0x20 || *line->start > 0x60)
        return FALSE;
    for (gsize i = 1; i < line->len; i++)
        if (line->start[i] < 0x20 || line->start[i] > 0x60)
            return FALSE;
    gsize count = ((guint)*line->start - 0x20) & 0x3F;
    gsize need = (count + 2) / 3 * 4, has = line->len - 1;
    return count > 0 && has <= need + 2 && has + 4 >= need;
}

/* Returns where the name stands in "begin 644 name", or NULL if the line is no
 * such head. It is as tolerant as the most tolerant reader: any case, any mode,
 * a sign before it (strtol() accepts one), blanks and TABs, no name. */
static const char *
uu_name(const Line *line, const char *head)
{
    gsize len = strlen(head);
    const char *p = line->start + len, *end = line->start + line->len;
    if (line->len <= len || g_ascii_strncasecmp(line->start, head, len) != 0)
        return NULL;
    const char *blank = p;
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    const char *sign = p;
    while (p < end && (*p == '+' || *p == '-'))
        p++;
    const char *mode = p;
    while (p < end && g_ascii_isdigit(*p))
        p++;
    if (sign == blank || p == mode || (p < end && *p != ' ' && *p != '\t'))
        return NULL;
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

/* Returns the end of the lines from @p on that are data, including the closing
 * word, or @p itself if there is no data. Single empty lines in between are
 * skipped. */
static const char *
data_end(const char *p, const char *end, gboolean base64)
{
    const char *done = p, *empty = NULL;
    while (p < end) {
        Line line = line_at(p, end);
        if (is_word(&line, base64 ? "====" : "end"))
            return line.next;
        gboolean data = base64 ? line.len > 0 && is_of(line.start, line.len,
                                                       BASE64_ALPHABET)
                               : is_uu_data(&line);
        gboolean zero = !base64 && (is_word(&line, "`") || is_word(&line, " "));
        if (data || zero)
            done = line.next;
        else if (line.len == 0 && empty != p)
            empty = line.next; /* A second empty line in a row ends the data. */
        else
            return done;
        p = line.next;
    }
    return done;
}

/* Returns the end of a yEnc block. One without its =yend was cut off and ends
 * at the next empty line. *@no_end is where a search has already found that no
 * =yend follows, so that the text is searched only once. */
static const char *
yenc_end(const char *p, const char *end, const char **no_end)
{
    const char *cut = NULL;
    gboolean hopeless = *no_end != NULL && p >= *no_end;
    while (p < end && !(hopeless && cut != NULL)) {
        Line line = line_at(p, end);
        if (begins(&line, "=yend"))
            return line.next;
        if (line.len == 0 && cut == NULL)
            cut = p;
        p = line.next;
    }
    if (*no_end == NULL)
        *no_end = cut != NULL ? cut : end;
    return cut != NULL ? cut : end;
}

static const char *
yenc_name(const Line *line)
{
    if (!begins(line, "=ybegin ") ||
        memmem(line->start, line->len, " line=", 6) == NULL)
        return NULL;
    const char *name = memmem(line->start, line->len, " name=", 6);
    const char *end = line->start + line->len;
    return name != NULL && name + 6 < end ? name + 6 : NULL;
}

/* Returns the end of BinHex data, which begins and ends with ":". */
static const char *
binhex_end(const char *p, const char *end)
{
    const char *start = p;
    Line line = line_at(p, end);
    while (p < end && line.len == 0) {
        p = line.next;
        line = line_at(p, end);
    }
    if (p >= end || line.len < 2 || *line.start != ':')
        return start;
    const char *done = start;
    for (gsize skip = 1; p < end; skip = 0) {
        line = line_at(p, end);
        gboolean last = line.len > skip && line.start[line.len - 1] == ':';
        if (line.len <= skip ||
            !is_of(line.start + skip, line.len - skip - last, BINHEX_ALPHABET))
            break;
        p = done = line.next;
        if (last)
            break;
    }
    return done;
}

/* Returns what follows the file that begins with the line at @line, with its
 * name in *@name, or NULL if no file begins there. */
static const char *
file_at(const Line *line, const char *end, const char **no_yend, char **name)
{
    const char *uu = uu_name(line, "begin");
    const char *base64 = uu_name(line, "begin-base64");
    const char *y = yenc_name(line), *shown = NULL, *after = line->next;
    if (uu != NULL || base64 != NULL) {
        shown = uu != NULL ? uu : base64;
        after = data_end(line->next, end, base64 != NULL);
    } else if (y != NULL) {
        shown = y;
        after = yenc_end(line->next, end, no_yend);
    } else if (begins(line, BINHEX_HEAD)) {
        after = binhex_end(line->next, end);
        *name = after > line->next ? g_strdup("BinHex") : NULL;
    }
    if (after == line->next)
        return NULL;
    if (shown != NULL)
        *name = g_strndup(shown, (gsize)(line->start + line->len - shown));
    return after;
}

static void
free_file(gpointer data)
{
    SkInlineFile *file = data;

    g_free(file->name);
    g_free(file);
}

GPtrArray *
sk_inline_files_new(void)
{
    return g_ptr_array_new_with_free_func(free_file);
}

/* Takes ownership of @name. */
static void
add_file(GPtrArray *files, char *name, gsize bytes)
{
    SkInlineFile *file = g_new0(SkInlineFile, 1);

    file->name = name;
    file->bytes = bytes;
    g_ptr_array_add(files, file);
}

char *
sk_inline_file_mark(const char *bytes, gsize len)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    const char *p = bytes, *end = bytes + len;
    while ((p = memmem(p, (gsize)(end - p), MARK, strlen(MARK))) != NULL) {
        guint number = 0;
        p += strlen(MARK);
        for (guint i = 0; i < 8 && p < end && g_ascii_isdigit(*p); i++)
            number = number * 10 + (guint)(*p++ - '0');
        g_hash_table_add(taken, GUINT_TO_POINTER(number + 1));
    }
    guint number = 0;
    while (g_hash_table_contains(taken, GUINT_TO_POINTER(number + 1)))
        number++;
    return g_strdup_printf(MARK "%uX", number);
}

GString *
sk_inline_file_cut(const char *bytes, gsize len, const char *mark,
                   GPtrArray *files)
{
    const char *end = bytes + len, *kept = bytes, *no_yend = NULL;
    GString *out = NULL;
    for (const char *p = bytes; p < end;) {
        Line line = line_at(p, end);
        char *name = NULL;
        gboolean head = *p == 'b' || *p == 'B' || *p == '=' || *p == '(';
        const char *after = head ? file_at(&line, end, &no_yend, &name) : NULL;
        if (after != NULL) {
            out = out != NULL ? out : g_string_sized_new(len);
            g_string_append_len(out, kept, p - kept);
            g_string_append_printf(out, "%s%u%s\n", mark, files->len, mark);
            add_file(files, name, (gsize)(after - p));
            kept = after;
        }
        p = after != NULL ? after : line.next;
    }
    if (out != NULL)
        g_string_append_len(out, kept, end - kept);
    return out;
}
