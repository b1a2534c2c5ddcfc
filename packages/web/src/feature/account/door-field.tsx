import { Input } from 'antd';

interface Props {
  /** Also what the browser keeps it under. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'username' | 'name' | 'new-password' | 'current-password';
  readonly longest: number;
  /** What is asked, and what is wrong with it once somebody went on. */
  readonly hint?: string;
  readonly isWrong?: boolean;
}

/** A field of a page at the door: its label, what is asked, and whether it is wrong. A password can be looked at. */
export function DoorField({ id, label, value, onChange, autoComplete, longest, hint, isWrong = false }: Props) {
  const Field = autoComplete.endsWith('password') ? Input.Password : Input;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Field
        id={id}
        size="large"
        autoComplete={autoComplete}
        {...(autoComplete === 'username' ? { autoCapitalize: 'none' } : {})}
        maxLength={longest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={isWrong ? 'hint wrong' : 'hint'}>
          {hint}
        </p>
      )}
    </>
  );
}
