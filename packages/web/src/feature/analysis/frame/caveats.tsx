import { methodNotes, type MethodName } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';

interface Props {
  /** Methods behind the result; their notes are those that the command line prints. */
  readonly methods: readonly MethodName[];
  /** What besides would make this page wrong, the likeliest first. */
  readonly own?: readonly string[];
}

/** What would make a result wrong, in plain words. */
export function Caveats({ methods, own = [] }: Props) {
  const { t } = useTranslation('analysis');
  const { locale } = useFormat();
  // Two methods may share a caveat, and it is said once.
  const texts = new Set([
    ...own,
    ...methods.flatMap((method) => Object.values(methodNotes[method].caveats).map((caveat) => caveat[locale])),
  ]);
  return (
    <section className="card analysis-caveats">
      <h2>{t('wrong')}</h2>
      <ul>
        {[...texts].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
