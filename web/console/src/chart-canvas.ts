import { init, type EChartsType } from 'echarts/core';

/** What a drawing needs to know of the page: its colors and letters, and how wide it is. */
export type Surroundings = {
  readonly token: (name: string) => string;
  readonly words: { readonly fontFamily: string; readonly color: string; readonly fontSize: number };
  readonly isNarrow: boolean;
};

/** Below this width, in CSS pixels, words stand closer. */
const narrow = 560;

/** The data that the server wrote into a figure. */
export function dataOf(figure: HTMLElement): unknown {
  const text = figure.querySelector('script')?.textContent;
  if (!text) throw new Error('The chart has no data.');
  return JSON.parse(text);
}

/** Draws into a figure, and again when the figure or the light changes. Nothing moves. */
export function drawInto(figure: HTMLElement, draw: (chart: EChartsType, around: Surroundings) => void): void {
  const canvas = figure.appendChild(document.createElement('div'));
  canvas.className = 'chart-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  figure.classList.add('chart-drawn');
  const chart = init(canvas);
  const again = (): void => {
    draw(chart, surroundingsOf(figure));
  };
  again();
  new ResizeObserver(() => {
    chart.resize();
    again();
  }).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  matchMedia('(prefers-contrast: more)').addEventListener('change', again);
}

function surroundingsOf(figure: HTMLElement): Surroundings {
  const style = getComputedStyle(figure);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const isNarrow = figure.clientWidth < narrow;
  return { token, isNarrow, words: { fontFamily: style.fontFamily, color: token('--ink'), fontSize: isNarrow ? 11 : 13 } };
}
