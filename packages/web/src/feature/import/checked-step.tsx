import type { Import } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CountTable } from './count-table.tsx';
import { totalsOf, toWrite } from './count.ts';
import { ErrorList } from './error-list.tsx';
import { WriteChoice } from './write-choice.tsx';

/** The dry run is done: what writing would change, what is wrong, and the decision. */
export function CheckedStep({ one, onChangeMeaning }: { readonly one: Import; readonly onChangeMeaning: () => void }) {
  const { t } = useTranslation('importing');
  const totals = totalsOf(one.counts);
  return (
    <>
      {toWrite(totals) === 0 && totals.same > 0 ? (
        <p className="card" role="status">
          {t('result.nothing')}
        </p>
      ) : null}
      <CountTable counts={one.counts} title={t('result.would')} linked={false} />
      {toWrite(totals) === 0 ? null : <WriteChoice one={one} />}
      <ErrorList one={one} />
      <Button onClick={onChangeMeaning}>{t('check.change')}</Button>
    </>
  );
}
