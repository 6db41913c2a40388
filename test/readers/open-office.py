#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What LibreOffice takes files for. Names of files on standard input; for each
a line: the name, TAB, the filter that opened it, or None. Runs a LibreOffice of
its own, with a fresh profile, by UNO."""
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def connect(resolver, pipe):
    for _ in range(240):
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:  # pylint: disable=broad-except  # UNO's own kinds
            time.sleep(0.5)
    raise RuntimeError("LibreOffice does not answer")


def kind_of(desktop, path):
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    try:
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0,
                                                (hidden,))
    except Exception:  # pylint: disable=broad-except
        return None
    if document is None:
        return None
    kind = {value.Name: value.Value for value in document.getArgs()}.get("FilterName")
    document.close(True)
    return kind


def main():
    with tempfile.TemporaryDirectory() as profile:
        pipe = "sekisho" + profile.rsplit("/", 1)[1]
        with subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo",
                               "-env:UserInstallation=file://" + profile,
                               "--accept=pipe,name=%s;urp;" % pipe],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext(
                "com.sun.star.bridge.UnoUrlResolver", local)
            context = connect(resolver, pipe)
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context)
            for path in sys.stdin.read().split("\n"):
                if path:
                    print("%s\t%s" % (path, kind_of(desktop, path)))
            try:
                desktop.terminate()
            except Exception:  # pylint: disable=broad-except  # it is gone
                pass
            office.wait(60)


main()
