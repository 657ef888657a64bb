// CodeMirror in place of the plain field: colours, folding, search, and a squiggle where the checker points.
// The field stays underneath and holds the same text. Where this cannot be loaded, it stays in sight.
(async () => {
  const form = document.getElementById("writing");
  if (!form || !form.dataset.editor) return;
  const cm = await import(form.dataset.editor).catch(() => null);
  if (!cm) return;
  const text = document.getElementById("text"), said = JSON.parse(form.dataset.phrases);
  const still = () => new Promise((done) => text.addEventListener("compositionend", () => setTimeout(done), { once: true }));
  let composing = false;
  text.addEventListener("compositionstart", () => { composing = true; });
  text.addEventListener("compositionend", () => { composing = false; });
  await new Promise((done) => setTimeout(done));
  if (composing) await still();

  const { tags } = cm, colour = (tag, name) => ({ tag, class: `ink-${name}` });
  const inks = cm.HighlightStyle.define([
    colour([tags.propertyName, tags.definition(tags.propertyName)], "name"), colour(tags.lineComment, "aside"),
    colour([tags.separator, tags.punctuation, tags.squareBracket, tags.brace], "mark"),
  ]);
  let view, ways;
  const enter = () => {
    const { from } = view.state.selection.main, line = view.state.doc.lineAt(from);
    view.dispatch(view.state.replaceSelection("\n" + ways.deeper(line.text.slice(0, from - line.from))), { scrollIntoView: true, userEvent: "input" });
    return true;
  };
  const tab = () => (view.state.selection.main.empty ? (view.dispatch(view.state.replaceSelection("  "), { userEvent: "input" }), true) : cm.indentMore(view));
  const told = (update) => {
    if (update.docChanged) {
      text.value = update.state.doc.toString();
      text.dispatchEvent(new Event("input"));
    }
    if (update.selectionSet) ways.place();
  };
  const begun = () => new cm.EditorView({
    parent: text.parentElement,
    doc: text.value,
    selection: { anchor: text.selectionStart, head: text.selectionEnd },
    scrollTo: cm.EditorView.scrollIntoView(text.selectionStart, { y: "center" }),
    extensions: [
      cm.EditorView.cspNonce.of(form.dataset.nonce), cm.EditorState.phrases.of(said),
      cm.lintGutter(), cm.lineNumbers(), cm.foldGutter(), cm.codeFolding(), cm.highlightActiveLine(), cm.highlightActiveLineGutter(),
      cm.history(), cm.yaml(), cm.syntaxHighlighting(inks), cm.indentUnit.of("  "), cm.EditorView.lineWrapping, cm.search({ top: true }),
      cm.keymap.of([
        { key: "Enter", run: enter }, { key: "Tab", run: tab, shift: cm.indentLess },
        ...cm.searchKeymap, ...cm.historyKeymap, ...cm.foldKeymap, ...cm.defaultKeymap,
      ]),
      cm.EditorView.contentAttributes.of({ "aria-label": text.getAttribute("aria-label"), tabindex: "0", spellcheck: "false", autocapitalize: "none", autocorrect: "off" }),
      cm.EditorView.updateListener.of(told),
    ],
  });
  const judged = () => {
    const found = [...document.querySelectorAll("#problems .problem")].map((told) => {
      const link = told.querySelector(".jump"), n = Number(link.dataset.line), message = told.querySelector(".said").textContent;
      if (n > view.state.doc.lines) return null;
      const line = view.state.doc.line(n), from = Math.min(line.from + ways.units(n, Number(link.dataset.column)), line.to);
      const word = line.text.slice(from - line.from).match(/^[^\s:：,，\]}】]+/);
      const to = word ? from + word[0].length : Math.min(from + 1, line.to);
      return { from: to === from ? line.from : from, to, severity: told.dataset.level === "error" ? "error" : "warning", message };
    });
    view.dispatch(cm.setDiagnostics(view.state, found.filter(Boolean)));
  };
  const taken = (start, units, deeper, place) => {
    ways = { units, deeper, place };
    return {
      write: (words) => view.dispatch(view.state.replaceSelection(words), { userEvent: "input" }),
      select(anchor, head) {
        view.focus();
        view.dispatch({ selection: { anchor, head }, effects: cm.EditorView.scrollIntoView(anchor, { y: "center" }) });
        view.dom.scrollIntoView({ block: "nearest" });
      },
      line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
      judged,
    };
  };
  const writing = document.activeElement === text;
  view = begun();
  text.hidden = document.getElementById("gutter").hidden = true;
  form.dispatchEvent(new CustomEvent("hand", { detail: taken }));
  if (writing) view.focus();
})();
