import { observe } from './observe.js';
import { quietly } from './telemetry/quietly.js';

// Observes the page that has this script in a tag, as the tag's attributes say. What the page has to tell besides, it
// puts into `ostiaryEvents`.
quietly(() => {
  const script = document.currentScript as HTMLScriptElement | null;
  const { server, key, consent, touchpoint, cohort, autocapture, rawMessages, handOver } = script?.dataset ?? {};
  observe({
    // Without a server's address: the one that the script comes from.
    baseUrl: server ?? new URL(script?.src ?? location.href).origin,
    ...(key !== undefined && { publishableKey: key }),
    ...(consent === 'journey' && { consent }),
    ...(touchpoint !== undefined && { touchpoint }),
    ...(cohort !== undefined && { cohort }),
    autocapture: autocapture !== 'false',
    rawMessages: rawMessages === 'true',
    handOver: handOver === 'true',
  });
});
