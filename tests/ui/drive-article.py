"""Drives the real window on the real article, where it is there, else on the
Dutch sample, which tells the same: opened, walked, mended in every way, all
of it taken back and done again, presented, exported, closed."""
import os
import subprocess

from gi.repository import GLib

import drive

ROOT = os.environ['KRONIEK_SOURCE_ROOT']
REAL = os.path.join(ROOT, '..', 'shared', 'data', 'articles', 'microsoft-imod.nl.txt')
SAMPLE = os.path.join(ROOT, 'resources', 'samples', 'clouddiensten.nl.txt')
ARTICLE = os.path.normpath(REAL) if os.path.exists(REAL) else SAMPLE
ENTRY = {'text', 'text box', 'entry'}
ITEM = {'list item'}
WINDOW_PATH = drive.PATH + '/window/1'


def labels(window):
    """Everything that is said; a status has a role of its own in each GTK."""
    return [each.said() for each in window.walk()]


def timeline(window):
    return window.find('Timeline', {'list'})


def events(window):
    """The events by name, in order of time."""
    return [each.name for each in timeline(window).find_all(roles=ITEM)]


def selected(window):
    return [each for each in timeline(window).find_all(roles=ITEM) if each.has_state('selected')]


def select(window, words):
    """Selects the first event with these words in its name, wherever it is."""
    window.act('win.fit')
    drive.wait_for(words, lambda: timeline(window).find_all(lambda name: words in name, ITEM))[0].act('stand-in.select')
    drive.wait_for(f'{words} selected', lambda: any(words in each.name for each in selected(window)))


def says(window, words):
    drive.wait_for(f'the words {words}', lambda: words in labels(window))


class Journey:
    """One way through the window; each step leaves what the next one needs."""

    def __init__(self, window, folder):
        self.window = window
        self.folder = folder
        self.before = []
        self.after = []

    def opened(self):
        drive.wait_for('four events', lambda: len(events(self.window)) == 4)
        self.before = events(self.window)
        assert any(name.startswith('15 August 2025') for name in self.before), self.before
        assert any(name.startswith('August 2025') for name in self.before), self.before

    def walked(self):
        heard = []
        for _ in self.before:
            last = heard[-1:]
            self.window.keys('Right')
            drive.wait_for('the next event', lambda: selected(self.window) and [selected(self.window)[0].name] != last)
            heard.append(selected(self.window)[0].name)
        assert heard == self.before, heard
        says(self.window, heard[-1].split(', ')[0])

    def read_otherwise(self):
        select(self.window, '15 August 2025')
        says(self.window, '2025-08-15')
        self.window.find(drive.labelled('Use This'), drive.BUTTON).press()
        says(self.window, '2026-08-15')

    def edited(self):
        select(self.window, 'August 2025,')
        self.window.keys('F2')
        date = self.window.find('Date', ENTRY)
        date.set_text('geen datum')
        drive.wait_for('an explanation', lambda: any('is not a date' in text for text in labels(self.window)))
        date.set_text('begin augustus 2025')
        says(self.window, 'early August 2025')
        self.window.find(drive.labelled('Apply'), drive.BUTTON).press()
        drive.wait_for('the new date', lambda: any('early August' in name for name in events(self.window)))

    def made(self):
        # What is selected puts the cursor before its sentence.
        select(self.window, '15 August 2026')
        article = self.window.find('Article', ENTRY)
        self.window.keys('alt+1')
        drive.wait_for('the keys', lambda: article.has_state('focused'))
        self.window.keys('shift+Down', 'shift+Down', 'ctrl+e')
        drive.wait_for('another event', lambda: len(events(self.window)) == 5)
        drive.wait_for('its date', lambda: any(each.name.startswith('15 August 2025') for each in selected(self.window)))

    def deleted(self):
        select(self.window, '26 September 2025, ')
        self.window.act('win.delete-event')
        drive.wait_for('one fewer', lambda: len(events(self.window)) == 4)
        self.after = events(self.window)
        assert self.after != self.before

    def undone(self):
        for _ in range(4):
            self.window.keys('ctrl+z')
        drive.wait_for('all as it was', lambda: events(self.window) == self.before)
        self.window.keys('ctrl+z')
        for _ in range(4):
            self.window.keys('ctrl+shift+z')
        drive.wait_for('all done again', lambda: events(self.window) == self.after)

    def listed(self):
        self.window.keys('alt+3')
        rows = drive.wait_for('the rows', lambda: [each.name for each in self.window.find_all(roles=ITEM) if each.name in self.after])
        assert len(rows) >= 4, rows
        self.window.keys('alt+1')
        self.window.find('Article', ENTRY)

    def presented(self):
        select(self.window, '26 September 2025')
        self.window.keys('F5')
        show = self.window.other('Presentation')
        says_first = drive.wait_for('the caption', lambda: [each for each in show.walk() if '26 September 2025' in each.name])
        assert says_first
        show.act('presenter.first')
        first = self.after[0].split(', ')[1]
        drive.wait_for('the first event', lambda: [each for each in show.walk() if first in each.name])
        self.window.keys('Page_Down')
        second = self.after[1].split(', ')[1]
        drive.wait_for('the second event', lambda: [each for each in show.walk() if second in each.name])
        self.window.keys('b', 'b', 'Escape')
        drive.wait_for('the end of it', lambda: self.window.find_other('Presentation') is None)
        drive.wait_for('where it ended', lambda: any(second in each.name for each in selected(self.window)))

    def exported(self):
        marks = {'png': b'\x89PNG', 'svg': b'<?xml', 'pdf': b'%PDF-'}
        for kind, mark in marks.items():
            path = os.path.join(self.folder, f'picture.{kind}')
            self.window.activate('export-to', GLib.Variant('s', 'file://' + path), path=WINDOW_PATH)
            drive.wait_for(path, lambda path=path: os.path.exists(path))
            with open(path, 'rb') as file:
                assert file.read().startswith(mark), path
        words = subprocess.run(['pdftotext', os.path.join(self.folder, 'picture.pdf'), '-'], check=True, capture_output=True, text=True).stdout
        assert 'early Aug' in words, words

    def dialogs(self):
        self.window.act('win.export')
        dialog = self.window.other('Export Picture')
        dialog.find(drive.labelled('Export…'), drive.BUTTON)
        self.window.keys('Escape')
        drive.wait_for('the dialog to close', lambda: self.window.find_other('Export Picture') is None)

    def closed(self):
        self.window.keys('ctrl+q')
        drive.wait_for('the question', lambda: self.window.find_anywhere(drive.labelled('Discard'), drive.BUTTON)).press()
        drive.wait_for('the end', lambda: self.window.process.poll() is not None)
        assert self.window.process.returncode == 0, self.window.process.returncode


def main():
    with drive.Window(drive.kroniek(), ARTICLE) as window:
        journey = Journey(window, os.environ['TMPDIR'])
        drive.run_steps([
            ('the article is opened', journey.opened),
            ('every event is walked by key', journey.walked),
            ('the second reading of a date is taken', journey.read_otherwise),
            ('a date is edited in words', journey.edited),
            ('selected words become an event', journey.made),
            ('an event is deleted', journey.deleted),
            ('all of it is undone and done again', journey.undone),
            ('the list has the same events', journey.listed),
            ('it is presented', journey.presented),
            ('pictures are exported', journey.exported),
            ('the dialog of exports opens', journey.dialogs),
            ('it asks before changes go, and closes', journey.closed),
        ])


if __name__ == '__main__':
    main()
