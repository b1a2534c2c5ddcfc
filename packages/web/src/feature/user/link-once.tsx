import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A one-time link, shown once: nobody can ask for it again, only for a new one. */
export function LinkOnce({ name, link, close }: { readonly name: string; readonly link: string; readonly close: () => void }) {
  const { t } = useTranslation(['account', 'app']);
  const [copied, setCopied] = useState(false);
  const address = new URL(link, location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <section className="card" role="alert" aria-label={t('user.linkTitle', { name })}>
      <h2>{t('user.linkTitle', { name })}</h2>
      <p className="soft">{t('user.linkWhat')}</p>
      <div className="form-acts">
        <Input
          readOnly
          value={address}
          aria-label={t('user.linkTitle', { name })}
          onFocus={(event) => event.target.select()}
          style={{ flex: '1 1 260px', width: 'auto' }}
        />
        <Button type="primary" onClick={() => void copy()}>
          {copied ? t('user.copied') : t('user.copy')}
        </Button>
        <Button onClick={close}>{t('app:act.close')}</Button>
      </div>
    </section>
  );
}
