/* SPDX-License-Identifier: Apache-2.0
 *
 * Holds the tables of charset_cells.h. They lie in an anonymous file that is
 * mapped privately and read-only: a fork copies none of its pages, and a worker
 * that was taken over could change them only for itself. Knows no charset.
 */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <sekisho/error.h>
#include <charset/charset_cells.h>

/* different second characters of cells, over all charsets */
#define SECONDS   30
#define CODE_BITS 21
#define CODE_MASK ((1u << CODE_BITS) - 1)
#define ITEM_MAX  8 /* bytes of one code, with the NUL behind it */
#define TEXT_MAX  (256 * 16)

static struct {
    GArray *growing; /* of SkCell; NULL once the tables are finished */
    const SkCell *cells;
    gunichar seconds[SECONDS + 1]; /* numbered from 1 */
} tables;

/* Makes the cell of one or two characters in UTF-8. No code stands for more. */
static SkCell
cell_of(const char *text)
{
    glong n = g_utf8_strlen(text, -1);
    guint i = 1;

    if (n < 1 || n > 2)
        return 0;
    gunichar first = g_utf8_get_char(text);
    if (n == 1)
        return first;
    gunichar second = g_utf8_get_char(g_utf8_next_char(text));
    while (i < SECONDS && tables.seconds[i] != 0 && tables.seconds[i] != second)
        i++;
    g_assert(tables.seconds[i] == 0 || tables.seconds[i] == second);
    tables.seconds[i] = second;
    return first | i << CODE_BITS;
}

/* Converts @n items of @size bytes, each ended by NUL, into texts ended by NUL.
 * An item that is no character becomes an empty text. */
static void
convert_items(iconv_t converter, char *items, gsize size, gsize n, char *texts)
{
    char *from = items, *to = texts;
    gsize left = size * n, room = TEXT_MAX;

    iconv(converter, NULL, NULL, NULL, NULL);
    while (left > 0) {
        if (iconv(converter, &from, &left, &to, &room) != (gsize)-1)
            break;
        gsize bad = (gsize)(from - items) / size;
        *to++ = '\0';
        room--;
        from = items + (bad + 1) * size;
        left = size * (n - bad - 1);
        iconv(converter, NULL, NULL, NULL, NULL);
    }
}

guint
sk_cells_skip(guint n)
{
    if (tables.growing == NULL) {
        tables.growing = g_array_new(FALSE, TRUE, sizeof(SkCell));
        /* Place 0 is reserved: it means that there is no table. */
        g_array_set_size(tables.growing, 1);
    }
    guint place = tables.growing->len;
    g_array_set_size(tables.growing, place + n);
    tables.cells = (const SkCell *)(gpointer)tables.growing->data;
    return place;
}

guint
sk_cells_add(iconv_t converter, const guchar *prefix, gsize len, guint first,
             guint last)
{
    char items[256 * ITEM_MAX] = { 0 }, texts[TEXT_MAX] = { 0 };
    gsize size = len + 2, n = last - first + 1;
    const char *text = texts;
    guint place = sk_cells_skip(0);

    g_assert(size <= ITEM_MAX && first > 0 && last <= 255);
    for (gsize i = 0; i < n; i++) {
        if (len > 0)
            memcpy(items + i * size, prefix, len);
        items[i * size + len] = (char)(first + i);
    }
    convert_items(converter, items, size, n, texts);
    for (gsize i = 0; i < n; i++) {
        SkCell cell = cell_of(text);
        g_array_append_val(tables.growing, cell);
        text += strlen(text) + 1;
    }
    tables.cells = (const SkCell *)(gpointer)tables.growing->data;
    return place;
}

static gboolean
write_all(int fd, const char *bytes, gsize len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        bytes += n;
        len -= (gsize)n;
    }
    return TRUE;
}

gboolean
sk_cells_finish(GError **error)
{
    g_autoptr(GArray) cells = g_steal_pointer(&tables.growing);
    gsize len = cells->len * sizeof(SkCell);
    int fd = memfd_create("charsets", MFD_CLOEXEC);
    gboolean written = fd >= 0 && write_all(fd, cells->data, len);
    void *at =
        written ? mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;

    if (at == MAP_FAILED)
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "charset tables: %s",
                    g_strerror(errno));
    else
        tables.cells = at;
    if (fd >= 0)
        close(fd);
    return at != MAP_FAILED;
}

SkCell
sk_cell(guint place)
{
    return tables.cells[place];
}

gunichar
sk_cell_first(SkCell cell)
{
    return cell & CODE_MASK;
}

gunichar
sk_cell_second(SkCell cell)
{
    return tables.seconds[cell >> CODE_BITS];
}
