// An empty map. No map server is asked unless the page names one, so it may be marks on plain ground.
import '/webjars/leaflet/1.9.4/dist/leaflet.js';

export const L = window.L;

export function emptyMap(canvas, tiles) {
  const map = L.map(canvas, { preferCanvas: false, scrollWheelZoom: false });
  map.attributionControl.setPrefix(false);
  if (tiles) {
    L.tileLayer(tiles, { maxZoom: 18 }).addTo(map);
  }
  L.control.scale({ imperial: true, metric: true }).addTo(map);
  return map;
}
