import { recordKinds, records, type Import, type RecordKind } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { kindsText } from '../../text/field.ts';
import { totalsOf, type KindCount } from './count.ts';
import { numberHead, TableHead } from '../../ui/table-head.tsx';

const columns = ['new', 'changed', 'same', 'withdrawn'] as const;

/** Counts by kind of record; with links to the lists where they have been written. */
export function CountTable({
  counts,
  title,
  linked,
}: {
  readonly counts: Import['counts'];
  readonly title: string;
  readonly linked: boolean;
}) {
  const { t } = useTranslation('importing');
  const known = ['area', ...recordKinds] as const;
  const kinds = [...known.filter((kind) => kind in counts), ...Object.keys(counts).filter((kind) => !known.some((one) => one === kind))];
  return (
    <section className="card" aria-labelledby="import-counts">
      <h2 id="import-counts">{title}</h2>
      {kinds.length === 0 ? (
        <p>{t('result.empty')}</p>
      ) : (
        <table className="plain-table counts">
          <TableHead columns={[t('result.kind'), ...columns.map((column) => numberHead(t(`result.${column}`)))]} />
          <tbody>
            {kinds.map((kind) => {
              const count = counts[kind];
              return count === undefined ? null : <CountRow key={kind} kind={kind} count={count} linked={linked} />;
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('result.total')}</th>
              <Numbers count={totalsOf(counts)} />
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

function CountRow({ kind, count, linked }: { readonly kind: string; readonly count: KindCount; readonly linked: boolean }) {
  const { t } = useTranslation('importing');
  const outbreak = useOutbreak();
  const go = useGo();
  const known = recordKinds.find((one): one is RecordKind => one === kind);
  const name = known !== undefined || kind === 'area' ? kindsText(known ?? 'area') : kind;
  return (
    <tr>
      <th scope="row">
        {linked && known !== undefined ? (
          <button
            type="button"
            className="link"
            aria-label={t('result.open', { kind: name })}
            onClick={() => go(outbreakPath(outbreak.id, records[known].plural))}
          >
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <Numbers count={count} />
    </tr>
  );
}

function Numbers({ count }: { readonly count: KindCount }) {
  return columns.map((column) => (
    <td key={column} className={count[column] === 0 ? 'number zero' : 'number'}>
      {number.format(count[column])}
    </td>
  ));
}

const number = new Intl.NumberFormat('en');
