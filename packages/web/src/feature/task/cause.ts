import { type CarriedTask, responseEventKinds, type ResponseEventKind } from '@firebreak/contract';
import i18next from 'i18next';
import { type AnyRecord } from '../../ui/record/any-record.ts';

type AnyTask = AnyRecord | Pick<CarriedTask, 'title' | 'personName' | 'placeName' | 'cause'>;

/** Whom or what a task is about, which tells it from others of its kind; one of a whole pool by its tube. */
export const aboutText = (task: AnyTask): string =>
  wordsOf(task, 'personName') || wordsOf(task, 'placeName') || (wordsOf(task, 'title') === '' ? causeText(task) : '');

/**
 * What started a task, in words: `positivePool:DEMO00003` is the positive pool DEMO00003. Of other events the rest of the id names a
 * record nobody knows by it, so only the kind is said.
 */
export function causeText({ cause }: Readonly<Record<string, unknown>>): string {
  const [kind, ...rest] = typeof cause === 'string' ? cause.split(':') : [];
  const known = responseEventKinds.find((one): one is ResponseEventKind => one === kind);
  if (known === undefined) return '';
  const words = i18next.t(`task:event.${known}`);
  return known === 'positivePool' ? `${words} ${rest.join(':')}` : words;
}

function wordsOf(task: AnyTask, field: keyof Exclude<AnyTask, AnyRecord>): string {
  const value: unknown = task[field];
  return typeof value === 'string' ? value : '';
}
