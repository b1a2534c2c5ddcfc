import { type PlaceKind } from '@firebreak/epi';
import { classifyCase } from '@firebreak/protocol';
import { rulesAt, shelfOf } from '../reaction/index.ts';
import { reactToTube } from '../reaction/service.ts';
import { dayOf, type Standing } from '../registry/index.ts';
import { type Consequences, isPool, personsInTube, positiveAt } from './consequence.ts';
import { type Finding, type Place, placesOfTube, settleFindings, type TestedTube } from './store.ts';

/**
 * What the registry says of whoever is in a single tube: specimen, result, and a case where it is positive. A pool says nothing of
 * anybody, so a tube that turns out to hold several people takes back what it said of one.
 */
export async function settleSingle(at: Standing, place: Place, tube: TestedTube, found: Consequences): Promise<void> {
  if (isPool(tube)) {
    found.found(at, tube.code, await settleFindings(at.trx, place, tube.code, null, at.now));
    return;
  }
  if (tube.outcome === 'positive') await personsInTube(at, place, tube.code, found);
  found.found(at, tube.code, await settleFindings(at.trx, place, tube.code, await findingOf(at, tube), at.now));
}

async function findingOf(at: Standing, tube: TestedTube): Promise<Finding> {
  const cts = Object.entries(tube.targets).flatMap(([name, ct]) => (name === 'internalControl' ? [] : [ct]));
  return {
    outcome: tube.outcome,
    test: tube.test,
    testedDate: dayOf({ outbreak: at.outbreak, now: tube.tested_at ?? tube.reported_at }),
    resultDate: dayOf({ outbreak: at.outbreak, now: tube.reported_at }),
    laboratory: tube.laboratory,
    ct: cts.length === 0 ? null : Math.min(...cts),
    caseClass: tube.outcome === 'positive' ? await classOf(at, tube) : 'suspected',
    note: null,
  };
}

/** The class that the definitions of the pack give to a result alone; while signs are not known, suspected. */
async function classOf(at: Standing, tube: TestedTube): Promise<string> {
  const rules = await rulesAt(at, shelfOf(at.directory), tube.area);
  const found = rules && classifyCase(rules, { [tube.test]: 'positive' }, 'declared').class;
  return found === undefined || found === 'notClassified' || found === 'notACase' ? 'suspected' : found;
}

/** Goods and surroundings have no persons: what a positive sets in motion is the control and disinfection of their places. */
export async function settlePlaces(at: Standing, place: Place, tube: TestedTube): Promise<void> {
  const places = await placesOfTube(at.trx, place, tube.code);
  await reactToTube(at, {
    code: tube.code,
    area: tube.area,
    holds: tube.outcome === 'positive',
    happenedAt: positiveAt(tube),
    touched: places.map(({ id, area, place_kind: kind }) => ({ kind: 'place', id, area, place_kind: kind as PlaceKind | null })),
  });
}
