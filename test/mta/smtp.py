# SPDX-License-Identifier: Apache-2.0
"""SMTP from both sides: a sink that records what arrives octet for octet, and a
client that says exactly what it is told.

127.1.0.0/16 plays the town's network, 127.2.0.0/16 the Internet, 127.9.0.0/16
the sealed zone.
"""
import contextlib
import socket
import threading
import time

TOWN, INTERNET, SEALED = "127.1.0.1", "127.2.0.1", "127.9.0.1"


def free_port(host="127.0.0.1"):
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((host, 0))
        return s.getsockname()[1]


def wait_for(what, timeout=15.0, every=0.03):
    """The first true value of what(), or its last."""
    end = time.monotonic() + timeout
    while True:
        value = what()
        if value or time.monotonic() > end:
            return value
        time.sleep(every)


class Sink:
    """Takes every mail; remembers sender, recipients and the exact octets."""

    def __init__(self, host="127.0.0.1", port=0):
        self.mails = []
        self.everything = []  # octets of all that ever came
        self.lock = threading.Lock()
        self.server = socket.create_server((host, port), backlog=50)
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.server.close()

    def answer(self, recipient):
        """To RCPT TO:<recipient>; tests that need another one say so."""
        return b"250 ok\r\n"

    def _accept(self):
        while True:
            try:
                conn, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(conn,), daemon=True).start()

    def _serve(self, conn):
        with conn, conn.makefile("rb") as lines, contextlib.suppress(OSError):
            conn.settimeout(120)
            conn.sendall(b"220 sink\r\n")
            sender, rcpts = b"", []
            for line in lines:
                verb = line[:4].upper()
                if verb == b"EHLO":
                    conn.sendall(b"250-sink\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE\r\n")
                    continue
                if verb == b"MAIL":
                    sender, rcpts = line[10:].split(b">")[0].lstrip(b"<"), []
                elif verb == b"RCPT":
                    recipient = line[8:].split(b">")[0].lstrip(b"<").decode()
                    answer = self.answer(recipient)
                    if answer.startswith(b"250"):
                        rcpts.append(recipient)
                    conn.sendall(answer)
                    continue
                elif verb == b"DATA" and not rcpts:
                    conn.sendall(b"554 no recipient\r\n")
                    continue
                elif verb == b"DATA":
                    conn.sendall(b"354 go\r\n")
                    data = []
                    for text in lines:
                        if text == b".\r\n":
                            break
                        data.append(text[1:] if text.startswith(b".") else text)
                    with self.lock:
                        self.everything.append(b"".join(data))
                        self.mails.append({"from": sender.decode(), "to": rcpts,
                                           "data": self.everything[-1]})
                elif verb == b"QUIT":
                    conn.sendall(b"221 bye\r\n")
                    return
                conn.sendall(b"250 ok\r\n")

    def find(self, marker):
        """Of all mails that ever came, those that hold @marker."""
        with self.lock:
            return [data for data in self.everything if marker in data]

    def to(self, recipient, timeout=15):
        """The first mail to @recipient, taken away; None when none comes."""
        def look():
            with self.lock:
                for mail in self.mails:
                    if recipient in mail["to"]:
                        self.mails.remove(mail)
                        return mail
            return None
        return wait_for(look, timeout)


class Client:
    """One SMTP connection from @source; every reply is a (code, text)."""

    def __init__(self, port, source=INTERNET, timeout=60):
        self.sock = socket.create_connection(("127.0.0.1", port), timeout,
                                             source_address=(source, 0))
        self.lines = self.sock.makefile("rb")
        self.greeting = self.reply()
        self.ehlo = self.say("EHLO client.test")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.lines.close()
        self.sock.close()

    def reply(self):
        texts = []
        while True:
            line = self.lines.readline()
            if not line:
                return 0, "closed"
            texts.append(line[4:].decode("utf-8", "replace").strip())
            if line[3:4] != b"-":
                return int(line[:3]), "\n".join(texts)

    def say(self, line):
        self.sock.sendall((line if isinstance(line, bytes) else line.encode()) + b"\r\n")
        return self.reply()

    def data(self, mail):
        answer = self.say("DATA")
        if answer[0] != 354:
            return answer
        stuffed = mail.replace(b"\r\n.", b"\r\n..")
        if stuffed.startswith(b"."):
            stuffed = b"." + stuffed
        self.sock.sendall(stuffed + b".\r\n")
        return self.reply()

    def send(self, sender, recipients, mail, options=""):
        """(replies to RCPT, reply to the mail or to MAIL FROM)."""
        answer = self.say(f"MAIL FROM:<{sender}>{options}")
        if answer[0] != 250:
            return [], answer
        replies = [self.say(f"RCPT TO:<{r}>") for r in recipients]
        if not any(code == 250 for code, _ in replies):
            self.say("RSET")
            return replies, (0, "no recipient")
        return replies, self.data(mail)


def send(port, sender, recipients, mail, source=INTERNET, options="", timeout=60):
    with Client(port, source, timeout) as client:
        return client.send(sender, recipients, mail, options)
