"""Rules of what a desktop knows of the program: desktop file, metainfo,
settings schema, icons, Flatpak manifest."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET

from check_data import check_each, run
from tree import Skip, finding, rule

APP = 'io.github.kroniek.Kroniek'
SVG = '{http://www.w3.org/2000/svg}svg'

# Folder of icons → the side of the canvas that its icons are drawn on.
CANVASES = {'scalable/apps': 128, 'symbolic/apps': 16}

# What a manifest may ask for. Files come through the portals of the desktop.
PERMISSIONS = {'--socket=wayland', '--socket=fallback-x11', '--share=ipc', '--device=dri'}


def check_templates(tree, names, what, *command):
    """Runs a checker on each file under its name without ".in", which
    checkers go by."""
    if not names:
        raise Skip(f'there is no {what}')
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            copy = os.path.join(folder, os.path.basename(name).removesuffix('.in'))
            shutil.copy(tree.path(name), copy)
            said = run(tree, *command, copy)
            if said:
                yield finding(name, 1, ' / '.join(said.splitlines()), f'mend it until "{" ".join(command)}" is content')


@rule('the desktop file is valid')
def check_desktop(tree):
    yield from check_templates(tree, tree.find('.desktop.in', under=('resources/',)), 'desktop file', 'desktop-file-validate')


@rule('the metainfo is valid, and its screenshots are in the tree')
def check_metainfo(tree):
    names = tree.find('.metainfo.xml.in', under=('resources/',))
    for name in names:
        for image in re.findall(r'<image[^>]*>([^<]*)</image>', tree.text(name) or ''):
            if 'resources/screenshots/' + image.rsplit('/', 1)[-1] not in tree.files:
                yield finding(name, 1, f'{image} is not in resources/screenshots', 'add the picture or drop the screenshot')
    yield from check_templates(tree, names, 'metainfo', 'appstreamcli', 'validate', '--no-net', '--explain')


@rule('the settings schemas are strict')
def check_schemas(tree):
    folders = sorted({name.rsplit('/', 1)[0] for name in tree.find('.gschema.xml', under=('resources/',))})
    yield from check_each(tree, folders, 'schema', ('glib-compile-schemas', '--strict', '--dry-run'))


@rule('icons are drawn on their canvas, symbolic ones in one colour')
def check_icons(tree):
    for folder, side in CANVASES.items():
        names = tree.find('.svg', under=(f'resources/icons/hicolor/{folder}/',))
        if not names:
            yield finding(f'resources/icons/hicolor/{folder}', 0, 'has no icon', 'draw one')
        for name in names:
            try:
                root = ET.fromstring((tree.text(name) or '').encode())
            except ET.ParseError as error:
                yield finding(name, error.position[0], str(error), 'mend it')
                continue
            if root.tag != SVG or root.get('viewBox') != f'0 0 {side} {side}':
                yield finding(name, 1, f'viewBox is {root.get("viewBox")}', f'draw it on 0 0 {side} {side}')
            colours = set(re.findall(r'#[0-9a-f]{3,6}\b', tree.text(name)))
            if folder.startswith('symbolic') and len(colours) > 1:
                yield finding(name, 1, f'has {len(colours)} colours', 'the theme gives a symbolic icon its colour; use one')


@rule('the Flatpak builds from the tree alone and asks for no files and no network')
def check_permissions(tree):
    name = f'flatpak/{APP}.json'
    try:
        manifest = json.loads(tree.text(name) or '')
    except ValueError as error:
        yield finding(name, getattr(error, 'lineno', 1), str(error), 'mend it')
        return
    if manifest.get('id') != APP or manifest.get('command') != 'kroniek':
        yield finding(name, 1, 'is of another program', f'id {APP}, command kroniek')
    for permission in sorted(set(manifest.get('finish-args', [])) - PERMISSIONS):
        yield finding(name, 1, f'asks for {permission}', 'do without; files are opened through portals')
    for module in manifest.get('modules', []):
        if any(option.startswith('--share=network') for option in module.get('build-options', {}).get('build-args', [])):
            yield finding(name, 1, f'{module["name"]} is built with a network', 'build from the tree')
        for source in module.get('sources', []):
            if source.get('type') != 'dir':
                yield finding(name, 1, f'{module["name"]} has a source of type {source.get("type")}', 'build from the tree')


@rule('the Flatpak manifest is valid')
def check_manifest(tree):
    if not shutil.which('flatpak-builder'):
        raise Skip('flatpak-builder is not installed')
    name = f'flatpak/{APP}.json'
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(('flatpak-builder', f'--state-dir={folder}/state', '--download-only', '--force-clean', f'{folder}/build', name),
                              cwd=tree.root, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    # What is unknown is only warned of; a runtime that is not there is no fault.
    if done.returncode or 'Unknown property' in said:
        yield finding(name, 1, ' / '.join(said.splitlines()), 'mend it until "flatpak-builder --download-only" is content')
