// The run: lists of lists as data.rs writes them, the names of their places, and what is looked up in them.

const holder = document.getElementById("data");
const DATA = JSON.parse(holder.textContent);
holder.remove();

const A = { id: 0, outlet: 1, published: 2, title: 3, author: 4, url: 5, language: 6, path: 7, text: 8, wire: 9, copy: 10 };
// Spans of a statement: pairs of start, counted from `start`, and length; `around`: how far its sentence goes to each side.
const S = { id: 0, article: 1, kind: 2, act: 3, speaker: 4, confidence: 5, start: 6, content: 7, quoted: 8, cue: 9, mention: 10, medium: 11, around: 12, rules: 13 };
const L = { id: 0, a: 1, b: 2, relation: 3, status: 4, score: 5, agrees: 6 };
const C = { id: 0, fullest: 1, earliest: 2, outlets: 3, variants: 4, members: 5, independent: 6, ties: 7 };
const F = { id: 0, kind: 1, severity: 2, cluster: 3, a: 4, b: 5, detail: 6 };
const { articles, statements, links, clusters, findings, outlets, speakers, words } = DATA;

const clusterOf = new Int32Array(statements.length).fill(-1);
clusters.forEach((cluster, number) => cluster[C.members].forEach((member) => { clusterOf[member] = number; }));

// The links of each statement: of statement s, linkList[linkStart[s]] up to linkList[linkStart[s + 1]].
const linkStart = new Int32Array(statements.length + 1);
for (const link of links) { linkStart[link[L.a] + 1]++; linkStart[link[L.b] + 1]++; }
for (let s = 0; s < statements.length; s++) linkStart[s + 1] += linkStart[s];
const linkList = new Int32Array(links.length * 2);
const filled = linkStart.slice();
links.forEach((link, number) => { linkList[filled[link[L.a]]++] = number; linkList[filled[link[L.b]]++] = number; });
const linksOf = (s) => linkList.subarray(linkStart[s], linkStart[s + 1]);

const groups = (count, of, list) => {
  const lists = new Map();
  for (let i = 0; i < count; i++) {
    const key = of(i);
    if (key === null || key < 0) continue;
    if (lists.has(key)) lists.get(key).push(i); else lists.set(key, [i]);
  }
  return (key) => lists.get(key) || [];
};
const lazily = (make) => { let made; return (key) => (made ??= make())(key); };
const statementsOfArticle = lazily(() => groups(statements.length, (s) => statements[s][S.article]));
const statementsOfSpeaker = lazily(() => groups(statements.length, (s) => statements[s][S.speaker]));
const findingsOfCluster = lazily(() => groups(findings.length, (f) => findings[f][F.cluster]));

const article = (s) => articles[statements[s][S.article]];
const kindOf = (s) => words[statements[s][S.kind]];
const outletName = (a) => (a[A.outlet] < 0 ? "Unknown outlet" : outlets[a[A.outlet]]);
const outletOf = (s) => outletName(article(s));
const speakerOf = (s) => (statements[s][S.speaker] < 0 ? null : speakers[statements[s][S.speaker]][1]);
// The stretches of the article's text that a place of a statement names: pairs of start and end.
const spansOf = (s, place) => {
  const { [S.start]: start, [place]: list } = statements[s];
  const spans = [];
  for (let i = 0; i < list.length; i += 2) spans.push([start + list[i], start + list[i] + list[i + 1]]);
  return spans;
};
const cut = (s, place) => {
  const text = article(s)[A.text];
  return spansOf(s, place).map(([from, to]) => text.slice(from, to));
};
const textOf = (s) => cut(s, S.content).join(kindOf(s) === "direct" ? " " : " … ");
const statusOf = (l) => words[links[l][L.status]];
const relationOf = (l) => words[links[l][L.relation]];

// The number of each thing by its id, for the address of the page.
const numbers = (list) => lazily(() => {
  const found = new Map(list.map((item, number) => [item[0], number]));
  return (id) => found.get(id);
});
const numberOf = {
  findings: numbers(findings), clusters: numbers(clusters), links: numbers(links),
  statements: numbers(statements), articles: numbers(articles), speakers: numbers(speakers),
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const shownDate = (published) => {
  if (!published) return "no date";
  const [day, time] = published.split("T");
  const [year, month, number] = day.split("-");
  const shown = `${+number} ${MONTHS[month - 1]} ${year}`;
  return time ? `${shown}, ${time.slice(0, 5)}${time.slice(8)}` : shown;
};
// Where a date lies in time: first and last millisecond that it may mean.
const extent = (published) => {
  const isDay = !published.includes("T");
  const start = Date.parse(isDay ? `${published}T00:00:00Z` : /[Z+-]\d*:?\d*$/.test(published.slice(19)) ? published : `${published}Z`);
  return [start, isDay ? start + 86399999 : start];
};
const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
// "5 outlets, 3 independent"; the latter only where there are fewer.
const reach = (cluster) => `${counted(cluster[C.outlets], "outlet")}${cluster[C.independent] !== null && cluster[C.independent] < cluster[C.outlets] ? `, ${cluster[C.independent]} independent` : ""}`;
const spelled = (name) => name.replace(/[-_]/g, " ");

// The address of a passage, as the program gives it in the column `link`.
const WHOLE_CHARS_MAX = 100;
const encoded = (text) => text.split(/[\s\p{Cc}]+/u).filter(Boolean)
  .map((word) => encodeURIComponent(word).replace(/[-!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)).join("%20");
const pieces = (text) => [...new Intl.Segmenter("en", { granularity: "word" }).segment(text)].map((piece) => piece.segment);
const fitting = (list) => {
  let room = WHOLE_CHARS_MAX / 2;
  const kept = [];
  for (const piece of list) { room -= [...piece].length; if (room < 0) break; kept.push(piece); }
  return kept;
};
const pageOf = (a) => {
  try {
    const url = new URL(a[A.url]);
    if (!/^https?:$/.test(url.protocol)) return null;
    url.hash = url.hash.split(":~:")[0];
    return url.href.replace(/#$/, "");
  } catch { return null; }
};
const passage = (s) => {
  const page = pageOf(article(s));
  if (!page) return null;
  const lines = cut(s, S.content).flatMap((part) => part.split(/[\n\r]/)).map((line) => line.trim()).filter(Boolean);
  if (!lines.length) return page;
  const [first, last] = [lines[0], lines[lines.length - 1]];
  const open = page.includes("#") ? ":~:text=" : "#:~:text=";
  if (lines.length === 1 && [...first].length <= WHOLE_CHARS_MAX) return page + open + encoded(first);
  const start = fitting(pieces(first)).join("").trimEnd();
  const end = fitting(pieces(last).reverse()).reverse().join("").trimStart();
  return start && end ? `${page}${open}${encoded(start)},${encoded(end)}` : page;
};
