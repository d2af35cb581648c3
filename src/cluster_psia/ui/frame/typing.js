// The word at the head of the page: "saved", or "not saved yet". It is set here, where the typing is.
// Streamlit sends a text when its field is left or Enter is pressed. This sends it a moment after the last key, and before
// Escape, a click elsewhere or another page takes the field away. What was typed is remembered until the server has told
// that it holds it, and is put in again where a field came back without it.

const FIELDS = "[data-testid='stTextInput'] input, [data-testid='stTextArea'] textarea";
const OTHERS = "[data-testid='stNumberInput'] input, #portal input, #portal textarea"; // numbers, cells of tables
const LISTS = "input[role='combobox']"; // lists that open; some take what is typed as a new option
const OPENS = 50; // until such a list shows what it makes of it
const PAUSE = 300; // after the last key
const LONGEST = 2000; // of typing without a pause
const HOLD = 120; // what Streamlit takes to send what was left
const LOST = 4000; // until what was sent and not heard of is sent again

const unsent = new Map(); // by assessment and field: { assessment, name, text, label, dirty, since, timer, tries, handed, inTab }
const others = new Map(); // fields of the other kinds that are being typed into, with what stands in them
const heads = new Set(); // the elements that show the word
let told = { assessment: "", fields: {}, filters: [], in_tab: [], taken: {}, refused: {}, marked: [], lines: { heard: 0, rows: {}, focus: { at: "", number: 0 } } };
let sendAgain = () => {}, handOver = () => {};
let composing = false, left = 0, last = null, awaited = false; // whether the run under way has told nothing yet

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  heads.add(parentElement);
  sight.observe(parentElement.host);
  told = data;
  awaited = false;
  sendAgain = () => setTriggerValue("again", Date.now());
  sayLines = (some) => setTriggerValue("lines", some.map((one) => ({ ...one })));
  handOver = (entries) => setTriggerValue("unsent", entries.map(({ assessment, name, text }) => ({ assessment, name, text })));
  heardOfLines();
  compare();
  return onceGone(parentElement, () => {
    heads.delete(parentElement);
    sight.unobserve(parentElement.host);
  });
}

// Where the head is out of sight the word stands at the edge of the window, as long as something is not saved.
const sight = new IntersectionObserver((seen) => {
  for (const one of seen) one.target.shadowRoot.querySelector(".word")?.classList.toggle("away", !one.isIntersecting);
});

// What the server holds --------------------------------------------------------------------------------------------------

const CRC = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

// As ``text_digest`` of state/texts.py.
function digest(text) {
  const bytes = new TextEncoder().encode(text);
  const sum = bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff);
  return `${bytes.length}:${((sum ^ 0xffffffff) >>> 0).toString(16)}`;
}

function isHeld(id, entry) {
  const mark = digest(entry.text);
  return told.taken[id] === mark || (entry.assessment === told.assessment && told.fields[entry.name] === mark);
}

// After each run: forget what the server holds, put in again what a field has lost, and hand over what another page was
// faster than.
function compare() {
  const overtaken = [];
  for (const [id, entry] of unsent) {
    if (told.filters.includes(entry.name) || (entry.inTab && entry.assessment !== told.assessment)) forget(id, entry);
    else if (entry.dirty) continue;
    else if (isHeld(id, entry)) forget(id, entry);
    else if (entry.assessment !== told.assessment || entry.inTab) continue; // this tab's own texts go with their use
    else if (entry.name in told.fields) putIn(entry);
    else if (!entry.handed) overtaken.push(Object.assign(entry, { handed: true }));
  }
  if (overtaken.length) handOver(overtaken);
  goOn();
  show();
}

function forget(id, entry) {
  clearTimeout(entry.timer);
  unsent.delete(id);
}

// The fields -------------------------------------------------------------------------------------------------------------

// The name of a field's widget: the number at its end counts how often it was drawn anew.
function nameOf(field) {
  return keyOf(field.closest("[data-testid='stElementContainer']")) ?? `?${field.getAttribute("aria-label")}`;
}

function keyOf(element) {
  const key = [...(element?.classList ?? [])].find((one) => one.startsWith("st-key-"));
  return key?.slice("st-key-".length).replace(/-\d+$/, "");
}

const idOf = (name) => `${told.assessment}/${name}`;
const isText = (element) => element?.matches?.(FIELDS) && element.getAttribute("role") !== "combobox";
const fieldOf = (name) => [...document.querySelectorAll(FIELDS)].find((one) => isText(one) && nameOf(one) === name);

function typed(event) {
  const field = event.target;
  if (field.matches?.(OTHERS)) noteOther(field);
  if (field.matches?.(LISTS)) setTimeout(() => noteOther(field, isNew(field)), OPENS);
  if (!isText(field)) return;
  const name = nameOf(field), id = idOf(name);
  if (told.filters.includes(name)) return;
  const entry = unsent.get(id) ?? { name, assessment: told.assessment, since: performance.now() };
  unsent.set(id, Object.assign(entry, { text: field.value, label: field.getAttribute("aria-label"), dirty: true, inTab: told.in_tab.includes(name) }));
  last = { name, field };
  wait(id, entry);
  show();
}

function wait(id, entry) {
  clearTimeout(entry.timer);
  const longest = entry.since + LONGEST - performance.now();
  entry.timer = setTimeout(() => send(id, entry), Math.max(0, Math.min(PAUSE, longest)));
}

// Let Streamlit send what stands in the field, while focus and cursor stay where they are.
function send(id, entry) {
  clearTimeout(entry.timer);
  const field = fieldOf(entry.name);
  if (!entry.dirty || (composing && field === document.activeElement)) return;
  if (field) {
    entry.text = field.value; // Streamlit drops what is longer than the field
    leave(field);
  }
  sent(id, entry);
}

function leave(field) {
  const around = { bubbles: true, composed: true };
  field.dispatchEvent(new FocusEvent("focusout", around));
  if (field === document.activeElement) field.dispatchEvent(new FocusEvent("focusin", around));
}

function sent(id, entry) {
  Object.assign(entry, { dirty: false, since: performance.now(), tries: 0, handed: false });
  left = performance.now();
  if (isHeld(id, entry)) forget(id, entry);
  else entry.timer = setTimeout(() => askAgain(id, entry), LOST);
  show();
}

// Sent and not heard of: with any run Streamlit sends all that it holds; a field that is folded away holds nothing.
function askAgain(id, entry) {
  if (unsent.get(id) !== entry || entry.dirty || entry.inTab || told.refused[entry.name]) return;
  if (isConnected() && isIdle()) fieldOf(entry.name) ? sendAgain() : handOver([entry]);
  entry.tries++;
  entry.timer = setTimeout(() => askAgain(id, entry), LOST * 2 ** Math.min(entry.tries, 4));
}

// Send whatever was typed and not sent: something is about to take its field away.
function sendAll() {
  for (const [id, entry] of unsent) if (entry.dirty) send(id, entry);
}

function putIn(entry) {
  const field = fieldOf(entry.name);
  if (!field || field.disabled || field.value === entry.text || told.refused[entry.name]) return;
  const had = last?.name === entry.name && !last.field.isConnected && document.activeElement === document.body;
  writeInto(field, entry.text);
  if (had) field.focus();
}

// As typing does, so that Streamlit takes note of it.
function writeInto(field, text) {
  const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// The page ---------------------------------------------------------------------------------------------------------------

const app = () => document.querySelector("[data-testid='stApp']");
const isConnected = () => app()?.dataset.testConnectionState === "CONNECTED";
const isIdle = () => app()?.dataset.testScriptState === "notRunning";

function word() {
  if (!isConnected()) return "not saved yet: no connection to the program";
  return unsent.size || others.size || lines.length || told.marked.length || Object.keys(told.refused).length ? "not saved yet" : "saved";
}

function show() {
  const said = word(), labels = new Set([...[...unsent.values()].map((entry) => entry.label), ...told.marked.map((name) => `marked cells of ${name}`)]);
  for (const head of heads) {
    const place = head.querySelector(".word");
    if (!place) continue;
    const before = told.quiet ? "" : "· ";
    place.textContent = told.quiet && said === "saved" ? "" : before + said;
    place.classList.toggle("open", said !== "saved" && !document.querySelector(".st-key-room_wall"));
    place.title = labels.size ? `Not saved yet: ${[...labels].join(", ")}` : "";
  }
  for (const field of document.querySelectorAll(FIELDS)) {
    const box = field.closest("[data-testid='stTextInput'], [data-testid='stTextArea']"), why = told.refused[nameOf(field)];
    if (why) box.dataset.notSaved = `Not saved: ${why}`; else delete box.dataset.notSaved;
  }
}

// Enter in a line of a form sends the form, as a click on its button would.
function sendForm(event) {
  const form = isText(event.target) && event.target.tagName === "INPUT" && event.target.closest("[class*='st-key-draft_form_']");
  if (form) setTimeout(() => form.querySelector("[data-testid='stButton'] button")?.click(), HOLD);
}

function noteOther(field, isTyped = true) {
  if (isTyped) others.set(field, field.value); else others.delete(field);
  show();
}

// A field of another kind was left: it is saved when the run that follows has come to its end.
async function settle(field) {
  const value = others.get(field);
  for (let still = 0; still < 3; still = isIdle() && isConnected() ? still + 1 : 0) await new Promise((done) => setTimeout(done, HOLD));
  if (others.get(field) === value) others.delete(field);
  show();
}

// Whether a list would take what is typed into it as a new option: it then offers that first.
const optionsOf = (list) => document.getElementById(list.getAttribute("aria-controls"));
const isNew = (list) => list.value && optionsOf(list)?.querySelector("[role='option']")?.textContent === `Add: ${list.value}`;

// Let a list take what was typed, as Enter does; Streamlit throws it away when the list is left otherwise.
function takeNew(list) {
  if (!list.matches?.(LISTS) || !list.isConnected || !isNew(list)) return false;
  others.set(list, list.value);
  const enter = { key: "Enter", code: "Enter", bubbles: true, cancelable: true };
  list.dispatchEvent(new KeyboardEvent("keydown", enter));
  list.dispatchEvent(new KeyboardEvent("keyup", enter));
  settle(list);
  return true;
}

// Escape in a list that is closed would take out what was chosen: it closes what the list stands in, and nothing else.
function escapeList(event) {
  const list = event.target, isOpen = list.getAttribute("aria-expanded") === "true";
  if (!takeNew(list) && isOpen) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const around = isOpen ? null : list.closest("[role='dialog']");
  around?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true, cancelable: true }));
}

// Streamlit sends another page at once and a text a moment later, which would lead back to the page before.
const isJustSent = () => performance.now() - left < HOLD;

function holdLink(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || !event.isTrusted || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !isJustSent()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => link.click(), HOLD);
}

// Going back cannot be held, so it is done once more.
function backAgain(event) {
  sendAll();
  if (event.isTrusted && isJustSent()) {
    setTimeout(() => window.dispatchEvent(new PopStateEvent("popstate", { state: event.state })), HOLD);
  }
}

window.addEventListener("input", typed, true);
window.addEventListener("compositionstart", () => { composing = true; }, true);
window.addEventListener("compositionend", () => {
  composing = false;
  for (const [id, entry] of unsent) if (entry.dirty) wait(id, entry);
}, true);
window.addEventListener("keydown", (event) => {
  if (event.isComposing || !event.isTrusted) return;
  if (event.key === "Escape") {
    sendAll();
    if (event.target.matches?.(OTHERS)) leave(event.target);
    if (event.target.matches?.(LISTS)) escapeList(event);
  }
  if (event.key === "Tab") takeNew(event.target);
  if (event.key === "Enter" && !takeLine(event)) sendForm(event);
  if (event.key === "Enter" || event.key === "Escape") for (const field of others.keys()) settle(field);
}, true);
window.addEventListener("pointerdown", (event) => {
  if (!isText(event.target)) sendAll();
  const list = document.activeElement;
  if (event.target !== list && !optionsOf(list)?.contains(event.target)) takeNew(list);
}, true);
window.addEventListener("focusout", (event) => {
  const field = event.target;
  if (others.has(field)) settle(field);
  const id = isText(field) && idOf(nameOf(field)), entry = id && unsent.get(id);
  if (event.isTrusted && entry?.dirty) setTimeout(() => { if (entry.dirty) { clearTimeout(entry.timer); sent(id, entry); } });
}, true);
window.addEventListener("focusin", (event) => {
  const entry = isText(event.target) && unsent.get(idOf(nameOf(event.target)));
  if (event.isTrusted && entry && !entry.dirty) putIn(entry);
}, true);
window.addEventListener("click", holdLink, true);
window.addEventListener("popstate", backAgain);
window.addEventListener("beforeunload", (event) => {
  sendAll();
  takeNew(document.activeElement);
  if (unsent.size || others.size || lines.length) event.preventDefault();
});
document.addEventListener("visibilitychange", sendAll);

let was = "CONNECTED";
function changed() {
  const now = app()?.dataset.testConnectionState;
  if (now !== was && now === "CONNECTED") lines.length ? sayLines(lines) : sendAgain(); // a program that was started anew knows nothing of this page yet
  was = now;
  if (isIdle() && !awaited) compare(); else show(); // only now are the fields of the run before gone
}
const STATES = ["data-test-connection-state", "data-test-script-state"];
new MutationObserver(() => {
  if (!isIdle()) awaited = true; // what was told before says nothing of the fields that this run draws
  setTimeout(changed);
}).observe(document.documentElement, { subtree: true, attributeFilter: STATES });
