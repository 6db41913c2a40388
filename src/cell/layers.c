/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds the line in which a zygote reports its layers, word by word. It
 * decides nothing; it is meant for the operator who reads "no" in a log of the
 * start.
 */
#include <stdio.h>
#include <string.h>
#include "cell/inside.h"

static void __attribute__((format(printf, 2, 0)))
append(SkLayers *layers, const char *format, va_list words)
{
    size_t room = sizeof layers->text - layers->len;
    int len = vsnprintf(layers->text + layers->len, room, format, words);

    if (len < 0)
        return;
    layers->len += (size_t)len < room ? (size_t)len : room - 1;
    if (layers->len + 1 < sizeof layers->text) {
        layers->text[layers->len++] = ' ';
        layers->text[layers->len] = '\0';
    }
}

void
sk_layers_add(SkLayers *layers, const char *format, ...)
{
    va_list words;

    va_start(words, format);
    append(layers, format, words);
    va_end(words);
}

void
sk_layers_say(SkLayers *layers, const char *name, int error)
{
    if (error == 0)
        sk_layers_add(layers, "%s=yes", name);
    else
        sk_layers_add(layers, "%s=no(%s)", name, strerror(error));
}

void
sk_cage_refuse(SkCage *cage, const char *format, ...)
{
    va_list words;

    cage->ready = false;
    va_start(words, format);
    append(&cage->layers, format, words);
    va_end(words);
}
