// Which fields stand in a part of the page, and how much of each can be seen once it has the focus: what an ancestor
// clips, or something else covers, cannot.
(within) => {
  const FIELDS = "input:not([type=hidden], [type=file], [type=checkbox], [type=radio]), textarea, [role=radio], [role=combobox]";
  const ROOT = "[data-testid$=RootElement], [data-testid=stNumberInputContainer], [role=group]";
  const shown = (field) => field.getClientRects().length && !field.disabled && !field.closest("[data-testid=stDataFrame]");

  // The part of an element that neither the window nor any box around it cuts off.
  function seen(element) {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    const cut = (box) => {
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    };
    cut({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    for (let box = element; box && getComputedStyle(box).position !== "fixed"; box = box.parentElement)
      if (getComputedStyle(box.parentElement ?? box).overflowY !== "visible") cut(box.parentElement.getBoundingClientRect());
    return { left, top, right, bottom, height: Math.max(bottom - top, 0) };
  }

  function look(field) {
    field.focus();
    const root = field.closest(ROOT) ?? field, { left, top, right, height } = seen(root);
    const above = document.elementFromPoint((left + right) / 2, top + height / 2);
    const full = root.getBoundingClientRect().height;
    const key = field.closest("[class*=st-key-]")?.className.match(/st-key-\S+/)[0] ?? "";
    const label = field.getAttribute("aria-label") ?? field.textContent;
    return { key, label, height: Math.round(full), seen: Math.round(height), free: height > 0 && root.contains(above) };
  }

  return [...document.querySelectorAll(within)].flatMap((part) => [...part.querySelectorAll(FIELDS)].filter(shown).map(look));
}
