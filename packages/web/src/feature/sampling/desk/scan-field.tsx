import { CameraOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { detectorClass } from './detector.ts';

const Camera = lazy(async () => ({ default: (await import('./camera.tsx')).Camera }));

interface Props {
  readonly label: string;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  readonly submit: (text: string) => void;
}

/** Shows what a scanner types, takes typing, and opens the camera where the browser reads bar codes. */
export function ScanField({ label, typed, setTyped, submit }: Props) {
  const { t } = useTranslation('sampling');
  const [seeing, setSeeing] = useState(false);
  const send = (text: string): void => {
    setTyped('');
    submit(text);
  };
  return (
    <>
      {seeing ? (
        <Suspense>
          <Camera onScan={send} close={() => setSeeing(false)} />
        </Suspense>
      ) : null}
      <form
        className="scan-field"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') send(typed);
        }}
      >
        <Input
          size="large"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={120}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        {detectorClass() === undefined ? null : (
          <Button size="large" icon={<CameraOutlined />} aria-label={t('camera.open')} onClick={() => setSeeing(true)} />
        )}
        <Button size="large" type="primary" htmlType="submit">
          {t('desk.go')}
        </Button>
      </form>
    </>
  );
}
