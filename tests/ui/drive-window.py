"""Drives the real window: an article from the command line, an event selected
in the timeline, its card, zooming in and out, all events again."""
import os

import drive

ARTICLE = os.path.join(os.environ['KRONIEK_SOURCE_ROOT'], 'resources', 'samples', 'clouddiensten.nl.txt')
ITEM = {'list item'}
LIST = {'list'}


def labels(window):
    return [each.name for each in window.walk() if each.role == 'label']


def events(window):
    return window.find('Timeline', LIST).find_all(roles=ITEM)


def main():
    chosen = {}
    with drive.Window(drive.kroniek(), ARTICLE) as window:
        def opened():
            found = drive.wait_for('the events', lambda: [each for each in events(window) if '15 ' in each.name])
            chosen['event'] = found[0]
            assert ' of ' in found[0].description, found[0].description

        def selected():
            chosen['event'].act('stand-in.select')
            drive.wait_for('the EDTF date', lambda: '2025-08-15' in labels(window))
            drive.wait_for('the quote', lambda: [text for text in labels(window) if text.startswith('“') and '15 augustus' in text])
            drive.wait_for('the date in words', lambda: '15 August 2025' in labels(window))

        def zoomed():
            before = len(events(window))
            for _ in range(4):
                window.act('win.zoom-in')
            drive.wait_for('fewer events', lambda: 0 < len(events(window)) < before)
            window.act('win.zoom-out')
            window.act('win.fit')
            drive.wait_for('all events', lambda: len(events(window)) == before)

        def article():
            text = window.find('Article', {'text', 'text box', 'entry'})
            assert '15 augustus' in text.text()
            text.act('article.next')
            drive.wait_for('another card', lambda: '2025-08-15' not in labels(window))

        drive.run_steps([
            ('an article is opened by argument', opened),
            ('selecting an event shows its words and dates', selected),
            ('zoom in, zoom out and fit', zoomed),
            ('the article goes to its next event', article),
        ])


if __name__ == '__main__':
    main()
