/* SPDX-License-Identifier: Apache-2.0
 *
 * sekisho inspect: runs only the inspection that every result must pass, on
 * files as they are.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "cli/cli.h"
#include "cli/input.h"
#include "gate/ask.h"
#include "gate/emit.h"
#include "inspector/order.h"

/* The limits are generous: a person waits for the result, and the inspector is
 * linear. */
#define INSPECT_SECONDS 60
/* archives may have 1 GiB */
#define INSPECT_MEMORY (G_GUINT64_CONSTANT(1536) << 20)

static const char summary[] = N_(
    "Says for each FILE whether the inspector would let it out, byte for byte\n"
    "as it is, and if not, why and where.\n\n"
    "Exit status: 0 all accepted, 1 one was not, 2 wrong usage, 75 fault.");

/* Fills in the type that @name claims for a single file, or text if it claims
 * nothing. */
static void
fill_type(SkInspectOrder *order, const char *name)
{
    guint type = sk_emit_type_of(name);

    order->kind = SK_INSPECT_KIND_TEXT;
    if (type != SK_INSPECT_N_TYPES && type != SK_INSPECT_TYPE_PLAIN) {
        order->kind = SK_INSPECT_KIND_FILE;
        order->type = type;
    }
}

static void
fill_order(SkInspectOrder *order, const SkPolicy *policy, SkKind kind,
           const char *name, guint64 len)
{
    memset(order, 0, sizeof *order);
    order->magic = SK_INSPECT_MAGIC;
    order->kind = SK_INSPECT_KIND_MAIL;
    if (kind != SK_KIND_MAIL)
        fill_type(order, name);
    order->types = SK_INSPECT_ALL_TYPES;
    order->inside = SK_INSPECT_KEEPS_ALL;
    order->length = len;
    sk_emit_names(policy, order);
}

static gboolean
ask_inspector(const SkEngine *engine, SkSpool *spool, SkKind kind,
              const char *name, SkInspectAnswer *answer, GError **error)
{
    g_autofree SkInspectOrder *order = g_new(SkInspectOrder, 1);
    guint8 nonce[SK_CELL_NONCE];
    SkAsk ask = {
        .control = engine->cells.inspector.control,
        .who = "inspector",
        .in = sk_spool_fd(spool),
        .input_len = sk_spool_len(spool),
        .order = order,
        .order_len = sizeof *order,
        .wall_ms = INSPECT_SECONDS * 1000,
        .cpu_seconds = INSPECT_SECONDS,
        .memory = INSPECT_MEMORY + sk_spool_len(spool) * 6,
        .output = sizeof *answer,
    };
    gboolean whole;
    int out;

    fill_order(order, engine->policy, kind, name, sk_spool_len(spool));
    out = sk_ask(&ask, nonce, error);
    if (out < 0)
        return FALSE;
    whole = pread(out, answer, sizeof *answer, 0) == (ssize_t)sizeof *answer &&
            answer->magic == SK_INSPECT_MAGIC &&
            memcmp(answer->nonce, nonce, sizeof nonce) == 0 &&
            answer->input_len == sk_spool_len(spool);
    close(out);
    if (!whole)
        g_set_error_literal(error, SK_ERROR, SK_ERROR_CELL,
                            "the inspector's answer is not whole");
    return whole;
}

static gboolean
is_accepted(const SkInspectAnswer *answer)
{
    return answer->accepted == 1 && answer->why == SK_INSPECT_ACCEPTED;
}

/* A text may begin like a mail ("Subject: minutes"), and only its first line
 * says which of the two it is. A file whose name has a file extension is
 * therefore also judged as a file. */
static gboolean
may_be_file(const char *name)
{
    guint type = sk_emit_type_of(name);

    return type != SK_INSPECT_N_TYPES && type != SK_INSPECT_TYPE_MESSAGE;
}

static int
inspect_one(const SkEngine *engine, const SkInput *input, SkAs as)
{
    g_autoptr(GError) error = NULL;
    SkInspectAnswer answer;
    SkKind kind;
    g_autoptr(SkSpool) spool = sk_input_spool_raw(input, as, &kind, &error);
    gboolean whole =
        spool != NULL &&
        ask_inspector(engine, spool, kind, input->path, &answer, &error);

    if (whole && !is_accepted(&answer) && as == SK_AS_AUTO &&
        kind == SK_KIND_MAIL && may_be_file(input->path))
        whole = ask_inspector(engine, spool, SK_KIND_FILE, input->path, &answer,
                              &error);
    if (!whole)
        return sk_cli_fail("inspect", SK_EXIT_FAULT, error);
    if (is_accepted(&answer)) {
        printf(_("%s: accepted\n"), input->path);
        return SK_EXIT_OK;
    }
    printf(_("%s: not accepted: %s, part %u, byte %lu\n"), input->path,
           sk_inspect_why_word(answer.why), answer.part, (gulong)answer.offset);
    return SK_EXIT_WITHHELD;
}

static int
run(const char *policy, SkAs as, char **arguments)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) inputs = sk_inputs_collect(arguments, &error);
    SkEngine engine;
    int code = SK_EXIT_OK;

    if (inputs == NULL)
        return sk_cli_fail("inspect", SK_EXIT_USAGE, error);
    if (!sk_engine_load(&engine, policy, NULL, NULL, &error))
        return sk_cli_fail("inspect", SK_EXIT_USAGE, error);
    if (!sk_cells_start_one(&engine.cells.inspector, "sekisho-inspector", NULL,
                            &error)) {
        sk_engine_stop(&engine);
        return sk_cli_fail("inspect", SK_EXIT_FAULT, error);
    }
    for (guint i = 0; i < inputs->len; i++)
        code = sk_cli_worse(code, inspect_one(&engine, inputs->pdata[i], as));
    sk_cell_stop(&engine.cells.inspector);
    sk_engine_stop(&engine);
    return code;
}

int
sk_cli_inspect(int argc, char **argv)
{
    g_autofree char *policy = NULL;
    g_autofree char *as_word = NULL;
    const GOptionEntry entries[] = {
        { "policy", 'p', 0, G_OPTION_ARG_FILENAME, &policy,
          N_("policy whose own kept headers are allowed too"), "POLICY" },
        { "as", 0, 0, G_OPTION_ARG_STRING, &as_word,
          N_("what the files are (default: auto)"), "mail|file|auto" },
        G_OPTION_ENTRY_NULL,
    };
    SkAs as;

    if (!sk_cli_parse("inspect", "FILE…", summary, entries, &argc, &argv))
        return SK_EXIT_USAGE;
    if (argc < 2 || !sk_as_parse(as_word, &as)) {
        fprintf(stderr, "sekisho inspect: %s\n",
                argc < 2 ? _("which FILE? Try 'sekisho inspect --help'.")
                         : _("--as is mail, file or auto"));
        return SK_EXIT_USAGE;
    }
    return run(policy, as, argv + 1);
}
