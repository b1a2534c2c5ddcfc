import { Readable } from 'node:stream';
import { type Locale, recordKinds, type recordRoutes, type RecordDefinition, records, routes } from '@firebreak/contract';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { transact } from '../../platform/access/index.ts';
import { handle } from '../../platform/http/handle.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { type House, inHouse, type Noun } from '../registry/index.ts';
import { aboutRows } from './about.ts';
import { csvOf } from './csv.ts';
import { decideExport, listRequests, requestExport, withdrawExport } from './request.ts';
import { setExportRule } from './request-store.ts';
import { beginApproved, beginExport, type Export } from './service.ts';
import { sheetColumns } from './sheet-column.ts';
import { xlsxOf } from './xlsx.ts';

type Door = ReturnType<typeof recordRoutes<RecordDefinition>>['export'];

/** The export of every list, and requests for those that need a second person. */
export function exportRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  for (const kind of recordKinds) exportDoor(app, house, nouns[kind], routes[kind].export);
  requestDoors(app, house);
}

function exportDoor(app: FastifyInstance, house: House, noun: Noun, door: Door): void {
  handle(app, door, async ({ actor, params, query, reply }) => {
    await send(reply, noun, query.format, actor.locale, await beginExport(house, actor, params.outbreak, noun, query));
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
    const begun = await beginApproved(house, actor, params.outbreak, params.id);
    await send(reply, nouns[begun.kind], begun.format, actor.locale, begun);
  });
  handle(app, doors.setRule, ({ actor, body }) =>
    transact(house.platform.db, { actor }, async (trx) => {
      await setExportRule(trx, body);
      await appendActs(trx, { actor, now: house.platform.now() }, [houseAct('exportRule.changed', null, { after: body })]);
      return body;
    }),
  );
}

async function send(reply: FastifyReply, noun: Noun, format: 'csv' | 'xlsx', locale: Locale, begun: Export): Promise<void> {
  if (format === 'csv') return sendCsv(reply, noun, begun);
  const columns = sheetColumns(noun);
  const file = await xlsxOf({ sheet: records[noun.kind].plural, columns, about: aboutRows(begun.about, locale) }, begun.pages);
  await named(reply, noun, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(file);
}

async function sendCsv(reply: FastifyReply, noun: Noun, { pages }: Export): Promise<void> {
  await named(reply, noun, 'csv', 'text/csv; charset=utf-8').send(Readable.from(csvOf(sheetColumns(noun), pages)));
}

const named = (reply: FastifyReply, noun: Noun, ending: string, type: string): FastifyReply =>
  reply.type(type).header('content-disposition', `attachment; filename="${records[noun.kind].plural}.${ending}"`);
