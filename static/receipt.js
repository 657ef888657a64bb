/* A vote's proof, made on the phone: fresh randomness for every ballot, a secret for replacing it, and a receipt that is
   computed here again. Works without https. ES5. */
(function () {
  'use strict';
  var base = document.body.dataset.base, K = [], START = [];
  function store(key, value) { try { if (value === undefined) return localStorage.getItem(key); localStorage.setItem(key, value); } catch (e) { /* a phone that keeps nothing still votes */ } return null; }
  function hex(bytes) { return Array.prototype.map.call(bytes, function (n) { return ('0' + n.toString(16)).slice(-2); }).join(''); }
  function bytes(text) { var out = [], n; for (n = 0; n < text.length; n += 2) out.push(parseInt(text.substr(n, 2), 16)); return out; }
  function utf8(text) { return Array.prototype.map.call(unescape(encodeURIComponent(text)), function (c) { return c.charCodeAt(0); }); }
  function u32(n) { return [n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255]; }
  function lp(data) { return u32(data.length).concat(data); }
  function random() { return hex(crypto.getRandomValues(new Uint8Array(16))); }

  // SHA-256: the first 32 bits behind the point of the roots of the first primes
  (function () {
    function part(x) { return (x - Math.floor(x)) * 4294967296 | 0; }
    for (var n = 2, d; K.length < 64; n++) {
      for (d = 2; d * d <= n && n % d; d++);
      if (d * d <= n) continue;
      if (START.length < 8) START.push(part(Math.sqrt(n)));
      K.push(part(Math.pow(n, 1 / 3)));
    }
  })();
  function turn(x, n) { return x >>> n | x << 32 - n; }
  function sha256(data) {
    var size = data.length, h = START.slice(), w = [], i, at, s, t, u;
    data = data.concat(128);
    while (data.length % 64 !== 56) data.push(0);
    data = data.concat(u32(Math.floor(size / 536870912)), u32(size << 3));
    for (at = 0; at < data.length; at += 64) {
      for (i = 0; i < 64; i++) {
        if (i < 16) { w[i] = data[at + 4 * i] << 24 | data[at + 4 * i + 1] << 16 | data[at + 4 * i + 2] << 8 | data[at + 4 * i + 3]; continue; }
        t = w[i - 15]; u = w[i - 2];
        w[i] = w[i - 16] + (turn(t, 7) ^ turn(t, 18) ^ t >>> 3) + w[i - 7] + (turn(u, 17) ^ turn(u, 19) ^ u >>> 10) | 0;
      }
      s = h.slice();
      for (i = 0; i < 64; i++) {
        t = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + (s[4] & s[5] ^ ~s[4] & s[6]) + K[i] + w[i] | 0;
        u = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + (s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]) | 0;
        s = [t + u | 0, s[0], s[1], s[2], s[3] + t | 0, s[4], s[5], s[6]];
      }
      for (i = 0; i < 8; i++) h[i] = h[i] + s[i] | 0;
    }
    return [].concat.apply([], h.map(u32));
  }
  function receipt(show, ballot, run, nonce, pledge, choice) {
    var names = lp(utf8(show)).concat(lp(utf8(ballot)), u32(run));
    return hex(sha256(utf8('et/v1/ballot').concat(names, lp(bytes(nonce)), lp(bytes(pledge)), lp(utf8(choice)))));
  }

  // before a vote is sent: randomness, and the secret that says that it was this phone which replaced the earlier one
  function prepare(fields) {
    var me = document.getElementById('me'), token = random();
    fields.nonce = random();
    fields.pledge = hex(sha256(bytes(token)));
    store('token ' + fields.nonce, token);
    token = me && me.dataset.nonce && store('token ' + me.dataset.nonce);
    if (token) fields.token = token;
  }
  // after it: is the receipt what it must be? then keep it
  function keep() {
    var me = document.getElementById('me'), it = me && me.dataset, token, made, kept;
    if (!it || !it.receipt || !(token = store('token ' + it.nonce))) return;
    made = receipt(it.show, it.ballot, Number(it.run), it.nonce, hex(sha256(bytes(token))), it.choice);
    me.classList.toggle('untrue', made !== it.receipt);
    if (made !== it.receipt) return;
    kept = JSON.parse(store('kept ' + base) || '{}');
    kept[it.ballot + ' ' + it.run + (it.person ? ' #2' : '')] = { receipt: made, code: it.code, nonce: it.nonce, token: token, choice: it.choice, promise: it.promise };
    store('kept ' + base, JSON.stringify(kept));
  }
  document.addEventListener('theatre:laid', keep);
  window.theatreReceipt = { prepare: prepare, sha256: sha256, receipt: receipt };
  if (document.getElementById('me')) keep();

  // the fingerprint that came with the QR, by eye and paper: the first one that this phone saw
  var shown = /^#k=([0-9A-Z]{26})$/.exec((window.location || {}).hash || '');
  if (shown && base && !store('key ' + base)) store('key ' + base, shown[1]);
  var key = document.getElementById('pinned'), seen = key && store('key /s/' + key.dataset.show);
  if (seen) {
    key.hidden = false;
    key.textContent = seen === key.dataset.key ? key.dataset.yes : key.dataset.no;
    key.className = seen === key.dataset.key ? 'notice' : 'refusal';
  }

  // on the sheet and on the page of one's own receipts
  var found = document.getElementById('found'), list = document.getElementById('kept');
  function kept(show) { return JSON.parse(store('kept /s/' + show) || '{}'); }
  if (found) {
    ['', ' #2'].forEach(function (person) {
      var own = kept(found.dataset.show)[found.dataset.ballot + ' ' + found.dataset.run + person], row;
      if (!own) return;
      row = document.getElementById('r-' + own.receipt);
      found.textContent = (found.hidden ? '' : found.textContent + ' ') + (row ? found.dataset.yes + own.code : found.dataset.no);
      found.className = row && found.className !== 'refusal' ? 'notice' : 'refusal';
      found.hidden = false;
      if (row) row.className = 'chosen';
    });
  }
  if (list) {
    var all = kept(list.dataset.show), names = Object.keys(all);
    if (names.length) { var title = document.createElement('h2'); title.textContent = list.dataset.title; list.parentNode.insertBefore(title, list); }
    names.forEach(function (name) {
      var item = document.createElement('li');
      item.textContent = all[name].code + '  ' + all[name].choice;
      list.appendChild(item);
    });
  }
})();
