import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse, listAct } from '../registry/index.ts';
import { closeOutSheet, explainCarried, signDay } from './service.ts';
import { sheetCsv } from './sheet-csv.ts';

const { closeOut: doors } = routes;
/** A sheet for the files holds every carried task. */
const everything = 1_000_000;

export function closeOutRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  handle(app, doors.sheet, (call) => within(call, (at) => closeOutSheet(at, call.query)));
  handle(app, doors.explain, (call) => within(call, async (at) => ({ explained: await explainCarried(at, call.body) })));
  handle(app, doors.sign, (call) => within(call, (at) => signDay(at, call.body)));
  handle(app, doors.export, async (call) => {
    const sheet = await within(call, async (at) => {
      const made = await closeOutSheet(at, call.query, everything);
      at.readings.push(listAct(at, 'task', 'exported', { closeOut: made.day, area: made.area, count: made.carried.length }));
      return made;
    });
    await call.reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="close-out-${sheet.area}-${sheet.day}.csv"`)
      .send(sheetCsv(sheet));
  });
}
