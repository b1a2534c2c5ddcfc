import type { Import } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { ErrorList } from './error-list.tsx';

/** The import was cancelled or failed: what became of the data, and what to do next. */
export function EndedStep({ one }: { readonly one: Import }) {
  const { t } = useTranslation('importing');
  const outbreak = useOutbreak();
  const go = useGo();
  const message = one.message ?? t('cancelledNothing');
  return (
    <>
      <section className="card" role="status">
        <p>{one.state === 'failed' ? t('failed', { message }) : t('cancelled', { message })}</p>
        <Button type="primary" onClick={() => go(outbreakPath(outbreak.id, 'imports'))}>
          {t('startAgain')}
        </Button>
      </section>
      <ErrorList one={one} />
    </>
  );
}
