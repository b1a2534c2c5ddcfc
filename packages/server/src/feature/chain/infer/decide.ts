import { AppError, type LinkDecision, type Parsed, type routes } from '@firebreak/contract';
import { inferTransmission, type LinkDecision as EngineDecision } from '@firebreak/engine/chains/infer/index';
import { uuidv7 } from 'uuidv7';
import { mayAt } from '../../../platform/access/index.ts';
import { append, refuseClosed, type Standing } from '../../registry/index.ts';
import { decisionView } from './answer.ts';
import { collect } from './collect.ts';
import { caseOfNode, type DecisionRow, decisionsOf, insertDecision } from './decision-store.ts';
import { casesInSight } from './run-store.ts';

type Body = Parsed<(typeof routes)['inference']['decide']>['body'];

/**
 * Writes down what an investigator decided about a link; nothing decided before is changed, and nobody decides over a decision
 * they did not see. The same id again answers what is there.
 */
export async function decideLink(at: Standing, body: Body, engine: string): Promise<LinkDecision> {
  refuseClosed(at);
  const { outbreak } = at;
  const before = await decisionsOf(at.trx, { home: outbreak.home, outbreak: outbreak.id });
  const sight = await casesInSight(at.trx, outbreak.id);
  const same = before.find(({ id }) => id === body.id);
  if (same !== undefined) return decisionView(same, sight);
  const area = await areaOfLink(at, body);
  refuseUnseen(before, body);
  await refuseImpossible(at, before, body, engine);
  const { id, infectee, infector, verdict, reason } = { ...body, id: body.id ?? uuidv7() };
  const row: Omit<DecisionRow, 'home'> = { id, infectee, infector, verdict, reason, at: at.now, by: at.actor.name };
  await insertDecision(at.trx, { home: outbreak.home, outbreak: outbreak.id, area, by: at.actor.id }, row);
  await append(at, [
    {
      home: outbreak.home,
      action: 'chain.decided',
      outbreak: outbreak.id,
      area,
      kind: 'case',
      subject: null,
      version: null,
      payload: { decision: id, infectee, infector, verdict, reason },
    },
  ]);
  return decisionView({ ...row, home: outbreak.home }, sight);
}

/** Both ends must be cases the person may see, and the infected one in an area where they decide. */
async function areaOfLink(at: Standing, { infectee, infector }: Body): Promise<string> {
  const infected = await caseOfNode(at.trx, at.outbreak.id, infectee);
  const source = infector === null ? infected : await caseOfNode(at.trx, at.outbreak.id, infector);
  if (infected === undefined || source === undefined) throw new AppError('RECORD_NOT_FOUND');
  if (!mayAt(at.actor, 'chain.decide', infected.area, at.outbreak.id))
    throw new AppError('PERMISSION_DENIED', { permission: 'chain.decide' });
  return infected.area;
}

function refuseUnseen(before: readonly DecisionRow[], { infectee, seen }: Body): void {
  const newest = before.findLast((one) => one.infectee === infectee);
  if (newest !== undefined && newest.id !== seen) throw new AppError('LINK_DECISION_CHANGED', { by: newest.by, reason: newest.reason });
}

/** Accepted links must leave everybody one infector, no circle, and a day for it: tried on the cases of decisions alone. */
async function refuseImpossible(at: Standing, before: readonly DecisionRow[], body: Body, engine: string): Promise<void> {
  if (body.infectee === body.infector) throw new AppError('LINK_IMPOSSIBLE');
  const standing = new Map(before.map((one) => [`${one.infectee} ${one.infector}`, one]));
  const others = [...standing.values()].filter(({ infectee, infector }) => infectee !== body.infectee || infector !== body.infector);
  if (body.verdict !== 'accepted') return;
  if (others.some(({ infectee, verdict }) => infectee === body.infectee && verdict === 'accepted'))
    throw new AppError('LINK_ALREADY_ACCEPTED');
  const { input } = await collect(at, engine);
  const decisions: EngineDecision[] = [
    ...(input.decisions ?? []).filter(({ infectee, infector }) => infectee !== body.infectee || infector !== body.infector),
    { infectee: body.infectee, infector: body.infector, verdict: 'accepted' },
  ];
  const named = new Set(decisions.flatMap(({ infectee, infector }) => [infectee, infector]));
  const cases = input.cases.filter(({ id }) => named.has(id)).map((one) => ({ ...one, snps: null }));
  try {
    inferTransmission({ ...input, cases, contacts: [], decisions }, { seed: at.outbreak.id, sweeps: 1 });
  } catch (error) {
    throw new AppError('LINK_IMPOSSIBLE', {}, { cause: error });
  }
}
