/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads from the headers of a mail what conditions of the policy ask for, and
 * chooses the crossing that the mail takes (choose.h). This is the only place
 * that reads headers for the policy. All of it can be forged by the sender, and
 * the policy is checked for that when it is read.
 */
#include "worker/choose.h"

#include <string.h>

#include "worker/read/address.h"
#include "worker/read/header_in.h"

/* Fields of headers that are read for labels, and bytes of each. This defends
 * against a mail with thousands of them. */
#define FIELDS_MAX 32
#define VALUE_MAX  (16u << 10)

static gboolean
asks_for(const GPtrArray *whens, SkWhenKey key)
{
    for (guint i = 0; i < whens->len; i++)
        if (sk_when_asks(whens->pdata[i], SK_WHEN_BIT(key)))
            return TRUE;
    return FALSE;
}

/* Returns whether a label may stand in the header @field. */
static gboolean
holds_labels(const GPtrArray *whens, const SkRawHeader *field)
{
    for (guint i = 0; i < whens->len; i++) {
        const SkWhen *when = whens->pdata[i];
        gboolean asks = sk_when_asks(when, SK_WHEN_BIT(SK_WHEN_LABEL));

        for (guint j = 0; asks && when->label_in[j] != NULL; j++)
            if (sk_raw_header_is(field, when->label_in[j]))
                return TRUE;
    }
    return FALSE;
}

/* Returns the domain of the first address in @field, or NULL. New string. */
static char *
domain_of(const SkRawHeader *field)
{
    SkAddressSeen seen = { 0 };
    g_autoptr(GPtrArray) list = sk_address_list_parse(
        field->value, MIN(field->value_len, VALUE_MAX), &seen);
    const SkAddress *first = list->len > 0 ? list->pdata[0] : NULL;
    const char *at = first != NULL && !first->lost && first->mail != NULL
                         ? strrchr(first->mail, '@')
                         : NULL;

    return at != NULL ? g_strdup(at + 1) : NULL;
}

static void
add_header(SkMailFacts *facts, const SkRawHeader *field)
{
    SkHeaderSeen seen = { 0 };
    SkHeaderFact fact = {
        .name = g_strndup(field->name, field->name_len),
        .text = sk_header_decode(field->value, MIN(field->value_len, VALUE_MAX),
                                 &seen),
    };

    g_array_append_val(facts->headers, fact);
}

static void
clear_header(gpointer data)
{
    SkHeaderFact *fact = data;

    g_free(fact->name);
    g_free(fact->text);
}

/* Fills @facts with what the headers of @mail say, as far as one of the
 * conditions @whens (of SkWhen; an entry may be NULL) asks for it. If none asks
 * for headers, they are not read. */
static void
read_facts(SkMailFacts *facts, GBytes *mail, const GPtrArray *whens)
{
    gboolean wants_from = asks_for(whens, SK_WHEN_FROM);
    g_autoptr(GArray) fields = NULL;
    gsize len;
    const guint8 *bytes = g_bytes_get_data(mail, &len);

    memset(facts, 0, sizeof *facts);
    facts->headers = g_array_new(FALSE, FALSE, sizeof(SkHeaderFact));
    g_array_set_clear_func(facts->headers, clear_header);
    if (!wants_from && !asks_for(whens, SK_WHEN_LABEL))
        return;
    fields = sk_headers_split(bytes, len);
    for (guint i = 0; i < fields->len; i++) {
        const SkRawHeader *field = &g_array_index(fields, SkRawHeader, i);

        if (wants_from && sk_raw_header_is(field, "From")) {
            facts->from = domain_of(field);
            wants_from = FALSE;
        }
        if (facts->headers->len < FIELDS_MAX && holds_labels(whens, field))
            add_header(facts, field);
    }
    facts->facts.known = SK_WHEN_BIT(SK_WHEN_FROM) | SK_WHEN_BIT(SK_WHEN_LABEL);
    facts->facts.from = facts->from;
    facts->facts.headers = (const SkHeaderFact *)(void *)facts->headers->data;
    facts->facts.n_headers = facts->headers->len;
}

void
sk_mail_facts_of_rules(SkMailFacts *facts, GBytes *mail, const SkPolicy *policy)
{
    g_autoptr(GPtrArray) whens = g_ptr_array_new();

    for (guint i = 0; i < policy->files->len; i++) {
        const SkFileRule *rule = policy->files->pdata[i];

        if (rule->when != NULL)
            g_ptr_array_add(whens, rule->when);
    }
    read_facts(facts, mail, whens);
}

void
sk_mail_facts_clear(SkMailFacts *facts)
{
    g_free(facts->from);
    g_clear_pointer(&facts->headers, g_array_unref);
}

static const SkWhen *
when_of(const SkOrder *order, guint i, const GPtrArray *crossings)
{
    guint row = order->candidates[i].row;

    return crossings != NULL && row < crossings->len ? crossings->pdata[row]
                                                     : NULL;
}

/* Returns the number of the first candidate whose conditions on headers @facts
 * meets, or of the last, which has none. Conditions on the envelope and on the
 * size of the mail are not tried here: whoever asked the worker has tried them
 * and left out the candidates that they exclude. */
static guint
first_met(const SkOrder *order, const GPtrArray *crossings,
          const SkFacts *facts)
{
    guint keys = SK_WHEN_BIT(SK_WHEN_FROM) | SK_WHEN_BIT(SK_WHEN_LABEL);
    guint i = 0;

    for (; i + 1 < order->n_candidates; i++) {
        const SkWhen *when = when_of(order, i, crossings);

        /* Each candidate before the last has conditions. One whose conditions
         * are not found is passed over, as if they were not met. */
        if (when != NULL &&
            sk_when_test(when, facts, keys, NULL) == SK_ANSWER_YES)
            break;
    }
    return i;
}

guint
sk_choose(SkOrder *order, GBytes *mail, const GPtrArray *crossings)
{
    g_autoptr(GPtrArray) whens = g_ptr_array_new();
    g_auto(SkMailFacts) facts = { 0 };
    const SkOrderCandidate *taken;
    guint choice;

    if (order->n_candidates == 0)
        return 0;
    for (guint i = 0; i + 1 < order->n_candidates; i++)
        g_ptr_array_add(whens, (gpointer)when_of(order, i, crossings));
    read_facts(&facts, mail, whens);
    choice = first_met(order, crossings, &facts.facts);
    taken = &order->candidates[choice];
    memcpy(order->profile, taken->profile, sizeof order->profile);
    memcpy(order->receipt, taken->receipt, sizeof order->receipt);
    memcpy(order->off, taken->off, sizeof order->off);
    return choice;
}
