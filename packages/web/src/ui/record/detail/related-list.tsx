import { records, type FilterCondition, type RecordKind } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, recordPath, useGo } from '../../../app/address.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { fieldText, kindWord } from '../../../text/field.ts';
import { Problem } from '../../state/problem.tsx';
import { routesOf } from '../any-record.ts';
import { titleOf } from '../title.ts';
import { Value } from '../value.tsx';
import { TableHead } from '../../table-head.tsx';

interface Props {
  readonly kind: RecordKind;
  readonly title: string;
  readonly filter: readonly FilterCondition[];
  readonly columns: readonly string[];
  readonly sort?: string;
  /** What a new one begun from here already knows; without it none can be begun. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** Records that belong to the one that is open: the first of them here, all of them in their list. */
export function RelatedList({ kind, title, filter, columns, sort, given }: Props) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const may = useMay();
  const go = useGo();
  const readable = may(`${kind}.read`);
  const query = useQuery({
    ...outbreakQuery(routesOf(kind).list, {
      params: { outbreak: outbreak.id },
      query: { filter: JSON.stringify(filter), limit: MOST_HERE, ...(sort === undefined ? {} : { sort }) },
    }),
    enabled: readable,
  });
  if (!readable) return null;
  const rows = query.data?.rows ?? [];
  const list = outbreakPath(outbreak.id, records[kind].plural);
  const addable = given !== undefined && may(`${kind}.write`);
  return (
    <section className="related" aria-label={title}>
      <h3>
        {title} <span className="soft">{query.data === undefined ? '' : query.data.next === null ? rows.length : `${rows.length}+`}</span>
        {addable ? (
          <Button size="small" onClick={() => go(`${list}/new`, { search: { given } })}>
            {t('detail.add', { kind: kindWord(kind) })}
          </Button>
        ) : null}
      </h3>
      {query.isError ? <Problem error={query.error} again={() => void query.refetch()} /> : null}
      {rows.length === 0 ? null : (
        <div className="related-table">
          <table>
            <TableHead columns={columns.map((name) => fieldText(kind, name))} />
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {columns.map((name, at) => (
                    <td key={name}>
                      {at === 0 ? (
                        <Link to={recordPath(outbreak.id, kind, row.id)}>
                          {row[name] === null || row[name] === undefined ? (
                            titleOf(kind, row)
                          ) : (
                            <Value kind={kind} name={name} value={row[name]} />
                          )}
                        </Link>
                      ) : (
                        <Value kind={kind} name={name} value={row[name]} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.data?.next ? (
        <Link to={list} search={{ filter }}>
          {t('detail.all', { title })}
        </Link>
      ) : null}
    </section>
  );
}

const MOST_HERE = 50;
