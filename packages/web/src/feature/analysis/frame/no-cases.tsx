import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../../app/address.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { Empty } from '../../../ui/state/empty.tsx';
import type { AnalysisName } from '../analysis-part.ts';

/** What will stand here, and the one act that fills it. */
export function NoCases({ part }: { readonly part: AnalysisName }) {
  const { t } = useTranslation('analysis');
  const { t: say } = useTranslation('overview');
  const outbreak = useOutbreak();
  const area = useAreaName();
  const may = useMay();
  const go = useGo();
  const [page, name] = may('import.run') ? (['imports', say('emptyImport')] as const) : (['cases', say('emptyCase')] as const);
  const act = (
    <Button type="primary" onClick={() => go(outbreakPath(outbreak.id, page))}>
      {name}
    </Button>
  );
  return <Empty text={t('noCases', { what: t(`what.${part}`), area })} act={may('import.run') || may('case.write') ? act : null} />;
}
