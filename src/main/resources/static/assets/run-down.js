// Draws the run-down from the same numbers that stand in the table. Without script the table is all there is.
import '/webjars/chart.js/4.5.1/dist/chart.umd.js';

const canvas = document.getElementById('run-down-chart');
if (canvas && window.Chart) {
  const days = JSON.parse(canvas.dataset.days);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  canvas.parentElement.hidden = false;
  new window.Chart(canvas, {
    type: 'line',
    data: {
      labels: days.map((d) => d.day),
      datasets: [
        { label: 'As planned', data: days.map((d) => d.planned), borderColor: '#12436d', borderDash: [6, 4], stepped: true, pointRadius: 0 },
        { label: 'As it is', data: days.map((d) => d.actual), borderColor: '#801650', stepped: true, pointRadius: 0, borderWidth: 3 },
      ],
    },
    options: {
      animation: !still && { duration: 200 },
      maintainAspectRatio: false,
      scales: { y: { beginAtZero: true, ticks: { precision: 0 } } },
    },
  });
}
