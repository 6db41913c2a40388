/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a workbook (sheet_text.h): follows the relationships from the
 * workbook to its sheets, and from each sheet to its drawing and its comments.
 */
#include <string.h>
#include <drawingml/drawing_text.h>
#include <package/relations.h>
#include <sheet/sheet_shown.h>
#include <sheet/sheet_text.h>

typedef struct {
    char *name, *id;
    gboolean is_hidden;
} Sheet;

typedef struct {
    SkPackage *package;
    gboolean has_comments; /* The policy keeps them. */
    SkReason *why;
    const char **detail;
    GString *out;
    GArray *sheets; /* of Sheet */
    SkSheetWords words;
} Text;

static void
clear_sheet(gpointer data)
{
    Sheet *sheet = data;

    g_free(sheet->name);
    g_free(sheet->id);
}

/* ---- parts -------------------------------------------------------------- */

/* Returns whether the last word of the relationship's type is @word. */
static gboolean
is_type(const SkRelation *relation, const char *word)
{
    const char *slash = strrchr(relation->type, '/');

    return !relation->is_external && relation->member >= 0 && slash != NULL &&
           strcmp(slash + 1, word) == 0;
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

/* ---- the workbook ------------------------------------------------------- */

static gboolean
is_true(const char *value)
{
    return value != NULL &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    Text *text = user;
    const char *state = sk_markup_value(tag, NULL, "state");
    const char *name = sk_markup_value(tag, NULL, "name");
    const char *id = sk_markup_value(tag, "r", "id");

    if (sk_markup_is(tag, "s", "workbookPr"))
        text->words.from_1904 = is_true(sk_markup_value(tag, NULL, "date1904"));
    if (sk_markup_is(tag, "s", "sheet") && name != NULL && id != NULL) {
        const Sheet sheet = { .name = g_strdup(name),
                              .id = g_strdup(id),
                              .is_hidden = state != NULL &&
                                           strcmp(state, "visible") != 0 };

        g_array_append_val(text->sheets, sheet);
    }
    return TRUE;
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    (void)user;
    (void)tag;
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *words, gsize len)
{
    (void)user;
    (void)words;
    (void)len;
    return TRUE;
}

/* Reads what all sheets refer to. */
static gboolean
read_words(Text *text, const GPtrArray *relations)
{
    SkPart *part = sk_package_part(text->package);

    for (guint i = 0; i < relations->len; i++) {
        const SkRelation *relation = relations->pdata[i];
        const gboolean is_strings = is_type(relation, "sharedStrings");
        g_autoptr(GBytes) bytes = NULL;

        if (!is_strings && !is_type(relation, "styles"))
            continue;
        bytes = read_member(text, relation);
        if (bytes == NULL)
            return FALSE;
        if (!(is_strings ? sk_sheet_strings_read : sk_sheet_formats_read)(
                part, bytes, &text->words, text->why, text->detail))
            return FALSE;
    }
    return TRUE;
}

/* ---- sheets ------------------------------------------------------------- */

/* Appends the words of the charts and of the SmartArt of @drawing. */
static gboolean
put_frames(const Text *text, const SkRelation *drawing)
{
    g_autoptr(GPtrArray) relations = relations_of(text, drawing);
    SkPart *part = sk_package_part(text->package);

    if (relations == NULL)
        return FALSE;
    for (guint i = 0; i < relations->len; i++) {
        const SkRelation *relation = relations->pdata[i];
        const gboolean is_chart =
            is_type(relation, "chart") || is_type(relation, "chartEx");
        g_autoptr(GBytes) bytes = NULL;

        if (!is_chart && !is_type(relation, "diagramData"))
            continue;
        bytes = read_member(text, relation);
        if (bytes == NULL)
            return FALSE;
        g_string_append(text->out, is_chart ? "［グラフ］" : "［図］");
        if (!(is_chart ? sk_drawing_chart_text : sk_drawing_diagram_text)(
                part, bytes, text->out, text->why, text->detail))
            return FALSE;
        if (text->out->str[text->out->len - 1] != '\n')
            g_string_append_c(text->out, '\n');
    }
    return TRUE;
}

static gboolean
put_beside(const Text *text, const SkRelation *sheet)
{
    g_autoptr(GPtrArray) relations = relations_of(text, sheet);
    SkPart *part = sk_package_part(text->package);

    if (relations == NULL)
        return FALSE;
    for (guint i = 0; i < relations->len; i++) {
        const gboolean is_comment = is_type(relations->pdata[i], "comments");
        g_autoptr(GBytes) bytes = NULL;

        if (is_comment ? !text->has_comments
                       : !is_type(relations->pdata[i], "drawing"))
            continue;
        bytes = read_member(text, relations->pdata[i]);
        if (bytes == NULL)
            return FALSE;
        if (!(is_comment ? sk_sheet_comments_read : sk_sheet_boxes_read)(
                part, bytes, text->out, text->why, text->detail) ||
            (!is_comment && !put_frames(text, relations->pdata[i])))
            return FALSE;
    }
    return TRUE;
}

static gboolean
put_sheet(const Text *text, const Sheet *sheet, const SkRelation *relation)
{
    g_autoptr(GBytes) bytes = read_member(text, relation);

    if (bytes == NULL)
        return FALSE;
    g_string_append_printf(text->out, "%s■ シート：%s%s\n",
                           text->out->len > 0 ? "\n" : "", sheet->name,
                           sheet->is_hidden ? "（非表示のシート）" : "");
    return sk_sheet_cells_read(sk_package_part(text->package), bytes,
                               &text->words, text->out, text->why,
                               text->detail) &&
           put_beside(text, relation);
}

static gboolean
put_sheets(Text *text, const SkRelation *main_part)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    g_autoptr(GPtrArray) relations = relations_of(text, main_part);
    g_autoptr(GBytes) bytes = NULL;

    if (relations == NULL)
        return FALSE;
    bytes = read_member(text, main_part);
    if (bytes == NULL ||
        !sk_markup_read(sk_package_part(text->package), bytes, &events, text,
                        text->why, text->detail) ||
        !read_words(text, relations))
        return FALSE;
    for (guint i = 0; i < text->sheets->len; i++) {
        const Sheet *sheet = &g_array_index(text->sheets, Sheet, i);
        const SkRelation *relation = sk_relations_find(relations, sheet->id);

        if (relation != NULL &&
            (is_type(relation, "worksheet") ||
             is_type(relation, "chartsheet")) &&
            !put_sheet(text, sheet, relation))
            return FALSE;
    }
    return TRUE;
}

char *
sk_sheet_text(SkPackage *package, const SkPolicy *policy, SkReason *why,
              const char **detail)
{
    g_autoptr(GPtrArray) root = sk_relations_read(package, "", why, detail);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GArray) sheets = g_array_new(FALSE, FALSE, sizeof(Sheet));
    Text text = { .package = package,
                  .has_comments =
                      sk_policy_inside(policy, SK_INSIDE_COMMENTS) ==
                      SK_TREAT_KEEP,
                  .why = why,
                  .detail = detail,
                  .out = out,
                  .sheets = sheets };
    gboolean ok = root != NULL;

    g_array_set_clear_func(sheets, clear_sheet);
    sk_sheet_words_init(&text.words);
    for (guint i = 0; ok && i < root->len; i++)
        if (is_type(root->pdata[i], "officeDocument"))
            ok = put_sheets(&text, root->pdata[i]);
    sk_sheet_words_clear(&text.words);
    return ok ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}
