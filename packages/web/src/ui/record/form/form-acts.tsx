import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';

interface Props {
  readonly saving: boolean;
  readonly saveNext?: () => void;
  readonly cancel: () => void;
}

/** Save, save and begin the next, leave; at the thumb on a phone. */
export function FormActs({ saving, saveNext, cancel }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const phone = usePhone();
  return (
    <div className="form-acts sticky">
      <Button type="primary" htmlType="submit" loading={saving} data-save>
        {t('app:act.save')}
        {phone || saveNext !== undefined ? null : <kbd aria-hidden="true">Ctrl Enter</kbd>}
      </Button>
      {saveNext === undefined ? null : (
        <Button onClick={saveNext} disabled={saving}>
          {t('form.saveNext')}
          {phone ? null : <kbd aria-hidden="true">Ctrl Enter</kbd>}
        </Button>
      )}
      <Button type="text" onClick={cancel}>
        {t('app:act.cancel')}
      </Button>
    </div>
  );
}
