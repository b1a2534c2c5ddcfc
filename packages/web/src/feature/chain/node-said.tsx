import { useTranslation } from 'react-i18next';
import type { NodeFacts } from './scene/node-facts.ts';
import { useNodeWords } from './node-words.ts';

/** The chosen case in words, spoken when it changes. */
export function NodeSaid({ id, facts }: { readonly id: string; readonly facts: NodeFacts | undefined }) {
  const { t } = useTranslation('chain');
  const words = useNodeWords();
  return (
    <div className="chain-said">
      <p id={id} aria-live="polite">
        {facts === undefined ? `${t('plot.rest')} ${t('plot.hint')}` : words(facts)}
      </p>
    </div>
  );
}
