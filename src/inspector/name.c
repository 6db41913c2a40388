/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks the names of files: which names may stand in a folder of any system
 * and show what the file is. How a name is written in a mail or an archive is
 * not known here. This defends against names that look like another kind of
 * file, that are a device or a path, or that some system cuts to something
 * else.
 */
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"

static const char *const extensions[] = {
#define SK_X(symbol, name, type, extensions) extensions,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

/* Returns whether @word is one of the lower-case words of @list, which are
 * separated by blanks. */
static bool
lists(const char *list, SkSpan word)
{
    size_t len = sk_length(word);
    for (const char *p = list; len > 0; p++) {
        size_t n = strcspn(p, " ");
        if (n == len && strncasecmp(p, (const char *)word.p, n) == 0)
            return true;
        p += n;
        if (*p == '\0')
            break;
    }
    return false;
}

/* Returns the length of the blank that ends at @end, 0 if none does. */
static size_t
blank_before(const uint8_t *start, const uint8_t *end)
{
    static const char *const blanks[] = {
        " ",
        "\xC2\xA0",
        "\xE1\x9A\x80",
        "\xE2\x80\xAF",
        "\xE2\x81\x9F",
        "\xE3\x80\x80",
    };
    size_t len = (size_t)(end - start);
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        size_t n = strlen(blanks[i]);
        if (n <= len && memcmp(end - n, blanks[i], n) == 0)
            return n;
    }
    bool is_wide = len >= 3 && end[-3] == 0xE2 && end[-2] == 0x80 &&
                   end[-1] >= 0x80 && end[-1] <= 0x8A;
    return is_wide ? 3 : 0;
}

/* Returns whether @name (UTF-8) begins with a blank. */
static bool
begins_blank(SkSpan name)
{
    for (size_t n = 1; n <= 3 && n <= sk_length(name); n++)
        if (blank_before(name.p, name.p + n) == n)
            return true;
    return false;
}

static bool
has_any(SkSpan name, const char *const *words)
{
    for (; *words != NULL; words++)
        if (memmem(name.p, sk_length(name), *words, strlen(*words)) != NULL)
            return true;
    return false;
}

/* Finds characters that some system does not take for part of a name, and class
 * identifiers, by which Windows opens a folder as something else. */
static bool
has_forbidden(SkSpan name)
{
    static const char *const forbidden[] = { "/",  "\\",  ":", "*", "?",
                                             "\"", "<",   ">", "|", ";",
                                             ".{", "%00", NULL };
    return has_any(name, forbidden);
}

/* Finds characters that look like the dot of an extension. */
static bool
has_other_dot(SkSpan name)
{
    static const char *const dots[] = { "\xEF\xBC\x8E", "\xE2\x80\xA4",
                                        "\xEF\xB9\x92", NULL };
    return has_any(name, dots);
}

/* Windows recognises a device by what stands before the first dot. */
static bool
is_device(SkSpan name)
{
    const uint8_t *dot = memchr(name.p, '.', sk_length(name));
    SkSpan stem = { name.p, dot != NULL ? dot : name.end };
    while (blank_before(stem.p, stem.end) > 0)
        stem.end -= blank_before(stem.p, stem.end);
    if (lists("con prn aux nul clock$ conin$ conout$", stem))
        return true;
    SkSpan port = { stem.p, stem.p + 3 };
    if (sk_length(stem) < 4 || !lists("com lpt", port))
        return false;
    SkSpan number = { stem.p + 3, stem.end };
    return lists("0 1 2 3 4 5 6 7 8 9 \xC2\xB9 \xC2\xB2 \xC2\xB3", number);
}

static const uint8_t *
last_dot(SkSpan name)
{
    return memrchr(name.p, '.', sk_length(name));
}

/* Finds an extension before the last one that would start something if the last
 * one is hidden or cut off. */
static bool
has_inner_start(SkSpan name)
{
    static const char starts[] = "exe com scr pif bat cmd vbs vbe js jse wsf "
                                 "wsh hta lnk msi cpl jar ps1 url scf";
    const uint8_t *last = last_dot(name);
    const uint8_t *dot = memchr(name.p, '.', sk_length(name));
    while (dot != NULL && dot < last) {
        SkSpan inner = { dot + 1,
                         memchr(dot + 1, '.', (size_t)(name.end - dot - 1)) };
        dot = inner.end;
        while (blank_before(inner.p, inner.end) > 0)
            inner.end -= blank_before(inner.p, inner.end);
        if (lists(starts, inner))
            return true;
    }
    return false;
}

/* Two blanks before the extension can push it out of a narrow window. */
static bool
is_extension_hidden(SkSpan name)
{
    const uint8_t *dot = last_dot(name);
    size_t n = dot != NULL ? blank_before(name.p, dot) : 0;
    return n > 0 && blank_before(name.p, dot - n) > 0;
}

SkInspectType
sk_name_type(SkSpan name)
{
    const uint8_t *dot = last_dot(name);
    size_t type = SK_INSPECT_N_TYPES;
    if (dot == NULL || dot == name.p)
        return SK_INSPECT_N_TYPES;
    for (size_t i = 0; i < SK_INSPECT_N_TYPES; i++)
        if (lists(extensions[i], (SkSpan){ dot + 1, name.end }))
            type = i;
    return (SkInspectType)type;
}

bool
sk_folder_is_safe(SkSpan name)
{
    size_t len = sk_length(name);
    return len > 0 && len <= SK_FOLDER_MAX &&
           sk_text_whole(name, SK_ENDS_NONE) == NULL && !has_forbidden(name) &&
           name.end[-1] != '.' && name.end[-1] != ' ' && !is_device(name);
}

bool
sk_name_is_safe(SkSpan name)
{
    return sk_folder_is_safe(name) && sk_length(name) <= SK_NAME_MAX &&
           !has_other_dot(name) && *name.p != '.' && !begins_blank(name) &&
           blank_before(name.p, name.end) == 0 && !is_extension_hidden(name) &&
           !has_inner_start(name) && sk_notice_forged(name) == NULL;
}
