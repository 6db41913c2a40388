/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes calendars and contacts anew (content_line.h) by the allow-list of
 * content_rule.c: each value in its form, lines folded at 75 bytes, the version
 * first. This defends against what such files fetch or start, and against lines
 * that two programs read differently.
 */
#include <string.h>

#include <sekisho/text.h>
#include <content/content_line.h>
#include <content/content_rule.h>
#include <content/content_value.h>
#include <link/link.h>
#include <text/text_mark.h>

#define SAMPLE_CHARS 80

#define RDATES_MAX 366 /* one for each day of a year */

typedef struct {
    SkPart *part;
    const SkPolicy *policy;
    GString *out;
    GHashTable *gone; /* the links that were left out, each once */
    guint links;      /* the number of links changed so far */
    guint dates;      /* the RDATEs of this component so far */
    gboolean old;     /* vCard 2.1, where a comma is plain text */
    gboolean spent;
} Writing;

static void
count_loss(Writing *writing, const char *what, const char *name,
           const char *value)
{
    g_autofree char *both = g_strconcat(name, value ? ":" : "", value, NULL);
    g_autofree char *sample = sk_text_clean_line(both, -1, SAMPLE_CHARS, NULL);

    sk_part_count(writing->part, what, 1, sample);
}

/* A link that two properties name is one for a reader. */
static const char *
loss_of(Writing *writing, const SkContentLine *line)
{
    const char *what = sk_content_loss(line->name, line->value);
    gboolean again = g_str_equal(what, "url") &&
                     !g_hash_table_add(writing->gone, g_strdup(line->value));

    return again ? "property" : what;
}

static char *
relink(Writing *writing, const char *value, const char *bare)
{
    return sk_content_relink(value, bare, writing->policy->links,
                             &writing->links);
}

/* Returns @value as it leaves, or NULL if it does not leave. In the old
 * versions a comma separates nothing. */
static char *
value_of(Writing *writing, SkForm form, const char *value)
{
    if (form == SK_FORM_TEXT)
        return relink(writing, value, "");
    if (form == SK_FORM_LIST)
        return relink(writing, value, writing->old ? "" : ",");
    if (form == SK_FORM_FIELDS)
        return relink(writing, value, writing->old ? ";" : ",;");
    return sk_content_plain(form, value, writing->policy->links);
}

/* ---- values and lines --------------------------------------------------- */

/* Writes a value. The name of a time zone may be a link; it is changed in the
 * same way here and where the zone is described, so that the two still match.
 */
static void
put_value(Writing *writing, GString *text, const char *value, gboolean first)
{
    g_autofree char *bare =
        sk_link_defang_text(value, writing->policy->links, &writing->links);
    const char *quote = strpbrk(bare, ";:,") != NULL ? "\"" : "";

    g_strdelimit(bare, "\"", '\'');
    g_string_append_printf(text, "%s%s%s%s", first ? "=" : ",", quote, bare,
                           quote);
}

/* Returns whether @name says how a value was written, which is no longer true
 * of the value that leaves. */
static gboolean
is_about_form(const char *name)
{
    return g_str_equal(name, "ENCODING") || g_str_equal(name, "CHARSET") ||
           g_str_equal(name, "VALUE");
}

/* Returns the word for a parameter that does not leave: ALTREP and DIR name
 * pages that a reader offers to open. */
static const char *
loss_of_param(Writing *writing, const char *name, const char *value)
{
    gboolean opens = g_str_equal(name, "ALTREP") || g_str_equal(name, "DIR");

    return opens && g_hash_table_add(writing->gone, g_strdup(value))
               ? "url"
               : "parameter";
}

static void
put_params(Writing *writing, GString *text, const SkContentLine *line)
{
    for (guint i = 0; i < line->params->len; i++) {
        const SkContentParam *param = line->params->pdata[i];
        gboolean first = TRUE;

        for (guint j = 0; j < param->values->len; j++) {
            const char *value = param->values->pdata[j];

            if (!sk_content_keeps_param(param->name, value)) {
                if (!is_about_form(param->name))
                    count_loss(writing,
                               loss_of_param(writing, param->name, value),
                               param->name, value);
                continue;
            }
            if (first)
                g_string_append_printf(text, ";%s", param->name);
            put_value(writing, text, value, first);
            first = FALSE;
        }
    }
}

/* Writes @name with the parameters of @line (which may be NULL) and @value. */
static void
put_property(Writing *writing, const char *name, const SkContentLine *line,
             const char *value)
{
    g_autoptr(GString) text = g_string_new(name);
    g_autofree char *parted = NULL;
    g_autofree char *clean = NULL;

    if (line != NULL)
        put_params(writing, text, line);
    g_string_append_printf(text, ":%s", value);
    parted = sk_text_part_marks(text->str, NULL);
    /* Only a character that now stands beside another one may need cleaning
     * again. */
    clean = sk_text_clean(parted, -1, NULL);
    sk_content_put_line(writing->out, clean);
}

/* Writes the reading of a name as Japanese telephones do. */
static gboolean
put_reading(Writing *writing, const SkContentLine *line)
{
    static const char *const names[] = { "X-PHONETIC-LAST-NAME",
                                         "X-PHONETIC-FIRST-NAME" };
    g_auto(GStrv) fields = NULL;

    if (!g_str_equal(line->name, "SOUND") ||
        !sk_content_has(line, "TYPE", "X-IRMC-N"))
        return FALSE;
    fields = g_strsplit(line->value, ";", 3);
    for (guint i = 0; i < 2 && fields[i] != NULL; i++) {
        g_autofree char *value = relink(writing, fields[i], "");

        if (*value != '\0')
            put_property(writing, names[i], NULL, value);
    }
    return TRUE;
}

/* Returns the dates of the RDATE @value that leave: a component may name
 * RDATES_MAX, as each of them is an event of its own to a reader. NULL when
 * none does. What is left out is counted as "series". */
static char *
bounded_dates(Writing *writing, const char *name, const char *value)
{
    const char *end = value;
    guint n = 0, left = 1;

    while (writing->dates < RDATES_MAX && *end != '\0') {
        writing->dates++;
        n++;
        end += strcspn(end + 1, ",") + 1;
    }
    if (*end == '\0')
        return g_strdup(value);
    for (const char *p = end + (n > 0 ? 1 : 0); *p != '\0'; p++)
        left += *p == ',';
    for (guint i = 0; i < left; i++)
        count_loss(writing, "series", name, NULL);
    return n > 0 ? g_strndup(value, (gsize)(end - value)) : NULL;
}

/* Returns the value of @line as it leaves, or NULL if it does not. */
static char *
leaving_value(Writing *writing, const SkContentLine *line, SkForm form)
{
    const char *number = sk_content_telephone(line);
    g_autofree char *value = NULL;

    if (number != NULL || !sk_content_is_foreign(line))
        value = value_of(writing, form, number ? number : line->value);
    if (value == NULL) {
        count_loss(writing, loss_of(writing, line), line->name, line->value);
        return NULL;
    }
    return g_str_equal(line->name, "RDATE")
               ? bounded_dates(writing, line->name, value)
               : g_steal_pointer(&value);
}

static void
write_line(Writing *writing, const SkContentLine *line, SkAt at)
{
    SkForm form = sk_content_property(line->name, at);
    g_autofree char *value = NULL;

    if (at == SK_AT_CARD && put_reading(writing, line))
        return;
    value = leaving_value(writing, line, form);
    if (value != NULL)
        put_property(writing, line->name, line, value);
    writing->spent |= sk_part_out_of_time(writing->part);
}

/* ---- components --------------------------------------------------------- */

static void
write_lines(Writing *writing, const SkContent *content, SkAt at)
{
    for (guint i = 0; i < content->lines->len && !writing->spent; i++) {
        const SkContentLine *line = content->lines->pdata[i];

        if (!g_str_equal(line->name, "VERSION") &&
            !g_str_equal(line->name, "ACTION"))
            write_line(writing, line, at);
    }
}

static gboolean
is_display(const SkContent *alarm)
{
    const SkContentLine *action = sk_content_find(alarm, "ACTION");
    g_autofree char *what =
        g_strstrip(g_strdup(action != NULL ? action->value : ""));

    return g_ascii_strcasecmp(what, "DISPLAY") == 0;
}

/* Writes the part of @content (which stands at @at) that may leave, and returns
 * whether there was any. */
static gboolean
write_component(Writing *writing, const SkContent *content, SkAt at)
{
    SkAt is = sk_content_component(content->name, at);
    gsize before = writing->out->len, start = 0;

    if (is == SK_AT_NOWHERE || (is == SK_AT_ALARM && !is_display(content))) {
        count_loss(writing, is == SK_AT_ALARM ? "alarm" : "component",
                   content->name, NULL);
        return FALSE;
    }
    g_string_append_printf(writing->out, "BEGIN:%s\r\n", content->name);
    start = writing->out->len;
    if (is == SK_AT_ALARM)
        g_string_append(writing->out, "ACTION:DISPLAY\r\n");
    writing->dates = 0;
    write_lines(writing, content, is);
    for (guint i = 0; i < content->children->len; i++)
        write_component(writing, content->children->pdata[i], is);
    if (writing->out->len == start) {
        g_string_truncate(writing->out, before);
        return FALSE;
    }
    g_string_append_printf(writing->out, "END:%s\r\n", content->name);
    return is != SK_AT_ZONE;
}

static gboolean
says_version(const SkContent *content, const char *version)
{
    const SkContentLine *line = sk_content_find(content, "VERSION");
    g_autofree char *said =
        g_strstrip(g_strdup(line != NULL ? line->value : ""));

    return g_str_equal(said, version);
}

/* Writes all calendars of the file as one, because readers
 * take only the first. */
static gboolean
write_calendar(Writing *writing, const SkContent *root)
{
    gboolean any = FALSE, begun = FALSE;

    for (guint i = 0; i < root->children->len; i++) {
        const SkContent *calendar = root->children->pdata[i];

        if (!g_str_equal(calendar->name, "VCALENDAR")) {
            count_loss(writing, "component", calendar->name, NULL);
            continue;
        }
        if (!begun) {
            g_string_append(writing->out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
            write_lines(writing, calendar, SK_AT_CALENDAR);
        }
        begun = TRUE;
        for (guint j = 0; j < calendar->children->len; j++)
            any |= write_component(writing, calendar->children->pdata[j],
                                   SK_AT_CALENDAR);
    }
    g_string_append(writing->out, "END:VCALENDAR\r\n");
    return any;
}

/* Returns the first line @name that stays. */
static const SkContentLine *
find_own(const SkContent *card, const char *name)
{
    for (guint i = 0; i < card->lines->len; i++) {
        const SkContentLine *line = card->lines->pdata[i];

        if (g_str_equal(line->name, name) && !sk_content_is_foreign(line))
            return line;
    }
    return NULL;
}

/* Version 3.0 requires a display name, which 2.1 did not. */
static void
put_full_name(Writing *writing, const SkContent *card)
{
    const SkContentLine *name = find_own(card, "N");
    g_auto(GStrv) fields = NULL;
    g_autofree char *both = NULL;
    g_autofree char *value = NULL;

    if (name == NULL || find_own(card, "FN") != NULL)
        return;
    fields = g_strsplit(name->value, ";", 3);
    both = g_strjoin(" ", fields[0] ? fields[0] : "",
                     fields[0] && fields[1] ? fields[1] : "", NULL);
    value = relink(writing, g_strstrip(both), "");
    if (*value != '\0')
        put_property(writing, "FN", NULL, value);
}

static gboolean
write_cards(Writing *writing, const SkContent *root)
{
    gboolean any = FALSE;

    for (guint i = 0; i < root->children->len; i++) {
        const SkContent *card = root->children->pdata[i];
        gsize before = writing->out->len, start = 0;

        if (!g_str_equal(card->name, "VCARD")) {
            count_loss(writing, "component", card->name, NULL);
            continue;
        }
        writing->old = says_version(card, "2.1");
        g_string_append_printf(writing->out, "BEGIN:VCARD\r\nVERSION:%s.0\r\n",
                               says_version(card, "4.0") ? "4" : "3");
        start = writing->out->len;
        write_lines(writing, card, SK_AT_CARD);
        put_full_name(writing, card);
        for (guint j = 0; j < card->children->len; j++)
            write_component(writing, card->children->pdata[j], SK_AT_CARD);
        any |= writing->out->len > start;
        if (writing->out->len > start)
            g_string_append(writing->out, "END:VCARD\r\n");
        else
            g_string_truncate(writing->out, before);
    }
    return any;
}

GString *
sk_content_write(SkPart *part, const SkPolicy *policy, const SkContent *root,
                 const char *wanted)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GHashTable) gone =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Writing writing = {
        .part = part, .policy = policy, .out = out, .gone = gone
    };
    gboolean any = g_str_equal(wanted, "VCARD")
                       ? write_cards(&writing, root)
                       : write_calendar(&writing, root);

    sk_part_count(part, "link-defanged", writing.links, NULL);
    return any && !writing.spent ? g_steal_pointer(&out) : NULL;
}
