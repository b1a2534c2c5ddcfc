import { type FilterCondition, type RecordKind } from '@firebreak/contract';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../../text/field.ts';
import { fieldsOf } from '../any-record.ts';
import { formOf } from '../column.ts';
import { DateInput } from '../form/date-input.tsx';

interface Props {
  readonly kind: RecordKind;
  readonly condition: FilterCondition;
  readonly onChange: (value: NonNullable<FilterCondition['value']>) => void;
}

/** The value a condition compares with, in the form of its field. */
export function FilterValue({ kind, condition, onChange }: Props) {
  const { t } = useTranslation('record');
  const { field, operator, value } = condition;
  const label = t('list.value');
  switch (formOf(kind, field)) {
    case 'code': {
      const options = (fieldsOf(kind)[field]?.values ?? []).map((one) => ({ value: one, label: codeText(kind, field, one) }));
      return operator === 'in' ? (
        <Select
          aria-label={label}
          mode="multiple"
          options={options}
          value={listOf(value)}
          onChange={(chosen: string[]) => onChange(chosen)}
          showSearch={{ optionFilterProp: 'label' }}
        />
      ) : (
        <Select
          aria-label={label}
          options={options}
          {...(typeof value === 'string' ? { value } : {})}
          onChange={(chosen: string) => onChange(chosen)}
        />
      );
    }
    case 'flag':
      return (
        <Select
          aria-label={label}
          {...(typeof value === 'boolean' ? { value: String(value) } : {})}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          onChange={(chosen: string) => onChange(chosen === 'true')}
        />
      );
    case 'date':
    case 'instant':
      return <DateInput label={label} value={typeof value === 'string' ? value : undefined} onChange={(date) => onChange(date ?? '')} />;
    case 'whole':
    case 'number':
      return (
        <InputNumber
          aria-label={label}
          {...(typeof value === 'number' ? { value } : {})}
          onChange={(number) => number !== null && onChange(number)}
        />
      );
    default:
      return (
        <Input
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          maxLength={200}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function listOf(value: FilterCondition['value']): string[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}
