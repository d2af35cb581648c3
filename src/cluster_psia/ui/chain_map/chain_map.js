// The value chain map: vis-network draws what Python placed. Nothing from a person is ever read as HTML.
// One picture is kept for each element, so that a rerun changes what differs and leaves camera and dragged nodes alone.

const maps = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const held = maps.get(parentElement) ?? create(parentElement);
  held.choose = (node) => setTriggerValue("node", node);
  update(held, data);
  return () => { held.watch.disconnect(); held.network?.destroy(); maps.delete(parentElement); };
}

function create(root) {
  const box = root.querySelector(".canvas");
  const held = { root, box, network: null, nodes: null, edges: null, places: new Map(), ways: new Map(), data: null, ready: waitForVis() };
  held.watch = new ResizeObserver(() => resized(held));
  held.watch.observe(box);
  maps.set(root, held);
  const button = (name, act) => { root.querySelector(`.${name}`).onclick = () => held.network && act(held.network); };
  button("closer", (network) => zoom(network, 1.3));
  button("further", (network) => zoom(network, 1 / 1.3));
  button("whole", () => showWhole(held));
  // The wheel scrolls the page; with Ctrl it zooms the map, as a pinch on a touchpad does.
  box.addEventListener("wheel", (event) => { if (!event.ctrlKey) event.stopPropagation(); }, { capture: true });
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
  if (held.network) change(held, data); else begin(held, data, vis);
  report(held);
}

function begin(held, data, vis) {
  setHeight(held, data);
  held.nodes = new vis.DataSet(data.nodes);
  held.edges = new vis.DataSet(data.edges);
  for (const node of data.nodes) held.places.set(node.id, `${node.x},${node.y}`);
  const options = { ...data.options, autoResize: true };
  options.nodes = { ...options.nodes, ctxRenderer: (drawing) => renderer(held, drawing) };
  held.network = new vis.Network(held.box, { nodes: held.nodes, edges: held.edges }, options);
  held.network.on("beforeDrawing", (ctx) => { drawGrid(held, ctx); drawServices(held, ctx); });
  held.network.on("afterDrawing", (ctx) => { drawWords(held, ctx); drawHeadings(held, ctx); });
  held.network.on("click", (event) => { if (event.nodes.length) held.choose(event.nodes[0]); });
  held.network.on("dragEnd", () => report(held));
  firstLook(held);
  held.network.redraw(); // once more, now that every node knows its size and edges can end at its border
}

function change(held, data) {
  const kept = new Set(data.nodes.map((node) => node.id));
  held.nodes.remove(held.nodes.getIds().filter((id) => !kept.has(id)));
  held.nodes.update(data.nodes.map((node) => {
    const place = `${node.x},${node.y}`;
    if (held.places.get(node.id) === place) { const { x, y, ...rest } = node; return rest; } // it may have been dragged
    held.places.set(node.id, place);
    return node;
  }));
  const edges = new Set(data.edges.map((edge) => edge.id));
  held.edges.remove(held.edges.getIds().filter((id) => !edges.has(id)));
  held.edges.update(data.edges);
  held.network.redraw();
}

// Camera ---------------------------------------------------------------------------------------------------------

// The smallest scale at which labels can be read: a screen too narrow for the whole map shows a part of it, to be moved.
function smallest(width) {
  return width < 640 ? 0.72 : 0.55;
}

// The part of the plane that the grid covers, headings included.
function extent({ stages, levels }, scale) {
  const half = NODE / 2 + 14;
  return {
    left: stages[0].x - half - SIDE / scale, right: stages.at(-1).x + half,
    top: levels[0].top - HEAD / scale, bottom: levels.at(-1).bottom,
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
  held.box.style.height = `${Math.min(Math.max((bottom - top) * scale, 300), width < 640 ? 1000 : 700)}px`;
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

// Beside the canvas ----------------------------------------------------------------------------------------------

function drawLegend(held, rows) {
  const list = held.root.querySelector(".legend");
  list.replaceChildren(...rows.map((row) => {
    const item = document.createElement("li"), sign = document.createElement("span"), words = document.createElement("span");
    sign.className = `sign ${row.sign}`;
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
  const marks = Object.fromEntries(held.nodes.get().map((node) => [node.id, node.shade || "unknown"]));
  const chosen = held.nodes.get().find((node) => node.chosen_node)?.id ?? "";
  Object.assign(held.box.dataset, {
    positions: JSON.stringify(positions), screen: JSON.stringify(screen), shades: JSON.stringify(marks), chosen,
    camera: JSON.stringify({ ...held.network.getViewPosition(), scale: held.network.getScale() }),
  });
}
