// The outlets: who shares what with whom, and who was earlier.

const outletsPage = () => {
  const rows = range(outlets.length).map((o) => {
    const mine = DATA.shares.filter(([from, to]) => outletAt(from) === outlets[o] || outletAt(to) === outlets[o]);
    const sum = (of) => mine.reduce((total, share) => total + of(share, outletAt(share[0]) === outlets[o]), 0);
    return { name: outlets[o], articles: outletArticles(o).length, statements: outletArticles(o).reduce((total, a) => total + statementsOfArticle(a).length, 0), partners: mine.length, earlier: sum((s, isFirst) => s[isFirst ? 3 : 4]), later: sum((s, isFirst) => s[isFirst ? 4 : 3]) };
  }).sort((x, y) => y.partners - x.partners || y.statements - x.statements || (x.name < y.name ? -1 : 1));
  return h("div", { class: "pane" },
    h("div", { class: "head" }, h("h2", null, "Outlets"), h("p", { class: "quiet" }, "Two outlets are joined by the clusters that both carry; the arrow goes from the one that was earlier more often. Earlier means: in this corpus, by the dates given.")),
    DATA.drawn.length ? outletDrawing() : h("p", { class: "quiet" }, outlets.length ? "No two outlets share a cluster, or too many do to be drawn: the table tells more." : "No outlet is known."),
    h("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Outlets" }, h("table", null,
      h("thead", null, h("tr", null, h("th", null, "Outlet"), ["Articles", "Statements", "Shares with", "Earlier", "Later"].map((name) => h("th", { class: "num" }, name)))),
      h("tbody", null, rows.slice(0, 500).map((row) => h("tr", null, h("td", null, jump(row.name, () => go({ view: "statements", outlet: row.name }))), [row.articles, row.statements, row.partners, row.earlier, row.later].map((count) => h("td", { class: "num" }, count))))))),
    rows.length > 500 ? h("p", { class: "quiet" }, `${rows.length - 500} more are in articles.csv.`) : null);
};
const outletArticles = lazily(() => groups(articles.length, (a) => articles[a][A.outlet]));
const outletAt = (node) => DATA.drawn[node][0];

const shorten = (name) => (name.length > 30 ? `${name.slice(0, 29)}…` : name);
const outletDrawing = () => {
  const [width, height, edge] = [1000, 560, 90];
  const place = ([, x, y]) => [edge + (x / 1000) * (width - 2 * edge), 36 + (y / 1000) * (height - 72)];
  const places = DATA.drawn.map(place);
  const most = Math.max(1, ...DATA.shares.map((share) => share[2]));
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "group", "aria-label": "Outlets and what they share; the same is told in the table" });
  const lines = DATA.shares.map(([from, to, shared, earlier, later]) => {
    const [[ax, ay], [bx, by]] = [places[from], places[to]];
    const line = svg("g", { class: "share" }, svg("path", { d: `M${ax} ${ay}L${bx} ${by}`, "stroke-width": 1 + 6 * (shared / most) }));
    if (earlier > later) line.append(arrow([ax, ay], [bx, by], 6 + 3 * (shared / most)));
    line.append(svg("title", null, `${outletAt(from)}, ${outletAt(to)}: ${counted(shared, "cluster")}; ${earlier} : ${later} earlier`));
    return line;
  });
  const sizes = DATA.drawn.map((_, node) => 6 + Math.min(12, DATA.shares.filter(([a, b]) => a === node || b === node).length * 1.2));
  const light = (node) => lines.forEach((line, at) => line.classList.toggle("lit", node !== null && DATA.shares[at].slice(0, 2).includes(node)));
  const nodes = DATA.drawn.map(([name], node) => {
    const [x, y] = places[node];
    const act = () => go({ view: "statements", outlet: name });
    const group = svg("g", { tabindex: "0", role: "button", "aria-label": `${shorten(name)}: statements of ${name}`, on: { click: act, mouseenter: () => light(node), mouseleave: () => light(null), focus: () => light(node), blur: () => light(null), keydown: (event) => { if (event.key === "Enter") act(); } } });
    group.append(svg("circle", { class: "city", cx: x, cy: y, r: sizes[node] }), svg("text", { x, y: y - sizes[node] - 5, "text-anchor": "middle", "paint-order": "stroke" }, shorten(name)), svg("title", null, name));
    return group;
  });
  picture.append(...lines, ...nodes);
  const alone = outlets.filter((name) => !DATA.drawn.some(([drawn]) => drawn === name));
  return [zoomable(picture, width, height), alone.length ? h("p", { class: "quiet" }, `Share nothing: ${alone.slice(0, 40).join(", ")}${alone.length > 40 ? ", …" : ""}.`) : null];
};

// A head in the middle of a line, pointing along it.
const arrow = ([ax, ay], [bx, by], size) => {
  const turn = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;
  return svg("path", { class: "point", d: `M${-size} ${-size}L${size} 0L${-size} ${size}z`, transform: `translate(${(ax + bx) / 2} ${(ay + by) / 2}) rotate(${turn})` });
};

// Drawn larger or smaller, and moved, by buttons and by the wheel with Ctrl.
const zoomable = (picture, width, height) => {
  let [x, y, scale] = [0, 0, 1];
  const look = () => picture.setAttribute("viewBox", `${x} ${y} ${width / scale} ${height / scale}`);
  const zoom = (by) => {
    const next = Math.max(1, Math.min(8, scale * by));
    x += (width / scale - width / next) / 2;
    y += (height / scale - height / next) / 2;
    scale = next;
    if (scale === 1) [x, y] = [0, 0];
    look();
  };
  picture.addEventListener("wheel", (event) => { if (event.ctrlKey) { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2); } }, { passive: false });
  let held = null;
  picture.addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY]; });
  picture.addEventListener("pointermove", (event) => {
    if (!held || scale === 1) return;
    const unit = width / scale / picture.clientWidth;
    x -= (event.clientX - held[0]) * unit;
    y -= (event.clientY - held[1]) * unit;
    held = [event.clientX, event.clientY];
    look();
  });
  for (const end of ["pointerup", "pointerleave"]) picture.addEventListener(end, () => { held = null; });
  return h("div", { class: "section" }, h("div", { class: "buttons" }, button("Larger", () => zoom(1.5)), button("Smaller", () => zoom(1 / 1.5))), h("div", { class: "chart" }, picture));
};
