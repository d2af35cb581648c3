// Keys, mouse and finger.

// To a cell: it gets the focus, and is brought into sight below the headings and beside the first column.
function goTo(held, at, column, { extend = false } = {}) {
  if (extend) held.anchor ??= { at: held.active.at, column: held.active.column };
  else held.anchor = null;
  held.active.at = Math.max(0, Math.min(at, count(held) - 1));
  const [least, most] = held.data.hand ? columnsWithin(held) : [0, held.data.columns.length - 1];
  held.active.column = Math.max(least, Math.min(column, most));
  held.active.row = rowAt(held, held.active.at)?.id ?? "";
  showRow(held);
  drawRows(held);
  drawRest(held);
  if (held.data.hand) takeInHand(held);
  const cell = cellAt(held, held.active.at, held.active.column);
  cell?.focus({ preventScroll: true });
  showColumn(held, cell);
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function showRow(held) {
  const { scroller, height, active, head } = held, top = topOf(held, active.at), seen = scroller.clientHeight - head.offsetHeight, tall = height + held.extra;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + tall > scroller.scrollTop + seen) scroller.scrollTop = top + tall - seen;
}

function showColumn(held, cell) {
  if (!cell || held.active.column === 0) return;
  const fixed = cell.parentElement.children[1].getBoundingClientRect().right, box = cell.getBoundingClientRect();
  const side = held.scroller.getBoundingClientRect();
  if (box.left < fixed) held.scroller.scrollLeft -= fixed - box.left;
  else if (box.right > side.right) held.scroller.scrollLeft += Math.min(box.right - side.right, box.left - fixed);
}

function keyed(held, event) {
  event.stopPropagation(); // Streamlit takes single letters outside of its own fields as commands
  if (event.isComposing || MODIFIERS.has(event.key)) return;
  if (held.editor) editorKey(held, event);
  else moveKey(held, event);
}

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"]);
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function moveKey(held, event) {
  const { key, shiftKey, altKey } = event, command = event.ctrlKey || event.metaKey, { at, column } = held.active;
  const done = (work) => { event.preventDefault(); work(); };
  const leaves = held.leaving;
  held.leaving = key === "Escape";
  if (altKey && key === "ArrowDown") return done(() => beginEdit(held));
  const step = held.data.hand ? stepOf(held, key) : STEPS[key];
  if (step) return done(() => goTo(held, ...stepped(held, step, command), { extend: shiftKey }));
  const last = held.data.columns.length - 1, page = Math.max(1, Math.floor(held.scroller.clientHeight / held.height) - 2);
  switch (key) {
    case "Home": return done(() => goTo(held, command ? 0 : at, 0, { extend: shiftKey }));
    case "End": return done(() => goTo(held, command ? count(held) - 1 : at, last, { extend: shiftKey }));
    case "PageUp": return done(() => goTo(held, at - page, column, { extend: shiftKey }));
    case "PageDown": return done(() => goTo(held, at + page, column, { extend: shiftKey }));
    case "Enter": case "F2": return done(() => (held.data.hand ? enterFields(held) : beginEdit(held)));
    case "Tab": return leaves ? undefined : tab(held, event);
    case "Escape": return done(() => goTo(held, at, column));
    case "Delete": case "Backspace": return done(() => clearCells(held));
  }
  if (command) return commandKey(held, event, done);
  const put = held.data.columns[column].keys?.[key];
  if (put !== undefined) return done(() => putSign(held, at, column, put));
  if (key === " " && held.data.columns[column].kind === "tick") return done(() => toggle(held));
  if (!altKey && (key.length === 1 || key === "Process" || key === "Unidentified" || key === "Dead")) beginEdit(held, { typed: true });
}

function commandKey(held, event, done) {
  const key = event.key.toLowerCase();
  if (key === "z") done(() => act(held, { what: event.shiftKey ? "redo" : "undo" }));
  else if (key === "y") done(() => act(held, { what: "redo" }));
  else if (key === "-" && held.data.removes) done(() => removeRows(held));
  else if (key === "a") done(() => { goTo(held, 0, 0); goTo(held, Math.max(0, held.data.total + held.own.length - 1), held.data.columns.length - 1, { extend: true }); });
}

function stepped(held, [down, right], far) {
  const { at, column } = held.active;
  if (!far) return [at + down, column + right];
  return [down ? (down > 0 ? count(held) - 1 : 0) : at, right ? (right > 0 ? held.data.columns.length - 1 : 0) : column];
}

// From cell to cell; behind the last one the focus goes on to what follows the grid, as it does after Escape.
function tab(held, event) {
  const next = nextCell(held, event.shiftKey ? -1 : 1);
  if (next) {
    event.preventDefault();
    goTo(held, ...next);
  }
}

function nextCell(held, by) {
  const wide = held.data.columns.length, place = held.active.at * wide + held.active.column + by;
  return place < 0 || place >= count(held) * wide ? null : [Math.floor(place / wide), place % wide];
}

function clearCells(held) {
  const { first, last } = selection(held);
  for (let at = first.at; at <= last.at; at++) {
    for (let column = first.column; column <= last.column; column++) {
      if (!rowAt(held, at)?.blank) setCell(held, at, column, "");
    }
  }
}

function editorKey(held, event) {
  const { key } = event, { editor } = held, listed = !held.list.hidden, { lines } = held.data.columns[editor.column];
  const end = (work = () => {}) => {
    event.preventDefault();
    endEdit(held);
    work();
  };
  const { at, column } = held.active;
  if (key === "Escape") return end();
  if (key === "Tab") {
    if (listed && editor.picked >= 0) fill(held, editor.offered[editor.picked][0]);
    const next = nextCell(held, event.shiftKey ? -1 : 1);
    return end(() => (next ? goTo(held, ...next) : undefined));
  }
  if (key === "Enter") {
    if (lines && (event.altKey || event.shiftKey)) return event.altKey ? breakLine(held, event) : undefined;
    if (listed && editor.picked >= 0) fill(held, editor.offered[editor.picked][0]);
    return end(() => goTo(held, at + (event.shiftKey ? -1 : 1), column));
  }
  if (listed && (key === "ArrowDown" || key === "ArrowUp")) {
    event.preventDefault();
    return movePicked(held, key === "ArrowDown" ? 1 : -1);
  }
  if (editor.typed && STEPS[key] && !event.shiftKey) end(() => goTo(held, at + STEPS[key][0], column + STEPS[key][1]));
}

function breakLine(held, event) {
  event.preventDefault();
  const { input } = held.editor;
  input.setRangeText("\n", input.selectionStart, input.selectionEnd, "end");
  changed(held);
}

// Mouse and finger ---------------------------------------------------------------------------------------------------

function cellOf(held, event) {
  const cell = event.target.closest?.("[role='gridcell']");
  return cell && !event.target.closest(".editor") ? cell : null;
}

function where(cell) {
  return [Number(cell.dataset.at), Number(cell.dataset.column)];
}

function pointed(held, event) {
  const cell = cellOf(held, event);
  if (event.target.closest?.(".press")) return;
  held.finger = event.pointerType === "touch";
  held.again = Boolean(cell?.matches(".active:focus")); // before the browser gives it the focus
  if (!cell || held.finger || event.button) return;
  event.preventDefault();
  const [at, column] = where(cell);
  if (held.editor) endEdit(held);
  const go = () => goTo(held, at, column, { extend: event.shiftKey });
  if (!held.again) held.data.hand ? stayUnder(held, cell, go) : go();
  held.dragging = !held.data.hand;
}

function dragged(held, event) {
  if (!held.dragging || !(event.buttons & 1)) return void (held.dragging = false);
  const cell = cellOf(held, event);
  if (!cell) return;
  const [at, column] = where(cell);
  if (at !== held.active.at || column !== held.active.column) goTo(held, at, column, { extend: true });
}

// A tap takes a cell in hand, a second one opens it; so does a click on the arrow of a choice.
function clicked(held, event) {
  const cell = cellOf(held, event);
  if (!cell) return;
  const [at, column] = where(cell), { kind, list } = held.data.columns[column];
  if (event.target.closest(".press")) return choose(held, event.target.closest(".press"), at, column);
  const arrow = list && cell.matches(".active") && event.clientX > cell.getBoundingClientRect().right - 24;
  if (kind === "tick") {
    if (at !== held.active.at || column !== held.active.column) goTo(held, at, column);
    return toggle(held);
  }
  if (!held.finger) return arrow && event.detail === 1 ? beginEdit(held) : undefined;
  if (held.editor) endEdit(held);
  if (held.again) beginEdit(held);
  else goTo(held, at, column);
}

// The focus may come from anywhere: Tab, a screen reader.
function focused(held, event) {
  const cell = event.target.closest?.("[role='gridcell']");
  if (!cell || held.editor) return;
  const [at, column] = where(cell);
  if (at === held.active.at && column === held.active.column) return drawWhy(held);
  Object.assign(held.active, { at, column, row: rowAt(held, at)?.id ?? "" });
  drawRows(held);
  drawRest(held);
  if (held.data.hand) takeInHand(held);
}
