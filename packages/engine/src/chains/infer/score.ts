/** Posterior of the infector of one case, as any program gives it: null is importation. */
export interface ScoredCase {
  id: string;
  candidates: readonly { infector: string | null; p: number }[];
}

/** Who infected whom in truth (or in a report): the nearest reported ancestor, null for importation. */
export interface TrueLink {
  id: string;
  infector: string | null;
}

/** Over cases with a true infector, but for the two of importation. */
export interface InferenceScore {
  cases: number;
  /** Share of cases whose likeliest infector is the true one. Importation counts as likeliest only above one half. */
  modalRight: number;
  /** Mean probability of the true infector. */
  truthProbability: number;
  /** Mean square of the likeliest infector's probability less 1 if it is right, 0 if not. */
  brier: number;
  /** Share of cases whose 95 % set holds the true infector, and the mean size of the set. */
  coverage: number;
  setSize: number;
  /** Of the cases called imported (p > 0.5) the share that are, and the reverse; NaN when there are none. */
  importPrecision: number;
  importRecall: number;
}

/** Scores inferred infectors against the truth, which inference itself never sees. */
export function scoreInference(inferred: readonly ScoredCase[], truth: readonly TrueLink[]): InferenceScore {
  const byId = new Map(inferred.map((one) => [one.id, one]));
  const linked = truth.filter(({ infector }) => infector !== null);
  const sums = { right: 0, truth: 0, brier: 0, covered: 0, size: 0 };
  for (const { id, infector } of linked) addCase(sums, candidatesOf(byId, id), infector);
  const called = inferred.filter(({ candidates }) => probabilityOf(candidates, null) > NAMED_IMPORT).map(({ id }) => id);
  const imported = new Set(truth.filter(({ infector }) => infector === null).map(({ id }) => id));
  const both = called.filter((id) => imported.has(id)).length;
  const n = linked.length;
  return {
    cases: n,
    modalRight: sums.right / n,
    truthProbability: sums.truth / n,
    brier: sums.brier / n,
    coverage: sums.covered / n,
    setSize: sums.size / n,
    importPrecision: both / called.length,
    importRecall: both / imported.size,
  };
}

type Candidates = ScoredCase['candidates'];

function addCase(
  sums: { right: number; truth: number; brier: number; covered: number; size: number },
  candidates: Candidates,
  truth: string | null,
): void {
  const sorted = candidates.toSorted((a, b) => b.p - a.p);
  const first = sorted[0]?.infector === null && sorted[0].p <= NAMED_IMPORT ? sorted[1] : sorted[0];
  const isRight = first !== undefined && first.infector === truth;
  const set = credible(sorted);
  sums.right += isRight ? 1 : 0;
  sums.truth += probabilityOf(candidates, truth);
  sums.brier += ((first?.p ?? 0) - (isRight ? 1 : 0)) ** 2;
  sums.covered += set.some(({ infector }) => infector === truth) ? 1 : 0;
  sums.size += set.length;
}

function credible(sorted: Candidates): Candidates {
  let sum = 0;
  const end = sorted.findIndex(({ p }) => (sum += p) >= CREDIBLE - ROUNDING);
  return end < 0 ? sorted : sorted.slice(0, end + 1);
}

function candidatesOf(byId: ReadonlyMap<string, ScoredCase>, id: string): Candidates {
  return byId.get(id)?.candidates ?? [];
}

function probabilityOf(candidates: Candidates, infector: string | null): number {
  return candidates.find((one) => one.infector === infector)?.p ?? 0;
}

const NAMED_IMPORT = 0.5;
const CREDIBLE = 0.95;
const ROUNDING = 1e-9;
