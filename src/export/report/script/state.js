// What is shown, kept in the address of the page, so that it can be copied, and the browser's way back works.

const VIEWS = ["findings", "clusters", "links", "statements", "articles", "speakers", "outlets", "about"];
const FILTERS = ["q", "outlet", "speaker", "kind", "relation", "status", "from", "to", "confidence"];

const state = {};
const readState = () => {
  const told = new URLSearchParams(location.hash.slice(1));
  for (const key of ["view", "id", "base", "low", ...FILTERS]) state[key] = told.get(key) || "";
  if (!VIEWS.includes(state.view)) state.view = weighty ? "findings" : clusters.length ? "clusters" : "statements";
};
const address = () => {
  const told = new URLSearchParams();
  for (const key of ["view", "id", "base", "low", ...FILTERS]) if (state[key]) told.set(key, state[key]);
  return `#${told}`;
};
// Goes somewhere; typing and moving along a list leave no step to go back to.
const go = (change, isStep = true) => {
  if ("view" in change || "id" in change) state.base = "";
  if ("view" in change && !("id" in change)) state.id = "";
  Object.assign(state, change);
  if (isStep) history.pushState(null, "", address()); else history.replaceState(null, "", address());
  show();
};
const open = (view, item) => go({ view, id: item[0] });
const activeFilters = () => FILTERS.filter((key) => state[key]);
