import type { Import } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { CountTable } from './count-table.tsx';
import { totalsOf, toWrite } from './count.ts';
import { sentences } from '../../ui/format/sentences.ts';
import { ErrorList } from './error-list.tsx';

/** What was written, and where to look at it. */
export function DoneStep({ one }: { readonly one: Import }) {
  const { t } = useTranslation('importing');
  const outbreak = useOutbreak();
  const go = useGo();
  const nothing = toWrite(totalsOf(one.counts)) === 0;
  return (
    <>
      <section className="card" role="status">
        <p>
          {sentences(
            nothing ? t('result.nothingDone') : t('done.again'),
            one.skipped > 0 ? t('done.skipped', { count: one.skipped }) : null,
          )}
        </p>
        <div className="acts" role="group" aria-label={t('done.lists')}>
          {(['overview', 'chains', 'quality'] as const).map((page) => (
            <Button
              key={page}
              {...(page === 'overview' ? { type: 'primary' as const } : {})}
              onClick={() => go(outbreakPath(outbreak.id, page))}
            >
              {t(`done.${page}`)}
            </Button>
          ))}
          <Button onClick={() => go(outbreakPath(outbreak.id, 'imports'))}>{t('another')}</Button>
        </div>
      </section>
      <CountTable counts={one.counts} title={t('result.did')} linked />
      <ErrorList one={one} />
    </>
  );
}
