// Copy and paste by the browser's own events, which work without a secure connection, too. Python reads what is pasted.

const LONGEST = 1_000_000; // letters of a block

function clip(held, event) {
  if (held.editor) return event.type === "paste" ? pasteIntoField(held, event) : undefined;
  event.preventDefault();
  if (event.type === "paste") return paste(held, event.clipboardData.getData("text/plain"));
  const text = copied(held);
  if (text === null) return tellState(held, "These rows are still on their way: copy once more in a moment.");
  event.clipboardData.setData("text/plain", text);
  const { first, last } = selection(held), cells = (last.at - first.at + 1) * (last.column - first.column + 1);
  if (event.type === "cut") clearCells(held);
  tellState(held, cells > 1 ? `${cells} cells copied.` : "Copied.");
}

function tellState(held, words) {
  held.said = words;
  held.state.textContent = words;
}

function paste(held, text) {
  if (!text) return tellState(held, "The clipboard holds no text.");
  if (text.length > LONGEST) return tellState(held, "Nothing was pasted: the block is too long; paste it in parts.");
  const { first } = selection(held), row = rowAt(held, first.at), { key } = held.data.columns[first.column];
  if (!row) return tellState(held, "This row is still on its way: paste once more in a moment.");
  held.said = "";
  act(held, { what: "paste", row: row.id, column: key, text, new: `${newId()}-` });
}

// A block goes into the cells from this one on; a text goes into the field.
function pasteIntoField(held, event) {
  const given = event.clipboardData.getData("text/plain"), text = given.replace(/\r?\n$/, "");
  const { editor } = held, { lines } = held.data.columns[editor.column];
  if (text.includes("\t") || (!lines && /[\r\n]/.test(text))) {
    event.preventDefault();
    endEdit(held);
    return paste(held, given);
  }
  if (text === given) return;
  event.preventDefault();
  editor.input.setRangeText(text, editor.input.selectionStart, editor.input.selectionEnd, "end");
  changed(held);
}

function copied(held) {
  const { first, last } = selection(held), lines = [];
  for (let at = first.at; at <= last.at; at++) {
    const row = rowAt(held, at), cells = [];
    if (!row) return null;
    for (let column = first.column; column <= last.column; column++) cells.push(quoted(textAt(held, row, column)));
    lines.push(cells.join("\t"));
  }
  return lines.join("\r\n");
}

// As Excel does it: in marks where the cell holds a tab or a line end, or where it would be read as one in marks.
function quoted(text) {
  const looksQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"') && text.slice(1, -1).includes('""');
  return looksQuoted || /[\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
