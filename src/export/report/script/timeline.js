// A cluster drawn: a row an outlet, from left to right in time, its links between the statements.

const LANE = 34;
const TOP = 30;
const LANES_MAX = 60;
const LINKS_MAX = 200;

// What stands between two statements of the cluster; of many only those of its earliest, or else of its fullest.
const linksWithin = (cluster) => {
  const inside = new Set(cluster[C.members]);
  const all = [...new Set(cluster[C.members].flatMap((s) => [...linksOf(s)]))].filter((l) => inside.has(links[l][L.a]) && inside.has(links[l][L.b]) && statusOf(l) !== "rejected");
  if (all.length <= LINKS_MAX) return all;
  const centre = cluster[C.earliest] < 0 ? cluster[C.fullest] : cluster[C.earliest];
  return all.filter((l) => links[l][L.a] === centre || links[l][L.b] === centre).slice(0, LINKS_MAX);
};

const timeline = (cluster, pick) => {
  const members = cluster[C.members];
  const lanes = [...new Set(members.map(outletOf))].slice(0, LANES_MAX);
  const laneOf = new Map(lanes.map((name, lane) => [name, lane]));
  const drawn = members.filter((s) => laneOf.has(outletOf(s)));
  const dated = drawn.filter((s) => article(s)[A.published]);
  const ends = dated.flatMap((s) => extent(article(s)[A.published]));
  const width = Math.max(560, Math.min(980, (document.querySelector(".pane")?.clientWidth || 800) - 60));
  const left = Math.min(230, width * 0.32);
  const right = dated.length < drawn.length ? 110 : 40;
  const [from, to] = ends.length ? [Math.min(...ends), Math.max(...ends)] : [0, 1];
  const x = (time) => left + 14 + ((time - from) / Math.max(1, to - from)) * (width - left - right - 14);
  const y = (s) => TOP + LANE * (laneOf.get(outletOf(s)) + 0.5);
  const height = TOP + LANE * lanes.length + 34;
  const undated = width - right / 2 - 10;
  const centre = (s) => {
    const published = article(s)[A.published];
    if (!published) return undated;
    const [a, b] = extent(published);
    return x((a + b) / 2);
  };
  const spread = spreadOut(drawn, centre, y);
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `${counted(drawn.length, "statement")} of ${counted(lanes.length, "outlet")} in order of time; the same is told below` });
  picture.append(...ticks(from, to, x, height), ...lanes.map((name, lane) => laneOfOutlet(name, lane, left, width)));
  if (right > 40) picture.append(svg("text", { class: "axis", x: undated, y: 18, "text-anchor": "middle" }, "no date"));
  for (const s of drawn) {
    const published = article(s)[A.published];
    if (!published || published.includes("T")) continue;
    const [a, b] = extent(published).map(x);
    picture.append(svg("rect", { class: "day", x: a, y: y(s) - 8, width: Math.max(10, b - a), height: 16, rx: 8 }));
  }
  for (const l of linksWithin(cluster)) {
    const [a, b] = [links[l][L.a], links[l][L.b]];
    if (spread.has(a) && spread.has(b)) picture.append(tie(l, spread.get(a), spread.get(b)));
  }
  for (const s of drawn) picture.append(dot(s, spread.get(s), s === cluster[C.earliest], pick));
  return h("div", { class: "chart", tabindex: "0", role: "region", "aria-label": "Timeline" }, picture);
};

// Statements of one outlet and time stand beside each other.
const spreadOut = (members, x, y) => {
  const places = new Map();
  const taken = new Map();
  for (const s of members) {
    const place = [Math.round(x(s)), Math.round(y(s))];
    const key = `${Math.round(place[0] / 12)} ${place[1]}`;
    const before = taken.get(key) || 0;
    taken.set(key, before + 1);
    places.set(s, [place[0] + before * 13, place[1]]);
  }
  return places;
};
const HOUR = 3600000;
const STEPS = [1, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 8760, 43800].map((hours) => hours * HOUR);
// At most seven lines with the day, the hour within a day or two, the year over a year.
const ticks = (from, to, x, height) => {
  if (to <= 1) return [];
  const length = Math.max(HOUR, to - from);
  const step = STEPS.find((s) => length / s <= 7) || Math.ceil(length / 7 / STEPS[4]) * STEPS[4];
  const marks = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
    const iso = new Date(time).toISOString();
    const day = `${+iso.slice(8, 10)} ${MONTHS[iso.slice(5, 7) - 1]}`;
    const label = step < STEPS[4] ? (iso.slice(11, 13) === "00" ? day : `${iso.slice(11, 16)}`) : length > 300 * STEPS[4] ? `${day} ${iso.slice(0, 4)}` : day;
    marks.push(svg("line", { class: "grid", x1: x(time), x2: x(time), y1: TOP - 4, y2: height - 24 }),
      svg("text", { class: "axis", x: x(time), y: height - 8, "text-anchor": "middle" }, label));
  }
  return marks;
};
const laneOfOutlet = (name, lane, left, width) => {
  const shown = name.length > 28 ? `${name.slice(0, 27)}…` : name;
  const y = TOP + LANE * (lane + 0.5);
  return svg("g", null, svg("line", { class: "lane", x1: left, x2: width - 8, y1: y, y2: y }), svg("text", { x: left - 8, y: y + 4.5, "text-anchor": "end", "paint-order": "stroke" }, shown, svg("title", null, name)));
};
const tie = (l, [ax, ay], [bx, by]) => {
  const bend = ay === by ? -26 : 0;
  const middle = (ax + bx) / 2;
  const path = svg("path", { class: `tie ${relationOf(l)} ${statusOf(l)}`, d: `M${ax} ${ay}C${middle} ${ay + bend} ${middle} ${by + bend} ${bx} ${by}` });
  path.append(svg("title", null, `${relationOf(l)}, ${statusOf(l)}`));
  return path;
};
const dot = (s, [x, y], isFirst, pick) => {
  const label = `${outletOf(s)}, ${shownDate(article(s)[A.published])}, ${speakerOf(s) || "unknown speaker"}`;
  const group = svg("g", { tabindex: "0", role: "button", "aria-label": label, on: { click: () => pick(s), keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(s); } } } });
  group.append(svg("circle", { class: isFirst ? "dot first" : "dot", cx: x, cy: y, r: isFirst ? 8 : 6.5 }), svg("title", null, label));
  return group;
};
const key = (name, isDashed) => {
  const picture = svg("svg", { width: 26, height: 8, "aria-hidden": "true" });
  picture.append(svg("line", { class: `tie ${name} ${isDashed ? "suggested" : ""}`, x1: 0, x2: 26, y1: 4, y2: 4 }));
  return h("span", null, picture, name);
};
const timelineKeys = (cluster) => {
  const there = new Set(linksWithin(cluster).map(relationOf));
  return h("p", { class: "keys" }, h("span", null, "Wide band: the day is known, not the hour."), cluster[C.members].some((s) => (article(s)[A.published] || "").length > 19) ? h("span", null, "Hours in UTC.") : null, h("span", null, cluster[C.earliest] >= 0 ? "Large dot: earliest in this corpus." : "The dates do not tell who was first."), [...there].map((name) => key(name)), h("span", null, "dashed: suggested"));
};
