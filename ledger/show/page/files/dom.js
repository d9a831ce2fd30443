// Making elements: text goes in as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

// The first characters of a text; never half of a surrogate pair.
function cut(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

function make(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function draw(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ''));
  return element;
}

const byId = (id) => document.getElementById(id);

// The corners of each shape around its middle; a circle has none.
const CORNERS = {
  closer: [[0, -5.2], [5.2, 4], [-5.2, 4]],
  apart: [[0, 5.2], [5.2, -4], [-5.2, -4]],
  neutral: [[-4, -4], [4, -4], [4, 4], [-4, 4]],
  none: [[-5, -1.4], [5, -1.4], [5, 1.4], [-5, 1.4]],
  open: [],
};
const CIRCLE = 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z';
const SHAPES = Object.fromEntries(
  Object.entries(CORNERS).map(([name, at]) => [name, at.length ? `M${at.join('L')}Z` : CIRCLE]),
);
const CROSS = 'M-6-6L6 6M-6 6L6-6';
const MEANS = {
  closer: 'bearing closer', apart: 'bearing apart', neutral: 'bearing neutral',
  none: 'no bearing', open: 'bearing not judged',
};

function glyph(bearing, hollow, crossed = false) {
  const shape = draw('path', { class: `glyph${hollow ? ' hollow' : ''}`, d: SHAPES[bearing] });
  const cross = crossed ? draw('path', { class: 'cross', d: CROSS }) : null;
  return draw('svg', { class: bearing, viewBox: '-7 -7 14 14', 'aria-hidden': 'true' }, shape, cross);
}

function dateOf(i) {
  const version = versions.get(rows.seq[i]);
  return (version && words[version.date]) || '';
}

function contentOf(i) {
  const version = versions.get(rows.seq[i]);
  return version ? words[version.content] : '';
}

function actOf(i) {
  const version = versions.get(rows.seq[i]);
  return (version && words[version.act]) || '';
}

function whoOf(i) {
  return [words[rows.who[i]], actOf(i)].filter(Boolean).join(' ');
}

function viaOf(i) {
  return rows.via[i].map((name) => words[name]);
}
