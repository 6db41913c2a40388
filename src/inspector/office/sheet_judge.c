/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges single values of workbooks (office.h): formulas, names that Excel
 * runs, places that links lead to, sources of data, and the URIs of extensions.
 */
#include <strings.h>

#include "inspector/formula/formula.h"
#include "inspector/office/office.h"
#include "inspector/office_rows/sheet_rows.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static bool
begins(SkSpan value, const char *word)
{
    return sk_length(value) >= strlen(word) &&
           strncasecmp((const char *)value.p, word, strlen(word)) == 0;
}

static bool
is(SkSpan value, const char *word)
{
    return sk_length(value) == strlen(word) && begins(value, word);
}

static bool
formula_is_ours(SkSpan value, SkOfficeContext *context)
{
    return sk_formula_is_ours(value, context->order);
}

/* The name of a formula: Excel runs those that begin like these, and gives a
 * meaning to those that begin with "_xlnm.". */
static bool
name_is_ours(SkSpan value, SkOfficeContext *context)
{
    static const char *const runs[] = { "auto_open", "auto_close",
                                        "auto_activate", "auto_deactivate" };
    static const char *const known[] = {
        "Print_Area", "Print_Titles", "_FilterDatabase", "Criteria",
        "Extract",    "Sheet_Title",  "Database",        "Consolidate_Area",
    };
    const bool is_built_in = begins(value, "_xlnm.");

    (void)context;
    value.p += is_built_in ? 6 : 0;
    for (size_t i = 0; i < COUNT(runs); i++)
        if (begins(value, runs[i]))
            return false;
    for (size_t i = 0; is_built_in && i < COUNT(known); i++)
        if (is(value, known[i]))
            return true;
    return !is_built_in;
}

static bool
place_is_ours(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    for (const uint8_t *p = value.p; p < value.end; p++)
        if (*p < 0x20 || strchr("\\/[]|<>*?\"", *p) != NULL)
            return false;
    return true;
}

static bool
source_is_ours(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    return is(value, "worksheet") || is(value, "consolidation") ||
           is(value, "scenario");
}

static bool
filled_is_ours(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    return is(value, "worksheet");
}

static bool
empty_is_ours(SkSpan value, SkOfficeContext *context)
{
    (void)context;
    return value.p == value.end;
}

static bool
ext_is_ours(SkSpan value, SkOfficeContext *context)
{
    static const char *const known[] = {
        "{01252117-D84E-4E92-8308-4BE1C098FCBB}",
        "{03082B11-2C62-411C-B77F-237D8FCFBE4C}",
        "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}",
        "{140A7094-0E35-4892-8432-C4D2E57EDEB5}",
        "{2946ED86-A175-432A-8AC1-64E0C546D7DE}",
        "{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}",
        "{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}",
        "{46BE6895-7355-4A93-B00E-2C351335B9C9}",
        "{46F421CA-312F-682F-3DD2-61675219B42D}",
        "{470722E0-AACD-4C17-9CDC-17EF765DBC7E}",
        "{504A1905-F514-4F6F-8877-14C23A59335A}",
        "{725AE2AE-9491-48BE-B2B4-4EB974FC3084}",
        "{78C0D931-6437-407D-A8EE-F0AAD7539E65}",
        "{79F54976-1DA5-4618-B147-4CDE4B953A38}",
        "{7E03D99C-DC04-49D9-9315-930204A7B6E9}",
        "{876F7934-8845-4945-9796-88D515C7AA90}",
        "{9260A510-F301-46A8-8635-F512D64BE5F5}",
        "{962EF5D1-5CA2-4C93-8EF4-DBF5C05439D2}",
        "{A2CB5862-8E78-49C6-8D9D-AF26E26ADB89}",
        "{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}",
        "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}",
        "{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}",
        "{BBE1A952-AA13-448E-AADC-164F8A28A991}",
        "{BDBB8CDC-FA1E-496E-A857-3C3F30C029C3}",
        "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}",
        "{D0CA8CA8-9F24-4464-BF8E-62219DCF47F9}",
        "{E15A36E0-9728-4E99-A89B-3F7291B0FE68}",
        "{EB79DEF2-80B8-43E5-95BD-54CBDDF9020C}",
    };

    (void)context;
    for (size_t i = 0; i < COUNT(known); i++)
        if (is(value, known[i]))
            return true;
    return false;
}

const SkOfficeJudge sk_office_sheet_judges[] = {
    { "formula", formula_is_ours }, { "name", name_is_ours },
    { "place", place_is_ours },     { "source", source_is_ours },
    { "filled", filled_is_ours },   { "empty", empty_is_ours },
    { "ext", ext_is_ours },         { NULL, NULL },
};
