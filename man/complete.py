#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the completion of a shell of the sources of the manual pages:
complete.py bash|zsh|fish OUT NAME.toml …

What an option takes is told by the word behind its =: "mail|file|auto" are the
words themselves, FILE and its like are files, DIR and FOLDER are folders, of
others nothing is known. The same holds for the arguments in the synopsis.
"""
import pathlib
import re
import sys

import page

FILES = {"POLICY", "FILE", "OUT", "REPORT", "CF", "INPUT", "OLD", "NEW", "OTHER", "LOG", "KEY-FILE"}
FOLDERS = {"DIR", "FOLDER"}


def takes(argument):
    """What completes an argument: "file", "folder", a list of words, or None."""
    if argument is None:
        return None
    plain = argument.strip("[]….").rstrip("…")
    if "|" in plain:
        return plain.split("|")
    if plain in FILES:
        return "file"
    return "folder" if plain in FOLDERS else None


class Option:
    def __init__(self, block):
        names = re.findall(r"(-{1,2}[\w\d-]+)(?:=(\S+?))?(?=,|\s|$)", block["option"])
        self.short = [n for n, _ in names if not n.startswith("--")]
        self.long = [n for n, _ in names if n.startswith("--")]
        self.argument = next((a for _, a in names if a), None)
        self.takes = takes(self.argument)
        said = re.split(r"(?<=[.;:])\s", " ".join(block["en"].split()))[0].rstrip(".;:")
        self.purpose = re.sub(r"[`{}]", "", said)


class Command:
    """One command ("clean", "policy check"), its options and what its arguments
    are; commands below it are commands of their own."""

    def __init__(self, name):
        self.name = name
        self.options = []
        self.purpose = ""
        self.arguments = None

    def words(self):
        return [n for o in self.options for n in o.short + o.long]


def commands(sources):
    """{name: Command} of all pages of commands; "" is sekisho itself."""
    found = {}
    for source in sources:
        if "command" not in source:
            continue
        for block in source["block"]:
            name = block["of"]
            command = found.setdefault(name, Command(name))
            if "option" in block:
                command.options.append(Option(block))
        top = found.setdefault(source["command"], Command(source["command"]))
        top.purpose = source["en"]
        for line in source.get("synopsis", []):
            match = re.match(r"sekisho ((?:[a-z]+ ?)+)(.*)$", line)
            if not match:
                continue
            name = match.group(1).strip()
            if name in found:
                kinds = [takes(w) for w in re.sub(r"\[[^\]]*-[^\]]*\]|\[OPTION…\]", "",
                                                  match.group(2)).split()]
                kinds = [k for k in kinds if k]
                found[name].arguments = kinds[-1] if kinds else found[name].arguments
    for name, command in found.items():
        if not any(o.long == ["--help"] for o in command.options):
            command.options.append(Option({"option": "-h, --help", "en": "Prints a short help."}))
    return found


def below(found, name):
    """The words that may follow the command @name."""
    start = name + " " if name else ""
    return sorted({n[len(start):] for n in found
                   if n and n != "sekisho-milter" and n.startswith(start)
                   and " " not in n[len(start):] and n != name})


# ---- bash --------------------------------------------------------------------

BASH = '''# SPDX-License-Identifier: Apache-2.0
# bash completion of sekisho and sekisho-milter; made of the manual pages.
_sekisho_after() {
    case "$1" in
%(options)s
    esac
}

_sekisho() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local name="" word words option="" i takes
    COMPREPLY=()
    [ "${COMP_WORDS[0]##*/}" = sekisho-milter ] && name=sekisho-milter
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        words=$(_sekisho_words "$name")
        case " ${words//$'\\n'/ } " in
        *" $word "*) [ "${word#-}" = "$word" ] && name="${name:+$name }$word" ;;
        esac
    done
    # "--as=ma" is three words for bash, "--as", "=" and "ma".
    if [ "$prev" = "=" ]; then
        option=${COMP_WORDS[COMP_CWORD-2]}
    elif [ "$cur" = "=" ]; then
        option=$prev cur=""
    elif [ "${prev#-}" != "$prev" ]; then
        option=$prev
    fi
    takes=$(_sekisho_after "$name $option")
    if [ -z "$takes" ]; then
        takes=$(_sekisho_after "$name ARGUMENT")
        if [ "${cur#-}" != "$cur" ] || [ -n "$(_sekisho_below "$name")" ]; then
            mapfile -t COMPREPLY < <(compgen -W "$(_sekisho_words "$name")" -- "$cur"
                                     [ "$takes" = file ] && compgen -f -- "$cur")
            return
        fi
    fi
    case "$takes" in
    file) compopt -o filenames 2>/dev/null
          mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
    folder) compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
    "" | any) ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$takes" -- "$cur") ;;
    esac
}

_sekisho_below() {
    case "$1" in
%(below)s
    esac
}

_sekisho_words() {
    _sekisho_below "$1"
    case "$1" in
%(words)s
    esac
}

complete -F _sekisho sekisho sekisho-milter
'''


def bash(found):
    options, words, lower = [], [], []
    for name, command in sorted(found.items()):
        for option in command.options:
            if option.argument is None:
                continue
            said = option.takes or "any"
            said = " ".join(said) if isinstance(said, list) else said
            names = "|".join(f'"{name} {n}"' for n in option.short + option.long)
            options.append(f"    {names}) echo '{said}' ;;")
        if command.arguments:
            said = command.arguments if isinstance(command.arguments, str) else \
                " ".join(command.arguments)
            options.append(f'    "{name} ARGUMENT") echo \'{said}\' ;;')
        words.append(f'    "{name}") echo \'{" ".join(command.words())}\' ;;')
        if below(found, name):
            lower.append(f'    "{name}") echo \'{" ".join(below(found, name))}\' ;;')
    return BASH % {"options": "\n".join(options), "words": "\n".join(words),
                   "below": "\n".join(lower)}


# ---- zsh ---------------------------------------------------------------------

def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def zsh_spec(option):
    """The lines of _arguments for one option."""
    about = option.purpose.replace("[", "(").replace("]", ")").replace(":", "\\:")
    tail = ""
    if option.argument is not None:
        action = {"file": "_files", "folder": "_files -/", None: " "}.get(
            option.takes if not isinstance(option.takes, list) else "", " ")
        if isinstance(option.takes, list):
            action = "(" + " ".join(option.takes) + ")"
        tail = f":{option.argument.replace(':', ' ')}:{action}"
    names = option.short + option.long
    shut = "(" + " ".join(names) + ")" if len(names) > 1 else ""
    for name in names:
        mark = "" if option.argument is None else ("=" if name.startswith("--") else "")
        yield quoted(f"{shut}{name}{mark}[{about}]{tail}")


def zsh_function(found, name):
    command = found[name]
    specs = [s for o in command.options for s in zsh_spec(o)]
    lower = below(found, name)
    out = [f"_sekisho_{re.sub('[ -]', '_', name) or 'top'}() {{"]
    if lower:
        out += ["  local state line curcontext=$curcontext", "  typeset -A opt_args",
                "  _arguments -C \\", *[f"    {s} \\" for s in specs],
                "    '1: :->command' '*:: :->rest'", "  case $state in",
                "  command) _values command \\",
                *[f"    {quoted(w + '[' + zsh_purpose(found, name, w) + ']')} \\" for w in lower],
                *(["    _files"] if command.arguments == "file" else []),
                "    ;;", "  rest) case $words[1] in"]
        for word in lower:
            full = f"{name} {word}".strip()
            out.append(f"    {word}) _sekisho_{re.sub('[ -]', '_', full)} ;;")
        out += ["    esac ;;", "  esac"]
    else:
        files = "_files" if command.arguments == "file" else \
            "_files -/" if command.arguments == "folder" else " "
        out += ["  _arguments \\", *[f"    {s} \\" for s in specs], f"    '*:argument:{files}'"]
    return out + ["}", ""]


def zsh_purpose(found, name, word):
    said = found[f"{name} {word}".strip()].purpose or word
    return said.replace("[", "(").replace("]", ")").replace(":", "\\:")


def zsh(found):
    out = ["#compdef sekisho sekisho-milter", "# SPDX-License-Identifier: Apache-2.0",
           "# zsh completion of sekisho and sekisho-milter; made of the manual pages.", ""]
    for name in sorted(found):
        out += zsh_function(found, name)
    out += ["case ${service:t} in", "sekisho-milter) _sekisho_sekisho_milter \"$@\" ;;",
            "*) _sekisho_top \"$@\" ;;", "esac", ""]
    return "\n".join(out)


# ---- fish --------------------------------------------------------------------

FISH = '''# SPDX-License-Identifier: Apache-2.0
# fish completion of sekisho and sekisho-milter; made of the manual pages.
function __sekisho_at --description 'whether the words so far are this command'
    set -l words (commandline -opc | string match -v -- '-*')
    test "$words[2..-1]" = "$argv"
end
function __sekisho_in --description 'whether the words so far begin with this command'
    set -l words (commandline -opc | string match -v -- '-*')
    set -l n (count $argv)
    test "$words[2.."(math $n + 1)"]" = "$argv"
end
'''


def fish_option(option, condition, program):
    parts = [f"complete -c {program}"] + ([f"-n {quoted(condition)}"] if condition else [])
    parts += [f"-s {n[1:]}" for n in option.short] + [f"-l {n[2:]}" for n in option.long]
    if isinstance(option.takes, list):
        parts.append(f"-x -a {quoted(' '.join(option.takes))}")
    elif option.takes == "file":
        parts.append("-r -F")
    elif option.takes == "folder":
        parts.append("-x -a '(__fish_complete_directories)'")
    elif option.argument is not None:
        parts.append("-x")
    return " ".join(parts) + f" -d {quoted(option.purpose)}"


def fish(found):
    out = [FISH, "complete -c sekisho -f", "complete -c sekisho-milter -f"]
    for name, command in sorted(found.items()):
        program = "sekisho-milter" if name == "sekisho-milter" else "sekisho"
        inside = f"__sekisho_in {name}" if name and program == "sekisho" else \
            "__sekisho_at" if program == "sekisho" else ""
        for word in below(found, name) if program == "sekisho" else []:
            about = found[f"{name} {word}".strip()].purpose
            out.append(f"complete -c sekisho -n {quoted(('__sekisho_at ' + name).strip())} -a {word}"
                       + (f" -d {quoted(about)}" if about else ""))
        if command.arguments == "file" and program == "sekisho":
            out.append(f"complete -c sekisho -n {quoted(inside)} -F")
        out += [fish_option(option, inside, program) for option in command.options]
    return "\n".join(out) + "\n"


def main():
    shell, out, *paths = sys.argv[1:]
    found = commands([page.load(path) for path in paths])
    text = {"bash": bash, "zsh": zsh, "fish": fish}[shell](found)
    pathlib.Path(out).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
