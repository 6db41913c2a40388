#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Presentations (decks.py), judged as documents.py says; their reports stand in
samples/slides/expected.json."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from decks import CASES  # noqa: E402
from documents import judge_ooxml, run  # noqa: E402

run(CASES, judge_ooxml, "slides", lambda case: ".pptx")
