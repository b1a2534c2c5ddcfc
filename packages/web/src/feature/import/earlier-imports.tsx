import type { Import } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { totalsOf } from './count.ts';
import { TableHead } from '../../ui/table-head.tsx';

/** Every import of the outbreak with what it changed, latest first. */
export function EarlierImports({ imports }: { readonly imports: readonly Import[] }) {
  const { t } = useTranslation('importing');
  const latestFirst = [...imports].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return (
    <section className="card" aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">{t('earlier.title')}</h2>
      {latestFirst.length === 0 ? <p>{t('earlier.none')}</p> : <ImportTable imports={latestFirst} />}
    </section>
  );
}

function ImportTable({ imports }: { readonly imports: readonly Import[] }) {
  const { t } = useTranslation('importing');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="scroll-x" role="group" aria-label={t('earlier.title')} tabIndex={0}>
      <table className="plain-table row-cards">
        <TableHead
          columns={(['when', 'files', 'state', 'counts', 'errors', 'by'] as const).map((column) => ({
            text: t(`earlier.${column}`),
            className: column === 'counts' || column === 'errors' ? 'number' : undefined,
          }))}
        />
        <tbody>
          {imports.map((one) => (
            <ImportRow key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ImportRow({ one }: { readonly one: Import }) {
  const { t } = useTranslation('importing');
  const outbreak = useOutbreak();
  const go = useGo();
  const { instant } = useFormat();
  const names = useFileNames()(one);
  const totals = totalsOf(one.counts);
  const counted = one.state === 'done' || one.state === 'checked';
  return (
    <tr>
      <td>{instant(one.createdAt)}</td>
      <td data-label={t('earlier.files')}>
        <button
          type="button"
          className="link"
          aria-label={t('earlier.open', { files: names })}
          onClick={() => go(outbreakPath(outbreak.id, 'imports', one.id))}
        >
          {names}
        </button>
      </td>
      <td data-label={t('earlier.state')}>
        <StateMark state={one.state} />
      </td>
      <td className="number" data-label={t('earlier.counts')}>
        {counted ? [totals.new, totals.changed, totals.same].map(countText).join(' · ') : '–'}
      </td>
      <td className="number" data-label={t('earlier.errors')}>
        {one.state === 'uploaded' ? '–' : countText(one.errorCount)}
      </td>
      <td data-label={t('earlier.by')}>{one.createdBy}</td>
    </tr>
  );
}

/** Mark and word of a state. */
export function StateMark({ state }: { readonly state: Import['state'] }) {
  const { t } = useTranslation('importing');
  return (
    <span className={`import-state ${state}`}>
      <span aria-hidden="true">{marks[state]}</span> {t(`state.${state}`)}
    </span>
  );
}

const marks: Readonly<Record<Import['state'], string>> = {
  uploaded: '○',
  reading: '◔',
  checked: '◑',
  writing: '◕',
  done: '●',
  cancelled: '⊘',
  failed: '✕',
};

/** Names of the files of an import: the first, and how many more. */
export function useFileNames(): (one: Import) => string {
  const { t } = useTranslation('importing');
  return ({ files }) => {
    const name = files[0]?.name ?? '–';
    return files.length > 1 ? t('earlier.more', { name, count: files.length - 1 }) : name;
  };
}
