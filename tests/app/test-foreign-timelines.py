#!/usr/bin/env python3
"""test-foreign-timelines.py KRONIEK

Draws every timeline of another program in ../shared/data/timelines and counts
its events by itself: none is lost, and what is reported are the dates that no
rule of the format can read. Skipped where that folder is missing. TAP.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = os.environ.get("KRONIEK_SOURCE_ROOT", ".")
FOLDER = os.path.join(ROOT, "..", "shared", "data", "timelines")


def count_json(path):
    with open(path, encoding="utf-8-sig") as file:
        data = json.load(file)
    if isinstance(data, list):
        return len(data)
    if "timeline" in data:
        return len(data["timeline"]["date"])
    return len(data["events"])


def count_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if any(value for value in row.values())]
    return sum((row.get("Type") or "").lower() not in ("title", "era") for row in rows)


def count_xml(path):
    return len(ElementTree.parse(path).getroot().findall(".//event"))


def count(path):
    if path.endswith(".json"):
        return count_json(path)
    return count_csv(path) if path.endswith(".csv") else count_xml(path)


def draw(kroniek, path):
    """The number of events in the scene, and what was reported."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "x.scene.json")
        run = subprocess.run([kroniek, "render", path, "-o", out], capture_output=True, text=True, timeout=120)
        if run.returncode != 0:
            return None, run.stderr
        with open(out, encoding="utf-8") as file:
            return json.loads(file.readline())["events"], run.stderr


def find_files():
    for name in ("timelinejs", "timelinestoryteller", "simile", "thetimelineproj"):
        folder = os.path.join(FOLDER, name)
        for file in sorted(os.listdir(folder)):
            if not file.endswith(".xsd"):
                yield os.path.join(folder, file)


def main():
    kroniek = sys.argv[1]
    if not os.path.isdir(FOLDER):
        print("1..1\nok 1 # SKIP ../shared is not here")
        return
    files = list(find_files())
    print(f"1..{len(files)}")
    for number, path in enumerate(files, 1):
        name = os.path.basename(path)
        drawn, said = draw(kroniek, path)
        if name.startswith("exhibit"):
            good = drawn is None and "Exhibit" in said
        else:
            good = drawn == count(path) and re.search(r"line 0:|Traceback", said) is None
        print(f"{'ok' if good else 'not ok'} {number} {name}")
        if not good:
            print(f"# {drawn} events drawn; {said}")


main()
