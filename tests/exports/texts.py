#!/usr/bin/env python3
"""texts.py RUN FOLDER: the texts that the positions of annotations.jsonl count in, a file each, and the annotations of
those articles whose text a reader that folds line ends reads as it is."""
import json, pathlib, sys

run, folder = map(pathlib.Path, sys.argv[1:3])
folder.mkdir(parents=True, exist_ok=True)
texts = {}
for line in open(run / "articles.jsonl", encoding="utf-8"):
    article = json.loads(line)
    texts[article["path"]] = texts[f"articles.jsonl#{article['article_id']}"] = article["text"]
kept = []
for line in open(run / "annotations.jsonl", encoding="utf-8"):
    name = json.loads(line)["target"]["source"]
    if "\r" not in texts[name]:
        (folder / pathlib.PurePosixPath(name).name).write_text(texts[name], encoding="utf-8")
        kept.append(line)
(folder / "annotations.jsonl").write_text("".join(kept), encoding="utf-8")
