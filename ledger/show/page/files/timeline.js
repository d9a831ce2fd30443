// The timeline as one can use it: hover, click, and the arrow keys.

const timeline = { all: gatherMarks(), aspect: 0, mark: null, painter: null, scene: null, state: null };

const PAPER = 690;

function buildTimeline(printed = false) {
  const width = printed ? PAPER : Math.floor(byId('plot').clientWidth);
  timeline.scene = layout(timeline.all, width, timeline.aspect);
  timeline.mark = null;
  paintAxis(timeline.scene);
  const Painter = timeline.scene.marks.length > CRISP ? CanvasPainter : SvgPainter;
  timeline.painter = new Painter(timeline.scene, byId('lanes'));
  const { marks, lanes } = timeline.scene;
  byId('lanes').setAttribute(
    'aria-label',
    `Timeline of ${counted(marks.length, 'statement')} by ${counted(lanes.length, 'claimant')}`,
  );
  timeline.painter.whole = printed;
  if (timeline.state) timeline.painter.show(timeline.state);
}

function showTimeline(state) {
  timeline.state = state;
  timeline.painter.show(state);
}

function markAt(event) {
  const box = byId('lanes').getBoundingClientRect();
  const x = event.clientX - box.left;
  const y = event.clientY - box.top + byId('lanes').scrollTop;
  let best = null;
  let least = 11;
  for (const lane of timeline.scene.lanes) {
    if (Math.abs(lane.y - y) > LANE) continue;
    for (const mark of lane.marks) {
      const away = Math.hypot(mark.x - x, mark.y - y);
      if (away < least) [best, least] = [mark, away];
    }
  }
  return best;
}

function tell(mark) {
  const { i } = mark;
  const version = versions.get(rows.seq[i]);
  const quoted = version && words[version.exact];
  const bearing = MEANS[bearingOf[rows.bearing[i]]];
  return {
    head: `${dateOf(i) || 'undated'} · ${words[rows.aspect[i]] || 'no aspect'} · ${bearing}`,
    quote: quoted ? `“${quoted}”` : contentOf(i),
    who: whoOf(i),
    where: through(i),
  };
}

function point(mark) {
  const tip = byId('tip');
  timeline.mark = mark;
  timeline.painter.point(mark);
  tip.hidden = !mark;
  if (!mark) return;
  const { head, quote, who, where } = tell(mark);
  tip.replaceChildren(
    make('p', {}, make('b', {}, who)), make('p', { class: 'soft' }, head),
    make('p', { class: 'quote' }, cut(quote, 320)), make('p', { class: 'soft' }, where),
  );
  const { width } = timeline.scene;
  const y = mark.y - byId('lanes').scrollTop + byId('axis').offsetHeight;
  tip.style.left = `${Math.max(0, Math.min(mark.x + 14, width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 16}px`;
}

function speak(mark) {
  const { head, quote, who, where } = tell(mark);
  const when = ['not by then', 'possibly by then', ''][lookOf(mark, timeline.state).status];
  byId('spoken').textContent = [who, head, when, quote, where].filter(Boolean).join('. ');
}

function moved(key) {
  const { lanes } = timeline.scene;
  if (!lanes.length) return null;
  if (!timeline.mark) return lanes[0].marks[0];
  const { lane, x } = timeline.mark;
  const at = lane.marks.indexOf(timeline.mark);
  const last = lane.marks.length - 1;
  switch (key) {
    case 'ArrowLeft': return lane.marks[Math.max(at - 1, 0)];
    case 'ArrowRight': return lane.marks[Math.min(at + 1, last)];
    case 'Home': return lane.marks[0];
    case 'End': return lane.marks[last];
    default: break;
  }
  const next = lanes[lanes.indexOf(lane) + (key === 'ArrowUp' ? -1 : 1)];
  if (!next) return timeline.mark;
  return next.marks.reduce((best, m) => (Math.abs(m.x - x) < Math.abs(best.x - x) ? m : best));
}

function intoSight(mark) {
  const lanes = byId('lanes');
  const over = mark.y - LANE * 2 - lanes.scrollTop;
  const under = mark.y + LANE - lanes.scrollTop - lanes.clientHeight;
  if (over < 0) lanes.scrollTop += over;
  else if (under > 0) lanes.scrollTop += under;
}

function why(mark) {
  showStatement(mark.i, { state: timeline.state });
}

function onKey(event) {
  if (['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) {
    const mark = moved(event.key);
    if (mark) {
      intoSight(mark);
      point(mark);
      speak(mark);
    }
  } else if ((event.key === 'Enter' || event.key === ' ') && timeline.mark) {
    why(timeline.mark);
  } else if (event.key === 'Escape' && timeline.mark) {
    point(null);
  } else return;
  event.preventDefault();
}

function wireTimeline() {
  const lanes = byId('lanes');
  lanes.addEventListener('keydown', onKey);
  lanes.addEventListener('focus', () => {
    const first = timeline.mark || moved('');
    if (first && lanes.matches(':focus-visible')) {
      point(first);
      speak(first);
    }
  });
  lanes.addEventListener('blur', () => point(null));
  lanes.addEventListener('pointermove', (event) => {
    const mark = markAt(event);
    if (mark || !lanes.matches(':focus-visible')) {
      if (mark !== timeline.mark) point(mark);
    }
    lanes.style.cursor = mark ? 'pointer' : '';
  });
  lanes.addEventListener('pointerleave', () => {
    if (!lanes.matches(':focus-visible')) point(null);
  });
  lanes.addEventListener('click', (event) => {
    const mark = markAt(event);
    if (mark) why(mark);
  });
  for (const n of raw.aspects) byId('aspect').append(make('option', { value: n }, words[n]));
  byId('aspect').addEventListener('change', () => {
    timeline.aspect = Number(byId('aspect').value);
    buildTimeline();
  });
  window.addEventListener('beforeprint', () => buildTimeline(true));
  window.addEventListener('afterprint', () => buildTimeline());
}

function legend() {
  const item = (text, ...shapes) => make('span', {}, shapes, text);
  const line = (element) => draw('svg', { class: 'open', viewBox: '-7 -7 14 14', 'aria-hidden': 'true' }, element);
  byId('legend').append(
    item('closer', glyph('closer')), item('apart', glyph('apart')), item('neutral', glyph('neutral')),
    item('no bearing', glyph('none')), item('not judged', glyph('open')),
    item('reported by another', glyph('neutral', true)),
    item('taken back', glyph('neutral', false, true)),
    item('date within', line(draw('line', { class: 'bar', x1: -7, x2: 7, y1: 0, y2: 0 }))),
    item('change of bearing', line(draw('path', { class: 'arc', d: 'M-6 4C-6-6 6-6 6 4' }))),
  );
}
