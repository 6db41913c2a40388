/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files odf_*.c share: the document that is being written, its
 * folders, and what the hooks of the lists know. Nobody else includes this.
 *
 * What odf_inside.c defines is declared here.
 */
#ifndef SK_ODF_ODF_INNER_H
#define SK_ODF_ODF_INNER_H

#include <markup/markup_write.h>
#include <sekisho/policy.h>
#include "odf/odf_package.h"

/* The kinds of documents that a package, or a folder in it, can hold. */
typedef enum {
    SK_ODF_TEXT,
    SK_ODF_SPREADSHEET,
    SK_ODF_PRESENTATION,
    SK_ODF_GRAPHICS,
    SK_ODF_CHART,
    SK_ODF_FORMULA,
    SK_ODF_N_KINDS,
} SkOdfKind;

typedef struct _SkOdfFolder SkOdfFolder;

/* A document being written. */
typedef struct {
    SkPart *part;
    const SkPolicy *policy;
    SkOdfPackage *package;
    GHashTable *pictures; /* number of a member -> child of the part + 1 */
    GHashTable *reached;  /* numbers of members that something refers to */
    GHashTable *folders;  /* name in the package -> SkOdfFolder, owned */
    GPtrArray *out;       /* of SkOdfOut, owned, in the order of writing */
    const char *type;     /* the media type of the whole */
    const char *version;  /* that the manifest must state; NULL for "1.2" */
    guint depth;          /* of folders that are being written */
    SkReason reason;      /* why it does not leave, or SK_REASON_NONE */
    const char *detail;
} SkOdf;

/* A member that is written. */
typedef struct {
    char *name;       /* in the package that leaves */
    const char *type; /* for the manifest; "" if it has none. Static. */
    GBytes *bytes;
} SkOdfOut;

/* A folder that holds a document: the package itself, or an object in it. */
struct _SkOdfFolder {
    char *in, *out; /* the names before and after, "" or ending in "/" */
    SkOdfKind kind; /* known once its content was read */
    gboolean has_kind;
    gboolean is_busy; /* it is being written, so that it holds itself */
    gboolean stays;
    guint objects, pictures;  /* written so far */
    int placeholders;         /* how often the placeholder is shown */
    GHashTable *names;        /* of pictures: before -> after, owned */
    char *href;               /* with which the document around refers to it */
    const SkOdfFolder *owner; /* that document */
};

/* A frame that is open. A picture stands in for what does not leave, until a
 * picture of its own follows. */
typedef struct {
    gsize from, to; /* where the picture that stands in was written */
    gboolean has_picture;
    const char *object; /* the object that stays, as it is referred to */
} SkOdfFrame;

/* A pivot table that is open. */
typedef struct {
    gsize from;
    gboolean is_foreign; /* its source is no range of the sheet */
} SkOdfPivot;

/* What the hooks know of the member that is being written. */
typedef struct {
    SkOdf *odf;
    SkOdfFolder *folder;
    GArray *frames; /* of SkOdfFrame: the frames that are open */
    GArray *pivots; /* of SkOdfPivot: the pivot tables that are open */
    GArray *fields; /* of gboolean: fields of Word: does it stay? */
    gboolean setting_is_text; /* the setting that is being read */
    GHashTable *filled;       /* identifiers of form fields -> what they show */
    char *list;               /* the list of choices that is being read */
} SkOdfMember;

/* sk_odf_add: adds a member to what is written. Takes @name and @bytes. @type
 * is static. */
void sk_odf_add(SkOdf *odf, char *name, const char *type, GBytes *bytes);

/* sk_odf_picture_name: returns the name, relative to its folder, of the picture
 * that stands for @href, which then is among what is written; a placeholder if
 * the picture does not leave. NULL if @href names no member of the package.
 * Owned by the folder. */
const char *sk_odf_picture_name(SkOdfMember *member, const char *href);

/* sk_odf_metafile_name: does the same for @href, a metafile of StarView that is
 * the preview of an object in the document, to which @object refers as
 * "./Object 1"; @object is NULL if it belongs to none. Returns NULL if @href
 * names no such metafile. Owned by the folder. */
#define SK_ODF_METAFILE "application/x-openoffice-gdimetafile"
const char *
sk_odf_metafile_name(SkOdfMember *member, const char *href, const char *object);

/* sk_odf_object_name: the same of a folder with a document in it. NULL if there
 * is none that leaves. Owned by the document. */
const char *sk_odf_object_name(SkOdfMember *member, const char *href);

/* The picture that stands for what does not leave. It keeps its name when it is
 * cleaned again. sk_odf_use_placeholder: it is shown @n times more. */
#define SK_ODF_PLACEHOLDER "Pictures/removed.png"
void sk_odf_use_placeholder(SkOdfMember *member, int n);

/* sk_odf_stand_in: in a hook of something in a frame that does not leave:
 * writes a picture that stands for it, unless the frame has one. */
void sk_odf_stand_in(SkMarkup *markup);

/* sk_odf_folder_new: a folder of @odf, which owns it. Takes @in and @out.
 * sk_odf_write_document: writes the document in @folder. Returns FALSE with the
 * reason in @odf if it does not leave. sk_odf_kind_type: returns the media type
 * of documents of @kind. */
SkOdfFolder *sk_odf_folder_new(SkOdf *odf, char *in, char *out);
gboolean sk_odf_write_document(SkOdf *odf, SkOdfFolder *folder);
const char *sk_odf_kind_type(SkOdfKind kind);

#endif
