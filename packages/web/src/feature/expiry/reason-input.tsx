import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Why something is forgotten, or is not: it stands with the proposal and in the journal. */
export function ReasonInput({ value, onChange }: Props) {
  const { t } = useTranslation('expiry');
  return (
    <Input.TextArea
      rows={2}
      maxLength={500}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      aria-label={t('reason')}
      placeholder={t('reason')}
    />
  );
}
