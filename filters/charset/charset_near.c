/* SPDX-License-Identifier: Apache-2.0
 *
 * Asks the neighbours of a part about its charset (charset_near.h). Only parts
 * of the same mail are asked, since nothing is remembered from one mail to the
 * next. The first letters of a bounded number of parts are looked at.
 */
#include <string.h>

#include <sekisho/text.h>

#include <charset/charset_near.h>
#include <charset/charset_table.h>

#define PARTS_MAX        40   /* parts of a mail that are asked */
#define SAMPLED_TEXT_MAX 1024 /* bytes of each part that are looked at */

typedef struct {
    const SkPart *asking;
    guint votes[SK_N_TONGUES];
    guint asked;
} Poll;

static void
vote_label(Poll *poll, const char *label)
{
    static const struct {
        const char *name;
        SkTongue tongue;
    } labels[] = {
        { "shift_jis", SK_TONGUE_JAPANESE },
        { "euc-jp", SK_TONGUE_JAPANESE },
        { "iso-2022-jp", SK_TONGUE_JAPANESE },
        { "gb18030", SK_TONGUE_CHINESE },
        { "big5", SK_TONGUE_TAIWAN },
        { "euc-kr", SK_TONGUE_KOREAN },
        { "koi8-r", SK_TONGUE_CYRILLIC },
        { "windows-1251", SK_TONGUE_CYRILLIC },
        { "windows-1253", SK_TONGUE_GREEK },
        { "iso-8859-7", SK_TONGUE_GREEK },
        { "windows-874", SK_TONGUE_THAI },
    };
    const SkCharsetRow *row = sk_charset_find(label);

    for (guint i = 0; row != NULL && i < G_N_ELEMENTS(labels); i++)
        if (strcmp(labels[i].name, row->name) == 0)
            poll->votes[labels[i].tongue]++;
}

/* Returns the language that alone has the letter @c, or SK_N_TONGUES. */
static SkTongue
tongue_of(gunichar c)
{
    if (c >= 0x3041 && c <= 0x30FE && c != 0x30FB)
        return SK_TONGUE_JAPANESE;
    if (c >= 0xAC00 && c < 0xD7A4)
        return SK_TONGUE_KOREAN;
    if (c >= 0x370 && c < 0x400)
        return SK_TONGUE_GREEK;
    if (c >= 0x400 && c < 0x530)
        return SK_TONGUE_CYRILLIC;
    return c >= 0xE00 && c < 0xE80 ? SK_TONGUE_THAI : SK_N_TONGUES;
}

/* Votes for the language to which most letters of @text
 * belong, if it is UTF-8. */
static void
vote_text(Poll *poll, const char *text, gsize len)
{
    guint letters[SK_N_TONGUES + 1] = { 0 }, best = 0;
    const char *end = text + MIN(len, SAMPLED_TEXT_MAX);

    for (const char *p = text; p < end;) {
        gunichar c = g_utf8_get_char_validated(p, (gssize)(text + len - p));

        if (c == (gunichar)-1 || c == (gunichar)-2)
            return;
        letters[tongue_of(c)]++;
        p = g_utf8_next_char(p);
    }
    for (guint t = 1; t < SK_N_TONGUES; t++)
        if (letters[t] > letters[best])
            best = t;
    poll->votes[best] += letters[best] >= 3;
}

static void
ask(Poll *poll, const SkPart *part)
{
    const char *name = sk_part_name(part);
    const char *subject = sk_part_param(part, "subject");
    GBytes *bytes = sk_part_bytes(part);
    gsize len = 0;
    const char *text = NULL;

    if (poll->asked++ >= PARTS_MAX)
        return;
    if (name != NULL)
        vote_text(poll, name, strlen(name));
    if (subject != NULL)
        vote_text(poll, subject, strlen(subject));
    if (part != poll->asking) {
        vote_label(poll, sk_part_param(part, "charset"));
        if (bytes != NULL && sk_part_n_children(part) == 0)
            text = g_bytes_get_data(bytes, &len);
        if (text != NULL)
            vote_text(poll, text, len);
    }
    for (guint i = 0; i < sk_part_n_children(part); i++)
        ask(poll, sk_part_child(part, i));
}

/* The language for which the labels, texts, names and subjects of the mail
 * around @part speak. If any speaks for Japanese, it is Japanese. */
static SkNear
ask_around(const SkPart *part)
{
    Poll poll = { .asking = part };
    const SkPart *root = part;
    SkNear near = { FALSE, SK_TONGUE_JAPANESE };
    guint most = 0;

    while (sk_part_parent(root) != NULL)
        root = sk_part_parent(root);
    ask(&poll, root);
    for (guint t = 0; t < SK_N_TONGUES; t++) {
        gboolean more = poll.votes[t] > most &&
                        (t == 0 || poll.votes[SK_TONGUE_JAPANESE] == 0);

        if (more) {
            most = poll.votes[t];
            near = (SkNear){ TRUE, t };
        }
    }
    return near;
}

/* Returns a copy of @bytes, which are UTF-8 without a NUL, if their label says
 * so and nothing else could be meant: then decoding would change nothing.
 * Returns NULL otherwise. */
static char *
copy_as_labelled(const char *bytes, gsize len, const char *declared,
                 SkDecoded *decoded)
{
    const SkCharsetRow *row = sk_charset_find(declared);

    if (len == 0 || row == NULL || row->code != SK_CODE_UTF_8 ||
        memchr(bytes, 0x1B, len) != NULL ||
        (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0))
        return NULL;
    *decoded = (SkDecoded){ .used = row->name };
    return g_strndup(bytes, len);
}

char *
sk_charset_decode_part(SkPart *part, const char *bytes, gsize len,
                       const char *declared, SkDecoded *decoded)
{
    SkDecoded own = { 0 };
    SkDecoded *seen = decoded != NULL ? decoded : &own;
    SkNear near = { FALSE, SK_TONGUE_JAPANESE };

    gboolean is_utf8 = sk_text_is_utf8(bytes, len);
    char *text = is_utf8 ? copy_as_labelled(bytes, len, declared, seen) : NULL;

    if (!is_utf8)
        near = ask_around(part);
    if (text == NULL)
        text = sk_charset_decode_near(bytes, len, declared, &near, seen);
    sk_part_note(part, "undecodable", seen->undecodable);
    sk_part_note(part, "charset-guessed", seen->guessed ? 1 : 0);
    sk_part_note(part, "charset-unsure", seen->unsure ? 1 : 0);
    return text;
}
