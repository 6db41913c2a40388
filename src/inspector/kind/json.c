/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks JSON exactly by RFC 8259, as text that may leave: no object has a key
 * twice, and if the order says so, no string, with escapes undone, holds a
 * link. This defends against values that a lenient reader takes for something
 * else (comments, single quotes, bare words), against two values of which each
 * reader takes another, and against deep nesting.
 */
#include <string.h>

#include "inspector/inner.h"
#include "inspector/kind/json_keys.h"

#define JSON_DEPTH_MAX SK_JSON_DEPTH

typedef struct {
    const uint8_t *p, *end;
    unsigned depth;
    /* one bit for each level: set for an object, clear for an array */
    uint64_t objects;
    SkGathered text; /* the string so far, as a reader shows it */
    SkJsonKeys keys;
} Json;

static void
skip_blanks(Json *json)
{
    while (json->p < json->end && *json->p != 0 &&
           strchr(" \t\r\n", *json->p) != NULL)
        json->p++;
}

static bool
take(Json *json, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(json->end - json->p) < len || memcmp(json->p, word, len) != 0)
        return false;
    json->p += len;
    return true;
}

static bool
take_digits(Json *json)
{
    const uint8_t *start = json->p;
    while (json->p < json->end && *json->p >= '0' && *json->p <= '9')
        json->p++;
    return json->p > start;
}

static bool
take_number(Json *json)
{
    take(json, "-");
    if (!take(json, "0") && !take_digits(json))
        return false;
    if (take(json, ".") && !take_digits(json))
        return false;
    if (!take(json, "e") && !take(json, "E"))
        return true;
    if (!take(json, "+"))
        take(json, "-");
    return take_digits(json);
}

/* Takes the four digits of \u. Returns 0 if they are not there; U+0000 is
 * refused as well. */
static unsigned
take_hex(Json *json)
{
    unsigned unit = 0;
    for (int i = 0; i < 4; i++, json->p++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *at = json->p < json->end && *json->p != 0
                             ? strchr(digits, *json->p)
                             : NULL;
        if (at == NULL)
            return 0;
        unsigned value = (unsigned)(at - digits) & 15;
        unit = unit << 4 | value;
    }
    return unit;
}

static bool
take_escape(Json *json)
{
    static const char signs[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *at =
        json->p < json->end && *json->p != 0 ? strchr(signs, *json->p) : NULL;
    if (at != NULL) {
        sk_gather_byte(&json->text, (uint8_t)meant[at - signs]);
        json->p++;
        return true;
    }
    if (!take(json, "u"))
        return false;
    unsigned unit = take_hex(json);
    if (unit == 0 || (unit & 0xFC00) == 0xDC00)
        return false;
    if ((unit & 0xFC00) == 0xD800) {
        unsigned low = take(json, "\\u") ? take_hex(json) : 0;
        if ((low & 0xFC00) != 0xDC00)
            return false;
        unit = 0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF));
    }
    sk_gather_char(&json->text, unit);
    return true;
}

/* Called behind the opening quote. The characters themselves have been checked
 * before. */
static bool
take_string(Json *json)
{
    while (json->p < json->end && *json->p >= 0x20) {
        uint8_t c = *json->p++;
        if (c == '"')
            return !sk_gather_has_link(&json->text);
        if (c != '\\')
            sk_gather_byte(&json->text, c);
        else if (!take_escape(json))
            return false;
    }
    return false;
}

static bool
take_key(Json *json)
{
    skip_blanks(json);
    const uint8_t *key = json->p + 1;
    if (!take(json, "\"") || !take_string(json))
        return false;
    sk_json_keys_take(&json->keys, (SkSpan){ key, json->p - 1 });
    skip_blanks(json);
    return take(json, ":");
}

static bool
is_object(const Json *json)
{
    return (json->objects & 1) != 0;
}

/* Takes a value, or the start of one. *@is_open says whether a list was opened
 * that is not empty. */
static bool
take_value(Json *json, bool *is_open)
{
    *is_open = false;
    skip_blanks(json);
    bool opens_object = take(json, "{");
    if (!opens_object && !take(json, "["))
        return take(json, "\"") ? take_string(json)
                                : take(json, "true") || take(json, "false") ||
                                      take(json, "null") || take_number(json);
    if (json->depth == JSON_DEPTH_MAX)
        return false;
    skip_blanks(json);
    if (take(json, opens_object ? "}" : "]"))
        return true;
    sk_json_keys_open(&json->keys, json->depth++);
    json->objects = json->objects << 1 | opens_object;
    *is_open = true;
    return !opens_object || take_key(json);
}

/* Called behind a value: closes what ends here. Returns true with *@goes_on set
 * if another value follows. */
static bool
take_ends(Json *json, bool *goes_on)
{
    *goes_on = false;
    for (;;) {
        skip_blanks(json);
        if (json->depth == 0)
            return json->p == json->end;
        if (take(json, ",")) {
            *goes_on = true;
            return !is_object(json) || take_key(json);
        }
        if (!take(json, is_object(json) ? "}" : "]"))
            return false;
        if (!sk_json_keys_close(&json->keys, --json->depth))
            return false;
        json->objects >>= 1;
    }
}

static const uint8_t *
check_values(Json *json)
{
    for (bool goes_on = true; goes_on;) {
        bool is_open = false;
        if (!take_value(json, &is_open))
            return json->p;
        if (!is_open && !take_ends(json, &goes_on))
            return json->p;
    }
    return NULL;
}

static const uint8_t *
check_json(SkSpan file, bool is_linkless)
{
    const uint8_t *bad = sk_text_whole(file, SK_ENDS_OPEN);
    Json json = { .p = file.p, .end = file.end };
    if (bad != NULL)
        return bad;
    sk_gather_begin(&json.text, is_linkless, sk_length(file));
    bad = check_values(&json);
    sk_gather_end(&json.text);
    sk_json_keys_end(&json.keys);
    return bad != NULL ? bad : sk_start_whole(file);
}

const uint8_t *
sk_plain_json(SkSpan file)
{
    return check_json(file, false);
}

const uint8_t *
sk_linkless_json(SkSpan file)
{
    return check_json(file, true);
}
