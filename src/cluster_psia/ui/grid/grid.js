// A table to write into. Python keeps what stands in it and judges every cell; this shows the rows in sight, lets people
// type, and says what they did until Python has answered. Nothing from a person is ever read as HTML.

const grids = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const held = grids.get(parentElement) ?? create(parentElement);
  held.tell = (name, value) => setStateValue(name, value);
  hear(held, data);
  return onceGone(parentElement, () => {
    window.removeEventListener("beforeunload", held.warn);
    window.removeEventListener("beforeprint", held.print);
    window.removeEventListener("pointerdown", held.outside, true);
    held.watch.disconnect();
    if (held.data?.hand) leaveHand(held);
    clearTimeout(held.timer);
    clearTimeout(held.asking);
    closeList(held);
    grids.delete(parentElement);
  });
}

function create(root) {
  const find = (name) => root.querySelector(`.${name}`);
  const held = {
    root, data: null, lists: {}, overlay: new Map(), acts: [], own: [], blank: newId(), from: token(), number: 0,
    active: { row: "", at: 0, column: 0 }, anchor: null, editor: null, leaving: false, timer: null, asked: "", rows: new Map(),
    height: matchMedia("(pointer: coarse)").matches ? 44 : 28, extra: 0, alone: false,
    grid: find("grid"), head: find("head"), body: find("body"), scroller: find("scroller"), why: find("why"), state: find("state"),
    part: find("part"), jump: root.querySelector("select"), bar: find("bar"), before: find("before"), after: find("after"), verdict: find("verdict"),
    list: find("list"), add: find("add"), how: find("how"), remove: find("remove"), back: find("back"), refused: find("refused"), notes: find("notes"),
  };
  grids.set(root, held);
  held.grid.style.setProperty("--row-height", `${held.height}px`);
  held.grid.addEventListener("keydown", (event) => keyed(held, event));
  for (const name of ["keypress", "keyup"]) held.grid.addEventListener(name, (event) => event.stopPropagation());
  held.grid.addEventListener("focusin", (event) => focused(held, event));
  held.grid.addEventListener("pointerdown", (event) => pointed(held, event));
  held.grid.addEventListener("pointermove", (event) => dragged(held, event));
  held.grid.addEventListener("click", (event) => clicked(held, event));
  held.grid.addEventListener("dblclick", (event) => cellOf(held, event) && beginEdit(held));
  for (const name of ["copy", "cut", "paste"]) held.grid.addEventListener(name, (event) => clip(held, event));
  held.scroller.addEventListener("scroll", () => drawRows(held), { passive: true });
  held.add.onclick = () => addRow(held);
  held.remove.onclick = () => removeRows(held);
  held.back.onclick = () => act(held, { what: "undo" });
  find("next").onclick = () => showNext(held);
  held.warn = (event) => { if (saves(held).length || held.editor?.waits) event.preventDefault(); };
  held.print = () => drawRows(held, true);
  // What is typed is said before a press elsewhere opens another page, which could overtake it.
  held.outside = (event) => { if (held.editor && !event.composedPath().includes(root)) endEdit(held, { focus: false }); };
  window.addEventListener("beforeunload", held.warn);
  window.addEventListener("pointerdown", held.outside, true);
  window.addEventListener("beforeprint", held.print);
  held.watch = new ResizeObserver(() => drawRows(held));
  held.watch.observe(held.scroller);
  return held;
}

// What Python says: what it heard is not said again, and what somebody is typing stays where it is.
function hear(held, data) {
  const begun = !held.data, waited = saves(held).length, inside = held.grid.contains(held.root.activeElement);
  held.data = data;
  if (begun && data.hand) watchHand(held);
  held.lists = data.lists;
  if (data.heard[0] === held.from) held.acts = held.acts.filter((one) => one.n > data.heard[1]);
  if (waited && !held.acts.length) held.said = data.marked.length ? data.saved_but : data.saved;
  if (held.own.includes(held.blank) || data.fresh.includes(held.blank) || data.renamed[held.blank]) held.blank = newId();
  held.own = held.own.filter((id) => held.acts.some((one) => one.row === id) && !data.fresh.includes(id) && !data.renamed[id]);
  layOver(held);
  follow(held);
  if (data.hand) followHand(held);
  if (data.how) held.how.textContent = data.how;
  drawHead(held);
  drawRows(held);
  drawRest(held);
  if (inside && !held.editor) cellAt(held, held.active.at, held.active.column)?.focus({ preventScroll: true });
  if (data.hand) arrive(held);
  if (begun && data.typing && data.heard[0] !== held.from) takeUp(held, data.typing);
}

// Half a word that stood in a cell when the page was left is judged now.
function takeUp(held, { row, column, text }) {
  act(held, { what: "set", row, column, text, done: true });
}

// The row in hand goes on under its other id, or where it was when it is gone.
function follow(held) {
  const { active, data } = held, now = data.renamed[active.row] ?? active.row;
  if (held.editor) held.editor.row = data.renamed[held.editor.row] ?? held.editor.row;
  const at = placeOf(held, now);
  if (at >= 0) active.at = at;
  active.at = Math.max(0, Math.min(active.at, count(held) - 1));
  active.row = rowAt(held, active.at)?.id ?? now;
  active.column = Math.min(active.column, data.columns.length - 1);
  if (held.anchor && held.anchor.at >= count(held)) held.anchor = null;
}

function addRow(held) {
  if (held.editor) endEdit(held);
  goTo(held, count(held) - 1, 0);
}

function removeRows(held) {
  if (held.editor) endEdit(held);
  const { first, last } = selection(held), rows = [];
  for (let at = first.at; at <= last.at; at++) {
    const row = rowAt(held, at);
    if (row && !row.blank) rows.push(row.id);
  }
  held.anchor = null;
  if (rows.length) act(held, { what: "delete", rows });
  held.grid.querySelector("[tabindex='0']")?.focus();
}

// To the next cell that was not understood, or that a new row still needs; from the last to the first.
function showNext(held) {
  if (held.editor) endEdit(held);
  const { at, column } = held.active, places = held.data.marked;
  const next = places.find(([row, place]) => row > at || (row === at && place > column)) ?? places[0];
  if (next) goTo(held, next[0], next[1]);
}
