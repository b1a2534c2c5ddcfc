import { type CitedSource, type ProtocolText } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';

/** Texts of packs come in every language; the reader gets the one in force. */
export function useSaid(): (text: ProtocolText | null) => string {
  const { locale } = useFormat();
  return (text) => text?.[locale] ?? '—';
}

/** A fact a rule asks for, in words; one that only a pack of somebody's own knows, as the pack writes it. */
export function useFactText(): (fact: string) => string {
  const { t } = useTranslation('protocol');
  return (fact) => (t as (key: string, options: { defaultValue: string }) => string)(`fact.${fact}`, { defaultValue: fact });
}

/** Where a value comes from. What no text stands behind is said in words, not only in colour. */
export function Sources({ sources }: { readonly sources: readonly CitedSource[] }) {
  const { t } = useTranslation('protocol');
  if (sources.length === 0) return null;
  return (
    <span className="protocol-sources">
      {sources.map(({ key, cite, mark }) => (
        <cite key={key}>
          {mark === 'fromMemory' ? null : cite}
          {mark === 'sourced' ? null : <span className="protocol-mark">△ {t(`mark.${mark}`)}</span>}
        </cite>
      ))}
    </span>
  );
}
