import { useTranslation } from 'react-i18next';
import { useAreaName } from '../../../app/use-area-name.ts';
import { Empty } from '../../../ui/state/empty.tsx';
import { FillingAct } from '../../../ui/state/filling-act.tsx';
import type { AnalysisName } from '../analysis-part.ts';

/** What will stand here, and the one act that fills it. */
export function NoCases({ part }: { readonly part: AnalysisName }) {
  const { t } = useTranslation('analysis');
  return <Empty text={t('noCases', { what: t(`what.${part}`), area: useAreaName() })} act={<FillingAct />} />;
}
