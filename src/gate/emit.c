/* SPDX-License-Identifier: Apache-2.0
 *
 * Derives the types that the inspector lets pass from the rules in `files`. The
 * worker decides about each file; this is only the outer limit. It defends
 * against a worker that lets out a type that no rule of the profile names.
 */
#include <string.h>
#include "core/policy/rule_choice.h"
#include "gate/emit.h"

static const struct {
    const char *type, *extensions;
} types[] = {
#define SK_X(symbol, name, type, extensions) { type, extensions },
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

/* What may leave under the rules that the envelope leaves; the others are in
 * the set @off (rule_choice.h). A condition on headers or files could be met as
 * far as this side knows, so every rule up to the first that surely decides
 * counts. */
typedef struct {
    const SkPolicy *policy;
    const guint8 *off;
    gboolean lone; /* a file that came alone */
} Emit;

static gboolean
is_done(const Emit *emit, const char *found, SkDo action)
{
    return sk_policy_may_with(emit->policy, found, action, emit->off);
}

static gboolean
some_rule_does(const Emit *emit, SkDo action)
{
    for (guint i = 0; i < emit->policy->files->len; i++) {
        const SkFileRule *rule = emit->policy->files->pdata[i];

        if (rule->action == action)
            return TRUE;
    }
    return FALSE;
}

/* Returns whether archives are repacked: any kind leaves as our zip. */
static gboolean
repacks(const Emit *emit)
{
    return some_rule_does(emit, SK_DO_REPACK) ||
           (emit->lone && some_rule_does(emit, SK_DO_FLATTEN));
}

/* Returns whether mails may leave as files; several kinds are rewritten as
 * ours. A lone mail may also leave when it is flattened, because there is no
 * other mail that its text could join. */
static gboolean
cleans_mail(const Emit *emit)
{
    static const char *const mails[] = { "message/rfc822", "application/mbox",
                                         "application/vnd.ms-outlook",
                                         "application/ms-tnef",
                                         "application/pkcs7-mime" };

    for (guint i = 0; i < G_N_ELEMENTS(mails); i++)
        if (is_done(emit, mails[i], SK_DO_CLEAN) ||
            (emit->lone && is_done(emit, mails[i], SK_DO_FLATTEN)))
            return TRUE;
    return FALSE;
}

#define MS "application/vnd.ms-"

/* Returns whether a file of another format may become @type by cleaning. */
static gboolean
becomes(const Emit *emit, const char *type)
{
    static const struct {
        const char *from, *to;
    } converted[] = { { MS "word.document.macroenabled.12",
                        SK_INSPECT_OOXML "wordprocessingml.document" },
                      { MS "word.template.macroenabled.12",
                        SK_INSPECT_OOXML "wordprocessingml.template" },
                      { MS "excel.sheet.macroenabled.12",
                        SK_INSPECT_OOXML "spreadsheetml.sheet" },
                      { MS "excel.template.macroenabled.12",
                        SK_INSPECT_OOXML "spreadsheetml.template" },
                      { MS "powerpoint.presentation.macroenabled.12",
                        SK_INSPECT_OOXML "presentationml.presentation" },
                      { MS "powerpoint.slideshow.macroenabled.12",
                        SK_INSPECT_OOXML "presentationml.slideshow" },
                      { MS "powerpoint.template.macroenabled.12",
                        SK_INSPECT_OOXML "presentationml.template" },
#define SK_X(from, to) { from, to },
                      SK_PICTURES_CONVERTED(SK_X)
#undef SK_X
                          { NULL, NULL } };

    for (guint i = 0; converted[i].from != NULL; i++)
        if (g_str_equal(converted[i].to, type) &&
            is_done(emit, converted[i].from, SK_DO_CLEAN))
            return TRUE;
    return FALSE;
}

static gboolean
leaves(const Emit *emit, guint type)
{
    switch (type) {
    /* Tombstones, which replace removed files, are texts. */
    case SK_INSPECT_TYPE_PLAIN:
        return emit->policy->tombstones || some_rule_does(emit, SK_DO_TEXT) ||
               is_done(emit, types[type].type, SK_DO_CLEAN);
    case SK_INSPECT_TYPE_XML:
        return is_done(emit, types[type].type, SK_DO_CLEAN) ||
               is_done(emit, "text/xml", SK_DO_CLEAN);
    case SK_INSPECT_TYPE_ZIP:
        return repacks(emit);
    case SK_INSPECT_TYPE_MESSAGE:
        return cleans_mail(emit);
    default:
        return is_done(emit, types[type].type, SK_DO_CLEAN) ||
               becomes(emit, types[type].type);
    }
}

guint64
sk_emit_types(const SkPolicy *policy, gboolean lone, const guint8 *off)
{
    const Emit emit = { policy, off, lone };
    guint64 bits = 0;

    if (policy->files == NULL || policy->files->len == 0)
        return 0;
    for (guint type = 0; type < SK_INSPECT_N_TYPES; type++)
        if (leaves(&emit, type))
            bits |= SK_INSPECT_BIT(type);
    return bits;
}

guint
sk_emit_type(const char *media_type)
{
    guint type = 0;

    while (type < SK_INSPECT_N_TYPES &&
           g_strcmp0(media_type, types[type].type) != 0)
        type++;
    return type;
}

guint
sk_emit_type_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    g_autofree char *extension =
        dot != NULL ? g_ascii_strdown(dot + 1, -1) : NULL;
    guint type = 0;

    if (extension == NULL)
        return SK_INSPECT_N_TYPES;
    for (; type < SK_INSPECT_N_TYPES; type++) {
        g_auto(GStrv) words = g_strsplit(types[type].extensions, " ", -1);

        if (g_strv_contains((const char *const *)words, extension))
            break;
    }
    return type;
}

guint32
sk_emit_inside(const SkPolicy *policy)
{
    static const struct {
        SkInside kind;
        guint32 bit;
    } kept[] = {
        { SK_INSIDE_HYPERLINKS, SK_INSPECT_KEEPS_LINKS },
        { SK_INSIDE_FORMULAS, SK_INSPECT_KEEPS_FORMULAS },
        { SK_INSIDE_FORMS, SK_INSPECT_KEEPS_FORMS },
        { SK_INSIDE_COMMENTS, SK_INSPECT_KEEPS_COMMENTS },
        { SK_INSIDE_METADATA, SK_INSPECT_KEEPS_METADATA },
    };
    guint32 bits = 0;

    for (guint i = 0; i < G_N_ELEMENTS(kept); i++)
        if (sk_policy_inside(policy, kept[i].kind) == SK_TREAT_KEEP)
            bits |= kept[i].bit;
    return bits;
}

void
sk_emit_names(const SkPolicy *policy, SkInspectOrder *order)
{
    char *const *keep = policy->keep_headers;
    char *const *roots = policy->xml_roots;

    for (; *keep != NULL && order->n_keep < SK_INSPECT_KEEP_MAX; keep++)
        g_strlcpy(order->keep[order->n_keep++], *keep, SK_INSPECT_NAME_MAX);
    for (; *roots != NULL && order->n_roots < SK_INSPECT_ROOTS_MAX; roots++)
        g_strlcpy(order->roots[order->n_roots++], *roots, SK_INSPECT_NAME_MAX);
    sk_inspect_add_functions(order,
                             (const char *const *)policy->inside_functions);
}
