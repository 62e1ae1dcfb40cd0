/** Takes the message out of the address, so that loading the page again does not repeat it. */
export function forgetMessage(): void {
  const address = new URL(location.href);
  address.searchParams.delete('done');
  address.searchParams.delete('problem');
  history.replaceState(null, '', address);
}
