import { refusalFor, type Refusal, type Unsuccessful } from './refusal.js';

/** The place at the end of a card where refusals appear. It is a live region: what is put there is read out. */
export type Notice = {
  /** Shows why something was refused and the way on. `again` runs when the person chooses to try again. */
  show(result: Unsuccessful, again: () => void): void;
  clear(): void;
};

/**
 * Takes hold of the page's notice. One that the server wrote is given the focus, to be read out. `supportCode` is that of
 * the last ceremony, for failures that bring none of their own.
 */
export function openNotice(slot: HTMLElement, refusals: readonly Refusal[], supportCode: () => string | null): Notice {
  if (slot.childElementCount > 0) slot.focus();
  const clear = (): void => {
    slot.replaceChildren();
  };
  return {
    clear,
    show(result, again) {
      const refusal = refusalFor(refusals, result);
      const box = make('div', '', 'notice notice-refused');
      box.append(make('h2', refusal.title), make('p', refusal.text), ...details(result, result.supportCode ?? supportCode()));
      box.append(wayOn(refusal, () => { clear(); again(); }));
      slot.replaceChildren(box);
      slot.scrollIntoView({ block: 'nearest' });
    },
  };
}

function details(result: Unsuccessful, supportCode: string | null): HTMLElement[] {
  const lines: HTMLElement[] = [];
  if (result.retryAfter !== undefined) lines.push(make('p', `You can try again in ${inWords(result.retryAfter)}.`));
  if (supportCode) {
    const line = make('p', 'Support code: ', 'support');
    line.append(make('code', supportCode));
    lines.push(line);
  }
  return lines;
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function wayOn({ next }: Refusal, again: () => void): HTMLElement {
  if (next.href !== null) {
    const link = make('a', next.label, 'button button-small');
    link.href = next.href === '' ? location.href : next.href;
    return link;
  }
  const button = make('button', next.label, 'button button-small');
  button.type = 'button';
  button.addEventListener('click', again);
  return button;
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text: string, className = ''): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
