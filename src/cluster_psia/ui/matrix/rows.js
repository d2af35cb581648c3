// The matrix as rows. Python keeps the answers; this shows them, takes keys and clicks at once, and says them until Python
// has heard. The fields of the row in hand are Streamlit's: the row leaves a gap, and the page lays them into it.

const SLOW = 4000; // milliseconds until somebody is told that there is no answer
const REST = 250; // on a row, until its fields are asked for
const TIGHT = 540; // pixels: below it what was found stands below the answers
const NARROW = 380; // below it one criterion stands alone, as on the participants' page
const shown = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const held = shown.get(parentElement) ?? create(parentElement);
  held.tell = (value) => setStateValue("said", value);
  hear(held, data);
  return onceGone(parentElement, () => {
    window.removeEventListener("beforeunload", held.warn);
    held.away.abort();
    held.comes.disconnect();
    held.watch.disconnect();
    clearTimeout(held.rest);
    shown.delete(parentElement);
  });
}

function create(root) {
  const find = (name) => root.querySelector(`.${name}`);
  const held = {
    root, data: null, asked: "", rows: new Map(), acts: [], number: 0, hand: "", point: null, enters: false, waits: false, rest: null,
    from: Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(""),
    part: find("part"), groups: find("groups"), share: find("share"), verdict: find("verdict"), state: find("state"),
    back: find("back"), next: find("next"), jump: root.querySelector("select"),
    table: root.host.closest(".st-key-matrix_table"), main: root.host.closest("[data-testid='stMain']"),
  };
  shown.set(root, held);
  held.part.addEventListener("keydown", (event) => keyed(held, event));
  held.away = new AbortController();
  held.table?.addEventListener("keydown", (event) => keyedInFields(held, event), { signal: held.away.signal });
  for (const name of ["keypress", "keyup"]) held.part.addEventListener(name, (event) => event.stopPropagation());
  held.groups.addEventListener("click", (event) => clicked(held, event));
  held.jump.onchange = () => { takeInHand(held, held.jump.value); drawState(held); };
  held.back.onclick = () => turn(held, -1);
  held.next.onclick = () => turn(held, 1);
  held.verdict.onclick = () => showVerdict();
  held.warn = (event) => { if (held.acts.some((one) => one.column === "answer")) event.preventDefault(); };
  window.addEventListener("beforeunload", held.warn);
  held.watch = new ResizeObserver(() => place(held));
  held.watch.observe(held.part);
  held.comes = new MutationObserver(() => { if (held.data && held.waits) arrive(held); });
  if (held.table) held.comes.observe(held.table, { childList: true, subtree: true });
  return held;
}

const allRows = (held) => held.data.groups.flatMap((group) => group.rows);
const rowOf = (held, key) => allRows(held).find((row) => row.key === key);
const fieldsOf = (held) => held.table?.querySelector(".st-key-matrix_in_hand");

// The first field of the row in hand; those of the row before may stand there a moment longer.
const evidenceOf = (held) => fieldsOf(held)?.querySelector(`[class*="st-key-evidence-${held.hand}-"] textarea`);

// The answer that was given last, heard or not.
function answerOf(held, row) {
  const given = held.acts.findLast((one) => one.column === "answer" && one.row === row.key);
  return given ? given.text : row.answer;
}

// What Python says: what it heard is not said again.
function hear(held, data) {
  held.data = data;
  if (data.heard[0] === held.from) held.acts = held.acts.filter((one) => one.n > data.heard[1]);
  follow(held);
  held.table?.toggleAttribute("data-unheard", held.acts.length > 0);
  if (!held.acts.length) held.state.textContent = "";
  drawAll(held);
  watchFields(held);
  arrive(held);
}

// The fields come in pieces: the row waits for its own.
function arrive(held) {
  held.waits = held.hand !== held.data.hand || !evidenceOf(held);
  place(held);
  enter(held);
}

// Python may take another row in hand. A program that was started anew knows nothing of this page: it is told again which row
// that is, and with it whatever it did not hear.
function follow(held) {
  const { data } = held, forgot = held.known && data.heard[0] !== held.from;
  held.known = data.heard[0] === held.from;
  if (forgot) return act(held, held.hand, "hand");
  if (held.acts.length || held.rest || data.hand === held.hand) return;
  held.hand = data.hand;
  held.point = null;
}

function watchFields(held) {
  const fields = fieldsOf(held);
  if (!fields || fields === held.fields) return;
  held.fields = fields;
  held.watch.observe(fields);
}

// One thing that a person did. It is said again with all that follow until Python has heard it.
function act(held, row, column, text = "") {
  held.acts = held.acts.filter((one) => one.column !== "hand" || column !== "hand");
  held.acts.push({ n: ++held.number, what: "set", row, column, text });
  held.tell({ from: held.from, acts: held.acts });
  held.table?.toggleAttribute("data-unheard", true);
  const sent = held.number;
  setTimeout(() => { if (held.acts.some((one) => one.n <= sent)) held.state.textContent = "Not saved yet: no answer from the program."; }, SLOW);
}

function answer(held, row, text) {
  clearTimeout(held.rest);
  if (held.rest) act(held, held.hand, "hand");
  held.rest = null;
  if (answerOf(held, rowOf(held, row)) !== text) act(held, row, "answer", text);
  drawState(held);
}

// The row opens at once, and its fields are asked for: on the way by arrows only once somebody rests on it.
function takeInHand(held, key, rest = 0) {
  if (!key || key === held.hand) return;
  held.hand = key;
  held.point = null;
  held.waits = key !== held.data.hand;
  clearTimeout(held.rest);
  const ask = () => { held.rest = null; act(held, held.hand, "hand"); };
  if (rest) held.rest = setTimeout(ask, rest); else ask();
  drawState(held);
  place(held);
}

function turn(held, by) {
  const rows = allRows(held), at = rows.findIndex((row) => row.key === held.hand);
  if (at + by >= rows.length) return showVerdict();
  takeInHand(held, rows[Math.max(0, at + by)].key);
  toTop(held);
}

function showVerdict() {
  document.querySelector(".st-key-matrix_beside")?.scrollIntoView({ block: "start" });
}

// Where the fields lie: in the gap of the row in hand, or, on a phone, below it.
function place(held) {
  const { table } = held, fields = fieldsOf(held), width = held.part.clientWidth, alone = width < NARROW;
  held.part.classList.toggle("alone", alone);
  held.part.classList.toggle("tight", width < TIGHT && !alone);
  if (!table || !fields) return;
  table.dataset.rows = alone ? "alone" : "all";
  table.toggleAttribute("data-laid", !alone);
  table.toggleAttribute("data-waits", held.waits);
  const gap = held.rows.get(held.hand)?.querySelector(".gap");
  if (alone || !gap) return;
  gap.style.height = `${fields.offsetHeight}px`;
  table.style.setProperty("--in-hand-top", `${gap.getBoundingClientRect().top - table.getBoundingClientRect().top}px`);
}
