import { type Answer, AppError, type Evidence, type NewEvidence, routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse, recordDoors, rowInSight, type Standing, type Values } from '../registry/index.ts';
import { taskBoard } from './board.ts';
import { evidenceOf, type Photo, photoOf, putEvidence } from './evidence.ts';
import { receivePhoto } from './photo.ts';
import { acceptTask, completeTask, handOverTask, refuseTask, reopenTask } from './service.ts';

const { task: doors } = routes;
type Stored = Answer<typeof doors.get>;

export function taskRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  const within = inHouse(house);
  recordDoors(app, house, nouns.task, doors);
  handle(app, doors.board, (call) => within(call, (at) => taskBoard(at, call.query)));
  handle(app, doors.accept, (call) => within(call, (at) => stored(acceptTask(at, call.params.id, call.body))));
  handle(app, doors.handOver, (call) => within(call, (at) => stored(handOverTask(at, call.params.id, call.body))));
  handle(app, doors.refuse, (call) => within(call, (at) => stored(refuseTask(at, call.params.id, call.body))));
  handle(app, doors.complete, (call) => within(call, (at) => stored(completeTask(at, call.params.id, call.body))));
  handle(app, doors.reopen, (call) => within(call, (at) => stored(reopenTask(at, call.params.id, call.body))));
  handle(app, doors.evidence, (call) =>
    within(call, async (at) => ({ evidence: await evidenceOf(at.trx, await rowInSight(at, nouns.task, call.params.id)) })),
  );
  handle(app, doors.addEvidence, (call) => within(call, (at) => onePiece(at, call.params.id, call.body)));
  handle(app, doors.addPhoto, async (call) => {
    const photo = await receivePhoto(call.request);
    return within(call, (at) => onePiece(at, call.params.id, photo));
  });
  handle(app, doors.photo, async (call) => {
    const { type, bytes } = await within(call, async (at) =>
      photoOf(at, await rowInSight(at, nouns.task, call.params.id), call.params.photo),
    );
    await call.reply.type(type).header('cache-control', 'private, no-store').send(Buffer.from(bytes));
  });
}

async function onePiece(at: Standing, task: string, given: NewEvidence | Photo): Promise<Evidence> {
  const [piece] = await putEvidence(at, await rowInSight(at, nouns.task, task), [given]);
  if (piece === undefined) throw new AppError('RECORD_NOT_FOUND');
  return piece;
}

/** The registry keeps values by field name; the contract of the noun names their types. */
const stored = (values: Promise<Values>) => values as Promise<Stored>;
