// Editing on the map: a click opens a node or a link, a click into an empty cell begins a new node there, two clicks
// draw a link and each further one the next, a drag places a node. Python keeps it all; this only says what a person did.

const HINT = "Click a node or link to open it, an empty cell to add; double click a node to rename it, drag it to place it.";

function clicked(held, { nodes, pointer }) {
  const [node] = nodes;
  if (held.linking) {
    if (node) chooseEnd(held, node);
    return;
  }
  if (node) return held.act({ what: "node", node });
  if (held.data.fixed) return;
  const link = linkAt(held, pointer);
  if (link) return held.act({ what: "link", link });
  const cell = cellAt(held, pointer.canvas);
  const { x, y } = pointer.canvas;
  if (cell) held.act({ what: "cell", level: cell.level.key, stage: cell.stage?.key ?? null, x, y });
}

function dropped(held, { nodes }) {
  const [node] = nodes;
  if (node && !held.linking) {
    const at = held.network.getPosition(node), x = Math.round(at.x), y = Math.round(at.y), place = `${x},${y}`;
    held.network.moveNode(node, x, y);
    if (held.places.get(node) !== place) {
      held.places.set(node, place);
      held.waiting.set(node, place);
      tell(held, { what: "place", node, x, y });
    }
  }
  report(held);
}

// Links: vis-network knows those of operators, the others are our own lines.
function linkAt(held, { DOM, canvas }) {
  const known = held.network.getEdgeAt(DOM);
  if (known) return known;
  const near = 7 / held.network.getScale();
  for (const [id, way] of held.ways) {
    if (!held.edges.get(id)) continue;
    for (let i = 1; i < way.length; i++) if (distance(canvas, way[i - 1], way[i]) < near) return id;
  }
  return null;
}

function distance({ x, y }, [ax, ay], [bx, by]) {
  const dx = bx - ax, dy = by - ay, long = dx * dx + dy * dy;
  const part = long ? Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / long, 0), 1) : 0;
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}

// Cells ------------------------------------------------------------------------------------------------------------

function cellAt(held, { x, y }) {
  const { stages, levels } = held.data, column = stages[1].x;
  const level = levels.find((band) => band.top <= y && y < band.bottom);
  if (!level) return null;
  if (level !== levels[0]) return x > stages[0].x - column / 2 && x < stages.at(-1).x + column / 2 ? { level } : null;
  const stage = stages.find((one) => Math.abs(x - one.x) < column / 2);
  return stage ? { level, stage } : null;
}

function hover(held, event) {
  if (!held.network || held.data.fixed || held.linking || event.buttons || event.pointerType === "touch") return showCell(held, null);
  const { left, top } = held.box.getBoundingClientRect(), DOM = { x: event.clientX - left, y: event.clientY - top };
  const canvas = held.network.DOMtoCanvas(DOM);
  const taken = DOM.y < HEAD || DOM.x < SIDE || held.network.getNodeAt(DOM) || linkAt(held, { DOM, canvas });
  showCell(held, taken ? null : cellAt(held, canvas));
  held.box.style.cursor = taken ? "pointer" : "default";
}

function showCell(held, cell) {
  if (held.over?.level === cell?.level && held.over?.stage === cell?.stage) return;
  held.over = cell;
  held.network?.redraw();
}

function drawCell(held, ctx) {
  if (!held.over) return;
  const { stages } = held.data, column = stages[1].x, { level, stage } = held.over;
  const left = (stage ?? stages[0]).x - column / 2 + 4, right = (stage ?? stages.at(-1)).x + column / 2 - 4;
  ctx.save();
  ctx.setLineDash([6, 5]);
  ctx.strokeStyle = PRIMARY;
  ctx.fillStyle = "rgba(15, 107, 107, 0.05)";
  outline(ctx, left, level.top + 4, right - left, level.bottom - level.top - 8, 8);
  ctx.fill();
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = PRIMARY;
  ctx.font = `600 14px ${FONT}`;
  ctx.textAlign = "center";
  ctx.fillText("+ Add here", (left + right) / 2, level.bottom - 14);
  ctx.restore();
}

// Drawing a link ---------------------------------------------------------------------------------------------------

function startLinking(held) {
  held.linking = { source: null, after: Math.max(held.lastNumber, held.data.heard) };
  showCell(held, null);
  sayMode(held, "Click the node where the link begins. Escape ends.");
}

function chooseEnd(held, node) {
  const { source } = held.linking;
  if (source === null) {
    held.linking.source = node;
    sayMode(held, `From “${held.nodes.get(node).label}”: click the node where the link ends. Escape ends.`);
  } else if (source === node) {
    sayMode(held, "A link needs two different nodes: click another one. Escape ends.");
  } else {
    tell(held, { what: "join", source, target: node });
    held.linking.source = node;
    sayMode(held, `From “${held.nodes.get(node).label}”: click the next node. Done or Escape ends.`);
  }
}

// Streamlit lets a newer act replace one that it has not handled: what changes the chain stays in hand, with a number that
// only grows, until Python has heard of it.
function tell(held, act) {
  held.lastNumber = Math.max(held.lastNumber, held.data.heard) + 1;
  held.unheard.push({ number: held.lastNumber, ...act });
  if (held.unheard.length === 1) held.act({ what: "changes" });
}

function heardOf(held, { heard = 0, asks = "" }) {
  held.unheard = held.unheard.filter((one) => one.number > heard);
  if (held.unheard.length) held.act({ what: "changes" });
  if (asks && asks !== held.asked && held.linking) stopLinking(held);
  held.asked = asks;
  sayDrawn(held);
}

// The links of this drawing are read back over the map, where the eyes are; a line of its own would move the map.
function sayDrawn(held) {
  const said = held.linking ? held.data.said.filter(({ number }) => number > held.linking.after) : [];
  const lines = said.map(({ words }) => Object.assign(document.createElement("div"), { textContent: words }));
  held.root.querySelector(".drawn").replaceChildren(...lines);
}

function stopLinking(held) {
  held.linking = null;
  sayMode(held, HINT);
  sayDrawn(held);
}

function sayMode(held, words) {
  const button = held.root.querySelector(".link"), on = Boolean(held.linking);
  button.setAttribute("aria-pressed", String(on));
  button.textContent = on ? "Done" : "Draw a link";
  held.root.querySelector(".mode").textContent = words;
  held.root.querySelector(".map").classList.toggle("linking", on);
  held.box.dataset.mode = on ? (held.linking.source ?? "begin") : "";
  held.network.setOptions({ interaction: { dragNodes: !on } });
  held.network.redraw();
}
