// Which statements the filter keeps, and with them which clusters, links, articles and speakers.

let haystacks = null;
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[“”„]/g, '"').replace(/[‐‑–—]/g, "-");
const haystack = (s) => {
  haystacks ??= new Array(statements.length);
  return (haystacks[s] ??= folded(`${textOf(s)} ${speakerOf(s) || ""} ${outletOf(s)} ${article(s)[A.title] || ""} ${cut(s, S.mention)} ${statements[s][0]}`));
};

let kept = { key: null, statements: null };
// One byte a statement; null where nothing is filtered.
const keptStatements = () => {
  const key = FILTERS.map((name) => state[name]).join("\n");
  if (kept.key === key) return kept.statements;
  kept = { key, statements: activeFilters().length ? filtered() : null };
  return kept.statements;
};
const filtered = () => {
  const wanted = folded(state.q).split(/\s+/).filter(Boolean);
  const outlet = state.outlet ? outlets.indexOf(state.outlet) : -2;
  const speaker = state.speaker === "none" ? -1 : state.speaker ? numberOf.speakers(state.speaker) ?? -3 : -2;
  const kind = state.kind ? words.indexOf(state.kind) : -2;
  const [relation, status] = [state.relation, state.status].map((word) => (word ? words.indexOf(word) : -2));
  const least = state.confidence ? state.confidence * 10 : 0;
  const result = new Uint8Array(statements.length);
  for (let s = 0; s < statements.length; s++) {
    const statement = statements[s];
    if (statement[S.confidence] < least || (kind !== -2 && statement[S.kind] !== kind)) continue;
    if (speaker !== -2 && statement[S.speaker] !== speaker) continue;
    const at = articles[statement[S.article]];
    if (outlet !== -2 && at[A.outlet] !== outlet) continue;
    if (!isWithin(at[A.published]) || !isLinked(s, relation, status)) continue;
    if (wanted.length && !wanted.every((word) => haystack(s).includes(word))) continue;
    result[s] = 1;
  }
  return result;
};
const isWithin = (published) => {
  if (!state.from && !state.to) return true;
  const day = published ? published.slice(0, 10) : "";
  return day !== "" && (!state.from || day >= state.from) && (!state.to || day <= state.to);
};
const isLinked = (s, relation, status) => {
  if (relation === -2 && status === -2) return true;
  return linksOf(s).some((l) => (relation === -2 || links[l][L.relation] === relation) && (status === -2 || links[l][L.status] === status));
};

const severities = ["high", "medium", "low"];
// Findings of low severity are shown when asked for.
const weighty = findings.filter((finding) => finding[F.severity] !== "low").length;
const range = (count) => Array.from({ length: count }, (_, i) => i);
const clusterOrder = () => range(clusters.length).sort((x, y) => clusters[y][C.outlets] - clusters[x][C.outlets] || clusters[y][C.members].length - clusters[x][C.members].length || x - y);
const speakerOrder = () => range(speakers.length).sort((x, y) => statementsOfSpeaker(y).length - statementsOfSpeaker(x).length || x - y);
const linkOrder = () => range(links.length).sort((x, y) => (statusOf(y) === "suggested") - (statusOf(x) === "suggested") || links[y][L.score] - links[x][L.score] || x - y);
const orders = {};
const ordered = (view, make) => (orders[view] ??= make());

// The numbers of what a list shows.
const shownItems = (view) => {
  const keeps = keptStatements();
  const any = (list) => !keeps || list.some((s) => keeps[s]);
  switch (view) {
    case "findings": return ordered(view, () => range(findings.length)).filter((f) => (state.low || f < weighty) && any([findings[f][F.a], findings[f][F.b]]));
    case "clusters": return ordered(view, clusterOrder).filter((c) => any(clusters[c][C.members]));
    case "links": return ordered(view, linkOrder).filter((l) => any([links[l][L.a], links[l][L.b]])
      && (!state.relation || relationOf(l) === state.relation) && (!state.status || statusOf(l) === state.status));
    case "articles": return ordered(view, () => range(articles.length)).filter((a) => any(statementsOfArticle(a)));
    case "speakers": return ordered(view, speakerOrder).filter((p) => any(statementsOfSpeaker(p)));
    default: return keeps ? range(statements.length).filter((s) => keeps[s]) : ordered("statements", () => range(statements.length));
  }
};

const saveFiltered = () => {
  const rows = shownItems("statements").map((s) => [
    statements[s][0], outletOf(s), article(s)[A.published], kindOf(s), words[statements[s][S.act]], speakerOf(s), textOf(s),
    clusterOf[s] < 0 ? null : clusters[clusterOf[s]][0], statements[s][S.confidence] / 1000, article(s)[A.title], passage(s),
  ]);
  save("statements-filtered.csv", csv([["statement_id", "outlet", "published", "kind", "act", "speaker", "text", "cluster_id", "confidence", "title", "link"], ...rows]));
  tell(`${counted(rows.length, "row")} saved`);
};
