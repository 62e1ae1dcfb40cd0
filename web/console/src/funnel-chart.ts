import { CustomChart, type CustomSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { use, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { chartIsland, type Surroundings } from './chart-island.js';
import { piecesOf, type FunnelPicture, type Piece } from './funnel-data.js';

type Option = ComposeOption<CustomSeriesOption | GridComponentOption>;

use([CustomChart, GridComponent, CanvasRenderer]);

/** Draws the funnel into its figure. */
export function funnelChart(figure: HTMLElement): void {
  chartIsland<FunnelPicture>(figure, draw);
}

function draw(picture: FunnelPicture, { chart, token, fontFamily, isNarrow }: Surroundings): void {
  const isPair = picture.sides.length > 1;
  const words = { fontFamily, color: token('--ink'), fontSize: isNarrow ? 12 : 14 };
  const rich = {
    name: { ...words, fontWeight: 600, lineHeight: 19 },
    share: { ...words, fontWeight: 600, lineHeight: 19 },
    count: { ...words, color: token('--ink-soft'), fontSize: 12, lineHeight: 16 },
  } as const;
  const said = (side: number, node: number): string[] => (picture.sides[side]?.labels[node] ?? '').split('\n');
  // Of a pair, the name of the node stands over the first one's figures.
  const leftLabel = (name: string, node: number): string =>
    isPair ? `{name|${name}}\n{count|${said(0, node).join(', ')}}` : `{name|${name}}`;
  const rightLabel = (_: string, node: number): string => {
    const [share = '', count = ''] = said(isPair ? 1 : 0, node);
    return `{share|${share}}\n{count|${count}}`;
  };
  const axis = { type: 'category' as const, inverse: true, data: [...picture.nodes], axisLine: { show: false }, axisTick: { show: false } };

  const option: Option = {
    animation: false,
    textStyle: words,
    grid: { top: 4, bottom: 4, left: isNarrow ? 140 : 200, right: isNarrow ? 60 : 92 },
    xAxis: { type: 'value', min: -1, max: 1, show: false },
    yAxis: [
      { ...axis, axisLabel: { formatter: leftLabel, rich, align: 'left', margin: isNarrow ? 140 : 200 } },
      { ...axis, position: 'right', axisLabel: { formatter: rightLabel, rich, margin: 12 } },
    ],
    series: [pieces(piecesOf(picture), [token('--chart-1'), token('--chart-2')], [token('--chart-1-wash'), token('--chart-2-wash')])],
  };
  chart.setOption(option, { notMerge: true });
}

function pieces(all: readonly Piece[], bars: readonly string[], slopes: readonly string[]): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    data: all.map((_, index) => [0, all[index]?.node ?? 0]),
    renderItem: (params, api) => {
      const piece = all[params.dataIndex];
      if (!piece) return { type: 'group', children: [] };
      const [, above = 0] = api.coord([0, 0]);
      const [, below = 0] = api.coord([0, 1]);
      const points = piece.corners.map(([share, node]) => [api.coord([share, 0])[0] ?? 0, above + node * (below - above)]);
      return { type: 'polygon', shape: { points }, style: { fill: (piece.kind === 'bar' ? bars : slopes)[piece.side] ?? '' } };
    },
  };
}
