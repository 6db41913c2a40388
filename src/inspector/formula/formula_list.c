/* SPDX-License-Identifier: Apache-2.0
 *
 * The functions that may stand in formulas that leave: those that compute with
 * what is in the document. CELL and HYPERLINK are judged with their argument
 * (formula.c).
 */
#include "inspector/formula/formula.h"

/* In the order of their bytes. */
/* clang-format off */
static const char *const functions[] = {
    "_tro_all", "_tro_leading", "_tro_trailing", "abs", "accrint", "accrintm",
    "acos", "acosh", "acot", "acoth", "address", "aggregate", "amordegrc",
    "amorlinc", "anchorarray", "and", "arabic", "areas", "arraytotext", "asc",
    "asin", "asinh", "atan", "atan2", "atanh", "avedev", "average", "averagea",
    "averageif", "averageifs", "b", "bahttext", "base", "besseli", "besselj",
    "besselk", "bessely", "beta.dist", "beta.inv", "betadist", "betainv",
    "bin2dec", "bin2hex", "bin2oct", "binom.dist", "binom.dist.range",
    "binom.inv", "binomdist", "bitand", "bitlshift", "bitor", "bitrshift",
    "bitxor", "bycol", "byrow", "ceiling", "ceiling.math", "ceiling.precise",
    "ceiling.xcl", "char", "chidist", "chiinv", "chisq.dist", "chisq.dist.rt",
    "chisq.inv", "chisq.inv.rt", "chisq.test", "chisqdist", "chisqinv",
    "chitest", "choose", "choosecols", "chooserows", "clean", "code", "column",
    "columns", "combin", "combina", "complex", "concat", "concatenate",
    "confidence", "confidence.norm", "confidence.t", "convert", "convert_add",
    "convert_ooo", "correl", "cos", "cosh", "cot", "coth", "count", "counta",
    "countblank", "countif", "countifs", "coupdaybs", "coupdays", "coupdaysnc",
    "coupncd", "coupnum", "couppcd", "covar", "covariance.p", "covariance.s",
    "critbinom", "csc", "csch", "cumipmt", "cumipmt_add", "cumprinc",
    "cumprinc_add", "date", "datedif", "datestring", "datevalue", "daverage",
    "day", "days", "days360", "daysinmonth", "daysinyear", "db", "dbcs",
    "dcount", "dcounta", "ddb", "dec2bin", "dec2hex", "dec2oct", "decimal",
    "degrees", "delta", "devsq", "dget", "disc", "dmax", "dmin", "dollar",
    "dollarde", "dollarfr", "dproduct", "drop", "dstdev", "dstdevp", "dsum",
    "duration", "dvar", "dvarp", "eastersunday", "ecma.ceiling", "edate",
    "effect", "effect_add", "effective", "encodeurl", "eomonth", "erf",
    "erf.precise", "erfc", "erfc.precise", "error.type", "errortype",
    "euroconvert", "even", "exact", "exp", "expand", "expon.dist", "expondist",
    "f.dist", "f.dist.rt", "f.inv", "f.inv.rt", "f.test", "fact", "factdouble",
    "false", "fdist", "filter", "find", "findb", "finv", "fisher", "fisherinv",
    "fixed", "floor", "floor.math", "floor.precise", "floor.xcl", "forecast",
    "forecast.ets", "forecast.ets.add", "forecast.ets.confint",
    "forecast.ets.mult", "forecast.ets.pi.add", "forecast.ets.pi.mult",
    "forecast.ets.seasonality", "forecast.ets.stat", "forecast.ets.stat.add",
    "forecast.ets.stat.mult", "forecast.linear", "formulatext", "frequency",
    "ftest", "fv", "fvschedule", "gamma", "gamma.dist", "gamma.inv",
    "gammadist", "gammainv", "gammaln", "gammaln.precise", "gauss", "gcd",
    "gcd_excel2003", "geomean", "gestep", "getpivotdata", "groupby", "growth",
    "harmean", "hex2bin", "hex2dec", "hex2oct", "hlookup", "hour", "hstack",
    "hypgeom.dist", "hypgeomdist", "if", "iferror", "ifna", "ifs", "imabs",
    "imaginary", "imargument", "imconjugate", "imcos", "imcosh", "imcot",
    "imcsc", "imcsch", "imdiv", "imexp", "imln", "imlog10", "imlog2", "impower",
    "improduct", "imreal", "imsec", "imsech", "imsin", "imsinh", "imsqrt",
    "imsub", "imsum", "imtan", "index", "indirect", "int", "intercept",
    "intrate", "ipmt", "irr", "isblank", "iserr", "iserror", "iseven",
    "iseven_add", "isformula", "isleapyear", "islogical", "isna", "isnontext",
    "isnumber", "iso.ceiling", "isodd", "isodd_add", "isomitted", "isoweeknum",
    "ispmt", "isref", "istext", "jis", "kurt", "lambda", "large", "lcm",
    "lcm_excel2003", "left", "leftb", "len", "lenb", "let", "linest", "ln",
    "log", "log10", "logest", "loginv", "lognorm.dist", "lognorm.inv",
    "lognormdist", "lookup", "lower", "makearray", "map", "match", "max",
    "maxa", "maxifs", "mdeterm", "mduration", "median", "mid", "midb", "min",
    "mina", "minifs", "minute", "minverse", "mirr", "mmult", "mod", "mode",
    "mode.mult", "mode.sngl", "month", "months", "mround", "multinomial",
    "munit", "n", "na", "negbinom.dist", "negbinomdist", "networkdays",
    "networkdays.intl", "nominal", "nominal_add", "norm.dist", "norm.inv",
    "norm.s.dist", "norm.s.inv", "normdist", "norminv", "normsdist", "normsinv",
    "not", "now", "nper", "npv", "numberstring", "numbervalue", "oct2bin",
    "oct2dec", "oct2hex", "odd", "oddfprice", "oddfyield", "oddlprice",
    "oddlyield", "offset", "opt_barrier", "opt_prob_hit", "opt_prob_inmoney",
    "opt_touch", "or", "pduration", "pearson", "percentile", "percentile.exc",
    "percentile.inc", "percentof", "percentrank", "percentrank.exc",
    "percentrank.inc", "permut", "permutationa", "phi", "phonetic", "pi",
    "pivotby", "pmt", "poisson", "poisson.dist", "power", "ppmt", "price",
    "pricedisc", "pricemat", "prob", "product", "proper", "pv", "quartile",
    "quartile.exc", "quartile.inc", "quotient", "radians", "rand", "rand.nv",
    "randarray", "randbetween", "randbetween.nv", "rank", "rank.avg", "rank.eq",
    "rate", "rawsubtract", "received", "reduce", "regex", "regexextract",
    "regexreplace", "regextest", "replace", "replaceb", "rept", "right",
    "rightb", "roman", "round", "rounddown", "roundsig", "roundup", "row",
    "rows", "rri", "rsq", "scan", "search", "searchb", "sec", "sech", "second",
    "sequence", "seriessum", "sheet", "sheets", "sign", "sin", "single", "sinh",
    "skew", "skew.p", "skewp", "sln", "slope", "small", "sort", "sortby",
    "sqrt", "sqrtpi", "standardize", "stdev", "stdev.p", "stdev.s", "stdeva",
    "stdevp", "stdevpa", "steyx", "substitute", "subtotal", "sum", "sumif",
    "sumifs", "sumproduct", "sumsq", "sumx2my2", "sumx2py2", "sumxmy2",
    "switch", "syd", "t", "t.dist", "t.dist.2t", "t.dist.rt", "t.inv",
    "t.inv.2t", "t.test", "take", "tan", "tanh", "tbilleq", "tbillprice",
    "tbillyield", "tdist", "text", "textafter", "textbefore", "textjoin",
    "textsplit", "time", "timevalue", "tinv", "tocol", "today", "torow",
    "transpose", "trend", "trim", "trimmean", "trimrange", "true", "trunc",
    "ttest", "type", "unichar", "unicode", "unique", "upper", "usdollar",
    "value", "valuetotext", "var", "var.p", "var.s", "vara", "varp", "varpa",
    "vdb", "vlookup", "vstack", "weekday", "weeknum", "weeknum_add",
    "weeknum_excel2003", "weeknum_ooo", "weeks", "weeksinyear", "weibull",
    "weibull.dist", "workday", "workday.intl", "wrapcols", "wraprows", "xirr",
    "xlookup", "xmatch", "xnpv", "xor", "year", "yearfrac", "years", "yen",
    "yield", "yielddisc", "yieldmat", "z.test", "ztest",
};
/* clang-format on */

bool
sk_formula_knows(const char *name)
{
    size_t low = 0, high = sizeof functions / sizeof *functions;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(name, functions[middle]);

        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}
