/* The share card: drawn here, from what the page says, so that nothing is asked of anybody else. */
(function () {
  'use strict';
  var doc = document, W = 900, PAD = 64, INK = '#1c1814', SOFT = '#4b4237', SEAL = '#9c1f15', JADE = '#0d5345';
  var SERIF = '"Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun", serif';
  var SANS = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  var box = doc.getElementById('card');
  if (!box || !doc.createElement('canvas').getContext) return;
  box.hidden = false;

  function lines(pen, text, width, most) {
    var found = [], line = '', words = text.match(/[\u0021-\u024f]+ ?|[^\u0021-\u024f]/g) || [];
    words.forEach(function (word) {
      if (pen.measureText(line + word).width > width && line) { found.push(line); line = ''; }
      line += word;
    });
    found.push(line);
    if (found.length > most) { found = found.slice(0, most); found[most - 1] = found[most - 1].slice(0, -1) + '…'; }
    return found;
  }

  function paint(pen, qr, height) {
    var y = PAD, real = height > 0, inner = W - 2 * PAD;
    function write(text, size, colour, family, weight, most) {
      pen.font = (weight || 400) + ' ' + size + 'px ' + (family || SANS);
      pen.fillStyle = colour;
      lines(pen, text, inner, most || 3).forEach(function (line) {
        y += size * 1.4;
        if (real) pen.fillText(line, PAD, y - size * .35);
      });
    }
    if (real) {
      pen.fillStyle = '#f8f2e6'; pen.fillRect(0, 0, W, height);
      pen.fillStyle = SEAL; pen.fillRect(0, 0, 22, height); pen.fillRect(W - 22, 0, 22, height);
    }
    var told = box.dataset;
    write(told.title, 68, INK, SERIF, 700, 2);
    write([told.day, told.people, told.rehearsal].filter(Boolean).join(' · '), 32, SOFT);
    y += 24;
    [].forEach.call(box.querySelectorAll('[data-question]'), function (asked) {
      y += 14;
      write(asked.dataset.question, 40, INK, SANS, 700, 2);
      [].forEach.call(asked.querySelectorAll('[data-bar]'), function (bar) {
        var ahead = bar.dataset.ahead === '1';
        write(bar.textContent + '  ' + bar.dataset.n, 34, ahead ? SEAL : INK, SANS, ahead ? 700 : 400, 2);
        y += 8;
        if (real) {
          pen.fillStyle = '#e4d9c5'; pen.fillRect(PAD, y, inner, 18);
          pen.fillStyle = ahead ? SEAL : JADE; pen.fillRect(PAD, y, inner * Number(bar.dataset.bar), 18);
        }
        y += 24;
      });
      [].forEach.call(asked.querySelectorAll('[data-line]'), function (line) { write(line.textContent, 34, INK); });
      write(asked.dataset.n, 28, SOFT);
    });
    if (told.promises) { y += 10; write(told.promises, 36, JADE, SANS, 700); }
    y += 30;
    var side = 230, from = y;
    if (real) pen.drawImage(qr, PAD, from, side, side);
    y = from + side / 2 - 60;
    inner = W - 2 * PAD - side - 30;
    var left = PAD; PAD = left + side + 30;
    write(told.scan, 34, INK, SANS, 700, 2);
    write(told.notice, 26, SOFT, SANS, 400, 3);
    PAD = left;
    return from + side + PAD;
  }

  function draw(qr) {
    var canvas = doc.createElement('canvas');
    canvas.width = W; canvas.height = 100;
    var height = Math.ceil(paint(canvas.getContext('2d'), qr, 0));
    canvas.height = height;
    paint(canvas.getContext('2d'), qr, height);
    var image = new Image(), take = doc.getElementById('take'), place = doc.getElementById('drawn');
    image.alt = box.dataset.alt;
    image.className = 'drawn';
    image.src = take.href = canvas.toDataURL('image/png');
    place.textContent = '';
    place.appendChild(image);
    take.hidden = false;
    doc.getElementById('hold').hidden = false;
  }

  doc.getElementById('draw').addEventListener('click', function () {
    var qr = new Image();
    qr.onload = function () { draw(qr); };
    qr.src = box.dataset.qr;
  });
})();
