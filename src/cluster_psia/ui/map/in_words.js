// On a phone the map stands in words first, node by node, each to be opened by a tap; the picture is one tap away.

function showWords(held, { words = [], nodes }) {
  const root = held.root.querySelector(".frame"), list = root.querySelector(".words");
  root.dataset.way = words.length ? held.way : "none";
  for (const way of ["words", "picture"]) {
    const button = root.querySelector(`.${way}_way`);
    button.setAttribute("aria-pressed", String(held.way === way));
    button.onclick = () => { held.way = way; showWords(held, held.data); };
  }
  const chosen = nodes.find((node) => node.chosen_node)?.id;
  root.classList.toggle("open", Boolean(chosen));
  const rows = words.filter(({ id }) => !chosen || id === chosen); // what is open stands below, and needs the room
  list.replaceChildren(...rows.map((row) => wordsRow(held, row)));
}

function wordsRow(held, { id, name, said }) {
  const item = document.createElement("li"), button = document.createElement("button");
  const strong = Object.assign(document.createElement("b"), { textContent: name });
  button.type = "button";
  button.append(strong, ` ${said}`);
  button.onclick = () => held.act({ what: "node", node: id });
  item.append(button);
  return item;
}
