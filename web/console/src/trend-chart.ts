import { LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, MarkLineComponent, type GridComponentOption } from 'echarts/components';
import { use, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { chartIsland, type Surroundings } from './chart-island.js';
import { marksOf, topOf, type TrendMark, type TrendPicture } from './trend-data.js';

type Option = ComposeOption<LineSeriesOption | GridComponentOption>;

use([LineChart, GridComponent, MarkLineComponent, CanvasRenderer]);

/** Draws one or two lines over time into their figure. */
export function trendChart(figure: HTMLElement): void {
  chartIsland<TrendPicture>(figure, (picture, around) => {
    around.chart.setOption(optionOf(picture, around), { notMerge: true });
  });
}

function optionOf(picture: TrendPicture, { token, fontFamily, isNarrow }: Surroundings): Option {
  const words = { fontFamily, color: token('--ink'), fontSize: isNarrow ? 11 : 13 };
  const soft = { ...words, color: token('--ink-soft'), fontSize: isNarrow ? 11 : 12 };
  const percent = (value: number): string => `${String(Math.round(value * 100))} %`;
  return {
    animation: false,
    textStyle: words,
    grid: { top: marksIn(picture).length > 0 ? 28 : 12, bottom: 28, left: 48, right: 16 },
    xAxis: {
      type: 'category',
      data: [...picture.labels],
      boundaryGap: false,
      axisLabel: { ...soft, hideOverlap: true },
      axisLine: { lineStyle: { color: token('--line') } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: topOf(picture),
      minInterval: picture.isShare ? 0.05 : 1,
      axisLabel: { ...soft, formatter: (value: number) => (picture.isShare ? percent(value) : String(value)) },
      splitLine: { lineStyle: { color: token('--line') } },
    },
    series: picture.lines.map((line, place) => lineOf(picture, line, place, token, soft)),
  };
}

function lineOf(
  picture: TrendPicture,
  line: TrendPicture['lines'][number],
  place: number,
  token: Surroundings['token'],
  label: { readonly color: string; readonly fontSize: number; readonly fontFamily: string },
): LineSeriesOption {
  const color = token(place === 0 ? '--chart-1' : '--chart-2');
  const marks = place === 0 ? marksIn(picture) : [];
  return {
    type: 'line',
    name: line.name,
    silent: true,
    showSymbol: picture.labels.length < 16,
    symbolSize: 6,
    data: [...line.values],
    itemStyle: { color },
    lineStyle: { color, width: 2 },
    ...(place === 0 ? { areaStyle: { color: token('--chart-1-wash'), opacity: 0.45 } } : {}),
    ...(marks.length > 0
      ? {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: token('--ink-soft'), type: 'dashed' as const, width: 1.5 },
            data: marks.map(mark => ({ xAxis: mark.place, label: { ...label, formatter: mark.label, position: 'end' as const } })),
          },
        }
      : {}),
  };
}

function marksIn(picture: TrendPicture): readonly TrendMark[] {
  const asked = picture.mark === null || picture.mark === undefined ? [] : [{ place: picture.mark, label: picture.markLabel ?? '' }];
  return marksOf([...asked, ...(picture.marks ?? [])]);
}
