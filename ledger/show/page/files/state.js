// The state of the relationship at a moment: what ledger/views works out, worked out again here.
// Every rule has its twin in Python, and a test lays the two side by side.

const LATER = 0;
const POSSIBLY = 1;
const BY_THEN = 2;

function fit(lo, hi, upto) {
  if (upto === null) return BY_THEN;
  if (hi <= upto) return BY_THEN;
  return lo > upto ? LATER : POSSIBLY;
}

function fits(it, basis) {
  return Math.min(fit(it.lo, it.hi, basis.said), fit(it.pubLo, it.pubHi, basis.published));
}

function fitsAt(table, i, basis) {
  return Math.min(
    fit(table.lo[i], table.hi[i], basis.said),
    fit(table.pubLo[i], table.pubHi[i], basis.published),
  );
}

function basisAt(mode, value) {
  // The basis of a place of the slider; a null value is the basis the page was made with.
  const { said, published } = raw.basis;
  const basis = { at: raw.places.seq.length - 1, said, published };
  if (value === null) return basis;
  basis[mode === 'recorded' ? 'at' : mode] = value;
  return basis;
}

function struckBy(i, basis) {
  for (const id of rows.taken[i]) {
    const it = retractions.get(id);
    if (fits(it, basis) === BY_THEN) return it;
  }
  return null;
}

function byRank(a, b) {
  // Latest first; what nothing dates comes last.
  return (
    told(b) - told(a) ||
    later(rows.hi[b], rows.hi[a]) ||
    later(rows.lo[b], rows.lo[a]) ||
    later(rows.pubHi[b], rows.pubHi[a]) ||
    rows.seq[b] - rows.seq[a] ||
    rows.coded[b] - rows.coded[a]
  );
}

function later(one, other) {
  return one === other ? 0 : one - other;
}

function told(i) {
  return rows.dated[i] || rows.pubLo[i] > -Infinity ? 1 : 0;
}

function latest(found) {
  let newest = -Infinity;
  for (const i of found) newest = Math.max(newest, rows.lo[i]);
  return found.filter((i) => rows.hi[i] >= newest).sort(byRank);
}

function displaced(standing, top) {
  const shown = new Set(top);
  return standing.filter((i) => !shown.has(i)).sort(byRank).slice(0, 3);
}

// A number is new to a count when its stamp is not the count's own; no set has to be built.
const stamps = new Int32Array(1 + [...events.keys()].reduce((a, b) => Math.max(a, b), ids.length));
let stamp = 0;

function distinct(found, column) {
  let count = 0;
  stamp += 1;
  for (const i of found) {
    if (stamps[column[i]] !== stamp) {
      stamps[column[i]] = stamp;
      count += 1;
    }
  }
  return count;
}

// Which occasion a row tells of: the claimant with the known time, else with the document.
const spanned = (i) => rows.dated[i] && rows.lo[i] > -Infinity && rows.hi[i] < Infinity;
const occasions = (() => {
  const known = new Map();
  return Int32Array.from(rows.key, (key, i) => {
    const told = spanned(i) ? `${key} ${rows.lo[i]} ${rows.hi[i]}` : `${key} in ${rows.source[i]}`;
    if (!known.has(told)) known.set(told, known.size);
    return known.get(told);
  });
})();
const occasionStamps = new Int32Array(rows.count);

function origins(found) {
  const speakers = new Map();
  stamp += 1;
  for (const i of found) {
    if (occasionStamps[occasions[i]] === stamp) continue;
    occasionStamps[occasions[i]] = stamp;
    if (!speakers.has(rows.key[i])) speakers.set(rows.key[i], { spans: [], undated: 0 });
    const speaker = speakers.get(rows.key[i]);
    if (spanned(i)) speaker.spans.push(i);
    else speaker.undated += 1;
  }
  let fewest = 0;
  let most = 0;
  for (const { spans, undated } of speakers.values()) {
    fewest += Math.max(apart(spans), 1);
    most += spans.length + undated;
  }
  return { fewest, most };
}

function apart(spans) {
  let count = 0;
  let end = -Infinity;
  spans.sort((a, b) => rows.hi[a] - rows.hi[b]);
  for (const i of spans) {
    if (rows.lo[i] > end) {
      count += 1;
      end = rows.hi[i];
    }
  }
  return count;
}

function party(found, state) {
  const standing = found.filter((i) => !state.struck[i] && state.status[i] === BY_THEN);
  const top = latest(standing);
  return {
    also: top.slice(1),
    latest: top.length ? top[0] : null,
    standing,
    statements: distinct(found.filter((i) => state.status[i] === BY_THEN), rows.claim),
    struck: found.filter((i) => state.struck[i]),
    top,
  };
}

function outside(others, state) {
  const groups = new Map();
  for (const i of others) {
    if (state.struck[i] || state.status[i] !== BY_THEN) continue;
    if (!groups.has(rows.key[i])) groups.set(rows.key[i], []);
    groups.get(rows.key[i]).push(i);
  }
  const ranked = [...groups.values()].map((own) => ({ own, best: own.reduce((a, b) => (byRank(a, b) <= 0 ? a : b)) }));
  ranked.sort((a, b) => byRank(a.best, b.best));
  return ranked.map(({ own }) => {
    const top = latest(own);
    return {
      also: top.slice(1), documents: distinct(own, rows.source), latest: top[0],
      origins: origins(own), standing: own, top,
    };
  });
}

function sides(here, state, relations) {
  // Claims that links set against one another, one cell for each group that they join.
  const byClaim = new Map();
  for (const i of here) {
    if (!state.struck[i] && state.status[i] === BY_THEN) byClaim.set(rows.claim[i], i);
  }
  const joined = state.links.filter(
    (k) => relations.includes(words[k.relation]) && byClaim.has(k.claim) && byClaim.has(k.other),
  );
  const parent = new Map();
  const root = (claim) => {
    while (parent.has(claim) && parent.get(claim) !== claim) claim = parent.get(claim);
    return claim;
  };
  for (const k of joined) parent.set(root(k.claim), root(k.other));
  const groups = new Map();
  for (const k of joined) {
    if (!groups.has(root(k.claim))) groups.set(root(k.claim), []);
    groups.get(root(k.claim)).push(k);
  }
  return [...groups.values()].map((own) => {
    const claims = new Set(own.flatMap((k) => [k.claim, k.other]));
    const found = [...claims].map((c) => byClaim.get(c)).sort((a, b) => rows.seq[a] - rows.seq[b]);
    return { links: own, statements: found, occurrence: occurrence(found) };
  });
}

function occurrence(found) {
  const known = found.map((i) => versions.get(rows.seq[i])).filter(Boolean);
  const name = known.map((v) => words[v.occurrence]).find(Boolean) || '';
  const date = known.map((v) => words[v.occurred]).find(Boolean) || '';
  return name && date ? `${name} (${date})` : name || date;
}

function judgements(basis) {
  // Per aspect, the assessments that none superseded by then, newest first.
  const byId = new Map();
  for (const it of assessments) {
    if (it.from > basis.at || it.to <= basis.at) continue;
    const status = fits(it, basis);
    if (status !== LATER) byId.set(it.id, { ...it, status });
  }
  const replaced = new Set();
  for (const it of byId.values()) if (it.status === BY_THEN) replaced.add(it.supersedes);
  const found = new Map();
  for (const it of [...byId.values()].sort((a, b) => b.seq - a.seq)) {
    if (replaced.has(it.id)) continue;
    const earlier = [];
    for (let e = byId.get(it.supersedes); e; e = byId.get(e.supersedes)) earlier.push(e);
    if (!found.has(it.aspect)) found.set(it.aspect, []);
    found.get(it.aspect).push({ ...it, earlier });
  }
  return found;
}

function unknown(sure) {
  const found = [];
  const seen = new Set();
  for (const i of sure) {
    if (seen.has(rows.source[i])) continue;
    seen.add(rows.source[i]);
    const what = ['', 'outlet', 'date', 'outlet and date'][rows.missing[i]];
    if (what) found.push({ about: words[rows.source_name[i]], what });
  }
  const attributed = new Map();
  for (const i of sure) if (rows.hops[i] > 1) attributed.set(rows.claim[i], i);
  const of = attributed.size;
  const open = [...attributed.values()].filter((i) => !rows.dated[i]).length;
  if (open) found.push({ about: 'dates', what: `${open} of ${of} attributed claims have no said-date` });
  const odd = distinct(sure.filter((i) => rows.conflict[i]), rows.seq);
  const claims = distinct(sure, rows.claim);
  if (odd) found.push({ about: 'dates', what: `${odd} of ${claims} claims are dated after their report or its recording` });
  return found;
}

function current(i, basis) {
  // Whether a version stands: nobody has published a correction of it by then.
  const until = rows.until[i];
  return until === null || (basis.published !== null && basis.published < until);
}

function remarks(sources, basis) {
  const found = new Set();
  for (let i = 0; i < comments.claim.length; i += 1) {
    const here = comments.from[i] <= basis.at && basis.at < comments.to[i];
    if (here && sources.has(comments.source[i]) && fitsAt(comments, i, basis) !== LATER) {
      found.add(comments.claim[i]);
    }
  }
  return found.size;
}

function stateAt(mode, value) {
  const basis = basisAt(mode, value);
  const state = { basis, status: new Uint8Array(rows.count), struck: new Array(rows.count) };
  const byAspect = new Map(raw.aspects.map((name) => [name, []]));
  const selected = [];
  const sources = new Set();
  for (let i = 0; i < rows.count; i += 1) {
    if (rows.from[i] > basis.at || rows.to[i] <= basis.at || !current(i, basis)) continue;
    const status = fitsAt(rows, i, basis);
    if (status === LATER) continue;
    sources.add(rows.source[i]);
    state.status[i] = status;
    if (rows.taken[i].length) state.struck[i] = struckBy(i, basis);
    selected.push(i);
    if (rows.aspect[i]) byAspect.get(rows.aspect[i]).push(i);
  }
  state.links = links.filter((k) => k.from <= basis.at && basis.at < k.to);
  const sure = selected.filter((i) => state.status[i] === BY_THEN);
  const judged = judgements(basis);
  const loose = new Map();
  for (const i of sure) if (!rows.aspect[i] && !loose.has(rows.claim[i])) loose.set(rows.claim[i], i);
  return Object.assign(state, {
    aspects: raw.aspects
      .filter((name) => byAspect.get(name).length || judged.has(name))
      .map((name) => aspectOf(name, byAspect.get(name), state, judged)),
    assessments: judged.get(0) || [],
    claims: distinct(sure, rows.claim),
    comments: remarks(sources, basis),
    documents: distinct(sure, rows.source),
    judged: distinct(sure.filter((i) => rows.judged[i]), rows.claim),
    possibly: selected.filter((i) => state.status[i] === POSSIBLY),
    unreviewed: distinct(sure.filter((i) => rows.unreviewed[i]), rows.claim),
    uncoded: [...loose.values()].sort((a, b) => rows.seq[a] - rows.seq[b]),
    unknown: unknown(sure),
  });
}

function aspectOf(name, here, state, judged) {
  const sure = here.filter((i) => state.status[i] === BY_THEN);
  const spoken = here.filter((i) => !rows.ascribed[i]);
  const others = spoken.filter((i) => !rows.sides[i]);
  let newest = -Infinity;
  for (const i of sure) if (told(i) && rows.hi[i] < Infinity) newest = Math.max(newest, rows.hi[i]);
  return {
    accounts: sides(here, state, ['differing_account']),
    ascribed: sure.filter((i) => rows.ascribed[i]),
    assessments: judged.get(name) || [],
    claims: distinct(sure, rows.claim),
    disputes: sides(here, state, ['contradicts', 'denies', 'doubts']),
    documents: distinct(sure, rows.source),
    name: words[name],
    newest,
    origins: origins(sure),
    outside: outside(others, state),
    parties: [1, 2].map((side) => party(spoken.filter((i) => rows.sides[i] & side), state)),
    possibly: here.filter((i) => state.status[i] === POSSIBLY),
    struck: others.filter((i) => state.struck[i]),
  };
}
