import { Input } from 'antd';
import { useOutbreakIfAny } from '../../../app/outbreak.ts';
import { instantOf, wallText } from './wall-time.ts';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (instant: string | undefined) => void;
  readonly onBlur?: () => void;
  readonly id?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
}

/** A moment at the wall clock of the outbreak. */
export function InstantInput({ label, value, onChange, onBlur, id, describedBy, invalid = false }: Props) {
  const timeZone = useOutbreakIfAny()?.settings.timeZone ?? 'UTC';
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      type="datetime-local"
      aria-label={label}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      aria-invalid={invalid}
      {...(invalid ? { status: 'error' as const } : {})}
      min="1800-01-01T00:00"
      max="2199-12-31T23:59"
      value={value === undefined ? '' : wallText(value, timeZone)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : instantOf(event.target.value, timeZone))}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  );
}
