import { type AnchorTimes, onDay } from '../plan/index.ts';
import type { KnownFacts } from './dossier.ts';

/** Anchors that any person may have: first symptoms, first positive sample. */
export function eventAnchors(known: KnownFacts): AnchorTimes {
  const positive = known.tests.find(({ outcome, pooled }) => outcome === 'positive' && pooled !== true);
  const onset = known.symptoms.length === 0 ? undefined : Math.min(...known.symptoms.map(({ day }) => day));
  return {
    ...(onset === undefined ? {} : { onset: onDay(onset) }),
    ...(positive === undefined ? {} : { firstPositiveSample: { day: positive.day, at: positive.sampledAt } }),
  };
}
