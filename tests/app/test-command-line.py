#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a person runs it: exit statuses, outputs and messages.

Speaks TAP. Each test is a function below; a failed assert is told with the
command that led to it.
"""
import csv
import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ET
import zlib

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.environ["KRONIEK_SOURCE_ROOT"]
FOLDER = tempfile.mkdtemp(prefix="kroniek-cli-")

ARTICLE = """\
Gepubliceerd: vrijdag 26 september 2025, 14.03

De gemeente bevestigt dat zij de oude brug over het kanaal heeft gesloten.

De krant schreef in augustus dat de pijlers scheuren vertonen. Op 15 augustus begon de gemeente een onderzoek.

De komende weken maakt zij meer bekend over de herstelplannen.
"""


# What the article tells, and so does the one in test_shared_article.
EXPECTED = sorted([("2025-08", None), ("2025-08-15", None), ("2025-09-26", None), ("2025-09-26", "..")], key=str)


class Done:
    def __init__(self, arguments, process):
        self.arguments, self.status = arguments, process.returncode
        self.out, self.error = process.stdout, process.stderr.decode("utf-8")

    def text(self):
        return self.out.decode("utf-8")

    def lines(self):
        return [json.loads(line) for line in self.text().splitlines()]


def run(*arguments, status=0, stdin=b"", **environment):
    process = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=60, cwd=FOLDER,
                             env=dict(os.environ, LC_ALL="C.UTF-8", **environment))
    done = Done(arguments, process)
    assert done.status == status, "%s ended with %d, not %d: %s" % (arguments, done.status, status, done.error)
    assert "CRITICAL" not in done.error and "WARNING" not in done.error, done.error
    return done


def write(name, content):
    path = os.path.join(FOLDER, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
    return name


def spans(events):
    return sorted(((event["start"], event["end"]) for event in events), key=str)


def test_version_and_help():
    assert re.fullmatch(r"kroniek \d+\.\d+\.\d+\n", run("--version").text())
    for arguments in (["--help"], ["extract", "--help"], ["render", "--help"]):
        done = run(*arguments)
        assert "Usage" in done.text() and not done.error


def test_wrong_usage():
    for arguments in (["--no-such-option"], ["extract"], ["extract", "--format=xls", "a.txt"], ["extract", "--no-such", "a.txt"],
                      ["extract", "--domain=poetry", "a.txt"], ["extract", "--threads=-1", "a.txt"], ["extract", "--threads=1000", "a.txt"], ["render"], ["render", "a.txt"], ["render", "-o", "x.png"],
                      ["render", "a.txt", "-o", "x.gif"], ["render", "a.txt", "-o", "x.png", "--size=big"],
                      ["render", "a.txt", "-o", "x.png", "--theme=pink"], ["render", "a.txt", "-o", "x.png", "--scale=0"],
                      ["render", "a.txt", "-o", "x.png", "--from=yesterday"], ["render", "a.txt", "-o", "x.png", "--lanes=all"],
                      ["render", "a.txt", "-o", "x.png", "--gaps=none"],
                      ["render", "a.txt", "-o", "x.png", "--zone=Mars/Olympus"]):
        done = run(*arguments, status=2)
        assert done.error and not done.out, done.arguments
    assert not os.path.exists(os.path.join(FOLDER, "x.png"))


def test_article():
    write("brug.txt", ARTICLE)
    (document,) = run("extract", "--format=json", "brug.txt").lines()
    assert document["id"] == "brug.txt" and document["language"] == "nl" and document["date"] == "2025-09-26"
    assert document["text"] == ARTICLE
    assert spans(document["events"]) == EXPECTED
    for event in document["events"]:
        quote = document["text"][slice(*event["sentence"])]
        clause = document["text"][slice(*event["clause"])]
        assert clause in quote and quote[0].isupper() and quote[-1] == "."
        assert 3 <= len(event["title"]) <= 90 and 0 <= event["confidence"] <= 1000 and event["reason"]
        for i in event["expressions"]:
            expression = document["expressions"][i]
            assert document["text"][expression["b"]:expression["e"]] == expression["text"]
            assert expression["text"] in quote
    review = [event for event in document["events"] if event["start"] == "2025-08-15"][0]
    assert document["text"][slice(*review["sentence"])] == "Op 15 augustus begon de gemeente een onderzoek."


def test_offsets_are_code_points():
    write("punten.txt", "Gepubliceerd: 26 september 2025\n\n😀 één — „twee”: op 15 augustus 2025 sloot de brug.\r\n")
    (document,) = run("extract", "--format=json", "punten.txt").lines()
    assert "\r" not in document["text"]
    (found,) = [x for x in document["expressions"] if x["value"] == "2025-08-15"]
    assert document["text"][found["b"]:found["e"]] == "15 augustus 2025"


def test_formats():
    write("brug.txt", ARTICLE)
    text = run("extract", "brug.txt").text()
    assert "2025-08-15" in text and "26 september 2025" in text
    rows = list(csv.DictReader(io.StringIO(run("extract", "--format=csv", "brug.txt").text())))
    assert len(rows) == 4 and {row["start"] for row in rows} == {"2025-08", "2025-08-15", "2025-09-26"}
    tree = ET.fromstring(run("extract", "--format=timeml", "brug.txt").out)
    body = tree.find("TEXT") if tree.tag != "TEXT" else tree
    assert "".join(body.itertext()) == ARTICLE
    assert "2025-08-15" in [timex.get("value") for timex in tree.iter("TIMEX3")]


def test_explain_and_stats():
    write("brug.txt", ARTICLE)
    done = run("extract", "--explain", "--stats", "brug.txt")
    assert "15 augustus" in done.text()
    assert re.search(r"\d+ bytes.*MB/s", done.error)


# Without a date: years and no word of today are a history, a word of today is news.
KINDS = {
    "verhaal.txt": ("Het dorp ontstond in 1650. In 1703 bouwde men er een kerk.\n", "narrative"),
    "nieuws.txt": ("Gisteren sloot de gemeente de brug. In 2019 was er al schade gemeld.\n", "news"),
}


def test_explain_tells_the_kind_of_text():
    for name, (text, kind) in KINDS.items():
        write(name, text)
        (document,) = run("extract", "--format=json", "--explain", "--language=nl", name).lines()
        assert document["domain"] == kind, name
        (document,) = run("extract", "--format=json", "--explain", "--language=nl", "--domain=news", name).lines()
        assert document["domain"] == "news", name
        (document,) = run("extract", "--format=json", "--language=nl", name).lines()
        assert "domain" not in document, name
        told = run("extract", "--explain", "--language=nl", name).text()
        assert ("Read as a narrative" in told) == (kind == "narrative") and "Read as" not in run("extract", "--language=nl", name).text()


def test_several_and_standard_input():
    write("a.txt", ARTICLE)
    write("b.txt", "Published September 26, 2025\n\nThe bridge was closed on August 15.\n")
    documents = run("extract", "--format=json", "a.txt", "b.txt", "-", stdin=ARTICLE.encode()).lines()
    assert [d["id"] for d in documents] == ["a.txt", "b.txt", "-"]
    assert [d["language"] for d in documents] == ["nl", "en", "nl"]
    assert documents[0]["events"] == documents[2]["events"]


def test_stream():
    lines = [{"id": "x%d" % i, "text": "On 3 May 2024 it rained.\r\nThen it stopped.", "date": "2024-06-01", "lang": "en"} for i in range(50)]
    write("stream.jsonl", "\n".join(json.dumps(line) for line in lines))
    documents = run("extract", "--format=json", "stream.jsonl").lines()
    assert [d["id"] for d in documents] == [line["id"] for line in lines]
    for document in documents:
        assert "text" not in document
        assert [(x["b"], x["e"], x["value"]) for x in document["expressions"]] == [(3, 13, "2024-05-03")]


def test_stream_with_a_bad_line():
    write("bad.jsonl", '{"id":"1","text":"On 3 May 2024 it rained."}\n{"text":7}\n{"id":"3","text":"On 4 May 2024 it rained."}\n')
    done = run("extract", "--format=json", "bad.jsonl", status=1)
    assert "bad.jsonl, line 2" in done.error
    assert [d["id"] for d in done.lines()] == ["1", "3"]


def many_documents():
    """A stream of several batches: short and long documents, and lines that are none."""
    lines = []
    for i in range(2500):
        text = "On %d May %d the bridge was closed. Two days later it was opened. " % (1 + i % 31, 1900 + i % 120)
        document = {"id": "x%d" % i, "text": text * (1 if i % 7 else 1 + i % 97), "lang": ("en", "nl", "xx")[i % 3]}
        if i % 11 == 0:
            document["date"] = "2024-06-01" if i % 2 else "no day"
        lines.append(json.dumps(document) if i % 101 != 5 else '{"text":%d}' % i)
    return "\n".join(lines)


def test_timeml_holds_one_document():
    write("brug.txt", ARTICLE)
    assert "name one file" in run("extract", "--format=timeml", "brug.txt", "brug.txt", status=2).error
    write("twee.jsonl", "".join('{"id":"%s","text":"Op 3 mei 2019 regende het.","lang":"nl"}\n' % name for name in "ab"))
    done = run("extract", "--format=timeml", "twee.jsonl", status=1)
    assert "this is another" in done.error
    assert "3 mei 2019" in "".join(ET.fromstring(done.out).itertext())


def test_output_that_cannot_be_written():
    if not os.path.exists("/dev/full"):
        return "there is no /dev/full"
    write("brug.txt", ARTICLE)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, "extract", os.path.join(FOLDER, "brug.txt")], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1 and b"standard output: " in done.stderr
    return None


def test_web_page():
    write("pagina.html", "\n<!DOCTYPE HTML>\n<html><body><p>Op 3 mei 2019 regende het.</p></body></html>\n")
    assert "pagina.html is a web page" in run("extract", "pagina.html", status=1).error


def told_of(done):
    """Lines of the documents that messages tell of, in their order."""
    return [int(line) for line in re.findall(r"^kroniek: veel\.jsonl, line (\d+)(?: \(x\d+\))?: ", done.error, re.MULTILINE)]


def test_threads_change_nothing():
    write("veel.jsonl", many_documents())
    write("brug.txt", ARTICLE)
    files = ("brug.txt", "veel.jsonl", "nergens.txt", "brug.txt")
    for options in (["--format=json", "--explain"], ["--format=csv"], ["--format=text"]):
        one = run("extract", *options, "--threads=1", *files, status=1)
        for threads in ("0", "2", "7"):
            several = run("extract", *options, "--threads=" + threads, *files, status=1)
            assert several.out == one.out and several.error == one.error, several.arguments
    documents = run("extract", "--format=json", "--threads=4", "veel.jsonl", status=1).lines()
    numbers = [int(document["id"][1:]) for document in documents]
    assert len(numbers) > 2000 and numbers == sorted(numbers)


def test_messages_of_threads_are_in_order():
    write("veel.jsonl", many_documents())
    done = run("extract", "--format=json", "--threads=4", "veel.jsonl", "nergens.txt", status=1)
    numbers = told_of(done)
    assert len(numbers) > 800 and numbers == sorted(numbers)
    assert "line 107:" in done.error and "“no day”" in done.error
    assert "nergens.txt" in done.error.splitlines()[-1]


def test_first_documents_are_bad():
    write("eerst.jsonl", '{"id":"1","text":"On 3 May 2024 it rained.","date":"no day"}\n' * 600 + '{"id":"2","text":"On 3 May 2024 it rained.","lang":"en"}\n' * 2)
    for threads in ("--threads=1", "--threads=3"):
        done = run("extract", "--format=csv", threads, "eerst.jsonl", status=1)
        assert [row["start"] for row in csv.DictReader(io.StringIO(done.text()))] == ["2024-05-03"] * 2
        assert not run("extract", threads, "eerst.jsonl", status=1).text().startswith("\n")


def test_stats_of_threads():
    text = many_documents()
    write("veel.jsonl", text)
    for threads in ("--threads=1", "--threads=3"):
        done = run("extract", "--format=json", "--stats", threads, "veel.jsonl", status=1)
        (told,) = re.findall(r"^(\d+) bytes, ([\d.]+) s in analysis, ([\d.]+) MB/s$", done.error, re.MULTILINE)
        known = {document["id"] for document in done.lines()}
        parsed = [json.loads(line) for line in text.splitlines()]
        assert int(told[0]) == sum(len(d["text"]) for d in parsed if d.get("id") in known)
        assert float(told[1]) > 0 and float(told[2]) > 0


def test_no_publication_date():
    write("undated.txt", "Gisteren sloot de gemeente de brug. Op 3 mei 2019 was er al schade gemeld.\n")
    done = run("extract", "--format=json", "undated.txt")
    (document,) = done.lines()
    assert document["date"] is None and "--date" in done.error
    assert spans(document["events"]) == [("2019-05-03", None)] or ("2019-05-03", None) in spans(document["events"])
    (yesterday,) = [x for x in document["expressions"] if x["text"] == "Gisteren"]
    assert not yesterday["edtf"] or yesterday["edtf"]["start"] is None
    (document,) = run("extract", "--format=json", "--date=2025-09-26", "undated.txt").lines()
    assert ("2025-09-25", None) in spans(document["events"])


def test_wrong_date():
    write("brug.txt", ARTICLE)
    for date in ("26-09", "2025-02-30", "gisteren", "2025/2026", ""):
        done = run("extract", "--date=" + date, "brug.txt", status=2)
        assert "--date" in done.error and not done.out


def test_language_without_pack():
    write("fins.txt", "Silta suljettiin 2025-08-15 ja avattiin 3.5.2026.\n")
    done = run("extract", "--format=json", "--language=fi", "fins.txt")
    (document,) = done.lines()
    assert "fi" in done.error
    assert "2025-08-15" in [x["value"] for x in document["expressions"]]


def test_language_that_cannot_be_told():
    write("cijfers.txt", "2025-08-15: 17 %; 3-5-2026: 19 %.\n")
    done = run("extract", "--format=json", "cijfers.txt")
    (document,) = done.lines()
    assert document["language"] is None and "--language" in done.error
    assert "2025-08-15" in [x["value"] for x in document["expressions"]]


def test_no_dates_at_all():
    write("leeg.txt", "Dit is een tekst over bruggen, zonder meer.\n")
    (document,) = run("extract", "--format=json", "--language=nl", "leeg.txt").lines()
    assert document["expressions"] == []


def bad_files():
    os.makedirs(os.path.join(FOLDER, "map"), exist_ok=True)
    with open(os.path.join(FOLDER, "groot.txt"), "wb") as file:
        file.truncate((64 << 20) + 1)
    return [("nergens.txt", "no such file"), ("map", "folder"), (write("niets.txt", ""), "empty"),
            (write("ruis.bin", bytes((i * i >> 3) & 255 for i in range(1, 5000))), "control characters"),
            ("groot.txt", "64 MB"), (write("stuk.pdf", "%PDF-1.7\n..."), "PDF")]


def test_bad_input():
    for name, words in bad_files():
        for arguments in (["extract", "--format=json", name], ["render", name, "-o", "uit.png"]):
            done = run(*arguments, status=1)
            assert name in done.error and words in done.error and not done.out, (name, done.error)
    assert not os.path.exists(os.path.join(FOLDER, "uit.png"))


def test_one_bad_file_among_good_ones():
    write("brug.txt", ARTICLE)
    done = run("extract", "--format=json", "nergens.txt", "brug.txt", status=1)
    assert [d["id"] for d in done.lines()] == ["brug.txt"] and "nergens.txt" in done.error


def test_encodings():
    plain = run("extract", "--format=json", write("brug.txt", ARTICLE + "Het café en de coördinator.\n")).lines()[0]
    for name, encoding in (("latin.txt", "latin-1"), ("breed.txt", "utf-16"), ("breed-be.txt", "utf-16-be"), ("merk.txt", "utf-8-sig")):
        write(name, (ARTICLE + "Het café en de coördinator.\n").encode(encoding))
        (document,) = run("extract", "--format=json", name).lines()
        assert document["text"] == plain["text"], name
        assert document["events"] == plain["events"], name


def test_damaged_text():
    write("nul.txt", ARTICLE.encode() + b"\0 een NUL\n")
    write("stuk.txt", ARTICLE.encode() + "Een café, één keer ".encode() + b"\xe9\xff.\n")
    write("lang.txt", ARTICLE + "woord " * 40000 + "op 3 mei 2024.\n" + "x" * 200000 + "\n")
    for name in ("nul.txt", "stuk.txt", "lang.txt"):
        (document,) = run("extract", "--format=json", name).lines()
        assert len(document["events"]) >= 4, name
    assert "\ufffd" in run("extract", "--format=json", "nul.txt").lines()[0]["text"]


def png_size(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def chunks(data):
    i = 8
    while i < len(data):
        (length,) = struct.unpack(">I", data[i:i + 4])
        body = data[i + 8:i + 8 + length]
        (check,) = struct.unpack(">I", data[i + 8 + length:i + 12 + length])
        assert check == zlib.crc32(data[i + 4:i + 8 + length])
        yield data[i + 4:i + 8], body
        i += 12 + length


def render(name, *options):
    run("render", "brug.txt", "-o", name, *options)
    with open(os.path.join(FOLDER, name), "rb") as file:
        return file.read()


def test_render_png():
    write("brug.txt", ARTICLE)
    data = render("een.png", "--size=800x600", "--scale=2", "--now=2025-10-01")
    assert png_size(data) == (1600, 1200)
    (density,) = [body for kind, body in chunks(data) if kind == b"pHYs"]
    assert struct.unpack(">IIB", density) == (7559, 7559, 1)
    assert data == render("twee.png", "--size=800x600", "--scale=2", "--now=2025-10-01")
    assert data != render("drie.png", "--size=800x600", "--scale=2", "--now=2025-10-01", "--theme=dark")


# The example of resources/languages/README.md, step by step.
def test_pack_from_an_empty_folder():
    os.makedirs(os.path.join(FOLDER, "da"))
    extract = ("extract", "--pack=da", "--date=2025-09-26", "--explain", "pr\u00f8ve.txt")
    write("pr\u00f8ve.txt", "Broen \u00e5bnede den 3. marts 2019. Byr\u00e5det vil m\u00f8des mandag.\n")
    done = run(*extract, status=1)
    assert "da/pack.txt: there is no such file" in done.error
    write("da/pack.txt", "language da\nordinal DOT\n")
    assert "reading" not in run(*extract).text()
    write("da/lexicon.txt", "@number day 1 31 1-2 DAY\n@number year 1000 2199 4 YEAR\n[month]\nmarts : MONTH 3\nmaj : MONTH 5\n"
          "[weekday]\nmandag : WEEKDAY 1\ntirsdag : WEEKDAY 2\n")
    write("da/patterns.txt", "date 60 : day ~\".\" month year?\nweekday 50 : weekday\n")
    found = run(*extract).text()
    assert "pattern      date\n    reading      TIMEX3 2019-03-03  EDTF 2019-03-03  The date is written out." in found
    assert "reading      TIMEX3 2025-09-22  EDTF 2025-09-22  A weekday: the last one up to 26 Sep 2025." in found
    write("da/cues.txt", "[FUTURE]\nvil\n[PAST]\n\u00e5bnede\n[ARTICLE]\nden\n")
    found = run(*extract).text()
    assert "\n  Broen \u00e5bnede\n" in found
    assert "reading      TIMEX3 2025-09-29  EDTF 2025-09-29  The sentence tells of the future" in found
    write("da/cues.txt", "[NOUN]\nvil\n")
    assert "da/cues.txt:1: there is no word class" in run(*extract, status=1).error


# A language that the program reads, but has no words of its own in.
def test_render_language_without_words():
    write("speicher.txt", "Am 3. Oktober 2024 begann der Umbau. Im Mai 2025 wurde der Speicher ein Museum.\n")
    for language in ("de", "en"):
        run("render", "speicher.txt", "-o", "speicher.svg", "--language=" + language, "--now=2025-10-01")
        with open(os.path.join(FOLDER, "speicher.svg"), encoding="utf-8") as file:
            assert "<svg" in file.read()


def test_render_svg_and_pdf():
    write("brug.txt", ARTICLE)
    svg = render("een.svg", "--size=1200x700", "--language=nl", "--now=2025-10-01")
    tree = ET.fromstring(svg)
    assert tree.get("width") and tree.tag.endswith("svg")
    words = " ".join(x.text or "" for x in tree.iter("{http://www.w3.org/2000/svg}text"))
    assert "2025" in words and "15 aug 2025" in words and "15 aug 2026" not in words
    pdf = render("een.pdf", "--now=2025-10-01")
    assert pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    assert pdf == render("twee.pdf", "--now=2025-10-01")


def test_render_scene():
    write("brug.txt", ARTICLE)
    scene = [json.loads(line) for line in render("een.scene.json", "--size=1000x600", "--now=2025-10-01").decode().splitlines()]
    assert scene[0]["width"] == 1000 and scene[0]["events"] == 4
    placed = [x for x in scene[1:] if x["kind"] == "event"]
    assert len({x["event"] for x in placed}) == 4
    near = [json.loads(line) for line in render("twee.scene.json", "--from=2025-08", "--to=2025-08", "--now=2025-10-01").decode().splitlines()]
    assert near[0]["from"].startswith("2025-08-01") and near[0]["to"].startswith("2025-09-01")


def test_render_lanes_and_several():
    write("brug.txt", ARTICLE)
    write("bridge.txt", "Published September 26, 2025\n\nThe bridge was closed on August 15. It had been built in 1932.\n")
    run("render", "brug.txt", "bridge.txt", "-o", "samen.scene.json", "--lanes=source", "--now=2025-10-01")
    with open(os.path.join(FOLDER, "samen.scene.json"), encoding="utf-8") as file:
        scene = [json.loads(line) for line in file]
    assert len({x["lane"] for x in scene[1:] if x["kind"] == "event"}) == 2


def test_render_gaps():
    write("brug.txt", "The bridge was built on 3 May 1901. It opened on 9 May 1901. On 4 June 2024 it was closed.\n")
    kinds = {}
    for gaps in ("fold", "show"):
        scene = [json.loads(line) for line in render(gaps + ".scene.json", "--gaps=" + gaps, "--language=en").decode().splitlines()]
        kinds[gaps] = {x["text"] for x in scene[1:] if x["kind"] == "fold"}
    assert kinds["show"] == set() and len(kinds["fold"]) == 1
    assert kinds["fold"].pop().endswith(" years")


def test_render_to_bad_places():
    write("brug.txt", ARTICLE)
    os.makedirs(os.path.join(FOLDER, "map.png"), exist_ok=True)
    for name in ("weg/een.png", "map.png"):
        done = run("render", "brug.txt", "-o", name, status=1)
        assert name in done.error
    assert os.listdir(os.path.join(FOLDER, "map.png")) == []
    assert not [name for name in os.listdir(FOLDER) if name.startswith(".")]


def test_dutch_messages():
    done = run("extract", "nergens.txt", status=1, LANGUAGE="nl")
    assert "nergens.txt" in done.error


def test_shared_article():
    path = os.path.join(ROOT, "..", "shared", "data", "articles", "microsoft-imod.nl.txt")
    if not os.path.exists(path):
        return "the article is not here"
    (document,) = run("extract", "--format=json", path).lines()
    assert document["date"] == "2025-09-26"
    assert spans(document["events"]) == EXPECTED
    quotes = {(event["start"], event["end"]): document["text"][slice(*event["sentence"])] for event in document["events"]}
    assert quotes["2025-08", None].startswith("Die meldde in augustus dat")
    assert quotes["2025-08-15", None].startswith("Microsoft startte op 15 augustus een review,")
    assert "date" not in [event["title"].split()[0] for event in document["events"]]
    return None


def main():
    tests = [(name, function) for name, function in globals().items() if name.startswith("test_")]
    print("1..%d" % len(tests))
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        name = "/app/command-line/" + name[5:].replace("_", "-")
        try:
            skipped = function()
            print("ok %d %s%s" % (number, name, " # SKIP " + skipped if skipped else ""), flush=True)
        except Exception:
            failed += 1
            print("not ok %d %s" % (number, name))
            print("# " + traceback.format_exc().replace("\n", "\n# "), flush=True)
    shutil.rmtree(FOLDER)
    return 1 if failed else 0


sys.exit(main())
