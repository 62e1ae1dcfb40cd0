// Times @simplewebauthn/server inside this process: one JSON line with a question in, one answer out. Processor time is that of all
// threads of the process, as on the other side of the pipe, which no figure contains.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { SettingsService } from '@simplewebauthn/server';
import { verdictOf } from './verdict.mjs';

const { version } = createRequire(import.meta.url)('./node_modules/@simplewebauthn/server/package.json');
const runsBetweenLooks = 16;
const jobs = [];

function keep(job) {
  if (job.roots.length > 0) {
    SettingsService.setRootCertificates({ identifier: 'packed', certificates: job.roots.map((der) => new Uint8Array(Buffer.from(der, 'base64url'))) });
  }
  jobs.push(job);
  return { microseconds: 0 };
}

function used(since) {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

async function run(job, milliseconds) {
  const start = process.cpuUsage();
  let runs = 0;
  do {
    for (let i = 0; i < runsBetweenLooks; i++) {
      if (!(await verdictOf(job))) {
        return { microseconds: 0, refusal: 'not verified' };
      }
    }
    runs += runsBetweenLooks;
  } while (used(start) < milliseconds * 1000);
  return { microseconds: used(start) / runs };
}

async function answer(question) {
  if (question.version) {
    return { microseconds: 0, version: `@simplewebauthn/server ${version} on Node ${process.version}` };
  }
  try {
    return question.job ? keep(question.job) : await run(jobs[question.run], question.milliseconds);
  } catch (error) {
    return { microseconds: 0, refusal: String(error?.message ?? error).split('\n')[0] };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
