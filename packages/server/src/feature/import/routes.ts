import { join } from 'node:path';
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { routes } from '@firebreak/contract';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { type Actor } from '../../platform/access/index.ts';
import { localeOf } from '../../platform/http/error-handler.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { importFolder, removeImportFolder } from './folder.ts';
import { errorCsv } from './mapping/index.ts';
import { previewOf } from './preview.ts';
import {
  type Asking,
  cancelImport,
  everyError,
  expectImport,
  getImport,
  importHouse,
  inside,
  listErrors,
  listImports,
  listMappings,
  registerImport,
  startCheck,
  startWrite,
} from './service.ts';
import { receiveFiles, uploadLimits } from './upload.ts';

const { import: doors } = routes;

export async function importRoutes(app: FastifyInstance, platform: Platform): Promise<void> {
  await app.register(multipart, { limits: uploadLimits });
  const house = importHouse(platform);
  app.addHook('onReady', async () => house.jobs.start());
  app.addHook('preClose', async () => house.jobs.stop());

  handle(app, doors.list, async (call) => ({ imports: await listImports(house, asking(call)) }));
  handle(app, doors.get, (call) => getImport(house, asking(call), call.params.id));
  handle(app, doors.upload, async (call) => {
    const id = uuidv7();
    await expectImport(house, asking(call));
    try {
      const files = await receiveFiles(call.request, join(importFolder(platform, id), 'file'));
      return await registerImport(house, asking(call), id, files);
    } catch (error) {
      await removeImportFolder(platform, id);
      throw error;
    }
  });
  handle(app, doors.preview, async (call) =>
    previewOf(await inside(house, asking(call), call.params.id, async (_trx, row) => row), localeOf(call.request)),
  );
  handle(app, doors.check, (call) => startCheck(house, asking(call), call.params.id, call.body));
  handle(app, doors.write, (call) => startWrite(house, asking(call), call.params.id, call.body.rows));
  handle(app, doors.cancel, (call) => cancelImport(house, asking(call), call.params.id));
  handle(app, doors.errors, (call) => listErrors(house, asking(call), call.params.id, call.query));
  handle(app, doors.errorFile, async (call) => {
    await getImport(house, asking(call), call.params.id); // refused before the file begins
    const lines = Readable.from(errorCsv(everyError(house, asking(call), call.params.id)));
    await call.reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="errors.csv"').send(lines);
  });
  handle(app, doors.listMappings, async ({ actor }) => ({ mappings: (await listMappings(house, actor)) as never }));
}

interface Call {
  readonly actor: Actor;
  readonly params: { readonly outbreak: string };
  readonly request: FastifyRequest;
}
const asking = ({ actor, params, request }: Call): Asking => ({ actor, outbreak: params.outbreak, locale: localeOf(request) });
