// Draws one person's options, their present home and their family. Nothing depends on it: the table below says the same.
import { L, emptyMap } from './map.js';

// Shapes and words tell the kinds apart, so colour is never the only sign.
function icon(mark) {
  return L.divIcon({
    className: `placement-mark placement-mark--${mark.kind.toLowerCase()}`,
    html: Object.assign(document.createElement('span'), { textContent: mark.kind === 'OPTION' ? mark.label : '' }),
    iconSize: [28, 28],
  });
}

for (const section of document.querySelectorAll('[data-module="options-map"]')) {
  const marks = JSON.parse(section.dataset.points);
  if (marks.length === 0) {
    continue;
  }
  section.hidden = false;
  const map = emptyMap(section.querySelector('.placement-map__canvas'), section.dataset.tiles);
  for (const mark of marks) {
    const words = mark.kind === 'OPTION' ? `${mark.label}. ${mark.words}` : mark.words;
    L.marker([mark.latitude, mark.longitude], { icon: icon(mark), alt: words, title: words, interactive: false, keyboard: false, zIndexOffset: mark.kind === 'OPTION' ? 0 : 1000 })
      .addTo(map);
  }
  map.fitBounds(marks.map((mark) => [mark.latitude, mark.longitude]), { maxZoom: 14, padding: [30, 30] });
}
