// Keys, mouse and finger.

const KEYS = { "?": "unknown", "-": "not_applicable", "–": "not_applicable" };

function keyed(held, event) {
  event.stopPropagation(); // Streamlit takes single letters outside of its own fields as commands
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target === held.jump) return;
  const done = (work) => { event.preventDefault(); work(); };
  const key = KEYS[event.key] ?? event.key, step = { ArrowUp: -1, ArrowDown: 1 }[key], aside = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (event.key === "Tab") return tabbed(held, event);
  if (!event.target.closest(".points")) return;
  if (ANSWERS.includes(key)) return done(() => { answer(held, held.hand, key); focusPoint(held, key); });
  if (step) return done(() => stepTo(held, step));
  if (aside) return done(() => focusPoint(held, beside(event.target, aside)));
  if (key === "Home" || key === "End") return done(() => stepTo(held, key === "Home" ? -Infinity : Infinity));
  if (key === "Delete" || key === "Backspace") return done(() => answer(held, held.hand, ""));
}

function beside(point, by) {
  const at = ANSWERS.indexOf(point.dataset.answer);
  return ANSWERS[Math.max(0, Math.min(ANSWERS.length - 1, at + by))];
}

// To another criterion: it opens, and its answer gets the focus.
function stepTo(held, by) {
  const rows = allRows(held), at = rows.findIndex((row) => row.key === held.hand);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  takeInHand(held, next.key, REST);
  focusPoint(held, answerOf(held, next) || POINTS[0]);
  held.rows.get(next.key).scrollIntoView({ block: "nearest" });
}

function focusPoint(held, answer) {
  held.point = answer;
  drawState(held);
  held.rows.get(held.hand)?.querySelector(`[data-answer="${answer}"].point`).focus({ preventScroll: true });
}

// Tab goes on to the fields of the row in hand, as soon as they are those of this row.
function tabbed(held, event) {
  if (event.shiftKey || !event.target.closest(".points")) return;
  event.preventDefault();
  held.enters = true;
  enter(held);
}

function enter(held) {
  const field = evidenceOf(held);
  if (!held.enters || held.waits || !field) return;
  held.enters = false;
  field.focus();
}

function clicked(held, event) {
  const row = event.target.closest(".row"), given = event.target.closest("[data-answer]");
  if (!row) return;
  const points = row.querySelector(".points"), top = points.getBoundingClientRect().top, { key } = row.dataset;
  if (event.target.closest(".takeback")) { answer(held, key, ""); return focusPoint(held, POINTS[0]); }
  takeInHand(held, key);
  if (given) answer(held, key, given.dataset.answer);
  if (given) focusPoint(held, given.dataset.answer);
  else if (event.target.closest(".found")) { held.enters = true; enter(held); }
  else focusPoint(held, answerOf(held, rowOf(held, key)) || POINTS[0]);
  // What closes above must not move the row away under the pointer.
  held.main?.scrollBy(0, points.getBoundingClientRect().top - top);
}

// In the fields of the row in hand Ctrl+Enter goes on to the next row; Streamlit takes the text as its field is left.
function keyedInFields(held, event) {
  const inside = fieldsOf(held)?.contains(event.target);
  if (inside && event.key === "Enter" && (event.ctrlKey || event.metaKey)) stepTo(held, 1);
}

function toTop(held) {
  held.part.scrollIntoView({ block: "start" });
}
