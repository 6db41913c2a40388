/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the members of an OpenDocument package: their names, what stands in
 * them, and to what they refer (odf_member.h).
 */
#include <stdlib.h>
#include <string.h>

#include "inspector/office/odf.h"
#include "inspector/office/odf_member.h"

static const char *const media_types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

static bool
same(SkSpan a, SkSpan b)
{
    return sk_length(a) == sk_length(b) &&
           (a.p == a.end || memcmp(a.p, b.p, sk_length(a)) == 0);
}

/* ---- names --------------------------------------------------------------- */

/* Takes a number from 1 on, as it is usually written. */
static bool
take_number(SkSpan *in)
{
    const uint8_t *from = in->p;
    if (in->p == in->end || *in->p == '0')
        return false;
    while (in->p < in->end && *in->p >= '0' && *in->p <= '9')
        in->p++;
    return in->p > from && in->p - from <= 9;
}

/* Returns whether @rest is the name of a metafile: of the preview that belongs
 * to an object, or of a picture. */
static bool
is_metafile(SkOdfMember *member, SkSpan rest)
{
    const bool is_preview = sk_take(&rest, "ObjectReplacements/Object ");
    if ((!is_preview && !sk_take(&rest, "Pictures/")) || !take_number(&rest))
        return false;
    member->kind = SK_ODF_MEMBER_METAFILE;
    return sk_opendoc_is(rest, is_preview ? "" : ".svm");
}

static bool
is_picture(SkOdfMember *member, SkSpan rest)
{
    SkSpan whole = rest;
    if (!sk_opendoc_is(rest, "removed.png") && !take_number(&rest))
        return false;
    const uint8_t *dot = memchr(whole.p, '.', sk_length(whole));
    if (dot == NULL || (!sk_opendoc_is(whole, "removed.png") && rest.p != dot))
        return false;
    member->kind = SK_ODF_MEMBER_PICTURE;
    member->picture = sk_name_type(whole);
    return member->picture < SK_INSPECT_N_TYPES &&
           strncmp(media_types[member->picture], "image/", 6) == 0;
}

bool
sk_opendoc_member_name(SkOdfMember *member)
{
    static const char *const names[] = { "content.xml", "styles.xml",
                                         "meta.xml", "settings.xml" };
    SkSpan rest = member->entry.name;
    member->folder = (SkSpan){ rest.p, rest.p };
    while (sk_take(&rest, "Object ")) {
        if (!take_number(&rest) || !sk_take(&rest, "/"))
            return false;
        member->folder.end = rest.p;
    }
    member->base = rest;
    for (size_t i = 0; i < 4; i++)
        if (sk_opendoc_is(rest, names[i])) {
            member->kind = (SkOdfMemberKind)i;
            return i != SK_ODF_MEMBER_META ||
                   member->folder.p == member->folder.end;
        }
    return is_metafile(member, rest) ||
           (sk_take(&rest, "Pictures/") && is_picture(member, rest));
}

const char *
sk_opendoc_member_type(const SkOdfMember *member)
{
    if (member->kind == SK_ODF_MEMBER_METAFILE)
        return "application/x-openoffice-gdimetafile";
    return member->kind == SK_ODF_MEMBER_PICTURE ? media_types[member->picture]
                                                 : "text/xml";
}

/* ---- what stands in them ------------------------------------------------- */

typedef struct {
    SkOdfMember *members, *member;
    size_t n;
    uint32_t inside; /* SK_INSPECT_KEEPS_…: what documents may keep */
    bool setting_is_text;
} Judge;

/* Notes that @href, in the document of @judge, refers to a picture of @kind. */
static bool
show_picture(Judge *judge, SkSpan href, SkOdfMemberKind kind)
{
    for (size_t i = 0; i < judge->n; i++) {
        SkOdfMember *other = &judge->members[i];
        if (other->kind != kind ||
            !same(other->folder, judge->member->folder) ||
            !same(other->base, href))
            continue;
        other->is_shown = true;
        return true;
    }
    return false;
}

/* The same of an object, whose content is shown with it. */
static bool
show_object(Judge *judge, SkSpan href)
{
    size_t outer = sk_length(judge->member->folder);
    if (!sk_take(&href, "./"))
        return false;
    for (size_t i = 0; i < judge->n; i++) {
        SkOdfMember *other = &judge->members[i];
        SkSpan folder = other->folder;
        if (other->kind != SK_ODF_MEMBER_CONTENT ||
            sk_length(folder) != outer + sk_length(href) + 1 ||
            memcmp(folder.p, judge->member->folder.p, outer) != 0 ||
            memcmp(folder.p + outer, href.p, sk_length(href)) != 0)
            continue;
        other->is_shown = true;
        return true;
    }
    return false;
}

static const SkSpan *
value_of(const SkOdfTag *tag, const char *name)
{
    for (size_t i = 0; i < tag->n; i++)
        if (sk_opendoc_is(tag->attributes[i].name, name))
            return &tag->attributes[i].value;
    return NULL;
}

/* Judges what an element refers to, by its kind. */
static bool
may_refer(Judge *judge, const SkOdfTag *tag, SkSpan href)
{
    static const char *const links[] = { "text:a", "draw:a",
                                         "draw:area-rectangle",
                                         "draw:area-circle",
                                         "draw:area-polygon" };
    static const char *const pictures[] = { "draw:image", "draw:fill-image",
                                            "style:background-image",
                                            "text:list-level-style-image" };
    for (size_t i = 0; i < 5; i++)
        if (sk_opendoc_is(tag->name, links[i]))
            return sk_opendoc_link(href) &&
                   ((judge->inside & SK_INSPECT_KEEPS_LINKS) != 0 ||
                    *href.p == '#');
    for (size_t i = 0; i < 4; i++)
        if (sk_opendoc_is(tag->name, pictures[i]))
            return href.p == href.end ||
                   show_picture(judge, href, SK_ODF_MEMBER_PICTURE) ||
                   (i == 0 &&
                    show_picture(judge, href, SK_ODF_MEMBER_METAFILE));
    if (sk_opendoc_is(tag->name, "draw:object"))
        return show_object(judge, href);
    return sk_opendoc_is(tag->name, "chart:chart") && sk_opendoc_is(href, "..");
}

static bool
may_set(Judge *judge, const SkOdfTag *tag)
{
    static const char *const types[] = { "boolean", "short", "int", "long",
                                         "double" };
    static const char *const groups[] = {
        "ooo:view-settings",
        "ooo:configuration-settings",
        "view-settings",
        "configuration-settings",
        "Views",
        "Tables",
        "ForbiddenCharacters",
    };
    static const char *const layers[] = { "PrintableLayers", "VisibleLayers",
                                          "LockedLayers" };
    const SkSpan *name = value_of(tag, "config:name");
    const SkSpan *type = value_of(tag, "config:type");
    if (!sk_opendoc_is(tag->name, "config:config-item")) {
        if (sk_opendoc_is(tag->name, "config:config-item-map-entry"))
            return true;
        for (size_t i = 0; name != NULL && i < 7; i++)
            if (sk_opendoc_is(*name, groups[i]))
                return true;
        return false;
    }
    if (name == NULL || type == NULL)
        return false;
    judge->setting_is_text = sk_opendoc_is(*type, "string");
    if (judge->setting_is_text)
        return sk_opendoc_lists(&sk_opendoc_text_settings, *name);
    for (size_t i = 0; i < 3; i++)
        if (sk_opendoc_is(*name, layers[i]))
            return sk_opendoc_is(*type, "base64Binary");
    for (size_t i = 0; i < 5; i++)
        if (sk_opendoc_is(*type, types[i]))
            return sk_opendoc_lists(&sk_opendoc_plain_settings, *name);
    return false;
}

/* Notes the version of OpenDocument that the root element of a content states,
 * if the manifest must repeat it. */
static void
note_version(Judge *judge, const SkOdfTag *tag)
{
    static const char *const later[] = { "1.3", "1.4" };
    const SkSpan *version = value_of(tag, "office:version");
    for (size_t i = 0; version != NULL && i < 2; i++)
        if (sk_opendoc_is(*version, later[i]))
            judge->member->version = later[i];
}

/* Notes which kind of document a content is. */
static bool
note_body(Judge *judge, const SkOdfTag *tag)
{
    static const char *const bodies[] = {
        "office:text",    "office:spreadsheet", "office:presentation",
        "office:drawing", "office:chart",       "math:math"
    };
    for (size_t i = 0; i < 6; i++) {
        if (!sk_opendoc_is(tag->name, bodies[i]))
            continue;
        if (i == 5 && judge->member->body != NULL)
            return true; /* a formula in a text */
        if (judge->member->kind != SK_ODF_MEMBER_CONTENT ||
            judge->member->body != NULL)
            return false;
        judge->member->body = bodies[i];
    }
    return true;
}

static bool
judge_start(void *user, const SkOdfTag *tag)
{
    Judge *judge = user;
    const SkSpan *href = value_of(tag, "xlink:href");
    SkSpan name = tag->name;
    if (!sk_opendoc_inside(tag, judge->inside))
        return false;
    if (sk_opendoc_is(tag->name, "office:document-content"))
        note_version(judge, tag);
    if (href != NULL && !may_refer(judge, tag, *href))
        return false;
    if (sk_take(&name, "config:") && !may_set(judge, tag))
        return false;
    return note_body(judge, tag);
}

/* Returns whether @text looks like the name and version of a program. */
static bool
is_program(SkSpan text)
{
    if (sk_length(text) > 200)
        return false;
    for (; text.p < text.end; text.p++)
        if (!(*text.p >= '0' && *text.p <= '9') &&
            !(*text.p >= 'a' && *text.p <= 'z') &&
            !(*text.p >= 'A' && *text.p <= 'Z') &&
            (*text.p == '\0' || strchr(" ._-/$()", *text.p) == NULL))
            return false;
    return true;
}

static bool
judge_text(void *user, SkSpan element, SkSpan text)
{
    const Judge *judge = user;
    if (sk_opendoc_is(element, "meta:generator"))
        return is_program(text);
    if (!sk_opendoc_is(element, "config:config-item"))
        return true;
    if (sk_length(text) > 2000)
        return false;
    for (; text.p < text.end; text.p++) {
        uint8_t c = *text.p;
        bool is_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                       (c >= 'A' && c <= 'Z') || strchr("+-./=", c) != NULL;
        if (judge->setting_is_text ? c < 0x20 : !is_word)
            return false;
    }
    return true;
}

bool
sk_opendoc_member_check(SkOdfMember *members, size_t n, SkOdfMember *member,
                        SkSpan content, uint32_t inside)
{
    static const char *const roots[] = {
        [SK_ODF_MEMBER_CONTENT] = "office:document-content",
        [SK_ODF_MEMBER_STYLES] = "office:document-styles",
        [SK_ODF_MEMBER_META] = "office:document-meta",
        [SK_ODF_MEMBER_SETTINGS] = "office:document-settings",
    };
    Judge judge = { members, member, n, inside, false };
    const SkOdfJudge asks = { &judge, judge_start, judge_text };
    if (member->kind == SK_ODF_MEMBER_META &&
        (inside & SK_INSPECT_KEEPS_METADATA) == 0)
        return false;
    if (sk_opendoc_markup(content, roots[member->kind], &asks) == NULL)
        return true;
    member->body = NULL;
    return member->kind == SK_ODF_MEMBER_CONTENT &&
           member->folder.p < member->folder.end &&
           sk_opendoc_markup(content, "math:math", &asks) == NULL;
}

/* ---- the whole ----------------------------------------------------------- */

static const SkOdfMember *
content_of(const SkOdfMember *members, size_t n, SkSpan folder)
{
    for (size_t i = 0; i < n; i++)
        if (members[i].kind == SK_ODF_MEMBER_CONTENT &&
            same(members[i].folder, folder))
            return &members[i];
    return NULL;
}

bool
sk_opendoc_member_is_shown(const SkOdfMember *members, size_t n,
                           const SkOdfMember *member)
{
    const SkOdfMember *content = content_of(members, n, member->folder);
    bool is_root = member->folder.p == member->folder.end;
    return content != NULL && content->body != NULL &&
           (is_root || content->is_shown) &&
           ((member->kind != SK_ODF_MEMBER_PICTURE &&
             member->kind != SK_ODF_MEMBER_METAFILE) ||
            member->is_shown);
}

const char *
sk_opendoc_body(const SkOdfMember *members, size_t n)
{
    const SkOdfMember *content = content_of(members, n, (SkSpan){ NULL, NULL });
    return content != NULL ? content->body : NULL;
}

const char *
sk_opendoc_version(const SkOdfMember *members, size_t n)
{
    const SkOdfMember *content = content_of(members, n, (SkSpan){ NULL, NULL });
    return content != NULL && content->version != NULL ? content->version
                                                       : "1.2";
}

bool
sk_opendoc_folder_is_new(const SkOdfMember *members, size_t i, SkSpan folder)
{
    for (size_t k = 0; k < i; k++) {
        SkSpan other = members[k].folder;
        if (sk_length(other) >= sk_length(folder) &&
            memcmp(other.p, folder.p, sk_length(folder)) == 0)
            return false;
    }
    return true;
}

const char *
sk_opendoc_folder_type(const SkOdfMember *members, size_t n, SkSpan folder)
{
    static const struct {
        const char *body, *type;
    } types[] = {
        { "office:text", "application/vnd.oasis.opendocument.text" },
        { "office:spreadsheet",
          "application/vnd.oasis.opendocument.spreadsheet" },
        { "office:presentation",
          "application/vnd.oasis.opendocument.presentation" },
        { "office:drawing", "application/vnd.oasis.opendocument.graphics" },
        { "office:chart", "application/vnd.oasis.opendocument.chart" },
        { "math:math", "application/vnd.oasis.opendocument.formula" },
    };
    const SkOdfMember *content = content_of(members, n, folder);
    for (size_t i = 0; content != NULL && content->body != NULL && i < 6; i++)
        if (strcmp(types[i].body, content->body) == 0)
            return types[i].type;
    return "";
}
