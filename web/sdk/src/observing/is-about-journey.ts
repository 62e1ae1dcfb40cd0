/** Whether an event is about what people do around ceremonies, so that it needs consent: `purpose` in the catalog. */
export function isAboutJourney(name: string): boolean {
  return /^(page|flow|identifier|method|nudge|guidance|app|fallback|otp)\.|^credential\.renamed$|^conversion$/.test(name);
}
