# SPDX-License-Identifier: Apache-2.0
"""One headless Chromium for all pages, driven over a pair of pipes.

The browser has no network: every name resolves to nothing, and the only answer
that any request gets is the page under test, which is handed over with the
charset that its mail declared. Scripts are off, as in a reader of mails.
"""
import base64
import json
import os
import select
import subprocess
import time

# What stands on the page for a reader: the text, and in place of a picture
# that is not there the words that its author gave for it.
SHOWN = """(() => {
    const root = document.body || document.documentElement;
    const alts = [...document.querySelectorAll('img[alt]')].filter(img => {
        const box = img.getBoundingClientRect();
        return box.width > 1 && box.height > 1 &&
            getComputedStyle(img).visibility === 'visible';
    });
    return JSON.stringify({text: root.innerText || '', alts: alts.map(img => img.alt)});
})()"""

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
         "--remote-debugging-pipe"]


class Browser:
    """shown(page, charset) is what a reader sees, or None after @patience
    seconds without an answer."""

    def __init__(self, folder, patience=30):
        self.patience = patience
        self.number = 0
        self.buffer = b""
        self.page = None
        self.answer = None
        to_read, self.to = os.pipe()
        self.back, back_write = os.pipe()

        def take_pipes():
            # The numbers 3 and 4 are Chromium's; copies above them first,
            # so that neither is overwritten by the other.
            one, two = os.dup(to_read), os.dup(back_write)
            high_one, high_two = os.dup2(one, 60), os.dup2(two, 61)
            os.dup2(high_one, 3)
            os.dup2(high_two, 4)

        self.process = subprocess.Popen(
            ["chromium", *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=take_pipes)
        os.close(to_read)
        os.close(back_write)
        self.session = None
        self._open()

    def _open(self):
        target = self._call("Target.createTarget", {"url": "about:blank"}, None)
        self.session = self._call("Target.attachToTarget", {
            "targetId": target["targetId"], "flatten": True}, None)["sessionId"]
        self._call("Page.enable", {})
        self._call("Emulation.setScriptExecutionDisabled", {"value": True})
        self._call("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})

    def _send(self, method, parameters, session):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        return self.number

    def _next(self, until):
        while b"\0" not in self.buffer:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                return None
            more = os.read(self.back, 1 << 20)
            if not more:
                raise RuntimeError("Chromium ended")
            self.buffer += more
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def _event(self, message):
        method = message.get("method")
        if method == "Fetch.requestPaused":
            self._request(message["params"])
        return method

    def _request(self, event):
        wanted = self.page and event["request"]["url"] == self.page[0]
        if not wanted:
            self._send("Fetch.failRequest", {"requestId": event["requestId"],
                                             "errorReason": "BlockedByClient"}, self.session)
            return
        _, content, kind = self.page
        self._send("Fetch.fulfillRequest", {
            "requestId": event["requestId"], "responseCode": 200,
            "responseHeaders": [{"name": "Content-Type", "value": kind}],
            "body": base64.b64encode(content).decode()}, self.session)

    def _call(self, method, parameters, session="own", until=None):
        until = until or time.monotonic() + self.patience
        number = self._send(method, parameters,
                            self.session if session == "own" else session)
        while True:
            message = self._next(until)
            if message is None:
                raise TimeoutError(method)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self._event(message)

    def shown(self, content, charset, kind="text/html"):
        url = f"http://page{self.number}.invalid/"
        full = kind + (f"; charset={charset}" if charset else "")
        self.page = (url, content, full)
        until = time.monotonic() + self.patience
        try:
            self._call("Page.navigate", {"url": url}, until=until)
            while True:
                message = self._next(until)
                if message is None:
                    return None
                if self._event(message) == "Page.loadEventFired":
                    break
            value = self._call("Runtime.evaluate", {"expression": SHOWN}, until=until)
        except TimeoutError:
            return None
        return json.loads(value["result"].get("value") or '{"text":"","alts":[]}')

    def close(self):
        os.close(self.to)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.back)
