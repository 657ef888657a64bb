/* The projector: awake, without a cursor, long words turned page by page, the clicker's keys handed to the console. */
(function () {
  'use strict';
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
  document.addEventListener('theatre:laid', function () { document.documentElement.lang = document.getElementById('scene').lang; });
  setInterval(turn, 9000);
  awake();
})();
