import { type CitedSource, type ProtocolText } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';

/** Texts of packs come in every language; the reader gets the one in force. */
export function useSaid(): (text: ProtocolText | null) => string {
  const { locale } = useFormat();
  return (text) => text?.[locale] ?? '—';
}

/** Where a value comes from. What no text stands behind is said in words, not only in colour. */
export function Sources({ sources }: { readonly sources: readonly CitedSource[] }) {
  const { t } = useTranslation('protocol');
  if (sources.length === 0) return null;
  return (
    <span className="protocol-sources">
      {sources.map(({ key, cite, mark }) => (
        <cite key={key}>
          {cite}
          {mark === 'sourced' ? null : <span className="protocol-mark">△ {t(`mark.${mark}`)}</span>}
        </cite>
      ))}
    </span>
  );
}
