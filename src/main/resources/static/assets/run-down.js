// Draws the run-down from the same numbers that stand in the table. Without script the table is all there is.
import '/webjars/chart.js/4.5.1/dist/chart.umd.js';

const canvas = document.getElementById('run-down-chart');
if (canvas && window.Chart) {
  const days = JSON.parse(canvas.dataset.days);
  const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const series = [
    { key: 'planned', label: 'As planned', borderColor: '#12436d', borderDash: [6, 4] },
    { key: 'actual', label: 'As it is', borderColor: '#801650', borderWidth: 3 },
    { key: 'fewest', label: 'At the fastest', borderColor: '#28a197', borderDash: [2, 3] },
    { key: 'most', label: 'Most who may still be there', borderColor: '#f46a25' },
  ].filter((s) => days.some((d) => d[s.key] != null));
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  canvas.parentElement.hidden = false;
  new window.Chart(canvas, {
    type: 'line',
    data: {
      labels: days.map((d) => short.format(new Date(d.day))),
      datasets: series.map(({ key, ...look }) => ({ data: days.map((d) => d[key]), stepped: true, pointRadius: 0, ...look })),
    },
    options: {
      animation: !still && { duration: 200 },
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { title: { display: true, text: canvas.dataset.axis ?? 'At the end of the day' }, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
        y: { beginAtZero: true, ticks: { precision: 0 }, title: { display: true, text: 'People still to move' } },
      },
    },
  });
}
