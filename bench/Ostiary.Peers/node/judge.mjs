// Judges ceremonies with @simplewebauthn/server: one JSON line in, one verdict out, in order.
import { createInterface } from 'node:readline';
import { SettingsService } from '@simplewebauthn/server';
import { verdictOf } from './verdict.mjs';

// Nobody here configures roots, so that all judge the statement and none asks who vouches for it.
for (const identifier of ['android-key', 'android-safetynet', 'apple', 'fido-u2f', 'packed', 'tpm']) {
  SettingsService.setRootCertificates({ identifier, certificates: [] });
}

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
