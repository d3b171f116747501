// Draws what a search found as circles. Nothing depends on it: the table below says the same. No map server is asked
// unless the page names one.
import { L, emptyMap } from './map.js';

// Filled by rating; the words are in the popup, so colour is never the only sign.
const FILL = {
  OUTSTANDING: '#00703c',
  GOOD: '#00703c',
  REQUIRES_IMPROVEMENT: '#ffdd00',
  INADEQUATE: '#d4351c',
  NOT_RATED: '#b1b4b6',
};

function popup(point) {
  const box = document.createElement('div');
  const link = document.createElement('a');
  link.href = point.href;
  link.textContent = point.name;
  link.className = 'govuk-link';
  box.append(link);
  for (const words of [point.services, point.rated, point.free]) {
    const line = document.createElement('div');
    line.textContent = words;
    box.append(line);
  }
  return box;
}

async function draw(section) {
  const says = section.querySelector('[data-market-map-says]');
  section.hidden = false;
  let answer;
  try {
    const response = await fetch(section.dataset.points, { headers: { Accept: 'application/json' } });
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    answer = await response.json();
  } catch {
    says.textContent = 'The map could not be drawn just now. The table below is complete.';
    return;
  }
  says.textContent = answer.says;
  if (answer.points.length === 0) {
    return;
  }
  const map = emptyMap(section.querySelector('.backstop-market__canvas'), section.dataset.tiles);
  const bounds = [];
  for (const point of answer.points) {
    const at = [point.latitude, point.longitude];
    bounds.push(at);
    L.circleMarker(at, { radius: 7, weight: 2, color: '#0b0c0c', fillColor: FILL[point.rating], fillOpacity: 0.85 })
      .bindTooltip(`${point.name}: ${point.rated}`)
      .bindPopup(() => popup(point))
      .addTo(map);
  }
  if (answer.origin) {
    L.circleMarker([answer.origin.latitude, answer.origin.longitude], { radius: 9, weight: 4, color: '#1d70b8', fill: false })
      .bindTooltip('Where distances are measured from')
      .addTo(map);
  }
  map.fitBounds(bounds, { maxZoom: 15, padding: [20, 20] });
}

document.querySelectorAll('[data-module="market-map"]').forEach(draw);
