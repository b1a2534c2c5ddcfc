import { responseEventKinds, type ResponseEventKind } from '@firebreak/contract';
import i18next from 'i18next';
import { type AnyRecord, textOf } from '../../ui/record/any-record.ts';

/**
 * What started a task, in words: `positivePool:DEMO00003` is the positive pool DEMO00003. Of other events the rest of the id names a
 * record nobody knows by it, so only the kind is said.
 */
export function causeText(record: AnyRecord): string {
  const [kind, ...rest] = textOf(record, 'cause').split(':');
  const known = responseEventKinds.find((one): one is ResponseEventKind => one === kind);
  if (known === undefined) return '';
  const words = i18next.t(`task:event.${known}`);
  return known === 'positivePool' ? `${words} ${rest.join(':')}` : words;
}
