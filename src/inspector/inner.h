/* SPDX-License-Identifier: Apache-2.0
 *
 * The declarations that the files of the inspector share; nobody else includes
 * this. All readers look at spans of the same output in place. None relies on
 * another having run before: each checks its own bounds.
 *
 * What these files define is declared here: src/inspector/kind/json.c,
 * src/inspector/kind/property.c, src/inspector/kind/table.c, room.c.
 */
#ifndef SK_INSPECTOR_INNER_H
#define SK_INSPECTOR_INNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "inspector/order.h"

typedef struct {
    const uint8_t *p, *end; /* from p up to but not including end */
} SkSpan;

/* What surrounds a file. */
typedef struct {
    const SkInspectOrder *order;
    uint64_t *left; /* the bytes to which archives may still inflate */
    unsigned depth; /* how many mails and archives are around it */
    bool in_zip;
} SkNest;

typedef struct {
    const SkInspectOrder *order;
    SkSpan all; /* the whole output, or a mail inside it */
    SkInspectAnswer *answer;
    SkNest nest;
} SkInspection;

/* sk_refuse: writes a refusal into the answer. @at is the byte
 * that is refused. */
static inline bool
sk_refuse(SkInspection *inspection, SkInspectWhy why, uint32_t part,
          const uint8_t *at)
{
    inspection->answer->accepted = 0;
    inspection->answer->why = why;
    inspection->answer->part = part;
    inspection->answer->offset = (uint64_t)(at - inspection->all.p);
    return false;
}

static inline size_t
sk_length(SkSpan span)
{
    return (size_t)(span.end - span.p);
}

/* sk_take: moves @in behind @word if it begins with it. Returns whether it
 * does.
 */
static inline bool
sk_take(SkSpan *in, const char *word)
{
    size_t len = strlen(word);
    if (sk_length(*in) < len || memcmp(in->p, word, len) != 0)
        return false;
    in->p += len;
    return true;
}

static inline bool
sk_is_blank(uint8_t c)
{
    return c == ' ' || c == '\t';
}

static inline bool
sk_is_printable(uint8_t c)
{
    return c >= 0x20 && c < 0x7F;
}

/* ---- lines.c ------------------------------------------------------------ */

/* bytes before CRLF; sendmail wraps longer lines */
#define SK_LINE_OUT_MAX 990

/* sk_inspect_lines: checks that the whole mail consists of 7-bit lines of at
 * most SK_LINE_OUT_MAX bytes which end in CRLF, with no lone CR or LF and no
 * NUL. Other controls are left to the checks that know what the line is. */
bool sk_inspect_lines(SkInspection *inspection);

/* ---- text.c ------------------------------------------------------------- */

typedef enum {
    SK_ENDS_NONE, /* one line: neither line ends nor TAB */
    SK_ENDS_CRLF,
    SK_ENDS_LF,
    SK_ENDS_OPEN, /* either LF or CRLF, as the first line end decides */
    SK_ENDS_ANY,  /* LF and CRLF may be mixed */
} SkLineEnds;

/* Checks UTF-8 that arrives in several calls. Initialise with { .ends }, and
 * with .is_piece if the whole is only a piece of a text. */
typedef struct {
    SkLineEnds ends;
    uint32_t prev; /* the last character; 0 before the first */
    bool bad;      /* what follows the bytes taken is not allowed there */
    uint32_t held; /* the one before the last; judged if that is a joiner */
    bool is_piece; /* The text goes on before and behind it, so a joiner may be
                      its first or last character. */
} SkText;

/* sk_text_take: takes whole characters that may leave from the @n bytes at @p
 * and returns how many bytes it took. If these are fewer than @n, what follows
 * is not allowed (text->bad is set) or incomplete (it has at most three bytes).
 */
size_t sk_text_take(SkText *text, const uint8_t *p, size_t n);

/* sk_text_may_end: returns whether the text may end here: no joiner is left
 * without what it joins. */
bool sk_text_may_end(const SkText *text);

/* sk_text_whole: returns NULL if all of @span is such text, else the first byte
 * that is not. */
const uint8_t *sk_text_whole(SkSpan span, SkLineEnds ends);

/* ---- start.c ------------------------------------------------------------ */

/* the bytes by which the start of a line is recognised */
#define SK_START_MAX 128

/* Checks lines as they come. Begin with sk_start_begin. */
typedef struct {
    /* the line from the first byte that matters, with a NUL at its end */
    char line[SK_START_MAX + 1];
    size_t len;  /* its length; SK_START_MAX means that or more */
    bool quoted; /* nothing but ">" stands before it */
} SkStart;

void sk_start_begin(SkStart *start);

/* sk_start_take: takes the next @n bytes, which may contain line ends. Returns
 * false if a line among them starts what a mail reader decodes. */
bool sk_start_take(SkStart *start, const uint8_t *p, size_t n);

/* sk_start_whole: returns NULL if no line of @text is such a start, else the
 * beginning of the first one. */
const uint8_t *sk_start_whole(SkSpan text);

/* ---- link.c, link_scheme.c ---------------------------------------------- */

/* sk_is_listed: @word, its ASCII in small letters, stands in the @n words of
 * @sorted, which are in the order of their bytes. */
bool sk_is_listed(SkSpan word, const char *const *sorted, size_t n);

/* sk_scheme_links: returns whether the colon of @all at @colon ends a scheme
 * that makes what follows a link. */
bool sk_scheme_links(SkSpan all, const uint8_t *colon);

/* sk_link_in: returns the first place of @text that a mail program would turn
 * into a link, or NULL if there is none. */
const uint8_t *sk_link_in(SkSpan text);

/* ---- notice.c ----------------------------------------------------------- */

/* sk_notice_forged: returns the end of the first sentence of @text (UTF-8) that
 * speaks as the gateway outside its notice, or a second mark line, or NULL. */
const uint8_t *sk_notice_forged(SkSpan text);

/* sk_notice_from_jis: writes @body (ISO-2022-JP, known to be strict) to @out,
 * at most twice as long, in UTF-8 as far as notices and links are concerned; a
 * byte that occurs in no name stands for any other character. Returns the
 * length. */
size_t sk_notice_from_jis(SkSpan body, uint8_t *out);

/* ---- gather.c ----------------------------------------------------------- */

/* A text that is put together to be searched for links. */
typedef struct {
    /* NULL if nobody asks for links, so that nothing is put together */
    uint8_t *room;
    size_t len;
} SkGathered;

/* sk_gather_begin: begins an empty text of at most @most bytes if it
 * @is_wanted. sk_gather_end frees it. */
void sk_gather_begin(SkGathered *text, bool is_wanted, size_t most);
void sk_gather_end(SkGathered *text);

/* Append the next byte, or the next character as UTF-8. */
void sk_gather_byte(SkGathered *text, uint8_t byte);
void sk_gather_char(SkGathered *text, uint32_t c);

/* sk_gather_has_link: returns whether the text so far holds a link, and empties
 * it. */
bool sk_gather_has_link(SkGathered *text);

/* ---- jis.c -------------------------------------------------------------- */

/* sk_jis_line: checks one line (or encoded word) of ISO-2022-JP without its
 * line end. Returns NULL if it is strict, else the byte that is not. */
const uint8_t *sk_jis_line(SkSpan line, bool tabs);

/* ---- base64.c ----------------------------------------------------------- */

#define SK_BASE64_LINE  76 /* characters of every line but the last */
#define SK_BASE64_BYTES 57 /* the bytes that they hold */
/* the most bytes that sk_base64_read returns at once */
#define SK_BASE64_CHUNK (SK_BASE64_BYTES * 64)

/* sk_base64_word: decodes @n characters into @out (3 bytes for every 4
 * characters). Strict: whole quanta, padding only at the end, no trailing bits
 * set. Returns the number of bytes; 0 if there are none, or if @bad says which
 * character is wrong. */
size_t
sk_base64_word(const uint8_t *p, size_t n, uint8_t *out, const uint8_t **bad);

/* A body in base64. Initialise with {start, start, end}. */
typedef struct {
    const uint8_t *start, *p, *end;
    const uint8_t *bad; /* set if a line is not as it must be */
} SkBase64Body;

/* sk_base64_read: returns the next bytes, at most SK_BASE64_CHUNK; 0 at the end
 * or when body->bad is set. */
size_t sk_base64_read(SkBase64Body *body, uint8_t *out);

/* sk_base64_place: returns the quantum that holds the decoded byte @at. */
const uint8_t *sk_base64_place(const SkBase64Body *body, size_t at);

/* ---- encoded_word.c, header_value.c, address.c -------------------------- */

typedef struct SkPhrase SkPhrase; /* phrase.h */

/* sk_encoded_word: checks the encoded word that begins at @in.p. @chain is the
 * text of the encoded words right before it, if any; @phrase is the display
 * name that it belongs to, or NULL. Returns what follows it, or NULL if it is
 * not strict. */
const uint8_t *sk_encoded_word(SkSpan in, SkText *chain, SkPhrase *phrase);

/* A check of a header value returns NULL if @value follows the grammar, else
 * the byte that does not. @value begins behind the colon and its blank,
 * includes folds, and lacks the last CRLF. */
typedef const uint8_t *(*SkValueCheck)(SkSpan value);
const uint8_t *sk_field_trace(SkSpan value);   /* Received */
const uint8_t *sk_field_text(SkSpan value);    /* Subject */
const uint8_t *sk_field_ids(SkSpan value);     /* References */
const uint8_t *sk_field_date(SkSpan value);    /* Date */
const uint8_t *sk_field_token(SkSpan value);   /* Precedence */
const uint8_t *sk_field_sekisho(SkSpan value); /* X-Sekisho */
const uint8_t *sk_field_version(SkSpan value); /* MIME-Version */
/* From, Sender, Resent-Sender, which have exactly one mailbox */
const uint8_t *sk_field_mailbox(SkSpan value);
const uint8_t *sk_field_addresses(SkSpan value); /* Reply-To */
/* To, which may be "undisclosed-recipients" */
const uint8_t *sk_field_recipients(SkSpan value);

/* ---- header.c ----------------------------------------------------------- */

typedef struct {
    SkSpan type;     /* the value of Content-Type */
    SkSpan encoding; /* the value of Content-Transfer-Encoding */
    SkSpan body;     /* what follows the empty line */
} SkHeaders;

/* sk_keep_is_whole: returns whether the kept names of an order are header
 * names. */
bool sk_keep_is_whole(const SkInspectOrder *order);

/* sk_inspect_headers: checks the headers of the message: names, order, counts
 * and values. What the type means is left to the caller. A multipart under an
 * order with types may have no encoding; its span is then NULL. */
bool sk_inspect_headers(SkInspection *inspection, SkHeaders *headers);

/* ---- entity.c, multipart.c ---------------------------------------------- */

/* sk_inspect_text: checks a text part. @where is 0 if its headers are those of
 * the message, else @part. */
bool sk_inspect_text(SkInspection *inspection, const SkHeaders *headers,
                     uint32_t where, uint32_t part);

/* sk_is_multipart: returns whether @type is the value that the writer uses for
 * multiparts, with its boundary. */
bool sk_is_multipart(SkSpan type);

/* sk_inspect_parts: checks the body of a multipart. */
bool sk_inspect_parts(SkInspection *inspection, const SkHeaders *headers);

/* sk_inspect_mail: checks a mail from its first line on. */
bool sk_inspect_mail(SkInspection *inspection);

/* ---- name.c, name_clash.c, disposition.c -------------------------------- */

#define SK_NAME_MAX   180
#define SK_FOLDER_MAX 255

/* A refusal of a file; .at is NULL if the file is accepted. */
typedef struct {
    SkInspectWhy why;
    const uint8_t *at;
} SkNo;

#define SK_YES ((SkNo){ SK_INSPECT_ACCEPTED, NULL })

/* sk_name_type: returns the type whose extension @name has, or
 * SK_INSPECT_N_TYPES if there is none. */
SkInspectType sk_name_type(SkSpan name);

/* sk_name_is_safe: returns whether @name may stand in any folder as the name of
 * a file: it shows what the file is. sk_folder_is_safe: the same for the name
 * of a folder, which shows nothing. */
bool sk_name_is_safe(SkSpan name);
bool sk_folder_is_safe(SkSpan name);

/* sk_disposition_name: reads the name in the Content-Disposition value that
 * begins behind "attachment" at @in.p into @name (SK_NAME_MAX bytes). Returns
 * what follows it; NULL, with *@bad set, if it is not written as it must be. */
const uint8_t *
sk_disposition_name(SkSpan in, uint8_t *name, size_t *len, const uint8_t **bad);

/* A name and where it stands. */
typedef struct {
    SkSpan name;
    const uint8_t *at; /* where it stands; ascending */
    uint32_t part;
} SkNamed;

/* sk_names_clash: returns the later of two names that are the same, or of which
 * one is a folder of the other, ignoring the case of ASCII letters; NULL if
 * there are none. Sorts @names. */
const SkNamed *sk_names_clash(SkNamed *names, size_t n);

/* ---- file.c, magic.c ---------------------------------------------------- */

/* sk_file_check: checks that @file is what @type says, to its last byte. */
SkNo sk_file_check(const SkNest *nest, SkInspectType type, SkSpan file);

/* sk_type_of: returns the type that is written as @media_type, or
 * SK_INSPECT_N_TYPES. */
SkInspectType sk_type_of(SkSpan media_type);

/* sk_magic_no: returns the byte at which a mark begins that no file of @type
 * may have, or NULL if there is none. */
const uint8_t *sk_magic_no(SkInspectType type, SkSpan file);

/* These return NULL if all of @file is of that type, else the byte where it is
 * not. */
typedef const uint8_t *(*SkPlainCheck)(SkSpan file);
const uint8_t *sk_plain_csv(SkSpan file);
const uint8_t *sk_plain_tsv(SkSpan file);
const uint8_t *sk_plain_calendar(SkSpan file);
const uint8_t *sk_plain_contact(SkSpan file);
const uint8_t *sk_linkless_calendar(SkSpan file); /* these also refuse links */
const uint8_t *sk_linkless_contact(SkSpan file);
const uint8_t *sk_plain_json(SkSpan file);
/* the same, under what the order keeps of documents */
const uint8_t *sk_pdf_whole(const SkInspectOrder *order, SkSpan file);
const uint8_t *sk_linkless_csv(SkSpan file); /* these refuse links, too */
const uint8_t *sk_linkless_tsv(SkSpan file);
const uint8_t *sk_linkless_json(SkSpan file);

/* sk_plain_jpeg and so on, one for each format of pictures. */
#define SK_X(symbol, name, type, extensions)                                   \
    const uint8_t *sk_plain_##name(SkSpan file);
SK_PICTURES(SK_X)
#undef SK_X

/* ---- zip.c, inflate.c --------------------------------------------------- */

SkNo sk_zip_check(const SkNest *nest, SkSpan file);

/* sk_inflate: inflates @in into @out. Returns false unless that gives exactly
 * @len bytes. */
bool sk_inflate(SkSpan in, uint8_t *out, size_t len);
uint32_t sk_crc(SkSpan bytes);

/* sk_room: allocates @n bytes, which the caller frees. Lack of memory is no
 * verdict: it ends the process, which the caller sees as a fault. */
void *sk_room(size_t n);

#endif
