#!/usr/bin/env python3
"""Tests of the tools that judge the others: count-tests, the lint rules, dev."""
import importlib.machinery
import importlib.util
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

sys.dont_write_bytecode = True

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))
SPDX = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'


def load(name):
    """A tool as a module."""
    path = f'{ROOT}/tests/tools/{name}'
    loader = importlib.machinery.SourceFileLoader(name.replace('-', '_').removesuffix('.py'), path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


class CountTests(unittest.TestCase):
    """Each test: (name, result, stdout) of programs, and the line expected."""

    def count(self, *programs, status=0):
        with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
            for name, result, stdout in programs:
                log.write(json.dumps({'name': name, 'result': result, 'returncode': 0, 'stdout': stdout}) + '\n')
            log.flush()
            done = run(f'{ROOT}/tests/tools/count-tests', '--status', str(status), log.name)
        return done.returncode, done.stdout.splitlines()[-1]

    def test_subtests_count(self):
        self.assertEqual(self.count(('a', 'OK', '1..2\nok 1 /a/b\nok 2 - c\n')), (0, '2 passed, 0 failed'))

    def test_failed_and_skipped(self):
        text = '1..4\nok 1 a\nnot ok 2 b\nok 3 c # SKIP no tool\nnot ok 4 d # TODO later\n'
        self.assertEqual(self.count(('a', 'ERROR', text), status=1), (1, '1 passed, 1 failed, 2 skipped'))

    def test_crash_after_success(self):
        self.assertEqual(self.count(('a', 'ERROR', '1..3\nok 1 a\nok 2 b\nBail out! gone\n'), status=1),
                         (1, '2 passed, 1 failed'))

    def test_timeout(self):
        self.assertEqual(self.count(('a', 'TIMEOUT', 'ok 1 a\n'), ('b', 'OK', 'ok 1 a\n'), status=1),
                         (1, '2 passed, 1 failed'))

    def test_groups_are_not_counted_twice(self):
        text = '1..1\n# Subtest: a\n    ok 1 /a/b\n    ok 2 /a/c\n    1..2\nok 1 a\n'
        self.assertEqual(self.count(('a', 'OK', text)), (0, '2 passed, 0 failed'))
        failed = text.replace('    ok 2', '    not ok 2').replace('\nok 1 a', '\nnot ok 1 a')
        self.assertEqual(self.count(('a', 'ERROR', failed), status=1), (1, '1 passed, 1 failed'))

    def test_whole_program_skipped(self):
        self.assertEqual(self.count(('a', 'SKIP', '1..0 # SKIP no display\n'), ('b', 'OK', 'ok 1\n')),
                         (0, '1 passed, 0 failed, 1 skipped'))

    def test_program_without_tap(self):
        self.assertEqual(self.count(('a', 'OK', '')), (0, '1 passed, 0 failed'))

    def test_nothing_ran(self):
        self.assertEqual(self.count(), (1, '0 passed, 1 failed'))

    def test_meson_failed(self):
        self.assertEqual(self.count(('a', 'OK', 'ok 1 a\n'), status=2), (1, '1 passed, 1 failed'))

    def test_no_log(self):
        done = run(f'{ROOT}/tests/tools/count-tests', '/nowhere/log.json')
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (1, '0 passed, 1 failed'))


class Lint(unittest.TestCase):
    """A small tree with one fault at a time; the rule must name it."""

    def setUp(self):
        self.tree = tempfile.mkdtemp(prefix='kroniek-lint-')
        self.addCleanup(shutil.rmtree, self.tree)
        self.write('src/README.md', '### `src/base`\n\n* `kro-a.[ch]` – a\n')
        self.write('src/base/meson.build', "files('kro-a.c')\n")
        self.write('src/base/kro-a.h', SPDX + '#pragma once\n')
        self.write('src/base/kro-a.c', SPDX + '#include "kro-a.h"\n')

    def write(self, name, text):
        path = os.path.join(self.tree, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)

    def lint(self):
        return run(sys.executable, f'{ROOT}/tests/lint/lint.py', self.tree)

    def assert_finds(self, *words):
        done = self.lint()
        self.assertEqual(done.returncode, 1, done.stdout)
        for line in done.stderr.splitlines():
            if all(word in line for word in words):
                return
        self.fail(f'{words} not in {done.stderr}')

    def test_sound_tree(self):
        done = self.lint()
        self.assertNotIn('kro-a', done.stderr.replace('src/:0', ''))

    def test_include_upwards(self):
        self.write('src/base/kro-a.c', SPDX + '#include "kro-a.h"\n#include "../time/kro-b.h"\n')
        self.assert_finds('src/base/kro-a.c:3', '../time/kro-b.h')

    def test_floor_above(self):
        self.write('src/time/kro-b.h', SPDX + '#pragma once\n')
        self.write('src/base/kro-a.c', SPDX + '#include "kro-a.h"\n#include "kro-b.h"\n')
        self.assert_finds('src/base/kro-a.c:3', 'base includes kro-b.h of time')

    def test_private_header(self):
        self.write('src/base/kro-a-private.h', SPDX + '#pragma once\n')
        self.write('src/time/kro-b.c', SPDX + '#include "kro-a-private.h"\n')
        self.assert_finds('src/time/kro-b.c:2', 'private')

    def test_library_of_another_floor(self):
        self.write('src/base/kro-a.c', SPDX + '#include "kro-a.h"\n#include <cairo.h>\n')
        self.assert_finds('src/base/kro-a.c:3', '<cairo.h>')

    def test_order_of_includes(self):
        self.write('src/base/kro-a.c', SPDX + '#include <glib.h>\n#include "kro-a.h"\n')
        self.assert_finds('src/base/kro-a.c:2', 'own header not first')

    def test_licence(self):
        self.write('src/base/kro-a.c', '#include "kro-a.h"\n')
        self.assert_finds('src/base/kro-a.c:1', 'SPDX')

    def test_long_function(self):
        body = 'void\nkro_a_long (int n)\n{\n' + '  n++;\n' * 90 + '}\n'
        self.write('src/base/kro-a.c', SPDX + '#include "kro-a.h"\n\n' + body)
        self.assert_finds('src/base/kro-a.c:6', 'kro_a_long has 92 lines')

    def test_long_file(self):
        self.write('src/base/kro-a.c', SPDX + '#include "kro-a.h"\n' + 'int a;\n' * 1000)
        self.assert_finds('src/base/kro-a.c:1002', '1002 lines')

    def test_not_built(self):
        self.write('tests/base/test-a.c', SPDX)
        self.assert_finds('tests/base/test-a.c:1', 'not named in tests/base/meson.build')

    def test_share_of_tests(self):
        self.assert_finds('src/', '0 lines of test')

    def test_maps(self):
        self.write('src/base/kro-c.h', SPDX + '#pragma once\n')
        self.write('src/README.md', '### `src/base`\n\n* `kro-a.[ch]` – a\n* `kro-gone.h` – gone\n')
        self.assert_finds('src/base/kro-c.h:1', 'not in src/README.md')
        self.assert_finds('src/README.md:4', 'src/base/kro-gone.h does not exist')

    def test_words_and_codes(self):
        self.write('resources/languages/aa/lexicon', 'gisteren = -1 day\n')
        self.write('resources/languages/bb/lexicon', 'yesterday = -1 day\n')
        self.write('src/text/kro-t.c', SPDX + 'const char *a[] = { "nl", "gisteren", "day", "v\u00f3\u00f3r" };\n')
        self.assert_finds('src/text/kro-t.c:2', '"nl"')
        self.assert_finds('src/text/kro-t.c:2', '"gisteren"')
        self.assert_finds('src/text/kro-t.c:2', '"v\u00f3\u00f3r"')
        self.assertNotIn('"day"', self.lint().stderr)

    def test_translations(self):
        self.write('src/base/kro-a.c', SPDX + '#include "kro-a.h"\nconst char *a = _("Open");\n')
        self.assert_finds('src/base/kro-a.c:1', 'POTFILES')

    def test_desktop_files(self):
        self.write('resources/a.desktop.in', '[Desktop Entry]\nType=Application\nName=A\nColour=red\n')
        self.write('resources/a.metainfo.xml.in', '<component><image>https://a/gone.png</image></component>\n')
        self.write('resources/icons/hicolor/symbolic/apps/a.svg',
                   '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#000"/><path fill="#fff"/></svg>\n')
        self.write('resources/a.gschema.xml', '<schemalist><schema id="a"/></schemalist>\n')
        self.write('flatpak/io.github.kroniek.Kroniek.json',
                   '{"finish-args": ["--share=network"], "modules": [{"name": "a", "sources": [{"type": "git"}]}]}\n')
        self.assert_finds('resources/a.desktop.in:1', 'Colour')
        self.assert_finds('resources/a.metainfo.xml.in:1', 'gone.png')
        self.assert_finds('apps/a.svg:1', 'viewBox')
        self.assert_finds('apps/a.svg:1', '2 colours')
        self.assert_finds('scalable/apps', 'has no icon')
        self.assert_finds('flatpak/', '--share=network')
        self.assert_finds('flatpak/', 'type git')

    def test_traces(self):
        self.write('tests/README.md', 'See /wo' + 'rk/x for more.\n')
        self.assert_finds('tests/README.md:1', 'a path of one machine')

    def test_space(self):
        self.write('src/base/kro-a.h', SPDX + '#pragma once \n#pragma once\n')
        self.assert_finds('src/base/kro-a.h:2', 'space at the end')


class Dev(unittest.TestCase):
    def test_usage(self):
        self.assertIn('usage: ./dev VERB', run(f'{ROOT}/dev').stdout)
        self.assertEqual(run(f'{ROOT}/dev', 'fly').returncode, 2)

    def test_names_packages_without_apt(self):
        with tempfile.TemporaryDirectory(prefix='kroniek-path-') as path:
            for tool in ('bash', 'env', 'dirname', 'readlink', 'awk', 'grep', 'id'):
                os.symlink(shutil.which(tool), os.path.join(path, tool))
            done = run(f'{ROOT}/dev', 'setup', env={'PATH': path})
        self.assertEqual(done.returncode, 1)
        self.assertIn(' gcc ', done.stderr)
        self.assertIn('libgtk-4-dev', done.stderr)

    def test_display_is_private(self):
        done = run(f'{ROOT}/tests/tools/with-display', 'sh', '-c', 'echo "$HOME"; xdotool getdisplaygeometry; exit 3')
        self.assertEqual(done.returncode, 3, done.stderr)
        home, size = done.stdout.splitlines()
        self.assertEqual(size, '1400 900')
        self.assertFalse(os.path.exists(home))


    def test_display_can_be_read(self):
        script = 'import screen; print(screen.Screen().width, screen.Screen().pixel(9, 9))'
        done = run(f'{ROOT}/tests/tools/with-display', sys.executable, '-c', script, cwd=f'{ROOT}/tests/tools',
                   env={**os.environ, 'KRONIEK_FRAME_BUFFER': 'yes', 'KRONIEK_SCREEN': '640x480x24',
                        'PYTHONDONTWRITEBYTECODE': '1'})
        self.assertEqual(done.stdout, '640 (0, 0, 0)\n', done.stderr)


class ScreenTests(unittest.TestCase):
    """Of a screen of 3 × 2 pixels, each row padded to 16 bytes, behind two colours."""

    def setUp(self):
        header = [0] * 25
        header[0], header[4], header[5], header[11], header[12], header[19] = 104, 3, 2, 32, 16, 2
        self.rows = [bytearray(16), bytearray(16)]
        self.rows[1][4:8] = b'\x10\x20\x30\x00'
        with tempfile.NamedTemporaryFile(delete=False) as file:
            file.write(struct.pack('>25I', *header) + bytes(4) + bytes(24) + b''.join(self.rows))
        self.addCleanup(os.unlink, file.name)
        self.screen = load('screen.py').Screen(file.name)

    def test_pixels(self):
        self.assertEqual((self.screen.width, self.screen.height), (3, 2))
        self.assertEqual(self.screen.pixel(1, 1), (0x30, 0x20, 0x10))
        self.assertEqual(self.screen.pixel(2, 1), (0, 0, 0))

    def test_checksum(self):
        self.assertEqual(self.screen.checksum((0, 0, 3, 1)), self.screen.checksum((0, 0, 3, 1)))
        self.assertNotEqual(self.screen.checksum((0, 0, 3, 1)), self.screen.checksum((0, 1, 3, 1)))

    def test_picture_is_cut_at_the_edge(self):
        png = self.screen.png((1, 1, 9, 9))
        self.assertEqual(struct.unpack('>2I', png[16:24]), (2, 1))
        start = png.index(b'IDAT')
        length, = struct.unpack('>I', png[start - 4:start])
        self.assertEqual(zlib.decompress(png[start + 4:start + 4 + length]), b'\x00\x30\x20\x10\x00\x00\x00')


class GalleryWindow(unittest.TestCase):
    def setUp(self):
        self.gallery = load('gallery-window')

    def test_states(self):
        names = [state.name for state in self.gallery.STATES]
        self.assertEqual(len(names), len(set(names)))
        for state in self.gallery.STATES:
            for path in state.files:
                self.assertTrue(os.path.exists(path), path)

    def test_what_is_missing_is_told(self):
        state = self.gallery.STATES[0]
        self.assertIn('<img src="a.png"', self.gallery.figure(state, 'a.png', 0, ''))
        missing = self.gallery.figure(state, 'a.png', self.gallery.MISSING, 'no action <x>')
        self.assertIn('not there yet', missing)
        self.assertIn('no action &lt;x&gt;', missing)
        self.assertNotIn('<img', missing)
        self.assertIn('failed', self.gallery.figure(state, 'a.png', 1, 'crash'))

    def test_dense_article_is_the_same_each_time(self):
        first = self.gallery.dense_article()
        self.assertEqual(first, self.gallery.dense_article())
        self.assertEqual(first.count('\n\n'), self.gallery.N_DENSE + 1)


class Events(unittest.TestCase):
    """The measurement of events, with a program that always finds the same."""

    TEXT = 'Published 1 June 2025.\nThe mill burned in 1702. It was sold on 3 May 1780, and again yesterday at noon.\n'
    GOLD = (('1702', None, '1702', 'The mill burned in 1702.', 'The mill burned!'),
            ('1780-05-03', '1780-05-03', '3 May 1780', 'sold on 3 May 1780', 'The mill was sold'),
            ('2025-05-31T12:00', None, 'yesterday at noon', 'again yesterday at noon', 'It was sold again'),
            ('2025', None, 'tomorrow', 'again tomorrow', 'Not in the text'))
    # Start, end, words of the date, title, origin.
    FOUND = (('2025-06-01', None, (), 'Published', 'LEAD'),
             ('1702', None, ('1702',), 'The mill burned', 'EXPRESSION'),
             ('1780', None, ('1780',), 'It was sold', 'EXPRESSION'),
             ('1780-05-03', None, ('3 May', '1780'), 'The mill was sold again', 'EXPRESSION'),
             ('2025-05-31', None, ('yesterday',), 'It was sold', 'EXPRESSION'))

    @classmethod
    def setUpClass(cls):
        cls.events = load('../bench/bench-events.py')

    def document(self):
        words = sorted({word for found in self.FOUND for word in found[2]}, key=self.TEXT.index)
        spans = [(self.TEXT.index(word), self.TEXT.index(word) + len(word)) for word in words]
        return {'text': self.TEXT, 'expressions': [{'b': b, 'e': e} for b, e in spans],
                'events': [{'start': start, 'end': end, 'title': title, 'origin': origin, 'sentence': (23, len(self.TEXT)),
                            'expressions': [words.index(word) for word in said]} for start, end, said, title, origin in self.FOUND]}

    def measure(self, judged=''):
        with tempfile.TemporaryDirectory() as folder:
            for name, lines in (('document.json', [self.document()]), ('en-mill.gold.jsonl', [{'date': '2025-06-01', 'domain': 'news'}] + [
                    dict(zip(('start', 'end', 'when', 'quote', 'title'), gold)) for gold in self.GOLD])):
                with open(f'{folder}/{name}', 'w', encoding='utf-8') as file:
                    file.write(''.join(json.dumps(line) + '\n' for line in lines))
            for name, text in (('program', f'#!/bin/sh\ncat {folder}/document.json\n'), (self.events.JUDGED, judged)):
                with open(f'{folder}/{name}', 'w', encoding='utf-8') as file:
                    file.write(text)
            os.chmod(f'{folder}/program', 0o755)
            article = self.events.Article(f'{folder}/program', f'{folder}/en-mill.txt')
            return article, self.events.count([article], self.events.read_verdicts(folder))

    def test_figures(self):
        article, figures = self.measure()
        self.assertEqual(len(article.faults), 1)
        self.assertEqual([figures[name] for name in ('gold', 'found', 'matched', 'precision', 'recall')], [3, 4, 3, 75.0, 100.0])
        # Equal dates go first, so that the year alone is the false find.
        self.assertEqual([figures[name] for name in ('date_precision', 'date_recall', 'quote')], [50.0, 66.7, 100.0])
        self.assertEqual([found['start'] for found in article.false_finds()], ['1780'])
        self.assertEqual([pair.found['start'] for pair in article.pairs if not pair.right], ['2025-05-31'])
        self.assertEqual([figures[name] for name in ('title_exact', 'title_close', 'title_as_well', 'title_not_judged')], [33.3, 100.0, 33.3, 2])

    def test_verdicts(self):
        judged = 'en-mill\tThe mill was sold\tThe mill was sold again\tas well\nen-mill\tIt was sold again\tSold again\tas well\n'
        _, figures = self.measure(judged)
        self.assertEqual([figures[name] for name in ('title_as_well', 'title_not_judged')], [66.7, 1])
        _, figures = self.measure(judged.replace('as well', 'worse'))
        self.assertEqual([figures[name] for name in ('title_as_well', 'title_not_judged')], [33.3, 1])

    def test_dates(self):
        same = (('2024-35', '[2024-07..2024-09]'), ('[..172X]', '[..1729]'), ('[2024-05..2024-05]', '2024-05'), ('199X', '[1990..1999]'),
                ('2024-24', '[2024-12..2025-02]'), ('2024-05-03T10:00:00', '2024-05-03T10:00'), (None, ''))
        other = (('2024-05-03', '2024-05-03T10:00'), ('2024-05', '2024-05~'), ('2024', '[2024-01..2024-12]'), ('[2024,2025]', '[2024..2025]'))
        for one, two in same:
            self.assertEqual(self.events.normalise_part(one), self.events.normalise_part(two))
        for one, two in other:
            self.assertNotEqual(self.events.normalise_part(one), self.events.normalise_part(two))
        self.assertEqual(self.events.normalise({'start': '2024', 'end': '2024'}), self.events.normalise({'start': '2024'}))
        for end in ('', '..', '2025'):
            self.assertNotEqual(self.events.normalise({'start': '2024', 'end': end}), self.events.normalise({'start': '2024'}))


class Tap(unittest.TextTestResult):
    """Prints each result as a line of TAP."""

    def report(self, test, outcome, more=''):
        print(f'{outcome} {self.testsRun} {test.id().split(".", 1)[-1]}{more}', flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report(test, 'ok')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.report(test, 'not ok')

    def addError(self, test, err):
        super().addError(test, err)
        self.report(test, 'not ok')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report(test, 'ok', f' # SKIP {reason}')


if __name__ == '__main__':
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    print(f'1..{tests.countTestCases()}')
    sys.exit(not unittest.TextTestRunner(resultclass=Tap, verbosity=0).run(tests).wasSuccessful())
