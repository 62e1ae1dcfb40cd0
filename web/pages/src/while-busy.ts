import { announce } from './announce.js';

/**
 * Runs work that a button started. Meanwhile the button shows that it is busy and ignores presses; it keeps its size
 * and the focus. `data-busy` on the button is what its label says meanwhile.
 */
export async function whileBusy<Result>(button: HTMLButtonElement, work: () => Promise<Result>): Promise<Result> {
  const label = button.querySelector('[data-label]');
  const resting = label?.textContent ?? '';
  const busy = button.dataset['busy'];
  button.setAttribute('aria-busy', 'true');
  button.setAttribute('aria-disabled', 'true');
  if (label && busy) label.textContent = busy;
  announce(busy ?? 'Waiting for your device');
  try {
    return await work();
  } finally {
    button.removeAttribute('aria-busy');
    button.removeAttribute('aria-disabled');
    if (label) label.textContent = resting;
    announce('');
  }
}

/** True while work that the button started is under way. */
export function isBusy(button: HTMLButtonElement): boolean {
  return button.getAttribute('aria-busy') === 'true';
}
