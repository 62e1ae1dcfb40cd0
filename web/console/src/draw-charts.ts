/** Draws the charts of the page. What draws them is fetched only where there is one: it is far larger than everything else. */
export async function drawCharts(): Promise<void> {
  const figures = (kind: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`figure[data-chart="${kind}"]`)];
  const [funnels, trends, flows] = [figures('funnel'), figures('trend'), figures('flow')];
  if (funnels.length > 0) funnels.forEach((await import('./funnel-chart.js')).funnelChart);
  if (trends.length > 0) trends.forEach((await import('./trend-chart.js')).trendChart);
  if (flows.length > 0) flows.forEach((await import('./flow-chart.js')).flowChart);
}
