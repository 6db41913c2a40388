/* SPDX-License-Identifier: Apache-2.0
 *
 * What the door asks of the inspector and what it answers: fixed structs that
 * travel in SkCellRequest.order and in the inspector's output memfd. Plain C,
 * included by door, cli and inspector.
 */
#ifndef SK_INSPECTOR_ORDER_H
#define SK_INSPECTOR_ORDER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <sekisho/picture_formats.h>

#define SK_INSPECT_MAGIC 0x534b494eu /* "SKIN" */
/* headers that the policy keeps in addition */
#define SK_INSPECT_KEEP_MAX 64
/* root elements of XML that the policy adds */
#define SK_INSPECT_ROOTS_MAX 32
/* bytes of the functions of formulas that the policy adds, with their NULs */
#define SK_INSPECT_FUNCTIONS_MAX 1024
#define SK_INSPECT_NAME_MAX      64    /* the length of a name with its NUL */
#define SK_INSPECT_HEADERS_MAX   30000 /* bytes of all headers together */

typedef enum {
    SK_INSPECT_KIND_MAIL = 1,
    SK_INSPECT_KIND_TEXT = 2,
    SK_INSPECT_KIND_FILE = 3, /* a lone file of the type that the order names */
} SkInspectKind;
typedef enum {
    SK_INSPECT_UTF_8 = 1,
    SK_INSPECT_ISO_2022_JP = 2
} SkInspectCharset;

/* OpenDocument packages, with their templates. */
#define SK_INSPECT_ODF "application/vnd.oasis.opendocument."
#define SK_INSPECT_ODF_TYPES(X)                                                \
    X(ODT, odt, SK_INSPECT_ODF "text", "odt")                                  \
    X(OTT, ott, SK_INSPECT_ODF "text-template", "ott")                         \
    X(ODS, ods, SK_INSPECT_ODF "spreadsheet", "ods")                           \
    X(OTS, ots, SK_INSPECT_ODF "spreadsheet-template", "ots")                  \
    X(ODP, odp, SK_INSPECT_ODF "presentation", "odp")                          \
    X(OTP, otp, SK_INSPECT_ODF "presentation-template", "otp")                 \
    X(ODG, odg, SK_INSPECT_ODF "graphics", "odg")                              \
    X(OTG, otg, SK_INSPECT_ODF "graphics-template", "otg")

/* Documents of OOXML, with their templates. */
#define SK_INSPECT_OOXML "application/vnd.openxmlformats-officedocument."
#define SK_INSPECT_OOXML_TYPES(X)                                              \
    X(DOCX, docx, SK_INSPECT_OOXML "wordprocessingml.document", "docx")        \
    X(DOTX, dotx, SK_INSPECT_OOXML "wordprocessingml.template", "dotx")        \
    X(XLSX, xlsx, SK_INSPECT_OOXML "spreadsheetml.sheet", "xlsx")              \
    X(XLTX, xltx, SK_INSPECT_OOXML "spreadsheetml.template", "xltx")           \
    X(PPTX, pptx, SK_INSPECT_OOXML "presentationml.presentation", "pptx")      \
    X(PPSX, ppsx, SK_INSPECT_OOXML "presentationml.slideshow", "ppsx")         \
    X(POTX, potx, SK_INSPECT_OOXML "presentationml.template", "potx")

/* What documents may keep: bits of SkInspectOrder.inside. */
#define SK_INSPECT_KEEPS_LINKS    1u /* hyperlinks that lead out of them */
#define SK_INSPECT_KEEPS_FORMULAS 2u
#define SK_INSPECT_KEEPS_FORMS    4u
#define SK_INSPECT_KEEPS_COMMENTS 8u /* tracked changes, too */
#define SK_INSPECT_KEEPS_METADATA 16u
#define SK_INSPECT_KEEPS_ALL      31u

/* The types of files that can be let out: each has a strict reader.
 * X(symbol, name, media type, extensions its names may have); the pictures
 * stand in a list of their own. */
#define SK_INSPECT_TYPES(X)                                                    \
    X(PLAIN, plain, "text/plain", "txt log md") /* tombstones too */           \
    X(CSV, csv, "text/csv", "csv")                                             \
    X(TSV, tsv, "text/tab-separated-values", "tsv")                            \
    X(CALENDAR, calendar, "text/calendar", "ics")                              \
    X(CONTACT, contact, "text/vcard", "vcf")                                   \
    X(JSON, json, "application/json", "json")                                  \
    X(XML, xml, "application/xml", "xml")                                      \
    X(ZIP, zip, "application/zip", "zip") /* ours alone */                     \
    X(MESSAGE, message, "message/rfc822", "eml")                               \
    X(PDF, pdf, "application/pdf", "pdf")                                      \
    SK_PICTURES(X)                                                             \
    SK_INSPECT_ODF_TYPES(X)                                                    \
    SK_INSPECT_OOXML_TYPES(X)

typedef enum {
#define SK_X(symbol, name, type, extensions) SK_INSPECT_TYPE_##symbol,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
        SK_INSPECT_N_TYPES
} SkInspectType;

#define SK_INSPECT_BIT(type) (UINT64_C(1) << (type))
#define SK_INSPECT_ALL_TYPES (SK_INSPECT_BIT(SK_INSPECT_N_TYPES) - 1)

typedef struct {
    uint32_t magic;
    uint32_t kind; /* SkInspectKind */
    /* the SkInspectCharset that every text part must have; 0 allows any that
     * may leave (`sekisho inspect`) */
    uint32_t charset;
    uint32_t n_keep;
    /* how many bytes of the input memfd are the output; what follows (records,
     * trailer) is not looked at */
    uint64_t length;
    /* A longer output is refused, and so are archives that hold more. 0 means
     * no limit, and 1 GiB in archives. */
    uint64_t max_bytes;
    /* bits of SkInspectType: the files that may leave with a mail or in an
     * archive; 0 if only text may */
    uint64_t types;
    uint32_t type; /* the SkInspectType of a lone file, else 0 */
    /* 1 if no text, calendar, contact, table, JSON or XML may hold a link, in a
     * mail or alone; 0 if any may */
    uint32_t links;
    uint32_t inside; /* what documents may keep: SK_INSPECT_KEEPS_… */
    uint32_t n_roots;
    char keep[SK_INSPECT_KEEP_MAX][SK_INSPECT_NAME_MAX];   /* NUL-terminated */
    char roots[SK_INSPECT_ROOTS_MAX][SK_INSPECT_NAME_MAX]; /* the same */
    /* names in capital letters, each with a blank before and behind it, ended
     * by a NUL; "" for none */
    char functions[SK_INSPECT_FUNCTIONS_MAX];
} SkInspectOrder;

/* Why an output was refused. X(symbol, word); add at the end. */
#define SK_INSPECT_WHYS(X)                                                     \
    X(ACCEPTED, "accepted")                                                    \
    X(LINE_END, "line-end") /* not CRLF, or CR/LF/NUL alone */                 \
    X(LINE_LENGTH, "line-length")                                              \
    X(EIGHT_BIT, "eight-bit")                                                  \
    X(HEADER_NAME, "header-name")   /* not on the allow-list */                \
    X(HEADER_VALUE, "header-value") /* controls, bad encoded word … */       \
    X(HEADER_DUPLICATE, "header-duplicate")                                    \
    X(HEADER_MISSING, "header-missing") /* MIME-Version, Content-Type */       \
    X(HEADER_SIZE, "header-size")                                              \
    X(CONTENT_TYPE, "content-type")                                            \
    X(ENCODING, "encoding")   /* base64 or ISO-2022-JP not strict */           \
    X(TEXT, "text")           /* controls, bidi, bad UTF-8 */                  \
    X(STRUCTURE, "structure") /* multipart tree, boundary */                   \
    X(NAME, "name")                                                            \
    X(TYPE, "type") /* attachment's bytes */                                   \
    X(SIZE, "size")                                                            \
    X(ORDER, "order")   /* the request itself */                               \
    X(LINK, "link")     /* a text holds a link */                              \
    X(NOTICE, "notice") /* a text speaks as the gateway */

typedef enum {
#define SK_X(symbol, word) SK_INSPECT_##symbol,
    SK_INSPECT_WHYS(SK_X)
#undef SK_X
        SK_INSPECT_N_WHYS
} SkInspectWhy;

typedef struct {
    uint32_t magic;
    uint32_t accepted; /* 1 or 0; 1 only with why == SK_INSPECT_ACCEPTED */
    uint32_t why;      /* SkInspectWhy */
    /* the number of the MIME part that is refused, counted from 1 in order of
     * appearance; 0 for the message or its headers */
    uint32_t part;
    uint64_t offset; /* the byte of the output that is refused */
    /* how many bytes were looked at, which must equal what was sent */
    uint64_t input_len;
    uint8_t nonce[16]; /* the nonce of the request */
} SkInspectAnswer;

/* sk_inspect_why_word: static, never NULL. Defined inline so that door and
 * inspector share no object file. */
static inline const char *
sk_inspect_why_word(uint32_t why)
{
    static const char *const words[] = {
#define SK_X(symbol, word) word,
        SK_INSPECT_WHYS(SK_X)
#undef SK_X
    };
    return why < SK_INSPECT_N_WHYS ? words[why] : "unknown";
}

/* sk_inspect_add_functions: puts the functions @names, ended by NULL, into
 * @order, as far as there is room: what is in a formula besides them is
 * refused. Defined inline for the same reason. */
static inline void
sk_inspect_add_functions(SkInspectOrder *order, const char *const *names)
{
    size_t len = 0;

    for (; *names != NULL; names++) {
        size_t n = strlen(*names);
        if (len + n + 3 > SK_INSPECT_FUNCTIONS_MAX)
            return;
        order->functions[len++] = ' ';
        memcpy(order->functions + len, *names, n);
        len += n;
        order->functions[len] = ' ';
        order->functions[len + 1] = '\0';
    }
}

#endif
