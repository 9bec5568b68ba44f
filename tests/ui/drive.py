"""What drives of the real window share: start it, find what a screen reader
finds, act, and wait for what should come. Names are matched with a set of
roles, because roles change between versions of GTK. A drive waits for a
condition, never for a time. Speaks TAP.

    with Window('kroniek', 'a.txt') as window:
        window.find('Fit', {'push button', 'button'}).press()
"""
import os
import subprocess
import sys
import time

import pyatspi
from gi.repository import Gio, GLib

BUTTON = {'push button', 'button'}
TOGGLE = {'toggle button', 'button', 'push button'}
NAME = 'io.github.kroniek.Kroniek'
PATH = '/io/github/kroniek/Kroniek'
WAIT_SECONDS = 20


def labelled(words):
    """Matches what has a label with a mnemonic, which GTK 4.8 names twice."""
    return lambda name: name == words or name.endswith(' ' + words)


class Missed(AssertionError):
    """What was waited for did not come."""


def wait_for(what, condition, seconds=WAIT_SECONDS):
    """Waits until the condition gives something true, and gives that."""
    end = time.monotonic() + seconds
    trouble = ''
    while True:
        try:
            found = condition()
        except (GLib.GError, LookupError, NotImplementedError, RuntimeError) as error:
            # The window changed while it was read.
            found, trouble = None, f' ({error})'
        if found:
            return found
        if time.monotonic() > end:
            raise Missed(f'waited {seconds} s for {what}{trouble}')
        time.sleep(0.02)


class Element:
    """One accessible object."""

    def __init__(self, accessible):
        self.accessible = accessible

    name = property(lambda self: self.accessible.name or '')
    role = property(lambda self: self.accessible.getRoleName())
    description = property(lambda self: self.accessible.description or '')

    def walk(self):
        """Itself and everything below it that is shown."""
        yield self
        for index in range(self.accessible.childCount):
            child = self.accessible.getChildAtIndex(index)
            if child is not None:
                yield from Element(child).walk()

    def find_all(self, name=None, roles=None):
        """name: the whole name, or a function (name) → bool."""
        match = name if callable(name) else lambda text: name is None or text == name
        return [each for each in self.walk()
                if (roles is None or each.role in roles) and match(each.name)]

    def find(self, name=None, roles=None):
        """The first of that name and one of the roles, waited for."""
        return wait_for(f'{name or "anything"} as {roles or "anything"}',
                        lambda: self.find_all(name, roles))[0]

    def has_state(self, state):
        """state: 'selected', 'checked', 'focused', …"""
        return self.accessible.getState().contains(getattr(pyatspi, 'STATE_' + state.upper()))

    def actions(self):
        action = self.accessible.queryAction()
        return {action.getName(index): index for index in range(action.nActions)}

    def act(self, name):
        """Does the action of that name."""
        index = wait_for(f'the action {name} of {self.name}', lambda: (self.actions().get(name, -1) + 1))
        self.accessible.queryAction().doAction(index - 1)

    def press(self):
        """Does the first action: clicks a button, activates a row."""
        self.accessible.queryAction().doAction(0)

    def text(self):
        text = self.accessible.queryText()
        return text.getText(0, text.characterCount)

    def said(self):
        """What it says: its name, else its text; a status has one of the two."""
        if self.name:
            return self.name
        try:
            return self.text()
        except NotImplementedError:
            return ''

    def set_text(self, text):
        self.accessible.queryEditableText().setTextContents(text)

    def box(self):
        """x, y, width, height inside the window, in pixels."""
        box = self.accessible.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return box.x, box.y, box.width, box.height

    def describe(self, depth=0):
        """The tree below it, for the log of a drive that missed."""
        lines = [f'{"  " * depth}{self.role}: {self.name!r}']
        for index in range(self.accessible.childCount):
            child = self.accessible.getChildAtIndex(index)
            if child is not None:
                lines.append(Element(child).describe(depth + 1))
        return '\n'.join(lines)


class Window(Element):
    """The program under test, from start to end."""

    def __init__(self, program, *arguments):
        # A warning of the program is fatal, one of the bus to us is not.
        self.process = subprocess.Popen([program, *arguments], env={**os.environ, 'G_DEBUG': 'fatal-warnings'})
        super().__init__(wait_for('the window', self._find_window))

    def _find_window(self):
        if self.process.poll() is not None:
            raise Missed(f'the program ended with {self.process.returncode}')
        # Nobody else is on the private bus.
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.childCount:
                return application.getChildAtIndex(0)
        return None

    def find_anywhere(self, name, roles):
        """The first of that name in any window: a dialog is a window of its
        own or lies in its parent, as the version has it. None: there is none."""
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.childCount:
                found = Element(application).find_all(name, roles)
                if found:
                    return found[0]
        return None

    def count_windows(self):
        """How many windows the program has."""
        return sum(application.childCount for application in pyatspi.Registry.getDesktop(0) if application)

    def find_other(self, name):
        """Another window of the program, None where there is none."""
        for application in pyatspi.Registry.getDesktop(0):
            for index in range(application.childCount if application else 0):
                window = application.getChildAtIndex(index)
                if window is not None and window.name == name:
                    return Element(window)
        return None

    def other(self, name):
        """Another window of the program, waited for."""
        return wait_for(f'the window {name}', lambda: self.find_other(name))

    def keys(self, *keys):
        """Presses keys, each as xdotool names it: 'plus', 'ctrl+z'."""
        subprocess.run(['xdotool', 'key', *keys], check=True)

    def activate(self, action, *parameters, path=PATH):
        """Does an action of the program as other programs reach it."""
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            NAME, path, 'org.gtk.Actions', 'Activate', GLib.Variant('(sava{sv})', (action, list(parameters), {})),
            None, Gio.DBusCallFlags.NONE, WAIT_SECONDS * 1000)

    def _has_ended(self):
        """Whether it has; where it asks about changes, they go."""
        button = self.process.poll() is None and self.find_anywhere(labelled('Discard'), BUTTON)
        if button:
            button.press()
        return self.process.poll() is not None

    def close(self):
        """Lets the program end as a person would, so that what it leaks is
        seen; it must end well, then or before."""
        if self.process.poll() is None:
            self.activate('quit')
        wait_for('the end of the program', self._has_ended)
        if self.process.returncode != 0:
            raise Missed(f'the program ended with {self.process.returncode}')

    def kill(self):
        """Ends the program where it stands, after a miss."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(WAIT_SECONDS)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            try:
                print('\n'.join('# ' + line for line in self.describe().splitlines()), flush=True)
            except Exception as again:  # pylint: disable=broad-except
                print(f'# the window cannot be described: {again}')
            self.kill()
            return
        try:
            self.close()
        finally:
            self.kill()


def kroniek():
    """The program that was built."""
    return os.path.join(os.environ['KRONIEK_BUILD_ROOT'], 'app', 'kroniek')


ITEM = {'list item'}


def timeline(window):
    """The list of what stands on the timeline."""
    return window.find('Timeline', {'list'})


def focused(window):
    """The accessible that has the focus, if it is one of the timeline."""
    for each in timeline(window).walk():
        if each.has_state('focused'):
            return each
    return None


def status(window):
    """What is said of the view."""
    return [each.said() for each in timeline(window).walk() if each.role in {'status bar', 'statusbar', 'info bar', 'notification', 'status'}]


def run_steps(steps):
    """Runs (name, function) in order as TAP; stops at the first that fails."""
    print(f'1..{len(steps)}')
    for number, (name, step) in enumerate(steps, 1):
        try:
            step()
        except Exception as error:  # pylint: disable=broad-except
            print(f'not ok {number} {name}\n# {type(error).__name__}: {error}', flush=True)
            sys.exit(1)
        print(f'ok {number} {name}', flush=True)
