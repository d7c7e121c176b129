#!/usr/bin/env python3
"""Linking beside its peers: time, memory and quality on corpora with known clusters.

  linking.py measure --tools DIR --data DIR… --quotetrace BIN [--peers rensa,datasketch,rapidfuzz] --out results.json
  linking.py show results.json [--svg growth.svg]

DATA is what gen_quotes.py writes (quotes.tsv, truth.npz), DIR holds score_pairs.py. Needs numpy, scipy and pandas; a peer
that is not installed is passed over, and said to be. Every tool runs in a process of its own, one after the other, on
one thread: seconds are CPU seconds, memory is the peak of the process. Peers get the same words (lower case, letters and
digits) and keep the pairs that they verify; what they link is scored as it is.
"""
import argparse, array, json, os, re, resource, subprocess, sys, time

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def texts(data):
    with open(f"{data}/quotes.tsv", encoding="utf8") as lines:
        return [line.rstrip("\n").split("\t", 6)[6] for line in lines]


def words(text):
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def jaccard(a, b):
    return len(a & b) / max(1, len(a | b))


def rensa(data):
    """Words, Jaccard of at least 0.5 verified: the best setting of those tried."""
    from rensa import RMinHash, RMinHashLSH
    sets = [words(text) for text in texts(data)]
    lsh = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    hashes = []
    for number, some in enumerate(sets):
        minhash = RMinHash(num_perm=128, seed=42)
        minhash.update(some)
        lsh.insert(number, minhash)
        hashes.append(minhash)
    sets = [frozenset(some) for some in sets]
    for number, minhash in enumerate(hashes):
        for other in lsh.query(minhash):
            if other > number and jaccard(sets[number], sets[other]) >= 0.5:
                yield number, other


def datasketch(data):
    """Shingles of five letters, Jaccard of at least 0.5 verified."""
    from datasketch import MinHash, MinHashLSH
    lsh, kept = MinHashLSH(threshold=0.5, num_perm=128), []
    for number, text in enumerate(texts(data)):
        folded = " ".join(words(text))
        shingles = frozenset(folded[at:at + 5].encode() for at in range(max(1, len(folded) - 4)))
        minhash = MinHash(num_perm=128)
        minhash.update_batch(list(shingles))
        for other in lsh.query(minhash):
            if jaccard(shingles, kept[other]) >= 0.5:
                yield other, number
        lsh.insert(number, minhash)
        kept.append(shingles)


def rapidfuzz(data):
    """Every pair, ratio of at least 60: up to ten thousand texts, it is quadratic."""
    import numpy
    from rapidfuzz import fuzz, process
    folded = [" ".join(words(text)) for text in texts(data)]
    for start in range(0, len(folded), 500):
        scores = process.cdist(folded[start:start + 500], folded, scorer=fuzz.ratio, score_cutoff=60, dtype=numpy.uint8)
        for a, b in zip(*numpy.nonzero(scores)):
            if start + a < b:
                yield start + int(a), int(b)


PEERS = {"rensa": rensa, "datasketch": datasketch, "rapidfuzz": rapidfuzz}
QUADRATIC_MAX = 20_000


def peer(name, data, pairs):
    """Runs in a process of its own."""
    import numpy
    found = list(PEERS[name](data))
    numpy.save(pairs, numpy.array(found, dtype=numpy.int64).reshape(-1, 2))


def run(command, stdin=None, stdout=None):
    """CPU seconds and peak megabytes of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdin=stdin, stdout=stdout)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def ours(binary, data, pairs):
    """Links and clusters of `quotetrace link -`: CPU seconds, megabytes, and the pairs that share a cluster."""
    import numpy
    lines, printed = f"{data}/quotes.jsonl", f"{data}/linked.jsonl"
    with open(lines, "w", encoding="utf8") as out:
        for number, text in enumerate(texts(data)):
            out.write(json.dumps({"id": number, "text": text}) + "\n")
    with open(lines, "rb") as given, open(printed, "wb") as out:
        cost = run([binary, "--quiet", "--threads", "1", "link", "-"], given, out)
    # Pair after pair in one array: a million statements have twenty-five million links.
    links, stars = array.array("q"), array.array("q")
    with open(printed, encoding="utf8") as read:
        for line in map(json.loads, read):
            if line["type"] == "link":
                links.extend((int(line["a"]), int(line["b"])))
            else:
                first, *rest = map(int, line["members"])
                stars.extend(end for other in rest for end in (first, other))
    os.remove(printed)
    numpy.save(pairs, numpy.array(links).reshape(-1, 2))
    return cost, numpy.array(stars).reshape(-1, 2)


def measure(args):
    sys.path.insert(0, args.tools)
    import numpy, score_pairs
    results = []
    for data in args.data:
        number, pairs = len(texts(data)), f"{data}/pairs.npy"
        for name in ["quotetrace", *args.peers.split(",")]:
            stars = None
            if name == "quotetrace":
                cost, stars = ours(args.quotetrace, data, pairs)
            elif name == "rapidfuzz" and number > QUADRATIC_MAX:
                continue
            else:
                try:
                    __import__(name)
                except ImportError:
                    print(f"{name} is not installed: passed over", file=sys.stderr)
                    continue
                cost = run([sys.executable, __file__, "peer", name, data, pairs])
            score = score_pairs.score(data, numpy.load(pairs), components=True)
            row = {"tool": name, "texts": number, "seconds": cost[0], "megabytes": cost[1], **score["pair"],
                   "excerpts": score["by_kind"]["excerpt"]["origin_link_R"],
                   "singletons": score["singletons_wrongly_linked"], "largest": score["components"]["largest"]}
            if stars is not None:
                clusters = score_pairs.score(data, stars, components=True)["components"]
                row |= {"clusters": clusters["F1"], "largest_cluster": clusters["largest"]}
            print(json.dumps(row), file=sys.stderr)
            results.append(row)
    with open(args.out, "w", encoding="utf8") as out:
        json.dump(results, out, indent=1)


def show(args):
    rows = json.load(open(args.results, encoding="utf8"))
    print("| statements | tool | CPU seconds | MB | precision | recall | F1 | excerpts | singletons linked | largest component |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for r in rows:
        print(f"| {r['texts']:,} | {r['tool']} | {r['seconds']:.1f} | {r['megabytes']:.0f} | {r['P']:.3f} | {r['R']:.3f} | {r['F1']:.3f} | "
              f"{r['excerpts']:.3f} | {100 * r['singletons']:.1f} % | {r['largest']:,} |")
    if args.svg:
        with open(args.svg, "w", encoding="utf8") as out:
            out.write(plot(rows))


def plot(rows):
    """CPU seconds over statements, both axes logarithmic."""
    import math
    colours = {"quotetrace": "#0b5fa5", "rensa": "#b3541e", "datasketch": "#5b7f2b", "rapidfuzz": "#7a4b94"}
    width, height, left, bottom = 640, 400, 70, 50
    lows = (math.floor(math.log10(min(r["texts"] for r in rows))), math.floor(math.log10(min(r["seconds"] for r in rows))))
    highs = (math.ceil(math.log10(max(r["texts"] for r in rows))), math.ceil(math.log10(max(r["seconds"] for r in rows))))
    x = lambda n: left + (math.log10(n) - lows[0]) / max(1, highs[0] - lows[0]) * (width - left - 110)
    y = lambda s: height - bottom - (math.log10(s) - lows[1]) / max(1, highs[1] - lows[1]) * (height - bottom - 20)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
           f'<rect width="{width}" height="{height}" fill="white"/>']
    for power in range(lows[0], highs[0] + 1):
        out.append(f'<text x="{x(10 ** power):.0f}" y="{height - bottom + 20}" text-anchor="middle">{10 ** power:,}</text>')
    for power in range(lows[1], highs[1] + 1):
        out.append(f'<line x1="{left}" x2="{width - 110}" y1="{y(10 ** power):.1f}" y2="{y(10 ** power):.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{left - 8}" y="{y(10 ** power) + 4:.1f}" text-anchor="end">{10.0 ** power:g} s</text>')
    out.append(f'<text x="{(width - 110 + left) / 2}" y="{height - 8}" text-anchor="middle">statements (CPU seconds, one thread)</text>')
    for tool in dict.fromkeys(r["tool"] for r in rows):
        points = sorted((r["texts"], r["seconds"]) for r in rows if r["tool"] == tool)
        colour = colours.get(tool, "#444")
        out.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="' + " ".join(f"{x(n):.1f},{y(s):.1f}" for n, s in points) + '"/>')
        out += [f'<circle cx="{x(n):.1f}" cy="{y(s):.1f}" r="3.5" fill="{colour}"/>' for n, s in points]
        out.append(f'<text x="{x(points[-1][0]) + 8:.1f}" y="{y(points[-1][1]) + 4:.1f}" fill="{colour}">{tool}</text>')
    return "\n".join(out + ["</svg>", ""])


def main():
    if sys.argv[1:2] == ["peer"]:
        return peer(*sys.argv[2:5])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("measure")
    one.add_argument("--tools", required=True)
    one.add_argument("--data", nargs="+", required=True)
    one.add_argument("--quotetrace", required=True)
    one.add_argument("--peers", default="rensa,datasketch,rapidfuzz")
    one.add_argument("--out", required=True)
    one.set_defaults(run=measure)
    two = commands.add_parser("show")
    two.add_argument("results")
    two.add_argument("--svg")
    two.set_defaults(run=show)
    args = parser.parse_args()
    args.run(args)


main()
