import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is asked, where "reason" does not say it; also its hint unless another is given. */
  readonly label?: string;
  readonly hint?: string;
  /** Where a label of the page names the field. */
  readonly id?: string;
  readonly rows?: number;
  readonly longest?: number;
  /** Ctrl Enter, or Enter where there is one line, once there is a reason. */
  readonly onSubmit?: (() => void) | undefined;
}

/** Why something is done: it stands with what was done and in the journal. */
export function ReasonField({ value, onChange, label, hint, id, rows = 2, longest = LONGEST, onSubmit }: Props) {
  const { t } = useTranslation('record');
  return (
    <Input.TextArea
      rows={rows}
      maxLength={longest}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || onSubmit === undefined || !(rows === 1 || event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (isReason(value)) onSubmit();
      }}
      {...(id === undefined ? { 'aria-label': label ?? t('reason') } : { id })}
      placeholder={hint ?? label ?? t('reasonHint')}
    />
  );
}

/** Whether a text is one: as many letters as the contract wants. */
export const isReason = (text: string): boolean => text.trim().length >= SHORTEST;

const SHORTEST = 3;
const LONGEST = 500;
