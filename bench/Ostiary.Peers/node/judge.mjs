// Judges ceremonies with @simplewebauthn/server: one JSON line in, one verdict out, in order.
import { createInterface } from 'node:readline';
import { verdictOf } from './verdict.mjs';

async function verdictOn(line) {
  try {
    return (await verdictOf(JSON.parse(line))) ? { accepted: true } : { accepted: false, reason: 'not verified' };
  } catch (error) {
    return { accepted: false, reason: String(error?.message ?? error).split('\n')[0] };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await verdictOn(line))}\n`);
}
