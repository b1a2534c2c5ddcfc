import { type FilterCondition } from '@firebreak/contract';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeText, fieldText } from '../../../text/field.ts';
import { fieldsOf } from '../any-record.ts';
import { useListState } from '../list-state.ts';
import { type Noun } from '../noun.ts';

/** What cuts the list, in words; each can be taken away. */
export function FilterTags({ noun }: { readonly noun: Noun }) {
  const { t } = useTranslation('record');
  const [state, change] = useListState();
  const filter = state.filter ?? [];
  if (filter.length === 0 && state.withdrawn === undefined) return null;
  return (
    <div className="filter-tags">
      {filter.map((condition, at) => (
        <Tag key={JSON.stringify(condition)} closable onClose={() => change({ filter: without(filter, at) })}>
          {fieldText(noun.kind, condition.field)} {t(`operator.${condition.operator}`)} {valueText(noun, condition)}
        </Tag>
      ))}
      {state.withdrawn === undefined ? null : (
        <Tag closable onClose={() => change({ withdrawn: undefined })}>
          {t(`withdrawn.${state.withdrawn}`)}
        </Tag>
      )}
    </div>
  );
}

function without(filter: readonly FilterCondition[], at: number): readonly FilterCondition[] | undefined {
  const rest = filter.filter((_, index) => index !== at);
  return rest.length === 0 ? undefined : rest;
}

function valueText(noun: Noun, { field, value }: FilterCondition): string {
  const say = (one: unknown) => (fieldsOf(noun.kind)[field]?.form === 'code' ? codeText(noun.kind, field, String(one)) : String(one));
  return value === undefined ? '' : Array.isArray(value) ? value.map(say).join(' / ') : say(value);
}
