/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files that read formulas share: the calls and names in them
 * (formula_call.c), and their references (formula_reference.c). Nobody else
 * includes this.
 */
#ifndef SK_FORMULA_FORMULA_INNER_H
#define SK_FORMULA_FORMULA_INNER_H

#include <glib.h>
#include <formula/formula.h>

/* sk_formula_call: returns whether the function @name (@len bytes) may be
 * called with the arguments that begin at @arguments, behind the opening
 * parenthesis. */
gboolean sk_formula_call(const char *name, gsize len, const char *arguments,
                         const SkPolicy *policy);

/* sk_formula_word: returns whether @word (@len bytes) may stand in a formula
 * without a parenthesis behind it: a cell, a name, a parameter of LAMBDA, or a
 * listed function that is handed to another one. */
gboolean
sk_formula_word(const char *word, gsize len, const SkFormulaScope *scope);

/* sk_formula_sheet: returns whether @name (@len bytes, without quotation marks)
 * can only be a sheet of the formula's own workbook, or two of them with a
 * colon between, and leaves. Quotation marks in it are doubled. */
gboolean
sk_formula_sheet(const char *name, gsize len, const SkFormulaScope *scope);

/* sk_formula_is_word: returns whether @c may stand in the middle of a word. */
gboolean sk_formula_is_word(char c);

/* sk_formula_word_length: returns how many bytes of a word stand at @p. */
gsize sk_formula_word_length(const char *p);

/* sk_formula_blanks: returns @p behind blanks. */
const char *sk_formula_blanks(const char *p);

/* sk_formula_brackets: steps over [column], [[#This Row],[column]] and the
 * like, in which ' stands before a character that has a meaning. Returns NULL
 * if they do not end, or if what follows shows that they are a workbook, as in
 * [1]Sheet1!A1. */
const char *sk_formula_brackets(const char *p);

/* sk_formula_r1c1: steps over a reference like R[1]C[-1]. Returns @p where
 * there is none. */
const char *sk_formula_r1c1(const char *p);

#endif
