/* SPDX-License-Identifier: Apache-2.0
 *
 * What the commands share: options, exit codes, and the engine (policy, worker
 * processes, site key) that cleans for them.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "cli/cli.h"

#define DEFAULT_POLICY SK_SYSCONFDIR "/policy.conf"

int
sk_cli_worse(int a, int b)
{
    if (a == SK_EXIT_FAULT || b == SK_EXIT_FAULT)
        return SK_EXIT_FAULT;
    return MAX(a, b);
}

char *
sk_cli_printable(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *shown = g_string_new(NULL);

    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c >= 0x80 && c < 0xA0)
            g_string_append(shown, "¿");
        else if (c != '\n' && (c < ' ' || c == 0x7F))
            g_string_append_c(shown, '?');
        else if (g_unichar_type(c) == G_UNICODE_FORMAT)
            g_string_append_printf(shown, "<U+%04X>", c);
        else
            g_string_append_unichar(shown, c);
    }
    return g_string_free(shown, FALSE);
}

int
sk_cli_fail(const char *command, int code, const GError *error)
{
    g_autofree char *said = sk_i18n_said(error ? error->message : "failed");
    g_autofree char *shown = sk_cli_printable(said);

    fprintf(stderr, "sekisho %s: %s\n", command, shown);
    return code;
}

gboolean
sk_engine_load(SkEngine *engine, const char *policy_path, const char *profile,
               const char *key_path, GError **error)
{
    memset(engine, 0, sizeof *engine);
    if (policy_path == NULL && access(DEFAULT_POLICY, F_OK) == 0)
        policy_path = DEFAULT_POLICY;
    engine->file = sk_policy_file_load(policy_path, error);
    if (engine->file == NULL)
        return FALSE;
    engine->policy = sk_policy_file_profile(engine->file, profile);
    if (engine->policy == NULL) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "the policy has no profile \"%s\"", profile);
        sk_engine_stop(engine);
        return FALSE;
    }
    if (sk_site_key_load(&engine->site_key, key_path, error))
        return TRUE;
    sk_engine_stop(engine);
    return FALSE;
}

gboolean
sk_engine_run(SkEngine *engine, GError **error)
{
    g_autoptr(GBytes) frozen =
        sk_policy_file_freeze_with(engine->file, engine->policy);

    engine->running = sk_cells_start(&engine->cells, frozen, error);
    return engine->running;
}

gboolean
sk_engine_start(SkEngine *engine, const char *policy_path, const char *profile,
                const char *key_path, GError **error)
{
    if (!sk_engine_load(engine, policy_path, profile, key_path, error))
        return FALSE;
    if (!sk_engine_run(engine, error))
        sk_engine_stop(engine);
    return engine->running;
}

void
sk_engine_stop(SkEngine *engine)
{
    if (engine->running)
        sk_cells_stop(&engine->cells);
    engine->running = FALSE;
    g_clear_pointer(&engine->file, sk_policy_file_unref);
}
