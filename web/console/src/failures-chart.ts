import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, type AriaComponentOption, type GridComponentOption, type LegendComponentOption, type TooltipComponentOption } from 'echarts/components';
import { use, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { chartIsland, type Surroundings } from './chart-island.js';
import { partyColors, patternOf, type FailuresPicture } from './failures-data.js';
import { marksOf } from './trend-data.js';

type Option = ComposeOption<BarSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>;

use([AriaComponent, BarChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** Draws failures over time into their figure, one bar for each day or hour, the parties stacked. */
export function failuresChart(figure: HTMLElement): void {
  chartIsland<FailuresPicture>(figure, draw, () => '20rem');
}

function draw(picture: FailuresPicture, { chart, token, fontFamily, isNarrow }: Surroundings): void {
  const marks = marksOf(picture.marks);
  const words = { fontFamily, color: token('--ink'), fontSize: isNarrow ? 11 : 13 };
  const option: Option = {
    animation: false,
    textStyle: words,
    aria: { enabled: true, decal: { show: true, decals: picture.series.map(series => ({ color: token('--surface'), ...patternOf(series.place) })) } },
    legend: { top: 0, left: 0, textStyle: words, itemGap: 16, selectedMode: false },
    tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: token('--surface'), borderColor: token('--line'), textStyle: words },
    grid: { top: isNarrow ? 112 : 44, bottom: 28, left: 40, right: 8 },
    xAxis: { type: 'category', data: [...picture.slots], axisLabel: words, axisLine: { lineStyle: { color: token('--line-strong') } }, axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: words, splitLine: { lineStyle: { color: token('--line') } } },
    series: picture.series.map((series, place) => ({
      type: 'bar',
      name: series.name,
      stack: 'all',
      barMaxWidth: 36,
      itemStyle: { color: token(partyColors[series.place] ?? '--ink-soft') },
      data: series.counts.map(count => count ?? '-'),
      ...(place === 0 && marks.length > 0
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: token('--ink-soft'), type: 'dashed' as const, width: 1.5 },
              data: marks.map(mark => ({ xAxis: mark.place, label: { ...words, formatter: mark.label, position: 'end' as const } })),
            },
          }
        : {}),
    })),
  };
  chart.setOption(option, { notMerge: true });
}
