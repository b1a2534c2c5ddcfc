import { appendFileSync } from 'node:fs';
import { openInstallation } from '../../main.ts';
import { loadActor } from '../../platform/access/index.ts';
import { ImportBench, lineListOf } from './test-bench.ts';

// A server of its own that is killed by the test: test-killed-server.ts DIRECTORY USER OUTBREAK ROWS CASES PROGRESS-FILE
const [directory = '', user = '', outbreak = '', rows = 'valid', cases = '0', progressFile = ''] = process.argv.slice(2);
const { platform } = await openInstallation({ directory, version: 'test' });
const actor = await loadActor(platform.db, user, platform.now());
if (actor === undefined) throw new Error('The user of the test is missing.');
const bench = new ImportBench(platform, actor, outbreak);
const id = await bench.uploaded({ 'cases.csv': lineListOf(Number(cases)) });
await bench.checked(id);
const job = setInterval(() => {
  const { done } = bench.house.jobs.progress() ?? { done: 0 };
  appendFileSync(progressFile, `${id} ${done}\n`);
}, 5);
await bench.written(id, rows === 'all' ? 'all' : 'valid');
clearInterval(job);
appendFileSync(progressFile, `${id} ended\n`);
