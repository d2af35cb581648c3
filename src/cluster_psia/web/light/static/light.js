/* The light pages' one script, ES2015. Without it everything works as forms; with it taps go at once, wait in the phone
   when the network is gone, and go later exactly once. It holds no texts: they stand in the page. */
(function () {
  "use strict";
  const body = document.body, data = body.dataset, path = data.path || "";
  const words = JSON.parse(document.getElementById("words").textContent);
  const all = (selector, root) => Array.prototype.slice.call((root || document).querySelectorAll(selector));
  document.documentElement.classList.add("js");

  // What the phone keeps: in localStorage, or as long as the page lives where that is forbidden or full.
  const memory = {};
  const load = (key, otherwise) => {
    if (key in memory) return memory[key];
    try {
      const text = localStorage.getItem("psia." + key);
      return text === null ? otherwise : JSON.parse(text);
    } catch (error) { return otherwise; }
  };
  const keep = (key, value) => {
    try { localStorage.setItem("psia." + key, JSON.stringify(value)); delete memory[key]; }
    catch (error) { memory[key] = value; }
  };
  const fill = (text, name, value) => text.split("{" + name + "}").join(value);
  const counted = (forms, n) => fill(forms[+(words.forms.charAt(Math.min(n, words.forms.length - 1)))] || forms[0], "n", n);

  // A text that is longer than the server takes stays in its field, which says by how much, and none of it is saved.
  const over = (field) => Math.max(0, Array.from(field.value.normalize("NFC").trim()).length - field.dataset.most);
  const measure = (field) => {
    const n = over(field);
    let said = field.nextElementSibling;
    if (!said || !said.classList.contains("long")) {
      said = document.createElement("p");
      said.className = "wrong long";
      said.setAttribute("role", "status");
      field.parentNode.insertBefore(said, field.nextSibling);
    }
    said.textContent = n ? "✕ " + counted(words.long, n) : "";
    field.setAttribute("aria-invalid", String(n > 0));
    draw();
  };
  // Leaving would lose it: whoever goes on is led to it.
  const held = (event) => {
    const field = all("[data-most]").filter(over)[0];
    if (!field) return false;
    event.preventDefault();
    const at = field.closest("[data-screen]"), folded = field.closest("details");
    if (at && at.hidden) show(at.dataset.screen);
    if (folded) folded.open = true;
    measure(field);
    field.focus();
    return true;
  };

  // An id that the server can order: <client>:<integer>. randomUUID exists only in secure contexts.
  const nextId = () => {
    let client = load("client", "");
    if (!client) {
      const bytes = new Uint8Array(8);
      crypto.getRandomValues(bytes);
      client = Array.prototype.map.call(bytes, (b) => ("0" + b.toString(16)).slice(-2)).join("");
      keep("client", client);
    }
    const n = load("count", 0) + 1;
    keep("count", n);
    return client + ":" + n;
  };

  // The queue: one for everybody on this phone, sent one after the other. An entry leaves it when the server has said
  // that it is kept, or why it never will be.
  let busy = "", timer = 0, delay = 0, unsaved = false;
  const queue = () => load("queue", []);
  const put = (entry) => {
    entry.sent = nextId();
    keep("queue", queue().filter((e) => e.sent === busy || e.to !== entry.to || e.round !== entry.round ||
      e.criterion !== entry.criterion).concat([entry]));
    send();
  };
  const post = (entry) => Promise.race([
    fetch(entry.to + "/answers", {
      method: "POST", credentials: "omit", cache: "no-store",
      headers: { "Content-Type": "application/json", "Accept": "application/json" },
      body: JSON.stringify({ criterion: entry.criterion, score: entry.score, comment: entry.comment,
        round: entry.round, sent: entry.sent })
    }).then((answer) => answer.json().then((said) => ({ status: answer.status, said: said }))),
    new Promise((_, no) => setTimeout(() => no(new Error("slow")), 20000))
  ]);
  const send = () => {
    const first = queue()[0];
    if (busy || !first) { draw(); return; }
    clearTimeout(timer);
    busy = first.sent;
    draw();
    post(first).then((got) => {
      reach(true);
      // Only our own server says "saved": the page of a captive portal does not.
      const sure = got.said && typeof got.said.saved === "boolean";
      if (sure && got.status === 200 && got.said.saved) return settle(first);
      unsaved = true;
      if (sure && got.status < 500 && got.status !== 429) return refused(first, got);
      return later();
    }, () => { reach(false); unsaved = false; later(); });
  };
  const settle = (entry) => {
    keep("queue", queue().filter((e) => e.sent !== entry.sent));
    busy = ""; delay = 0; unsaved = false;
    send();
  };
  const refused = (entry, got) => {
    if (got.status === 409) keep("late", load("late", 0) + 1);
    else tell(fill(words.refused, "reason", words.errors[got.said.error] || got.said.reason || ""));
    settle(entry);
    if (got.status === 409) { tellLate(); soon(); }
  };
  const later = () => {
    busy = "";
    delay = Math.min(delay * 2 || 2000, 30000);
    clearTimeout(timer);
    timer = setTimeout(send, delay);
    draw();
  };
  const now = () => { if (!busy) { clearTimeout(timer); send(); } };

  // What the person sees of it.
  const told = document.getElementById("told"), status = document.getElementById("status");
  const tell = (text) => { if (told) { told.textContent = "✕ " + text; told.hidden = false; } };
  const tellLate = () => { if (load("late", 0)) tell(counted(words.late, load("late", 0))); };
  // Leaving the page needs the network: without it the phone would show nothing at all.
  let reached = true;
  const reach = (yes) => {
    reached = yes;
    if (yes && told && told.dataset.away) { told.hidden = true; delete told.dataset.away; }
  };
  const stay = (event) => {
    if (reached && navigator.onLine !== false) return false;
    event.preventDefault();
    tell(words.offline);
    told.dataset.away = "1";
    told.scrollIntoView({ block: "nearest" });
    return true;
  };
  const draw = () => {
    const mine = queue().some((e) => e.to === path);
    all(".when-saved").forEach((claim) => { claim.hidden = mine; });
    const n = queue().length, stuck = n > 0 && (delay > 0 || navigator.onLine === false);
    all(".waiting").forEach((box) => {
      const text = (unsaved ? words.unsaved + " " : "") + (n ? counted(words.waiting, n) : ""), say = box.querySelector(".say");
      if (stuck && say.textContent !== text) say.textContent = text;
      box.hidden = !stuck;
    });
    if (!status) return;
    const some = document.querySelector("[data-screen] [aria-pressed=true]");
    const text = stuck ? "● " + n : n ? words.sending : some && !all("[data-most]").some(over) ? "✓ " + words.saved : "";
    if (status.textContent !== text) status.textContent = text;
  };

  // Questions.
  const screen = (name) => all("[data-screen]").filter((s) => s.dataset.screen === name)[0];
  const mark = (section, score) => {
    all("[aria-pressed]", section).forEach((b) => b.setAttribute("aria-pressed", String(b.value === String(score))));
    const given = document.querySelector('[data-given="' + section.dataset.screen + '"]');
    if (given) given.textContent = score === "unknown" ? given.dataset.unknown : score === "not_applicable" ? given.dataset.na : score;
    const open = all("[data-screen]").filter((s) => s.dataset.screen !== "last");
    const left = open.filter((s) => !s.querySelector("[aria-pressed=true]"));
    const bar = document.getElementById("bar"), to = document.getElementById("to-open");
    bar.value = open.length - left.length;
    bar.setAttribute("aria-label", fill(words.bar, "n", bar.value));
    document.getElementById("left").textContent = left.length ? counted(words.left, left.length) : words.done;
    to.hidden = !left.length;
    if (left.length) to.dataset.go = left[0].dataset.screen;
  };
  const chosen = (section) => {
    const button = section.querySelector("[aria-pressed=true]");
    return button ? button.value : "";
  };
  const answer = (section, score) => {
    const comment = section.querySelector("textarea");
    if (!over(comment)) comment.dataset.kept = comment.value;
    mark(section, score);
    put({ to: path, round: +data.round, criterion: section.dataset.screen, comment: comment.dataset.kept,
      score: /^[1-5]$/.test(score) ? +score : score });
  };
  const keepComment = (section) => {
    const comment = section && section.querySelector("textarea");
    if (comment && !over(comment) && comment.value !== comment.dataset.kept && chosen(section)) answer(section, chosen(section));
  };
  const current = () => all("[data-screen]").filter((s) => !s.hidden)[0];
  const show = (name) => {
    const next = screen(name) || screen("last");
    keepComment(current());
    all("[data-screen]").forEach((s) => { s.hidden = s !== next; });
    all("[data-at]").forEach((s) => { s.hidden = s.dataset.at !== next.dataset.screen; });
    all("[name=then]", document.querySelector("header")).forEach((f) => { f.value = next.dataset.screen; });
    window.scrollTo(0, 0);
    const title = next.querySelector("h1");
    if (title) title.focus({ preventScroll: true });
  };
  const depth = () => (history.state && history.state.depth) || 0;
  const go = (name) => {
    history.pushState({ depth: depth() + 1, at: name }, "", path + "?q=" + encodeURIComponent(name));
    show(name);
  };

  // Is something new? Ask now and then, while the page is looked at.
  let asking = 0;
  const soon = () => { clearTimeout(asking); asking = setTimeout(ask, 500); };
  const ask = () => {
    clearTimeout(asking);
    asking = setTimeout(ask, 6000 + 3000 * Math.random());
    if (document.hidden) return;
    fetch(path + "/state", { credentials: "omit", cache: "no-store", headers: { "Accept": "application/json" } })
      .then((got) => got.json()).then((said) => {
        reach(true);
        if (said.error === "unknown_link") clearTimeout(asking); // deleted: asking on would count as guessing
        if (!said.version || said.version === data.version) return;
        keepComment(current());
        if (queue().filter((e) => e.to === path).length) { now(); return; }
        if (said.state === "open" && said.round === +data.round && all("textarea").some(over)) return;
        // In the same round one stays where one is; a new round, or one that was waited for, begins at its first question.
        const stay = said.round === +data.round && !data.waiting && current();
        location.replace(path + (stay ? "?q=" + encodeURIComponent(stay.dataset.screen) : ""));
      }).catch(() => reach(false));
  };

  // Whoever handed the phone on is shown to nobody who goes back; by her own link she is there again.
  const handedOn = () => load("handed", []).indexOf(path) >= 0;
  const wentBack = () => {
    const way = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    return way ? way.type === "back_forward" : Boolean(performance.navigation) && performance.navigation.type === 2;
  };
  const toNext = () => {
    body.hidden = true;
    location.replace("/w/" + data.code + "?next=1");
  };

  const personal = () => {
    window.addEventListener("pageshow", (event) => { if (event.persisted && handedOn()) toNext(); });
    if (handedOn() && wentBack()) { toNext(); return; }
    all("textarea").forEach((c) => { if (!("kept" in c.dataset)) c.dataset.kept = c.defaultValue; });
    history.replaceState({ depth: depth(), at: current().dataset.screen }, "");
    // What still waits is newer than the page.
    queue().forEach((e) => {
      const section = e.to === path && e.round === +data.round && screen(e.criterion);
      if (!section) return;
      const comment = section.querySelector("textarea");
      comment.value = comment.dataset.kept = e.comment;
      mark(section, e.score);
    });
    const people = load("people", []).filter((p) => p.path !== path);
    const me = handedOn() ? [] : [{ path: path, code: data.code, name: data.name }];
    keep("people", me.concat(people).slice(0, 12));
    tellLate();
    keep("late", 0);
    let leaving = "";
    body.addEventListener("submit", (event) => {
      if (!event.target.dataset.withdraw && held(event)) return;
      // What is taken out does not come back from the queue.
      if (!stay(event) && event.target.dataset.withdraw) keep("queue", queue().filter((e) => e.to !== path));
    });
    window.addEventListener("offline", () => reach(false));
    window.addEventListener("online", soon);
    body.addEventListener("click", (event) => {
      if (event.target.closest("a[href]:not([data-go])") && stay(event)) return;
      const hit = event.target.closest("button[name=score],button[name=go],[data-go],#next-person");
      if (!hit) return;
      event.preventDefault();
      if (hit.name !== "score" && held(event)) return;
      if (hit.name === "score") answer(hit.closest("[data-screen]"), hit.value);
      else if (hit.id === "next-person") {
        // The next person finds none of these screens behind the back button, and is offered nobody to go on as.
        keep("people", load("people", []).filter((p) => p.path !== path));
        keep("handed", [path].concat(load("handed", []).filter((p) => p !== path)).slice(0, 200));
        leaving = hit.href;
        if (depth()) history.go(-depth()); else location.replace(leaving);
      } else go(hit.value || hit.dataset.go);
    });
    window.addEventListener("popstate", () => {
      if (leaving) location.replace(leaving);
      else if (history.state && history.state.at) show(history.state.at);
    });
    let typing = 0;
    body.addEventListener("input", (event) => {
      if (event.target.name !== "comment") return;
      clearTimeout(typing);
      typing = setTimeout(() => keepComment(event.target.closest("[data-screen]")), 1500);
    });
    body.addEventListener("change", (event) => {
      if (event.target.name === "comment") keepComment(event.target.closest("[data-screen]"));
    });
    document.addEventListener("visibilitychange", () => {
      keepComment(current());
      if (!document.hidden) ask();
    });
    soon();
  };

  const joining = () => {
    const form = document.querySelector("form[action$='/join']");
    // On a slow network the button is tapped again; the server, too, knows one page for one person.
    if (form) form.addEventListener("submit", (event) => {
      if (held(event)) return;
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
    });
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
    const box = document.getElementById("known");
    const people = load("people", []).filter((p) => p.code === data.code && p.path.indexOf("/w/" + p.code + "/") === 0);
    if (!box || !people.length) return;
    const line = document.createElement("p");
    line.textContent = words.known;
    box.appendChild(line);
    people.forEach((p) => {
      const link = document.createElement("a"), name = document.createElement("bdi");
      link.className = "button";
      link.href = p.path;
      name.textContent = p.name;
      link.appendChild(document.createTextNode(words.same + " · "));
      link.appendChild(name);
      box.appendChild(link);
    });
    box.hidden = false;
  };

  if (path) personal(); else joining();
  all("[data-most]").filter(over).forEach(measure);
  body.addEventListener("input", (event) => { if (event.target.dataset.most) measure(event.target); });
  all(".again").forEach((b) => b.addEventListener("click", now));
  window.addEventListener("online", now);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) now(); });
  send();
})();
