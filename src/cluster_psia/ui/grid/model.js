// What stands in the grid: the rows that Python sent, what was typed and has no answer yet, and the empty row at the end.

const token = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
const newId = () => `new-${token()}`;
const place = (row, column) => `${row}\n${column}`;
const PAUSE = 300; // milliseconds after the last key, until half a word is sent
const SLOW = 4000; // until somebody is told that there is no answer

function count(held) {
  return held.data.total + held.own.length + (held.data.adds ? 1 : 0);
}

// The row at a place: undefined while Python has not sent it.
function rowAt(held, at) {
  const { data, own } = held;
  if (at < data.total) return data.rows[at - data.first];
  if (at < data.total + own.length) return { id: own[at - data.total], cells: [], fresh: true };
  return data.adds && at === data.total + own.length ? { id: held.blank, cells: [], fresh: true, blank: true } : undefined;
}

function placeOf(held, id) {
  const loaded = held.data.rows.findIndex((row) => row.id === id);
  if (loaded >= 0) return held.data.first + loaded;
  const own = held.own.indexOf(id);
  if (own >= 0) return held.data.total + own;
  return held.data.adds && id === held.blank ? count(held) - 1 : -1;
}

// Rows below one that is open stand lower by what lies in between.
function topOf(held, at) {
  return at * held.height + (at > held.active.at ? held.extra : 0);
}

function textAt(held, row, column) {
  return held.overlay.get(place(row.id, held.data.columns[column].key)) ?? row.cells[column] ?? "";
}

// Why a cell is marked: what is wrong with it, or what a new row still needs; nothing while it is on its way.
function reasonAt(held, row, column) {
  const { key } = held.data.columns[column];
  if (held.overlay.has(place(row.id, key))) return null;
  if (row.bad?.[key]) return { words: row.bad[key], kind: "bad", kept: row.kept?.[key] };
  return row.lacking?.[key] ? { words: row.lacking[key], kind: "lacking" } : null;
}

function layOver(held) {
  held.overlay = new Map();
  for (const one of held.acts) if (one.what === "set") held.overlay.set(place(one.row, one.column), one.text);
}

// One thing that a person did. It is said again with all that follow until Python has heard it.
function act(held, change) {
  const same = (one) => one.what === "set" && !one.done && one.row === change.row && one.column === change.column;
  if (change.what === "set") held.acts = held.acts.filter((one) => !same(one));
  if (change.row === held.blank) {
    held.own.push(held.blank);
    held.blank = newId();
  }
  held.number += 1;
  held.acts.push({ n: held.number, ...change });
  layOver(held);
  held.tell("said", { from: held.from, acts: held.acts });
  drawRows(held);
  drawRest(held);
  const sent = held.number;
  setTimeout(() => { if (held.acts.some((one) => one.n <= sent)) drawState(held, true); }, SLOW);
}

// What was done that is to be saved: where somebody is in the table is told, too, and is nothing to lose.
const saves = (held) => held.acts.filter((one) => one.what !== "hand");

function unsaved(held) {
  return held.acts.length > 0 || Boolean(held.editor?.waits);
}

// The cells between the one in hand and the one where a selection began.
function selection(held) {
  const { active, anchor } = held, other = anchor ?? active;
  return {
    first: { at: Math.min(active.at, other.at), column: Math.min(active.column, other.column) },
    last: { at: Math.max(active.at, other.at), column: Math.max(active.column, other.column) },
  };
}
