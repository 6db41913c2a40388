/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the names in a clean ZIP unique (zip_names.h). Each name is case-folded
 * once, its folders are looked up as prefixes of the result, and the next free
 * number of a name is remembered. A thousand names therefore cost a thousand
 * steps even if a sender chose them to collide.
 */
#include <string.h>
#include <sekisho/text.h>
#include <archive/member_name.h>
#include <archive/zip_names.h>

#define PART_MAX   180 /* bytes of one part of a path */
#define NUMBER_MAX 12  /* the length of " (12345678)" */

struct _SkZipNames {
    /* the keys of all names and of all folders they lie in */
    GHashTable *taken;
    /* maps the key of a name or folder to the next number to try */
    GHashTable *next;
};

SkZipNames *
sk_zip_names_new(void)
{
    SkZipNames *names = g_new0(SkZipNames, 1);

    names->taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    names->next = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return names;
}

void
sk_zip_names_free(SkZipNames *names)
{
    if (names == NULL)
        return;
    g_hash_table_unref(names->taken);
    g_hash_table_unref(names->next);
    g_free(names);
}

/* ---- one name ----------------------------------------------------------- */

/* Shortens @part to @most bytes, at a character boundary, keeping the
 * extension. */
static char *
cut_part(const char *part, gsize most)
{
    const char *dot = strrchr(part, '.');
    gsize tail = dot != NULL && strlen(dot) <= 16 ? strlen(dot) : 0;
    const char *end = part;
    g_autofree char *head = NULL;

    if (strlen(part) <= most)
        return g_strdup(part);
    while ((gsize)(g_utf8_next_char(end) - part) <= most - tail)
        end = g_utf8_next_char(end);
    while (end > part && (end[-1] == ' ' || end[-1] == '.'))
        end--;
    head = g_strndup(part, (gsize)(end - part));
    return g_strconcat(head, tail > 0 ? dot : "", NULL);
}

/* Makes one part of a path fit the grammar. Empty if nothing of it can stay. */
static char *
clean_part(const char *part)
{
    g_autofree char *line = sk_text_clean_line(part, -1, 0, NULL);
    gsize len;

    g_strdelimit(line, "\\:*?\"<>|", '_');
    for (len = strlen(line); len > 0; len--)
        if (line[len - 1] != '.' && line[len - 1] != ' ')
            break;
    line[len] = '\0';
    return cut_part(line, PART_MAX);
}

char *
sk_zip_name(const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_autofree char *composed = sk_text_normalize(valid, G_NORMALIZE_NFC);
    g_auto(GStrv) parts = g_strsplit_set(composed, "/\\", -1);
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; parts[i] != NULL; i++) {
        g_autofree char *part = clean_part(parts[i]);

        if (*part == '\0')
            continue;
        if (out->len > 0)
            g_string_append_c(out, '/');
        g_string_append(out, part);
    }
    if (out->len == 0)
        return g_strdup("file");
    return g_strdup(sk_member_path_end(out->str, SK_MEMBER_PATH_MAX));
}

/* ---- names that meet ---------------------------------------------------- */

/* Returns the key of a folder on the path @key which is also the name of a
 * file, or NULL if there is none. Keys of folders end in "/", so that the two
 * can be told apart. No file can stand above a folder that is already known, so
 * the search stops there. New string. */
static char *
folder_that_is_file(const SkZipNames *names, const char *key)
{
    g_autofree char *path = g_strdup(key);

    for (char *slash = strrchr(path, '/'); slash != NULL;
         slash = strrchr(path, '/')) {
        slash[1] = '\0';
        if (g_hash_table_contains(names->taken, path))
            return NULL;
        *slash = '\0';
        if (g_hash_table_contains(names->taken, path))
            return g_strconcat(path, "/", NULL);
    }
    return NULL;
}

/* Adds all folders of a path, from the innermost out. If one is known, all
 * above it are. */
static void
take_folders(SkZipNames *names, const char *key)
{
    const char *slash = strrchr(key, '/');

    while (slash != NULL) {
        g_autofree char *folder = g_strndup(key, (gsize)(slash + 1 - key));

        if (!g_hash_table_add(names->taken, g_steal_pointer(&folder)))
            return;
        slash = slash > key ? memrchr(key, '/', (gsize)(slash - key)) : NULL;
    }
}

static gboolean
is_free(const SkZipNames *names, const char *key)
{
    g_autofree char *as_folder = g_strconcat(key, "/", NULL);

    return !g_hash_table_contains(names->taken, key) &&
           !g_hash_table_contains(names->taken, as_folder);
}

/* Returns the next number to try for @key, 2 or more. */
static guint
number_for(const SkZipNames *names, const char *key)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(names->next, key));

    return MAX(number, 2);
}

static void
remember(SkZipNames *names, const char *key, guint number)
{
    g_hash_table_replace(names->next, g_strdup(key), GUINT_TO_POINTER(number));
}

/* Shortens @path so that a number fits both into its first and into its last
 * part. */
static char *
cut_for_numbers(const char *path)
{
    const char *end =
        sk_member_path_end(path, SK_MEMBER_PATH_MAX - 2 * NUMBER_MAX);
    const char *slash = strrchr(end, '/');
    gsize folders = slash != NULL ? (gsize)(slash + 1 - end) : 0;
    g_autofree char *last = cut_part(end + folders, PART_MAX - NUMBER_MAX);
    g_autofree char *folder = g_strndup(end, folders);

    return g_strconcat(folder, last, NULL);
}

/* Puts @number before the first part of @path. */
static char *
with_folder_number(const char *path, guint number)
{
    gsize len = strcspn(path, "/");
    g_autofree char *first = g_strndup(path, len);
    g_autofree char *cut = cut_part(first, PART_MAX - NUMBER_MAX);

    return g_strdup_printf("(%u) %s%s", number, cut, path + len);
}

/* Returns @path if none of its folders is a file. Otherwise a number is put
 * before the folders; all files that lie there get the same number. @path is
 * taken. */
static char *
clear_folders(SkZipNames *names, char *path)
{
    g_autofree char *key = sk_member_name_key(path);
    g_autofree char *folder = folder_that_is_file(names, key);
    g_autofree char *base = path;

    if (folder == NULL)
        return g_steal_pointer(&base);
    for (guint n = number_for(names, folder);; n++) {
        g_autofree char *moved = with_folder_number(base, n);
        g_autofree char *moved_key = sk_member_name_key(moved);
        g_autofree char *again = folder_that_is_file(names, moved_key);

        remember(names, folder, n);
        if (again == NULL)
            return g_steal_pointer(&moved);
    }
}

/* Puts @number before the extension of @path. */
static char *
with_number(const char *path, guint number)
{
    const char *slash = strrchr(path, '/');
    const char *last = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(last, '.');
    gsize head =
        dot != NULL && dot != last ? (gsize)(dot - path) : strlen(path);

    return g_strdup_printf("%.*s (%u)%s", (int)head, path, number, path + head);
}

static char *
find_free(SkZipNames *names, const char *path)
{
    g_autofree char *base = cut_for_numbers(path);
    g_autofree char *base_key = NULL;

    base = clear_folders(names, g_steal_pointer(&base));
    base_key = sk_member_name_key(base);
    if (is_free(names, base_key))
        return g_steal_pointer(&base);
    for (guint n = number_for(names, base_key);; n++) {
        g_autofree char *tried = with_number(base, n);
        g_autofree char *key = sk_member_name_key(tried);

        remember(names, base_key, n + 1);
        if (is_free(names, key))
            return g_steal_pointer(&tried);
    }
}

char *
sk_zip_names_take(SkZipNames *names, const char *name)
{
    char *path = sk_zip_name(name);
    char *key = sk_member_name_key(path);
    g_autofree char *folder = folder_that_is_file(names, key);

    if (folder != NULL || !is_free(names, key)) {
        g_autofree char *wanted = path;

        g_free(key);
        path = find_free(names, wanted);
        key = sk_member_name_key(path);
    }
    take_folders(names, key);
    g_hash_table_add(names->taken, key);
    return path;
}
