/* SPDX-License-Identifier: Apache-2.0
 *
 * See milter-model.h. The functions have libmilter's names and stand in its
 * place; how each MTA counts headers is in mta.md, section 12.
 */
#include <string.h>

#include "milter-model.h"

struct smfiDesc model_milter;

static void
free_header(gpointer data)
{
    ModelHeader *header = data;

    g_free(header->name);
    g_free(header->value);
    g_free(header);
}

SMFICTX *
model_new(gboolean sendmail, guint edits_left)
{
    SMFICTX *model = g_new0(SMFICTX, 1);

    model->sendmail = sendmail;
    model->edits_left = edits_left;
    model->headers = g_ptr_array_new_with_free_func(free_header);
    model->recipients = g_ptr_array_new_with_free_func(g_free);
    model->body = g_byte_array_new();
    return model;
}

void
model_free(SMFICTX *model)
{
    g_ptr_array_unref(model->headers);
    g_ptr_array_unref(model->recipients);
    g_byte_array_unref(model->body);
    g_free(model);
}

void
model_begin(SMFICTX *model)
{
    g_ptr_array_set_size(model->headers, 0);
    g_ptr_array_set_size(model->recipients, 0);
    g_byte_array_set_size(model->body, 0);
    model->body_replaced = model->edited = FALSE;
    model->code[0] = '\0';
}

static ModelHeader *
new_header(const char *name, const char *value)
{
    ModelHeader *header = g_new0(ModelHeader, 1);

    header->name = g_strdup(name);
    header->value = g_strdup(value);
    return header;
}

void
model_header(SMFICTX *model, const char *name, const char *value)
{
    g_ptr_array_add(model->headers, new_header(name, value));
}

static void
append_text(GByteArray *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            g_byte_array_append(out, (const guint8 *)"\r", 1);
        g_byte_array_append(out, (const guint8 *)text, 1);
    }
}

GByteArray *
model_delivered(const SMFICTX *model)
{
    GByteArray *out = g_byte_array_new();

    for (guint i = 0; i < model->headers->len; i++) {
        const ModelHeader *header = g_ptr_array_index(model->headers, i);

        if (header->deleted)
            continue;
        append_text(out, header->name);
        append_text(out, model->leadspc ? ":" : ": ");
        append_text(out, header->value);
        append_text(out, "\n");
    }
    append_text(out, "\n");
    g_byte_array_append(out, model->body->data, model->body->len);
    return out;
}

static gboolean
may_edit(SMFICTX *model)
{
    model->edited = TRUE;
    if (model->edits_left == 0) {
        model->edits_failed++;
        return FALSE;
    }
    if (model->edits_left != G_MAXUINT)
        model->edits_left--;
    return TRUE;
}

/* ---- libmilter ----------------------------------------------------------- */

int
smfi_register(struct smfiDesc description)
{
    model_milter = description;
    return MI_SUCCESS;
}

int
smfi_setpriv(SMFICTX *model, void *private)
{
    model->private = private;
    return MI_SUCCESS;
}

void *
smfi_getpriv(SMFICTX *model)
{
    return model->private;
}

char *
smfi_getsymval(SMFICTX *model, char *name)
{
    if (strcmp(name, "{daemon_port}") == 0)
        return (char *)model->port;
    if (strcmp(name, "j") == 0)
        return (char *)"gateway.test";
    return strcmp(name, "i") == 0 ? (char *)"4ABC" : NULL;
}

int
smfi_setsymlist(SMFICTX *model, int stage, char *macros)
{
    return MI_SUCCESS;
}

int
smfi_setreply(SMFICTX *model, char *code, char *status, char *text)
{
    g_assert_true(code[0] == status[0] && strlen(text) <= 980);
    g_strlcpy(model->code, code, sizeof model->code);
    return MI_SUCCESS;
}

int
smfi_progress(SMFICTX *model)
{
    return MI_SUCCESS;
}

int
smfi_chgheader(SMFICTX *model, char *name, int index, char *value)
{
    int n = 0;

    g_assert_null(value); /* we only delete */
    g_assert_cmpint(index, >=, 1);
    if (!may_edit(model))
        return MI_FAILURE;
    for (guint i = 0; i < model->headers->len; i++) {
        ModelHeader *header = g_ptr_array_index(model->headers, i);

        if (g_ascii_strcasecmp(header->name, name) != 0 ||
            (header->deleted && !model->sendmail))
            continue;
        if (++n == index)
            header->deleted = TRUE;
    }
    return MI_SUCCESS;
}

int
smfi_insheader(SMFICTX *model, int index, char *name, char *value)
{
    ModelHeader *header = NULL;
    guint at = 0;

    if (!may_edit(model))
        return MI_FAILURE;
    g_assert_cmpint(index, >=, 0);
    header = new_header(name, value);
    header->ours = TRUE;
    for (int left = index - 1; at < model->headers->len && left > 0; at++) {
        const ModelHeader *other = g_ptr_array_index(model->headers, at);

        left -= !other->deleted;
    }
    g_ptr_array_insert(model->headers, (int)at, header);
    return MI_SUCCESS;
}

int
smfi_replacebody(SMFICTX *model, unsigned char *bytes, int len)
{
    if (!may_edit(model))
        return MI_FAILURE;
    if (!model->body_replaced)
        g_byte_array_set_size(model->body, 0);
    model->body_replaced = TRUE;
    g_byte_array_append(model->body, bytes, (guint)len);
    return MI_SUCCESS;
}

int
smfi_addrcpt(SMFICTX *model, char *recipient)
{
    if (!may_edit(model))
        return MI_FAILURE;
    g_ptr_array_add(model->recipients, g_strdup(recipient));
    return MI_SUCCESS;
}

int
smfi_delrcpt(SMFICTX *model, char *recipient)
{
    if (!may_edit(model))
        return MI_FAILURE;
    for (guint i = model->recipients->len; i > 0; i--)
        if (strcmp(g_ptr_array_index(model->recipients, i - 1), recipient) == 0)
            g_ptr_array_remove_index(model->recipients, i - 1);
    return MI_SUCCESS;
}
