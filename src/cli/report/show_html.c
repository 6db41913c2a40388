/* SPDX-License-Identifier: Apache-2.0
 *
 * A report as one HTML page that needs nothing else: no script, no font, no
 * picture from elsewhere; charts are SVG inside the page. It is made for A4
 * paper first (page breaks, colours that survive a printer without them), and
 * reads well on a screen. Every text from a mail is escaped for HTML.
 */
#include "cli/report/html_chart.h"
#include "cli/report/show.h"

static const char style[] =
    "@page{size:A4;margin:14mm 13mm}"
    "*{box-sizing:border-box}"
    "body{font:10pt/1.5 'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans',"
    "'Yu Gothic UI','Meiryo',sans-serif;color:#1d2733;margin:0 auto;"
    "max-width:184mm;padding:6mm 0}"
    "header{display:flex;justify-content:space-between;align-items:flex-start;"
    "border-bottom:2pt solid #1f4e79;padding-bottom:3mm;margin-bottom:4mm}"
    "h1{font-size:17pt;margin:0 0 1mm;color:#1f4e79}"
    "h2{font-size:11.5pt;margin:0 0 1.5mm;color:#1f4e79;"
    "border-left:3pt solid #1f4e79;padding-left:2mm}"
    "header p{margin:0;color:#44505c}"
    ".stamps{border-collapse:collapse}"
    ".stamps td{border:.6pt solid #8a97a5;width:18mm;height:16mm;padding:0}"
    ".stamps th{border:.6pt solid #8a97a5;font-weight:400;font-size:8pt;"
    "padding:0 1mm;text-align:center;background:none}"
    ".cards{display:grid;grid-template-columns:repeat(5,1fr);gap:3mm;"
    "margin:0 0 5mm}"
    ".cards div{border:.6pt solid #c9d2dc;border-radius:2mm;padding:2mm 3mm}"
    ".cards b{display:block;font-size:16pt;line-height:1.2}"
    ".cards span{font-size:8.5pt;color:#44505c}"
    "section{margin:0 0 5mm;break-inside:avoid}"
    "section.long{break-inside:auto}"
    ".two{display:grid;grid-template-columns:1fr 1fr;gap:0 6mm}"
    "table.list{border-collapse:collapse;width:100%;font-size:9pt}"
    "table.list th{font-weight:600;text-align:right;padding:.6mm 1.5mm;"
    "border-bottom:.8pt solid #8a97a5;white-space:nowrap}"
    "table.list td{padding:.6mm 1.5mm;border-bottom:.4pt solid #dde3ea;"
    "vertical-align:top}"
    "table.list th:first-child,table.list td:first-child{text-align:left}"
    "td.n{text-align:right;font-variant-numeric:tabular-nums;"
    "white-space:nowrap}"
    "td.k{overflow-wrap:anywhere}td.k small{display:block;color:#5a6673;"
    "font-size:8pt;line-height:1.35}"
    "td.bar{width:26mm;padding-left:0}"
    ".hash td.k{font-family:'DejaVu Sans Mono','Noto Sans Mono CJK JP',"
    "monospace;font-size:7pt}.hash td.k small{font-size:8pt;"
    "font-family:'Noto Sans JP','Noto Sans CJK JP',sans-serif}"
    "tr{break-inside:avoid}thead{display:table-header-group}"
    "svg{display:block}svg text{font-size:8px;fill:#44505c}"
    ".legend{font-size:8.5pt;color:#44505c;margin:1mm 0 0}"
    ".legend i{display:inline-block;width:3mm;height:3mm;margin:0 1mm 0 3mm;"
    "vertical-align:-.3mm}"
    ".note{color:#5a6673;font-size:8.5pt;margin:1mm 0 0}"
    "footer{border-top:.6pt solid #8a97a5;color:#5a6673;font-size:8pt;"
    "padding-top:2mm}"
    "@media print{body{padding:0;max-width:none}}";

static void
put_key(const SkShow *show, SkSection section, const SkTallyRow *row,
        GString *out)
{
    g_autofree char *key = sk_show_key(row->key);
    g_autofree char *label = sk_show_key(row->label);
    const char *meaning = sk_voice_key(show->voice, section, key);
    gboolean leads = meaning != NULL && (section == SK_SECTION_VERDICT ||
                                         section == SK_SECTION_METHOD);

    g_string_append(out, "<td class=\"k\">");
    sk_html_text(out, leads ? meaning : key);
    if (meaning == NULL && *label != '\0')
        meaning = label;
    if (!leads && meaning != NULL) {
        g_string_append(out, "<small>");
        sk_html_text(out, meaning);
        g_string_append(out, "</small>");
    }
    g_string_append(out, "</td>");
}

static void
put_rows(const SkShow *show, SkSection section, const GPtrArray *rows,
         guint shown, guint columns, GString *out)
{
    const SkTallyRow *first = rows->pdata[0];

    for (guint i = 0; i < shown; i++) {
        const SkTallyRow *row = rows->pdata[i];

        g_string_append(out, "<tr>");
        put_key(show, section, row, out);
        for (guint c = 0; c < columns; c++) {
            g_autofree char *number = sk_show_number(row->numbers[c]);

            g_string_append_printf(out, "<td class=\"n\">%s</td>", number);
        }
        g_string_append(out, "<td class=\"bar\">");
        sk_html_bar(out, row->numbers[0], first->numbers[0]);
        g_string_append(out, "</td></tr>\n");
    }
}

static void
put_note(const SkShow *show, const char *id, guint64 count, GString *out)
{
    g_autofree char *note = sk_show_note(show, id, count);

    g_string_append_printf(out, "<p class=\"note\">%s</p>\n", note);
}

static void
put_table(const SkShow *show, SkSection section, GPtrArray *rows, guint columns,
          GString *out)
{
    guint shown = MIN(rows->len, show->top);

    g_string_append(out, "<table class=\"list\"><thead><tr><th></th>");
    for (guint c = 0; c < columns; c++) {
        g_string_append(out, "<th>");
        sk_html_text(out,
                     sk_voice_word(show->voice, sk_section_column(section, c)));
        g_string_append(out, "</th>");
    }
    g_string_append(out, "<th></th></tr></thead><tbody>\n");
    put_rows(show, section, rows, shown, columns, out);
    g_string_append(out, "</tbody></table>\n");
    if (shown < rows->len)
        put_note(show, "more", rows->len - shown, out);
}

static void
put_section(const SkShow *show, SkSection section, GString *out)
{
    guint columns;
    g_autoptr(GPtrArray) rows = sk_show_rows(show, section, &columns);
    guint64 error = sk_tally_error(show->facts->sections[section]);

    g_string_append_printf(out, "<section class=\"%s%s\"><h2>",
                           sk_section_id(section),
                           rows->len > 12 ? " long" : "");
    sk_html_text(out, sk_show_title(show, section));
    g_string_append(out, "</h2>\n");
    if (rows->len == 0)
        g_string_append_printf(out, "<p class=\"note\">%s</p>\n",
                               sk_voice_word(show->voice, "none"));
    else
        put_table(show, section, rows, columns, out);
    if (error > 0)
        put_note(show, "uncertain", error, out);
    g_string_append(out, "</section>\n");
}

/* ---- the top of the page ------------------------------------------------ */

static void
put_line(const SkShow *show, const char *id, const char *value, GString *out)
{
    g_string_append(out, "<p>");
    sk_html_text(out, sk_voice_word(show->voice, id));
    g_string_append(out, show->voice->japanese ? "：" : ": ");
    sk_html_text(out, value);
    g_string_append(out, "</p>\n");
}

static void
put_stamps(const SkShow *show, GString *out)
{
    g_auto(GStrv) names =
        g_strsplit(sk_voice_word(show->voice, "stamps"), "|", -1);

    g_string_append(out, "<table class=\"stamps\"><tr>");
    for (guint i = 0; names[i] != NULL; i++)
        g_string_append_printf(out, "<th>%s</th>", names[i]);
    g_string_append(out, "</tr><tr>");
    for (guint i = 0; names[i] != NULL; i++)
        g_string_append(out, "<td></td>");
    g_string_append(out, "</tr></table>\n");
}

static void
put_header(const SkShow *show, GString *out)
{
    const SkMailFacts *facts = show->facts;

    g_string_append(out, "<header><div><h1>");
    sk_html_text(out, sk_voice_word(show->voice, "title"));
    g_string_append(out, "</h1>\n");
    put_line(show, "period", show->period, out);
    if (show->domain != NULL)
        put_line(show, "domain", show->domain, out);
    if (*facts->first != '\0') {
        g_autofree char *both =
            g_strdup_printf("%s – %s", facts->first, facts->last);

        put_line(show, "lines-from-to", both, out);
    }
    g_string_append(out, "</div>\n");
    put_stamps(show, out);
    g_string_append(out, "</header>\n");
}

static guint64
sum_of(const SkMailFacts *facts, SkSection section, guint column)
{
    g_autoptr(GPtrArray) rows = sk_tally_sorted(facts->sections[section], TRUE);
    guint64 sum = 0;

    for (guint i = 0; i < rows->len; i++)
        sum += ((const SkTallyRow *)rows->pdata[i])->numbers[column];
    return sum;
}

static void
put_cards(const SkShow *show, GString *out)
{
    const SkMailFacts *facts = show->facts;
    guint64 withheld = sum_of(facts, SK_SECTION_REASON, 0);
    g_autofree char *parts = sk_show_number(facts->parts);
    g_autofree char *of_parts = g_strdup_printf(" (%s)", parts);
    const struct {
        const char *id;
        guint64 number;
        const char *behind; /* a text to add to the word of @id */
    } cards[] = {
        { "messages", facts->messages, "" },
        { "passed", facts->messages - MIN(withheld, facts->messages), "" },
        { "withheld", withheld, "" },
        { "parts-removed", facts->removed, of_parts },
        { "fault", facts->faults, "" },
    };

    g_string_append(out, "<div class=\"cards\">");
    for (guint i = 0; i < G_N_ELEMENTS(cards); i++) {
        g_autofree char *number = sk_show_number(cards[i].number);

        g_string_append_printf(out, "<div><b>%s</b><span>%s%s</span></div>",
                               number, sk_voice_word(show->voice, cards[i].id),
                               cards[i].behind);
    }
    g_string_append(out, "</div>\n");
}

static void
put_time(const SkShow *show, GString *out)
{
    guint columns;
    g_autoptr(GPtrArray) rows = sk_show_rows(show, SK_SECTION_TIME, &columns);

    g_string_append(out, "<section><h2>");
    sk_html_text(out, sk_show_title(show, SK_SECTION_TIME));
    g_string_append(out, "</h2>\n");
    sk_html_columns(out, rows, show->facts->period->by_hour);
    g_string_append_printf(
        out,
        "<p class=\"legend\"><i style=\"background:" SK_HTML_BLUE "\"></i>%s"
        "<i style=\"background:" SK_HTML_RED "\"></i>%s</p></section>\n",
        sk_voice_word(show->voice, "passed"),
        sk_voice_word(show->voice, "withheld"));
}

static void
put_totals(const SkShow *show, GString *out)
{
    const SkMailFacts *facts = show->facts;
    SkShowTotal totals[SK_SHOW_TOTALS];
    guint n = sk_show_totals(show, totals);

    g_string_append(out, "<section><h2>");
    sk_html_text(out, sk_voice_word(show->voice, "overview"));
    g_string_append(out, "</h2>\n<table class=\"list\"><tbody>\n");
    for (guint i = 0; i < n; i++) {
        g_autofree char *number = sk_show_number(totals[i].number);

        g_string_append_printf(
            out, "<tr><td class=\"k\">%s</td><td class=\"n\">%s</td></tr>\n",
            sk_voice_word(show->voice, totals[i].id), number);
    }
    g_string_append_printf(
        out,
        "<tr><td class=\"k\">%s</td><td class=\"n\">%u / %u / %u / "
        "%" G_GUINT64_FORMAT "</td></tr>\n</tbody></table></section>\n",
        sk_voice_word(show->voice, "milliseconds"),
        sk_facts_percentile(facts, 50), sk_facts_percentile(facts, 95),
        sk_facts_percentile(facts, 99), facts->slowest_ms);
}

static void
put_two(const SkShow *show, SkSection left, SkSection right, GString *out)
{
    g_string_append(out, "<div class=\"two\">\n");
    put_section(show, left, out);
    put_section(show, right, out);
    g_string_append(out, "</div>\n");
}

void
sk_show_html(const SkShow *show, GString *out)
{
    g_string_append_printf(
        out,
        "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'\">\n<title>",
        show->voice->japanese ? "ja" : "en");
    sk_html_text(out, sk_voice_word(show->voice, "title"));
    g_string_append_c(out, ' ');
    sk_html_text(out, show->period);
    g_string_append_printf(out, "</title>\n<style>%s</style></head>\n<body>\n",
                           style);
    put_header(show, out);
    put_cards(show, out);
    put_time(show, out);
    put_section(show, SK_SECTION_VERDICT, out);
    put_section(show, SK_SECTION_REASON, out);
    put_section(show, SK_SECTION_REFUSED, out);
    put_section(show, SK_SECTION_REMOVED, out);
    put_section(show, SK_SECTION_TYPE, out);
    put_section(show, SK_SECTION_CROSSING, out);
    put_two(show, SK_SECTION_METHOD, SK_SECTION_SIGN, out);
    put_section(show, SK_SECTION_HASH, out);
    put_section(show, SK_SECTION_SENDER, out);
    put_section(show, SK_SECTION_RECIPIENT, out);
    put_two(show, SK_SECTION_RULE, SK_SECTION_FAULT, out);
    put_section(show, SK_SECTION_POLICY, out);
    put_section(show, SK_SECTION_ENGINE, out);
    if (sum_of(show->facts, SK_SECTION_TRIAL, 0) > 0)
        put_section(show, SK_SECTION_TRIAL, out);
    put_totals(show, out);
    g_string_append(out, "<footer>");
    sk_html_text(out, sk_voice_word(show->voice, "footer"));
    g_string_append(out, "</footer>\n</body></html>\n");
}
