import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useChangeSearch, useGo } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { areaNameText } from '../../text/area-name.ts';

/** The one act that fills a page without cases, of those the reader may do: look at the whole outbreak, import, record, or ask somebody. */
export function FillingAct() {
  const { t } = useTranslation('overview');
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const may = useMay();
  const go = useGo();
  const change = useChangeSearch();
  if (area !== undefined && area !== outbreak.area)
    return <Button onClick={() => change({ area: undefined })}>{t('wholeArea', { area: areaNameText(outbreak.areaName) })}</Button>;
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
