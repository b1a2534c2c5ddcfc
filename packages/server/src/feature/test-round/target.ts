import { AppError, type TargetPart } from '@firebreak/contract';
import { packAt } from '@firebreak/protocol';
import { isWithin } from '../../platform/access/index.ts';
import { areaByCode } from '../area/service.ts';
import { bindOutbreak, momentWanted, timelineAt } from '../protocol/index.ts';
import { type Standing } from '../registry/index.ts';

/**
 * Looks at the parts of a rule before they are written down: areas lie within the round's, classes are those of the rules in force.
 *
 * @param path ltree path of the round's area
 * @throws AppError AREA_NOT_FOUND, ROUND_AREA_OUTSIDE, ROUND_CLASS_UNKNOWN
 */
export async function checkTarget(at: Standing, path: string, target: readonly TargetPart[]): Promise<void> {
  const codes = new Set(target.flatMap((part) => (part.kind === 'area' ? part.areas : part.kind === 'address' ? [part.area] : [])));
  for (const code of codes) {
    const area = await areaByCode(at.trx, code);
    if (!isWithin(area.path, path)) throw new AppError('ROUND_AREA_OUTSIDE', { area: area.name });
  }
  await checkClasses(at, path, classesOf(target));
}

async function checkClasses(at: Standing, path: string, classes: readonly string[]): Promise<void> {
  if (classes.length === 0) return;
  const moment = momentWanted(at, undefined);
  const timeline = await timelineAt(at, moment, path);
  const known = ['case', ...Object.keys((timeline && packAt(timeline, moment))?.pack.contactClasses ?? {})];
  const unknown = classes.find((one) => !known.includes(one));
  if (unknown !== undefined) throw new AppError('ROUND_CLASS_UNKNOWN', { class: unknown, known: known.join(', ') || '—' });
}

const classesOf = (target: readonly TargetPart[]): string[] => target.flatMap((part) => (part.kind === 'personClass' ? part.classes : []));

/** Persons of the registry who are of a class of the rule now, as the evaluator of the protocol says; nobody where it names none. */
export async function personsOfRule(at: Standing, target: readonly TargetPart[]): Promise<string[]> {
  const classes = new Set(classesOf(target));
  if (classes.size === 0) return [];
  const bound = await bindOutbreak(at, momentWanted(at, undefined));
  return [...bound.persons.keys()].filter((person) => classes.has(bound.stateOf(person)?.class ?? ''));
}
