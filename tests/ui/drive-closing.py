"""The program quits while other windows of it are open, with and without
changes, and ends well each time; under sanitizers that shows what it leaks."""
import os

import drive

ARTICLE = os.path.join(os.environ['KRONIEK_SOURCE_ROOT'], 'resources', 'samples', 'cloud-services.en.txt')
ITEM = {'list item'}


def quits_with(act, opens):
    """A step: opens the article, does something, and quits. opens: whether
    that something opens another window, which is waited for."""
    def step():
        with drive.Window(drive.kroniek(), ARTICLE) as window:
            drive.wait_for('the events', lambda: events(window))
            before = window.count_windows()
            act(window)
            if opens:
                drive.wait_for('another window', lambda: window.count_windows() > before)
    return step


def events(window):
    return window.find('Timeline', {'list'}).find_all(roles=ITEM)


def delete_and_present(window):
    before = len(events(window))
    window.keys('Right', 'Delete')
    drive.wait_for('the deletion', lambda: len(events(window)) == before - 1)
    window.act('win.present')


def edit(window):
    window.keys('Right', 'F2')
    window.find('Date', {'text', 'text box', 'entry'})


def main():
    drive.run_steps([
        ('it quits with the dialog of exports open', quits_with(lambda window: window.act('win.export'), True)),
        ('it quits with the list of keys open', quits_with(lambda window: window.act('win.shortcuts'), True)),
        ('it quits with a second window open', quits_with(lambda window: window.keys('ctrl+n'), True)),
        ('it quits while presenting, with changes', quits_with(delete_and_present, True)),
        ('it quits with a form open', quits_with(edit, False)),
    ])


if __name__ == '__main__':
    main()
