// How the grid is drawn: only rows in sight are in the page, and the row in hand, so that it keeps the focus.

const AROUND = 8; // rows drawn before and after those in sight
const ALL = 60; // up to so many rows are drawn whole
const SCROLLS = 30; // from so many on the grid scrolls in itself

function drawHead(held) {
  const { data, grid, head } = held, columns = JSON.stringify(data.columns);
  grid.setAttribute("aria-label", data.name);
  grid.setAttribute("aria-colcount", data.columns.length + 1);
  if (held.columns === columns) return;
  held.columns = columns;
  held.rows.forEach((row) => row.remove());
  held.rows.clear();
  head.replaceChildren(headCell("#", "", "corner"), ...data.columns.map((column, at) => {
    const cell = headCell(column.head, column.help, column.kind);
    layOut(cell, column, at);
    return cell;
  }));
  for (const [at, cell] of [...head.children].entries()) cell.setAttribute("aria-colindex", at + 1);
}

function headCell(words, help, kind) {
  const cell = document.createElement("div");
  cell.setAttribute("role", "columnheader");
  cell.className = `cell ${kind}`;
  if (kind === "sign") cell.append(element("span", words));
  else cell.textContent = words;
  if (kind === "corner") cell.setAttribute("aria-label", "Row");
  if (help) cell.title = help;
  return cell;
}

function layOut(cell, column, at) {
  cell.style.setProperty("--width", `${column.width}px`);
  cell.classList.toggle("wide", column.kind === "text");
  cell.classList.toggle("first", at === 0);
}

// ``whole`` draws every row that was sent, for print.
function drawRows(held, whole = false) {
  if (!held.data) return;
  if (held.data.hand) standAlone(held);
  const { data, grid, body, scroller, active } = held, all = count(held);
  grid.setAttribute("aria-rowcount", all + 1);
  scroller.classList.toggle("scrolls", all > SCROLLS);
  body.style.height = `${all * held.height + held.extra}px`;
  const top = scroller.scrollTop, first = Math.floor(top / held.height), last = Math.ceil((top + scroller.clientHeight) / held.height);
  const [from, to] = whole || all <= ALL ? [0, all] : [Math.max(0, first - AROUND), Math.min(all, last + AROUND)];
  const range = selection(held);
  for (const [at, row] of held.rows) {
    if ((at < from || at >= to) && at !== active.at) {
      row.remove();
      held.rows.delete(at);
    }
  }
  for (let at = from; at < to; at++) drawRow(held, at, range);
  if (active.at < from || active.at >= to) drawRow(held, active.at, range);
  keepEditor(held);
  if (data.hand) layHand(held);
  if (!whole) askFor(held, Math.max(0, first), Math.min(data.total, Math.max(last, range.last.at + 1)), range);
}

// Rows that were not sent are asked for, also those that are selected and out of sight, so that they can be copied.
function askFor(held, first, last, range) {
  const from = held.anchor ? Math.min(first, range.first.at) : first;
  const until = Math.min(last, held.data.total);
  const lacks = from < held.data.first || until > held.data.first + held.data.rows.length;
  const wanted = `${from} ${until}`;
  if (!lacks || wanted === held.asked) return;
  held.asked = wanted;
  clearTimeout(held.asking);
  held.asking = setTimeout(() => held.tell("sight", [from, until]), 60);
}

function drawRow(held, at, range) {
  const row = rowAt(held, at), element = held.rows.get(at) ?? newRow(held, at);
  const [mark, ...cells] = element.children;
  element.classList.toggle("fresh", Boolean(row?.fresh));
  element.classList.toggle("blank", Boolean(row?.blank));
  element.toggleAttribute("aria-busy", !row);
  element.classList.toggle("hand", Boolean(held.data.hand) && at === held.active.at);
  const sign = row?.blank ? "+" : String(at + 1);
  put(mark, row?.mark ? `${row.mark} ${sign}` : sign);
  cells.forEach((cell, column) => drawCell(held, cell, row, at, column, range));
}

function newRow(held, at) {
  const element = document.createElement("div"), mark = document.createElement("div");
  element.setAttribute("role", "row");
  element.setAttribute("aria-rowindex", at + 2);
  element.className = "row";
  element.style.top = `${topOf(held, at)}px`;
  mark.setAttribute("role", "rowheader");
  mark.className = "cell corner";
  mark.append(document.createElement("span"));
  element.append(mark, ...held.data.columns.map((column, place) => newCell(held, at, column, place)));
  held.rows.set(at, element);
  const next = [...held.rows.keys()].filter((other) => other > at).sort((a, b) => a - b)[0];
  held.body.insertBefore(element, next === undefined ? null : held.rows.get(next));
  return element;
}

function newCell(held, at, column, place) {
  const cell = document.createElement("div"), text = document.createElement("span"), why = document.createElement("span");
  cell.setAttribute("role", "gridcell");
  cell.setAttribute("aria-colindex", place + 2);
  cell.className = `cell ${column.kind}${column.quiet ? " quiet" : ""}`;
  cell.dataset.head = column.head;
  cell.dataset.at = at;
  cell.dataset.column = place;
  layOut(cell, column, place);
  text.dir = "auto";
  why.hidden = true;
  why.id = `why-${at}-${place}`;
  cell.append(text, why);
  return cell;
}

function drawCell(held, cell, row, at, column, range) {
  const { active, data } = held, [text, why] = cell.children, reason = row && reasonAt(held, row, column);
  const here = active.at === at && active.column === column, { key, kind } = data.columns[column];
  if (kind === "sign" && row) drawSign(held, cell, row, at, column);
  else put(cell, row ? shownText(textAt(held, row, column), kind) : "…", text);
  put(cell, reason?.words ?? "", why);
  cell.classList.toggle("bad", reason?.kind === "bad");
  cell.classList.toggle("lacking", reason?.kind === "lacking");
  cell.classList.toggle("noted", Boolean(row?.noted?.includes(key)));
  cell.classList.toggle("sent", Boolean(row && held.overlay.has(place(row.id, key))));
  cell.classList.toggle("active", here);
  const chosen = Boolean(held.anchor) && at >= range.first.at && at <= range.last.at && column >= range.first.column && column <= range.last.column;
  cell.classList.toggle("chosen", chosen);
  say(cell, "aria-selected", chosen || here ? "true" : null);
  say(cell, "aria-invalid", reason?.kind === "bad" ? "true" : null);
  say(cell, "aria-describedby", reason ? why.id : null);
  say(cell, "aria-readonly", row?.fixed?.[key] ? "true" : null);
  say(cell, "aria-haspopup", kind !== "sign" && data.columns[column].list && !row?.fixed?.[key] ? "listbox" : null);
  cell.tabIndex = here ? 0 : -1;
}

function shownText(text, kind) {
  if (kind === "tick") return text ? "☑" : "☐";
  if (kind === "number" && /^[1-9][0-9]{4,}$/.test(text)) return text.replace(/\B(?=(?:[0-9]{3})+$)/g, "\u202f");
  return text;
}

function put(cell, words, element = cell.firstElementChild) {
  if (element.textContent !== words) element.textContent = words;
}

function say(cell, name, value) {
  if (value === null) cell.removeAttribute(name);
  else if (cell.getAttribute(name) !== value) cell.setAttribute(name, value);
}

function cellAt(held, at, column) {
  return held.rows.get(at)?.children[column + 1];
}

// Around the grid ---------------------------------------------------------------------------------------------------

function drawRest(held) {
  const { data, add, remove, back, refused, notes } = held;
  add.hidden = !data.adds;
  remove.hidden = !data.removes;
  back.disabled = !data.undo && !held.acts.length;
  refused.hidden = !data.marked.length;
  put(refused, data.marked_words);
  notes.hidden = !data.notes.length;
  notes.textContent = data.notes.join(" ");
  drawState(held, false);
  drawWhy(held);
}

function drawState(held, slow) {
  const waits = unsaved(held);
  held.scroller.dataset.unsaved = String(waits);
  if (held.acts.some((one) => one.what === "paste")) held.state.textContent = "Pasting…";
  else if (slow) held.state.textContent = "Not saved yet: the program has not answered.";
  else if (!waits) held.state.textContent = held.said ?? "";
}

// What there is to know of the cell in hand: why it is marked, why it is fixed, its column, and its whole text where that is cut.
function drawWhy(held) {
  const row = rowAt(held, held.active.at), { column } = held.active, about = held.data.columns[column];
  const reason = row && reasonAt(held, row, column), fixed = row?.fixed?.[about.key];
  held.why.classList.toggle("bad", reason?.kind === "bad");
  const parts = [];
  if (reason) parts.push(`${reason.words}.`);
  if (reason?.kept) parts.push(`Saved is still: ${reason.kept}`);
  if (!reason && fixed) parts.push(`${fixed}.`);
  if (!reason && !fixed && about.help && about.kind !== "sign") parts.push(`${about.head}: ${about.help}`);
  const text = cellAt(held, held.active.at, column)?.firstElementChild;
  if (text && about.kind !== "sign" && text.scrollWidth > text.clientWidth && !reason) parts.unshift(text.textContent);
  held.why.textContent = parts.join(" · ");
  held.why.dir = "auto";
  const { first, last } = selection(held), many = last.at - first.at + 1;
  held.remove.disabled = Boolean(row?.blank) && many === 1;
  held.remove.textContent = many > 1 ? `Delete ${many} rows` : `Delete row ${held.active.at + 1}`;
}
