/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of media.h.
 */
#include <string.h>

#include "door/metrics/media.h"

#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF   "application/vnd.oasis.opendocument."

/* A name that ends in "/" counts every type of that family that has no row of
 * its own before it. The last row counts all other types. */
static const char *const media[] = {
    "text/plain",
    "text/html",
    "text/csv",
    "text/calendar",
    "text/vcard",
    "text/rtf",
    "text/",
    "message/rfc822",
    "message/",
    "multipart/",
    OOXML "wordprocessingml.document",
    OOXML "spreadsheetml.sheet",
    OOXML "presentationml.presentation",
    "application/vnd.ms-word.document.macroEnabled.12",
    "application/vnd.ms-excel.sheet.macroEnabled.12",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-outlook",
    "application/x-ole-storage",
    "application/encrypted",
    ODF "text",
    ODF "spreadsheet",
    ODF "presentation",
    ODF "graphics",
    "application/pdf",
    "application/rtf",
    "application/json",
    "application/xml",
    "application/zip",
    "application/x-lzh-compressed",
    "application/x-7z-compressed",
    "application/x-rar",
    "application/x-tar",
    "application/gzip",
    "application/ms-tnef",
    "application/pkcs7-mime",
    "application/pkcs7-signature",
    "application/x-dosexec",
    "application/x-executable",
    "application/x-ms-shortcut",
    "application/x-iso9660-image",
    "application/octet-stream",
    "application/x-empty",
    "application/",
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/bmp",
    "image/tiff",
    "image/webp",
    "image/svg+xml",
    "image/emf",
    "image/wmf",
    "image/heic",
    "image/",
    "audio/",
    "video/",
    "font/",
    "",
};

G_STATIC_ASSERT(G_N_ELEMENTS(media) <= SK_N_MEDIA);

guint
sk_media_of(const char *found)
{
    const guint rest = G_N_ELEMENTS(media) - 1;

    for (guint i = 0; found != NULL && i < rest; i++) {
        gsize len = strlen(media[i]);

        if (strcmp(found, media[i]) == 0 ||
            (media[i][len - 1] == '/' && strncmp(found, media[i], len) == 0))
            return i;
    }
    return rest;
}

const char *
sk_media_name(guint i)
{
    return i < G_N_ELEMENTS(media) ? media[i] : NULL;
}
