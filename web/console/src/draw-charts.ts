/** Draws the charts of the page. What draws them is fetched only where there is one: it is far larger than everything else. */
export async function drawCharts(): Promise<void> {
  const figure = document.querySelector<HTMLElement>('figure[data-chart="funnel"]');
  if (!figure) return;
  const { funnelChart } = await import('./funnel-chart.js');
  funnelChart(figure);
}
