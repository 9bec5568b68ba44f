"""The timeline for who cannot see it: keys and AT-SPI only."""
import os
import subprocess
import time

import drive

ARTICLE = os.path.join(os.environ['KRONIEK_SOURCE_ROOT'], 'resources', 'samples', 'clouddiensten.nl.txt')


def wakeups(process):
    """How often the program went to sleep of its own accord, all threads."""
    total = 0
    for task in os.listdir(f'/proc/{process.pid}/task'):
        with open(f'/proc/{process.pid}/task/{task}/status', encoding='ascii') as lines:
            total += sum(int(line.split()[1]) for line in lines if line.startswith('voluntary'))
    return total


def main():
    seen = {}
    with drive.Window(drive.kroniek(), ARTICLE) as window:
        def opened():
            drive.wait_for('the events', lambda: drive.timeline(window).find_all(roles=drive.ITEM))
            drive.wait_for('the status', lambda: [name for name in drive.status(window) if name.endswith(' events')])
            items = [each.name for each in drive.timeline(window).find_all(roles=drive.ITEM)]
            seen['number'] = int(drive.status(window)[0].split(' of ')[1].split()[0])
            assert len(set(items)) == seen['number'], items

        def next_event(key, order):
            window.keys(key)
            item = drive.wait_for(f'event {order} under the focus', lambda: [
                each for each in [drive.focused(window)]
                if each and each.role in drive.ITEM and each.description.startswith(f'{order} of ')])[0]
            assert item.has_state('selected'), item.name
            return item.name

        def walked():
            window.keys('Escape')
            heard = [next_event('Right', order + 1) for order in range(seen['number'])]
            assert len(set(heard)) == len(heard) == seen['number'], heard
            items = [each.name for each in drive.timeline(window).find_all(roles=drive.ITEM)]
            assert [name for name in heard if name in items] == items, (heard, items)
            seen['names'] = heard

        def ends():
            assert next_event('Home', 1) == seen['names'][0]
            assert next_event('End', seen['number']) == seen['names'][-1]
            assert next_event('Left', seen['number'] - 1) == seen['names'][-2]

        def zoomed():
            before = drive.status(window)
            window.keys('plus', 'plus')
            drive.wait_for('another status', lambda: drive.status(window) != before)
            window.keys('0')
            drive.wait_for('all events', lambda: [name for name in drive.status(window) if f"{seen['number']} of {seen['number']} " in name])

        def zoomed_in():
            window.keys('Home', 'Return')
            drive.wait_for('fewer events', lambda: [name for name in drive.status(window) if f"{seen['number']} of {seen['number']} " not in name])
            drive.wait_for('the event', lambda: drive.focused(window) and drive.focused(window).description.startswith('1 of '))
            window.keys('0')
            drive.wait_for('all events', lambda: [name for name in drive.status(window) if f"{seen['number']} of {seen['number']} " in name])

        def selected():
            return [each.name for each in drive.timeline(window).find_all(roles=drive.ITEM) if each.has_state('selected')]

        def several():
            window.keys('Home', 'shift+Right')
            drive.wait_for('two selected events', lambda: sorted(selected()) == sorted(seen['names'][:2]))
            third = [each for each in drive.timeline(window).find_all(roles=drive.ITEM) if each.name == seen['names'][2]][0]
            x, y, width, height = third.box()
            subprocess.run(['xdotool', 'mousemove', str(x + width // 2), str(y + height // 2), 'keydown', 'ctrl', 'click', '1', 'keyup', 'ctrl'], check=True)
            drive.wait_for('three selected events', lambda: sorted(selected()) == sorted(seen['names'][:3]))
            window.keys('ctrl+a')
            drive.wait_for('all selected', lambda: len(selected()) == seen['number'])
            window.keys('Escape')
            drive.wait_for('none selected', lambda: not selected())

        def rests():
            def still():
                before = wakeups(window.process)
                time.sleep(2)
                return wakeups(window.process) - before <= 4
            drive.wait_for('a window without wake-ups', still)

        drive.run_steps([
            ('the timeline has a stand-in an event and says what is seen', opened),
            ('Right goes through all events, each heard once, in order', walked),
            ('Home, End and Left', ends),
            ('a zoom changes the status', zoomed),
            ('Return zooms to the event, which keeps the focus', zoomed_in),
            ('with Shift, Ctrl and a click, and Ctrl+A several are selected', several),
            ('at rest nothing wakes the program', rests),
        ])


if __name__ == '__main__':
    main()
