"""How well events are found in articles of our own, whose events a person
wrote down beside them: tests/bench/articles/LANGUAGE-NAME.txt with
LANGUAGE-NAME.gold.jsonl. Nothing here fails for finding little.

    bench-events.py KRONIEK [--list] [--articles=FOLDER]

The first line of the gold is {"date","domain"}, each other line an event
{"start","end","when","quote","title"}: `when` are the words of its date, which
`quote` holds once and the text holds once. What is dated by the publication
alone, the lead of an article, does not count.

A gold event and a found one are a pair where the words of their dates
overlap; one to one, those of equal dates first, then the largest overlap.

Dates are equal when start and end are the same EDTF, where
  an end that is null, absent, or the start once more is no end;
  a start that is null, absent or "" is no start;
  a season, quarter, half, decade or century, and a range "[a..b]" are told by
  their first and last day, a range of one is that one;
  a clock may leave out its seconds when they are none.
So a day is not that day with a clock, and an unknown end ("") or an open one
("..") is not the same as no end.

--list tells each miss, each false find, each wrong date, and the titles of
each pair as lines of titles-judged.tsv: article, title in the gold, title
found, verdict ("as well" or "worse", here also "same" and "?").
"""
import argparse
import calendar
import collections
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tools'))
from extract import ROOT, extract, f1, percent, read_lines  # noqa: E402 pylint: disable=wrong-import-position

ARTICLES = 'tests/bench/articles'
JUDGED = 'titles-judged.tsv'
CLOSE = 0.8
# EDTF: seasons (as the engine bounds them), quarters and halves of a year, by
# their first month and how many they span.
PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
         33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}

Pair = collections.namedtuple('Pair', 'gold found right same_quote same_title likeness')


# --- dates and titles --------------------------------------------------------

def month_bounds(year, month, n_months):
    last_year, last_month = year + (month + n_months - 2) // 12, (month + n_months - 2) % 12 + 1
    n_days = calendar.monthrange(2000 + last_year % 400, last_month)[1]
    return f'{year:0{4 + (year < 0)}}-{month:02}-01', f'{last_year:0{4 + (last_year < 0)}}-{last_month:02}-{n_days}'


def bounds(edtf):
    """First and last day of a plain date; anything else stands for itself."""
    date = re.fullmatch(r'(-?\d{4})(?:-(\d\d))?|(\d\d)(\d|X)X', edtf)
    if not date:
        return edtf, edtf
    if date[3]:
        first, n_years = (int(date[3] + '00'), 100) if date[4] == 'X' else (int(date[3] + date[4] + '0'), 10)
        return month_bounds(first, 1, 12 * n_years)
    part = int(date[2] or 0)
    first, n_months = PARTS.get(part, (part, 1)) if part else (1, 12)
    return month_bounds(int(date[1]), first, n_months)


def normalise_part(edtf):
    edtf = re.sub(r'(T\d\d:\d\d):00\b', r'\1', (edtf or '').strip())
    span = re.fullmatch(r'\[([^,\[\]]*?)\.\.([^,\[\]]*)\]', edtf)
    if span and span[1] == span[2]:
        return span[1]
    if span:
        first, last = bounds(span[1])[0], bounds(span[2])[1]
    elif re.fullmatch(r'-?\d{4}-[234]\d|\d\d[\dX]X', edtf):
        first, last = bounds(edtf)
    else:
        return edtf
    return f'[{first}..{last}]'


def normalise(event):
    """Start and end to compare by; an end of None is none."""
    start, end = normalise_part(event.get('start')), event.get('end')
    end = None if end is None else normalise_part(end)
    return start, None if end == start and end else end


def words(title):
    return re.findall(r'\w+', title.casefold())


def likeness(one, other):
    """F1 of the words of two titles."""
    one, other = collections.Counter(words(one)), collections.Counter(words(other))
    shared = sum((one & other).values())
    return f1(shared / max(sum(other.values()), 1), shared / max(sum(one.values()), 1))


# --- an article --------------------------------------------------------------

def overlap(span, other):
    return max(0, min(span[1], other[1]) - max(span[0], other[0]))


class Article:
    """An article with its gold, what was found in it, and what is a pair."""

    def __init__(self, kroniek, path):
        self.name = os.path.basename(path).removesuffix('.txt')
        self.language = self.name.split('-')[0]
        self.faults = []
        head, *gold = read_lines(path.removesuffix('.txt') + '.gold.jsonl')
        options = [f'--language={self.language}'] + ([f'--date={head["date"]}'] if head.get('date') else [])
        (document,) = extract(kroniek, path, *options)
        self.text = document['text']
        self.gold = [event for event in gold if self.locate(event)]
        self.found = [event for event in document['events'] if event['origin'] == 'EXPRESSION']
        for event in self.found:
            event['words'] = [(document['expressions'][i]['b'], document['expressions'][i]['e']) for i in event['expressions']]
        self.pairs = self.make_pairs()

    def locate(self, event):
        """Where the quote and the words of the date stand."""
        quote, when = event['quote'], event['when']
        if self.text.count(quote) != 1 or quote.count(when) != 1:
            self.faults.append(f'“{when}” in “{quote}” is not there once')
            return False
        b = self.text.index(quote)
        event['sentence'] = (b, b + len(quote))
        b += quote.index(when)
        event['words'] = [(b, b + len(when))]
        return True

    def make_pairs(self):
        options = []
        for i, gold in enumerate(self.gold):
            for j, found in enumerate(self.found):
                shared = sum(overlap(gold['words'][0], span) for span in found['words'])
                if shared:
                    options.append((normalise(gold) == normalise(found), shared, -i, -j))
        pairs, seen = [], set()
        for right, _, i, j in sorted(options, reverse=True):
            if ('gold', i) not in seen and ('found', j) not in seen:
                seen |= {('gold', i), ('found', j)}
                gold, found = self.gold[-i], self.found[-j]
                pairs.append(Pair(gold, found, right, overlap(gold['sentence'], found['sentence']) > 0,
                                  words(gold['title']) == words(found['title']), likeness(gold['title'], found['title'])))
        return sorted(pairs, key=lambda pair: pair.gold['words'])

    def misses(self):
        return [gold for gold in self.gold if all(pair.gold is not gold for pair in self.pairs)]

    def false_finds(self):
        return [found for found in self.found if all(pair.found is not found for pair in self.pairs)]


# --- figures -------------------------------------------------------------------

def read_verdicts(folder):
    """(article, title in the gold, title found) → verdict of a person."""
    path = os.path.join(folder, JUDGED)
    if not os.path.exists(path):
        return {}
    with open(path, encoding='utf-8') as file:
        rows = [line.rstrip('\n').split('\t') for line in file if line.strip() and not line.startswith('#')]
    return {tuple(row[:3]): row[3].strip() for row in rows if len(row) >= 4}


def verdict(article, pair, verdicts):
    if pair.same_title:
        return 'same'
    return verdicts.get((article.name, pair.gold['title'], pair.found['title']), '?')


def count(articles, verdicts):
    """The figures of one article or more; shares in per cent."""
    pairs = [pair for article in articles for pair in article.pairs]
    said = collections.Counter(verdict(article, pair, verdicts) for article in articles for pair in article.pairs)
    gold, found = sum(len(article.gold) for article in articles), sum(len(article.found) for article in articles)
    figures = {'gold': gold, 'found': found, 'matched': len(pairs)}
    for name, n in (('', len(pairs)), ('date_', sum(pair.right for pair in pairs))):
        precision, recall = percent(n, found), percent(n, gold)
        figures.update({name + 'precision': precision, name + 'recall': recall, name + 'f1': f1(precision, recall)})
    figures['quote'] = percent(sum(pair.same_quote for pair in pairs), len(pairs))
    figures['title_exact'] = percent(said['same'], len(pairs))
    figures['title_close'] = percent(sum(pair.likeness >= CLOSE for pair in pairs), len(pairs))
    figures['title_words'] = percent(sum(pair.likeness for pair in pairs), len(pairs))
    figures['title_as_well'] = percent(said['same'] + said['as well'], len(pairs))
    figures['title_not_judged'] = said['?']
    return {name: round(value, 1) for name, value in figures.items()}


def print_row(name, figures):
    print(f'{name:<18}' + ''.join(f'{value:7}' for value in figures.values()), flush=True)


def print_table(articles, verdicts):
    print(' ' * 18 + '     events            finding             right dates       quote        title, of the pairs')
    print(' ' * 18 + ''.join(f'{name:>7}' for name in ('gold', 'found', 'pairs', 'prec.', 'recall', 'F1', 'prec.', 'recall', 'F1',
                                                       'agrees', 'exact', 'close', 'words', 'fine', 'unread')))
    for article in articles:
        print_row(article.name, count([article], verdicts))
    summary = {}
    for language in sorted({article.language for article in articles}) + ['all']:
        summary[language] = count([article for article in articles if language in ('all', article.language)], verdicts)
        print_row(f'all in {language}' if language != 'all' else language, summary[language])
    print(f'close: F1 of the words at least {CLOSE}; words: mean F1; fine: exact, or judged to read as well; unread: not judged, counted as worse')
    print('summary: ' + json.dumps(summary))


def say(event):
    start, end = event.get('start') or '', event.get('end')
    return start if end is None else f'{start}/{end}'


def list_article(article, verdicts):
    print(f'\n{article.name}')
    for gold in article.misses():
        print(f'  miss        {say(gold)}  “{gold["when"]}”  {gold["title"]}')
    for found in article.false_finds():
        said = ' + '.join(article.text[b:e] for b, e in found['words'])
        print(f'  false find  {say(found)}  “{said}”  {found["title"]}')
    for pair in article.pairs:
        if not pair.right:
            print(f'  wrong date  {say(pair.found)}, not {say(pair.gold)}  “{pair.gold["when"]}”  in “{pair.gold["quote"]}”')
    for pair in article.pairs:
        if not pair.same_quote:
            print(f'  other quote “{article.text[slice(*pair.found["sentence"])]}”, not “{pair.gold["quote"]}”')
    for pair in article.pairs:
        print('\t'.join((article.name, pair.gold['title'], pair.found['title'], verdict(article, pair, verdicts))))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('kroniek')
    parser.add_argument('--list', action='store_true')
    parser.add_argument('--articles', default=os.path.join(ROOT, ARTICLES))
    options = parser.parse_args()
    kroniek, folder = options.kroniek, options.articles
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    articles = [Article(kroniek, os.path.join(folder, name)) for name in names
                if name.endswith('.txt') and name.removesuffix('.txt') + '.gold.jsonl' in names]
    verdicts = read_verdicts(folder)
    if not articles:
        print(f'skipped: no articles with a gold in {folder}')
        return
    if options.list:
        for article in articles:
            list_article(article, verdicts)
        print()
    for article in articles:
        for fault in article.faults:
            print(f'{article.name}: the gold is unsound, and this event left out: {fault}')
    print_table(articles, verdicts)


if __name__ == '__main__':
    main()
