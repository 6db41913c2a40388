/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds and reads the inputs of a command (input.h). The command reads bytes
 * into a spool and looks at no more than the first line, to tell a mail from a
 * file; the worker reads the rest.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/input.h"
#include "core/mail_lines.h"

#define READ_SIZE (256 * 1024)
#define INPUT_MAX (G_GUINT64_CONSTANT(1) << 30)

static void
free_input(SkInput *input)
{
    g_free(input->path);
    g_free(input->relative);
    g_free(input);
}

static void
add_input(GPtrArray *inputs, const char *path, const char *relative)
{
    SkInput *input = g_new0(SkInput, 1);

    input->path = g_strdup(path);
    input->relative = g_strdup(relative);
    g_ptr_array_add(inputs, input);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean
walk(GPtrArray *inputs, const char *folder, const char *relative,
     GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;

    if (dir == NULL)
        return FALSE;
    while ((name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        g_autofree char *below =
            g_build_filename(relative, names->pdata[i], NULL);
        struct stat st;

        if (lstat(path, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode) && !walk(inputs, path, below, error))
            return FALSE;
        if (S_ISREG(st.st_mode))
            add_input(inputs, path, below);
    }
    return TRUE;
}

GPtrArray *
sk_inputs_collect(char **arguments, GError **error)
{
    g_autoptr(GPtrArray) inputs =
        g_ptr_array_new_with_free_func((GDestroyNotify)free_input);

    for (guint i = 0; arguments[i] != NULL; i++) {
        g_autofree char *base = g_path_get_basename(arguments[i]);
        struct stat st;

        if (strcmp(arguments[i], "-") == 0) {
            add_input(inputs, "-", "stdin");
        } else if (stat(arguments[i], &st) != 0) {
            g_set_error(error, SK_ERROR, SK_ERROR_USAGE, "%s: %s", arguments[i],
                        g_strerror(errno));
            return NULL;
        } else if (S_ISDIR(st.st_mode)) {
            if (!walk(inputs, arguments[i], "", error))
                return NULL;
        } else {
            add_input(inputs, arguments[i], base);
        }
    }
    return g_steal_pointer(&inputs);
}

gboolean
sk_as_parse(const char *word, SkAs *as)
{
    if (word == NULL || g_str_equal(word, "auto"))
        *as = SK_AS_AUTO;
    else if (g_str_equal(word, "mail"))
        *as = SK_AS_MAIL;
    else if (g_str_equal(word, "file"))
        *as = SK_AS_FILE;
    else
        return FALSE;
    return TRUE;
}

/* Reads everything from @fd. The worker reports what is too long for the
 * policy; the bound here only keeps a device file from filling the memory. */
static GByteArray *
read_all(int fd, const char *path, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autofree guint8 *buffer = g_malloc(READ_SIZE);

    for (;;) {
        ssize_t n = read(fd, buffer, READ_SIZE);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", path,
                        g_strerror(errno));
            return NULL;
        }
        if (n == 0)
            return g_steal_pointer(&bytes);
        if (bytes->len + (guint64)n > INPUT_MAX) {
            g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM,
                        "%s is longer than 1 GiB", path);
            return NULL;
        }
        g_byte_array_append(bytes, buffer, (guint)n);
    }
}

GBytes *
sk_input_bytes(const char *path, GError **error)
{
    gboolean is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    GByteArray *bytes;

    if (fd < 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", path,
                    g_strerror(errno));
        return NULL;
    }
    bytes = read_all(fd, path, error);
    if (!is_stdin)
        close(fd);
    return bytes ? g_byte_array_free_to_bytes(bytes) : NULL;
}

/* Returns whether the first line is a well-known header field (or the "From "
 * line of an mbox). `--as auto` decides by this when the name of the file does
 * not say what it is. */
static gboolean
looks_like_mail(GBytes *bytes)
{
    static const char *const fields[] = {
        "Return-Path:", "Received:",     "Delivered-To:", "From:",
        "To:",          "Cc:",           "Subject:",      "Date:",
        "Message-ID:",  "MIME-Version:", "Content-Type:", "Sender:",
        "Reply-To:",    "X-Sekisho:",    "From ",
    };
    gsize len;
    const char *text = g_bytes_get_data(bytes, &len);

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        gsize n = strlen(fields[i]);

        if (len >= n && g_ascii_strncasecmp(text, fields[i], n) == 0)
            return TRUE;
    }
    return FALSE;
}

static SkSpool *
spool_bytes(GBytes *bytes, GError **error)
{
    g_autoptr(SkSpool) spool = sk_spool_new(error);
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);

    if (spool == NULL || !sk_spool_write(spool, data, len, error) ||
        !sk_spool_finish(spool, error))
        return NULL;
    return g_steal_pointer(&spool);
}

static SkKind
tell_kind(const SkInput *input, SkAs as, GBytes *bytes)
{
    gboolean named_eml = g_str_has_suffix(input->path, ".eml") ||
                         g_str_has_suffix(input->path, ".EML");

    if (as != SK_AS_AUTO)
        return as == SK_AS_MAIL ? SK_KIND_MAIL : SK_KIND_FILE;
    return named_eml || looks_like_mail(bytes) ? SK_KIND_MAIL : SK_KIND_FILE;
}

SkSpool *
sk_input_spool_raw(const SkInput *input, SkAs as, SkKind *kind, GError **error)
{
    g_autoptr(GBytes) bytes = sk_input_bytes(input->path, error);

    if (bytes == NULL)
        return NULL;
    *kind = tell_kind(input, as, bytes);
    return spool_bytes(bytes, error);
}

SkSpool *
sk_input_spool_bytes(const SkInput *input, SkAs as, GBytes *bytes, SkKind *kind,
                     GError **error)
{
    g_autoptr(GBytes) mail = NULL;

    *kind = tell_kind(input, as, bytes);
    if (*kind == SK_KIND_MAIL)
        mail = sk_mail_from_file(bytes);
    return spool_bytes(mail ? mail : bytes, error);
}

SkSpool *
sk_input_spool(const SkInput *input, SkAs as, SkKind *kind, GError **error)
{
    g_autoptr(GBytes) bytes = sk_input_bytes(input->path, error);

    return bytes != NULL ? sk_input_spool_bytes(input, as, bytes, kind, error)
                         : NULL;
}
