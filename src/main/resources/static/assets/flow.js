// Draws the rows of a table (from, to, people) as bands. Without script, or where there is no room, the table is all there is.
import '/webjars/d3-array/2.12.1/dist/d3-array.min.js';
import '/webjars/d3-path/1.0.9/dist/d3-path.min.js';
import '/webjars/d3-shape/1.3.7/dist/d3-shape.min.js';
import '/webjars/d3-sankey/0.12.3/dist/d3-sankey.min.js';

const d3 = window.d3;
const SVG = 'http://www.w3.org/2000/svg';
const NARROWEST = 560;
const HEIGHT_OF_NAME = 26;
const WIDTH_OF_NODE = 14;
// More bands than this cannot be told apart; the table goes on.
const MOST_BANDS = 40;

function make(name, attributes, words) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  if (words) {
    element.textContent = words;
  }
  return element;
}

function rowsOf(table) {
  return [...table.querySelectorAll('tbody tr')].slice(0, MOST_BANDS).map((row) => {
    const [from, to, people] = [...row.cells].map((cell) => cell.textContent.trim());
    return { from, to, people: Number(people.replaceAll(',', '')) };
  });
}

// A service may take people and lose people: the two ends of a band are told apart by side, so no circle can arise.
function graph(rows) {
  const names = [...new Set(rows.flatMap((row) => [`from ${row.from}`, `to ${row.to}`]))];
  return {
    nodes: names.map((name) => ({ name: name.replace(/^(from|to) /, '') })),
    links: rows.map((row) => ({
      source: names.indexOf(`from ${row.from}`),
      target: names.indexOf(`to ${row.to}`),
      value: row.people,
    })),
  };
}

function draw(box, rows) {
  const width = box.parentElement.clientWidth;
  box.replaceChildren();
  box.hidden = rows.length === 0 || width < NARROWEST;
  if (box.hidden) {
    return;
  }
  const sides = [new Set(rows.map((row) => row.from)).size, new Set(rows.map((row) => row.to)).size];
  const height = Math.max(160, Math.max(...sides) * HEIGHT_OF_NAME);
  const edge = Math.min(260, width / 3);
  const { nodes, links } = d3
    .sankey()
    .nodeWidth(WIDTH_OF_NODE)
    .nodePadding(12)
    .extent([[edge, 4], [width - edge, height - 4]])(graph(rows));
  const svg = make('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
  for (const link of links) {
    const band = make('path', {
      d: d3.sankeyLinkHorizontal()(link),
      class: 'placement-flow__band',
      'stroke-width': Math.max(1, link.width),
    });
    band.append(make('title', {}, `${link.source.name} to ${link.target.name}: ${link.value}`));
    svg.append(band);
  }
  for (const node of nodes) {
    const left = node.sourceLinks.length > 0;
    svg.append(
      make('rect', { x: node.x0, y: node.y0, width: node.x1 - node.x0, height: Math.max(1, node.y1 - node.y0), class: 'placement-flow__node' }),
    );
    const room = Math.floor(edge / 8) - 6;
    const name = node.name.length > room ? `${node.name.slice(0, room - 1)}…` : node.name;
    svg.append(
      make(
        'text',
        { x: left ? node.x0 - 8 : node.x1 + 8, y: (node.y0 + node.y1) / 2, dy: '0.35em', 'text-anchor': left ? 'end' : 'start', class: 'placement-flow__name' },
        `${name} (${node.value})`,
      ),
    );
  }
  box.append(svg);
}

for (const box of document.querySelectorAll('[data-module="placement-flow"]')) {
  const table = document.getElementById(box.dataset.table);
  if (table && table.querySelector('tbody')) {
    const rows = rowsOf(table);
    let last = 0;
    new ResizeObserver(() => {
      if (box.parentElement.clientWidth !== last) {
        last = box.parentElement.clientWidth;
        draw(box, rows);
      }
    }).observe(box.parentElement);
  }
}
