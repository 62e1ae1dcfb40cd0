/** Says something to people who listen to the page, without showing it. */
export function announce(sentence: string): void {
  const announcer = document.getElementById('announcer');
  if (announcer) announcer.textContent = sentence;
}
