// A list of any length: only the rows in sight are there.

const SHOWN_HEIGHT_MAX = 8e6;
const SPARE_ROWS = 4;

// `scroller` scrolls, `items` are numbers, `row(item)` gives the content of a row, `pick(item)` is what a click does.
const longList = (scroller, items, row, pick, isPicked) => {
  const height = parseFloat(getComputedStyle(document.documentElement).fontSize) * 6.4;
  const real = items.length * height;
  const total = Math.min(real, SHOWN_HEIGHT_MAX);
  const rows = h("ol", { class: "rows", style: { height: `${total}px` } });
  // Beyond what browsers can make tall, a step of the bar is more than a step of the list.
  const offset = () => {
    const view = scroller.clientHeight;
    return total > view ? scroller.scrollTop * ((real - view) / (total - view)) : 0;
  };
  const draw = () => {
    const from = offset();
    const first = Math.max(0, Math.floor(from / height) - SPARE_ROWS);
    const last = Math.min(items.length, Math.ceil((from + scroller.clientHeight) / height) + SPARE_ROWS);
    const focused = document.activeElement?.closest?.(".rows li")?.dataset.at;
    rows.replaceChildren(...range(Math.max(0, last - first)).map((i) => {
      const at = first + i;
      const top = scroller.scrollTop + (at * height - from);
      return h("li", { "aria-setsize": items.length, "aria-posinset": at + 1, "data-at": at, style: { top: `${top}px` } },
        h("button", { type: "button", class: "row", "aria-current": isPicked(items[at]) ? "true" : null, on: { click: () => pick(items[at]) } }, row(items[at])));
    }));
    if (focused) rows.querySelector(`[data-at="${focused}"] button`)?.focus({ preventScroll: true });
  };
  let isWaiting = false;
  scroller.addEventListener("scroll", () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; draw(); });
  });
  const reveal = (at) => {
    const view = scroller.clientHeight;
    const from = offset();
    const top = at * height;
    if (top >= from && top + height <= from + view) return;
    const wanted = Math.max(0, Math.min(real - view, top - view / 3));
    scroller.scrollTop = real > view && total > view ? wanted * ((total - view) / (real - view)) : 0;
  };
  scroller.replaceChildren(rows);
  return { draw, reveal };
};
