// What the reader decides of links, until it is saved as review.csv, which the next run takes with --review.

const STORE = `quotetrace-review-${statements.length ? statements[0][0] : ""}-${links.length}`;
const decisions = new Map();
let unsaved = 0;
for (const [id, verdict, note] of DATA.review) decisions.set(id, { verdict, note });
try {
  const stored = JSON.parse(localStorage.getItem(STORE) || "[]");
  for (const [id, decision] of stored) decisions.set(id, decision);
  unsaved = stored.length;
} catch { /* a browser that keeps nothing for files */ }

const decide = (id, change) => {
  const decision = { verdict: null, note: "", ...decisions.get(id), ...change };
  if (decision.verdict || decision.note) decisions.set(id, decision); else decisions.delete(id);
  unsaved++;
  try { localStorage.setItem(STORE, JSON.stringify([...decisions])); } catch { /* kept until the page is closed */ }
  showTool();
};

const saveReview = () => {
  const said = (id, end) => { const l = numberOf.links(id); return l === undefined ? "" : textOf(links[l][end]); };
  const rows = [...decisions].sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([id, { verdict, note }]) => [id, verdict || "", note, said(id, L.a), said(id, L.b)]);
  save("review.csv", csv([["link_id", "verdict", "note", "text_a", "text_b"], ...rows]));
  unsaved = 0;
  try { localStorage.removeItem(STORE); } catch { /* nothing was kept */ }
  showTool();
  tell("review.csv saved");
};

const tool = h("aside", { class: "tool", "aria-label": "Review" });
const showTool = () => {
  if (!decisions.size) { tool.remove(); return; }
  tool.replaceChildren(`${counted(decisions.size, "decision")}${unsaved ? ", not saved yet" : ""}`, button("Save review.csv", saveReview, { class: "button strong" }));
  if (!tool.isConnected) document.body.append(tool);
};
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

// Confirm, reject and note for one link.
const reviewer = (l) => {
  const id = links[l][0];
  const box = h("div", { class: "review" });
  const draw = () => {
    const { verdict, note } = decisions.get(id) || { verdict: null, note: "" };
    const choose = (label, value) => button(label, () => { decide(id, { verdict: verdict === value ? null : value }); draw(); }, { "aria-pressed": String(verdict === value) });
    const input = h("input", { placeholder: "Note", "aria-label": "Note on this link", on: { change: (event) => decide(id, { note: event.target.value }) } });
    input.value = note;
    box.replaceChildren(choose("Confirm", "confirmed"), choose("Reject", "rejected"), input);
  };
  draw();
  return box;
};
const relationLabel = (l) => h("span", { class: `relation ${relationOf(l)} ${statusOf(l)}` }, relationOf(l));
const linkFacts = (l) => {
  const agrees = links[l][L.agrees];
  return [relationLabel(l), ` ${statusOf(l)}, score ${(links[l][L.score] / 1000).toFixed(2)}`, agrees === 0 ? [" · ", badge("different speakers", "high")] : agrees === 1 ? " · same speaker" : ""];
};
