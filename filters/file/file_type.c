/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables of extensions, media types and their other names (file_type.h).
 */
#include <string.h>
#include <sekisho/picture_formats.h>
#include <file/file_name.h>
#include <file/file_type.h>

#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF   "application/vnd.oasis.opendocument."
#define MS    "application/vnd.ms-"

typedef struct {
    const char *type;
    const char *extensions; /* separated by blanks; the usual one first */
} Row;

/* clang-format off */

/* Files may leave with these extensions and no others. The inspector has the
 * same list in its own code; only the list of pictures is one for both. */
static const Row leaving[] = {
    { "text/plain", "txt log md" },
    { "text/csv", "csv" },
    { "text/tab-separated-values", "tsv" },
    { "text/calendar", "ics" },
    { "text/vcard", "vcf" },
    { "application/json", "json" },
    { "application/xml", "xml" },
    { "application/zip", "zip" },
    { "message/rfc822", "eml" },
    { OOXML "wordprocessingml.document", "docx" },
    { OOXML "wordprocessingml.template", "dotx" },
    { OOXML "spreadsheetml.sheet", "xlsx" },
    { OOXML "spreadsheetml.template", "xltx" },
    { OOXML "presentationml.presentation", "pptx" },
    { OOXML "presentationml.slideshow", "ppsx" },
    { OOXML "presentationml.template", "potx" },
    { "application/pdf", "pdf" },
    { ODF "text", "odt" },
    { ODF "spreadsheet", "ods" },
    { ODF "presentation", "odp" },
    { ODF "graphics", "odg" },
    { ODF "text-template", "ott" },
    { ODF "spreadsheet-template", "ots" },
    { ODF "presentation-template", "otp" },
    { ODF "graphics-template", "otg" },
    { ODF "text-master", "odm" },
    { ODF "text-master-template", "otm" },
    { ODF "text-web", "oth" },
#define SK_X(symbol, name, type, extensions) { type, extensions },
    SK_PICTURES(SK_X)
#undef SK_X
};

/* What other extensions claim. */
static const Row others[] = {
    { "text/plain", "text asc readme markdown" },
    { "text/tab-separated-values", "tab" },
    { "text/calendar", "ical ifb vcs" },
    { "text/vcard", "vcard" },
    { "application/msword", "doc" },
    { "application/vnd.ms-excel", "xls" },
    { "application/vnd.ms-powerpoint", "ppt" },
    { MS "word.document.macroenabled.12", "docm" },
    { MS "word.template.macroenabled.12", "dotm" },
    { MS "excel.sheet.macroenabled.12", "xlsm" },
    { MS "excel.template.macroenabled.12", "xltm" },
    { MS "powerpoint.presentation.macroenabled.12", "pptm" },
    { MS "powerpoint.slideshow.macroenabled.12", "ppsm" },
    { MS "powerpoint.template.macroenabled.12", "potm" },
    { ODF "flat-xml", "fodt fods fodp fodg" },
    { "application/x-ichitaro", "jtd jtt jtdc jttc jtc jbw jaw" },
    { "application/vnd.fujixerox.docuworks", "xdw xbd xct" },
    { "image/jpeg", "jpe jfif" },
    { "image/bmp", "dib" },
    { "image/heic", "heic heif" },
    { "image/avif", "avif" },
    { "image/jp2", "jp2 j2k j2c jpc jpf jpx" },
    { "image/vnd.microsoft.icon", "ico" },
    { "application/x-7z-compressed", "7z" },
    { "application/vnd.rar", "rar" },
    { "application/x-tar", "tar" },
    { "application/gzip", "gz tgz" },
    { "application/x-bzip2", "bz2 tbz tbz2" },
    { "application/x-xz", "xz txz" },
    { "application/zstd", "zst tzst" },
    { "application/x-lz4", "lz4" },
    { "application/x-lzma", "lzma tlz" },
    { "application/x-lzh-compressed", "lzh lha lzs" },
    { "application/vnd.ms-cab-compressed", "cab" },
    { "application/x-cpio", "cpio" },
    { "application/x-archive", "ar a" },
    { "application/x-iso9660-image", "iso" },
    { "application/mbox", "mbox" },
    { "application/vnd.ms-outlook", "msg" },
    { "application/ms-tnef", "tnef" },
    { "application/pkcs7-mime", "p7m p7z" },
    { "application/pkcs7-signature", "p7s" },
    { "application/pgp-encrypted", "pgp gpg" },
    { "application/pgp-signature", "sig" },
    { "audio/mpeg", "mp3" },
    { "audio/x-wav", "wav" },
    { "audio/mp4", "m4a aac" },
    { "audio/ogg", "ogg oga" },
    { "audio/flac", "flac" },
    { "video/mp4", "mp4 m4v" },
    { "video/quicktime", "mov" },
    { "video/x-msvideo", "avi" },
    { "video/x-matroska", "mkv webm" },
    { "video/mpeg", "mpg mpeg" },
    { "application/epub+zip", "epub" },
    { "application/vnd.sqlite3", "sqlite db" },
};

/* Labels that only say "a file". */
static const char *const nothing[] = {
    "application/octet-stream",
    "application/x-octet-stream",
    "binary/octet-stream",
    "application/binary",
    "application/unknown",
    "application/x-unknown",
    "application/download",
    "application/x-download",
    "application/force-download",
    "application/x-force-download",
    "application/save",
    "application/data",
    "application/x-empty",
    "inode/x-empty",
    "unknown/unknown",
    "application/file",
    "text/x-unknown",
    "application/x-unknown-content-type",
    "application/attachment",
    "*/*",
    NULL,
};

static const Row aliases[] = {
    { "text/csv", "text/x-csv application/csv application/x-csv "
                  "text/comma-separated-values text/x-comma-separated-values" },
    { "text/tab-separated-values", "text/tsv text/x-tsv" },
    { "text/calendar",
      "application/ics text/x-vcalendar application/calendar" },
    { "text/vcard", "text/x-vcard text/directory application/vcard" },
    { "application/json", "text/json text/x-json application/x-json "
                          "application/ld+json application/geo+json" },
    { "application/xml", "text/xml application/x-xml" },
    { "application/zip", "application/x-zip-compressed application/x-zip "
                         "application/zip-compressed multipart/x-zip" },
    { "application/x-lzh-compressed",
      "application/x-lzh application/x-lha "
      "application/lzh application/x-lzh-archive" },
    { "application/vnd.rar", "application/x-rar application/x-rar-compressed "
                             "application/rar" },
    { "application/gzip", "application/x-gzip application/x-gtar "
                          "application/x-tgz application/x-compressed-tar" },
    { "application/x-bzip2", "application/x-bzip application/bzip2" },
    { "application/zstd", "application/x-zstd" },
    { "application/x-7z-compressed", "application/7z application/x-7zip" },
    { "application/ms-tnef", "application/vnd.ms-tnef" },
    { "application/mbox", "application/x-mbox" },
    { "application/vnd.ms-outlook", "application/x-msg application/msoutlook" },
    { "message/rfc822", "message/global message/news" },
    { "image/jpeg", "image/jpg image/pjpeg image/x-citrix-jpeg" },
    { "image/png", "image/x-png" },
    { "image/bmp", "image/x-ms-bmp image/x-bmp" },
    { "image/tiff", "image/tif image/x-tiff" },
    { "image/heic", "image/heif" },
    { "image/jp2", "image/jpx image/jpm image/x-jp2" },
    { "image/vnd.microsoft.icon", "image/x-icon image/ico" },
    { "image/emf", "image/x-emf image/x-mgx-emf application/emf "
                   "application/x-emf" },
    { "image/wmf", "image/x-wmf image/x-win-metafile application/wmf "
                   "application/x-wmf application/x-msmetafile" },
    { "application/pdf", "application/x-pdf text/pdf" },
    { "application/vnd.fujixerox.docuworks",
      "application/vnd.fujixerox.docuworks.binder application/x-docuworks" },
    { "application/x-ichitaro", "application/x-js-taro application/ichitaro" },
};
/* clang-format on */

static gboolean
lists(const char *list, const char *word, gsize len)
{
    for (const char *p = list; len > 0; p++) {
        gsize n = strcspn(p, " ");

        if (n == len && g_ascii_strncasecmp(p, word, n) == 0)
            return TRUE;
        p += n;
        if (*p == '\0')
            break;
    }
    return FALSE;
}

static const char *
find(const Row *rows, guint n, const char *word, gsize len)
{
    for (guint i = 0; i < n; i++)
        if (lists(rows[i].extensions, word, len))
            return rows[i].type;
    return NULL;
}

const char *
sk_extension_type(const char *ext, gsize len)
{
    const char *type = find(leaving, G_N_ELEMENTS(leaving), ext, len);

    return type != NULL ? type : find(others, G_N_ELEMENTS(others), ext, len);
}

static const Row *
row_of(const char *type)
{
    for (guint i = 0; type != NULL && i < G_N_ELEMENTS(leaving); i++)
        if (strcmp(type, leaving[i].type) == 0)
            return &leaving[i];
    return NULL;
}

gboolean
sk_type_extension_fits(const char *type, const char *ext, gsize len)
{
    const Row *row = row_of(type);

    return row != NULL && lists(row->extensions, ext, len);
}

char *
sk_file_type_extension(const char *type)
{
    const Row *row = row_of(type);

    return row != NULL
               ? g_strndup(row->extensions, strcspn(row->extensions, " "))
               : NULL;
}

gboolean
sk_file_type_leaves(const char *type)
{
    return row_of(type) != NULL;
}

const char *
sk_type_canonical(const char *claimed)
{
    const char *type;

    if (claimed == NULL || g_strv_contains(nothing, claimed))
        return NULL;
    type = find(aliases, G_N_ELEMENTS(aliases), claimed, strlen(claimed));
    return type != NULL ? type : claimed;
}

gboolean
sk_type_is_known(const char *type)
{
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (strcmp(type, others[i].type) == 0)
            return TRUE;
    return row_of(type) != NULL;
}
