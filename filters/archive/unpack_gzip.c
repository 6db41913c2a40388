/* SPDX-License-Identifier: Apache-2.0
 *
 * Unpacks gzip files (unpack.h) by zlib. The archive library is not used for
 * them: it keeps a file name that never ends whole in memory, and it removes up
 * to twenty-five nested layers to look at the first, so that 300 bytes cost it
 * half a gigabyte. The name in the header is not used; several streams in a row
 * make one file (RFC 1952 section 2.2).
 */
#include <string.h>
#include <archive/deflate.h>
#include <archive/unpack.h>
#include <archive/unpack_grown.h>

#define STEP (64u << 10)

char *
sk_unpack_name_alone(const char *name)
{
    static const struct {
        const char *packed, *plain;
    } short_forms[] = {
        { ".tgz", ".tar" }, { ".tbz", ".tar" },  { ".tbz2", ".tar" },
        { ".txz", ".tar" }, { ".tzst", ".tar" }, { ".tlz", ".tar" },
        { ".taz", ".tar" }, { ".svgz", ".svg" }, { ".emz", ".emf" },
        { ".wmz", ".wmf" },
    };
    const char *dot = name != NULL ? strrchr(name, '.') : NULL;
    const char *slash = name != NULL ? strrchr(name, '/') : NULL;
    g_autofree char *base = NULL;

    if (name == NULL || (slash != NULL && slash[1] == '\0'))
        return g_strdup("file");
    if (slash != NULL)
        name = slash + 1;
    if (dot == NULL || dot <= name)
        return g_strdup(name);
    base = g_strndup(name, (gsize)(dot - name));
    for (guint i = 0; i < G_N_ELEMENTS(short_forms); i++)
        if (g_ascii_strcasecmp(dot, short_forms[i].packed) == 0)
            return g_strconcat(base, short_forms[i].plain, NULL);
    return g_steal_pointer(&base);
}

/* Reads everything that @stream gives. Returns FALSE with the reason noted if
 * it is damaged or a limit is reached. */
static gboolean
read_stream(SkUnpack *unpack, SkGunzip *stream, SkGrown *content, gsize packed)
{
    g_autofree guint8 *step = g_malloc(STEP);
    gsize n = 0;

    do {
        if (sk_part_out_of_time(unpack->part))
            return sk_unpack_refuse(unpack, SK_REASON_LIMIT_SECONDS, NULL);
        if (!sk_gunzip_step(stream, step, STEP, &n))
            return sk_unpack_refuse(unpack, SK_REASON_ARCHIVE_DAMAGED, NULL);
        if (!sk_grown_add(content, step, n, packed))
            return FALSE;
    } while (n > 0);
    return TRUE;
}

void
sk_unpack_gzip(SkUnpack *unpack, GBytes *bytes, const char *name)
{
    gsize len;
    const guint8 *data = g_bytes_get_data(bytes, &len);
    g_autoptr(SkGunzip) stream = sk_gunzip_new(data, len);
    g_auto(SkGrown) content = { .unpack = unpack };
    SkMember member = { .kind = SK_MEMBER_FILE };

    if (stream == NULL) {
        sk_unpack_refuse(unpack, SK_REASON_LIMIT_EXPANDED, "memory");
        return;
    }
    if (!read_stream(unpack, stream, &content, len))
        return;
    member.bytes = sk_grown_take(&content);
    member.owned = sk_unpack_name_alone(name);
    member.raw.bytes = (const guint8 *)member.owned;
    member.raw.len = strlen(member.owned);
    member.raw.utf8 = TRUE;
    sk_unpack_add(unpack, member);
}
