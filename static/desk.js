// The sheet: line numbers, saving and checking while one types, jumps to a fault, ready beats at the cursor.
// `hand` is how it is written on: the plain field, until an editor takes its place (see editor.js).
(() => {
  const form = document.getElementById("writing");
  if (!form) return;
  const text = document.getElementById("text"), base = document.getElementById("base"), line = document.getElementById("line");
  const gutter = document.getElementById("gutter"), lamp = document.getElementById("kept"), apart = document.getElementById("apart");
  const named = document.querySelector(".studio .top h1"), tally = document.getElementById("tally");
  const here = `/desk/${form.dataset.id}`, drawer = `desk/${form.dataset.id}`;
  let waiting = 0, sending = false, again = false, leaving = false, sent = text.value;

  const number = () => {
    if (gutter.hidden) return;
    const count = text.value.split("\n").length;
    if (gutter.dataset.count === String(count)) return;
    gutter.dataset.count = count;
    gutter.textContent = Array.from({ length: count }, (_, n) => n + 1).join("\n") + "\n\n\n";
    gutter.scrollTop = text.scrollTop;
  };
  const shelve = () => {
    try { localStorage.setItem(drawer, JSON.stringify({ text: text.value, base: base.value })); } catch { /* a full or closed store */ }
  };
  const unshelve = () => { try { localStorage.removeItem(drawer); } catch { /* as above */ } };
  const shine = (how) => { lamp.textContent = lamp.dataset[how]; lamp.dataset.on = how === "away" ? "0" : "1"; };
  const ask = (where, told) => fetch(here + where, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told) });

  const save = async () => {
    if (sending) { again = true; return; }
    sending = true;
    const value = text.value;
    try {
      const answer = await ask("/save", { text: value, base: base.value });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      if (told.apart) {
        apart.hidden = false;
        apart.textContent = lamp.dataset.apart.replace("{n}", told.apart) + " ";
        const link = apart.appendChild(document.createElement("a"));
        link.href = `${here}/version/${told.apart}`;
        link.textContent = link.href;
      }
      base.value = told.stamp;
      sent = value;
      document.getElementById("problems").outerHTML = told.html;
      if (told.title !== form.dataset.id) named.textContent = told.title;
      tally.hidden = !told.errors;
      tally.firstElementChild.textContent = document.querySelector("#problems .count-line")?.textContent || "";
      if (text.value === value) hand.judged();
      if (text.value === value) {
        if (!leaving) unshelve(); // the next page may have been asked for before this was saved
        shine("saved");
      }
    } catch {
      shelve();
      shine("away");
      waiting = setTimeout(save, 5000);
    }
    sending = false;
    if (again) { again = false; save(); }
  };
  const typed = () => {
    leaving = false; // a download only looked like leaving
    number();
    place();
    shelve();
    shine("typing");
    clearTimeout(waiting);
    waiting = setTimeout(save, 500);
  };
  const above = (at) => Math.max(0, (text.value.slice(0, at).split("\n").length - 4) * parseFloat(getComputedStyle(text).lineHeight));
  let hand = {
    write(words) {
      if (!document.execCommand("insertText", false, words)) text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
      typed();
    },
    select(from, to) {
      text.focus();
      text.setSelectionRange(from, to);
      text.scrollTop = above(from);
      text.scrollLeft = 0;
      text.scrollIntoView({ block: "nearest" });
    },
    line: () => text.value.slice(0, text.selectionStart).split("\n").length,
    judged() {},
  };
  const start = (n) => text.value.split("\n").slice(0, n - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const units = (n, column) => Array.from(text.value.split("\n")[n - 1] || "").slice(0, column - 1).join("").length;
  const jump = (n, column) => {
    const at = start(n) + units(n, column), end = start(n) + (text.value.split("\n")[n - 1] || "").length;
    hand.select(at, Math.max(at, end));
  };
  const place = () => { line.value = hand.line(); };
  const deeper = (before) => before.match(/^ */)[0] + (/^ *- [^ :]+:/.test(before) ? "  " : "") + (/[:|]$/.test(before) ? "  " : "");

  text.addEventListener("input", typed);
  text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });
  for (const name of ["keyup", "click", "select"]) text.addEventListener(name, place);
  text.addEventListener("keydown", (key) => {
    if (key.isComposing || key.ctrlKey || key.metaKey || key.altKey) return;
    if (key.key === "Enter") {
      const before = text.value.slice(text.value.lastIndexOf("\n", text.selectionStart - 1) + 1, text.selectionStart);
      key.preventDefault();
      hand.write("\n" + deeper(before));
    } else if (key.key === "Tab" && !key.shiftKey && text.dataset.leave !== "1") {
      key.preventDefault();
      hand.write("  ");
    }
    text.dataset.leave = key.key === "Escape" ? "1" : "";
  });
  document.addEventListener("click", (tap) => {
    const link = tap.target.closest(".jump");
    if (!link) return;
    tap.preventDefault();
    jump(Number(link.dataset.line), Number(link.dataset.column));
  });
  form.addEventListener("submit", async (going) => {
    const button = going.submitter, [what, kind] = (button?.value || "").split(":");
    clearTimeout(waiting);
    if (what !== "save" && what !== "insert") { unshelve(); return; }
    going.preventDefault();
    button?.classList.remove("tapped");
    if (what === "save") { save(); return; }
    const answer = await ask("/insert", { text: text.value, line: String(line.value), kind }).catch(() => null);
    if (!answer || !answer.ok) { lamp.textContent = answer ? (await answer.json()).error : lamp.dataset.away; return; }
    const told = await answer.json(), lines = text.value.split("\n");
    const at = Math.min(start(told.after + 1), text.value.length);
    hand.select(at, at);
    hand.write((told.after >= lines.length ? "\n" : "") + told.lines.join("\n") + "\n");
    jump(told.after + 1, told.lines[0].search(/\S/) + 1);
    place();
  });
  form.addEventListener("hand", (taken) => { hand = taken.detail(start, units, deeper, place); hand.judged(); });
  addEventListener("online", save);
  addEventListener("beforeunload", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("pagehide", () => {
    if (text.value !== sent) shelve();
    try { sessionStorage.setItem(drawer, line.value); } catch { /* as above */ }
  });

  number();
  let left = null;
  try { left = JSON.parse(localStorage.getItem(drawer) || "null"); } catch { left = null; }
  if (left && left.text !== text.value) {
    text.value = left.text;
    base.value = left.base;
    number();
    save();
  } else unshelve();
  const sentHere = performance.getEntriesByType("navigation")[0]?.type === "navigate" && Number(line.value) > 1;
  let stood = Number(line.value);
  try { if (!sentHere) stood = Number(sessionStorage.getItem(drawer)) || stood; } catch { /* as above */ }
  if (stood > 1) {
    const at = Math.min(start(stood), text.value.length);
    text.setSelectionRange(at, at);
    text.scrollTop = above(at);
    place();
  }
})();
