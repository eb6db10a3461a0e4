(function () {
'use strict';
var form = document.getElementById('cari'), field = document.getElementById('kata');
var region = document.getElementById('daerah'), office = document.getElementById('instansi');
var state = document.getElementById('hasil'), all = [];
function plain(text) { return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase(); }
document.querySelectorAll('li.sop').forEach(function (item) {
  var parts = item.dataset.cari.split('\n');
  all.push({ item: item, parts: parts, seen: parts.map(function (part) { return plain(part.slice(part.indexOf('\t') + 1)); }), hit: item.querySelector('.cocok') });
});
var groups = [].slice.call(document.querySelectorAll('section.daerah'));
function words() { return plain(field.value).split(/\s+/).filter(Boolean); }
function keep() {
  var state = [['q', field.value.trim()], ['d', region.value], ['i', office.value]]
    .filter(function (pair) { return pair[1]; })
    .map(function (pair) { return pair[0] + '=' + encodeURIComponent(pair[1]); }).join('&');
  try { history.replaceState(null, '', state ? '#' + state : location.pathname + location.search); } catch (e) {}
}
function show() {
  var wanted = words(), found = 0;
  all.forEach(function (one) {
    var fits = (!region.value || one.item.dataset.daerah === region.value)
      && (!office.value || one.item.dataset.instansi === office.value)
      && wanted.every(function (word) { return one.seen.some(function (part) { return part.indexOf(word) >= 0; }); });
    one.item.hidden = !fits;
    found += fits ? 1 : 0;
    var where = [];
    if (fits && wanted.length) {
      one.seen.forEach(function (part, at) {
        if (at > 0 && where.length < 3 && wanted.some(function (word) { return part.indexOf(word) >= 0 && one.seen[0].indexOf(word) < 0; })) where.push(one.parts[at].replace('\t', ': '));
      });
    }
    one.hit.textContent = where.join(' · ');
    one.hit.hidden = !where.length;
  });
  groups.forEach(function (group) { group.hidden = !group.querySelector('li.sop:not([hidden])'); });
  var text = found === all.length ? state.dataset.semua : found ? state.dataset.sebagian : state.dataset.kosong;
  state.textContent = text.replace('{n}', found).replace('{m}', all.length);
}
function links() { return all.filter(function (one) { return !one.item.hidden; }).map(function (one) { return one.item.querySelector('a'); }); }
function changed() { show(); keep(); }
field.addEventListener('input', changed);
region.addEventListener('change', changed);
office.addEventListener('change', changed);
form.addEventListener('submit', function (event) { event.preventDefault(); var first = links()[0]; if (first && words().length) first.click(); });
document.addEventListener('keydown', function (event) {
  var at, list;
  if (event.key === '/' && !/^(input|select|textarea)$/i.test(document.activeElement.tagName)) { event.preventDefault(); field.focus(); field.select(); return; }
  if (event.key === 'Escape' && document.activeElement === field) { field.value = ''; changed(); return; }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  list = links(); at = list.indexOf(document.activeElement);
  if (document.activeElement !== field && at < 0) return;
  event.preventDefault();
  at += event.key === 'ArrowDown' ? 1 : -1;
  if (at < 0) field.focus(); else if (list[at]) list[at].focus();
});
location.hash.slice(1).split('&').forEach(function (pair) {
  var parts = pair.split('='), value;
  try { value = decodeURIComponent(parts[1] || ''); } catch (e) { return; }
  if (parts[0] === 'q') field.value = value;
  if (parts[0] === 'd') region.value = value;
  if (parts[0] === 'i') office.value = value;
});
form.hidden = false;
show();
})();
