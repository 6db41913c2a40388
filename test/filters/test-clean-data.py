#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clean-data: JSON and XML are written anew; what is neither leaves as text."""
from whole import run, with_file

XML = b'<?xml version="1.0"?>\n<!-- c --><rss version="2.0"><channel/></rss>\n'
PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml"><script>x</script></html>\n'

run([
    ("JSON", with_file("a.json", b'{"a": [1, 2.50, "x"]}\n'), "files",
     [("1.2", "kept", "clean-data")], ['a.json\n{"a": [1, 2.50, "x"]}']),
    ("broken JSON", with_file("a.json", b'{"a": [1, }\n'), "files",
     [("1.2", "converted", "clean-data")], ['a.txt\n{"a": [1, }']),
    ("XML of no known kind", with_file("a.xml", XML), "files",
     [("1.2", "converted", "clean-data")], ['a.xml.txt\n<rss version="2.0">']),
    ("a page", with_file("a.xml", PAGE), "files", [("1.2", "removed", "verify-type")],
     ["「a.xml」"]),
])
