import { type Field, type RecordKind } from '@firebreak/contract';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { codeText, fieldText } from '../../../text/field.ts';
import { AreaPicker } from '../../area-picker.tsx';
import { DateInput } from './date-input.tsx';
import { InstantInput } from './instant-input.tsx';
import { NodeInput } from './node-input.tsx';
import { RefInput } from './ref-input.tsx';

interface Props {
  readonly kind: RecordKind;
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
  readonly id: string;
  readonly invalid: boolean;
  readonly describedBy: string;
}

/** The control for a field, by its form. Every optional field can stay unknown. */
export function FieldInput(props: Props) {
  const { kind, name, field, value, onChange, onBlur, id, invalid, describedBy } = props;
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const label = fieldText(kind, name);
  const text = typeof value === 'string' ? value : undefined;
  const shared = { id, onBlur, 'aria-describedby': describedBy, 'aria-invalid': invalid, ...(invalid ? { status: 'error' as const } : {}) };
  const unknown = field.required ? '' : t('unknown');
  switch (field.form) {
    case 'date':
      return (
        <DateInput label={label} value={text} onChange={onChange} onBlur={onBlur} id={id} invalid={invalid} describedBy={describedBy} />
      );
    case 'instant':
      return (
        <InstantInput label={label} value={text} onChange={onChange} onBlur={onBlur} id={id} invalid={invalid} describedBy={describedBy} />
      );
    case 'whole':
    case 'number':
      return (
        <InputNumber
          {...shared}
          controls={false}
          placeholder={unknown}
          {...(typeof value === 'number' ? { value } : { value: null })}
          {...(field.form === 'whole' ? { precision: 0 } : {})}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'flag':
      return (
        <Select
          {...shared}
          aria-label={label}
          allowClear
          placeholder={unknown}
          {...(typeof value === 'boolean' ? { value: value ? 'yes' : 'no' } : {})}
          options={['yes', 'no'].map((one) => ({ value: one, label: t(one as 'yes') }))}
          onChange={(next: string | undefined) => onChange(next === undefined ? undefined : next === 'yes')}
        />
      );
    case 'code':
      return (
        <Select
          {...shared}
          aria-label={label}
          allowClear={!field.required}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={unknown}
          {...(text === undefined ? {} : { value: text })}
          options={(field.values ?? []).map((one) => ({ value: one, label: codeText(kind, name, one) }))}
          onChange={(next: string | undefined) => onChange(next)}
        />
      );
    case 'area':
      return (
        <AreaPicker
          id={id}
          label={label}
          value={text}
          onChange={onChange}
          onBlur={onBlur}
          root={outbreak.area}
          rootName={outbreak.areaName}
          placeholder={unknown}
        />
      );
    case 'ref':
      return (
        <RefInput
          id={id}
          label={label}
          target={field.target ?? 'person'}
          value={text}
          onChange={onChange}
          onBlur={onBlur}
          placeholder={unknown}
        />
      );
    case 'node':
      return (
        <NodeInput
          id={id}
          label={label}
          value={value as { kind: 'person' | 'event'; id: string } | undefined}
          onChange={onChange}
          onBlur={onBlur}
        />
      );
    case 'longText':
      return (
        <Input.TextArea
          {...shared}
          value={text ?? ''}
          placeholder={unknown}
          autoSize={{ minRows: 1, maxRows: 8 }}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <Input {...shared} value={text ?? ''} placeholder={unknown} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      );
  }
}
