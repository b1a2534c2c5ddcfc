import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { detectorClass } from './detector.ts';

/** The camera's picture; every code is given once until another one was seen. */
export function Camera({ onScan, close }: { readonly onScan: (text: string) => void; readonly close: () => void }) {
  const { t } = useTranslation('sampling');
  const video = useRef<HTMLVideoElement>(null);
  const scan = useRef(onScan);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    scan.current = onScan;
  });
  useEffect(() => {
    const watching = watch(video.current, (text) => scan.current(text));
    watching.ready.catch(() => setRefused(true));
    return watching.stop;
  }, []);
  return (
    <div className="camera">
      {refused ? <p role="alert">{t('camera.refused')}</p> : <video ref={video} muted playsInline aria-label={t('camera.picture')} />}
      <Button onClick={close} block>
        {t('camera.close')}
      </Button>
    </div>
  );
}

function watch(
  video: HTMLVideoElement | null,
  found: (text: string) => void,
): { readonly ready: Promise<void>; readonly stop: () => void } {
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isOver = false;
  let last = '';
  const stop = (): void => {
    isOver = true;
    clearInterval(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const start = async (): Promise<void> => {
    const Detect = detectorClass();
    if (Detect === undefined || video === null) throw new Error('No camera here');
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (isOver) return stop();
    video.srcObject = stream;
    await video.play();
    const detector = new Detect();
    const look = async (): Promise<void> => {
      const [code] = await detector.detect(video).catch(() => []);
      if (code === undefined || code.rawValue === last || isOver) return;
      last = code.rawValue;
      found(code.rawValue);
    };
    timer = setInterval(() => void look(), LOOK_EVERY_MS);
  };
  return { ready: start(), stop };
}

const LOOK_EVERY_MS = 150;
