/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the inspector say to each other; nobody else includes it.
 * All readers look at spans of the one output in place. None trusts that
 * another ran before: each checks its own bounds.
 */
#ifndef SK_INSPECTOR_INNER_H
#define SK_INSPECTOR_INNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "inspector/order.h"

typedef struct {
    const uint8_t *p, *end; /* from p up to, not including, end */
} SkSpan;

/* What is around a file. */
typedef struct {
    const SkInspectOrder *order;
    uint64_t *left; /* bytes that archives may still inflate to */
    unsigned depth; /* mails and archives around */
    bool in_zip;
} SkNest;

typedef struct {
    const SkInspectOrder *order;
    SkSpan all; /* the whole output, or the mail in it */
    SkInspectAnswer *answer;
    SkNest nest;
} SkInspection;

/* sk_refuse: writes the no into the answer; @at: the byte it is about. */
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

#define SK_LINE_MAX 990 /* bytes before CRLF: sendmail wraps longer ones */

/* sk_inspect_lines: the whole mail is 7-bit lines of at most SK_LINE_MAX bytes
 * that end in CRLF; no CR, LF or NUL stands alone. Other controls are left to
 * those who know what the line is. */
bool sk_inspect_lines(SkInspection *inspection);

/* ---- text.c ------------------------------------------------------------- */

typedef enum {
    SK_ENDS_NONE, /* one line: neither line ends nor TAB */
    SK_ENDS_CRLF,
    SK_ENDS_LF,
    SK_ENDS_OPEN, /* LF or CRLF: the first one decides */
    SK_ENDS_ANY,  /* each LF or CRLF */
} SkLineEnds;

/* UTF-8 as it arrives in pieces; start with {ends} and zeros. */
typedef struct {
    SkLineEnds ends;
    uint32_t prev; /* last character, 0 before the first */
    bool bad;      /* what follows the bytes taken may not stand there */
} SkText;

/* sk_text_take: takes whole characters that may leave from the @n bytes at
 * @p. Returns how many bytes it took; fewer than @n: what follows is bad, or,
 * without text->bad, not complete (three bytes at most). */
size_t sk_text_take(SkText *text, const uint8_t *p, size_t n);

/* sk_text_may_end: whether the text may end here (no joiner dangles). */
bool sk_text_may_end(const SkText *text);

/* sk_text_whole: NULL when all of @span is such text, else the byte that is
 * not. */
const uint8_t *sk_text_whole(SkSpan span, SkLineEnds ends);

/* ---- start.c ------------------------------------------------------------ */

#define SK_START_MAX 128 /* bytes of a line by which a start is known */

/* Lines as they come; begin with sk_start_begin. */
typedef struct {
    char line[SK_START_MAX + 1]; /* from the first byte that counts, with NUL */
    size_t len;                  /* of it, SK_START_MAX: that or more */
    bool quoted;                 /* nothing but ">" stands before it */
} SkStart;

void sk_start_begin(SkStart *start);

/* sk_start_take: the next @n bytes, line ends among them; false: a line among
 * them starts what a mail reader decodes. sk_start_end: no more come. */
bool sk_start_take(SkStart *start, const uint8_t *p, size_t n);
bool sk_start_end(SkStart *start);

/* sk_start_whole: NULL when no line of @text is such a start, else where the
 * first one begins. */
const uint8_t *sk_start_whole(SkSpan text);

/* ---- link.c ------------------------------------------------------------- */

/* sk_link_in: the first place of @text that a mail program would turn into a
 * link; NULL when there is none. */
const uint8_t *sk_link_in(SkSpan text);

/* ---- gather.c ----------------------------------------------------------- */

/* Text that is put together to be looked through for links. */
typedef struct {
    uint8_t *room; /* NULL: nobody asks for links, nothing is put together */
    size_t len;
} SkGathered;

/* sk_gather_begin: an empty text of at most @most bytes, if it @is_wanted;
 * sk_gather_end frees it. */
void sk_gather_begin(SkGathered *text, bool is_wanted, size_t most);
void sk_gather_end(SkGathered *text);

/* Each: the next byte, or the next character as UTF-8. */
void sk_gather_byte(SkGathered *text, uint8_t byte);
void sk_gather_char(SkGathered *text, uint32_t c);

/* sk_gather_has_link: whether the text so far holds a link; empties it. */
bool sk_gather_has_link(SkGathered *text);

/* ---- jis.c -------------------------------------------------------------- */

/* sk_jis_line: one line (or encoded word) of ISO-2022-JP without its line
 * end. NULL when strict, else the byte that is not. */
const uint8_t *sk_jis_line(SkSpan line, bool tabs);

/* ---- base64.c ----------------------------------------------------------- */

#define SK_BASE64_LINE  76 /* characters of every line but the last */
#define SK_BASE64_BYTES 57 /* bytes they hold */
#define SK_BASE64_CHUNK (SK_BASE64_BYTES * 64) /* most sk_base64_read gives */

/* sk_base64_word: @n characters into @out (3 bytes for every 4 characters).
 * Strict: whole quanta, padding only at the end, no trailing bits set. Returns
 * the bytes, 0 when there is none or @bad says which character is wrong. */
size_t
sk_base64_word(const uint8_t *p, size_t n, uint8_t *out, const uint8_t **bad);

/* A body in base64; start with {start, start, end}. */
typedef struct {
    const uint8_t *start, *p, *end;
    const uint8_t *bad; /* set when a line is not as it must be */
} SkBase64Body;

/* sk_base64_read: the next bytes, at most SK_BASE64_CHUNK; 0 at the end or
 * when body->bad is set. */
size_t sk_base64_read(SkBase64Body *body, uint8_t *out);

/* sk_base64_place: the quantum that holds decoded byte @at. */
const uint8_t *sk_base64_place(const SkBase64Body *body, size_t at);

/* ---- encoded_word.c, header_value.c, address.c -------------------------- */

/* A display name as it is taken; start with zeros. */
typedef struct {
    bool ink;       /* a character that is no blank was seen */
    bool behind_at; /* an at sign behind ink, and no blank since its run began */
    bool dot;       /* a dot within the run */
    unsigned run;   /* characters behind the at sign */
    bool bad;       /* it holds an e-mail address */
} SkPhrase;

/* Each: the next text of a display name, which is known to be strict. */
void sk_phrase_ascii(SkPhrase *phrase, SkSpan text);
void sk_phrase_utf8(SkPhrase *phrase, SkSpan text);
void sk_phrase_jis(SkPhrase *phrase, SkSpan text);

/* sk_encoded_word: the encoded word that begins at @in.p; @chain is the text
 * of the neighbours before it, if any; @phrase the display name it belongs to,
 * or NULL. Returns what follows it, NULL when it is not strict. */
const uint8_t *sk_encoded_word(SkSpan in, SkText *chain, SkPhrase *phrase);

/* Each: NULL when @value is as the grammar says, else the byte that is not.
 * @value: after the colon and its space, folds included, without the last
 * CRLF. */
typedef const uint8_t *(*SkValueCheck)(SkSpan value);
const uint8_t *sk_field_trace(SkSpan value);      /* Received */
const uint8_t *sk_field_text(SkSpan value);       /* Subject */
const uint8_t *sk_field_ids(SkSpan value);        /* References */
const uint8_t *sk_field_date(SkSpan value);       /* Date */
const uint8_t *sk_field_token(SkSpan value);      /* Precedence */
const uint8_t *sk_field_sekisho(SkSpan value);    /* X-Sekisho */
const uint8_t *sk_field_version(SkSpan value);    /* MIME-Version */
const uint8_t *sk_field_mailbox(SkSpan value);    /* From: one */
const uint8_t *sk_field_addresses(SkSpan value);  /* Reply-To */
const uint8_t *sk_field_recipients(SkSpan value); /* To: may be undisclosed */

/* ---- header.c ----------------------------------------------------------- */

typedef struct {
    SkSpan type;     /* value of Content-Type */
    SkSpan encoding; /* value of Content-Transfer-Encoding */
    SkSpan body;     /* what follows the empty line */
} SkHeaders;

/* sk_keep_is_whole: the kept names of an order are names. */
bool sk_keep_is_whole(const SkInspectOrder *order);

/* sk_inspect_headers: the headers of the message: names, order, counts,
 * values. What the type means is the caller's; a multipart under an order with
 * types may have no encoding (its span is then NULL). */
bool sk_inspect_headers(SkInspection *inspection, SkHeaders *headers);

/* ---- entity.c, multipart.c ---------------------------------------------- */

/* sk_inspect_text: a text part; @where: 0 when its headers are the message's,
 * else @part. */
bool sk_inspect_text(SkInspection *inspection, const SkHeaders *headers,
                     uint32_t where, uint32_t part);

/* sk_is_multipart: @type is the value of ours, with its boundary. */
bool sk_is_multipart(SkSpan type);

/* sk_inspect_parts: the body of a multipart. */
bool sk_inspect_parts(SkInspection *inspection, const SkHeaders *headers);

/* sk_inspect_mail: a mail from its first line on. */
bool sk_inspect_mail(SkInspection *inspection);

/* ---- name.c, names.c, disposition.c ------------------------------------- */

#define SK_NAME_MAX   180
#define SK_FOLDER_MAX 255

/* A no about a file: .at is NULL when there is none. */
typedef struct {
    SkInspectWhy why;
    const uint8_t *at;
} SkNo;

#define SK_YES ((SkNo){ SK_INSPECT_ACCEPTED, NULL })

/* sk_name_type: the type whose extension @name has; SK_INSPECT_N_TYPES when
 * there is none. */
SkInspectType sk_name_type(SkSpan name);

/* sk_name_is_safe: @name is a file's that may stand in any folder: it shows
 * what it is. sk_folder_is_safe: the same of a folder's, which shows nothing.
 */
bool sk_name_is_safe(SkSpan name);
bool sk_folder_is_safe(SkSpan name);

/* sk_disposition_name: the name said by the Content-Disposition value that
 * begins behind "attachment" at @in.p, into @name (SK_NAME_MAX bytes). Returns
 * what follows it; NULL with @bad when it is not said as it must be. */
const uint8_t *
sk_disposition_name(SkSpan in, uint8_t *name, size_t *len, const uint8_t **bad);

/* A name and who has it. */
typedef struct {
    SkSpan name;
    const uint8_t *at; /* where it is said, ascending */
    uint32_t part;
} SkNamed;

/* sk_names_clash: the later one of two names that are one, or of which one is
 * the other's folder, ASCII letters folded; NULL when there is none. Sorts
 * @names. */
const SkNamed *sk_names_clash(SkNamed *names, size_t n);

/* ---- file.c, magic.c ---------------------------------------------------- */

/* sk_file_check: @file is what @type says, to its last byte. */
SkNo sk_file_check(const SkNest *nest, SkInspectType type, SkSpan file);

/* sk_type_of: the type that is written so; SK_INSPECT_N_TYPES: none. */
SkInspectType sk_type_of(SkSpan media_type);

/* sk_magic_no: the byte where a mark begins that no file of @type may have;
 * NULL when there is none. */
const uint8_t *sk_magic_no(SkInspectType type, SkSpan file);

/* Each: NULL when all of @file is that, else the byte where it is not. */
typedef const uint8_t *(*SkPlainCheck)(SkSpan file);
const uint8_t *sk_plain_csv(SkSpan file);
const uint8_t *sk_plain_tsv(SkSpan file);
const uint8_t *sk_plain_calendar(SkSpan file);
const uint8_t *sk_plain_contact(SkSpan file);
const uint8_t *sk_linkless_calendar(SkSpan file); /* the same, without links */
const uint8_t *sk_linkless_contact(SkSpan file);
const uint8_t *sk_plain_json(SkSpan file);
const uint8_t *sk_linkless_csv(SkSpan file); /* the same, without links */
const uint8_t *sk_linkless_tsv(SkSpan file);
const uint8_t *sk_linkless_json(SkSpan file);

/* sk_plain_jpeg and so on, one for each format of pictures. */
#define SK_X(symbol, name, type, extensions)                                   \
    const uint8_t *sk_plain_##name(SkSpan file);
SK_PICTURES(SK_X)
#undef SK_X

/* ---- xml.c, xml_scope.c, xml_list.c ------------------------------------- */

/* sk_roots_are_whole: the roots of an order are as many as it says, ended. */
bool sk_roots_are_whole(const SkInspectOrder *order);

/* sk_xml_check: as sk_plain_csv(), under the roots and the links of @order. */
const uint8_t *sk_xml_check(const SkInspectOrder *order, SkSpan file);

typedef enum {
    SK_XML_FOREIGN, /* on no list */
    SK_XML_DATA,
    SK_XML_ATTRIBUTES, /* only its attributes may be used */
    SK_XML_NAMED,      /* may be declared, nothing of it may be used */
} SkXmlKind;

/* sk_xml_kind: what the namespace @space (as it is written) is. */
SkXmlKind sk_xml_kind(SkSpan space);

/* sk_xml_is_xlink: whether it is that of XLink. */
bool sk_xml_is_xlink(SkSpan space);

/* sk_xml_identifies: whether @value of the attribute @name is a name that no
 * reader follows: of a namespace, or of what GML refers to (a reference system,
 * a unit, a code). */
bool sk_xml_identifies(SkSpan name, SkSpan value);

/* sk_xml_is_root: whether @name is a root element that is data without a
 * namespace. */
bool sk_xml_is_root(const SkInspectOrder *order, SkSpan name);

/* sk_xml_listed, sk_xml_root_listed: row @i of the tables, for tests; NULL
 * behind the last. */
const char *sk_xml_listed(size_t i, SkXmlKind *kind);
const char *sk_xml_root_listed(size_t i);

#define SK_XML_SCOPE_MAX 64 /* namespaces in force at one place */

/* Prefixes and what they mean; start with zeros. */
typedef struct {
    struct {
        SkSpan prefix, space;
        unsigned depth;
    } rows[SK_XML_SCOPE_MAX];
    size_t n;
} SkXmlScope;

/* sk_xml_declare: takes the attribute @name with @value into the scope, if it
 * declares a namespace; false when that may not be declared. */
bool
sk_xml_declare(SkXmlScope *scope, SkSpan name, SkSpan value, unsigned depth);

/* sk_xml_leave: forgets what elements from @depth on declared. */
void sk_xml_leave(SkXmlScope *scope, unsigned depth);

/* sk_xml_may_stand: whether the element @name, or the attribute @name with
 * @value, may stand here. @order: the element is the root. */
bool sk_xml_element_may(const SkXmlScope *scope, SkSpan name,
                        const SkInspectOrder *order);
bool sk_xml_attribute_may(const SkXmlScope *scope, SkSpan name, SkSpan value);

/* ---- zip.c, inflate.c --------------------------------------------------- */

SkNo sk_zip_check(const SkNest *nest, SkSpan file);

/* sk_inflate: the deflated @in into @out, exactly @len bytes; false when it is
 * not exactly that. */
bool sk_inflate(SkSpan in, uint8_t *out, size_t len);
uint32_t sk_crc(SkSpan bytes);

/* sk_room: @n bytes that the caller frees. A machine without memory is no
 * verdict: it ends the process, which is a fault. */
void *sk_room(size_t n);

#endif
