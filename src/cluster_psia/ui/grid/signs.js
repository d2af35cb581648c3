// Cells that hold one of a few signs: shown by its mark, put by a key or by a press on a mark. In the row in hand every mark
// can be pressed, so that a sign is never changed by a press on it that was meant for its row.

function drawSign(held, cell, row, at, column) {
  const about = held.data.columns[column], options = held.lists[about.list], [text] = cell.children;
  const words = textAt(held, row, column), place = options.findIndex(([each]) => each === words);
  put(cell, options[place]?.[1] ?? (words || "?"), text); // what was not understood stays as it was pasted
  cell.dataset.sign = place >= 0 ? place : "";
  const noted = row.noted?.includes(about.key) ? ", with a note or a source" : "";
  cell.title = `${words}${noted}`;
  say(cell, "aria-label", `${held.alone ? `${about.head}: ` : ""}${words || "?"}${noted}`);
  drawChoices(held, cell, options, words, Boolean(held.data.hand) && at === held.active.at, about);
}

function drawChoices(held, cell, options, words, inHand, about) {
  let choices = cell.querySelector(".choices");
  if (!inHand) return choices?.remove();
  if (!choices) cell.append(choices = newChoices(options, about));
  for (const choice of choices.children) choice.setAttribute("aria-pressed", choice.dataset.put === words);
}

function newChoices(options, about) {
  const choices = document.createElement("div");
  choices.className = "choices";
  choices.setAttribute("role", "group");
  choices.setAttribute("aria-label", about.head);
  choices.append(...options.map(([text, mark]) => {
    const choice = document.createElement("button"), key = Object.keys(about.keys).find((each) => about.keys[each] === text);
    Object.assign(choice, { type: "button", className: "press", tabIndex: -1, title: `${text} (key ${key})` });
    choice.append(element("b", mark), element("span", text));
    choice.dataset.mark = mark;
    choice.setAttribute("aria-label", text);
    choice.dataset.put = text;
    return choice;
  }));
  return choices;
}

function element(tag, words) {
  return Object.assign(document.createElement(tag), { textContent: words });
}

// Pressed again it stays as it is.
function choose(held, choice, at, column) {
  goTo(held, at, column);
  putSign(held, at, column, choice.dataset.put);
}

// Where somebody is goes along with the sign, so that the program runs once for both.
function putSign(held, at, column, text) {
  if (held.rest) tellHand(held);
  setCell(held, at, column, text);
}
