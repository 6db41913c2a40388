/* SPDX-License-Identifier: Apache-2.0
 *
 * Splits policy files into words and writes them into one text for the parser:
 * comments gone, includes in place, every word on a line whose origin is
 * known. It does not judge the grammar beyond quotes and brackets, where its
 * messages are better than the parser's.
 *
 * Closing brackets and separators join the line of the word before them: the
 * parser looks one word ahead before it notes the line of a value, and would
 * else name the line after it. A comma before a closing bracket is dropped, so
 * that a list may end in one and included pieces fit together.
 */
#include "core/policy-lex.h"

#include <string.h>

#define DEEPEST_INCLUDE 8
#define DEEPEST_BRACKET 32

typedef struct {
    SkPolicySource *source;
    SkProblems *problems;
    GString *brackets;         /* open ones, as characters */
    GPtrArray *bracket_origin; /* of char*: where each was opened */
    char *origin;              /* of the line of text being written */
    gboolean comma;            /* seen, not yet written */
    GPtrArray *open;           /* of File: each included by the one before */
} Lexer;

typedef struct {
    char *name; /* shown */
    char *bytes;
    const char *at, *end;
    guint line;
    char *origin; /* "name:line" */
} File;

static void
file_free(gpointer data)
{
    File *file = data;

    g_free(file->name);
    g_free(file->bytes);
    g_free(file->origin);
    g_free(file);
}

static void
set_line(File *file, guint line)
{
    file->line = line;
    g_free(file->origin);
    file->origin = g_strdup_printf("%s:%u", file->name, line);
}

/* Writes one word. @joins: it belongs to the line of the word before it. */
static void
put(Lexer *lexer, const char *origin, const char *word, gsize len,
    gboolean joins)
{
    GString *text = lexer->source->text;

    if (lexer->comma) {
        lexer->comma = FALSE;
        if (*word != ')' && *word != ']')
            g_string_append_c(text, ',');
    }
    if (lexer->origin == NULL ||
        (!joins && strcmp(lexer->origin, origin) != 0)) {
        if (lexer->origin != NULL)
            g_string_append_c(text, '\n');
        g_free(lexer->origin);
        lexer->origin = g_strdup(origin);
        g_ptr_array_add(lexer->source->lines, g_strdup(origin));
    } else {
        g_string_append_c(text, ' ');
    }
    g_string_append_len(text, word, (gssize)len);
}

static char
other_half(char bracket)
{
    switch (bracket) {
    case '(':
        return ')';
    case '[':
        return ']';
    default:
        return '}';
    }
}

static void
open_bracket(Lexer *lexer, const File *file)
{
    if (lexer->brackets->len == DEEPEST_BRACKET)
        sk_problems_add(lexer->problems, file->origin,
                        "brackets are nested deeper than %d", DEEPEST_BRACKET);
    g_string_append_c(lexer->brackets, *file->at);
    g_ptr_array_add(lexer->bracket_origin, g_strdup(file->origin));
}

static void
close_bracket(Lexer *lexer, const File *file)
{
    gsize n = lexer->brackets->len;
    char opened;

    if (n == 0) {
        sk_problems_add(lexer->problems, file->origin,
                        "this \"%c\" closes nothing", *file->at);
        return;
    }
    opened = lexer->brackets->str[n - 1];
    if (other_half(opened) != *file->at)
        sk_problems_add(
            lexer->problems, file->origin,
            "this \"%c\" stands where \"%c\" should close the \"%c\" of %s",
            *file->at, other_half(opened), opened,
            (char *)g_ptr_array_index(lexer->bracket_origin, n - 1));
    g_string_truncate(lexer->brackets, n - 1);
    g_ptr_array_set_size(lexer->bracket_origin, (gint)(n - 1));
}

static void
take_mark(Lexer *lexer, File *file)
{
    char c = *file->at;
    gboolean joins = strchr(")]};=:", c) != NULL;

    if (strchr("([{", c) != NULL)
        open_bracket(lexer, file);
    if (strchr(")]}", c) != NULL)
        close_bracket(lexer, file);
    if (c == ',' && !lexer->comma)
        lexer->comma = TRUE;
    else
        put(lexer, file->origin, file->at, 1, joins);
    file->at++;
}

/* The end of the quoted text that begins at file->at, past its last quote;
 * NULL after reporting why there is none. */
static const char *
quoted_end(const Lexer *lexer, const File *file)
{
    const char *at = file->at + 1;

    while (at < file->end && *at != '"' && *at != '\n') {
        if (*at == '\\') {
            at++;
            if (at == file->end || (*at != '"' && *at != '\\')) {
                sk_problems_add(lexer->problems, file->origin,
                                "after \\ only \\ or \" may stand");
                return NULL;
            }
        }
        at++;
    }
    if (at < file->end && *at == '"')
        return at + 1;
    sk_problems_add(lexer->problems, file->origin,
                    "the text that begins here has no closing quote (\") "
                    "on its line");
    return NULL;
}

static void
skip_line(File *file)
{
    const char *end = memchr(file->at, '\n', (gsize)(file->end - file->at));

    file->at = end != NULL ? end : file->end;
}

/* A comment begins here: skips it and says so. */
static gboolean
skip_comment(Lexer *lexer, File *file)
{
    gsize left = (gsize)(file->end - file->at);
    const char *end;

    if (*file->at == '#' || (left > 1 && memcmp(file->at, "//", 2) == 0)) {
        skip_line(file);
        return TRUE;
    }
    if (left < 2 || memcmp(file->at, "/*", 2) != 0)
        return FALSE;
    end = g_strstr_len(file->at + 2, (gssize)left - 2, "*/");
    if (end == NULL) {
        sk_problems_add(lexer->problems, file->origin,
                        "the comment that begins here is never closed (*/)");
        file->at = file->end;
        return TRUE;
    }
    for (; file->at < end + 2; file->at++)
        if (*file->at == '\n')
            set_line(file, file->line + 1);
    return TRUE;
}

/* FALSE, with the line, when the bytes are no text a person can read. */
static gboolean
is_text(const Lexer *lexer, File *file)
{
    const char *bad = NULL;
    gboolean utf8 =
        g_utf8_validate_len(file->at, (gsize)(file->end - file->at), &bad);

    for (const char *at = file->at; at < bad; at++) {
        if (*at == '\n')
            set_line(file, file->line + 1);
        if ((guchar)*at < 0x20 && strchr("\t\r\n", *at) == NULL) {
            sk_problems_add(lexer->problems, file->origin,
                            "a control character (0x%02x) stands here",
                            (guchar)*at);
            return FALSE;
        }
    }
    if (!utf8)
        sk_problems_add(lexer->problems, file->origin,
                        "this line is not UTF-8; save the file as UTF-8 "
                        "(UTF-8 で保存してください)");
    set_line(file, 1);
    return utf8;
}

/* Begins reading @bytes (taken) as the file shown as @name. */
static void
open_file(Lexer *lexer, const char *name, char *bytes, gsize len)
{
    File *file = g_new0(File, 1);

    file->name = g_strdup(name);
    file->bytes = bytes;
    file->at = bytes;
    file->end = bytes + len;
    set_line(file, 1);
    /* Windows editors put a byte order mark first */
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        file->at += 3;
    if (is_text(lexer, file))
        g_ptr_array_add(lexer->open, file);
    else
        file_free(file);
}

static void
include(Lexer *lexer, const File *file, const char *said)
{
    g_autofree char *path =
        sk_policy_source_resolve(lexer->source, file->origin, said);
    g_autofree char *why = NULL;
    char *bytes;
    gsize len = 0;

    if (lexer->open->len > DEEPEST_INCLUDE) {
        sk_problems_add(lexer->problems, file->origin,
                        "@include \"%s\": includes are nested deeper than %d "
                        "(does a file include itself?)",
                        said, DEEPEST_INCLUDE);
        return;
    }
    bytes = sk_policy_source_load(lexer->source, path, &len, &why);
    if (bytes == NULL) {
        sk_problems_add(lexer->problems, file->origin, "@include \"%s\": %s",
                        said, why);
        return;
    }
    open_file(
        lexer,
        g_ptr_array_index(lexer->source->files, lexer->source->files->len - 1),
        bytes, len);
}

static void
take_include(Lexer *lexer, File *file)
{
    gsize word = strlen("@include");
    g_autofree char *said = NULL;
    const char *end = NULL;

    if ((gsize)(file->end - file->at) > word &&
        memcmp(file->at, "@include", word) == 0) {
        file->at += word;
        while (file->at < file->end && (*file->at == ' ' || *file->at == '\t'))
            file->at++;
        if (file->at < file->end && *file->at == '"')
            end = quoted_end(lexer, file);
    }
    if (end == NULL) {
        sk_problems_add(lexer->problems, file->origin,
                        "here only @include \"file name\" may stand");
        skip_line(file);
        return;
    }
    said = g_strndup(file->at + 1, (gsize)(end - file->at) - 2);
    file->at = end;
    include(lexer, file, said);
}

static void
take_word(Lexer *lexer, File *file)
{
    const char *start = file->at;
    const char *end;

    if (*file->at == '"') {
        end = quoted_end(lexer, file);
        if (end == NULL) {
            skip_line(file);
            return;
        }
        file->at = end;
    } else {
        do
            file->at++;
        while (file->at < file->end &&
               (g_ascii_isalnum(*file->at) || strchr("-_.*+", *file->at)));
    }
    put(lexer, file->origin, start, (gsize)(file->at - start), FALSE);
}

/* A character of a Japanese keyboard outside quotes: says which was meant. */
static void
take_wide(Lexer *lexer, File *file)
{
    gunichar c = g_utf8_get_char(file->at);
    const char *next = g_utf8_next_char(file->at);
    g_autofree char *wide = g_strndup(file->at, (gsize)(next - file->at));
    char narrow = 0;

    if (c >= 0xff01 && c <= 0xff5e)
        narrow = (char)(c - 0xfee0);
    else if (c == 0x3000)
        narrow = ' ';
    else if (c == 0x201c || c == 0x201d)
        narrow = '"';
    if (narrow != 0)
        sk_problems_add(lexer->problems, file->origin,
                        "\"%s\" is a full-width character; did you mean "
                        "'%c'? (全角文字です)",
                        wide, narrow);
    else
        sk_problems_add(lexer->problems, file->origin,
                        "\"%s\" may stand only between quotes", wide);
    file->at = next;
}

static void
take_next(Lexer *lexer, File *file)
{
    char c = *file->at;

    if (c == '\n') {
        set_line(file, file->line + 1);
        file->at++;
    } else if (c == ' ' || c == '\t' || c == '\r') {
        file->at++;
    } else if (strchr("()[]{},;=:", c) != NULL) {
        take_mark(lexer, file);
    } else if (c == '@') {
        take_include(lexer, file);
    } else if ((guchar)c >= 0x80) {
        take_wide(lexer, file);
    } else if (!skip_comment(lexer, file)) {
        take_word(lexer, file);
    }
}

void
sk_policy_lex(SkPolicySource *source, const char *name, const char *bytes,
              gsize len, SkProblems *problems)
{
    Lexer lexer = { .source = source, .problems = problems };

    lexer.brackets = g_string_new(NULL);
    lexer.bracket_origin = g_ptr_array_new_with_free_func(g_free);
    lexer.open = g_ptr_array_new_with_free_func(file_free);
    open_file(&lexer, name, g_memdup2(bytes, len), len);
    while (lexer.open->len > 0) {
        File *file = g_ptr_array_index(lexer.open, lexer.open->len - 1);

        if (file->at < file->end)
            take_next(&lexer, file);
        else
            g_ptr_array_set_size(lexer.open, (gint)lexer.open->len - 1);
    }
    for (guint i = 0; i < lexer.bracket_origin->len; i++)
        sk_problems_add(problems, g_ptr_array_index(lexer.bracket_origin, i),
                        "this \"%c\" is never closed", lexer.brackets->str[i]);
    g_string_append_c(source->text, '\n');
    g_string_free(lexer.brackets, TRUE);
    g_ptr_array_unref(lexer.bracket_origin);
    g_ptr_array_unref(lexer.open);
    g_free(lexer.origin);
}
