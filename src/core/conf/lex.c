/* SPDX-License-Identifier: Apache-2.0
 *
 * Splits policy files into words; comments are removed and includes are read in
 * place. The words are judged in tree.c and grammar.c. This defends against
 * what editors and keyboards leave in a file: another encoding, controls,
 * full-width characters, a quote that is never closed.
 */
#include "core/conf/lex.h"

#include <string.h>

#include "core/conf/tree.h"

#define DEEPEST_INCLUDE 8

typedef struct {
    SkPolicySource *source;
    SkProblems *problems;
    SkNodeBuilder tree;
    GPtrArray *open; /* of File; each is included by the one before it */
} Lexer;

typedef struct {
    char *name; /* the name that is shown to people */
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

static void
take_mark(Lexer *lexer, File *file)
{
    sk_node_builder_put(&lexer->tree, file->origin, file->at, 1);
    file->at++;
}

/* Returns whether a backslash may stand before @at. Only the texts of a notice
 * are broken into lines by \n. */
static gboolean
is_escaped(const SkPolicySource *source, const char *at, const char *end)
{
    return at < end &&
           (*at == '"' || *at == '\\' || (*at == 'n' && source->is_notice));
}

/* Returns the end of the quoted text that begins at file->at, behind its
 * closing quote, or NULL after reporting why there is none. */
static const char *
quoted_end(const Lexer *lexer, const File *file)
{
    const char *at = file->at + 1;

    while (at < file->end && *at != '"' && *at != '\n') {
        if (*at == '\\') {
            at++;
            if (!is_escaped(lexer->source, at, file->end)) {
                sk_problems_add(
                    lexer->problems, file->origin, "after \\ only %s may stand",
                    lexer->source->is_notice ? "\\, \" or n" : "\\ or \"");
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

/* Skips a comment that begins here. Returns whether there was one. */
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

/* Returns FALSE, and reports the line, if the bytes are no text that a person
 * can read. */
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

/* Begins to read @bytes (taken) as the file that is shown as @name. */
static void
open_file(Lexer *lexer, const char *name, char *bytes, gsize len)
{
    File *file = g_new0(File, 1);

    file->name = g_strdup(name);
    file->bytes = bytes != NULL ? bytes : g_strdup(""); /* an empty file */
    file->at = file->bytes;
    file->end = file->bytes + len;
    set_line(file, 1);
    /* Windows editors begin a file with a byte order mark. */
    if (len >= 3 && memcmp(file->bytes, "\xef\xbb\xbf", 3) == 0)
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

    if (lexer->source->is_notice) {
        sk_problems_add(lexer->problems, file->origin,
                        "a file of notice texts includes no other file");
        return;
    }
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
            lexer->tree.grammar.lost = TRUE;
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
    sk_node_builder_put(&lexer->tree, file->origin, start,
                        (gsize)(file->at - start));
}

/* Reports a full-width character of a Japanese keyboard outside quotes and says
 * which character was meant. */
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
    lexer->tree.grammar.lost = TRUE;
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

    sk_node_builder_begin(&lexer.tree, problems);
    lexer.open = g_ptr_array_new_with_free_func(file_free);
    open_file(&lexer, name, g_memdup2(bytes, len), len);
    while (lexer.open->len > 0) {
        File *file = g_ptr_array_index(lexer.open, lexer.open->len - 1);

        if (file->at < file->end)
            take_next(&lexer, file);
        else
            g_ptr_array_set_size(lexer.open, (gint)lexer.open->len - 1);
    }
    source->root = sk_node_builder_end(&lexer.tree);
    g_ptr_array_unref(lexer.open);
}
