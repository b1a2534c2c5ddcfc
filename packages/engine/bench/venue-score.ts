import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findSources, personCandidates, venueCandidates, visitIndex } from '@firebreak/engine/exposure/index';
import { plainScores } from '@firebreak/engine/exposure/referee/plain-baseline';
import { parseVenueOutbreak } from '@firebreak/engine/exposure/referee/venue-outbreak';

/** Ranks of the true source over all outbreaks of a folder. */
export interface VenueScore {
  readonly outbreaks: number;
  readonly ours: Score;
  readonly oursInKind: Score;
  readonly plain: Score;
  readonly plainInKind: Score;
}
export interface Score {
  readonly first: number;
  readonly inThree: number;
  readonly reciprocal: number;
}
type Named = { readonly kind: string; readonly id: string };

/** Ranks first, by visits and cases alone; the truth is read only after that. Undefined where there is no such folder. */
export function venueScore(folder: URL): VenueScore | undefined {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith('.truth.json'));
  const ranked = names.map((name) => ({ name, ...rankings(folder, name.replace('.truth.json', '')) }));
  const ranks = ranked.map(({ name, ours, plain }) => {
    const { source } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      source: { kind: string; place?: number; person?: number };
    };
    const truth = { kind: source.kind, id: String(source.place ?? source.person) };
    return [rankIn(ours, truth), rankIn(ofKind(ours, truth), truth), rankIn(plain, truth), rankIn(ofKind(plain, truth), truth)] as const;
  });
  const score = (at: 0 | 1 | 2 | 3): Score => scoreOf(ranks.map((four) => four[at]));
  return { outbreaks: names.length, ours: score(0), oursInKind: score(1), plain: score(2), plainInKind: score(3) };
}

function rankings(folder: URL, stem: string): { ours: readonly Named[]; plain: readonly Named[] } {
  const textOf = (part: string): string => readFileSync(new URL(`${stem}_${part}.csv`, folder), 'utf8');
  const { visits, cases } = parseVenueOutbreak(textOf('visits'), textOf('cases'));
  const index = visitIndex(visits);
  const population = new Set(Array.from(visits.person)).size;
  const candidates = [...venueCandidates(index), ...personCandidates(index, cases)];
  return { ours: findSources({ candidates, cases, population }).ranked, plain: plainScores(index, cases, population) };
}

const ofKind = (list: readonly Named[], { kind }: Named): Named[] => list.filter((one) => one.kind === kind);

function rankIn(list: readonly Named[], truth: Named): number {
  const at = list.findIndex(({ kind, id }) => kind === truth.kind && id === truth.id);
  return at < 0 ? Infinity : at + 1;
}

function scoreOf(ranks: readonly number[]): Score {
  return {
    first: ranks.filter((rank) => rank === 1).length,
    inThree: ranks.filter((rank) => rank <= 3).length,
    reciprocal: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
  };
}
