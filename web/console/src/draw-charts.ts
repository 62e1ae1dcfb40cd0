/** What draws each chart, by its name. Fetched only where there is one: it is far larger than everything else. */
const drawers: Readonly<Record<string, () => Promise<(figure: HTMLElement) => void>>> = {
  funnel: async () => (await import('./funnel-chart.js')).funnelChart,
  heat: async () => (await import('./heat-chart.js')).heatChart,
  keys: async () => (await import('./keys-chart.js')).keysChart,
  trend: async () => (await import('./trend-chart.js')).trendChart,
  flow: async () => (await import('./flow-chart.js')).flowChart,
  failures: async () => (await import('./failures-chart.js')).failuresChart,
};

/** Draws the charts of the page. */
export async function drawCharts(): Promise<void> {
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]')) {
    const drawer = drawers[figure.dataset['chart'] ?? ''];
    if (drawer) (await drawer())(figure);
  }
}
