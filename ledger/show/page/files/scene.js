// The timeline's layout: lanes of marks, where each mark stands, which arcs join them.

const LANE = 26;
const HEAD = 24;
const ARCS = 300;
const OFFSETS = [0, -6, 6, -3, 3, -9, 9];
const CRISP = 700;

function gatherMarks() {
  // One mark for each claim, claimant and aspect; the newest version tells how it looks.
  const found = new Map();
  for (let i = 0; i < rows.count; i += 1) {
    const id = `${rows.claim[i]} ${rows.key[i]} ${rows.aspect[i]}`;
    const mark = found.get(id) || { rows: [] };
    mark.rows.push(i);
    found.set(id, mark);
  }
  return [...found.values()].map(({ rows: own }) => {
    const i = own[own.length - 1];
    const [lo, hi] = [rows.lo[i], rows.hi[i]];
    return {
      i, rows: own, lo, hi, aspect: rows.aspect[i], bearing: bearingOf[rows.bearing[i]],
      dated: Boolean(rows.dated[i]) && (lo > -Infinity || hi < Infinity), hollow: rows.hops[i] > 1,
    };
  });
}

function gatherLanes(marks) {
  const lanes = new Map();
  for (const mark of marks) {
    const key = rows.key[mark.i];
    if (!lanes.has(key)) lanes.set(key, { group: 0, key, marks: [], name: '' });
    const lane = lanes.get(key);
    const side = rows.sides[mark.i];
    lane.group = lane.group || (side & 1 ? 1 : side);
    lane.name = words[rows.who[mark.i]];
    lane.marks.push(mark);
    mark.lane = lane;
  }
  const order = (lane) => lane.group || 3;
  return [...lanes.values()].sort(
    (a, b) => order(a) - order(b) || b.marks.length - a.marks.length || (a.name < b.name ? -1 : 1),
  );
}

function middle(mark) {
  if (mark.lo === -Infinity) return mark.hi;
  return mark.hi === Infinity ? mark.lo : (mark.lo + mark.hi) / 2;
}

function domain(marks) {
  const ends = marks.filter((m) => m.dated).flatMap((m) => [m.lo, m.hi]).filter(Number.isFinite);
  if (!ends.length) return null;
  ends.sort((a, b) => a - b);
  const far = 400 * 365 * DAY;
  const centre = ends[ends.length >> 1];
  const near = ends.filter((at) => Math.abs(at - centre) < far);
  const [lo, hi] = [near[0], near[near.length - 1]];
  const pad = Math.max((hi - lo) * 0.02, DAY);
  return { lo: lo - pad, hi: hi + pad };
}

function layout(all, width, aspect) {
  const marks = aspect ? all.filter((m) => m.aspect === aspect) : all;
  const lanes = gatherLanes(marks);
  const label = width < 560 ? 104 : 190;
  const margin = marks.some((m) => !m.dated) ? (width < 560 ? 54 : 92) : 0;
  const left = label + margin + (margin ? 14 : 0);
  const size = marks.length > CRISP ? 0.6 : 1;
  const scene = {
    domain: domain(marks), label, lanes, left, margin, marks, right: width - 14, size, width,
  };
  let y = 4;
  let group = null;
  scene.heads = [];
  for (const lane of lanes) {
    if (lane.group !== group) {
      group = lane.group;
      scene.heads.push({ text: group ? raw.parties[group - 1] : 'Others', y: y + 16 });
      y += HEAD;
    }
    lane.y = y + LANE / 2;
    y += LANE;
    placeMarks(lane, scene);
  }
  scene.height = y + 6;
  scene.arcs = arcsOf(lanes);
  return scene;
}

function xOf(seconds, scene) {
  const { lo, hi } = scene.domain;
  const share = (Math.min(Math.max(seconds, lo), hi) - lo) / (hi - lo || 1);
  return scene.left + share * (scene.right - scene.left);
}

function placeMarks(lane, scene) {
  const undated = lane.marks.filter((m) => !m.dated);
  const room = scene.margin - 14;
  const tall = undated.length * 12 * scene.size > room ? 3 : 1;
  const gap = Math.min(12 * scene.size, room / Math.max(Math.ceil(undated.length / tall) - 1, 1));
  undated.forEach((mark, n) => {
    mark.x = scene.label + 7 + Math.floor(n / tall) * gap;
    mark.y = lane.y + (tall === 1 ? 0 : ((n % tall) - 1) * 7);
    mark.x0 = mark.x1 = 0;
  });
  const bins = new Map();
  const dated = lane.marks.filter((m) => m.dated);
  for (const mark of dated) mark.x = xOf(middle(mark), scene);
  for (const mark of dated.sort((a, b) => a.x - b.x)) {
    mark.x0 = mark.lo === -Infinity ? Math.max(mark.x - 26, scene.left) : xOf(mark.lo, scene);
    mark.x1 = mark.hi === Infinity ? Math.min(mark.x + 26, scene.right) : xOf(mark.hi, scene);
    const bin = Math.round(mark.x / (9 * scene.size));
    const before = bins.get(bin) || 0;
    bins.set(bin, before + 1);
    mark.y = lane.y + OFFSETS[before % OFFSETS.length];
  }
  lane.marks.sort((a, b) => a.x - b.x);
  const looks = new Map();
  for (const mark of lane.marks) {
    const look = BEARINGS.indexOf(mark.bearing) * 2 + mark.hollow;
    if (!looks.has(look)) looks.set(look, []);
    looks.get(look).push(mark);
  }
  lane.looks = [...looks.values()];
  lane.wide = lane.marks.filter((mark) => mark.x1 - mark.x0 > 8);
}

function arcsOf(lanes) {
  // An arc where a claimant's next statement on the same aspect bears another way.
  const arcs = [];
  for (const lane of lanes) {
    const last = new Map();
    for (const mark of lane.marks) {
      if (!mark.dated || mark.bearing === 'open' || rows.ascribed[mark.i]) continue;
      const before = last.get(mark.aspect);
      if (before && before.bearing !== mark.bearing) arcs.push([before, mark]);
      last.set(mark.aspect, mark);
    }
  }
  return arcs.length > ARCS ? [] : arcs;
}

function arcPath([from, to]) {
  const lift = Math.min(16, 6 + (to.x - from.x) / 12);
  const top = Math.min(from.y, to.y) - lift;
  return `M${from.x} ${from.y - 5}C${from.x} ${top} ${to.x} ${top} ${to.x} ${to.y - 5}`;
}

function ticks(scene) {
  // Years, or months where there are few, as many as there is room for.
  if (!scene.domain) return [];
  const { lo, hi } = scene.domain;
  const room = Math.max(2, Math.floor((scene.right - scene.left) / 60));
  const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];
  const months = (hi - lo) / DAY / 30.44;
  const every = steps.find((step) => months / step <= room) || 24000;
  const first = new Date(lo * 1000);
  const found = [];
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / every) * every;
  for (; found.length < 60; month += every) {
    const at = new Date(0);
    at.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
    const seconds = at.getTime() / 1000;
    if (!(seconds <= hi)) break;
    if (seconds < lo) continue;
    const year = at.getUTCFullYear();
    const name = at.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    found.push({ x: xOf(seconds, scene), text: every >= 12 ? `${year}` : month % 12 ? name : `${year}` });
  }
  return found;
}
