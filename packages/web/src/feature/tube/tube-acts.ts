import { AppError, errorCodes, type ErrorCode, routes } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';

/** Seals tubes; those that could not be are named. */
export function useSeal() {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  return useMutation({
    mutationFn: (tubes: readonly string[]) => call(routes.tube.seal, { params: { outbreak }, body: { tubes: [...tubes] } }),
    onSuccess: async ({ sealed, problems }) => {
      const [first] = problems;
      const why = first === undefined ? '' : isKnown(first.code) ? say(new AppError(first.code, { tube: first.tube })) : first.code;
      showToast(
        first === undefined
          ? t('sealed', { count: sealed })
          : t('sealedSome', { count: sealed, left: problems.length, tube: first.tube, why }),
      );
      await refreshOutbreak(outbreak);
    },
    onError: (error) => showToast(say(error)),
  });
}

/** Does something with a rack or a tube, says so, and shows it everywhere. */
export function useTubeAct<T>(act: (input: T) => Promise<unknown>, done: string, close?: () => void) {
  const outbreak = useOutbreak().id;
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      showToast(done);
      close?.();
      await refreshOutbreak(outbreak);
    },
  });
}

const isKnown = (code: string): code is ErrorCode => code in errorCodes;
