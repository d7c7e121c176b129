// An article with every statement marked, and a statement by itself.

const articlePane = (number) => {
  const at = articles[number];
  const list = statementsOfArticle(number);
  const page = pageOf(at);
  return [
    h("div", { class: "head" }, h("h2", { dir: "auto" }, at[A.title] || at[A.path]),
      h("p", { class: "facts" }, h("span", null, h("b", null, outletName(at))), h("span", null, shownDate(at[A.published])), at[A.author] ? h("span", null, at[A.author]) : null, at[A.wire] && h("span", null, `text of ${at[A.wire]}`), at[A.copy] && at[A.copy][1] !== number && h("span", null, `${Math.round(at[A.copy][2] / 10)} % of its own words as in `, jump(outletName(articles[at[A.copy][1]]), () => open("articles", articles[at[A.copy][1]]))), h("span", null, counted(list.length, "statement")), page ? outside("The page", page) : null),
      h("p", { class: "keys" }, "Underlined: direct; double: mixed; dashed: indirect; dotted: claim. Bold: stands in other outlets too.")),
    h("div", { class: "body", dir: "auto", lang: at[A.language] }, marked(at[A.text], list)),
  ];
};

// The text in order, each stretch of a statement as something to click; where two overlap, the first has it.
const marked = (text, list) => {
  const spans = list.flatMap((s) => spansOf(s, S.content).map(([from, to]) => [from, to, s])).sort((x, y) => x[0] - y[0] || y[1] - x[1]);
  const parts = [];
  let done = 0;
  for (const [start, end, s] of spans) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    parts.push(text.slice(done, from), mention(text.slice(from, end), s));
    done = end;
  }
  parts.push(text.slice(done));
  return parts;
};
const mention = (text, s) => {
  const isHere = state.base === statements[s][0];
  const act = () => openStatement(s);
  return h("span", {
    class: `said ${kindOf(s)}${clusterOf[s] >= 0 ? " linked" : ""}${isHere ? " here" : ""}`, role: "button", tabindex: "0", "data-here": isHere,
    title: `${speakerOf(s) || "unknown speaker"}, ${kindOf(s)}${clusterOf[s] >= 0 ? `, in ${counted(clusters[clusterOf[s]][C.outlets], "outlet")}` : ""}`,
    on: { click: act, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } } },
  }, text);
};
const openStatement = (s) => (clusterOf[s] >= 0 ? open("clusters", clusters[clusterOf[s]]) : open("statements", statements[s]));

const statementPane = (s) => [
  h("div", { class: "head" }, h("h2", { class: "said-aloud" }, "Statement"), said(textOf(s))),
  clusterOf[s] >= 0 ? h("p", null, jump(`One of ${clusters[clusterOf[s]][C.members].length} statements in ${counted(clusters[clusterOf[s]][C.outlets], "outlet")}`, () => open("clusters", clusters[clusterOf[s]]))) : h("p", { class: "quiet" }, "In no other outlet of this corpus."),
  h("article", { class: "wording" }, carrier(s)),
  linkSection("Links", [...linksOf(s)]),
  section("What decided", null, h("p", { class: "small" }, h("code", null, statements[s][S.rules].map((rule) => words[rule]).join(", ")))),
];
