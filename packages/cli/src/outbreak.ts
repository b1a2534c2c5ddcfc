import { type Outbreak } from '@firebreak/contract';
import { createOutbreak, listOutbreaks } from '@firebreak/server/feature/outbreak/service';
import { type Desk } from './installation.ts';
import { warn } from './output.ts';
import { text } from './text.ts';
import { NothingFound, UsageError } from './usage/usage-error.ts';

/**
 * The outbreak of a name or id.
 *
 * @throws NothingFound OUTBREAK_NOT_FOUND; UsageError OUTBREAK_NAME_SHARED when several have the name
 */
export async function outbreakNamed(desk: Desk, nameOrId: string): Promise<Outbreak> {
  const found = await findOutbreak(desk, nameOrId);
  if (found === undefined) throw new NothingFound('OUTBREAK_NOT_FOUND', { at: '--outbreak <name-or-id>', value: nameOrId });
  return found;
}

interface NewOutbreak {
  readonly area: string;
  readonly disease: Outbreak['disease'];
}

/** The outbreak of a name or id, opened where the name is new: that is told, for a name may be new by a slip of the pen. */
export async function outbreakNamedOrNew(desk: Desk, nameOrId: string, { area, disease }: NewOutbreak): Promise<Outbreak> {
  const found = await findOutbreak(desk, nameOrId);
  if (found !== undefined) return found;
  const opened = await createOutbreak(desk.platform, desk.operator, {
    name: nameOrId,
    disease,
    area,
    startDate: null,
    asOf: null,
    settings: {},
  });
  warn(text('outbreakOpened', { name: nameOrId, disease, area: opened.areaName }));
  return opened;
}

async function findOutbreak({ platform, operator }: Desk, nameOrId: string): Promise<Outbreak | undefined> {
  const outbreaks = await listOutbreaks(platform, operator);
  const byId = outbreaks.find(({ id }) => id === nameOrId);
  const named = outbreaks.filter(({ name }) => name === nameOrId);
  if (named.length > 1 && byId === undefined)
    throw new UsageError('OUTBREAK_NAME_SHARED', { at: '--outbreak', value: nameOrId }, { count: named.length });
  return byId ?? named[0];
}
