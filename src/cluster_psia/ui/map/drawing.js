// How nodes, links and headings are drawn. Put in front of chain_map.js, which holds the picture and its camera.

const INK = "#1F2933", MUTED = "#52606D", LINE = "#D9DEE4", PAPER = "#FFFFFF", PRIMARY = "#0F6B6B", NEED = "#B4491F";
const FONT = '"Source Sans", "Source Sans 3", sans-serif';
const HEAD = 38, SIDE = 46; // height of the stage headings, width of the level names
const NODE = 152; // width of a node, as in mapping/layout/lattice.py
const NAMING = 220; // width of the field of a name, on the screen
const MANY = 120; // from so many links on only those of the chosen node are named

function renderer(held, { ctx, id, x, y }) {
  const node = held.nodes.get(id);
  const size = { width: node.width, height: tall(node) };
  const draw = () => {
    if (held.linking?.source === id) light(ctx, x, y, size);
    drawNode(ctx, node, x, y, size);
  };
  return { drawNode: draw, nodeDimensions: size };
}

// The node at which a link that is being drawn begins.
function light(ctx, x, y, { width, height }) {
  ctx.fillStyle = PRIMARY;
  outline(ctx, x - width / 2 - 7, y - height / 2 - 7, width + 14, height + 14, 12);
  ctx.fill();
}

function tall(node) {
  return 22 + node.lines.length * 19 + (node.second ? 18 : 0);
}

function drawNode(ctx, node, x, y, { width, height }) {
  const left = x - width / 2, top = y - height / 2;
  outline(ctx, left, top, width, height, node.round ? 18 : 5);
  ctx.fillStyle = node.fill;
  ctx.fill();
  if (node.hatched) hatch(ctx, node.shade, left, top, width, height);
  outline(ctx, left, top, width, height, node.round ? 18 : 5);
  ctx.setLineDash(node.dashed ? [5, 4] : []);
  ctx.lineWidth = node.chosen_node ? 3.5 : node.heavy ? 3 : 1;
  ctx.strokeStyle = node.chosen_node ? PRIMARY : node.heavy ? NEED : MUTED;
  ctx.stroke();
  ctx.setLineDash([]);
  write(ctx, node, x, top);
}

function outline(ctx, left, top, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, radius);
}

function hatch(ctx, shade, left, top, width, height) {
  const apart = { vulnerable: 12, likely: 6 }[shade];
  if (!apart) return;
  ctx.save();
  ctx.clip();
  ctx.strokeStyle = shade === "likely" ? "rgba(255,255,255,0.5)" : "rgba(138,94,0,0.45)";
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let at = left - height; at < left + width; at += apart) {
    ctx.moveTo(at, top + height);
    ctx.lineTo(at + height, top);
  }
  ctx.stroke();
  ctx.restore();
}

function write(ctx, node, x, top) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const room = node.width - 12;
  node.lines.forEach((line, i) => {
    const last = i === node.lines.length - 1;
    ctx.font = `600 16px ${FONT}`;
    text(ctx, last && node.marks ? `${line} ${node.marks}` : line, x, top + 21 + i * 19, node, room);
  });
  if (!node.second) return;
  ctx.font = `400 14px ${FONT}`;
  text(ctx, node.second, x, top + 21 + node.lines.length * 19, node, room);
}

// A halo in the node's own colour keeps letters readable over the hatch.
function text(ctx, words, x, y, node, room) {
  ctx.strokeStyle = node.hatched && node.shade === "likely" ? PAPER : node.fill;
  ctx.lineWidth = 4;
  ctx.strokeText(words, x, y, room);
  ctx.fillStyle = node.ink;
  ctx.fillText(words, x, y, room);
}

function drawGrid(held, ctx) {
  const { stages, levels } = held.data, left = stages[0].x - 400, right = stages.at(-1).x + 400;
  ctx.save();
  ctx.strokeStyle = LINE;
  ctx.lineWidth = 1;
  for (const level of levels.slice(1)) {
    ctx.beginPath();
    ctx.moveTo(left, level.top);
    ctx.lineTo(right, level.top);
    ctx.stroke();
  }
  ctx.restore();
}

// Links of institutions climb between the columns instead of running behind the operators that stand in the way.
function drawServices(held, ctx) {
  held.data.edges.filter((edge) => edge.service).forEach((edge, i) => {
    const [from, to] = held.nodes.get([edge.from, edge.to]);
    const [institution, other] = from.form === "institution" ? [from, to] : [to, from];
    const way = route(held, institution, other, ((i % 5) - 2) * 7);
    held.ways.set(edge.id, way);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = edge.color.color;
    ctx.lineWidth = edge.width;
    trace(ctx, way);
    ctx.restore();
  });
}

function route(held, institution, other, aside) {
  const [{ x, y }, end] = [held.network.getPosition(institution.id), held.network.getPosition(other.id)];
  if (other.form === "institution") return [[x, y], [end.x, end.y]];
  const [micro, meso] = held.data.levels, column = held.data.stages[1].x, way = [[x, y]];
  let rise = x + aside;
  if (y > meso.bottom) { // from beyond the cluster: up between two institutions of the level above
    rise = (end.x < x ? Math.floor(x / column) : Math.ceil(x / column)) * column + aside;
    way.push([x, meso.bottom + aside / 2], [rise, meso.bottom + aside / 2]);
  } else way[0][0] = rise;
  const side = rise >= end.x ? 1 : -1, gutter = end.x + side * (column / 2) + aside;
  way.push([rise, micro.bottom + aside / 2], [gutter, micro.bottom + aside / 2], [gutter, end.y]);
  way.push([end.x + side * other.width / 2, end.y]);
  return way;
}

function trace(ctx, way) {
  ctx.setLineDash([5, 5]);
  ctx.beginPath();
  ctx.moveTo(...way[0]);
  way.slice(1, -1).forEach((point, i) => ctx.arcTo(...point, ...way[i + 2], 10));
  ctx.lineTo(...way.at(-1));
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(...way.at(-1), 4, 0, 2 * Math.PI);
  ctx.fill();
}

// The word of each link, where on its line it covers no node and no other word; a word that would cover a node is left
// out. Links of institutions, dashed as the legend says, are named only for the node that is chosen: they are many.
function drawWords(held, ctx) {
  const chosen = held.data.nodes.find((node) => node.chosen_node)?.id;
  const many = held.data.edges.length > MANY;
  const named = held.data.edges.filter((edge) => edge.chosen_link || edge.carries || [edge.from, edge.to].includes(chosen)
    || (!many && !edge.service));
  const taken = held.nodes.get().map((node) => {
    const { x, y } = held.network.getPosition(node.id);
    return [x - node.width / 2, y - tall(node) / 2, x + node.width / 2, y + tall(node) / 2];
  });
  ctx.save();
  ctx.font = `400 13px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const boxes = taken.length;
  named.forEach((edge) => {
    const half = ctx.measureText(edge.word).width / 2 + 2;
    const box = ([x, y]) => [x - half, y - 8, x + half, y + 8];
    const hits = (at) => taken.filter((other) => overlap(box(at), other)).length;
    const spots = places(held, edge);
    const spot = spots.reduce((best, at) => (hits(at) < hits(best) ? at : best), spots[0]);
    if (taken.slice(0, boxes).some((node) => overlap(box(spot), node))) return;
    taken.push(box(spot));
    ctx.strokeStyle = PAPER;
    ctx.lineWidth = 4;
    ctx.strokeText(edge.word, ...spot);
    ctx.fillStyle = edge.color.color;
    ctx.fillText(edge.word, ...spot);
  });
  ctx.restore();
}

function overlap([a, b, c, d], [e, f, g, h]) {
  return a < g && e < c && b < h && f < d;
}

// Points along a link at which its word may stand, the middle first.
function places(held, edge) {
  const parts = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
  if (!edge.service) {
    const line = held.network.body.edges[edge.id].edgeType;
    return parts.map((part) => line.getPoint(part)).map(({ x, y }) => [x, y]);
  }
  const way = held.ways.get(edge.id), [from, to] = way.length > 2 ? way.slice(-3, -1) : way;
  return parts.map((part) => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
}

// Headings stay at the edge of the picture and keep their size, wherever the camera is.
function drawHeadings(held, ctx) {
  const { network, box, data } = held, scale = network.getScale();
  const ratio = ctx.canvas.width / box.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = "rgba(255,255,255,0.92)";
  ctx.fillRect(0, 0, box.clientWidth, HEAD);
  ctx.fillRect(0, HEAD, SIDE, box.clientHeight);
  ctx.font = `400 13px ${FONT}`;
  ctx.fillStyle = MUTED;
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  const wide = data.stages[1].x * scale - 8;
  ctx.save();
  ctx.beginPath();
  ctx.rect(SIDE, 0, box.clientWidth, HEAD);
  ctx.clip();
  for (const stage of data.stages) heading(ctx, stage.label, network.canvasToDOM({ x: stage.x, y: 0 }).x, wide);
  ctx.restore();
  for (const level of data.levels) drawLevel(ctx, level, network, box);
  ctx.restore();
}

function heading(ctx, label, x, wide) {
  const lines = fold(ctx, label, wide, 2);
  lines.forEach((line, i) => ctx.fillText(line, x, lines.length === 1 ? 19 : 11 + i * 16, wide));
}

function fold(ctx, label, wide, most) {
  const lines = [""];
  for (const word of label.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.length < most && lines.at(-1) && ctx.measureText(longer).width > wide) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function drawLevel(ctx, level, network, box) {
  const top = Math.max(network.canvasToDOM({ x: 0, y: level.top }).y, HEAD);
  const bottom = Math.min(network.canvasToDOM({ x: 0, y: level.bottom }).y, box.clientHeight);
  if (bottom - top < 40) return;
  ctx.save();
  ctx.translate(SIDE / 2, (top + bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.font = `400 12px ${FONT}`;
  const lines = fold(ctx, level.label, bottom - top - 6, 3);
  lines.forEach((line, i) => ctx.fillText(line, 0, (i - (lines.length - 1) / 2) * 14, bottom - top - 4));
  ctx.restore();
}
