/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks a PDF: its layout, then every object from the catalogue on by the rule
 * of the place where it stands, and that no object is left over. This defends
 * against everything that is not on the lists.
 */
#include <stdlib.h>
#include <string.h>
#include "inspector/pdf/rule.h"

/* bytes to which all streams together may inflate, pictures not counted */
#define PDF_INFLATED_MAX (1u << 30)
/* rules by which one object may be checked */
#define SEEN_MAX (sizeof((SkPdfThing *)0)->seen / sizeof(void *))

static bool
add_task(SkPdfInspection *walk, uint32_t thing, const SkPdfRule *rule)
{
    const void **seen = walk->file.things[thing].seen;
    size_t i = 0;
    while (i < SEEN_MAX && seen[i] != NULL && seen[i] != rule)
        i++;
    if (i == SEEN_MAX)
        return false;
    if (seen[i] == rule)
        return true;
    seen[i] = rule;
    if (walk->n_tasks == walk->room) {
        size_t room = walk->room * 2 + 64;
        SkPdfTask *tasks = sk_room(room * sizeof *tasks);
        if (walk->n_tasks > 0)
            memcpy(tasks, walk->tasks, walk->n_tasks * sizeof *tasks);
        free(walk->tasks);
        walk->tasks = tasks;
        walk->room = room;
    }
    walk->tasks[walk->n_tasks++] = (SkPdfTask){ thing, rule };
    return true;
}

static bool
equals(SkSpan text, const char *word)
{
    return sk_length(text) == strlen(word) &&
           memcmp(text.p, word, strlen(word)) == 0;
}

/* Returns whether @key says how the bytes of a stream are coded. */
static bool
is_coding(SkSpan key)
{
    return equals(key, "Length") || equals(key, "Filter") ||
           equals(key, "DecodeParms");
}

static bool
check_entries(SkPdfInspection *walk, const SkPdfRule *rule, uint32_t node)
{
    bool is_stream = walk->file.nodes[node].sort == SK_PDF_IS_STREAM;
    for (uint32_t at = walk->file.nodes[node].first; at != 0;
         at = walk->file.nodes[at].next) {
        SkSpan key = walk->file.nodes[at].key;
        const SkPdfRuleRow *row = rule->rows;
        if (is_stream && is_coding(key))
            continue;
        while (row != NULL && row->key != NULL && !equals(key, row->key))
            row++;
        const SkPdfRule *inner =
            row != NULL && row->key != NULL ? row->rule : rule->any;
        if (inner == NULL || !sk_pdf_check(walk, inner, at))
            return false;
    }
    return true;
}

static bool
check_items(SkPdfInspection *walk, const SkPdfRule *rule, uint32_t node)
{
    uint32_t n = walk->file.nodes[node].count;
    if (rule->most > 0 && (n < rule->least || n > rule->most))
        return false;
    for (uint32_t at = walk->file.nodes[node].first; at != 0;
         at = walk->file.nodes[at].next)
        if (rule->item != NULL && !sk_pdf_check(walk, rule->item, at))
            return false;
    return true;
}

/* Checks @node itself, which is no reference and of a sort of @rule. */
static bool
check_here(SkPdfInspection *walk, const SkPdfRule *rule, uint32_t node)
{
    const SkPdfNode *at = &walk->file.nodes[node];
    if ((at->sort & (SK_PDF_IS_DICTIONARY | SK_PDF_IS_STREAM)) != 0 &&
        !check_entries(walk, rule, node))
        return false;
    if (at->sort == SK_PDF_IS_ARRAY && !check_items(walk, rule, node))
        return false;
    if (at->sort == SK_PDF_IS_NAME && rule->words != NULL) {
        size_t i = 0;
        while (rule->words[i] != NULL && !equals(at->text, rule->words[i]))
            i++;
        if (rule->words[i] == NULL)
            return false;
    }
    return rule->check == NULL || rule->check(walk, node);
}

bool
sk_pdf_check(SkPdfInspection *walk, const SkPdfRule *rule, uint32_t node)
{
    uint32_t target = sk_pdf_reach(&walk->file, node);
    if (target == 0)
        return false;
    if (rule->choose != NULL)
        rule = rule->choose(walk, target);
    if (rule == NULL || (rule->sorts & walk->file.nodes[target].sort) == 0)
        return false;
    if (target != node)
        return add_task(walk, (uint32_t)walk->file.nodes[node].number, rule);
    return check_here(walk, rule, node);
}

bool
sk_pdf_stream(SkPdfInspection *walk, SkSpan *out)
{
    const SkPdfThing *thing = &walk->file.things[walk->thing];
    if (!sk_pdf_is_type(walk, thing->node, "Filter", "FlateDecode") ||
        sk_pdf_get(&walk->file, thing->node, "DecodeParms") != 0 ||
        !sk_pdf_unpack(thing->stream, walk->left, out))
        return false;
    walk->left -= sk_length(*out);
    return true;
}

int32_t
sk_pdf_whole_number(const SkPdfInspection *walk, uint32_t node, const char *key,
                    int32_t otherwise)
{
    uint32_t value = sk_pdf_target(walk, node, key);
    return value != 0 && walk->file.nodes[value].sort == SK_PDF_IS_INTEGER
               ? walk->file.nodes[value].number
               : otherwise;
}

uint32_t
sk_pdf_target(const SkPdfInspection *walk, uint32_t node, const char *key)
{
    return sk_pdf_reach(&walk->file, sk_pdf_get(&walk->file, node, key));
}

bool
sk_pdf_is_type(const SkPdfInspection *walk, uint32_t node, const char *key,
               const char *name)
{
    return sk_pdf_is(&walk->file, sk_pdf_get(&walk->file, node, key), name);
}

/* ---- what draws, draws nothing that draws itself ------------------------ */

static bool
draws(const SkPdfThing *thing)
{
    for (size_t i = 0; i < SEEN_MAX && thing->seen[i] != NULL; i++)
        if (((const SkPdfRule *)thing->seen[i])->draws)
            return true;
    return false;
}

/* A place on the way through the objects: a node, and how to go on. */
typedef struct {
    uint32_t thing, node;
} Step;

/* Returns the node that follows @node in the object @thing, in the order in
 * which they are written. The nodes of an object were made one after the
 * other, those of the next object behind them. */
static uint32_t
end_of(const SkPdfFile *file, uint32_t thing)
{
    return thing + 1 < file->n_things ? file->things[thing + 1].node
                                      : file->n_nodes;
}

/* Goes down from @start over references between objects that draw. @state is 0
 * for an object not yet seen, 1 for one on the way here, 2 for one done. */
static bool
goes_in_circle(const SkPdfFile *file, uint32_t start, uint8_t *state,
               Step *steps)
{
    size_t n = 0;
    steps[n++] = (Step){ start, file->things[start].node };
    state[start] = 1;
    while (n > 0) {
        Step *step = &steps[n - 1];
        if (step->node >= end_of(file, step->thing)) {
            state[step->thing] = 2;
            n--;
            continue;
        }
        const SkPdfNode *node = &file->nodes[step->node++];
        if (node->sort != SK_PDF_IS_REFERENCE ||
            (uint32_t)node->number >= file->n_things ||
            !draws(&file->things[node->number]))
            continue;
        uint32_t next = (uint32_t)node->number;
        if (state[next] == 1)
            return true;
        if (state[next] == 2)
            continue;
        state[next] = 1;
        steps[n++] = (Step){ next, file->things[next].node };
    }
    return false;
}

static bool
has_circle(const SkPdfFile *file)
{
    uint8_t *state = sk_room(file->n_things);
    Step *steps = sk_room(file->n_things * sizeof *steps);
    bool found = false;
    memset(state, 0, file->n_things);
    for (uint32_t i = 1; i < file->n_things && !found; i++)
        if (state[i] == 0 && draws(&file->things[i]))
            found = goes_in_circle(file, i, state, steps);
    free(state);
    free(steps);
    return found;
}

/* ---- the file ----------------------------------------------------------- */

static const uint8_t *
check_things(SkPdfInspection *walk)
{
    SkPdfFile *file = &walk->file;
    if (!add_task(walk, file->root, &sk_pdf_rule_catalogue) ||
        (file->info != 0 && ((walk->keeps & SK_INSPECT_KEEPS_METADATA) == 0 ||
                             !add_task(walk, file->info, &sk_pdf_rule_info))))
        return file->all.p;
    for (size_t i = 0; i < walk->n_tasks; i++) {
        SkPdfTask task = walk->tasks[i];
        const SkPdfThing *thing = &file->things[task.thing];
        walk->thing = task.thing;
        if (!check_here(walk, task.rule, thing->node))
            return thing->at;
    }
    for (uint32_t i = 1; i < file->n_things; i++)
        if (file->things[i].seen[0] == NULL)
            return file->things[i].at;
    return has_circle(file) ? file->all.p : NULL;
}

const uint8_t *
sk_pdf_whole(const SkInspectOrder *order, SkSpan file)
{
    SkPdfInspection walk = { .file.all = file,
                             .left = PDF_INFLATED_MAX,
                             .keeps = order->inside };
    const uint8_t *bad = sk_pdf_layout(&walk.file);
    if (bad == NULL)
        bad = check_things(&walk);
    sk_pdf_close(&walk.file);
    free(walk.tasks);
    return bad;
}
