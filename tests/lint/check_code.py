"""Rules of C: format, includes and floors, order, lengths, tests."""
import os
import re
import shutil
import statistics
import subprocess

from tree import CODE, FLOORS, Skip, blank_comments, finding, functions, rule

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
DECLARED = re.compile(r'^(?!static |typedef |#)[A-Za-z][\w *]*?(kro_\w+) \([^;{]*\)[^;{]*;', re.MULTILINE)
PLAIN = ('_get_type', '_error_quark', '_ref', '_unref', '_free')
LONGEST_FILE = 1000
LONGEST_FUNCTION = 80

# What a floor may include of the others, directly or through them.
MAY_INCLUDE = {
    'base': (),
    'time': ('base',),
    'model': ('base', 'time'),
    'text': ('base', 'time'),
    'store': ('base', 'time', 'model'),
    'read': ('base', 'time', 'model', 'text'),
    'render': ('base', 'time', 'model'),
    'export': ('base', 'time', 'model', 'render'),
    'ui': FLOORS,
    'app': FLOORS + ('ui',),
}

# Libraries that only some floors may use: pattern of the header, floors.
LIBRARIES = (
    (r'gtk/|gdk/|gsk/|adwaita', ('ui', 'app')),
    (r'cairo', ('render', 'export', 'ui', 'app')),
    (r'pango/', ('render', 'export', 'ui', 'app')),
    (r'gdk-pixbuf/', ('export', 'ui', 'app')),
    (r'unicode/', ('time', 'text')),
    (r'glib-object', tuple(floor for floor in MAY_INCLUDE if floor != 'text')),
    (r'sqlite3', ('store',)),
    (r'libical', ('read',)),
    (r'uchardet', ('read',)),
    (r'libxml/|poppler', ()),
    (r'archive', ('export',)),
)


def includes(tree, name):
    """(line, quote, header) of each include."""
    for number, line in tree.lines(name):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1), match.group(2)


def floor_of(name):
    parts = name.split('/')
    if parts[0] == 'src' and len(parts) > 2:
        return parts[1]
    return parts[0] if parts[0] in ('ui', 'app') else None


@rule('C is formatted by clang-format 14')
def check_format(tree):
    tool = shutil.which('clang-format-14') or shutil.which('clang-format')
    version = subprocess.run([tool, '--version'], capture_output=True, text=True, check=False).stdout if tool else ''
    if ' version 14.' not in version:
        raise Skip('needs clang-format 14, which Debian 12 has; here is ' + (version.strip() or 'none'))
    names = tree.find('.c', '.h')
    done = subprocess.run([tool, '--dry-run', '--Werror'] + names, cwd=tree.root,
                          capture_output=True, text=True, check=False)
    seen = set()
    for name, line in re.findall(r'^(\S+?):(\d+):\d+: error', done.stderr, re.MULTILINE):
        if name not in seen:
            seen.add(name)
            yield finding(name, line, 'not formatted', 'run ./dev format')


@rule('no include climbs out of its folder')
def check_climbing(tree):
    for name in tree.find('.c', '.h'):
        for number, _, header in includes(tree, name):
            if '../' in header:
                yield finding(name, number, f'includes {header}', 'include by bare name; the include path of the floor finds it')


@rule('each floor includes only the floors below it')
def check_floors(tree):
    home = {os.path.basename(name): floor_of(name) for name in tree.find('.h', under=CODE)}
    for name in tree.find('.c', '.h', under=CODE):
        floor = floor_of(name)
        for number, quote, header in includes(tree, name):
            other = home.get(header)
            if quote == '"' and other and other != floor and other not in MAY_INCLUDE.get(floor, ()):
                yield finding(name, number, f'{floor} includes {header} of {other}',
                              f'move what both need down to a floor that {floor} may include, or hand it over as a value')
            if quote == '"' and other and other != floor and header.endswith('-private.h'):
                yield finding(name, number, f'includes {header} of {other}', 'a private header stays inside its floor')


@rule('each floor uses only its own libraries')
def check_libraries(tree):
    for name in tree.find('.c', '.h', under=CODE):
        floor = floor_of(name)
        if '/parsers/' in name:
            continue
        for number, quote, header in includes(tree, name):
            for pattern, floors in LIBRARIES:
                if quote == '<' and re.match(pattern, header) and floor not in floors:
                    yield finding(name, number, f'{floor} uses <{header}>',
                                  'do this in one of: ' + (', '.join(floors) or 'src/read/parsers'))


def in_order(headers):
    """kro-a.h goes before kro-a-private.h, as names without their endings do."""
    names = [header.removesuffix('.h') for header in headers]
    return names == sorted(names)


@rule('own header first, then ours, then the others, each in order')
def check_order(tree):
    for name in tree.find('.c', under=CODE):
        own = os.path.basename(name)[:-2] + '.h'
        found = [(number, quote, header) for number, quote, header in includes(tree, name) if header != 'config.h']
        ours = [header for _, quote, header in found if quote == '"']
        others = [header for _, quote, header in found if quote == '<']
        number = found[0][0] if found else 1
        if own in ours and found[0][2] != own:
            yield finding(name, number, 'own header not first', f'put "{own}" first')
        # A file without a header of its own begins with the private one that declares it.
        begins = own in ours or bool(ours and ours[0].endswith('-private.h'))
        if not in_order(ours[begins:]) or not in_order(others):
            yield finding(name, number, 'includes out of order', 'sort "…" and <…> each by name')
        kinds = [quote for _, quote, _ in found]
        if kinds != sorted(kinds):
            yield finding(name, number, '<…> before "…"', 'project headers come before those of libraries')


@rule('each C file begins with its licence, each header with #pragma once')
def check_tops(tree):
    for name in tree.find('.c', '.h'):
        text = tree.text(name) or ''
        if not text.startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */\n'):
            yield finding(name, 1, 'no licence', 'first line: /* SPDX-License-Identifier: GPL-3.0-or-later */')
        if name.endswith('.h') and '\n#pragma once\n' not in text:
            yield finding(name, 1, 'no #pragma once', 'put it after the licence')


@rule('each public function is documented')
def check_documented(tree):
    for name in tree.find('.h', under=CODE):
        if name.endswith('-private.h') or '/parsers/' in name:
            continue
        text = tree.text(name) or ''
        folder = os.path.dirname(name)
        written = '\n'.join([text] + [tree.text(other) or '' for other in tree.find('.c', under=(folder + '/',))])
        for match in DECLARED.finditer(blank_comments(text)):
            if not match.group(1).endswith(PLAIN) and not re.search(rf'^ \* {match.group(1)}:', written, re.MULTILINE):
                yield finding(name, text.count('\n', 0, match.start()) + 1, f'{match.group(1)} has no comment',
                              'write /** name: … */ before it in the .c or the .h: shapes, units, ownership, errors')


@rule(f'no file over {LONGEST_FILE} lines')
def check_files(tree):
    for name in tree.find('.c', '.h', '.py', '.ui'):
        length = len((tree.text(name) or '').splitlines())
        if length > LONGEST_FILE:
            yield finding(name, length, f'{length} lines', 'split it by concern, with a -private.h between the parts')


@rule(f'no function over {LONGEST_FUNCTION} lines but class_init')
def check_functions(tree):
    for name in tree.find('.c'):
        for function in functions(tree.text(name) or ''):
            if function.length > LONGEST_FUNCTION and not function.name.endswith('_class_init'):
                yield finding(name, function.line, f'{function.name} has {function.length} lines',
                              'cut it into helpers that each say one thing')


@rule('half of the functions within 15 lines, nine in ten within 40')
def check_spread(tree):
    for folder in CODE:
        lengths = sorted(function.length for name in tree.find('.c', under=(folder,))
                         for function in functions(tree.text(name) or ''))
        if not lengths:
            continue
        median, tenth = statistics.median(lengths), lengths[int(len(lengths) * 0.9)]
        if median > 15 or tenth > 40:
            yield finding(folder, 0, f'median {median} lines, one in ten over {tenth}', 'cut the longest functions')


@rule('each test and each source file is built')
def check_built(tree):
    for name in tree.find('.c', under=CODE + ('tests/',)):
        folder, base = os.path.split(name)
        build = os.path.join(folder, 'meson.build')
        words = set(re.findall(r"'([^']+)'", tree.text(build) or ''))
        bare = re.sub(r'^(test|bench|fuzz)-', '', base[:-2])
        if base not in words and base[:-2] not in words and bare not in words:
            yield finding(name, 1, f'not named in {build}', 'add it to the list there, or remove the file')


def count_lines(tree, *folders):
    """Lines of code; comments count on neither side."""
    def code(name):
        text = '\n'.join(line for _, line in tree.lines(name))
        return blank_comments(text) if name.endswith('.c') else text
    return sum(1 for name in tree.find('.c', '.py', under=folders)
               for line in code(name).split('\n') if line.strip())


@rule('40 lines of test a hundred lines of src, 15 a hundred of ui')
def check_share(tree):
    engine = tuple(f'tests/{floor}/' for floor in FLOORS) + ('tests/app/', 'tests/golden/', 'tests/fuzz/')
    for folder, tests, wanted in (('src/', engine, 40), ('ui/', ('tests/ui/',), 15)):
        code, test = count_lines(tree, folder), count_lines(tree, *tests)
        if code and 100 * test < wanted * code:
            yield finding(folder, 0, f'{100 * test / code:.0f} lines of test a hundred lines', f'write tests until there are {wanted}')
