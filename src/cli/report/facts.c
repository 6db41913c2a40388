/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts lines (facts.h). Keys stay as they stand in the line, escapes and all;
 * whoever shows them undoes that.
 */
#include <string.h>

#include "cli/report/facts.h"

#define DAY    10 /* characters of "2026-11-28" */
#define HOUR   13 /* and of "2026-11-28T09" */
#define SECOND 19

static const struct {
    const char *id;
    const char *columns[SK_COLUMNS];
} sections[] = {
#define SK_X(symbol, id, a, b, c) { id, { a, b, c } },
    SK_SECTIONS(SK_X)
#undef SK_X
};

const char *
sk_section_id(SkSection section)
{
    return sections[section].id;
}

const char *
sk_section_column(SkSection section, guint column)
{
    return sections[section].columns[column];
}

SkMailFacts *
sk_facts_new(const SkPeriod *period)
{
    SkMailFacts *facts = g_new0(SkMailFacts, 1);

    facts->period = period;
    facts->scratch = g_string_new(NULL);
    for (guint i = 0; i < SK_N_SECTIONS; i++)
        facts->sections[i] = sk_tally_new();
    return facts;
}

void
sk_facts_free(SkMailFacts *facts)
{
    if (facts == NULL)
        return;
    for (guint i = 0; i < SK_N_SECTIONS; i++)
        sk_tally_free(facts->sections[i]);
    g_string_free(facts->scratch, TRUE);
    g_free(facts);
}

static SkSlice
slice_of(const char *text)
{
    return (SkSlice){ text, strlen(text) };
}

/* ---- counting ----------------------------------------------------------- */

static SkTallyRow *
row(SkMailFacts *facts, SkSection section, SkSlice key, SkSlice label)
{
    return sk_tally_row(facts->sections[section], key, label);
}

static void
count(SkMailFacts *facts, SkSection section, SkSlice key, guint64 n)
{
    if (key.at != NULL)
        row(facts, section, key, (SkSlice){ NULL, 0 })->numbers[0] += n;
}

/* put: appends a word, or a dash for what is not there. */
static void
put(GString *text, SkSlice word)
{
    if (word.at == NULL)
        g_string_append_c(text, '-');
    else
        g_string_append_len(text, word.at, (gssize)word.len);
}

static SkSlice
begin(SkMailFacts *facts)
{
    g_string_truncate(facts->scratch, 0);
    return (SkSlice){ NULL, 0 };
}

static SkSlice
made(const SkMailFacts *facts)
{
    return (SkSlice){ facts->scratch->str, facts->scratch->len };
}

static SkSlice
crossing_key(SkMailFacts *facts, const SkLine *line)
{
    begin(facts);
    put(facts->scratch, line->from);
    g_string_append(facts->scratch, " → ");
    put(facts->scratch, line->to);
    return made(facts);
}

/* lower_domain: returns the domain of @address in small letters. */
static SkSlice
lower_domain(SkMailFacts *facts, SkSlice address)
{
    SkSlice domain = sk_period_domain(address);

    begin(facts);
    g_string_append_len(facts->scratch, domain.at, (gssize)domain.len);
    g_string_ascii_down(facts->scratch);
    if (domain.len == 0)
        g_string_append_c(facts->scratch, '-');
    return made(facts);
}

typedef struct {
    gboolean withheld;
    guint64 removed;
} Fate;

static void
count_fate(SkTallyRow *found, const Fate *fate)
{
    found->numbers[0]++;
    found->numbers[1] += fate->withheld;
    found->numbers[2] += fate->removed;
}

static gboolean
is_removed(const SkLinePart *part)
{
    return sk_slice_is(part->action, "removed") ||
           sk_slice_is(part->action, "held");
}

/* count_hash: counts a file that did not pass, under its hash. */
static void
count_hash(SkMailFacts *facts, SkSlice sha256, const SkSlice *words, gsize n)
{
    if (sha256.at == NULL)
        return;
    begin(facts);
    for (gsize i = 0; i < n; i++) {
        if (i > 0)
            g_string_append(facts->scratch, " · ");
        put(facts->scratch, words[i]);
    }
    row(facts, SK_SECTION_HASH, sha256, made(facts))->numbers[0]++;
}

static void
count_part(SkMailFacts *facts, const SkLinePart *part)
{
    const SkSlice words[] = { part->name, part->found, part->reason };
    gboolean removed = is_removed(part);
    SkTallyRow *type;

    if (sk_slice_is(part->action, "split") && part->sha256.at == NULL)
        return; /* It only holds other parts. */
    type = row(facts, SK_SECTION_TYPE,
               part->found.at != NULL ? part->found : slice_of("-"),
               (SkSlice){ NULL, 0 });
    type->numbers[0]++;
    type->numbers[1] += !removed;
    type->numbers[2] += removed;
    facts->parts++;
    facts->removed += removed;
    count(facts, SK_SECTION_METHOD, part->method, 1);
    if (part->rule.at != NULL)
        row(facts, SK_SECTION_RULE, part->rule, (SkSlice){ NULL, 0 })
            ->numbers[1]++;
    if (!removed)
        return;
    count(facts, SK_SECTION_REMOVED, part->reason, 1);
    count_hash(facts, part->sha256, words, G_N_ELEMENTS(words));
}

static gboolean
is_refused(SkSlice reason)
{
    static const char *const reasons[] = { "no-crossing", "sealed-zone",
                                           "unknown-domain", "bad-address",
                                           "own-domain" };

    for (guint i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (sk_slice_is(reason, reasons[i]))
            return TRUE;
    return FALSE;
}

static void
count_withheld(SkMailFacts *facts, const SkLine *line)
{
    const SkSlice words[] = { slice_of("(mail)"), line->reason };
    SkSlice domain = sk_period_domain(line->sender);

    count(facts, SK_SECTION_REASON, line->reason, 1);
    count_hash(facts, line->in_sha256, words, G_N_ELEMENTS(words));
    if (!is_refused(line->reason))
        return;
    crossing_key(facts, line);
    g_string_append(facts->scratch, " · ");
    put(facts->scratch, line->reason);
    g_string_append(facts->scratch, " · ");
    put(facts->scratch, domain.len > 0 ? domain : slice_of("-"));
    count(facts, SK_SECTION_REFUSED, made(facts), 1);
}

/* count_signs: counts the words of one list under "kind: word". */
static void
count_signs(SkMailFacts *facts, const char *kind, const GArray *words)
{
    for (guint i = 0; i < words->len; i++) {
        begin(facts);
        g_string_append_printf(facts->scratch, "%s: ", kind);
        put(facts->scratch, g_array_index(words, SkSlice, i));
        count(facts, SK_SECTION_SIGN, made(facts), 1);
    }
}

/* count_recipients: counts each domain once for this message. The fourth number
 * of a row is the message that was counted there last. */
static void
count_recipients(SkMailFacts *facts, const SkLine *line, const Fate *fate)
{
    facts->recipients += line->recipients->len;
    for (guint i = 0; i < line->recipients->len; i++) {
        SkSlice address = g_array_index(line->recipients, SkSlice, i);
        SkTallyRow *found =
            row(facts, SK_SECTION_RECIPIENT, lower_domain(facts, address),
                (SkSlice){ NULL, 0 });

        if (found->numbers[3] == facts->messages)
            continue;
        found->numbers[3] = facts->messages;
        count_fate(found, fate);
    }
}

static void
count_time(SkMailFacts *facts, const SkLine *line, const Fate *fate)
{
    gsize len = facts->period->by_hour ? HOUR : DAY;
    SkSlice key = { line->time.at, MIN(line->time.len, len) };
    char time[sizeof facts->last] = "";

    if (line->time.at == NULL)
        return;
    count_fate(row(facts, SK_SECTION_TIME, key, (SkSlice){ NULL, 0 }), fate);
    /* To the second; no string function may run over the end of a slice. */
    memcpy(time, line->time.at, MIN(line->time.len, SECOND));
    if (*facts->first == '\0' || strcmp(time, facts->first) < 0)
        g_strlcpy(facts->first, time, sizeof facts->first);
    if (strcmp(time, facts->last) > 0)
        g_strlcpy(facts->last, time, sizeof facts->last);
}

static void
count_duration(SkMailFacts *facts, const SkLine *line)
{
    guint64 ms = line->clean_ms + line->inspect_ms;

    if (sk_slice_is(line->verdict, "untouched"))
        return;
    facts->cleaned_ms[MIN(ms, SK_FACTS_MS)]++;
    facts->slowest_ms = MAX(facts->slowest_ms, ms);
}

static void
count_message(SkMailFacts *facts, const SkLine *line)
{
    Fate fate = { sk_slice_is(line->verdict, "withheld"), facts->removed };
    SkTallyRow *verdict;

    facts->messages++;
    facts->bytes_in += line->in_bytes;
    facts->bytes_out += line->out_bytes;
    verdict =
        row(facts, SK_SECTION_VERDICT, line->verdict, (SkSlice){ NULL, 0 });
    verdict->numbers[0]++;
    verdict->numbers[1] += line->in_bytes;
    verdict->numbers[2] += line->out_bytes;
    for (guint i = 0; i < line->parts->len; i++) {
        const SkLinePart *part = &g_array_index(line->parts, SkLinePart, i);

        /* A mail is not a part of itself. */
        if (part->level > 0 || sk_slice_is(line->kind, "file"))
            count_part(facts, part);
    }
    fate.removed = facts->removed - fate.removed;
    if (fate.withheld)
        count_withheld(facts, line);
    count_time(facts, line, &fate);
    count_duration(facts, line);
    count_fate(row(facts, SK_SECTION_CROSSING, crossing_key(facts, line),
                   line->profile),
               &fate);
    if (line->sender.at != NULL)
        count_fate(row(facts, SK_SECTION_SENDER,
                       lower_domain(facts, line->sender), (SkSlice){ NULL, 0 }),
                   &fate);
    count_recipients(facts, line, &fate);
    count(facts, SK_SECTION_RULE, line->rule, 1);
    count_signs(facts, "untidy", line->untidy);
    count_signs(facts, "ambiguous", line->ambiguous);
    count_signs(facts, "did", line->did);
    row(facts, SK_SECTION_POLICY,
        line->policy.at != NULL ? line->policy : slice_of("-"), line->time)
        ->numbers[0]++;
    count(facts, SK_SECTION_ENGINE, line->engine, 1);
}

/* count_other: counts a line that is about another line. It names no domain and
 * counts for all. */
static void
count_other(SkMailFacts *facts, const SkLine *line, SkLineIs is)
{
    SkPeriod any = { facts->period->from, facts->period->to, NULL, FALSE };
    SkTallyRow *trial;

    if (!sk_period_has(&any, line)) {
        facts->outside++;
        return;
    }
    if (is == SK_LINE_FAULT) {
        facts->faults++;
        count(facts, SK_SECTION_FAULT, line->fault, 1);
        return;
    }
    trial = row(facts, SK_SECTION_TRIAL,
                line->candidate.at != NULL ? line->candidate : slice_of("-"),
                (SkSlice){ NULL, 0 });
    trial->numbers[0]++;
    trial->numbers[1] += line->changes > 0;
    trial->numbers[2] += line->crosses;
}

void
sk_facts_add(SkMailFacts *facts, const SkLine *line, SkLineIs is, gboolean torn)
{
    facts->lines++;
    if (is == SK_LINE_BROKEN) {
        *(torn ? &facts->torn : &facts->broken) += 1;
        return;
    }
    if (is == SK_LINE_FOREIGN) {
        facts->foreign++;
        return;
    }
    if (is == SK_LINE_FAULT || is == SK_LINE_TRIAL) {
        count_other(facts, line, is);
        return;
    }
    if (sk_period_has(facts->period, line))
        count_message(facts, line);
    else
        facts->outside++;
}

guint
sk_facts_percentile(const SkMailFacts *facts, guint percent)
{
    guint64 all = 0, wanted, seen = 0;
    guint ms = 0;

    for (guint i = 0; i <= SK_FACTS_MS; i++)
        all += facts->cleaned_ms[i];
    if (all == 0)
        return 0;
    wanted = MAX(1, (all * percent + 99) / 100);
    while ((seen += facts->cleaned_ms[ms]) < wanted)
        ms++;
    return ms;
}
