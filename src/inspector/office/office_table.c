/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists of elements, made into a table in which a name is found at once
 * (office.h): a sheet has millions of tags.
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/office/office.h"

struct SkOfficeTable {
    const SkOfficeJudge *judges;
    const SkOfficeWatch *watch;
    SkOfficeElement *elements;
    SkOfficeAttribute *attributes;
    uint32_t *slots; /* numbers of elements plus 1, by the hashes of names */
    size_t n_elements, n_attributes, n_slots; /* slots: a power of two */
};

static size_t
hash_of(const char *name, size_t len)
{
    size_t hash = 5381;
    for (size_t i = 0; i < len; i++)
        hash = hash * 33 ^ (uint8_t)name[i];
    return hash;
}

/* Returns the slot of @name, which may be free. */
static uint32_t *
slot_of(const SkOfficeTable *table, const char *name, size_t len)
{
    size_t at = hash_of(name, len) & (table->n_slots - 1);
    while (table->slots[at] != 0) {
        const SkOfficeElement *one = &table->elements[table->slots[at] - 1];
        if (one->len == len && memcmp(one->name, name, len) == 0)
            break;
        at = (at + 1) & (table->n_slots - 1);
    }
    return &table->slots[at];
}

static const SkOfficeJudge *
find_judge(const SkOfficeJudge *judges, const char *name, size_t len)
{
    for (; judges != NULL && judges->name != NULL; judges++)
        if (strlen(judges->name) == len && memcmp(judges->name, name, len) == 0)
            return judges;
    judges = sk_office_drawing_judges;
    for (; judges->name != NULL; judges++)
        if (strlen(judges->name) == len && memcmp(judges->name, name, len) == 0)
            return judges;
    abort(); /* a list that names a judge which its kind does not have */
}

/* Cuts "=judge" off the word of @len bytes at @word. */
static const SkOfficeJudge *
take_judge(const SkOfficeTable *table, const char *word, size_t *len)
{
    const char *is = memchr(word, '=', *len);
    if (is == NULL)
        return NULL;
    size_t name = *len - (size_t)(is + 1 - word);
    *len = (size_t)(is - word);
    return find_judge(table->judges, is + 1, name);
}

static void
add_attribute(SkOfficeTable *table, const char *word, size_t len)
{
    SkOfficeAttribute one = { .name = word };
    one.judge = take_judge(table, word, &len);
    one.relates = word[len - 1] == '@' || strncmp(word, "r:", 2) == 0;
    one.len = len - (word[len - 1] == '@' ? 1 : 0);
    table->attributes[table->n_attributes++] = one;
}

static void
add_row(SkOfficeTable *table, const char *row)
{
    size_t len = strcspn(row, " ");
    SkOfficeElement one = { .name = row };
    one.attributes = &table->attributes[table->n_attributes];
    const char *p = row + len;
    one.judge = take_judge(table, row, &len);
    one.has_text = row[len - 1] == '*';
    one.len = len - (one.has_text ? 1 : 0);
    if (table->watch != NULL && table->watch->marks != NULL) {
        const uint8_t *name = (const uint8_t *)row;
        one.marks = table->watch->marks((SkSpan){ name, name + one.len });
    }
    uint32_t *slot = slot_of(table, row, one.len);
    if (*slot != 0)
        return; /* Of several rows for one element the first counts. */
    for (p += strspn(p, " "); *p != '\0'; p += strspn(p, " ")) {
        size_t word = strcspn(p, " ");
        add_attribute(table, p, word);
        p += word;
        one.n_attributes++;
    }
    table->elements[table->n_elements++] = one;
    *slot = (uint32_t)table->n_elements;
}

/* Counts the rows and the words of @kind. */
static void
count(const SkOfficeKind *kind, size_t *rows, size_t *words)
{
    for (const char *const *const *list = kind->lists; *list != NULL; list++)
        for (const char *const *row = *list; *row != NULL; row++) {
            *rows += 1;
            for (const char *p = *row; *p != '\0'; p++)
                *words += *p == ' ';
        }
}

SkOfficeTable *
sk_office_table_new(const SkOfficeKind *kind)
{
    SkOfficeTable *table = sk_room(sizeof *table);
    size_t rows = 0, words = 1;
    count(kind, &rows, &words);
    *table = (SkOfficeTable){ .judges = kind->judges,
                              .watch = kind->watch,
                              .n_slots = 16 };
    while (table->n_slots < 2 * rows)
        table->n_slots *= 2;
    table->elements = sk_room((rows + 1) * sizeof *table->elements);
    table->attributes = sk_room(words * sizeof *table->attributes);
    table->slots = sk_room(table->n_slots * sizeof *table->slots);
    memset(table->slots, 0, table->n_slots * sizeof *table->slots);
    for (const char *const *const *list = kind->lists; *list != NULL; list++)
        for (const char *const *row = *list; *row != NULL; row++)
            add_row(table, *row);
    return table;
}

void
sk_office_table_free(SkOfficeTable *table)
{
    if (table == NULL)
        return;
    free(table->elements);
    free(table->attributes);
    free(table->slots);
    free(table);
}

const SkOfficeElement *
sk_office_element(const SkOfficeTable *table, SkSpan name)
{
    uint32_t slot = *slot_of(table, (const char *)name.p, sk_length(name));
    return slot > 0 ? &table->elements[slot - 1] : NULL;
}

const SkOfficeAttribute *
sk_office_attribute(const SkOfficeElement *element, SkSpan name)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const SkOfficeAttribute *one = &element->attributes[i];
        if (one->len == sk_length(name) &&
            memcmp(one->name, name.p, one->len) == 0)
            return one;
    }
    return NULL;
}
