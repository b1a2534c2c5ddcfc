import { AppError, type RequestProblem, routes } from '@firebreak/contract';
import { parse } from 'csv-parse/sync';
import { type FastifyInstance } from 'fastify';
import { transact } from '../../platform/access/index.ts';
import { localeOf } from '../../platform/http/error-handler.ts';
import { handle } from '../../platform/http/handle.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { addAreas, areaNames, getArea, listAreas } from './service.ts';
import { areaProblemText, readAreas, type TextRow } from './source/index.ts';

const { area } = routes;

export function areaRoutes(app: FastifyInstance, platform: Platform): void {
  handle(app, area.children, async ({ query }) => ({ areas: await listAreas(platform.db, query) }));
  handle(app, area.get, ({ params }) => getArea(platform.db, params.code));
  handle(app, area.names, async ({ query, reply }) => {
    const names = await areaNames(platform.db, query);
    // Every page asks for them, and they change when areas are imported.
    void reply.header('cache-control', `private, max-age=${NAMES_KEPT_SECONDS}`);
    return { names };
  });
  handle(app, area.importCsv, async ({ actor, body, request }) => {
    const { areas, problems } = await readAreas(tableOf(body.csv));
    const [first] = problems;
    if (first)
      throw new AppError('IMPORT_NOT_READABLE', {
        file: 'CSV',
        problem: 'asSaid' satisfies RequestProblem,
        said: areaProblemText(first, localeOf(request)),
        problems: problems.slice(0, 100),
      });
    return transact(platform.db, { actor }, async (trx) => {
      const counts = await addAreas(trx, areas);
      await appendActs(trx, { actor, now: platform.now() }, [houseAct('area.imported', null, counts)]);
      return counts;
    });
  });
}

const NAMES_KEPT_SECONDS = 3600;

function tableOf(csv: string): TextRow[] {
  try {
    return parse<TextRow>(csv, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new AppError(
      'IMPORT_NOT_READABLE',
      { file: 'CSV', problem: 'notTable' satisfies RequestProblem, line: lines ?? 1 },
      { cause: error },
    );
  }
}
