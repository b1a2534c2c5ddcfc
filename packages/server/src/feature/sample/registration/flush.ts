import { type Platform } from '../../../platform/platform.ts';
import { appendEntries, entryOf, type NewEntry } from '../../../platform/journal/index.ts';
import { commonArea } from '../../tube/index.ts';
import { registerSamples } from '../store.ts';
import { type GivenSample } from './given-sample.ts';
import { type SampleHome } from './sample-home.ts';
import { type Verdict } from './verdict.ts';

/** Writes samples of any number of people with the acts that tell of them: one transaction, safe when it answers. */
export function writeSamples(platform: Platform, of: SampleHome, samples: readonly GivenSample[]): Promise<readonly Verdict[]> {
  const now = platform.now();
  return platform.db.transaction().execute(async (trx) => {
    const verdicts = await registerSamples(trx, of, samples, now);
    await appendEntries(trx, entriesOf(of, samples, verdicts, now));
    return verdicts;
  });
}

/** One act for each person and flush, with the samples by their tubes: the audit stays provable, and cheap enough to keep. */
function entriesOf(of: SampleHome, samples: readonly GivenSample[], verdicts: readonly Verdict[], now: string): NewEntry[] {
  const byActor = new Map<string, Kept[]>();
  for (const [index, sample] of samples.entries()) {
    const { outcome, area } = verdicts[index] ?? { outcome: 'refused', area: null };
    if (outcome === 'refused' || outcome === 'same') continue;
    const own = byActor.get(sample.actor.id) ?? [];
    own.push({ sample, area: area ?? of.area });
    byActor.set(sample.actor.id, own);
  }
  return [...byActor.values()].map((own) => entryOfActor(of, own, now));
}

interface Kept {
  readonly sample: GivenSample;
  readonly area: string;
}

function entryOfActor({ home, outbreak }: SampleHome, own: readonly Kept[], now: string): NewEntry {
  const actor = own[0]?.sample.actor;
  if (actor === undefined) throw new Error('Nobody registered these samples.');
  const tubes: Record<string, string[]> = {};
  for (const { sample } of own) (tubes[sample.tube] ??= []).push(sample.id);
  const payload = { count: own.length, devices: [...new Set(own.map(({ sample }) => sample.device))], tubes };
  const area = commonArea(own.map(({ area: path }) => path));
  const act = { home, action: 'sample.registered', outbreak, area, kind: 'sample', subject: null, version: null, payload };
  return entryOf(act, { actor, now });
}
