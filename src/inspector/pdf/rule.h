/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules by which the objects of a PDF are checked. A rule says what a value
 * may be and by which rules what it holds is checked. An entry that no rule
 * names is refused.
 *
 * What pdf.c defines is declared here.
 */
#ifndef SK_INSPECTOR_PDF_RULE_H
#define SK_INSPECTOR_PDF_RULE_H

#include "inspector/pdf/object.h"

typedef struct SkPdfRule SkPdfRule;

typedef struct {
    const char *key; /* NULL: the end */
    const SkPdfRule *rule;
} SkPdfRuleRow;

typedef struct {
    uint32_t thing;
    const SkPdfRule *rule;
} SkPdfTask;

typedef struct {
    SkPdfFile file;
    SkPdfTask *tasks; /* the objects that are still to be checked */
    size_t n_tasks, room;
    uint32_t thing; /* the object that is being checked */
    uint32_t keeps; /* what documents may keep, of SK_INSPECT_KEEPS_… */
    size_t left;    /* bytes to which streams may still inflate */
} SkPdfInspection;

struct SkPdfRule {
    unsigned sorts;           /* of SkPdfSort, those that it may be */
    const SkPdfRuleRow *rows; /* of a dictionary or a stream */
    const SkPdfRule *any;     /* of entries that are in no row; NULL: none */
    const SkPdfRule *item;    /* of what an array holds */
    uint32_t least, most;     /* items of an array; 0, 0: any number */
    const char *const *words; /* a name is one of these; NULL: any */
    /* chooses, by what the value @node holds, the rule to check it by; returns
     * NULL if the value may not be there. NULL where this rule itself is meant
     * for every value. */
    const SkPdfRule *(*choose)(const SkPdfInspection *walk, uint32_t node);
    /* what is to be checked besides */
    bool (*check)(SkPdfInspection *walk, uint32_t node);
    bool draws; /* nothing of this kind may lead back to itself */
};

#define SK_PDF_IS_NUMBER (SK_PDF_IS_INTEGER | SK_PDF_IS_REAL)

/* sk_pdf_check: checks @node by @rule; what it refers to is checked later. */
bool sk_pdf_check(SkPdfInspection *walk, const SkPdfRule *rule, uint32_t node);

/* sk_pdf_stream: inflates the stream that is being checked. The caller frees
 * out->p. */
bool sk_pdf_stream(SkPdfInspection *walk, SkSpan *out);

/* sk_pdf_whole_number: returns the integer under @key of @node, or @otherwise.
 */
int32_t sk_pdf_whole_number(const SkPdfInspection *walk, uint32_t node,
                            const char *key, int32_t otherwise);

/* sk_pdf_target: sk_pdf_reach of sk_pdf_get. */
uint32_t
sk_pdf_target(const SkPdfInspection *walk, uint32_t node, const char *key);

/* sk_pdf_is_type: returns whether the entry @key of @node is the name @name. */
bool sk_pdf_is_type(const SkPdfInspection *walk, uint32_t node, const char *key,
                    const char *name);

/* value.c */
extern const SkPdfRule sk_pdf_rule_boolean, sk_pdf_rule_integer,
    sk_pdf_rule_number, sk_pdf_rule_name, sk_pdf_rule_numbers, sk_pdf_rule_rect,
    sk_pdf_rule_matrix, sk_pdf_rule_words, sk_pdf_rule_bytes, sk_pdf_rule_date,
    sk_pdf_rule_plain, sk_pdf_rule_style;

/* draw.c, color.c, image_rule.c, font_rule.c */
extern const SkPdfRule sk_pdf_rule_resources, sk_pdf_rule_group,
    sk_pdf_rule_form, sk_pdf_rule_xobject, sk_pdf_rule_space,
    sk_pdf_rule_function, sk_pdf_rule_functions, sk_pdf_rule_image,
    sk_pdf_rule_mask, sk_pdf_rule_font, sk_pdf_rule_state, sk_pdf_rule_shading,
    sk_pdf_rule_pattern;

/* sk_pdf_space_components: returns how many components the colour space @node
 * has; 0 for a pattern. */
uint32_t sk_pdf_space_components(const SkPdfInspection *walk, uint32_t node);

/* layer.c */
extern const SkPdfRule sk_pdf_rule_layer, sk_pdf_rule_layers,
    sk_pdf_rule_property;

/* page.c, note.c, structure.c, outline_rule.c */
extern const SkPdfRule sk_pdf_rule_catalogue, sk_pdf_rule_info,
    sk_pdf_rule_page, sk_pdf_rule_note, sk_pdf_rule_fields,
    sk_pdf_rule_structure, sk_pdf_rule_outlines, sk_pdf_rule_item,
    sk_pdf_rule_labels, sk_pdf_rule_names, sk_pdf_rule_place,
    sk_pdf_rule_places, sk_pdf_rule_action, sk_pdf_rule_first;

/* sk_pdf_is_tree: checks @node, one array of keys and values under @key: the
 * keys in their order and each once (strings, or integers if @is_numbers), the
 * values by @rule. */
bool sk_pdf_is_tree(SkPdfInspection *walk, uint32_t node, bool is_numbers,
                    const SkPdfRule *rule);

#endif
