/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads lists and counts their paragraphs (word_number.h).
 */
#include <string.h>
#include <markup/markup_read.h>
#include <word/word_number.h>

typedef struct {
    guint start;
    char *format, *text; /* NULL as long as they are not given */
} Level;

/* What one w:abstractNum says. */
typedef struct {
    Level levels[SK_WORD_LEVELS];
    /* the number of paragraphs counted on each level, by all lists that share
     * this definition */
    guint counts[SK_WORD_LEVELS];
    gboolean is_counted[SK_WORD_LEVELS];
    /* the style that defines the list if it has no levels of its own; else NULL
     */
    char *style;
} Abstract;

/* A w:num. */
typedef struct {
    char *abstract;
    int starts[SK_WORD_LEVELS]; /* -1: not given */
    gboolean is_begun[SK_WORD_LEVELS];
} List;

typedef struct {
    char *list, *based_on;
    int level;
} Style;

struct _SkWordNumbers {
    GHashTable *abstracts, *lists, *styles;
    /* while a part is read */
    Abstract *abstract;
    List *list;
    Style *style;
    int level;
    /* TRUE inside the properties that held before a tracked change */
    gboolean is_changed;
};

static void
free_abstract(gpointer data)
{
    Abstract *abstract = data;

    for (guint i = 0; i < SK_WORD_LEVELS; i++) {
        g_free(abstract->levels[i].format);
        g_free(abstract->levels[i].text);
    }
    g_free(abstract->style);
    g_free(abstract);
}

static void
free_list(gpointer data)
{
    g_free(((List *)data)->abstract);
    g_free(data);
}

static void
free_style(gpointer data)
{
    g_free(((Style *)data)->list);
    g_free(((Style *)data)->based_on);
    g_free(data);
}

static GHashTable *
table_of(GDestroyNotify free_value)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_value);
}

SkWordNumbers *
sk_word_numbers_new(void)
{
    SkWordNumbers *numbers = g_new0(SkWordNumbers, 1);

    numbers->abstracts = table_of(free_abstract);
    numbers->lists = table_of(free_list);
    numbers->styles = table_of(free_style);
    return numbers;
}

void
sk_word_numbers_free(SkWordNumbers *numbers)
{
    if (numbers == NULL)
        return;
    g_hash_table_unref(numbers->abstracts);
    g_hash_table_unref(numbers->lists);
    g_hash_table_unref(numbers->styles);
    g_free(numbers);
}

/* ---- reading ------------------------------------------------------------- */

static int
level_of(const char *value)
{
    guint64 level = value != NULL ? g_ascii_strtoull(value, NULL, 10) : 0;

    return level < SK_WORD_LEVELS ? (int)level : SK_WORD_LEVELS - 1;
}

static int
number_of(const char *value)
{
    guint64 number = value != NULL ? g_ascii_strtoull(value, NULL, 10) : 0;

    return number < 100000 ? (int)number : 0;
}

static void
set(char **at, const char *value)
{
    g_free(*at);
    *at = g_strdup(value);
}

/* Adds @value under the name that the attribute @name of @tag gives. */
static gpointer
add(GHashTable *table, const SkMarkupTag *tag, const char *name, gpointer value)
{
    const char *key = sk_markup_value(tag, "w", name);

    g_hash_table_replace(table, g_strdup(key != NULL ? key : ""), value);
    return value;
}

static void
read_level(SkWordNumbers *numbers, const SkMarkupTag *tag, const char *value)
{
    Level *level = &numbers->abstract->levels[numbers->level];

    if (strcmp(tag->name, "start") == 0)
        level->start = (guint)number_of(value);
    else if (strcmp(tag->name, "numFmt") == 0)
        set(&level->format, value);
    else if (strcmp(tag->name, "lvlText") == 0)
        set(&level->text, value);
    else if (strcmp(tag->name, "numStyleLink") == 0)
        set(&numbers->abstract->style, value);
}

static void
read_list(SkWordNumbers *numbers, const SkMarkupTag *tag, const char *value)
{
    if (strcmp(tag->name, "abstractNumId") == 0)
        set(&numbers->list->abstract, value);
    else if (strcmp(tag->name, "startOverride") == 0)
        numbers->list->starts[numbers->level] = number_of(value);
}

static void
read_style(SkWordNumbers *numbers, const SkMarkupTag *tag, const char *value)
{
    if (strcmp(tag->name, "numId") == 0)
        set(&numbers->style->list, value);
    else if (strcmp(tag->name, "basedOn") == 0)
        set(&numbers->style->based_on, value);
    else if (strcmp(tag->name, "ilvl") == 0)
        numbers->style->level = level_of(value);
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    SkWordNumbers *numbers = user;
    const char *value = sk_markup_value(tag, "w", "val");

    if (tag->space == NULL || strcmp(tag->space->prefix, "w") != 0)
        return TRUE;
    if (strcmp(tag->name, "pPrChange") == 0)
        numbers->is_changed = TRUE;
    if (numbers->is_changed)
        return TRUE;
    if (strcmp(tag->name, "abstractNum") == 0) {
        numbers->list = NULL;
        numbers->abstract =
            add(numbers->abstracts, tag, "abstractNumId", g_new0(Abstract, 1));
    } else if (strcmp(tag->name, "num") == 0) {
        numbers->list = add(numbers->lists, tag, "numId", g_new0(List, 1));
        memset(numbers->list->starts, 0xFF, sizeof numbers->list->starts);
    } else if (strcmp(tag->name, "style") == 0) {
        numbers->style = add(numbers->styles, tag, "styleId", g_new0(Style, 1));
        numbers->style->level = -1;
    } else if (strcmp(tag->name, "lvl") == 0 ||
               strcmp(tag->name, "lvlOverride") == 0) {
        numbers->level = level_of(sk_markup_value(tag, "w", "ilvl"));
    } else if (numbers->style != NULL) {
        read_style(numbers, tag, value);
    } else if (numbers->list != NULL) {
        read_list(numbers, tag, value);
    } else if (numbers->abstract != NULL) {
        read_level(numbers, tag, value);
    }
    return TRUE;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    if (sk_markup_is(tag, "w", "pPrChange"))
        ((SkWordNumbers *)user)->is_changed = FALSE;
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    (void)user;
    (void)text;
    (void)len;
    return TRUE;
}

gboolean
sk_word_numbers_read(SkWordNumbers *numbers, SkPart *part, GBytes *bytes,
                     SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    gboolean is_read = FALSE;

    is_read = sk_markup_read(part, bytes, &events, numbers, why, detail);
    numbers->abstract = NULL;
    numbers->list = NULL;
    numbers->style = NULL;
    return is_read;
}

/* ---- counting ------------------------------------------------------------ */

/* Follows the styles from @name to one that has a list. */
static const Style *
style_with_list(const SkWordNumbers *numbers, const char *name, int *level)
{
    const Style *style = NULL;

    for (guint i = 0; i < 16 && name != NULL; i++) {
        style = g_hash_table_lookup(numbers->styles, name);
        if (style == NULL)
            return NULL;
        if (*level < 0)
            *level = style->level;
        if (style->list != NULL)
            return style;
        name = style->based_on;
    }
    return NULL;
}

/* The levels of the list @list; a list may be that of a style. */
static Abstract *
abstract_of(const SkWordNumbers *numbers, const List *list)
{
    for (guint i = 0; i < 4 && list != NULL && list->abstract != NULL; i++) {
        Abstract *abstract =
            g_hash_table_lookup(numbers->abstracts, list->abstract);
        int level = -1;
        const Style *style = NULL;

        if (abstract == NULL || abstract->style == NULL)
            return abstract;
        style = style_with_list(numbers, abstract->style, &level);
        list = style != NULL ? g_hash_table_lookup(numbers->lists, style->list)
                             : NULL;
    }
    return NULL;
}

static void
count_on(Abstract *abstract, List *list, int level)
{
    int start = (int)abstract->levels[level].start;
    gboolean begins = !abstract->is_counted[level];

    if (list->starts[level] >= 0 && !list->is_begun[level]) {
        start = list->starts[level];
        begins = TRUE;
    }
    list->is_begun[level] = TRUE;
    abstract->is_counted[level] = TRUE;
    abstract->counts[level] =
        begins ? (guint)start : abstract->counts[level] + 1;
    for (int i = level + 1; i < SK_WORD_LEVELS; i++)
        abstract->is_counted[i] = FALSE;
}

/* Replaces the "%1" of the text of a level. */
static char *
label_of(const Abstract *abstract, int level)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *format = abstract->levels[level].format;
    const gboolean is_bullet = g_strcmp0(format, "bullet") == 0;

    for (const char *p = abstract->levels[level].text; *p != '\0';
         p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gunichar symbol = c >= 0xF000 ? sk_word_symbol(c) : 0;
        g_autofree char *number = NULL;

        if (*p == '%' && p[1] >= '1' && p[1] <= '9' && !is_bullet) {
            int of = *++p - '1';
            const Level *other = &abstract->levels[of];

            number = sk_word_number_show(
                abstract->is_counted[of] ? abstract->counts[of] : other->start,
                other->format != NULL ? other->format : "decimal");
            g_string_append(out, number);
        } else if (c >= 0xE000 && c < 0xF900) {
            g_string_append_unichar(out, symbol != 0 ? symbol : 0x30FB);
        } else {
            g_string_append_unichar(out, c);
        }
    }
    return g_strdup(out->str);
}

char *
sk_word_number_next(SkWordNumbers *numbers, const char *style, const char *list,
                    int level)
{
    List *found = NULL;
    Abstract *abstract = NULL;

    if (list == NULL) {
        const Style *with = style_with_list(numbers, style, &level);

        list = with != NULL ? with->list : NULL;
    }
    found = list != NULL ? g_hash_table_lookup(numbers->lists, list) : NULL;
    abstract = abstract_of(numbers, found);
    if (abstract == NULL)
        return NULL;
    level = level < 0 ? 0 : level;
    count_on(abstract, found, level);
    if (abstract->levels[level].text == NULL ||
        *abstract->levels[level].text == '\0')
        return NULL;
    return label_of(abstract, level);
}
