// What the run was, and how to repeat it.

const INPUTS_MAX = 500;
const aboutPage = () => {
  const { run } = DATA;
  const days = articles.map((a) => a[A.published]).filter(Boolean).map((date) => date.slice(0, 10)).sort();
  const inputs = Array.isArray(run.inputs) ? run.inputs : [];
  const odd = inputs.filter((input) => input.skipped > 0 || input.empty > 0);
  const fact = (name, ...value) => h("tr", null, h("th", { scope: "row" }, name), h("td", null, value));
  const paths = inputs.slice(0, 20).map((input) => (/^[\w./:@%+=-]+$/.test(input.path) ? input.path : `'${String(input.path).replace(/'/g, "'\\''")}'`));
  const bounds = Object.entries(run.bounds || {}).filter(([, count]) => count > 0);
  return h("div", { class: "pane" },
    h("div", { class: "head" }, h("h2", null, "This run")),
    h("div", { class: "table" }, h("table", null, h("tbody", null,
      fact("Program", `quotetrace ${run.version}`),
      fact("Model", run.model || "rules alone"),
      fact("Given", `${run.given}: ${run.read} read, ${run.skipped} skipped, ${run.empty} empty`),
      fact("Dates", days.length ? `${shownDate(days[0])} to ${shownDate(days[days.length - 1])}; ${articles.length - days.length} without` : "none known"),
      fact("Outlets", outlets.length ? outlets.slice(0, 60).join(", ") + (outlets.length > 60 ? ", …" : "") : "none known"),
      fact("Found", `${counted(statements.length, "statement")}, ${counted(speakers.length, "speaker")}, ${counted(links.length, "link")}, ${counted(clusters.length, "cluster")}, ${counted(findings.length, "finding")}`),
      run.unsure ? fact("Left out", `${counted(run.unsure, "statement")} for their low confidence`) : null,
      bounds.length ? fact("Bounds", `reached: ${bounds.map(([name, count]) => `${name} ${count}`).join(", ")}: some pairs may be missed`) : fact("Bounds", "none reached: no pair above the floors was missed")))),
    section("Skipped and empty inputs", null, odd.length ? inputTable(odd) : h("p", { class: "quiet" }, "None.")),
    section("Inputs", h("span", { class: "quiet small" }, counted(inputs.length, "file")), inputTable(inputs)),
    section("To repeat it", null, h("p", { class: "quiet" }, "The same inputs and settings give the same bytes. Settings that differ from the default go into a file for --config; quotetrace --print-config shows them all with their reasons."),
      h("pre", null, `quotetrace ${paths.join(" ")}${inputs.length > 20 ? " …" : ""} -o quotetrace-out`)),
    section("Settings", null, h("details", null, h("summary", null, "All settings of this run"), h("pre", null, JSON.stringify(run.options, null, 1)))),
    section("Keys", null, h("p", null, "j and k: next and previous. Enter: open. Escape: back to the list. /: search. ←, →: previous and next view.")));
};
const inputTable = (list) => h("div", { class: "table" }, h("table", null,
  h("thead", null, h("tr", null, h("th", null, "File"), ["Read", "Skipped", "Empty"].map((name) => h("th", { class: "num" }, name)), h("th", null, "SHA-256"))),
  h("tbody", null, list.slice(0, INPUTS_MAX).map((input) => h("tr", null, h("td", null, input.path), [input.read, input.skipped, input.empty].map((count) => h("td", { class: "num" }, count ?? "")), h("td", null, h("code", null, (input.sha256 || "").slice(0, 16))))))),
  list.length > INPUTS_MAX ? h("p", { class: "quiet" }, `${list.length - INPUTS_MAX} more are in run.json.`) : null);
