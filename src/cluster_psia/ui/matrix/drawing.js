// The rows as elements. They are made once for the same criteria and then only told what changed, so that the focus stays.
// Nothing from a person is ever read as HTML.

const POINTS = ["1", "2", "3", "4", "5"];
const BESIDE = { unknown: ["?", "Don't know"], not_applicable: ["–", "Does not apply"] };
const ANSWERS = [...POINTS, ...Object.keys(BESIDE)];

function element(tag, look = "", text = "", about = {}) {
  const made = document.createElement(tag);
  if (look) made.className = look;
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(about)) made.setAttribute(name, value);
  return made;
}

// Anew only where criteria or their words are others.
function drawAll(held) {
  const asked = JSON.stringify(held.data.groups.map(({ label, about, none, rows }) => [label, about, none, rows.map(
    ({ key, number, label, question, anchors, adapted }) => [key, number, label, question, anchors, adapted])]));
  if (asked !== held.asked) {
    held.asked = asked;
    held.rows.clear();
    held.groups.replaceChildren(...held.data.groups.map((group) => drawGroup(held, group)));
    held.jump.replaceChildren(...allRows(held).map((row) => element("option", "", "", { value: row.key })));
  }
  drawState(held);
}

function drawGroup(held, group) {
  const made = element("section", "group"), details = element("details"), summary = element("summary");
  summary.append(element("h2", "", group.label), element("span", "count"));
  details.append(summary, element("p", "about", group.about));
  made.append(details);
  if (group.none) made.append(element("p", "about", group.none));
  for (const row of group.rows) made.append(drawRow(held, row));
  made.dataset.key = group.key;
  return made;
}

function drawRow(held, row) {
  const made = element("div", "row", "", { "data-key": row.key });
  const name = element("button", "name", "", { type: "button", tabindex: "-1" });
  name.append(element("span", "number", `${row.number}`), element("span", "label", row.label));
  if (row.adapted) name.append(element("span", "adapted", "adapted here"));
  const found = element("button", "found", "", { type: "button", tabindex: "-1" });
  const points = element("div", "points", "", { role: "radiogroup", "aria-label": `${row.number}. ${row.label}: ${row.question}`, "aria-describedby": "how" });
  points.append(...ANSWERS.map((answer) => drawPoint(row, answer)));
  const back = element("button", "takeback", "Take the answer back", { type: "button", title: "What was found for it stays: evidence, source and facts." });
  made.append(name, points, found, element("p", "question", row.question), back, drawAnchors(row), element("div", "gap"));
  held.rows.set(row.key, made);
  return made;
}

function drawPoint(row, answer) {
  const [sign, words] = BESIDE[answer] ?? [answer, row.anchors[answer - 1]];
  const made = element("button", BESIDE[answer] ? "point beside" : "point", "", { type: "button", role: "radio", "data-answer": answer });
  made.setAttribute("aria-label", BESIDE[answer] ? words : words ? `${sign}: ${words}` : sign);
  if (words) made.dataset.anchor = words;
  made.append(element("b", "sign", sign), element("span", words ? "anchor" : "anchor near", words || "in between"));
  return made;
}

// The anchors of the row in hand; they stand in the names of the answers, too, and are no second set of buttons.
function drawAnchors(row) {
  const made = element("div", "anchors", "", { "aria-hidden": "true" });
  for (const point of POINTS) {
    const one = element("span", "", "", { "data-answer": point });
    one.append(element("b", "", point), ` ${row.anchors[point - 1]}`);
    made.append(one);
  }
  return made;
}

function drawState(held) {
  held.share.textContent = held.data.share;
  held.verdict.textContent = held.data.verdict;
  const rows = allRows(held);
  for (const row of rows) drawRowState(held, row);
  for (const group of held.data.groups) {
    const given = group.rows.filter((row) => answerOf(held, row)).length;
    held.groups.querySelector(`[data-key="${CSS.escape(group.key)}"] .count`).textContent = `${given} of ${group.rows.length}`;
  }
  [...held.jump.options].forEach((option, at) => {
    const answer = answerOf(held, rows[at]);
    option.textContent = `${rows[at].number}. ${rows[at].label}${answer ? ` · ${BESIDE[answer]?.[0] ?? answer}` : ""}`;
  });
  held.jump.value = held.hand;
  const at = rows.findIndex((row) => row.key === held.hand);
  held.back.disabled = at <= 0;
  held.next.textContent = at === rows.length - 1 ? "What it says" : "Next";
}

function drawRowState(held, row) {
  const made = held.rows.get(row.key), answer = answerOf(held, row), inHand = row.key === held.hand;
  made.classList.toggle("hand", inHand);
  made.querySelector(".name").setAttribute("aria-expanded", inHand);
  const found = made.querySelector(".found"), words = row.found || "add what you know";
  found.textContent = words;
  found.setAttribute("aria-label", `Evidence for ${row.number}. ${row.label}: ${words}`);
  found.classList.toggle("empty", !row.found);
  made.querySelector(".takeback").hidden = !answer;
  const chosen = answer || POINTS[0], stop = inHand ? held.point ?? chosen : null;
  for (const point of made.querySelectorAll(".point")) {
    point.setAttribute("aria-checked", point.dataset.answer === answer);
    point.tabIndex = point.dataset.answer === stop ? 0 : -1;
  }
  for (const one of made.querySelectorAll(".anchors span")) one.classList.toggle("chosen", one.dataset.answer === answer);
}
