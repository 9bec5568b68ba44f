"""Rules that languages are data: no word and no code of one in src/text/*.c.

The words are those of the packs' own lexicons. What stands in the files of
every pack is a keyword of the packs, not a word of one language; TIMEX3 values
and operations are in capitals and pass. Messages for people are sentences, so
only a literal that is a word as a whole, or has letters beyond ASCII, is found.
"""
import re

from tree import finding, rule, strings

PACKS = re.compile(r'^resources/languages/([a-z]{2,3})/')
WORD = re.compile(r'[^\W\d_]{3,}')

# ISO 639-1.
CODES = set('''
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr
nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th
ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
'''.split())


def sources(tree):
    return tree.find('.c', '.h', under=('src/text/',))


def words_of_packs(tree):
    """The words that stand in the files of some packs but not of all."""
    packs = {}
    for name in tree.files:
        pack = PACKS.match(name)
        if pack and '/tests' not in name:
            packs.setdefault(pack.group(1), set()).update(
                word for word in WORD.findall(tree.text(name) or '') if not word.isupper())
    if len(packs) < 2:
        return set()
    return set.union(*packs.values()) - set.intersection(*packs.values())


@rule('no code of a language stands in src/text')
def check_codes(tree):
    for name in sources(tree):
        for number, literal in strings(tree.text(name) or ''):
            if literal in CODES:
                yield finding(name, number, f'"{literal}" is the code of a language',
                              'a pack tells its own code; the choice of a pack comes in the options')


@rule('no word of a language stands in src/text')
def check_words(tree):
    words = words_of_packs(tree)
    for name in sources(tree):
        for number, literal in strings(tree.text(name) or ''):
            letters = re.sub(r'\\[xu0-7][0-9a-fA-F]*|\\.', '', literal)
            if any(ord(letter) > 127 and letter.isalpha() for letter in letters):
                yield finding(name, number, f'"{literal}" has letters beyond ASCII', 'put the words into the packs')
            elif literal in words:
                yield finding(name, number, f'"{literal}" is a word of a pack',
                              'put the rule into the packs, or name the thing in a way that is no word')
