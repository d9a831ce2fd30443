// The state of the relationship as elements: every cell is a button that shows why.

const FEW = 5;

function through(i) {
  const via = viaOf(i);
  const source = words[rows.source_name[i]];
  return via.length ? `via ${via.join(' › ')} · ${source}` : source;
}

function cell(i, about, extra = {}) {
  const bearing = bearingOf[rows.bearing[i]];
  const button = make(
    'button',
    { type: 'button', class: `cell ${extra.kind || ''}`, 'data-claim': ids[rows.claim[i]] },
    make(
      'span', { class: 'head' },
      glyph(bearing, rows.hops[i] > 1, extra.kind === 'struck'),
      make('span', { class: 'hidden' }, `${MEANS[bearing]}: `),
      make('span', { class: 'who' }, words[rows.who[i]]),
      actOf(i) ? make('span', { class: 'act' }, actOf(i)) : null,
      make('span', { class: 'date' }, dateOf(i) || 'undated'),
    ),
    make('span', { class: 'says' }, contentOf(i)),
    make('span', { class: 'through' }, through(i), extra.note ? ` · ${extra.note}` : ''),
  );
  button.addEventListener('click', () => showStatement(i, about));
  return button;
}

function capped(found, each, most = FEW) {
  // The first few, and a button that brings the rest.
  const list = make('ul', { class: 'list' }, found.slice(0, most).map((it) => make('li', {}, each(it))));
  if (found.length <= most) return list;
  const rest = found.length - most;
  const button = make('button', { type: 'button', class: 'more' }, `${rest.toLocaleString('en')} more`);
  button.addEventListener('click', () => {
    const first = list.children.length;
    list.append(...found.slice(most, most + 200).map((it) => make('li', {}, each(it))));
    list.children[first].querySelector('button')?.focus();
    button.remove();
  });
  return make('div', {}, list, button);
}

function titled(title, count, ...inside) {
  return make('div', {}, make('h4', {}, title, count ? ` · ${count}` : ''), ...inside);
}

function partyCells(name, it, state) {
  const about = { standing: it.standing, top: it.top, state };
  const box = titled(
    name, it.statements ? counted(it.statements, 'claim') : '',
    it.latest === null
      ? make('p', { class: 'nothing' }, 'nothing')
      : cell(it.latest, about),
  );
  if (it.latest !== null) box.querySelector('.cell').setAttribute('data-place', 'latest');
  if (it.also.length) {
    const also = capped(it.also, (i) => cell(i, about, { note: 'may be as late' }), 2);
    also.setAttribute('data-place', 'also');
    box.append(also);
  }
  if (it.struck.length) {
    box.append(capped(it.struck, (i) => cell(i, { state }, { kind: 'struck', note: 'taken back' }), 2));
  }
  return box;
}

function outsideCells(aspect, state) {
  const each = (it) => cell(it.latest, { standing: it.standing, top: it.top, state }, {
    note: `${ranged(it.origins)}, ${counted(it.documents, 'document')}`,
  });
  const box = titled('Outside voices', aspect.outside.length || '');
  box.append(aspect.outside.length ? capped(aspect.outside, each, 3) : make('p', { class: 'nothing' }, 'nobody'));
  box.className = 'voices';
  return box;
}

function ranged({ fewest, most }) {
  return fewest === most ? counted(most, 'origin') : `${fewest}–${most} origins`;
}

function sideCells(it, title, state) {
  const box = titled(it.occurrence ? `${title} of ${it.occurrence}` : title, '');
  const list = make('div', { class: 'wide' });
  for (const i of it.statements.slice(0, 12)) {
    const button = cell(i, { state, links: it.links, beside: it.statements }, { kind: 'side' });
    list.append(button);
  }
  box.append(list);
  return box;
}

function judgedCell(it) {
  const opinion = opinions.get(it.id);
  const terms = [opinion.likelihood, opinion.confidence && opinion.confidence]
    .filter(Boolean).map((n) => words[n]).join(' · ');
  const revised = it.earlier.length ? `revised ${it.earlier.length === 1 ? 'once' : `${it.earlier.length} times`}` : '';
  const reason = opinion.reason ? `because of ${words[opinion.reason]}` : '';
  const button = make(
    'button', { type: 'button', class: 'cell side', 'data-assessment': ids[it.id] },
    make('span', { class: 'head' }, make('span', { class: 'who' }, words[it.assessor]),
      make('span', { class: 'date' }, words[opinion.made] || 'undated')),
    make('span', { class: 'says' }, words[opinion.statement]),
    make('span', { class: 'through' }, [terms, revised, reason, it.status === POSSIBLY ? 'possibly by then' : '']
      .filter(Boolean).join(' · ') || 'assessment'),
  );
  button.addEventListener('click', () => showAssessment(it));
  return button;
}

function below(aspect, state) {
  const boxes = [];
  const lists = [
    [aspect.accounts, (it) => sideCells(it, `${it.statements.length} accounts`, state)],
    [aspect.disputes, (it) => sideCells(it, 'Disputed', state)],
  ];
  for (const [found, each] of lists) {
    if (found.length) boxes.push(capped(found, each, 2));
  }
  const plainLists = [
    ['Ascribed', aspect.ascribed, (i) => cell(i, { state }, { kind: 'side', note: 'what another is said to want or feel' })],
    ['Taken back', aspect.struck, (i) => cell(i, { state }, { kind: 'struck' })],
    ['Assessed', aspect.assessments, judgedCell],
    ['Possibly by then', aspect.possibly, (i) => cell(i, { state }, { kind: 'side' })],
  ];
  for (const [title, found, each] of plainLists) {
    if (!found.length) continue;
    const box = titled(title, found.length, capped(found, each, 3));
    box.querySelector('.list').classList.add('wide');
    boxes.push(box);
  }
  return boxes.map((box) => {
    box.classList.add('below');
    return box;
  });
}

function stands(aspect) {
  // Whether anything stands here that is not merely possibly by then.
  return aspect.claims || aspect.assessments.length || aspect.struck.length
    || aspect.parties.some((it) => it.struck.length);
}

function aspectBox(aspect, state) {
  const newest = Number.isFinite(aspect.newest) ? `newest ${dayText(aspect.newest)}` : 'newest unknown';
  const counts = [
    counted(aspect.claims, 'claim'), ranged(aspect.origins), counted(aspect.documents, 'document'), newest,
  ];
  if (!stands(aspect)) counts.splice(0, counts.length, 'nothing surely by then');
  const parties = aspect.parties.map((it, n) => {
    const box = partyCells(raw.parties[n], it, state);
    box.setAttribute('data-party', n);
    box.setAttribute('data-statements', it.statements);
    box.setAttribute('data-also', it.also.length);
    box.setAttribute('data-struck', it.struck.length);
    return box;
  });
  const told = {
    class: 'aspect', 'aria-label': aspect.name, 'data-aspect': aspect.name,
    'data-claims': aspect.claims, 'data-documents': aspect.documents,
    'data-origins': `${aspect.origins.fewest}–${aspect.origins.most}`,
  };
  for (const name of ['accounts', 'ascribed', 'assessments', 'disputes', 'outside', 'possibly', 'struck']) {
    told[`data-${name}`] = aspect[name].length;
  }
  return make(
    'section', told,
    make('header', {}, make('h3', {}, aspect.name), make('p', {}, counts.join(' · '))),
    make(
      'div', { class: 'grid' },
      stands(aspect) ? [parties, outsideCells(aspect, state)].flat() : [], below(aspect, state),
    ),
  );
}

function loose(title, label, count, inside) {
  return make(
    'section', { class: 'aspect', 'aria-label': title },
    make('header', {}, make('h3', {}, title), make('p', {}, counted(count, label))),
    make('div', {}, inside),
  );
}

function stateBoxes(state) {
  const boxes = [];
  if (state.assessments.length) {
    boxes.push(loose('assessed as a whole', 'assessment', state.assessments.length, capped(state.assessments, judgedCell)));
  }
  boxes.push(...state.aspects.map((aspect) => aspectBox(aspect, state)));
  const elsewhere = state.possibly.filter((i) => !rows.aspect[i]);
  const lists = [['uncoded', state.uncoded], ['uncoded, possibly by then', elsewhere]];
  for (const [title, found] of lists) {
    if (!found.length) continue;
    const list = capped(found, (i) => cell(i, { state }), 3);
    (list.matches('ul') ? list : list.querySelector('ul')).classList.add('wide');
    boxes.push(loose(title, 'statement', found.length, list));
  }
  if (state.unknown.length) {
    const each = (it) => make('span', {}, make('b', {}, it.about), `: ${it.what}`);
    boxes.push(loose('unknown', 'gap', state.unknown.length, capped(state.unknown, each, 8)));
  }
  if (!boxes.length) boxes.push(make('p', { class: 'nothing' }, 'Nothing is known by then.'));
  return boxes;
}
