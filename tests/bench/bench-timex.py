"""How well time expressions are found, and whether a text is told to be news
or a narrative. Nothing here fails for finding little.

    bench-timex.py KRONIEK [--list] [--articles=FOLDER] [--shared=FOLDER]

Where ../shared has documents with gold time expressions and their scorer:
F1 as TempEval-3 defines it, beside what is aimed at and what HeidelTime was
published to reach; how many of the short cases of three libraries are found;
and how each document is told apart, with and without its date of publication,
and what value F1 would be were each read as news or as a narrative.

Then how our own articles and the samples are told apart. --list names the
documents that were not told for what they are.
"""
import argparse
import collections
import glob
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tools'))
from extract import ROOT, extract, extract_documents, percent, read_lines  # noqa: E402 pylint: disable=wrong-import-position

SHARED = '../shared'
DATA = 'data/timex'
SCORER = 'tools/timex_score.py'
ARTICLES = 'tests/bench/articles'
SAMPLES = 'resources/samples'

# Strict, relaxed and value F1 aimed at, and those that HeidelTime was published
# to reach; a star: on the whole set, of which this is a part.
Target = collections.namedtuple('Target', 'domain wanted heideltime')
SETS = {
    'meantime-nl-dev': Target('news', (94, 98, 94), '88.3/96.1/86.2'),
    'meantime-en-dev': Target('news', (86, 92, 82), '79.1/85.9/71.8*'),
    'timebank-te3': Target('news', (87, 94, 85), '85.3/91.9/79.5'),
    'aquaint-te3': Target('news', (85, 94, 80), '82.4/92.5/72.9'),
    'wikiwars-en-dev': Target('narrative', (88, 95, 88), '85.4/91.9/82.9*'),
}
GERMAN = {'krauts-dolomiten-100': Target('news', None, '')}
# Its types are not those of TIMEX3.
UNTYPED = ('wikiwars-en-dev',)
CASES = 'cases-*-{}-dev.jsonl'


# --- the sets of ../shared ---------------------------------------------------

def load_scorer(shared):
    path = os.path.join(shared, SCORER)
    if not os.path.exists(path) or not os.path.isdir(os.path.join(shared, DATA)):
        return None
    sys.path.insert(0, os.path.dirname(path))
    import timex_score  # pylint: disable=import-error,import-outside-toplevel
    return timex_score


def sets(data):
    """Those that are there, of languages that have a pack."""
    wanted = dict(SETS, **(GERMAN if os.path.isdir(os.path.join(ROOT, 'resources/languages/de')) else {}))
    for name, target in wanted.items():
        path = os.path.join(data, name + '.jsonl')
        if os.path.exists(path):
            yield name, target, read_lines(path)


def score(scorer, documents, found):
    counts, _ = scorer.score(documents, {name: document['expressions'] for name, document in found.items()})
    return scorer.table(counts), counts


def bench_accuracy(scorer, kroniek, data):
    print('F1 of time expressions                                                    aimed at        HeidelTime')
    print(f'{"":<22}{"gold":>6}{"found":>7}{"strict":>8}{"relaxed":>9}{"type":>7}{"value":>7}   strict/relaxed/value')
    summary = {}
    for name, target, documents in sets(data):
        table, _ = score(scorer, documents, extract_documents(kroniek, documents))
        summary[name] = {key: round(table[key], 1) for key in ('strict', 'relaxed', 'type', 'value')}
        shown = dict(table, type=f'{"–":>7}' if name in UNTYPED else f'{table["type"]:7.1f}')
        wanted = '/'.join(str(figure) for figure in target.wanted) if target.wanted else ''
        print('{:<22}{gold:6}{found:7}{strict:8.1f}{relaxed:9.1f}{type}{value:7.1f}   {:<20}{}'
              .format(name, wanted, target.heideltime, **shown), flush=True)
    print('* on the whole set, of which this is a part\n')
    return summary


def bench_cases(scorer, kroniek, data):
    """Recall of short cases: what a person types for a reminder."""
    print('short cases: how many are found (relaxed recall)')
    summary = {}
    for path in sorted(path for language in ('nl', 'en') for path in glob.glob(os.path.join(data, CASES.format(language)))):
        documents, name = read_lines(path), os.path.basename(path).removesuffix('.jsonl')
        for document in documents:
            for timex in document['timex']:
                # An offset of 0 is left out.
                timex.update(b=timex.get('b', 0), e=timex.get('e', 0))
        language = name.split('-')[2]
        _, counts = score(scorer, documents, extract_documents(kroniek, documents, f'--language={language}'))
        summary[name] = round(percent(counts['match'], counts['gold']), 1)
        print(f'{name:<30}{counts["gold"]:6} gold{summary[name]:8.1f} %', flush=True)
    print()
    return summary


# --- news or narrative ---------------------------------------------------------

def without_date(documents):
    return [{key: value for key, value in document.items() if key != 'date'} for document in documents]


def list_wrong(name, found, domain):
    for document, told in found.items():
        if told['domain'] != domain:
            print(f'  {name}, {document}: told as {told["domain"]}')


def bench_domain(scorer, kroniek, data, lists):
    print('news or narrative: what is told, and value F1 by how it is read')
    print(f'{"":<22}{"is":<11}{"date":<10}{"news":>7}{"narrative":>11}{"right":>8}   {"told":>6}{"as news":>9}{"as narrative":>14}')
    summary = {}
    for name, target, documents in sets(data):
        for date, given in (('given', documents), ('withheld', without_date(documents))):
            found = extract_documents(kroniek, given, '--explain')
            told = collections.Counter(document['domain'] for document in found.values())
            values = [score(scorer, documents, found)[0]['value']]
            values += [score(scorer, documents, extract_documents(kroniek, given, f'--domain={domain}'))[0]['value']
                       for domain in ('news', 'narrative')]
            right = percent(told[target.domain], len(found))
            summary[f'{name}, {date}'] = round(right, 1)
            print(f'{name:<22}{target.domain:<11}{date:<10}{told["news"]:7}{told["narrative"]:11}{right:7.1f}%   '
                  f'{values[0]:6.1f}{values[1]:9.1f}{values[2]:14.1f}', flush=True)
            if lists:
                list_wrong(f'{name}, {date}', found, target.domain)
    print()
    return summary


def articles(folder):
    """(path, language, date and domain by its gold)."""
    for path in sorted(glob.glob(os.path.join(folder, '*.txt'))):
        gold = path.removesuffix('.txt') + '.gold.jsonl'
        if os.path.exists(gold):
            head = read_lines(gold)[0]
            yield path, os.path.basename(path).split('-')[0], head.get('date'), head['domain']


def tell(kroniek, path, language, date):
    (found,) = extract(kroniek, path, '--explain', f'--language={language}', *([f'--date={date}'] if date else []))
    return found


def bench_articles(kroniek, folder, lists):
    """Our own articles; a date that stands in the text is found there even when withheld."""
    told = collections.Counter()
    for path, language, date, domain in articles(folder):
        for kind, given in (('given', date), ('withheld', None)):
            found = tell(kroniek, path, language, given)
            told[domain, kind, found['domain'] == domain] += 1
            if lists and found['domain'] != domain:
                print(f'  {os.path.basename(path)}, {kind}: told as {found["domain"]}')
    summary = {}
    for domain, kind in sorted({key[:2] for key in told}):
        right, wrong = told[domain, kind, True], told[domain, kind, False]
        summary[f'{domain}, {kind}'] = round(percent(right, right + wrong), 1)
        print(f'own articles, {domain}, date {kind}: {right} of {right + wrong} are told right')
    return summary


def bench_samples(kroniek):
    for path in sorted(glob.glob(os.path.join(ROOT, SAMPLES, '*.txt'))):
        found = tell(kroniek, path, path.split('.')[-2], None)
        print(f'sample {os.path.basename(path)}, of {found["date"]}: told as {found["domain"]}')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('kroniek')
    parser.add_argument('--list', action='store_true')
    parser.add_argument('--articles', default=os.path.join(ROOT, ARTICLES))
    parser.add_argument('--shared', default=os.path.join(ROOT, SHARED))
    options = parser.parse_args()
    scorer, data, kroniek, summary = load_scorer(options.shared), os.path.join(options.shared, DATA), options.kroniek, {}
    if scorer is None:
        print(f'skipped: {options.shared} has no {DATA} or no {SCORER}\n')
    else:
        summary = {'f1': bench_accuracy(scorer, kroniek, data), 'cases': bench_cases(scorer, kroniek, data),
                   'domain': bench_domain(scorer, kroniek, data, options.list)}
    summary['articles'] = bench_articles(kroniek, options.articles, options.list)
    bench_samples(kroniek)
    print('summary: ' + json.dumps(summary))


if __name__ == '__main__':
    main()
