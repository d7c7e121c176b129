// What words differ from one wording to another. Case, marks and kinds of hyphens make no difference.

const CELLS_MAX = 4e6;
const SHOWN_ENDS = 5;
const foldedWord = (word) => folded(word).replace(/[^\p{L}\p{N}%$€£]+/gu, "") || word;
const wordsOf = (text) => text.split(/\s+/).filter(Boolean);
const wordingKey = (text) => wordsOf(text).map(foldedWord).filter((word) => /[\p{L}\p{N}]/u.test(word)).join(" ");

// A list of [what, words], where what is "same", "del" or "ins": the longest common run of words in order is the same.
const diff = (before, after) => {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const [x, y] = [a.map(foldedWord), b.map(foldedWord)];
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end++;
  const steps = [];
  const add = (what, word) => {
    const last = steps[steps.length - 1];
    if (last && last[0] === what) last[1].push(word); else steps.push([what, [word]]);
  };
  for (let i = 0; i < start; i++) add("same", b[i]);
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), x.slice(start, x.length - end), y.slice(start, y.length - end), add);
  for (let i = b.length - end; i < b.length; i++) add("same", b[i]);
  return steps;
};
const middle = (a, b, x, y, add) => {
  const [n, m] = [x.length, y.length];
  if (n * m > CELLS_MAX) {
    a.forEach((word) => add("del", word));
    b.forEach((word) => add("ins", word));
    return;
  }
  const row = m + 1;
  const longest = new Uint16Array((n + 1) * row);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      longest[i * row + j] = x[i] === y[j] ? longest[(i + 1) * row + j + 1] + 1 : Math.max(longest[(i + 1) * row + j], longest[i * row + j + 1]);
    }
  }
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    if (i < n && j < m && x[i] === y[j]) { add("same", b[j]); i++; j++; }
    else if (j >= m || (i < n && longest[(i + 1) * row + j] >= longest[i * row + j + 1])) add("del", a[i++]);
    else add("ins", b[j++]);
  }
};

// Long runs that one side lacks are shown by their ends; the whole of them stands in the wording compared with.
const shownRun = (list) => {
  if (list.length <= 3 * SHOWN_ENDS) return list.join(" ");
  const hidden = list.length - 2 * SHOWN_ENDS;
  return `${list.slice(0, SHOWN_ENDS).join(" ")} … ${counted(hidden, "word")} … ${list.slice(-SHOWN_ENDS).join(" ")}`;
};
const diffed = (before, after) => diff(before, after).flatMap(([what, list], number) => [
  number ? " " : "",
  what === "same" ? list.join(" ") : h(what, null, h("span", { class: "said-aloud" }, what === "del" ? "left out: " : "added: "), what === "del" ? shownRun(list) : list.join(" ")),
]);
