#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`sekisho policy` as people call it: check, show, and the looks at Postfix
(real postconf over folders made here) and sendmail.cf. Each bad setting must
be named, and a good configuration must be left alone."""
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ.get("SK_ROOT", os.path.join(os.path.dirname(__file__), "../.."))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import program, scratch  # noqa: E402

SEKISHO = program("sekisho")
SAMPLES = os.path.join(ROOT, "samples/policy")
TOWN = os.path.join(SAMPLES, "town.conf")
SOCKET = "unix:/run/sekisho/milter.sock"

tests = []


def run(*args):
    done = subprocess.run([SEKISHO, "policy", *args], capture_output=True,
                          timeout=60, text=True)
    return done.returncode, done.stdout, done.stderr


def case(name, skip=None):
    def add(function):
        tests.append((name, function, skip))
        return function
    return add


def expect(args, code, out=(), err=(), absent=()):
    got, stdout, stderr = run(*args)
    assert got == code, f"exit {got}, not {code}\n{stdout}{stderr}"
    for text in out:
        assert text in stdout, f"no {text!r} in\n{stdout}"
    for text in err:
        assert text in stderr, f"no {text!r} in\n{stderr}"
    for text in absent:
        assert text not in stdout + stderr, f"{text!r} in\n{stdout}{stderr}"
    assert "\033" not in stdout + stderr, "colours without a terminal"


SCRATCH = scratch()  # goes when this process ends


def written(name, text):
    """The path of a file of that name with @text."""
    path = os.path.join(SCRATCH.name, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def with_candidate(name, candidate):
    return written(name, '@include "%s"\nmilter = { candidate = "%s"; candidate-share = 25; };\n' %
                   (os.path.abspath(TOWN), os.path.relpath(candidate, SCRATCH.name)))


MAIL = written("mail.eml", (
    "From: a@b.example\nTo: =?utf-8?q?A?= <somu@city.example.lg.jp>\nSubject: =?utf-8"
    "?B?44GT44KT44Gr?=\n =?iso-2022-jp?B?GyRCJEEkTxsoQg==?=\n\ntext\n"))
FAITHFUL = written("faithful.conf", 'profiles = { p = { base = "files-faithful"; tombstones = true; }; };\n')
DEEP = written("deep.conf", 'profiles = { p = { files = ( { type = "archive"; do = "flatten"; '
                            'depth = 12; } ); }; };\n')
WITH_CANDIDATE = with_candidate("candidate.conf", TOWN)
WITH_BAD_CANDIDATE = with_candidate("bad-candidate.conf", SAMPLES + "/bad/unknown-names.conf")

# ---- check and show --------------------------------------------------------

PLAIN = [
    ("help", ["--help"], 0, ["Usage: sekisho policy check"], []),
    ("help of check", ["check", "--help"], 0, ["--sendmail CF"], []),
    ("no command", [], 2, [], ["check, show, diff, keys or new?"]),
    ("wrong command", ["chekc"], 2, [], ['no command "chekc"']),
    ("wrong option", ["check", "--wrong"], 2, [], ["--wrong"]),
    ("extra word", ["check", "x", "y"], 2, [], ['what is "y"?']),
    ("a word beside -p", ["check", "-p", TOWN, "y"], 2, [], ['what is "y"?']),
    ("without -p", ["check", TOWN], 0, ["town.conf: no problems; 3 zones, sha256:"], []),
    ("two MTAs", ["check", "--mta", "a", "--sendmail", "b"], 2, [], ["not both"]),
    ("good", ["check", "-p", TOWN], 0, ["town.conf: no problems; 3 zones, sha256:"], []),
    ("includes", ["check", "-p", SAMPLES + "/prefecture.conf"], 0,
     ["5 zones", "floor: profile hinata keeps to it (prefecture.conf:30)"], []),
    ("all problems", ["check", "-p", SAMPLES + "/bad/unknown-names.conf"], 1, [],
     ['unknown-names.conf:7: to: there is no zone "lgwam"; did you mean "lgwan"?',
      'unknown-names.conf:8: this entry must say its "to"']),
    ("depth beyond the limit", ["check", "-p", DEEP], 0,
     ["depth = 12 is never reached: limits.depth is 8"], []),
    ("candidate", ["check", "-p", WITH_CANDIDATE], 0,
     ["town.conf: no problems; 25% of the mails, 10% of a processor, sha256:"], []),
    ("candidate with problems", ["check", "-p", WITH_BAD_CANDIDATE], 1, [], ["unknown-names.conf:7"]),
    ("no such file", ["check", "-p", "/nonexistent.conf"], 1, [], ["no such file"]),
    ("no such sendmail.cf", ["check", "-p", TOWN, "--sendmail", "/nonexistent"], 2, [],
     ["/nonexistent"]),
    ("show all", ["show", "-p", TOWN], 0,
     ['internet -> lgwan: crosses, cleaned by profile "town", withheld mail: refuse   # town.conf:',
      "internet -> mynumber: refused (sealed-zone)", "lgwan -> internet: refused (no-crossing)",
      'milter.socket = "unix:/run/sekisho/milter.sock"', "# profile text-only"], []),
    ("show profile", ["show", "-p", TOWN, "--profile", "town"], 0,
     ['headers.keep = [ "X-Case-Number" ];', "# town.conf:"], []),
    ("show unknown profile", ["show", "-p", TOWN, "--profile", "twon"], 2, [], ['"twon"']),
    ("show from to", ["show", "-p", TOWN, "--from", "internet", "--to", "a@hq.city.example.lg.jp"],
     0, ["internet -> lgwan: crosses", 'links = "defang";'], []),
    ("show IP to zone", ["show", "-p", TOWN, "--from", "10.1.2.3", "--to", "lgwan"], 0,
     ["lgwan -> lgwan: same zone, untouched"], []),
    ("show client", ["show", "-p", TOWN, "--client", "10.1.2.3"], 0,
     ["10.1.2.3 belongs to zone lgwan", "lgwan -> mynumber: refused (sealed-zone)"], []),
    ("show bad address", ["show", "-p", TOWN, "--from", "internet", "--to", "a%b@c.example"], 0,
     ["refused (bad-address)"], []),
    ("show misspelt zone", ["show", "-p", TOWN, "--from", "internte", "--to", "lgwan"], 2,
     [], ['"internte" is no IP address and no zone']),
    ("show misspelt client", ["show", "-p", TOWN, "--client", "10.1.2.300"], 2, [],
     ['"10.1.2.300" is no IP address']),
    ("show misspelt target", ["show", "-p", TOWN, "--from", "internet", "--to", "lgwna"], 2,
     [], ['"lgwna" is no address and no zone']),
    ("show to alone", ["show", "-p", TOWN, "--to", "lgwan"], 2, [], ["--from"]),
    ("show several to", ["show", "-p", TOWN, "--from", "internet", "--to", "lgwan", "--to",
     "internet"], 2, [], ["--message"]),
    ("show message", ["show", "-p", TOWN, "--message", MAIL, "--from", "a@b.example", "--client",
     "192.0.2.1", "--to", "x@city.example.lg.jp", "--to", "y@kojin.example.lg.jp"], 0,
     ["Subject   こんにちは", "zone      internet", "[town.conf:16]", "To x@city.example.lg.jp\n",
      "crosses, cleaned by profile town; withheld mail: refuse", "[town.conf:38]",
      "refused: sealed-zone", "nothing crosses into a sealed zone", 'links = "defang";'], []),
    ("show message, no envelope", ["show", "-p", TOWN, "--message", MAIL], 0,
     ["no --client", "no --to", "To somu@city.example.lg.jp"], []),
    ("show message, bounce", ["show", "-p", TOWN, "--message", MAIL, "--from", "<>", "--client",
     "10.1.2.3"], 0, ["it has no sender", "crosses, cleaned by profile town"], []),
    ("show message, same zone", ["show", "-p", TOWN, "--message", MAIL, "--from", "a@b.example",
     "--client", "10.1.2.3"], 0, ["untouched", "proven to begin in zone lgwan"], []),
    ("show message, wrong client", ["show", "-p", TOWN, "--message", MAIL, "--client", "x"], 2,
     [], ['"x" is no IP address']),
    ("show message, no file", ["show", "-p", TOWN, "--message", "/nonexistent"], 2, [],
     ["/nonexistent"]),
    ("show notice", ["show", "-p", FAITHFUL, "--notice"], 0,
     ["・「設定ツール.exe」", "・「集計.csv」：計算式 1 件を値または文字に変更",
      "・「明細.xml.txt」", "[設定ツール_exe.removed.txt]", "差出人についてご確認ください。",
      "お届けできませんでした", "* \"設定ツール.exe\"", "can be read in more than one way"], []),
    ("show notice of text-only", ["show", "-p", TOWN, "--notice"], 0,
     ["・「設定ツール.exe」", "・「集計.csv」（"], []),
    ("show notice, no such profile", ["show", "-p", TOWN, "--notice", "--profile", "x"], 2, [],
     ['"x"']),
    ("show bad policy", ["show", "-p", SAMPLES + "/bad/quote.conf"], 1, [], ["quote.conf:2"]),
]

for _name, _args, _code, _out, _err in PLAIN:
    case(_name)(lambda a=_args, c=_code, o=_out, e=_err: expect(a, c, o, e))

# ---- Postfix ---------------------------------------------------------------

GOOD_MAIN = {
    "queue_directory": "/var/spool/postfix",
    "compatibility_level": "3.6",
    "myhostname": "mx.example.lg.jp",
    "mydestination": "",
    "alias_maps": "",
    "smtpd_milters": SOCKET,
    "non_smtpd_milters": "$smtpd_milters",
    "internal_mail_filter_classes": "bounce, notify",
    "milter_default_action": "tempfail",
    "milter_protocol": "6",
    "milter_content_timeout": "300s",
    "smtpd_forbid_bare_newline": "normalize",
    "smtpd_forbid_bare_newline_exclusions": "",
    "message_size_limit": "104857600",
    "mailbox_size_limit": "0",
}
GOOD_MASTER = """\
smtp      inet  n       -       n       -       -       smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
smtp      unix  -       -       n       -       -       smtp
"""
POSTCONF = shutil.which("postconf") or shutil.which("postconf", path="/usr/sbin")
NO_POSTFIX = None if POSTCONF else "postconf is not installed"


def postfix(change=None, master="", files=None):
    """A folder with main.cf and master.cf, good but for what is changed."""
    folder = tempfile.mkdtemp(prefix="sekisho-")
    os.chmod(folder, 0o755)
    main = dict(GOOD_MAIN)
    main.update(change or {})
    for name, text in (files or {}).items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    with open(os.path.join(folder, "main.cf"), "w") as file:
        for key, value in main.items():
            file.write(f"{key} = {value}\n".replace("@DIR@", folder))
    with open(os.path.join(folder, "master.cf"), "w") as file:
        file.write(GOOD_MASTER + master)
    # Postfix waits for a main.cf that was written this very second
    os.utime(os.path.join(folder, "main.cf"), (1, 1))
    return folder


def check_postfix(finding, instead, count, **how):
    """finding: the head line without its value's end; None: nothing found."""
    folder = postfix(**how)
    try:
        code, out, err = run("check", "-p", TOWN, "--mta", folder)
    finally:
        shutil.rmtree(folder)
    heads = [line for line in out.splitlines() if " = " in line
             and not line.startswith(" ")]
    if finding is None:
        assert code == 0 and not heads, f"exit {code}\n{out}{err}"
        return
    assert code == 1, f"exit {code}\n{out}{err}"
    assert any(head.startswith(finding) for head in heads), f"no {finding!r} in\n{out}"
    assert instead in out, f"no {instead!r} in\n{out}"
    assert len(heads) == count, f"{len(heads)} findings, not {count}\n{out}"


MORE = "10025     inet  n       -       n       -       -       smtpd\n"
POSTFIX = [
    # name, finding, what to set, number of findings, how
    ("good", None, "", 0, {}),
    ("good, shutdown", None, "", 0, {"change": {"milter_default_action": "shutdown"}}),
    ("good, braces", None, "", 0,
     {"change": {"smtpd_milters": "{ %s, default_action=tempfail, content_timeout=10m }" % SOCKET}}),
    ("good, relative socket", None, "", 0,
     {"change": {"queue_directory": "/run", "smtpd_milters": "unix:sekisho/milter.sock"}}),
    ("good, aliases switched off", None, "", 0,
     {"change": {"virtual_alias_maps": "hash:/etc/postfix/virtual", "always_bcc": "a@x.example",
                 "receive_override_options": "no_address_mappings"}}),
    ("good, harmless header checks", None, "", 0,
     {"change": {"header_checks": "regexp:@DIR@/checks"}, "files": {"checks": "/^X-Bad/ REJECT\n"}}),
    ("good, transport inside the zone", None, "", 0,
     {"change": {"transport_maps": "inline:{city.example.lg.jp=smtp:[10.1.0.5]}"}}),
    ("no milter", "smtp/inet: smtpd_milters = (empty)", "smtpd_milters = " + SOCKET, 2,
     {"change": {"smtpd_milters": ""}}),
    ("another milter only", "smtp/inet: smtpd_milters = inet:localhost:8891", SOCKET, 2,
     {"change": {"smtpd_milters": "inet:localhost:8891"}}),
    ("milter after ours", "smtp/inet: smtpd_milters", "the gateway last", 2,
     {"change": {"smtpd_milters": SOCKET + ", inet:localhost:8891"}}),
    ("one port without", "10025/inet: smtpd_milters = (empty)", SOCKET, 1,
     {"master": MORE + "  -o smtpd_milters=\n"}),
    ("no_milters", "10025/inet: receive_override_options = no_milters", "without no_milters", 1,
     {"master": MORE + "  -o receive_override_options=no_milters\n"}),
    ("qmqpd", "628/inet: non_smtpd_milters", SOCKET, 2,
     {"change": {"non_smtpd_milters": ""},
      "master": "628       inet  n       -       n       -       -       qmqpd\n"}),
    ("pickup", "pickup/unix: non_smtpd_milters = (empty)", SOCKET, 1,
     {"change": {"non_smtpd_milters": ""}}),
    ("milter maps", "main.cf: smtpd_milter_maps = cidr:/x", "smtpd_milter_maps = (empty)", 1,
     {"change": {"smtpd_milter_maps": "cidr:/x"}}),
    ("accept", "main.cf: milter_default_action = accept", "milter_default_action = tempfail", 1,
     {"change": {"milter_default_action": "accept"}}),
    ("quarantine", "main.cf: milter_default_action = quarantine", "tempfail", 1,
     {"change": {"milter_default_action": "quarantine"}}),
    ("accept of one port", "10025/inet: milter_default_action = accept", "tempfail", 1,
     {"master": MORE + "  -o milter_default_action=accept\n"}),
    ("accept in braces", "smtp/inet: smtpd_milters = accept", "tempfail", 2,
     {"change": {"smtpd_milters": "{ %s, default_action=accept }" % SOCKET}}),
    ("protocol", "main.cf: milter_protocol = 2", "milter_protocol = 6", 1,
     {"change": {"milter_protocol": "2"}}),
    ("timeout", "main.cf: milter_content_timeout = 20s", "milter_content_timeout = 300s", 1,
     {"change": {"milter_content_timeout": "20s"}}),
    ("content filter", "main.cf: content_filter = smtp:[127.0.0.1]:10026", "content_filter = (empty)", 1,
     {"change": {"content_filter": "smtp:[127.0.0.1]:10026"}}),
    ("content filter and its port", "10026/inet: smtpd_milters = (empty)", SOCKET, 2,
     {"change": {"content_filter": "smtp:[127.0.0.1]:10026"},
      "master": "10026     inet  n       -       n       -       -       smtpd\n"
                "  -o content_filter= -o smtpd_milters=\n"}),
    ("proxy filter", "10025/inet: smtpd_proxy_filter = 127.0.0.1:10026", "smtpd_proxy_filter = (empty)", 1,
     {"master": MORE + "  -o smtpd_proxy_filter=127.0.0.1:10026\n"}),
    ("bounces", "main.cf: internal_mail_filter_classes = (empty)", "= bounce", 1,
     {"change": {"internal_mail_filter_classes": ""}}),
    ("notices", "main.cf: notify_classes = resource, software", "= bounce, notify", 1,
     {"change": {"internal_mail_filter_classes": "bounce"}}),
    ("no notices", None, "", 0,
     {"change": {"internal_mail_filter_classes": "bounce", "notify_classes": ""}}),
    ("XCLIENT", "main.cf: smtpd_authorized_xclient_hosts = 10.0.0.5", "= (empty)", 1,
     {"change": {"smtpd_authorized_xclient_hosts": "10.0.0.5"}}),
    ("XFORWARD", "main.cf: smtpd_authorized_xforward_hosts = 10.0.0.5", "= (empty)", 1,
     {"change": {"smtpd_authorized_xforward_hosts": "10.0.0.5"}}),
    ("generic maps", "main.cf: smtp_generic_maps = inline:", "= (empty)", 1,
     {"change": {"smtp_generic_maps": "inline:{ a@b.example=c@d.example }"}}),
    ("bare newline", "main.cf: smtpd_forbid_bare_newline = no", "= normalize", 1,
     {"change": {"smtpd_forbid_bare_newline": "no"}}),
    ("bare newline exclusions", "main.cf: smtpd_forbid_bare_newline_exclusions = 10.0.0.0/8",
     "smtpd_forbid_bare_newline_exclusions = (empty)", 1,
     {"change": {"smtpd_forbid_bare_newline_exclusions": "10.0.0.0/8"}}),
    ("bare newline default", "main.cf: smtpd_forbid_bare_newline_exclusions", "(empty)", 1,
     {"change": {"mynetworks": "127.0.0.0/8",
                 "smtpd_forbid_bare_newline_exclusions": "$mynetworks"}}),
    ("virtual aliases", "main.cf: virtual_alias_maps = hash:/etc/postfix/virtual",
     "no_address_mappings", 1, {"change": {"virtual_alias_maps": "hash:/etc/postfix/virtual"}}),
    ("virtual aliases, -o on smtpd does not help", "main.cf: virtual_alias_maps", "no_address_mappings", 1,
     {"change": {"virtual_alias_maps": "hash:/x"}, "master": MORE + "  -o virtual_alias_maps=\n"}),
    ("recipient canonical", "main.cf: recipient_canonical_maps", "no_address_mappings", 1,
     {"change": {"recipient_canonical_maps": "hash:/x"}}),
    ("canonical", "main.cf: canonical_maps", "no_address_mappings", 1,
     {"change": {"canonical_maps": "hash:/x"}}),
    ("good, canonical for senders", None, "", 0,
     {"change": {"canonical_maps": "hash:/x", "canonical_classes": "envelope_sender"}}),
    ("always bcc", "main.cf: always_bcc = a@x.example", "no_address_mappings", 1,
     {"change": {"always_bcc": "a@x.example"}}),
    ("recipient bcc", "main.cf: recipient_bcc_maps", "no_address_mappings", 1,
     {"change": {"recipient_bcc_maps": "hash:/x"}}),
    ("sender bcc", "main.cf: sender_bcc_maps", "no_address_mappings", 1,
     {"change": {"sender_bcc_maps": "hash:/x"}}),
    ("local aliases", "main.cf: alias_maps = hash:/etc/aliases", "mydestination = (empty", 2,
     {"change": {"mydestination": "localhost", "alias_maps": "hash:/etc/aliases"}}),
    (".forward", "main.cf: forward_path", "forward_path = (empty)", 1,
     {"change": {"mydestination": "localhost"}}),
    ("luser relay", "main.cf: luser_relay = a@x.example", "luser_relay = (empty)", 1,
     {"change": {"mydestination": "localhost", "forward_path": "", "luser_relay": "a@x.example"}}),
    ("relocated", "main.cf: relocated_maps = hash:/x", "relocated_maps = (empty)", 1,
     {"change": {"relocated_maps": "hash:/x"}}),
    ("header checks", "main.cf: header_checks = regexp:", "holds none of them", 1,
     {"change": {"header_checks": "regexp:@DIR@/checks"},
      "files": {"checks": "/^X-To-Town/ REDIRECT a@city.example.lg.jp\n"}}),
    ("unreadable header checks", "main.cf: header_checks = pcre:/nonexistent", "can be read", 1,
     {"change": {"header_checks": "pcre:/nonexistent"}}),
    ("access table", "main.cf: smtpd_sender_restrictions = texthash:", "holds none of them", 1,
     {"change": {"smtpd_sender_restrictions": "check_sender_access texthash:@DIR@/senders"},
      "files": {"senders": "a@x.example FILTER smtp:[192.0.2.1]\n"}}),
    ("message size", "main.cf: message_size_limit = 10240000", "message_size_limit = 104857600", 1,
     {"change": {"message_size_limit": "10240000"}}),
    ("header size", "main.cf: header_size_limit = 8000", "header_size_limit = 102400", 1,
     {"change": {"header_size_limit": "8000"}}),
    ("stray line ends", "main.cf: cleanup_replace_stray_cr_lf = no", "= yes", 1,
     {"change": {"cleanup_replace_stray_cr_lf": "no"}}),
    ("transport into another zone", "main.cf: transport_maps = smtp:[192.0.2.9]:25",
     "a host of zone lgwan for city.example.lg.jp", 1,
     {"change": {"transport_maps": "inline:{city.example.lg.jp=smtp:[192.0.2.9]:25}"}}),
]

for _row in POSTFIX:
    case("postfix: " + _row[0], NO_POSTFIX)(
        lambda r=_row: check_postfix(r[1], r[2], r[3], **r[4]))


@case("postfix: aliases off in a cleanup of its own", NO_POSTFIX)
def _own_cleanup():
    check_postfix(
        None, "", 0, change={"virtual_alias_maps": "hash:/x", "cleanup_service_name": "late"},
        master="late      unix  n       -       n       -       0       cleanup\n"
               "  -o virtual_alias_maps=\n")


@case("postfix: a folder without main.cf is a usage error", NO_POSTFIX)
def _no_main():
    with tempfile.TemporaryDirectory() as folder:
        expect(["check", "-p", TOWN, "--mta", folder], 2, err=["postconf"])


@case("postfix: what packaging ships is good", NO_POSTFIX)
def _packaging():
    shipped = os.path.join(ROOT, "packaging/postfix")
    if not os.path.exists(shipped + "/main.cf"):
        raise AssertionError("packaging/postfix/main.cf is missing")
    with tempfile.TemporaryDirectory() as folder:
        policy = os.path.join(folder, "policy.conf")
        with open(policy, "w") as file:
            file.write('@include "%s"\nmilter = { socket = '
                       '"unix:/var/spool/postfix/sekisho/milter.sock"; };\n'
                       % os.path.abspath(TOWN))
        expect(["check", "-p", policy, "--mta", shipped], 0, out=[": 0 settings"])


@case("postfix: Debian's own defaults are named", NO_POSTFIX)
def _defaults():
    folder = tempfile.mkdtemp(prefix="sekisho-")
    try:
        with open(folder + "/main.cf", "w") as file:
            file.write("compatibility_level = 3.6\n")
        with open(folder + "/master.cf", "w") as file:
            file.write(GOOD_MASTER)
        expect(["check", "-p", TOWN, "--mta", folder], 1,
               out=["smtp/inet: smtpd_milters", "pickup/unix: non_smtpd_milters",
                    "smtpd_forbid_bare_newline", "message_size_limit"])
    finally:
        shutil.rmtree(folder)


# ---- sendmail --------------------------------------------------------------

GOOD_CF = """\
# a sendmail.cf of ours, cut to what matters
O InputMailFilters=sekisho
O OldStyleHeaders=False
O MaxHeadersLength=32768
#O MaxMessageSize=0
O AliasFile=
O ForwardPath=
O DaemonPortOptions=Name=MTA, Port=25
Xsekisho, S=unix:/run/sekisho/milter.sock, F=T, T=C:30s;S:30s;R:120s;E:10m
Kaccess hash -T<TMPF> /etc/mail/access
DL
O Milter.LogLevel=8
O PrivacyOptions=authwarnings,nobodyreturn,noreceipts
"""


def check_sendmail(finding, instead, *changes):
    text = GOOD_CF
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    with tempfile.NamedTemporaryFile("w", suffix=".cf") as file:
        file.write(text)
        file.flush()
        code, out, err = run("check", "-p", TOWN, "--sendmail", file.name)
    name = os.path.basename(file.name)
    heads = [line.replace(name, "CF") for line in out.splitlines()
             if line.startswith(name) and " = " in line]
    if finding is None:
        assert code == 0 and not heads, f"exit {code}\n{out}{err}"
        return
    assert code == 1, f"exit {code}\n{out}{err}"
    assert len(heads) == 1 and heads[0].startswith(finding), f"not just {finding!r} in\n{out}"
    assert instead in out, f"no {instead!r} in\n{out}"


SENDMAIL = [
    ("good", None, ""),
    ("good, local: and F=4", None, "", ("S=unix:", "S=local:"), ("F=T", "F=4")),
    ("good, continued line", None, "", (", F=T", ",\n\tF=T")),
    ("good, port with our filter", None, "", ("Port=25", "Port=25, I=sekisho")),
    ("no F=", "CF:9: X … F= = (empty)", "F=T", (" F=T,", "")),
    ("F=R", "CF:9: X … F= = R", "F=T", ("F=T", "F=R")),
    ("no T=", "CF:9: X … T=", "T=C:30s", (", T=C:30s;S:30s;R:120s;E:10m", "")),
    ("short E", "CF:9: X … T=", "T=C:30s", ("E:10m", "E:60s")),
    ("not used", "CF: InputMailFilters = other", "InputMailFilters=sekisho",
     ("InputMailFilters=sekisho", "InputMailFilters=other")),
    ("no option", "CF: InputMailFilters = (empty)", "InputMailFilters=sekisho",
     ("O InputMailFilters=sekisho\n", "")),
    ("no filter", "CF: X = (empty)", "Xsekisho, S=unix:/run/sekisho/milter.sock",
     ("milter.sock", "other.sock")),
    ("port override", "CF:8: DaemonPortOptions = Name=MTA, Port=25, InputMailFilters=",
     "without InputMailFilters=", ("Port=25", "Port=25, InputMailFilters=")),
    ("port with another", "CF:8: DaemonPortOptions", "without InputMailFilters=",
     ("Port=25", "Port=25, I=spam")),
    ("old style", "CF:3: OldStyleHeaders = True", "OldStyleHeaders=False", ("=False", "=True")),
    ("old style, no value", "CF:3: OldStyleHeaders", "OldStyleHeaders=False",
     ("OldStyleHeaders=False", "OldStyleHeaders")),
    ("old style, by letter", "CF:3: OldStyleHeaders = T", "OldStyleHeaders=False",
     ("O OldStyleHeaders=False", "OoT")),
    ("forward by letter", "CF:7: ForwardPath = $z/.forward", "ForwardPath= (empty)",
     ("O ForwardPath=", "OJ$z/.forward")),
    ("no forward path is the usual one", "CF: ForwardPath = $z/.forward",
     "ForwardPath= (empty)", ("O ForwardPath=\n", "")),
    ("good, forward path without a sign", None, "", ("O ForwardPath=", "O ForwardPath")),
    ("log level", "CF: Milter.LogLevel = 9", "Milter.LogLevel=8", ("=8", "=9")),
    ("no log level", "CF: Milter.LogLevel = (empty)", "Milter.LogLevel=8",
     ("O Milter.LogLevel=8\n", "")),
    ("headers length", "CF:4: MaxHeadersLength = 200000", "MaxHeadersLength=32768",
     ("=32768", "=200000")),
    ("message size", "CF:5: MaxMessageSize = 1000000", "MaxMessageSize=52428800",
     ("#O MaxMessageSize=0", "O MaxMessageSize=1000000")),
    ("aliases", "CF:6: AliasFile = /etc/mail/aliases", "AliasFile= (empty)",
     ("AliasFile=", "AliasFile=/etc/mail/aliases")),
    ("forward", "CF:7: ForwardPath = $z/.forward", "ForwardPath= (empty)",
     ("ForwardPath=", "ForwardPath=$z/.forward")),
    ("bounces", "CF: PrivacyOptions = authwarnings,noreceipts", "nobodyreturn,noreceipts",
     ("nobodyreturn,", "")),
    ("receipts", "CF: PrivacyOptions = authwarnings,nobodyreturn", "nobodyreturn,noreceipts",
     (",noreceipts", "")),
    ("postmaster copy", "CF:14: PostmasterCopy = x@out.example", "confCOPY_ERRORS_TO",
     ("noreceipts\n", "noreceipts\nO PostmasterCopy=x@out.example\n")),
    ("virtuser", "CF:10: K virtuser", "virtusertable",
     ("Kaccess", "Kvirtuser")),
    ("mailertable", "CF:10: K mailertable", "by hand", ("Kaccess", "Kmailertable")),
    ("luser relay", "CF:11: DL (LUSER_RELAY) = local:x", "no LUSER_RELAY", ("DL\n", "DLlocal:x\n")),
]

for _row in SENDMAIL:
    case("sendmail: " + _row[0])(lambda r=_row: check_sendmail(r[1], r[2], *r[3:]))


def main():
    failed = 0
    for number, (name, function, skip) in enumerate(tests, 1):
        if skip:
            print(f"ok {number} - {name} # SKIP {skip}")
            continue
        try:
            function()
            print(f"ok {number} - {name}")
        except AssertionError as error:
            failed += 1
            print(f"not ok {number} - {name}")
            print("\n".join("# " + line for line in str(error).splitlines()))
    print(f"1..{len(tests)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
