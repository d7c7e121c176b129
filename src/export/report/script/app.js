// The page: tabs, filters, the list, what is open, keys.

const ROWS = {
  findings: { items: findings, pane: findingPane, row: (f) => [h("span", { class: "meta" }, badge(findings[f][F.severity], findings[f][F.severity]), ` ${spelled(findings[f][F.kind])}`), h("span", { class: "words", dir: "auto" }, findings[f][F.detail])] },
  clusters: { items: clusters, pane: clusterPane, row: (c) => {
    const noted = findingsOfCluster(c);
    const gravest = noted.length ? severities.find((severity) => noted.some((f) => findings[f][F.severity] === severity)) : null;
    return [h("span", { class: "words", dir: "auto" }, textOf(clusters[c][C.fullest])), h("span", { class: "meta" }, gravest ? [badge(counted(noted.length, "finding"), gravest), " "] : null, `${reach(clusters[c])}, ${counted(clusters[c][C.members].length, "statement")}, ${counted(clusters[c][C.variants], "wording")}`)];
  } },
  links: { items: links, pane: linkPane, row: (l) => [h("span", { class: "words", dir: "auto" }, textOf(links[l][L.b])), h("span", { class: "meta" }, linkFacts(l), decisions.has(links[l][0]) ? [" · ", badge(decisions.get(links[l][0]).verdict || "noted")] : null)] },
  statements: { items: statements, pane: statementPane, row: (s) => [h("span", { class: "words", dir: "auto" }, textOf(s)), h("span", { class: "meta" }, `${speakerOf(s) || "unknown speaker"} · ${outletOf(s)} · ${kindOf(s)}${clusterOf[s] >= 0 ? ` · ${counted(clusters[clusterOf[s]][C.outlets], "outlet")}` : ""}`)] },
  articles: { items: articles, pane: articlePane, row: (a) => [h("span", { class: "words", dir: "auto" }, articles[a][A.title] || articles[a][A.path]), h("span", { class: "meta" }, `${outletName(articles[a])} · ${shownDate(articles[a][A.published])} · ${counted(statementsOfArticle(a).length, "statement")}`)] },
  speakers: { items: speakers, pane: speakerPane, row: (p) => [h("span", { class: "words", dir: "auto" }, speakers[p][1]), h("span", { class: "meta" }, `${speakers[p][2]} · ${counted(statementsOfSpeaker(p).length, "statement")} · ${counted(new Set(statementsOfSpeaker(p).map(outletOf)).size, "outlet")}`)] },
};
const LABELS = { findings: "Findings", clusters: "Clusters", links: "Links", statements: "Statements", articles: "Articles", speakers: "Speakers", outlets: "Outlets", about: "This run" };
const COUNTS = { findings: findings.slice(0, weighty), clusters, links, statements, articles, speakers, outlets };

const app = document.getElementById("app");
const tabs = h("nav", { class: "tabs", "aria-label": "Views" }, VIEWS.map((view) => h("button", { type: "button", "data-view": view, on: { click: () => go({ view }) } }, LABELS[view], COUNTS[view] ? h("span", { class: "count num" }, COUNTS[view].length.toLocaleString("en")) : null)));
const query = h("input", { type: "search", placeholder: "Search words, speakers, outlets", "aria-label": "Search", on: { input: () => go({ q: query.value }, false) } });
document.getElementById("top").append(h("div", { class: "bar" }, tabs, h("div", { class: "search", role: "search" }, query)));

// The fields of the filter, each with its choices.
const choice = (name, label, choices) => {
  const select = h("select", { on: { change: () => go({ [name]: select.value }, false) } }, h("option", { value: "" }, "any"), choices.map(([value, shown]) => h("option", { value }, shown)));
  return [name, select, h("label", null, label, select)];
};
const entry = (name, label, type, props) => {
  const input = h("input", { type, ...props, on: { change: () => go({ [name]: input.value }, false) } });
  return [name, input, h("label", null, label, input)];
};
const there = (...names) => names.filter((name) => words.includes(name)).map((name) => [name, name]);
const CHOICES_MAX = 2000;
const fields = [
  choice("outlet", "Outlet", [...outlets].sort().slice(0, CHOICES_MAX).map((name) => [name, name])),
  choice("speaker", "Speaker", [["none", "unknown"], ...ordered("speakers", speakerOrder).slice(0, CHOICES_MAX).map((p) => [speakers[p][0], speakers[p][1]])]),
  choice("kind", "Kind", there("direct", "mixed", "indirect", "claim")),
  choice("relation", "Relation", there("exact", "altered", "excerpt", "variant", "paraphrase")),
  choice("status", "Status of link", there("confirmed", "suggested", "rejected")),
  entry("confidence", "Confidence, % at least", "number", { min: 0, max: 100, step: 5 }),
  entry("from", "From", "date"),
  entry("to", "To", "date"),
];
const clear = (isStep) => go(Object.fromEntries(FILTERS.map((name) => [name, ""])), isStep);
const summary = h("summary");
const filters = h("details", { class: "filters" }, summary, h("div", { class: "fields" }, fields.map(([, , label]) => label)),
  h("p", { class: "buttons" }, button("Clear", () => clear(false)), button("Save as CSV", saveFiltered)));
const tally = h("p", { class: "tally num" });
const scroller = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "List" });
const side = h("div", { class: "side" }, filters, tally, scroller);
const pane = h("div", { class: "pane" });
const desk = h("div", { class: "desk" }, side, pane);

let list = null;
let items = [];
let listed = "";
const WIDE = matchMedia("(min-width: 821px)");
// What the address names; on a wide screen, where it names nothing, the first of the list.
const named = () => ROWS[state.view] && state.id ? numberOf[state.view](state.id) : undefined;
const picked = () => named() ?? (WIDE.matches ? items[0] : undefined);

const show = () => {
  for (const tab of tabs.children) tab.toggleAttribute("aria-current", tab.dataset.view === state.view);
  if (query.value !== state.q) query.value = state.q;
  for (const [name, field] of fields) if (field.value !== state[name]) field.value = state[name];
  const active = activeFilters().filter((name) => name !== "q").length;
  summary.replaceChildren("Filter", active ? h("b", null, ` · ${active} set`) : "");
  document.title = `${LABELS[state.view]} · Who said what`;
  if (!ROWS[state.view]) {
    app.replaceChildren(state.view === "outlets" ? outletsPage() : aboutPage());
    listed = "";
    return;
  }
  if (!desk.isConnected) app.replaceChildren(desk);
  showList();
  showPane();
};
const showList = () => {
  const { row, items: all } = ROWS[state.view];
  const wanted = [state.view, state.low, ...FILTERS.map((name) => state[name])].join("\n");
  if (listed !== wanted) {
    listed = wanted;
    items = shownItems(state.view);
    tally.textContent = items.length === all.length ? counted(all.length, LABELS[state.view].toLowerCase().replace(/s$/, "")) : `${items.length.toLocaleString("en")} of ${all.length.toLocaleString("en")}`;
    if (state.view === "findings" && weighty < findings.length) {
      const rest = `${(findings.length - weighty).toLocaleString("en")} of low severity`;
      tally.append(button(`${state.low ? "Hide" : "Show"} ${rest}`, () => go({ low: state.low ? "" : "1" }, false)));
    }
    scroller.scrollTop = 0;
    list = longList(scroller, items, row, (item) => open(state.view, all[item]), (item) => item === picked());
  }
  const at = items.indexOf(named());
  if (at >= 0) list.reveal(at);
  list.draw();
};
const showPane = () => {
  const { pane: content, items: all } = ROWS[state.view];
  const isOpen = named() !== undefined;
  desk.classList.toggle("open", isOpen);
  const shown = picked();
  if (shown === undefined) {
    const isFiltered = all.length > 0 && activeFilters().length > 0;
    pane.replaceChildren(h("div", { class: "empty" }, h("h2", null, isFiltered ? "Nothing fits the filter" : nothing[state.view] || "Nothing here"), isFiltered ? button("Clear the filter", () => clear()) : null));
    return;
  }
  pane.replaceChildren(button("Back to the list", () => go({ id: "" }), { class: "button back" }), ...[content(shown)].flat(4).filter(Boolean));
  const here = pane.querySelector("[data-here]");
  if (here) here.scrollIntoView({ block: "center" }); else if (isOpen && !WIDE.matches) scrollTo(0, 0);
};
const nothing = {
  findings: findings.length ? "Only findings of low severity" : "No finding: no outlet contradicts another on what is linked here",
  clusters: "No cluster: no statement stands in two outlets",
  links: "No link between statements",
  statements: "No statement was found",
  articles: "No article was read",
  speakers: "No speaker is known",
};

const step = (by) => {
  if (!ROWS[state.view] || !items.length) return;
  const at = items.indexOf(picked());
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.max(0, Math.min(items.length - 1, at + by));
  go({ id: ROWS[state.view].items[items[next]][0] }, false);
  scrollTo(0, 0);
  tell(`${next + 1} of ${items.length}`);
};
document.addEventListener("keydown", (event) => {
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { if (isTyping) event.target.blur(); else if (state.id) go({ id: "" }); return; }
  if (isTyping) return;
  const turn = (by) => go({ view: VIEWS[(VIEWS.indexOf(state.view) + by + VIEWS.length) % VIEWS.length] });
  const acts = { j: () => step(1), k: () => step(-1), "/": () => query.focus(), ArrowRight: () => turn(1), ArrowLeft: () => turn(-1) };
  if (acts[event.key]) { event.preventDefault(); acts[event.key](); }
});
for (const event of ["hashchange", "popstate"]) addEventListener(event, () => { readState(); show(); });
let width = innerWidth;
addEventListener("resize", () => { if (innerWidth !== width && ROWS[state.view]) { width = innerWidth; list.draw(); showPane(); } });
readState();
show();
showTool();
