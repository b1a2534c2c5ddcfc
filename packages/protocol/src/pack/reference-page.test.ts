// docs/reference/protocol-pack.md: the pack on it is read, the plan on it is the one it gives, and every word of the schema stands there.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { day, shippedFiles } from '../../fixture/packs.ts';
import { personStatuses } from '../evaluate/index.ts';
import { onDay, planFor, planJson } from '../plan/index.ts';
import { resolvePack } from '../resolve/index.ts';
import { parseInstant } from '../time/index.ts';
import { readCatalogue } from './catalogue.ts';
import { anchors, eventKinds, modes, obligationKinds, outings, parts, units } from './schema/index.ts';
import { ReleaseCondition } from './schema/person.ts';
import { OutbreakOver } from './schema/outbreak-over.ts';
import { ZoneCriterion } from './schema/zone.ts';

const page = readFileSync(new URL('../../../../docs/reference/protocol-pack.md', import.meta.url), 'utf8');
const block = (name: string): string => new RegExp('```' + name + '\\n([\\s\\S]*?)\\n```').exec(page)?.[1] ?? '';

test('the small pack of the page is read and gives the plan of the page', () => {
  const general = shippedFiles().filter(({ path }) => path === 'packs/general/1.yaml');
  const { catalogue, issues } = readCatalogue([...general, { path: 'example.yaml', text: block('yaml pack') }]);
  expect(issues).toEqual([]);
  const resolved = resolvePack(catalogue, { id: 'example-fever', areas: ['world'], at: parseInstant('2024-07-12T00:00+08:00')! })!;
  const anchored = { lastExposure: onDay(day('2024-07-10')), quarantineStart: onDay(day('2024-07-12')) };
  expect(planJson(planFor(resolved, { class: 'closeContact', anchors: anchored })!)).toMatchObject(
    JSON.parse(block('json plan')) as object,
  );
});

describe('every word of the schema stands on the page', () => {
  const kinds = (union: z.ZodDiscriminatedUnion, key: string) =>
    union.options.map((option) => {
      const word = option instanceof z.ZodObject ? option.shape[key] : undefined;
      return word instanceof z.ZodLiteral ? String(word.value) : '';
    });
  test.each([
    ['anchors', anchors],
    ['units', units],
    ['obligations', obligationKinds],
    ['events', eventKinds],
    ['parts', ['meta', ...Object.keys(parts)]],
    ['modes', modes],
    ['outings', outings],
    ['states', personStatuses],
    ['release conditions', kinds(ReleaseCondition, 'kind')],
    ['zone criteria', kinds(ZoneCriterion, 'kind')],
    ['ends', kinds(OutbreakOver, 'type')],
  ] as const)('%s', (_what, words) => {
    expect(words.length).toBeGreaterThan(2);
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(page))).toEqual([]);
  });
});
