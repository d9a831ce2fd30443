// The moment chosen, and everything that follows from it.

const PAST = { said: 'said by', published: 'published by', recorded: 'recorded by' };
const chosen = { mode: 'said', places: [] };

function daysOf(lows, highs, tables) {
  // The ends of all days on which something begins or ceases to be possible or sure.
  const limit = raw.basis[chosen.mode];
  const found = new Set();
  for (const table of tables) {
    for (const values of [lows(table), highs(table)]) {
      for (const at of values) {
        if (Number.isFinite(at)) found.add(Math.floor(at / DAY) * DAY + DAY - 1);
      }
    }
  }
  const days = [...found].filter((at) => limit === null || at < limit).sort((a, b) => a - b);
  return days.length ? [days[0] - DAY, ...days] : [];
}

function placesOf(mode) {
  // The values the slider stands for; the last one, null, is the basis of the page itself.
  if (mode === 'recorded') return [...raw.places.seq.slice(0, -1).keys(), null];
  const [lo, hi] = mode === 'said' ? ['lo', 'hi'] : ['pubLo', 'pubHi'];
  const flat = (name) => [...retractions.values(), ...assessments].map((it) => it[name]);
  const one = { lo: flat(lo), hi: flat(hi) };
  return [...daysOf((t) => t[lo] ?? t.lo, (t) => t[hi] ?? t.hi, [rows, comments, one]), null];
}

function momentText(value) {
  if (value === null) return raw.moment;
  if (chosen.mode !== 'recorded') return `${PAST[chosen.mode]} ${dayText(value)}`;
  const at = new Date(raw.places.at[value] * 1000).toISOString().slice(0, 16).replace('T', ' ');
  return `recorded by ${at} (event ${raw.places.seq[value]})`;
}

function choose(mode) {
  chosen.mode = mode;
  chosen.places = placesOf(mode);
  const slider = byId('slider');
  slider.max = chosen.places.length - 1;
  slider.value = slider.max;
  const day = (value) => dayText(mode === 'recorded' ? raw.places.at[value] : value);
  const known = chosen.places.filter((value) => value !== null).map(day);
  const plain = known.filter((text) => /^\d{4}-\d\d-\d\d$/.test(text));
  byId('day').min = plain[0] || '';
  byId('day').value = '';
  update();
}

function update() {
  const started = performance.now();
  const slider = byId('slider');
  const value = chosen.places[Number(slider.value)];
  const state = stateAt(chosen.mode, value);
  const text = momentText(value);
  byId('aspects').replaceChildren(...stateBoxes(state));
  showTimeline(state);
  point(null);
  const counts = [
    counted(state.documents, 'document'),
    `${counted(state.claims, 'claim')}, ${
      state.unreviewed ? `${state.unreviewed.toLocaleString('en')} unreviewed, ` : ''
    }${state.judged.toLocaleString('en')} judged by a person`,
    `${counted(state.comments, 'comment')} set apart`,
    state.possibly.length ? `${state.possibly.length.toLocaleString('en')} possibly by then` : '',
  ].filter(Boolean).join(' · ');
  byId('counts').textContent = counts;
  byId('label').textContent = text;
  byId('moment').textContent = text;
  byId('basis-moment').textContent = text;
  byId('basis-event').textContent = raw.places.seq[state.basis.at];
  byId('status').textContent = `${text}: ${counts}`;
  slider.setAttribute('aria-valuetext', text);
  byId('back').disabled = Number(slider.value) === 0;
  byId('on').disabled = slider.value === slider.max;
  for (const name of ['claims', 'comments', 'documents', 'judged', 'unreviewed']) byId('state').dataset[name] = state[name];
  for (const name of ['possibly', 'uncoded', 'unknown']) byId('state').dataset[name] = state[name].length;
  document.documentElement.dataset.took = (performance.now() - started).toFixed(1);
}

function goTo(day) {
  // The last place at or before a day.
  const end = Date.parse(`${day}T23:59:59Z`) / 1000;
  if (Number.isNaN(end)) return;
  const at = (value) => (chosen.mode === 'recorded' ? raw.places.at[value] : value);
  let place = 0;
  chosen.places.forEach((value, n) => {
    if (value !== null && at(value) <= end) place = n;
  });
  byId('slider').value = place;
  update();
}

function move(by) {
  byId('slider').value = Number(byId('slider').value) + by;
  update();
}

function theme() {
  const dark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };
  const tellDark = () => byId('theme').setAttribute('aria-pressed', String(dark()));
  const repaint = () => {
    tellDark();
    timeline.painter.palette = null;
    if (timeline.painter.paint) timeline.painter.paint();
  };
  byId('theme').addEventListener('click', () => {
    document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
    repaint();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  tellDark();
}

function basisList() {
  const { ledger, seq, head, codebook, projections, library } = raw.basis;
  const told = { moment: raw.moment, ledger, event: seq, head, codebook, projections, library };
  for (const [name, value] of Object.entries(told)) {
    byId('basis').append(make('dt', {}, name), make('dd', { id: `basis-${name}` }, String(value)));
  }
}

function begin() {
  legend();
  wireTimeline();
  buildTimeline();
  basisList();
  theme();
  for (const radio of document.querySelectorAll('input[name=bound]')) {
    radio.addEventListener('change', () => choose(radio.value));
  }
  byId('slider').addEventListener('input', update);
  byId('day').addEventListener('change', () => goTo(byId('day').value));
  byId('back').addEventListener('click', () => move(-1));
  byId('on').addEventListener('click', () => move(1));
  choose('said');
  let width = byId('plot').clientWidth;
  new ResizeObserver(() => {
    if (byId('plot').clientWidth === width) return;
    width = byId('plot').clientWidth;
    buildTimeline();
  }).observe(byId('plot'));
  document.documentElement.dataset.ready = performance.now().toFixed(0);
  // Working states out a few times while nothing else is to do makes the first slide quick.
  const idle = window.requestIdleCallback || ((then) => setTimeout(then, 50));
  [0.3, 0.5, 0.7].forEach((share) => idle(() => {
    stateBoxes(stateAt('said', chosen.places[Math.floor(chosen.places.length * share)]));
  }));
}

begin();
