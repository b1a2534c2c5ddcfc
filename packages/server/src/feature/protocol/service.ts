import { AppError, type DueAnswer, type Parsed, type PersonProtocol, type routes, requestInvalid } from '@firebreak/contract';
import { type Actor } from '../../platform/access/index.ts';
import { revisionOf } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { AnswerCache } from '../figure/index.ts';
import { nouns } from '../nouns.ts';
import { inOutbreak, type Standing } from '../registry/index.ts';
import { type Bound, bindOutbreak, momentWanted } from './bound.ts';
import { dueAnswer, dueStates, type DueState } from './due.ts';
import { personProtocol } from './person.ts';
import { personsNamed } from './store.ts';

type Query = Parsed<(typeof routes)['protocol']['due']>['query'];

/** Whole outbreaks are large: the last few that somebody looked at are kept. */
const keptOutbreaks = 4;
/** States change with the clock at midnights and full hours; between two changes of the records a list may be so old. */
const freshMinutes = 5;
const minute = 60_000;

interface Whole {
  readonly bound: Bound;
  readonly states: ReadonlyMap<string, DueState>;
}

/** Everybody's state, worked out once per change of the outbreak and five minutes, whoever asks. */
export class ProtocolService {
  private readonly cache = new AnswerCache(keptOutbreaks);

  async due(at: Standing, query: Query): Promise<DueAnswer> {
    return dueAnswer(at, await this.whole(at, query.at), query);
  }

  private async whole(at: Standing, wanted: string | undefined): Promise<Whole> {
    const { id, version, home } = at.outbreak;
    const clock = wanted ?? Math.floor(Date.parse(at.now) / (freshMinutes * minute));
    const key = [id, version, await revisionOf(at.trx, home), clock].join('\n');
    return this.cache.get(key, async () => {
      const bound = await bindOutbreak(at, momentWanted(at, wanted));
      return { bound, states: dueStates(bound) };
    });
  }
}

/**
 * Why a person is in their state, for whoever stands outside the HTTP API.
 *
 * @param named id of a person, case or contact, or the number of a case or contact
 * @throws AppError RECORD_NOT_FOUND when nobody in sight is named so, REQUEST_INVALID when several are
 */
export function explainPerson(
  platform: Platform,
  actor: Actor,
  outbreak: string,
  { named, at: wanted }: { readonly named: string; readonly at: string | undefined },
): Promise<PersonProtocol> {
  return inOutbreak({ platform, nouns }, actor, outbreak, async (at) => {
    const [person, ...others] = await personsNamed(at.trx, at.outbreak.home, named);
    if (person === undefined) throw new AppError('RECORD_NOT_FOUND');
    if (others.length > 0) throw requestInvalid(named, 'severalPersons', { count: others.length + 1 });
    return personProtocol(at, person, wanted);
  });
}
