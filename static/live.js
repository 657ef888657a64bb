/* What a page needs beside htmx and its ws extension. Written in ES5 so that every browser can at least parse it. */
(function () {
  'use strict';
  var doc = document, root = doc.documentElement, body = doc.body, base = body.dataset.base;
  var pending = {}, waiting = {}, supported = {}, live = null, wrapper = null, heard = Date.now(), down = 0, timer = 0, said = '', spread = 1600;
  var HANDLED = [1006, 1011, 1012, 1013]; // close codes after which the extension comes back by itself
  function id(name) { return doc.getElementById(name); }
  function twin(it) { // what says the same on the page as it is now
    return it.id ? id(it.id) : Array.prototype.filter.call(doc.getElementsByName(it.name), function (other) { return other.value === it.value; })[0];
  }
  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function fire(name) { doc.dispatchEvent(new CustomEvent(name)); }
  function hex(bytes) {
    var found = crypto.getRandomValues(new Uint8Array(bytes)), text = '';
    each(found, function (n) { text += ('0' + n.toString(16)).slice(-2); });
    return text;
  }
  function lamp(on) {
    var it = id('lamp');
    if (it && it.dataset.on !== (on ? '1' : '0')) { it.dataset.on = on ? '1' : '0'; it.textContent = body.dataset[on ? 'live' : 'lost']; }
    root.classList.toggle('offline', !on);
  }
  function plain() { if (!/[?&]plain=/.test(location.search)) location.replace('?plain=1'); }
  if (!window.htmx || !window.WebSocket || !window.fetch) { if (base) plain(); return; }

  // regions: whole values, put in only where they differ, never under a finger
  function lay(nodes) { each(nodes, function (node) { if (node.id) waiting[node.id] = node; }); settle(); }
  function settle() {
    if (down) return;
    var held = doc.activeElement;
    Object.keys(waiting).forEach(function (key) {
      var old = id(key), fresh = waiting[key];
      delete waiting[key];
      if (!old || (old.source ? old.source === fresh.outerHTML : old.isEqualNode(fresh))) return;
      old.parentNode.replaceChild(fresh, old);
      htmx.process(fresh);
      if (key === 'me') answered(fresh.dataset);
      // what was refused on the cue before is no news on this one
      if (fresh.dataset.step && old.dataset.step !== fresh.dataset.step) each(doc.querySelectorAll('#me > .refusal'), function (it) { it.remove(); });
    });
    if (held && doc.activeElement !== held && twin(held)) twin(held).focus({ preventScroll: true });
    each(doc.querySelectorAll('[data-keep]'), function (it) { if (supported[it.id]) it.setAttribute('aria-pressed', 'true'); });
    var now = id('now'), text = now && now.dataset.say || '';
    if (text !== said) { said = text; if (id('heard')) id('heard').textContent = text; }
    fire('theatre:laid');
  }
  function parts(html) { var box = doc.createElement('template'); box.innerHTML = html; return Array.from(box.content.children); }
  function pull() {
    return fetch(location.href, { credentials: 'same-origin', headers: { Accept: 'text/html' } }).then(function (r) { return r.text(); }).then(function (html) {
      lay(Array.from(new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[data-region]')));
    });
  }

  // acts: told once, sent again until they are answered
  function warn(text) { if (id('alarm')) { id('alarm').textContent = text; id('alarm').classList.toggle('unseen', !text); } }
  function answered(data) {
    if (data.once) done(data.once, Number(data.status) || 200);
    if (data.warn && id('heard')) id('heard').textContent = said = data.warn;
  }
  function done(once, status) {
    var it = pending[once];
    if (!it) return;
    clearTimeout(it.timer);
    delete pending[once];
    warn('');
    each(it.form.querySelectorAll('.tapped'), function (b) { b.classList.remove('tapped'); });
    if (status < 400 && it.form.querySelector('textarea, input:not([type=hidden])')) { it.form.reset(); count(it.form); }
    fire('theatre:done');
  }
  function again(once, tries) {
    var it = pending[once];
    if (!it) return;
    warn(body.dataset.late);
    fetch(base + '/do', { method: 'POST', credentials: 'same-origin', headers: { 'HX-Request': 'true' }, body: new URLSearchParams(it.fields) }).then(function (r) {
      done(once, r.status);
      if (r.status >= 400) r.text().then(function (text) { if (text.length < 200 && text.indexOf('<') < 0) warn(text); });
      return pull().then(fresh);
    }).catch(function () { it.timer = setTimeout(again, Math.min(4000 * (tries + 1), 15000), once, tries + 1); });
  }
  doc.addEventListener('htmx:wsConfigSend', function (e) {
    var fields = e.detail.parameters, form = e.target, key = JSON.stringify(fields), once;
    for (once in pending) if (pending[once].key === key) { e.preventDefault(); e.detail.triggeringEvent.preventDefault(); return; }
    once = fields.once = hex(12);
    if (fields.do === 'cast' && !fields['for'] && window.theatreReceipt) theatreReceipt.prepare(fields);
    e.detail.headers = null;
    pending[once] = { form: form, key: key, fields: fields, timer: setTimeout(again, 4000, once, 1) };
  });
  doc.addEventListener('submit', function (e) {
    var button = e.submitter || doc.activeElement;
    if (!button || !e.target.contains(button)) return;
    button.classList.add('tapped');
    if (button.hasAttribute('aria-pressed') && !button.closest('.console')) {
      var among = (button.closest('fieldset') || e.target).querySelectorAll('[aria-pressed]');
      if (among.length > 1) each(among, function (b) { b.setAttribute('aria-pressed', b === button); });
    }
    if (button.hasAttribute('data-keep')) { supported[button.id] = true; button.setAttribute('aria-pressed', 'true'); }
  }, true);

  // the socket: back after every close, fresh after sleep and after silence
  // the house says over how many milliseconds the hall spreads when it returns; each failed try waits longer
  htmx.config.wsReconnectDelay = function (n) { return 300 + Math.random() * Math.min(Math.max(6000, spread), spread * Math.pow(2, n - 1)); };
  htmx.createWebSocket = function (url) { return (live = new WebSocket(url)); };
  doc.addEventListener('htmx:wsOpen', function (e) { wrapper = e.detail.socketWrapper; heard = Date.now(); lamp(true); });
  doc.addEventListener('htmx:wsClose', function (e) {
    if (e.detail.event.target !== live) return;
    lamp(false);
    if (wrapper && HANDLED.indexOf(e.detail.event.code) < 0) { clearTimeout(timer); timer = setTimeout(fresh, htmx.config.wsReconnectDelay(1)); }
  });
  doc.addEventListener('htmx:wsBeforeMessage', function (e) {
    e.preventDefault();
    heard = Date.now();
    if (/^\d+$/.test(e.detail.message)) spread = Number(e.detail.message); else lay(parts(e.detail.message));
  });
  function fresh() {
    if (!wrapper || live.readyState === 0) return;
    clearTimeout(timer);
    live.onclose = null;
    heard = Date.now();
    wrapper.reconnect();
  }
  function wake() { if (doc.visibilityState !== 'hidden' && (Date.now() - heard > 5000 || !live || live.readyState > 1)) fresh(); }
  doc.addEventListener('visibilitychange', wake);
  addEventListener('pageshow', function (e) { if (e.persisted) wake(); });
  addEventListener('online', wake);
  setInterval(function () {
    if (doc.visibilityState === 'hidden') return;
    if (Date.now() - heard > 75000) fresh();
    if (live && live.readyState !== 1 && root.classList.contains('offline')) pull().catch(function () {});
  }, 5000 + Math.random() * 1000);

  // a finger that is down keeps its place
  doc.addEventListener('pointerdown', function () { clearTimeout(down); down = setTimeout(up, 3000); });
  ['pointerup', 'pointercancel'].forEach(function (name) { doc.addEventListener(name, function () { clearTimeout(down); down = setTimeout(up, 60); }); });
  function up() { clearTimeout(down); down = 0; settle(); }

  // reading comfort
  function count(within) { each(within.querySelectorAll('[data-counter]'), function (t) { id(t.dataset.counter).textContent = t.maxLength - t.value.length; }); }
  doc.addEventListener('input', function (e) { if (e.target.dataset.counter) count(e.target.form); });
  count(doc);
  if (id('bigger')) id('bigger').addEventListener('click', function (e) {
    var size = (Number(this.dataset.size) + 1) % 4;
    e.preventDefault();
    this.dataset.size = size;
    root.className = root.className.replace(/size-\d/, 'size-' + size);
    fetch('?size=' + size, { credentials: 'same-origin', redirect: 'manual' }).catch(function () {});
  });
  var aloud = id('aloud');
  if (aloud && window.speechSynthesis) {
    aloud.hidden = false;
    aloud.addEventListener('click', function () {
      if (speechSynthesis.speaking) { speechSynthesis.cancel(); aloud.textContent = aloud.dataset.read; return; }
      var words = ['now', 'question', 'count', 'me'].map(function (n) { return id(n) ? id(n).innerText : ''; }).join('\n');
      var voice = new SpeechSynthesisUtterance(words);
      voice.lang = root.lang; voice.rate = 0.9;
      voice.onend = function () { aloud.textContent = aloud.dataset.read; };
      aloud.textContent = aloud.dataset.stop;
      speechSynthesis.speak(voice);
    });
  }
  root.classList.add('scripted');
  doc.addEventListener('click', function (e) {
    var picked = e.target.closest && e.target.closest('[data-pick]'), list = id('question');
    if (picked && list) {
      list.value = picked.dataset.pick;
      if (list.value !== picked.dataset.pick) list.add(new Option(picked.dataset.text, picked.dataset.pick, true, true));
      e.preventDefault();
      id('compose-text').focus();
    }
    var it = e.target.closest && e.target.closest('[data-copy]'), field = it && id(it.dataset.copy);
    if (field) { field.select(); doc.execCommand('copy'); it.textContent = it.dataset.copied; }
  });
  // whoever speaks: the room's clock, on every screen; a few seconds of grace before it is over time
  function tick() {
    each(doc.querySelectorAll('[data-until].speaking'), function (it) {
      var left = Math.round((Number(it.dataset.until) - Date.now()) / 1000), s = Math.abs(left);
      var late = left < -(Number(it.dataset.grace) || 0), says = late ? it.dataset.over : left < 0 ? it.dataset.last : '';
      var text = (says ? says + ' ' : '') + Math.floor(s / 60) + ':' + ('0' + s % 60).slice(-2);
      if (it.textContent !== text) it.textContent = text;
      it.classList.toggle('over', late);
    });
  }
  doc.addEventListener('theatre:laid', tick);
  setInterval(tick, 500);
  settle();
})();
