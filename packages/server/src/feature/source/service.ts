import { infectionNode } from '@firebreak/epi';
import { OutbreakSettings, type FoundSource, type RuledOutSource, type SourcesAnswer } from '@firebreak/contract';
import { findSources, type RankedSource, type SourceRanking } from '@firebreak/engine/exposure/index';
import { revisionOf } from '../../platform/journal/index.ts';
import { delayBeliefs, type DelayBeliefs } from '../chain/index.ts';
import { AnswerCache, lookDay, scopeKey } from '../figure/index.ts';
import { rulesAt, shelfOf } from '../reaction/index.ts';
import { maskName, sightAt, type Standing } from '../registry/index.ts';
import { collectSources, type CollectedSources } from './candidate.ts';
import { findInThread } from './work/find-in-thread.ts';
import { loadSourceRows, type SourceRows } from './store.ts';

type Incubation = DelayBeliefs['incubation'];

/** Ranks common sources from the records each reader may see; worked out once for each change of them. */
export class SourceFinder {
  private readonly answers = new AnswerCache(MOST_KEPT);

  /** The reading is recorded: the answer names cases. */
  async rank(at: Standing): Promise<SourcesAnswer> {
    const { id, home, version } = at.outbreak;
    const key = [id, version, await revisionOf(at.trx, home), at.now.slice(0, DAY_LENGTH), scopeKey(at.actor, id)].join('\n');
    const answer = await this.answers.get(key, () => ranked(at));
    at.readings.push({
      home,
      action: 'source.ranked',
      outbreak: id,
      area: at.outbreak.area,
      kind: 'case',
      subject: null,
      version: null,
      payload: { count: answer.cases },
    });
    return answer;
  }
}

async function ranked(at: Standing): Promise<SourcesAnswer> {
  const settings = OutbreakSettings.parse(at.outbreak.settings);
  const rows = await loadSourceRows(at.trx, at.outbreak.id, settings.timeZone);
  const { incubation } = delayBeliefs(await rulesAt(at, shelfOf(at.directory), at.outbreak.area));
  const collected = collectSources(rows);
  const asOf = lookDay(at.outbreak, settings, at.now);
  return answerOf(at, { asOf, rows, collected, incubation, ranking: await rankingOf(collected, incubation) });
}

/** Nothing is ranked without a dated case or a candidate: that is no error, the page says what is missing. */
async function rankingOf({ input, exposures }: CollectedSources, { mean, sd }: Incubation): Promise<SourceRanking | null> {
  if (input.cases.length === 0 || input.candidates.length === 0) return null;
  const task = { input, settings: { incubation: { family: 'gamma', shape: (mean / sd) ** 2, scale: sd ** 2 / mean } } } as const;
  const isSmall = exposures < SMALL && input.candidates.length < SMALL / input.cases.length;
  return isSmall ? findSources(task.input, task.settings) : findInThread(task);
}

interface Found {
  readonly asOf: string;
  readonly rows: SourceRows;
  readonly collected: CollectedSources;
  readonly incubation: Incubation;
  readonly ranking: SourceRanking | null;
}

function answerOf(at: Standing, { asOf, rows, collected, incubation, ranking }: Found): SourcesAnswer {
  const nameOf = naming(at, rows);
  const ruledOut = (ranking?.ruledOut ?? []).map(({ kind, id, reason }): RuledOutSource => ({ ...nameOf(kind, id), reason }));
  return {
    asOf,
    cases: collected.input.cases.length,
    undated: collected.undated,
    population: collected.input.population,
    exposures: collected.exposures,
    untimed: collected.untimed,
    incubation,
    ranked: (ranking?.ranked ?? []).slice(0, MOST_RANKED).map((source) => foundSource(source, nameOf)),
    // A case that met nobody on record says nothing to a reader; places and events that are cleared do.
    ruledOut: ruledOut.filter(({ kind, reason }) => kind !== 'person' || reason !== 'nobodyExposed').slice(0, MOST_RULED_OUT),
    ruledOutCount: ruledOut.length,
    unlisted: ranking?.unlisted ?? null,
  };
}

type Name = Pick<FoundSource, 'kind' | 'id' | 'record' | 'name' | 'number'>;
type NameOf = (kind: RankedSource['kind'], id: string) => Name;

function foundSource({ kind, id, window, attack, ...source }: RankedSource, nameOf: NameOf): FoundSource {
  return {
    ...nameOf(kind, id),
    probability: source.probability,
    rankInKind: source.rankInKind,
    from: localTime(window.from),
    to: localTime(window.to),
    windowProbability: window.probability,
    pointProbability: window.pointProbability,
    incubationDays: source.incubationDays,
    casesExplained: source.casesExplained,
    ...attack,
  };
}

/** Names of places and events stand in clear; those of persons as far as the reader may see them. */
function naming(at: Standing, { cases, events, places }: SourceRows): NameOf {
  const caseOf = new Map(cases.map((row) => [infectionNode(row.person, row.episode), row]));
  const eventOf = new Map(events.map((row) => [row.id, row]));
  return (kind, id) => {
    if (kind === 'venue') return { kind, id, record: id, name: places.get(id) ?? null, number: null };
    if (kind !== 'person')
      return { kind: 'event', id, record: id, name: eventOf.get(id)?.name ?? null, number: eventOf.get(id)?.number ?? null };
    const row = caseOf.get(id);
    const name = row?.name ?? null;
    const isClear = row !== undefined && sightAt(at.actor, row.area, at.outbreak.id).names;
    return { kind, id, record: row?.id ?? id, name: name === null || isClear ? name : maskName(name), number: row?.number ?? null };
  };
}

const localTime = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, LOCAL_LENGTH);

const DAY_LENGTH = 10;
const LOCAL_LENGTH = 16;
const MOST_KEPT = 20;
const MOST_RANKED = 100;
const MOST_RULED_OUT = 200;
/** Exposures, and candidates times cases, that are ranked within the milliseconds a request may take of the server. */
const SMALL = 20_000;
