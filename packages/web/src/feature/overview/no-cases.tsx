import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useChangeSearch, useGo } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { Empty } from '../../ui/state/empty.tsx';
import type { Overview } from './overview.ts';
import { QualitySummary } from './quality-summary.tsx';
import { useAreaName } from '../../app/use-area-name.ts';

/** An outbreak, or an area, without cases: what will stand here and the one act that fills it. */
export function NoCases({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const areaName = useAreaName();
  return (
    <>
      <Empty text={t('empty', { area: areaName })} act={<FillingAct />} />
      {overview.quality.some(({ count }) => count > 0) ? <QualitySummary overview={overview} areaName={areaName} /> : null}
    </>
  );
}

function FillingAct() {
  const { t } = useTranslation('overview');
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const may = useMay();
  const go = useGo();
  const change = useChangeSearch();
  if (area !== undefined && area !== outbreak.area)
    return <Button onClick={() => change({ area: undefined })}>{t('wholeArea', { area: outbreak.areaName })}</Button>;
  if (may('import.run')) return <Act name={t('emptyImport')} act={() => go(outbreakPath(outbreak.id, 'imports'))} />;
  if (may('case.write')) return <Act name={t('emptyCase')} act={() => go(outbreakPath(outbreak.id, 'cases', 'new'))} />;
  return <p>{t('emptyAsk')}</p>;
}

function Act({ name, act }: { readonly name: string; readonly act: () => void }) {
  return (
    <Button type="primary" onClick={act}>
      {name}
    </Button>
  );
}
