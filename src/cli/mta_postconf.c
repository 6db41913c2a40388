/* SPDX-License-Identifier: Apache-2.0
 *
 * Asks postconf which services run and which values are in effect for each. It
 * never reads main.cf itself, because only Postfix knows how it is read. No
 * shell is involved.
 */
#include "cli/mta_postfix.h"

#include <string.h>

#include <sekisho/error.h>

static void
free_service(gpointer data)
{
    SkPostfixService *service = data;

    g_free(service->name);
    g_free(service->command);
    g_free(service);
}

void
sk_postfix_clear(SkPostfix *postfix)
{
    g_clear_pointer(&postfix->services, g_ptr_array_unref);
    g_clear_pointer(&postfix->values, g_hash_table_unref);
    g_clear_pointer(&postfix->dir, g_free);
}

char *
sk_postfix_run(const char *const *argv, GError **error)
{
    g_autofree char *program = g_find_program_in_path(argv[0]);
    g_autofree char *out = NULL;
    g_autofree char *err = NULL;
    g_autoptr(GPtrArray) args = g_ptr_array_new();
    g_autoptr(GError) why = NULL;
    int status = 0;

    /* The PATH of a normal user often lacks the sbin folders. */
    if (program == NULL)
        program = g_build_filename("/usr/sbin", argv[0], NULL);
    g_ptr_array_add(args, program);
    for (guint i = 1; argv[i] != NULL; i++)
        g_ptr_array_add(args, (gpointer)argv[i]);
    g_ptr_array_add(args, NULL);
    if (!g_spawn_sync(NULL, (char **)args->pdata, NULL, G_SPAWN_DEFAULT, NULL,
                      NULL, &out, &err, &status, &why)) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", argv[0],
                    why->message);
        return NULL;
    }
    if (!g_spawn_check_wait_status(status, NULL)) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "%s: %s", argv[0],
                    g_strstrip(err));
        return NULL;
    }
    return g_steal_pointer(&out);
}

char *
sk_postfix_setting(const char *dir, const char *name)
{
    const char *argv[] = { "postconf", "-c", dir, "-hx", name, NULL };
    char *value = sk_postfix_run(argv, NULL);

    return value != NULL ? g_strstrip(value) : g_strdup("");
}

/* Puts each line "name = value" into the table. */
static void
take_values(SkPostfix *postfix, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        char *equals = strstr(lines[i], " =");

        if (equals == NULL)
            continue;
        *equals = '\0';
        g_hash_table_replace(postfix->values, g_strdup(lines[i]),
                             g_strdup(g_strstrip(equals + 2)));
    }
}

/* Reads the lines of `postconf -M`: name type private unprivileged chroot
 * wakeup processes command. */
static void
take_services(SkPostfix *postfix, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    const char *level =
        g_hash_table_lookup(postfix->values, "compatibility_level");
    /* Before level 1, a chroot column of "-" means yes. */
    gboolean old_defaults = level == NULL || g_str_equal(level, "0");

    for (guint i = 0; lines[i] != NULL; i++) {
        g_auto(GStrv) words = g_strsplit_set(lines[i], " \t", -1);
        const char *columns[8] = { NULL };
        SkPostfixService *service;
        guint n = 0;

        for (guint j = 0; words[j] != NULL && n < 8; j++)
            if (*words[j] != '\0')
                columns[n++] = words[j];
        if (n < 8)
            continue;
        service = g_new0(SkPostfixService, 1);
        service->name = g_strconcat(columns[0], "/", columns[1], NULL);
        service->command = g_path_get_basename(columns[7]);
        service->chrooted =
            columns[4][0] == 'y' || (columns[4][0] == '-' && old_defaults);
        g_ptr_array_add(postfix->services, service);
    }
}

gboolean
sk_postfix_read(SkPostfix *postfix, GError **error)
{
    static const char *const modes[] = { "-x", "-Px", "-M" };

    postfix->services = g_ptr_array_new_with_free_func(free_service);
    postfix->values =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < G_N_ELEMENTS(modes); i++) {
        const char *argv[] = { "postconf", "-c", postfix->dir, modes[i], NULL };
        g_autofree char *out = sk_postfix_run(argv, error);

        if (out == NULL)
            return FALSE;
        if (i < 2)
            take_values(postfix, out);
        else
            take_services(postfix, out);
    }
    return TRUE;
}

const char *
sk_postfix_own(const SkPostfix *postfix, const char *service, const char *name)
{
    g_autofree char *key = NULL;

    if (service == NULL)
        return NULL;
    key = g_strconcat(service, "/", name, NULL);
    return g_hash_table_lookup(postfix->values, key);
}

const char *
sk_postfix_value(const SkPostfix *postfix, const char *service,
                 const char *name)
{
    const char *value = sk_postfix_own(postfix, service, name);

    if (value == NULL)
        value = g_hash_table_lookup(postfix->values, name);
    return value != NULL ? value : "";
}

const char *
sk_postfix_where(const SkPostfix *postfix, const char *service,
                 const char *name)
{
    return sk_postfix_own(postfix, service, name) != NULL ? service : "main.cf";
}

gboolean
sk_postfix_has(const char *value, const char *word)
{
    g_auto(GStrv) words = g_strsplit_set(value, ", \t\n", -1);

    return g_strv_contains((const char *const *)words, word);
}
