import { type Locale, type RosterImport, type RosterLine } from '@firebreak/contract';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { pairsSince } from './double-store.ts';
import { lookAtRoster } from './line-store.ts';
import { Preparer } from './prepare.ts';
import { outcomeView, Tally } from './register/outcome.ts';
import { sorted } from './register/read-register.ts';
import { takenInAct, worthALook } from './register/write-register.ts';
import { takeIn } from './take-in.ts';

/** Lines written by hand, in the transaction of the request. They may bring back who was taken off the roster. */
export async function putLines(at: Standing, lines: readonly RosterLine[], locale: Locale): Promise<RosterImport> {
  refuseClosed(at);
  const [tally, preparer] = [new Tally(), new Preparer()];
  const ready = lines.flatMap((line, index) => sorted(preparer.prepare(index + 1, line), line, tally) ?? []);
  tally.lines = lines.length;
  tally.add(await takeIn(at, ready, { source: 'register', byHand: true }));
  if (lines.length >= worthALook) await lookAtRoster(at.trx);
  const outcome = tally.outcome(await pairsSince(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id }, at.now));
  if (tally.hasChanged) await append(at, [takenInAct(at, [], outcome)]);
  return outcomeView(outcome, locale);
}
