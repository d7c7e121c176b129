#!/usr/bin/env python3
"""agree.py RUN: reads the graph and the tables back with networkx, igraph, DuckDB and pandas, each from its own file, and
compares nodes, edges and texts. What a format cannot hold (control characters in XML) is compared as U+FFFD."""
import csv, json, os, re, sys

import duckdb, igraph, networkx as nx, pandas as pd

run = sys.argv[1]
path = lambda name: os.path.join(run, name)
faults = 0
csv.field_size_limit(1 << 30)


def same(what, one, other):
    global faults
    if one != other:
        faults += 1
        differ = [pair for pair in zip(sorted(one), sorted(other)) if pair[0] != pair[1]][:1]
        print("FAIL", what, len(one), len(other), repr(differ)[:300])
    else:
        print("ok  ", what, len(one))


ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
legal = lambda text: ILLEGAL.sub("\ufffd", text)
unguarded = lambda text: text[1:] if text.startswith("'") else text

link = nx.node_link_graph(json.load(open(path("graph.json"), encoding="utf-8")), edges="edges")
nodes = {(node, told["kind"], told["text"]) for node, told in link.nodes(data=True)}
edges = {(a, b, key) for a, b, key in link.edges(keys=True)}
in_xml = {(node, kind, legal(text)) for node, kind, text in nodes}

graphml = nx.read_graphml(path("graph.graphml"), force_multigraph=True)
same("GraphML by networkx, nodes", in_xml, {(n, t["kind"], t.get("text", "")) for n, t in graphml.nodes(data=True)})
same("GraphML by networkx, edges", edges, {(a, b, key) for a, b, key in graphml.edges(keys=True)})
gexf = nx.read_gexf(path("graph.gexf"))
same("GEXF by networkx, nodes", in_xml, {(n, t["kind"], t.get("text", "")) for n, t in gexf.nodes(data=True)})
same("GEXF by networkx, edges", {(a, b) for a, b, _ in edges}, set(gexf.edges()))
if nodes:
    drawn = igraph.Graph.Read_GraphML(path("graph.graphml"))
    same("GraphML by igraph, nodes", in_xml, {(v["id"], v["kind"], v["text"] or "") for v in drawn.vs})
    # Ends and kinds: what igraph gives as the ids of edges are those of other things.
    ends = sorted((drawn.vs[e.source]["id"], drawn.vs[e.target]["id"], e["kind"]) for e in drawn.es)
    same("GraphML by igraph, edges", sorted((a, b, told["kind"]) for a, b, told in link.edges(data=True)), ends)
    neo = pd.read_csv(path("neo4j_nodes.csv"), dtype=str, keep_default_na=False, engine="python")
    same("Neo4j by pandas, nodes", nodes, {(n, k, unguarded(t)) for n, k, t in zip(neo["id:ID(Node)"], neo["kind:string"], neo["text:string"])})

# The tables against the lines that the run is read back from.
lines = lambda name: [json.loads(line) for line in open(path(name), encoding="utf-8")]
statements = {(s["statement_id"], s["text"], s["speaker"], s["start"], s["end"]) for s in lines("statements.jsonl")}
with open(path("statements.csv"), encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
guarded = lambda text: unguarded(text) if text else None
same("statements.csv", statements, {(r["statement_id"], unguarded(r["text"]), guarded(r["speaker"]), int(r["start"]), int(r["end"])) for r in rows})
query = f"select statement_id, text, speaker, content[1].start, content[-1]['end'] from '{path('statements.parquet')}'"
same("statements.parquet by DuckDB", statements, set(duckdb.sql(query).fetchall()))
frame = pd.read_parquet(path("articles.parquet"))
same("articles.parquet by pandas", {(a["article_id"], a["text"]) for a in lines("articles.jsonl")}, set(zip(frame["article_id"], frame["text"])))
sql = f"select link_id, a, b, len(diff) from '{path('links.parquet')}'"
same("links.parquet by DuckDB", {(l["link_id"], l["a"], l["b"], len(l["diff"])) for l in lines("links.jsonl")}, set(duckdb.sql(sql).fetchall()))
sql = f"select cluster_id, members from '{path('clusters.parquet')}'"
same("clusters.parquet by DuckDB", {(c["cluster_id"], tuple(c["members"])) for c in lines("clusters.jsonl")}, {(c, tuple(m)) for c, m in duckdb.sql(sql).fetchall()})
sys.exit(bool(faults))
