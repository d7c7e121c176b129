#!/usr/bin/env python3
"""pages.py RUN FOLDER: for each article a page of its paragraphs, and the addresses of its passages, one a line."""
import collections, html, json, pathlib, sys

run, folder = map(pathlib.Path, sys.argv[1:3])
folder.mkdir(parents=True, exist_ok=True)
urls = collections.defaultdict(list)
for line in open(run / "statements.jsonl", encoding="utf-8"):
    statement = json.loads(line)
    # A passage of several parts, or one that stands twice in its article, has more than one place.
    if statement["link"] and ":~:text=" in statement["link"] and len(statement["content"]) == 1:
        urls[statement["article_id"]].append((statement["link"], statement["text"]))
for line in open(run / "articles.jsonl", encoding="utf-8"):
    article = json.loads(line)
    wanted = [url for url, text in urls[article["article_id"]] if article["text"].count(text[:40]) == 1]
    if wanted:
        paragraphs = "\n".join(f"<p>{html.escape(p)}</p>" for p in article["text"].split("\n") if p.strip())
        name = article["article_id"]
        (folder / f"{name}.html").write_text(f"<!doctype html><html lang=en><title>x</title><body>{paragraphs}", encoding="utf-8")
        (folder / f"{name}.urls").write_text("\n".join(wanted) + "\n", encoding="utf-8")
