import { SankeyChart, type SankeySeriesOption } from 'echarts/charts';
import { use, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { chartIsland, type Surroundings } from './chart-island.js';
import { depthsOf, type FlowPicture } from './flow-data.js';

use([SankeyChart, CanvasRenderer]);

/** Draws streams from step to step into their figure. */
export function flowChart(figure: HTMLElement): void {
  chartIsland<FlowPicture>(figure, (picture, around) => {
    around.chart.setOption(optionOf(picture, around), { notMerge: true });
  });
}

function optionOf(picture: FlowPicture, { token, fontFamily, isNarrow }: Surroundings): ComposeOption<SankeySeriesOption> {
  const depths = depthsOf(picture);
  const isLoss = new Map(picture.nodes.map(node => [node.id, node.isLoss]));
  const words = { fontFamily, color: token('--ink') };
  const label = { ...words, fontSize: isNarrow ? 10 : 12, lineHeight: isNarrow ? 13 : 16 };
  return {
    animation: false,
    textStyle: words,
    series: {
      type: 'sankey',
      silent: true,
      left: 4,
      right: isNarrow ? 92 : 132,
      top: 12,
      bottom: 12,
      nodeWidth: 12,
      nodeGap: isNarrow ? 22 : 26,
      draggable: false,
      layoutIterations: 32,
      data: picture.nodes.map(node => ({
        name: node.id,
        depth: depths.get(node.id) ?? 0,
        itemStyle: { color: token(node.isLoss ? '--chart-2' : '--chart-1'), borderWidth: 0 },
        label: { ...label, formatter: node.label, position: 'right' as const },
      })),
      links: picture.links.map(link => ({
        source: link.from,
        target: link.to,
        value: link.count,
        lineStyle: { color: token(isLoss.get(link.to) ? '--chart-2-wash' : '--chart-1-wash'), opacity: 0.9, curveness: 0.5 },
      })),
    },
  };
}
