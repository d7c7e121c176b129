#!/usr/bin/env python3
"""Derive data/lexicons/wordnet-synonyms.txt from WordNet 3.0.

usage: synonym_sets.py [WORDNET_DIR] > wordnet-synonyms.txt     (Debian: wordnet-base, /usr/share/wordnet)

A set is what WordNet gives for one meaning. Kept are single words that WordNet's sense-counted texts have in this
meaning COUNT_MIN times and more: with rarer meanings two words would stand for one another that hardly ever do.
"""
import collections
import pathlib
import re
import sys

COUNT_MIN = 3
LETTERS_MIN = 3
TYPES = {"n": 1, "v": 2, "a": 3, "s": 5, "r": 4}
HEAD = """\
# Words of one meaning: a set a line. Of their meanings in WordNet those that its counted texts have often.
# Origin: derived from WordNet 3.0 by data/models/synonym_sets.py; Licence: WordNet 3.0 license,
# free to use, copy, modify and distribute with its notice, which stands in data/models/README.md. Sorted, unique."""


def counts(folder):
    """How often the counted texts have a word in a meaning, by the sense key up to its head word."""
    counted = collections.Counter()
    for line in open(folder / "cntlist.rev"):
        key, _, count = line.split()
        sense = ":".join(key.split(":")[:3])
        counted[sense] = max(counted[sense], int(count))
    return counted


def sets(folder, counted):
    """The sets of all parts of speech, as lines."""
    for pos in ("noun", "verb", "adj", "adv"):
        for line in open(folder / f"data.{pos}", encoding="latin1"):
            if line[0] == " ":
                continue
            _, file, kind, words, *rest = line.split("|")[0].split()
            words_and_ids = rest[: 2 * int(words, 16)]
            kept = set()
            for word, number in zip(words_and_ids[::2], words_and_ids[1::2]):
                word = re.sub(r"\(.*\)", "", word)
                key = f"{word.lower()}%{TYPES[kind]}:{file}:{int(number, 16):02d}"
                is_plain = word.isalpha() and word.islower() and len(word) >= LETTERS_MIN
                if is_plain and counted[key] >= COUNT_MIN:
                    kept.add(word)
            if len(kept) > 1:
                yield " ".join(sorted(kept))


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    print(HEAD)
    print("\n".join(sorted(set(sets(folder, counts(folder))))))


main()
