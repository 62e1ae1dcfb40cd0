const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Writes every instant of the page in the person's own time zone, in the shape in which the server wrote it in UTC. */
export function showLocalTimes(): void {
  for (const time of document.querySelectorAll('time')) {
    const instant = new Date(time.dateTime);
    time.textContent = `${day.format(instant)}, ${clock.format(instant)}`;
    time.title = instant.toISOString();
  }
}
