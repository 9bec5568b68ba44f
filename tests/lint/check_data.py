"""Rules of data: translations, XML, scripts."""
import re
import shutil
import subprocess

from tree import CODE, Skip, blank_comments, finding, rule

MARKED = re.compile(r'\b(_|N_|C_|NC_|Q_|ngettext|dngettext|dgettext|g_dpgettext2|g_dngettext)\s*\(\s*["N]')
POTFILES = ('resources/po/POTFILES', 'resources/po/POTFILES.in')


def run(tree, *command):
    """Runs a checker in the root; gives what it says when it fails."""
    if not shutil.which(command[0]):
        raise Skip(f'{command[0]} is not installed')
    done = subprocess.run(command, cwd=tree.root, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() if done.returncode else ''


def check_each(tree, names, what, command):
    if not names:
        raise Skip(f'there is no {what}')
    for name in names:
        said = run(tree, *command, name)
        if said:
            yield finding(name, 1, ' / '.join(said.splitlines()), f'mend it until "{" ".join(command)}" is content')


@rule('POTFILES names every file with words for people, and no other')
def check_potfiles(tree):
    marked = [name for name in tree.find('.c', under=CODE)
              if MARKED.search(blank_comments(tree.text(name) or ''))]
    marked += [name for name in tree.find('.ui', under=CODE) if 'translatable=' in (tree.text(name) or '')]
    marked += tree.find('.desktop.in', '.xml.in', '.gschema.xml', under=('resources/',))
    listed = {}
    place = next((name for name in POTFILES if name in tree.files), POTFILES[0])
    for number, line in tree.lines(place):
        if line.strip() and not line.startswith('#'):
            listed[line.strip()] = number
    for name in marked:
        if name not in listed:
            yield finding(name, 1, f'has words for people but is not in {place}', 'add its path there')
    for name, number in listed.items():
        if name not in tree.files:
            yield finding(place, number, f'{name} does not exist', 'drop the line')


@rule('translations are sound')
def check_translations(tree):
    yield from check_each(tree, tree.find('.po', under=('resources/po/',)), 'translation yet',
                          ('msgfmt', '--check', '--output-file=/dev/null'))


KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')


def pipe(tree, *command, text=''):
    """Runs a filter in the root; gives what it writes."""
    if not shutil.which(command[0]):
        raise Skip(f'{command[0]} is not installed')
    return subprocess.run(command, cwd=tree.root, input=text, capture_output=True, text=True, check=True).stdout


def messages(catalogue):
    """The English of the messages of a catalogue, one a line."""
    for match in re.finditer(r'^(?:#~ )?msgid "(.+)"$', catalogue, re.MULTILINE):
        yield match.group(1)


@rule('translations have every message, and no other')
def check_complete(tree):
    names = [line.strip() for _, line in tree.lines(POTFILES[0]) if line.strip() and not line.startswith('#')]
    template = pipe(tree, 'xgettext', '--from-code=UTF-8', '--files-from=-', '--output=-',
                    *(f'--keyword={keyword}' for keyword in KEYWORDS),
                    text=''.join(f'{name}\n' for name in names if name in tree.files))
    for name in tree.find('.po', under=('resources/po/',)):
        merged = pipe(tree, 'msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap', '--output-file=-', name, '-',
                      text=template)
        for said in messages(pipe(tree, 'msgattrib', '--untranslated', '--no-wrap', text=merged)):
            yield finding(name, 1, f'“{said}” is not translated', 'add it')
        for said in messages(pipe(tree, 'msgattrib', '--only-obsolete', '--no-wrap', text=merged)):
            yield finding(name, 1, f'“{said}” is said nowhere', 'drop it')


@rule('XML is well formed')
def check_xml(tree):
    yield from check_each(tree, tree.find('.ui', '.xml', '.xml.in', '.svg', under=('ui/', 'resources/')),
                          'XML yet', ('xmllint', '--noout', '--nonet'))


@rule('scripts are sound')
def check_scripts(tree):
    for name in tree.files:
        first = next((line for _, line in tree.lines(name)), '')
        if first.startswith('#!') and 'bash' in first:
            said = run(tree, 'bash', '-n', name)
            if said:
                yield finding(name, 1, said, 'mend it until "bash -n" is content')
        elif name.endswith('.py') or (first.startswith('#!') and 'python3' in first):
            try:
                compile(tree.text(name) or '', name, 'exec')
            except SyntaxError as error:
                yield finding(name, error.lineno or 1, str(error), 'mend it')
