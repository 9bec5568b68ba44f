#!/usr/bin/env python3
"""lint.py [ROOT]: the house rules over the files of the tree, as TAP.

Each rule is a function in one of the check_… modules, marked with @rule and
the sentence that must hold. It gives its findings, each with file, line and
remedy, or raises Skip where its tool is missing.
"""
import os
import sys

sys.dont_write_bytecode = True

# pylint: disable=wrong-import-position
import check_code
import check_data
import check_desktop
import check_maps
import check_words
from tree import RULES, Skip, Tree


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.environ.get('KRONIEK_SOURCE_ROOT', '.')
    tree = Tree(root)
    failed = 0
    assert check_code and check_data and check_desktop and check_maps and check_words
    print(f'1..{len(RULES)}')
    for number, (sentence, check) in enumerate(RULES, 1):
        try:
            findings = list(check(tree))
        except Skip as reason:
            print(f'ok {number} {sentence} # SKIP {reason}')
            continue
        failed += bool(findings)
        print(f'{"not ok" if findings else "ok"} {number} {sentence}', flush=True)
        for finding in findings:
            print(finding, file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
