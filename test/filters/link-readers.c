/* SPDX-License-Identifier: Apache-2.0
 *
 * What mail programs turn into links, as patterns (link-readers.h). A pattern
 * says no more than what its reader asks of a text before it makes a link.
 */
#include <string.h>

#include "data/active_schemes.h"
#include "data/registered_schemes.h"
#include "data/top_level_domains.h"
#include "link-readers.h"

/* What is left out between letters within < and >. */
#define BLANK "[\\s\\x{A0}\\x{3000}]*"
/* Of what a link does not consist, and of what it does not end in. */
#define STOP  "\\s\\x{A0}\\x{3000}<>\"`{}()\\[\\]"
#define LAST  ".,;!?\\-:'"
#define REST  "[^" STOP "]*[^" STOP LAST "]"
#define LOCAL "[A-Za-z0-9._%+\\-]"
/* linkify-it: what parts words, and what a label is made of */
#define PART  "\\p{Z}\\p{P}\\p{Cc}"
#define BAR   "\\x{FF5C}"
#define SIGN  "[^" PART "<>" BAR "]"
#define LABEL SIGN "(?:(?:-|" SIGN "){0,61}" SIGN ")?"
#define ENDS  "(?=$|[<>" BAR PART "])(?!-|_|:\\d|\\.-|\\.(?!$|[" PART "]))"

/* What each reader asks of a text, from its source where that is public:
 * Thunderbird (mozTXTToHTMLConv), Roundcube (rcube_string_replacer), mailparser
 * (linkify-it as it sets it up), Evolution (camel-url-scanner), KMail
 * (KTextToHTML). Outlook, Gmail and Apple Mail as they were seen to behave.
 * %TLD% is the list of top-level domains but the endings of files, %OPEN% and
 * %KNOWN% are the lists of schemes; Thunderbird links those the system has a
 * program for. Addresses are taken out of the text before a pattern that says
 * so. Not among them: mail addresses; telephone numbers, which KMail and
 * telephones link without any word; @name, which mailparser links to one site.
 */
static const struct {
    const char *reader, *what, *pattern;
    gboolean but_addresses;
} readers[] = {
    { "Thunderbird", "scheme of a program",
      "(?<![A-Za-z0-9+.\\-])(?:https?|ftps?|%OPEN%|ms-[a-z]+|web\\+[a-z]+)"
      "(?<!data):" REST,
      FALSE },
    { "Thunderbird", "data", "(?<![A-Za-z0-9+.\\-])data:[a-z]*[/,;]", FALSE },
    { "Thunderbird", "any known scheme",
      "(?<![A-Za-z0-9+.\\-])(?:%KNOWN%):[!-~]*(?![" STOP LAST "])[!-~]",
      FALSE },
    { "Thunderbird", "<…> and quotes, blanks left out",
      "[<\"]" BLANK "(?:url:)?" BLANK "(?:h" BLANK "t" BLANK "t" BLANK "p" BLANK
      "s?|f" BLANK "i" BLANK "l" BLANK "e|t" BLANK "e" BLANK "l|s" BLANK
      "i" BLANK "p)" BLANK ":" BLANK "[!-~](?<![" STOP LAST "])",
      FALSE },
    { "Thunderbird", "www. at the start of a word",
      "(?<![^\\s<>\"'`,{\\[(|\\\\])www\\.[^\\s<>\"`]", FALSE },
    { "Roundcube", "scheme://",
      "(?<!\\w)(?:http|ftp|file)s?://[^?&@\"'\\\\/()<>\\s]", FALSE },
    { "Roundcube", "www. behind what is no letter of ASCII",
      "(?:^|[^A-Za-z0-9_@.#\\-])www\\.[^?&@\"'\\\\/()<>\\s]", FALSE },
    { "mailparser", "scheme://", "(?:^|(?!_)[<>" BAR PART "])(?:https?|git)://",
      FALSE },
    { "mailparser", "//name",
      "(?:^|(?<![:/])(?!_)[<>" BAR PART "])(?<![:/])//(?:localhost|(?:" LABEL
      "\\.)+" SIGN "{1,63})" ENDS,
      FALSE },
    { "mailparser", "name.tld",
      "(?:^|(?![.:/\\-_@])[$+<=>^`|" BAR PART "])(?![$+<=>^`|" BAR "])(?:" LABEL
      "\\.)+(?:%TLD%|xn--[a-z0-9\\-]{1,59})(?::\\d{1,5})?" ENDS,
      TRUE },
    { "mailparser", "192.0.2.1",
      "(?<![\\w.\\-])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}"
      "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w.\\-])",
      TRUE },
    { "Evolution", "schemes behind any letters",
      "(?:sip|h323|callto):[!-~](?<![()<>@,;:\\\\\".\\[\\]/ ])", FALSE },
    { "Evolution", "scheme:// behind any letters",
      "(?:file|s?ftp|https?|news|nntp|telnet|webcal)://", FALSE },
    { "Evolution", "ftp. behind any letters",
      "ftp\\.[!-~](?<![()<>@,;:\\\\\".\\[\\]/ ])", TRUE },
    { "KMail", "schemes",
      "(?<![\\w.!#$%&'*+\\-/=?^`{|}~])(?:(?:https?|vnc|fish|s?ftps?|smb|file)"
      "://|(?:news|tel|xmpp):)" REST,
      FALSE },
    { "KMail", "www. or ftp.",
      "(?<![\\w.!#$%&'*+\\-/=?^`{|}~@])(?:www|ftp)\\.[A-Za-z0-9]", TRUE },
    { "Gmail", "name.tld",
      "(?<![\\w@.\\-])(?:[\\w\\-]+\\.)+(?:%TLD%)(?![\\w\\-]|\\.\\w)", TRUE },
    { "Gmail", "www. anywhere", "www\\d{0,3}\\.\\w", TRUE },
    { "Outlook", "schemes",
      "(?<![\\w+.\\-])(?:https?|ftp|file|gopher|news|nntp|telnet|wais|prospero|"
      "outlook|"
      "onenote|callto|notes|mid|cid|tel|sip):[/\\\\\\w+]",
      FALSE },
    { "Outlook", "\\\\server", "(?<!\\[)\\\\\\\\[^\\s\\\\\\]]", FALSE },
    { "Outlook", "ftp.name", "(?<![\\w@.\\-])ftp\\.\\w", TRUE },
    { "Apple Mail", "scheme://, but those of nobody",
      "(?<![A-Za-z0-9+.\\-])(?![a-z0-9+.\\-]*(?:hxxp|fxp)s?:)"
      "[A-Za-z][A-Za-z0-9+.\\-]+://\\w",
      FALSE },
    { "Apple Mail", "scheme:user@host",
      "(?<![A-Za-z0-9+.\\-])(?!mailto:)[a-z][a-z0-9+.\\-]+:[a-z0-9]+@[a-z0-9]",
      FALSE },
    { "Apple Mail", "name.tld with a path, a port, a query",
      "(?:[\\w\\-]+[.\\x{3002}\\x{FF0E}\\x{FF61}])+(?:%TLD%|zip|mov|md)"
      "(?::\\d|[/?#]\\w)",
      TRUE },
    { "several", "user@host/path",
      "\\w\\.\\w+@(?:[\\w\\-]+\\.)+(?:%TLD%)[/?#][a-z]", FALSE },
};

/* The @n @words but @without as one alternative of a pattern. */
static char *
joined(const char *const *words, gsize n, const char *const *without)
{
    GString *all = g_string_new(NULL);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *word = g_regex_escape_string(words[i], -1);
        if (!g_strv_contains(without, words[i]))
            g_string_append_printf(all, "%s%s", all->len > 0 ? "|" : "", word);
    }
    return g_string_free(all, FALSE);
}

static GRegex *compiled[G_N_ELEMENTS(readers)];
static GRegex *addresses;

const guint link_readers_n = G_N_ELEMENTS(readers);

void
link_readers_prepare(void)
{
    static const char *const files[] = { "cab", "java", "md",  "mov",
                                         "ps",  "py",   "zip", NULL };
    static const char *const none[] = { NULL };
    g_autofree char *tlds =
        joined(sk_top_level_domains, G_N_ELEMENTS(sk_top_level_domains), files);
    g_autofree char *opening =
        joined(sk_active_schemes, G_N_ELEMENTS(sk_active_schemes), none);
    g_autofree char *known = joined(sk_registered_schemes,
                                    G_N_ELEMENTS(sk_registered_schemes), none);
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        g_autoptr(GString) pattern = g_string_new(readers[i].pattern);
        g_autoptr(GError) error = NULL;
        g_string_replace(pattern, "%TLD%", tlds, 0);
        g_string_replace(pattern, "%OPEN%", opening, 0);
        g_string_replace(pattern, "%KNOWN%", known, 0);
        /* G_REGEX_OPTIMIZE would make machine code, which valgrind cannot
         * follow: it reports values in it that nobody has set. */
        compiled[i] =
            g_regex_new(pattern->str, G_REGEX_CASELESS | G_REGEX_MULTILINE, 0,
                        &error);
        g_assert_no_error(error);
    }
    addresses =
        g_regex_new(LOCAL "+@[\\w\\-]+(?:\\.[\\w\\-]+)*"
                          "(?![\\w@]|:\\d|[/?#\\\\][A-Za-z0-9%~_.\\-/?=&+])",
                    G_REGEX_CASELESS, 0, NULL);
}

const char *
link_readers_find(const char *text)
{
    g_autofree char *rest =
        g_regex_replace_literal(addresses, text, -1, 0, " ", 0, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
        if (g_regex_match(compiled[i], readers[i].but_addresses ? rest : text,
                          0, NULL))
            return readers[i].what;
    return NULL;
}

gboolean
link_readers_match(guint reader, const char *text)
{
    return g_regex_match(compiled[reader], text, 0, NULL);
}

const char *
link_readers_what(guint reader)
{
    return readers[reader].what;
}
