// What the page carries, read once: columns of numbers, a table of words and a table of ids.
// Bounds that nobody knows are infinite, so that comparing them says what Python's None does.

const raw = JSON.parse(document.getElementById('data').textContent);
const words = raw.words;
const ids = raw.ids;

function numbers(table, name, kind = Int32Array) {
  return kind.from(table[name] || []);
}

function bound(table, name) {
  const unknown = name.endsWith('lo') ? -Infinity : Infinity;
  return Float64Array.from(table[name] || [], (value) => (value === null ? unknown : value));
}

function bounds(table, first = 'said') {
  return {
    lo: bound(table, `${first}_lo`),
    hi: bound(table, `${first}_hi`),
    pubLo: bound(table, first === 'said' ? 'pub_lo' : `${first}_lo`),
    pubHi: bound(table, first === 'said' ? 'pub_hi' : `${first}_hi`),
  };
}

const rows = {
  ...Object.fromEntries(
    [
      'ascribed', 'aspect', 'bearing', 'claim', 'coded', 'coder', 'conflict', 'dated',
      'hops', 'judged', 'key', 'missing', 'named', 'seq', 'sides', 'source', 'source_name',
      'unreviewed', 'who', 'from', 'to',
    ].map((name) => [name, numbers(raw.rows, name)]),
  ),
  ...bounds(raw.rows),
  taken: raw.rows.taken || [],
  until: raw.rows.until || [],
  via: raw.rows.via || [],
};
rows.count = rows.claim.length;

const comments = {
  ...bounds(raw.comments),
  claim: numbers(raw.comments, 'claim'),
  source: numbers(raw.comments, 'source'),
  from: numbers(raw.comments, 'from'),
  to: numbers(raw.comments, 'to'),
};

function records(table, key) {
  // A small table, as a map from one of its columns to plain records.
  const names = Object.keys(table);
  const found = new Map();
  (table[key] || []).forEach((id, n) => {
    found.set(id, Object.fromEntries(names.map((name) => [name, table[name][n]])));
  });
  return found;
}

function listed(table) {
  const names = Object.keys(table);
  return (table.from || []).map((_, n) =>
    Object.fromEntries(names.map((name) => [name, table[name][n]])),
  );
}

const versions = records(raw.versions, 'seq');
const events = records(raw.events, 'seq');
const opinions = records(raw.opinions, 'id');
const links = listed(raw.links);
const retractions = new Map();
{
  const found = bounds(raw.retractions);
  (raw.retractions.id || []).forEach((id, n) => {
    const { seq, says } = raw.retractions;
    const { lo, hi, pubLo, pubHi } = found;
    retractions.set(id, {
      seq: seq[n], says: says[n], lo: lo[n], hi: hi[n], pubLo: pubLo[n], pubHi: pubHi[n],
    });
  });
}
const assessments = (() => {
  const found = bounds(raw.assessments, 'made');
  return listed(raw.assessments).map((it, n) => ({
    ...it, lo: found.lo[n], hi: found.hi[n], pubLo: found.lo[n], pubHi: found.hi[n],
  }));
})();

const BEARINGS = ['closer', 'apart', 'neutral', 'none', 'open'];
const bearingOf = words.map((word) => (BEARINGS.includes(word) ? word : 'open'));
const DAY = 86400;

function dayText(seconds) {
  if (!Number.isFinite(seconds)) return 'unknown';
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? 'far off' : date.toISOString().replace(/T.*/, '');
}

function counted(count, word) {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
