#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Word documents (papers.py), judged as documents.py says; their reports stand in
samples/words/expected.json."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from papers import CASES  # noqa: E402
from documents import judge_ooxml, run  # noqa: E402

run(CASES, judge_ooxml, "words", lambda case: ".docx")
