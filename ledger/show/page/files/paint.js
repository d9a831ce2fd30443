// Two painters of one scene: SVG, which prints crisply, and canvas for thousands of marks.

const LOOK = ['later', 'possibly', ''];

function lookOf(mark, state) {
  let status = LATER;
  let struck = false;
  for (const i of mark.rows) {
    status = Math.max(status, state.status[i]);
    struck = struck || Boolean(state.struck[i]);
  }
  return { status, struck };
}

function cursorAt(scene, state) {
  // Where the moment stands on the axis, which is of when things were said.
  const { said } = state.basis;
  if (said === null || !scene.domain || said < scene.domain.lo || said > scene.domain.hi) return null;
  return Math.round(xOf(said, scene)) + 0.5;
}

function paintAxis(scene) {
  const line = (x, top) => draw('line', { class: 'rule', x1: x, x2: x, y1: top, y2: 26 });
  const texts = ticks(scene).map((tick) => [
    line(tick.x, 20),
    draw('text', { x: tick.x, y: 16, 'text-anchor': 'middle' }, tick.text),
  ]);
  const undated = scene.margin
    ? draw('text', { x: scene.label + 2, y: 16 }, 'undated')
    : null;
  const svg = draw('svg', { viewBox: `0 0 ${scene.width} 26`, width: scene.width, height: 26 }, texts.flat(), undated);
  byId('axis').replaceChildren(svg);
}

function shortened(text, width) {
  return cut(text, Math.floor((width - 12) / 6.6));
}

class SvgPainter {
  constructor(scene, host) {
    this.scene = scene;
    this.host = host;
    const { width, height } = scene;
    this.cursor = draw('line', { class: 'cursor', y1: 0, y2: height });
    this.ring = draw('circle', { class: 'ring', r: 10, visibility: 'hidden' });
    this.svg = draw(
      'svg', { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' },
      ticks(scene).map((t) => draw('line', { class: 'rule', x1: t.x, x2: t.x, y1: 0, y2: height })),
      scene.heads.map((head) => draw('text', { class: 'group', x: 0, y: head.y }, shortened(head.text, width))),
      scene.lanes.map((lane) => this.lane(lane)),
      this.arcs(), this.dots(), this.ring, this.cursor,
    );
    host.replaceChildren(this.svg);
  }

  lane(lane) {
    const rule = { class: 'rule', x1: this.scene.left, x2: this.scene.right, y1: lane.y, y2: lane.y };
    const name = shortened(lane.name, this.scene.label);
    return draw('g', {}, draw('line', rule), draw('text', { class: 'lane', x: 0, y: lane.y + 4 }, name));
  }

  arcs() {
    this.bows = this.scene.arcs.map((arc) => ({ arc, path: draw('path', { class: 'arc', d: arcPath(arc) }) }));
    return draw('g', {}, this.bows.map((bow) => bow.path));
  }

  dots() {
    this.marks = this.scene.marks.map((mark) => {
      const place = { transform: `translate(${mark.x.toFixed(1)} ${mark.y})` };
      const cross = draw('path', { class: 'cross', d: CROSS });
      const shape = draw('g', place, draw('path', { class: 'glyph', d: SHAPES[mark.bearing] }), cross);
      const bar = mark.x1 - mark.x0 > 8
        ? draw('line', { class: 'bar', x1: mark.x0, x2: mark.x1, y1: mark.y, y2: mark.y }) : null;
      return { mark, cross, dot: draw('g', {}, bar, shape) };
    });
    return draw('g', {}, this.marks.map((it) => it.dot));
  }

  show(state) {
    for (const { mark, cross, dot } of this.marks) {
      const { status, struck } = lookOf(mark, state);
      dot.setAttribute('class', `dot ${mark.bearing}${mark.hollow ? ' hollow' : ''} ${LOOK[status]}`);
      cross.setAttribute('visibility', struck ? 'visible' : 'hidden');
    }
    for (const { arc, path } of this.bows) {
      const known = arc.every((mark) => lookOf(mark, state).status === BY_THEN);
      path.setAttribute('visibility', known ? 'visible' : 'hidden');
    }
    const x = cursorAt(this.scene, state);
    this.cursor.setAttribute('visibility', x === null ? 'hidden' : 'visible');
    if (x !== null) this.cursor.setAttribute('transform', `translate(${x} 0)`);
  }

  point(mark) {
    this.ring.setAttribute('visibility', mark ? 'visible' : 'hidden');
    if (mark) this.ring.setAttribute('transform', `translate(${mark.x} ${mark.y})`);
  }
}

class CanvasPainter {
  constructor(scene, host) {
    this.scene = scene;
    this.host = host;
    this.whole = false;
    this.canvas = make('canvas', { 'aria-hidden': 'true' });
    this.cross = new Path2D(CROSS);
    this.room = make('div');
    this.room.style.height = `${scene.height}px`;
    this.room.append(this.canvas);
    host.replaceChildren(this.room);
    this.tall = host.clientHeight || scene.height;
    host.onscroll = () => this.paint();
  }

  colours() {
    const probe = make('span');
    document.body.append(probe);
    const found = {};
    for (const name of ['ink', 'soft', 'line', 'paper', 'focus', ...Object.keys(SHAPES)]) {
      probe.style.color = `var(--${name})`;
      found[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    found.font = getComputedStyle(document.body).fontFamily;
    return found;
  }

  show(state) {
    this.cursor = cursorAt(this.scene, state);
    for (const mark of this.scene.marks) {
      mark.status = LATER;
      mark.struck = false;
      for (const i of mark.rows) {
        if (state.status[i] > mark.status) mark.status = state.status[i];
        if (state.struck[i]) mark.struck = true;
      }
    }
    this.shown = true;
    this.paint();
  }

  point(mark) {
    this.pointed = mark;
    this.paint();
  }

  paint() {
    if (!this.shown) return;
    const { width, height } = this.scene;
    const top = this.whole ? 0 : this.host.scrollTop;
    const tall = this.whole ? Math.min(height, 8000) : Math.min(height, this.tall);
    const scale = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(tall * scale)) {
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(tall * scale);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${tall}px`;
    }
    const it = this.canvas.getContext('2d');
    const colour = (this.palette ||= this.colours());
    it.setTransform(scale, 0, 0, scale, 0, -top * scale);
    it.clearRect(0, top, width, tall);
    it.font = `12px ${colour.font}`;
    this.ground(it, colour, top, top + tall);
    for (const lane of this.scene.lanes) {
      if (lane.y > top - LANE && lane.y < top + tall + LANE) {
        for (const status of [LATER, POSSIBLY, BY_THEN]) this.dots(it, colour, lane, status);
      }
    }
    this.arcs(it, colour);
    if (this.pointed) this.circle(it, colour);
    if (this.cursor !== null) this.upright(it, colour, top, top + tall);
  }

  upright(it, colour, top, bottom) {
    it.strokeStyle = colour.ink;
    it.lineWidth = 1;
    it.setLineDash([2, 3]);
    it.beginPath();
    it.moveTo(this.cursor, top);
    it.lineTo(this.cursor, bottom);
    it.stroke();
    it.setLineDash([]);
  }

  ground(it, colour, top, bottom) {
    it.strokeStyle = colour.line;
    it.lineWidth = 1;
    it.beginPath();
    for (const tick of ticks(this.scene)) {
      it.moveTo(tick.x, top);
      it.lineTo(tick.x, bottom);
    }
    for (const lane of this.scene.lanes) {
      it.moveTo(this.scene.left, lane.y);
      it.lineTo(this.scene.right, lane.y);
    }
    it.stroke();
    it.fillStyle = colour.ink;
    for (const lane of this.scene.lanes) {
      if (lane.y > top - LANE && lane.y < bottom + LANE) {
        it.fillText(shortened(lane.name, this.scene.label), 0, lane.y + 4);
      }
    }
    it.fillStyle = colour.soft;
    it.font = `600 ${it.font}`;
    for (const head of this.scene.heads) it.fillText(head.text, 0, head.y);
  }

  dots(it, colour, lane, wanted) {
    // Marks of one look are drawn in one stroke: thousands of them take a few milliseconds.
    it.globalAlpha = [0.1, 0.45, 0.9][wanted];
    for (const mark of lane.wide) if (mark.status === wanted) this.bar(it, mark, colour);
    it.lineWidth = this.scene.size < 1 ? 1 : 1.4;
    for (const marks of lane.looks) {
      const [{ bearing, hollow }] = marks;
      let some = false;
      it.beginPath();
      for (const mark of marks) {
        if (mark.status !== wanted) continue;
        some = true;
        this.outline(it, mark, CORNERS[bearing]);
      }
      if (!some) continue;
      it.fillStyle = hollow ? colour.paper : colour[bearing];
      it.strokeStyle = colour[bearing];
      it.fill();
      it.stroke();
    }
    for (const mark of lane.marks) {
      if (mark.struck && mark.status === wanted) this.crossed(it, mark, colour);
    }
    it.globalAlpha = 1;
  }

  outline(it, { x, y }, corners) {
    const { size } = this.scene;
    if (!corners.length) {
      it.moveTo(x + 4 * size, y);
      it.arc(x, y, 4 * size, 0, 2 * Math.PI);
      return;
    }
    it.moveTo(x + corners[0][0] * size, y + corners[0][1] * size);
    for (let n = 1; n < corners.length; n += 1) {
      it.lineTo(x + corners[n][0] * size, y + corners[n][1] * size);
    }
    it.closePath();
  }

  crossed(it, mark, colour) {
    it.translate(mark.x, mark.y);
    it.lineWidth = 1.7;
    it.strokeStyle = colour.ink;
    it.stroke(this.cross);
    it.translate(-mark.x, -mark.y);
  }

  bar(it, mark, colour) {
    it.strokeStyle = colour[mark.bearing];
    const alpha = it.globalAlpha;
    it.globalAlpha = alpha * 0.4;
    it.lineWidth = 2;
    it.beginPath();
    it.moveTo(mark.x0, mark.y);
    it.lineTo(mark.x1, mark.y);
    it.stroke();
    it.globalAlpha = alpha;
  }

  arcs(it, colour) {
    it.strokeStyle = colour.ink;
    it.lineWidth = 1.2;
    it.globalAlpha = 0.45;
    for (const arc of this.scene.arcs) {
      if (arc.every((mark) => mark.status === BY_THEN)) it.stroke(new Path2D(arcPath(arc)));
    }
    it.globalAlpha = 1;
  }

  circle(it, colour) {
    it.strokeStyle = colour.focus;
    it.lineWidth = 2;
    it.beginPath();
    it.arc(this.pointed.x, this.pointed.y, 10, 0, 7);
    it.stroke();
  }
}
