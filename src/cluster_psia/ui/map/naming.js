// A double click opens the name of a node where it stands. Enter, Escape or a click elsewhere keeps what was typed, as in
// the tables; undo takes it back.

function beginNaming(held, id) {
  const node = held.nodes.get(id);
  if (!node || held.data.fixed || held.linking) return;
  endNaming(held);
  const field = Object.assign(document.createElement("input"), { className: "naming", type: "text", value: node.label, maxLength: 300 });
  field.setAttribute("aria-label", `Name of ${node.label}`);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (!event.isComposing && (event.key === "Enter" || event.key === "Escape")) endNaming(held);
  });
  field.addEventListener("blur", () => endNaming(held));
  held.naming = { id, field, before: node.label };
  held.root.querySelector(".map").append(field);
  placeNaming(held);
  field.focus();
  field.select();
}

// Over its node, also after the map was moved.
function placeNaming(held) {
  if (!held.naming) return;
  const { id, field } = held.naming;
  if (!held.nodes.get(id)) return endNaming(held);
  const { x, y } = held.network.canvasToDOM(held.network.getPosition(id)), room = held.box.clientWidth - NAMING - 4;
  field.style.left = `${Math.max(4, Math.min(x - NAMING / 2, room))}px`;
  field.style.top = `${Math.max(4, y - 20)}px`;
}

function endNaming(held) {
  if (!held.naming) return;
  const { id, field, before } = held.naming, label = field.value.trim();
  held.naming = null;
  field.remove();
  if (label && label !== before) tell(held, { what: "name", node: id, label });
}
