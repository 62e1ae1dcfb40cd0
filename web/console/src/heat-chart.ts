import { CustomChart, type CustomSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { use, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { chartIsland, type Surroundings } from './chart-island.js';
import { shortLabel, shortName, stepOf, type HeatPicture } from './heat-data.js';

type Option = ComposeOption<CustomSeriesOption | GridComponentOption>;

use([CustomChart, GridComponent, CanvasRenderer]);

/** Draws the matrix of devices into its figure: a number in each cell, and a color that says the same. */
export function heatChart(figure: HTMLElement): void {
  chartIsland<HeatPicture>(figure, draw, picture => `${String(picture.rows.length * 2.75 + 4.5)}rem`);
}

function draw(picture: HeatPicture, { chart, token, fontFamily, isNarrow }: Surroundings): void {
  const words = { fontFamily, color: token('--ink'), fontSize: isNarrow ? 11 : 13 };
  const axis = { type: 'category' as const, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  const longest = isNarrow ? 14 : 26;
  const option: Option = {
    animation: false,
    textStyle: words,
    grid: { top: 56, bottom: 4, left: isNarrow ? 96 : 190, right: 4 },
    xAxis: {
      ...axis,
      position: 'top',
      data: [...picture.columns],
      axisLabel: { ...words, interval: 0, rotate: isNarrow || picture.columns.length > 6 ? 35 : 0, formatter: (name: string) => shortName(name, isNarrow ? 9 : 16) },
    },
    yAxis: { ...axis, inverse: true, data: [...picture.rows], axisLabel: { ...words, interval: 0, formatter: (name: string) => shortName(name, longest) } },
    series: [cells(picture, steps(token), token('--ink'), token('--ink-soft'), fontFamily, isNarrow)],
  };
  chart.setOption(option, { notMerge: true });
}

function steps(token: (name: string) => string): readonly string[] {
  return ['--surface-sunk', '--heat-0', '--heat-1', '--heat-2', '--heat-3', '--heat-4'].map(token);
}

function cells(picture: HeatPicture, fills: readonly string[], ink: string, soft: string, fontFamily: string, isNarrow: boolean): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    data: picture.cells.map(cell => [cell.column, cell.row]),
    renderItem: (params, api) => {
      const cell = picture.cells[params.dataIndex];
      if (!cell) return { type: 'group', children: [] };
      const [x = 0, y = 0] = api.coord([cell.column, cell.row]);
      const [width, height] = api.size?.([1, 1]) as number[];
      const [wide = 0, high = 0] = [width, height];
      const text = (said: string, top: number, size: number, weight: number, fill: string) =>
        ({ type: 'text' as const, x, y: y + top, style: { text: said, fill, align: 'center' as const, verticalAlign: 'middle' as const, font: `${String(weight)} ${String(size)}px ${fontFamily}` } });
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: { x: x - wide / 2 + 2, y: y - high / 2 + 2, width: wide - 4, height: high - 4, r: 5 }, style: { fill: fills[stepOf(cell.rate)] ?? '' } },
          text(isNarrow ? shortLabel(cell) : cell.label, -8, isNarrow ? 11 : 14, 600, ink),
          text(cell.count, 9, isNarrow ? 10 : 12, 400, soft),
        ],
      };
    },
  };
}
