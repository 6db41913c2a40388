/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleans the names of files that leave (file_name.h), in steps of which each
 * leaves less that can deceive. The inspector has name rules of its own, and
 * every name made here must pass them. Whether the file may leave is decided
 * elsewhere.
 */
#include <string.h>
#include <sekisho/floor.h>
#include <sekisho/text.h>
#include <file/file_name.h>
#include <file/file_name_drop.h>
#include <file/file_type.h>

#define MARKS_MAX  3 /* combining marks that one character may carry */
#define NON_JOINER 0x200C
#define JOINER     0x200D
#define PASSES_MAX 16

static gboolean
is_blank(gunichar c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* Returns @text in NFC without invisible characters. */
static char *
normalise(const char *text)
{
    g_autofree char *clean = sk_text_clean_line(text, -1, 0, NULL);
    g_autofree char *composed = sk_text_normalize(clean, G_NORMALIZE_NFC);

    return sk_text_clean_line(composed != NULL ? composed : clean, -1, 0, NULL);
}

/* Returns the character that replaces @c of a claimed name. */
static gunichar
sign_of(gunichar c)
{
    switch (c) {
    /* Full-width and small dots become dots, and are then judged as dots. */
    case 0xFF0E:
    case 0x2024:
    case 0xFE52:
        return '.';
    case 0xA5: /* CP932 and related charsets show these as a backslash. */
        return 0xFFE5;
    case 0x20A9:
        return 0xFFE6;
    default:
        return c < 0x80 && strchr("/\\:*?\"<>|", (int)c) != NULL ? '_' : c;
    }
}

/* Returns whether some program takes the name to end here and judges only what
 * stands before. */
static gboolean
ends_name(const char *p)
{
    return *p == ';' || strncmp(p, "%00", 3) == 0;
}

static gboolean
is_mark(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);

    return type == G_UNICODE_NON_SPACING_MARK ||
           type == G_UNICODE_ENCLOSING_MARK;
}

/* Replaces characters, and cuts floods of combining marks and
 * runs of blanks. */
static char *
replace_signs(const char *name)
{
    GString *out = g_string_new(NULL);
    guint marks = 0, blanks = 0;

    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = ends_name(p) ? '_' : sign_of(g_utf8_get_char(p));

        marks = is_mark(c) ? marks + 1 : 0;
        blanks = is_blank(c) ? blanks + 1 : 0;
        if (marks > MARKS_MAX || blanks > 1)
            continue;
        g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* Removes blanks, dots and joiners at the end of @text, in place. */
static void
trim_end(GString *text)
{
    while (text->len > 0) {
        const char *last = g_utf8_prev_char(text->str + text->len);
        gunichar c = g_utf8_get_char(last);

        if (c != '.' && c != JOINER && c != NON_JOINER && !is_blank(c))
            break;
        g_string_truncate(text, (gsize)(last - text->str));
    }
}

/* Removes blanks, dots and combining marks at the start of @text, in place. */
static void
trim_start(GString *text)
{
    const char *p = text->str;

    while (*p == '.' || is_blank(g_utf8_get_char(p)) ||
           is_mark(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    g_string_erase(text, 0, p - text->str);
}

const char *
sk_file_name_extension(const char *name, gsize *len)
{
    const char *dot = strrchr(name, '.');

    *len = dot != NULL ? strlen(dot + 1) : 0;
    return dot != NULL ? dot + 1 : name + strlen(name);
}

/* ---- what stands before the extension ----------------------------------- */

/* Returns whether a file manager that hides or cuts the last extension would
 * show a program. Full-width letters such as "ｅｘｅ" are read as people read
 * them. */
static gboolean
starts_something(const char *word, gsize len)
{
    g_autofree char *part = g_strndup(word, len);
    g_autofree char *plain = sk_text_normalize(part, G_NORMALIZE_NFKC);

    return plain != NULL && sk_floor_extension(g_strstrip(plain)) != NULL;
}

/* Turns "www.example.com" into "www.example_com" in place, where more of the
 * name follows. Returns how many extensions were changed. */
static guint
defuse_inner(GString *stem)
{
    guint n = 0;
    char *dot = strchr(stem->str, '.');

    while (dot != NULL) {
        char *next = strchr(dot + 1, '.');
        gsize len = next != NULL ? (gsize)(next - dot - 1) : strlen(dot + 1);

        if (starts_something(dot + 1, len)) {
            *dot = '_';
            n++;
        }
        dot = next;
    }
    return n;
}

/* Windows recognises a device by what stands before the first dot. */
static gboolean
is_device(const char *stem)
{
    static const char *const devices[] = {
        "con", "prn", "aux", "nul", "clock$", "conin$", "conout$", NULL
    };
    static const char *const digits[] = {
        "0", "1", "2", "3",        "4",        "5",        "6",
        "7", "8", "9", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", NULL
    };
    g_autoptr(GString) first = g_string_new_len(stem, strcspn(stem, "."));
    g_autofree char *lower = NULL;

    trim_end(first);
    lower = g_ascii_strdown(first->str, -1);
    if (g_str_has_prefix(lower, "com") || g_str_has_prefix(lower, "lpt"))
        return g_strv_contains(digits, lower + 3);
    return g_strv_contains(devices, lower);
}

/* Cuts @text in place to at most @most bytes, at a character boundary. */
static void
cut(GString *text, gsize most)
{
    if (text->len <= most)
        return;
    g_string_truncate(
        text, (gsize)(g_utf8_find_prev_char(text->str, text->str + most + 1) -
                      text->str));
    trim_end(text);
}

/* Rewrites in place an extension such as "．ｔｘｔ", which people read as one,
 * so that machines read it too. */
static void
plain_extension(GString *name)
{
    gsize len;
    const char *ext = sk_file_name_extension(name->str, &len);
    g_autofree char *plain = sk_text_normalize(ext, G_NORMALIZE_NFKC);

    if (plain == NULL || *plain == '\0' || strcmp(plain, ext) == 0)
        return;
    for (const char *p = plain; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p))
            return;
    g_string_truncate(name, name->len - len);
    g_string_append(name, plain);
}

/* ---- the whole ---------------------------------------------------------- */

/* Returns @claimed without everything that can deceive; it may be empty. */
static GString *
strip(const char *claimed)
{
    g_autofree char *plain = normalise(claimed);
    g_autofree char *signs = NULL;
    GString *name = g_string_new(plain);

    sk_name_drop_path(name);
    sk_name_drop_stream(name);
    signs = replace_signs(name->str);
    g_string_assign(name, signs);
    sk_name_drop_class(name);
    trim_end(name);
    trim_start(name);
    plain_extension(name);
    return name;
}

/* Joins @stem and @ext ("" for none) into a name. @stem is used up. */
static char *
join(GString *stem, const char *ext, guint *inner)
{
    g_autofree char *again = NULL;
    gsize tail = *ext != '\0' ? strlen(ext) + 1 : 0;

    *inner = defuse_inner(stem);
    trim_end(stem);
    if (is_device(stem->str))
        g_string_prepend_c(stem, '_');
    cut(stem, SK_FILE_NAME_MAX - tail);
    if (stem->len == 0)
        g_string_assign(stem, "file");
    /* Removing characters may have joined two others that compose. */
    again = normalise(stem->str);
    return *ext != '\0' ? g_strconcat(again, ".", ext, NULL)
                        : g_steal_pointer(&again);
}

/* Cuts off the last extension of @name and returns it as a new string. An
 * extension is a short word of letters and digits; "" if there is none. */
static char *
take_extension(GString *name)
{
    gsize len;
    const char *ext = sk_file_name_extension(name->str, &len);
    g_autofree char *taken = NULL;

    if (len == 0 || len > 16 ||
        strspn(ext, "abcdefghijklmnopqrstuvwxyz"
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    "0123456789_-") != len)
        return g_strdup("");
    taken = g_strndup(ext, len);
    g_string_truncate(name, name->len - len - 1);
    return g_steal_pointer(&taken);
}

/* Applies every step of cleaning once; fit repeats this until the name stays.
 */
static char *
fit_once(const char *claimed, const char *type, guint *inner,
         gboolean *corrected)
{
    g_autoptr(GString) name = strip(claimed);
    g_autofree char *ext = take_extension(name);
    g_autofree char *wanted = sk_file_type_extension(type);

    *corrected = FALSE;
    if (wanted == NULL || sk_type_extension_fits(type, ext, strlen(ext)))
        return join(name, ext, inner);
    *corrected = name->len > 0 && *ext != '\0';
    /* A word that is no known extension is part of the name, as in
     * "minutes.final". */
    if (*ext != '\0' && sk_extension_type(ext, strlen(ext)) == NULL)
        g_string_append_printf(name, "%s%s", name->len > 0 ? "." : "", ext);
    return join(name, wanted, inner);
}

/* Cleans the name until nothing changes, because removing characters may bring
 * others together. Each pass shortens the name or replaces characters by ones
 * that stay, so this ends. */
static char *
fit(const char *claimed, const char *type, guint *inner, gboolean *corrected)
{
    char *name =
        fit_once(claimed != NULL ? claimed : "", type, inner, corrected);

    for (guint i = 0; i < PASSES_MAX; i++) {
        guint more;
        gboolean unasked;
        char *again = fit_once(name, type, &more, &unasked);
        gboolean same = strcmp(again, name) == 0;

        *inner += more;
        g_free(name);
        name = again;
        if (same)
            return name;
    }
    g_free(name);
    return fit_once("", type, inner, corrected);
}

char *
sk_file_name_clean(const char *claimed)
{
    return sk_file_name_fit_to(claimed, NULL);
}

char *
sk_file_name_fit_to(const char *claimed, const char *type)
{
    guint inner;
    gboolean corrected;

    return fit(claimed, type, &inner, &corrected);
}

char *
sk_file_name_numbered(const char *name, guint number)
{
    const char *dot = strrchr(name, '.');
    const char *end = dot != NULL && dot != name ? dot : name + strlen(name);
    g_autoptr(GString) stem = g_string_new_len(name, end - name);
    g_autofree char *tail = g_strdup_printf(" (%u)%s", number, end);

    cut(stem, SK_FILE_NAME_MAX - strlen(tail));
    return g_strconcat(stem->str, tail, NULL);
}

void
sk_file_name_fit(SkPart *part, const char *type)
{
    const char *claimed = sk_part_name(part);
    const char *slash = claimed != NULL ? strrchr(claimed, '/') : NULL;
    gboolean again = sk_part_out_name(part) != NULL, corrected;
    guint inner;
    g_autofree char *name = fit(claimed, type, &inner, &corrected);

    sk_part_rename(part, name);
    if (again || claimed == NULL)
        return;
    sk_part_count(part, "inner-extension", inner, claimed);
    sk_part_count(part, "extension-corrected", corrected ? 1 : 0, claimed);
    /* That a member lay in a folder is no deceit and is not counted. */
    if (inner == 0 && !corrected &&
        strcmp(slash != NULL ? slash + 1 : claimed, name) != 0)
        sk_part_count(part, "name-cleaned", 1, claimed);
}
