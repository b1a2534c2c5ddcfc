import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../../../text/field.ts';
import { useListState } from '../list-state.ts';
import { type Noun } from '../noun.ts';

interface Props {
  readonly noun: Noun;
  readonly columns: readonly string[];
  readonly sort: string;
}

/** Order of a list whose heads are not shown. */
export function SortChoice({ noun, columns, sort }: Props) {
  const { t } = useTranslation('record');
  const [, change] = useListState();
  const options = [...new Set([sort.replace(/^-/, ''), ...columns])].flatMap((name) => [
    { value: name, label: `${fieldText(noun.kind, name)} ↑` },
    { value: `-${name}`, label: `${fieldText(noun.kind, name)} ↓` },
  ]);
  return (
    <Select
      aria-label={t('list.order')}
      value={sort}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(next: string) => change({ sort: next === noun.sort ? undefined : next })}
    />
  );
}
