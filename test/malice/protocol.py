# SPDX-License-Identifier: Apache-2.0
"""An MTA's side of the milter protocol, version 6, octet by octet: says one
mail to a milter and does with it what Postfix would: apply the edits, refuse,
or keep it for later.

    outcome = Transaction(socket, mail, …).run()
"""
import socket
import struct

ALL_ACTIONS, ALL_STEPS = 0x1FF, 0x1FFFFF
# NR_CONN, NR_HDR, NR_EOH, NR_BODY
NO_REPLY = {"C": 0x1000, "L": 0x80, "N": 0x40000, "B": 0x80000}
NO_STEP = {"H": 0x2, "T": 0x200}
LEADSPC, SKIP = 0x100000, 0x400

CLEANED, REFUSED, QUEUED = "delivered", "refused", "queued"
WRONG = "WRONG"  # everything else


class Outcome:
    def __init__(self, what, detail, data=None):
        self.what, self.detail, self.data = what, detail, data

    def __repr__(self):
        return f"{self.what} ({self.detail})"


class Transaction:
    """One mail (octets with CRLF), one connection."""

    def __init__(self, path, mail, queue="Q0", sender="<a@out.test>",
                 recipients=("<b@town.test>",), client="127.2.0.1",
                 host="client.test", timeout=9, abort=False):
        self.path, self.queue, self.timeout = str(path), queue, timeout
        self.sender, self.recipients = sender, recipients
        self.client, self.host, self.abort = client, host, abort
        head, self.body = mail.split(b"\r\n\r\n", 1)
        self.headers = []
        for line in head.split(b"\r\n"):
            if line[:1] in (b" ", b"\t"):
                name, value = self.headers[-1]
                self.headers[-1] = (name, value + b"\n" + line)
            else:
                self.headers.append(tuple(line.split(b":", 1)))
        self.edits = []
        self.steps = 0

    # ---- packets

    def put(self, command, data=b""):
        self.sock.sendall(struct.pack(">I", len(data) + 1) + command.encode() + data)

    def take(self, length):
        data = b""
        while len(data) < length:
            more = self.sock.recv(length - len(data))
            if not more:
                raise ConnectionError("the milter went away")
            data += more
        return data

    def get(self):
        length, = struct.unpack(">I", self.take(4))
        data = self.take(length)
        return data[:1].decode("latin-1"), data[1:]

    def macros(self, command, **values):
        text = command.encode()
        for name, value in values.items():
            name = name if len(name) == 1 else "{" + name + "}"
            text += name.encode() + b"\0" + value.encode() + b"\0"
        self.put("D", text)

    def negotiate(self):
        self.put("O", struct.pack(">III", 6, ALL_ACTIONS, ALL_STEPS))
        command, data = self.get()
        if command != "O":
            return Outcome(QUEUED, "negotiation refused")
        _, _, self.steps = struct.unpack(">III", data[:12])
        return None

    # ---- answers

    def answer_of(self, command, data):
        """The outcome that ends the mail, or None to go on."""
        if command in "cs":
            return None
        if command == "t":
            return Outcome(QUEUED, "tempfail")
        if command == "y":
            text = data.rstrip(b"\0").decode("ascii", "replace")
            return Outcome(REFUSED if text[0] == "5" else QUEUED, text[:9])
        if command == "r":
            return Outcome(REFUSED, "reject")
        return Outcome(WRONG, f"answer {command!r} before the end")

    def say(self, command, data=b""):
        """One step; its answer, if any is due."""
        if self.steps & NO_STEP.get(command, 0):
            return None
        self.put(command, data)
        if self.steps & NO_REPLY.get(command, 0):
            return None
        command, data = self.get()
        self.skip = command == "s"
        return self.answer_of(command, data)

    def envelope(self):
        address = (b"4" + struct.pack(">H", 40000) + self.client.encode() + b"\0")
        self.macros("C", j="gw.test", client_addr=self.client, daemon_port="25")
        yield "C", self.host.encode() + b"\0" + address
        yield "H", b"client.test\0"
        self.macros("M", i=self.queue, mail_addr=self.sender)
        yield "M", self.sender.encode() + b"\0"
        for recipient in self.recipients:
            self.macros("R", rcpt_addr=recipient)
            yield "R", recipient.encode() + b"\0"
        yield "T", b""

    def content(self):
        for name, value in self.headers:
            if not self.steps & LEADSPC:
                value = value.lstrip(b" ")
            yield "L", name + b"\0" + value + b"\0"
        yield "N", b""
        for at in range(0, len(self.body), 65535):
            if not (self.steps & SKIP and self.skip):
                yield "B", self.body[at:at + 65535]

    def end(self):
        self.macros("E", i=self.queue)
        self.put("E")
        while True:
            command, data = self.get()
            if command == "p":
                continue
            if command in "+-bhimqe2":
                self.edits.append((command, data))
            elif command in "ca":
                return Outcome(CLEANED, f"{len(self.edits)} edits", self.delivered())
            elif command == "d":
                return Outcome(WRONG, "discarded")
            else:
                return self.answer_of(command, data)

    # ---- what an MTA does with edits

    def delivered(self):
        """The mail as it goes on: (recipients, octets)."""
        headers, body = list(self.headers), None
        recipients = list(self.recipients)
        for command, data in self.edits:
            if command == "b":
                body = (body or b"") + data
            elif command == "i":
                at, = struct.unpack(">I", data[:4])
                name, value = data[4:].split(b"\0")[:2]
                # Place 0 is before the MTA's own Received, which is not here.
                headers.insert(max(0, at - 1), (name, value))
            elif command == "m":
                self.change(headers, data)
            elif command == "-":
                recipients.remove(data.rstrip(b"\0").decode())
            elif command == "+":
                recipients.append(data.rstrip(b"\0").decode())
            else:
                headers.append((b"X-Unexpected-Edit", command.encode()))
        text = b"".join(n + b":" + v.replace(b"\n", b"\r\n") + b"\r\n" for n, v in headers)
        return recipients, text + b"\r\n" + (self.body if body is None else body)

    @staticmethod
    def change(headers, data):
        at, = struct.unpack(">I", data[:4])
        name, value = data[4:].split(b"\0")[:2]
        same = [i for i, (n, _) in enumerate(headers) if n.lower() == name.lower()]
        if at > len(same):
            return
        if value:
            headers[same[at - 1]] = (name, value)
        else:
            del headers[same[at - 1]]

    # ---- the whole

    def talk(self):
        self.skip = False
        outcome = self.negotiate()
        if outcome:
            return outcome
        for part in (self.envelope, self.content):
            for command, data in part():
                outcome = self.say(command, data)
                if outcome:
                    return outcome
        if not self.abort:
            return self.end()
        self.put("A")
        return Outcome(QUEUED, "aborted by the MTA")

    def run(self):
        """What becomes of the mail. Whatever goes wrong with the connection,
        an MTA with the default action "tempfail" keeps it."""
        try:
            with socket.socket(socket.AF_UNIX) as self.sock:
                self.sock.settimeout(self.timeout)
                self.sock.connect(self.path)
                outcome = self.talk()
                self.put("Q")
                return outcome
        except (OSError, ConnectionError, struct.error) as error:
            late = isinstance(error, (socket.timeout, TimeoutError))
            return Outcome(QUEUED, "time-out" if late else "connection lost")
