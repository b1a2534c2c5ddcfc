import { responseEventKinds, type ResponseEventKind } from '@firebreak/contract';
import i18next from 'i18next';

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
