/* SPDX-License-Identifier: Apache-2.0
 *
 * Documents of OOXML as the inspector reads them: what the files of this folder
 * share. The grammar stands in README.md: a package in which every part is
 * reached from an earlier one, and whose XML has one form and consists of
 * listed elements and attributes.
 *
 * A list is an array of rows, ended by NULL. A row names an element as it is
 * written, with its prefix, and behind blanks the attributes that it may have:
 *
 *     "w:p w:rsidR w14:paraId"   an element with two attributes
 *     "w:t* xml:space"           it may contain text
 *     "w:instrText*=code"        its text is judged by the judge "code"
 *     "w:hlink r:id w:tip=tip"   the value of w:tip is judged by "tip"
 *     "v:shape o:relid@"         the value names a relationship, as those of
 *                                all attributes with the prefix r do
 *
 * What these files define is declared here: drawing_kind.c, office_kind.c,
 * office_scope.c, sheet_kind.c, slide_kind.c.
 */
#ifndef SK_INSPECTOR_OFFICE_OFFICE_H
#define SK_INSPECTOR_OFFICE_OFFICE_H

#include "inspector/inner.h"

/* While a part is read. */
typedef struct {
    const SkInspectOrder *order;
    /* the state of the watch of this kind of part; all zeros at the beginning
     */
    void *state;
} SkOfficeContext;

/* Judges a value, or the text of an element, with its references resolved. */
typedef struct {
    const char *name;
    bool (*is_ours)(SkSpan value, SkOfficeContext *context);
} SkOfficeJudge;

/* The judges of values in drawings, which every kind has besides its own
 * (office_drawing.c). */
extern const SkOfficeJudge sk_office_drawing_judges[];

/* A watch checks what single values cannot tell, such as which tag stands
 * where. Its functions are called for each tag, attribute and text of a part,
 * with names as they are written; one that answers false refuses the part. A
 * function that a watch does not need is NULL. */
typedef struct {
    size_t size; /* of the state */
    /* What the watch must know of the element @name, as bits of its own. It is
     * asked once for each listed element, and start and end are told. */
    unsigned (*marks)(SkSpan name);
    bool (*start)(SkOfficeContext *context, unsigned marks);
    /* an attribute of the tag that was started last, references resolved */
    bool (*attribute)(SkOfficeContext *context, SkSpan name, SkSpan value);
    bool (*text)(SkOfficeContext *context, SkSpan text);
    bool (*end)(SkOfficeContext *context, unsigned marks);
    bool (*finish)(SkOfficeContext *context); /* frees what the state holds */
} SkOfficeWatch;

/* A kind of part. */
typedef struct {
    /* the type of the relationship that leads to such a part. "o:" stands for
     * the types of the standard, "p:" for those of packages, "m:" for
     * Microsoft's. */
    const char *relation;
    const char *content_type;        /* NULL ends an array of kinds */
    const char *root;                /* as it is written: "w:document" */
    const char *const *const *lists; /* ended by NULL */
    const SkOfficeJudge *judges;     /* ended by one without a name; or NULL */
    const SkOfficeWatch *watch;      /* or NULL */
    bool has_default; /* names without prefix are those of SpreadsheetML */
} SkOfficeKind;

/* The kinds of each format (word_kind.c and so on). */
extern const SkOfficeKind sk_office_shared_kinds[], sk_office_drawing_kinds[],
    sk_office_word_kinds[], sk_office_sheet_kinds[], sk_office_slide_kinds[];

/* The judges of values in workbooks (sheet_judge.c). */
extern const SkOfficeJudge sk_office_sheet_judges[];

/* sk_office_kind: returns the kind with the content type @type, or NULL.
 * sk_office_kind_at: kind @i of all, for tests; NULL behind the last. */
const SkOfficeKind *sk_office_kind(SkSpan type);
const SkOfficeKind *sk_office_kind_at(size_t i);

/* sk_office_check: checks a document of the type @type. */
SkNo sk_office_check(const SkNest *nest, SkInspectType type, SkSpan file);

/* sk_office_is: returns whether @type is one of OOXML. */
bool sk_office_is(SkInspectType type);

/* ---- office_space.c ----------------------------------------------------- */

/* A namespace. */
typedef struct {
    const char *prefix, *uri;
    const char *strict; /* its URI in Strict OOXML, or NULL */
    bool is_ignorable;
} SkOfficeSpace;

/* sk_office_space_at: row @i, in the order of declarations; NULL behind the
 * last. */
const SkOfficeSpace *sk_office_space_at(size_t i);
#define SK_OFFICE_SPACES_MAX 256

/* What a part declares. Initialise with zeros. */
typedef struct {
    bool declared[SK_OFFICE_SPACES_MAX];   /* by the rows of namespaces */
    SkSpan prefixes[SK_OFFICE_SPACES_MAX]; /* those that are declared */
    size_t n_prefixes;
    bool has_default;
} SkOfficeScope;

/* sk_office_scope_take: takes the declarations at @in, which is behind the name
 * of a root, and mc:Ignorable, which names exactly the ignorable ones; false if
 * it does not. sk_office_scope_has: returns whether @prefix is declared. */
bool sk_office_scope_take(SkOfficeScope *scope, SkSpan *in);
bool sk_office_scope_has(const SkOfficeScope *scope, SkSpan prefix);

/* ---- office_table.c ----------------------------------------------------- */

typedef struct {
    const char *name;
    size_t len;
    bool relates;
    const SkOfficeJudge *judge; /* or NULL */
} SkOfficeAttribute;

typedef struct {
    const char *name;
    size_t len;
    bool has_text;
    unsigned marks;             /* what the watch of the kind says of it */
    const SkOfficeJudge *judge; /* of its text, or NULL */
    SkOfficeAttribute *attributes;
    size_t n_attributes;
} SkOfficeElement;

typedef struct SkOfficeTable SkOfficeTable;

/* sk_office_table_new: returns the elements of @kind, for look-up. The caller
 * frees it with sk_office_table_free. */
SkOfficeTable *sk_office_table_new(const SkOfficeKind *kind);
void sk_office_table_free(SkOfficeTable *table);

/* sk_office_element: returns the element @name, or NULL if it may not leave. */
const SkOfficeElement *
sk_office_element(const SkOfficeTable *table, SkSpan name);

/* sk_office_attribute: the same for its attribute @name. */
const SkOfficeAttribute *
sk_office_attribute(const SkOfficeElement *element, SkSpan name);

/* ---- office_markup.c ---------------------------------------------------- */

/* sk_office_markup_no: returns NULL if @xml is a part of @kind in our form,
 * else the byte where it is not. Identifiers of relationships count from 1 to
 * @n_relations. */
const uint8_t *
sk_office_markup_no(const SkOfficeKind *kind, const SkOfficeTable *table,
                    const SkInspectOrder *order, unsigned n_relations,
                    SkSpan xml);

/* sk_office_declaration: moves @in behind the XML declaration; false if it does
 * not begin with it. */
bool sk_office_declaration(SkSpan *in);

/* ---- office_relation.c -------------------------------------------------- */

/* A relationship as it is written. */
typedef struct {
    SkSpan type;   /* the URI */
    SkSpan target; /* as it is written */
    bool is_external;
} SkOfficeRelation;

/* sk_office_relations: reads the relationships in @xml into an array, which the
 * caller frees. Returns NULL, with *@bad, if they are not in our form. */
SkOfficeRelation *
sk_office_relations(SkSpan xml, unsigned *n, const uint8_t **bad);

/* sk_office_relation_is: returns whether the URI @type is that of the short
 * type @name ("o:styles"). */
bool sk_office_relation_is(SkSpan type, const char *name);

/* sk_office_link_is_ours: returns whether a hyperlink may lead to @target,
 * which is still escaped. */
bool sk_office_link_is_ours(SkSpan target);

/* sk_office_take_value: takes ` NAME="VALUE"` from @in. The value is escaped
 * and has no control character. */
bool sk_office_take_value(SkSpan *in, const char *name, SkSpan *value);

#endif
