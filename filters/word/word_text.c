/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a Word document (word_text.h): follows the relationships from
 * the package to the document, and from there to its styles, lists, headers,
 * footers, notes and comments. What nothing refers to is not shown.
 */
#include <string.h>
#include <drawingml/drawing_text.h>
#include <link/link.h>
#include <package/relations.h>
#include <word/word_story.h>
#include <word/word_text.h>

typedef struct {
    SkWordStory story;
    SkPackage *package;
    const SkPolicy *policy;
    SkReason *why;
    const char **detail;
    GPtrArray *relations; /* of the part that is read */
    gboolean is_broken;   /* a chart could not be read */
} Text;

/* ---- parts --------------------------------------------------------------- */

static gboolean
is_type(const SkRelation *relation, const char *word)
{
    const char *slash = strrchr(relation->type, '/');

    return !relation->is_external && relation->member >= 0 && slash != NULL &&
           strcmp(slash + 1, word) == 0;
}

static const SkRelation *
relation_of_type(const GPtrArray *relations, const char *word)
{
    for (guint i = 0; i < relations->len; i++)
        if (is_type(relations->pdata[i], word))
            return relations->pdata[i];
    return NULL;
}

static GBytes *
read_member(const Text *text, const SkRelation *relation)
{
    return sk_package_read(text->package, (guint)relation->member, text->why,
                           text->detail);
}

static GPtrArray *
relations_of(const Text *text, const SkRelation *relation)
{
    return sk_relations_read(
        text->package, sk_package_name(text->package, (guint)relation->member),
        text->why, text->detail);
}

/* ---- what stories ask ---------------------------------------------------- */

static char *
target(const SkWordStory *story, const char *id)
{
    const Text *text = story->user;
    const SkRelation *relation = sk_relations_find(text->relations, id);

    if (relation == NULL || !relation->is_external)
        return NULL;
    return sk_link_show(relation->target, text->policy->links);
}

static char *
address(const SkWordStory *story, const char *href)
{
    const Text *text = story->user;

    return sk_link_show(href, text->policy->links);
}

static void
frame(const SkWordStory *story, const char *id, gboolean is_chart, GString *out)
{
    Text *text = story->user;
    const SkRelation *relation = sk_relations_find(text->relations, id);
    g_autoptr(GBytes) bytes = NULL;

    if (relation == NULL || relation->is_external || relation->member < 0 ||
        text->is_broken)
        return;
    bytes = read_member(text, relation);
    text->is_broken =
        bytes == NULL ||
        !(is_chart ? sk_drawing_chart_text : sk_drawing_diagram_text)(
            story->part, bytes, out, text->why, text->detail);
}

/* ---- stories ------------------------------------------------------------- */

/* Appends the story to which @relation leads, under @heading unless that is
 * NULL. */
static gboolean
put_story(Text *text, const SkRelation *relation, const char *heading)
{
    g_autoptr(GPtrArray) relations = relations_of(text, relation);
    g_autoptr(GBytes) bytes =
        relations != NULL ? read_member(text, relation) : NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    GString *whole = text->story.out;
    GPtrArray *around = text->relations;
    gboolean is_read = FALSE;

    if (bytes == NULL)
        return FALSE;
    text->story.out = out;
    text->relations = relations;
    is_read = sk_word_story_read(&text->story, bytes, text->why, text->detail);
    text->story.out = whole;
    text->relations = around;
    if (!is_read || text->is_broken)
        return FALSE;
    if (heading == NULL) {
        g_string_append(whole, out->str);
    } else if (*g_strstrip(out->str) != '\0') {
        g_string_append_printf(whole, "\n%s%s%s\n", heading,
                               *heading != '\0' ? "\n" : "", out->str);
    }
    return TRUE;
}

/* Appends the texts of the headers and footers that the sections of the
 * document name by @ids. Many sections may name the same one, which is shown
 * once. */
static gboolean
put_margins(Text *text, const GPtrArray *relations, const GPtrArray *ids,
            SkWordSays says)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < ids->len; i++) {
        const SkRelation *relation =
            sk_relations_find(relations, ids->pdata[i]);

        if (relation == NULL ||
            !(is_type(relation, "header") || is_type(relation, "footer")) ||
            !g_hash_table_add(seen, relation->id))
            continue;
        if (!put_story(text, relation, sk_word_says(&text->story, says)))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_numbers(Text *text, const GPtrArray *relations)
{
    static const char *const parts[] = { "styles", "numbering" };

    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        const SkRelation *relation = relation_of_type(relations, parts[i]);
        g_autoptr(GBytes) bytes = NULL;

        if (relation == NULL)
            continue;
        bytes = read_member(text, relation);
        if (bytes == NULL ||
            !sk_word_numbers_read(text->story.numbers, text->story.part, bytes,
                                  text->why, text->detail))
            return FALSE;
    }
    return TRUE;
}

static gboolean
put_document(Text *text, const SkRelation *main_part)
{
    static const char *const notes[] = { "footnotes", "endnotes", "comments" };
    g_autoptr(GPtrArray) relations = relations_of(text, main_part);

    if (relations == NULL || !read_numbers(text, relations) ||
        !put_story(text, main_part, NULL))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(notes); i++) {
        const SkRelation *relation = relation_of_type(relations, notes[i]);

        if (relation == NULL ||
            (!text->story.shows_changes && strcmp(notes[i], "comments") == 0))
            continue;
        if (!put_story(text, relation, ""))
            return FALSE;
    }
    return put_margins(text, relations, text->story.headers,
                       SK_WORD_SAYS_HEADER) &&
           put_margins(text, relations, text->story.footers,
                       SK_WORD_SAYS_FOOTER);
}

static GHashTable *
ids_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void
init_story(Text *text)
{
    text->story = (SkWordStory){
        .part = sk_package_part(text->package),
        .is_english = g_strcmp0(text->policy->notice_language, "en") == 0,
        .shows_changes =
            sk_policy_inside(text->policy, SK_INSIDE_COMMENTS) == SK_TREAT_KEEP,
        .numbers = sk_word_numbers_new(),
        .out = g_string_new(NULL),
        .notes = { ids_new(), ids_new(), ids_new() },
        .headers = g_ptr_array_new_with_free_func(g_free),
        .footers = g_ptr_array_new_with_free_func(g_free),
        .target = target,
        .address = address,
        .frame = frame,
        .user = text,
    };
}

char *
sk_word_text(SkPackage *package, const SkPolicy *policy, SkReason *why,
             const char **detail)
{
    Text text = {
        .package = package, .policy = policy, .why = why, .detail = detail
    };
    g_autoptr(GPtrArray) root = sk_relations_read(package, "", why, detail);
    const SkRelation *main_part = NULL;
    gboolean is_read = FALSE;

    if (root == NULL)
        return NULL;
    main_part = relation_of_type(root, "officeDocument");
    if (main_part == NULL) {
        *why = SK_REASON_UNREADABLE;
        *detail = "main-part";
        return NULL;
    }
    init_story(&text);
    is_read = put_document(&text, main_part);
    sk_word_numbers_free(text.story.numbers);
    for (guint i = 0; i < G_N_ELEMENTS(text.story.notes); i++)
        g_hash_table_unref(text.story.notes[i]);
    g_ptr_array_unref(text.story.headers);
    g_ptr_array_unref(text.story.footers);
    return g_string_free(text.story.out, !is_read);
}
