"""The tree that the rules look at: its files, and enough of C to judge them."""
import os
import re
from collections import namedtuple

RULES = []
FLOORS = ('base', 'time', 'model', 'text', 'store', 'read', 'render', 'export')
CODE = ('src/', 'ui/', 'app/')

NOT_OURS = re.compile(r'^(\.git|_build.*|_gallery|__pycache__|subprojects)$')
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
TABLE = re.compile(r'= \{$(.*?)^  \};$', re.MULTILINE | re.DOTALL)
FUNCTION_NAME = re.compile(r'^(\w+) \(', re.MULTILINE)

Function = namedtuple('Function', 'name line length')


class Skip(Exception):
    """The rule cannot be judged here; the message says why."""


def rule(sentence):
    """Marks a function (tree) → findings as a rule; the sentence must hold."""
    def register(check):
        RULES.append((sentence, check))
        return check
    return register


def finding(path, line, what, remedy):
    return f'{path}:{line}: {what}: {remedy}'


class Tree:
    """The files of the project, by path relative to its root."""

    def __init__(self, root):
        self.root = os.path.abspath(root)
        self.files = sorted(self._walk())
        self._texts = {}

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if not NOT_OURS.match(name)]
            for name in names:
                if not name.endswith('~') and not NOT_OURS.match(name):
                    yield os.path.relpath(os.path.join(folder, name), self.root)

    def path(self, name):
        return os.path.join(self.root, name)

    def find(self, *endings, under=('',)):
        return [name for name in self.files if name.endswith(endings) and name.startswith(tuple(under))]

    def text(self, name):
        """The text of a file, or None of one that is not UTF-8."""
        if name not in self._texts:
            try:
                with open(self.path(name), encoding='utf-8', newline='') as file:
                    self._texts[name] = file.read()
            except (UnicodeDecodeError, FileNotFoundError):
                self._texts[name] = None
        return self._texts[name]

    def lines(self, name):
        """(number, line) of each line, from 1."""
        return enumerate((self.text(name) or '').splitlines(), 1)


def blank_comments(text):
    """C with its comments as spaces; lines and columns stay."""
    def blank(match):
        token = match.group()
        return re.sub(r'[^\n]', ' ', token) if token.startswith('/') else token
    return TOKEN.sub(blank, text)


def strings(text):
    """(line, contents) of each string literal of C."""
    for match in TOKEN.finditer(text):
        if match.group().startswith('"'):
            yield text.count('\n', 0, match.start()) + 1, match.group()[1:-1]


def functions(text):
    """The functions of a .c file in our format: name at the start of a line,
    braces of the body alone in the first column. Length counts the body with
    its braces, but not the rows of its constant tables."""
    lines = blank_comments(text).splitlines()
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{' and number > 1 and lines[number - 2].rstrip().endswith(')'):
            start = number
        elif line == '}' and start is not None:
            head = '\n'.join(lines[max(0, start - 30):start - 1])
            names = FUNCTION_NAME.findall(head)
            rows = TABLE.findall('\n'.join(lines[start:number]))
            length = number - start + 1 - sum(row.count('\n') - 1 for row in rows)
            yield Function(names[-1] if names else '?', start, length)
            start = None
