/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads CMaps (cmap.h): of the program in PostScript only the definitions and
 * the entries between its begin and end words are looked at, and nothing is
 * executed. What the entries say is written anew by cmap_write.c.
 */
#include <string.h>
#include "pdf_content/cmap_inner.h"

#define CMAP_ENTRIES_MAX 262144

typedef struct {
    SkPdfCMap *cmap;
    SkPdfLexer lexer;
    SkPdfCMapRead read;
    char last[SK_PDF_NAME_MAX + 1]; /* the name right before the next token */
} Reading;

/* Stores a string of a character collection if it is a plain word. */
static void
take_word(const GString *text, char *word, gsize room)
{
    if (text->len == 0 || text->len >= room)
        return;
    for (gsize i = 0; i < text->len; i++)
        if (!g_ascii_isalnum(text->str[i]) && text->str[i] != '-' &&
            text->str[i] != '_')
            return;
    g_strlcpy(word, text->str, room);
}

/* Takes a value that a name was defined to be. */
static void
take_definition(Reading *reading, SkPdfToken token)
{
    SkPdfCMapRead *read = &reading->read;
    gint64 n;

    if (token == SK_PDF_TOKEN_STRING && strcmp(reading->last, "Registry") == 0)
        take_word(reading->lexer.text, read->registry, sizeof read->registry);
    if (token == SK_PDF_TOKEN_STRING && strcmp(reading->last, "Ordering") == 0)
        take_word(reading->lexer.text, read->ordering, sizeof read->ordering);
    if (token != SK_PDF_TOKEN_NUMBER ||
        !sk_pdf_token_int(&reading->lexer, 0, 255, &n))
        return;
    if (strcmp(reading->last, "Supplement") == 0)
        read->supplement = n;
    if (strcmp(reading->last, "WMode") == 0)
        read->is_vertical = n == 1;
}

/* Takes the string that was read as a code. */
static gboolean
take_code(const Reading *reading, guint *len, guint32 *code)
{
    const GString *text = reading->lexer.text;

    if (text->len < 1 || text->len > SK_PDF_CODE_MAX)
        return FALSE;
    *len = (guint)text->len;
    *code = 0;
    for (gsize i = 0; i < text->len; i++)
        *code = *code << 8 | (guint8)text->str[i];
    return TRUE;
}

/* Takes the string that was read as characters in UTF-16; some programs write
 * one byte. */
static gboolean
take_characters(Reading *reading, SkPdfCMapEntry *entry)
{
    static const guint8 zero;
    const GString *text = reading->lexer.text;

    if (text->len < 1 || text->len > SK_PDF_CHARACTERS_MAX)
        return FALSE;
    entry->characters = reading->read.text->len;
    entry->n_characters = (guint)(text->len + text->len % 2);
    if (text->len % 2 != 0)
        g_byte_array_append(reading->read.text, &zero, 1);
    g_byte_array_append(reading->read.text, (const guint8 *)text->str,
                        (guint)text->len);
    return TRUE;
}

static void
add_entry(Reading *reading, const SkPdfCMapEntry *entry)
{
    if (reading->read.entries->len < CMAP_ENTRIES_MAX)
        g_array_append_vals(reading->read.entries, entry, 1);
}

/* Takes the array that gives the characters of each code of a range. */
static void
take_list(Reading *reading, SkPdfCMapEntry *entry)
{
    guint32 high = entry->high;
    gboolean is_over = FALSE;
    SkPdfToken token;

    while ((token = sk_pdf_token_next(&reading->lexer)) !=
               SK_PDF_TOKEN_ARRAY_END &&
           token != SK_PDF_TOKEN_END && token != SK_PDF_TOKEN_WORD) {
        entry->high = entry->low;
        if (token == SK_PDF_TOKEN_STRING && !is_over &&
            take_characters(reading, entry))
            add_entry(reading, entry);
        is_over = is_over || entry->low == high;
        entry->low++;
    }
}

/* Takes what an entry says of its codes; its value begins with @token. */
static void
take_value(Reading *reading, SkPdfToken token, SkPdfCMapEntry *entry)
{
    gboolean is_bf =
        entry->block == SK_PDF_BF_CHAR || entry->block == SK_PDF_BF_RANGE;
    guint32 more = entry->high - entry->low;
    gint64 cid;

    if (entry->high < entry->low)
        more = G_MAXUINT32;
    if (is_bf && token == SK_PDF_TOKEN_STRING) {
        if (more <= G_MAXUINT16 && take_characters(reading, entry))
            add_entry(reading, entry);
    } else if (is_bf && token == SK_PDF_TOKEN_ARRAY) {
        take_list(reading, entry);
    } else if (!is_bf && token == SK_PDF_TOKEN_NUMBER &&
               sk_pdf_token_int(&reading->lexer, 0, G_MAXUINT16, &cid) &&
               more <= G_MAXUINT16 - (guint)cid) {
        entry->cid = (guint)cid;
        add_entry(reading, entry);
    }
}

/* Reads the entries of @block. Returns the token behind them. */
static SkPdfToken
take_block(Reading *reading, SkPdfBlock block)
{
    gboolean is_char = block == SK_PDF_BF_CHAR || block == SK_PDF_CID_CHAR ||
                       block == SK_PDF_NOTDEF_CHAR;
    SkPdfToken token;

    while ((token = sk_pdf_token_next(&reading->lexer)) ==
           SK_PDF_TOKEN_STRING) {
        SkPdfCMapEntry entry = { .block = block };
        gboolean is_code = take_code(reading, &entry.len, &entry.low);
        guint len = entry.len;

        entry.high = entry.low;
        if (!is_char) {
            if (sk_pdf_token_next(&reading->lexer) != SK_PDF_TOKEN_STRING)
                continue;
            is_code = is_code && take_code(reading, &len, &entry.high) &&
                      len == entry.len;
        }
        if (block == SK_PDF_CODE_SPACE) {
            if (is_code && entry.high >= entry.low)
                add_entry(reading, &entry);
            continue;
        }
        token = sk_pdf_token_next(&reading->lexer);
        if (is_code)
            take_value(reading, token, &entry);
    }
    return token;
}

/* Returns the block that the word which was read begins, or
 * SK_PDF_N_BLOCKS. ToUnicode has no CIDs, an encoding no characters. */
static SkPdfBlock
block_of(const Reading *reading)
{
    const char *word = reading->lexer.text->str;
    guint i = 0;

    if (!g_str_has_prefix(word, "begin"))
        return SK_PDF_N_BLOCKS;
    while (i < SK_PDF_N_BLOCKS && strcmp(word + strlen("begin"),
                                         sk_pdf_block_word((SkPdfBlock)i)) != 0)
        i++;
    if (i != SK_PDF_CODE_SPACE && i != SK_PDF_N_BLOCKS &&
        (i == SK_PDF_BF_CHAR || i == SK_PDF_BF_RANGE) !=
            (reading->cmap->kind == SK_PDF_CMAP_TO_UNICODE))
        return SK_PDF_N_BLOCKS;
    return (SkPdfBlock)i;
}

static void
take_operator(Reading *reading)
{
    SkPdfBlock block = block_of(reading);

    if (block != SK_PDF_N_BLOCKS)
        take_block(reading, block);
    else if (strcmp(reading->lexer.text->str, "usecmap") == 0)
        reading->read.use = sk_pdf_cmap_known(reading->last);
}

/* Returns FALSE if the time is used up. */
static gboolean
take_all(Reading *reading)
{
    SkPart *part = reading->cmap->part;
    SkPdfToken token;

    while ((token = sk_pdf_token_next(&reading->lexer)) != SK_PDF_TOKEN_END) {
        if (part != NULL && sk_part_out_of_time(part))
            return FALSE;
        if (token == SK_PDF_TOKEN_NAME) {
            g_strlcpy(reading->last, reading->lexer.text->str,
                      sizeof reading->last);
            continue;
        }
        if (token == SK_PDF_TOKEN_WORD)
            take_operator(reading);
        else
            take_definition(reading, token);
        reading->last[0] = '\0';
    }
    return TRUE;
}

/* Adds the code spaces that a CMap without any would have: all codes of the
 * lengths that its entries have. */
static void
add_spaces(Reading *reading)
{
    gboolean has[SK_PDF_CODE_MAX + 1] = { FALSE };
    GArray *entries = reading->read.entries;

    for (guint i = 0; i < entries->len; i++) {
        SkPdfCMapEntry *entry = &g_array_index(entries, SkPdfCMapEntry, i);

        if (entry->block == SK_PDF_CODE_SPACE)
            return;
        has[entry->len] = TRUE;
    }
    for (guint len = 1; len <= SK_PDF_CODE_MAX; len++)
        if (has[len])
            add_entry(reading, &(SkPdfCMapEntry){ .block = SK_PDF_CODE_SPACE,
                                                  .len = len,
                                                  .high = G_MAXUINT32 >>
                                                          (32 - 8 * len) });
}

static GBytes *
write_anew(Reading *reading)
{
    SkPdfCMap *cmap = reading->cmap;
    const SkPdfCMapRead *read = &reading->read;

    cmap->use = read->use;
    cmap->is_vertical = read->is_vertical;
    cmap->name = "Adobe-Identity-UCS";
    if (cmap->kind == SK_PDF_CMAP_ENCODING)
        cmap->name = read->is_vertical ? "Embedded-V" : "Embedded-H";
    if (read->entries->len == 0 && read->use == NULL) {
        cmap->detail = "cmap-empty";
        return NULL;
    }
    add_spaces(reading);
    return sk_pdf_cmap_write(read, cmap->kind, cmap->name);
}

GBytes *
sk_pdf_cmap_clean(SkPdfCMap *cmap)
{
    Reading reading = { .cmap = cmap };
    GBytes *out = NULL;

    sk_pdf_lexer_begin(&reading.lexer, cmap->bytes, cmap->len);
    reading.read.entries = g_array_new(FALSE, FALSE, sizeof(SkPdfCMapEntry));
    reading.read.text = g_byte_array_new();
    g_strlcpy(reading.read.registry, "Adobe", sizeof reading.read.registry);
    g_strlcpy(reading.read.ordering, "Identity", sizeof reading.read.ordering);
    if (take_all(&reading))
        out = write_anew(&reading);
    else
        cmap->detail = "limit-seconds";
    g_array_free(reading.read.entries, TRUE);
    g_byte_array_free(reading.read.text, TRUE);
    sk_pdf_lexer_end(&reading.lexer);
    return out;
}
