import { Readable } from 'node:stream';
import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse, inOutbreak } from '../registry/index.ts';
import { closeOutSheet, explainCarried, fileSheet, signDay } from './service.ts';
import { sheetCsv } from './sheet-csv.ts';

const { closeOut: doors } = routes;

export function closeOutRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  const within = inHouse(house);
  handle(app, doors.sheet, (call) => within(call, (at) => closeOutSheet(at, call.query)));
  handle(app, doors.explain, (call) => within(call, async (at) => ({ explained: await explainCarried(at, call.body) })));
  handle(app, doors.sign, (call) => within(call, (at) => signDay(at, call.body)));
  handle(app, doors.export, async (call) => {
    const { actor, params, query, reply } = call;
    const filed = await fileSheet((work) => inOutbreak(house, actor, params.outbreak, work), query);
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="close-out-${filed.sheet.area}-${filed.sheet.day}.csv"`)
      .send(Readable.from(sheetCsv(filed)));
  });
}
