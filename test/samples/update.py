#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the expectations of all samples anew, from what the built programs do.
Names what changed: READ each change against the catalogue before it is
committed; what is wrong is mended, never blessed.

    SK_BUILD=build test/samples/update.py
"""
import tempfile

import samples


def write(path, text):
    """Writes, or removes, one expectation; says so when it changed."""
    old = path.read_text(encoding="utf-8") if path.exists() else None
    if old == text:
        return
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8", newline="\n")
    print(("changed " if old is not None and text is not None else
           "new     " if text is not None else "removed ") + path.name)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, by_profile in samples.run_mail(folder).items():
            value, text = samples.expectation(by_profile)
            report, out = samples.expected_files(samples.MAIL / (name + ".eml"))
            write(report, samples.to_json(value))
            write(out, text)
        for name, (report_, cleaned) in samples.run_variants(folder).items():
            report, out = samples.expected_files(samples.VARIANTS / (name + ".eml"))
            write(report, samples.to_json(samples.reduced(report_, cleaned)))
            write(out, samples.expected_text(cleaned) if cleaned else None)
        for name, (report_, cleaned) in samples.run_files(folder).items():
            report, out = samples.expected_files(samples.FILES / (name + ".eml"))
            write(report, samples.to_json(samples.reduced(report_, cleaned)))
            write(out, samples.expected_files_text(cleaned) if cleaned else None)


main()
