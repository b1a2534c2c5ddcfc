import { type FieldForm, type FilterCondition, type FilterOperator } from '@firebreak/contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../../../text/field.ts';
import { filterableOf, formOf } from '../column.ts';
import { useListState } from '../list-state.ts';
import { type Noun } from '../noun.ts';
import { FilterValue } from './filter-value.tsx';

/** Conditions that every row must meet: field, comparison, value. */
export function FilterBuilder({ noun, close }: { readonly noun: Noun; readonly close: () => void }) {
  const { t } = useTranslation(['record', 'app']);
  const [state, change] = useListState();
  const [conditions, setConditions] = useState<readonly FilterCondition[]>(state.filter?.length ? state.filter : [firstCondition(noun)]);
  const [withdrawn, setWithdrawn] = useState(state.withdrawn ?? 'no');
  const put = (at: number, condition: FilterCondition) => setConditions(conditions.map((one, index) => (index === at ? condition : one)));
  const apply = () => {
    const whole = conditions.filter(isWhole);
    change({ filter: whole.length === 0 ? undefined : whole, withdrawn: withdrawn === 'no' ? undefined : withdrawn });
    close();
  };
  return (
    <form
      className="filter-builder"
      aria-label={t('list.filter')}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {conditions.map((condition, at) => (
        <Condition
          key={at}
          noun={noun}
          condition={condition}
          onChange={(next) => put(at, next)}
          remove={() => setConditions(conditions.filter((_, index) => index !== at))}
        />
      ))}
      <div className="filter-acts">
        <Button onClick={() => setConditions([...conditions, firstCondition(noun)])} disabled={conditions.length >= MOST_CONDITIONS}>
          {t('list.addCondition')}
        </Button>
        <Select
          aria-label={t('list.withdrawnFilter')}
          value={withdrawn}
          onChange={setWithdrawn}
          options={(['no', 'only', 'all'] as const).map((value) => ({ value, label: t(`withdrawn.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Button type="primary" htmlType="submit">
          {t('list.apply')}
        </Button>
        <Button onClick={close}>{t('app:act.cancel')}</Button>
      </div>
    </form>
  );
}

interface ConditionProps {
  readonly noun: Noun;
  readonly condition: FilterCondition;
  readonly onChange: (condition: FilterCondition) => void;
  readonly remove: () => void;
}

function Condition({ noun, condition, onChange, remove }: ConditionProps) {
  const { t } = useTranslation(['record', 'app']);
  const fields = filterableOf(noun.kind).map((value) => ({ value, label: fieldText(noun.kind, value) }));
  const operators = operatorsOf(formOf(noun.kind, condition.field));
  return (
    <div className="condition">
      <Select
        aria-label={t('list.field')}
        value={condition.field}
        options={fields}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(field: string) => onChange({ field, operator: operatorsOf(formOf(noun.kind, field))[0] ?? 'is' })}
      />
      <Select
        aria-label={t('list.operator')}
        value={condition.operator}
        options={operators.map((value) => ({ value, label: t(`operator.${value}`) }))}
        onChange={(operator: FilterOperator) =>
          onChange({
            field: condition.field,
            operator,
            ...(takesValue(operator) && condition.value !== undefined && operator !== 'in' ? { value: condition.value } : {}),
          })
        }
        popupMatchSelectWidth={false}
      />
      {takesValue(condition.operator) ? (
        <FilterValue kind={noun.kind} condition={condition} onChange={(value) => onChange({ ...condition, value })} />
      ) : (
        <span />
      )}
      <Button type="text" aria-label={t('list.removeCondition')} onClick={remove}>
        ✕
      </Button>
    </div>
  );
}

const firstCondition = (noun: Noun): FilterCondition => {
  const field = filterableOf(noun.kind).find((name) => formOf(noun.kind, name) === 'code') ?? filterableOf(noun.kind)[0] ?? 'number';
  return { field, operator: operatorsOf(formOf(noun.kind, field))[0] ?? 'is' };
};

/** Comparisons that make sense for a form of field, the most used first. */
function operatorsOf(form: FieldForm): readonly FilterOperator[] {
  switch (form) {
    case 'code':
      return ['in', 'isNot', 'empty', 'filled'];
    case 'date':
    case 'instant':
      return ['after', 'before', 'is', 'empty', 'filled'];
    case 'whole':
    case 'number':
      return ['is', 'after', 'before', 'empty', 'filled'];
    case 'flag':
      return ['is', 'empty', 'filled'];
    default:
      return ['contains', 'is', 'isNot', 'empty', 'filled'];
  }
}

const takesValue = (operator: FilterOperator): boolean => operator !== 'empty' && operator !== 'filled';

function isWhole(condition: FilterCondition): boolean {
  const { operator, value } = condition;
  if (!takesValue(operator)) return true;
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

const MOST_CONDITIONS = 20;
