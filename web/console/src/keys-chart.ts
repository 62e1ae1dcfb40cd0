import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, type AriaComponentOption, type GridComponentOption, type LegendComponentOption } from 'echarts/components';
import { use, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { chartIsland, type Surroundings } from './chart-island.js';
import { patternOf } from './failures-data.js';
import { shortName } from './heat-data.js';
import { keyColors, labelOf, type KeyPicture } from './keys-data.js';

type Option = ComposeOption<BarSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption>;

use([AriaComponent, BarChart, GridComponent, LegendComponent, CanvasRenderer]);

/** Draws what became of those who needed a security key, one bar for each place. */
export function keysChart(figure: HTMLElement): void {
  chartIsland<KeyPicture>(figure, draw, picture => `${String(picture.places.length * 2.75 + 5)}rem`);
}

function draw(picture: KeyPicture, { chart, token, fontFamily, isNarrow }: Surroundings): void {
  const words = { fontFamily, color: token('--ink'), fontSize: isNarrow ? 11 : 13 };
  const label = { show: true, ...words, backgroundColor: token('--surface'), padding: [2, 4], borderRadius: 3 };
  const option: Option = {
    animation: false,
    textStyle: words,
    aria: { enabled: true, decal: { show: true, decals: picture.parts.map((_, place) => ({ color: token('--surface'), ...patternOf(place) })) } },
    legend: { top: 0, left: 0, textStyle: words, itemGap: 16, selectedMode: false },
    grid: { top: isNarrow ? 64 : 36, bottom: 24, left: isNarrow ? 96 : 190, right: 16 },
    xAxis: { type: 'value', max: 1, axisLabel: { ...words, formatter: (share: number) => `${String(Math.round(share * 100))} %` }, splitLine: { lineStyle: { color: token('--line') } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...picture.places],
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...words, interval: 0, formatter: (name: string) => shortName(name, isNarrow ? 14 : 26) },
    },
    series: picture.parts.map((part, place) => ({
      type: 'bar',
      name: part.name,
      stack: 'all',
      barMaxWidth: 28,
      silent: true,
      itemStyle: { color: token(keyColors[place] ?? '--ink-soft') },
      label: { ...label, formatter: ({ value }: { value: unknown }) => labelOf(Number(value)) },
      data: part.rates.map(rate => ({ value: rate, label: { show: labelOf(rate) !== '' } })),
    })),
  };
  chart.setOption(option, { notMerge: true });
}
