#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-install.py MESON: what `meson install` puts where, under DESTDIR.

Speaks TAP. Judges the files as they are installed, with their translations.
"""
import configparser
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ET

MESON = sys.argv[1]
BUILD = os.environ["KRONIEK_BUILD_ROOT"]
FOLDER = tempfile.mkdtemp(prefix="kroniek-install-")
APP = "io.github.kroniek.Kroniek"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def ask_meson(what):
    return json.loads(subprocess.run([MESON, "introspect", BUILD, what], capture_output=True, check=True).stdout)


OPTIONS = {option["name"]: option["value"] for option in ask_meson("--buildoptions")}
PREFIX = os.path.join(FOLDER, OPTIONS["prefix"].lstrip("/"))
EXPECTED = {
    f"{OPTIONS['bindir']}/kroniek",
    f"{OPTIONS['libexecdir']}/kroniek/kroniek-reader",
    f"{OPTIONS['datadir']}/applications/{APP}.desktop",
    f"{OPTIONS['datadir']}/glib-2.0/schemas/{APP}.gschema.xml",
    f"{OPTIONS['datadir']}/icons/hicolor/scalable/apps/{APP}.svg",
    f"{OPTIONS['datadir']}/icons/hicolor/symbolic/apps/{APP}-symbolic.svg",
    f"{OPTIONS['datadir']}/metainfo/{APP}.metainfo.xml",
    f"{OPTIONS['datadir']}/mime/packages/{APP}.xml",
    f"{OPTIONS['localedir']}/nl/LC_MESSAGES/kroniek.mo",
}


class Skip(Exception):
    """The test cannot be made here; the message says why."""


def installed(name):
    return os.path.join(PREFIX, OPTIONS["datadir"], name)


def check(*command, **environment):
    """Runs a command that must succeed and say nothing bad; gives its output."""
    if not shutil.which(command[0]):
        raise Skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout


def test_everything_and_nothing_else():
    found = {os.path.relpath(os.path.join(folder, name), PREFIX)
             for folder, _, names in os.walk(FOLDER) for name in names}
    assert found == EXPECTED, f"missing {sorted(EXPECTED - found)}, too many {sorted(found - EXPECTED)}"


def desktop():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(installed(f"applications/{APP}.desktop"), encoding="utf-8")
    return parser


def test_desktop_file_starts_the_program():
    for section in desktop().values():
        if "Exec" in section:
            program = section["Exec"].split()[0]
            assert os.access(os.path.join(PREFIX, OPTIONS["bindir"], program), os.X_OK), program
    icon = desktop()["Desktop Entry"]["Icon"]
    assert os.path.exists(installed(f"icons/hicolor/scalable/apps/{icon}.svg")), icon


def test_desktop_file_speaks_dutch():
    entry = desktop()["Desktop Entry"]
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry.get(f"{key}[nl]", entry[key]) != entry[key], key
    action = desktop()["Desktop Action new-window"]
    assert action.get("Name[nl]", action["Name"]) != action["Name"]


def test_desktop_file_is_valid():
    said = check("desktop-file-validate", installed(f"applications/{APP}.desktop"))
    assert not said.strip(), said


def test_metainfo_speaks_dutch():
    root = ET.parse(installed(f"metainfo/{APP}.metainfo.xml")).getroot()
    for place in ("summary", "description/p", "description/ul/li", "screenshots/screenshot/caption"):
        texts = root.findall(place)
        own = [text for text in texts if XML_LANG not in text.attrib]
        dutch = [text for text in texts if text.get(XML_LANG) == "nl"]
        assert own and len(own) == len(dutch), f"{place}: {len(own)} in English, {len(dutch)} in Dutch"


def test_metainfo_is_valid():
    check("appstreamcli", "validate", "--no-net", installed(f"metainfo/{APP}.metainfo.xml"))


def test_mime_types_are_known():
    folder = os.path.join(FOLDER, "mime")
    shutil.copytree(installed("mime"), folder)
    check("update-mime-database", folder)
    with open(os.path.join(folder, "globs2"), encoding="utf-8") as file:
        globs = file.read()
    shutil.rmtree(folder)
    assert "application/x-kroniek:*.kroniek\n" in globs, globs
    assert "application/x-kroniek+jsonl:*.kroniek.jsonl\n" in globs, globs


def test_schema_is_strict():
    check("glib-compile-schemas", "--strict", "--dry-run", installed("glib-2.0/schemas"))


def test_program_runs_where_it_was_put():
    article = os.path.join(FOLDER, "article.txt")
    with open(article, "wb") as file:
        # Not UTF-8, so that the second executable is needed.
        file.write("Gepubliceerd: 26 september 2025\n\nDe co\u00f6peratie sloot op 15 augustus haar caf\u00e9.\n".encode("cp1252"))
    said = check(os.path.join(PREFIX, OPTIONS["bindir"], "kroniek"), "extract", "--format=json", article)
    os.remove(article)
    document = json.loads(said)
    assert "co\u00f6peratie" in document["text"], document["text"]
    assert any(event["start"] == "2025-08-15" for event in document["events"]), document["events"]


def main():
    tests = [(name[5:], test) for name, test in globals().items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            traceback.print_exc()
            print(f"not ok {number} {name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        subprocess.run([MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet"], stdout=subprocess.DEVNULL,
                       env={**os.environ, "DESTDIR": FOLDER}, check=True)
        sys.exit(main())
    finally:
        shutil.rmtree(FOLDER)
