import { readFileSync } from 'node:fs';
import { evaluate, reevaluate, readCatalogue, timelineOf } from '@firebreak/protocol';
import { syntheticResponse } from './synthetic-response.ts';
const files = ['general/1.yaml', 'cn-covid19/9.yaml'].map((path) => ({
  path,
  text: readFileSync(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'),
}));
const timeline = timelineOf(readCatalogue(files).catalogue, { id: 'cn-covid19', areas: ['CN'] });
const { facts, moment, contacts } = syntheticResponse('protocol', 1_000, 100_000);
const rss = () => (process.memoryUsage().rss / 2 ** 20).toFixed(0);
console.log('facts', facts.length, rss(), 'heap', (process.memoryUsage().heapUsed / 2 ** 20).toFixed(0));
const cpu = (f: () => unknown) => {
  const a = process.cpuUsage();
  const t = performance.now();
  f();
  const c = process.cpuUsage(a);
  return [((c.user + c.system) / 1e6).toFixed(2), ((performance.now() - t) / 1000).toFixed(2), rss()].join(' ');
};
for (let i = 0; i < Number(process.argv[2] ?? 5); i++)
  console.log(
    'evaluate cpu/wall/rss',
    cpu(() => evaluate(timeline, facts, moment)),
  );
const ev = evaluate(timeline, facts, moment);
const cases = facts
  .filter(({ kind }) => kind === 'case')
  .slice(0, 200)
  .map((f) => ({ ...f, withdrawnAt: moment }));
const times: number[] = [];
for (const f of cases) {
  const a = process.cpuUsage();
  const t = performance.now();
  reevaluate(ev, [f]);
  const c = process.cpuUsage(a);
  times.push((c.user + c.system) / 1000);
}
times.sort((a, b) => a - b);
console.log('withdraw cpu ms median', times[100]!.toFixed(2), 'p95', times[190]!.toFixed(2), 'max', times[199]!.toFixed(2));
