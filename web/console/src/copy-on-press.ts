import { announce } from '../../pages/src/announce.js';

/** Lets every button with `data-copy` put the value of the field it names on the clipboard. */
export function copyOnPress(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const field = document.getElementById(button.dataset['copy'] ?? '');
    if (!(field instanceof HTMLInputElement)) continue;
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(field.value).then(
        () => {
          button.textContent = 'Copied';
          announce('Copied');
        },
        // Without leave to write to the clipboard the text is at least selected, one key press away.
        () => {
          field.select();
        },
      );
    });
  }
}
