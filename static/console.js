/* The facilitator's keys, the clicker and the clocks. Timers never advance anything by themselves. */
(function () {
  'use strict';
  var doc = document, deaf = 0, big = false, drift = 0, waits = false, tried = {}, waiting = { id: '', since: 0 }, shelf = 'tried ' + doc.body.dataset.base;
  function id(name) { return doc.getElementById(name); }
  function each(list, act) { Array.prototype.forEach.call(doc.querySelectorAll(list), act); }
  function press(name) { var it = id(name); if (it && !it.disabled) it.click(); return Boolean(it); }
  function go() { if (Date.now() < deaf) return; deaf = Date.now() + 1000; press('go'); }
  // 1 to 5 press the buttons of the line that waits longest, once it has stood there long enough to be read
  function judge(n) {
    var first = doc.querySelector('#review .waiting'), keys = first && first.querySelectorAll('[aria-keyshortcuts]');
    if (keys && keys[n] && waiting.id === first.id && Date.now() - waiting.since > 700) keys[n].click();
  }
  function stand() {
    var first = doc.querySelector('#review .waiting'), name = first ? first.id : '';
    if (waiting.id !== name) waiting = { id: name, since: Date.now() };
  }
  function show(name) { var it = id(name); if (it) { it.scrollIntoView({ block: 'nearest' }); it.focus(); } }
  function keys(open) { id('keys').hidden = !open; id('ask-keys').setAttribute('aria-expanded', String(open)); if (open) id('keys').focus(); }
  function full() { if (doc.fullscreenElement) doc.exitFullscreen(); else if (doc.documentElement.requestFullscreen) doc.documentElement.requestFullscreen(); }
  var KEYS = {
    ' ': go, PageDown: go, ArrowRight: go,
    PageUp: function () { press('back'); }, ArrowLeft: function () { press('back'); },
    '.': function () { press('black'); }, b: function () { press('black'); },
    q: function () { press('qr'); }, f: full,
    '+': function () { press('longer'); }, '=': function () { press('longer'); }, '-': function () { press('shorter'); },
    r: function () { id('remote').click(); },
    t: function () { big = !big; doc.body.classList.toggle('big-clock', big); },
    s: function () { var it = doc.querySelector('#sound audio'); if (it && it.paused) it.play(); else if (it) { it.pause(); it.currentTime = 0; } },
    n: function () { show('notes'); }, h: function () { show('review'); },
    1: function () { judge(0); }, 2: function () { judge(1); }, 3: function () { judge(2); }, 4: function () { judge(3); }, 5: function () { judge(4); },
    '?': function () { keys(id('keys').hidden); }, Escape: function () { keys(false); }
  };
  function act(key) {
    if (waits && (key === ' ' || key.length > 1 && key !== 'Escape')) { done('clicker'); return true; }
    var found = KEYS[key.length === 1 ? key.toLowerCase() : key]; if (found) found(); return Boolean(found);
  }
  doc.addEventListener('keydown', function (e) {
    var typing = e.target.closest('input, textarea, select, [contenteditable]');
    if (e.ctrlKey || e.metaKey || e.altKey || e.repeat || (typing && e.key !== 'Escape')) return;
    if (!waits && e.key === ' ' && e.target.closest('button, a, summary, audio') && e.target.id !== 'go') return;
    if (act(e.key)) e.preventDefault();
  });
  function passed(data) {
    if (data === 'held' || data === 'left') id('adrift').hidden = data === 'held' || doc.hasFocus();
    else act(data);
  }
  if (window.BroadcastChannel) new BroadcastChannel('keys ' + doc.body.dataset.base).onmessage = function (e) { passed(e.data); };
  addEventListener('message', function (e) { if (e.origin === location.origin && e.data && e.data.key) passed(e.data.key); });
  doc.addEventListener('click', function (e) { if (e.target.closest('#go')) deaf = Math.max(deaf, Date.now() + 1000); });
  id('ask-keys').addEventListener('click', function () { keys(id('keys').hidden); });
  addEventListener('blur', function () { id('adrift').hidden = false; });
  addEventListener('focus', function () { id('adrift').hidden = true; });

  // before the doors open: what only this machine can know is remembered here
  try { tried = JSON.parse(sessionStorage.getItem(shelf)) || {}; } catch (e) { tried = {}; }
  function done(name) {
    tried[name] = 1;
    waits = false;
    try { sessionStorage.setItem(shelf, JSON.stringify(tried)); } catch (e) { /* told again after a reload */ }
    mark();
  }
  function mark() {
    each('[data-check]', function (it) {
      var name = it.dataset.check, asks = name === 'clicker' && waits;
      if (!tried[name] && !asks) return;
      it.dataset.done = tried[name] && !asks ? '1' : '0';
      write(it.querySelector('span'), asks ? it.dataset.wait : it.dataset.yes);
    });
    var lead = id('lead'), says = lead && lead.querySelector('[data-mine]'), mine = lead && lead.dataset.lead === doc.querySelector('.console').dataset.who;
    if (says && lead.dataset.lead) write(says, mine ? says.dataset.mine : says.dataset.other);
    if (id('take-lead')) id('take-lead').hidden = mine;
  }
  function ring() {
    var Sound = window.AudioContext || window.webkitAudioContext, air = Sound && new Sound(), voice;
    if (!air) return;
    voice = air.createOscillator();
    voice.frequency.value = 523;
    voice.connect(air.destination);
    voice.start();
    voice.stop(air.currentTime + 0.8);
    voice.onended = function () { air.close(); };
  }
  doc.addEventListener('click', function (e) {
    var name = e.target.id;
    if (name === 'try-sound') { ring(); done('sound'); }
    if (name === 'try-paper') done('paper');
    if (name === 'try-clicker') { waits = true; e.target.blur(); mark(); }
  });
  id('remote').addEventListener('click', function () {
    this.setAttribute('aria-pressed', String(doc.body.classList.toggle('remote')));
  });

  function two(n) { return ('0' + n).slice(-2); }
  function span(ms) { var s = Math.floor(Math.abs(ms) / 1000); return Math.floor(s / 60) + ':' + two(s % 60); }
  function write(it, text) { if (it.textContent !== text) it.textContent = text; }
  function hour(ms) { return new Date(ms).toTimeString().slice(0, 5); }
  function hurry(over) {
    var box = id('cuts');
    if (box) box.hidden = Number(box.dataset.expected) + over - Number(box.dataset.planned) <= 60000;
  }
  function draw() {
    var now = Date.now(), clock = id('clock'), evening = id('evening'), until = clock && Number(clock.dataset.until);
    var over = until ? Math.max(0, now - until) : 0;
    hurry(over);
    if (clock && clock.dataset.until) {
      var left = Number(clock.dataset.until) - now;
      clock.classList.toggle('over', left < 0);
      write(clock, (left < 0 ? '+' : '') + span(left));
    } else if (clock && clock.dataset.started) write(clock, span(now - Number(clock.dataset.started)));
    if (evening) write(evening, hour(now));
    each('[data-clock]', function (it) { write(it, hour(Number(it.dataset.clock))); });
    each('[data-due]', function (it) { write(it, hour(Number(it.dataset.due) + over)); }); // later by what this cue already took
  }
  doc.addEventListener('theatre:laid', function () {
    var sound = doc.querySelector('#sound audio');
    draw();
    mark();
    stand();
    if (sound && !sound.laid) { sound.laid = true; sound.load(); } // parsed outside the page it was refused its file
    var here = doc.querySelector('[aria-current="step"]'), step = id('now') && id('now').dataset.step;
    if (here && step !== drift) { drift = step; here.scrollIntoView({ block: 'center' }); }
  });
  setInterval(draw, 500);
  draw();
  mark();
  stand();
})();
