// The value chain map: vis-network draws what Python placed. Nothing from a person is ever read as HTML.
// One picture is kept for each element, so that a rerun changes what differs and leaves the camera alone.

const maps = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const held = maps.get(parentElement) ?? create(parentElement);
  held.act = (act) => setTriggerValue("act", { ...act, unheard: held.unheard });
  update(held, data);
  return onceGone(parentElement, () => {
    held.watch.disconnect();
    document.removeEventListener("keydown", held.keys);
    endNaming(held);
    held.network?.destroy();
    maps.delete(parentElement);
  });
}

function create(root) {
  const box = root.querySelector(".canvas");
  const held = {
    root, box, network: null, nodes: null, edges: null, data: null, ready: waitForVis(), linking: null, over: null, changing: false,
    places: new Map(), waiting: new Map(), ways: new Map(), seen: new Map(),
    unheard: [], lastNumber: 0, asked: "", naming: null, way: "words",
  };
  held.watch = new ResizeObserver(() => resized(held));
  held.watch.observe(box);
  maps.set(root, held);
  const button = (name, act) => { root.querySelector(`.${name}`).onclick = () => held.network && act(held.network); };
  button("closer", (network) => zoom(network, 1.3));
  button("further", (network) => zoom(network, 1 / 1.3));
  button("whole", () => showWhole(held));
  button("tidy", () => held.act({ what: "tidy" }));
  button("link", () => (held.linking ? stopLinking(held) : startLinking(held)));
  held.keys = (event) => { if (event.key === "Escape" && held.linking) stopLinking(held); };
  document.addEventListener("keydown", held.keys);
  // The wheel scrolls the page; with Ctrl it zooms the map, as a pinch on a touchpad does.
  box.addEventListener("wheel", (event) => { if (!event.ctrlKey) event.stopPropagation(); }, { capture: true });
  box.addEventListener("pointermove", (event) => hover(held, event));
  box.addEventListener("pointerleave", () => showCell(held, null));
  return held;
}

// The library arrives as an element of its own, which never changes and so travels once.
async function waitForVis() {
  while (!globalThis.vis?.Network) await new Promise((done) => requestAnimationFrame(done));
  return globalThis.vis;
}

async function update(held, data) {
  held.data = data;
  const vis = await held.ready;
  if (held.data !== data) return; // a newer run overtook this one
  drawLegend(held, data.legend);
  showTidy(held, data);
  showWords(held, data);
  if (held.network) change(held, data); else begin(held, data, vis);
  if (held.linking && !held.nodes.get(held.linking.source ?? data.nodes[0]?.id)) stopLinking(held);
  heardOf(held, data);
  report(held);
}

function begin(held, data, vis) {
  setHeight(held, data);
  held.nodes = new vis.DataSet(data.nodes);
  held.edges = new vis.DataSet(data.edges);
  for (const entry of [...data.nodes, ...data.edges]) held.seen.set(entry.id, JSON.stringify(entry));
  for (const node of data.nodes) held.places.set(node.id, `${node.x},${node.y}`);
  const options = { ...data.options, autoResize: true };
  options.interaction = { ...options.interaction, dragNodes: !data.fixed };
  held.root.querySelector(".link").hidden = data.fixed;
  held.root.querySelector(".mode").textContent = data.fixed ? "Click a node to read about it." : HINT;
  options.nodes = { ...options.nodes, ctxRenderer: (drawing) => renderer(held, drawing) };
  held.network = new vis.Network(held.box, { nodes: held.nodes, edges: held.edges }, options);
  const whole = (draw) => (ctx) => { if (!held.changing) draw.forEach((part) => part(held, ctx)); };
  held.network.on("beforeDrawing", whole([drawGrid, drawCell, drawServices]));
  held.network.on("afterDrawing", whole([drawWords, drawHeadings]));
  held.network.on("afterDrawing", () => placeNaming(held));
  held.network.on("click", (event) => clicked(held, event));
  held.network.on("doubleClick", ({ nodes: [node] }) => node && beginNaming(held, node));
  held.network.on("dragEnd", (event) => dropped(held, event));
  held.network.on("resize", () => report(held));
  firstLook(held);
  held.network.redraw(); // once more, now that every node knows its size and edges can end at its border
}

// What is new must be in sight: a full column goes on above its first row.
function reveal(held, ids) {
  const { box, network } = held, scale = network.getScale(), room = (NODE / 2) * scale;
  const places = ids.map((id) => network.canvasToDOM(network.getPosition(id)));
  const inside = ({ x, y }) => x > SIDE + room && x < box.clientWidth - room && y > HEAD + 40 && y < box.clientHeight - 40;
  if (!places.length || places.some(inside)) return;
  const [{ x, y }] = places, view = network.getViewPosition();
  const by = (at, least, most) => (at < least ? at - least : Math.max(at - most, 0)) / scale;
  network.moveTo({ position: {
    x: view.x + by(x, SIDE + room, box.clientWidth - room), y: view.y + by(y, HEAD + 40, box.clientHeight - 40) } });
}

// Only what differs is handed on: a map of hundreds of links then takes a changed cell as fast as a small one. The
// library draws in between, when nodes and links do not fit together yet: our own drawing waits for the whole.
function change(held, data) {
  const fresh = data.nodes.map((node) => node.id).filter((id) => !held.nodes.get(id));
  held.changing = true;
  try {
    replace(held, held.nodes, data.nodes.map((node) => stay(held, node)));
    replace(held, held.edges, data.edges);
  } finally {
    held.changing = false;
  }
  reveal(held, fresh);
  held.network.redraw();
}

function replace(held, set, entries) {
  const kept = new Set(entries.map((entry) => entry.id));
  const gone = set.getIds().filter((id) => !kept.has(id));
  gone.forEach((id) => { held.seen.delete(id); held.places.delete(id); held.ways.delete(id); });
  if (gone.length) set.remove(gone);
  const changed = entries.filter((entry) => {
    const now = JSON.stringify(entry), same = held.seen.get(entry.id) === now;
    held.seen.set(entry.id, now);
    return !same;
  });
  if (changed.length) set.update(changed);
}

// A node keeps its place unless the document gives it another one. What was dragged a moment ago may still be told its
// old place by a run that began before: once.
function stay(held, node) {
  const place = `${node.x},${node.y}`, { x, y, ...rest } = node;
  if (held.waiting.has(node.id)) {
    const expected = held.waiting.get(node.id);
    held.waiting.delete(node.id);
    if (expected !== place) return rest;
  }
  if (held.places.get(node.id) === place) return rest;
  held.places.set(node.id, place);
  return node;
}

// Camera ---------------------------------------------------------------------------------------------------------

// The smallest scale at which labels can be read: a screen too narrow for the whole map shows a part of it, to be moved.
function smallest(width) {
  return width < 640 ? 0.72 : 0.55;
}

// The part of the plane that the grid and every node cover, headings included.
function extent({ stages, levels, nodes }, scale) {
  const half = NODE / 2 + 14, xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
  return {
    left: Math.min(stages[0].x, ...xs) - half - SIDE / scale, right: Math.max(stages.at(-1).x, ...xs) + half,
    top: Math.min(levels[0].top, ...ys.map((y) => y - 50)) - HEAD / scale,
    bottom: Math.max(levels.at(-1).bottom, ...ys.map((y) => y + 50)),
  };
}

function wholeScale(data, width) {
  const { left, right } = extent(data, 0.6);
  return Math.min(width / (right - left), 1);
}

// As tall as the whole map is at the width there is; on a narrow screen as tall as a readable part of it.
function setHeight(held, data) {
  const width = held.box.clientWidth, scale = Math.max(wholeScale(data, width), smallest(width));
  const { top, bottom } = extent(data, scale);
  held.box.style.height = `${Math.min(Math.max((bottom - top) * scale, 300), width < 640 ? 520 : 700)}px`;
}

function firstLook(held) {
  const { data, box } = held, width = box.clientWidth, height = box.clientHeight;
  const { top: first_row, bottom } = extent(data, wholeScale(data, width));
  const whole = Math.min(wholeScale(data, width), height / (bottom - first_row)); // all of it, down to the last row
  const scale = Math.max(whole, smallest(width));
  const { left, right, top } = extent(data, scale), room = width / scale;
  const nodes = data.nodes, shaded = (shade) => nodes.find((node) => node.shade === shade);
  const first = nodes.find((node) => node.chosen_node) ?? shaded("likely") ?? shaded("vulnerable") ?? nodes[0];
  const x = whole < scale ? Math.min(Math.max(first?.x ?? 0, left + room / 2), right - room / 2) : (left + right) / 2;
  held.network.moveTo({ position: { x, y: top + height / scale / 2 }, scale });
}

function showWhole(held) {
  const { data, box } = held, { left, right, top, bottom } = extent(data, wholeScale(data, box.clientWidth));
  const scale = Math.min(box.clientWidth / (right - left), box.clientHeight / (bottom - top));
  held.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
  report(held);
}

function resized(held) {
  if (!held.network || !held.box.clientWidth || held.width === held.box.clientWidth) return;
  held.width = held.box.clientWidth;
  report(held);
}

function zoom(network, by) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * by, 0.15), 3), animation: false });
}

// Only who presses this button moves others. It is there as long as the document keeps places.
function showTidy(held, { kept, fixed }) {
  const button = held.root.querySelector(".tidy");
  button.hidden = fixed;
  button.disabled = !kept;
  button.title = kept ? "Back to the places that the grid computes" : "Every node stands where the grid has it";
}

// Beside the canvas ----------------------------------------------------------------------------------------------

function drawLegend(held, rows) {
  const list = held.root.querySelector(".legend");
  list.replaceChildren(...rows.map((row) => {
    const item = document.createElement("li"), sign = document.createElement("span"), words = document.createElement("span");
    sign.className = ["sign", row.hatched && row.shade, row.dashed && "dashed", row.round && "round", row.heavy && "heavy",
      row.line && "line"].filter(Boolean).join(" ");
    if (row.fill) sign.style.backgroundColor = row.fill;
    words.textContent = row.marks ? `${row.marks} ${row.words}` : row.words;
    item.append(sign, words);
    return item;
  }));
}

// What stands where, for tests and for anyone who looks at the page's source: positions on the grid and on the screen.
function report(held) {
  if (!held.network) return;
  const positions = held.network.getPositions(), screen = {};
  for (const [id, at] of Object.entries(positions)) screen[id] = held.network.canvasToDOM(at);
  const nodes = held.nodes.get(), marks = Object.fromEntries(nodes.map((node) => [node.id, node.shade || "unknown"]));
  const seconds = Object.fromEntries(nodes.map((node) => [node.id, node.second]));
  const chosen = nodes.find((node) => node.chosen_node)?.id ?? "";
  Object.assign(held.box.dataset, {
    positions: JSON.stringify(positions), screen: JSON.stringify(screen), shades: JSON.stringify(marks), chosen,
    seconds: JSON.stringify(seconds), view: held.data.view, links: String(held.edges.length),
    link: held.edges.get().find((edge) => edge.chosen_link)?.id ?? "",
    camera: JSON.stringify({ ...held.network.getViewPosition(), scale: held.network.getScale() }),
  });
}
