import { Readable } from 'node:stream';
import { recordKinds, type recordRoutes, type RecordDefinition, records, routes } from '@firebreak/contract';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { type House, type Noun } from '../registry/index.ts';
import { aboutRows } from './about.ts';
import { csvOf } from './csv.ts';
import { beginExport, type Export } from './service.ts';
import { sheetColumns } from './sheet-column.ts';
import { xlsxOf } from './xlsx.ts';

type Door = ReturnType<typeof recordRoutes<RecordDefinition>>['export'];

/** The export of every list. */
export function exportRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  for (const kind of recordKinds) exportDoor(app, house, nouns[kind], routes[kind].export);
}

function exportDoor(app: FastifyInstance, house: House, noun: Noun, door: Door): void {
  handle(app, door, async ({ actor, params, query, reply }) => {
    const begun = await beginExport(house, actor, params.outbreak, noun, query);
    if (query.format === 'csv') return sendCsv(reply, noun, begun);
    const columns = sheetColumns(noun);
    const file = await xlsxOf({ sheet: records[noun.kind].plural, columns, about: aboutRows(begun.about, actor.locale) }, begun.pages);
    await named(reply, noun, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(file);
  });
}

async function sendCsv(reply: FastifyReply, noun: Noun, { pages }: Export): Promise<void> {
  await named(reply, noun, 'csv', 'text/csv; charset=utf-8').send(Readable.from(csvOf(sheetColumns(noun), pages)));
}

const named = (reply: FastifyReply, noun: Noun, ending: string, type: string): FastifyReply =>
  reply.type(type).header('content-disposition', `attachment; filename="${records[noun.kind].plural}.${ending}"`);
