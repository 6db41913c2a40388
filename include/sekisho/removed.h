/* SPDX-License-Identifier: Apache-2.0
 *
 * What is taken out of files and texts: the closed list of words that a report
 * counts by, each with the kind of object it belongs to, about which a policy
 * decides, and with the sentence that people are told. A table only. A filter
 * that takes out something new adds its word here; a word that is not in the
 * list is counted as "unlisted".
 */
#ifndef SEKISHO_REMOVED_H
#define SEKISHO_REMOVED_H

#include <glib.h>

/* X(symbol, word): the kinds of objects inside files. The word is the key of
 * the policy ("inside.macros"). */
#define SK_INSIDE_KINDS(X)                                                     \
    X(MACROS, "macros")         /* programs of a document */                   \
    X(SCRIPTS, "scripts")       /* scripts of any other language, actions */   \
    X(EXTERNAL, "external")     /* what is fetched from elsewhere */           \
    X(OBJECTS, "objects")       /* other files in it */                        \
    X(MEDIA, "media")           /* pictures, sound, films in it */             \
    X(HYPERLINKS, "hyperlinks") /* links that a reader clicks */               \
    X(FORMULAS, "formulas")     /* what is reckoned when it is opened */       \
    X(FORMS, "forms")           /* fields and buttons */                       \
    X(COMMENTS, "comments")     /* notes beside the text, tracked changes */   \
    X(METADATA, "metadata")     /* who, when, where, by which program */

typedef enum {
#define SK_X(symbol, word) SK_INSIDE_##symbol,
    SK_INSIDE_KINDS(SK_X)
#undef SK_X
        SK_INSIDE_NONE, /* a matter of form, no object */
} SkInside;
#define SK_INSIDE_N SK_INSIDE_NONE

/* X(word, kind, said): @said is the notice text ("changed.<said>") that tells
 * people who open the file, "" where they would miss nothing. Words with the
 * same text are told once, with the sum of their counts. */
#define SK_REMOVED_WORDS(X)                                                    \
    /* documents */                                                            \
    X("vba-project", MACROS, "macros")                                         \
    X("script", SCRIPTS, "scripts")                                            \
    X("event-handler", SCRIPTS, "scripts")                                     \
    X("external-target", EXTERNAL, "external")                                 \
    X("remote-image", EXTERNAL, "external")                                    \
    X("embedded-object", OBJECTS, "objects")                                   \
    X("foreign-object", OBJECTS, "objects")                                    \
    X("object", OBJECTS, "objects")                                            \
    X("embedded-picture", MEDIA, "pictures")                                   \
    X("sound", MEDIA, "media")                                                 \
    X("formula", FORMULAS, "formula")                                          \
    X("form", FORMS, "forms")                                                  \
    X("ink", MEDIA, "pictures")                                                \
    X("field", NONE, "fields")                                                 \
    X("dde", SCRIPTS, "scripts")                                               \
    X("command-field", SCRIPTS, "scripts")                                     \
    X("external-field", EXTERNAL, "external")                                  \
    X("tracked-change", COMMENTS, "changes")                                   \
    X("author", METADATA, "metadata")                                          \
    X("data-binding", NONE, "")                                                \
    X("basic", MACROS, "macros")                                               \
    X("external-source", EXTERNAL, "external")                                 \
    X("database", EXTERNAL, "external")                                        \
    X("floating-frame", EXTERNAL, "external")                                  \
    X("object-preview", NONE, "") /* the object itself stays, or is told */    \
    X("setting", NONE, "")                                                     \
    X("format-changed", NONE, "") /* told with the name it had */              \
    X("macro-sheet", MACROS, "macros")                                         \
    X("activex", SCRIPTS, "scripts")                                           \
    X("custom-ui", SCRIPTS, "scripts")                                         \
    X("web-extension", SCRIPTS, "scripts")                                     \
    X("connection", EXTERNAL, "external")                                      \
    X("custom-xml", METADATA, "")                                              \
    X("printer-settings", METADATA, "")                                        \
    X("calculation-chain", NONE, "") /* made anew when it is opened */         \
    X("unknown-part", NONE, "")                                                \
    /* PDF */                                                                  \
    X("launch-action", SCRIPTS, "scripts")                                     \
    X("form-action", SCRIPTS, "scripts")                                       \
    X("media-action", MEDIA, "media")                                          \
    X("pdf-action", SCRIPTS, "")                                               \
    X("postscript", SCRIPTS, "scripts")                                        \
    X("embedded-file", OBJECTS, "objects")                                     \
    X("portfolio", OBJECTS, "")                                                \
    X("media", MEDIA, "media")                                                 \
    X("alternate-picture", MEDIA, "")                                          \
    X("xfa", FORMS, "xfa")                                                     \
    X("signature", NONE, "signature")                                          \
    X("hidden-layer", NONE, "layers")                                          \
    X("annotation", COMMENTS, "notes")                                         \
    X("property-of-document", METADATA, "properties")                          \
    X("private-data", METADATA, "")                                            \
    X("encryption", NONE, "encryption")                                        \
    X("old-revision", METADATA, "revisions")                                   \
    X("font", NONE, "fonts")                                                   \
    X("character-map", NONE, "")                                               \
    X("content", NONE, "damaged")                                              \
    X("damaged-pdf", NONE, "")                                                 \
    X("damaged-stream", NONE, "")                                              \
    X("pdf-entry", NONE, "")                                                   \
    /* operators of PDF that no list has, or that name nothing */              \
    X("content-operator", NONE, "")                                            \
    X("damaged-glyph", NONE, "")                                               \
    /* pictures */                                                             \
    X("gps", METADATA, "place")                                                \
    X("exif", METADATA, "metadata")                                            \
    X("maker-note", METADATA, "metadata")                                      \
    X("xmp", METADATA, "metadata")                                             \
    X("iptc", METADATA, "metadata")                                            \
    X("text-chunk", METADATA, "metadata")                                      \
    X("comment", COMMENTS, "metadata")                                         \
    X("time", METADATA, "metadata")                                            \
    X("thumbnail", METADATA, "metadata")                                       \
    X("icc-profile", NONE, "colours")                                          \
    X("second-picture", MEDIA, "second-picture")                               \
    X("trailing-bytes", OBJECTS, "trailing-bytes")                             \
    X("unknown-marker", METADATA, "")                                          \
    X("unknown-chunk", METADATA, "")                                           \
    X("unknown-extension", METADATA, "")                                       \
    X("text-tag", METADATA, "metadata")                                        \
    X("unknown-tag", METADATA, "")                                             \
    X("mask", MEDIA, "") /* of a page of TIFF: no viewer shows it */           \
    X("background-colour", NONE, "")                                           \
    X("histogram", NONE, "")                                                   \
    X("significant-bits", NONE, "")                                            \
    X("palette-hint", NONE, "")                                                \
    X("damaged-data", NONE, "damaged")                                         \
    /* drawings */                                                             \
    X("animation", SCRIPTS, "animation")                                       \
    X("metadata", METADATA, "metadata")                                        \
    X("font-data", OBJECTS, "")                                                \
    X("unknown-element", NONE, "")                                             \
    X("unknown-attribute", NONE, "")                                           \
    X("second-drawing", NONE, "") /* the same in another language */           \
    X("unknown-record", NONE, "")                                              \
    X("escape-record", SCRIPTS, "")                                            \
    X("damaged-record", NONE, "damaged")                                       \
    /* calendars and contacts; links of documents, too */                      \
    X("attachment", OBJECTS, "attachment")                                     \
    X("url", HYPERLINKS, "url")                                                \
    X("hyperlink", HYPERLINKS, "url")                                          \
    X("alarm", SCRIPTS, "alarm")                                               \
    X("series", NONE, "series")                                                \
    X("attendee", NONE, "attendee")                                            \
    X("property", NONE, "")                                                    \
    X("parameter", NONE, "")                                                   \
    X("component", NONE, "")                                                   \
    /* data */                                                                 \
    X("instruction", SCRIPTS, "instruction")                                   \
    X("doctype", NONE, "")                                                     \
    X("xml-declaration", NONE, "")                                             \
    X("xml-as-text", NONE, "xml-as-text")                                      \
    X("json-as-text", NONE, "json-as-text")                                    \
    X("link", HYPERLINKS, "")                                                  \
    X("link-defanged", HYPERLINKS, "")                                         \
    X("link-text", HYPERLINKS, "")                                             \
    /* texts */                                                                \
    X("control", NONE, "")                                                     \
    X("bidi", NONE, "")                                                        \
    X("zero-width", NONE, "")                                                  \
    X("undecodable", NONE, "")                                                 \
    X("charset-mapped", NONE, "")                                              \
    X("charset-lost", NONE, "")                                                \
    X("charset-unsure", NONE, "")                                              \
    X("decodable-line", NONE, "")                                              \
    X("separator-line", NONE, "")                                              \
    X("alternative-lines", NONE, "")                                           \
    X("banner", NONE, "") /* the worked example in filters/README.md */        \
    X("inline-file", NONE, "")                                                 \
    /* HTML */                                                                 \
    X("hidden-text", NONE, "")                                                 \
    X("style", NONE, "")                                                       \
    X("markup-comment", NONE, "")                                              \
    X("conditional-comment", NONE, "")                                         \
    X("frame", NONE, "")                                                       \
    X("svg", NONE, "")                                                         \
    X("meta-refresh", NONE, "")                                                \
    X("base", NONE, "")                                                        \
    X("data-uri", NONE, "")                                                    \
    X("template", NONE, "")                                                    \
    X("deep-markup", NONE, "")                                                 \
    /* mails in other forms */                                                 \
    X("damaged-msg", NONE, "")                                                 \
    X("damaged-rtf", NONE, "")                                                 \
    X("damaged-tnef", NONE, "")                                                \
    /* names of files */                                                       \
    X("inner-extension", NONE, "")                                             \
    X("extension-corrected", NONE, "")                                         \
    X("name-cleaned", NONE, "")                                                \
    X("path-shortened", NONE, "")                                              \
    X("duplicate-name", NONE, "")                                              \
    X("name-conflict", NONE, "")                                               \
    X("name-differs", NONE, "")                                                \
    X("name-cp932", NONE, "")                                                  \
    X("name-euc-jp", NONE, "")                                                 \
    X("name-other", NONE, "")                                                  \
    X("name-unicode-field", NONE, "")                                          \
    X("name-utf8", NONE, "")                                                   \
    X("name-utf8-flag", NONE, "")                                              \
    X("unlisted", NONE, "") /* a filter's word that is not in this list */

typedef struct {
    const char *word;
    SkInside kind;
    const char *said; /* "" : nothing is told */
} SkRemovedWord;

/* sk_removed_word: returns the row of @word; NULL when it is not in the list.
 * Static. */
const SkRemovedWord *sk_removed_word(const char *word);

/* sk_removed_row: row @i of the list; NULL behind the last. */
const SkRemovedWord *sk_removed_row(guint i);

/* sk_inside_word: "macros", as the policy's key says it; NULL for
 * SK_INSIDE_NONE. Static. */
const char *sk_inside_word(SkInside kind);

#endif
