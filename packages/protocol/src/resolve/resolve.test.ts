// Dates of the editions: domain brief, section 3.1.
import { describe, expect, test } from 'vitest';
import { beijing, fixtureFiles, shippedCatalogue, shippedFiles } from '../../fixture/packs.ts';
import { contentHash } from '../hash/index.ts';
import { mergeOver, type PackFile, readCatalogue, stricterThan } from '../pack/index.ts';
import { packOf, resolvePack, timelineOf } from './resolve.ts';

const catalogue = shippedCatalogue();
const guangzhou = ['CN', '440000', '440100'];
const at = (moment: string, areas: readonly string[] = guangzhou) =>
  resolvePack(catalogue, { id: 'cn-covid19', areas, at: beijing(moment) });

test.each([
  ['2021-05-10 23:59', undefined],
  ['2021-05-11 00:00', '8'],
  ['2022-06-27 23:59', '8'],
  ['2022-06-28 00:00', '9'],
  ['2022-07-12 15:00', '9'],
  ['2022-11-10 23:59', '9'],
  ['2022-11-11 00:00', '20-measures'],
  ['2022-12-07 00:00', '10-measures'],
  ['2023-01-07 23:59', '10-measures'],
  ['2023-01-08 00:00', 'class-b'],
])('at %s edition %s is in force', (moment, edition) => {
  expect(at(moment)?.ref.edition).toBe(edition);
});

describe('overlays', () => {
  const names = (moment: string, areas?: readonly string[]) => at(moment, areas)?.ref.overlays.map(({ edition }) => edition);
  test('hold for their area and what lies in it, between their dates, and go on over the next edition they name', () => {
    expect(names('2022-06-01')).toEqual(['round-24h', 'guangzhou-lookback-4']);
    expect(names('2022-06-06')).toEqual(['round-24h', 'nine-donts', 'guangzhou-lookback-4']);
    expect(names('2022-07-12')).toEqual(['nine-donts', 'guangdong-arrivals']);
    expect(names('2022-06-01', ['CN', '110000'])).toEqual(['round-24h', 'beijing-10-4']);
    expect(names('2022-06-01', ['CN'])).toEqual(['round-24h']);
    expect(names('2023-02-01')).toEqual([]);
  });
  test('change what they name and nothing else', () => {
    expect(at('2022-06-01')?.pack.contactClasses['closeContact']?.lookback?.value).toBe(4);
    expect(at('2022-06-01', ['CN', '440000', '440300'])?.pack.contactClasses['closeContact']?.lookback?.value).toBe(2);
    expect(at('2022-06-01')?.pack.quarantine).toEqual(at('2022-06-01', ['CN'])?.pack.quarantine);
  });
  test('cut the timeline where they begin and end, without gap and without overlap', () => {
    const { segments } = timelineOf(catalogue, { id: 'cn-covid19', areas: guangzhou });
    for (const [n, segment] of segments.entries()) if (n > 0) expect(segment.from).toBe(segments[n - 1]?.to);
    expect([segments[0]?.from, segments.at(-1)?.to]).toEqual([beijing('2021-05-11'), Infinity]);
  });
});

describe('a stricter overlay (S49)', () => {
  const text = fixtureFiles('overlay').find(({ path }) => path.endsWith('guangzhou-lookback-4.yaml'))!.text;
  const bases = shippedFiles().filter(({ path }) => /general|cn-covid19/.test(path));
  const read = (overlay: string, more: readonly PackFile[] = []) =>
    readCatalogue([...bases, { path: 'overlay.yaml', text: overlay }, ...more]);

  test('is refused without a reason and without an approval, and taken with both', () => {
    const codes = (overlay: string) => read(overlay).issues.map(({ code }) => code);
    expect(codes(text)).toEqual([]);
    expect(codes(text.replace(/ {2}approvedBy.*\n/, ''))).toEqual(['PACK_STRICTER']);
    expect(codes(text.replace(/ {2}justification:[\s\S]*?(?= {2}approvedBy)/, ''))).toEqual(['PACK_STRICTER']);
    expect(codes(text.replace(/ {2}approvedBy.*\n/, '').replace('value: 4', 'value: 1'))).toEqual([]); // milder needs nobody
  });
  test('is measured against the level above it, not against the nation', () => {
    // The province asks for four days with approval; a city that asks for three, without, is milder than its province.
    const province = text.replace('"440100"', '"440000"').replace('edition: guangzhou', 'edition: guangdong');
    const city = text.replace(/ {2}approvedBy.*\n/, '').replace('value: 4', 'value: 3');
    const { catalogue: both } = read(province);
    const overlay = { ...both.overlays.find(({ meta }) => meta.edition === 'guangdong-lookback-4')! };
    const { approvedBy: _, ...meta } = { ...overlay.meta, area: '440100', edition: 'guangzhou-lookback-3' };
    const three = {
      ...overlay,
      hash: 'three',
      meta,
      parts: mergeOver(overlay.parts, { contactClasses: { closeContact: { lookback: { value: 3 } } } }) as typeof overlay.parts,
    };
    const question = { id: 'cn-covid19', areas: guangzhou };
    expect(timelineOf({ ...both, overlays: [overlay, three] }, question).refused).toEqual([]);
    const five = {
      ...three,
      hash: 'five',
      parts: mergeOver(overlay.parts, { contactClasses: { closeContact: { lookback: { value: 5 } } } }) as typeof overlay.parts,
    };
    const { refused, segments } = timelineOf({ ...both, overlays: [overlay, five] }, question);
    expect(refused.map(({ stricter }) => stricter)).toEqual([[{ path: 'contactClasses.closeContact.lookback', from: '4', to: '5' }]]);
    expect(segments[0]?.ref.overlays).not.toContainEqual(expect.objectContaining({ area: '440100' }));
    expect(read(city).issues.map(({ code }) => code)).toEqual(['PACK_STRICTER']); // alone it is compared with the nation's two
  });

  const ninth = at('2022-07-12', ['CN'])!.pack;
  const changed = (path: string, value: unknown) => {
    const lower = structuredClone(ninth);
    const steps = path.split('.');
    let inner: object = lower;
    for (const step of steps.slice(0, -1)) inner = Reflect.get(inner, step) as object;
    if (value === undefined) Reflect.deleteProperty(inner, steps.at(-1)!);
    else Reflect.set(inner, steps.at(-1)!, value);
    return stricterThan(ninth, lower).map(({ path: found }) => found);
  };
  const stage = ninth.quarantine['contactOfContact']!.stages[0]!;
  test.each([
    ['longer', 'quarantine.closeContact.stages.0.length.value', 8],
    ['a stricter place', 'quarantine.contactOfContact.stages.0.mode', 'centralised'],
    ['counted from later', 'quarantine.contactOfContact.stages.0.length.from', 'quarantineStart'],
    ['no choice any more', 'quarantine.mediumRiskSpillover.stages.0.otherModes', []],
    ['one more stage', 'quarantine.contactOfContact.stages.1', { ...stage, id: 'more' }],
    ['further release condition', 'quarantine.inboundTraveller.release.2', { kind: 'noSymptoms', source: 'FB', mark: 'local' }],
    ['more linked tests', 'quarantine.contactOfContact.release.2.tests.value', 3],
    ['one more test', 'testing.contactOfContact.0.days.values', [1, 2, 4, 7]],
    ['followed up more often', 'monitoring.followUp.closeContact.timesPerDay.value', 3],
    ['tested every day', 'occupations.twiceWeeklyPosts.per', 'day'],
    ['more posts', 'occupations.weeklyRural.posts', ['ruralMarket', 'ruralCanteen', 'everybody']],
    ['a longer zone', 'zones.levels.high.stepDown.0.criteria.0.span.value', 14],
    ['a wider zone', 'zones.levels.high.unit', 'street'],
    ['another criterion of a zone', 'zones.levels.medium.drawnWhen', { fact: 'nearby', is: true }],
    ['more rounds', 'screening.region.cleanRounds.value', 5],
    ['a rule that protected taken away', 'forbidden.quarantineProlonged', undefined],
    ['a rule that protected weakened', 'forbidden.quarantineProlonged.severity', 'warn'],
    ['records kept longer', 'retention.negativeMassTest.keep.value', 365],
    ['finishing the old plan', 'transition.policy', 'finishOld'],
    ['a wider class', 'contactClasses.closeContact.criteria.9', { id: 'sameStreet', text: ninth.meta.title, source: 'FB', mark: 'local' }],
  ])('%s is stricter: %s', (_what, path, value) => {
    expect(changed(path, value)).not.toEqual([]);
  });
  test.each([
    ['shorter', 'quarantine.closeContact.stages.0.length.value', 5],
    ['a milder place', 'quarantine.closeContact.stages.0.mode', 'home'],
    ['fewer tests', 'testing.contactOfContact.0.days.values', [7]],
    ['a class given up', 'contactClasses.venueExposed', undefined],
    ['a faster clock for the authority', 'clocks.limits.coreFacts.value', 2],
    ['another text', 'texts.noticeWhy.en', 'Why'],
    ['records kept shorter', 'retention.negativeMassTest.keep.value', 7],
  ])('%s is not: %s', (_what, path, value) => {
    expect(changed(path, value)).toEqual([]);
  });
});

describe('the name of a content', () => {
  test('is the same for the same pack and another for another, overlays included', () => {
    const hashes = ['2022-06-01', '2022-06-06', '2022-07-12', '2022-11-20'].map((moment) => at(moment)!.ref.hash);
    expect(new Set(hashes).size).toBe(4);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(at('2022-07-12')!.ref.hash).toBe(contentHash(at('2022-07-12')!.pack));
    expect(resolvePack(shippedCatalogue(), { id: 'cn-covid19', areas: guangzhou, at: beijing('2022-07-13') })!.ref).toEqual(
      at('2022-07-12')!.ref,
    );
  });
  test('gives a past decision its pack back, and nothing once the content has changed', () => {
    const { ref, pack } = at('2022-06-06')!;
    expect(packOf(catalogue, ref)?.pack).toEqual(pack);
    const later = shippedFiles().map(({ path, text }) => ({
      path,
      text: path.endsWith('cn-covid19/8.yaml')
        ? text.replace('value: 14, unit: days, from: lastExposure', 'value: 13, unit: days, from: lastExposure')
        : text,
    }));
    const { catalogue: changed, issues } = readCatalogue([...later, ...fixtureFiles('overlay')]);
    expect(issues).toEqual([]);
    expect(packOf(changed, ref)).toBeUndefined();
  });
});

test('a pack of the whole world counts the days of the area it is used in', () => {
  const question = { id: 'measles', areas: ['world', 'CN'], at: beijing('2022-07-12') };
  expect([resolvePack(catalogue, question)?.zone, resolvePack(catalogue, { ...question, zone: 'Asia/Shanghai' })?.zone]).toEqual([
    'UTC',
    'Asia/Shanghai',
  ]);
});
