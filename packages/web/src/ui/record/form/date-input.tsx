import { CalendarOutlined } from '@ant-design/icons';
import { ConfigProvider, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { typedDate } from './typed-date.ts';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (date: string | undefined) => void;
  readonly onBlur?: () => void;
  readonly id?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
}

/** A date typed in any usual way, or picked from the calendar of the browser. What is not a date stays as typed and is marked. */
export function DateInput({ label, value, onChange, onBlur, id, describedBy, invalid = false }: Props) {
  const { t } = useTranslation('record');
  const { today } = useFormat();
  const { componentDisabled } = ConfigProvider.useConfig();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value ?? '');
  const [taken, setTaken] = useState(value);
  if (taken !== value) {
    setTaken(value);
    setText(value ?? '');
  }
  const settle = () => {
    const typed = text.trim();
    // What cannot be read goes on as it is, so that the form can name it.
    onChange(typed === '' ? undefined : (typedDate(typed, today) ?? typed));
    onBlur?.();
  };
  return (
    <span className="date-input">
      <Input
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        aria-invalid={invalid}
        {...(invalid ? { status: 'error' as const } : {})}
        value={text}
        placeholder={t('form.dateHint', { date: today, short: `${Number(today.slice(5, 7))}-${Number(today.slice(8))}` })}
        inputMode="text"
        maxLength={20}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
        suffix={
          componentDisabled ? null : (
            <button
              type="button"
              className="icon"
              tabIndex={-1}
              aria-label={t('form.openCalendar', { field: label })}
              onClick={() => picker.current?.showPicker()}
            >
              <CalendarOutlined aria-hidden="true" />
            </button>
          )
        }
      />
      <input
        ref={picker}
        type="date"
        className="hidden-picker"
        tabIndex={-1}
        aria-hidden="true"
        min="1800-01-01"
        max="2199-12-31"
        value={/^\d{4}-\d{2}-\d{2}$/.test(value ?? '') ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </span>
  );
}
