// Put behind typing.js. Lines that a form takes one after another.

// Enter takes a line out of its field at once, so that the next can be typed. Streamlit lets a newer act replace one that it
// has not handled: a line stays in hand until Python has heard of it.
const lines = [];
let lastLine = 0, sayLines = () => {};

function takeLine(event) {
  const field = event.target, form = isText(field) && told.lines.rows[nameOf(field)];
  if (!form || !field.value.trim()) return false;
  event.preventDefault();
  event.stopImmediatePropagation();
  lastLine = Math.max(lastLine, told.lines.heard) + 1;
  lines.push({ number: lastLine, assessment: told.assessment, form, text: field.value });
  takeOut(field);
  if (lines.length === 1) sayLines(lines);
  show();
  return true;
}

// The field is empty from now on, and nothing of it waits to be sent any more.
function takeOut(field) {
  const id = idOf(nameOf(field)), entry = unsent.get(id);
  if (entry) clearTimeout(entry.timer);
  writeInto(field, "");
  if (unsent.has(id)) forget(id, unsent.get(id));
}

function heardOfLines() {
  while (lines.length && lines[0].number <= told.lines.heard) lines.shift();
  if (lines.length) sayLines(lines);
}
