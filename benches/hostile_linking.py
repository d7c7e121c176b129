#!/usr/bin/env python3
"""Linking of inputs built to make it slow: ten times the input must take at most fifteen times as long.

  hostile_linking.py --quotetrace BIN [--only "NAME;NAME"] [--small N] [--factor 10]

Each case is made twice, N statements and `factor` times as many, and linked by `quotetrace link -` on one thread. Told
are CPU seconds, peak memory, what was linked, and what was said to be left out. The same seed, the same cases.
"""
import argparse, json, os, random, re, subprocess, sys, tempfile

WORDS = ["".join(a + b for a, b in zip(s[::2], s[1::2])) for s in
         (f"{'bcdfghklmnprstvz'[i % 16]}{'aeiou'[i % 5]}{'bcdfghklmnprstvz'[i // 16 % 16]}{'aeiou'[i // 7 % 5]}"
          f"{'bcdfghklmnprstvz'[i // 256 % 16]}{'aeiou'[i // 49 % 5]}n{'aeiou'[i // 343 % 5]}" for i in range(20_000))]
PARAGRAPH = [WORDS[i * 31] for i in range(60)]


def some(draw, words, number):
    return " ".join(draw.choice(words) for _ in range(number))


def near(draw):
    words = list(PARAGRAPH)
    for _ in range(6):
        words[draw.randrange(60)] = draw.choice(WORDS)
    return " ".join(words)


def excerpt(draw):
    start = draw.randrange(50)
    return " ".join(PARAGRAPH[start:start + 4 + draw.randrange(8)])


# By name: the text of a statement, by its number.
CASES = {
    "one statement, printed by all": lambda n, draw: "the same words are printed by every outlet of the land",
    "97 texts that differ by a number": lambda n, draw: f"Statement {n % 97} from the many small files set,",
    "one paragraph and a word": lambda n, draw: " ".join(PARAGRAPH) + " " + draw.choice(WORDS),
    "one paragraph, a tenth of it replaced": lambda n, draw: near(draw),
    "excerpts of one paragraph": lambda n, draw: excerpt(draw),
    "twelve of forty words": lambda n, draw: some(draw, WORDS[:40], 12),
    "twelve of four hundred words": lambda n, draw: some(draw, WORDS[:400], 12),
    "5 MB beside eight words each": lambda n, draw: some(draw, WORDS, 600_000 if n == 0 else 8),
    "one word each": lambda n, draw: draw.choice(WORDS),
    "one letter as a word, repeated": lambda n, draw: "a " * (1 + n % 500),
    "one letter in a word, repeated": lambda n, draw: "a" * (1 + n % 5000),
    "marks": lambda n, draw: "?!… " * (1 + n % 50),
}


def link(binary, case, number):
    draw = random.Random(7)
    with tempfile.TemporaryFile("w+") as lines:
        for n in range(number):
            lines.write(json.dumps({"id": n, "text": CASES[case](n, draw)}) + "\n")
        lines.flush()
        lines.seek(0)
        with tempfile.TemporaryFile("w+") as said:
            process = subprocess.Popen([binary, "--threads", "1", "link", "-"], stdin=lines, stdout=subprocess.DEVNULL, stderr=said)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            told = said.read()
    if process.returncode != 0:
        sys.exit(f"{case}, {number}: exit {process.returncode}\n{told}")
    made = re.search(r"(\d+) links?, (\d+) clusters?", told)
    bounds = re.findall(r"[`(](?:pair|link)\.(\w+)", told) + (["words_max"] if "first words" in told else [])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, made[1], made[2], ", ".join(bounds) or "–"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotetrace", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--factor", type=int, default=10)
    args = parser.parse_args()
    many = args.small * args.factor
    print(f"| case | CPU s, {args.small:,} | {many:,} | times | MB, {many:,} | links | clusters | told |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    worst = 0.0
    for case in args.only.split(";") if args.only else CASES:
        if case not in CASES:
            sys.exit(f"no case {case!r}: {', '.join(CASES)}")
        few_s = link(args.quotetrace, case, args.small)[0]
        many_s, megabytes, links, clusters, bounds = link(args.quotetrace, case, many)
        # Below a tenth of a second starting up is most of it.
        worst = max(worst, many_s / max(few_s, 0.1))
        print(f"| {case} | {few_s:.2f} | {many_s:.2f} | {many_s / few_s:.1f} | {megabytes:.0f} | {links} | {clusters} | {bounds} |", flush=True)
    sys.exit(0 if worst <= 1.5 * args.factor else f"one case took {worst:.1f} times as long")


main()
