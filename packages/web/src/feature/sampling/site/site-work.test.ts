import { type SwabPlace } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { type Entry } from '../../../offline/entry.ts';
import { aSample } from '../../../offline/testing/an-entry.ts';
import { deskOf } from '../desk/desk.ts';
import { type FeedbackKind } from '../desk/feedback.ts';
import { type SiteSource, SiteWork } from './site-work.ts';

const place = (id: string, name: string): SwabPlace => ({ id, name, kind: 'market', address: null, area: '440105', areaName: 'A' });
const market = place('market', '南洲市场');
const store = place('store', '石牌冷库');

/** The work over an outbox in memory. @param capacity swabs of one site in a tube */
function siteWith(change: Partial<SiteSource> = {}, options: { before?: readonly Entry[]; sent?: boolean } = {}) {
  let entries = options.before ?? [];
  const heard: FeedbackKind[] = [];
  const doer = { outbreak: 'outbreak-1', user: 'sampler', userName: 'S', round: 'round-1', point: null };
  const site = new SiteWork(
    { doer, subject: 'environment', places: [market, store], capacity: 2, ...change },
    {
      entries: () => entries,
      put: async (more) => {
        entries = [...entries, ...more];
      },
      takeBack: async (id) => {
        if (options.sent === true) return false;
        entries = entries.filter((entry) => entry.id !== id);
        return true;
      },
      feedback: (kind) => void heard.push(kind),
    },
    () => undefined,
  );
  return { site, heard, entries: () => entries };
}
const swabsOf = (entries: readonly Entry[]) =>
  entries.flatMap(({ act }) =>
    act.kind === 'sample' && 'place' in act.sample.who
      ? [[act.sample.who.kind, act.sample.who.place, act.sample.who.description, act.sample.tube, act.sample.position]]
      : [],
  );

test('a place once, then swab after swab into its tube, and the next tube when it is full', async () => {
  const { site, entries, heard } = siteWith();
  await site.scan('南洲');
  expect(site.state.question).toEqual({ ask: 'swab', place: market });
  await site.swab(market, '门把手');
  expect(site.state.question).toMatchObject({ ask: 'tube', what: '门把手' });
  await site.scan('ENV-0001');
  await site.swab(market, '台面');
  await site.swab(market, '地面');
  expect(site.state.question).toMatchObject({ ask: 'tube', what: '地面' });
  await site.scan('ENV-0002');
  expect(swabsOf(entries())).toEqual([
    ['environment', 'market', '门把手', 'ENV-0001', 1],
    ['environment', 'market', '台面', 'ENV-0001', 2],
    ['environment', 'market', '地面', 'ENV-0002', 1],
  ]);
  expect(heard).toEqual(['ok', 'ok', 'ok']);
});

test('one tube is of one site: another place takes another tube, and comes back to its own', async () => {
  const { site, entries } = siteWith();
  await site.swab(market, '台面');
  await site.scan('ENV-0001');
  await site.swab(store, '地面');
  await site.scan('ENV-0001');
  expect(site.state.note).toMatchObject({ kind: 'refusedTube', why: 'otherSite' });
  await site.scan('ENV-0002');
  await site.swab(market, '门把手');
  expect(swabsOf(entries()).map(([, of, , tube]) => [of, tube])).toEqual([
    ['market', 'ENV-0001'],
    ['store', 'ENV-0002'],
    ['market', 'ENV-0001'],
  ]);
});

test('goods and surroundings of one place take a tube each', async () => {
  const { site, entries } = siteWith();
  await site.swab(market, '台面');
  await site.scan('ENV-0001');
  await site.swab(market, '地面'); // the tube is full now
  await site.swab(market, '门把手');
  site.follow({ ...site.source, subject: 'goods' });
  expect(site.state.question).toEqual({ ask: 'swab', place: market });
  await site.swab(market, '外包装');
  expect(site.state.question).toMatchObject({ ask: 'tube', what: '外包装' });
  await site.scan('GDS-0001');
  expect(swabsOf(entries()).at(-1)).toEqual(['goods', 'market', '外包装', 'GDS-0001', 1]);
});

test('a tube with people takes no swab of a site, and a tube of a site takes no people', async () => {
  const people = aSample('a', 'member', 'GZ00000001', 1, 10);
  const { site, heard, entries } = siteWith({}, { before: [people] });
  await site.swab(market, '台面');
  await site.scan('GZ00000001');
  expect(site.state.note).toMatchObject({ kind: 'refusedTube', why: 'people' });
  expect(heard).toEqual(['conflict']);
  await site.scan('ENV-0001');
  // The desk of people knows its own tube alone.
  expect([...deskOf(entries(), 'round-1').tubes.keys()]).toEqual(['GZ00000001']);
});

test('the label of goods is scanned as it is; a tube of the roll in use is the next tube', async () => {
  const { site, entries } = siteWith({ subject: 'goods' });
  await site.scan('石牌冷库');
  await site.scan('LOT-2022-0712');
  await site.scan('GDS-0001');
  await site.scan('GDS-0002');
  expect(site.state.note).toMatchObject({ kind: 'tubeOpened', tube: 'GDS-0002' });
  await site.scan('LOT-2022-0713');
  expect(swabsOf(entries()).map(([, , what, tube]) => [what, tube])).toEqual([
    ['LOT-2022-0712', 'GDS-0001'],
    ['LOT-2022-0713', 'GDS-0002'],
  ]);
});

test('undo takes the last swab off the device, or tells the server; the tube stays in use', async () => {
  const here = siteWith();
  await here.site.swab(market, '台面');
  await here.site.scan('ENV-0001');
  await here.site.undo();
  expect(here.entries()).toEqual([]);
  await here.site.swab(market, '门把手');
  expect(swabsOf(here.entries())).toEqual([['environment', 'market', '门把手', 'ENV-0001', 1]]);

  const sent = siteWith({}, { sent: true });
  await sent.site.swab(market, '台面');
  await sent.site.scan('ENV-0001');
  const [taken] = sent.site.taken();
  await sent.site.takeBack(taken!);
  expect(sent.entries().at(-1)?.act).toMatchObject({ kind: 'void', samples: [taken?.entry.id] });
  expect(sent.site.taken()).toEqual([]);
  expect(sent.site.countIn('ENV-0001')).toBe(0);
});

test('a sealed tube takes no more, and the swab keeps waiting for another', async () => {
  const { site, entries } = siteWith();
  await site.swab(market, '台面');
  await site.scan('ENV-0001');
  await site.seal('ENV-0001');
  expect(entries().at(-1)?.act).toEqual({ kind: 'seal', tube: 'ENV-0001', round: 'round-1' });
  await site.swab(market, '门把手');
  await site.scan('ENV-0001');
  expect(site.state.note).toMatchObject({ why: 'sealed' });
  expect(site.state.question).toMatchObject({ ask: 'tube', what: '门把手' });
});

test('without a round the swabs are kept for none, and those of a round are not among them', async () => {
  const inRound = siteWith();
  await inRound.site.swab(market, '台面');
  await inRound.site.scan('ENV-0001');
  const without = siteWith(
    { doer: { outbreak: 'outbreak-1', user: 'sampler', userName: 'S', round: null, point: null } },
    { before: inRound.entries() },
  );
  expect(without.site.taken()).toEqual([]);
  await without.site.swab(market, '地面');
  await without.site.scan('ENV-0002');
  expect(without.site.taken().map(({ what }) => what)).toEqual(['地面']);
});
