"""A timeline with clusters for who cannot see it: keys and AT-SPI only."""
import json
import os
import re
import tempfile
import time

import drive

CROWD = 120


def write_crowd(path):
    """More events a day than there is room for, in the form of TimelineJS."""
    events = [{
        'start_date': {'year': '2024', 'month': '1', 'day': '8' if number % 2 else '1'},
        'text': {'headline': f'Meeting {number} on the bridge'},
        'group': 'Council' if number % 2 else 'Works',
    } for number in range(CROWD)]
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'events': events}, file)


def count(name):
    """How many events one stop of the walk stands for."""
    crowd = re.match(r'(\d+) events, ', name)
    return int(crowd.group(1)) if crowd else 1


def next_stop(window, told):
    """Name and description of what has the focus, once it is not among those
    that were told. Asking the bus takes long, so each is asked once."""
    def ask():
        item = drive.focused(window)
        name = item.name if item and item.role in drive.ITEM else None
        return [(name, item.description)] if name and name not in told else []
    return drive.wait_for('another stop', ask)[0]


def walk_crowd(window):
    """Right from the first stop to the last: clusters tell how many they hold,
    and together all events are told, each stop once."""
    told = {}
    number = 0
    window.keys('Escape', 'Home')
    while number < CROWD:
        name, description = next_stop(window, told)
        told[name] = description
        number += count(name)
        window.keys('Right')
    assert number == CROWD, list(told)
    clusters = [name for name in told if count(name) > 1]
    assert clusters and len(clusters) < len(told), list(told)
    assert all(re.match(rf'from \d+ of {CROWD}, ', told[name]) for name in clusters), told
    time.sleep(0.3)
    assert drive.focused(window).name == name, (drive.focused(window).name, name)


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'meetings.json')
        write_crowd(path)
        with drive.Window(drive.kroniek(), path) as window:
            drive.run_steps([
                ('a timeline of another program opens', lambda: drive.wait_for('the events', lambda: [
                    name for name in drive.status(window) if f'{CROWD} of {CROWD} ' in name])),
                ('Right goes through events and clusters, all told once', lambda: walk_crowd(window)),
            ])


if __name__ == '__main__':
    main()
