import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What the keyboard alone can do, wherever it works the same; a chart says its own keys beside it. */
export function ShortcutList({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{t('keys.title')}</h2>
      <dl>
        {shortcuts.map(([name, keys]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => dialog.current?.close()}>{t('act.close')}</Button>
    </dialog>
  );
}

const shortcuts = [
  ['search', ['Ctrl K']],
  ['searchList', ['/']],
  ['walk', ['↑', '↓', 'Enter']],
  ['new', ['N']],
  ['edit', ['E']],
  ['next', ['Enter']],
  ['save', ['Ctrl Enter']],
  ['paste', ['Ctrl V']],
  ['leave', ['Esc']],
  ['list', ['?']],
] as const;
