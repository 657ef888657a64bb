/* The projector: awake, without a cursor, words as large as fit and turned page by page where they do not, the clicker's keys handed to the console. */
(function () {
  'use strict';
  var LEAST = [0.8, 0.7, 0.6, 0.3], WIDE = 1.35;
  var lock = null, channel = window.BroadcastChannel ? new BroadcastChannel('keys ' + document.body.dataset.base) : null;
  function pass(key) {
    if (channel) channel.postMessage(key);
    else if (window.opener) window.opener.postMessage({ key: key }, location.origin);
  }
  function awake() {
    if (navigator.wakeLock && !document.hidden && !lock) navigator.wakeLock.request('screen').then(function (it) {
      lock = it;
      it.addEventListener('release', function () { lock = null; });
    }).catch(function () {});
  }
  // a line breaks between words, not in the middle of one; what a word is the browser knows
  var CLINGS = /^[的了吗呢吧着过们得地么啊呀]$/, CHINESE = /[\u3400-\u9fff]{4}/;
  var cutter = window.Intl && Intl.Segmenter ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  function parted(text) {
    var done = '', last = false;
    Array.from(cutter.segment(text)).forEach(function (it) {
      done += (last && it.isWordLike && !CLINGS.test(it.segment) ? '\u200b' : '') + it.segment;
      last = it.isWordLike;
    });
    return done;
  }
  function words(scene) {
    var walk = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT), node;
    if (!cutter || scene.source) return;
    scene.source = scene.outerHTML; // what the house sent: live.js compares with that
    while ((node = walk.nextNode())) if (CHINESE.test(node.data)) node.data = parted(node.data);
    scene.classList.add('worded');
  }
  // the largest letters that fit; then without what is least needed
  function spills(scene) {
    var ink = Math.min(innerWidth, innerHeight) / 110; // letters reach a little beyond their lines
    return Array.prototype.some.call(scene.querySelectorAll('.plate, .plate [data-roll]:not(.players), .cloud, .sheets, .name'), function (it) {
      return it.scrollWidth > it.clientWidth + ink || it.className !== 'name' && it.scrollHeight > it.clientHeight + ink;
    });
  }
  function fit() {
    var scene = document.getElementById('scene'), most = innerWidth > innerHeight ? WIDE : 1, low = 0, high, n, tight;
    words(scene);
    function at(size) { scene.style.setProperty('--fit', size.toFixed(3)); return !spills(scene); }
    for (tight = 0; tight < LEAST.length; tight++) {
      if (tight) scene.dataset.tight = tight; else delete scene.dataset.tight;
      low = LEAST[tight];
      if (at(low)) break;
    }
    if (tight === LEAST.length || at(most)) return;
    for (high = most, n = 0; n < 5; n++) if (at((low + high) / 2)) low = (low + high) / 2; else high = (low + high) / 2;
    at(low);
  }
  function turn() {
    Array.prototype.forEach.call(document.querySelectorAll('[data-roll]'), function (it) {
      if (it.scrollHeight <= it.clientHeight + 4) return;
      var end = it.scrollTop + it.clientHeight >= it.scrollHeight - 4;
      it.scrollTop = end ? 0 : it.scrollTop + it.clientHeight * 0.9;
    });
  }
  document.addEventListener('keydown', function (e) {
    if (e.key === 'f' || e.key === 'F') {
      if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
    } else if (!e.ctrlKey && !e.metaKey && !e.altKey && e.key !== 'Escape') { if (!e.repeat) pass(e.key); e.preventDefault(); }
  });
  addEventListener('focus', function () { pass('held'); });
  addEventListener('blur', function () { pass('left'); });
  document.addEventListener('visibilitychange', awake);
  document.addEventListener('click', awake);
  document.addEventListener('theatre:laid', function () { document.documentElement.lang = document.getElementById('scene').lang; fit(); });
  addEventListener('resize', fit);
  fit();
  setInterval(turn, 9000);
  awake();
})();
