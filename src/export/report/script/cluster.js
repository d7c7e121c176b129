// A cluster, a link, a finding: the same words in several places, side by side.

const wordings = (members) => {
  const byKey = new Map();
  for (const s of members) {
    const text = textOf(s);
    const wording = wordingKey(text);
    if (!byKey.has(wording)) byKey.set(wording, { text, members: [] });
    byKey.get(wording).members.push(s);
  }
  return [...byKey.values()];
};

const clusterPane = (number) => {
  const cluster = clusters[number];
  const members = cluster[C.members];
  const found = wordings(members);
  const wanted = numberOf.statements(state.base) ?? cluster[C.fullest];
  const base = found.find((wording) => wording.members.includes(wanted)) || found[0];
  const first = cluster[C.earliest];
  const dates = members.map((s) => article(s)[A.published]).filter(Boolean).sort();
  return [
    h("div", { class: "head" },
      h("h2", { class: "said-aloud" }, "Cluster"),
      said(textOf(cluster[C.fullest])),
      h("p", { class: "facts" },
        h("span", null, h("b", null, cluster[C.outlets]), ` outlet${cluster[C.outlets] === 1 ? "" : "s"}`),
        cluster[C.independent] !== null && h("span", null, h("b", null, cluster[C.independent]), " independent"),
        h("span", null, h("b", null, members.length), " statements"),
        h("span", null, h("b", null, found.length), ` wording${found.length === 1 ? "" : "s"}`),
        h("span", null, first >= 0 ? ["earliest in this corpus ", h("b", null, outletOf(first)), `, ${shownDate(article(first)[A.published])}`]
          : dates.length ? `from ${shownDate(dates[0])}; the dates do not tell who was first` : "no dates"),
        h("span", null, "speakers ", h("b", null, speakersOf(members)))),
      h("p", { class: "buttons" }, button("Copy citation", () => copy(citation(first >= 0 ? first : cluster[C.fullest], cluster))), button("Print", () => print()))),
    findingNotes(findingsOfCluster(number)),
    tieNotes(cluster[C.ties]),
    section("Who carried it when", null, timeline(cluster, showStatement), timelineKeys(cluster)),
    section("Wordings", h("span", { class: "quiet small" }, found.length > 1 ? "− struck out: left out; + underlined: added, against the wording chosen" : "all in the same words"),
      h("div", { class: "wordings" }, [base, ...found.filter((wording) => wording !== base)].slice(0, VARIANTS_MAX).map((wording) => variant(wording, found.indexOf(wording), base, found.length))),
      found.length > VARIANTS_MAX ? h("p", { class: "quiet" }, `${found.length - VARIANTS_MAX} more wordings are in statements.csv.`) : null),
    members.length > 1 ? section("Attribution side by side", null, attributions(members)) : null,
    linkSection("Links", linksWithin(cluster)),
    linkSection("Suggested: the same, or not?", suggestedOf(members)),
  ];
};
// Why some outlets are one witness.
const tieNotes = (ties) => ties.length > 0 && section("Not independent", null, h("ul", { class: "notes" }, ties.map(([ground, name, of]) => {
  const who = [...new Set(of.map(outletOf))].join(", ");
  const least = Math.min(...of.map((s) => article(s)[A.copy]?.[2] ?? 1000));
  return h("li", null, h("b", null, who), ground === "copy" ? `: one text, at least ${Math.round(least / 10)} % of each one’s own words` : `: by way of ${name}`);
})));
const VARIANTS_MAX = 60;
const CARRIERS_MAX = 40;

const speakersOf = (members) => {
  const names = [...new Set(members.map(speakerOf).filter(Boolean))];
  return names.length ? names.slice(0, 4).join("; ") + (names.length > 4 ? "; …" : "") : "unknown";
};
const showStatement = (s) => {
  const place = document.querySelector(`[data-statement="${statements[s][0]}"]`);
  place?.scrollIntoView({ block: "center" });
  place?.focus({ preventScroll: true });
};

const variant = (wording, at, base, count) => {
  const isBase = wording === base;
  const choose = count > 1 && button(isBase ? "The others are compared with this" : "Compare with this", () => go({ base: statements[wording.members[0]][0] }), { "aria-pressed": String(isBase) });
  const text = isBase ? said(wording.text) : said(diffed(base.text, wording.text));
  const more = wording.members.length - CARRIERS_MAX;
  return h("article", { class: isBase ? "wording base" : "wording" },
    h("div", { class: "said" }, h("div", { class: "buttons" }, h("h4", null, `Wording ${at + 1}`, h("span", { class: "quiet small" }, ` · ${counted(new Set(wording.members.map(outletOf)).size, "outlet")}`)), choose), text),
    h("div", { class: "carriers" }, wording.members.slice(0, CARRIERS_MAX).map(carrier), more > 0 ? h("p", { class: "carrier quiet" }, `${counted(more, "more statement")} in statements.csv`) : null));
};

// Who gives the words to whom, a row a statement; where that differs from the most, it says so in bold.
const attributions = (members) => {
  const counts = new Map();
  for (const s of members) if (speakerOf(s)) counts.set(speakerOf(s), (counts.get(speakerOf(s)) || 0) + 1);
  const usual = [...counts].sort((x, y) => y[1] - x[1])[0]?.[0];
  const part = (s, place) => cut(s, place).join(" … ");
  return h("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Attribution" }, h("table", null,
    h("thead", null, h("tr", null, ["Outlet", "Speaker", "Named as", "Cue", "Through", "Kind"].map((name) => h("th", null, name)))),
    h("tbody", null, members.slice(0, 100).map((s) => h("tr", null,
      h("td", null, jump(outletOf(s), () => showStatement(s))),
      h("td", null, speakerOf(s) ? h(counts.size > 1 && speakerOf(s) !== usual ? "b" : "span", null, speakerOf(s)) : h("span", { class: "quiet" }, "unknown")),
      h("td", null, part(s, S.mention)), h("td", null, part(s, S.cue)), h("td", null, part(s, S.medium)), h("td", null, kindOf(s)))))));
};

// One statement: who carried it, whom it gives the words to, what stands around them, where to read it.
const carrier = (s) => {
  const statement = statements[s];
  const words_of = (place) => cut(s, place).join(" … ");
  const [cue, mention, medium] = [S.cue, S.mention, S.medium].map(words_of);
  return h("div", { class: "carrier", "data-statement": statement[0], tabindex: "-1" },
    h("div", { class: "line" },
      h("span", { class: "who" }, h("b", null, outletOf(s)), ` · ${shownDate(article(s)[A.published])}`, article(s)[A.published] && !article(s)[A.published].includes("T") ? h("span", { class: "quiet" }, " (day only)") : null),
      h("span", { class: "small quiet" }, `${kindOf(s)}, ${words[statement[S.act]]}, confidence ${(statement[S.confidence] / 1000).toFixed(2)}`)),
    h("p", null, h("b", null, speakerOf(s) || "Unknown speaker"), mention && mention !== speakerOf(s) ? h("span", { class: "quiet" }, ` as “${mention}”`) : null,
      cue ? h("span", { class: "quiet" }, ` · “${cue}”`) : null, medium ? h("span", { class: "quiet" }, ` · through ${medium}`) : null),
    context(s),
    h("div", { class: "buttons small" }, jump("In the article", () => go({ view: "articles", id: article(s)[0], base: statement[0] })), outside("On the page", passage(s)), jump("Copy citation", () => copy(citation(s)))));
};
// The sentence, the statement marked in it.
const context = (s) => {
  const statement = statements[s];
  const text = article(s)[A.text];
  const spans = spansOf(s, S.content);
  const [before, after] = statement[S.around];
  const parts = [text.slice(Math.max(0, spans[0][0] - before), spans[0][0])];
  spans.forEach(([from, to], at) => {
    parts.push(h("mark", null, text.slice(from, to)));
    parts.push(text.slice(to, at + 1 < spans.length ? Math.max(to, spans[at + 1][0]) : to + Math.max(0, after)));
  });
  return h("p", { class: "words context", dir: "auto" }, parts);
};

const citation = (s, cluster) => {
  const at = article(s);
  const parts = [`“${textOf(s)}”`, speakerOf(s) || "unknown speaker", `quoted by ${outletOf(s)}, ${shownDate(at[A.published])}`];
  const title = at[A.title] ? ` “${at[A.title]}”.` : "";
  const address = pageOf(at) || at[A.path];
  return `${parts.join(" — ")}.${title} ${address} (statement ${statements[s][0]}${cluster ? `, one of ${cluster[C.members].length} in cluster ${cluster[0]}` : ""})`;
};

const findingNotes = (list) => list.length > 0 && h("ul", { class: "notes", "aria-label": "Findings" }, list.map((f) => h("li", { class: findings[f][F.severity] }, h("b", null, `${spelled(findings[f][F.kind])} (${findings[f][F.severity]}): `), findings[f][F.detail])));

const suggestedOf = (members) => {
  const inside = new Set(members);
  return [...new Set(members.flatMap((s) => [...linksOf(s)]))].filter((l) => statusOf(l) !== "confirmed" && !(inside.has(links[l][L.a]) && inside.has(links[l][L.b]) && statusOf(l) !== "rejected"));
};
const LINKS_TOLD = 40;
const linkSection = (title, list) => list.length > 0 && section(title, h("span", { class: "quiet small" }, counted(list.length, "link")),
  h("ul", { class: "list" }, list.slice(0, LINKS_TOLD).map((l) => h("li", null,
    h("div", null, linkFacts(l)),
    h("div", { class: "small" }, `${outletOf(links[l][L.a])} → ${outletOf(links[l][L.b])} · `, jump("Compare the two", () => open("links", links[l]))),
    reviewer(l)))),
  list.length > LINKS_TOLD && h("p", { class: "quiet" }, `${list.length - LINKS_TOLD} more are in the list of links.`));

const linkBetween = (a, b) => [...linksOf(a)].find((l) => (links[l][L.a] === a && links[l][L.b] === b) || (links[l][L.a] === b && links[l][L.b] === a));
const pair = (a, b) => {
  const l = linkBetween(a, b);
  const number = clusterOf[a] >= 0 && clusterOf[a] === clusterOf[b] ? clusterOf[a] : -1;
  const side = (s, text) => h("article", { class: "wording" }, h("div", { class: "said" }, said(text)), h("div", { class: "carriers" }, carrier(s)));
  return [
    h("div", { class: "facts" }, l === undefined ? h("span", null, "not linked directly") : h("span", null, linkFacts(l)), number >= 0 ? jump(`All ${clusters[number][C.members].length} statements of this cluster`, () => open("clusters", clusters[number])) : null),
    l === undefined ? null : reviewer(l),
    section("Side by side", h("span", { class: "quiet small" }, "− struck out: left out; + underlined: added, against the first"),
      h("div", { class: "pair" }, side(a, textOf(a)), side(b, diffed(textOf(a), textOf(b))))),
  ];
};
const linkPane = (l) => [h("div", { class: "head" }, h("h2", null, `Two statements, ${statusOf(l)} as one`)), pair(links[l][L.a], links[l][L.b])];
const findingPane = (f) => [
  h("div", { class: "head" }, h("p", null, badge(findings[f][F.severity], findings[f][F.severity])), h("h2", null, capital(spelled(findings[f][F.kind]))), said(findings[f][F.detail], { style: { fontSize: "1.15rem" } })),
  findings[f][F.a] === findings[f][F.b] ? h("article", { class: "wording" }, carrier(findings[f][F.a])) : pair(findings[f][F.a], findings[f][F.b]),
];
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
