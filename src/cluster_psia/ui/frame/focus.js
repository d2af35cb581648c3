// Put behind typing.js. Where the focus goes on after an action: what had it may be gone with the run.

const CAN_HOLD = "a[href], button, input, textarea, select, summary, [tabindex]:not([tabindex='-1'])";
const MAIN = "[data-testid='stMain']";

let trail = []; // what had the focus last, and what that stands in, from the inside out, each with its place among others
let lastAsked = 0, byFinger = false, path = location.pathname;

const isNowhere = () => document.activeElement === document.body || !document.activeElement?.isConnected;
const isSeen = (one) => one.isConnected && !one.disabled && one.checkVisibility({ visibilityProperty: true });
const canHold = (one) => one.matches(CAN_HOLD) && isSeen(one) && !(byFinger && one.matches(FIELDS)); // no keyboard opens unasked
const within = (element) => [element, ...element.querySelectorAll("*")].filter(canHold);
const keyed = (key) => [...document.querySelectorAll("[class*='st-key-']")].find((one) => keyOf(one) === key);
const heading = () => document.querySelector(`${MAIN} h1`);

function noteFocus(target) {
  trail = [];
  for (let one = target; one?.parentElement; one = one.parentElement) {
    const around = one.parentElement;
    trail.push({ one, around, at: [...around.children].indexOf(one), key: keyOf(one) });
  }
}

// After each run: where Python says; at the heading of another page; else next to where it was. Whoever has gone on
// elsewhere meanwhile stays there.
function goOn() {
  if (!isIdle()) return;
  const { at, number } = told.lines.focus, isAsked = number > lastAsked, isOther = path !== location.pathname;
  const here = isNowhere() ? "NOWHERE" : document.activeElement.tagName;
  lastAsked = number;
  path = location.pathname;
  const asked = isAsked && keyed(at);
  if (asked && (here === "NOWHERE" || here === "BUTTON")) return putFocus(asked.querySelector("[aria-checked='true']") ?? within(asked)[0]);
  if (isOther && (here === "NOWHERE" || here === "A")) return putFocus(heading(), { preventScroll: true });
  if (here === "NOWHERE" && trail.length && !isSeen(trail[0].one)) putFocus(nearest(), { preventScroll: true });
}

// The same thing drawn anew, else what follows it, else what goes before it, in the smallest part of the page that is left.
function nearest() {
  for (const { around, at, key } of trail) {
    const again = key && keyed(key);
    if (again && within(again).length) return within(again)[0];
    if (!around.isConnected) continue;
    if (around.querySelector(MAIN)) return heading();
    const others = [...around.children], after = others.slice(at).flatMap(within), before = others.slice(0, at).flatMap(within);
    if (after.length || before.length) return after[0] ?? before.at(-1);
  }
  return heading();
}

// A button that can not be pressed for a moment, as that of a download, has the focus again afterwards.
function comeBackTo(button) {
  new MutationObserver((_, watch) => {
    watch.disconnect();
    if (isNowhere() && trail[0]?.one === button && isSeen(button)) button.focus();
  }).observe(button, { attributeFilter: ["disabled"] });
}

function putFocus(element, how) {
  if (element && !element.matches(CAN_HOLD)) element.tabIndex = -1;
  element?.focus(how);
}

window.addEventListener("focusin", (event) => noteFocus(event.target), true);
window.addEventListener("focusout", ({ target }) => { if (target.disabled) comeBackTo(target); }, true);
window.addEventListener("keydown", () => { byFinger = false; }, true);
window.addEventListener("pointerdown", (event) => {
  byFinger = event.pointerType === "touch";
  if (isNowhere() || !document.activeElement.contains(event.target)) trail = []; // it was left by hand
}, true);
