#!/usr/bin/env python3
"""corpus.py STATEMENTS > articles.jsonl: invented articles with so many quotations, a third of them carried by several
outlets, for tests of speed. The same number gives the same bytes."""
import json, random, sys

wanted, rng = int(sys.argv[1]), random.Random(20200616)
syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "or", "us")]
words = ["".join(rng.choices(syllables, k=rng.randint(1, 3))) for _ in range(20000)]
small = "the of and to in that for with on at by from as it was will not we they".split()
names = [f"{rng.choice(words).title()} {rng.choice(words).title()}" for _ in range(2000)]
outlets = [f"The {rng.choice(words).title()} {kind}" for kind in ("Post", "Times", "Harbour Mail", "Wire") for _ in range(20)]


def sentence(least, most):
    picked = [rng.choice(small) if rng.random() < 0.45 else rng.choice(words) for _ in range(rng.randint(least, most))]
    return " ".join(picked).capitalize()


shared, made = [], 0
while made < wanted:
    paragraphs = []
    for _ in range(20):
        if shared and rng.random() < 0.33:
            said, name = rng.choice(shared[-400:])
        else:
            said, name = sentence(8, 30), rng.choice(names)
            shared.append((said, name))
        paragraphs.append(f"“{said},” {name} said on Tuesday.")
        made += 1
    article = {
        "outlet": rng.choice(outlets), "published": f"2031-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "title": sentence(5, 9), "url": f"https://news.example/{made}", "text": "\n\n".join(paragraphs),
    }
    print(json.dumps(article, ensure_ascii=False))
