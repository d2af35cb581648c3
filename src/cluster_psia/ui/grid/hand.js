// A grid that is gone into cell by cell: the row in hand is open, and the fields of the cell in hand, which are Streamlit's,
// lie below it. On a phone one row stands alone, with its cells one below the other and a bar at the foot. Only such grids
// are sent this: a component's scripts go out with every run.

const REST = 250; // milliseconds on a cell, until its fields are asked for
const NARROW = 480; // pixels, below which a row stands alone

const handOf = ({ active, data }) => ({ row: active.row, column: data.columns[active.column].kind === "sign" ? data.columns[active.column].key : data.hand.column });
const same = (one, other) => one.row === other.row && one.column === other.column;
const fieldsOf = (held) => held.table.querySelector(`.st-key-${held.data.hand.page}_in_hand`);
const firstField = (held) => fieldsOf(held)?.querySelector(`.st-key-${held.data.hand.mine} textarea`);

function watchHand(held) {
  const { root, data } = held;
  held.height = Math.max(held.height, 36); // two lines of a name
  held.grid.style.setProperty("--row-height", `${held.height}px`);
  held.table = root.host.closest(`.st-key-${data.hand.page}_table`);
  held.main = root.host.closest("[data-testid='stMain']");
  held.comes = new MutationObserver(() => { if (held.waits) arrive(held); });
  held.comes.observe(held.table, { childList: true, subtree: true });
  held.away = new AbortController();
  held.table.addEventListener("keydown", (event) => keyedInFields(held, event), { signal: held.away.signal });
  held.jump.onchange = () => stepTo(held, Number(held.jump.value));
  held.before.onclick = () => stepTo(held, held.active.at - 1);
  held.after.onclick = () => stepTo(held, held.active.at + 1);
  held.verdict.onclick = () => document.querySelector(`.st-key-${held.data.hand.page}_beside`)?.scrollIntoView({ block: "start" });
}

function leaveHand(held) {
  held.away?.abort();
  held.comes?.disconnect();
  clearTimeout(held.rest);
}

// Python may take another cell in hand. A program that was started anew knows nothing of this page, and is told.
function followHand(held) {
  const { data } = held;
  const forgot = held.known && data.heard[0] !== held.from && held.number > 0;
  const other = !held.known || !same(held.known, data.hand);
  held.known = { row: data.hand.row, column: data.hand.column };
  if (forgot) return tellHand(held);
  if (!other || held.acts.length || held.rest) return;
  const at = placeOf(held, data.hand.row), column = data.columns.findIndex(({ key }) => key === data.hand.column);
  if (at >= 0 && column >= 0) Object.assign(held.active, { at, column, row: data.hand.row });
}

function tellHand(held) {
  clearTimeout(held.rest);
  held.rest = null;
  held.acts = held.acts.filter((one) => one.what !== "hand");
  act(held, { what: "hand", ...handOf(held) });
}

// The cell with the focus is in hand at once; its fields are asked for once somebody rests on it.
function takeInHand(held) {
  clearTimeout(held.rest);
  held.rest = null;
  const last = held.acts.findLast((one) => one.what === "hand") ?? held.data.hand;
  if (!same(last, handOf(held))) held.rest = setTimeout(() => tellHand(held), REST);
  arrive(held);
}

// The fields come in pieces: nobody sees them until they are those of the cell in hand.
function arrive(held) {
  const { data } = held;
  held.waits = Boolean(held.rest) || !same(handOf(held), data.hand) || !firstField(held);
  held.table.toggleAttribute("data-waits", held.waits);
  const fields = fieldsOf(held);
  if (fields && fields !== held.fields) {
    held.fields = fields;
    held.watch.observe(fields);
  }
  layHand(held);
  if (!held.enters || held.waits) return;
  held.enters = false;
  firstField(held).focus();
}

function standAlone(held) {
  held.alone = held.part.clientWidth < NARROW;
  held.part.classList.toggle("alone", held.alone);
}

function layHand(held) {
  const { data, table, body } = held;
  drawBar(held);
  const row = held.rows.get(held.active.at), fields = fieldsOf(held), { column } = handOf(held), scrolls = held.scroller.classList.contains("scrolls") && !held.alone;
  table.dataset.rows = held.alone ? "alone" : "all";
  table.toggleAttribute("data-laid", !scrolls);
  if (!row || !fields) return;
  const room = scrolls ? 0 : fields.offsetHeight, cell = held.alone ? row.children[1 + data.columns.findIndex(({ key }) => key === column)] : row;
  for (const one of body.querySelectorAll(".gap")) if (one !== cell) gapBelow(one, 0);
  gapBelow(cell, held.alone ? room : 0);
  held.extra = held.alone ? 0 : row.offsetHeight - held.height + room;
  body.style.height = `${count(held) * held.height + held.extra}px`;
  for (const [at, one] of held.rows) one.style.top = `${topOf(held, at)}px`;
  const top = cell.getBoundingClientRect().bottom - table.getBoundingClientRect().top;
  table.style.setProperty("--in-hand-top", `${top}px`);
}

function gapBelow(element, room) {
  element.classList.toggle("gap", room > 0);
  element.style.marginBottom = room ? `${room}px` : "";
}

// What opens and closes must not move the cell away under the pointer.
function stayUnder(held, cell, work) {
  const top = cell.getBoundingClientRect().top;
  work();
  held.main?.scrollBy(0, cell.getBoundingClientRect().top - top);
}

// Keys in the grid and in the fields -----------------------------------------------------------------------------------

// The first and the last column that can be gone to: where one row stands alone, its name is in the list above it.
function columnsWithin({ alone, data: { columns } }) {
  const is = ({ kind }) => kind === "sign";
  return alone ? [columns.findIndex(is), columns.findLastIndex(is)] : [0, columns.length - 1];
}

// Where cells stand below each other, the arrows do.
function stepOf(held, key) {
  const step = STEPS[key];
  return step && held.alone ? [step[1], step[0]] : step;
}

function enterFields(held) {
  held.enters = true;
  if (held.rest) tellHand(held);
  arrive(held);
}

// Escape goes back to the grid, Ctrl+Enter to the next cell of it; Streamlit takes the text as its field is left. In a list
// Escape closes the list.
function keyedInFields(held, event) {
  if (!fieldsOf(held)?.contains(event.target)) return;
  const { at, column } = held.active, ends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (ends) goTo(held, at, column + 1);
  else if (event.key === "Escape" && event.target.getAttribute("role") !== "combobox") goTo(held, at, column);
}

// On a phone -----------------------------------------------------------------------------------------------------------

function drawBar(held) {
  const { data, jump, bar, before, after, verdict, active } = held;
  for (const one of [bar, jump.parentElement]) one.hidden = !held.alone;
  if (!held.alone) return;
  const names = data.rows.map((row, at) => `${textAt(held, row, 0)} · ${textAt(held, row, data.columns.length - 1)}`);
  if (held.names !== names.join("\n")) {
    held.names = names.join("\n");
    jump.replaceChildren(...names.map((name, at) => new Option(name, data.first + at)));
  }
  jump.parentElement.firstChild.textContent = `${data.columns[0].head} in hand `;
  jump.value = active.at;
  before.disabled = active.at === 0;
  after.disabled = active.at >= count(held) - 1;
  put(verdict, data.hand.verdict, verdict);
}

function stepTo(held, at) {
  goTo(held, at, held.data.columns.findIndex(({ kind }) => kind === "sign"));
  held.part.scrollIntoView({ block: "start" });
}
