// What would be taken over, row by row. Python says it in words; this shows the rows in sight and says which are ticked,
// again and again until it was heard. Nothing from a person is ever read as HTML.

const previews = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const held = previews.get(parentElement) ?? create(parentElement);
  held.tell = (value) => setStateValue("ticked", value);
  hear(held, data);
  return onceGone(parentElement, () => previews.delete(parentElement));
}

function create(root) {
  const held = {
    root, scroller: root.querySelector(".scroller"), body: root.querySelector("tbody"), data: null, drawn: "",
    chosen: new Map(), from: Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(""), n: 0,
  };
  previews.set(root, held);
  held.body.addEventListener("change", (event) => ticked(held, event.target));
  return held;
}

// A choice that Python has not heard yet stays as it was made.
function hear(held, data) {
  const [from, n] = data.heard, turned = held.data?.page !== data.page || held.data?.filter !== data.filter;
  for (const [id, choice] of held.chosen) if (from === held.from && choice.n <= n) held.chosen.delete(id);
  held.data = data;
  held.scroller.setAttribute("aria-label", data.label);
  drawRows(held);
  if (turned) held.scroller.scrollTop = 0;
}

function drawRows(held) {
  const rows = held.data.rows.map((row) => ({ ...row, ticked: held.chosen.get(row.id)?.ticked ?? row.ticked })), drawn = JSON.stringify(rows);
  if (held.drawn === drawn) return;
  held.drawn = drawn;
  const focused = held.root.activeElement?.dataset?.id;
  held.body.replaceChildren(...rows.map(tableRow));
  if (focused) [...held.body.querySelectorAll("input")].find((box) => box.dataset.id === focused)?.focus({ preventScroll: true });
}

function ticked(held, box) {
  held.n += 1;
  held.chosen.set(box.dataset.id, { ticked: box.checked, n: held.n });
  box.closest("tr").classList.toggle("left", !box.checked);
  const boxes = [...held.body.querySelectorAll("input")];
  const left = boxes.filter((each) => !each.checked).map((each) => each.dataset.id);
  held.tell({ from: held.from, n: held.n, shown: boxes.map((each) => each.dataset.id), left });
}

function tableRow(row) {
  const line = part("tr", row.sign);
  line.classList.toggle("left", row.ticked === false);
  line.classList.toggle("chosen", row.ticked !== null);
  line.append(tick(row), where(row), sign(row), what(row), written(row));
  return line;
}

function tick(row) {
  const cell = part("td", "tick");
  if (row.ticked === null) return cell;
  const label = part("label"), box = document.createElement("input");
  box.type = "checkbox";
  box.checked = row.ticked;
  box.dataset.id = row.id;
  box.setAttribute("aria-label", `Take ${row.row}${row.what ? `, ${row.what}` : ""}`);
  label.append(box);
  cell.append(label);
  return cell;
}

function where(row) {
  const cell = part("td", "where", row.row);
  if (row.source) cell.append(part("span", "small", row.source));
  return cell;
}

const MARKS = { added: "+", changed: "±", unchanged: "=", refused: "!" };

function sign(row) {
  const cell = part("td", "sign"), mark = part("span", "", `${MARKS[row.sign]} `);
  mark.setAttribute("aria-hidden", "true");
  cell.append(mark, row.word);
  if (row.ticked === false) cell.append(part("span", "small", "left out"));
  return cell;
}

function what(row) {
  const cell = part("th", "", row.what || "…");
  cell.scope = "row";
  if (row.group) cell.append(part("span", "small", row.group));
  return cell;
}

function written(row) {
  const cell = part("td", "written");
  for (const each of row.fields) cell.append(field(each), " ");
  for (const each of row.reasons) {
    const reason = part("span", "reason", each.reason);
    if (each.mend) reason.append(part("span", "mend", `. To mend it: ${each.mend}`));
    cell.append(reason);
  }
  for (const each of row.twins) {
    const twin = part("span", "twin small");
    twin.append(`${each.where}: `, part("span", "", each.cells));
    cell.append(twin);
  }
  if (row.told) cell.append(part("span", "small", row.told));
  return cell;
}

function field({ head, before, after }) {
  const whole = part("span", "field"), name = part("b", "", `${head} `);
  whole.append(name);
  if (before !== null) whole.append(part("span", "", before), " → ");
  whole.append(part("span", "", after));
  return whole;
}

function part(tag, kind = "", text = "") {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (text) element.textContent = text;
  if (text && tag !== "tr") element.dir = "auto";
  return element;
}
