import { Readable } from 'node:stream';
import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { localeOf } from '../../platform/http/error-handler.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { coverageOf, denominatorVersions, previewRound } from './ledger.ts';
import { askMissing, missingFile } from './missing-file.ts';
import { exemptPeople, explainPeople, listPeople } from './people.ts';
import { scheduledTests } from './schedule.ts';
import { screeningSeries } from './screening.ts';
import { approveRound, closeRound, editRound, getRound, listRounds, proposeRound, refreshRound, refuseRound } from './service.ts';

const { testRound: doors } = routes;

export function testRoundRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  const within = inHouse(house);
  handle(app, doors.list, (call) => within(call, async (at) => ({ asOf: at.now, rounds: await listRounds(at) })));
  handle(app, doors.get, (call) => within(call, (at) => getRound(at, call.params.id)));
  handle(app, doors.propose, (call) => within(call, (at) => proposeRound(at, call.body)));
  handle(app, doors.edit, (call) => within(call, (at) => editRound(at, call.params.id, call.body)));
  handle(app, doors.preview, (call) => within(call, (at) => previewRound(at, call.params.id)));
  handle(app, doors.approve, (call) => within(call, (at) => approveRound(at, call.params.id, call.body)));
  handle(app, doors.refuse, (call) => within(call, (at) => refuseRound(at, call.params.id, call.body)));
  handle(app, doors.close, (call) => within(call, (at) => closeRound(at, call.params.id, call.body)));
  handle(app, doors.refresh, (call) => within(call, (at) => refreshRound(at, call.params.id, call.body)));
  handle(app, doors.versions, (call) => within(call, (at) => denominatorVersions(at, call.params.id)));
  handle(app, doors.coverage, (call) => within(call, (at) => coverageOf(at, call.params.id, call.query)));
  handle(app, doors.members, (call) => within(call, (at) => listPeople(at, call.params.id, call.query)));
  handle(app, doors.exportMissing, async ({ actor, params, query, request, reply }) => {
    const lines = await missingFile({
      house,
      actor,
      outbreak: params.outbreak,
      round: params.id,
      area: query.area,
      locale: localeOf(request),
      approval: query.approval,
    });
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="missing.csv"')
      .send(Readable.from(lines));
  });
  handle(app, doors.askMissing, (call) => within(call, (at) => askMissing(at, call.params.id, call.body)));
  handle(app, doors.exempt, (call) => within(call, (at) => exemptPeople(at, call.params.id, call.body)));
  handle(app, doors.explain, (call) => within(call, (at) => explainPeople(at, call.params.id, call.body)));
  handle(app, doors.screening, (call) => within(call, async (at) => ({ asOf: at.now, series: await screeningSeries(at) })));
  handle(app, doors.schedule, (call) => within(call, (at) => scheduledTests(at, call.query)));
}
