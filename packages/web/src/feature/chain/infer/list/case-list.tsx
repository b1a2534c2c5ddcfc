import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GrowingList } from '../../../../chart/growing-list.tsx';

export interface CaseItem {
  readonly id: string;
  readonly label: string;
  /** Right of the name. */
  readonly figure?: string;
  readonly facts: string;
  /** What can be done about it. */
  readonly act?: ReactNode;
  /** Where a case has several items. */
  readonly key?: string;
}

/** Cases with one fact each; choosing one shows it. */
export function CaseList({
  items,
  hint,
  chosen,
  onChoose,
}: {
  readonly items: readonly CaseItem[];
  readonly hint: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation('inferred');
  return (
    <>
      <p className="hint">{hint}</p>
      {items.length === 0 ? <p className="hint">{t('list.empty')}</p> : null}
      <GrowingList className="chain-list" items={items}>
        {({ id, label, figure, facts, act, key }) => (
          <li key={key ?? id} aria-current={id === chosen}>
            <div className="head">
              <button type="button" className="link" onClick={() => onChoose(id)}>
                {label}
              </button>
              {figure === undefined ? null : <span>{figure}</span>}
            </div>
            <p className="facts">{facts}</p>
            {act === undefined ? null : <div className="acts">{act}</div>}
          </li>
        )}
      </GrowingList>
    </>
  );
}
