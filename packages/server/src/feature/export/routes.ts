import { Readable } from 'node:stream';
import { type Locale, recordKinds, type recordRoutes, type RecordDefinition, records, routes } from '@firebreak/contract';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { type House, inHouse, type Noun } from '../registry/index.ts';
import { csvFile, xlsxFile } from './file.ts';
import { decideExport, listRequests, requestExport, withdrawExport } from './request.ts';
import { beginApproved, beginExport, type Export } from './service.ts';

type Door = ReturnType<typeof recordRoutes<RecordDefinition>>['export'];

/** The export of every list, and requests for those that need a second person. */
export function exportRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  for (const kind of recordKinds) exportDoor(app, house, nouns[kind], routes[kind].export);
  requestDoors(app, house);
}

function exportDoor(app: FastifyInstance, house: House, noun: Noun, door: Door): void {
  handle(app, door, async ({ actor, params, query, reply }) => {
    await send(reply, actor.locale, await beginExport(house, actor, params.outbreak, noun, query));
  });
}

function requestDoors(app: FastifyInstance, house: House): void {
  const doors = routes.exportRequest;
  const within = inHouse(house);
  handle(app, doors.list, (call) => within(call, (at) => listRequests(at)));
  handle(app, doors.request, (call) => within(call, (at) => requestExport(at, nouns, call.body)));
  handle(app, doors.decide, (call) => within(call, (at) => decideExport(at, call.params.id, call.body)));
  handle(app, doors.withdraw, (call) => within(call, (at) => withdrawExport(at, call.params.id, call.body)));
  handle(app, doors.file, async ({ actor, params, reply }) => {
    await send(reply, actor.locale, await beginApproved(house, actor, params.outbreak, params.id));
  });
}

async function send(reply: FastifyReply, locale: Locale, begun: Export): Promise<void> {
  const { kind, format } = begun;
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  reply.type(type).header('content-disposition', `attachment; filename="${records[kind].plural}.${format}"`);
  await reply.send(format === 'csv' ? Readable.from(csvFile(begun)) : await xlsxFile(begun, locale));
}
