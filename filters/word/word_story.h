/* SPDX-License-Identifier: Apache-2.0
 *
 * One story of a Word document as text: its body, a header, or the notes of one
 * kind. Only word_text*.c and word_story*.c include this.
 */
#ifndef SK_WORD_WORD_STORY_H
#define SK_WORD_WORD_STORY_H

#include <sekisho/part.h>
#include <word/word_number.h>

/* What is written beside the words of a document, in two languages. */
typedef enum {
    SK_WORD_SAYS_HIDDEN,
    SK_WORD_SAYS_INSERTED,
    SK_WORD_SAYS_DELETED,
    SK_WORD_SAYS_BOX,
    SK_WORD_SAYS_PICTURE,
    SK_WORD_SAYS_NOTE, /* of the three kinds of notes, in their order */
    SK_WORD_SAYS_ENDNOTE,
    SK_WORD_SAYS_COMMENT,
    SK_WORD_SAYS_HEADER,
    SK_WORD_SAYS_FOOTER,
    SK_WORD_SAYS_LINK,
} SkWordSays;

typedef struct _SkWordStory SkWordStory;

struct _SkWordStory {
    SkPart *part;
    gboolean is_english;
    gboolean shows_changes; /* tracked changes and comments; else as accepted */
    SkWordNumbers *numbers;
    GString *out; /* to which the text is appended, in lines with LF */
    /* maps the identifiers of notes to their numbers ("1"), by which they are
     * referred to; three kinds: notes, endnotes, comments */
    GHashTable *notes[3];
    GPtrArray *headers; /* of char *: identifiers of relationships */
    GPtrArray *footers; /* likewise */
    /* target: returns where the hyperlink @id leads, in the form that is shown,
     * or NULL; address: the address @href in that form. New strings. frame:
     * appends the words of the chart or the SmartArt @id. */
    char *(*target)(const SkWordStory *story, const char *id);
    char *(*address)(const SkWordStory *story, const char *href);
    void (*frame)(const SkWordStory *story, const char *id, gboolean is_chart,
                  GString *out);
    gpointer user;
};

/* sk_word_says: returns the words for @what. Static. */
const char *sk_word_says(const SkWordStory *story, SkWordSays what);

/* sk_word_mark: returns what refers to that note, such as "［注1］". New
 * string.
 */
char *sk_word_mark(const SkWordStory *story, guint kind, const char *id);

/* sk_word_story_read: appends the text of @bytes. Returns FALSE with *@why and
 * *@detail set. */
gboolean sk_word_story_read(SkWordStory *story, GBytes *bytes, SkReason *why,
                            const char **detail);

#endif
