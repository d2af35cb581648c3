// Put behind typing.js. Where the focus goes on after an action: what had it may be gone with the run.

const CAN_HOLD = "a[href], button, input, textarea, select, summary, [tabindex]:not([tabindex='-1'])";
const HEADING = "[data-testid='stMain'] h1", WIDGET = "[data-testid='stElementContainer']";

let trail = []; // what had the focus last, and what that stands in, from the inside out, each with its key
let lastAsked = 0, byFinger = false, path = location.pathname;

const isNowhere = () => document.activeElement === document.body || !document.activeElement?.isConnected;
const isSeen = (one) => one.isConnected && !one.disabled && one.checkVisibility({ visibilityProperty: true });
const canHold = (one) => isSeen(one) && !(byFinger && one.matches(FIELDS)); // no keyboard opens unasked
const firstWithin = (element) => [...element.querySelectorAll(CAN_HOLD)].find(canHold);
const keyed = (key) => [...document.querySelectorAll("[class*='st-key-']")].find((one) => keyOf(one) === key);
const heading = () => document.querySelector(HEADING);

function noteFocus(target) {
  trail = [];
  for (let one = target; one && !one.contains(heading()); one = one.parentElement) trail.push({ one, key: keyOf(one) });
}

// After each run: where Python says; at the heading of another page; else where it was. Whoever has gone on elsewhere
// meanwhile stays there.
function goOn() {
  if (!isIdle()) return;
  const { at, number } = told.lines.focus, isAsked = number > lastAsked, isOther = path !== location.pathname;
  const here = isNowhere() ? "NOWHERE" : document.activeElement.tagName;
  lastAsked = number;
  path = location.pathname;
  const asked = isAsked && keyed(at);
  if (asked && (here === "NOWHERE" || here === "BUTTON")) return (asked.querySelector("[aria-checked='true']") ?? firstWithin(asked))?.focus();
  if (isOther && (here === "NOWHERE" || here === "A")) return heading() && beginAt(heading());
  if (here === "NOWHERE" && trail.length && !isSeen(trail[0].one)) comeBack();
}

// To the same thing drawn anew, else to the smallest part of the page that is left, from where Tab goes on: to no other
// button, or a second Enter would press what nobody meant.
function comeBack() {
  const own = trail.find(({ one }) => one.matches(WIDGET))?.key, again = own && keyed(own), same = again && firstWithin(again);
  if (same) same.focus({ preventScroll: true });
  else beginAt(trail.find(({ one }) => isSeen(one))?.one ?? heading() ?? document.body);
}

function beginAt(element) {
  if (!element.hasAttribute("tabindex")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
}

// A button that cannot be pressed for a moment, as that of a download, has the focus again afterwards.
function comeBackTo(button) {
  new MutationObserver((_, watch) => {
    watch.disconnect();
    if (isNowhere() && trail[0]?.one === button && isSeen(button)) button.focus();
  }).observe(button, { attributeFilter: ["disabled"] });
}

window.addEventListener("focusin", (event) => noteFocus(event.target), true);
window.addEventListener("focusout", ({ target }) => { if (target.disabled) comeBackTo(target); }, true);
window.addEventListener("keydown", () => { byFinger = false; }, true);
window.addEventListener("pointerdown", (event) => {
  byFinger = event.pointerType === "touch";
  if (isNowhere() || !document.activeElement.contains(event.target)) trail = []; // it was left by hand
}, true);
