import { type ExpiryCounts, type ExpiryKind } from '@firebreak/contract';
import { type Trx } from '../../platform/access/index.ts';
import { restrictedPersons } from '../protocol/index.ts';
import { searchWords, type Standing } from '../registry/index.ts';
import {
  forgetMembers,
  forgetPeople,
  forgetVisits,
  type Forgotten,
  forgottenMembers,
  forgottenSubjects,
  holdPeople,
  sweep,
  typedTexts,
  watchTexts,
  type Work,
} from './forget-store.ts';
import { peopleCounts, rosterCounts, visitCounts } from './store.ts';

/** What is particular about a kind of expiry. */
interface KindOfExpiry {
  /** Who is due before a moment, and why the others are not. */
  counts(at: Standing, before: string): Promise<ExpiryCounts>;
  /** Before the first is forgotten; may run again. */
  begin?(at: Standing, work: Work): Promise<void>;
  /** Some more, in the order of their ids. */
  forget(trx: Trx, work: Work, step: { readonly now: string; readonly after: string | null; readonly count: number }): Promise<Forgotten>;
  /** After the last. @returns imports whose files are to go */
  end?(trx: Trx, work: Work): Promise<string[]>;
  forgotten(trx: Trx, work: Work): Promise<{ members: number; households?: number; ids: string }>;
}

const visits = (kind: ExpiryKind): Pick<KindOfExpiry, 'counts' | 'forget' | 'forgotten'> => ({
  counts: ({ trx, outbreak }, before) => visitCounts(trx, outbreak.home, outbreak.id, kind, before),
  forget: (trx, work, { after, count }) => forgetVisits(trx, work, after, count),
  forgotten: forgottenSubjects,
});

export const kindsOfExpiry: Readonly<Record<ExpiryKind, KindOfExpiry>> = {
  negativeMassTest: {
    counts: ({ trx, outbreak }, before) => rosterCounts(trx, outbreak.home, outbreak.id, before),
    forget: (trx, work, { after, count }) => forgetMembers(trx, work, after, count),
    forgotten: forgottenMembers,
  },
  contactNotConverted: {
    counts: async (at, before) => {
      const { home, id: outbreak } = at.outbreak;
      return peopleCounts(at.trx, { home, outbreak, before, held: await restrictedPersons(at), now: at.now });
    },
    begin: async (at, work) => {
      await holdPeople(at.trx, work, await restrictedPersons(at));
      await watch(at.trx, work);
    },
    forget: (trx, work, { now, after, count }) => forgetPeople(trx, work, now, after, count),
    end: sweep,
    forgotten: forgottenSubjects,
  },
  rawItinerary: visits('rawItinerary'),
  // Who is known for visits alone is forgotten with the last of them, and so is what was typed about them.
  venueVisit: { ...visits('venueVisit'), begin: (at, work) => watch(at.trx, work), end: sweep },
};

/** Texts are told in what words the registry finds people by; they travel in portions. */
async function watch(trx: Trx, work: Work): Promise<void> {
  const texts = (await typedTexts(trx, work)).map((text) => ({ text, words: searchWords(text) }));
  for (let from = 0; from < texts.length; from += PORTION) await watchTexts(trx, work, texts.slice(from, from + PORTION));
}

const PORTION = 10_000;
