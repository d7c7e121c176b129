// Elements out of plain text: nothing here makes markup of a string.

const fill = (element, props, children) => {
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(4).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
};
const h = (tag, props, ...children) => fill(document.createElement(tag), props, children);
const svg = (tag, props, ...children) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
const button = (label, act, props) => h("button", { type: "button", class: "button", ...props, on: { click: act } }, label);
const jump = (label, act, props) => h("button", { type: "button", class: "link", ...props, on: { click: act } }, label);
const badge = (label, kind) => h("span", { class: `badge ${kind || ""}` }, label);
const said = (text, props) => h("p", { class: "words", dir: "auto", ...props }, text);
const outside = (label, href) => href && h("a", { href, target: "_blank", rel: "noopener noreferrer" }, label);
const section = (title, aside, ...children) => h("section", { class: "section" }, h("div", { class: "row-head" }, h("h3", null, title), aside), ...children);

const aloud = h("p", { class: "said-aloud", role: "status" });
document.body.append(aloud);
const tell = (text) => { aloud.textContent = text; };

const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = h("textarea", { class: "said-aloud" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  tell("Copied");
};

const save = (name, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
};

// As the tables have it: text quoted, what a spreadsheet would run disarmed.
const csvText = (text) => `"${/^[=+\-@\t\r']/.test(text) ? "'" : ""}${text.replace(/"/g, '""')}"`;
const csv = (rows) => rows.map((row) => row.map((field) => (field === null ? "" : typeof field === "number" ? field : csvText(field))).join(",")).join("\n") + "\n";
