import { init, type EChartsType } from 'echarts/core';

/** What a chart may ask of the page that it is on. */
export type Surroundings = {
  readonly chart: EChartsType;
  /** A color of the page's style by its name, such as `--ink`. */
  readonly token: (name: string) => string;
  readonly fontFamily: string;
  readonly isNarrow: boolean;
};

/** Below this width, in CSS pixels, words stand closer. */
const narrow = 560;

/** Gives a figure its canvas, and draws into it now and whenever its size or the light changes. Nothing moves. */
export function chartIsland<Picture>(figure: HTMLElement, draw: (picture: Picture, around: Surroundings) => void, height?: (picture: Picture) => string): void {
  const text = figure.querySelector('script')?.textContent;
  if (!text) throw new Error('The chart has no data.');
  const picture = JSON.parse(text) as Picture;

  const canvas = figure.appendChild(document.createElement('div'));
  canvas.className = 'chart-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  if (height) canvas.style.blockSize = height(picture);
  figure.classList.add('chart-drawn');
  const chart = init(canvas);
  const show = (): void => {
    const style = getComputedStyle(figure);
    const token = (name: string): string => style.getPropertyValue(name).trim();
    draw(picture, { chart, token, fontFamily: style.fontFamily, isNarrow: figure.clientWidth < narrow });
  };
  show();
  new ResizeObserver(() => {
    chart.resize();
    show();
  }).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  matchMedia('(prefers-contrast: more)').addEventListener('change', show);
}
