// Why a cell shows what it shows: the chain, the sentence in its surroundings, the events behind
// it, and what it displaced. Escape closes the panel and focus goes back to where it was.

function eventLine(seq) {
  const event = events.get(seq);
  if (!event) return `event ${seq}`;
  return `event ${seq}, ${words[event.kind]}, recorded ${dayText(event.at)} by ${words[event.recorder]}`;
}

function passage(i) {
  const it = versions.get(rows.seq[i]);
  if (!it || !it.exact) return null;
  return make('blockquote', {}, words[it.before], make('mark', {}, words[it.exact]), words[it.after]);
}

function step(seq, says, ...inside) {
  return make('li', {}, make('p', {}, says), ...inside, make('p', { class: 'soft' }, eventLine(seq)));
}

function chain(i) {
  const names = [...viaOf(i), words[rows.who[i]]];
  return make('p', { class: 'chain' }, names.map((name) => make('span', {}, name)));
}

function statementSteps(i, state) {
  const version = versions.get(rows.seq[i]);
  const said = dateOf(i) ? `said ${dateOf(i)}` : 'said when is unknown';
  const where = `${said}, in ${words[rows.source_name[i]]}`;
  const named = rows.named[i] ? ` (parties named in ${words[rows.named[i]]})` : '';
  const aspect = words[rows.aspect[i]] || 'no aspect';
  const bearing = MEANS[bearingOf[rows.bearing[i]]];
  const steps = [
    step(rows.seq[i], where, passage(i)),
    step(rows.coded[i], `coded by ${words[rows.coder[i]]}: ${aspect}, ${bearing}${named}`),
  ];
  const struck = state && state.struck[i];
  if (struck) steps.push(step(struck.seq, words[struck.says]));
  if (version && version.first) {
    steps.push(make('li', {}, make('p', {}, `as first reported: ${words[version.first]}`)));
  }
  return steps;
}

function part(title, steps) {
  return steps.length ? [make('h3', {}, title), make('ol', {}, steps)] : [];
}

function open(title, ...inside) {
  byId('why-title').textContent = title;
  byId('why-body').replaceChildren(...inside.flat().filter(Boolean));
  byId('why-body').scrollTop = 0;
  if (!byId('why').open) byId('why').showModal();
}

function brief(i) {
  return step(rows.seq[i], `${whoOf(i)}, ${dateOf(i) || 'undated'}: ${contentOf(i)}`, passage(i));
}

function showStatement(i, about = {}) {
  const top = about.top || [];
  const beside = (about.beside || []).filter((other) => other !== i);
  open(
    `Why: ${words[rows.who[i]]}${rows.aspect[i] ? ` on ${words[rows.aspect[i]]}` : ''}`,
    chain(i),
    make('p', { class: 'says' }, actOf(i) ? `${actOf(i)}: ` : '', contentOf(i)),
    part('Because', statementSteps(i, about.state)),
    part('Set against', (about.links || []).map((k) =>
      step(k.seq, `linked by ${words[k.by]} as ${words[k.relation]}${k.why ? `: ${words[k.why]}` : ''}`))),
    part('Beside it', beside.map(brief)),
    part('May be as late', top.filter((other) => other !== i).slice(0, 8).map(brief)),
    part('What it displaced', about.standing ? displaced(about.standing, top).map(brief) : []),
  );
}

function showAssessment(it) {
  const opinion = opinions.get(it.id);
  const reason = opinion.reason ? `, because: ${words[opinion.reason]}` : '';
  const rests = opinion.rests.map((claim) => rows.claim.lastIndexOf(claim)).filter((i) => i >= 0);
  open(
    `Why: ${words[it.assessor]}`,
    make('p', { class: 'soft' }, words[opinion.made] || 'undated'),
    make('p', { class: 'says' }, words[opinion.statement]),
    part('Because', [step(it.seq, `assessed by ${words[it.assessor]}${reason}`)]),
    part('Rests on', rests.map(brief)),
    opinion.rests.length > rests.length
      ? make('p', { class: 'soft' }, `and ${counted(opinion.rests.length - rests.length, 'claim')} not of this relationship`)
      : null,
    part('What it superseded', it.earlier.map((e) => step(e.seq, words[opinions.get(e.id).statement]))),
  );
}

byId('close').addEventListener('click', () => byId('why').close());
byId('why').addEventListener('click', (event) => {
  if (event.target === byId('why')) byId('why').close();
});
