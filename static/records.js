/* A record takes a moment to be made: say so, count the seconds, and say in words when it cannot be had. Without this
   file, and in browsers that know no fetch, the links download by themselves. */
(function () {
  'use strict';
  var doc = document, told = doc.getElementById('making');
  if (!told || !window.fetch || !window.URL || !URL.createObjectURL) return;

  function named(answer, ending) {
    var found = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') || '');
    return found ? decodeURIComponent(found[1]) : 'record.' + ending;
  }

  function keep(blob, name) {
    var link = doc.createElement('a'), place = URL.createObjectURL(blob);
    link.href = place;
    link.download = name;
    doc.body.appendChild(link);
    link.click();
    doc.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(place); }, 60000);
  }

  function sentence(text) {
    try { return JSON.parse(text).error || told.dataset.failed; } catch (e) { return told.dataset.failed; }
  }

  doc.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('.records a[href*="/record."]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute('aria-busy') === 'true') return;
    var begun = Date.now(), ending = /record\.(\w+)/.exec(link.href)[1], what = link.textContent;
    function say(text) { told.hidden = false; told.textContent = text; }
    function count() {
      say(told.dataset.making.replace('{what}', what).replace('{n}', Math.round((Date.now() - begun) / 1000)));
    }
    var clock = setInterval(count, 1000);
    function over() { clearInterval(clock); link.removeAttribute('aria-busy'); }
    link.setAttribute('aria-busy', 'true');
    count();
    fetch(link.href, { credentials: 'same-origin', headers: { Accept: 'application/json' } }).then(function (answer) {
      if (!answer.ok) return answer.text().then(function (text) { over(); say(sentence(text)); });
      return answer.blob().then(function (blob) {
        over();
        keep(blob, named(answer, ending));
        say(told.dataset.made.replace('{what}', what));
      });
    }).catch(function () { over(); say(told.dataset.failed); });
  });
})();
