import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { buildApp } from '../../app.ts';
import { openInstallation } from '../../main.ts';
import { sessionCookie } from '../../platform/http/session-hook.ts';
import { sha256 } from '../../platform/journal/canonical.ts';

// A server of its own that records positives until the test kills it: test-killed-recorder.ts DIRECTORY USER OUTBREAK PROGRESS-FILE
const [directory = '', user = '', outbreak = '', progressFile = ''] = process.argv.slice(2);
const { platform } = await openInstallation({ directory, version: 'test' });
const app = await buildApp(platform, { requestsPerMinute: 1_000_000 });
const token = randomBytes(16).toString('base64url');
const now = platform.now();
const session = {
  user_id: user,
  csrf: token,
  created_at: now,
  seen_at: now,
  expires_at: new Date(Date.parse(now) + 3_600_000).toISOString(),
};
await platform.db
  .insertInto('session')
  .values({ token_hash: sha256(token), ...session })
  .execute();
const headers = { cookie: `${sessionCookie}=${token}`, 'x-csrf-token': token };

async function make(plural: string, payload: object): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: `/api/outbreaks/${outbreak}/${plural}`, headers, payload });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
}

const persons: string[] = [];
for (let at = 0; at < 100; at++) persons.push(await make('persons', { name: `甲${at}` }));
appendFileSync(progressFile, 'ready\n');
for (const person of persons) {
  // Several at once, as from several devices.
  void make('lab-results', { person, outcome: 'positive', test: 'pcr', resultDate: '2022-07-12' }).then(() =>
    appendFileSync(progressFile, `${person}\n`),
  );
  await new Promise((resolve) => setTimeout(resolve, 2));
}
