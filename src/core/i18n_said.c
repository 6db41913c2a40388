/* SPDX-License-Identifier: Apache-2.0
 *
 * Translates messages that are already made (sk_i18n_said in i18n.h). Each text
 * of the catalogue is the form of a message: "no zone \"%s\"" fits the message
 * "no zone \"lgwan\"" with one value, lgwan. The form with the most letters of
 * its own that fits wins; its values are put into the translation, and are
 * themselves translated where they are messages.
 *
 * A message holds names that anybody can choose. They can at most make another
 * form fit, which changes the words on a terminal and nothing else; the work is
 * bounded.
 */
#include <string.h>

#include "core/i18n.h"

#define VALUES_MAX 8
#define DEPTH_MAX  3
/* A form must say something of its own: "%s: %s" would fit everything. */
#define LETTERS_MIN 5
/* Comparisons for one form; a message that needs more stays English. */
#define STEPS_MAX  20000
#define SAID_MAX   4096 /* of a message; longer ones stay English */
#define COLONS_MAX 8    /* the colons at which a message is divided */

typedef struct {
    const char *at;
    gsize len;
} Value;

typedef struct {
    Value values[VALUES_MAX];
    guint n, steps;
} Fit;

/* Returns the byte behind the directive that begins at @percent; *@digits says
 * whether its value is a number without sign, as numbers of ours are. */
static const char *
directive_end(const char *percent, gboolean *digits)
{
    const char *p = percent + 1;

    p += strspn(p, "0123456789$-+ #.*hlzjtq");
    *digits = strchr("uid", *p) != NULL && *p != '\0';
    return *p != '\0' ? p + 1 : p;
}

static guint
own_letters(const char *form)
{
    guint n = 0;
    gboolean digits;

    while (*form != '\0') {
        if (*form == '%') {
            form = directive_end(form, &digits);
            continue;
        }
        n += g_ascii_isalpha(*form) ? 1 : 0;
        form++;
    }
    return n;
}

static gboolean fits(const char *form, const char *text, Fit *fit);

/* Returns whether @text may be the value of a directive that ends its form and
 * is glued to the word or quote before it: nothing, or a piece with a beginning
 * of its own ("; did you mean", " (leave out"). */
static gboolean
is_tail(const char *text)
{
    return *text == '\0' || g_str_has_prefix(text, "; ") ||
           g_str_has_prefix(text, " (");
}

/* Tries every length for the value of the directive at @form; @glued says that
 * no blank or mark stands before it. */
static gboolean
fits_value(const char *form, const char *text, gboolean glued, Fit *fit)
{
    gboolean digits;
    const char *rest = directive_end(form, &digits);
    guint n = fit->n;

    if (n >= VALUES_MAX || (glued && *rest == '\0' && !is_tail(text)))
        return FALSE;
    for (gsize len = 0;; len++) {
        fit->n = n + 1;
        fit->values[n] = (Value){ text, len };
        fit->steps++;
        if ((!digits || len > 0) && fits(rest, text + len, fit))
            return TRUE;
        if (text[len] == '\0' || fit->steps > STEPS_MAX ||
            (digits && !g_ascii_isdigit(text[len])))
            return FALSE;
    }
}

static gboolean
fits(const char *form, const char *text, Fit *fit)
{
    gboolean glued = FALSE;

    for (; *form != '\0' && *form != '%'; form++, text++) {
        glued = *form == '"' || g_ascii_isalpha(*form);
        if (++fit->steps > STEPS_MAX || *form != *text)
            return FALSE;
    }
    if (*form == '\0')
        return *text == '\0';
    if (form[1] == '%')
        return *text == '%' && fits(form + 2, text + 1, fit);
    return fits_value(form, text, glued, fit);
}

static char *translate(const char *message, guint depth);

/* Returns @translated with the values of @fit for its directives, which are in
 * order or numbered ("%2$s"). */
static char *
fill(const char *translated, const Fit *fit, guint depth)
{
    GString *out = g_string_new(NULL);
    guint next = 0;

    for (const char *p = translated; *p != '\0';) {
        gboolean digits;
        guint at = next;

        if (*p != '%' || p[1] == '%') {
            g_string_append_c(out, *p);
            p += *p == '%' ? 2 : 1;
            continue;
        }
        if (g_ascii_isdigit(p[1]) && p[2] == '$')
            at = (guint)(p[1] - '1');
        else
            next++;
        p = directive_end(p, &digits);
        if (at < fit->n) {
            g_autofree char *value =
                g_strndup(fit->values[at].at, fit->values[at].len);
            g_autofree char *said = translate(value, depth + 1);

            g_string_append(out, said);
        }
    }
    return g_string_free(out, FALSE);
}

/* Returns the translation of the whole of @message, or NULL. */
static char *
translate_whole(const char *message, guint depth)
{
    const char *exact = sk_i18n(message);
    const SkMessage *best = NULL;
    guint best_letters = LETTERS_MIN - 1;
    Fit best_fit = { .n = 0 };

    if (exact != message)
        return g_strdup(exact);
    for (guint i = 0; i < sk_n_messages_ja; i++) {
        const SkMessage *row = &sk_messages_ja[i];
        Fit fit = { .n = 0 };
        guint letters;

        if (strchr(row->text, '%') == NULL || !fits(row->text, message, &fit))
            continue;
        letters = own_letters(row->text);
        if (letters <= best_letters)
            continue;
        best = row;
        best_letters = letters;
        best_fit = fit;
    }
    return best != NULL ? fill(best->translated, &best_fit, depth) : NULL;
}

/* Translates @message or, if it has no form, what stands before and behind one
 * of its colons ("policy.conf:12: problem", "name: no such file"). */
static char *
translate(const char *message, guint depth)
{
    g_autofree char *whole = NULL;
    guint colons = 0;

    /* A value of one word is a name or a word of the policy. */
    if (depth > DEPTH_MAX || strlen(message) > SAID_MAX || *message == '\0' ||
        (depth > 0 && strchr(message, ' ') == NULL))
        return g_strdup(message);
    whole = translate_whole(message, depth);
    if (whole != NULL)
        return g_steal_pointer(&whole);
    for (const char *colon = strstr(message, ": ");
         colon != NULL && colons++ < COLONS_MAX;
         colon = strstr(colon + 1, ": ")) {
        g_autofree char *rest = translate_whole(colon + 2, depth);
        g_autofree char *head = NULL;

        if (rest == NULL)
            continue;
        head = g_strndup(message, (gsize)(colon - message));
        whole = translate_whole(head, depth);
        return g_strdup_printf("%s: %s", whole ? whole : head, rest);
    }
    return g_strdup(message);
}

char *
sk_i18n_said(const char *message)
{
    g_auto(GStrv) lines = NULL;

    if (!sk_i18n_is_japanese())
        return g_strdup(message);
    lines = g_strsplit(message, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        char *said = translate(lines[i], 0);

        g_free(lines[i]);
        lines[i] = said;
    }
    return g_strjoinv("\n", lines);
}
