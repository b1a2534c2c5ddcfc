import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { fileFinding, listFindings, recheckFinding, rectifyFinding } from './service.ts';

const { finding: doors } = routes;

export function findingRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  handle(app, doors.list, (call) => within(call, async (at) => ({ asOf: at.now, findings: await listFindings(at, call.query) })));
  handle(app, doors.file, (call) => within(call, (at) => fileFinding(at, call.body)));
  handle(app, doors.rectify, (call) => within(call, (at) => rectifyFinding(at, call.params.id, call.body)));
  handle(app, doors.recheck, (call) => within(call, (at) => recheckFinding(at, call.params.id, call.body)));
}
