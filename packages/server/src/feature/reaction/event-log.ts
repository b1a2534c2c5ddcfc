import { AppError, type Parsed, type ResponseEvent, type routes } from '@firebreak/contract';
import { sql } from 'kysely';
import { areaByCode } from '../area/service.ts';
import { append, dayOf, findRow, refuseClosed, type Standing } from '../registry/index.ts';
import { type Happening } from './happening.ts';
import { reconcile } from './reconcile.ts';
import { storedEvent, touchedBy } from './store.ts';

type Body = Parsed<(typeof routes)['responseEvent']['record']>['body'];
const mostEvents = 500;

/** Events of the outbreak with what became of their tasks; newest first. */
export async function listEvents(at: Standing, person: string | undefined): Promise<ResponseEvent[]> {
  const { rows } = await sql<ResponseEvent>`
    select e.id, e.kind, e.person, a.code as area, a.name as "areaName", e.known_at as "knownAt", e.happened_at as "happenedAt",
      e.cancelled_at as "cancelledAt",
      jsonb_build_object('id', e.pack ->> 'id', 'edition', e.pack ->> 'edition', 'hash', e.pack ->> 'hash') as pack,
      count(t.id) filter (where t.status in ('open', 'accepted', 'refused'))::int as open,
      count(t.id) filter (where t.status = 'done')::int as done,
      count(t.id) filter (where t.status = 'withdrawn')::int as withdrawn
    from response_event e
    join area a on a.path = e.area
    left join task t on t.home = e.home and t.outbreak = e.outbreak and t.cause = e.id
    where e.home = ${at.outbreak.home} and e.outbreak = ${at.outbreak.id} and (${person ?? null}::uuid is null or e.person = ${person ?? null}::uuid)
    group by e.home, e.id, a.code, a.name order by e.known_at desc, e.id limit ${mostEvents}`.execute(at.trx);
  return rows;
}

/**
 * Records an event that no record tells; its tasks open in the same transaction.
 *
 * @throws AppError REFERENCE_NOT_FOUND when the person is not in sight
 */
export async function recordEvent(at: Standing, body: Body): Promise<{ id: string }> {
  refuseClosed(at);
  const person = await findRow(at.trx, 'person', at.outbreak.home, body.person);
  if (person === undefined) throw new AppError('REFERENCE_NOT_FOUND', { field: 'person', id: body.person });
  const id = `${body.kind}:${body.id}`;
  const known = await storedEvent(at.trx, at.outbreak.home, id);
  if (known !== undefined) return { id };
  const area = body.areaCode === undefined ? person.area : (await areaByCode(at.trx, body.areaCode)).path;
  const happening: Happening = {
    id,
    kind: body.kind,
    person: body.person,
    area,
    happenedAt: body.happenedAt,
    holds: true,
    touched: async () => (await touchedBy(at.trx, at.outbreak.home, body.person, dayOf(at))).filter(({ kind }) => kind === 'household'),
  };
  await reconcile(at, happening);
  await append(at, [act(at, area, 'responseEvent.recorded', { event: id, person: body.person })]);
  return { id };
}

/**
 * Cancels an event that was recorded by hand; one that follows from a record ends with that record.
 *
 * @throws AppError RECORD_NOT_FOUND when there is none by hand, or its person is not in sight
 */
export async function cancelEvent(at: Standing, id: string, reason: string): Promise<{ id: string }> {
  refuseClosed(at);
  const known = await storedEvent(at.trx, at.outbreak.home, id);
  const isByHand =
    known !== undefined && !['preliminaryPositive', 'confirmation', 'newExposure', 'positivePool', 'poolRelease'].includes(known.kind);
  const person = isByHand && known.person !== null ? await findRow(at.trx, 'person', at.outbreak.home, known.person) : undefined;
  if (!isByHand || person === undefined) throw new AppError('RECORD_NOT_FOUND');
  const { kind, area, happened_at: happenedAt } = known;
  await reconcile(at, { id, kind, person: known.person, area, happenedAt: happenedAt ?? undefined, holds: false, touched: async () => [] });
  await append(at, [act(at, area, 'responseEvent.cancelled', { event: id, reason })]);
  return { id };
}

const act = (at: Standing, area: string, action: string, payload: Record<string, unknown>) => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area,
  kind: null,
  subject: null,
  version: null,
  payload,
});
