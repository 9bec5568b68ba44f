"""Rules of the maps (README.md of src and ui) and of files as such."""
import itertools
import os
import re

from tree import CODE, finding, rule

MAPS = ('src/README.md', 'ui/README.md')
HEADING = re.compile(r'^#+ .*?`?((?:src/[\w/]+|ui|app))`?\s*$')
NAMED = re.compile(r'`([\w.{},\[\]/-]+\.(?:[ch]|ui|\[ch\]|\{[\w,]+\}))`')
GENERATED = ('.png', '.pdf', '.svg', '.otf', '.ttf')

# Machines and tools of those who write leave no trace in the tree.
TRACES = (
    (re.compile(r'/[w]ork/|/home/\w+/|/[r]oot/|/tmp/[b]ash'), 'a path of one machine', 'use a path of the project or one that is given'),
    (re.compile(r'\b(deb|snapshot)[.]debian[.]org\b|\bsnapshot[.]ubuntu\b'), 'a package host', 'the machine knows its own'),
    (re.compile(r'^(<{7}|>{7}|={7})( |$)'), 'a mark of a merge', 'finish the merge'),
    (re.compile(r'\b(FIX[M]E|HAC[K])\b'), 'an open end', 'finish it, or write it down where plans are kept'),
)


def expand(name):
    """`kro-text.[ch]` and `kro-window.{c,h,ui}` stand for several files."""
    name = re.sub(r'\[(\w+)\]', lambda match: '{' + ','.join(match.group(1)) + '}', name)
    parts = [part.split(',') for part in re.split(r'[{}]', name)]
    return [''.join(choice) for choice in itertools.product(*parts)]


def read_map(tree, name):
    """(line, path) of each file that a map names, by the folder of its heading."""
    folder = None
    for number, line in tree.lines(name):
        heading = HEADING.match(line)
        if line.startswith('#'):
            folder = heading.group(1) if heading else None
        for named in NAMED.findall(line):
            for path in expand(named):
                inside = f'{folder}/{path}'
                known = inside in tree.files or '/' not in path
                yield number, inside if folder and known else path


@rule('the maps name every source file')
def check_named(tree):
    named = {path for name in MAPS for _, path in read_map(tree, name)}
    for name in tree.find('.c', '.h', '.ui', under=CODE):
        if name not in named:
            where = 'ui/README.md' if name.startswith('ui/') else 'src/README.md'
            yield finding(name, 1, f'not in {where}',
                          f'add a line "* `{os.path.basename(name)}` – what it is for" under `{os.path.dirname(name)}`')


@rule('every file that the maps name exists')
def check_exists(tree):
    known = set(tree.files) | {os.path.basename(name) for name in tree.files}
    for name in MAPS + ('README.md', 'tests/README.md'):
        for number, path in read_map(tree, name):
            if path not in known and 'NAME' not in path:
                yield finding(name, number, f'{path} does not exist', 'mend the name or drop the line')


@rule('the tree keeps no trace of a machine and no open ends')
def check_traces(tree):
    for name in tree.files:
        for number, line in tree.lines(name):
            for pattern, what, remedy in TRACES:
                if pattern.search(line):
                    yield finding(name, number, what, remedy)


@rule('text files end with one line feed and have no stray space')
def check_space(tree):
    for name in tree.files:
        text = tree.text(name)
        if not text or name.endswith(GENERATED + ('.expected', '.md')) or '/corpus/' in name or name.startswith('resources/samples/'):
            continue
        if name.startswith('tests/') and name.endswith(('.txt', '.jsonl', '.json')):
            continue
        if not text.endswith('\n') or text.endswith('\n\n'):
            yield finding(name, text.count('\n') + 1, 'does not end with one line feed', 'mend the end')
        for number, line in tree.lines(name):
            if line != line.rstrip():
                yield finding(name, number, 'space at the end of the line', 'drop it')
                break
