/* SPDX-License-Identifier: Apache-2.0
 *
 * Packages for tests: a list of members becomes a ZIP, as a program would write
 * it, with what every document needs added where it is left out.
 */
#ifndef SK_TEST_PACKAGE_MAKE_H
#define SK_TEST_PACKAGE_MAKE_H

#include <glib.h>

#define OFFICE                                                                 \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define W_NS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R_NS                                                                   \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* A small picture, red above and green below. */
extern const guint8 package_png[];
extern const gsize package_png_len;

typedef struct {
    const char *name;
    const char *content; /* NULL: package_png */
} PackageMember;

/* [Content_Types].xml with @more entries in it; "rels", "xml" and "png" have
 * their defaults. */
#define TYPES(more)                                                            \
    {                                                                          \
        "[Content_Types].xml",                                                 \
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"   \
            "content-types\"><Default Extension=\"rels\" "                     \
            "ContentType=\"application/"                                       \
            "vnd.openxmlformats-package.relationships+xml\"/><Default "        \
            "Extension="                                                       \
            "\"xml\" ContentType=\"application/xml\"/><Default "               \
            "Extension=\"png\" "                                               \
            "ContentType=\"image/png\"/>" more "</Types>"                      \
    }
#define TYPE(name, type)                                                       \
    "<Override PartName=\"/" name "\" ContentType=\"" type "\"/>"
#define WORD_TYPE TYPE("word/document.xml", WORD "document.main+xml")

/* A member with relationships. */
#define RELATIONS(name, in)                                                    \
    {                                                                          \
        name, "<Relationships xmlns=\"http://schemas.openxmlformats.org/"      \
              "package/2006/relationships\">" in "</Relationships>"            \
    }
#define RELATION(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target "\"/>"
#define OUTSIDE(id, type, target)                                              \
    "<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target           \
    "\" TargetMode=\"External\"/>"
#define WORD_ROOT                                                              \
    RELATIONS("_rels/.rels",                                                   \
              RELATION("rId1", OFFICE "officeDocument", "word/document.xml"))
#define WORD_RELATIONS(in) RELATIONS("word/_rels/document.xml.rels", in)
#define WORD_DOCUMENT(in)                                                      \
    {                                                                          \
        "word/document.xml",                                                   \
            "<w:document xmlns:w=\"" W_NS "\" xmlns:r=\"" R_NS                 \
            "\"><w:body><w:p><w:r><w:t>a</w:t></w:r>" in                       \
            "</w:p></w:body></w:document>"                                     \
    }

/* package_make: the ZIP of @members, ended by one without a name. New. */
GBytes *package_make(const PackageMember *members);

/* package_list: the names of the members of @zip that we wrote, a blank between
 * them. package_bytes: the content of one, or NULL; package_member: the same as
 * a string. New. */
char *package_list(GBytes *zip);
GBytes *package_bytes(GBytes *zip, const char *name);
char *package_member(GBytes *zip, const char *name);

#endif
