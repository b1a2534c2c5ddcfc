import { type FieldHousehold, type FieldList } from '../../../offline/field-list.ts';
import { type Risk } from '../../../offline/entry.ts';
import { type Desk, type Sampled } from './desk.ts';
import { findHouseholds, findPeople, type Found } from './find-people.ts';
import { isSameSeries, isTubeCode, readScan, type Scan } from './read-scan.ts';

/** The one question on the screen. */
export type Question =
  | { readonly ask: 'person' }
  /** A tube of a risk; people may wait for it. */
  | { readonly ask: 'tube'; readonly risk: Risk; readonly people: readonly Sampled[] }
  | { readonly ask: 'which'; readonly found: readonly Found[]; readonly text: string }
  | { readonly ask: 'household'; readonly household: FieldHousehold }
  | { readonly ask: 'again'; readonly people: readonly Sampled[]; readonly since: string | null }
  | { readonly ask: 'walkIn'; readonly text: string }
  /** The number of a paper slip. */
  | { readonly ask: 'slip' }
  | { readonly ask: 'unknown'; readonly text: string; readonly wasAsked: boolean };

/** What a scan leads to. `lookUp`: nobody on the device, so the server is asked. */
export type Step =
  | { readonly do: 'sample'; readonly found: Found }
  | { readonly do: 'ask'; readonly question: Question }
  | { readonly do: 'openTube'; readonly code: string }
  | { readonly do: 'lookUp'; readonly scan: Scan; readonly text: string }
  | { readonly do: 'nothing' };

/**
 * What comes after a scan or a typed line.
 *
 * Where a tube is asked for, it is the tube. Where a person is asked for, a code of the same roll as the tubes in use is the next
 * tube; everything else is looked for among the people and the house numbers of the device, then at the server.
 */
export function nextStep(question: Question, given: string, desk: Desk, lists: readonly FieldList[]): Step {
  const text = given.trim();
  if (text === '') return { do: 'nothing' };
  if (question.ask === 'tube') return isTubeCode(text) ? { do: 'openTube', code: text } : { do: 'nothing' };
  const scan = readScan(text);
  if (scan.kind === 'code' && isKnownSeries(desk, scan.code)) return { do: 'openTube', code: scan.code };
  const found = findPeople(lists, scan);
  const [only] = found;
  if (only !== undefined && found.length === 1) return { do: 'sample', found: only };
  const households = scan.kind === 'document' || scan.kind === 'phone' ? [] : findHouseholds(lists, text);
  const [household] = households;
  if (found.length === 0 && household !== undefined) {
    if (households.length === 1) return { do: 'ask', question: { ask: 'household', household } };
    return { do: 'ask', question: { ask: 'which', found: firstOfEach(households), text } };
  }
  if (found.length > 0) return { do: 'ask', question: { ask: 'which', found, text } };
  return { do: 'lookUp', scan, text };
}

/** What the screen asks after people were put into tubes. */
export function afterPlacing(left: readonly Sampled[]): Question {
  const [first] = left;
  return first === undefined ? { ask: 'person' } : { ask: 'tube', risk: first.risk, people: left };
}

const isKnownSeries = (desk: Desk, code: string): boolean => [...desk.tubes.keys()].some((known) => isSameSeries(known, code));

/** One line for each household: to choose it, whoever lives there. */
const firstOfEach = (households: readonly FieldHousehold[]): Found[] =>
  households.flatMap((household) => {
    const [person] = household.members;
    return person === undefined ? [] : [{ person, household }];
  });
