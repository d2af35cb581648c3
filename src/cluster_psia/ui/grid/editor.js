// Writing into a cell. What was typed goes to Python a moment after the last key, and at once when the cell is left,
// however it is left: nothing that was typed is thrown away.

// ``first`` is the key that began it: it is then put into the empty field by the browser itself, so that every keyboard
// and every script works. Else the field begins with what stands in the cell.
function beginEdit(held, { typed = false } = {}) {
  const { at, column } = held.active, row = rowAt(held, at), about = held.data.columns[column];
  if (held.editor || !row) return;
  if (row.fixed?.[about.key]) return drawWhy(held);
  if (about.kind === "tick") return toggle(held);
  if (about.kind === "sign") return;
  const cell = cellAt(held, at, column), before = textAt(held, row, column);
  const input = document.createElement(about.lines ? "textarea" : "input");
  input.className = "editor";
  input.dir = "auto";
  input.autocomplete = "off";
  input.spellcheck = about.kind === "text";
  input.setAttribute("aria-label", `${about.head}, row ${at + 1}`);
  if (about.kind === "number") input.inputMode = "decimal";
  if (reasonAt(held, row, column)) input.setAttribute("aria-describedby", cell.children[1].id);
  held.editor = { input, row: row.id, column, at, before, typed, touched: false, waits: false, sent: false, picked: -1 };
  if (!typed) input.value = before;
  cell.append(input);
  held.anchor = null;
  input.addEventListener("input", () => changed(held));
  input.addEventListener("blur", () => setTimeout(() => left(held, input)));
  input.focus();
  if (!typed) input.select();
  grow(held);
  if (about.list) openList(held, typed);
}

function changed(held) {
  const { editor } = held;
  editor.touched = editor.waits = true;
  clearTimeout(held.timer);
  held.timer = setTimeout(() => sendHalf(held), PAUSE);
  grow(held);
  if (held.data.columns[editor.column].list) filterList(held);
  drawState(held, false);
}

function grow(held) {
  const { input } = held.editor;
  if (input.tagName !== "TEXTAREA") return;
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight + 4, 160)}px`;
}

function sendHalf(held) {
  const { editor } = held;
  if (!editor || editor.input.value === (editor.last ?? editor.before)) return;
  const { key, kind } = held.data.columns[editor.column];
  const whole = kind === "answer" && optionsOf(held, editor.column).some(([text]) => text === editor.input.value);
  editor.sent = true;
  editor.last = editor.input.value;
  act(held, { what: "set", row: editor.row, column: key, text: editor.input.value, done: whole });
  editor.waits = false;
  drawState(held, false);
}

// The field lost the focus to something else than the list or another program.
function left(held, input) {
  if (held.editor?.input !== input || held.root.activeElement === input || !document.hasFocus()) return;
  endEdit(held, { focus: false });
}

// The end of typing: what stands in the field stands in the cell.
function endEdit(held, { focus = true } = {}) {
  const { editor } = held;
  if (!editor) return;
  const { key } = held.data.columns[editor.column];
  const text = editor.touched || !editor.typed ? editor.input.value : editor.before; // a key that wrote nothing empties nothing
  held.editor = null;
  clearTimeout(held.timer);
  closeList(held);
  editor.input.remove();
  if (focus) cellAt(held, held.active.at, held.active.column)?.focus();
  if (text !== editor.before || editor.sent) act(held, { what: "set", row: editor.row, column: key, text, done: true });
  drawRows(held);
  drawRest(held);
}

// The field goes along when the row in hand stands elsewhere now.
function keepEditor(held) {
  const { editor } = held;
  if (!editor) return;
  const at = placeOf(held, editor.row), cell = cellAt(held, at < 0 ? editor.at : at, editor.column);
  if (!cell || editor.input.parentElement === cell) return;
  editor.at = at;
  const { selectionStart, selectionEnd } = editor.input;
  cell.append(editor.input);
  editor.input.focus();
  editor.input.setSelectionRange(selectionStart, selectionEnd);
}

function setCell(held, at, column, text) {
  const row = rowAt(held, at), { key } = held.data.columns[column];
  if (!row || row.fixed?.[key] || textAt(held, row, column) === text) return;
  act(held, { what: "set", row: row.id, column: key, text, done: true });
}

function toggle(held) {
  const { at, column } = held.active, row = rowAt(held, at);
  if (row) setCell(held, at, column, textAt(held, row, column) ? "" : "yes");
}

// The list of choices --------------------------------------------------------------------------------------------------

function optionsOf(held, column) {
  return held.lists[held.data.columns[column].list] ?? [];
}

const folded = (text) => text.normalize("NFKD").toLocaleLowerCase().replace(/\s+/g, " ").trim();
const MOST = 200; // options in the list at once; typing finds the others

function openList(held, typed) {
  const { editor, list } = held, { kind } = held.data.columns[editor.column];
  if (typed && kind === "answer") return;
  editor.input.setAttribute("role", "combobox");
  editor.input.setAttribute("aria-expanded", "true");
  editor.input.setAttribute("aria-controls", "list");
  editor.input.setAttribute("aria-autocomplete", "list");
  editor.all = !typed; // opened with a text in it: all are offered until somebody types
  list.hidden = false;
  list.showPopover?.();
  fillList(held);
  placeList(held);
}

function filterList(held) {
  held.editor.all = false;
  if (held.list.hidden) openList(held, true);
  else fillList(held);
}

function fillList(held) {
  const { editor, list } = held, sought = folded(editor.input.value), options = optionsOf(held, editor.column);
  const fits = ([text, words]) => folded(`${text} ${words}`).includes(sought);
  const offered = editor.all || !sought ? options : options.filter(fits);
  const exact = offered.findIndex(([text]) => folded(text) === sought);
  editor.offered = offered.slice(0, MOST);
  editor.picked = exact >= 0 || !sought ? exact : editor.offered.length === 1 ? 0 : -1;
  const rest = offered.length - editor.offered.length;
  const items = editor.offered.map(([text, words], at) => {
    const item = document.createElement("div");
    item.setAttribute("role", "option");
    item.id = `option-${at}`;
    item.dir = "auto";
    item.textContent = words ? `${text} – ${words}` : text;
    item.onpointerdown = (event) => event.preventDefault(); // the field keeps the focus
    item.onclick = () => take(held, at);
    return item;
  });
  list.replaceChildren(...items);
  if (!items.length || rest) list.append(aside(items.length ? `and ${rest} more: type a part of the name` : "None is called so"));
  drawPicked(held);
}

function aside(words) {
  const item = document.createElement("div");
  item.className = "aside";
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  item.textContent = words;
  return item;
}

function drawPicked(held) {
  const { editor, list } = held;
  for (const [at, item] of [...list.children].entries()) {
    const picked = at === editor.picked;
    item.setAttribute("aria-selected", String(picked));
    if (picked) item.scrollIntoView({ block: "nearest" });
  }
  say(editor.input, "aria-activedescendant", editor.picked >= 0 ? `option-${editor.picked}` : null);
}

function placeList(held) {
  const { list, editor } = held, box = editor.input.getBoundingClientRect(), tall = Math.min(280, window.innerHeight - 16);
  const width = Math.min(Math.max(box.width, 220), window.innerWidth - 16);
  const below = window.innerHeight - box.bottom > Math.min(tall, list.scrollHeight) || box.top < window.innerHeight - box.bottom;
  list.style.width = `${width}px`;
  list.style.maxHeight = `${Math.max(96, Math.min(tall, (below ? window.innerHeight - box.bottom : box.top) - 12))}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
  list.style.top = below ? `${box.bottom + 2}px` : "auto";
  list.style.bottom = below ? "auto" : `${window.innerHeight - box.top + 2}px`;
}

function movePicked(held, by) {
  const { editor } = held, last = editor.offered.length - 1;
  if (last < 0) return;
  editor.picked = editor.picked < 0 && by < 0 ? last : Math.max(0, Math.min(last, editor.picked + by));
  drawPicked(held);
}

// Take an option over and leave the field.
function take(held, at = held.editor.picked) {
  const option = held.editor.offered?.[at];
  if (option) fill(held, option[0]);
  endEdit(held);
}

function fill(held, text) {
  held.editor.touched = true;
  held.editor.input.value = text;
}

function closeList(held) {
  if (held.list.hidden) return;
  held.list.hidePopover?.();
  held.list.hidden = true;
  held.list.replaceChildren();
}
