#!/usr/bin/env python3
"""Derive data/lexicons/word-classes.tsv from WordNet 3.0.

usage: word_classes.py [WORDNET_DIR] > word-classes.tsv     (Debian: wordnet-base, /usr/share/wordnet)

A word's class is the lexicographer file of its most frequent sense (cntlist.rev; else its first sense); a verb of
communication, or a noun for a person, is one as soon as that is one of the first two. Verbs and nouns are inflected by rule and by WordNet's lists of exceptions.
Kept are words whose lemma stands in WordNet's sense-counted texts, and all verbs of communication and cognition.
"""
import collections
import pathlib
import sys

POS = {"noun": 1, "verb": 2, "adj": 3, "adv": 4}
SATELLITE = 5  # adjectives are counted as 3 and 5
FIRST_TWO = {"verb": 32, "noun": 18}  # communication, person: wins as either of the first two senses
VERB_CLASSES = {32: 1, 31: 2, 37: 3, 39: 4, 41: 5, 42: 6, 40: 7}
NOUN_CLASSES = {18: 2, 14: 3, 10: 4, 9: 5, 4: 6, 15: 7, 28: 8, 6: 9, 12: 10, 26: 10, 7: 10}
VERB_FORMS = {1: 1, 2: 2, 4: 3, 8: 4, 5: 5}  # base, -s, past, -ing, base and past; else 6
VOWELS = "aeiou"
HEAD = """\
# Word forms and their classes as bits: 0-2 verb form (1 base, 2 -s, 3 past, 4 -ing, 5 base and past, 6 several),
# 3-5 verb class (1 communication, 2 cognition, 3 emotion, 4 perception, 5 social, 6 stative, 7 possession),
# 6-9 noun class (1 other, 2 person, 3 group, 4 communication, 5 cognition, 6 act, 7 place, 8 time, 9 artefact,
# 10 feeling, state or attribute), 10 plural, 11 adjective, 12 adverb, 13 rather a noun than a verb.
# Origin: derived from WordNet 3.0 by data/models/word_classes.py; Licence: WordNet 3.0 license,
# free to use, copy, modify and distribute with its notice, which stands in data/models/README.md."""


def read(folder):
    """The class and the count of each (word, part of speech)."""
    senses = collections.defaultdict(collections.Counter)
    for line in open(folder / "cntlist.rev"):
        key, _, count = line.split()
        word, rest = key.split("%")
        pos, file = rest.split(":")[:2]
        senses[word, int(pos)][int(file)] += int(count)
    classes, counts = {}, {}
    for pos, number in POS.items():
        data = (line for line in open(folder / f"data.{pos}", encoding="latin1") if line[0] != " ")
        file_of = {fields[0]: int(fields[1]) for fields in (line.split(" ", 2) for line in data)}
        for line in open(folder / f"index.{pos}", encoding="latin1"):
            fields = line.split()
            word = fields[0]
            if line[0] == " " or not word.replace("-", "").isalpha():
                continue
            files = [file_of[offset] for offset in fields[-int(fields[2]):]]
            counted = senses[word, number]
            classes[word, pos] = counted.most_common(1)[0][0] if counted else files[0]
            if FIRST_TWO.get(pos) in files[:2]:
                classes[word, pos] = FIRST_TWO[pos]
            extra = senses[word, SATELLITE] if pos == "adj" else {}
            counts[word, pos] = sum(counted.values()) + sum(extra.values())
    return classes, counts


def exceptions(folder, pos):
    """The irregular forms of each word."""
    forms = collections.defaultdict(list)
    for line in open(folder / f"{pos}.exc"):
        form, *words = line.split()
        for word in words:
            forms[word].append(form)
    return forms


def with_s(word, hissing):
    if word.endswith(hissing):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in VOWELS else word + "s"


def verb_forms(word, irregular):
    """Pairs of a form and its bit: base, -s, past, -ing."""
    ings = [form for form in irregular if form.endswith("ing")]
    pasts = [form for form in irregular if not form.endswith(("ing", "s"))]
    closed = 2 < len(word) <= 5 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS
    stem = word + word[-1] if closed else word
    is_mute = word.endswith("e") and not word.endswith(("ee", "oe", "ye"))
    if not pasts and word.endswith("y") and word[-2:-1] not in VOWELS:
        pasts = [word[:-1] + "ied"]
    pasts = pasts or [word + "d" if word.endswith("e") else stem + "ed"]
    ings = ings or [word[:-1] + "ing" if is_mute else stem + "ing"]
    forms = [word, with_s(word, ("s", "x", "z", "ch", "sh", "o"))]
    return [*zip(forms, (1, 2)), *((form, 4) for form in pasts), *((form, 8) for form in ings)]


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    classes, counts = read(folder)
    verbs, nouns = exceptions(folder, "verb"), exceptions(folder, "noun")
    bits = collections.defaultdict(dict)
    for (word, pos), file in sorted(classes.items()):
        count = counts[word, pos]
        if pos == "verb" and (count or VERB_CLASSES.get(file, 9) < 3):
            for form, bit in verb_forms(word, verbs[word]):
                known = bits[form]
                forms = known.get("forms", 0) | bit
                if known.get("verb_count", -1) < count:
                    known.update(verb=VERB_CLASSES.get(file, 0), verb_count=count)
                known["forms"] = forms
        elif pos == "noun" and count and len(word) > 1:
            plurals = nouns[word] or [with_s(word, ("s", "x", "z", "ch", "sh"))]
            for form, plural in [(word, 0)] + [(form, 1) for form in plurals]:
                if bits[form].get("noun_count", -1) < count:
                    bits[form].update(noun=NOUN_CLASSES.get(file, 1), plural=plural, noun_count=count)
        elif pos in ("adj", "adv") and count:
            bits[word][pos] = 1
    print(HEAD)
    for word, known in sorted(bits.items()):
        verb = VERB_FORMS.get(known["forms"], 6) if "forms" in known else 0
        noun = known.get("noun", 0)
        is_rather_noun = bool(noun and verb and known["noun_count"] > known["verb_count"])
        flags = [known.get("plural", 0), known.get("adj", 0), known.get("adv", 0), is_rather_noun]
        # A noun of no particular class tells nothing: an unknown word is taken for a noun anyway.
        if verb or noun not in (0, 1, 9) or flags[1] or flags[2]:
            value = verb | known.get("verb", 0) << 3 | noun << 6 | sum(flag << (10 + n) for n, flag in enumerate(flags))
            print(f"{word}\t{value}")


if __name__ == "__main__":
    main()
