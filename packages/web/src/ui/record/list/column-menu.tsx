import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../../../text/field.ts';
import { PopoverMenu } from '../../popover-menu.tsx';
import { columnsOf } from '../column.ts';
import { useListState } from '../list-state.ts';
import { type Noun } from '../noun.ts';

/** Which columns the list shows, in the order in which they were chosen. */
export function ColumnMenu({ noun, columns }: { readonly noun: Noun; readonly columns: readonly string[] }) {
  const { t } = useTranslation('record');
  const [state, change] = useListState();
  const chosen = state.columns ?? [...noun.columns];
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    if (next.length > 0) change({ columns: next });
  };
  const content = (
    <div className="column-menu" role="group" aria-label={t('list.columns')}>
      {columnsOf(noun.kind).map((name) => (
        <Checkbox key={name} checked={chosen.includes(name)} onChange={() => toggle(name)}>
          {fieldText(noun.kind, name)}
        </Checkbox>
      ))}
      <Button size="small" onClick={() => change({ columns: undefined })} disabled={state.columns === undefined}>
        {t('list.usualColumns')}
      </Button>
    </div>
  );
  return (
    <PopoverMenu name={t('list.columns')} title={t('list.columnsShown', { count: columns.length })}>
      {() => content}
    </PopoverMenu>
  );
}
