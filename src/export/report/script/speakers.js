// Speakers, and what each is said to have said.

const SAID_MAX = 300;
const speakerPane = (number) => {
  const [, name, kind] = speakers[number];
  const list = [...statementsOfSpeaker(number)];
  const by_date = list.sort((x, y) => ((article(x)[A.published] || "~") < (article(y)[A.published] || "~") ? -1 : 1));
  const inside = new Set(list);
  const about = range(findings.length).filter((f) => inside.has(findings[f][F.a]) || inside.has(findings[f][F.b]));
  const mentions = [...new Set(list.map((s) => cut(s, S.mention)[0]).filter((mention) => mention && mention !== name))];
  return [
    h("div", { class: "head" }, h("h2", { dir: "auto" }, name),
      h("p", { class: "facts" }, h("span", null, kind), h("span", null, counted(list.length, "statement")), h("span", null, counted(new Set(list.map(outletOf)).size, "outlet"))),
      mentions.length ? h("p", { class: "quiet small" }, `Also as ${mentions.slice(0, 12).map((mention) => `“${mention}”`).join(", ")}${mentions.length > 12 ? ", …" : ""}`) : null,
      h("p", { class: "buttons" }, button("Filter by this speaker", () => go({ view: "statements", speaker: speakers[number][0] })))),
    findingNotes(about),
    section("Said to have said", null, h("ul", { class: "list" }, by_date.slice(0, SAID_MAX).map((s) => h("li", null,
      h("span", { class: "small quiet" }, `${outletOf(s)} · ${shownDate(article(s)[A.published])} · ${kindOf(s)}`),
      jump(h("span", { class: "words" }, textOf(s)), () => openStatement(s)))))),
    list.length > SAID_MAX ? h("p", { class: "quiet" }, `${list.length - SAID_MAX} more: filter by this speaker.`) : null,
  ];
};
